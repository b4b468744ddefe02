//! Tokens to times: what a run of words says about time, before any date is worked out.

use super::scan::Token;
use super::words::{Part, Unit, Word};

/// A time as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A length, counted from now.
    For(Length),
    /// A place in the calendar, or two.
    At(Point, Point),
    /// A time without a limit: 几天, 月初.
    Open,
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
    Named(Option<i32>, u8, Within),
    /// A day of this month or the next: 5号.
    Number(Option<i8>, u8),
    /// A date: year where it is said, month, day.
    Date(Option<i32>, u8, u8),
    /// A quarter counted from this one.
    Season(i8),
    /// A year counted from this one.
    Year(i8),
    /// A year by its number.
    YearOf(i32),
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

/// The times among the tokens, in order, none overlapping.
#[must_use]
pub fn find(tokens: &[Token]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut reader = Reader { tokens, at };
        if let Some(when) = reader.when() {
            let edge = reader.edge();
            found.push(Found { first: at, last: reader.at, when, edge });
            at = reader.at.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn word(&self, ahead: usize) -> Option<Word> {
        self.tokens.get(self.at + ahead).map(|token| token.word)
    }

    /// Steps over the next token where `take` makes something of it.
    fn take<T>(&mut self, take: impl Fn(Word) -> Option<T>) -> Option<T> {
        let taken = take(self.word(0)?)?;
        self.at += 1;
        Some(taken)
    }

    fn skip(&mut self, word: Word) -> bool {
        self.take(|next| (next == word).then_some(())).is_some()
    }

    /// Tries `read`; where it finds nothing, nothing is stepped over.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let result = read(self);
        if result.is_none() {
            self.at = start;
        }
        result
    }

    fn when(&mut self) -> Option<When> {
        if self.word(0) == Some(Word::Vague) {
            self.at += 1;
            return Some(When::Open);
        }
        self.attempt(Self::counted)
            .or_else(|| self.attempt(Self::window))
            .or_else(|| self.attempt(Self::length))
    }

    /// T+3, D+3.
    fn counted(&mut self) -> Option<When> {
        let unit = self.take(|word| match word {
            Word::TPlus => Some(Unit::WorkingDay),
            Word::DPlus => Some(Unit::Day),
            _ => None,
        })?;
        let num = self.take(num)?;
        self.attempt(|reader| reader.take(|word| matches!(word, Word::Unit(_)).then_some(())));
        Some(When::For(Length { lo: num.lo, hi: num.hi, unit, minutes: 0 }))
    }

    /// A point, or two with 至 between them; the second takes over what it does not say.
    fn window(&mut self) -> Option<When> {
        let from = self.point(None)?;
        if self.only_open() {
            return Some(When::Open);
        }
        let to = self.attempt(|reader| {
            reader.skip(Word::To).then_some(())?;
            reader.point(Some(from))
        });
        Some(When::At(from, to.unwrap_or(from)))
    }

    /// 下月初: a period, and a vague place in it.
    fn only_open(&mut self) -> bool {
        self.skip(Word::Vague)
    }

    /// A day, a time of day, or both.
    fn point(&mut self, before: Option<Point>) -> Option<Point> {
        let (day, part) = self.attempt(|reader| reader.day(before)).unwrap_or((Day::Unsaid, None));
        // 的 between the day and the hour (明天的下午) is skipped as unknown text never is: nothing else may be.
        let part = part.or_else(|| self.part(day != Day::Unsaid || before.is_some()));
        let inherited = before.and_then(|point| match point.time {
            Some(Clock::At(_, _, part, _)) => part,
            Some(Clock::In(part)) => Some(part),
            None => None,
        });
        let time =
            self.attempt(|reader| reader.clock(part.or(inherited))).or_else(|| part.map(Clock::In));
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
    fn part(&mut self, behind_day: bool) -> Option<Part> {
        let token = self.tokens.get(self.at)?;
        let short = token.span.end - token.span.start <= 3;
        let needs_day = short || token.word == Word::Part(Part::Opening);
        let part = if needs_day && !behind_day { None } else { self.take(part) }?;
        // 上午上班前: the later one is the sharper one.
        Some(self.take(part_closing).unwrap_or(part))
    }

    /// 18点, 18点30分, 三点半, 3点一刻, 18:00.
    fn clock(&mut self, part: Option<Part>) -> Option<Clock> {
        let hour = self.take(num)?;
        if self.skip(Word::Colon) {
            let minute = self.take(num).filter(|num| num.digits == 2)?;
            self.attempt(|reader| reader.skip(Word::Colon).then(|| reader.take(num)));
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
                match reader.word(0) {
                    Some(Word::Unit(Unit::Minute)) => reader.at += 1,
                    Some(Word::Unit(Unit::Quarter)) => {
                        reader.at += 1;
                        return minute.whole()?.checked_mul(15);
                    }
                    Some(Word::Unit(_) | Word::Measure | Word::To | Word::OClock) => return None,
                    _ => {}
                }
                if minute.hi == 50 { Some(30) } else { minute.whole() }
            })
            .unwrap_or(0);
        let whole = hour.hi / 100;
        let (hour, minute) = hour_minute(whole, minute)?;
        Some(Clock::At(hour, minute, part, hour > 12))
    }

    fn day(&mut self, before: Option<Point>) -> Option<(Day, Option<Part>)> {
        let plain = |day| Some((day, None));
        match self.word(0)? {
            Word::Day(a, b) => {
                self.at += 1;
                plain(Day::From(a.into(), b.into()))
            }
            Word::Next(days) => {
                self.at += 1;
                plain(Day::From(days.into(), days.into()))
            }
            Word::DayPart(day, part) => {
                self.at += 1;
                Some((Day::From(day.into(), day.into()), Some(part)))
            }
            Word::Rel(rel) => {
                self.at += 1;
                self.skip(Word::Measure);
                plain(self.relative(rel)?)
            }
            Word::Weekday(day) => {
                self.at += 1;
                // 周一至周五: the end lies in the week of the start.
                let week = before.and_then(|point| match point.day {
                    Day::Weekday(week, _) => week,
                    _ => None,
                });
                plain(Day::Weekday(week, day))
            }
            Word::Weekend => {
                self.at += 1;
                plain(Day::Weekend(0))
            }
            Word::MonthEnd => {
                self.at += 1;
                plain(Day::Month(0, Within::End))
            }
            Word::Decade(decade) => {
                self.at += 1;
                plain(Day::Month(0, Within::Decade(decade)))
            }
            Word::YearEnd(years) => {
                self.at += 1;
                plain(Day::Year(years))
            }
            Word::QuarterEnd => {
                self.at += 1;
                plain(Day::Season(0))
            }
            Word::Year(years) => {
                self.at += 1;
                plain(Day::Year(years))
            }
            Word::Ordinal => {
                self.at += 1;
                let num = self.take(num)?.whole()?;
                self.skip(Word::Measure);
                match self.take(unit)? {
                    Unit::WorkingDay => plain(Day::Working(num)),
                    Unit::Day => {
                        plain(Day::From(i32::try_from(num).ok()?, i32::try_from(num).ok()?))
                    }
                    _ => None,
                }
            }
            Word::Num(_) => plain(self.date(before)?),
            _ => None,
        }
    }

    /// 下周三, 本月底, 下个工作日, 下个账期.
    fn relative(&mut self, rel: i8) -> Option<Day> {
        let week = |day: &mut Self| {
            // 下周的周三
            day.take(|word| match word {
                Word::Weekday(nth) => Some(Day::Weekday(Some(rel), nth)),
                Word::Weekend => Some(Day::Weekend(rel)),
                _ => None,
            })
        };
        Some(match self.word(0)? {
            Word::Weekday(day) => {
                self.at += 1;
                Day::Weekday(Some(rel), day)
            }
            Word::Weekend => {
                self.at += 1;
                Day::Weekend(rel)
            }
            Word::MonthEnd => {
                self.at += 1;
                Day::Month(rel, Within::End)
            }
            Word::Decade(decade) => {
                self.at += 1;
                Day::Month(rel, Within::Decade(decade))
            }
            Word::QuarterEnd => {
                self.at += 1;
                Day::Season(rel)
            }
            Word::Unit(unit) => {
                self.at += 1;
                match unit {
                    Unit::Day | Unit::Date => Day::From(rel.into(), rel.into()),
                    Unit::WorkingDay if rel > 0 => Day::Working(u32::from(rel.unsigned_abs())),
                    Unit::WorkingDay if rel == 0 => Day::From(0, 0),
                    Unit::Week => week(self).unwrap_or(Day::Week(rel)),
                    Unit::Cycle => Day::Month(rel, Within::All),
                    Unit::Month => self.in_month(rel),
                    Unit::Season => {
                        self.attempt(|reader| {
                            reader.take(|word| (word == Word::QuarterEnd).then_some(()))
                        });
                        Day::Season(rel)
                    }
                    Unit::Year => Day::Year(rel),
                    _ => return None,
                }
            }
            _ => return None,
        })
    }

    fn in_month(&mut self, rel: i8) -> Day {
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
                same_month(before, day_number(first.whole()?)?)
            }
            Word::Unit(Unit::Date) if !self.is_length(first.whole()?, 1) || dated(before) => {
                self.at += 1;
                same_month(before, day_number(first.whole()?)?)
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
                if number && lower < upper { same_month(before, day_number(upper)?) } else { None }
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

    /// 48小时, 2-3天, 一个半小时, 2小时30分钟, 1天至3天.
    fn length(&mut self) -> Option<When> {
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
        let mut num = self.take(num)?;
        let mut half = false;
        // 24-48小时, 24/48小时
        if let Some(upper) = self.attempt(|reader| {
            matches!(reader.word(0)?, Word::To | Word::Slash).then_some(())?;
            reader.at += 1;
            let upper = reader.take(super::when::num)?;
            matches!(reader.word(0)?, Word::Unit(_) | Word::Measure).then_some(upper)
        }) {
            num.hi = upper.hi.max(num.lo);
            num.open |= upper.open;
        }
        let over = self.skip(Word::Over);
        let measured = self.skip(Word::Measure);
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
        if unit == Unit::Month && !measured && num.hi != 50
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
        let minutes = if matches!(unit, Unit::Hour | Unit::Day) {
            self.attempt(Self::smaller).unwrap_or(0)
        } else {
            0
        };
        Some(Amount::Of(Length { lo: num.lo, hi: num.hi, unit, minutes }))
    }

    /// The 30分 of 2小时30分 and the 12小时 of 1天12小时.
    fn smaller(&mut self) -> Option<u32> {
        let num = self.take(num)?.whole()?;
        self.skip(Word::Measure);
        match self.take(unit)? {
            Unit::Minute => Some(num),
            Unit::Hour => num.checked_mul(60),
            _ => None,
        }
    }

    /// The word behind a time that bounds it. 左右 may stand before or behind 内.
    fn edge(&mut self) -> Edge {
        let mut edge = Edge::None;
        for _ in 0..2 {
            let next = self.take(|word| match word {
                Word::Within | Word::During => Some(Edge::Within),
                Word::Before => Some(Edge::Before),
                Word::After => Some(Edge::After),
                Word::About => Some(Edge::About),
                Word::Above => Some(Edge::Above),
                _ => None,
            });
            match next {
                Some(next) if edge == Edge::None || edge == Edge::About => edge = next,
                Some(_) => {}
                None => break,
            }
        }
        edge
    }
}

enum Amount {
    Open,
    Of(Length),
}

fn num(word: Word) -> Option<super::number::Num> {
    if let Word::Num(num) = word { Some(num) } else { None }
}

fn unit(word: Word) -> Option<Unit> {
    match word {
        Word::Unit(unit) => Some(unit),
        Word::Year(0) => Some(Unit::Year),
        _ => None,
    }
}

fn part(word: Word) -> Option<Part> {
    if let Word::Part(part) = word { Some(part) } else { None }
}

fn part_closing(word: Word) -> Option<Part> {
    part(word).filter(|part| *part == Part::Closing)
}

fn date_mark(word: Word) -> Option<()> {
    matches!(word, Word::DayNumber | Word::Unit(Unit::Date)).then_some(())
}

fn hour_minute(hour: u32, minute: u32) -> Option<(u8, u8)> {
    (hour <= 24 && minute < 60).then_some(())?;
    Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?))
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
fn same_month(before: Option<Point>, day: u8) -> Option<Day> {
    Some(match before.map(|point| point.day) {
        Some(Day::Date(year, month, _)) => Day::Date(year, month, day),
        Some(Day::Number(rel, _)) => Day::Number(rel, day),
        _ => Day::Number(None, day),
    })
}
