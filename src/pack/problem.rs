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

/// Every code that a problem can have, and what it stands for.
pub const CODES: &[(&str, &str)] = &[
    ("syntax", "the file is not TOML"),
    ("unknown-key", "a table has a key that it does not take"),
    ("wrong-type", "a key holds a text where a list is wanted, and the like"),
    ("missing-header", "no pack, or no [pack] among the files of a directory"),
    ("duplicate-header", "more than one [pack] among them"),
    ("newer-format", "the pack is written for a later build"),
    ("missing-base", "`extends` names a pack that is not there"),
    ("circular-layer", "packs extend one another in a circle"),
    ("two-tops", "the packs form no chain"),
    ("duplicate-pack", "two packs have one id"),
    ("already-below", "an item has the name of one below and does not say `replace = true`"),
    ("nothing-to-replace", "`replace = true` and no item below to replace"),
    ("nothing-to-hide", "`hide` names an item that is not below"),
    ("bad-hide", "an entry of `hide` is not `kind:id`"),
    ("missing-key", "a key that must be there is missing or empty"),
    ("no-items", "the pack has no field or no stage"),
    ("no-fields", "a rule looks at no field"),
    ("too-many", "more items of a kind than can be numbered"),
    ("bad-id", "a name holds other letters than a-z, 0-9, `.`, `-`, `_`"),
    ("duplicate-id", "two items of a kind have one name"),
    ("duplicate-code", "two phrases have one code"),
    ("duplicate-label", "two fields have one label"),
    ("duplicate-word", "a word is forbidden twice in one rule"),
    ("unknown-id", "a key names an item that is not there"),
    ("unknown-slot", "braces name neither a slot nor a field"),
    ("unknown-value", "a key holds none of the words that it takes"),
    ("out-of-range", "a number is too small or too large"),
    ("empty-text", "a list holds an empty text"),
    ("empty-list", "a list that must hold something is empty"),
    ("braces", "a brace in a text has no partner"),
    ("no-condition", "a condition has no key"),
    ("two-conditions", "a condition has more than one key"),
    ("scene-in-scene", "the condition of a scene asks for a scene"),
    ("two-sources", "a slot is filled from two places"),
    ("foreign-key", "a rule has a key that its kind does not take"),
    ("few-examples", "a rule has fewer than two examples of a sort"),
    ("idle-except", "an exception does not hold the forbidden word"),
    ("unreadable-word", "a reader cannot hold a word"),
    ("limit-length", "a limit has no length, or two"),
    ("bad-date", "a calendar holds what is no date, or contradicts itself"),
    ("bad-time", "a closing time is not HH:MM"),
];

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// A fixed short name of the kind of problem, for tests and look-up; one of [`CODES`], or one of those
    /// that a later check adds.
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
