//! What is sound and yet likely not meant so: looked for in packs that have no error.
//!
//! Each lint has a code in [`super::problem`], which says whether it is an error or a warning. A warning that is
//! meant as it is stands in `accept` of the item; one accepted in vain is told as well.

use time::Date;

use super::Pack;
use super::near;
use super::place::Place;
use super::problem::{Problem, Severity, WARNINGS};
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
    let mut sieve = Sieve { problems, told: Vec::new() };
    // The lists are walked, not changed; walking is by `&mut` since layering changes them.
    wire.clone().each(&mut sieve);
    let Sieve { mut problems, told } = sieve;
    problems.extend(told);
    problems
}

struct Sieve {
    problems: Vec<Problem>,
    told: Vec<Problem>,
}

impl Each for Sieve {
    fn list<T: Item>(&mut self, items: &mut Vec<T>) {
        for item in items.iter().filter(|item| !item.accept().is_empty()) {
            let id = item.id();
            let place = Place::item(item.at(), T::KIND, &id);
            let list = place.key("accept");
            for (nth, code) in item.accept().iter().enumerate() {
                let place = list.nth(nth);
                if !WARNINGS.iter().any(|(warning, ..)| warning == code) {
                    let message = format!("`{code}` is no warning");
                    let hint = near::hint(code, WARNINGS.iter().map(|(warning, ..)| *warning));
                    self.told.push(place.problem("unknown-accept", &message, &hint));
                    continue;
                }
                let before = self.problems.len();
                self.problems.retain(|p| {
                    p.at != item.at() || p.code != code || p.severity() == Severity::Error
                });
                if self.problems.len() == before {
                    let message = format!("`{code}` is accepted, but there is no such warning");
                    self.told.push(place.problem(
                        "idle-accept",
                        &message,
                        "take it out of `accept`",
                    ));
                }
            }
        }
    }
}
