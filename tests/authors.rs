//! The commands of pack authors, as a person runs them: new, check, build, diff, explain, keys.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use huashu::pack::built;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Exit code, standard output and standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_huashu"))
        .arg("pack")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

/// An empty directory for what a test writes.
fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("authors").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A new pack in a directory of its own.
fn new(name: &str) -> PathBuf {
    let dir = scratch(name).join("my-team");
    let (code, _, err) = run(&["new", shown(&dir)]);
    assert_eq!(code, 0, "{err}");
    dir
}

fn change(dir: &Path, file: &str, from: &str, to: &str) {
    let path = dir.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} in {file}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_new_pack_checks_and_builds_and_a_second_one_does_not_write_over_it() {
    let dir = new("new");
    let (code, _, err) = run(&["check", shown(&dir)]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("nothing is wrong"), "{err}");
    let out = dir.join("../built.json");
    let (code, _, err) = run(&["build", shown(&dir), "--out", shown(&out)]);
    assert_eq!(code, 0, "{err}");
    let json: Value = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(&*built::read(&json).unwrap().id, "my-team");

    let (code, _, err) = run(&["new", shown(&dir)]);
    assert_eq!(code, 2);
    assert!(err.contains("not empty"), "{err}");
    let (code, _, err) = run(&["new", shown(&dir.join("../班组"))]);
    assert_eq!(code, 2);
    assert!(err.contains("--id") && !dir.join("../班组").exists(), "{err}");
    let layer = dir.join("../班组");
    let (code, _, err) = run(&["new", shown(&layer), "--id", "ban-zu", "--over", "my-team"]);
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = run(&["check", shown(&dir), shown(&layer)]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_warning_is_a_finding_that_builds_and_an_error_one_that_does_not() {
    let dir = new("warning");
    let out = dir.join("../built.json");
    change(
        &dir,
        "phrases.toml",
        "[[slot]]",
        "[[slot]]\nid = \"spare\"\nname = \"备用\"\n\n[[slot]]",
    );
    let (code, _, err) = run(&["check", shown(&dir)]);
    assert_eq!(code, 1);
    assert!(err.contains("warning: slot `spare`: no phrase has it [unused-slot]"), "{err}");
    assert!(err.ends_with("1 warning\n"), "{err}");
    let (code, _, err) = run(&["build", shown(&dir), "-o", shown(&out)]);
    assert_eq!((code, out.exists()), (0, true), "{err}");
    assert!(err.contains("[unused-slot]"), "{err}");

    fs::remove_file(&out).unwrap();
    change(&dir, "rules.toml", "reply = \"这个不归我管\"", "reply = \"这个归我管\"");
    let (code, _, err) = run(&["build", shown(&dir), "-o", shown(&out)]);
    assert_eq!((code, out.exists()), (1, false));
    assert!(err.contains("rules.toml:") && err.contains("[example-silent]"), "{err}");
    assert!(err.contains("1 problem, 1 warning\nnothing was written\n"), "{err}");
}

#[test]
fn the_calendar_is_checked_for_the_day_that_is_given() {
    let dir = new("calendar");
    let calendar = "\n[[calendar]]\nyear = 2026\noff = [\"01-01\"]\n";
    let path = dir.join("calendar.toml");
    fs::write(&path, calendar).unwrap();
    assert_eq!(run(&["check", shown(&dir), "--today", "2026-12-31"]).0, 0);
    let (code, _, err) = run(&["check", shown(&dir), "--today", "2027-01-01"]);
    assert_eq!(code, 1);
    assert!(err.contains("calendar.toml:3:8") && err.contains("[calendar-past]"), "{err}");
    let (code, _, err) = run(&["check", shown(&dir), "--today", "2027-02-30"]);
    assert_eq!(code, 2);
    assert!(err.contains("YYYY-MM-DD"), "{err}");
}

#[test]
fn what_is_published_is_named_by_what_it_holds_and_older_files_stay() {
    let dir = new("publish");
    let shelf = dir.join("../shelf");
    let publish = || -> Value {
        let (code, _, err) = run(&["build", shown(&dir), "--publish", shown(&shelf)]);
        assert_eq!(code, 0, "{err}");
        serde_json::from_str(&fs::read_to_string(shelf.join("manifest.json")).unwrap()).unwrap()
    };
    let first = publish();
    let names: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["english", "englishIntegrity", "format", "id", "integrity", "pack", "version"]
    );
    for (file, sum) in [("pack", "integrity"), ("english", "englishIntegrity")] {
        let name = first[file].as_str().unwrap();
        let bytes = fs::read(shelf.join(name)).unwrap();
        let hash = Sha256::digest(&bytes);
        assert!(name.contains(&format!("{hash:x}")[..16]), "{name}");
        assert_eq!(first[sum], json!(format!("sha256-{}", BASE64_STANDARD.encode(hash))));
    }
    assert_eq!(publish(), first, "the same pack has the same name");
    change(&dir, "phrases.toml", "我也会着急", "我也着急");
    let second = publish();
    assert_ne!(second["pack"], first["pack"]);
    let mut left: Vec<String> = fs::read_dir(&shelf)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    for file in [&first["pack"], &first["english"], &second["pack"], &second["english"]] {
        assert!(left.contains(&file.as_str().unwrap().to_owned()), "{file} in {left:?}");
    }
    assert!(left.iter().all(|name| !name.contains(".part")), "{left:?}");

    let (code, _, err) = run(&["build", shown(&dir)]);
    assert_eq!(code, 2);
    assert!(err.contains("--publish"), "{err}");
}

#[test]
fn a_difference_says_what_an_agent_will_notice() {
    let dir = new("diff");
    let after = dir.join("../after");
    fs::create_dir_all(&after).unwrap();
    for entry in fs::read_dir(&dir).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, after.join(path.file_name().unwrap())).unwrap();
    }
    let (code, out, _) = run(&["diff", shown(&dir), shown(&after)]);
    assert_eq!(code, 0);
    assert!(out.contains("没有坐席会注意到的不同"), "{out}");

    change(&after, "phrases.toml", "我先把您这几个月的账单", "我马上把您这几个月的账单");
    change(&after, "phrases.toml", "id = \"calm.sorry\"", "id = \"calm.new\"");
    change(&after, "rules.toml", "{ say = \"你怎么不早说\", instead = \"谢谢您告诉我们\" },", "");
    change(
        &after,
        "rules.toml",
        ", { reply = \"你怎么不早说呢\" }",
        ", { reply = \"不归我管的\" }",
    );
    let (code, out, err) = run(&["diff", shown(&dir), shown(&after)]);
    assert_eq!((code, err.as_str()), (1, ""));
    for words in [
        "话术：新增 1，修改 1，删除 1",
        "  + calm.new",
        "  - calm.sorry",
        "我先把您这几个月的账单",
        "检查规则：新增 0，修改 1，删除 0",
        "结果不同的例子",
        "tone.blame：reply = “你怎么不早说呢”\n      原来指出：tone.blame\n      现在指出：无",
    ] {
        assert!(out.contains(words), "{words} in {out}");
    }
    let (_, out, _) = run(&["diff", shown(&dir), shown(&after), "--lang", "en"]);
    assert!(out.contains("Phrases: 1 added, 1 changed, 1 removed"), "{out}");
    let (code, out, _) = run(&["diff", shown(&dir), shown(&after), "--json"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 1);
    let of =
        |id: &str| json["items"].as_array().unwrap().iter().find(|i| i["id"] == json!(id)).unwrap();
    assert_eq!(of("calm.new")["what"], json!("added"));
    assert_eq!(of("billing.check")["keys"][0]["key"], json!("text"));
    let outcome = &json["outcomes"][0];
    assert_eq!((&outcome["rule"], &outcome["after"]), (&json!("tone.blame"), &json!([])));

    let (code, _, err) = run(&["diff", shown(&dir), "absent"]);
    assert_eq!(code, 2);
    assert!(err.contains("absent"), "{err}");
}

