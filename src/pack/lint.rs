//! What is sound and yet likely not meant so: looked for in packs that have no error.
//!
//! Each lint has a code in [`super::problem`], which says whether it is an error or a warning. A warning that is
//! meant as it is stands in `accept` of the item; one accepted in vain is told as well.

use std::collections::BTreeSet;

use time::Date;

use super::Pack;
use super::near;
use super::place::Place;
use super::problem::{At, Problem, Severity, WARNINGS};
use super::wire::{self, Each, Item};

mod cond;
mod items;
mod rules;
mod twins;

/// What is told of a pack: the wire shape has the places, the pack what they mean; both have the same items in the
/// same order. The calendar is looked at where `today` is known.
#[must_use]
pub fn lint(wire: &wire::Pack, pack: &Pack, today: Option<Date>) -> Vec<Problem> {
    let mut problems = Vec::new();
    cond::lint(wire, &mut problems);
    items::lint(wire, pack, today, &mut problems);
    rules::lint(wire, pack, &mut problems);
    twins::lint(wire, &mut problems);
    problems
}

/// Takes out the warnings that are accepted, and tells what is accepted in vain.
#[must_use]
pub fn accepted(wire: &wire::Pack, problems: Vec<Problem>) -> Vec<Problem> {
    let warned = problems.iter().filter(|p| p.severity() == Severity::Warning);
    let warned = warned.map(|p| (place(p.at), p.code)).collect();
    let mut sieve = Sieve { warned, accepted: BTreeSet::new(), told: Vec::new() };
    // The lists are walked, not changed; walking is by `&mut` since layering changes them.
    wire.clone().each(&mut sieve);
    let Sieve { accepted, told, .. } = sieve;
    let mut left = problems;
    left.retain(|p| p.severity() == Severity::Error || !accepted.contains(&(place(p.at), p.code)));
    left.extend(told);
    left
}

type Spot = (u16, u32, u32);

fn place(at: At) -> Spot {
    (at.source, at.start, at.end)
}

struct Sieve {
    warned: BTreeSet<(Spot, &'static str)>,
    accepted: BTreeSet<(Spot, &'static str)>,
    told: Vec<Problem>,
}

impl Each for Sieve {
    fn list<T: Item>(&mut self, items: &mut Vec<T>) {
        for item in items.iter().filter(|item| !item.accept().is_empty()) {
            let id = item.id();
            let place = Place::item(item.at(), T::KIND, &id);
            let list = place.key("accept");
            for (nth, given) in item.accept().iter().enumerate() {
                let place = list.nth(nth);
                let Some((code, ..)) = WARNINGS.iter().find(|(code, ..)| code == given) else {
                    let message = format!("`{given}` is no warning");
                    let hint = near::hint(given, WARNINGS.iter().map(|(code, ..)| *code));
                    self.told.push(place.problem("unknown-accept", &message, &hint));
                    continue;
                };
                let spot = (self::place(item.at()), *code);
                if self.warned.contains(&spot) {
                    self.accepted.insert(spot);
                } else {
                    let message = format!("`{code}` is accepted, but there is no such warning");
                    let hint = "take it out of `accept`";
                    self.told.push(place.problem("idle-accept", &message, hint));
                }
            }
        }
    }
}
