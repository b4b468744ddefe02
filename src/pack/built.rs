//! The built pack: the checked, resolved [`Pack`] as JSON. `huashu pack build` writes it and pages read it.
//!
//! A page does not check what was checked when the pack was built: names are numbers here and words are
//! folded, so that loading is reading. What each table holds is listed once below, for both directions.
//! Tables have the names of their Rust fields as keys; what is empty is left out (see [`super::take`]).
//! An enum with more than a word is a list, its name first: `["filled", 3]`. The examples of rules are not
//! written: they proved the pack and have nothing more to say. Words in Chinese alone are a text, in both
//! languages a list of two. Most of the English can stand in a file of its own ([`english`]).
//!
//! A number that names nothing, which only a file changed by hand can hold, is no danger: the core looks
//! up by `get` and then finds nothing.

#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod english;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
mod give;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod publish;

#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
use serde_json::{Map, Value as Json};
use std::rc::Rc;
use time::{Date, Duration, Time};

use super::problem::{At, Problem};
use super::take::{Take, Taker, Value};
use super::word::{
    AGREE, CONFIRMATIONS, LEVELS, MODES, PERSONAL, PROMISES, ROLES, SAVES, STATES, USES, VOICES,
};
use super::{
    AgreeBy, Check, Cond, Cue, FORMAT, Field, FieldIx, Flaw, Forbidden, Level, Limit, LimitSpan,
    Mode, Pack, Personal, Phrase, Piece, ReaderWords, Reason, Role, Rule, RuleKind, SaveKind,
    Scene, Signal, Slot, SlotFrom, Stage, StageIx, Turn, Use, Voice, Words,
};
use crate::calendar::Calendar;
use crate::confirm;
use crate::promise;
use crate::text::pinyin::Pinyin;

/// The pack that a value holds.
///
/// # Errors
/// That it is of another format, or everything that is of the wrong type.
pub fn read(value: &dyn Value) -> Result<Pack, Vec<Problem>> {
    let mut taker = Taker::default();
    let format = if value.is_table() { taker.key(value, "format") } else { 0 };
    if format != FORMAT {
        return Err(vec![Problem {
            code: if format > FORMAT { "newer-format" } else { "not-built" },
            at: At::default(),
            key: "format".to_owned(),
            message: format!("format {format} is not what this build reads, which is {FORMAT}"),
            hint: "update huashu, or build the pack with `huashu pack build` of this version"
                .to_owned(),
        }]);
    }
    let pack = Pack::take(value, &mut taker);
    if taker.problems.is_empty() { Ok(pack) } else { Err(taker.problems) }
}

/// The value that holds a pack, from which [`read`] makes the same pack again, but for the examples.
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
#[must_use]
pub fn write(pack: &Pack) -> Json {
    give(pack, true)
}

#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
fn give(pack: &Pack, english: bool) -> Json {
    let mut written = pack.give(english);
    if let Some(table) = written.as_object_mut() {
        table.insert("format".to_owned(), FORMAT.into());
    }
    written
}

/// What can be written as a value.
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
trait Give {
    /// The value, with its English words or without.
    fn give(&self, english: bool) -> Json;
}

/// Puts a value into a table unless it is empty.
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
fn put(table: &mut Map<String, Json>, key: &str, value: Json) {
    let empty = match &value {
        Json::Null => true,
        Json::Bool(truth) => !truth,
        Json::Number(number) => number.as_u64() == Some(0),
        Json::String(text) => text.is_empty(),
        Json::Array(list) => list.is_empty(),
        Json::Object(_) => false,
    };
    if !empty {
        table.insert(key.to_owned(), value);
    }
}

/// Structs as tables; what stands after `without` is not written, and empty when read.
macro_rules! tables {
    ($($name:ident { $($field:ident),* } $(without $left:ident)*;)*) => {$(
        impl Take for $name {
            fn take(value: &dyn Value, taker: &mut Taker) -> Self {
                taker.table(value);
                Self {
                    $($field: taker.key(value, stringify!($field)),)*
                    $($left: Default::default(),)*
                }
            }
        }

        #[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
        impl Give for $name {
            fn give(&self, english: bool) -> Json {
                let mut table = Map::new();
                $(put(&mut table, stringify!($field), self.$field.give(english));)*
                Json::Object(table)
            }
        }
    )*};
}

impl Take for Pinyin {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        Self::read(&String::take(value, taker))
    }
}

tables! {
    Pack {
        id, version, name, mode, dial, reply, fields, stages, scenes, slots, phrases, checks, rules, limits,
        calendar, cues, reasons, readers, pinyin
    } without index without known;
    Turn { on, mode };
    Field { id, label, labels, voice };
    Stage { id, name, short, signals };
    Signal { when, weight, why };
    Scene { id, name, when };
    Slot { id, name, from, max };
    Phrase { id, code, step, stage, scenes, usage, when, checks, prefer, why, text, tags, origin };
    Check { id, step, stage, label, when, met };
    Rule {
        id, step, level, dial, stages, when, on, fields, kind, message, why, fixes, origin
    } without flags without allows;
    Forbidden { say, instead, except };
    Limit { id, name, span, source, law };
    Calendar { years, off, worked, opens, closes };
    Cue { id, note, words };
    ReaderWords { id, role, words };
    Reason { code, name };
}

