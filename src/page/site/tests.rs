//! Site files as texts of JSON. Pages hand over what they parsed; only these tests need a parser.

// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used)]

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

use super::*;

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

#[allow(clippy::cast_precision_loss)] // the only number of a site file is its format
impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::Text(v.to_owned()))
    }

    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(Value::Number(v))
    }

    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::Number(v as f64))
    }

    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::Number(v as f64))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key()? {
            entries.push((key, map.next_value()?));
        }
        Ok(Value::Table(entries))
    }
}

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
