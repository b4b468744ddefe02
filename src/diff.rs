//! What an agent will notice when one pack takes the place of another: phrases, checks and rules that are new, changed
//! or gone, and the examples that come out differently.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::fact::Facts;
use crate::pack::source::Loaded;
use crate::pack::wire::{self, Item, Pair};
use crate::pack::{FieldIx, Pack};
use crate::proof::NOW;
use crate::reading::Readings;
use crate::rule;
use crate::ticket::Ticket;

mod words;

pub use words::words;

/// What differs between two packs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Name and version of the one and of the other.
    pub packs: [String; 2],
    /// What differs in the header.
    pub header: Vec<Change>,
    /// What became of items.
    pub items: Vec<Changed>,
    /// Examples that come out differently.
    pub outcomes: Vec<Outcome>,
}

/// A key that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The key.
    pub key: &'static str,
    /// What it was, as TOML; none where it was not given.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

/// What became of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its kind, such as `phrase`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What became of it.
    pub what: What,
    /// The keys that differ, or all of an item that is new or gone.
    pub keys: Vec<Change>,
}

/// What can become of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It is gone.
    Removed,
}

/// An example that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The rule that it belongs to.
    pub rule: String,
    /// The ticket: fields and texts.
    pub ticket: BTreeMap<String, String>,
    /// The rules that found something in it before, by id.
    pub before: Vec<String>,
    /// Those that do now.
    pub after: Vec<String>,
}

impl Diff {
    /// Whether an agent would notice nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.header.is_empty() && self.items.is_empty() && self.outcomes.is_empty()
    }
}

/// What differs between `before` and `after`.
#[must_use]
pub fn diff(before: &Loaded, after: &Loaded) -> Diff {
    let name = |loaded: &Loaded| format!("{} {}", loaded.pack.name.zh, loaded.pack.version);
    let mut items = Items { changed: Vec::new() };
    before.wire.clone().pair(after.wire.clone(), &mut items);
    Diff {
        packs: [name(before), name(after)],
        header: keys(
            &wire::Header::TABLE,
            value(&before.wire.pack).as_ref(),
            value(&after.wire.pack).as_ref(),
        ),
        items: items.changed,
        outcomes: outcomes(before, after),
    }
}

fn value<T: Serialize>(of: &T) -> Option<toml::Value> {
    toml::Value::try_from(of).ok()
}

/// The keys of a table that differ.
fn keys(
    table: &'static crate::pack::keys::Table,
    before: Option<&toml::Value>,
    after: Option<&toml::Value>,
) -> Vec<Change> {
    let of = |value: Option<&toml::Value>, key: &str| Some(value?.get(key)?.to_string());
    let changes = table.keys.iter().map(|key| Change {
        key: key.name,
        before: of(before, key.name),
        after: of(after, key.name),
    });
    changes.filter(|change| change.before != change.after).collect()
}

struct Items {
    changed: Vec<Changed>,
}

impl Pair for Items {
    fn pair<T: Item>(&mut self, items: &mut Vec<T>, other: Vec<T>) {
        let Some((_, table)) = wire::Pack::TABLES.iter().find(|(kind, _)| *kind == T::KIND) else {
            return;
        };
        let after: BTreeMap<String, &T> = other.iter().map(|item| (item.id(), item)).collect();
        let mut known = BTreeSet::new();
        for item in items.iter() {
            let id = item.id();
            let now = after.get(&id).and_then(|item| value(*item));
            let keys = keys(table, value(item).as_ref(), now.as_ref());
            let what = if now.is_some() { What::Changed } else { What::Removed };
            if !keys.is_empty() {
                self.changed.push(Changed { kind: T::KIND, id: id.clone(), what, keys });
            }
            known.insert(id);
        }
        for item in other.iter().filter(|item| !known.contains(&item.id())) {
            let keys = keys(table, None, value(item).as_ref());
            self.changed.push(Changed { kind: T::KIND, id: item.id(), what: What::Added, keys });
        }
    }
}

/// The examples of both packs' rules that come out differently, each ticket of a rule once.
fn outcomes(before: &Loaded, after: &Loaded) -> Vec<Outcome> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for rule in before.wire.rule.iter().chain(&after.wire.rule) {
        for ticket in rule.flags.iter().chain(&rule.allows) {
            if !seen.insert((&rule.id, ticket)) {
                continue;
            }
            let [was, is] = [before, after].map(|loaded| findings(&loaded.pack, &rule.id, ticket));
            if was != is {
                found.push(Outcome {
                    rule: rule.id.clone(),
                    ticket: ticket.clone(),
                    before: was,
                    after: is,
                });
            }
        }
    }
    found
}

/// The rules that find something in an example of `rule`, in the first stage and at the first kind of save that
/// this looks at, as in a proof.
fn findings(pack: &Pack, rule: &str, ticket: &BTreeMap<String, String>) -> Vec<String> {
    let numbered = || (0..).map(FieldIx).zip(&pack.fields);
    let place = |id: &str| numbered().find(|(_, field)| &*field.id == id).map(|(ix, _)| ix);
    let mut fields: Vec<_> =
        ticket.iter().filter_map(|(id, text)| Some((place(id)?, text.as_str().into()))).collect();
    // Every page that the assistant writes to has a reply, if an empty one.
    if let Some(reply) = pack.reply.first().filter(|reply| fields.iter().all(|(f, _)| f != *reply))
    {
        fields.push((*reply, "".into()));
    }
    let ticket = Ticket::of_fields(NOW, pack, &fields);
    let readings = Readings::of(pack, &ticket, &Readings::default());
    let facts = Facts::new(pack, &ticket, &readings);
    let own = pack.rules.iter().find(|r| &*r.id == rule);
    let stage = own.and_then(|r| r.stages.first().copied());
    let found = rule::findings(&facts, stage, own.and_then(|r| r.on.first().copied()));
    let mut ids: Vec<String> =
        found.iter().filter_map(|f| Some(pack.rules.get(f.rule)?.id.to_string())).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
