//! The calendar, from lists of dates by year.

use std::collections::BTreeSet;
use time::{Date, Month, Time};

use super::ctx::Ctx;
use crate::calendar::Calendar;
use crate::pack::place::Place;
use crate::pack::wire::{self, Item};

/// When an office opens and closes unless the pack says otherwise, as 工作日 commonly begin and end.
const OFFICE: [(i32, Time); 2] = [(0, time::macros::time!(9:00)), (0, time::macros::time!(18:00))];

pub fn calendar(ctx: &mut Ctx<'_>, years: &[wire::Calendar]) -> Calendar {
    let (mut known, mut off, mut worked) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut office = OFFICE;
    for given in years {
        let id = given.id();
        let place = Place::item(given.at, wire::Calendar::KIND, &id);
        let year = i32::from(given.year);
        // A built pack counts days from 2000 on; a slip such as 26 is not taken for a year.
        if !(2000..=9999).contains(&year) {
            let hint = "write the year in full: year = 2026";
            let (code, message) = match year {
                0 => ("missing-key", "`year` is missing".to_owned()),
                _ => ("out-of-range", format!("`year` is {year}")),
            };
            ctx.tell(&place.key("year"), code, &message, hint);
            continue;
        }
        if !known.insert(year) {
            let hint = "put all its days into one [[calendar]]";
            ctx.tell(&place.key("year"), "duplicate-id", "the year is already given", hint);
        }
        off.extend(days(ctx, &place.key("off"), year, &given.off).into_iter().map(|(_, d)| d));
        let list = place.key("worked");
        for (nth, day) in days(ctx, &list, year, &given.worked) {
            let place = list.nth(nth);
            if day.weekday().number_days_from_monday() < 5 {
                let message = format!("{day} is a {}, which is worked anyway", day.weekday());
                ctx.tell(
                    &place,
                    "bad-date",
                    &message,
                    "list only Saturdays and Sundays that are worked",
                );
            } else if off.contains(&day) {
                let message = format!("{day} is both off and worked");
                ctx.tell(&place, "bad-date", &message, "keep it in one of the lists");
            }
            worked.insert(day);
        }
        for (nth, (key, text)) in
            [("opens", &given.opens), ("closes", &given.closes)].into_iter().enumerate()
        {
            if text.is_empty() {
                continue;
            }
            let time = clock(text);
            if time.is_none() {
                let message = format!("`{key}` cannot be `{text}`");
                let hint = "write the time as HH:MM, such as 18:00";
                ctx.tell(&place.key(key), "bad-time", &message, hint);
            }
            // The newest year that says it counts.
            if let Some(slot) = office.get_mut(nth).filter(|(since, _)| year > *since) {
                *slot = (year, time.unwrap_or(slot.1));
            }
        }
        let [(_, opens), (_, closes)] = office;
        if opens >= closes {
            let told = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
            let message =
                format!("the office opens at {} and closes at {}", told(opens), told(closes));
            ctx.tell(&place.key("opens"), "bad-time", &message, "let it open before it closes");
            office = OFFICE;
        }
    }
    Calendar {
        years: known.into_iter().collect(),
        off: off.into_iter().collect(),
        worked: worked.into_iter().collect(),
        opens: office[0].1,
        closes: office[1].1,
    }
}

/// The days of a list of `MM-DD` and `MM-DD..MM-DD`, each with the number of its entry.
fn days(ctx: &mut Ctx<'_>, place: &Place<'_>, year: i32, entries: &[String]) -> Vec<(usize, Date)> {
    let mut all = Vec::new();
    for (nth, entry) in entries.iter().enumerate() {
        let (first, last) = entry.split_once("..").unwrap_or((entry, entry));
        let hint = "write MM-DD, or MM-DD..MM-DD with both ends included, within the year";
        let (Some(first), Some(last)) = (date(year, first), date(year, last)) else {
            let message = format!("`{entry}` is no date of {year}");
            ctx.tell(&place.nth(nth), "bad-date", &message, hint);
            continue;
        };
        if last < first {
            ctx.tell(
                &place.nth(nth),
                "bad-date",
                &format!("`{entry}` ends before it starts"),
                hint,
            );
        }
        let mut day = Some(first);
        while let Some(d) = day.filter(|d| *d <= last) {
            all.push((nth, d));
            day = d.next_day();
        }
    }
    all
}

fn date(year: i32, text: &str) -> Option<Date> {
    let (month, day) = text.split_once('-')?;
    let month = Month::try_from(two(month)?).ok()?;
    Date::from_calendar_date(year, month, two(day)?).ok()
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    Time::from_hms(two(hour)?, two(minute)?, 0).ok()
}

/// A number of exactly two digits.
fn two(text: &str) -> Option<u8> {
    let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}
