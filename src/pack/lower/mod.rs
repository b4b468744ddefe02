//! Checks a pack in its wire shape and makes the checked [`Pack`] of it.
//!
//! It goes on after a problem, so that all are told; only a pack without any becomes a [`Pack`]. Items keep
//! their order and number.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::place::Place;
use super::problem::Problem;
use super::wire::{self, Item};
use super::word::{MODES, VOICES};
use super::{FORMAT, Field, FieldIx, Pack, Reason, Voice, Words};
use crate::text::folded;
use ctx::Ctx;
use names::Names;

mod calendar;
mod cond;
mod ctx;
mod dial;
mod names;
mod phrase;
mod pinyin;
mod process;
mod rule;
mod template;

/// The problem of a pack that is written for a later build; such a pack is not looked into further.
#[must_use]
pub fn newer(header: &wire::Header) -> Option<Problem> {
    let place = Place::item(header.at, "pack", &header.id);
    let message =
        format!("format {} is newer than this build, which reads up to {FORMAT}", header.format);
    let hint = format!("update huashu, or build the pack as format {FORMAT}");
    (header.format > FORMAT).then(|| place.key("format").problem("newer-format", &message, &hint))
}

/// The checked pack, or all that is wrong with it.
///
/// # Errors
/// Every problem found, in the order of the items.
pub fn lower(pack: &wire::Pack) -> Result<Pack, Vec<Problem>> {
    if let Some(newer) = newer(&pack.pack) {
        return Err(vec![newer]);
    }
    let names = Names::of(pack);
    let mut ctx = Ctx::new(&names, &pack.pack);
    let lowered = all(&mut ctx, pack);
    match lowered {
        Some(pack) if ctx.problems.is_empty() => Ok(pack),
        _ => Err(ctx.problems),
    }
}

fn all(ctx: &mut Ctx<'_>, pack: &wire::Pack) -> Option<Pack> {
    let header = &pack.pack;
    let place = Place::item(header.at, "pack", &header.id);
    if header.format == 0 {
        let hint = format!("write format = {FORMAT}");
        ctx.tell(&place.key("format"), "missing-key", "`format` is missing", &hint);
    }
    let id = ctx.id(&place.key("id"), &header.id);
    let version = ctx.text(&place.key("version"), &header.version);
    let name = ctx.words(&place.key("name"), &header.name, &header.name_en);
    let mode = ctx.choice(&place.key("mode"), &header.mode, MODES, None);
    let dial = dial::dial(ctx, &place.key("dial"), &header.dial);
    let reply = ctx.fields(&place.key("reply"), &header.reply);
    if header.reply.is_empty() {
        let hint = "list the fields that phrases go into, the best first";
        ctx.tell(&place.key("reply"), "missing-key", "`reply` is missing", hint);
    }
    for (kind, none) in [("field", pack.field.is_empty()), ("stage", pack.stage.is_empty())] {
        if none {
            ctx.tell(
                &place,
                "no-items",
                &format!("the pack has no {kind}"),
                &format!("add a [[{kind}]]"),
            );
        }
    }
    let fields = fields(ctx, &pack.field);
    let stages = process::stages(ctx, &pack.stage);
    let scenes = process::scenes(ctx, &pack.scene);
    let mut slots = phrase::slots(ctx, &pack.slot);
    let phrases = phrase::phrases(ctx, pack, &mut slots);
    let checks = process::checks(ctx, &pack.check);
    let rules = rule::rules(ctx, pack);
    let limits = process::limits(ctx, &pack.limit);
    let calendar = calendar::calendar(ctx, &pack.calendar);
    let cues = process::cues(ctx, &pack.cue);
    let reasons = pack.reason.iter().filter_map(|r| reason(ctx, r)).collect();
    Some(Pack {
        index: std::cell::OnceCell::new(),
        known: std::cell::OnceCell::new(),
        readers: process::readers(ctx, &pack.reader),
        pinyin: pinyin::pinyin(&phrases, &scenes),
        id: id?,
        version: version?,
        name: name?,
        mode: mode?,
        dial,
        reply: reply?,
        fields,
        stages,
        scenes,
        slots,
        phrases,
        checks,
        rules,
        limits,
        calendar,
        cues,
        reasons,
    })
}

/// The fields; a label of two of them would place a page's field at random.
fn fields(ctx: &mut Ctx<'_>, fields: &[wire::Field]) -> Vec<Field> {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut lowered = Vec::new();
    for field in fields {
        let place = Place::item(field.at, wire::Field::KIND, &field.id);
        let id = ctx.named(&place, &field.id, &ctx.names.field);
        let label = ctx.words(&place.key("label"), &field.label, &field.label_en);
        let voice = ctx.choice(&place.key("voice"), &field.voice, VOICES, Some(Voice::Fact));
        let labels = place.key("labels");
        let mut own = Vec::new();
        for (nth, label) in field.labels.iter().enumerate() {
            let place = labels.nth(nth);
            own.extend(ctx.text(&place, label));
            if let Some(owner) = owners.insert(folded(label.trim()), &field.id)
                && owner != field.id
            {
                let message = format!("`{label}` already means the field `{owner}`");
                let hint = "keep the label with one field; a page could not tell which is meant";
                ctx.tell(&place, "duplicate-label", &message, hint);
            }
        }
        if let (Some(id), Some(label), Some(voice)) = (id, label, voice) {
            lowered.push(Field { id, label, labels: own, voice });
        }
    }
    lowered
}

fn reason(ctx: &mut Ctx<'_>, reason: &wire::Reason) -> Option<Reason> {
    let place = Place::item(reason.at, wire::Reason::KIND, &reason.id);
    let code = ctx.named(&place, &reason.id, &ctx.names.reason);
    let name = ctx.words(&place.key("name"), &reason.name, &reason.name_en);
    Some(Reason { code: code?, name: name? })
}

/// Every field that agents write, to customers or colleagues, which is what a text rule looks at unless it says otherwise.
fn agent_fields(fields: &[wire::Field]) -> Vec<FieldIx> {
    let numbers = (0..=u16::MAX).map(FieldIx);
    let written = |field: &wire::Field| matches!(&*field.voice, "agent" | "colleague");
    fields.iter().zip(numbers).filter(|(f, _)| written(f)).map(|(_, n)| n).collect()
}

/// Words of which the Chinese may be empty.
fn optional_words(zh: &str, en: &str) -> Words {
    Words { zh: Rc::from(zh.trim()), en: Rc::from(en.trim()) }
}

#[cfg(test)]
mod tests {
    use super::{lower, wire};
    use crate::pack::problem::At;

    #[test]
    fn a_built_pack_has_no_places_and_still_tells_what_is_wrong() {
        let problems = lower(&wire::Pack::default()).unwrap_err();
        assert!(problems.iter().all(|p| p.at == At::default() && !p.hint.is_empty()));
        let codes: Vec<_> = problems.iter().map(|p| (p.code, p.key.as_str())).collect();
        assert!(
            codes.contains(&("missing-key", "id")) && codes.contains(&("no-items", "")),
            "{codes:?}"
        );
    }
}
