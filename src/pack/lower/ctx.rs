//! Checks of single keys, which is what every other check is made of, and where problems go.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::names::{Index, Names};
use crate::pack::place::Place;
use crate::pack::problem::Problem;
use crate::pack::wire;
use crate::pack::{FieldIx, Id, StageIx, Words, near};

/// Checks of single keys. Each tells what is wrong and then gives none.
pub struct Ctx<'a> {
    pub names: &'a Names<'a>,
    pub problems: Vec<Problem>,
    /// The id of the pack, which is where items without `from` come from.
    pack: &'a str,
    /// How many items of each kind were named so far.
    named: BTreeMap<&'static str, usize>,
}

impl<'a> Ctx<'a> {
    pub fn new(names: &'a Names<'a>, header: &'a wire::Header) -> Self {
        Self { names, problems: Vec::new(), pack: &header.id, named: BTreeMap::new() }
    }

    pub fn tell(&mut self, place: &Place<'_>, code: &'static str, message: &str, hint: &str) {
        self.problems.push(place.problem(code, message, hint));
    }

    /// The layer that an item comes from.
    pub fn origin(&self, from: &str) -> Id {
        Rc::from(if from.is_empty() { self.pack } else { from })
    }

    /// The id of an item, alone of its kind.
    pub fn named(&mut self, place: &Place<'_>, id: &str, index: &Index<'_>) -> Option<Id> {
        let count = self.named.entry(index.kind).or_default();
        let nth = *count;
        *count += 1;
        if nth == index.most {
            let message =
                format!("there are more than {} items of kind {}", index.most, index.kind);
            self.tell(place, "too-many", &message, "take some out");
        }
        let place = place.key("id");
        if index.get(id).is_some_and(|first| first != nth) {
            let hint = "give one of them another name, or take it out";
            self.tell(&place, "duplicate-id", "the name is already in use", hint);
        }
        self.id(&place, id)
    }

    /// A name made of the letters that names may have.
    pub fn id(&mut self, place: &Place<'_>, id: &str) -> Option<Id> {
        if id.is_empty() {
            self.tell(
                place,
                "missing-key",
                "`id` is missing",
                "give it a name of its own: id = \"…\"",
            );
            return None;
        }
        if id.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '.' | '-' | '_')) {
            return Some(Rc::from(id));
        }
        let hint = "use a-z, 0-9, `.`, `-` and `_` only";
        self.tell(place, "bad-id", &format!("`{id}` is not a name"), hint);
        None
    }

    /// A text that must be there; space around it is dropped.
    pub fn text(&mut self, place: &Place<'_>, text: &str) -> Option<Rc<str>> {
        let text = text.trim();
        if !text.is_empty() {
            return Some(Rc::from(text));
        }
        let name = place.name();
        if place.is_element() {
            let message = format!("`{name}` holds an empty text");
            self.tell(place, "empty-text", &message, "write the text, or take the entry out");
        } else {
            let message = format!("`{name}` is missing or empty");
            self.tell(place, "missing-key", &message, &format!("write {name} = \"…\""));
        }
        None
    }

    pub fn words(&mut self, place: &Place<'_>, zh: &str, en: &str) -> Option<Words> {
        let zh = self.text(place, zh)?;
        Some(Words { zh, en: Rc::from(en.trim()) })
    }

    /// Texts of a list, none of them empty.
    pub fn texts(&mut self, place: &Place<'_>, texts: &[String]) -> Vec<Rc<str>> {
        texts.iter().enumerate().filter_map(|(nth, t)| self.text(&place.nth(nth), t)).collect()
    }

    /// One of a closed list of values; where it is not given, `default`.
    pub fn choice<T: Copy>(
        &mut self,
        place: &Place<'_>,
        value: &str,
        values: &[(&str, T)],
        default: Option<T>,
    ) -> Option<T> {
        let name = place.name();
        let known: Vec<&str> = values.iter().map(|(v, _)| *v).collect();
        if value.is_empty() && !place.is_element() {
            if default.is_none() {
                let hint = format!("write one of {}", near::listed(&known));
                self.tell(place, "missing-key", &format!("`{name}` is missing"), &hint);
            }
            return default;
        }
        let found = values.iter().find(|(v, _)| *v == value).map(|(_, t)| *t);
        if found.is_none() {
            let hint = near::hint(value, known.iter().copied());
            self.tell(place, "unknown-value", &format!("`{name}` cannot be `{value}`"), &hint);
        }
        found
    }

    /// The number of the item that a key names.
    pub fn find(&mut self, place: &Place<'_>, index: &Index<'_>, id: &str) -> Option<usize> {
        if id.is_empty() {
            return self.text(place, id).and(None);
        }
        let found = index.get(id);
        // Where an item lacks its name, that is told; this name may be the one.
        if found.is_none() && !index.nameless {
            let message = format!("there is no {} `{id}`", index.kind);
            self.tell(place, "unknown-id", &message, &near::hint(id, index.ids()));
        }
        found
    }

    /// The numbers of the items that a list names.
    pub fn find_all(
        &mut self,
        place: &Place<'_>,
        index: &Index<'_>,
        ids: &[String],
    ) -> Option<Vec<usize>> {
        let found: Vec<_> =
            ids.iter().enumerate().map(|(nth, id)| self.find(&place.nth(nth), index, id)).collect();
        found.into_iter().collect()
    }

    pub fn field(&mut self, place: &Place<'_>, id: &str) -> Option<FieldIx> {
        let names = self.names;
        self.find(place, &names.field, id).and_then(|n| u16::try_from(n).ok()).map(FieldIx)
    }

    pub fn fields(&mut self, place: &Place<'_>, ids: &[String]) -> Option<Vec<FieldIx>> {
        let found: Vec<_> =
            ids.iter().enumerate().map(|(nth, id)| self.field(&place.nth(nth), id)).collect();
        found.into_iter().collect()
    }

    pub fn stage(&mut self, place: &Place<'_>, id: &str) -> Option<StageIx> {
        let names = self.names;
        self.find(place, &names.stage, id).and_then(|n| u8::try_from(n).ok()).map(StageIx)
    }
}
