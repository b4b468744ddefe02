//! Reads a built pack from whatever value the caller has, without a line of code for each kind of value.
//!
//! serde makes a deserializer for every table out of generics; in the page that was measured at a fifth of
//! the whole module. Here a value is a trait object and a table is a list of keys, written once with the
//! tables themselves in [`super::wire`]. What is of the wrong type is told with its path; an unknown key
//! is passed over, since a later build of the same format may write more.

use std::collections::BTreeMap;

use super::problem::{At, Problem};
use super::wire;

/// A value of a built pack.
pub trait Value {
    /// The text, if it is one.
    fn text(&self) -> Option<String>;
    /// The number, if it is one.
    fn number(&self) -> Option<f64>;
    /// The truth, if it is one.
    fn truth(&self) -> Option<bool>;
    /// The values of a list, if it is one.
    fn list(&self) -> Option<Vec<Box<dyn Value>>>;
    /// The names of a table, if it is one.
    fn keys(&self) -> Option<Vec<String>>;
    /// The value under a name of a table; none where it is not given.
    fn get(&self, key: &str) -> Option<Box<dyn Value>>;
}

/// The pack that a value holds.
///
/// # Errors
/// Everything that is of the wrong type.
pub fn pack(value: &dyn Value) -> Result<wire::Pack, Vec<Problem>> {
    let mut taker = Taker { path: Vec::new(), problems: Vec::new() };
    let pack = wire::Pack::take(value, &mut taker);
    if taker.problems.is_empty() { Ok(pack) } else { Err(taker.problems) }
}

/// Knows where it is, and keeps what is wrong there.
pub struct Taker {
    path: Vec<String>,
    problems: Vec<Problem>,
}

impl Taker {
    fn wrong(&mut self, wanted: &str) {
        let key = self.path.join(".");
        self.problems.push(Problem {
            code: "wrong-type",
            at: At::default(),
            message: format!("`{key}` is not {wanted}"),
            key,
            hint: "build the pack with `huashu pack build`".to_owned(),
        });
    }

    /// Takes the value under a key of a table.
    pub fn key<T: Take>(&mut self, table: &dyn Value, key: &str) -> T {
        let Some(value) = table.get(key) else { return T::default() };
        self.path.push(key.to_owned());
        let taken = T::take(&*value, self);
        self.path.pop();
        taken
    }

    /// Whether `value` is a table; if not, that is told.
    pub fn is_table(&mut self, value: &dyn Value) -> bool {
        let is = value.keys().is_some();
        if !is {
            self.wrong("a table");
        }
        is
    }
}

/// What can be taken from a value; the default where it cannot.
pub trait Take: Default {
    /// Takes it, telling what is wrong.
    fn take(value: &dyn Value, taker: &mut Taker) -> Self;
}

impl Take for String {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        value.text().unwrap_or_else(|| {
            taker.wrong("a text");
            Self::default()
        })
    }
}

impl Take for bool {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        value.truth().unwrap_or_else(|| {
            taker.wrong("true or false");
            false
        })
    }
}

impl Take for u32 {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        let whole =
            value.number().filter(|n| n.fract() == 0.0 && (0.0..=f64::from(Self::MAX)).contains(n));
        // In range and whole by the line above.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        whole.map_or_else(
            || {
                taker.wrong("a whole number");
                0
            },
            |n| n as Self,
        )
    }
}

impl Take for u16 {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        Self::try_from(u32::take(value, taker)).unwrap_or_else(|_| {
            taker.wrong("a whole number up to 65535");
            0
        })
    }
}

impl<T: Take> Take for Vec<T> {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        let Some(list) = value.list() else {
            taker.wrong("a list");
            return Self::new();
        };
        let mut all = Self::with_capacity(list.len());
        for (nth, value) in list.iter().enumerate() {
            taker.path.push(nth.to_string());
            all.push(T::take(&**value, taker));
            taker.path.pop();
        }
        all
    }
}

impl<T: Take> Take for Option<T> {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        Some(T::take(value, taker))
    }
}

impl<T: Take> Take for Box<T> {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        Self::new(T::take(value, taker))
    }
}

impl Take for BTreeMap<String, String> {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        let keys = value.keys().unwrap_or_default();
        keys.into_iter().map(|key| (key.clone(), taker.key(value, &key))).collect()
    }
}
