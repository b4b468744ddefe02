//! Packs as data: those that must load, and those that must be refused exactly as they say.
//!
//! `tests/packs/README.md` describes the files.

// A test that cannot read its data fails; that is what unwrap and expect say here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use huashu::check::{self, Checked};
use huashu::pack::problem::{CODES, WARNINGS};
use huashu::pack::source::{self, Loaded, Report};
use huashu::pack::{FieldIx, Mode, Pack, Piece, built};
use proptest::prelude::*;

type Files = Vec<(String, String)>;

/// A problem that a `#!` comment asks for.
#[derive(Debug)]
struct Expected {
    file: String,
    line: usize,
    code: String,
    message: String,
    hint: String,
}

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
            for (content, line) in text.lines().zip(1..) {
                let Some(note) = content.trim_start().strip_prefix("#!") else {
                    all.extend(waiting.drain(..).map(|e| Expected { line, ..e }));
                    continue;
                };
                let expected = note_of(format!("{dir}/{file}"), note);
                if expected.line == 0 { waiting.push(expected) } else { all.push(expected) }
            }
            assert!(waiting.is_empty(), "{dir}/{file}: `#!` after the last line");
        }
    }
    all
}

/// One comment; line 0 stands for the line below.
fn note_of(file: String, note: &str) -> Expected {
    let (code, what) = note.split_once(": ").expect("`#! code: message`");
    let (message, hint) = what.split_once(" | ").unwrap_or((what, ""));
    let (line, code) = match code.strip_prefix('@').and_then(|c| c.split_once(' ')) {
        Some((line, code)) => (line.parse().unwrap(), code),
        None => (0, code),
    };
    let owned = |text: &str| text.trim().to_owned();
    Expected { file, line, code: owned(code), message: owned(message), hint: owned(hint) }
}

