//! Which phrases to offer, in which order, and why.
//!
//! `weigh` says what a phrase is worth for a ticket; here the offers are put in order, spread over what is to do, and
//! kept in their places while the agent types.

use crate::fact::Facts;
use crate::lang::Words;
use crate::pack::{Phrase, Piece, StageIx};
use crate::phrase::{self, Filled};
use crate::rule::Finding;
use crate::text::fold;

mod search;
mod weigh;
pub use search::{Found, search};

/// How many phrases are offered at once: as many as can be taken with one digit and read at a glance.
pub const OFFERED: usize = 5;

/// How many of the offers may do one and the same thing: the better way, another one, then the next thing to do.
const ALIKE: usize = 2;

/// Fewest letters of a phrase by which it is known in a reply; a shorter one is compared with its slots filled.
const KNOWN_BY: usize = 4;

/// A phrase offered to the agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The phrase: index into [`crate::pack::Pack::phrases`].
    pub phrase: usize,
    /// Its text with the ticket's facts.
    pub filled: Filled,
    /// Why it is offered, the strongest reason first.
    pub why: Vec<Words>,
}

/// What is known of a ticket beside its facts.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The stage.
    pub stage: StageIx,
    /// What is wrong, the heaviest first.
    pub findings: &'a [Finding],
    /// Whether nothing is left to do for each check, in the order of [`crate::pack::Pack::checks`].
    pub done: &'a [bool],
    /// How often the agent took each phrase lately, in the order of [`crate::pack::Pack::phrases`]; what is not there
    /// counts as never.
    pub uses: &'a [u16],
}

/// The phrases of the stage and of the one behind it for this ticket, and those of any stage that repair a finding, the
/// most helpful first. One that already stands in the reply is not offered again.
#[must_use]
pub fn suggest(facts: &Facts, situation: Situation) -> Vec<Suggestion> {
    let reply = facts.ticket.reply(facts.pack).and_then(|ix| facts.ticket.entries.get(ix));
    let reply = reply.map_or("", |entry| &entry.text);
    let written = letters(reply);
    let scale = weigh::Scale::new(facts, situation, reply);
    let mut scored: Vec<(i32, Group, Suggestion)> = Vec::new();
    for (ix, phrase) in facts.pack.phrases.iter().enumerate() {
        let Some(weighed) = scale.weigh(ix, phrase) else { continue };
        let filled = phrase::fill(phrase, facts);
        if stands(phrase, &filled, &written) {
            continue;
        }
        let score = weighed.score + weigh::slots(&filled);
        // After its equals: these stay in the order of the pack.
        let at = scored.partition_point(|(known, ..)| *known >= score);
        let suggestion = Suggestion { phrase: ix, filled, why: weighed.why };
        scored.insert(at, (score, weighed.group, suggestion));
    }
    spread(scored)
}

/// What a phrase does: the check (index into [`crate::pack::Pack::checks`]) that is to do, or the step of the process where
/// nothing is.
type Group = Result<usize, std::rc::Rc<str>>;

/// Puts what does the same thing as others behind the first offers.
fn spread(mut scored: Vec<(i32, Group, Suggestion)>) -> Vec<Suggestion> {
    let mut first: Vec<(i32, Group, Suggestion)> = Vec::new();
    while first.len() < OFFERED && !scored.is_empty() {
        let fits = |(_, group, _): &(i32, Group, Suggestion)| {
            first.iter().filter(|(_, known, _)| known == group).count() < ALIKE
        };
        let next = scored.iter().position(fits).unwrap_or(0);
        first.push(scored.remove(next));
    }
    first.into_iter().chain(scored).map(|(_, _, suggestion)| suggestion).collect()
}

/// The offers `now` in the places that they had `before`: one that is still offered stays where it stands, and the new
/// ones take the places that are free, the most helpful first.
#[must_use]
pub fn steady(before: &[usize], now: &[usize]) -> Vec<usize> {
    let mut fresh = now.iter().filter(|phrase| !before.contains(phrase)).copied();
    let kept = before.iter().map(|phrase| now.contains(phrase).then_some(*phrase));
    let mut placed: Vec<usize> = kept.filter_map(|place| place.or_else(|| fresh.next())).collect();
    placed.extend(fresh);
    placed
}

/// The letters and digits of a text, folded: what is compared where white space and punctuation do not count.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(fold).collect()
}

/// Whether a phrase stands in the reply already, whatever its slots were filled with: a due time told a minute ago is
/// another one now, and an open slot was filled by hand.
fn stands(phrase: &Phrase, filled: &Filled, written: &str) -> bool {
    let mut rest = written;
    let mut known_by = 0;
    for piece in &phrase.text {
        let Piece::Text(words) = piece else { continue };
        let words = letters(words);
        let Some((_, behind)) = rest.split_once(words.as_str()) else { return false };
        rest = behind;
        known_by += words.chars().count();
    }
    known_by >= KNOWN_BY || written.contains(&letters(&filled.text))
}

#[cfg(test)]
mod tests {
    use super::steady;

    #[test]
    fn what_is_still_offered_keeps_its_place() {
        let check = |before: &[usize], now: &[usize], expect: &[usize]| {
            assert_eq!(steady(before, now), expect, "{before:?} then {now:?}");
        };
        check(&[], &[1, 2, 3], &[1, 2, 3]);
        check(&[1, 2, 3], &[3, 2, 1], &[1, 2, 3]);
        check(&[1, 2, 3], &[4, 3, 1], &[1, 4, 3]);
        check(&[1, 2, 3], &[4, 5, 6], &[4, 5, 6]);
        check(&[1, 2], &[4, 2, 5], &[4, 2, 5]);
        // Where fewer are offered, those behind the gap move up.
        check(&[1, 2, 3], &[3], &[3]);
        check(&[1, 2, 3], &[], &[]);
    }
}
