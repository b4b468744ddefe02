//! The words that the reader of promises knows: its own of the table, and those that a pack adds by their role.

use std::sync::LazyLock;

use super::table::rows;
use super::words::{Cue, Word};
use crate::text::lexicon::Lexicon;

/// The words that the reader knows, with those that a pack adds.
#[derive(Debug, Clone)]
pub struct Words(pub(super) Lexicon<Word>);

/// What a word that a pack adds means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role(Word);

impl Role {
    /// Handling by our side: 放号.
    pub const ACT: Self = Self(Word::Cue(Cue::ACT));
    /// Our side as the one who acts: 稽核组.
    pub const US: Self = Self(Word::Cue(Cue::US));
    /// Someone else, for whose times nobody here answers: a courier, a bank.
    pub const THIRD: Self = Self(Word::Cue(Cue::THIRD));
    /// The customer.
    pub const CLIENT: Self = Self(Word::Cue(Cue::CLIENT));
    /// Words of product, tariff, policy or system.
    pub const TERMS: Self = Self(Word::Cue(Cue::TERMS));
    /// A time without a limit.
    pub const VAGUE: Self = Self(Word::Vague);
}

impl Words {
    /// The reader's own words.
    #[must_use]
    pub fn base() -> &'static Self {
        static BASE: LazyLock<Words> = LazyLock::new(|| Words::with(&[]));
        &BASE
    }

    /// Its own words and more, folded already; of a word that has a meaning already, both count where they can.
    #[must_use]
    pub fn with(more: &[(Role, &str)]) -> Self {
        let added = more.iter().map(|(role, word)| (role.0, *word));
        let rows: Vec<(Word, &str)> = rows().chain(added).collect();
        Self(Lexicon::new(&rows, |first, later| match (first, later) {
            (Word::Cue(a), Word::Cue(b)) => Word::Cue(a.or(b)),
            // A pack knows better than a word that only looks like another.
            (Word::Noise, later) => later,
            _ => first,
        }))
    }
}
