//! A built pack read back is the pack that was written, and what is wrong with one is told with its path.

// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use huashu::pack::built::{read, write};
use huashu::pack::source;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// The pack of the desk's tests.
fn pack() -> huashu::pack::Pack {
    let text = include_str!("desk/pack.toml").to_owned();
    source::load(vec![("tests/desk".to_owned(), vec![("pack.toml".to_owned(), text)])])
        .unwrap()
        .pack
}

#[test]
fn what_is_empty_is_not_written() {
    fn empty(value: &Json) -> bool {
        match value {
            Json::Object(table) => {
                table.values().any(|v| matches!(v, Json::Array(a) if a.is_empty()) || empty(v))
                    || table
                        .values()
                        .any(|v| [json!(""), json!(0), json!(false), json!(null)].contains(v))
            }
            Json::Array(list) => list.iter().any(empty),
            _ => false,
        }
    }
    let written = write(&pack());
    assert!(!empty(&written), "{written}");
    assert_eq!(written["rules"][0]["flags"], json!(null), "examples stay at home");
}

#[test]
fn every_wrong_type_is_told_with_its_path() {
    let pack = json!({
        "format": 1,
        "id": 7,
        "mode": "loud",
        "reply": "reply",
        "phrases": [{ "id": 7, "text": [true] }, "x"],
        "stages": [{ "signals": [{ "weight": 70000, "when": ["all", [["filled", -1], ["felt"], 3]] }] }],
        "limits": [{ "law": 1, "span": ["hours", 0.5] }],
        "later": "an unknown key is passed over",
    });
    let mut told: Vec<String> = read(&pack).unwrap_err().into_iter().map(|p| p.key).collect();
    told.sort();
    let expect = [
        "calendar",
        "id",
        "limits.0.law",
        "limits.0.span.1",
        "mode",
        "phrases.0.id",
        "phrases.0.text.0",
        "phrases.1",
        "reply",
        "stages.0.signals.0.weight",
        "stages.0.signals.0.when.1.0.1",
        "stages.0.signals.0.when.1.1",
        "stages.0.signals.0.when.1.2",
    ];
    assert_eq!(told, expect);
}

#[test]
fn another_format_is_refused_alone() {
    let written = write(&pack());
    for format in [json!(null), json!(0), json!(2), json!("1")] {
        let mut other = written.clone();
        other["format"] = format;
        let problems = read(&other).unwrap_err();
        assert_eq!((problems.len(), problems[0].key.as_str()), (1, "format"));
    }
    assert_eq!(read(&json!([1, 2])).unwrap_err().len(), 1);
}

proptest! {
    #[test]
    fn a_heap_of_json_never_panics(text in r#"[\[\]{}:,"a-z0-9.\\ -]{0,60}"#) {
        let json = serde_json::from_str(&text).unwrap_or(Json::String(text));
        let _ = read(&json);
        let heap = json!({
            "format": 1, "id": json, "rules": [json, { "kind": json }], "stages": json, "calendar": json,
        });
        let _ = read(&heap);
    }
}
