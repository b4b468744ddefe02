//! Search among all phrases, with what the ticket says of each.

use super::Suggestion;
use crate::fact::Facts;
use crate::lang::Words;
use crate::pack::StageIx;
use crate::phrase;
use crate::search::{Hit, Index};

/// A phrase that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The phrase with the ticket's facts.
    pub suggestion: Suggestion,
    /// Where in its text the query stands: in characters of the unfilled text, a slot counted as one.
    pub marks: Vec<(usize, usize)>,
}

/// The phrases of all stages that `query` finds, the best first, at most `most`. Of two that fit the query alike, that of
/// the ticket's stage and scene comes first.
#[must_use]
pub fn search(
    facts: &Facts,
    index: &Index,
    query: &str,
    stage: Option<StageIx>,
    most: usize,
) -> Vec<Found> {
    let favour = |ix: usize| {
        let Some(phrase) = facts.pack.phrases.get(ix) else { return 0 };
        let here = if stage == Some(phrase.stage) { favour::STAGE } else { 0 };
        let scene = match phrase.scenes.as_slice() {
            [] => 0,
            scenes if scenes.iter().any(|scene| facts.scenes.contains(scene)) => favour::SCENE,
            _ => favour::OTHER_SCENE,
        };
        here + scene
    };
    let found = |hit: Hit| {
        let phrase = facts.pack.phrases.get(hit.phrase)?;
        let tag = hit.tag.and_then(|at| phrase.tags.get(at));
        let why = tag.map(|tag| Words::new(&format!("标签：{tag}"), &format!("tag: {tag}")));
        let filled = phrase::fill(phrase, facts);
        let suggestion = Suggestion { phrase: hit.phrase, filled, why: why.into_iter().collect() };
        Some(Found { suggestion, marks: hit.marks })
    };
    index.search(query, most, &favour).into_iter().filter_map(found).collect()
}

/// What the ticket adds to a hit of a search: less than the step from words inside a text to a tag.
mod favour {
    pub const STAGE: i32 = 30;
    pub const SCENE: i32 = 15;
    pub const OTHER_SCENE: i32 = -15;
}
