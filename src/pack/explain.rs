//! Where an item comes from: what each layer did to it, and what it says in the end.

use serde::Serialize;

use super::layer::{Deed, Step};
use super::source::Loaded;
use super::wire::{Each, Item};
use super::{near, wire};

/// What is known of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Its kind, such as `phrase`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What the layers did, from the lowest up.
    pub chain: Vec<Link>,
    /// What it says, as TOML; none where it is hidden.
    pub toml: Option<String>,
}

/// What one layer did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The id of the layer.
    pub layer: String,
    /// `wrote`, `replaced`, `extended` or `hid`.
    pub deed: &'static str,
    /// The keys by which it extended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<&'static str>,
    /// `file:line:col`
    pub place: String,
}

/// Every item that `id` names, which can be `kind:id`: ids are alone of their kind, not among all.
///
/// # Errors
/// That there is none, with a hint.
pub fn explain(loaded: &Loaded, id: &str) -> Result<Vec<Explained>, String> {
    let (kind, name) = match id.split_once(':') {
        Some((kind, name)) => (Some(kind), name),
        None => (None, id),
    };
    let meant = |step: &&Step| step.id == name && kind.is_none_or(|kind| kind == step.kind);
    let mut found: Vec<Explained> = Vec::new();
    for step in loaded.history.iter().filter(meant) {
        let link = link(loaded, step);
        match found.iter_mut().find(|known| known.kind == step.kind) {
            Some(known) => known.chain.push(link),
            None => found.push(Explained {
                kind: step.kind,
                id: name.to_owned(),
                chain: vec![link],
                toml: None,
            }),
        }
    }
    if found.is_empty() {
        let mut ids: Vec<&str> = loaded.history.iter().map(|step| step.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let hint = near::hint(name, ids);
        return Err(format!("there is no item `{id}` in these packs\n  hint: {hint}"));
    }
    let mut wire = loaded.wire.clone();
    wire.each(&mut Written { found: &mut found });
    Ok(found)
}

fn link(loaded: &Loaded, step: &Step) -> Link {
    let (deed, keys) = match &step.deed {
        Deed::Wrote => ("wrote", Vec::new()),
        Deed::Replaced => ("replaced", Vec::new()),
        Deed::Extended(keys) => ("extended", keys.clone()),
        Deed::Hid => ("hid", Vec::new()),
    };
    Link { layer: step.layer.clone(), deed, keys, place: loaded.sources.locate(step.at) }
}

/// Writes down what the items say.
struct Written<'a> {
    found: &'a mut Vec<Explained>,
}

impl Each for Written<'_> {
    fn list<T: Item>(&mut self, items: &mut Vec<T>) {
        for known in self.found.iter_mut().filter(|known| known.kind == T::KIND) {
            let item = items.iter().find(|item| item.id() == known.id);
            known.toml = item.map(wire::written);
        }
    }
}
