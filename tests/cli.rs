//! The command line as other programs see it: lines in, lines out, exit codes.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run gave.
struct Ran {
    code: i32,
    out: Vec<Value>,
    err: String,
}

fn run(arguments: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_huashu"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that refuses its arguments ends without reading.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let done = child.wait_with_output().unwrap();
    let out = String::from_utf8(done.stdout).unwrap();
    let out = out.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|_| json!(l))).collect();
    Ran { code: done.status.code().unwrap(), out, err: String::from_utf8(done.stderr).unwrap() }
}

/// A directory for what a test writes.
fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

const PACK: [&str; 2] = ["--pack", "tests/desk"];

fn assess(extra: &[&str], input: &str) -> Ran {
    run(&[&["assess"], &PACK[..], extra].concat(), input)
}

#[test]
fn a_ticket_gives_its_advice() {
    let ran = assess(
        &[],
        r#"{"now":"2026-09-23T10:30:00+08:00","fields":{"* 回复：":"😀这不归我管","颜色":"红"}}"#,
    );
    assert_eq!((ran.code, ran.out.len(), ran.err.as_str()), (0, 1, ""));
    let advice = &ran.out[0];
    assert_eq!(advice["fields"], json!({ "* 回复：": "reply", "颜色": null }));
    assert_eq!(
        advice["stage"],
        json!({ "id": "second", "reasons": ["已经有回复"], "against": null, "pinned": false })
    );
    let blame = &advice["findings"][0];
    assert_eq!(
        (&blame["rule"], &blame["level"], &blame["name"]),
        (&json!("no.blame"), &json!("block"), &json!("* 回复："))
    );
    assert_eq!(
        (&blame["start"], &blame["end"]),
        (&json!(3), &json!(7)),
        "UTF-16: the face counts two"
    );
    let edit = json!({ "field": "* 回复：", "start": 3, "end": 7, "text": "我来帮您转达", "expects": "不归我管" });
    assert_eq!(blame["fixes"][0]["edit"], edit);
    assert_eq!(advice["suggestions"][0]["phrase"], json!("thanks"));
    assert_eq!(
        advice["checks"][1],
        json!({ "id": "listened", "step": "1.2", "state": "unmet", "evidence": null })
    );
}

#[test]
fn bad_lines_are_told_with_their_place_and_the_others_answered() {
    let input = "{\"fields\":{\"reply\":\"感谢\"}}\n\nnot json\n{\"fields\":{\"reply\":[1]}}\n{\"fields\":{},\"nwo\":1}\n\
                 {\"now\":\"today\",\"fields\":{}}\n{\"fields\":{\"a\":\"\",\"a\":\"\"}}\n{\"fields\":{\"reply\":null,\"金额\":30,\"b\":true}}";
    let ran = assess(&["--now", "2026-09-23T10:30+08:00"], input);
    assert_eq!(ran.code, 2);
    let lines: Vec<_> =
        ran.out.iter().map(|o| o.get("error").map(|_| o["line"].as_u64().unwrap())).collect();
    assert_eq!(
        lines,
        [None, Some(3), Some(4), Some(5), Some(6), Some(7), None],
        "one line out for each line in"
    );
    let told: Vec<&str> = ran.err.lines().collect();
    let expect = ["stdin:3:", "stdin:4:", "stdin:5:", "stdin:6:", "stdin:7:"];
    assert_eq!(told.len(), expect.len(), "{}", ran.err);
    for (line, start) in told.iter().zip(expect) {
        assert!(line.starts_with(start), "{line}");
    }
    for words in ["`nwo`", "2026-09-23T10:30:00+08:00", "given twice"] {
        assert!(ran.err.contains(words), "{words} in {}", ran.err);
    }
}

#[test]
fn input_that_is_not_utf_8_is_one_bad_line() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_huashu"))
        .args(["read"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"{\"text\":\"\xff\"}\n{\"text\":\"a\"}\n").unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(String::from_utf8(done.stdout).unwrap().lines().count(), 2);
}

