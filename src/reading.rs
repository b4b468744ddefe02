//! What the readers find in each entry of a ticket, kept while the entry does not change.
//!
//! This is where the keystroke path is incremental: a look at the page reads anew only the entries whose
//! text moved, and those with a promise when the minute moved.

use std::rc::Rc;
use time::OffsetDateTime;

use crate::confirm::{self, Confirmation};
use crate::pack::{Pack, Voice};
use crate::promise::{self, Promise};
use crate::text::folded;
use crate::ticket::{Entry, Ticket};

/// What is read in one entry.
#[derive(Debug, Clone)]
pub struct Reading {
    text: Rc<str>,
    minute: i64,
    voice: Voice,
    /// The text folded by [`crate::text::fold`].
    pub folded: Rc<str>,
    /// Promises; only agents make them, and only to customers.
    pub promises: Vec<Promise>,
    /// Confirmations; only in the words of agents and customers.
    pub confirmations: Vec<Confirmation>,
}

/// What is read in all entries of a ticket, in their order.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    /// One an entry.
    pub entries: Vec<Rc<Reading>>,
}

impl Readings {
    /// Reads `ticket`, taking over what `before` has of the same texts.
    #[must_use]
    pub fn of(pack: &Pack, ticket: &Ticket, before: &Self) -> Self {
        let read = |(ix, entry): (usize, &Entry)| {
            let voice = ticket.voice(pack, ix);
            let minute = ticket.now.unix_timestamp().div_euclid(60);
            let kept = |r: &&Rc<Reading>| r.holds(entry, voice, minute);
            // The same place first: fields rarely move, and long notes are compared once.
            let old =
                before.entries.get(ix).filter(kept).or_else(|| before.entries.iter().find(kept));
            old.cloned().unwrap_or_else(|| Rc::new(Reading::new(pack, entry, voice, ticket.now)))
        };
        Self { entries: ticket.entries.iter().enumerate().map(read).collect() }
    }
}

impl Reading {
    fn new(pack: &Pack, entry: &Entry, voice: Voice, now: OffsetDateTime) -> Self {
        let promises = match voice {
            Voice::Agent => promise::read(&entry.text, now, &pack.calendar),
            Voice::Colleague | Voice::Customer | Voice::Fact => Vec::new(),
        };
        let confirmations = match voice {
            Voice::Agent | Voice::Colleague | Voice::Customer => confirm::read(&entry.text),
            Voice::Fact => Vec::new(),
        };
        let minute = now.unix_timestamp().div_euclid(60);
        let text = entry.text.clone();
        Self { folded: folded(&text).into(), text, minute, voice, promises, confirmations }
    }

    fn holds(&self, entry: &Entry, voice: Voice, minute: i64) -> bool {
        let same_text = Rc::ptr_eq(&self.text, &entry.text) || self.text == entry.text;
        self.voice == voice && (self.minute == minute || self.promises.is_empty()) && same_text
    }
}
