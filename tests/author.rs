//! What the studio asks, in the JSON that its page speaks: a layer over the base pack is checked, changed in place, tried
//! and released; what comes out is what the command line makes.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use huashu::author::{Author, Files, exchange};
use huashu::pack::problem::{CODES, WARNINGS};
use huashu::pack::wire::Pack;
use serde_json::{Value, json};

const NOW: &str = "2026-09-23T10:30:00+08:00";

fn base() -> Files {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/telecom");
    let mut files: Files = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// An author and the files that are worked on.
struct Desk {
    author: Author,
    files: Files,
}

impl Desk {
    fn new() -> Self {
        let mut author = Author::new(vec![("telecom".to_owned(), base())]).unwrap();
        let files = ok(&author.answer(&json!({ "ask": "begin", "id": "my-team" }).to_string()));
        Self { author, files: serde_json::from_value(files).unwrap() }
    }

    fn with(text: &str) -> Self {
        let mut desk = Self::new();
        desk.files = vec![("pack.toml".to_owned(), text.to_owned())];
        desk
    }

    fn ask(&mut self, question: &Value) -> Value {
        serde_json::from_str(&self.author.answer(&question.to_string())).unwrap()
    }

    fn check(&mut self) -> Value {
        let question = json!({ "ask": "check", "dir": "my-team", "files": self.files, "now": NOW });
        self.ask(&question)["ok"].clone()
    }

    /// Makes a change; what was said of it.
    fn change(&mut self, change: &Value) -> Value {
        let answer = self.ask(&json!({ "ask": "edit", "files": self.files, "change": change }));
        if let Some(files) = answer.get("ok") {
            self.files = serde_json::from_value(files.clone()).unwrap();
            self.check();
        }
        answer
    }

    fn set(&mut self, kind: &str, id: &str, keys: &Value) -> Value {
        self.change(&json!({ "do": "set", "kind": kind, "id": id, "keys": keys }))
    }

    fn text(&self) -> String {
        self.files.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n---\n")
    }

    fn row(&mut self, kind: &str, id: &str) -> Value {
        let state = self.check();
        let rows = state["items"][kind].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["id"] == id).unwrap_or_default()
    }
}

fn ok(answer: &str) -> Value {
    let answer: Value = serde_json::from_str(answer).unwrap();
    answer.get("ok").unwrap_or_else(|| panic!("{answer}")).clone()
}

