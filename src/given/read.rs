//! What comes in, by serde.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

use super::{Fields, Instant, Save, truth};
use crate::ticket::SeenField;

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Save {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

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
                    fields.push(SeenField { name, text, writable: true, ..SeenField::default() });
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
                Ok(Shown(truth(yes).to_owned()))
            }

            fn visit_unit<E>(self) -> Result<Shown, E> {
                Ok(Shown(String::new()))
            }
        }
        from.deserialize_any(Scalar)
    }
}
