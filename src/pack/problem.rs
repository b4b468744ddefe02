//! What is wrong with a pack: where, what, and what next.

use std::fmt;

/// Where an item stands: which source, and which table of it. Default: nowhere (a built pack).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct At {
    /// One more than the index of the source; 0 for none.
    pub source: u16,
    /// Byte span of the item in the source.
    pub start: u32,
    /// One past its end.
    pub end: u32,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// A fixed short name of the kind of problem, for tests and look-up: `unknown-key`, `duplicate-id`.
    pub code: &'static str,
    /// The item at fault.
    pub at: At,
    /// The key of the item, with indices, such as `words.2.say`; empty for the item itself.
    pub key: String,
    /// What is wrong, with the names involved.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}: {}", self.code, self.message, self.hint)
    }
}
