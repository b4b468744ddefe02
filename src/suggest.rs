//! Which phrases to offer, in which order, and why.

use crate::fact::Facts;
use crate::lang::Words;
use crate::pack::{Level, Phrase, RuleKind, StageIx, Use};
use crate::phrase::{self, Filled};
use crate::rule::Finding;
use crate::search::{Hit, Index};

/// A phrase offered to the agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The phrase: index into [`crate::pack::Pack::phrases`].
    pub phrase: usize,
    /// Its text with the ticket's facts.
    pub filled: Filled,
    /// Why it is offered, the strongest reason first.
    pub why: Vec<Words>,
}

/// What a reason weighs. The repair of what holds the save outweighs that of a hint, which outweighs
/// everything else together; a step that is still to do outweighs the scene, and a gap to fill by hand
/// decides between equals.
mod weight {
    pub const FIX: i32 = 300;
    pub const FIX_LATER: i32 = -30;
    pub const FIX_HINT: i32 = 100;
    pub const FIX_UNASKED: i32 = 30;
    pub const STEP_TO_DO: i32 = 40;
    pub const STEP_DONE: i32 = -50;
    pub const SCENE: i32 = 20;
    pub const CONDITION: i32 = 8;
    pub const OPEN_SLOT: i32 = -5;
}

/// From this finding on a repair loses no more weight, so that it still outweighs that of a hint.
const LATEST: usize = 3;

/// How a step of the process stands in this ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepState {
    /// The step, such as `1.4b`.
    pub step: std::rc::Rc<str>,
    /// The label of its check.
    pub label: Words,
    /// Whether it is done.
    pub done: bool,
}

/// The phrases of `stage` for this ticket, and those of any stage that repair a finding, the most helpful
/// first. A phrase that already stands in the reply is not offered again.
#[must_use]
pub fn suggest(
    facts: &Facts,
    stage: StageIx,
    findings: &[Finding],
    steps: &[StepState],
) -> Vec<Suggestion> {
    let reply = facts.ticket.reply(facts.pack).and_then(|ix| facts.ticket.entries.get(ix));
    let written = reply.map_or("", |entry| &entry.text);
    let fits =
        |(ix, p): &(usize, &Phrase)| p.stage == stage || repairs(facts, findings, *ix, p).is_some();
    let mut scored: Vec<(i32, Suggestion)> = Vec::new();
    for (ix, phrase) in facts.pack.phrases.iter().enumerate().filter(fits) {
        let Some((score, why)) = score(facts, ix, phrase, findings, steps) else { continue };
        let filled = phrase::fill(phrase, facts);
        if written.contains(filled.text.as_str()) {
            continue;
        }
        let open = i32::try_from(filled.open().count()).unwrap_or(i32::MAX / 2);
        let score = score.saturating_add(open.saturating_mul(weight::OPEN_SLOT));
        // After its equals: these stay in the order of the pack, so nothing jumps while typing.
        let at = scored.partition_point(|(known, _)| *known >= score);
        scored.insert(at, (score, Suggestion { phrase: ix, filled, why }));
    }
    scored.into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// What the phrase at `ix` weighs as a repair of the first finding that it repairs. Findings stand in the
/// order of weight and process: the plan is written before its date. An answer weighs little while nobody
/// has put the question.
fn repairs(facts: &Facts, findings: &[Finding], ix: usize, phrase: &Phrase) -> Option<i32> {
    let by_phrase = |f: &Finding| f.fixes.iter().any(|fix| fix.phrase == Some(ix));
    let at = findings.iter().position(by_phrase)?;
    let later = i32::try_from(at.min(LATEST)).unwrap_or(0) * weight::FIX_LATER;
    let finding = findings.get(at)?;
    match finding.level {
        _ if unasked(facts, finding, phrase) => Some(weight::FIX_UNASKED),
        Level::Hint => Some(weight::FIX_HINT),
        Level::Reason | Level::Block => Some(weight::FIX + later),
    }
}

/// What a phrase weighs and why; none where it does not fit.
fn score(
    facts: &Facts,
    ix: usize,
    phrase: &Phrase,
    findings: &[Finding],
    steps: &[StepState],
) -> Option<(i32, Vec<Words>)> {
    let mut score = 0;
    let mut why = Vec::new();
    if let Some(weight) = repairs(facts, findings, ix, phrase) {
        score += weight;
        why.push(Words::new("补上缺的一句", "adds what is missing"));
    }
    if let Some(step) = steps.iter().find(|s| s.step == phrase.step) {
        if step.done {
            score += weight::STEP_DONE;
        } else {
            score += weight::STEP_TO_DO;
            why.push(
                step.label.map(|label, lang| lang.pick("待办：", "to do: ").to_owned() + label),
            );
        }
    }
    if !phrase.scenes.is_empty() {
        let scene = phrase.scenes.iter().find(|scene| facts.scenes.contains(scene))?;
        score += weight::SCENE;
        let name = &facts.pack.scenes.get(*scene)?.name;
        why.push(name.map(|name, lang| lang.pick("场景：", "about: ").to_owned() + name));
    }
    if let Some(when) = &phrase.when {
        if !facts.ask(when).holds {
            return None;
        }
        score += weight::CONDITION;
    }
    Some((score, why))
}

/// Whether a phrase writes an answer down to a question that nobody has put yet: then the question comes
/// first.
fn unasked(facts: &Facts, finding: &Finding, phrase: &Phrase) -> bool {
    let rule = facts.pack.rules.get(finding.rule).map(|rule| &rule.kind);
    let Some(RuleKind::Confirmed(kind)) = rule else { return false };
    phrase.usage == Use::Record && facts.confirmation(*kind).is_none()
}

/// A phrase that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The phrase with the ticket's facts.
    pub suggestion: Suggestion,
    /// Where in its text the query stands: in characters of the unfilled text, a slot counted as one.
    pub marks: Vec<(usize, usize)>,
}

/// The phrases of all stages that `query` finds, the best first, at most `most`. Of two that fit the query alike, that of
/// the ticket's stage and scene comes first.
#[must_use]
pub fn search(
    facts: &Facts,
    index: &Index,
    query: &str,
    stage: Option<StageIx>,
    most: usize,
) -> Vec<Found> {
    let favour = |ix: usize| {
        let Some(phrase) = facts.pack.phrases.get(ix) else { return 0 };
        let here = if stage == Some(phrase.stage) { favour::STAGE } else { 0 };
        let scene = match phrase.scenes.as_slice() {
            [] => 0,
            scenes if scenes.iter().any(|scene| facts.scenes.contains(scene)) => favour::SCENE,
            _ => favour::OTHER_SCENE,
        };
        here + scene
    };
    let found = |hit: Hit| {
        let phrase = facts.pack.phrases.get(hit.phrase)?;
        let tag = hit.tag.and_then(|at| phrase.tags.get(at));
        let why = tag.map(|tag| Words::new(&format!("标签：{tag}"), &format!("tag: {tag}")));
        let filled = phrase::fill(phrase, facts);
        let suggestion = Suggestion { phrase: hit.phrase, filled, why: why.into_iter().collect() };
        Some(Found { suggestion, marks: hit.marks })
    };
    index.search(query, most, &favour).into_iter().filter_map(found).collect()
}

/// What the ticket adds to a hit of a search: less than the step from words inside a text to a tag.
mod favour {
    pub const STAGE: i32 = 30;
    pub const SCENE: i32 = 15;
    pub const OTHER_SCENE: i32 = -15;
}
