//! The JSON Schema (draft-07, which editors' TOML extensions read) of one file of a pack.
//!
//! A file can hold a part of a pack, so nothing is asked of the whole; what names mean is left to `huashu pack check`.

use serde_json::{Map, Value as Json, json};

use super::{Key, Shape, Table};
use crate::pack::wire::{Cond, Header, Pack};
use crate::pack::word::RULE_KEYS;

/// Keys of a condition that go together.
const PAIRS: [(&str, &str); 2] = [("field", "is"), ("fields", "has")];

/// The schema.
#[must_use]
pub fn schema() -> Json {
    let mut tables = Map::new();
    let mut properties = Map::new();
    properties.insert("pack".to_owned(), reference(&Header::TABLE));
    define(&Header::TABLE, &mut tables);
    for (kind, table) in Pack::TABLES {
        let list =
            json!({ "type": "array", "items": reference(table), "description": about(table) });
        properties.insert((*kind).to_owned(), list);
        define(table, &mut tables);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "huashu 话术包",
        "description": "一个 .toml 文件，是话术包的全部或一部分。A file that is a pack, or a part of one.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "definitions": tables,
    })
}

fn about(table: &Table) -> String {
    format!("{}\n\n{}", table.zh, table.en)
}

fn reference(table: &Table) -> Json {
    json!({ "$ref": format!("#/definitions/{}", table.name) })
}

/// Adds a table, and those that stand in it.
fn define(table: &'static Table, tables: &mut Map<String, Json>) {
    if tables.contains_key(table.name) {
        return;
    }
    // Known from here on: a condition holds conditions.
    tables.insert(table.name.to_owned(), Json::Null);
    let mut properties = Map::new();
    for key in table.keys {
        inner(&(key.shape)(), tables);
        properties.insert(key.name.to_owned(), property(key));
    }
    let mut written = json!({
        "type": "object",
        "description": about(table),
        "additionalProperties": false,
        "properties": properties,
    });
    if let Some(object) = written.as_object_mut() {
        more(table, object);
    }
    tables.insert(table.name.to_owned(), written);
}

fn inner(shape: &Shape, tables: &mut Map<String, Json>) {
    match shape {
        Shape::List(shape) => inner(shape, tables),
        Shape::Table(table) => define(table, tables),
        Shape::Text | Shape::Truth | Shape::Whole(_) | Shape::Ticket => {}
    }
}

fn property(key: &Key) -> Json {
    let mut value = typed(&(key.shape)(), &key.words());
    if let Some(object) = value.as_object_mut() {
        // Beside `$ref` nothing else counts in draft-07.
        if let Some(reference) = object.remove("$ref") {
            object.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
        }
        object.insert("description".to_owned(), format!("{}\n\n{}", key.zh, key.en).into());
    }
    value
}

fn typed(shape: &Shape, words: &[&str]) -> Json {
    match shape {
        Shape::Text if words.is_empty() => json!({ "type": "string" }),
        Shape::Text => json!({ "type": "string", "enum": words }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Whole(most) => json!({ "type": "integer", "minimum": 0, "maximum": most }),
        Shape::List(shape) => json!({ "type": "array", "items": typed(shape, words) }),
        Shape::Table(table) => reference(table),
        Shape::Ticket => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
    }
}

/// What a table asks beyond the types of its keys.
fn more(table: &Table, object: &mut Map<String, Json>) {
    if table.name == Cond::TABLE.name {
        object.insert("oneOf".to_owned(), conditions(table));
        return;
    }
    let needs = json!(table.needs);
    if table.name == Header::TABLE.name {
        object.insert("required".to_owned(), needs);
        // A layer inherits the rest.
        let whole = json!(["version", "name", "mode", "reply"]);
        object.insert(
            "anyOf".to_owned(),
            json!([{ "required": ["extends"] }, { "required": whole }]),
        );
        return;
    }
    let extendable = table.keys.iter().any(|key| key.name == "extend");
    if !extendable {
        object.insert("required".to_owned(), needs);
        return;
    }
    // What extends an item below gives only what it adds.
    let extends = json!({ "required": ["extend"], "properties": { "extend": { "const": true } } });
    let id: Vec<_> = table.needs.iter().take(1).collect();
    object.insert("required".to_owned(), json!(id));
    object.insert("if".to_owned(), extends);
    object.insert("then".to_owned(), json!({}));
    object.insert("else".to_owned(), json!({ "required": needs }));
    if table.keys.iter().any(|key| key.name == "kind") {
        object.insert("allOf".to_owned(), kinds());
    }
}

/// Exactly one key, but for the pairs.
fn conditions(table: &Table) -> Json {
    let paired = |name: &str| PAIRS.iter().any(|(a, b)| *a == name || *b == name);
    let single = table.keys.iter().filter(|key| !paired(key.name));
    let single = single.map(|key| json!({ "required": [key.name], "maxProperties": 1 }));
    let pairs = PAIRS.iter().map(|(a, b)| json!({ "required": [a, b], "maxProperties": 2 }));
    single.chain(pairs).collect()
}

/// For each kind of rule, the keys that belong to others.
fn kinds() -> Json {
    let all: Vec<&str> = RULE_KEYS.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
    RULE_KEYS
        .iter()
        .map(|(kind, keys)| {
            let foreign: Map<String, Json> = all
                .iter()
                .filter(|key| !keys.contains(key))
                .map(|key| ((*key).to_owned(), Json::Bool(false)))
                .collect();
            json!({
                "if": { "required": ["kind"], "properties": { "kind": { "const": kind } } },
                "then": { "properties": foreign },
            })
        })
        .collect()
}
