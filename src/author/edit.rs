//! Changes of a layer's files that leave everything else in them as it was: comments, blanks and order.
//!
//! A layer says what differs from the one below. Where a text changes it adds to the item below (`extend`), where a list
//! changes it takes the item's place (`replace`), since lists of a layer come before those below and take nothing out.

use std::collections::BTreeSet;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

use super::change::{Change, Refusal};
use super::value::{Keys, adds, put, values, with_accepted};
use super::{Author, Files};
use crate::pack::wire::{self, Each};
use crate::sheet;

/// The files after a change. `author` knows the items below.
///
/// # Errors
/// Why it was not made.
pub fn edit(author: &Author, files: &Files, change: &Change) -> Result<Files, Refusal> {
    let mut layer = Layer::read(files)?;
    match change {
        Change::Set { kind, id, keys } => layer.set(author, known(kind)?, id, &values(keys)?)?,
        Change::Add { kind, keys } => layer.add(author, known(kind)?, &values(keys)?)?,
        Change::Hide { kind, id } => {
            layer.remove(kind, id);
            layer.hide(&format!("{kind}:{id}"), true);
        }
        Change::Show { kind, id } => layer.hide(&format!("{kind}:{id}"), false),
        Change::Reset { kind, id } => layer.remove(kind, id),
        Change::Header { keys } => {
            let keys = values(keys)?;
            layer.header(|header| {
                for (key, value) in keys {
                    put(header, &key, value);
                }
            });
        }
    }
    Ok(layer.files())
}

/// The files with these phrases in them; those of `same` are as they are below, and the layer says nothing of them.
///
/// # Errors
/// Why not.
pub fn take_in(
    files: &Files,
    changed: &[wire::Phrase],
    same: &[wire::Phrase],
) -> Result<Files, Refusal> {
    let mut layer = Layer::read(files)?;
    // A sheet has thousands of phrases, and a layer says something of few of them.
    let own = layer.ids("phrase");
    for phrase in same.iter().filter(|phrase| own.contains(&phrase.id)) {
        layer.remove("phrase", &phrase.id);
    }
    for phrase in changed {
        let text = sheet::toml(std::slice::from_ref(phrase));
        let mut doc: DocumentMut = text.parse().map_err(|_| Refusal::NoValue(text.clone()))?;
        let Some(table) = doc.get_mut("phrase").and_then(Item::as_array_of_tables_mut) else {
            continue;
        };
        let Some(new) = table.iter().next() else { continue };
        let known = own.contains(&phrase.id);
        if let Some(own) = known.then(|| layer.find("phrase", &phrase.id)).flatten() {
            let extends = own.get("extend").and_then(Item::as_bool) == Some(true);
            for key in SHEET_KEYS {
                put(own, key, new.get(key).and_then(Item::as_value).cloned());
            }
            // What it added to is written out: what a sheet has no column for came from there.
            let rest = new.iter().filter(|(key, _)| extends && !own.contains_key(key));
            let rest: Vec<_> = rest.map(|(key, item)| (key.to_owned(), item.clone())).collect();
            for (key, item) in rest {
                put(own, &key, item.as_value().cloned());
            }
        } else {
            layer.push("phrase", new.clone());
        }
    }
    Ok(layer.files())
}

/// The keys of a phrase that a spreadsheet speaks of, and how it lies on the one below.
const SHEET_KEYS: [&str; 10] =
    ["code", "step", "stage", "usage", "scenes", "when", "text", "tags", "extend", "replace"];

fn known(kind: &str) -> Result<&'static str, Refusal> {
    let found = wire::Pack::KINDS.iter().find(|known| **known == kind);
    found.copied().ok_or_else(|| Refusal::NoKind(kind.to_owned()))
}

/// The files of a layer, each as what it holds.
struct Layer {
    docs: Vec<(String, DocumentMut)>,
}

impl Layer {
    fn read(files: &Files) -> Result<Self, Refusal> {
        let docs = files.iter().map(|(name, text)| {
            let doc = text.parse().map_err(|_| Refusal::Unread(name.clone()))?;
            Ok((name.clone(), doc))
        });
        Ok(Self { docs: docs.collect::<Result<_, _>>()? })
    }

    fn files(self) -> Files {
        self.docs.into_iter().map(|(name, doc)| (name, doc.to_string())).collect()
    }

