//! What the keys of packs are and mean: the facts that stand beside each key in [`super::wire`], as data.
//!
//! [`page`] makes the reference page of them and [`schema`] the JSON Schema by which editors complete and check.

use std::collections::BTreeMap;

mod page;
mod schema;

pub use page::{english, page};
pub use schema::schema;

/// A table of a pack: an item, the header, or a part of one.
#[derive(Debug)]
pub struct Table {
    /// The name of its Rust type.
    pub name: &'static str,
    /// What it is, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// The keys that must be given.
    pub needs: &'static [&'static str],
    /// All keys that it takes.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As authors write it.
    pub name: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// What it takes.
    pub shape: fn() -> Shape,
    /// The list of the words that it, or each entry of it, is one of; none where it is free.
    pub words: &'static [fn() -> Vec<&'static str>],
}

impl Key {
    /// The words that it, or each entry of it, is one of; empty where it is free.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        self.words.iter().flat_map(|words| words()).collect()
    }
}

/// What a key takes.
#[derive(Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// True or false.
    Truth,
    /// A whole number up to this one.
    Whole(u32),
    /// A list.
    List(Box<Shape>),
    /// A table.
    Table(&'static Table),
    /// A table whose keys are names of fields and whose values are texts.
    Ticket,
}

/// A type that keys have.
pub trait Shaped {
    /// What an author writes for it.
    fn shape() -> Shape;
}

impl Shaped for String {
    fn shape() -> Shape {
        Shape::Text
    }
}

impl Shaped for bool {
    fn shape() -> Shape {
        Shape::Truth
    }
}

impl Shaped for u16 {
    fn shape() -> Shape {
        Shape::Whole(Self::MAX.into())
    }
}

impl Shaped for u32 {
    fn shape() -> Shape {
        Shape::Whole(Self::MAX)
    }
}

impl Shaped for BTreeMap<String, String> {
    fn shape() -> Shape {
        Shape::Ticket
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

impl<T: Shaped> Shaped for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped> Shaped for Box<T> {
    fn shape() -> Shape {
        T::shape()
    }
}