#[test]
fn strict_ends_with_1_on_a_block_and_never_hides_a_2() {
    let (block, reason) = (r#"{"fields":{"reply":"不归我管"}}"#, r#"{"fields":{"reply":"好"}}"#);
    assert_eq!(assess(&[], block).code, 0);
    assert_eq!(assess(&["--strict"], block).code, 1);
    assert_eq!(assess(&["--strict"], reason).code, 0);
    assert_eq!(assess(&["--strict"], &format!("{block}\nx\n{reason}")).code, 2);
}

#[test]
fn what_cannot_run_says_why_and_what_next() {
    let dir = scratch("cli-bad");
    let garbage = dir.join("garbage.json");
    std::fs::write(&garbage, "{").unwrap();
    let newer = dir.join("newer.json");
    std::fs::write(&newer, r#"{"format":99,"id":"x"}"#).unwrap();
    let (garbage, newer) = (garbage.to_str().unwrap(), newer.to_str().unwrap());
    let out = dir.join("no/such/dir/x.json");
    for (arguments, words) in [
        (&["assess"][..], "--pack"),
        (&["assess", "--pack", "absent.json"], "huashu pack build"),
        (&["assess", "--pack", garbage], "garbage.json:1:1"),
        (&["assess", "--pack", newer], "update huashu"),
        (&["assess", "--pack", "tests/desk", "--now", "noon"], "2026-09-23T10:30:00+08:00"),
        (&["pack", "check"], "<DIRS>"),
        (&["pack", "check", "absent"], "absent"),
        (&["pack", "check", "src"], "no .toml file"),
        (&["pack", "build", "tests/desk", "-o", out.to_str().unwrap()], "cannot be written"),
        (&["pakc"], "pack"),
    ] {
        let ran = run(arguments, "");
        assert_eq!((ran.code, ran.out.len()), (2, 0), "{arguments:?}");
        assert!(ran.err.contains(words), "{arguments:?} should say {words}: {}", ran.err);
    }
}

#[test]
fn a_built_pack_judges_like_its_sources() {
    let built = scratch("cli-build").join("pack.json");
    let built = built.to_str().unwrap();
    let ran = run(&["pack", "build", "tests/desk", "-o", built], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let input = r#"{"now":"2026-09-23T10:30:00+08:00","fields":{"reply":"已处理"}}"#;
    let (from_json, from_toml) = (run(&["assess", "--pack", built], input), assess(&[], input));
    assert_eq!(from_json.out, from_toml.out);
    assert_eq!(from_json.out[0]["findings"][0]["rule"], json!("need.thanks"));
}

#[test]
fn a_built_pack_speaks_english_by_the_file_beside_it() {
    let dir = scratch("cli-english");
    let (built, english) = (dir.join("pack.json"), dir.join("pack.en.json"));
    let assess = |pack: &str| {
        run(
            &["assess", "--lang", "en", "--pack", pack],
            r#"{"now":"2026-09-23T10:30:00+08:00","fields":{"回复内容":"已处理"}}"#,
        )
    };
    let ran = run(&["pack", "build", "packs/telecom", "-o", built.to_str().unwrap()], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let whole = assess(built.to_str().unwrap());
    assert_eq!(whole.out, assess("packs/telecom").out);

    std::fs::write(&english, r#"{"id":"telecom","version":"another","words":{}}"#).unwrap();
    let ran = assess(built.to_str().unwrap());
    assert_eq!((ran.code, ran.out.len()), (2, 0));
    assert!(ran.err.contains("pack.en.json: these are not the English words"), "{}", ran.err);

    std::fs::remove_file(&english).unwrap();
    let chinese = assess(built.to_str().unwrap());
    assert_eq!(chinese.code, 0, "{}", chinese.err);
    assert_ne!(chinese.out[0]["findings"][0]["message"], whole.out[0]["findings"][0]["message"]);
    assert_eq!(chinese.out[0]["findings"][0]["rule"], whole.out[0]["findings"][0]["rule"]);
}

#[test]
fn a_pack_that_fails_its_own_examples_does_not_build() {
    let dir = scratch("cli-unproved");
    let text = std::fs::read_to_string("tests/desk/pack.toml").unwrap();
    let loud =
        text.replace(r#"allows = [{ reply = "归我管" }"#, r#"allows = [{ reply = "真不归我管" }"#);
    let useless = loud.replace("感谢您的耐心。", "辛苦了。");
    let forbidden = useless.replace("请您放心", "不归我管");
    std::fs::write(dir.join("pack.toml"), forbidden).unwrap();
    let out = dir.join("pack.json");
    let ran = run(&["pack", "build", dir.to_str().unwrap(), "-o", out.to_str().unwrap()], "");
    assert_eq!(ran.code, 1);
    for words in ["[example-loud]", "[fix-useless]", "[phrase-forbidden]", "pack.toml:"] {
        assert!(ran.err.contains(words), "{words} in {}", ran.err);
    }
    assert!(!out.exists(), "nothing is written");
}

#[test]
fn a_text_is_read() {
    let ran = run(
        &["read"],
        "{\"text\":\"😀尽快给您回复，48小时内答复\",\"now\":\"2026-09-23T10:30:00+08:00\"}\n{\"text\":\"与用户协商一致\"}",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let promises = ran.out[0]["promises"].as_array().unwrap();
    let hours = promises.iter().find(|p| p["kind"] == json!("deadline")).unwrap();
    assert_eq!(hours["latest"], json!("2026-09-25T10:30:00+08:00"));
    let text: Vec<u16> = "😀尽快给您回复，48小时内答复".encode_utf16().collect();
    let (start, end) = (hours["start"].as_u64().unwrap(), hours["end"].as_u64().unwrap());
    let span =
        String::from_utf16(&text[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()])
            .unwrap();
    assert_eq!(json!(span), hours["text"]);
    assert_eq!(
        (&ran.out[1]["confirmations"][0]["kind"], &ran.out[1]["confirmations"][0]["state"]),
        (&json!("plan"), &json!("given"))
    );
}

/// The path of a file that a test wrote.
fn written(dir: &Path, name: &str, text: &str) -> String {
    let path = dir.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn a_page_that_is_understood_ends_with_0_and_one_in_doubt_with_1() {
    let fine = run(&["site", "check", "--lang", "en", "tests/pages/ant-design-5.html"], "");
    assert_eq!((fine.code, fine.err.as_str()), (0, ""));
    let lines: Vec<&str> = fine.out.iter().filter_map(Value::as_str).collect();
    assert_eq!(lines[0], "tests/pages/ant-design-5.html: 10 fields found, 0 to look at");
    for line in [
        "[fine] Reply: “回复客户” (label for)",
        "[fine] Click 提交: guarded",
        "[fine] Complaint: “投诉内容” (label for), 17 characters, writable",
    ] {
        assert!(lines.contains(&line), "{line} is not in {lines:#?}");
    }
    let doubt = run(&["site", "check", "--json", "tests/pages/ambiguous.html"], "");
    assert_eq!(doubt.code, 1);
    let rows = doubt.out[0]["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["field"] == "contact_phone").unwrap();
    assert_eq!(
        (&row["state"], &row["names"]),
        (&json!("ambiguous"), &json!(["来电号码", "回电号码"]))
    );
}

#[test]
fn a_site_file_settles_a_doubt() {
    let dir = scratch("site");
    let site = r#"{ "format": 1, "fields": { "contact_phone": "p:nth-of-type(3) input", "customer_name": "p:nth-of-type(5) input" } }"#;
    let site = written(&dir, "settles.json", site);
    let ran = run(&["site", "check", &site, "tests/pages/ambiguous.html", "--lang", "en"], "");
    let told = json!(
        "[fine] Callback number: “contact_phone” (site file), 11 characters, writable, and 1 more of its kind"
    );
    assert_eq!((ran.code, ran.out.contains(&told)), (0, true), "{:#?}", ran.out);
}

#[test]
fn everything_wrong_with_a_site_file_is_told_with_its_place() {
    let dir = scratch("site");
    let site = "{ \"format\": 1,\n  \"fields\": { \"repyl\": \"textarea\",\n    \"status\": \"b[\", \"content\": \"#gone\", \"result\": \"input:enabled\" },\n  \"sav\": [] }";
    let site = written(&dir, "wrong.json", site);
    let ran = run(&["site", "check", "--json", &site, "tests/pages/echo.html"], "");
    assert_eq!(ran.code, 1);
    let problems = ran.out[0]["problems"].as_array().unwrap();
    let told: Vec<_> =
        problems.iter().map(|p| json!([p["code"], p["line"], p["column"]])).collect();
    let expect =
        [json!(["bad-selector", 3, 5]), json!(["unknown-key", 4, 3]), json!(["unknown-id", 2, 15])];
    assert_eq!(told, expect, "{problems:#?}");
    assert_eq!(problems[2]["hint"], json!("did you mean `reply`?"));
    let rows = ran.out[1]["rows"].as_array().unwrap();
    let says = |key: &str| {
        let of = |row: &&Value| row["subject"].as_str().unwrap().starts_with(key);
        rows.iter().find(of).map(|row| row["says"].clone())
    };
    assert_eq!(says("fields.content"), Some(json!("页面上没有它选中的元素")));
    assert_eq!(says("fields.result"), Some(json!("选中了 4 个元素")));
}

#[test]
fn site_check_says_why_it_cannot_run() {
    let dir = scratch("site");
    let broken = written(&dir, "broken.json", "{ \"format\": 1,");
    for (arguments, says) in [
        (vec!["absent.html"], "save it in the browser"),
        (vec!["absent.json"], "the site file cannot be read"),
        (vec![&*broken], "broken.json:1:14: this is no JSON"),
        (vec![&*broken, &*broken], "a second site file"),
        (vec!["--pack", "absent", "tests/pages/echo.html"], "absent"),
    ] {
        let ran = run(&[&["site", "check"][..], &arguments].concat(), "");
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
    }
}
