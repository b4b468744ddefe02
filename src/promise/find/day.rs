//! Days and periods: 下周三, 本月底, 10月8日, 下个工作日.

use super::{Reader, num, unit};
use crate::promise::when::{Day, Point, Within, Year};
use crate::promise::words::{Cue, Part, Unit, Word};

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
            Word::Year(years) => self.in_year(years),
            Word::YearEnd(years) => Day::Year(years),
            Word::Half(half) => Day::Half(None, half),
            Word::Feast(month, day) => self.feast(Day::Feast(month, day))?,
            // 大年初八 is a day without more words.
            Word::LunarFeast(1, day @ 2..=8) => Day::Lunar(1, day),
            Word::LunarFeast(month, day) => self.feast(Day::Lunar(month, day))?,
            Word::NthFeast(month, nth, weekday) => {
                self.feast(Day::Nth(None, month, nth, weekday))?
            }
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
    fn in_year(&mut self, years: i8) -> Day {
        let year = Year::From(years);
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
            Word::Feast(month, day) => {
                reader.at += 1;
                Some(Day::Date(Some(year), month, day))
            }
            _ => {
                let month = reader.take(num)?.whole()?;
                reader.month(Some(year), month)
            }
        });
        day.unwrap_or(Day::Year(years))
    }

    /// A feast is a time only where the day itself is meant: 国庆节当天, 国庆节上午10点.
    fn feast(&mut self, day: Day) -> Option<Day> {
        if self.skip(Word::Next(0)) {
            return Some(day);
        }
        let timed = match self.word(0)? {
            Word::Part(_) => true,
            Word::Num(_) => matches!(self.word(1), Some(Word::OClock | Word::Colon)),
            _ => false,
        };
        timed.then_some(day)
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
        u8::try_from(day).ok().filter(|day| (1..=30).contains(day)).map(|day| Day::Lunar(month, day))
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
        // 三天后的下午3点
        if let Some(day) = self.attempt(|reader| {
            let days = i32::try_from(first.whole()?).ok()?;
            reader.take(|word| matches!(word, Word::Unit(Unit::Day)).then_some(()))?;
            reader.skip(Word::After).then_some(())?;
            reader.skip(Word::Of);
            let timed = matches!(reader.word(0)?, Word::Part(_))
                || matches!(reader.word(1)?, Word::OClock | Word::Colon);
            timed.then_some(Day::From(days, days))
        }) {
            return Some(day);
        }
        if let (None, Some(before)) = (self.word(0), before) {
            return self.short(before, first.whole()?);
        }
        match self.word(0)? {
            Word::Unit(Unit::Year) | Word::Year(0) => {
                let year = i32::try_from(first.whole()?).ok()?;
                // 26年10月16日
                let short = first.digits == 2 && matches!(self.word(1), Some(Word::Num(_)));
                let year = if short { year + 2000 } else { year };
                let year = Some(year).filter(|year| (2000..2100).contains(year)).map(Year::Said)?;
                self.at += 1;
                if let Some(quarter) =
                    self.take(|word| if let Word::Quarter(q) = word { Some(q) } else { None })
                {
                    return Some(Day::Quarter(Some(year), quarter));
                }
                if let Some(half) =
                    self.take(|word| if let Word::Half(half) = word { Some(half) } else { None })
                {
                    return Some(Day::Half(Some(year), half));
                }
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
                date(Some(Year::Said(year)), month, self.take(num)?.whole()?)
            }
            // 10.8前: with a point only where a word behind it takes it for a day.
            _ if first.places > 0 => {
                let (month, day) = (first.lo / 100, first.lo % 100);
                let day = if first.places == 1 { day / 10 } else { day };
                let sure = matches!(self.word(0)?, Word::Before | Word::Part(_) | Word::Unit(Unit::Date) | Word::DayNumber)
                    || before.is_some() && !matches!(self.word(0)?, Word::Unit(_) | Word::Measure)
                    || self.acts_on(first);
                sure.then_some(())?;
                self.take(date_mark);
                date(None, month, day)
            }
            Word::Slash if first.digits > 0 => {
                self.at += 1;
                let day = self.take(num).filter(|num| num.digits > 0)?.whole()?;
                // 24/48小时, 1/3个
                // 10/15/2026
                if let Some(year) = self.attempt(|reader| {
                    reader.skip(Word::Slash).then_some(())?;
                    let year = i32::try_from(reader.take(num)?.whole()?).ok()?;
                    Some(year).filter(|year| (2000..2100).contains(year))
                }) {
                    return date(Some(Year::Said(year)), first.whole()?, day);
                }
                let plain =
                    !matches!(self.word(0), Some(Word::Unit(_) | Word::Measure | Word::Slash));
                if plain { date(None, first.whole()?, day) } else { None }
            }
            // 俩月 is a length.
            Word::Unit(Unit::Month) if !first.count => self.month(None, first.whole()?),
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
            // 06-18前
            Word::To
                if first.digits == 2
                    && matches!(self.word(1), Some(Word::Num(day)) if day.digits == 2)
                    && (self.word(2) == Some(Word::Before)
                        || matches!(self.word(2), Some(Word::Part(_)))
                        || matches!(self.word(2), Some(Word::Num(_))) && self.word(3) == Some(Word::Colon)) =>
            {
                self.at += 1;
                date(None, first.whole()?, self.take(num)?.whole()?)
            }
            // 周三至五, 十月十三到十五: the second one without its mark.
            word if before.is_some() && !carries(word) => self.short(before?, first.whole()?),
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

    /// Whether 10.13 is a day: an action follows it, and no noun that would make it a version stands before.
    fn acts_on(&self, first: super::Num) -> bool {
        let before = self.at.checked_sub(2).and_then(|at| self.tokens.get(at));
        let noun = before.is_some_and(|token| matches!(token.word, Word::Other | Word::Noise));
        let act = self.tokens.get(self.at).is_some_and(|token| token.is(Cue::ACT.or(Cue::FOR_YOU)));
        first.digits > 0 && act && !noun
    }

    /// The end of a range that takes its mark from the start.
    fn short(&mut self, before: Point, number: u32) -> Option<Day> {
        match before.day {
            Day::Weekday(week, from) if before.time.is_none() => {
                let to = u8::try_from(number).ok().filter(|to| (from + 1..=7).contains(to))?;
                Some(Day::Weekday(week, to))
            }
            Day::Date(..) | Day::Number(..) if before.time.is_none() => {
                Some(same_month(Some(before), day_number(number)?))
            }
            _ => None,
        }
    }

    /// Whether the 日 before which the reader stands is a unit of length: 三十日内, not 15日前.
    fn is_length(&self, count: u32, ahead: usize) -> bool {
        count > 31 || matches!(self.word(ahead), Some(Word::Within | Word::About | Word::After))
    }

    fn month(&mut self, year: Option<Year>, month: u32) -> Option<Day> {
        let number = month_number(month)?;
        // 2026年10月底: the mark of the month is part of 月底.
        if self.skip(Word::MonthEnd) {
            return Some(Day::Named(year, number, Within::End));
        }
        self.skip(Word::Unit(Unit::Month)).then_some(())?;
        // 12月月底
        if self.skip(Word::MonthEnd) {
            return Some(Day::Named(year, number, Within::End));
        }
        // 10月第二个周五, 11月份的第一个周二
        if let Some((nth, weekday)) = self.attempt(|reader| {
            reader.skip(Word::Of);
            reader.skip(Word::Ordinal).then_some(())?;
            let nth = u8::try_from(reader.take(num)?.whole()?).ok()?;
            reader.skip(Word::Measure);
            let weekday =
                reader.take(|word| if let Word::Weekday(day) = word { Some(day) } else { None })?;
            (1..=5).contains(&nth).then_some((nth, weekday))
        }) {
            return Some(Day::Nth(year, number, nth, weekday));
        }
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

/// Whether a number takes what follows it for its own mark.
fn carries(word: Word) -> bool {
    matches!(
        word,
        Word::Unit(_) | Word::Measure | Word::OClock | Word::Colon | Word::Slash | Word::To | Word::DayNumber | Word::Num(_) | Word::Over
    )
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

fn date(year: Option<Year>, month: u32, day: u32) -> Option<Day> {
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
