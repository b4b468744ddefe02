//! The 24 terms of the sun's year: 清明, 冬至.

use time::{Date, Month};

/// Of each term from 小寒 on, two to a month: the hundredths of a day that the rule of this century adds. The rule
/// (寿星公式) holds from 2000 to 2099 but for a day in a few years.
const TERMS: [i32; 24] = [
    541, 2012, 387, 1873, 563, 2065, 481, 2010, 552, 2104, 568, 2137, 711, 2283, 750, 2313, 765,
    2304, 832, 2344, 744, 2236, 718, 2194,
];

/// The day of a term (小寒 is 0) in a year; none outside of this century.
pub(super) fn term(year: i32, term: u8) -> Option<Date> {
    let years = year.checked_sub(2000).filter(|years| (0..100).contains(years))?;
    let month = Month::try_from(term / 2 + 1).ok()?;
    // January and February lie before the leap day of their year.
    let leaps = if term < 4 { (years - 1).div_euclid(4) } else { years / 4 };
    let day = (years * 2422 + TERMS.get(usize::from(term))? * 100) / 10_000 - leaps;
    Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn known_terms() {
        for (nth, want) in [
            (0, date!(2026 - 01 - 05)),
            (2, date!(2026 - 02 - 04)),
            (6, date!(2026 - 04 - 05)),
            (8, date!(2026 - 05 - 05)),
            (11, date!(2026 - 06 - 21)),
            (14, date!(2026 - 08 - 07)),
            (17, date!(2026 - 09 - 23)),
            (20, date!(2026 - 11 - 07)),
            (23, date!(2026 - 12 - 22)),
            (6, date!(2025 - 04 - 04)),
            (23, date!(2025 - 12 - 21)),
            (6, date!(2027 - 04 - 05)),
            (2, date!(2025 - 02 - 03)),
        ] {
            assert_eq!(term(want.year(), nth), Some(want), "{nth}");
        }
        assert_eq!((term(1999, 0), term(2026, 24)), (None, None));
    }
}
