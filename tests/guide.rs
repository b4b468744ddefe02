//! The guide of pack authors, followed to the letter: the fenced blocks of packs/README.md and packs/README.en.md, in order,
//! in an empty directory that has only `packs/telecom` and `dist` in it.
//!
//! - `sh` is run as it stands, line by line, and ends with 0, or with what `exit=N` says.
//! - `text` behind it is what that printed: its lines, in this order, where `…` stands for anything.
//! - `toml file=PATH` is written there; the words before it have to name the file.
//! - `toml` alone is a whole pack, and has to pass its check.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A fenced block, with the paragraph before it.
struct Block<'a> {
    language: &'a str,
    attribute: Option<(&'a str, &'a str)>,
    before: &'a str,
    body: &'a str,
    line: usize,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut from = 0;
    while let Some(open) = page[from..].find("```").map(|at| from + at) {
        let head_end = open + page[open..].find('\n').unwrap();
        let close = head_end + page[head_end..].find("\n```").expect("a block that ends");
        let (language, attribute) =
            page[open + 3..head_end].split_once(' ').unwrap_or((&page[open + 3..head_end], ""));
        let before = page[from..open].trim();
        blocks.push(Block {
            language,
            attribute: attribute.split_once('='),
            before: before.rsplit("\n\n").next().unwrap(),
            body: &page[head_end..=close][1..],
            line: page[..open].lines().count() + 1,
        });
        from = close + "\n```".len();
    }
    blocks
}

fn huashu() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_huashu"))
}

/// An empty directory with what the guide says is there.
fn place(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide").join(name);
    let _ = fs::remove_dir_all(&dir);
    let packs = dir.join("packs/telecom");
    fs::create_dir_all(&packs).unwrap();
    fs::create_dir_all(dir.join("dist")).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/telecom")).unwrap()
    {
        let path = entry.unwrap().path();
        fs::copy(&path, packs.join(path.file_name().unwrap())).unwrap();
    }
    dir
}

/// Runs commands of a block; the exit code and all that was printed.
fn run(dir: &Path, commands: &str) -> (i32, String) {
    let found =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>();
    let paths = std::iter::once(huashu().parent().unwrap().to_owned()).chain(found);
    let done = Command::new("sh")
        .args(["-e", "-c", &format!("exec 2>&1\n{commands}")])
        .current_dir(dir)
        .env("PATH", std::env::join_paths(paths).unwrap())
        .output()
        .unwrap();
    (done.status.code().unwrap(), String::from_utf8(done.stdout).unwrap())
}

/// Whether a line is the one that is shown, in which `…` stands for anything.
fn is_shown(line: &str, shown: &str) -> bool {
    let mut parts = shown.split('…');
    let first = parts.next().unwrap();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let mut open = false;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        open = part.is_empty();
    }
    rest.is_empty() || open
}

fn follow(name: &str, page: &str) -> usize {
    let dir = place(name);
    let mut printed: Option<String> = None;
    let mut commands = 0;
    for block in blocks(page) {
        let place = format!("packs/{name}:{}", block.line);
        match (block.language, block.attribute) {
            ("sh", attribute) => {
                let wanted = attribute.map_or(0, |(key, code)| {
                    assert_eq!(key, "exit", "{place}");
                    code.parse().unwrap()
                });
                let (code, out) = run(&dir, block.body);
                assert_eq!(code, wanted, "{place}: {}\n{out}", block.body);
                commands += block.body.lines().count();
                printed = Some(out);
            }
            ("text", None) => {
                let out = printed.take().unwrap_or_else(|| panic!("{place}: nothing was run"));
                let mut lines = out.lines();
                for shown in block.body.lines() {
                    assert!(
                        lines.any(|line| is_shown(line, shown)),
                        "{place}: “{shown}” is not in\n{out}"
                    );
                }
            }
            ("toml", Some(("file", file))) => {
                let named = block.before.contains(file);
                assert!(named, "{place}: the words before do not name {file}");
                fs::write(dir.join(file), block.body).unwrap();
            }
            ("toml", None) => {
                let whole = dir.join("whole");
                fs::create_dir_all(&whole).unwrap();
                fs::write(whole.join("pack.toml"), block.body).unwrap();
                let (code, out) = run(&dir, "huashu pack check whole");
                assert_eq!(code, 0, "{place}: {out}");
            }
            (language, attribute) => {
                panic!("{place}: a block of `{language}` {attribute:?} is not known")
            }
        }
    }
    commands
}

#[test]
fn the_chinese_guide_does_what_it_says() {
    assert!(follow("README.md", include_str!("../packs/README.md")) >= 10);
}

#[test]
fn the_english_guide_does_what_it_says() {
    assert!(follow("README.en.md", include_str!("../packs/README.en.md")) >= 10);
}

#[test]
fn both_guides_have_the_same_files_and_commands() {
    let told = |page: &str| -> Vec<String> {
        let blocks = blocks(page);
        let told =
            blocks.iter().filter(|block| block.language == "sh" || block.attribute.is_some());
        // Only the language of an answer differs, and what is said behind a command.
        let plain = |line: &str| line.split(" #").next().unwrap().trim().replace(" --lang en", "");
        told.flat_map(|block| block.body.lines().map(plain).collect::<Vec<_>>()).collect()
    };
    assert_eq!(
        told(include_str!("../packs/README.md")),
        told(include_str!("../packs/README.en.md"))
    );
}

#[test]
fn a_line_is_shown_with_anything_for_dots() {
    for (line, shown, is) in [
        ("a 12 b", "a … b", true),
        ("a 12 b", "a 12 b", true),
        ("a 12 c", "a … b", false),
        ("a 12 b", "a …", true),
        ("x a 12 b", "a …", false),
        ("a 12 b and more", "a … b", false),
    ] {
        assert_eq!(is_shown(line, shown), is, "{line} / {shown}");
    }
}
