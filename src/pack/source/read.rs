//! Makes wire items of a spanned TOML tree, and tells every unknown key and wrong type on the way.
//!
//! This is a serde deserializer that does not stop: what cannot be read is noted and stands as its
//! default, so one pass finds everything. The keys that a table knows come from serde itself, that is
//! from the structs in [`crate::pack::wire`].

use std::cell::RefCell;
use std::ops::Range;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use toml::de::{DeTable, DeValue};

use crate::pack::near;
use crate::pack::wire::BUILT_ONLY;

/// Something that could not be read.
#[derive(Debug)]
pub struct Fault {
    /// The kind of problem.
    pub code: &'static str,
    /// The way to it from the top of the file, such as `phrase.3.txet`.
    pub path: Vec<String>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// A value of the tree, on the way to becoming a wire value.
#[derive(Clone, Copy)]
pub struct Node<'a, 't> {
    /// The value; none stands for the default after a fault.
    value: Source<'a, 't>,
    way: Way<'a>,
    faults: &'a RefCell<Vec<Fault>>,
}

#[derive(Clone, Copy)]
enum Source<'a, 't> {
    Value(&'a DeValue<'t>),
    Table(&'a DeTable<'t>),
}

#[derive(Clone, Copy)]
struct Way<'a> {
    up: Option<&'a Way<'a>>,
    key: &'a str,
    nth: Option<usize>,
}

impl Way<'_> {
    fn path(&self) -> Vec<String> {
        let mut path = self.up.map(Way::path).unwrap_or_default();
        match self.nth {
            Some(nth) => path.push(nth.to_string()),
            None if !self.key.is_empty() => path.push(self.key.to_owned()),
            None => {}
        }
        path
    }

    /// What a message calls the value: the last key on the way.
    fn name(&self) -> &str {
        match (self.nth, self.up) {
            (Some(_), Some(up)) => up.name(),
            _ => self.key,
        }
    }
}

impl<'a, 't> Node<'a, 't> {
    /// A whole file.
    #[must_use]
    pub fn file(table: &'a DeTable<'t>, faults: &'a RefCell<Vec<Fault>>) -> Self {
        Self { value: Source::Table(table), way: Way { up: None, key: "", nth: None }, faults }
    }

    fn table(&self) -> Option<&'a DeTable<'t>> {
        match self.value {
            Source::Table(table) => Some(table),
            Source::Value(value) => value.as_table(),
        }
    }

    fn value(&self) -> Option<&'a DeValue<'t>> {
        match self.value {
            Source::Table(_) => None,
            Source::Value(value) => Some(value),
        }
    }

    fn fault(&self, code: &'static str, path: Vec<String>, message: String, hint: String) {
        self.faults.borrow_mut().push(Fault { code, path, message, hint });
    }

    fn wrong_type(&self, expected: &str) {
        let name = self.way.name();
        let found = self.value().map_or("a table", kind);
        let hint = match (expected, self.value()) {
            ("a text", Some(DeValue::Array(_))) => format!("write one text: {name} = \"…\""),
            ("a text", Some(DeValue::Table(_))) | (_, None) => format!("give {expected}"),
            ("a text", Some(_)) => "put it in quotes".to_owned(),
            ("a list", Some(DeValue::Table(_))) if self.way.up.is_some_and(|w| w.up.is_none()) => {
                format!("write [[{name}]] with double brackets")
            }
            ("a list", Some(_)) => format!("put it in brackets: {name} = […]"),
            ("a whole number", Some(DeValue::String(_))) => "write it without quotes".to_owned(),
            ("true or false", Some(DeValue::String(_))) => {
                "write true or false without quotes".to_owned()
            }
            _ => format!("give {expected}"),
        };
        let message = format!("`{name}` takes {expected}, not {found}");
        self.fault("wrong-type", self.way.path(), message, hint);
    }

