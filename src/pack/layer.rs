//! Lays packs over one another: base < product < team.
//!
//! `extends` in a pack's header names the one below. An item of a lower layer is replaced by one of the
//! same id that says `replace = true`, and taken out by `hide`; nothing happens to it by accident.

use std::collections::{BTreeMap, BTreeSet};

use super::near;
use super::place::Place;
use super::problem::Problem;
use super::wire::{Each, Header, Item, Pack, Pair};

/// All packs as one, if they form a chain, and what is wrong with them. Their order does not matter.
#[must_use]
pub fn layer(packs: Vec<Pack>) -> (Option<Pack>, Vec<Problem>) {
    let mut problems = headers(&packs);
    let order = if problems.is_empty() { chain(&packs, &mut problems) } else { Vec::new() };
    if order.len() != packs.len() || packs.is_empty() {
        return (None, problems);
    }
    let mut packs: Vec<_> = packs.into_iter().map(Some).collect();
    let mut below = Pack::default();
    for nth in order {
        if let Some(over) = packs.get_mut(nth).and_then(Option::take) {
            below = lay(below, over, &mut problems);
        }
    }
    below.pack.hide.clear();
    below.pack.extends.clear();
    (Some(below), problems)
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

fn lay(mut below: Pack, mut over: Pack, problems: &mut Vec<Problem>) -> Pack {
    let header = over.pack.clone();
    let mut hide =
        Hide { header: &header, seen: vec![false; header.hide.len()], names: Vec::new() };
    below.each(&mut hide);
    problems.extend(hide.finish());
    let lower = std::mem::replace(&mut below.pack, std::mem::take(&mut over.pack));
    inherit(&mut below.pack, lower);
    below.pair(over, &mut Lay { layer: &header.id, problems });
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
    or(&mut header.mode, lower.mode);
    if header.reply.is_empty() {
        header.reply = lower.reply;
    }
}

/// Takes out what a header hides.
struct Hide<'a> {
    header: &'a Header,
    seen: Vec<bool>,
    names: Vec<String>,
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
}

impl Pair for Lay<'_> {
    fn pair<T: Item>(&mut self, items: &mut Vec<T>, other: Vec<T>) {
        let below: BTreeMap<String, usize> =
            items.iter().enumerate().map(|(n, i)| (i.id(), n)).collect();
        for mut item in other {
            item.set_from(self.layer);
            let id = item.id();
            let place = Place::item(item.at(), T::KIND, &id);
            match (below.get(&id).and_then(|n| items.get_mut(*n)), item.replaces()) {
                (Some(lower), true) => *lower = item,
                (Some(_), false) => {
                    let message = "a layer below has one of this name";
                    let hint = "write replace = true to take its place, or choose another name";
                    self.problems.push(place.key(T::KEY).problem("already-below", message, hint));
                    // Both stay, so that what else is wrong with either is told as well.
                    items.push(item);
                }
                (None, replaces) => {
                    if replaces && !id.is_empty() {
                        let message = "replaces nothing: no layer below has one of this name";
                        let hint = near::hint(&id, below.keys().map(String::as_str));
                        let hint = format!("take out `replace`, or name one that is there; {hint}");
                        self.problems.push(place.key("replace").problem(
                            "nothing-to-replace",
                            message,
                            &hint,
                        ));
                    }
                    items.push(item);
                }
            }
        }
    }
}
