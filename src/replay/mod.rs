//! What a pack would have said to tickets of the past: counted before anyone is stopped.
//!
//! A [`Tally`] takes tickets one by one and is merged with others, so that every core can have its own. [`html`] makes a
//! page of one, or of two packs side by side. Texts are masked but for the words that a rule is about.

use std::collections::BTreeMap;

use crate::judge::{Hand, judge};
use crate::lang::Lang;
use crate::pack::{Level, Pack, RuleKind};
use crate::promise;
use crate::reading::Readings;
use crate::text::Span;
use crate::ticket::{PageSnapshot, Place, Placer, Ticket};

pub mod html;
mod mask;

pub use mask::Mask;

/// Most samples that are kept of a rule.
pub const SAMPLES: usize = 5;

/// Most tickets that are named where two packs differ.
pub const DIFFERENT: usize = 200;

/// What came of many tickets under one pack.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// How many tickets were judged.
    pub tickets: usize,
    /// How many have a finding of any level.
    pub flagged: usize,
    /// How many saves would have been held, were every rule enforced.
    pub held: usize,
    /// How many are in each stage, by its id.
    pub stages: BTreeMap<String, usize>,
    /// How many promises of each kind stand in them.
    pub promises: BTreeMap<&'static str, usize>,
    /// What each rule said, by its id; a rule that said nothing is there too.
    pub rules: BTreeMap<String, RuleTally>,
    /// How often each name of a field was met that the pack does not know, by the name.
    pub unknown: BTreeMap<String, usize>,
}

/// What one rule said.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct RuleTally {
    /// `hint`, `reason` or `block`.
    pub level: &'static str,
    /// Why the rule is there.
    pub why: String,
    /// In how many tickets.
    pub tickets: usize,
    /// How often.
    pub findings: usize,
    /// The first ones.
    pub samples: Vec<Sample>,
}

/// A place that a rule is about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Sample {
    /// Which ticket, counted from 1.
    pub ticket: usize,
    /// What the agent would have read.
    pub message: String,
    /// The field's name on the page.
    pub field: String,
    /// What stands before the words, the words, and what stands behind them.
    pub text: [String; 3],
}

/// What one ticket came to: whether its save is held, and the rules that say something, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Outcome {
    /// Whether the save would be held.
    pub held: bool,
    /// The ids of the rules.
    pub rules: Vec<String>,
}

impl Tally {
    /// A tally that holds every rule of the pack, each with nothing said.
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        let rule = |rule: &crate::pack::Rule| {
            let tally = RuleTally {
                level: level(rule.level),
                why: rule.why.get(Lang::Zh).to_owned(),
                ..RuleTally::default()
            };
            (rule.id.to_string(), tally)
        };
        Self { rules: pack.rules.iter().map(rule).collect(), ..Self::default() }
    }

    /// Judges one more ticket, the `number`-th from 1.
    pub fn add(
        &mut self,
        pack: &Pack,
        placer: &Placer,
        page: &PageSnapshot,
        number: usize,
        mask: Mask,
    ) -> Outcome {
        let ticket = Ticket::read(page, placer);
        let readings = Readings::of(pack, &ticket, &Readings::default());
        let advice = judge(pack, &ticket, &readings, &Hand::default());
        let mut outcome = Outcome::default();
        for finding in &advice.findings {
            let Some(rule) = pack.rules.get(finding.rule) else { continue };
            outcome.held |= finding.level >= Level::Reason;
            let Some(tally) = self.rules.get_mut(&*rule.id) else { continue };
            tally.findings += 1;
            if !outcome.rules.iter().any(|id| **id == *rule.id) {
                tally.tickets += 1;
                outcome.rules.push(rule.id.to_string());
            }
            if tally.samples.len() < SAMPLES {
                let personal = matches!(rule.kind, RuleKind::Personal(_));
                tally.samples.push(Sample {
                    ticket: number,
                    message: mask.message(finding.message.get(Lang::Zh), personal),
                    field: finding
                        .at
                        .and_then(|at| ticket.entries.get(at.entry))
                        .map_or_else(String::new, |entry| entry.name.to_string()),
                    text: finding
                        .at
                        .map_or_else(Default::default, |at| around(&ticket, at, mask, personal)),
                });
            }
        }
        self.tickets += 1;
        self.flagged += usize::from(!outcome.rules.is_empty());
        self.held += usize::from(outcome.held);
        if let Some(stage) = advice.stage.and_then(|s| pack.stage(s.stage)) {
            *self.stages.entry(stage.id.to_string()).or_default() += 1;
        }
        for (promise, _) in &advice.promises {
            let kind = match promise.kind {
                promise::Kind::Deadline => "deadline",
                promise::Kind::Vague => "vague",
                promise::Kind::Event => "event",
            };
            *self.promises.entry(kind).or_default() += 1;
        }
        for entry in ticket.entries.iter().filter(|entry| entry.field.is_none()) {
            *self.unknown.entry(entry.name.to_string()).or_default() += 1;
        }
        outcome
    }

    /// Adds what another tally of the same pack holds. Of samples the first by ticket are kept.
    pub fn merge(&mut self, other: Self) {
        self.tickets += other.tickets;
        self.flagged += other.flagged;
        self.held += other.held;
        for (id, count) in other.stages {
            *self.stages.entry(id).or_default() += count;
        }
        for (kind, count) in other.promises {
            *self.promises.entry(kind).or_default() += count;
        }
        for (name, count) in other.unknown {
            *self.unknown.entry(name).or_default() += count;
        }
        for (id, more) in other.rules {
            let known = self.rules.entry(id).or_insert_with(|| RuleTally {
                level: more.level,
                why: more.why.clone(),
                ..RuleTally::default()
            });
            known.tickets += more.tickets;
            known.findings += more.findings;
            known.samples.extend(more.samples);
            known.samples.sort_by_key(|sample| sample.ticket);
            known.samples.truncate(SAMPLES);
        }
    }
}

/// A ticket to which two packs say different things.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// Which ticket, counted from 1.
    pub ticket: usize,
    /// What each of the two packs says.
    pub outcomes: [Outcome; 2],
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Hint => "hint",
        Level::Reason => "reason",
        Level::Block => "block",
    }
}

/// The words of a place with some of what stands around them.
fn around(ticket: &Ticket, at: Place, mask: Mask, personal: bool) -> [String; 3] {
    /// Characters to each side.
    const REACH: usize = 14;
    let text = ticket.entries.get(at.entry).map_or("", |entry| &entry.text);
    let span = Span::new(at.span.start.min(text.len()), at.span.end.min(text.len()));
    let head = text.get(..span.start).unwrap_or_default();
    let tail = text.get(span.end..).unwrap_or_default();
    let start = head.char_indices().rev().take(REACH).last().map_or(head.len(), |(at, _)| at);
    let before = head.get(start..).unwrap_or_default();
    let behind: String = tail.chars().take(REACH).collect();
    let whole = span.start == 0 && span.end == text.len();
    // A finding about a whole field has no words of its own.
    let words =
        if whole { mask.around(span.of(text)) } else { mask.words(span.of(text), personal) };
    [mask.around(before), words, mask.around(&behind)]
}