    fn number(&self, range: Range<u64>) -> u64 {
        let Some(DeValue::Integer(written)) = self.value() else {
            self.wrong_type("a whole number");
            return 0;
        };
        let number = i128::from_str_radix(written.as_str(), written.radix()).ok();
        let fitting = number.and_then(|n| u64::try_from(n).ok()).filter(|n| range.contains(n));
        fitting.unwrap_or_else(|| {
            let message = format!("`{}` cannot be {written}", self.way.name());
            let hint = format!("give a whole number from {} to {}", range.start, range.end - 1);
            self.fault("out-of-range", self.way.path(), message, hint);
            0
        })
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

impl<'de> Deserializer<'de> for Node<'_, '_> {
    type Error = Error;

    /// Only reached if a wire struct takes up a type that is not read below.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(serde::de::Error::custom("a key of the wire shape has a type that cannot be read"))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.value().and_then(DeValue::as_str);
        if text.is_none() {
            self.wrong_type("a text");
        }
        visitor.visit_str(text.unwrap_or_default())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let truth = self.value().and_then(DeValue::as_bool);
        if truth.is_none() {
            self.wrong_type("true or false");
        }
        visitor.visit_bool(truth.unwrap_or_default())
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.number(0..u64::from(u16::MAX) + 1))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.number(0..u64::from(u32::MAX) + 1))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let list = self.value().and_then(DeValue::as_array);
        if list.is_none() {
            self.wrong_type("a list");
        }
        let values =
            list.map(|l| l.iter().map(toml::Spanned::get_ref).collect()).unwrap_or_default();
        visitor.visit_seq(Elements { values, next: 0, of: self })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(Keys::new(self, None))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Keys::new(self, Some(keys)))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct enum identifier ignored_any
    }
}

struct Elements<'a, 't> {
    values: Vec<&'a DeValue<'t>>,
    next: usize,
    of: Node<'a, 't>,
}

impl<'de> SeqAccess<'de> for Elements<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(value) = self.values.get(self.next) else { return Ok(None) };
        let way = Way { up: Some(&self.of.way), key: "", nth: Some(self.next) };
        self.next += 1;
        seed.deserialize(Node { value: Source::Value(value), way, faults: self.of.faults })
            .map(Some)
    }
}

struct Keys<'a, 't> {
    left: Vec<(&'a str, &'a DeValue<'t>)>,
    value: Option<(&'a str, &'a DeValue<'t>)>,
    of: Node<'a, 't>,
}

impl<'a, 't> Keys<'a, 't> {
    /// The entries of a table; of a struct only those that it knows, the others being told.
    fn new(of: Node<'a, 't>, known: Option<&'static [&'static str]>) -> Self {
        let Some(table) = of.table() else {
            of.wrong_type("a table");
            return Self { left: Vec::new(), value: None, of };
        };
        let writable = |k: &&str| !BUILT_ONLY.contains(k);
        let mut left = Vec::new();
        // From the last to the first, so that `pop` gives them in order.
        for (key, value) in table.iter().rev() {
            let key = key.get_ref().as_ref();
            match known {
                Some(known) if !known.iter().any(|k| *k == key && writable(k)) => {
                    let mut path = of.way.path();
                    path.push(key.to_owned());
                    let hint = near::hint(key, known.iter().copied().filter(writable));
                    of.fault("unknown-key", path, format!("there is no key `{key}` here"), hint);
                }
                _ => left.push((key, value.get_ref())),
            }
        }
        Self { left, value: None, of }
    }
}

impl<'de> MapAccess<'de> for Keys<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        self.value = self.left.pop();
        let Some((key, _)) = self.value else { return Ok(None) };
        let key: StrDeserializer<'_, Error> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some((key, value)) = self.value.take() else {
            return Err(serde::de::Error::custom("a value was asked for before its key"));
        };
        let way = Way { up: Some(&self.of.way), key, nth: None };
        seed.deserialize(Node { value: Source::Value(value), way, faults: self.of.faults })
    }
}
