//! Reads values out of JSON without a line of code for each kind of JSON library.
//!
//! serde makes a deserializer for every table out of generics; in the page that was measured at a fifth of
//! the whole module. Here a value is a trait object, and what a table holds is listed once, in
//! [`super::built`]. What is of the wrong type is told with its path; an unknown key is passed over, since
//! a later build of the same format may write more. What is not there is empty: `""`, `0`, `[]`, none.

use std::borrow::Cow;
use std::rc::Rc;

use super::problem::{At, Problem};

/// A value of a built pack.
pub trait Value {
    /// Whether it is null or was not there.
    fn is_none(&self) -> bool;
    /// The text, if it is one.
    fn text(&self) -> Option<Cow<'_, str>>;
    /// The number, if it is one.
    fn number(&self) -> Option<f64>;
    /// The truth, if it is one.
    fn truth(&self) -> Option<bool>;
    /// The values of a list, if it is one.
    fn list(&self) -> Option<Vec<Box<dyn Value + '_>>>;
    /// Whether it is a table.
    fn is_table(&self) -> bool;
    /// The value under a name of a table, or under a number of a list; none where it is not given.
    fn get(&self, key: &str) -> Box<dyn Value + '_>;
}

/// A step on the way to a value.
enum Step {
    Key(&'static str),
    Nth(usize),
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::Key(key) => f.write_str(key),
            Self::Nth(nth) => nth.fmt(f),
        }
    }
}

/// Knows where it is, and keeps what is wrong there.
#[derive(Default)]
pub struct Taker {
    path: Vec<Step>,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

impl Taker {
    /// Tells that what stands here is not what is wanted.
    pub fn wrong(&mut self, wanted: &str) {
        let path: Vec<String> = self.path.iter().map(ToString::to_string).collect();
        let key = path.join(".");
        self.problems.push(Problem {
            code: "wrong-type",
            at: At::default(),
            message: format!("`{key}` is not {wanted}"),
            key,
            hint: "build the pack with `huashu pack build`".to_owned(),
        });
    }

    /// Takes the value under a key of a table, or under a number of a list.
    pub fn key<T: Take>(&mut self, table: &dyn Value, key: &'static str) -> T {
        let value = self.enter(table, key);
        let taken = T::take(&*value, self);
        self.leave(value);
        taken
    }

    // `key` is compiled for every type that is taken, so all that it does for any of them stands apart.
    fn enter<'v>(&mut self, table: &'v dyn Value, key: &'static str) -> Box<dyn Value + 'v> {
        self.path.push(Step::Key(key));
        table.get(key)
    }

    fn leave(&mut self, value: Box<dyn Value + '_>) {
        drop(value);
        self.path.pop();
    }

    /// Hands each value of a list to `take`; tells what is no list.
    fn each(&mut self, value: &dyn Value, take: &mut dyn FnMut(&dyn Value, &mut Self)) {
        let list = value.list();
        if list.is_none() && !value.is_none() {
            self.wrong("a list");
        }
        for (nth, value) in list.into_iter().flatten().enumerate() {
            self.path.push(Step::Nth(nth));
            take(&*value, self);
            self.path.pop();
        }
    }

    /// Tells a value that is not a table.
    pub fn table(&mut self, value: &dyn Value) {
        if !value.is_table() {
            self.wrong("a table");
        }
    }

    /// A whole number from 0 to `most`; 0 where there is none.
    pub fn whole(&mut self, value: &dyn Value, most: u32) -> u32 {
        let number = if value.is_none() { Some(0.0) } else { value.number() };
        let whole = number.filter(|n| n.fract() == 0.0 && (0.0..=f64::from(most)).contains(n));
        if whole.is_none() {
            self.wrong("a whole number in range");
        }
        // In range and whole by the lines above.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        whole.map_or(0, |n| n as u32)
    }

    /// What the word that stands here means; `first` where none does.
    pub fn word<T: Copy>(&mut self, value: &dyn Value, words: &[(&str, T)], first: T) -> T {
        if value.is_none() {
            return first;
        }
        let text = value.text().unwrap_or_default();
        let found = words.iter().find(|(word, _)| **word == *text);
        if found.is_none() {
            self.wrong("one of the words that are known here");
        }
        found.map_or(first, |(_, meaning)| *meaning)
    }
}

/// What can be taken from a value; something empty where it cannot.
pub trait Take {
    /// Takes it, telling what is wrong.
    fn take(value: &dyn Value, taker: &mut Taker) -> Self;
}

/// The text that stands here; empty where none does.
fn text<'v>(value: &'v dyn Value, taker: &mut Taker) -> Cow<'v, str> {
    let text = value.text();
    if text.is_none() && !value.is_none() {
        taker.wrong("a text");
    }
    text.unwrap_or_default()
}

impl Take for String {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        text(value, taker).into_owned()
    }
}

impl Take for Rc<str> {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        (&*text(value, taker)).into()
    }
}

impl Take for bool {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        let truth = value.truth();
        if truth.is_none() && !value.is_none() {
            taker.wrong("true or false");
        }
        truth.unwrap_or(false)
    }
}

macro_rules! whole {
    ($($type:ty),*) => {$(
        impl Take for $type {
            fn take(value: &dyn Value, taker: &mut Taker) -> Self {
                // Out of range can only be a type as wide as the limit: `usize` of 16 bits, which nothing has.
                let most = u32::try_from(Self::MAX).unwrap_or(u32::MAX);
                Self::try_from(taker.whole(value, most)).unwrap_or(0)
            }
        }
    )*};
}
whole!(u8, u16, u32, usize);

impl<T: Take> Take for Vec<T> {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        let mut all = Self::new();
        taker.each(value, &mut |value, taker| all.push(T::take(value, taker)));
        all
    }
}

impl<T: Take> Take for Option<T> {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        if value.is_none() { None } else { Some(T::take(value, taker)) }
    }
}

impl<T: Take> Take for Box<T> {
    fn take(value: &dyn Value, taker: &mut Taker) -> Self {
        Self::new(T::take(value, taker))
    }
}
