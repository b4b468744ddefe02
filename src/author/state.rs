//! What came of a check, as tables that a page shows.

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

use super::{Author, Counts, Files};
use crate::pack::layer::{Deed, Step};
use crate::pack::problem::{CODES, Severity, WARNINGS};
use crate::pack::source::Placed;
use crate::pack::wire::{self, Each, Item};

/// A checked layer.
#[derive(Debug, Clone, Serialize)]
pub struct State {
    /// Whether the tables are those of these files; else they are the last ones that could be read.
    pub current: bool,
    /// How much is wrong.
    pub counts: Counts,
    /// What is wrong, in the order of the files.
    pub problems: Vec<Told>,
    /// What the layers together say of the pack.
    pub header: wire::Header,
    /// The items of each kind, in the order of the pack, those that the layer hides last.
    pub items: BTreeMap<&'static str, Vec<Row>>,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What it says, as in TOML.
    pub item: serde_json::Value,
    /// What the layer did: `below` (nothing), `wrote`, `replaced`, `extended` or `hid`.
    pub deed: &'static str,
    /// What it says below, where the layer did something to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<serde_json::Value>,
}

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Whether it only warns.
    pub warning: bool,
    /// Its code.
    pub code: &'static str,
    /// What the code stands for, in Chinese.
    pub title: &'static str,
    /// The file, empty where it has no place.
    pub file: String,
    /// Line and column, from 1.
    pub line: usize,
    /// The same.
    pub col: usize,
    /// The line itself.
    pub excerpt: Option<(String, String)>,
    /// What is wrong.
    pub message: String,
    /// What next.
    pub hint: String,
    /// The key at fault.
    pub key: String,
    /// Kind and id of the item at fault.
    pub item: Option<(String, String)>,
    /// Whether it stands in the layer.
    pub own: bool,
}

/// What came of the last check of these files.
pub(super) fn state(author: &Author, files: &Files, dir: &str, current: bool) -> State {
    let report = &author.last.report;
    let errors = report.errors();
    let own: BTreeSet<String> = files.iter().map(|(name, _)| format!("{dir}/{name}")).collect();
    let mut rows = Rows { did: did(author), below: BTreeMap::new(), items: BTreeMap::new() };
    author.base.wire.clone().each(&mut Below(&mut rows));
    author.wire.clone().each(&mut rows);
    rows.hidden();
    State {
        current,
        counts: Counts { errors, warnings: report.placed.len() - errors },
        problems: report.placed.iter().map(|placed| told(placed, &own)).collect(),
        header: author.wire.pack.clone(),
        items: rows.items,
    }
}

fn told(placed: &Placed, own: &BTreeSet<String>) -> Told {
    let problem = &placed.problem;
    let mut meanings = CODES.iter().chain(WARNINGS);
    Told {
        warning: problem.severity() == Severity::Warning,
        code: problem.code,
        title: meanings.find(|(code, ..)| *code == problem.code).map_or("", |(_, zh, _)| zh),
        own: own.contains(&placed.file),
        file: placed.file.clone(),
        line: placed.line,
        col: placed.col,
        excerpt: placed.excerpt.clone(),
        message: problem.message.clone(),
        hint: problem.hint.clone(),
        key: problem.key.clone(),
        item: placed.item.clone(),
    }
}

/// What the layer did to each item, by kind and id.
fn did(author: &Author) -> BTreeMap<(&'static str, String), &'static str> {
    let checked = &author.last;
    let history: &[Step] = match (&checked.loaded, &checked.unsound) {
        (Some(loaded), _) => &loaded.history,
        (None, Some(unsound)) => &unsound.history,
        (None, None) => &[],
    };
    let top = &author.wire.pack.id;
    let own = history.iter().filter(|step| step.layer == *top && *top != author.base.wire.pack.id);
    own.map(|step| {
        let deed = match step.deed {
            Deed::Wrote => "wrote",
            Deed::Replaced => "replaced",
            Deed::Extended(_) => "extended",
            Deed::Hid => "hid",
        };
        ((step.kind, step.id.clone()), deed)
    })
    .collect()
}

struct Rows {
    did: BTreeMap<(&'static str, String), &'static str>,
    /// What the layer did something to, as it is below.
    below: BTreeMap<(&'static str, String), serde_json::Value>,
    items: BTreeMap<&'static str, Vec<Row>>,
}

impl Each for Rows {
    fn list<T: Item>(&mut self, items: &mut Vec<T>) {
        let rows = items.iter().map(|item| {
            let name = (T::KIND, item.id());
            Row {
                item: serde_json::to_value(item).unwrap_or_default(),
                deed: self.did.get(&name).copied().unwrap_or("below"),
                below: self.below.get(&name).cloned(),
                id: name.1,
            }
        });
        let rows = rows.collect();
        self.items.insert(T::KIND, rows);
    }
}

impl Rows {
    fn hidden(&mut self) {
        let hid = self.did.iter().filter(|(_, deed)| **deed == "hid");
        for ((kind, id), deed) in hid {
            let item = self.below.get(&(*kind, id.clone())).cloned();
            if let (Some(item), Some(rows)) = (item, self.items.get_mut(kind)) {
                rows.push(Row { id: id.clone(), item: item.clone(), deed, below: Some(item) });
            }
        }
    }
}

struct Below<'a>(&'a mut Rows);

impl Each for Below<'_> {
    fn list<T: Item>(&mut self, items: &mut Vec<T>) {
        for item in items.iter() {
            let name = (T::KIND, item.id());
            if self.0.did.contains_key(&name) {
                self.0.below.insert(name, serde_json::to_value(item).unwrap_or_default());
            }
        }
    }
}
