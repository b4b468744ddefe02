//! Tickets and texts as other programs give them. The command line reads them by serde, the page by hand.

#[cfg(not(target_arch = "wasm32"))]
mod read;

use time::OffsetDateTime;

use crate::number;
use crate::pack::SaveKind;
use crate::pack::word::SAVES;
use crate::ticket::{PageSnapshot, SeenField};

/// A ticket: `{ "now": "2026-09-23T10:30:00+08:00", "save": "close", "fields": { name: text } }`.
#[derive(Debug, Clone)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Deserialize, ts_rs::TS),
    serde(deny_unknown_fields)
)]
pub struct Ticket {
    /// The moment at which it is judged, ISO 8601 with offset.
    #[cfg_attr(not(target_arch = "wasm32"), serde(default), ts(optional, type = "string"))]
    pub now: Option<Instant>,
    /// The kind of save that is tried, `save`, `transfer` or `close`; between saves unless given.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        serde(default),
        ts(optional, type = "\"save\" | \"transfer\" | \"close\"")
    )]
    pub save: Option<Save>,
    /// Field names, canonical ids or labels, and their texts, in the order of the page.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        ts(type = "Record<string, string | number | boolean | null>")
    )]
    pub fields: Fields,
}

/// A text: `{ "text": "…", "now": "…" }`.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The text, taken as an agent's.
    pub text: String,
    /// The moment at which it is read.
    #[serde(default)]
    pub now: Option<Instant>,
}

impl Ticket {
    /// The ticket as a look at a page, judged at its own moment or else at `now`.
    #[must_use]
    pub fn snapshot(self, now: OffsetDateTime) -> PageSnapshot {
        let now = self.now.map_or(now, |instant| instant.0);
        PageSnapshot { revision: 0, now, record: String::new(), fields: self.fields.0 }
    }
}

/// An instant in ISO 8601 with offset, as [`number::instant`] reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant(pub OffsetDateTime);

impl std::str::FromStr for Instant {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        number::instant(text).map(Self).ok_or_else(|| {
            format!("“{text}” is no instant; write it like 2026-09-23T10:30:00+08:00")
        })
    }
}

/// A kind of save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Save(pub SaveKind);

impl std::str::FromStr for Save {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = SAVES.iter().find(|(word, _)| *word == text);
        known
            .map(|(_, kind)| Self(*kind))
            .ok_or_else(|| format!("“{text}” is no kind of save; it is save, transfer or close"))
    }
}

/// What a person sees of a truth.
#[must_use]
pub fn truth(yes: bool) -> &'static str {
    if yes { "是" } else { "否" }
}

/// The fields of a ticket. The order given is kept: the first of two fields that mean the same counts.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub Vec<SeenField>);
