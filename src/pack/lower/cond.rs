//! Conditions: exactly one key each, every name known.

use std::rc::Rc;

use super::ctx::Ctx;
use crate::pack::place::Place;
use crate::pack::word::{CONFIRMATIONS, PROMISES, STATES};
use crate::pack::{Cond, near, wire};
use crate::text::folded;

/// Whether a condition may ask for a scene: the conditions of scenes themselves may not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scenes {
    May,
    MayNot,
}

impl Ctx<'_> {
    /// A condition that must be there.
    pub fn cond(&mut self, place: &Place<'_>, cond: &wire::Cond, scenes: Scenes) -> Option<Cond> {
        let given = keys(cond);
        match given.as_slice() {
            [] => {
                let name = place.name();
                let message = format!("`{name}` holds no condition");
                let hint = format!("write {name} = {{ filled = \"FIELD\" }}, say");
                self.tell(place, "no-condition", &message, &hint);
                None
            }
            ["field", "is"] | ["fields", "has"] | [_] => self.one(place, cond, scenes),
            more => {
                let message = format!("the condition holds {} at once", near::listed(more));
                let hint = "keep one; to ask for several use all = [{ … }, { … }] or any = […]; \
                            `field` goes with `is`, `fields` with `has`";
                self.tell(place, "two-conditions", &message, hint);
                None
            }
        }
    }

    /// A condition that may be left out; the outer none is a condition that is wrong.
    #[allow(clippy::option_option)]
    pub fn maybe_cond(
        &mut self,
        place: &Place<'_>,
        cond: Option<&wire::Cond>,
    ) -> Option<Option<Cond>> {
        match cond {
            None => Some(None),
            Some(cond) => self.cond(place, cond, Scenes::May).map(Some),
        }
    }

    fn one(&mut self, place: &Place<'_>, cond: &wire::Cond, scenes: Scenes) -> Option<Cond> {
        let names = self.names;
        if let Some(list) = &cond.all {
            return self.several(&place.key("all"), list, scenes).map(Cond::All);
        }
        if let Some(list) = &cond.any {
            return self.several(&place.key("any"), list, scenes).map(Cond::Any);
        }
        if let Some(inner) = &cond.not {
            return self.cond(&place.key("not"), inner, scenes).map(|c| Cond::Not(Box::new(c)));
        }
        if let Some(id) = &cond.filled {
            return self.field(&place.key("filled"), id).map(Cond::Filled);
        }
        if let Some(id) = &cond.empty {
            return self
                .field(&place.key("empty"), id)
                .map(|f| Cond::Not(Box::new(Cond::Filled(f))));
        }
        if let Some(id) = &cond.dated {
            return self.field(&place.key("dated"), id).map(Cond::Dated);
        }
        if cond.field.is_some() || cond.is.is_some() {
            return self.is(place, cond);
        }
        if cond.fields.is_some() || cond.has.is_some() {
            return self.has(place, cond);
        }
        let asked = [&cond.confirmed, &cond.asked, &cond.denied];
        for ((key, state), value) in STATES.iter().copied().zip(asked) {
            if let Some(value) = value {
                let kind = self.choice(&place.key(key), value, CONFIRMATIONS, None);
                return kind.map(|kind| Cond::Confirmed(kind, state));
            }
        }
        if let Some(value) = &cond.promised {
            return self.choice(&place.key("promised"), value, PROMISES, None).map(Cond::Promised);
        }
        if let Some(id) = &cond.cue {
            return self.find(&place.key("cue"), &names.cue, id).map(Cond::Cue);
        }
        let id = cond.scene.as_deref()?;
        if scenes == Scenes::MayNot {
            let hint = "say what makes the scene by fields and words";
            self.tell(
                &place.key("scene"),
                "scene-in-scene",
                "a scene cannot ask for a scene",
                hint,
            );
            return None;
        }
        self.find(&place.key("scene"), &names.scene, id).map(Cond::Scene)
    }

    fn several(
        &mut self,
        place: &Place<'_>,
        list: &[wire::Cond],
        scenes: Scenes,
    ) -> Option<Vec<Cond>> {
        if list.is_empty() {
            let message = format!("`{}` is an empty list", place.name());
            self.tell(place, "empty-list", &message, "list at least one condition, or take it out");
            return None;
        }
        let lowered: Vec<_> =
            list.iter().enumerate().map(|(nth, c)| self.cond(&place.nth(nth), c, scenes)).collect();
        lowered.into_iter().collect()
    }

    fn is(&mut self, place: &Place<'_>, cond: &wire::Cond) -> Option<Cond> {
        let field = self.partner(place, "field", "is", cond.field.as_ref(), cond.is.is_some());
        let field = field.and_then(|id| self.field(&place.key("field"), id));
        let is = self.partner(place, "is", "field", cond.is.as_ref(), cond.field.is_some());
        let is = is.and_then(|words| self.folded(&place.key("is"), words));
        Some(Cond::Is(field?, is?))
    }

    fn has(&mut self, place: &Place<'_>, cond: &wire::Cond) -> Option<Cond> {
        let fields = self.partner(place, "fields", "has", cond.fields.as_ref(), cond.has.is_some());
        let fields = fields.and_then(|ids| {
            let place = place.key("fields");
            self.filled_list(&place, ids.len())?;
            self.fields(&place, ids)
        });
        let has = self.partner(place, "has", "fields", cond.has.as_ref(), cond.fields.is_some());
        let has = has.and_then(|words| self.folded(&place.key("has"), words));
        Some(Cond::Has(fields?, has?))
    }

    /// One of two keys that go together; told where it is missing.
    fn partner<'t, T>(
        &mut self,
        place: &Place<'_>,
        key: &str,
        other: &str,
        value: Option<&'t T>,
        other_given: bool,
    ) -> Option<&'t T> {
        if value.is_none() && other_given {
            let hint = format!("`{key}` and `{other}` go together: write both");
            let message = format!("`{other}` stands without `{key}`");
            self.tell(&place.key(key), "missing-key", &message, &hint);
        }
        value
    }

    /// Words as they are looked for: folded, none empty, at least one.
    pub fn folded(&mut self, place: &Place<'_>, words: &[String]) -> Option<Vec<Rc<str>>> {
        self.filled_list(place, words.len())?;
        let texts = self.texts(place, words);
        (texts.len() == words.len()).then(|| texts.iter().map(|t| Rc::from(folded(t))).collect())
    }

    /// Tells a list that holds nothing.
    pub fn filled_list(&mut self, place: &Place<'_>, len: usize) -> Option<()> {
        if len == 0 {
            let message = format!("`{}` lists nothing", place.name());
            self.tell(place, "empty-list", &message, "list at least one");
        }
        (len > 0).then_some(())
    }
}

/// The keys that a condition holds; those of a pair next to each other.
fn keys(cond: &wire::Cond) -> Vec<&'static str> {
    let given = [
        ("all", cond.all.is_some()),
        ("any", cond.any.is_some()),
        ("not", cond.not.is_some()),
        ("filled", cond.filled.is_some()),
        ("empty", cond.empty.is_some()),
        ("field", cond.field.is_some()),
        ("is", cond.is.is_some()),
        ("fields", cond.fields.is_some()),
        ("has", cond.has.is_some()),
        ("confirmed", cond.confirmed.is_some()),
        ("asked", cond.asked.is_some()),
        ("denied", cond.denied.is_some()),
        ("promised", cond.promised.is_some()),
        ("scene", cond.scene.is_some()),
        ("cue", cond.cue.is_some()),
        ("dated", cond.dated.is_some()),
    ];
    given.into_iter().filter(|(_, given)| *given).map(|(key, _)| key).collect()
}
