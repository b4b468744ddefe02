//! The site file: where one CRM keeps its fields and its save controls, as data.
//!
//! ```json
//! { "format": 1,
//!   "fields": { "reply": "#note textarea" },
//!   "save": ["#toolbar .save"],
//!   "ignore": [".chat"] }
//! ```
//!
//! Every selector is CSS and holds in the page, in each frame of its origin and in each open shadow root.
//! Reading is strict and says everything that is wrong at once.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

use crate::pack::problem::{At, Problem};

/// The newest format that this build reads.
pub const FORMAT: u64 = 1;

/// A checked site file. The default knows nothing: fields are found by label, saves by their words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Canonical id and CSS selector of each named field, in the order of the file.
    pub fields: Vec<(String, String)>,
    /// CSS selectors of what saves when clicked. Where there are any, the words of buttons count no more.
    pub save: Vec<String>,
    /// CSS selectors of what is neither read nor guarded, with all that it holds.
    pub ignore: Vec<String>,
}

/// What stands in a file, before anything is expected of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A list.
    List(Vec<Value>),
    /// Keys and values, in the order of the file.
    Table(Vec<(String, Value)>),
    /// Anything else: null, true, false.
    Other,
}

impl Site {
    /// Reads a site file. `valid` says whether a CSS selector is one.
    ///
    /// # Errors
    /// Everything that is wrong with the file, each with its key and a hint.
    pub fn read(value: &Value, valid: impl Fn(&str) -> bool) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader { valid, problems: Vec::new() };
        let mut site = Self::default();
        let mut format = None;
        let Value::Table(entries) = value else {
            reader.wrong(
                "not-a-table",
                "",
                "the site file is no object",
                "write { \"format\": 1, \"fields\": {…} }",
            );
            return Err(reader.problems);
        };
        for (key, value) in entries {
            match key.as_str() {
                "format" => format = Some(value),
                "fields" => site.fields = reader.fields(value),
                "save" => site.save = reader.list("save", value),
                "ignore" => site.ignore = reader.list("ignore", value),
                "$schema" => {}
                _ => reader.wrong(
                    "unknown-key",
                    key,
                    &format!("a site file has no key \"{key}\""),
                    "the keys are format, fields, save and ignore",
                ),
            }
        }
        reader.format(format);
        if reader.problems.is_empty() { Ok(site) } else { Err(reader.problems) }
    }
}

struct Reader<V> {
    valid: V,
    problems: Vec<Problem>,
}

impl<V: Fn(&str) -> bool> Reader<V> {
    fn wrong(&mut self, code: &'static str, key: &str, message: &str, hint: &str) {
        self.problems.push(Problem {
            code,
            at: At::default(),
            key: key.to_owned(),
            message: message.to_owned(),
            hint: hint.to_owned(),
        });
    }

    fn format(&mut self, format: Option<&Value>) {
        #[allow(clippy::cast_precision_loss)] // formats are small
        let newest = FORMAT as f64;
        match format {
            Some(Value::Number(n)) if (1.0..=newest).contains(n) && n.fract() == 0.0 => {}
            Some(Value::Number(n)) if *n > newest && n.fract() == 0.0 => self.wrong(
                "newer-format",
                "format",
                &format!("format {n} is newer than {FORMAT}, the newest that this build reads"),
                "load a newer build, or write the file in the older format",
            ),
            Some(_) => self.wrong(
                "bad-format",
                "format",
                "the format is no whole number from 1 on",
                "write \"format\": 1",
            ),
            None => self.wrong(
                "no-format",
                "format",
                "the site file names no format",
                "add \"format\": 1",
            ),
        }
    }

    fn fields(&mut self, value: &Value) -> Vec<(String, String)> {
        let Value::Table(entries) = value else {
            self.wrong(
                "not-a-table",
                "fields",
                "fields is no object",
                "write { \"reply\": \"CSS selector\" }",
            );
            return Vec::new();
        };
        let mut fields: Vec<(String, String)> = Vec::new();
        for (id, value) in entries {
            let key = format!("fields.{id}");
            if fields.iter().any(|(known, _)| known == id) {
                self.wrong(
                    "duplicate-id",
                    &key,
                    &format!("the field \"{id}\" stands twice"),
                    "keep one of them",
                );
            }
            if let Some(selector) = self.selector(&key, value) {
                fields.push((id.clone(), selector));
            }
        }
        fields
    }

    fn list(&mut self, key: &str, value: &Value) -> Vec<String> {
        let Value::List(items) = value else {
            self.wrong(
                "not-a-list",
                key,
                &format!("{key} is no list"),
                "write [\"CSS selector\", …]",
            );
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .filter_map(|(i, item)| self.selector(&format!("{key}.{i}"), item))
            .collect()
    }

    fn selector(&mut self, key: &str, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) if !text.trim().is_empty() && (self.valid)(text) => {
                Some(text.clone())
            }
            Value::Text(text) => {
                self.wrong(
                    "bad-selector",
                    key,
                    &format!("\"{text}\" is no CSS selector"),
                    "try it with document.querySelector in the page's console",
                );
                None
            }
            _ => {
                self.wrong(
                    "not-a-text",
                    key,
                    "a selector is a text",
                    "put the CSS selector in quotes",
                );
                None
            }
        }
    }
}

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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    // A test that cannot go on has failed: that is what a panic says.
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn codes(json: &str) -> Vec<String> {
        let value: Value = serde_json::from_str(json).unwrap();
        match Site::read(&value, |s| !s.contains("((")) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(|p| format!("{} {}", p.code, p.key)).collect(),
        }
    }

    #[test]
    fn a_whole_file_is_read_in_its_order() {
        let json =
            r##"{"format":1,"fields":{"reply":"#a","demand":".b"},"save":["#s"],"ignore":[".c"]}"##;
        let site = Site::read(&serde_json::from_str(json).unwrap(), |_| true).unwrap();
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
}
