//! What the readers find in each entry of a ticket, kept while the entry does not change.
//!
//! This is where the keystroke path is incremental. An entry is read in pieces, each a sentence, and what is found in
//! a piece depends on its words and on what the piece before it handed on ([`confirm::Carry`]) alone: a keystroke
//! in a long note reads one sentence. Promises are read anew when the minute moved.

use std::rc::Rc;
use time::OffsetDateTime;

use crate::confirm::{self, Carry, Confirmation};
use crate::number::{self, Run};
use crate::pack::index::{Forbade, Index, Present};
use crate::pack::{Pack, Voice};
use crate::promise::{self, Promise};
use crate::text::quote::quotes;
use crate::text::{Span, folded, pieces};
use crate::ticket::{Entry, Ticket};

/// What is read in one entry.
#[derive(Debug, Clone)]
pub struct Reading {
    text: Rc<str>,
    minute: i64,
    voice: Voice,
    pieces: Vec<Rc<Piece>>,
    /// The text folded by [`crate::text::fold`].
    pub folded: Rc<str>,
    /// Promises; only agents make them, and only to customers.
    pub promises: Vec<Promise>,
    /// Confirmations; only in the words of agents and customers. Each kind at most once.
    pub confirmations: Vec<Confirmation>,
    /// Words of the pack's conditions that stand in it, by number, each where it stands first.
    pub present: Vec<Present>,
    /// Forbidden words that stand in it and are nobody else's.
    pub forbade: Vec<Forbade>,
    /// Runs of digits.
    pub runs: Vec<Run>,
    /// Words of letters and digits.
    pub codes: Vec<Run>,
}

/// What is read in one sentence; places are counted from its start.
#[derive(Debug)]
struct Piece {
    text: Rc<str>,
    carry: Carry,
    next: Carry,
    folded: String,
    promises: Vec<Promise>,
    confirmations: Vec<Confirmation>,
    present: Vec<Present>,
    forbade: Vec<Forbade>,
    runs: Vec<Run>,
    codes: Vec<Run>,
}

/// What is read in all entries of a ticket, in their order.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    /// One an entry.
    pub entries: Vec<Rc<Reading>>,
}

impl Readings {
    /// Reads `ticket`, taking over what `before`, read by the same pack, has of the same texts.
    #[must_use]
    pub fn of(pack: &Pack, ticket: &Ticket, before: &Self) -> Self {
        let read = |(ix, entry): (usize, &Entry)| {
            let voice = ticket.voice(pack, ix);
            let minute = ticket.now.unix_timestamp().div_euclid(60);
            let kept = |r: &&Rc<Reading>| r.holds(entry, voice, minute);
            // The same place first: fields rarely move, and long notes are compared once.
            let here = before.entries.get(ix);
            let old = here.filter(kept).or_else(|| before.entries.iter().find(kept));
            old.cloned().unwrap_or_else(|| {
                Rc::new(Reading::new(
                    pack,
                    entry,
                    voice,
                    ticket.now,
                    here.filter(|r| r.voice == voice),
                ))
            })
        };
        Self { entries: ticket.entries.iter().enumerate().map(read).collect() }
    }
}

impl Reading {
    fn new(
        pack: &Pack,
        entry: &Entry,
        voice: Voice,
        now: OffsetDateTime,
        before: Option<&Rc<Self>>,
    ) -> Self {
        let minute = now.unix_timestamp().div_euclid(60);
        let mut reading = Self {
            text: entry.text.clone(),
            minute,
            voice,
            pieces: Vec::new(),
            folded: "".into(),
            promises: Vec::new(),
            confirmations: Vec::new(),
            present: Vec::new(),
            forbade: Vec::new(),
            runs: Vec::new(),
            codes: Vec::new(),
        };
        let reader = Reader { pack, index: pack.index(), voice, now };
        let mut known = before.map_or(&[][..], |reading| &reading.pieces);
        let same_minute = before.is_some_and(|reading| reading.minute == minute);
        let mut carry = Carry::default();
        let mut all = String::with_capacity(entry.text.len());
        for span in pieces(&entry.text) {
            let text = span.of(&entry.text);
            // Pieces keep their order, so the old one stands close ahead or was changed.
            let old = known.iter().take(LOOK_AHEAD).position(|piece| {
                *piece.text == *text
                    && piece.carry == carry
                    && (same_minute || piece.promises.is_empty())
            });
            let piece = old.and_then(|at| {
                let piece = known.get(at).cloned();
                known = known.get(at + 1..).unwrap_or(&[]);
                piece
            });
            let piece = piece.unwrap_or_else(|| Rc::new(reader.read(text, carry)));
            carry = piece.next;
            all.push_str(&piece.folded);
            reading.take(&piece, span.start);
            reading.pieces.push(piece);
        }
        reading.folded = all.into();
        reading.confirmations = confirm::settle(&reading.confirmations);
        reading.present.sort_unstable_by_key(|present| (present.number, present.span));
        reading.present.dedup_by_key(|present| present.number);
        reading
    }

    /// Adds what a piece that begins at byte `start` holds.
    fn take(&mut self, piece: &Piece, start: usize) {
        let at = |span: Span| Span::new(span.start + start, span.end + start);
        self.promises
            .extend(piece.promises.iter().map(|p| Promise { span: at(p.span), ..p.clone() }));
        self.confirmations.extend(piece.confirmations.iter().map(|c| Confirmation {
            span: at(c.span),
            by: c.by.map(at),
            ..*c
        }));
        self.present.extend(piece.present.iter().map(|p| Present { span: at(p.span), ..*p }));
        self.forbade.extend(piece.forbade.iter().map(|f| Forbade { span: at(f.span), ..*f }));
        let run = |run: &Run| Run { span: at(run.span), digits: run.digits.clone() };
        self.runs.extend(piece.runs.iter().map(run));
        self.codes.extend(piece.codes.iter().map(run));
    }

    fn holds(&self, entry: &Entry, voice: Voice, minute: i64) -> bool {
        let same_text = Rc::ptr_eq(&self.text, &entry.text) || self.text == entry.text;
        self.voice == voice && (self.minute == minute || self.promises.is_empty()) && same_text
    }
}

/// How far ahead a piece of the old text is looked for: a paragraph that was taken out.
const LOOK_AHEAD: usize = 32;

struct Reader<'a> {
    pack: &'a Pack,
    index: &'a Index,
    voice: Voice,
    now: OffsetDateTime,
}

impl Reader<'_> {
    fn read(&self, text: &str, carry: Carry) -> Piece {
        let quotes = quotes(text);
        let promises = match self.voice {
            Voice::Agent => promise::read_quoted(
                text,
                &quotes,
                self.now,
                &self.pack.calendar,
                self.pack.promise_words(),
            ),
            Voice::Colleague | Voice::Customer | Voice::Fact => Vec::new(),
        };
        let (confirmations, next) = match self.voice {
            Voice::Agent | Voice::Colleague | Voice::Customer => {
                confirm::steps(text, &quotes, carry, self.pack.confirm_words())
            }
            Voice::Fact => (Vec::new(), carry),
        };
        let mut forbade = self.index.forbade(text);
        forbade.retain(|found| !quotes.iter().any(|quote| quote.span.overlaps(found.span)));
        Piece {
            text: text.into(),
            carry,
            next,
            folded: folded(text),
            promises,
            confirmations,
            present: self.index.present(text),
            forbade,
            runs: number::runs(text),
            codes: number::codes(text),
        }
    }
}
