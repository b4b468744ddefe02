//! A date in parts: selects for the year, the month and the day beside one another are one field, read as one date.

use std::fmt::Write as _;

use super::find::{Found, Kind};
use super::tree::Node;
use crate::ticket::Tie;

/// What a select chooses, in the order in which a date is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
}

/// How far above its first part a date reaches.
const LEVELS: usize = 3;

/// Makes one field of the parts of each date. What a site file names stays as it is.
pub(super) fn join<N: Node>(found: &mut Vec<Found<N>>) {
    let mut at = 0;
    while at < found.len() {
        let rest = found.get(at..).unwrap_or_default();
        let mut parts: Vec<(Part, &N)> = Vec::new();
        for field in rest {
            let next = part(field).filter(|part| parts.iter().all(|(known, _)| known != part));
            let Some(next) = next else { break };
            parts.push((next, &field.element));
        }
        let count = parts.len();
        if let Some(text) = date(parts)
            && let Some(field) = found.get_mut(at)
        {
            field.kind = Kind::Part(text);
            found.drain(at + 1..at + count);
        }
        at += 1;
    }
}

/// The date that selects beside one another say, empty where they leave it open; none where they are no date.
fn date<N: Node>(mut parts: Vec<(Part, &N)>) -> Option<String> {
    let around = std::iter::successors(parts.first()?.1.parent(), Node::parent)
        .take(LEVELS)
        .find(|around| parts.iter().all(|(_, select)| around.holds(select)))?;
    parts.sort_by_key(|(part, _)| *part);
    let is_date =
        matches!(parts.as_slice(), [(Part::Year, _), (Part::Month, _), (Part::Day, _), ..]);
    if !is_date {
        return None;
    }
    // A box beside it says whether it counts: without, it shows any day.
    let boxes = around.below("input[type=checkbox]");
    if let [only] = boxes.as_slice()
        && !only.is_checked()
    {
        return Some(String::new());
    }
    let mut text = String::new();
    for (part, select) in parts {
        let Some(number) = select.chosen().first().and_then(number) else {
            if matches!(part, Part::Hour | Part::Minute) {
                break;
            }
            return Some(String::new());
        };
        let before = match part {
            Part::Year => "",
            Part::Month | Part::Day => "-",
            Part::Hour => " ",
            Part::Minute => ":",
        };
        // Writing to a text does not fail.
        let _ = write!(text, "{before}{number:02}");
    }
    // An hour alone reads as nothing that is known.
    if text.len() == "2026-09-23 09".len() {
        text.push_str(":00");
    }
    Some(text)
}

/// What a select chooses, by all that it offers.
fn part<N: Node>(field: &Found<N>) -> Option<Part> {
    if !matches!(field.kind, Kind::Select) || field.tie == Tie::Site {
        return None;
    }
    let mut numbers: Vec<u16> = Vec::new();
    for option in field.element.below("option") {
        match number(&option) {
            Some(number) => numbers.push(number),
            // The first may only say what is asked.
            None if numbers.is_empty() => {}
            None => return None,
        }
    }
    let (least, most) = (numbers.iter().min()?, numbers.iter().max()?);
    match (least, most, numbers.len()) {
        (1900.., ..2200, _) => Some(Part::Year),
        (1, 12, 12) => Some(Part::Month),
        (1, 28..=31, 28..=31) => Some(Part::Day),
        (0, 23, 24) => Some(Part::Hour),
        (0, 30..=59, 2..=60) => Some(Part::Minute),
        _ => None,
    }
}

/// The number that an option says: by its words, else, as of months with names, by its value.
fn number<N: Node>(option: &N) -> Option<u16> {
    let content = option.content();
    let words = content.trim().trim_end_matches(['年', '月', '日', '时', '分', '点']);
    let value = || option.attribute("value")?.parse().ok();
    words.parse().ok().or_else(value)
}
