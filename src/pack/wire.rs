//! The shape of a pack as authors write it: what a TOML file holds, and what layers are merged in. What
//! pages read is another: [`super::built`].
//!
//! Every key has a default, so that reading stops at no gap: what is missing or wrong is told by
//! [`super::lower`], all of it at once. `at` is where an item stands in the sources and `from` the layer
//! that it comes from.

// Keys are named as authors write them; the doc comment of each table says what they mean.
#![allow(missing_docs)]

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::problem::At;

/// Keys that layering writes; an author cannot give them.
pub const BUILT_ONLY: [&str; 1] = ["from"];

/// What all `[[…]]` items share.
pub trait Item {
    /// The name of the table, such as `phrase`.
    const KIND: &'static str;
    /// What tells the item from others of its kind; empty where it is not given.
    fn id(&self) -> String;
    /// Where it stands in the sources.
    fn at(&self) -> At;
    /// Says where it stands in the sources.
    fn set_at(&mut self, at: At);
    /// The key that [`Item::id`] is taken from.
    const KEY: &'static str;
    /// Whether it takes the place of an item of a lower layer.
    fn replaces(&self) -> bool;
    /// Says which layer it comes from, unless that is known.
    fn set_from(&mut self, layer: &str);
}

/// Does something with each list of items of a pack.
pub trait Each {
    /// One list.
    fn list<T: Item>(&mut self, items: &mut Vec<T>);
}

/// Does something with each list of items of two packs.
pub trait Pair {
    /// The list of the one pack and the list of the other.
    fn pair<T: Item>(&mut self, items: &mut Vec<T>, other: Vec<T>);
}

macro_rules! kinds {
    ($($field:ident: $name:ident by $id:ident),* $(,)?) => {
        /// A pack, or one file of it.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Pack {
            pub pack: Header,
            $(
                #[serde(skip_serializing_if = "is_default")]
                pub $field: Vec<$name>,
            )*
        }

        impl Pack {
            /// The names of all kinds of items.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Hands each list of items to `visit`.
            pub fn each(&mut self, visit: &mut impl Each) {
                $(visit.list(&mut self.$field);)*
            }

            /// Hands each list of items, together with that of `other`, to `visit`.
            pub fn pair(&mut self, other: Pack, visit: &mut impl Pair) {
                $(visit.pair(&mut self.$field, other.$field);)*
            }
        }

        $(impl Item for $name {
            const KIND: &'static str = stringify!($field);
            const KEY: &'static str = stringify!($id);
            fn id(&self) -> String {
                if is_default(&self.$id) { String::new() } else { self.$id.to_string() }
            }
            fn at(&self) -> At {
                self.at
            }
            fn set_at(&mut self, at: At) {
                self.at = at;
            }
            fn replaces(&self) -> bool {
                self.replace
            }
            fn set_from(&mut self, layer: &str) {
                if self.from.is_empty() {
                    layer.clone_into(&mut self.from);
                }
            }
        })*
    };
}

kinds! {
    field: Field by id, stage: Stage by id, scene: Scene by id, slot: Slot by id, phrase: Phrase by id,
    check: Check by id, rule: Rule by id, limit: Limit by id, calendar: Calendar by year, cue: Cue by id,
    reason: Reason by id, reader: Reader by id,
}

macro_rules! part {
    ($(#[$doc:meta])* $name:ident { $($field:ident : $ty:ty),* $(,)? } $($(#[$more_doc:meta])* pub $more:ident : $more_ty:ty),* $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $(
                #[serde(skip_serializing_if = "is_default")]
                pub $field: $ty,
            )*
            $($(#[$more_doc])* pub $more: $more_ty,)*
        }
    };
}

macro_rules! item {
    ($(#[$doc:meta])* $name:ident { $($field:ident : $ty:ty),* $(,)? }) => {
        part! {
            $(#[$doc])* $name { $($field : $ty,)* from: String, }
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

part! {
    /// `[pack]`: what the pack is. `extends` names the layer below; `hide` lists `kind:id` of items
    /// of lower layers that shall not be there. `from`, in every item, names the layer that it comes from.
    Header {
        format: u32, id: String, version: String, name: String, name_en: String, mode: String,
        extends: String, hide: Vec<String>, reply: Vec<String>,
    }
    /// Where it stands in the sources.
    #[serde(skip)]
    pub at: At,
}
item! {
    /// `[[field]]`: a canonical field. `voice` is `agent`, `colleague`, `customer` or `fact`
    /// (the default).
    Field { id: String, label: String, label_en: String, labels: Vec<String>, voice: String }
}
item! {
    /// `[[stage]]`: a handling stage, in order.
    Stage { id: String, name: String, name_en: String, short: String, short_en: String, signal: Vec<Signal> }
}
part! {
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
    /// `at_field`), `deadline`, `promise` (`flaw`, `limit`, `field`), `confirmed` (`confirm`), `agree` (`field`, `by`), `personal` (`detect`),
    /// `open-slot`. `by` is `money`, `number`, `due`, `restate`, `plan` or `satisfaction`. `detect` lists `id-card`,
    /// `bank-card`, `password`. `flaw` is `past`, `rest-day`, `night` or `over-limit`, which takes a `limit` and the
    /// `field` that says from when it counts; `near` lists words of which one must stand in the promise's sentence. `on` lists the kinds of saves that it holds, `save`, `transfer`,
    /// `close`, all unless said; without `stages` it then looks at such a save alone, in whatever stage. `fields` defaults to every field in the agent's voice; `require` looks at
    /// `at_field` alone. `{found}`, `{instead}` and `{field}` are filled into the message.
    Rule {
        id: String, step: String, kind: String, level: String, stages: Vec<String>, when: Option<Cond>, on: Vec<String>,
        fields: Vec<String>, words: Vec<Word>, need: Option<Cond>, at_field: String, confirm: String,
        field: String, by: String, detect: Vec<String>, flaw: String, limit: String, near: Vec<String>, message: String, message_en: String,
        why: String, why_en: String, fixes: Vec<String>,
        flags: Vec<BTreeMap<String, String>>, allows: Vec<BTreeMap<String, String>>,
    }
}
part! {
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

item! {
    /// `[[reader]]`: words that a reader knows beyond its own. `role` is, for promises, `act`, `us`, `third`, `client`,
    /// `terms` or `vague`; for confirmations `agree`, `refuse`, `satisfied`, `read-back`, `right` or `proxy`.
    Reader { id: String, role: String, words: Vec<String> }
}

part! {
    /// A condition. Exactly one of its keys is given, but for `field` with `is`, and `fields` with `has`.
    /// `confirmed`, `asked` and `denied` hold `restate`, `plan` or `satisfaction`; `promised` holds
    /// `deadline`, `vague` or `event`; `super::Cond` says what each key means.
    Cond {
        all: Option<Vec<Cond>>, any: Option<Vec<Cond>>, not: Option<Box<Cond>>, filled: Option<String>,
        empty: Option<String>, field: Option<String>, is: Option<Vec<String>>,
        fields: Option<Vec<String>>, has: Option<Vec<String>>, confirmed: Option<String>,
        asked: Option<String>, denied: Option<String>, promised: Option<String>, scene: Option<String>,
        cue: Option<String>, dated: Option<String>,
    }
}
