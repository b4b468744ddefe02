//! The lunar calendar, as far as its months are tabled: 农历九月初九, 中秋节, 大年初八.

use time::{Date, Duration};

/// First days of the lunar months of 2025 to 2027 as (year, ordinal day), beginning with 正月 of 2025; the leap
/// month stands in its place with the number 0, for nobody promises a day of it. Source: the astronomical
/// almanac behind GB/T 33661-2017.
const MONTHS: &[(u8, i32, u16)] = &[
    (1, 2025, 29),
    (2, 2025, 59),
    (3, 2025, 88),
    (4, 2025, 118),
    (5, 2025, 147),
    (6, 2025, 176),
    (0, 2025, 206),
    (7, 2025, 235),
    (8, 2025, 265),
    (9, 2025, 294),
    (10, 2025, 324),
    (11, 2025, 354),
    (12, 2026, 19),
    (1, 2026, 48),
    (2, 2026, 78),
    (3, 2026, 107),
    (4, 2026, 137),
    (5, 2026, 166),
    (6, 2026, 195),
    (7, 2026, 225),
    (8, 2026, 254),
    (9, 2026, 283),
    (10, 2026, 313),
    (11, 2026, 343),
    (12, 2027, 8),
    (1, 2027, 37),
    (2, 2027, 67),
    (3, 2027, 97),
    (4, 2027, 126),
    (5, 2027, 156),
    (6, 2027, 185),
    (7, 2027, 214),
    (8, 2027, 244),
    (9, 2027, 273),
    (10, 2027, 302),
    (11, 2027, 332),
    (12, 2027, 362),
];

/// The next day from `today` on with this month and day of the lunar calendar; none past the table.
pub(super) fn next(today: Date, month: u8, day: u8) -> Option<Date> {
    let starts = MONTHS.iter().filter(|(number, ..)| *number == month);
    starts
        .filter_map(|(_, year, ordinal)| Date::from_ordinal_date(*year, *ordinal).ok())
        .filter_map(|start| start.checked_add(Duration::days(i64::from(day) - 1)))
        .find(|found| *found >= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn known_feasts() {
        for (from, month, day, want) in [
            (date!(2025 - 01 - 01), 1, 1, date!(2025 - 01 - 29)),
            (date!(2026 - 01 - 01), 1, 1, date!(2026 - 02 - 17)),
            (date!(2026 - 01 - 01), 5, 5, date!(2026 - 06 - 19)),
            (date!(2026 - 01 - 01), 8, 15, date!(2026 - 09 - 25)),
            (date!(2026 - 09 - 26), 8, 15, date!(2027 - 09 - 15)),
            (date!(2025 - 01 - 01), 8, 15, date!(2025 - 10 - 06)),
            (date!(2027 - 01 - 01), 1, 1, date!(2027 - 02 - 06)),
        ] {
            assert_eq!(next(from, month, day), Some(want), "{month}/{day} from {from}");
        }
        assert_eq!(next(date!(2029 - 01 - 01), 1, 1), None);
    }

    #[test]
    fn months_follow_one_another_by_29_or_30_days() {
        let days: Vec<Date> =
            MONTHS.iter().map(|(_, y, d)| Date::from_ordinal_date(*y, *d).unwrap()).collect();
        for pair in days.windows(2) {
            assert!(matches!((pair[1] - pair[0]).whole_days(), 29 | 30), "{pair:?}");
        }
    }
}
