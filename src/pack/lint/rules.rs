//! Rules that say nothing: shadowed by an earlier one, never wrong, filled with nothing, or dialled in vain.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::cond::contradiction;
use crate::pack::place::Place;
use crate::pack::problem::Problem;
use crate::pack::wire::{self, Item};
use crate::pack::{Mode, Pack, Rule, RuleKind};
use crate::text::folded;

/// Longest part of a forbidden word that is looked up among earlier words, in characters.
const LONGEST: usize = 16;

pub fn lint(wire: &wire::Pack, pack: &Pack, problems: &mut Vec<Problem>) {
    let both: Vec<(&wire::Rule, &Rule)> = wire.rule.iter().zip(&pack.rules).collect();
    for (nth, (rule, lowered)) in both.iter().enumerate() {
        let place = Place::item(rule.at, wire::Rule::KIND, &rule.id);
        idle(&place, rule, problems);
        filling(&place, rule, lowered, problems);
        dial(&place, pack, nth, rule, problems);
    }
    same(&both, problems);
    words(&both, problems);
}

/// A `require` whose condition holds wherever the rule looks.
fn idle(place: &Place<'_>, rule: &wire::Rule, problems: &mut Vec<Problem>) {
    let Some(need) = &rule.need else { return };
    let when = rule.when.iter().map(|when| (when, true));
    let all: Vec<_> = when.chain([(need, false)]).collect();
    if contradiction(&all).is_some() {
        let message = "`need` holds wherever the rule looks, so it never finds anything";
        let hint = "widen `when`, or ask in `need` for what can be missing";
        problems.push(place.key("need").problem("idle-rule", message, hint));
    }
}

fn filling(place: &Place<'_>, rule: &wire::Rule, lowered: &Rule, problems: &mut Vec<Problem>) {
    let replaces = matches!(lowered.kind, RuleKind::Forbid(_) | RuleKind::Promise { .. });
    let finds = !matches!(lowered.kind, RuleKind::Require { .. });
    for (key, text) in [("message", &rule.message), ("message_en", &rule.message_en)] {
        for (filling, filled) in [("{instead}", replaces), ("{found}", finds)] {
            if !filled && text.contains(filling) {
                let message = format!("a rule of kind {} has nothing for `{filling}`", rule.kind);
                let hint = format!("take {filling} out of the message");
                problems.push(place.key(key).problem("idle-filling", &message, &hint));
            }
        }
    }
}

fn dial(
    place: &Place<'_>,
    pack: &Pack,
    nth: usize,
    rule: &wire::Rule,
    problems: &mut Vec<Problem>,
) {
    if rule.mode.is_empty() && rule.dial.is_empty() {
        return;
    }
    let own = pack.rules.get(nth).map_or(&[][..], |rule| &rule.dial);
    let turns = own.iter().chain(&pack.dial).map(|turn| turn.on);
    let gentler = |day: Date| pack.rule_mode_on(nth, day) < pack.mode_on(day);
    if !turns.chain([Date::MIN]).any(gentler) {
        let key = if rule.mode.is_empty() { "dial" } else { "mode" };
        let mode = match pack.mode {
            Mode::Observe => "observe",
            Mode::Remind => "remind",
            Mode::Enforce => "enforce",
        };
        let message =
            format!("the rule's dial is nowhere gentler than the pack's, which is {mode}");
        let hint = "the gentler of the two counts: turn the pack up, or take the rule's dial out";
        problems.push(place.key(key).problem("idle-dial", &message, hint));
    }
}

/// Whether `first` looks wherever `rule` does, and presses as hard.
fn covers(first: (&wire::Rule, &Rule), rule: (&wire::Rule, &Rule)) -> bool {
    let stages = first.1.stages.is_empty()
        || (!rule.1.stages.is_empty() && rule.1.stages.iter().all(|s| first.1.stages.contains(s)));
    let when = first.0.when.is_none() || first.0.when == rule.0.when;
    let fields = rule.1.fields.iter().all(|field| first.1.fields.contains(field));
    let dial = first.1.dial == rule.1.dial || first.1.dial.is_empty();
    let saves = first.1.on.is_empty()
        || (!rule.1.on.is_empty() && rule.1.on.iter().all(|on| first.1.on.contains(on)));
    stages && when && fields && dial && saves && first.1.level >= rule.1.level
}

/// Rules of one kind that look for the same.
fn same(both: &[(&wire::Rule, &Rule)], problems: &mut Vec<Problem>) {
    let mut groups: BTreeMap<[&str; 6], Vec<(&wire::Rule, &Rule)>> = BTreeMap::new();
    for (rule, lowered) in both.iter().filter(|(_, l)| !matches!(l.kind, RuleKind::Forbid(_))) {
        let key = [&rule.kind, &rule.confirm, &rule.field, &rule.by, &rule.flaw, &rule.limit]
            .map(String::as_str);
        let group = groups.entry(key).or_default();
        let looks = |first: &&(&wire::Rule, &Rule)| {
            let (wire, _) = first;
            let near = wire.near.is_empty()
                || (!rule.near.is_empty() && rule.near.iter().all(|w| wire.near.contains(w)));
            let detect = rule.detect.iter().all(|d| wire.detect.contains(d));
            let need = wire.need == rule.need && wire.at_field == rule.at_field;
            near && detect && need && covers(**first, (rule, lowered))
        };
        if let Some((first, _)) = group.iter().find(looks) {
            let place = Place::item(rule.at, wire::Rule::KIND, &rule.id);
            let message = format!("rule `{}` before it finds all that it finds", first.id);
            let hint = "take one of them out, or narrow the first with `stages` or `when`";
            problems.push(place.problem("shadowed-rule", &message, hint));
        }
        group.push((rule, lowered));
    }
}

/// Forbidden words that an earlier rule already forbids, itself or a part of it with the same replacement: the agent
/// would be told twice. A part with another replacement is less exact, and stays.
fn words(both: &[(&wire::Rule, &Rule)], problems: &mut Vec<Problem>) {
    let mut known: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
    for (nth, (rule, lowered)) in both.iter().enumerate() {
        let place = Place::item(rule.at, wire::Rule::KIND, &rule.id);
        let list = place.key("words");
        for (word_nth, word) in rule.words.iter().enumerate() {
            let say = letters(&word.say);
            let instead = word.instead.trim();
            let first = parts(&say).into_iter().find_map(|part| {
                let same = |(_, other): &&(usize, &str)| part == say || instead == *other;
                let rules = known.get(part)?.iter().filter(same);
                rules
                    .filter_map(|(ix, _)| both.get(*ix))
                    .find(|first| covers(**first, (rule, lowered)))
            });
            if let Some((first, _)) = first {
                let message =
                    format!("rule `{}` before it already forbids “{}”", first.id, word.say);
                let hint = "take the word out of one of them: the agent would be told twice";
                problems.push(list.nth(word_nth).key("say").problem(
                    "shadowed-rule",
                    &message,
                    hint,
                ));
            }
        }
        // Where a word has exceptions, the longer one may be what they leave.
        for word in rule.words.iter().filter(|word| word.except.is_empty()) {
            known.entry(letters(&word.say)).or_default().push((nth, word.instead.trim()));
        }
    }
}

/// The characters of a word that count when it is looked for.
fn letters(word: &str) -> String {
    folded(word).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// All parts of a word, itself too.
fn parts(word: &str) -> BTreeSet<&str> {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let mut parts = BTreeSet::from([word]);
    for (nth, from) in starts.iter().enumerate() {
        for to in starts.iter().skip(nth + 1).take(LONGEST) {
            parts.extend(word.get(*from..*to));
        }
    }
    parts
}
