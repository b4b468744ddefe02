//! Rules: each kind takes its own keys and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::cond::Scenes;
use super::ctx::Ctx;
use super::dial::dial;
use super::template::{self, Part};
use super::{agent_fields, optional_words};
use crate::pack::place::Place;
use crate::pack::wire::{self, Item};
use crate::pack::word::{AGREE, CONFIRMATIONS, FLAWS, LEVELS, MODES, PERSONAL, RULE_KEYS, SAVES};
use crate::pack::{Example, FieldIx, Flaw, Forbidden, Mode, Rule, RuleKind, Turn, near};
use crate::text::folded;

/// What a message can be filled with.
const FILLED: [&str; 3] = ["found", "instead", "field"];
/// A rule is shown by this many tickets that it flags, and as many that it lets pass.
const EXAMPLES: usize = 2;
/// Before every day that a dial can name, but for itself.
const FIRST_DAY: time::Date = time::macros::date!(2000 - 01 - 01);

pub fn rules(ctx: &mut Ctx<'_>, pack: &wire::Pack) -> Vec<Rule> {
    let agent = agent_fields(&pack.field);
    pack.rule.iter().filter_map(|r| rule(ctx, r, &agent)).collect()
}

fn rule(ctx: &mut Ctx<'_>, rule: &wire::Rule, agent: &[FieldIx]) -> Option<Rule> {
    let names = ctx.names;
    let place = Place::item(rule.at, wire::Rule::KIND, &rule.id);
    let id = ctx.named(&place, &rule.id, &names.rule);
    let level = ctx.choice(&place.key("level"), &rule.level, LEVELS, None);
    let dial = own_dial(ctx, &place, rule);
    let list = place.key("stages");
    let stages: Vec<_> =
        rule.stages.iter().enumerate().map(|(nth, s)| ctx.stage(&list.nth(nth), s)).collect();
    let when = ctx.maybe_cond(&place.key("when"), rule.when.as_ref());
    let on = place.key("on");
    let on: Vec<_> = (rule.on.iter().enumerate())
        .map(|(nth, word)| ctx.choice(&on.nth(nth), word, SAVES, None))
        .collect();
    let kind = ctx.choice(&place.key("kind"), &rule.kind, RULE_KEYS, None);
    let kind = kind.and_then(|takes| {
        foreign(ctx, &place, rule, takes);
        self::kind(ctx, &place, rule)
    });
    let fields = match &kind {
        Some(RuleKind::Require { at, .. }) => Some(vec![*at]),
        _ if rule.fields.is_empty() => Some(agent.to_vec()),
        _ => ctx.fields(&place.key("fields"), &rule.fields),
    };
    if fields.as_ref().is_some_and(Vec::is_empty) {
        let hint = "name the `fields` that it looks at, or give a field voice = \"agent\"";
        ctx.tell(&place, "no-fields", "the rule looks at no field", hint);
    }
    let message = ctx.words(&place.key("message"), &rule.message, &rule.message_en);
    for (key, text) in [("message", &rule.message), ("message_en", &rule.message_en)] {
        fillable(ctx, &place.key(key), text);
    }
    let fixes = ctx.find_all(&place.key("fixes"), &names.phrase, &rule.fixes);
    let flags = examples(ctx, &place.key("flags"), &rule.flags);
    let allows = examples(ctx, &place.key("allows"), &rule.allows);
    Some(Rule {
        id: id?,
        step: Rc::from(rule.step.as_str()),
        level: level?,
        dial,
        stages: stages.into_iter().collect::<Option<_>>()?,
        when: when?,
        on: on.into_iter().collect::<Option<_>>()?,
        fields: fields?,
        kind: kind?,
        message: message?,
        why: optional_words(&rule.why, &rule.why_en),
        fixes: fixes?,
        flags: flags?,
        allows: allows?,
        origin: ctx.origin(&rule.from),
    })
}

/// The rule's dial; its `mode` counts from the first day that a pack can name.
fn own_dial(ctx: &mut Ctx<'_>, place: &Place<'_>, rule: &wire::Rule) -> Vec<Turn> {
    let first = ctx.choice(&place.key("mode"), &rule.mode, MODES, Some(Mode::Enforce));
    let first =
        first.filter(|mode| *mode != Mode::Enforce).map(|mode| Turn { on: FIRST_DAY, mode });
    let turns = dial(ctx, &place.key("dial"), &rule.dial);
    first.into_iter().chain(turns).collect()
}

/// Tells the keys that another kind takes: they would do nothing here.
fn foreign(ctx: &mut Ctx<'_>, place: &Place<'_>, rule: &wire::Rule, takes: &[&str]) {
    let given = [
        ("words", !rule.words.is_empty()),
        ("need", rule.need.is_some()),
        ("at_field", !rule.at_field.is_empty()),
        ("confirm", !rule.confirm.is_empty()),
        ("field", !rule.field.is_empty()),
        ("by", !rule.by.is_empty()),
        ("detect", !rule.detect.is_empty()),
        ("flaw", !rule.flaw.is_empty()),
        ("limit", !rule.limit.is_empty()),
        ("near", !rule.near.is_empty()),
        ("fields", !rule.fields.is_empty()),
    ];
    for (key, _) in given.iter().filter(|(key, given)| *given && !takes.contains(key)) {
        let message = format!("a rule of kind {} does not take `{key}`", rule.kind);
        let hint = format!("take it out; this kind takes {}", near::listed(takes));
        ctx.tell(&place.key(key), "foreign-key", &message, &hint);
    }
}

