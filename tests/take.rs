//! A built pack read through `pack::take`, as a page reads it, is the pack that serde reads.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use huashu::pack::source;
use huashu::pack::take::{self, Value};
use huashu::pack::wire;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

struct Js(Json);

impl Value for Js {
    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn list(&self) -> Option<Vec<Box<dyn Value>>> {
        Some(
            self.0
                .as_array()?
                .iter()
                .map(|v| Box::new(Self(v.clone())) as Box<dyn Value>)
                .collect(),
        )
    }

    fn keys(&self) -> Option<Vec<String>> {
        Some(self.0.as_object()?.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Option<Box<dyn Value>> {
        Some(Box::new(Self(self.0.get(key)?.clone())))
    }
}

#[test]
fn both_ways_of_reading_give_the_same_pack() {
    let text = include_str!("desk/pack.toml").to_owned();
    let loaded =
        source::load(vec![("tests/desk".to_owned(), vec![("pack.toml".to_owned(), text)])])
            .unwrap();
    let json = serde_json::to_value(&loaded.wire).unwrap();
    let taken = take::pack(&Js(json.clone())).unwrap();
    assert_eq!(taken, serde_json::from_value::<wire::Pack>(json).unwrap());
    assert_eq!(taken.rule.len(), 3);
}

#[test]
fn every_wrong_type_is_told_with_its_path() {
    let pack = json!({
        "pack": { "format": "one", "reply": "reply", "proved": 1 },
        "phrase": [{ "id": 7 }, "x"],
        "stage": [{ "signal": [{ "weight": 70000, "when": { "all": [{ "filled": true }] } }] }],
        "later": "an unknown key is passed over",
    });
    let mut told: Vec<String> =
        take::pack(&Js(pack)).unwrap_err().into_iter().map(|p| p.key).collect();
    told.sort();
    let expect = [
        "pack.format",
        "pack.proved",
        "pack.reply",
        "phrase.0.id",
        "phrase.1",
        "stage.0.signal.0.weight",
        "stage.0.signal.0.when.all.0.filled",
    ];
    assert_eq!(told, expect);
}

proptest! {
    #[test]
    fn a_heap_of_json_never_panics(text in r#"[\[\]{}:,"a-z0-9.\\ -]{0,60}"#) {
        let json = serde_json::from_str(&text).unwrap_or(Json::String(text));
        let _ = take::pack(&Js(json.clone()));
        let _ = take::pack(&Js(json!({ "pack": json.clone(), "rule": [json.clone()], "stage": json })));
    }
}
