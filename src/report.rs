//! Advice as other programs get it: names instead of indices, UTF-16 offsets, ISO 8601 instants.
//!
//! The only serde shapes that leave the crate besides the pack's. The command line writes them as JSON,
//! the page hands them to scripts, and the TypeScript types are made from them.

use serde::Serialize;
use std::collections::BTreeMap;
use time::OffsetDateTime;

use crate::calendar::Calendar;
use crate::confirm;
use crate::judge::{self, CheckState};
use crate::lang::Lang;
use crate::number;
use crate::pack::{Level, Pack};
use crate::promise;
use crate::reading::Readings;
use crate::rule;
use crate::text::{Span, utf16_of_byte};
use crate::ticket::{PageSnapshot, Place, Placer, Ticket};

macro_rules! shape {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }
    };
}

shape! {
    /// All that can be said of one ticket.
    Advice {
        /// Each given name and the canonical field that it means; null where that is not certain.
        fields: BTreeMap<String, Option<String>>,
        /// The stage, null only for a pack without stages.
        stage: Option<Stage>,
        /// Every item of the checklist.
        checks: Vec<Check>,
        /// What is wrong, the heaviest first.
        findings: Vec<Finding>,
        /// Phrases to offer, the most helpful first; at most [`SUGGESTIONS`].
        suggestions: Vec<Suggestion>,
        /// The promises that the agent made.
        promises: Vec<TimePromise>,
        /// Ids of the scenes that the ticket is in.
        scenes: Vec<String>,
        /// Words that call for care.
        cues: Vec<Cue>,
    }
}
shape! {
    /// The stage of a ticket.
    Stage {
        /// Its id.
        id: String,
        /// Why, the stronger reason first; at most two.
        reasons: Vec<String>,
        /// What speaks for another stage, as strongly.
        against: Option<Against>,
        /// Whether the agent pinned it.
        pinned: bool,
    }
}
shape! {
    /// Evidence for another stage.
    Against {
        /// That stage's id.
        id: String,
        /// The evidence.
        reason: String,
    }
}
shape! {
    /// An item of the checklist.
    Check {
        /// Its id.
        id: String,
        /// The step of the process, such as `1.4b`.
        step: String,
        /// `met`, `unmet`, `ticked` or `not-applicable`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'met' | 'unmet' | 'ticked' | 'not-applicable'"))]
        state: &'static str,
        /// What shows that it is met.
        evidence: Option<Words>,
    }
}
shape! {
    /// Words in a field.
    Words {
        /// The field's name as given.
        field: String,
        /// First UTF-16 code unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words.
        text: String,
    }
}
shape! {
    /// Something wrong.
    Finding {
        /// The rule's id.
        rule: String,
        /// `hint`, `reason` or `block`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'hint' | 'reason' | 'block'"))]
        level: &'static str,
        /// The canonical field.
        field: Option<String>,
        /// The name under which the field was given; null where it was not given.
        name: Option<String>,
        /// First UTF-16 code unit of the words at fault; null where the field was not given.
        start: Option<usize>,
        /// One past the last; equal to `start` where something is missing there.
        end: Option<usize>,
        /// What the agent is told.
        message: String,
        /// Repairs, the best first.
        fixes: Vec<Fix>,
    }
}
shape! {
    /// A repair.
    Fix {
        /// The phrase that it inserts; null where it replaces words.
        phrase: Option<String>,
        /// The words that it puts in.
        text: String,
        /// The change; null where no field can be written to.
        edit: Option<Edit>,
        /// Names of slots that stay open.
        open: Vec<String>,
    }
}
shape! {
    /// A change of one field's text.
    Edit {
        /// The field's name as given.
        field: String,
        /// First UTF-16 code unit of what is replaced.
        start: usize,
        /// One past the last.
        end: usize,
        /// The new words.
        text: String,
        /// The words that must still stand there.
        expects: String,
    }
}
shape! {
    /// A phrase to offer.
    Suggestion {
        /// The phrase's id.
        phrase: String,
        /// Its text with the ticket's facts; open slots stand as 【name】.
        text: String,
        /// Names of the open slots.
        open: Vec<String>,
        /// Why it is offered.
        why: Vec<String>,
    }
}
shape! {
    /// A time promise.
    TimePromise {
        /// The field's name as given; empty for a bare text.
        field: String,
        /// First UTF-16 code unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words.
        text: String,
        /// `deadline`, `vague` or `event`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'deadline' | 'vague' | 'event'"))]
        kind: &'static str,
        /// Earliest instant, ISO 8601 with offset.
        earliest: Option<String>,
        /// Latest instant: when it is due.
        latest: Option<String>,
    }
}
shape! {
    /// A confirmation.
    Confirmation {
        /// First UTF-16 code unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words.
        text: String,
        /// `restate`, `plan` or `satisfaction`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'restate' | 'plan' | 'satisfaction'"))]
        kind: &'static str,
        /// `asked`, `given` or `denied`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'asked' | 'given' | 'denied'"))]
        state: &'static str,
    }
}
shape! {
    /// Words that call for care.
    Cue {
        /// The cue's id.
        id: String,
        /// What the agent is told.
        note: String,
        /// Where they stand.
        at: Words,
    }
}
shape! {
    /// What stands in one text.
    Reading {
        /// Promises, in order.
        promises: Vec<TimePromise>,
        /// Confirmations, in order.
        confirmations: Vec<Confirmation>,
    }
}