fn codes(state: &Value) -> Vec<&str> {
    state["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect()
}

const HEADER: &str = r#"# Ours.
[pack]
format = 1
id = "my-team"
version = "7"   # counts up
name = "团队"
extends = "telecom"
"#;

#[test]
fn a_new_layer_is_sound_and_says_nothing() {
    let mut desk = Desk::new();
    let state = desk.check();
    assert_eq!(state["problems"], json!([]));
    assert_eq!(state["header"]["id"], "my-team");
    let rows = state["items"]["phrase"].as_array().unwrap();
    assert!(rows.len() > 200 && rows.iter().all(|row| row["deed"] == "below"));
}

#[test]
fn a_text_is_added_to_the_item_below_and_a_list_takes_its_place() {
    let mut desk = Desk::with(HEADER);
    desk.set("phrase", "respond.phone", &json!({ "text": "您好，\n团队在听。" }));
    assert_eq!(desk.files[0].1, HEADER, "the header is as it was, with its comments");
    let text = &desk.files[1].1;
    assert!(text.contains("extend = true") && !text.contains("stage"), "{text}");
    let row = desk.row("phrase", "respond.phone");
    assert_eq!(
        (&row["deed"], &row["item"]["text"]),
        (&json!("extended"), &json!("您好，\n团队在听。"))
    );
    assert_eq!(row["item"]["code"], row["below"]["code"], "the rest is as below");

    desk.set("phrase", "respond.phone", &json!({ "scenes": ["tariff"] }));
    let row = desk.row("phrase", "respond.phone");
    assert_eq!((&row["deed"], &row["item"]["scenes"]), (&json!("replaced"), &json!(["tariff"])));
    assert_eq!(row["item"]["text"], "您好，\n团队在听。", "what was changed before stays");
    desk.set("phrase", "respond.phone", &json!({ "scenes": null }));
    assert!(desk.row("phrase", "respond.phone")["item"].get("scenes").is_none());

    desk.change(&json!({ "do": "reset", "kind": "phrase", "id": "respond.phone" }));
    assert_eq!(desk.row("phrase", "respond.phone")["deed"], "below");
    assert_eq!(desk.files[0].1, HEADER);
}

#[test]
fn what_is_written_in_a_file_stays_where_it_is_not_changed() {
    let own = format!(
        "{HEADER}\n# The one for lamps.\n[[phrase]]\nid = \"lamp\"   # never renamed\ntext = 'a \"lamp\"' # short\nstage = \"close\"\n\n[[cue]] # odd order\nwords = [\n  # the first\n  \"灯\",\n]\nnote = \"灯\"\nid = \"lamp\"\n"
    );
    let mut desk = Desk::with(&own);
    assert_eq!(codes(&desk.check()), [""; 0]);
    desk.set("phrase", "lamp", &json!({ "text": "两盏灯" }));
    assert_eq!(desk.files[0].1, own.replace("'a \"lamp\"'", "\"两盏灯\""));
    desk.set("phrase", "lamp", &json!({ "text": "a \"lamp\"" }));
    desk.set("phrase", "lamp", &json!({ "step": "5.1" }));
    desk.set("phrase", "lamp", &json!({ "step": null }));
    assert!(desk.files[0].1.contains("# short\nstage = \"close\"\n"), "{}", desk.files[0].1);
    desk.change(&json!({ "do": "reset", "kind": "phrase", "id": "lamp" }));
    assert!(desk.files[0].1.contains("[[cue]] # odd order\nwords = [\n  # the first\n"));
    assert!(!desk.files[0].1.contains("[[phrase]]"));
}

#[test]
fn items_are_added_with_a_name_of_their_sound_and_hidden_and_shown() {
    let mut desk = Desk::with(HEADER);
    let lamp =
        json!({ "do": "add", "kind": "phrase", "keys": { "text": "点灯", "stage": "close" } });
    desk.change(&lamp);
    desk.change(&lamp);
    assert_eq!(desk.row("phrase", "dian-deng")["deed"], "wrote");
    assert_eq!(desk.row("phrase", "dian-deng-2")["deed"], "wrote");
    let taken =
        json!({ "do": "add", "kind": "phrase", "keys": { "id": "respond.phone", "text": "x" } });
    assert_eq!(desk.change(&taken)["no"], json!({ "why": "taken", "what": "respond.phone" }));

    desk.change(&json!({ "do": "hide", "kind": "phrase", "id": "respond.phone" }));
    assert_eq!(desk.row("phrase", "respond.phone")["deed"], "hid");
    assert!(desk.files[0].1.contains(r#"hide = ["phrase:respond.phone"]"#), "{}", desk.files[0].1);
    desk.change(&json!({ "do": "show", "kind": "phrase", "id": "respond.phone" }));
    assert_eq!(desk.row("phrase", "respond.phone")["deed"], "below");
    desk.change(&json!({ "do": "header", "keys": { "version": "8" } }));
    assert_eq!(desk.files[0].1, HEADER.replace("\"7\"", "\"8\""));
}

#[test]
fn conditions_are_written_as_toml_and_refused_where_they_are_none() {
    let mut desk = Desk::with(HEADER);
    let when = r#"{ all = [{ filled = "reply" }, { scene = "tariff" }] }"#;
    desk.set("phrase", "respond.phone", &json!({ "when": { "toml": when } }));
    assert!(desk.text().contains(&format!("when = {when}")), "{}", desk.text());
    let no = desk.set("phrase", "respond.phone", &json!({ "when": { "toml": "{ filled =" } }));
    assert_eq!(no["no"]["why"], "no-value");
    assert_eq!(desk.row("phrase", "respond.phone")["item"]["when"]["all"][1]["scene"], "tariff");
}

#[test]
fn an_unsound_layer_is_shown_as_it_is_and_one_that_is_no_toml_as_it_was() {
    let mut desk = Desk::with(HEADER);
    desk.set("phrase", "respond.phone", &json!({ "text": "{nothing}" }));
    let state = desk.check();
    assert_eq!((&state["current"], codes(&state)), (&json!(true), vec!["unknown-slot"]));
    let told = &state["problems"][0];
    assert_eq!(told["item"], json!(["phrase", "respond.phone"]));
    assert_eq!((&told["own"], &told["key"]), (&json!(true), &json!("text")));
    assert_eq!(desk.row("phrase", "respond.phone")["item"]["text"], "{nothing}");
    assert_eq!(desk.ask(&json!({ "ask": "release" }))["ok"], Value::Null);
    let trial = json!({ "ask": "trial", "fields": [["回复客户", "好"]], "now": NOW });
    assert_eq!(desk.ask(&trial)["ok"], Value::Null);

    desk.files[0].1.push_str("name = “”\n");
    let state = desk.check();
    assert_eq!(state["current"], false);
    assert!(codes(&state).contains(&"syntax"));
    assert!(state["items"]["phrase"].as_array().unwrap().len() > 200);
    let no = desk.set("phrase", "respond.phone", &json!({ "text": "x" }));
    assert_eq!(no["no"], json!({ "why": "unread", "what": "pack.toml" }));
}

#[test]
fn warnings_that_are_meant_are_accepted_one_after_another() {
    let mut desk = Desk::with(HEADER);
    let slot = json!({ "do": "add", "kind": "slot", "keys": { "id": "lamp", "name": "灯" } });
    desk.change(&slot);
    assert_eq!(codes(&desk.check()), ["unused-slot"]);
    desk.set("slot", "lamp", &json!({ "accept": ["unused-slot"] }));
    assert_eq!(codes(&desk.check()), [""; 0]);
    desk.set("slot", "lamp", &json!({ "accept": ["slot-hides-field"] }));
    assert!(
        desk.text().contains(r#"accept = ["unused-slot", "slot-hides-field"]"#),
        "{}",
        desk.text()
    );
}

#[test]
fn a_ticket_is_tried_and_the_examples_of_a_rule_are_told() {
    let mut desk = Desk::with(HEADER);
    desk.set("phrase", "respond.phone", &json!({ "text": "您好，团队在听。" }));
    let fields = json!([
        ["工单状态", "待受理"],
        ["投诉内容", "上月多扣了20元"],
        ["回复客户", "这个不归我管"]
    ]);
    let trial = desk.ask(&json!({ "ask": "trial", "fields": fields, "now": NOW }))["ok"].clone();
    assert_eq!(trial["advice"]["stage"]["id"], "intake");
    let offered = trial["offered"].as_array().unwrap();
    let ours = offered.iter().find(|offered| offered["phrase"] == "respond.phone").unwrap();
    assert_eq!(ours["text"], json!([{ "text": "您好，团队在听。", "is": "words" }]));
    let rules: Vec<&str> = trial["advice"]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["rule"].as_str().unwrap())
        .collect();
    assert!(rules.contains(&"tone.blame"), "{rules:?}");

    let examples = desk.ask(&json!({ "ask": "examples", "id": "tone.blame" }))["ok"].clone();
    assert!(examples["flags"].as_array().unwrap().iter().all(|e| e["found"] != json!([])));
    assert!(examples["allows"].as_array().unwrap().iter().all(|e| e["found"] == json!([])));

    desk.change(&json!({ "do": "hide", "kind": "rule", "id": "tone.blame" }));
    let effects =
        desk.ask(&json!({ "ask": "effects", "tickets": [fields], "now": NOW }))["ok"].clone();
    let [before, after] = [&effects[0][0], &effects[0][1]]
        .map(|ids| ids.as_array().unwrap().contains(&json!("tone.blame")));
    assert!(before && !after);
}

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("author").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

fn huashu(arguments: &[&str]) {
    let done = Command::new(env!("CARGO_BIN_EXE_huashu"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn what_is_released_is_what_the_command_line_publishes() {
    let mut desk = Desk::with(HEADER);
    desk.set("phrase", "respond.phone", &json!({ "text": "您好，团队在听。" }));
    let reason = desk.check()["items"]["reason"][0]["id"].clone();
    desk.change(&json!({ "do": "hide", "kind": "reason", "id": reason }));
    let release = desk.ask(&json!({ "ask": "release" }))["ok"].clone();
    let noticed =
        desk.ask(&json!({ "ask": "noticed", "dir": "my-team", "files": null }))["ok"].clone();
    let changed: Vec<_> = noticed["diff"]["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["what"].as_str().unwrap(), item["id"].as_str().unwrap()))
        .collect();
    assert_eq!(changed, [("changed", "respond.phone"), ("removed", reason.as_str().unwrap())]);

    let dir = scratch("release");
    for (name, text) in &desk.files {
        fs::create_dir_all(dir.join("layer")).unwrap();
        fs::write(dir.join("layer").join(name), text).unwrap();
    }
    let out = dir.join("out");
    huashu(&[
        "pack",
        "build",
        "packs/telecom",
        dir.join("layer").to_str().unwrap(),
        "--publish",
        out.to_str().unwrap(),
    ]);
    let files = release.as_array().unwrap();
    assert_eq!(fs::read_dir(&out).unwrap().count(), files.len());
    for file in files {
        let written = fs::read_to_string(out.join(file["name"].as_str().unwrap())).unwrap();
        assert_eq!(file["text"], written, "{}", file["name"]);
    }
}

#[test]
fn a_spreadsheet_goes_in_beside_what_is_there_and_out_again_unchanged() {
    let mut desk = Desk::with(HEADER);
    desk.set("phrase", "respond.named", &json!({ "text": "先改过的" }));
    desk.set("phrase", "respond.phone", &json!({ "text": "也改过的" }));
    for name in ["all.xlsx", "all.csv"] {
        let bytes = exchange::give(&desk.author, name).unwrap();
        let again = exchange::take_in(&desk.author, &desk.files, name, &bytes).unwrap();
        assert_eq!(
            (again.read, again.changed.len()),
            (desk.author.pack().unwrap().pack.phrases.len(), 2)
        );
        desk.files = again.files;
        assert_eq!(desk.row("phrase", "respond.named")["item"]["text"], "先改过的");
    }
    // As it is below, new, and changed.
    let below = desk.row("phrase", "respond.named")["below"].clone();
    let csv = format!(
        "编号,快捷码,阶段,步骤,话术,标签\nrespond.named,{},受理与安抚,1.1,{},{}\n,,受理与安抚,1.1,点灯,\nrespond.phone,,受理与安抚,1.1,又改过的,\n",
        below["code"].as_str().unwrap(),
        below["text"].as_str().unwrap(),
        below["tags"]
            .as_array()
            .unwrap()
            .iter()
            .map(|tag| tag.as_str().unwrap())
            .collect::<Vec<_>>()
            .join("、"),
    );
    let taken = exchange::take_in(&desk.author, &desk.files, "表.csv", csv.as_bytes()).unwrap();
    assert_eq!(taken.changed, ["dian-deng", "respond.phone"]);
    desk.files = taken.files;
    let phone = desk.row("phrase", "respond.phone");
    assert_eq!(phone["item"]["checks"], json!(["respond"]), "what a sheet has no column for stays");
    assert_eq!(desk.row("phrase", "respond.named")["deed"], "below");
    assert_eq!(desk.row("phrase", "dian-deng")["deed"], "wrote");
    assert_eq!(desk.row("phrase", "respond.phone")["item"]["text"], "又改过的");
    assert!(matches!(
        exchange::take_in(&desk.author, &desk.files, "表.csv", "话术,阶段\n点灯,没有的阶段\n".as_bytes()),
        Err(exchange::NotTaken::Flaws(flaws)) if flaws[0].0 == "表!B2"
    ));
}

#[test]
fn questions_that_are_none_are_answered() {
    let mut desk = Desk::new();
    for question in [
        "",
        "{}",
        r#"{ "ask": "tea" }"#,
        r#"{ "ask": "check", "dir": "", "files": [], "now": "soon" }"#,
    ] {
        let answer: Value = serde_json::from_str(&desk.author.answer(question)).unwrap();
        assert!(answer["no"].is_string(), "{question}: {answer}");
    }
    let kinds = desk.ask(&json!({ "ask": "kinds" }))["ok"].clone();
    assert_eq!(kinds[0]["kind"], "pack");
    assert!(
        kinds
            .as_array()
            .unwrap()
            .iter()
            .all(|kind| kind["keys"].as_array().is_some_and(|keys| !keys.is_empty()))
    );
}

#[test]
fn the_page_has_words_for_every_problem_and_every_key() {
    let hints = include_str!("../www/studio/src/words/hints.ts");
    let names = include_str!("../www/studio/src/words/names.ts");
    let has = |page: &str, word: &str| {
        page.contains(&format!(" {word}: ")) || page.contains(&format!("'{word}': "))
    };
    let missing: Vec<&str> = CODES
        .iter()
        .chain(WARNINGS)
        .map(|(code, ..)| *code)
        .filter(|code| !has(hints, code))
        .collect();
    assert_eq!(missing, [""; 0], "codes without a hint");
    for (kind, table) in Pack::TABLES {
        assert!(has(names, kind), "the kind {kind} has no name");
        // What layering and accepting write is done by buttons.
        let keys = table.keys.iter().map(|key| key.name);
        let unnamed: Vec<&str> =
            keys.filter(|key| !["replace", "extend"].contains(key) && !has(names, key)).collect();
        assert_eq!(unnamed, [""; 0], "keys of {kind} without a name");
    }
}
