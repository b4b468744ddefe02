//! Dates by their numbers: 10月8日, 10/8, 10.8前, 2026-10-08, 28-30号.

use super::{Num, Reader, num};
use crate::promise::when::{Day, Of, Point, Within, Year};
use crate::promise::words::{Cue, Unit, Word};

impl Reader<'_> {
    /// 10月8日, 10/8, 2026年10月8日, 2026-10-08, 8号, 8日 (where it is no length).
    pub(super) fn date(&mut self, before: Option<Point>) -> Option<Day> {
        let first = self.take(num)?;
        if let Some(day) = self.attempt(|reader| reader.days_on(first)) {
            return Some(day);
        }
        if let (None, Some(before)) = (self.word(0), before) {
            return short(before, first.whole()?);
        }
        match self.word(0)? {
            Word::Unit(Unit::Year) | Word::Year(0) => self.year_first(first),
            Word::To | Word::Slash if first.digits == 4 => self.year_first(first),
            // 10.8前: with a point only where a word behind it takes it for a day.
            _ if first.places > 0 => self.pointed(first, before.is_some()),
            Word::Slash if first.digits > 0 => self.month_slash_day(first),
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
                        || matches!(self.word(2), Some(Word::Num(_)))
                            && self.word(3) == Some(Word::Colon)) =>
            {
                self.at += 1;
                date(None, first.whole()?, self.take(num)?.whole()?)
            }
            // 周三至五, 十月十三到十五: the second one without its mark.
            word if before.is_some() && !carries(word) => short(before?, first.whole()?),
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

    /// 三天后的下午3点
    fn days_on(&mut self, first: Num) -> Option<Day> {
        let days = i32::try_from(first.whole()?).ok()?;
        self.take(|word| matches!(word, Word::Unit(Unit::Day)).then_some(()))?;
        self.skip(Word::After).then_some(())?;
        self.skip(Word::Of);
        let timed = matches!(self.word(0)?, Word::Part(_))
            || matches!(self.word(1)?, Word::OClock | Word::Colon);
        timed.then_some(Day::From(days, days))
    }

    /// 2026年10月8日, 26年10月16日, 2026年四季度, 2026-10-08: the reader stands behind the year.
    fn year_first(&mut self, first: Num) -> Option<Day> {
        let marked =
            self.take(|word| matches!(word, Word::Unit(Unit::Year) | Word::Year(0)).then_some(()));
        let said = i32::try_from(first.whole()?).ok()?;
        if marked.is_none() {
            self.at += 1;
            let month = self.take(num)?.whole()?;
            self.take(|word| matches!(word, Word::To | Word::Slash).then_some(()))?;
            return date(Some(year(said)?), month, self.take(num)?.whole()?);
        }
        let short = first.digits == 2 && matches!(self.word(0), Some(Word::Num(_)));
        let year = year(if short { said + 2000 } else { said })?;
        match self.word(0)? {
            Word::Quarter(quarter) => {
                self.at += 1;
                Some(Day::Quarter(Some(year), quarter))
            }
            Word::Half(half) => {
                self.at += 1;
                Some(Day::Half(Some(year), half))
            }
            Word::Feast(_) | Word::Eve(_) => self.feast_of(year),
            _ => {
                let month = self.take(num)?.whole()?;
                self.month(Some(year), month)
            }
        }
    }

    /// 10.8前: with a point only where a word behind it takes it for a day.
    fn pointed(&mut self, first: Num, ends_range: bool) -> Option<Day> {
        let (month, day) = (first.lo / 100, first.lo % 100);
        let day = if first.places == 1 { day / 10 } else { day };
        let sure = match self.word(0)? {
            Word::Before | Word::Part(_) | Word::Unit(Unit::Date) | Word::DayNumber => true,
            Word::Unit(_) | Word::Measure => false,
            // 9.26 14:00
            Word::Num(_) if self.word(1) == Some(Word::Colon) => true,
            _ => ends_range || self.acts_on(first),
        };
        sure.then_some(())?;
        self.take(date_mark);
        date(None, month, day)
    }

    /// 10/8, 10/15/2026; 24/48小时 and 1/3个 are none.
    fn month_slash_day(&mut self, first: Num) -> Option<Day> {
        self.at += 1;
        let day = self.take(num).filter(|num| num.digits > 0)?.whole()?;
        if let Some(year) = self.attempt(|reader| {
            reader.skip(Word::Slash).then_some(())?;
            year(i32::try_from(reader.take(num)?.whole()?).ok()?)
        }) {
            // 26/9/2026
            let (month, day) =
                if first.whole()? > 12 { (day, first.whole()?) } else { (first.whole()?, day) };
            return date(Some(year), month, day);
        }
        // 12/1日前
        if self.word(1) == Some(Word::Before) && self.take(date_mark).is_some() {
            return date(None, first.whole()?, day);
        }
        let plain = !matches!(self.word(0), Some(Word::Unit(_) | Word::Measure | Word::Slash));
        if plain { date(None, first.whole()?, day) } else { None }
    }

    /// Whether 10.13 is a day: an action follows it, and no noun that would make it a version stands before.
    fn acts_on(&self, first: Num) -> bool {
        let before = self.at.checked_sub(2).and_then(|at| self.tokens.get(at));
        let noun = before.is_some_and(|token| matches!(token.word, Word::Other | Word::Noise));
        let act = self.tokens.get(self.at).is_some_and(|token| token.is(Cue::ACT.or(Cue::FOR_YOU)));
        first.digits > 0 && act && !noun
    }

    /// Whether the 日 before which the reader stands is a unit of length: 三十日内, not 15日前.
    fn is_length(&self, count: u32, ahead: usize) -> bool {
        count > 31 || matches!(self.word(ahead), Some(Word::Within | Word::About | Word::After))
    }

    pub(super) fn month(&mut self, year: Option<Year>, month: u32) -> Option<Day> {
        let number = month_number(month)?;
        // 2026年10月底: the mark of the month is part of 月底.
        if self.skip(Word::MonthEnd) {
            return Some(Day::Named(year, number, Within::End));
        }
        self.skip(Word::Unit(Unit::Month)).then_some(())?;
        self.in_named(year, number)
    }

    /// What stands behind a month: 12月月底, 11月份的第一个周二, 10月上旬, 10月8日.
    pub(super) fn in_named(&mut self, year: Option<Year>, number: u8) -> Option<Day> {
        // 12月月初 names no day.
        if self.word(0) == Some(Word::Early) {
            return None;
        }
        // 10月国庆后: the holiday tells when.
        if matches!(self.word(0), Some(Word::Holiday(_) | Word::Eve(_) | Word::HolidayRun(_))) {
            return None;
        }
        // 12月月底
        if self.skip(Word::MonthEnd) {
            return Some(Day::Named(year, number, Within::End));
        }
        if let Some(day) = self.attempt(|reader| reader.nth_of(Of::Named(year, number))) {
            return Some(day);
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
            Some(day) => date(year, number.into(), day),
            None => Some(Day::Named(year, number, Within::All)),
        }
    }
}

/// The end of a range that takes its mark from the start.
fn short(before: Point, number: u32) -> Option<Day> {
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

/// A year that promises can name.
fn year(said: i32) -> Option<Year> {
    Some(said).filter(|year| (2000..2100).contains(year)).map(Year::Said)
}

/// Whether a number takes what follows it for its own mark.
pub(super) fn carries(word: Word) -> bool {
    matches!(
        word,
        Word::Unit(_)
            | Word::Measure
            | Word::OClock
            | Word::Colon
            | Word::Slash
            | Word::To
            | Word::DayNumber
            | Word::Num(_)
            | Word::Over
    )
}

pub(super) fn date_mark(word: Word) -> Option<()> {
    matches!(word, Word::DayNumber | Word::Unit(Unit::Date)).then_some(())
}

pub(super) fn month_number(month: u32) -> Option<u8> {
    u8::try_from(month).ok().filter(|month| (1..=12).contains(month))
}

pub(super) fn day_number(day: u32) -> Option<u8> {
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
