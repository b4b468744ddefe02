//! Points in time: a day, a time of day, or both.

use super::{Reader, num};
use crate::promise::when::{Clock, Day, Point};
use crate::promise::words::{Cue, Part, Unit, Word};

impl Reader<'_> {
    /// A day, a time of day, or both.
    pub(super) fn point(&mut self, before: Option<Point>) -> Option<Point> {
        let (day, part) = self.attempt(|reader| reader.day(before)).unwrap_or((Day::Unsaid, None));
        // 的 between the day and the hour (明天的下午) is skipped as unknown text never is: nothing else may be.
        // 明天的下午
        // 今晚深夜
        let late = part == Some(Part::Evening) && self.skip(Word::Part(Part::Late));
        let part = if late { Some(Part::Late) } else { part }.or_else(|| {
            self.attempt(|reader| {
                let of = reader.skip(Word::Of);
                (!of || day != Day::Unsaid).then_some(())?;
                reader.part(day != Day::Unsaid || before.is_some())
            })
        });
        // 9/26 PM
        let part = part.or_else(|| if day == Day::Unsaid { None } else { self.meridiem() });
        // 晚上9:30到次日3:00: a day of its own takes nothing over.
        let inherited = before.filter(|_| day == Day::Unsaid).and_then(|point| match point.time {
            Some(Clock::At(_, _, part, _)) => part,
            Some(Clock::In(part)) => Some(part),
            Some(Clock::Now) | None => None,
        });
        let time = self
            .attempt(|reader| {
                // 明天下午大约四点
                let roughly = reader.tokens.get(reader.at).is_some_and(|token| token.is(Cue::WILL));
                if roughly && (part.is_some() || day != Day::Unsaid) {
                    reader.at += 1;
                }
                reader.clock(part.or(inherited))
            })
            .or_else(|| part.map(Clock::In));
        // 明天这会儿
        let now = time.is_none() && day != Day::Unsaid && self.skip(Word::SameTime);
        let time = if now { Some(Clock::Now) } else { time };
        // 晚上7点下班前: the hour says it all.
        if matches!(time, Some(Clock::At(..))) {
            self.take(part_closing);
        }
        match (day, time, before) {
            (Day::Unsaid, None, _) => None,
            (Day::Unsaid, Some(_), Some(before)) => Some(Point { day: before.day, time }),
            _ => Some(Point { day, time }),
        }
    }

    /// A part of the day; the short forms (早, 晚) only behind a day.
    pub(super) fn part(&mut self, behind_day: bool) -> Option<Part> {
        let token = self.tokens.get(self.at)?;
        let short = token.chars == 1;
        let needs_day = short || matches!(token.word, Word::Part(Part::Opening | Part::Daytime));
        let part = if needs_day && !behind_day { None } else { self.take(part) }?;
        // 上午上班前: the later one is the sharper one.
        Some(self.take(part_closing).unwrap_or(part))
    }

    /// 18点, 18点30分, 三点半, 3点一刻, 18:00.
    pub(super) fn clock(&mut self, part: Option<Part>) -> Option<Clock> {
        // 差五分八点
        if let Some(clock) = self.attempt(|reader| {
            let less = reader.less()?;
            reader.clock(part)?.less(less)
        }) {
            return Some(clock);
        }
        let hour = self.take(num)?;
        // 5pm
        if let Some(part) = self.meridiem() {
            let (hour, minute) = hour_minute(hour.whole()?, 0)?;
            return Some(Clock::At(hour, minute, Some(part), true));
        }
        // 下午17.30前
        if hour.places == 2
            && (part.is_some() || hour.lo >= 1300)
            && self.word(0) == Some(Word::Before)
        {
            let (hour, minute) = hour_minute(hour.lo / 100, hour.lo % 100)?;
            return Some(Clock::At(hour, minute, part, hour > 12));
        }
        if self.skip(Word::Colon) {
            let minute = self.take(num).filter(|num| num.digits == 2)?;
            // Seconds, and the offset of a time stamp, say nothing that a promise needs.
            if self.attempt(|reader| reader.skip(Word::Colon).then(|| reader.take(num))).is_some() {
                self.attempt(|reader| {
                    reader.skip(Word::Other).then_some(())?;
                    reader.take(num)?;
                    reader.skip(Word::Colon).then_some(())?;
                    reader.take(num)
                });
            }
            self.skip(Word::OClock);
            let part = self.meridiem().or(part);
            let (hour, minute) = hour_minute(hour.whole()?, minute.whole()?)?;
            return Some(Clock::At(hour, minute, part, hour > 12 || part.is_none()));
        }
        // 2-4点: the upper one counts.
        let hour = match self
            .attempt(|reader| reader.skip(Word::To).then(|| reader.take(num)).flatten())
        {
            Some(upper) if self.word(0) == Some(Word::OClock) => upper,
            Some(_) => return None,
            None => hour,
        };
        self.skip(Word::OClock).then_some(())?;
        let minute = self
            .attempt(|reader| {
                let minute = reader.take(num)?;
                // 五点半到六点半
                if minute.hi == 50 && reader.word(0) == Some(Word::To) {
                    return Some(30);
                }
                match reader.word(0) {
                    Some(Word::Unit(Unit::Minute)) => {
                        reader.at += 1;
                        return minute.whole();
                    }
                    Some(Word::Unit(Unit::Quarter)) => {
                        reader.at += 1;
                        return minute.whole()?.checked_mul(15);
                    }
                    Some(Word::Unit(_) | Word::Measure | Word::To | Word::OClock) => return None,
                    _ => {}
                }
                if minute.hi == 50 {
                    return Some(30);
                }
                // 二十点七 is a decimal, 三点十五 a time.
                let two = reader.tokens.get(reader.at - 1).is_some_and(|token| token.chars == 2);
                minute.whole().filter(|value| *value > 9 || two)
            })
            .unwrap_or(0);
        if self.word(0).is_some_and(|word| matches!(word, Word::Num(_)))
            && !matches!(
                self.word(1),
                Some(Word::Unit(_) | Word::Measure | Word::OClock | Word::Colon)
            )
        {
            return None;
        }
        let whole = hour.hi / 100;
        let part = self.meridiem().or(part);
        let (hour, minute) = hour_minute(whole, minute)?;
        let clock = Clock::At(hour, minute, part, hour > 12);
        match self.attempt(Self::less) {
            Some(less) => clock.less(less),
            None => Some(clock),
        }
    }

    /// 差五分, 差一刻: how many minutes are taken from an hour.
    fn less(&mut self) -> Option<u32> {
        self.skip(Word::Less).then_some(())?;
        let count = self.take(num)?.whole()?;
        match self.take(super::unit)? {
            Unit::Minute => Some(count),
            Unit::Quarter => count.checked_mul(15),
            _ => None,
        }
    }
}

impl Reader<'_> {
    fn meridiem(&mut self) -> Option<Part> {
        self.take(|word| match word {
            Word::Meridiem(true) => Some(Part::Afternoon),
            Word::Meridiem(false) => Some(Part::Morning),
            _ => None,
        })
    }
}

fn part(word: Word) -> Option<Part> {
    if let Word::Part(part) = word { Some(part) } else { None }
}

fn part_closing(word: Word) -> Option<Part> {
    part(word).filter(|part| *part == Part::Closing)
}

fn hour_minute(hour: u32, minute: u32) -> Option<(u8, u8)> {
    (hour <= 24 && minute < 60).then_some(())?;
    Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?))
}
