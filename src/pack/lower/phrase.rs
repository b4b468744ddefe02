//! Slots and phrases.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::ctx::Ctx;
use super::template::{self, Part};
use crate::pack::place::Place;
use crate::pack::wire::{self, Item};
use crate::pack::word::USES;
use crate::pack::{FieldIx, Phrase, Piece, Slot, SlotFrom, Use, Words, near};
use crate::text::folded;

/// Longest text taken from a field unless the slot says otherwise, in characters: a short sentence.
const SLOT_MAX: u16 = 60;

/// The slots that the pack defines.
pub fn slots(ctx: &mut Ctx<'_>, slots: &[wire::Slot]) -> Vec<Slot> {
    slots.iter().filter_map(|s| slot(ctx, s)).collect()
}

fn slot(ctx: &mut Ctx<'_>, slot: &wire::Slot) -> Option<Slot> {
    let place = Place::item(slot.at, wire::Slot::KIND, &slot.id);
    let id = ctx.named(&place, &slot.id, &ctx.names.slot);
    let name = ctx.words(&place.key("name"), &slot.name, &slot.name_en);
    let fields = ctx.fields(&place.key("fields"), &slot.fields);
    let names = ctx.names;
    let from = if slot.due.is_empty() {
        fields.map(|f| if f.is_empty() { SlotFrom::Agent } else { SlotFrom::Fields(f) })
    } else {
        if !slot.fields.is_empty() {
            let hint = "keep one: fields of the ticket, or the limit whose end is filled in";
            ctx.tell(
                &place.key("due"),
                "two-sources",
                "the slot has both `fields` and `due`",
                hint,
            );
        }
        ctx.find(&place.key("due"), &names.limit, &slot.due).map(SlotFrom::Due)
    };
    Some(Slot { id: id?, name: name?, from: from?, max: most(slot.max) })
}

fn most(max: u16) -> usize {
    usize::from(if max == 0 { SLOT_MAX } else { max })
}

/// The phrases. A field used as a slot becomes a slot of its own, added to `slots`.
pub fn phrases(ctx: &mut Ctx<'_>, pack: &wire::Pack, slots: &mut Vec<Slot>) -> Vec<Phrase> {
    let mut fill = Fill { pack, slots, implicit: BTreeMap::new() };
    let mut codes: BTreeMap<String, &str> = BTreeMap::new();
    let mut lowered = Vec::new();
    for phrase in &pack.phrase {
        let place = Place::item(phrase.at, wire::Phrase::KIND, &phrase.id);
        if !phrase.code.is_empty()
            && let Some(first) = codes.insert(folded(&phrase.code), &phrase.id)
        {
            let message = format!("the code `{}` already means phrase `{first}`", phrase.code);
            let hint = "give each phrase a code of its own, or none";
            ctx.tell(&place.key("code"), "duplicate-code", &message, hint);
        }
        lowered.extend(fill.phrase(ctx, &place, phrase));
    }
    lowered
}

struct Fill<'a> {
    pack: &'a wire::Pack,
    slots: &'a mut Vec<Slot>,
    /// Slots made of fields, by the field's name.
    implicit: BTreeMap<String, usize>,
}

impl Fill<'_> {
    fn phrase(
        &mut self,
        ctx: &mut Ctx<'_>,
        place: &Place<'_>,
        phrase: &wire::Phrase,
    ) -> Option<Phrase> {
        let names = ctx.names;
        let id = ctx.named(place, &phrase.id, &names.phrase);
        let stage = ctx.stage(&place.key("stage"), &phrase.stage);
        let scenes = ctx.find_all(&place.key("scenes"), &names.scene, &phrase.scenes);
        let usage = ctx.choice(&place.key("usage"), &phrase.usage, USES, Some(Use::Say));
        let when = ctx.maybe_cond(&place.key("when"), phrase.when.as_ref());
        let checks = ctx.find_all(&place.key("checks"), &names.check, &phrase.checks);
        let prefer = ctx.maybe_cond(&place.key("prefer"), phrase.prefer.as_ref());
        if phrase.prefer.is_some() == phrase.why.trim().is_empty() {
            let (key, other) =
                if phrase.prefer.is_some() { ("prefer", "why") } else { ("why", "prefer") };
            let message = format!("`{key}` stands without `{other}`");
            let hint = "say in `prefer` when the phrase comes forward, and in `why` what the agent is told then";
            ctx.tell(&place.key(key), "lone-key", &message, hint);
        }
        let (zh, en) = (phrase.why.trim(), phrase.why_en.trim());
        let why = Words { zh: Rc::from(zh), en: Rc::from(en) };
        let tags = ctx.texts(&place.key("tags"), &phrase.tags);
        let place = place.key("text");
        let text = ctx.text(&place, &phrase.text).and_then(|text| self.pieces(ctx, &place, &text));
        Some(Phrase {
            id: id?,
            code: Rc::from(phrase.code.as_str()),
            step: Rc::from(phrase.step.as_str()),
            stage: stage?,
            scenes: scenes?,
            usage: usage?,
            when: when?,
            checks: checks?,
            prefer: prefer?,
            why,
            text: text?,
            tags,
            origin: ctx.origin(&phrase.from),
        })
    }

    fn pieces(&mut self, ctx: &mut Ctx<'_>, place: &Place<'_>, text: &str) -> Option<Vec<Piece>> {
        let parts = match template::parse(text) {
            Ok(parts) => parts,
            Err((message, hint)) => {
                ctx.tell(place, "braces", &message, hint);
                return None;
            }
        };
        let mut unknown = false;
        let mut pieces = Vec::new();
        for part in parts {
            match part {
                Part::Text(words) => pieces.push(Piece::Text(Rc::from(words))),
                Part::Slot(name) => {
                    let slot = self.slot(ctx, &name);
                    if slot.is_none() {
                        let known = ctx.names.slot.ids().chain(ctx.names.field.ids());
                        let hint = format!(
                            "{}, or define [[slot]] id = \"{name}\"",
                            near::hint(&name, known)
                        );
                        ctx.tell(
                            place,
                            "unknown-slot",
                            &format!("there is no slot `{{{name}}}`"),
                            &hint,
                        );
                    }
                    unknown |= slot.is_none();
                    pieces.extend(slot.map(Piece::Slot));
                }
            }
        }
        (!unknown).then_some(pieces)
    }

    /// The slot of this name, or one made of the field of this name.
    fn slot(&mut self, ctx: &Ctx<'_>, name: &str) -> Option<usize> {
        if let Some(known) = ctx.names.slot.get(name).or_else(|| self.implicit.get(name).copied()) {
            return Some(known);
        }
        let nth = ctx.names.field.get(name)?;
        let field = self.pack.field.get(nth)?;
        let label = Words { zh: Rc::from(field.label.trim()), en: Rc::from(field.label_en.trim()) };
        self.slots.push(Slot {
            id: Rc::from(name),
            name: label,
            from: SlotFrom::Fields(vec![FieldIx(u16::try_from(nth).ok()?)]),
            max: most(0),
        });
        self.implicit.insert(name.to_owned(), self.slots.len() - 1);
        Some(self.slots.len() - 1)
    }
}
