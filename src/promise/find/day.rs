//! Days and periods: 下周三, 本月底, 10月8日, 下个工作日.

use super::{Reader, num, unit};
use crate::promise::when::{Day, Point, Within};
use crate::promise::words::{Part, Unit, Word};

impl Reader<'_> {
    /// A day or a period, and the part of the day where one word names both (明早).
    pub(super) fn day(&mut self, before: Option<Point>) -> Option<(Day, Option<Part>)> {
        let word = self.word(0)?;
        if matches!(word, Word::Num(_)) {
            return Some((self.date(before)?, None));
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
            Word::YearEnd(years) | Word::Year(years) => Day::Year(years),
            Word::QuarterEnd => Day::Season(0),
            Word::Ordinal => self.ordinal()?,
            _ => return None,
        };
        Some((day, None))
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
        let day = self.attempt(|reader| {
            let day = reader.take(num)?.whole()?;
            reader.take(date_mark)?;
            day_number(day)
        });
        day.map_or(Day::Month(rel, Within::All), |day| Day::Number(Some(rel), day))
    }

    /// 10月8日, 10/8, 2026年10月8日, 2026-10-08, 8号, 8日 (where it is no length).
    fn date(&mut self, before: Option<Point>) -> Option<Day> {
        let first = self.take(num)?;
        match self.word(0)? {
            Word::Unit(Unit::Year) | Word::Year(0) => {
                let year = i32::try_from(first.whole()?)
                    .ok()
                    .filter(|year| (2000..2100).contains(year))?;
                self.at += 1;
                let month = self.take(num)?.whole()?;
                self.month(Some(year), month)
            }
            Word::To | Word::Slash if first.digits == 4 => {
                let year = i32::try_from(first.whole()?)
                    .ok()
                    .filter(|year| (2000..2100).contains(year))?;
                self.at += 1;
                let month = self.take(num)?.whole()?;
                self.take(|word| matches!(word, Word::To | Word::Slash).then_some(()))?;
                date(Some(year), month, self.take(num)?.whole()?)
            }
            Word::Slash if first.digits > 0 => {
                self.at += 1;
                let day = self.take(num).filter(|num| num.digits > 0)?.whole()?;
                // 24/48小时, 1/3个
                let plain =
                    !matches!(self.word(0), Some(Word::Unit(_) | Word::Measure | Word::Slash));
                if plain { date(None, first.whole()?, day) } else { None }
            }
            Word::Unit(Unit::Month) => self.month(None, first.whole()?),
            Word::YearEnd(0) if first.digits == 4 => {
                self.at += 1;
                i32::try_from(first.whole()?)
                    .ok()
                    .filter(|year| (2000..2100).contains(year))
                    .map(Day::YearOf)
            }
            Word::Decade(decade) => {
                self.at += 1;
                Some(Day::Named(None, month_number(first.whole()?)?, Within::Decade(decade)))
            }
            Word::MonthEnd => {
                self.at += 1;
                Some(Day::Named(None, month_number(first.whole()?)?, Within::End))
            }
            Word::DayNumber => {
                self.at += 1;
                Some(same_month(before, day_number(first.whole()?)?))
            }
            Word::Unit(Unit::Date) if !self.is_length(first.whole()?, 1) || dated(before) => {
                self.at += 1;
                Some(same_month(before, day_number(first.whole()?)?))
            }
            // 28-30号, 28日-30日 with one mark for both
            Word::To => {
                self.at += 1;
                let upper = self.take(num)?.whole()?;
                let mark = self.word(0)?;
                let lower = first.whole()?;
                let number = mark == Word::DayNumber
                    || mark == Word::Unit(Unit::Date) && upper > 7 && !self.is_length(upper, 1);
                self.at += 1;
                (number && lower < upper).then_some(same_month(before, day_number(upper)?))
            }
            _ => None,
        }
    }

    /// Whether the 日 before which the reader stands is a unit of length: 三十日内, not 15日前.
    fn is_length(&self, count: u32, ahead: usize) -> bool {
        count > 31 || matches!(self.word(ahead), Some(Word::Within | Word::About | Word::After))
    }

    fn month(&mut self, year: Option<i32>, month: u32) -> Option<Day> {
        let number = month_number(month)?;
        // 2026年10月底: the mark of the month is part of 月底.
        if self.skip(Word::MonthEnd) {
            return Some(Day::Named(year, number, Within::End));
        }
        self.skip(Word::Unit(Unit::Month)).then_some(())?;
        if let Some(decade) =
            self.take(|word| if let Word::Decade(d) = word { Some(d) } else { None })
        {
            return Some(Day::Named(year, number, Within::Decade(decade)));
        }
        let day = self.attempt(|reader| {
            let day = reader.take(num)?.whole()?;
            // 10月8 上午: the mark of the day is sometimes left out, but then no other unit may follow.
            if reader.take(date_mark).is_none()
                && matches!(
                    reader.word(0),
                    Some(Word::Unit(_) | Word::Measure | Word::OClock | Word::Colon)
                )
            {
                return None;
            }
            Some(day)
        });
        match day {
            Some(day) => date(year, month, day),
            None => Some(Day::Named(year, number, Within::All)),
        }
    }
}

fn date_mark(word: Word) -> Option<()> {
    matches!(word, Word::DayNumber | Word::Unit(Unit::Date)).then_some(())
}

fn month_number(month: u32) -> Option<u8> {
    u8::try_from(month).ok().filter(|month| (1..=12).contains(month))
}

fn day_number(day: u32) -> Option<u8> {
    u8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

fn date(year: Option<i32>, month: u32, day: u32) -> Option<Day> {
    Some(Day::Date(year, month_number(month)?, day_number(day)?))
}

fn dated(before: Option<Point>) -> bool {
    before.is_some_and(|point| matches!(point.day, Day::Date(..) | Day::Number(..)))
}

/// A day number in the month that the start of the range named.
fn same_month(before: Option<Point>, day: u8) -> Day {
    match before.map(|point| point.day) {
        Some(Day::Date(year, month, _)) => Day::Date(year, month, day),
        Some(Day::Number(rel, _)) => Day::Number(rel, day),
        _ => Day::Number(None, day),
    }
}
