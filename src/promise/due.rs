//! Times to instants: when a time that is said begins and when it is due, counted from now.
//!
//! Hours run from the moment, through nights and weekends; days do not count the starting day and end
//! with the day (民法典 art. 200 to 204). A last day that is a rest day is not moved: the promise was made
//! for that day, and whoever shows it can say that it is a holiday.

use time::{Date, Duration, OffsetDateTime, Time};

use super::period::{feast, month_from, months_on, period};
use super::when::{Clock, Day, Edge, Length, Of, Point, When, Within};
use super::words::{Feast, Part, Unit};
use crate::calendar::{Calendar, END_OF_DAY};

/// The earliest and the latest instant of a time; none where none can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// When it begins.
    pub earliest: Option<OffsetDateTime>,
    /// When it is due.
    pub latest: Option<OffsetDateTime>,
}

/// More working days than this is no promise to a customer; it also bounds the count.
const MOST_WORKING_DAYS: u32 = 2000;

/// Works out `when`, said at `now`.
#[must_use]
pub fn due(when: When, edge: Edge, now: OffsetDateTime, calendar: &Calendar) -> Due {
    let at = Clockwork { now, calendar };
    let due = match when {
        When::Open | When::Event => return Due::default(),
        When::For(length) => at.length(length, edge),
        When::After(point, length) => at.counted_from(point, length),
        When::At(from, to) => at.window(from, to, edge),
    };
    match due {
        (Some(earliest), Some(latest)) => {
            Due { earliest: Some(earliest.min(latest)), latest: Some(latest) }
        }
        (earliest, latest) => Due { earliest, latest },
    }
}

struct Clockwork<'a> {
    now: OffsetDateTime,
    calendar: &'a Calendar,
}

type Instants = (Option<OffsetDateTime>, Option<OffsetDateTime>);

