//! `forbid`: words that must not be said, each with its replacement.
//!
//! Found through spaces, punctuation and full-width letters set between the characters; silent inside a
//! longer innocent expression of the pack, and inside quoted or reported speech ([`crate::pack::index`] finds them, as
//! all words that a pack looks for).

use super::Hit;
use crate::fact::Facts;
use crate::pack::{FieldIx, Forbidden};
use crate::ticket::Place;

/// `rule` is the rule's own index into [`crate::pack::Pack::rules`].
pub(super) fn hits(
    facts: &Facts,
    rule: usize,
    fields: &[FieldIx],
    words: &[Forbidden],
) -> Vec<Hit> {
    let mut hits = Vec::new();
    for entry in facts.entries_of(fields) {
        let Some(reading) = facts.readings.entries.get(entry) else { continue };
        for found in reading.forbade.iter().filter(|found| found.rule == rule) {
            let hit = Hit::words(facts, Place { entry, span: found.span });
            let instead = words.get(found.word).map(|word| word.instead.to_string());
            hits.push(Hit { instead, ..hit });
        }
    }
    hits
}
