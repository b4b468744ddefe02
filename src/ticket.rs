//! What the page shows, and the ticket that it means.
//!
//! A page gives words: names of fields and their texts. [`Ticket::read`] places each name at a canonical
//! field of the pack, by the field's id or by one of its labels. Reading never fails: what cannot be
//! placed stays in the ticket under its own name.

use std::rc::Rc;
use time::OffsetDateTime;

use crate::pack::{FieldIx, Pack, Voice};
use crate::text::Span;

mod near;
mod place;
mod real;
mod tie;
pub use near::near;
pub use place::Placer;
pub use tie::{Strength, Tie};

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
    /// By what it got its name.
    pub tie: Tie,
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
    /// By what it got its name.
    pub tie: Tie,
}

/// What choices show that nobody has made, without the dashes and dots around it, folded.
const UNCHOSEN: [&str; 8] =
    ["", "请选择", "未选择", "待选择", "select", "please select", "select one", "choose"];

impl Entry {
    /// Whether somebody has filled it in: not white space alone, not `--请选择--`.
    #[must_use]
    pub fn filled(&self) -> bool {
        // Only short texts can be the mark of an empty choice; long ones are not folded for it.
        if self.text.trim().len() > 32 {
            return true;
        }
        let folded = crate::text::folded(&self.text);
        let around = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '…' | '—' | ':');
        !UNCHOSEN.contains(&folded.trim_matches(around))
    }
}

/// A place in a ticket: an entry (index into [`Ticket::entries`]) and a span of its text in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The entry.
    pub entry: usize,
    /// The span of its text.
    pub span: Span,
}

impl Ticket {
    /// The ticket that a page shows. Words that merely stand side by side are placed only where most of them are
    /// labels of fields with words beside them that are none: else they are a list.
    #[must_use]
    pub fn read(page: &PageSnapshot, placer: &Placer) -> Self {
        let mut entries: Vec<Entry> = page
            .fields
            .iter()
            .map(|seen| Entry {
                name: seen.name.as_str().into(),
                field: placer.place(&seen.name),
                text: seen.text.as_str().into(),
                writable: seen.writable,
                tie: seen.tie,
            })
            .collect();
        // In a list the words side by side are two heads, or two values.
        let is_beside = |e: &&mut Entry| e.tie == Tie::Beside;
        let is_pair = |e: &Entry| e.field.is_some() && placer.place(&e.text).is_none();
        let beside: Vec<bool> = entries.iter_mut().filter(is_beside).map(|e| is_pair(e)).collect();
        let pairs = beside.iter().filter(|pair| **pair).count();
        let are_pairs = pairs >= 2 && pairs * 2 >= beside.len();
        for (entry, pair) in entries.iter_mut().filter(is_beside).zip(beside) {
            entry.field = entry.field.filter(|_| pair && are_pairs);
        }
        Self { now: page.now, entries }
    }

    /// A ticket made of canonical fields, as examples in packs are.
    #[must_use]
    pub fn of_fields(now: OffsetDateTime, pack: &Pack, fields: &[(FieldIx, Rc<str>)]) -> Self {
        let entries = fields
            .iter()
            .filter_map(|(ix, text)| {
                let name = pack.field(*ix)?.id.clone();
                Some(Entry {
                    name,
                    field: Some(*ix),
                    text: text.clone(),
                    writable: true,
                    tie: Tie::Given,
                })
            })
            .collect();
        Self { now, entries }
    }

    /// The filled entries of a canonical field with their indices, in the order of the page.
    pub fn filled(&self, field: FieldIx) -> impl Iterator<Item = (usize, &Entry)> {
        let of_field = move |(_, e): &(usize, &Entry)| e.field == Some(field) && e.filled();
        self.entries.iter().enumerate().filter(of_field)
    }

    /// The filled entry whose text is that of a canonical field; none where two say different things and neither
    /// is clearly the real one.
    #[must_use]
    pub fn real(&self, field: FieldIx, pack: &Pack) -> Option<(usize, &Entry)> {
        let filled: Vec<(usize, &Entry)> = self.filled(field).collect();
        let entries: Vec<&Entry> = filled.iter().map(|(_, entry)| *entry).collect();
        real::of(&entries, pack.field(field)?).and_then(|at| filled.get(at).copied())
    }

    /// The text of that entry, trimmed.
    #[must_use]
    pub fn text(&self, field: FieldIx, pack: &Pack) -> Option<&str> {
        self.real(field, pack).map(|(_, e)| e.text.trim())
    }

    /// The first entry of a canonical field, filled or not.
    #[must_use]
    pub fn position(&self, field: FieldIx) -> Option<usize> {
        self.entries.iter().position(|e| e.field == Some(field))
    }

    /// Whose words an entry carries; what could not be placed is a fact.
    #[must_use]
    pub fn voice(&self, pack: &Pack, entry: usize) -> Voice {
        let field = self.entries.get(entry).and_then(|e| e.field).and_then(|f| pack.field(f));
        field.map_or(Voice::Fact, |f| f.voice)
    }

    /// The words at a place; empty where there are none.
    #[must_use]
    pub fn words(&self, at: Place) -> &str {
        self.entries.get(at.entry).map_or("", |e| at.span.of(&e.text))
    }

    /// The entry that phrases go to: the first writable one of the pack's `reply` fields.
    #[must_use]
    pub fn reply(&self, pack: &Pack) -> Option<usize> {
        let writable = |field: &FieldIx| {
            self.entries.iter().position(|e| e.field == Some(*field) && e.writable)
        };
        pack.reply.iter().find_map(writable)
    }
}
