//! What the keys of items are, for forms: the facts of [`crate::pack::keys`] in a plain shape.

use serde::Serialize;

use crate::pack::keys::{Shape, Table};
use crate::pack::wire;

/// A kind of item, or the header, which is the kind `pack`.
#[derive(Debug, Clone, Serialize)]
pub struct Kind {
    /// Its name, such as `phrase`.
    pub kind: &'static str,
    /// What it is, in Chinese.
    pub zh: &'static str,
    /// The keys that must be given.
    pub needs: &'static [&'static str],
    /// Its keys.
    pub keys: Vec<Key>,
}

/// A key.
#[derive(Debug, Clone, Serialize)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it takes: `text`, `truth`, `number`, `texts`, `condition`, `tickets` (fields and texts), `tables` or `table`.
    pub takes: &'static str,
    /// The words that it is one of; empty where it is free.
    pub words: Vec<&'static str>,
}

/// All kinds, the header first.
#[must_use]
pub fn kinds() -> Vec<Kind> {
    let header = kind("pack", &wire::Header::TABLE);
    let items = wire::Pack::TABLES.iter().map(|(name, table)| kind(name, table));
    std::iter::once(header).chain(items).collect()
}

fn kind(name: &'static str, table: &'static Table) -> Kind {
    let keys = table.keys.iter().map(|key| Key {
        name: key.name,
        zh: key.zh,
        takes: takes(&(key.shape)()),
        words: key.words(),
    });
    Kind { kind: name, zh: table.zh, needs: table.needs, keys: keys.collect() }
}

fn takes(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text => "text",
        Shape::Truth => "truth",
        Shape::Whole(_) => "number",
        Shape::Table(table) if table.name == wire::Cond::TABLE.name => "condition",
        Shape::Table(_) | Shape::Ticket => "table",
        Shape::List(inner) => match **inner {
            Shape::Ticket => "tickets",
            Shape::Table(_) => "tables",
            _ => "texts",
        },
    }
}
