//! A report as a tree of plain values, which is what serde writes.
//!
//! serde makes code for each shape; in the page that was 12 KB of the module. One tree is written once.

use serde::{Serialize, Serializer};

/// A value of a report.
pub enum Tree {
    /// Nothing.
    Null,
    /// Yes or no.
    Truth(bool),
    /// A place in a text.
    Number(usize),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Tree>),
    /// Names and values in order.
    Table(Vec<(String, Tree)>),
}

/// What has a tree.
pub trait Grow {
    /// The tree.
    fn tree(&self) -> Tree;
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_none(),
            Self::Truth(truth) => to.serialize_bool(*truth),
            Self::Number(number) => number.serialize(to),
            Self::Text(text) => to.serialize_str(text),
            Self::List(list) => to.collect_seq(list),
            Self::Table(table) => to.collect_map(table.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl Grow for bool {
    fn tree(&self) -> Tree {
        Tree::Truth(*self)
    }
}

impl Grow for usize {
    fn tree(&self) -> Tree {
        Tree::Number(*self)
    }
}

impl Grow for &str {
    fn tree(&self) -> Tree {
        Tree::Text((*self).to_owned())
    }
}

impl Grow for String {
    fn tree(&self) -> Tree {
        Tree::Text(self.clone())
    }
}

impl<T: Grow> Grow for Option<T> {
    fn tree(&self) -> Tree {
        self.as_ref().map_or(Tree::Null, Grow::tree)
    }
}

impl<T: Grow> Grow for Vec<T> {
    fn tree(&self) -> Tree {
        Tree::List(self.iter().map(Grow::tree).collect())
    }
}
