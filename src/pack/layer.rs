//! Lays packs over one another: base < product < team.
//!
//! `extends` in a pack's header names the one below. An item of a lower layer is replaced by one of the
//! same id that says `replace = true`, added to by one that says `extend = true`, and taken out by `hide`;
//! nothing happens to it by accident, and [`Layered::history`] keeps all that did.

use std::collections::{BTreeMap, BTreeSet};

use super::near;
use super::place::Place;
use super::problem::{At, Problem};
use super::wire::{Each, Header, Item, Pack, Pair};

/// What came of layering.
#[derive(Debug, Default)]
pub struct Layered {
    /// All packs as one, if they form a chain.
    pub pack: Option<Pack>,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
    /// What each layer did, from the lowest up.
    pub history: Vec<Step>,
}

/// What a layer did to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The kind of the item, such as `phrase`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The id of the layer.
    pub layer: String,
    /// Where that stands: the item, or the header that hides it.
    pub at: At,
    /// What was done.
    pub deed: Deed,
}

/// What a layer can do to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Wrote it anew.
    Wrote,
    /// Put its own in place of the one below.
    Replaced,
    /// Added to the one below, by these keys.
    Extended(Vec<&'static str>),
    /// Took it out.
    Hid,
}

/// Lays packs over one another. Their order does not matter.
#[must_use]
pub fn layer(packs: Vec<Pack>) -> Layered {
    let mut problems = headers(&packs);
    let order = if problems.is_empty() { chain(&packs, &mut problems) } else { Vec::new() };
    if order.len() != packs.len() || packs.is_empty() {
        return Layered { problems, ..Layered::default() };
    }
    let mut history = Vec::new();
    let mut packs: Vec<_> = packs.into_iter().map(Some).collect();
    let mut below = Pack::default();
    for nth in order {
        if let Some(over) = packs.get_mut(nth).and_then(Option::take) {
            below = lay(below, over, &mut problems, &mut history);
        }
    }
    below.pack.hide.clear();
    below.pack.extends.clear();
    Layered { pack: Some(below), problems, history }
}

fn place(header: &Header) -> Place<'_> {
    Place::item(header.at, "pack", &header.id)
}

/// What makes a header unfit to be put in order.
fn headers(packs: &[Pack]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut ids = BTreeSet::new();
    for Pack { pack: header, .. } in packs {
        if header.id.is_empty() {
            let hint = "write id = \"…\", a name that other packs can extend";
            problems.push(place(header).key("id").problem("missing-key", "`id` is missing", hint));
        } else if !ids.insert(&header.id) {
            let message = format!("two of the packs are called `{}`", header.id);
            let hint = "give each directory once, and each pack a name of its own";
            problems.push(place(header).key("id").problem("duplicate-pack", &message, hint));
        }
    }
    for Pack { pack: header, .. } in packs {
        if !header.extends.is_empty() && !ids.contains(&header.extends) {
            let message = format!("there is no pack `{}` to lie on", header.extends);
            let known = ids.iter().map(|id| id.as_str()).filter(|id| *id != header.id);
            let hint =
                format!("give its directory as well; {}", near::hint(&header.extends, known));
            problems.push(place(header).key("extends").problem("missing-base", &message, &hint));
        }
    }
    problems
}

/// The packs from the lowest to the topmost, by number; fewer than there are if they are no chain.
fn chain(packs: &[Pack], problems: &mut Vec<Problem>) -> Vec<usize> {
    let number: BTreeMap<&str, usize> =
        packs.iter().enumerate().map(|(n, p)| (p.pack.id.as_str(), n)).collect();
    let header = |n: usize| packs.get(n).map(|p| &p.pack);
    let base = |n: usize| header(n).and_then(|h| number.get(h.extends.as_str()).copied());
    let down = |top: usize| {
        let mut way = vec![top];
        let mut at = top;
        while let Some(next) = base(at) {
            if let Some(met) = way.iter().position(|n| *n == next) {
                return (way.split_off(met), true);
            }
            way.push(next);
            at = next;
        }
        (way, false)
    };
    let mut told = BTreeSet::new();
    for start in 0..packs.len() {
        let (round, circular) = down(start);
        if circular && round.iter().all(|n| told.insert(*n)) {
            let first = round.iter().min().copied().unwrap_or(start);
            let (round, _) = down(first);
            let ids =
                round.iter().chain([&first]).filter_map(|n| header(*n)).map(|h| h.id.as_str());
            let message =
                format!("the layers run in a circle: {}", ids.collect::<Vec<_>>().join(" → "));
            if let Some(header) = header(first) {
                let hint = "take out `extends` of the one that is meant to lie lowest";
                problems.push(place(header).key("extends").problem(
                    "circular-layer",
                    &message,
                    hint,
                ));
            }
        }
    }
    let bases: BTreeSet<_> = (0..packs.len()).filter_map(base).collect();
    let tops: Vec<_> = (0..packs.len()).filter(|n| !bases.contains(n)).collect();
    let name = |n: usize| header(n).map_or("", |h| h.id.as_str());
    for top in tops.iter().skip(1) {
        let Some(header) = header(*top) else { continue };
        let first = tops.first().map_or("", |n| name(*n));
        let message = format!("`{}` and `{first}` both lie on top", header.id);
        let hint = format!(
            "let one extend the other, such as extends = \"{first}\" here, or leave one out"
        );
        problems.push(place(header).problem("two-tops", &message, &hint));
    }
    let mut order = tops.first().map(|top| down(*top).0).unwrap_or_default();
    order.reverse();
    order
}

