//! The names that exist in a pack.

use std::collections::BTreeMap;

use crate::pack::wire::{self, Item};

/// The names of the items of one kind.
pub struct Index<'a> {
    pub kind: &'static str,
    number: BTreeMap<&'a str, usize>,
    /// Whether an item has no name: then a name that is not found may be meant for it.
    pub nameless: bool,
    /// How many items can be told apart by number.
    pub most: usize,
}

impl<'a> Index<'a> {
    fn of<T: Item>(items: &'a [T], id: impl Fn(&'a T) -> &'a str, most: usize) -> Self {
        let mut number = BTreeMap::new();
        for (nth, item) in items.iter().enumerate() {
            number.entry(id(item)).or_insert(nth);
        }
        let nameless = number.remove("").is_some();
        Self { kind: T::KIND, number, nameless, most }
    }

    /// The number of the item with this name.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.number.get(id).copied()
    }

    /// All names.
    pub fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.number.keys().copied()
    }
}

/// All names of a pack.
pub struct Names<'a> {
    pub field: Index<'a>,
    pub stage: Index<'a>,
    pub scene: Index<'a>,
    pub slot: Index<'a>,
    pub phrase: Index<'a>,
    pub check: Index<'a>,
    pub rule: Index<'a>,
    pub limit: Index<'a>,
    pub cue: Index<'a>,
    pub reader: Index<'a>,
    pub reason: Index<'a>,
}

impl<'a> Names<'a> {
    pub fn of(pack: &'a wire::Pack) -> Self {
        Self {
            field: Index::of(&pack.field, |i| &i.id, usize::from(u16::MAX)),
            stage: Index::of(&pack.stage, |i| &i.id, usize::from(u8::MAX)),
            scene: Index::of(&pack.scene, |i| &i.id, usize::MAX),
            slot: Index::of(&pack.slot, |i| &i.id, usize::MAX),
            phrase: Index::of(&pack.phrase, |i| &i.id, usize::MAX),
            check: Index::of(&pack.check, |i| &i.id, usize::MAX),
            rule: Index::of(&pack.rule, |i| &i.id, usize::MAX),
            limit: Index::of(&pack.limit, |i| &i.id, usize::MAX),
            cue: Index::of(&pack.cue, |i| &i.id, usize::MAX),
            reader: Index::of(&pack.reader, |i| &i.id, usize::MAX),
            reason: Index::of(&pack.reason, |i| &i.id, usize::MAX),
        }
    }
}