    /// The ids of the items of a kind that the layer has.
    fn ids(&self, kind: &str) -> BTreeSet<String> {
        let id = |table: &dyn TableLike| table.get("id")?.as_str().map(str::to_owned);
        let items = self.docs.iter().filter_map(|(_, doc)| doc.get(kind));
        let ids = items.flat_map(|item| match item {
            Item::ArrayOfTables(tables) => tables.iter().filter_map(|table| id(table)).collect(),
            Item::Value(Value::Array(array)) => {
                let tables = array.iter().filter_map(Value::as_inline_table);
                tables.filter_map(|table| id(table)).collect()
            }
            _ => Vec::new(),
        });
        ids.collect()
    }

    /// The item that the layer has of this name.
    fn find(&mut self, kind: &str, id: &str) -> Option<&mut dyn TableLike> {
        let key = key_of(kind);
        let items = self.docs.iter_mut().filter_map(|(_, doc)| doc.get_mut(kind));
        for item in items {
            match item {
                Item::ArrayOfTables(tables) => {
                    let named = tables.iter_mut().find(|table| is_named(*table, key, id));
                    if let Some(table) = named {
                        return Some(table);
                    }
                }
                Item::Value(Value::Array(array)) => {
                    let mut tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
                    if let Some(table) = tables.find(|table| is_named(*table, key, id)) {
                        return Some(table);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn set(&mut self, author: &Author, kind: &str, id: &str, keys: &Keys) -> Result<(), Refusal> {
        let adds =
            keys.iter().all(|(key, value)| key == "accept" || value.as_ref().is_some_and(adds));
        if let Some(own) = self.find(kind, id) {
            // What is accepted is not in the shapes that a page is shown: more of it is added.
            let keys = &with_accepted(keys, own);
            let extends = own.get("extend").and_then(Item::as_bool) == Some(true);
            if adds || !extends {
                for (key, value) in keys {
                    put(own, key, value.clone());
                }
                return Ok(());
            }
            // What it adds to is written out, and then changed.
            let whole = whole(&author.wire, kind, id).ok_or_else(|| Refusal::NoItem(id.into()))?;
            for (key, item) in &whole {
                put(own, key, item.as_value().cloned());
            }
            own.remove("extend");
            put(own, "replace", Some(Value::from(true)));
            for (key, value) in keys {
                put(own, key, value.clone());
            }
            return Ok(());
        }
        let whole = whole(&author.base.wire, kind, id).ok_or_else(|| Refusal::NoItem(id.into()))?;
        let mut table = if adds { Table::new() } else { whole.clone() };
        if adds && let Some(name) = whole.get(key_of(kind)) {
            table.insert(key_of(kind), name.clone());
        }
        table.insert(if adds { "extend" } else { "replace" }, toml_edit::value(true));
        for (key, value) in keys {
            put(&mut table, key, value.clone());
        }
        self.push(kind, table);
        Ok(())
    }

    fn add(&mut self, author: &Author, kind: &str, keys: &Keys) -> Result<(), Refusal> {
        let name = key_of(kind);
        let given = |key: &str| {
            let found = keys.iter().find(|(known, _)| known == key);
            found.and_then(|(_, value)| value.as_ref()?.as_str())
        };
        let mut table = Table::new();
        let taken = |id: &str| {
            whole(&author.wire, kind, id).is_some() || whole(&author.base.wire, kind, id).is_some()
        };
        match (given(name), kind) {
            (Some(id), _) if taken(id) || self.find(kind, id).is_some() => {
                return Err(Refusal::Taken(id.to_owned()));
            }
            (None, "phrase") => {
                let made = sheet::id(given("text").unwrap_or_default());
                let mut free = made.clone();
                let mut nth = 2;
                while taken(&free) || self.find(kind, &free).is_some() {
                    free = format!("{made}-{nth}");
                    nth += 1;
                }
                table.insert(name, toml_edit::value(free));
            }
            _ => {}
        }
        for (key, value) in keys {
            put(&mut table, key, value.clone());
        }
        self.push(kind, table);
        Ok(())
    }

    /// Writes an item behind the last of its kind, else into a file that is named after the kind.
    fn push(&mut self, kind: &str, mut table: Table) {
        table.decor_mut().set_prefix("\n");
        let order = order(kind);
        table.sort_values_by(|a, _, b, _| {
            let rank = |key: &str| order.iter().position(|known| *known == key);
            rank(a.get()).cmp(&rank(b.get()))
        });
        let tables = |item: &&mut (String, DocumentMut)| {
            item.1.get(kind).is_some_and(Item::is_array_of_tables)
        };
        if let Some((_, doc)) = self.docs.iter_mut().rfind(tables)
            && let Some(tables) = doc.get_mut(kind).and_then(Item::as_array_of_tables_mut)
        {
            tables.push(table);
            return;
        }
        let name = format!("{kind}s.toml");
        if !self.docs.iter().any(|(known, doc)| *known == name && !doc.contains_key(kind)) {
            let mut free = name.clone();
            let mut nth = 2;
            while self.docs.iter().any(|(known, _)| *known == free) {
                free = format!("{kind}s-{nth}.toml");
                nth += 1;
            }
            self.docs.push((free, DocumentMut::new()));
        }
        let file = self.docs.iter_mut().rfind(|(_, doc)| !doc.contains_key(kind));
        if let Some((_, doc)) = file {
            if doc.is_empty() {
                table.decor_mut().set_prefix("");
            }
            let mut tables = ArrayOfTables::new();
            tables.push(table);
            doc.insert(kind, Item::ArrayOfTables(tables));
        }
    }

    fn remove(&mut self, kind: &str, id: &str) {
        let key = key_of(kind);
        for (_, doc) in &mut self.docs {
            let empty = match doc.get_mut(kind) {
                Some(Item::ArrayOfTables(tables)) => {
                    tables.retain(|table| !is_named(table, key, id));
                    tables.is_empty()
                }
                Some(Item::Value(Value::Array(array))) => {
                    array.retain(|value| {
                        value.as_inline_table().is_none_or(|table| !is_named(table, key, id))
                    });
                    array.is_empty()
                }
                _ => false,
            };
            if empty {
                doc.remove(kind);
            }
        }
    }

    /// Changes the header, in the first file where there is none.
    fn header(&mut self, change: impl FnOnce(&mut dyn TableLike)) {
        if self.docs.is_empty() {
            self.docs.push(("pack.toml".to_owned(), DocumentMut::new()));
        }
        let at = self.docs.iter().position(|(_, doc)| doc.contains_key("pack"));
        let Some((_, doc)) = self.docs.get_mut(at.unwrap_or(0)) else { return };
        let header = doc.entry("pack").or_insert_with(toml_edit::table);
        if let Some(header) = header.as_table_like_mut() {
            change(header);
        }
    }

    fn hide(&mut self, name: &str, hidden: bool) {
        self.header(|header| {
            let mut names =
                header.get("hide").and_then(Item::as_array).cloned().unwrap_or_default();
            names.retain(|known| known.as_str() != Some(name));
            if hidden {
                names.push(name);
            }
            put(header, "hide", (!names.is_empty()).then_some(Value::Array(names)));
        });
    }
}

fn is_named(table: &dyn TableLike, key: &str, id: &str) -> bool {
    match table.get(key).and_then(Item::as_value) {
        Some(Value::String(text)) => text.value() == id,
        Some(Value::Integer(number)) => number.value().to_string() == id,
        _ => false,
    }
}

/// The key that items of a kind are named by.
fn key_of(kind: &str) -> &'static str {
    if kind == "calendar" { "year" } else { "id" }
}

/// The keys of a kind in the order of the reference page.
fn order(kind: &str) -> Vec<&'static str> {
    let table = wire::Pack::TABLES.iter().find(|(known, _)| *known == kind);
    table.map_or_else(Vec::new, |(_, table)| table.keys.iter().map(|key| key.name).collect())
}

/// An item as an author could write it.
fn whole(pack: &wire::Pack, kind: &str, id: &str) -> Option<Table> {
    struct Find<'a> {
        kind: &'a str,
        id: &'a str,
        text: Option<String>,
    }
    impl Each for Find<'_> {
        fn list<T: wire::Item>(&mut self, items: &mut Vec<T>) {
            if T::KIND == self.kind
                && let Some(item) = items.iter().find(|item| item.id() == self.id)
            {
                self.text = Some(wire::written(item));
            }
        }
    }
    let mut find = Find { kind, id, text: None };
    pack.clone().each(&mut find);
    let doc: DocumentMut = find.text?.parse().ok()?;
    doc.get(kind)?.as_array_of_tables()?.iter().next().cloned()
}
