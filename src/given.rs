//! Tickets and texts as other programs give them: the serde shapes of what comes in.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;
use time::OffsetDateTime;

use crate::number;
use crate::ticket::{PageSnapshot, SeenField};

/// A ticket: `{ "now": "2026-09-23T10:30:00+08:00", "fields": { name: text } }`.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Ticket {
    /// The moment at which it is judged, ISO 8601 with offset.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), ts(optional, type = "string"))]
    pub now: Option<Instant>,
    /// Field names, canonical ids or labels, and their texts, in the order of the page.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        ts(type = "Record<string, string | number | boolean | null>")
    )]
    pub fields: Fields,
}

/// A text: `{ "text": "…", "now": "…" }`.
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

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// The fields of a ticket. The order given is kept: the first of two fields that mean the same counts.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub Vec<SeenField>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of field names and texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields: Vec<SeenField> = Vec::new();
                while let Some((name, Shown(text))) = map.next_entry::<String, Shown>()? {
                    if fields.iter().any(|f| f.name == name) {
                        return Err(A::Error::custom(format!(
                            "the field “{name}” is given twice; keep one"
                        )));
                    }
                    fields.push(SeenField { name, text, writable: true });
                }
                Ok(Fields(fields))
            }
        }
        from.deserialize_map(InOrder)
    }
}

/// A value as a person sees it: text as it stands, numbers in digits, nothing for null.
struct Shown(String);

impl<'de> Deserialize<'de> for Shown {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Scalar;
        impl Visitor<'_> for Scalar {
            type Value = Shown;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a number, true, false or null as a field's value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Shown, E> {
                Ok(Shown(text.to_owned()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Shown, E> {
                Ok(Shown(number.to_string()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Shown, E> {
                Ok(Shown(number.to_string()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Shown, E> {
                Ok(Shown(number.to_string()))
            }

            fn visit_bool<E>(self, yes: bool) -> Result<Shown, E> {
                Ok(Shown(if yes { "是" } else { "否" }.to_owned()))
            }

            fn visit_unit<E>(self) -> Result<Shown, E> {
                Ok(Shown(String::new()))
            }
        }
        from.deserialize_any(Scalar)
    }
}
