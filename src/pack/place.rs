//! Which key of which item is meant, kept without allocating until there is a problem to tell.

use super::problem::{At, Problem};

/// An item, or a key within it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    at: At,
    kind: &'a str,
    id: &'a str,
    up: Option<&'a Place<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Item,
    Key(&'a str),
    Nth(usize),
}

impl<'a> Place<'a> {
    /// The item of this kind and id that stands at `at`.
    #[must_use]
    pub fn item(at: At, kind: &'a str, id: &'a str) -> Self {
        Self { at, kind, id, up: None, step: Step::Item }
    }

    /// A key of it.
    #[must_use]
    pub fn key<'b>(&'b self, key: &'b str) -> Place<'b> {
        Place { up: Some(self), step: Step::Key(key), ..*self }
    }

    /// An element of it, counted from 0.
    #[must_use]
    pub fn nth(&self, nth: usize) -> Place<'_> {
        Place { up: Some(self), step: Step::Nth(nth), ..*self }
    }

    /// The last key on the way here; empty for the item itself.
    #[must_use]
    pub fn name(&self) -> &str {
        match (self.step, self.up) {
            (Step::Key(key), _) => key,
            (_, Some(up)) => up.name(),
            (_, None) => "",
        }
    }

    /// Whether this is an element of a list.
    #[must_use]
    pub fn is_element(&self) -> bool {
        matches!(self.step, Step::Nth(_))
    }

    /// The way from the item to here, such as `words.2.say`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = self.up.map(Place::path).unwrap_or_default();
        let step = match self.step {
            Step::Item => return path,
            Step::Key(key) => key.to_owned(),
            Step::Nth(nth) => nth.to_string(),
        };
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&step);
        path
    }

    /// A problem here; the message is preceded by the item's name.
    #[must_use]
    pub fn problem(&self, code: &'static str, message: &str, hint: &str) -> Problem {
        let item = match (self.kind, self.id) {
            ("pack", _) => "the pack's header".to_owned(),
            (kind, "") => format!("a {kind} without a name"),
            (kind, id) => format!("{kind} `{id}`"),
        };
        Problem {
            code,
            at: self.at,
            key: self.path(),
            message: format!("{item}: {message}"),
            hint: hint.to_owned(),
        }
    }
}
