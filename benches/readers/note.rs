//! What both the native bench and the one in the page do: the notes, and a note with everything ready to be read.
//!
//! All of it is kept for good: a bench ends soon, and what is kept can be borrowed from a `static`.

use std::rc::Rc;

use huashu::fact::Facts;
use huashu::number::rfc3339;
use huashu::pack::{Pack, RuleKind, StageIx};
use huashu::promise::Promise;
use huashu::reading::Readings;
use huashu::rule::{self, Finding};
use huashu::text::Span;
use huashu::ticket::Ticket;
use huashu::{confirm, promise, proof};

/// A note in the reply of a ticket.
pub struct Note {
    facts: Facts<'static>,
    /// The rules that read words: forbidden ones and personal data, each with a stage in which it looks.
    words: Vec<(usize, Option<StageIx>)>,
}

/// Everything that the readers find in a note.
pub struct Found {
    pub promises: Vec<Promise>,
    pub confirmations: Vec<confirm::Confirmation>,
    pub findings: Vec<Finding>,
}

impl Note {
    pub fn new(pack: &'static Pack, text: &str) -> Self {
        let ticket = leak(ticket(pack, text));
        let readings = leak(Readings::of(pack, ticket, &Readings::default()));
        let reads = |(ix, rule): (usize, &huashu::pack::Rule)| {
            matches!(rule.kind, RuleKind::Forbid(_) | RuleKind::Personal(_))
                .then(|| (ix, rule.stages.first().copied()))
        };
        let words = pack.rules.iter().enumerate().filter_map(reads).collect();
        Self { facts: Facts::new(pack, ticket, readings), words }
    }

    fn text(&self) -> &str {
        self.facts.ticket.entries.first().map_or("", |entry| &entry.text)
    }

    /// The promises.
    pub fn promises(&self) -> Vec<Promise> {
        promise::read(self.text(), proof::NOW, &self.facts.pack.calendar)
    }

    /// The confirmations.
    pub fn confirmations(&self) -> Vec<confirm::Confirmation> {
        confirm::read(self.text())
    }

    /// Forbidden words and personal data.
    pub fn words(&self) -> Vec<Finding> {
        self.words
            .iter()
            .flat_map(|(ix, stage)| rule::apply(&self.facts, *ix, *stage, None))
            .collect()
    }

    /// All of it.
    pub fn all(&self) -> Found {
        Found {
            promises: self.promises(),
            confirmations: self.confirmations(),
            findings: self.words(),
        }
    }

    /// What was found in the words of the note.
    pub fn told(&self) -> Vec<String> {
        let Found { promises, confirmations, findings } = self.all();
        let words = |span: Span| span.of(self.text());
        let promises = promises.iter().map(|p| {
            let due = p.latest.map_or_else(String::new, |at| format!(" {}", rfc3339(at)));
            format!("{}: {}{due}", words(p.span), format!("{:?}", p.kind).to_lowercase())
        });
        let confirmations = confirmations.iter().map(|c| {
            let label = format!("{:?} {:?}", c.kind, c.state).to_lowercase();
            format!("{}: {label}", words(c.span))
        });
        let findings = findings.iter().map(|finding| {
            let rule = self.facts.pack.rules.get(finding.rule).map_or("", |rule| &rule.id);
            format!("{}: {rule}", finding.at.map_or("", |at| words(at.span)))
        });
        promises.chain(confirmations).chain(findings).collect()
    }
}

/// One more character in a note that was read.
pub struct Keystroke {
    pack: &'static Pack,
    before: Readings,
    typed: Ticket,
}

impl Keystroke {
    /// `note` with one character set in before its character number `at`.
    pub fn new(pack: &'static Pack, note: &str, at: usize) -> Self {
        let before = Readings::of(pack, &ticket(pack, note), &Readings::default());
        let mut typed: Vec<char> = note.chars().collect();
        typed.insert(at.min(typed.len()), '好');
        Self { pack, before, typed: ticket(pack, &typed.into_iter().collect::<String>()) }
    }

    /// Reads what was typed.
    pub fn read(&self) -> Readings {
        Readings::of(self.pack, &self.typed, &self.before)
    }
}

fn ticket(pack: &Pack, text: &str) -> Ticket {
    let fields: Vec<_> = pack.reply.iter().take(1).map(|field| (*field, Rc::from(text))).collect();
    Ticket::of_fields(proof::NOW, pack, &fields)
}

/// Keeps a value for good.
pub fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