shape! {
    /// What came of a save, for hosts and logs. Never holds words of a ticket.
    Log {
        /// What came of it.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'passed' | 'held' | 'repaired' | 'edited' | 'overridden'"))]
        outcome: &'static str,
        /// Ids of the rules involved.
        rules: Vec<String>,
        /// The code of the reason given for saving anyway.
        reason: Option<String>,
        /// Id and version of the pack.
        pack: String,
    }
}

/// The report of one ticket, judged on its own.
#[must_use]
pub fn assess(pack: &Pack, page: &PageSnapshot, placer: &Placer, lang: Lang) -> Advice {
    let ticket = Ticket::read(page, placer);
    let readings = Readings::of(pack, &ticket, &Readings::default());
    let advice = judge::judge(pack, &ticket, &readings, &judge::Hand::default());
    Advice::new(pack, &ticket, &advice, lang)
}

/// How many suggestions a report holds.
pub const SUGGESTIONS: usize = 5;

impl Advice {
    /// The report of an advice.
    #[must_use]
    pub fn new(pack: &Pack, ticket: &Ticket, advice: &judge::Advice, lang: Lang) -> Self {
        let report = Reporter { pack, ticket, lang };
        let field_id = |e: &crate::ticket::Entry| Some(pack.field(e.field?)?.id.to_string());
        Self {
            fields: ticket.entries.iter().map(|e| (e.name.to_string(), field_id(e))).collect(),
            stage: advice.stage.as_ref().and_then(|s| report.stage(s)),
            checks: pack
                .checks
                .iter()
                .zip(&advice.checks)
                .map(|(c, s)| report.check(c, s))
                .collect(),
            findings: advice.findings.iter().filter_map(|f| report.finding(f)).collect(),
            suggestions: advice
                .suggestions
                .iter()
                .take(SUGGESTIONS)
                .filter_map(|s| report.suggestion(s))
                .collect(),
            promises: advice.promises.iter().map(|(p, at)| report.promise(p, at.entry)).collect(),
            scenes: advice
                .scenes
                .iter()
                .filter_map(|ix| Some(pack.scenes.get(*ix)?.id.to_string()))
                .collect(),
            cues: advice.cues.iter().filter_map(|(ix, at)| report.cue(*ix, *at)).collect(),
        }
    }
}

impl Reading {
    /// Reads one text, taken as an agent's.
    #[must_use]
    pub fn new(text: &str, now: OffsetDateTime, calendar: &Calendar) -> Self {
        Self {
            promises: promise::read(text, now, calendar)
                .iter()
                .map(|p| TimePromise::new("", text, p))
                .collect(),
            confirmations: confirm::read(text).iter().map(|c| Confirmation::new(text, c)).collect(),
        }
    }
}

struct Reporter<'a> {
    pack: &'a Pack,
    ticket: &'a Ticket,
    lang: Lang,
}