#[test]
fn two_layers_over_one_base_are_told_apart() {
    let dir = new("diff-over");
    let [one, two] = ["one", "two"].map(|name| dir.join("..").join(name));
    for layer in [&one, &two] {
        let (code, _, err) = run(&["new", shown(layer), "--id", "layer", "--over", "my-team"]);
        assert_eq!(code, 0, "{err}");
    }
    fs::write(
        two.join("more.toml"),
        "[[cue]]\nid = \"media\"\nnote = \"媒体\"\nwords = [\"曝光\"]\n",
    )
    .unwrap();
    let (code, out, err) = run(&["diff", shown(&one), shown(&two), "--over", shown(&dir)]);
    assert_eq!(code, 1, "{err}");
    assert!(out.contains("要留意的词：新增 1") && !out.contains("话术："), "{out}");
}

#[test]
fn an_item_is_explained_layer_by_layer() {
    let case = "tests/packs/good/extended";
    let dirs = ["base", "product", "team"].map(|layer| format!("{case}/{layer}"));
    let [base, product, team] = &dirs;
    let (code, out, err) = run(&["explain", "shirk", base, product, team]);
    assert_eq!(code, 0, "{err}");
    let lines: Vec<&str> = out.lines().take(4).collect();
    assert_eq!(
        lines,
        [
            "rule `shirk`",
            "  tests/packs/good/extended/base/a.toml:37:1: base wrote",
            "  tests/packs/good/extended/product/a.toml:14:1: product extended (level, words, flags)",
            "  tests/packs/good/extended/team/a.toml:14:1: team extended (mode, dial)",
        ]
    );
    assert!(out.contains("level = \"block\""), "{out}");
    let (code, out, _) = run(&["explain", "phrase:bye", "--json", base, product, team]);
    assert_eq!(code, 0);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json[0]["chain"][1]["deed"], json!("hid"));
    assert_eq!(json[0]["toml"], Value::Null);
    let (code, _, err) = run(&["explain", "shrik", base]);
    assert_eq!(code, 1);
    assert!(err.contains("did you mean `shirk`?"), "{err}");
}

#[test]
fn the_pages_and_the_schema_are_written_where_they_are_asked_for() {
    let dir = scratch("keys");
    let schema = dir.join("pack.schema.json");
    let (code, _, err) = run(&["keys", "--pages", shown(&dir), "--schema", shown(&schema)]);
    assert_eq!(code, 0, "{err}");
    for (made, kept) in [
        (schema, "packs/pack.schema.json"),
        (dir.join("pack-format.md"), "www/pack-format.md"),
        (dir.join("pack-format.en.md"), "www/pack-format.en.md"),
    ] {
        let same = fs::read_to_string(made).unwrap() == fs::read_to_string(kept).unwrap();
        assert!(
            same,
            "{kept} is of other keys: huashu pack keys --pages www --schema packs/pack.schema.json"
        );
    }
    let (code, out, _) = run(&["keys"]);
    assert_eq!((code, out), (0, fs::read_to_string("www/pack-format.md").unwrap()));
}
