//! What a pack would have said to exported tickets, through the command line.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

const PACK: &str = "packs/telecom";

struct Ran {
    code: i32,
    out: Value,
    err: String,
}

fn replay(arguments: &[&str]) -> Ran {
    let done = Command::new(env!("CARGO_BIN_EXE_huashu"))
        .args(["pack", "replay", "--now", "2026-09-23T10:30:00+08:00"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    Ran {
        code: done.status.code().unwrap(),
        out: serde_json::from_slice(&done.stdout).unwrap_or(Value::Null),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("replay").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// Tickets of which every third blames, every fourth names an identity card, and every fifth is like the others.
fn tickets(count: usize) -> String {
    let mut lines = String::new();
    for nth in 1..=count {
        let reply = match nth {
            n if n % 3 == 0 => "这事不归我管，您打别的电话。",
            n if n % 4 == 0 => "已核对您的证件11010519491231002X。",
            _ => "您的情况我已记下，9月24日18点前给您打电话。",
        };
        let fields = json!({ "投诉内容": "张三丰来电说多扣30元", "回复内容": reply, "班次": "夜" });
        writeln!(lines, "{}", json!({ "fields": fields })).unwrap();
    }
    lines
}

#[test]
fn every_ticket_is_counted_once_whatever_the_number_of_cores() {
    let dir = scratch("count");
    let file = dir.join("tickets.jsonl");
    fs::write(&file, tickets(1200)).unwrap();
    let ran = replay(&[PACK, file.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let tally = &ran.out["packs"][0]["tally"];
    assert_eq!(tally["tickets"], 1200);
    assert_eq!(tally["rules"]["tone.blame"]["tickets"], 400);
    assert_eq!(tally["rules"]["personal.id-card"]["tickets"], 200);
    assert_eq!(tally["rules"]["tone.threaten"]["tickets"], 0, "silent rules are listed too");
    assert_eq!(tally["unknown"]["班次"], 1200);
    assert_eq!(tally["rules"]["tone.blame"]["samples"][0]["ticket"], 3, "the first ones");
    assert_eq!(tally["rules"]["tone.blame"]["samples"].as_array().unwrap().len(), 5);
}

#[test]
fn texts_are_masked_unless_asked_for() {
    let dir = scratch("mask");
    let (file, html) = (dir.join("tickets.jsonl"), dir.join("report.html"));
    fs::write(&file, tickets(12)).unwrap();
    let (file, page) = (file.to_str().unwrap(), html.to_str().unwrap());
    let ran = replay(&[PACK, file, "--html", page]);
    let report = fs::read_to_string(&html).unwrap();
    for told in [&ran.out.to_string(), &report] {
        for secret in ["11010519491231002X", "张三丰", "多扣"] {
            assert!(!told.contains(secret), "{secret} in {told}");
        }
        assert!(told.contains("不归我管"), "the words that a rule is about are shown");
    }
    replay(&[PACK, file, "--html", page, "--show-text"]);
    assert!(fs::read_to_string(&html).unwrap().contains("11010519491231002X"));
}

#[test]
fn a_report_is_one_page_and_text_in_it_is_text() {
    let dir = scratch("html");
    let (file, html) = (dir.join("tickets.csv"), dir.join("report.html"));
    fs::write(&file, "回复内容,<b>班</b>\n\"<script>alert(1)</script>不归我管\",夜\n").unwrap();
    let ran =
        replay(&[PACK, file.to_str().unwrap(), "--html", html.to_str().unwrap(), "--show-text"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report = fs::read_to_string(&html).unwrap();
    assert!(report.contains("&lt;/script&gt;") && report.contains("&lt;b&gt;班"));
    for outside in ["<script", "http://", "https://", "<b>班", "<link", "@import"] {
        assert!(!report.contains(outside), "{outside}");
    }
}

#[test]
fn two_packs_side_by_side_name_the_tickets_that_differ() {
    let dir = scratch("two");
    let file = dir.join("tickets.jsonl");
    fs::write(&file, tickets(30)).unwrap();
    let layer = dir.join("mild");
    fs::create_dir_all(&layer).unwrap();
    let built = dir.join("mild.json");
    let header = "[pack]\nformat = 1\nid = \"mild\"\nversion = \"1\"\nname = \"温和\"\nmode = \"enforce\"\n\
        extends = \"telecom\"\nreply = [\"reply\"]\nhide = [\"rule:tone.blame\"]\n";
    fs::write(layer.join("pack.toml"), header).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_huashu"))
        .args(["pack", "build", PACK, layer.to_str().unwrap(), "-o", built.to_str().unwrap()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let ran = replay(&[PACK, file.to_str().unwrap(), "--against", built.to_str().unwrap()]);
    assert_eq!(ran.out["different"], 10);
    assert_eq!(ran.out["differences"][0]["ticket"], 3);
    let [before, after] = [0, 1].map(|ix| &ran.out["differences"][0]["outcomes"][ix]["rules"]);
    assert!(before.to_string().contains("tone.blame") && !after.to_string().contains("tone.blame"));
}

#[test]
fn a_table_gives_each_ticket_its_own_time() {
    let dir = scratch("at");
    let file = dir.join("tickets.csv");
    let rows = "受理时间,回复内容\n2026-09-23 10:30,我们会在9月20日18点前给您打电话。\n2026-09-01 10:30,我们会在9月20日18点前给您打电话。\n";
    fs::write(&file, rows).unwrap();
    let ran = replay(&[PACK, file.to_str().unwrap(), "--at", "受理时间"]);
    assert_eq!(ran.out["packs"][0]["tally"]["rules"]["promise.past"]["tickets"], 1, "{}", ran.err);
    let ran = replay(&[PACK, file.to_str().unwrap(), "--at", "时间"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no column is named “时间”; the columns are 受理时间、回复内容"));
}

#[test]
fn lines_that_cannot_be_read_are_told_and_the_others_counted() {
    let dir = scratch("lines");
    let file = dir.join("tickets.jsonl");
    fs::write(&file, format!("{}\n{{\"field\":1}}\nno\n{}", tickets(1).trim(), tickets(2)))
        .unwrap();
    let ran = replay(&[PACK, file.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out["packs"][0]["tally"]["tickets"], 3);
    assert!(ran.err.contains(":2:") && ran.err.contains(":3:"), "{}", ran.err);
}
