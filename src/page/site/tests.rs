//! Site files as texts of JSON.

// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used)]

use super::*;

fn codes(json: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(json).unwrap();
    match Site::read(&value, &|s| !s.contains("((")) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(|p| format!("{} {}", p.code, p.key)).collect(),
    }
}

#[test]
fn a_whole_file_is_read_in_its_order() {
    let json =
        r##"{"format":1,"fields":{"reply":"#a","demand":".b"},"save":["#s"],"ignore":[".c"]}"##;
    let site = Site::read(&serde_json::from_str(json).unwrap(), &|_| true).unwrap();
    assert_eq!(site.fields, [("reply".into(), "#a".into()), ("demand".into(), ".b".into())]);
    assert_eq!((site.save, site.ignore), (vec!["#s".to_owned()], vec![".c".to_owned()]));
}

#[test]
fn everything_wrong_is_told_at_once() {
    for (json, expect) in [
        (r#"{"format":1}"#, &[][..]),
        ("[]", &["not-a-table "]),
        ("{}", &["no-format format"]),
        (r#"{"format":2}"#, &["newer-format format"]),
        (r#"{"format":1.5}"#, &["bad-format format"]),
        (r#"{"format":"1"}"#, &["bad-format format"]),
        (r#"{"format":1,"fields":{"a":"b","a":"c"}}"#, &["duplicate-id fields.a"]),
        (
            r#"{"feilds":{},"fields":{"reply":"((","x":1},"save":"a","ignore":["ok",""]}"#,
            &[
                "unknown-key feilds",
                "bad-selector fields.reply",
                "not-a-text fields.x",
                "not-a-list save",
                "bad-selector ignore.1",
                "no-format format",
            ],
        ),
    ] {
        assert_eq!(codes(json), expect, "{json}");
    }
}
