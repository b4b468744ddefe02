//! The layers of ARCHITECTURE.md hold in the sources.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What no module above the page line may name: a browser, a clock, a file, the network.
const IMPURE: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen::",
    "gloo",
    "yew",
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "Instant::now",
    "SystemTime",
    "now_utc",
    "now_local",
    "std::thread",
];

/// What is allowed although its name holds one of those: bytes in memory that are read as a file is.
const PURE: &str = "std::io::Cursor";

struct Layers {
    order: Vec<String>,
    pure: usize,
}

fn layers() -> Layers {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let list =
        page.split("<!-- layers -->").nth(1).unwrap().split("<!-- /layers -->").next().unwrap();
    let (above, below) = list.split_once("<!-- page line").unwrap();
    let names = |part: &str| -> Vec<String> {
        let lines = part.lines().filter_map(|l| l.strip_prefix("- `"));
        lines.map(|l| l.split('`').next().unwrap().to_owned()).collect()
    };
    let mut order = names(above);
    let pure = order.len();
    order.extend(names(below));
    Layers { order, pure }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source below `src` but the binary's, with the module that it belongs to.
fn sources() -> Vec<(String, PathBuf, String)> {
    let src = root().join("src");
    let mut found = Vec::new();
    let mut dirs = vec![src.clone()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(&src).unwrap().to_owned();
            let first = relative.components().next().unwrap();
            let module =
                Path::new(first.as_os_str()).file_stem().unwrap().to_str().unwrap().to_owned();
            if module == "bin" || module == "lib" {
                continue;
            }
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|x| x == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((module, relative, text));
            }
        }
    }
    assert!(found.len() > 20, "the sources were not found");
    found
}

/// The code without comments and without its unit tests, which stand at the end of a file.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
    code.lines()
        .map(|l| if l.trim_start().starts_with("//") { "" } else { l })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_module_has_its_place_in_the_architecture() {
    let layers = layers();
    let mut modules: Vec<String> = sources().into_iter().map(|(module, ..)| module).collect();
    modules.sort();
    modules.dedup();
    let mut listed = layers.order.clone();
    listed.sort();
    assert_eq!(modules, listed, "left: modules in src, right: modules in ARCHITECTURE.md");
}

#[test]
fn a_module_uses_only_those_above_it() {
    let layers = layers();
    let rank: BTreeMap<&str, usize> =
        layers.order.iter().enumerate().map(|(ix, m)| (m.as_str(), ix)).collect();
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        for (nth, line) in code(&text).lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let name: String =
                    used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(used) = rank.get(name.as_str()) else { continue };
                if *used > rank[module.as_str()] {
                    wrong.push(format!(
                        "src/{}:{}: `{module}` uses `{name}`, which is below it",
                        path.display(),
                        nth + 1
                    ));
                }
            }
            // `use crate::{a, b}` would hide names from the search above.
            if line.contains("crate::{") {
                wrong.push(format!(
                    "src/{}:{}: write one `use crate::…` a line",
                    path.display(),
                    nth + 1
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_core_names_no_browser_no_clock_and_no_file() {
    let layers = layers();
    let pure = &layers.order[..layers.pure];
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        if !pure.contains(&module) {
            continue;
        }
        for (nth, line) in code(&text).replace(PURE, "").lines().enumerate() {
            for name in IMPURE.iter().filter(|name| line.contains(**name)) {
                wrong.push(format!(
                    "src/{}:{}: `{name}` above the page line",
                    path.display(),
                    nth + 1
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
