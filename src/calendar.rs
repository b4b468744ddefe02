//! Working days and rest days, from data.

use time::{Date, Duration, Time, Weekday};

/// The end of a day as a due time: 民法典 art. 203 ends it at 24:00, which 23:59 shows without naming the
/// next day.
pub const END_OF_DAY: Time = time::macros::time!(23:59);

/// Rest days and days worked of the years that are known, and the office hours.
///
/// A day is a working day unless it is a Saturday, a Sunday or listed as off; a listed weekend day is
/// worked. Source of the lists: the yearly notice of 国务院办公厅.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Years whose notice is known.
    pub years: Vec<i32>,
    /// Days that are off although the week says otherwise, and weekend days inside a holiday; ascending.
    pub off: Vec<Date>,
    /// Weekend days that are worked; ascending.
    pub worked: Vec<Date>,
    /// When an office opens.
    pub opens: Time,
    /// When an office closes: 下班前.
    pub closes: Time,
}

impl Default for Calendar {
    /// No year known, so Monday to Friday; from 9:00 to 18:00.
    fn default() -> Self {
        Self {
            years: Vec::new(),
            off: Vec::new(),
            worked: Vec::new(),
            opens: time::macros::time!(9:00),
            closes: time::macros::time!(18:00),
        }
    }
}

impl Calendar {
    /// Whether the notice of the day's year is known. Where it is not, [`Self::is_working_day`] falls back
    /// to Monday to Friday, and whoever shows the answer should say so.
    #[must_use]
    pub fn knows(&self, day: Date) -> bool {
        self.years.contains(&day.year())
    }

    /// Whether the day is worked.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        if self.worked.binary_search(&day).is_ok() {
            return true;
        }
        self.off.binary_search(&day).is_err()
            && !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// Whether the notice lists the day as off: a holiday, or a day moved next to one.
    #[must_use]
    pub fn is_holiday(&self, day: Date) -> bool {
        self.off.binary_search(&day).is_ok()
    }

    /// The `count`th working day after `day`; the day itself does not count (民法典 art. 201). None where
    /// the calendar of the world ends first.
    #[must_use]
    pub fn add_working_days(&self, day: Date, count: u32) -> Option<Date> {
        let mut day = day;
        let mut left = count;
        while left > 0 {
            day = day.checked_add(Duration::DAY)?;
            left -= u32::from(self.is_working_day(day));
        }
        Some(day)
    }

    /// Whether every day from `from` to `to`, both included, lies in a known year: if not, a count of
    /// working days between them rests on the fallback.
    #[must_use]
    pub fn knows_all(&self, from: Date, to: Date) -> bool {
        (from.year()..=to.year()).all(|year| self.years.contains(&year))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use time::macros::date;

    fn days(ranges: &[(Date, Date)]) -> Vec<Date> {
        ranges
            .iter()
            .flat_map(|(from, to)| {
                std::iter::successors(Some(*from), |day| day.next_day()).take_while(|day| day <= to)
            })
            .collect()
    }

    /// The notices for 2025 and 2026.
    pub(crate) fn notices() -> Calendar {
        Calendar {
            years: [2025, 2026].into(),
            off: days(&[
                (date!(2025 - 01 - 01), date!(2025 - 01 - 01)),
                (date!(2025 - 01 - 28), date!(2025 - 02 - 04)),
                (date!(2025 - 04 - 04), date!(2025 - 04 - 06)),
                (date!(2025 - 05 - 01), date!(2025 - 05 - 05)),
                (date!(2025 - 05 - 31), date!(2025 - 06 - 02)),
                (date!(2025 - 10 - 01), date!(2025 - 10 - 08)),
                (date!(2026 - 01 - 01), date!(2026 - 01 - 03)),
                (date!(2026 - 02 - 15), date!(2026 - 02 - 23)),
                (date!(2026 - 04 - 04), date!(2026 - 04 - 06)),
                (date!(2026 - 05 - 01), date!(2026 - 05 - 05)),
                (date!(2026 - 06 - 19), date!(2026 - 06 - 21)),
                (date!(2026 - 09 - 25), date!(2026 - 09 - 27)),
                (date!(2026 - 10 - 01), date!(2026 - 10 - 07)),
            ]),
            worked: [
                date!(2025 - 01 - 26),
                date!(2025 - 02 - 08),
                date!(2025 - 04 - 27),
                date!(2025 - 09 - 28),
                date!(2025 - 10 - 11),
                date!(2026 - 01 - 04),
                date!(2026 - 02 - 14),
                date!(2026 - 02 - 28),
                date!(2026 - 05 - 09),
                date!(2026 - 09 - 20),
                date!(2026 - 10 - 10),
            ]
            .into(),
            opens: time::macros::time!(9:00),
            closes: time::macros::time!(18:00),
        }
    }

    #[test]
    fn holidays_and_days_moved_decide() {
        let calendar = notices();
        assert!(!calendar.is_working_day(date!(2026 - 10 - 07)), "a Wednesday in the holiday");
        assert!(calendar.is_working_day(date!(2026 - 10 - 10)), "a Saturday that is worked");
        assert!(!calendar.is_working_day(date!(2026 - 10 - 11)), "a plain Sunday");
        assert!(calendar.is_holiday(date!(2025 - 10 - 08)));
        assert!(!calendar.is_holiday(date!(2026 - 10 - 11)));
    }

    #[test]
    fn every_known_day_is_of_one_sort() {
        let calendar = notices();
        assert!(calendar.off.iter().all(|day| !calendar.worked.contains(day)));
        for day in &calendar.worked {
            assert!(matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday), "{day}");
        }
    }

    #[test]
    fn working_days_do_not_count_the_day_itself() {
        let calendar = notices();
        let check = |from, count, to| assert_eq!(calendar.add_working_days(from, count), Some(to));
        check(date!(2026 - 09 - 23), 0, date!(2026 - 09 - 23));
        check(date!(2026 - 09 - 23), 1, date!(2026 - 09 - 24));
        check(date!(2026 - 09 - 23), 3, date!(2026 - 09 - 29));
        check(date!(2026 - 09 - 23), 7, date!(2026 - 10 - 10));
        check(date!(2025 - 09 - 30), 1, date!(2025 - 10 - 09));
        check(date!(2025 - 10 - 10), 1, date!(2025 - 10 - 11));
        assert_eq!(calendar.add_working_days(Date::MAX, 1), None);
    }

    #[test]
    fn past_the_last_known_year_the_week_decides_and_says_so() {
        let calendar = notices();
        assert!(calendar.knows(date!(2026 - 12 - 31)));
        assert!(!calendar.knows(date!(2027 - 01 - 01)));
        assert!(calendar.is_working_day(date!(2027 - 10 - 01)), "a Friday, not announced as off");
        assert!(calendar.knows_all(date!(2025 - 12 - 31), date!(2026 - 01 - 05)));
        assert!(!calendar.knows_all(date!(2026 - 12 - 31), date!(2027 - 01 - 05)));
    }
}
