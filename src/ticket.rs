//! What the page shows, and the ticket that it means.
//!
//! A page gives words: names of fields and their texts. [`Ticket::read`] places each name at a canonical
//! field of the pack, by the field's id or by one of its labels. Reading never fails: what cannot be
//! placed stays in the ticket under its own name.

use std::rc::Rc;
use time::OffsetDateTime;

use crate::pack::{FieldIx, Pack, Voice};

/// One look at the page: words only, no elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSnapshot {
    /// Counts the looks; a later look has a larger number.
    pub revision: u64,
    /// The clock at the look, with the page's offset.
    pub now: OffsetDateTime,
    /// What tells this record from another one: the page's address, say.
    pub record: String,
    /// The fields, in the order of the page.
    pub fields: Vec<SeenField>,
}

/// A field as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeenField {
    /// The name: a canonical id from a site file, else the label that the page shows. Unique in a snapshot.
    pub name: String,
    /// What a person reads in it.
    pub text: String,
    /// Whether text can be written into it.
    pub writable: bool,
}

/// A ticket: the fields of a page, placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// When it was read.
    pub now: OffsetDateTime,
    /// All fields, in the order of the page.
    pub entries: Vec<Entry>,
}

/// One field of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name that the page gives it.
    pub name: Rc<str>,
    /// Its canonical field; none where it could not be placed.
    pub field: Option<FieldIx>,
    /// What a person reads in it.
    pub text: Rc<str>,
    /// Whether text can be written into it.
    pub writable: bool,
}

impl Ticket {
    /// The filled entries of a canonical field, in the order of the page.
    pub fn filled(&self, field: FieldIx) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |e| e.field == Some(field) && !e.text.trim().is_empty())
    }

    /// The text of the first filled entry of a canonical field.
    #[must_use]
    pub fn text(&self, field: FieldIx) -> Option<&str> {
        self.filled(field).next().map(|e| e.text.trim())
    }

    /// The entries in one voice.
    pub fn voiced<'a>(&'a self, pack: &'a Pack, voice: Voice) -> impl Iterator<Item = &'a Entry> {
        self.entries
            .iter()
            .filter(move |e| e.field.and_then(|f| pack.field(f)).is_some_and(|f| f.voice == voice))
    }
}