fn kind(ctx: &mut Ctx<'_>, place: &Place<'_>, rule: &wire::Rule) -> Option<RuleKind> {
    match rule.kind.as_str() {
        "forbid" => forbid(ctx, &place.key("words"), &rule.words),
        "require" => {
            let at = ctx.field(&place.key("at_field"), &rule.at_field);
            let none = wire::Cond::default();
            let need =
                ctx.cond(&place.key("need"), rule.need.as_ref().unwrap_or(&none), Scenes::May);
            Some(RuleKind::Require { need: need?, at: at? })
        }
        "deadline" => Some(RuleKind::Deadline),
        "promise" => {
            let near = ctx.texts(&place.key("near"), &rule.near);
            let near = near.iter().map(|word| Rc::from(folded(word))).collect();
            Some(RuleKind::Promise { flaw: flaw(ctx, place, rule)?, near })
        }
        "confirmed" => {
            let what = ctx.choice(&place.key("confirm"), &rule.confirm, CONFIRMATIONS, None);
            what.map(RuleKind::Confirmed)
        }
        "agree" => {
            let field = ctx.field(&place.key("field"), &rule.field);
            let by = ctx.choice(&place.key("by"), &rule.by, AGREE, None);
            Some(RuleKind::Agree { field: field?, by: by? })
        }
        "personal" => {
            let list = place.key("detect");
            ctx.filled_list(&list, rule.detect.len())?;
            let detect: Vec<_> = rule
                .detect
                .iter()
                .enumerate()
                .map(|(nth, d)| ctx.choice(&list.nth(nth), d, PERSONAL, None))
                .collect();
            detect.into_iter().collect::<Option<_>>().map(RuleKind::Personal)
        }
        _ => Some(RuleKind::OpenSlot),
    }
}

fn flaw(ctx: &mut Ctx<'_>, place: &Place<'_>, rule: &wire::Rule) -> Option<Flaw> {
    let key = place.key("flaw");
    if ctx.choice(&key, &rule.flaw, FLAWS, None)? {
        let limit = ctx.find(&place.key("limit"), &ctx.names.limit, &rule.limit);
        let since = if rule.field.is_empty() {
            Some(None)
        } else {
            ctx.field(&place.key("field"), &rule.field).map(Some)
        };
        return Some(Flaw::OverLimit { limit: limit?, since: since? });
    }
    for (name, given) in [("limit", &rule.limit), ("field", &rule.field)] {
        if !given.is_empty() {
            let message = format!("the flaw {} does not take `{name}`", rule.flaw);
            ctx.tell(&place.key(name), "foreign-key", &message, "take it out; over-limit takes it");
        }
    }
    Some(match rule.flaw.as_str() {
        "past" => Flaw::Past,
        "night" => Flaw::Night,
        _ => Flaw::RestDay,
    })
}

fn forbid(ctx: &mut Ctx<'_>, list: &Place<'_>, words: &[wire::Word]) -> Option<RuleKind> {
    ctx.filled_list(list, words.len())?;
    let mut seen = BTreeSet::new();
    let mut forbidden = Vec::new();
    for (nth, word) in words.iter().enumerate() {
        let place = list.nth(nth);
        let Some(say) = ctx.text(&place.key("say"), &word.say).map(|s| folded(&s)) else {
            continue;
        };
        if !seen.insert(say.clone()) {
            let message = format!("`{}` is listed twice", word.say);
            ctx.tell(&place.key("say"), "duplicate-word", &message, "keep one of them");
        }
        let list = place.key("except");
        let except: Vec<_> = ctx.texts(&list, &word.except).iter().map(|e| folded(e)).collect();
        for (nth, longer) in except.iter().enumerate() {
            if *longer == say || !longer.contains(&say) {
                let message = format!("`{longer}` does not hold `{}` and more", word.say);
                let hint = "an exception is a longer expression around the word, such as 不清楚 in 是不是不清楚";
                ctx.tell(&list.nth(nth), "idle-except", &message, hint);
            }
        }
        let except = except.into_iter().map(Rc::from).collect();
        forbidden.push(Forbidden {
            say: Rc::from(say),
            instead: Rc::from(word.instead.trim()),
            except,
        });
    }
    (forbidden.len() == words.len()).then_some(RuleKind::Forbid(forbidden))
}

/// Checks what a message wants filled in.
fn fillable(ctx: &mut Ctx<'_>, place: &Place<'_>, text: &str) {
    match template::parse(text) {
        Err((message, hint)) => ctx.tell(place, "braces", &message, hint),
        Ok(parts) => {
            for part in parts {
                let Part::Slot(name) = part else { continue };
                if !FILLED.contains(&name.as_str()) {
                    let message = format!("a message cannot be filled with `{{{name}}}`");
                    ctx.tell(place, "unknown-slot", &message, &near::hint(&name, FILLED));
                }
            }
        }
    }
}

fn examples(
    ctx: &mut Ctx<'_>,
    place: &Place<'_>,
    given: &[BTreeMap<String, String>],
) -> Option<Vec<Example>> {
    if given.len() < EXAMPLES {
        let key = place.name();
        let message = format!("the rule has {} of {EXAMPLES} examples under `{key}`", given.len());
        let hint = format!("write {key} = [{{ FIELD = \"…\" }}, {{ FIELD = \"…\" }}]");
        ctx.tell(place, "few-examples", &message, &hint);
    }
    let mut whole = given.len() >= EXAMPLES;
    let mut all = Vec::new();
    for (nth, ticket) in given.iter().enumerate() {
        let place = place.nth(nth);
        let mut example = Example::new();
        for (id, text) in ticket {
            let field = ctx.field(&place.key(id), id);
            whole &= field.is_some();
            example.extend(field.map(|f| (f, Rc::from(text.as_str()))));
        }
        all.push(example);
    }
    whole.then_some(all)
}
