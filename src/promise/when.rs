//! Times as they are said, before any date is worked out.

use super::Grain;
use super::words::{Feast, Part, Unit};

/// A time as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A length, counted from now.
    For(Length),
    /// A place in the calendar, or two.
    At(Point, Point),
    /// A length, counted from a day: 自26日起三日内.
    After(Point, Length),
    /// A time without a limit: 几天, 月初.
    Open,
    /// An event without a date: 下次出账.
    Event,
}

impl When {
    /// How finely it is said; none where no time is.
    #[must_use]
    pub fn grain(self) -> Option<Grain> {
        Some(match self {
            Self::Open | Self::Event => return None,
            Self::For(length) | Self::After(_, length) => match length.unit {
                Unit::Second | Unit::Minute | Unit::Quarter => Grain::Minute,
                Unit::Hour | Unit::Shift => Grain::Hour,
                Unit::Day | Unit::Date if length.hi < 100 => Grain::Hour,
                Unit::Day | Unit::Date | Unit::WorkingDay => Grain::Day,
                Unit::Week => Grain::Week,
                Unit::Month | Unit::Cycle => Grain::Month,
                Unit::Season => Grain::Quarter,
                Unit::Year => Grain::Year,
            },
            Self::At(_, to) => match (to.time, to.day) {
                (Some(Clock::At(..) | Clock::Now), _) => Grain::Minute,
                (Some(Clock::In(_)), _) => Grain::Part,
                (None, Day::Week(_) | Day::Weekend(_)) => Grain::Week,
                (None, Day::Month(_, Within::All) | Day::Named(_, _, Within::All)) => Grain::Month,
                (None, Day::Season(_) | Day::Quarter(..)) => Grain::Quarter,
                (None, Day::Year(_) | Day::YearOf(_) | Day::Half(..)) => Grain::Year,
                (None, _) => Grain::Day,
            },
        })
    }
}

/// A length of time between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// Lower bound, in hundredths of `unit`.
    pub lo: u32,
    /// Upper bound, in hundredths of `unit`.
    pub hi: u32,
    /// The unit of the bounds.
    pub unit: Unit,
    /// A smaller part behind it, in minutes: the 30 of 2小时30分.
    pub minutes: u32,
}

/// A day or a longer period, and a time in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// Which day or period.
    pub day: Day,
    /// Which time of it.
    pub time: Option<Clock>,
}

/// A day or a period of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Day {
    /// None is named: today.
    #[default]
    Unsaid,
    /// So many days from now, first and last.
    From(i32, i32),
    /// So many working days from now.
    Working(u32),
    /// A weekday, 1 to 7, of a week counted from this one; without a week the next such day.
    Weekday(Option<i8>, u8),
    /// A week counted from this one.
    Week(i8),
    /// Saturday and Sunday of a week.
    Weekend(i8),
    /// A calendar month counted from this one, and which part of it.
    Month(i8, Within),
    /// A month by its name (1 to 12) and which part of it.
    Named(Option<Year>, u8, Within),
    /// A day of this month or the next: 5号.
    Number(Option<i8>, u8),
    /// A date: year where it is said, month, day.
    Date(Option<Year>, u8, u8),
    /// A quarter counted from this one.
    Season(i8),
    /// A quarter by its name, 1 to 4, and its year where that is said.
    Quarter(Option<Year>, u8),
    /// 10月第二个周五, 本月最后一个周三: which one of a month (0 for the last), weekday (1 to 7).
    Nth(Of, u8, u8),
    /// A feast, the next one to come.
    Feast(Feast),
    /// The last day before a holiday begins.
    Eve(Feast),
    /// A feast of a year that is said, or the last day before its holiday.
    FeastOf(Year, Feast, bool),
    /// A holiday as a whole.
    HolidayRun(Feast),
    /// A working day after a holiday, and which one from 1 on.
    AfterHoliday(Feast, u8),
    /// A working day of a month or a week, counted from 1 on; 0 for the last one.
    WorkingOf(Of, u8),
    /// 上半年, 下半年: 1 or 2.
    Half(Option<Year>, u8),
    /// A year counted from this one.
    Year(i8),
    /// A year by its number.
    YearOf(i32),
}

/// A period that days are counted in: 下月第一个工作日.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A week counted from this one.
    Week(i8),
    /// A month counted from this one.
    Month(i8),
    /// A month by its name.
    Named(Option<Year>, u8),
}

/// A year as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// 2026年.
    Said(i32),
    /// 今年, 明年: counted from this one.
    From(i8),
}

impl Year {
    /// The year's number, said in the year `this`.
    #[must_use]
    pub fn of(self, this: i32) -> i32 {
        match self {
            Self::Said(year) => year,
            Self::From(years) => this.saturating_add(years.into()),
        }
    }
}

/// A part of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// All of it.
    All,
    /// Its end.
    End,
    /// Its first, second or third part of ten days.
    Decade(u8),
}

/// A time of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Hour (0 to 24), minute, the part of the day that was said, and whether the hour stood in the
    /// 24-hour form (18:00).
    At(u8, u8, Option<Part>, bool),
    /// A part of the day.
    In(Part),
    /// The hour at which it is said: 明天这会儿.
    Now,
}

impl Clock {
    /// So many minutes earlier: 差五分八点.
    #[must_use]
    pub fn less(self, minutes: u32) -> Option<Self> {
        let Self::At(hour, minute, part, full) = self else { return None };
        let at = (u32::from(hour) * 60 + u32::from(minute)).checked_sub(minutes)?;
        let hour = u8::try_from(at / 60).ok()?;
        Some(Self::At(hour, u8::try_from(at % 60).ok()?, part, full))
    }
}

/// How a time is bounded by the word behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edge {
    /// No such word.
    #[default]
    None,
    /// 内, 期间.
    Within,
    /// 前.
    Before,
    /// 后.
    After,
    /// 左右.
    About,
    /// 以上.
    Above,
}

/// A time found among the tokens `first..last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Index of its first token.
    pub first: usize,
    /// Index past its last token, the word that bounds it included.
    pub last: usize,
    /// What it says.
    pub when: When,
    /// How it is bounded.
    pub edge: Edge,
}
