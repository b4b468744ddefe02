//! Stages that nothing enters, slots that nothing fills or uses, a calendar that has run out.

use std::collections::BTreeSet;

use time::Date;

use crate::pack::place::Place;
use crate::pack::problem::Problem;
use crate::pack::wire::{self, Item};
use crate::pack::{Pack, Piece};

pub fn lint(wire: &wire::Pack, pack: &Pack, today: Option<Date>, problems: &mut Vec<Problem>) {
    stages(wire, problems);
    slots(wire, pack, problems);
    if let Some(today) = today {
        calendar(wire, today, problems);
    }
}

fn stages(wire: &wire::Pack, problems: &mut Vec<Problem>) {
    for stage in wire.stage.iter().filter(|stage| stage.signal.is_empty()) {
        let place = Place::item(stage.at, wire::Stage::KIND, &stage.id);
        let hint = "add [[stage.signal]] with `when`, `weight` and `why`, or take the stage out";
        problems.push(place.problem(
            "stage-unentered",
            "nothing speaks for it, so no ticket is ever in it",
            hint,
        ));
    }
}

fn slots(wire: &wire::Pack, pack: &Pack, problems: &mut Vec<Problem>) {
    let fields: BTreeSet<&str> = wire.field.iter().map(|field| field.id.as_str()).collect();
    let pieces = pack.phrases.iter().flat_map(|phrase| &phrase.text);
    let used: BTreeSet<usize> = pieces
        .filter_map(|piece| if let Piece::Slot(slot) = piece { Some(*slot) } else { None })
        .collect();
    for (nth, slot) in wire.slot.iter().enumerate() {
        let place = Place::item(slot.at, wire::Slot::KIND, &slot.id);
        let own = slot.due.is_empty() && !slot.fields.contains(&slot.id);
        if own && fields.contains(slot.id.as_str()) {
            let message =
                format!("there is a field `{}`, but the slot is not filled from it", slot.id);
            let hint = format!("write fields = [\"{}\"], or give the slot another name", slot.id);
            problems.push(place.key("id").problem("slot-hides-field", &message, &hint));
        }
        if !used.contains(&nth) {
            let hint = format!("write {{{}}} in a phrase, or take the slot out", slot.id);
            problems.push(place.problem("unused-slot", "no phrase has it", &hint));
        }
    }
}

fn calendar(wire: &wire::Pack, today: Date, problems: &mut Vec<Problem>) {
    let Some(last) = wire.calendar.iter().max_by_key(|calendar| calendar.year) else { return };
    let year = today.year();
    if i32::from(last.year) < year {
        let id = last.id();
        let place = Place::item(last.at, wire::Calendar::KIND, &id);
        let message = format!(
            "no calendar is later, and it is {year}: working days are counted without holidays"
        );
        let hint = format!("add [[calendar]] year = {year} with the days off that are announced");
        problems.push(place.key("year").problem("calendar-past", &message, &hint));
    }
}
