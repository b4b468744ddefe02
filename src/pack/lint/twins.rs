//! Phrases that are nearly the same: one of them is in the way of whoever looks for the other.
//!
//! Two are compared by the pairs of characters that they have in common. Of a pair as alike as [`ALIKE`] the rarest of
//! each must meet (a prefix filter), so only few are compared, however many there are.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

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
    let sets = ranked(&letters);
    // By the place that a phrase is offered at, and one of its rarest pairs: the phrases before it that have it.
    let mut met: HashMap<(&str, &str, u32), Vec<usize>> = HashMap::new();
    let mut same: HashMap<(&str, &str, &[char]), usize> = HashMap::new();
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
        let rare = set.get(..set.len() - set.len() * ALIKE / 100 + 1).unwrap_or(set);
        let mut candidates: Vec<usize> = rare
            .iter()
            .filter_map(|pair| met.get(&(at.0, at.1, *pair)))
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let alike = |other: &usize| sets.get(*other).is_some_and(|other| alike(set, other));
        if let Some(first) = candidates.into_iter().find(alike) {
            tell(wire, phrase, first, problems);
        }
        for pair in rare {
            met.entry((at.0, at.1, *pair)).or_default().push(nth);
        }
    }
}

/// The pairs of each text by their rank among all, the rarest first.
fn ranked(letters: &[Vec<char>]) -> Vec<Vec<u32>> {
    let mut count: HashMap<Pair, usize> = HashMap::new();
    let sets: Vec<BTreeSet<Pair>> = letters.iter().map(|letters| pairs(letters)).collect();
    for pair in sets.iter().flatten() {
        *count.entry(*pair).or_default() += 1;
    }
    let mut order: Vec<(usize, Pair)> =
        count.into_iter().map(|(pair, count)| (count, pair)).collect();
    order.sort_unstable();
    let rank: HashMap<Pair, u32> = order.into_iter().map(|(_, pair)| pair).zip(0..).collect();
    let ranks = |set: &BTreeSet<Pair>| {
        let mut ranks: Vec<u32> = set.iter().filter_map(|pair| rank.get(pair).copied()).collect();
        ranks.sort_unstable();
        ranks
    };
    sets.iter().map(ranks).collect()
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

/// Both in order. Given up as soon as too few can be common.
fn alike(one: &[u32], other: &[u32]) -> bool {
    // common / (one + other - common) is to reach ALIKE / 100.
    let needed = ((one.len() + other.len()) * ALIKE).div_ceil(100 + ALIKE);
    let mut missed = (one.len() + other.len()).saturating_sub(2 * needed);
    let (mut a, mut b) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            Ordering::Equal => {
                a.next();
                b.next();
                continue;
            }
            Ordering::Less => a.next(),
            Ordering::Greater => b.next(),
        };
        if missed == 0 {
            return false;
        }
        missed -= 1;
    }
    a.count() + b.count() <= missed
}
