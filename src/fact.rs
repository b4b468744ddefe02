//! What can be asked of a ticket: conditions, scenes, cues, confirmations.

use crate::confirm::{self, State};
use crate::number::short_day;
use crate::pack::{Cond, FieldIx, Pack, Voice};
use crate::promise::{self, Promise};
use crate::reading::Readings;
use crate::text::{Span, folded};
use crate::ticket::{Place, Ticket};

/// A ticket with all that the readers found in it.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The ticket.
    pub ticket: &'a Ticket,
    /// What is read in its entries.
    pub readings: &'a Readings,
    /// The scenes that it is in: indices into [`Pack::scenes`].
    pub scenes: Vec<usize>,
    /// The cues that stand in it: indices into [`Pack::cues`], with their place.
    pub cues: Vec<(usize, Place)>,
}

/// The answer to a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Whether it holds.
    pub holds: bool,
    /// What shows it, where something in the ticket does.
    pub at: Option<Place>,
}

impl Answer {
    fn bare(holds: bool) -> Self {
        Self { holds, at: None }
    }

    fn found(at: Option<Place>) -> Self {
        Self { holds: at.is_some(), at }
    }
}

impl<'a> Facts<'a> {
    /// The facts of a ticket.
    #[must_use]
    pub fn new(pack: &'a Pack, ticket: &'a Ticket, readings: &'a Readings) -> Self {
        let mut facts = Self { pack, ticket, readings, scenes: Vec::new(), cues: Vec::new() };
        facts.cues = pack
            .cues
            .iter()
            .enumerate()
            .filter_map(|(ix, cue)| Some((ix, facts.word_anywhere(&cue.words)?)))
            .collect();
        let in_scene =
            |(ix, scene): (usize, &crate::pack::Scene)| facts.ask(&scene.when).holds.then_some(ix);
        let scenes = pack.scenes.iter().enumerate().filter_map(in_scene).collect();
        facts.scenes = scenes;
        facts
    }

    /// The answer to `cond`. `Any` shows the first that holds, `All` the last that shows something: in
    /// packs the telling condition stands behind the guards.
    #[must_use]
    pub fn ask(&self, cond: &Cond) -> Answer {
        match cond {
            Cond::All(conds) => {
                let mut at = None;
                for cond in conds {
                    let answer = self.ask(cond);
                    if !answer.holds {
                        return Answer::bare(false);
                    }
                    at = answer.at.or(at);
                }
                Answer { holds: true, at }
            }
            Cond::Any(conds) => {
                conds.iter().map(|c| self.ask(c)).find(|a| a.holds).unwrap_or(Answer::bare(false))
            }
            Cond::Not(cond) => Answer::bare(!self.ask(cond).holds),
            Cond::Filled(field) => Answer::found(self.filled(*field)),
            Cond::Is(field, words) => Answer::found(self.is(*field, words)),
            Cond::Has(fields, words) => {
                Answer::found(fields.iter().find_map(|field| self.word_in(*field, words)))
            }
            Cond::Dated(field) => Answer::found(self.dated(*field)),
            Cond::Confirmed(kind, state) => Answer::found(
                self.confirmation(*kind).filter(|(s, _)| s == state).map(|(_, at)| at),
            ),
            Cond::Promised(kind) => Answer::found(self.promise(*kind).map(|(_, at)| at)),
            Cond::Scene(ix) => Answer::bare(self.scenes.contains(ix)),
            Cond::Cue(ix) => {
                Answer::found(self.cues.iter().find(|(c, _)| c == ix).map(|(_, at)| *at))
            }
        }
    }

    /// Where a kind of confirmation got to, over all entries in order: a later answer outweighs an
    /// earlier one, asking again takes no answer back.
    #[must_use]
    pub fn confirmation(&self, kind: confirm::Kind) -> Option<(State, Place)> {
        let mut last: Option<(State, Place)> = None;
        for (entry, reading) in self.readings.entries.iter().enumerate() {
            for found in reading.confirmations.iter().filter(|c| c.kind == kind) {
                if last.is_none() || found.state != State::Asked {
                    last = Some((found.state, Place { entry, span: found.span }));
                }
            }
        }
        last
    }

    /// The first promise of a kind in agent text.
    #[must_use]
    pub fn promise(&self, kind: promise::Kind) -> Option<(&Promise, Place)> {
        self.promises().find(|(p, _)| p.kind == kind)
    }

    /// All promises, in the order of the page.
    pub fn promises(&self) -> impl Iterator<Item = (&Promise, Place)> {
        self.readings.entries.iter().enumerate().flat_map(|(entry, reading)| {
            reading.promises.iter().map(move |p| (p, Place { entry, span: p.span }))
        })
    }

    /// The entries of these fields, as indices.
    pub fn entries_of<'b>(&'b self, fields: &'b [FieldIx]) -> impl Iterator<Item = usize> + 'b {
        let of_fields = |(ix, e): (usize, &crate::ticket::Entry)| {
            e.field.is_some_and(|f| fields.contains(&f)).then_some(ix)
        };
        self.ticket.entries.iter().enumerate().filter_map(of_fields)
    }

    fn filled(&self, field: FieldIx) -> Option<Place> {
        let (entry, filled) = self.ticket.filled(field).next()?;
        Some(Place { entry, span: Span::all(&filled.text) })
    }

    fn is(&self, field: FieldIx, words: &[std::rc::Rc<str>]) -> Option<Place> {
        self.ticket.filled(field).find_map(|(entry, filled)| {
            let text = folded(filled.text.trim());
            words
                .iter()
                .any(|w| **w == *text)
                .then_some(Place { entry, span: Span::all(&filled.text) })
        })
    }

    fn dated(&self, field: FieldIx) -> Option<Place> {
        self.ticket
            .filled(field)
            .find_map(|(entry, filled)| Some(Place { entry, span: short_day(&filled.text)? }))
    }

    fn word_in(&self, field: FieldIx, words: &[std::rc::Rc<str>]) -> Option<Place> {
        self.ticket.filled(field).find_map(|(entry, _)| self.word_at(entry, words))
    }

    fn word_anywhere(&self, words: &[std::rc::Rc<str>]) -> Option<Place> {
        let speaks = |entry: &usize| self.ticket.voice(self.pack, *entry) != Voice::Fact;
        (0..self.ticket.entries.len()).filter(speaks).find_map(|entry| self.word_at(entry, words))
    }

    fn word_at(&self, entry: usize, words: &[std::rc::Rc<str>]) -> Option<Place> {
        let text = &self.ticket.entries.get(entry)?.text;
        let reading = self.readings.entries.get(entry)?;
        let index = self.pack.index();
        words.iter().find_map(|word| {
            let span = match index.number(word) {
                Some(number) => {
                    let at = reading.present.binary_search_by_key(&number, |p| p.number).ok()?;
                    reading.present.get(at)?.span
                }
                None => folded_span(text, &reading.folded, word)?,
            };
            Some(Place { entry, span })
        })
    }
}

/// Where the first `word` of `folded` stands in `text`: folding keeps the count of characters, not of bytes.
fn folded_span(text: &str, folded: &str, word: &str) -> Option<Span> {
    let at = folded.find(word).filter(|_| !word.is_empty())?;
    let skipped = folded.get(..at)?.chars().count();
    let mut borders = text.char_indices().map(|(i, _)| i).chain([text.len()]).skip(skipped);
    let start = borders.next()?;
    let end = borders.nth(word.chars().count().checked_sub(1)?)?;
    Some(Span::new(start, end))
}
