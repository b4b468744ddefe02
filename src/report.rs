//! Advice as other programs get it: names instead of indices, UTF-16 offsets, ISO 8601 instants.
//!
//! The only serde shapes that leave the crate besides the pack's. The command line writes them as JSON,
//! the page hands them to scripts, and the TypeScript types are made from them.

use time::OffsetDateTime;

use crate::calendar::Calendar;
use crate::confirm;
use crate::judge::{self, CheckState};
use crate::lang::Lang;
use crate::number;
use crate::pack::{Level, Pack, SaveKind};
use crate::promise;
use crate::reading::Readings;
use crate::rule;
use crate::text::{Span, utf16_of_byte};
use crate::ticket::{PageSnapshot, Place, Placer, Ticket};

mod shape;
mod tree;
pub use shape::*;
pub use tree::{Grow, Tree};

/// The report of one ticket, judged on its own; with `save`, as that kind of save would find it.
#[must_use]
pub fn assess(
    pack: &Pack,
    page: &PageSnapshot,
    placer: &Placer,
    lang: Lang,
    save: Option<SaveKind>,
) -> Advice {
    let ticket = Ticket::read(page, placer);
    let readings = Readings::of(pack, &ticket, &Readings::default());
    let hand = judge::Hand { save, ..judge::Hand::default() };
    let advice = judge::judge(pack, &ticket, &readings, &hand);
    Advice::new(pack, &ticket, &advice, lang)
}

impl Advice {
    /// The report of an advice.
    #[must_use]
    pub fn new(pack: &Pack, ticket: &Ticket, advice: &judge::Advice, lang: Lang) -> Self {
        let report = Reporter { pack, ticket, lang };
        let field_id = |e: &crate::ticket::Entry| Some(pack.field(e.field?)?.id.to_string());
        Self {
            fields: Names::new(ticket.entries.iter().map(|e| (e.name.to_string(), field_id(e)))),
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
            granularity: promise.grain.map(grain),
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
            by: confirmation.by.map(|by| by.of(text).to_owned()),
        }
    }
}

fn grain(grain: promise::Grain) -> &'static str {
    match grain {
        promise::Grain::Minute => "minute",
        promise::Grain::Hour => "hour",
        promise::Grain::Part => "part",
        promise::Grain::Day => "day",
        promise::Grain::Week => "week",
        promise::Grain::Month => "month",
        promise::Grain::Quarter => "quarter",
        promise::Grain::Year => "year",
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
