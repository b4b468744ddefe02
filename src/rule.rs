//! Rules: what is looked at before a save, and the findings.
//!
//! The kinds of rule are a small closed vocabulary, one file each, that packs extend with data. A
//! finding points at the words that it is about and carries the edits that repair it.

use crate::fact::Facts;
use crate::lang::Words;
use crate::pack::{FieldIx, Level, Rule, RuleKind, SaveKind, StageIx};
use crate::phrase;
use crate::text::Span;
use crate::ticket::Place;

mod agree;
mod confirmed;
mod deadline;
mod forbid;
mod open_slot;
mod personal;
mod promised;
mod require;

/// Something wrong with a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule: index into [`crate::pack::Pack::rules`].
    pub rule: usize,
    /// How much it weighs.
    pub level: Level,
    /// The canonical field that it is about.
    pub field: Option<FieldIx>,
    /// The words that it is about; none where something is missing from a field that the page does not have.
    pub at: Option<Place>,
    /// What the agent is told.
    pub message: Words,
    /// What repairs it, the best first.
    pub fixes: Vec<Fix>,
}

/// A repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The phrase that it inserts (index into [`crate::pack::Pack::phrases`]); none where it replaces words.
    pub phrase: Option<usize>,
    /// The change; none where the page has no field to write it into.
    pub edit: Option<Edit>,
    /// The words that it puts in.
    pub text: String,
    /// Slots that stay open: indices into [`crate::pack::Pack::slots`].
    pub open: Vec<usize>,
}

/// A change of one entry's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The entry's name on the page.
    pub name: std::rc::Rc<str>,
    /// What is replaced, in bytes of the text that was seen; empty to insert.
    pub span: Span,
    /// The new words.
    pub text: String,
    /// The words that must still stand at the span; the edit is refused if they have moved.
    pub expects: String,
}

/// What a kind of rule finds: a place or a field, and the words for the message.
struct Hit {
    field: Option<FieldIx>,
    at: Option<Place>,
    /// Fills `{found}`.
    found: String,
    /// Fills `{instead}`, and is offered as the replacement of the words at the place.
    instead: Option<String>,
    /// Said behind the rule's own message.
    more: Words,
}

impl Hit {
    /// Something is missing from `field`.
    fn missing(facts: &Facts, field: Option<FieldIx>) -> Self {
        let place = |entry: usize| {
            let end = facts.ticket.entries.get(entry).map_or(0, |e| e.text.len());
            Place { entry, span: Span::new(end, end) }
        };
        let at = field.and_then(|f| facts.ticket.position(f)).map(place);
        Self { field, at, found: String::new(), instead: None, more: Words::default() }
    }

    /// The words at `at` are wrong.
    fn words(facts: &Facts, at: Place) -> Self {
        let field = facts.ticket.entries.get(at.entry).and_then(|e| e.field);
        let found = facts.ticket.words(at).to_owned();
        Self { field, at: Some(at), found, instead: None, more: Words::default() }
    }

    fn more(self, zh: &str, en: &str) -> Self {
        Self { more: Words::new(zh, en), ..self }
    }
}

/// The findings of all rules that look in `stage`, and at a save of the kind `save` where one is tried; the heaviest
/// first, then in the order of the pack.
#[must_use]
pub fn findings(facts: &Facts, stage: Option<StageIx>, save: Option<SaveKind>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        (0..facts.pack.rules.len()).flat_map(|ix| apply(facts, ix, stage, save)).collect();
    findings.sort_by_key(|f| std::cmp::Reverse(f.level));
    findings
}

/// The findings of one rule (index into [`crate::pack::Pack::rules`]) in `stage`, and at such a save.
#[must_use]
pub fn apply(
    facts: &Facts,
    ix: usize,
    stage: Option<StageIx>,
    save: Option<SaveKind>,
) -> Vec<Finding> {
    let Some(rule) = facts.pack.rules.get(ix) else { return Vec::new() };
    if !looks(facts, rule, stage, save) {
        return Vec::new();
    }
    found(facts, ix)
}

