//! The only serde shapes of a pack: what a TOML file holds and what the built JSON holds.
//!
//! Every key has a default, so that reading stops at no gap: what is missing or wrong is told by
//! [`super::lower`], all of it at once. `at` is where an item stands in the sources and `from` the layer
//! that it comes from; only the latter is written to JSON.

// Keys are named as authors write them; the doc comment of each table says what they mean.
#![allow(missing_docs)]

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::problem::At;

/// A pack, or one file of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pack {
    pub pack: Header,
    pub field: Vec<Field>,
    pub stage: Vec<Stage>,
    pub scene: Vec<Scene>,
    pub slot: Vec<Slot>,
    pub phrase: Vec<Phrase>,
    pub check: Vec<Check>,
    pub rule: Vec<Rule>,
    pub limit: Vec<Limit>,
    pub calendar: Vec<Calendar>,
    pub cue: Vec<Cue>,
    pub reason: Vec<Reason>,
}

macro_rules! item {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $(
                $(#[$fdoc])*
                #[serde(skip_serializing_if = "is_default")]
                pub $field: $ty,
            )*
            /// The layer that it comes from.
            #[serde(skip_serializing_if = "is_default")]
            pub from: String,
            /// Whether it takes the place of an item of the same id in a lower layer.
            #[serde(skip_serializing)]
            pub replace: bool,
            /// Where it stands in the sources.
            #[serde(skip)]
            pub at: At,
        }
    };
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

item! {
    /// `[pack]`: what the pack is. `extends` names the layer below; `hide` lists `kind:id` of items
    /// of lower layers that shall not be there.
    Header {
        format: u32, id: String, version: String, name: String, name_en: String, mode: String,
        extends: String, hide: Vec<String>, reply: Vec<String>,
    }
}
item! {
    /// `[[field]]`: a canonical field. `voice` is `agent`, `customer` or `fact` (the default).
    Field { id: String, label: String, label_en: String, labels: Vec<String>, voice: String }
}
item! {
    /// `[[stage]]`: a handling stage, in order.
    Stage { id: String, name: String, name_en: String, signal: Vec<Signal> }
}
item! {
    /// `[[stage.signal]]`: evidence for a stage.
    Signal { when: Cond, weight: u16, why: String, why_en: String }
}
item! {
    /// `[[scene]]`: what a complaint is about.
    Scene { id: String, name: String, name_en: String, when: Cond }
}
item! {
    /// `[[slot]]`: what can be filled into a phrase. `fields` or `due` (a limit's id) or neither (the
    /// agent fills it). `max`: characters, 60 unless said.
    Slot { id: String, name: String, name_en: String, fields: Vec<String>, due: String, max: u16 }
}
item! {
    /// `[[phrase]]`: `usage` is `say` (the default) or `record`.
    Phrase {
        id: String, code: String, step: String, stage: String, scenes: Vec<String>, usage: String,
        when: Option<Cond>, text: String, tags: Vec<String>,
    }
}
item! {
    /// `[[check]]`: an item of the checklist; without `met` only the agent can tick it.
    Check {
        id: String, step: String, stage: String, label: String, label_en: String,
        when: Option<Cond>, met: Option<Cond>,
    }
}
item! {
    /// `[[rule]]`: `kind` says which further keys it takes: `forbid` (`words`), `require` (`need`,
    /// `at_field`), `deadline`, `confirmed` (`confirm`), `agree` (`field`, `by`), `personal` (`detect`),
    /// `open-slot`. `fields` defaults to every field in the agent's voice.
    Rule {
        id: String, step: String, kind: String, level: String, stages: Vec<String>, when: Option<Cond>,
        fields: Vec<String>, words: Vec<Word>, need: Option<Cond>, at_field: String, confirm: String,
        field: String, by: String, detect: Vec<String>, message: String, message_en: String,
        why: String, why_en: String, fixes: Vec<String>,
        flags: Vec<BTreeMap<String, String>>, allows: Vec<BTreeMap<String, String>>,
    }
}
item! {
    /// `[[rule.words]]`: a word that must not be said. `except`: longer innocent expressions.
    Word { say: String, instead: String, except: Vec<String> }
}
item! {
    /// `[[limit]]`: exactly one of `hours`, `days`, `working_days`. `mark` is `law` or `custom`.
    Limit {
        id: String, name: String, name_en: String, hours: u16, days: u16, working_days: u16,
        source: String, mark: String,
    }
}
item! {
    /// `[[calendar]]`: one year. `off` and `worked` are dates `MM-DD` or ranges `MM-DD..MM-DD`, both
    /// ends included. `closes`: closing time `HH:MM`, of the last year given; 18:00 unless said.
    Calendar { year: u16, off: Vec<String>, worked: Vec<String>, closes: String, source: String }
}
item! {
    /// `[[cue]]`: words that call for care.
    Cue { id: String, note: String, note_en: String, words: Vec<String> }
}
item! {
    /// `[[reason]]`: a reason for saving anyway.
    Reason { id: String, name: String, name_en: String }
}

/// A condition. Exactly one of its keys is given, but for `field` with `is`, and `fields` with `has`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
/// `super::Cond` says what each key means.
pub struct Cond {
    #[serde(skip_serializing_if = "is_default")]
    pub all: Option<Vec<Cond>>,
    #[serde(skip_serializing_if = "is_default")]
    pub any: Option<Vec<Cond>>,
    #[serde(skip_serializing_if = "is_default")]
    pub not: Option<Box<Cond>>,
    #[serde(skip_serializing_if = "is_default")]
    pub filled: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub empty: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub field: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub is: Option<Vec<String>>,
    #[serde(skip_serializing_if = "is_default")]
    pub fields: Option<Vec<String>>,
    #[serde(skip_serializing_if = "is_default")]
    pub has: Option<Vec<String>>,
    /// `restate`, `plan` or `satisfaction`: given.
    #[serde(skip_serializing_if = "is_default")]
    pub confirmed: Option<String>,
    /// The same: asked and not answered.
    #[serde(skip_serializing_if = "is_default")]
    pub asked: Option<String>,
    /// The same: denied.
    #[serde(skip_serializing_if = "is_default")]
    pub denied: Option<String>,
    /// `deadline`, `vague` or `event`.
    #[serde(skip_serializing_if = "is_default")]
    pub promised: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub scene: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub cue: Option<String>,
}
