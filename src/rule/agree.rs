//! `agree`: two places must not contradict each other.
//!
//! `number` flags a telephone number in a reply that is neither the field's nor stands in any other field.
//! `money` flags a reply that speaks of other amounts only than the amount field does; `confirmation`
//! flags 满意 in the field beside 客户不满意 in the text; `due` flags a promise that ends after the form's limit.

use super::Hit;
use crate::confirm::{self, State};
use crate::fact::Facts;
use crate::number::{self, Run};
use crate::pack::{AgreeBy, FieldIx};
use crate::promise::{self, Kind};
use crate::text::folded;
use crate::ticket::Place;

pub(super) fn hits(facts: &Facts, fields: &[FieldIx], field: FieldIx, by: AgreeBy) -> Vec<Hit> {
    let Some(form) = facts.ticket.text(field, facts.pack) else { return Vec::new() };
    match by {
        AgreeBy::Money => money(facts, fields, form),
        AgreeBy::Number => number(facts, fields, form),
        AgreeBy::Confirmation(kind) => confirmation(facts, form, kind),
        AgreeBy::Due => due(facts, fields, form),
    }
}

fn money(facts: &Facts, fields: &[FieldIx], form: &str) -> Vec<Hit> {
    let Some(said) = number::single(form) else { return Vec::new() };
    facts
        .entries_of(fields)
        .filter_map(|entry| {
            let text = &facts.ticket.entries.get(entry)?.text;
            let mut amounts = number::money(text);
            amounts.retain(|(span, _)| !demanded(text, span.start));
            // A reply may name other sums beside the one in the field; it contradicts only where that is absent.
            let other =
                amounts.first().filter(|_| amounts.iter().all(|(_, cents)| *cents != said))?;
            let hit = Hit::words(facts, Place { entry, span: other.0 });
            let (zh, en) = (format!("（表单里是{form}）"), format!(" (the form says {form})"));
            Some(hit.more(&zh, &en))
        })
        .collect()
}

/// Shorter runs of digits are no telephone numbers.
const SHORTEST: usize = 7;

fn number(facts: &Facts, fields: &[FieldIx], form: &str) -> Vec<Hit> {
    let runs = number::runs(form);
    let Some(said) = runs.iter().find(|run| run.digits.len() >= SHORTEST) else {
        return Vec::new();
    };
    let like = |run: &&Run| {
        run.digits.len() == said.digits.len() && run.digits.first() == said.digits.first()
    };
    let entries: Vec<usize> = facts.entries_of(fields).collect();
    // The number may be that of another field: a callback number, an order.
    let elsewhere = |run: &Run| {
        let readings = facts.readings.entries.iter().enumerate();
        readings
            .filter(|(entry, _)| !entries.contains(entry))
            .any(|(_, reading)| reading.runs.iter().any(|other| other.digits == run.digits))
    };
    let (zh, en) = (format!("（表单里是{form}）"), format!(" (the form says {form})"));
    let hit = |entry: usize| {
        let reading = facts.readings.entries.get(entry)?;
        let other = reading.runs.iter().filter(like).find(|run| !elsewhere(run))?;
        let hit = Hit::words(facts, Place { entry, span: other.span }).more(&zh, &en);
        Some(Hit { instead: Some(form.trim().to_owned()), ..hit })
    };
    entries.iter().filter_map(|entry| hit(*entry)).collect()
}

/// Words behind which a sum is what the customer asks for, not what the agent offers.
const DEMANDS: [&str; 8] = ["要求", "坚持", "提出", "索赔", "索要", "希望", "主张", "诉求"];

/// Whether the sum at byte `at` stands behind such a word in its clause.
fn demanded(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let clause = before.rsplit(['，', ',', '。', '；', ';', '！', '？', '\n']).next().unwrap_or("");
    DEMANDS.iter().any(|word| clause.contains(word))
}

/// Choices that say that nobody has answered yet.
const UNDECIDED: [&str; 10] =
    ["待", "未评", "未回访", "未确认", "未联系", "未接通", "暂无", "尚未", "pending", "n/a"];

/// Parts of choices that say no.
const NEGATIVE: [&str; 8] = ["不", "未", "没", "否", "拒", "reject", "unsat", "dissat"];

fn confirmation(facts: &Facts, form: &str, kind: confirm::Kind) -> Vec<Hit> {
    let Some((state, at)) = facts.confirmation(kind) else { return Vec::new() };
    let form_says = folded(form);
    let says = |words: &[&str]| words.iter().any(|word| form_says.contains(word));
    if says(&UNDECIDED) {
        return Vec::new();
    }
    let negative = form_says == "no" || says(&NEGATIVE);
    let contradicts = match state {
        State::Given => negative,
        State::Denied => !negative,
        State::Asked => false,
    };
    let (zh, en) = (format!("（表单里是“{form}”）"), format!(" (the form says “{form}”)"));
    if contradicts { vec![Hit::words(facts, at).more(&zh, &en)] } else { Vec::new() }
}

fn due(facts: &Facts, fields: &[FieldIx], form: &str) -> Vec<Hit> {
    let limit = number::timestamp(form, facts.ticket.now.offset()).or_else(|| {
        let limits = promise::read(form, facts.ticket.now, &facts.pack.calendar);
        limits.iter().find(|p| p.kind == Kind::Deadline)?.latest
    });
    let Some(limit) = limit else { return Vec::new() };
    let entries: Vec<usize> = facts.entries_of(fields).collect();
    let later = |(p, at): &(&promise::Promise, Place)| {
        p.kind == Kind::Deadline
            && p.latest.is_some_and(|t| t > limit)
            && entries.contains(&at.entry)
    };
    let (zh, en) = (format!("（表单里的时限是{form}）"), format!(" (the form's limit is {form})"));
    facts.promises().filter(later).map(|(_, at)| Hit::words(facts, at).more(&zh, &en)).collect()
}