/// The findings of one rule (index into [`crate::pack::Pack::rules`]), in whatever stage and whenever it looks.
#[must_use]
pub fn found(facts: &Facts, ix: usize) -> Vec<Finding> {
    let Some(rule) = facts.pack.rules.get(ix) else { return Vec::new() };
    hits(facts, ix, rule).into_iter().map(|hit| finding(facts, ix, rule, &hit)).collect()
}

/// Whether a rule looks at the ticket at all.
fn looks(facts: &Facts, rule: &Rule, stage: Option<StageIx>, save: Option<SaveKind>) -> bool {
    let in_stage = rule.stages.is_empty() || stage.is_some_and(|s| rule.stages.contains(&s));
    // Without stages of its own, a rule for some saves is for these moments alone.
    let at = match save {
        _ if rule.on.is_empty() => in_stage,
        Some(kind) => in_stage && rule.on.contains(&kind),
        None => in_stage && !rule.stages.is_empty(),
    };
    at && rule.when.as_ref().is_none_or(|when| facts.ask(when).holds)
}

fn hits(facts: &Facts, ix: usize, rule: &Rule) -> Vec<Hit> {
    match &rule.kind {
        RuleKind::Forbid(words) => forbid::hits(facts, ix, &rule.fields, words),
        RuleKind::Require { need, at } => require::hits(facts, need, *at),
        RuleKind::Deadline => deadline::hits(facts, &rule.fields),
        RuleKind::Confirmed(kind) => confirmed::hits(facts, &rule.fields, *kind),
        RuleKind::Agree { field, by } => agree::hits(facts, &rule.fields, *field, *by),
        RuleKind::Personal(kinds) => personal::hits(facts, &rule.fields, kinds),
        RuleKind::Promise { flaw, near } => promised::hits(facts, &rule.fields, *flaw, near),
        RuleKind::OpenSlot => open_slot::hits(facts, &rule.fields),
    }
}

fn finding(facts: &Facts, ix: usize, rule: &Rule, hit: &Hit) -> Finding {
    let label =
        hit.field.and_then(|f| facts.pack.field(f)).map(|f| f.label.clone()).unwrap_or_default();
    let message = rule.message.map(|text, lang| {
        let more = hit.more.get(lang);
        let text = text.replace("{found}", &hit.found).replace("{field}", label.get(lang));
        text.replace("{instead}", hit.instead.as_deref().unwrap_or_default()) + more
    });
    let replace = hit.at.and_then(|at| Some(replacement(facts, at, hit.instead.as_deref()?)));
    let phrases = rule.fixes.iter().filter_map(|phrase| insertion(facts, *phrase));
    let fixes = replace.into_iter().chain(phrases).collect();
    Finding { rule: ix, level: rule.level, field: hit.field, at: hit.at, message, fixes }
}

/// The fix that puts `text` in the place of the words at `at`.
fn replacement(facts: &Facts, at: Place, text: &str) -> Fix {
    let entry = facts.ticket.entries.get(at.entry).filter(|e| e.writable);
    let edit = entry.map(|entry| Edit {
        name: entry.name.clone(),
        span: at.span,
        text: text.to_owned(),
        expects: at.span.of(&entry.text).to_owned(),
    });
    Fix { phrase: None, edit, text: text.to_owned(), open: Vec::new() }
}

/// The fix that writes a phrase at the end of the reply.
fn insertion(facts: &Facts, ix: usize) -> Option<Fix> {
    let filled = phrase::fill(facts.pack.phrases.get(ix)?, facts);
    let open = filled.open().collect();
    let reply = facts.ticket.reply(facts.pack).and_then(|entry| facts.ticket.entries.get(entry));
    let edit = reply.map(|entry| Edit {
        name: entry.name.clone(),
        span: Span::new(entry.text.len(), entry.text.len()),
        text: format!("{}{}", phrase::joint(&entry.text), filled.text),
        expects: String::new(),
    });
    Some(Fix { phrase: Some(ix), edit, text: filled.text, open })
}
