//! The closed lists of words that packs choose from, for authors' TOML and for built packs alike. The first
//! of each is what a built pack leaves out.

use super::{AgreeBy, Level, Mode, Personal, Role, SaveKind, Use, Voice};
use crate::confirm;
use crate::promise;

/// A list of words with what they mean.
pub type List<T> = &'static [(&'static str, T)];

/// `mode`.
pub const MODES: List<Mode> =
    &[("observe", Mode::Observe), ("remind", Mode::Remind), ("enforce", Mode::Enforce)];
/// `voice`.
pub const VOICES: List<Voice> = &[
    ("fact", Voice::Fact),
    ("agent", Voice::Agent),
    ("colleague", Voice::Colleague),
    ("customer", Voice::Customer),
];
/// `usage`.
pub const USES: List<Use> = &[("say", Use::Say), ("record", Use::Record)];
/// `level`.
pub const LEVELS: List<Level> =
    &[("hint", Level::Hint), ("reason", Level::Reason), ("block", Level::Block)];
/// The kinds of saves, in packs and in site files.
pub const SAVES: List<SaveKind> =
    &[("save", SaveKind::Save), ("transfer", SaveKind::Transfer), ("close", SaveKind::Close)];
/// The kinds of confirmations.
pub const CONFIRMATIONS: List<confirm::Kind> = &[
    ("restate", confirm::Kind::Restate),
    ("plan", confirm::Kind::Plan),
    ("satisfaction", confirm::Kind::Satisfaction),
];
/// The states of confirmations, by the key that asks for them.
pub const STATES: List<confirm::State> = &[
    ("confirmed", confirm::State::Given),
    ("asked", confirm::State::Asked),
    ("denied", confirm::State::Denied),
];
/// The kinds of promises.
pub const PROMISES: List<promise::Kind> = &[
    ("deadline", promise::Kind::Deadline),
    ("vague", promise::Kind::Vague),
    ("event", promise::Kind::Event),
];
/// `by`.
pub const AGREE: List<AgreeBy> = &[
    ("money", AgreeBy::Money),
    ("number", AgreeBy::Number),
    ("due", AgreeBy::Due),
    ("restate", AgreeBy::Confirmation(confirm::Kind::Restate)),
    ("plan", AgreeBy::Confirmation(confirm::Kind::Plan)),
    ("satisfaction", AgreeBy::Confirmation(confirm::Kind::Satisfaction)),
];
/// `role`.
pub const ROLES: List<Role> = &[
    ("act", Role::Promise(promise::Role::ACT)),
    ("us", Role::Promise(promise::Role::US)),
    ("third", Role::Promise(promise::Role::THIRD)),
    ("client", Role::Promise(promise::Role::CLIENT)),
    ("terms", Role::Promise(promise::Role::TERMS)),
    ("vague", Role::Promise(promise::Role::VAGUE)),
    ("agree", Role::Confirm(confirm::Role::AGREE)),
    ("refuse", Role::Confirm(confirm::Role::REFUSE)),
    ("satisfied", Role::Confirm(confirm::Role::SATISFIED)),
    ("read-back", Role::Confirm(confirm::Role::READ_BACK)),
    ("right", Role::Confirm(confirm::Role::RIGHT)),
    ("proxy", Role::Confirm(confirm::Role::PROXY)),
];
/// `detect`.
pub const PERSONAL: List<Personal> = &[
    ("id-card", Personal::IdCard),
    ("bank-card", Personal::BankCard),
    ("password", Personal::Password),
];

/// The names of a list, in order.
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
#[must_use]
pub fn names<T>(list: List<T>) -> Vec<&'static str> {
    list.iter().map(|(name, _)| *name).collect()
}

/// `mark`, and whether it stands for a law.
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub const MARKS: List<bool> = &[("law", true), ("custom", false)];
/// `flaw`, and whether it takes a limit.
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub const FLAWS: List<bool> =
    &[("past", false), ("rest-day", false), ("night", false), ("over-limit", true)];
/// `kind` of a rule, with the keys that it takes besides those that all kinds take.
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub const RULE_KEYS: List<&[&str]> = &[
    ("forbid", &["words", "fields"]),
    ("require", &["need", "at_field"]),
    ("deadline", &["fields"]),
    ("promise", &["flaw", "limit", "field", "near", "fields"]),
    ("confirmed", &["confirm", "fields"]),
    ("agree", &["field", "by", "fields"]),
    ("personal", &["detect", "fields"]),
    ("open-slot", &["fields"]),
];