fn lay(
    mut below: Pack,
    mut over: Pack,
    problems: &mut Vec<Problem>,
    history: &mut Vec<Step>,
) -> Pack {
    let header = over.pack.clone();
    let seen = vec![false; header.hide.len()];
    let mut hide = Hide { header: &header, seen, names: Vec::new(), history };
    if !header.hide.is_empty() {
        below.each(&mut hide);
        problems.extend(hide.finish());
    }
    let lower = std::mem::replace(&mut below.pack, std::mem::take(&mut over.pack));
    inherit(&mut below.pack, lower);
    below.pair(over, &mut Lay { layer: &header.id, problems, history });
    below
}

/// What a header leaves out is that of the layer below.
fn inherit(header: &mut Header, lower: Header) {
    let or = |mine: &mut String, other: String| {
        if mine.is_empty() {
            *mine = other;
        }
    };
    if header.name.is_empty() {
        or(&mut header.name_en, lower.name_en);
    }
    or(&mut header.name, lower.name);
    or(&mut header.version, lower.version);
    if header.mode.is_empty() && header.dial.is_empty() {
        (header.mode, header.dial) = (lower.mode, lower.dial);
    }
    if header.reply.is_empty() {
        header.reply = lower.reply;
    }
}

/// Takes out what a header hides.
struct Hide<'a> {
    header: &'a Header,
    seen: Vec<bool>,
    names: Vec<String>,
    history: &'a mut Vec<Step>,
}

impl Each for Hide<'_> {
    fn list<T: Item>(&mut self, items: &mut Vec<T>) {
        items.retain(|item| {
            let name = format!("{}:{}", T::KIND, item.id());
            let mut hidden = false;
            for (entry, seen) in self.header.hide.iter().zip(&mut self.seen) {
                let meant = *entry == name;
                *seen |= meant;
                hidden |= meant;
            }
            self.names.push(name);
            if hidden {
                self.history.push(Step {
                    kind: T::KIND,
                    id: item.id(),
                    layer: self.header.id.clone(),
                    at: self.header.at,
                    deed: Deed::Hid,
                });
            }
            !hidden
        });
    }
}

impl Hide<'_> {
    fn finish(self) -> Vec<Problem> {
        let list = place(self.header);
        let list = list.key("hide");
        let missing =
            self.header.hide.iter().zip(&self.seen).enumerate().filter(|(_, (_, seen))| !**seen);
        missing
            .map(|(nth, (entry, _))| {
                let kind = entry.split_once(':').map_or("", |(kind, _)| kind);
                if !Pack::KINDS.contains(&kind) {
                    let message = format!("`{entry}` is not `kind:id`");
                    let hint =
                        format!("write phrase:ID, say; kinds are {}", near::listed(Pack::KINDS));
                    return list.nth(nth).problem("bad-hide", &message, &hint);
                }
                let message = format!("there is no `{entry}` below to hide");
                let same = self
                    .names
                    .iter()
                    .map(String::as_str)
                    .filter(|n| n.split(':').next() == Some(kind));
                list.nth(nth).problem("nothing-to-hide", &message, &near::hint(entry, same))
            })
            .collect()
    }
}

/// Puts the items of a layer over those below.
struct Lay<'a> {
    layer: &'a str,
    problems: &'a mut Vec<Problem>,
    history: &'a mut Vec<Step>,
}

impl Pair for Lay<'_> {
    fn pair<T: Item>(&mut self, items: &mut Vec<T>, other: Vec<T>) {
        let below: BTreeMap<String, usize> =
            items.iter().enumerate().map(|(n, i)| (i.id(), n)).collect();
        for mut item in other {
            item.set_from(self.layer);
            let id = item.id();
            let place = Place::item(item.at(), T::KIND, &id);
            let deed = if item.replaces() {
                Deed::Replaced
            } else if item.extends() {
                Deed::Extended(item.given())
            } else {
                Deed::Wrote
            };
            self.history.push(Step {
                kind: T::KIND,
                id: id.clone(),
                layer: self.layer.to_owned(),
                at: item.at(),
                deed,
            });
            if item.replaces() && item.extends() {
                let message = "it cannot take the place of the one below and add to it";
                let hint = "keep `replace` and write the whole item, or keep `extend` and write what is new";
                self.problems.push(place.key("extend").problem(
                    "replace-and-extend",
                    message,
                    hint,
                ));
            }
            let lower = below.get(&id).and_then(|n| items.get_mut(*n));
            match (lower, item.replaces(), item.extends()) {
                (Some(lower), true, _) => *lower = item,
                (Some(lower), false, true) => lower.extend(item),
                (Some(_), false, false) => {
                    let message = "a layer below has one of this name";
                    let hint = "write replace = true to take its place, extend = true to add to it, or choose another name";
                    self.problems.push(place.key(T::KEY).problem("already-below", message, hint));
                    // Both stay, so that what else is wrong with either is told as well.
                    items.push(item);
                }
                (None, replaces, extends) => {
                    if (replaces || extends) && !id.is_empty() {
                        let (key, code, what) = if replaces {
                            ("replace", "nothing-to-replace", "replaces nothing")
                        } else {
                            ("extend", "nothing-to-extend", "adds to nothing")
                        };
                        let message = format!("{what}: no layer below has one of this name");
                        let hint = near::hint(&id, below.keys().map(String::as_str));
                        let hint = format!("take out `{key}`, or name one that is there; {hint}");
                        self.problems.push(place.key(key).problem(code, &message, &hint));
                    }
                    items.push(item);
                }
            }
        }
    }
}