impl Clockwork<'_> {
    fn at(&self, day: Date, time: Time) -> OffsetDateTime {
        day.with_time(time).assume_offset(self.now.offset())
    }

    fn length(&self, length: Length, edge: Edge) -> Instants {
        let latest = self.after(self.now.date(), length.hi, length);
        let earliest = match edge {
            Edge::After => latest,
            _ if length.lo < length.hi && edge != Edge::Within => {
                self.after(self.now.date(), length.lo, length)
            }
            _ => Some(self.now),
        };
        if edge == Edge::Above { (latest, None) } else { (earliest, latest) }
    }

    /// From the end of a day to that of the length behind it.
    fn counted_from(&self, point: Point, length: Length) -> Instants {
        let day = self.days(point.day, point).map(|(_, last)| last);
        (
            day.map(|day| self.at(day, Time::MIDNIGHT).max(self.now)),
            day.and_then(|day| self.after(day, length.hi, length)),
        )
    }

    /// The end of `count` hundredths of the length's unit, days counted from `today`.
    fn after(&self, today: Date, count: u32, length: Length) -> Option<OffsetDateTime> {
        let count = i64::from(count);
        let minutes = i64::from(length.minutes);
        let from_now =
            |seconds: i64| self.now.checked_add(Duration::seconds(seconds + minutes * 60));
        let end = |day: Option<Date>| day.map(|day| self.at(day, END_OF_DAY));
        let whole = count.checked_add(99)?.checked_div(100)?;
        match length.unit {
            Unit::Second => from_now(count / 100),
            Unit::Minute => from_now(count * 60 / 100),
            Unit::Quarter => from_now(count * 900 / 100),
            Unit::Hour => from_now(count * 3600 / 100),
            Unit::Shift => None,
            Unit::Day | Unit::Date if count < 100 || minutes > 0 => from_now(count * 864),
            Unit::Day | Unit::Date => end(today.checked_add(Duration::days(whole))),
            Unit::WorkingDay => {
                let whole = u32::try_from(whole).ok().filter(|days| *days <= MOST_WORKING_DAYS)?;
                end(self.calendar.add_working_days(today, whole))
            }
            Unit::Week => end(today.checked_add(Duration::days((count * 7 + 99) / 100))),
            Unit::Month | Unit::Cycle => end(months_on(today, count)),
            Unit::Season => end(months_on(today, count * 3)),
            Unit::Year => end(months_on(today, count * 12)),
        }
    }

    fn window(&self, from: Point, to: Point, edge: Edge) -> Instants {
        let first = self
            .days(from.day, from)
            .map(|(first, last)| (self.night_after(first, from).unwrap_or(first), last));
        let last = self
            .days(to.day, to)
            .map(|(first, last)| (first, self.night_after(last, to).unwrap_or(last)));
        // 28号到3号 ends in the month after.
        let last = match (first, last, to.day) {
            (Some((start, _)), Some((day, end)), Day::Number(None, _)) if end < start => {
                month_from(end, 1)
                    .and_then(|(year, month)| Date::from_calendar_date(year, month, end.day()).ok())
                    .map(|end| (day, end))
            }
            _ => last,
        };
        let end = last.and_then(|(_, day)| self.end(day, to));
        let start = first.and_then(|(day, _)| self.start(day, from));
        // 22:00到2:00 ends on the day after.
        let clocks = |point: Point| matches!(point.time, Some(Clock::At(..)));
        let end = match (start, end) {
            (Some(start), Some(end))
                if end < start && from.day == to.day && clocks(from) && clocks(to) =>
            {
                end.checked_add(Duration::DAY)
            }
            _ => end,
        };
        match edge {
            Edge::Before => (Some(self.now), end),
            Edge::After
                if to.time.is_some_and(|time| matches!(time, Clock::At(..)))
                    || from.time.is_some() =>
            {
                (end, end)
            }
            Edge::After => (end, None),
            Edge::Above => (start, None),
            // A day that has begun is open from now on.
            _ => (start.map(|start| start.max(self.now)), end),
        }
    }

    /// 凌晨2点, said by day, is that of the coming night.
    fn night_after(&self, day: Date, point: Point) -> Option<Date> {
        let night = matches!(
            point.time,
            Some(Clock::At(_, _, Some(Part::Night), _) | Clock::In(Part::Night))
        );
        let gone = night && point.day == Day::Unsaid && self.end(day, point)? <= self.now;
        if gone { day.next_day() } else { None }
    }

    fn start(&self, day: Date, point: Point) -> Option<OffsetDateTime> {
        match point.time {
            None => Some(self.at(day, Time::MIDNIGHT)),
            Some(Clock::Now) => Some(self.at(day, self.now.time())),
            Some(clock @ Clock::At(..)) => self.clock(day, point.day, clock),
            Some(Clock::In(part)) => {
                let hour = match part {
                    Part::Night => 0,
                    Part::Late => 22,
                    Part::Morning | Part::Opening | Part::Daytime => 8,
                    Part::Noon => 11,
                    Part::Afternoon => 12,
                    Part::Evening => 18,
                    Part::Closing => return Some(self.at(day, Time::MIDNIGHT)),
                };
                Some(self.at(day, Time::from_hms(hour, 0, 0).ok()?))
            }
        }
    }

    fn end(&self, day: Date, point: Point) -> Option<OffsetDateTime> {
        match point.time {
            None => Some(self.at(day, END_OF_DAY)),
            Some(Clock::Now) => Some(self.at(day, self.now.time())),
            Some(clock @ Clock::At(..)) => self.clock(day, point.day, clock),
            Some(Clock::In(part)) => {
                let hour = match part {
                    Part::Night => 6,
                    Part::Morning | Part::Opening | Part::Noon => 12,
                    Part::Afternoon | Part::Daytime => 18,
                    Part::Evening => 22,
                    Part::Late => return Some(self.at(day, END_OF_DAY)),
                    Part::Closing => return Some(self.at(day, self.calendar.closes)),
                };
                Some(self.at(day, Time::from_hms(hour, 0, 0).ok()?))
            }
        }
    }

    /// An hour of the clock. 三点 without a part of the day is 15:00, for nobody promises a call at three
    /// in the morning; 九点 today is 21:00 once the morning's nine o'clock is past.
    fn clock(&self, day: Date, said: Day, clock: Clock) -> Option<OffsetDateTime> {
        let Clock::At(hour, minute, part, full) = clock else { return None };
        let hour = match part {
            _ if hour == 24 => return Some(self.at(day, END_OF_DAY)),
            // 零点前 and 今晚零点 mean the midnight that ends the day.
            None | Some(Part::Evening | Part::Night | Part::Late)
                if hour == 0 && minute == 0 && matches!(said, Day::Unsaid | Day::From(0, 0)) =>
            {
                return Some(self.at(day, END_OF_DAY));
            }
            // 晚上12点 is the end of the day.
            Some(Part::Evening | Part::Late) if hour == 12 => {
                return Some(self.at(day, END_OF_DAY));
            }
            // 今晚2点 is past midnight.
            Some(Part::Evening | Part::Late) if (1..5).contains(&hour) => {
                return Some(self.at(day.next_day()?, Time::from_hms(hour, minute, 0).ok()?));
            }
            Some(Part::Afternoon | Part::Evening) if hour < 12 => hour + 12,
            Some(Part::Noon) if hour < 4 => hour + 12,
            // 夜里11点 comes before midnight.
            Some(Part::Night | Part::Late) if (7..12).contains(&hour) => hour + 12,
            None if !full && (1..7).contains(&hour) => hour + 12,
            None if !full && (7..12).contains(&hour) => {
                let morning = self.at(day, Time::from_hms(hour, minute, 0).ok()?);
                let today = matches!(said, Day::Unsaid | Day::From(0, 0));
                if today && morning <= self.now { hour + 12 } else { hour }
            }
            _ => hour,
        };
        Some(self.at(day, Time::from_hms(hour, minute, 0).ok()?))
    }

    /// The last day before a holiday, and its own last day: of the run of days off that holds the feast, or of the next
    /// run.
    fn holiday(&self, feast: Feast) -> Option<(Date, Date)> {
        /// No year has a longer time without a holiday.
        const MOST: i64 = 200;
        let today = self.now.date();
        let first = match feast {
            Feast::Any => (1..MOST)
                .filter_map(|days| today.checked_add(Duration::days(days)))
                .find(|day| self.calendar.is_holiday(*day))?,
            named => self::feast(named, today.next_day()?)?,
        };
        self.run(first)
    }

    /// The last day before the run of holidays that holds `day`, and its own last day.
    fn run(&self, day: Date) -> Option<(Date, Date)> {
        let mut first = day;
        while let Some(before) = first.previous_day().filter(|day| self.calendar.is_holiday(*day)) {
            first = before;
        }
        let mut last = day;
        while let Some(next) = last.next_day().filter(|day| self.calendar.is_holiday(*day)) {
            last = next;
        }
        Some((first.previous_day()?, last))
    }

    /// First and last day of a period.
    fn days(&self, day: Day, point: Point) -> Option<(Date, Date)> {
        let today = self.now.date();
        let one = |day: Date| Some((day, day));
        let plus = |days: i64| today.checked_add(Duration::days(days));
        let monday = plus(-i64::from(today.weekday().number_days_from_monday()))?;
        let week = |rel: i8, day: i64| monday.checked_add(Duration::days(i64::from(rel) * 7 + day));
        match day {
            Day::Unsaid => one(today),
            // 零点 today lies behind us: the midnight that is meant ends the day.
            Day::From(a, b) => Some((plus(a.into())?, plus(b.into())?)),
            Day::Working(count) => {
                let count = Some(count).filter(|count| *count <= MOST_WORKING_DAYS)?;
                one(self.calendar.add_working_days(today, count)?)
            }
            Day::Weekday(Some(rel), nth) => one(week(rel, i64::from(nth) - 1)?),
            Day::Weekday(None, nth) => {
                let this = week(0, i64::from(nth) - 1)?;
                let past = this < today
                    || this == today && point.time.is_some() && self.end(this, point)? < self.now;
                one(if past { week(1, i64::from(nth) - 1)? } else { this })
            }
            Day::Week(rel) => Some((week(rel, 0)?, week(rel, 6)?)),
            Day::Weekend(rel) => Some((week(rel, 5)?, week(rel, 6)?)),
            Day::Eve(feast) => one(self.holiday(feast)?.0),
            Day::FeastOf(year, feast, eve) => {
                let first = Date::from_ordinal_date(year.of(today.year()), 1).ok()?;
                let day = self::feast(feast, first)?;
                one(if eve { self.run(day)?.0 } else { day })
            }
            Day::HolidayRun(feast) => {
                // One that has begun is meant until it ends.
                let this = Some(today).filter(|day| self.calendar.is_holiday(*day));
                let (eve, last) = match this.and_then(|day| self.run(day)) {
                    Some(run) => run,
                    None => self.holiday(feast)?,
                };
                Some((eve.next_day()?, last))
            }
            Day::AfterHoliday(feast, nth) => {
                let last = self.holiday(feast)?.1;
                one(self.calendar.add_working_days(last, nth.into())?)
            }
            Day::WorkingOf(of, nth) => {
                let (first, last) = match of {
                    Of::Week(rel) => (week(rel, 0)?, week(rel, 6)?),
                    Of::Month(rel) => period(Day::Month(rel, Within::All), today)?,
                    Of::Named(year, month) => period(Day::Named(year, month, Within::All), today)?,
                };
                if nth > 0 {
                    one(self.calendar.add_working_days(first.previous_day()?, nth.into())?)
                } else {
                    let days = std::iter::successors(Some(last), |day| day.previous_day());
                    let mut days = days.take_while(|day| *day >= first);
                    one(days.find(|day| self.calendar.is_working_day(*day))?)
                }
            }
            _ => period(day, today),
        }
    }
}
