//! Phrases that are nearly the same: one of them is in the way of whoever looks for the other.
//!
//! Two are compared by the pairs of characters that they have in common. Of a pair as alike as [`ALIKE`] the rarest of
//! each must meet (a prefix filter), so only few are compared, however many there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::pack::place::Place;
use crate::pack::problem::Problem;
use crate::pack::wire::{self, Item, Phrase};
use crate::text::fold;

/// How much of all pairs of characters two phrases must share, in hundredths.
const ALIKE: usize = 85;
/// Shorter ones say too little to be called alike, unless they are the same; in pairs of characters.
const SHORTEST: usize = 8;

type Pair = (char, char);

pub fn lint(wire: &wire::Pack, problems: &mut Vec<Problem>) {
    let letters: Vec<Vec<char>> = wire.phrase.iter().map(|phrase| letters(&phrase.text)).collect();
    let sets: Vec<BTreeSet<Pair>> = letters.iter().map(|letters| pairs(letters)).collect();
    let mut count: BTreeMap<Pair, usize> = BTreeMap::new();
    for pair in sets.iter().flatten() {
        *count.entry(*pair).or_default() += 1;
    }
    // By the place that a phrase is offered at, and one of its rarest pairs: the phrases before it that have it.
    let mut met: BTreeMap<(&str, &str, Pair), Vec<usize>> = BTreeMap::new();
    let mut same: BTreeMap<(&str, &str, &[char]), usize> = BTreeMap::new();
    for (nth, ((phrase, set), letters)) in wire.phrase.iter().zip(&sets).zip(&letters).enumerate() {
        let at = (phrase.stage.as_str(), usage(phrase));
        let equal = *same.entry((at.0, at.1, letters)).or_insert(nth);
        if equal != nth {
            tell(wire, phrase, equal, problems);
            continue;
        }
        if set.len() < SHORTEST {
            continue;
        }
        let mut rare: Vec<Pair> = set.iter().copied().collect();
        rare.sort_by_key(|pair| (count.get(pair).copied().unwrap_or_default(), *pair));
        rare.truncate(set.len() - set.len() * ALIKE / 100 + 1);
        let mut candidates = BTreeSet::new();
        for pair in &rare {
            candidates.extend(met.get(&(at.0, at.1, *pair)).into_iter().flatten().copied());
        }
        let alike = |other: &usize| sets.get(*other).is_some_and(|other| alike(set, other));
        if let Some(first) = candidates.into_iter().find(alike) {
            tell(wire, phrase, first, problems);
        }
        for pair in rare {
            met.entry((at.0, at.1, pair)).or_default().push(nth);
        }
    }
}

fn usage(phrase: &Phrase) -> &str {
    if phrase.usage.is_empty() { "say" } else { &phrase.usage }
}

fn tell(wire: &wire::Pack, phrase: &Phrase, first: usize, problems: &mut Vec<Problem>) {
    let place = Place::item(phrase.at, wire::Phrase::KIND, &phrase.id);
    let first = wire.phrase.get(first).map_or("", |first| &first.id);
    let message = format!("it says nearly the same as phrase `{first}`");
    let hint = format!(
        "keep one, with the scenes of both; or, where both are meant, accept = [\"near-duplicate\"]; see phrase `{first}`"
    );
    problems.push(place.key("text").problem("near-duplicate", &message, &hint));
}

/// What counts of a text: letters, digits and slots, folded.
fn letters(text: &str) -> Vec<char> {
    let counts = |c: &char| c.is_alphanumeric() || matches!(c, '{' | '}');
    text.chars().map(fold).filter(counts).collect()
}

fn pairs(letters: &[char]) -> BTreeSet<Pair> {
    letters.iter().zip(letters.iter().skip(1)).map(|(a, b)| (*a, *b)).collect()
}

fn alike(one: &BTreeSet<Pair>, other: &BTreeSet<Pair>) -> bool {
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    common * 100 >= all * ALIKE
}
