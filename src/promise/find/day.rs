//! Days and periods: 下周三, 本月底, 10月8日, 下个工作日.

use super::date::{date_mark, day_number, month_number};
use super::{Reader, num, unit};
use crate::promise::when::{Day, Of, Point, Within, Year};
use crate::promise::words::{Feast, Part, Unit, Word};

impl Reader<'_> {
    /// A day or a period, and the part of the day where one word names both (明早).
    pub(super) fn day(&mut self, before: Option<Point>) -> Option<(Day, Option<Part>)> {
        let word = self.word(0)?;
        if matches!(word, Word::Num(_)) {
            return Some((self.date(before)?, None));
        }
        if let Word::Date(year, month, day) = word {
            self.at += 1;
            self.skip(Word::DayNumber);
            return Some((Day::Date(Some(Year::Said(year)), month, day), None));
        }
        self.at += 1;
        let day = match word {
            Word::Day(first, last) => Day::From(first.into(), last.into()),
            Word::Next(days) => Day::From(days.into(), days.into()),
            Word::DayPart(day, part) => {
                return Some((Day::From(day.into(), day.into()), Some(part)));
            }
            Word::Rel(rel) => {
                self.skip(Word::Measure);
                self.relative(rel)?
            }
            // 周一至周五: the end lies in the week of the start.
            Word::Weekday(day) => match before.map(|point| point.day) {
                Some(Day::Weekday(week, _)) => Day::Weekday(week, day),
                _ => Day::Weekday(None, day),
            },
            Word::Weekend => Day::Weekend(0),
            Word::MonthEnd => Day::Month(0, Within::End),
            Word::Decade(decade) => Day::Month(0, Within::Decade(decade)),
            Word::Year(years) => self.in_year(years)?,
            Word::YearEnd(years) => Day::Year(years),
            Word::Half(half) => Day::Half(None, half),
            Word::Feast(feast) => self.feast(feast)?,
            // 国庆节前一天
            Word::Eve(feast) if self.attempt(Self::one_day).is_some() => Day::Eve(feast),
            // 国庆前两天 is some other day.
            Word::Eve(feast) if !matches!(self.word(0), Some(Word::Num(_))) => Day::Eve(feast),
            Word::HolidayRun(feast) => Day::HolidayRun(feast),
            // 元月15日
            Word::January => self.in_named(None, 1)?,
            Word::Lunar | Word::LunarMonth(_) => {
                self.at -= 1;
                self.lunar()?
            }
            Word::QuarterEnd => Day::Season(0),
            Word::Quarter(quarter) => {
                self.skip(Word::QuarterEnd);
                Day::Quarter(None, quarter)
            }
            Word::Ordinal => self.ordinal()?,
            _ => return None,
        };
        Some((day, None))
    }

    /// 明年1月8日, 今年下半年, 今年圣诞节: what follows a year counted from this one.
    fn in_year(&mut self, years: i8) -> Option<Day> {
        let year = Year::From(years);
        // 明年年中 names no day.
        if self.word(0) == Some(Word::Early) {
            return None;
        }
        let day = self.attempt(|reader| match reader.word(0)? {
            Word::Half(half) => {
                reader.at += 1;
                Some(Day::Half(Some(year), half))
            }
            // 去年年底
            Word::YearEnd(0) => {
                reader.at += 1;
                Some(Day::Year(years))
            }
            Word::Quarter(quarter) => {
                reader.at += 1;
                Some(Day::Quarter(Some(year), quarter))
            }
            Word::Feast(_) | Word::Eve(_) => reader.feast_of(year),
            Word::January => {
                reader.at += 1;
                reader.in_named(Some(year), 1)
            }
            _ => {
                let month = reader.take(num)?.whole()?;
                reader.month(Some(year), month)
            }
        });
        Some(day.unwrap_or(Day::Year(years)))
    }

    /// 明年春节, 2027年元旦前: a feast behind its year.
    pub(super) fn feast_of(&mut self, year: Year) -> Option<Day> {
        let word = self.word(0)?;
        self.at += 1;
        match word {
            Word::Eve(feast) => Some(Day::FeastOf(year, feast, true)),
            Word::Feast(feast) => {
                self.skip(Word::Next(0));
                Some(Day::FeastOf(year, feast, self.word(0) == Some(Word::Before)))
            }
            _ => None,
        }
    }

    /// A feast is a time only where the day itself is meant: 国庆节当天, 国庆节上午10点; or a day before it: 圣诞前.
    fn feast(&mut self, feast: Feast) -> Option<Day> {
        let day = Day::Feast(feast);
        // 国庆节的前一天
        if self
            .attempt(|reader| {
                reader.skip(Word::Of);
                reader.skip(Word::Day(-1, -1)).then_some(())
            })
            .is_some()
        {
            return Some(Day::Eve(feast));
        }
        // 大年初八 is a day without more words.
        if self.skip(Word::Next(0)) || matches!(feast, Feast::Moon(1, 2..=8)) {
            return Some(day);
        }
        if self.word(0) == Some(Word::Before) && !matches!(self.word(1), Some(Word::Num(_))) {
            return Some(Day::Eve(feast));
        }
        let timed = match self.word(0)? {
            Word::Part(_) => true,
            Word::Num(_) => matches!(self.word(1), Some(Word::OClock | Word::Colon)),
            _ => false,
        };
        timed.then_some(day)
    }

    fn one_day(&mut self) -> Option<()> {
        self.take(num).filter(|num| num.whole() == Some(1))?;
        self.skip(Word::Unit(Unit::Day)).then_some(())
    }

    /// 农历九月初九, 腊月初八.
    fn lunar(&mut self) -> Option<Day> {
        let named = self.skip(Word::Lunar);
        let month = match self.word(0)? {
            Word::LunarMonth(month) => {
                self.at += 1;
                month
            }
            _ if named => {
                let month = month_number(self.take(num)?.whole()?)?;
                self.skip(Word::Unit(Unit::Month)).then_some(month)?
            }
            _ => return None,
        };
        self.skip(Word::First);
        let day = self.take(num)?.whole()?;
        self.take(date_mark);
        u8::try_from(day)
            .ok()
            .filter(|day| (1..=30).contains(day))
            .map(|day| Day::Feast(Feast::Moon(month, day)))
    }

    /// 本月最后一个周三, 下月第一个工作日, 12月第一周: what stands behind the month or the week. A week of a month
    /// ends with its Sunday.
    pub(super) fn nth_of(&mut self, of: Of) -> Option<Day> {
        self.skip(Word::Of);
        let nth = if self.skip(Word::Final) {
            // 最后一周
            self.take(num);
            0
        } else if self.skip(Word::Ordinal) {
            u8::try_from(self.take(num)?.whole()?).ok().filter(|nth| *nth > 0)?
        } else {
            self.skip(Word::Rel(1)).then_some(1)?
        };
        self.skip(Word::Measure);
        let word = self.word(0)?;
        self.at += 1;
        match (word, of) {
            (Word::Unit(Unit::WorkingDay), _) => Some(Day::WorkingOf(of, nth)),
            (_, Of::Week(_)) => None,
            (Word::Weekday(day), _) => Some(Day::Nth(of, nth, day)),
            (Word::Unit(Unit::Week) | Word::Weekend, _) if nth > 0 => Some(Day::Nth(of, nth, 7)),
            (Word::Unit(Unit::Week), Of::Month(rel)) => Some(Day::Month(rel, Within::End)),
            (Word::Unit(Unit::Week), Of::Named(year, month)) => {
                Some(Day::Named(year, month, Within::End))
            }
            (Word::Unit(Unit::Day), Of::Month(rel)) if nth > 0 => Some(Day::Number(Some(rel), nth)),
            (Word::Unit(Unit::Day), Of::Named(year, month)) if nth > 0 => {
                Some(Day::Date(year, month, nth))
            }
            _ => None,
        }
        .filter(|_| nth <= 20)
    }

    /// 第三个工作日, 第3天.
    fn ordinal(&mut self) -> Option<Day> {
        let count = self.take(num)?.whole()?;
        self.skip(Word::Measure);
        match self.take(unit)? {
            Unit::WorkingDay => Some(Day::Working(count)),
            Unit::Day => i32::try_from(count).ok().map(|days| Day::From(days, days)),
            _ => None,
        }
    }

    /// 下周三, 本月底, 下个工作日, 下个账期: what follows 下, 本, 上.
    fn relative(&mut self, rel: i8) -> Option<Day> {
        let word = self.word(0)?;
        self.at += 1;
        Some(match word {
            Word::Weekday(day) => Day::Weekday(Some(rel), day),
            Word::Weekend => Day::Weekend(rel),
            Word::MonthEnd => Day::Month(rel, Within::End),
            Word::Decade(decade) => Day::Month(rel, Within::Decade(decade)),
            Word::Unit(Unit::WorkingDay) if rel > 0 => Day::Working(u32::from(rel.unsigned_abs())),
            Word::Unit(Unit::Day | Unit::Date | Unit::WorkingDay) => {
                Day::From(rel.into(), rel.into())
            }
            // 下周的周三
            Word::Unit(Unit::Week) => self
                .take(|word| match word {
                    Word::Weekday(day) => Some(Day::Weekday(Some(rel), day)),
                    Word::Weekend => Some(Day::Weekend(rel)),
                    _ => None,
                })
                .or_else(|| self.attempt(|reader| reader.nth_of(Of::Week(rel))))
                .unwrap_or(Day::Week(rel)),
            Word::Unit(Unit::Cycle) => Day::Month(rel, Within::All),
            Word::Unit(Unit::Month) => self.in_month(rel),
            Word::QuarterEnd | Word::Unit(Unit::Season) => Day::Season(rel),
            Word::Unit(Unit::Year) => Day::Year(rel),
            _ => return None,
        })
    }

    fn in_month(&mut self, rel: i8) -> Day {
        // 次月账期 says the month twice.
        self.skip(Word::Unit(Unit::Cycle));
        let part = self.take(|word| match word {
            Word::MonthEnd => Some(Within::End),
            Word::Decade(decade) => Some(Within::Decade(decade)),
            _ => None,
        });
        if let Some(part) = part {
            return Day::Month(rel, part);
        }
        if let Some(day) = self.attempt(|reader| reader.nth_of(Of::Month(rel))) {
            return day;
        }
        let day = self.attempt(|reader| {
            let day = reader.take(num)?.whole()?;
            // 次月1日起
            if reader.word(0) != Some(Word::After) {
                reader.take(date_mark)?;
            }
            day_number(day)
        });
        day.map_or(Day::Month(rel, Within::All), |day| Day::Number(Some(rel), day))
    }
}
