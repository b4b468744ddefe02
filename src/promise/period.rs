//! Periods of the calendar to their first and last day: months, dates, quarters, feasts, years.

use time::{Date, Duration, Month};

use super::when::{Day, Of, Within, Year};
use super::words::Feast;
use super::{lunar, solar};

/// First and last day of what the calendar names: months, dates, quarters, feasts, years.
pub(super) fn period(day: Day, today: Date) -> Option<(Date, Date)> {
    let one = |day: Date| Some((day, day));
    let long_ago = today.checked_sub(Duration::days(HALF_A_YEAR))?;
    match day {
        Day::Month(rel, within) => {
            let (year, month) = month_from(today, rel.into())?;
            in_month(year, month, within)
        }
        Day::Named(year, month, within) => {
            let month = Month::try_from(month).ok()?;
            let this = in_month(in_or(year, today), month, within)?;
            // A month long past is that of next year.
            if year.is_none() && this.1 < long_ago {
                in_month(today.year() + 1, month, within)
            } else {
                Some(this)
            }
        }
        Day::Number(rel, day) => {
            let (year, month) = month_from(today, rel.unwrap_or(0).into())?;
            let this = Date::from_calendar_date(year, month, day).ok();
            match this {
                Some(this) if rel.is_some() || this >= today => one(this),
                None if rel.is_some() => None,
                // Below today, or not in this month: in the next one.
                _ => {
                    let (year, month) = month_from(today, 1)?;
                    one(Date::from_calendar_date(year, month, day).ok()?)
                }
            }
        }
        Day::Date(year, month, day) => {
            let month = Month::try_from(month).ok()?;
            let this = Date::from_calendar_date(in_or(year, today), month, day).ok()?;
            if year.is_none() && this < long_ago {
                one(Date::from_calendar_date(today.year() + 1, month, day).ok()?)
            } else {
                one(this)
            }
        }
        Day::Season(rel) => {
            let into = i32::from(u8::from(today.month()) - 1) % 3;
            let (year, month) = month_from(today, i32::from(rel) * 3 - into)?;
            let (end_year, end_month) = month_from(today, i32::from(rel) * 3 - into + 2)?;
            Some((
                Date::from_calendar_date(year, month, 1).ok()?,
                Date::from_calendar_date(end_year, end_month, end_month.length(end_year)).ok()?,
            ))
        }
        Day::Feast(feast) => one(self::feast(feast, today)?),
        Day::Nth(Of::Named(year, month), nth, weekday) => {
            let this = nth_weekday(in_or(year, today), month, nth, weekday)?;
            if year.is_none() && this < today {
                one(nth_weekday(today.year().checked_add(1)?, month, nth, weekday)?)
            } else {
                one(this)
            }
        }
        Day::Nth(Of::Month(rel), nth, weekday) => {
            let (year, month) = month_from(today, rel.into())?;
            one(nth_weekday(year, month.into(), nth, weekday)?)
        }
        Day::Half(year, half) => {
            let year = in_or(year, today);
            let (from, to) = if half == 1 {
                (Month::January, Month::June)
            } else {
                (Month::July, Month::December)
            };
            Some((in_month(year, from, Within::All)?.0, in_month(year, to, Within::All)?.1))
        }
        Day::Quarter(year, nth) => {
            let first =
                Month::try_from(nth.checked_sub(1)?.checked_mul(3)?.checked_add(1)?).ok()?;
            let last = first.nth_next(2);
            let this = in_or(year, today);
            let gone = year.is_none() && u8::from(last) < u8::from(today.month());
            let year = if gone { this.checked_add(1)? } else { this };
            Some((in_month(year, first, Within::All)?.0, in_month(year, last, Within::All)?.1))
        }
        Day::Year(rel) => in_year(today.year().checked_add(rel.into())?),
        Day::YearOf(year) => in_year(year),
        _ => None,
    }
}

/// The day of a feast that comes next, today included; none for [`Feast::Any`].
pub(super) fn feast(feast: Feast, today: Date) -> Option<Date> {
    let of = |year: i32| match feast {
        Feast::Sun(month, day) => {
            Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
        }
        Feast::Term(term) => solar::term(year, term),
        Feast::Nth(month, nth, weekday) => nth_weekday(year, month, nth, weekday),
        Feast::Any | Feast::Moon(..) => None,
    };
    if let Feast::Moon(month, day) = feast {
        return lunar::next(today, month, day);
    }
    of(today.year()).filter(|day| *day >= today).or_else(|| of(today.year().checked_add(1)?))
}

/// A date without a year this many days back is read as past, an older one as next year's.
const HALF_A_YEAR: i64 = 183;

pub(super) fn month_from(day: Date, months: i32) -> Option<(i32, Month)> {
    let count = day
        .year()
        .checked_mul(12)?
        .checked_add(i32::from(u8::from(day.month())) - 1)?
        .checked_add(months)?;
    let month = u8::try_from(count.rem_euclid(12) + 1).ok()?;
    Some((count.div_euclid(12), Month::try_from(month).ok()?))
}

/// `hundredths` of months after `day`: whole months by the calendar, the rest in days of a 30-day month.
pub(super) fn months_on(day: Date, hundredths: i64) -> Option<Date> {
    let (year, month) = month_from(day, i32::try_from(hundredths / 100).ok()?)?;
    let start = Date::from_calendar_date(year, month, day.day().min(month.length(year))).ok()?;
    start.checked_add(Duration::days(hundredths % 100 * 30 / 100))
}

/// The number of a year that is said, or this one.
fn in_or(year: Option<Year>, today: Date) -> i32 {
    year.map_or(today.year(), |year| year.of(today.year()))
}

/// The `nth` such weekday (1 to 7) of a month.
fn nth_weekday(year: i32, month: u8, nth: u8, weekday: u8) -> Option<Date> {
    let first = Date::from_calendar_date(year, Month::try_from(month).ok()?, 1).ok()?;
    if nth == 0 {
        return last_weekday(year, first.month(), weekday);
    }
    let ahead = (i64::from(weekday) - 1 - i64::from(first.weekday().number_days_from_monday()))
        .rem_euclid(7);
    let day = first.checked_add(Duration::days(ahead + (i64::from(nth) - 1) * 7))?;
    Some(day).filter(|day| day.month() == first.month())
}

/// The last such weekday (1 to 7) of a month.
fn last_weekday(year: i32, month: Month, weekday: u8) -> Option<Date> {
    let last = in_month(year, month, Within::End)?.1;
    let behind = i64::from(last.weekday().number_from_monday()) - i64::from(weekday);
    last.checked_sub(Duration::days(behind.rem_euclid(7)))
}

fn in_year(year: i32) -> Option<(Date, Date)> {
    let first = Date::from_calendar_date(year, Month::January, 1).ok()?;
    Some((first, Date::from_calendar_date(year, Month::December, 31).ok()?))
}

fn in_month(year: i32, month: Month, within: Within) -> Option<(Date, Date)> {
    let last = month.length(year);
    let (from, to) = match within {
        Within::All => (1, last),
        Within::End => (last, last),
        Within::Decade(1) => (1, 10),
        Within::Decade(2) => (11, 20),
        Within::Decade(_) => (21, last),
    };
    Some((
        Date::from_calendar_date(year, month, from).ok()?,
        Date::from_calendar_date(year, month, to).ok()?,
    ))
}
