//! What can be done to a layer, as the page says it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One change.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
pub enum Change {
    /// Gives keys of an item other values, in the layer.
    Set {
        /// The kind, such as `phrase`.
        kind: String,
        /// The item.
        id: String,
        /// The keys with what they take; null takes a key out.
        keys: BTreeMap<String, Given>,
    },
    /// Writes a new item; one without an id gets one of how its text sounds.
    Add {
        /// The kind.
        kind: String,
        /// Its keys.
        keys: BTreeMap<String, Given>,
    },
    /// Takes an item of a layer below out.
    Hide {
        /// The kind.
        kind: String,
        /// The item.
        id: String,
    },
    /// Lets it in again.
    Show {
        /// The kind.
        kind: String,
        /// The item.
        id: String,
    },
    /// Takes what the layer says of an item out: it is gone, or as it is below.
    Reset {
        /// The kind.
        kind: String,
        /// The item.
        id: String,
    },
    /// Gives keys of the header other values.
    Header {
        /// The keys.
        keys: BTreeMap<String, Given>,
    },
}

/// A value.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// Nothing: the key is taken out.
    Nothing(()),
    /// A truth.
    Truth(bool),
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// TOML, as conditions are written.
    Toml {
        /// It.
        toml: String,
    },
    /// A list.
    List(Vec<Given>),
    /// A table.
    Table(BTreeMap<String, Given>),
}

/// Why a change was not made, in words for people; nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "why", content = "what", rename_all = "kebab-case")]
pub enum Refusal {
    /// This file is no TOML: it has to be mended as text first.
    Unread(String),
    /// This text is no TOML value.
    NoValue(String),
    /// There is no such item.
    NoItem(String),
    /// The name is taken.
    Taken(String),
    /// There is no such kind of item.
    NoKind(String),
}

/// Whether a file of this name holds sources.
#[must_use]
pub fn is_source(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("toml"))
}
