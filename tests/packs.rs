//! Packs as data: those that must load, and those that must be refused exactly as they say.
//!
//! `tests/packs/README.md` describes the files.

// A test that cannot read its data fails; that is what unwrap and expect say here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huashu::pack::source::{self, Report};

type Files = Vec<(String, String)>;
/// File, line, code and part of the message.
type Expected = (String, usize, String, String);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs")
}

fn children(dir: &Path) -> Vec<PathBuf> {
    let mut all: Vec<_> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    all.sort();
    all
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The TOML files of a directory.
fn files(dir: &Path) -> Files {
    let toml = children(dir).into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml"));
    toml.map(|p| (name(&p), fs::read_to_string(&p).unwrap())).collect()
}

/// A case: the packs of a folder, or a single file beside the sound pack.
fn dirs(case: &Path) -> Vec<(String, Files)> {
    if case.is_dir() {
        let packs = children(case).into_iter().filter(|p| p.is_dir());
        return packs.map(|dir| (name(&dir), files(&dir))).collect();
    }
    let sound = fs::read_to_string(root().join("sound.toml")).unwrap();
    let own = (name(case), fs::read_to_string(case).unwrap());
    vec![("pack".to_owned(), vec![("0-sound.toml".to_owned(), sound), own])]
}

/// The `#!` comments of the files.
fn expected(dirs: &[(String, Files)]) -> Vec<Expected> {
    let mut all = Vec::new();
    for (dir, files) in dirs {
        for (file, text) in files {
            let mut waiting = Vec::new();
            for (line, content) in text.lines().enumerate() {
                if let Some(note) = content.trim_start().strip_prefix("#!") {
                    let (code, message) = note.split_once(": ").expect("`#! code: message`");
                    let (code, message) = (code.trim().to_owned(), message.trim().to_owned());
                    match code.strip_prefix('@').and_then(|c| c.split_once(' ')) {
                        Some((line, code)) => {
                            let line = line.parse().unwrap();
                            all.push((format!("{dir}/{file}"), line, code.to_owned(), message));
                        }
                        None => waiting.push((code, message)),
                    }
                    continue;
                }
                let here = |(code, message)| (format!("{dir}/{file}"), line + 1, code, message);
                all.extend(waiting.drain(..).map(here));
            }
            assert!(waiting.is_empty(), "{dir}/{file}: `#!` after the last line");
        }
    }
    all
}

/// What is told and not expected, and what is expected and not told.
fn differences(report: &Report, mut expected: Vec<Expected>) -> Vec<String> {
    let mut wrong = Vec::new();
    for told in &report.placed {
        let fits = |(file, line, code, message): &Expected| {
            *file == told.file
                && *line == told.line
                && code == told.problem.code
                && told.problem.message.contains(message.as_str())
        };
        match expected.iter().position(fits) {
            Some(nth) => drop(expected.swap_remove(nth)),
            None => wrong.push(format!("told, not expected:\n{told}")),
        }
        if told.problem.hint.trim().is_empty() {
            wrong.push(format!("no hint:\n{told}"));
        }
    }
    wrong.extend(expected.into_iter().map(|e| format!("expected, not told: {e:?}")));
    wrong
}

#[test]
fn broken_packs_are_refused_as_they_say() {
    let mut wrong = Vec::new();
    for case in children(&root().join("bad")) {
        let dirs = dirs(&case);
        let expected = expected(&dirs);
        match source::load(dirs) {
            Ok(_) => wrong.push(format!("{}: loads", name(&case))),
            Err(report) => {
                let found = differences(&report, expected);
                wrong.extend(found.into_iter().map(|d| format!("{}: {d}", name(&case))));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_sound_pack_loads() {
    let text = fs::read_to_string(root().join("sound.toml")).unwrap();
    let loaded = source::load(vec![("sound".into(), vec![("sound.toml".into(), text)])]);
    let loaded = loaded.unwrap_or_else(|report| panic!("{report}"));
    let ids: BTreeSet<_> = loaded.pack.phrases.iter().map(|p| p.id.to_string()).collect();
    assert_eq!(ids, BTreeSet::from(["hello".to_owned()]));
}
