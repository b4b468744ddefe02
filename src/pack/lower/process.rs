//! Stages, scenes, checks, limits, cues and the words of readers.

use std::rc::Rc;

use super::cond::Scenes;
use super::ctx::Ctx;
use crate::pack::place::Place;
use crate::pack::wire::{self, Item};
use crate::pack::word::{MARKS, ROLES};
use crate::pack::{Check, Cue, Limit, LimitSpan, ReaderWords, Scene, Signal, Stage};
use crate::text::lexicon::LONGEST;

pub fn stages(ctx: &mut Ctx<'_>, stages: &[wire::Stage]) -> Vec<Stage> {
    stages.iter().filter_map(|s| stage(ctx, s)).collect()
}

fn stage(ctx: &mut Ctx<'_>, stage: &wire::Stage) -> Option<Stage> {
    let place = Place::item(stage.at, wire::Stage::KIND, &stage.id);
    let id = ctx.named(&place, &stage.id, &ctx.names.stage);
    let name = ctx.words(&place.key("name"), &stage.name, &stage.name_en);
    let short = if stage.short.is_empty() {
        name.clone()
    } else {
        ctx.words(&place.key("short"), &stage.short, &stage.short_en)
    };
    let list = place.key("signal");
    let signals: Vec<_> =
        stage.signal.iter().enumerate().map(|(nth, s)| signal(ctx, &list.nth(nth), s)).collect();
    Some(Stage {
        id: id?,
        name: name?,
        short: short?,
        signals: signals.into_iter().collect::<Option<_>>()?,
    })
}

fn signal(ctx: &mut Ctx<'_>, place: &Place<'_>, signal: &wire::Signal) -> Option<Signal> {
    let when = ctx.cond(&place.key("when"), &signal.when, Scenes::May);
    let why = ctx.words(&place.key("why"), &signal.why, &signal.why_en);
    if !(1..=100).contains(&signal.weight) {
        let message = format!("`weight` is {}", signal.weight);
        ctx.tell(&place.key("weight"), "out-of-range", &message, "give a weight from 1 to 100");
    }
    Some(Signal { when: when?, weight: signal.weight, why: why? })
}

pub fn scenes(ctx: &mut Ctx<'_>, scenes: &[wire::Scene]) -> Vec<Scene> {
    scenes.iter().filter_map(|s| scene(ctx, s)).collect()
}

fn scene(ctx: &mut Ctx<'_>, scene: &wire::Scene) -> Option<Scene> {
    let place = Place::item(scene.at, wire::Scene::KIND, &scene.id);
    let id = ctx.named(&place, &scene.id, &ctx.names.scene);
    let name = ctx.words(&place.key("name"), &scene.name, &scene.name_en);
    let when = ctx.cond(&place.key("when"), &scene.when, Scenes::MayNot);
    Some(Scene { id: id?, name: name?, when: when? })
}

pub fn checks(ctx: &mut Ctx<'_>, checks: &[wire::Check]) -> Vec<Check> {
    checks.iter().filter_map(|c| check(ctx, c)).collect()
}

fn check(ctx: &mut Ctx<'_>, check: &wire::Check) -> Option<Check> {
    let place = Place::item(check.at, wire::Check::KIND, &check.id);
    let id = ctx.named(&place, &check.id, &ctx.names.check);
    let stage = ctx.stage(&place.key("stage"), &check.stage);
    let label = ctx.words(&place.key("label"), &check.label, &check.label_en);
    let when = ctx.maybe_cond(&place.key("when"), check.when.as_ref());
    let met = ctx.maybe_cond(&place.key("met"), check.met.as_ref());
    let step = Rc::from(check.step.as_str());
    Some(Check { id: id?, step, stage: stage?, label: label?, when: when?, met: met? })
}

pub fn limits(ctx: &mut Ctx<'_>, limits: &[wire::Limit]) -> Vec<Limit> {
    limits.iter().filter_map(|l| limit(ctx, l)).collect()
}

fn limit(ctx: &mut Ctx<'_>, limit: &wire::Limit) -> Option<Limit> {
    let place = Place::item(limit.at, wire::Limit::KIND, &limit.id);
    let id = ctx.named(&place, &limit.id, &ctx.names.limit);
    let name = ctx.words(&place.key("name"), &limit.name, &limit.name_en);
    let source = ctx.text(&place.key("source"), &limit.source);
    let law = ctx.choice(&place.key("mark"), &limit.mark, MARKS, None);
    let span = match (limit.hours, limit.days, limit.working_days) {
        (hours, 0, 0) if hours > 0 => Some(LimitSpan::Hours(hours)),
        (0, days, 0) if days > 0 => Some(LimitSpan::Days(days)),
        (0, 0, days) if days > 0 => Some(LimitSpan::WorkingDays(days)),
        spans => {
            let none = spans == (0, 0, 0);
            let message =
                if none { "the limit has no length" } else { "the limit has two lengths" };
            let hint = "give exactly one of `hours`, `days` and `working_days`, of 1 at least";
            ctx.tell(&place, "limit-length", message, hint);
            None
        }
    };
    Some(Limit { id: id?, name: name?, span: span?, source: source?, law: law? })
}

pub fn cues(ctx: &mut Ctx<'_>, cues: &[wire::Cue]) -> Vec<Cue> {
    cues.iter().filter_map(|c| cue(ctx, c)).collect()
}

fn cue(ctx: &mut Ctx<'_>, cue: &wire::Cue) -> Option<Cue> {
    let place = Place::item(cue.at, wire::Cue::KIND, &cue.id);
    let id = ctx.named(&place, &cue.id, &ctx.names.cue);
    let note = ctx.words(&place.key("note"), &cue.note, &cue.note_en);
    let words = ctx.folded(&place.key("words"), &cue.words);
    Some(Cue { id: id?, note: note?, words: words? })
}

pub fn readers(ctx: &mut Ctx<'_>, readers: &[wire::Reader]) -> Vec<ReaderWords> {
    readers.iter().filter_map(|r| reader(ctx, r)).collect()
}

fn reader(ctx: &mut Ctx<'_>, reader: &wire::Reader) -> Option<ReaderWords> {
    let place = Place::item(reader.at, wire::Reader::KIND, &reader.id);
    let id = ctx.named(&place, &reader.id, &ctx.names.reader);
    let role = ctx.choice(&place.key("role"), &reader.role, ROLES, None);
    let list = place.key("words");
    let words = ctx.folded(&list, &reader.words);
    for (nth, word) in reader.words.iter().enumerate() {
        if word.chars().count() > LONGEST || word.chars().any(|c| c.is_whitespace() || c == '>') {
            let hint = "give it without blanks and `>`, or its first characters alone";
            ctx.tell(&list.nth(nth), "unreadable-word", "the readers cannot hold this word", hint);
        }
    }
    Some(ReaderWords { id: id?, role: role?, words: words? })
}