/// Enums as lists: the name, then what the variant holds, in this order. The first variant stands in for
/// one that cannot be read.
macro_rules! lists {
    ($($enum:ident {
        $($tag:literal => $variant:ident { $($at:tt : $bind:ident),* }),* $(,)?
    } else $instead:expr;)*) => {$(
        impl Take for $enum {
            fn take(value: &dyn Value, taker: &mut Taker) -> Self {
                let name: String = taker.key(value, "0");
                match name.as_str() {
                    $($tag => {
                        let mut nth = ["1", "2"].into_iter();
                        let _ = &mut nth; // Not every variant holds something.
                        Self::$variant {
                            $($at: taker.key(value, nth.next().unwrap_or_default())),*
                        }
                    })*
                    _ => {
                        taker.wrong("a list that begins with a name known here");
                        $instead
                    }
                }
            }
        }

        #[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
        impl Give for $enum {
            fn give(&self, english: bool) -> Json {
                let _ = english; // Not every enum holds something.
                match self {
                    $(Self::$variant { $($at: $bind),* } => {
                        Json::Array(vec![$tag.into(), $($bind.give(english)),*])
                    })*
                }
            }
        }
    )*};
}

lists! {
    Cond {
        "all" => All { 0: list },
        "any" => Any { 0: list },
        "not" => Not { 0: inner },
        "filled" => Filled { 0: field },
        "dated" => Dated { 0: field },
        "is" => Is { 0: field, 1: words },
        "has" => Has { 0: fields, 1: words },
        "confirmed" => Confirmed { 0: kind, 1: state },
        "promised" => Promised { 0: kind },
        "scene" => Scene { 0: scene },
        "cue" => Cue { 0: cue },
    } else Self::All(Vec::new());
    RuleKind {
        "forbid" => Forbid { 0: words },
        "require" => Require { need: need, at: at },
        "deadline" => Deadline {},
        "promise" => Promise { flaw: flaw, near: near },
        "confirmed" => Confirmed { 0: kind },
        "agree" => Agree { field: field, by: by },
        "personal" => Personal { 0: detect },
        "open-slot" => OpenSlot {},
    } else Self::OpenSlot;
    Flaw {
        "past" => Past {},
        "rest-day" => RestDay {},
        "night" => Night {},
        "over-limit" => OverLimit { limit: limit, since: since },
    } else Self::Past;
    SlotFrom {
        "fields" => Fields { 0: fields },
        "due" => Due { 0: limit },
        "agent" => Agent {},
    } else Self::Agent;
    LimitSpan {
        "hours" => Hours { 0: hours },
        "days" => Days { 0: days },
        "working-days" => WorkingDays { 0: days },
    } else Self::Hours(0);
}

/// Enums that are a word of a list, with the first of it, which is not written.
macro_rules! words {
    ($($enum:ty: $list:ident, $first:expr;)*) => {$(
        impl Take for $enum {
            fn take(value: &dyn Value, taker: &mut Taker) -> Self {
                taker.word(value, $list, $first)
            }
        }

        #[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
        impl Give for $enum {
            fn give(&self, _: bool) -> Json {
                let word = $list.iter().find(|(_, meaning)| meaning == self && *self != $first);
                word.map_or(Json::Null, |(word, _)| (*word).into())
            }
        }
    )*};
}

words! {
    Mode: MODES, Self::Observe;
    Voice: VOICES, Self::Fact;
    Use: USES, Self::Say;
    Level: LEVELS, Self::Hint;
    AgreeBy: AGREE, Self::Money;
    Role: ROLES, Self::Promise(promise::Role::ACT);
    Personal: PERSONAL, Self::IdCard;
    SaveKind: SAVES, Self::Save;
    confirm::Kind: CONFIRMATIONS, Self::Restate;
    confirm::State: STATES, Self::Given;
    promise::Kind: PROMISES, Self::Deadline;
}

impl Take for FieldIx {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        Self(Take::take(value, taker))
    }
}

impl Take for StageIx {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        Self(Take::take(value, taker))
    }
}

/// `"中文"` or `["中文", "English"]`
impl Take for Words {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        match value.text() {
            Some(zh) => Self { zh: zh.into(), en: Rc::default() },
            None => Self { zh: taker.key(value, "0"), en: taker.key(value, "1") },
        }
    }
}

/// A year.
impl Take for i32 {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        u16::take(value, taker).into()
    }
}

/// Fixed words are a text, a slot is its number.
impl Take for Piece {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        match value.text() {
            Some(words) => Self::Text(words.into()),
            None => Self::Slot(Take::take(value, taker)),
        }
    }
}

/// A date is the number of days since [`DAYS_FROM`].
impl Take for Date {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        DAYS_FROM.saturating_add(Duration::days(u32::take(value, taker).into()))
    }
}

/// 2000-01-01; a calendar of working days reaches no further back.
const DAYS_FROM: Date = time::macros::date!(2000 - 01 - 01);

/// A time of day is the number of minutes since midnight.
impl Take for Time {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        Self::MIDNIGHT + Duration::minutes(taker.whole(value, 24 * 60 - 1).into())
    }
}
