//! A built pack read back is the pack that was written, and what is wrong with one is told with its path.

// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use huashu::pack::built::english::{lay, split};
use huashu::pack::built::{read, write};
use huashu::pack::json::Json as Own;
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

/// The base pack, which has English words.
fn base() -> huashu::pack::Pack {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/packs/telecom");
    let paths = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let files = paths
        .filter(|path| path.extension().is_some_and(|x| x == "toml"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
    source::load(vec![("packs/telecom".to_owned(), files.collect())]).unwrap().pack
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
fn the_pack_and_its_english_words_make_the_whole() {
    let pack = base();
    let (mut chinese, english) = split(&pack);
    assert_ne!(english["words"]["stages"]["0"]["name"], json!(null), "{english}");
    assert!(chinese["stages"][0]["name"].is_string(), "{chinese}");
    let fields = |json: &Json| json["fields"].clone();
    assert_eq!(fields(&chinese), fields(&write(&pack)), "labels are looked for in both");
    assert_eq!(english["words"]["fields"], json!(null));
    assert_eq!(&*read(&chinese).unwrap().stages[0].name.en, "");
    lay(&english, &mut chinese).unwrap();
    assert_eq!(chinese, write(&pack));
}

#[test]
fn english_words_of_another_pack_are_refused() {
    let (chinese, english) = split(&base());
    let refused = |change: &dyn Fn(&mut Json)| {
        let mut other = english.clone();
        change(&mut other);
        lay(&other, &mut chinese.clone()).unwrap_err();
    };
    refused(&|other| other["id"] = json!("other"));
    refused(&|other| other["version"] = json!("9"));
    refused(&|other| other["words"]["stages"]["99"] = json!({ "name": "x" }));
    refused(&|other| other["words"]["stages"]["0"]["signals"] = json!("x"));
    refused(&|other| other["words"]["mode"] = json!({ "0": "x" }));
    refused(&|other| other["words"] = json!([]));
    refused(&|other| *other = json!(null));
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

/// The same value by the page's own reader.
fn as_read(json: &Json) -> Own<'_> {
    match json {
        Json::Null => Own::Null,
        Json::Bool(truth) => Own::Truth(*truth),
        Json::Number(number) => Own::Number(number.as_f64().unwrap()),
        Json::String(text) => Own::Text(text.into()),
        Json::Array(list) => Own::List(list.iter().map(as_read).collect()),
        Json::Object(table) => {
            Own::Table(table.iter().map(|(key, value)| (key.into(), as_read(value))).collect())
        }
    }
}

#[test]
fn the_page_reads_the_text_of_a_pack_as_it_was_written() {
    let written = write(&base());
    for text in [written.to_string(), serde_json::to_string_pretty(&written).unwrap()] {
        let own = Own::read(&text).unwrap();
        assert_eq!(own, as_read(&written));
        assert_eq!(write(&read(&&own).unwrap()), written);
    }
}

#[test]
fn texts_of_json_and_what_is_none() {
    let text = |text: &'static str| Some(Own::Text(text.into()));
    for (json, expected) in [
        (r#""""#, text("")),
        (r#" "a\"\\\/\b\f\n\r\t" "#, text("a\"\\/\u{8}\u{c}\n\r\t")),
        (r#""\u4e2d\uD83D\uDE00 \ud83d\u0041 \uDE00""#, text("中😀 \u{fffd}A \u{fffd}")),
        ("-12", Some(Own::Number(-12.0))),
        ("{\"a\":[]}", Some(Own::Table(vec![("a".into(), Own::List(Vec::new()))]))),
        ("", None),
        ("[1,]", None),
        ("[1 2]", None),
        ("{\"a\" 1}", None),
        ("{a:1}", None),
        ("\"\\x\"", None),
        ("\"\\u12\"", None),
        ("\"open", None),
        ("nul", None),
        ("1 2", None),
        ("+1", None),
    ] {
        assert_eq!(Own::read(json), expected, "{json}");
    }
    assert!(Own::read("[1.5]").is_some_and(|list| list != Own::List(vec![Own::Number(1.5)])));
    assert!(Own::read(&["[".repeat(63), "]".repeat(63)].concat()).is_some());
    assert_eq!(Own::read(&"[".repeat(1_000_000)), None, "the stack is not filled");
}

/// Any JSON without fractions.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i32>().prop_map(Json::from),
        any::<String>().prop_map(Json::String),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Json::Array),
            prop::collection::btree_map(any::<String>(), inner, 0..8)
                .prop_map(|table| Json::Object(table.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn json_is_read_as_by_others(json in any_json()) {
        let text = json.to_string();
        prop_assert_eq!(Own::read(&text), Some(as_read(&json)));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[\\[\\]{}:,\"\\\\u0-9a-fntrue .\\-中😀]{0,40}") {
        if let Some(Own::List(_) | Own::Table(_)) = Own::read(&text) {
            // What we take for a whole is one to others too, but for numbers, which they take more strictly.
            let digits = text.bytes().any(|b| b.is_ascii_digit());
            prop_assert!(digits || serde_json::from_str::<Json>(&text).is_ok(), "{}", text);
        }
    }
}