impl Reporter<'_> {
    fn stage(&self, staged: &crate::stage::Staged) -> Option<Stage> {
        let words = |w: &crate::lang::Words| w.get(self.lang).to_owned();
        let id = |ix| Some(self.pack.stage(ix)?.id.to_string());
        let against = staged
            .against
            .as_ref()
            .and_then(|(ix, why)| Some(Against { id: id(*ix)?, reason: words(why) }));
        let reasons = staged.reasons.iter().map(words).collect();
        Some(Stage { id: id(staged.stage)?, reasons, against, pinned: staged.pinned })
    }

    fn check(&self, check: &crate::pack::Check, state: &CheckState) -> Check {
        let (state, evidence) = match state {
            CheckState::Met(at) => ("met", at.map(|at| self.words(at))),
            CheckState::Unmet => ("unmet", None),
            CheckState::Ticked(_) => ("ticked", None),
            CheckState::NotApplicable => ("not-applicable", None),
        };
        Check { id: check.id.to_string(), step: check.step.to_string(), state, evidence }
    }

    fn finding(&self, finding: &rule::Finding) -> Option<Finding> {
        let words = finding.at.map(|at| self.words(at));
        Some(Finding {
            rule: self.pack.rules.get(finding.rule)?.id.to_string(),
            level: level(finding.level),
            field: finding.field.and_then(|f| Some(self.pack.field(f)?.id.to_string())),
            start: words.as_ref().map(|w| w.start),
            end: words.as_ref().map(|w| w.end),
            name: words.map(|w| w.field),
            message: finding.message.get(self.lang).to_owned(),
            fixes: finding.fixes.iter().map(|fix| self.fix(fix)).collect(),
        })
    }

    fn fix(&self, fix: &rule::Fix) -> Fix {
        Fix {
            phrase: fix.phrase.and_then(|ix| Some(self.pack.phrases.get(ix)?.id.to_string())),
            text: fix.text.clone(),
            edit: fix.edit.as_ref().map(|edit| self.edit(edit)),
            open: self.slots(fix.open.iter().copied()),
        }
    }

    fn edit(&self, edit: &rule::Edit) -> Edit {
        let text = self.ticket.entries.iter().find(|e| e.name == edit.name).map_or("", |e| &e.text);
        Edit {
            field: edit.name.to_string(),
            start: utf16_of_byte(text, edit.span.start),
            end: utf16_of_byte(text, edit.span.end),
            text: edit.text.clone(),
            expects: edit.expects.clone(),
        }
    }

    fn suggestion(&self, suggestion: &crate::suggest::Suggestion) -> Option<Suggestion> {
        Some(Suggestion {
            phrase: self.pack.phrases.get(suggestion.phrase)?.id.to_string(),
            text: suggestion.filled.text.clone(),
            open: self.slots(suggestion.filled.open()),
            why: suggestion.why.iter().map(|w| w.get(self.lang).to_owned()).collect(),
        })
    }

    fn promise(&self, promise: &promise::Promise, entry: usize) -> TimePromise {
        let (name, text) =
            self.ticket.entries.get(entry).map_or(("", ""), |e| (&*e.name, &*e.text));
        TimePromise::new(name, text, promise)
    }

    fn cue(&self, ix: usize, at: Place) -> Option<Cue> {
        let cue = self.pack.cues.get(ix)?;
        Some(Cue {
            id: cue.id.to_string(),
            note: cue.note.get(self.lang).to_owned(),
            at: self.words(at),
        })
    }

    fn words(&self, at: Place) -> Words {
        let (name, text) =
            self.ticket.entries.get(at.entry).map_or(("", ""), |e| (&*e.name, &*e.text));
        let (start, end) = units(text, at.span);
        Words { field: name.to_owned(), start, end, text: at.span.of(text).to_owned() }
    }

    fn slots(&self, open: impl Iterator<Item = usize>) -> Vec<String> {
        open.filter_map(|ix| Some(self.pack.slots.get(ix)?.name.get(self.lang).to_owned()))
            .collect()
    }
}

impl TimePromise {
    fn new(field: &str, text: &str, promise: &promise::Promise) -> Self {
        let (start, end) = units(text, promise.span);
        Self {
            field: field.to_owned(),
            start,
            end,
            text: promise.span.of(text).to_owned(),
            kind: match promise.kind {
                promise::Kind::Deadline => "deadline",
                promise::Kind::Vague => "vague",
                promise::Kind::Event => "event",
            },
            earliest: promise.earliest.map(number::rfc3339),
            latest: promise.latest.map(number::rfc3339),
        }
    }
}

impl Confirmation {
    fn new(text: &str, confirmation: &confirm::Confirmation) -> Self {
        let (start, end) = units(text, confirmation.span);
        Self {
            start,
            end,
            text: confirmation.span.of(text).to_owned(),
            kind: match confirmation.kind {
                confirm::Kind::Restate => "restate",
                confirm::Kind::Plan => "plan",
                confirm::Kind::Satisfaction => "satisfaction",
            },
            state: match confirmation.state {
                confirm::State::Asked => "asked",
                confirm::State::Given => "given",
                confirm::State::Denied => "denied",
            },
        }
    }
}

/// The name of a level.
#[must_use]
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Hint => "hint",
        Level::Reason => "reason",
        Level::Block => "block",
    }
}

fn units(text: &str, span: Span) -> (usize, usize) {
    (utf16_of_byte(text, span.start), utf16_of_byte(text, span.end))
}
