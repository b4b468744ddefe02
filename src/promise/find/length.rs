//! Lengths of time: 48小时, 2-3天, 一个半小时.

use super::{Reader, num, unit};
use crate::promise::when::{Length, When};
use crate::promise::words::{Unit, Word};

/// A length, or one without a bound: 几天.
enum Amount {
    Open,
    Of(Length),
}

impl Reader<'_> {
    /// 48小时, 2-3天, 一个半小时, 2小时30分钟, 1天至3天.
    pub(super) fn length(&mut self) -> Option<When> {
        let first = self.amount()?;
        let mut length = match first {
            Amount::Open => return Some(When::Open),
            Amount::Of(length) => length,
        };
        let upper = self.attempt(|reader| {
            matches!(reader.word(0)?, Word::To | Word::Slash).then_some(())?;
            reader.at += 1;
            match reader.amount()? {
                Amount::Of(upper) => Some(upper),
                Amount::Open => None,
            }
        });
        if let Some(upper) = upper.filter(|upper| upper.unit == length.unit) {
            length.hi = upper.hi.max(length.lo);
            length.minutes = length.minutes.max(upper.minutes);
        }
        Some(When::For(length))
    }

    fn amount(&mut self) -> Option<Amount> {
        // 个半小时 is one and a half.
        if let Some(length) = self.attempt(|reader| {
            reader.skip(Word::Measure).then_some(())?;
            reader.take(super::num).filter(|num| num.hi == 50)?;
            let unit = reader.take(unit).filter(|unit| *unit != Unit::Date)?;
            Some(Length { lo: 150, hi: 150, unit, minutes: 0 })
        }) {
            return Some(Amount::Of(length));
        }
        let mut num = self.take(num)?;
        let mut half = false;
        // 三（3）日 says it twice.
        self.attempt(|reader| {
            reader.skip(Word::Open).then_some(())?;
            reader.take(super::num).filter(|again| again.hi == num.hi)?;
            reader.skip(Word::Close).then_some(())
        });
        // 24-48小时, 24/48小时
        if let Some(upper) = self.attempt(|reader| {
            matches!(reader.word(0)?, Word::To | Word::Slash).then_some(())?;
            reader.at += 1;
            let upper = reader.take(super::num)?;
            matches!(reader.word(0)?, Word::Unit(_) | Word::Measure).then_some(upper)
        }) {
            num.hi = upper.hi.max(num.lo);
            num.open |= upper.open;
        }
        let over = self.skip(Word::Over);
        let measured = self.skip(Word::Measure);
        self.skip(Word::Measure);
        // 两个多小时 ends before the third.
        if self.skip(Word::Over) || over {
            num.hi += 100;
        }
        if let Some(Word::Num(more)) = self.word(0)
            && more.hi == 50
        {
            self.at += 1;
            half = true;
        }
        let unit = self.take(unit)?;
        // 10月 is the name of a month, 10个月 a length; 2026年 is a year.
        if unit == Unit::Month && !measured && num.hi != 50 && !num.count
            || unit == Unit::Season && !measured && num.digits < 2 && !num.count
            || unit == Unit::Year && num.lo >= 100_000
        {
            return None;
        }
        if num.open {
            return Some(Amount::Open);
        }
        // 两小时半, but not 两小时半价
        if let Some(Word::Num(more)) = self.word(0)
            && more.hi == 50
            && !matches!(self.word(1), Some(Word::Unit(_) | Word::Measure))
        {
            self.at += 1;
            half = true;
        }
        if half {
            num.lo += 50;
            num.hi += 50;
        }
        // 一周零两天, 一个星期又三天
        if unit == Unit::Week
            && let Some(days) = self.attempt(|reader| {
                reader.skip(Word::And);
                let days = reader.take(super::num)?.whole()?;
                reader.skip(Word::Measure);
                reader.take(|word| matches!(word, Word::Unit(Unit::Day)).then_some(days))
            })
        {
            let count =
                |weeks: u32| weeks.saturating_mul(7).saturating_add(days.saturating_mul(100));
            return Some(Amount::Of(Length {
                lo: count(num.lo),
                hi: count(num.hi),
                unit: Unit::Day,
                minutes: 0,
            }));
        }
        let minutes = if matches!(unit, Unit::Hour | Unit::Day) {
            self.attempt(Self::smaller).unwrap_or(0)
        } else {
            0
        };
        Some(Amount::Of(Length { lo: num.lo, hi: num.hi, unit, minutes }))
    }

    /// The 30分 of 2小时30分 and the 12小时 of 1天12小时.
    fn smaller(&mut self) -> Option<u32> {
        self.skip(Word::And);
        let num = self.take(num)?.whole()?;
        self.skip(Word::Measure);
        match self.take(unit)? {
            Unit::Minute => Some(num),
            Unit::Quarter => num.checked_mul(15),
            Unit::Hour => num.checked_mul(60),
            _ => None,
        }
    }
}