/// What is told and not expected, and what is expected and not told.
fn differences(report: &Report, mut expected: Vec<Expected>) -> Vec<String> {
    let mut wrong = Vec::new();
    for told in &report.placed {
        let fits = |e: &Expected| {
            e.file == told.file
                && e.line == told.line
                && e.code == told.problem.code
                && told.problem.message.contains(&e.message)
                && told.problem.hint.contains(&e.hint)
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

/// What is told of a pack on the day of the tests.
fn check(dirs: Vec<(String, Files)>) -> Checked {
    check::check(dirs, Some(time::macros::date!(2026 - 11 - 25)))
}

fn load(dirs: Vec<(String, Files)>) -> Box<Loaded> {
    source::load(dirs).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn broken_packs_are_refused_as_they_say() {
    let mut wrong = Vec::new();
    for case in children(&root().join("bad")) {
        let dirs = dirs(&case);
        let expected = expected(&dirs);
        let report = check(dirs).report;
        if report.placed.is_empty() {
            wrong.push(format!("{}: nothing is told", name(&case)));
        }
        let found = differences(&report, expected);
        wrong.extend(found.into_iter().map(|d| format!("{}: {d}", name(&case))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case_and_no_other_is_told() {
    let cases = children(&root().join("bad"));
    let mut met: BTreeSet<_> =
        cases.iter().flat_map(|case| expected(&dirs(case))).map(|e| e.code).collect();
    met.insert("too-many".to_owned()); // `more_stages_than_can_be_numbered_are_refused`
    let known = CODES.iter().chain(WARNINGS);
    assert_eq!(met, known.map(|(code, ..)| (*code).to_owned()).collect());
    assert!(cases.len() >= 80, "{}", cases.len());
}

#[test]
fn good_packs_are_built_as_they_say() {
    for case in children(&root().join("good")) {
        let loaded = load(dirs(&case));
        let built = serde_json::to_string_pretty(&loaded.wire).unwrap() + "\n";
        let file = case.join("built.json");
        if std::env::var_os("HUASHU_BLESS").is_some() {
            fs::write(&file, &built).unwrap();
        }
        assert_eq!(built, fs::read_to_string(&file).unwrap(), "{}", file.display());

        let mut backwards = dirs(&case);
        backwards.reverse();
        let again = serde_json::to_string_pretty(&load(backwards).wire).unwrap() + "\n";
        assert_eq!(again, built, "the order of the directories does not matter");
    }
}

#[test]
fn what_is_built_is_what_loads() {
    for case in children(&root().join("good")) {
        let Loaded { wire, pack, .. } = *load(dirs(&case));
        let again = built::read(&built::write(&pack)).unwrap();
        assert_eq!(format!("{again:?}"), format!("{:?}", without_examples(pack.clone())));
        let counts = [
            (wire.field.len(), pack.fields.len()),
            (wire.stage.len(), pack.stages.len()),
            (wire.scene.len(), pack.scenes.len()),
            (wire.phrase.len(), pack.phrases.len()),
            (wire.check.len(), pack.checks.len()),
            (wire.rule.len(), pack.rules.len()),
            (wire.limit.len(), pack.limits.len()),
            (wire.cue.len(), pack.cues.len()),
            (wire.reason.len(), pack.reasons.len()),
        ];
        assert!(
            counts.iter().all(|(wire, pack)| wire == pack),
            "items keep their number: {counts:?}"
        );
    }
}

/// What a built pack holds: the examples of its rules have done their work.
fn without_examples(mut pack: Pack) -> Pack {
    for rule in &mut pack.rules {
        rule.flags.clear();
        rule.allows.clear();
    }
    pack
}

#[test]
fn layers_are_lowered_with_their_origin() {
    let pack = load(dirs(&root().join("good/layered"))).pack;
    let phrases: Vec<_> = pack.phrases.iter().map(|p| (&*p.id, &*p.origin)).collect();
    // A replaced item keeps its place, a new one comes last.
    let expected = [("hello", "product"), ("promise", "base"), ("visit", "team"), ("bye", "team")];
    assert_eq!(phrases, expected);
    assert_eq!((&*pack.id, &*pack.version, &*pack.name.zh), ("team", "2.1", "宽带产品包"));
    assert_eq!(&*pack.name.en, "", "the English name of another name is not taken over");
    assert_eq!(pack.mode, Mode::Enforce);
    assert_eq!(pack.calendar.closes, time::macros::time!(17:30), "of the last year given");
    assert_eq!(pack.calendar.off.len(), 2, "the replaced year has one day off");
    assert!(pack.reasons.is_empty(), "hidden");

    let text = &pack.phrases[1].text;
    let slot = |name: &str| Piece::Slot(pack.slots.iter().position(|s| &*s.id == name).unwrap());
    let words = |t: &str| Piece::Text(t.into());
    let expected = [
        words("争议的"),
        slot("amount"),
        words("元我们已登记，最晚"),
        slot("due"),
        words("给您答复。{"),
        slot("content"),
        words("}"),
    ];
    assert_eq!(*text, expected);
    let amount = pack.slots.iter().find(|s| &*s.id == "amount").unwrap();
    assert_eq!((&*amount.name.zh, amount.max), ("争议金额", 60), "a field as a slot");

    let rule = &pack.rules[0];
    assert_eq!(rule.fields, [FieldIx(0)], "every field in the agent's voice");
    assert_eq!(&*pack.cues[0].words[0], "app投诉", "folded");
}

#[test]
fn more_stages_than_can_be_numbered_are_refused() {
    let mut text = fs::read_to_string(root().join("sound.toml")).unwrap();
    for nth in 0..300 {
        writeln!(text, "[[stage]]\nid = \"s{nth}\"\nname = \"阶段\"").unwrap();
    }
    let report = source::load(one(text)).unwrap_err();
    let codes: Vec<_> = report.placed.iter().map(|p| p.problem.code).collect();
    assert_eq!(codes, ["too-many"]);
}

#[test]
fn no_directory_and_an_empty_one_are_told() {
    let report = source::load(vec![]).unwrap_err();
    assert_eq!(
        report.to_string(),
        "there is no pack to read [missing-header]\n  hint: name the directory of a pack\n1 problem\n"
    );
    let report = source::load(vec![("empty".into(), vec![])]).unwrap_err();
    assert_eq!((report.placed.len(), report.placed[0].file.as_str()), (1, "empty"));
}

#[test]
fn a_problem_is_shown_under_its_line() {
    let text = "[pack]\nformat = 1\n\n[[phrase]]\nid = \"a\"\ntags = [\"问候\", 12]\n".to_owned();
    let report = source::load(one(text)).unwrap_err().to_string();
    let expected = "\
pack/a.toml:6:15: `tags` takes a text, not a whole number [wrong-type]
  6 | tags = [\"问候\", 12]
    |          \u{3000}\u{3000}   ^^
  hint: put it in quotes
";
    assert!(report.contains(expected), "{report}");
}

fn one(text: String) -> Vec<(String, Files)> {
    vec![("pack".into(), vec![("a.toml".into(), text)])]
}

/// Loads, and renders what is wrong; every place lies in the text.
fn survives(text: &str) {
    let Err(report) = source::load(one(text.to_owned())) else { return };
    assert!(!report.placed.is_empty(), "refused without a reason");
    assert!(report.to_string().contains("hint: "));
    for placed in &report.placed {
        assert!((1..=text.lines().count().max(1) + 1).contains(&placed.line), "{placed}");
        assert!(placed.col >= 1, "{placed}");
        assert!(CODES.iter().any(|(code, ..)| *code == placed.problem.code), "{placed}");
    }
}

/// All files of the good packs, and the sound one.
fn good_texts() -> Vec<String> {
    let dirs = children(&root().join("good")).iter().flat_map(|c| dirs(c)).collect::<Vec<_>>();
    let mut texts: Vec<_> = dirs.into_iter().flat_map(|(_, files)| files).map(|(_, t)| t).collect();
    texts.push(fs::read_to_string(root().join("sound.toml")).unwrap());
    texts
}

/// Pieces that TOML and packs are made of, so that random texts get past the first line.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[pack]\n",
        "[[phrase]]\n",
        "[[rule]]\n",
        "[[rule.words]]\n",
        "[[stage.signal]]\n",
        "[[calendar]]\n",
        "[phrase.when]\n",
        "id",
        "text",
        "when",
        "say",
        "off",
        "year",
        "format",
        "hide",
        "extends",
        "kind",
        " = ",
        "1",
        "99999999999999999999",
        "1.5",
        "true",
        "2026-01-01",
        "\"x\"",
        "\"{x}\"",
        "\"\"\"",
        "'",
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
        "\n",
        "#",
        "\\u",
        "问",
        "\u{feff}",
        "\r\n",
        "\"01-01..12-31\"",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        survives(&text);
    }

    #[test]
    fn no_heap_of_pieces_makes_it_panic(text in pieces()) {
        survives(&text);
    }

    #[test]
    fn a_pack_that_is_cut_off_or_broken_does_not_make_it_panic(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        skip in 0usize..40,
        insert in "[\\PC]{0,3}",
        cut in any::<bool>(),
    ) {
        let texts = good_texts();
        let text = which.get(&texts);
        let chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len() + 1);
        let mut broken: String = chars[..at].iter().collect();
        if !cut {
            broken.push_str(&insert);
            broken.extend(chars.iter().skip(at + skip));
        }
        survives(&broken);
    }
}
