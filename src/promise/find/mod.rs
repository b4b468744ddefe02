//! Tokens to times: words that stand together are composed by a reader that looks a few tokens ahead and
//! steps back at most once from each place, so reading is linear.

mod date;
mod day;
mod length;
mod point;

use super::number::Num;
use super::scan::Token;
use super::when::{Clock, Day, Edge, Found, Length, Point, When};
use super::words::{Cue, Part, Unit, Word};
use date::carries;

/// The times among the tokens, in order, none overlapping.
#[must_use]
pub fn find(tokens: &[Token]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut reader = Reader { tokens, at };
        if let Some(when) = reader.when() {
            let edge = reader.edge();
            let (when, edge) = reader.counted_from(when, edge).unwrap_or((when, edge));
            let begun = tokens.get(reader.at).is_some_and(|token| token.is(Cue::FINISHED));
            let (when, edge) = match (when, edge) {
                // 下周一上班后, 等到10月8号上班了: in the course of that day.
                (When::At(Point { day, time: Some(Clock::In(Part::Opening)) }, _), edge)
                    if edge == Edge::After || begun =>
                {
                    let day = Point { day, time: None };
                    (When::At(day, day), Edge::None)
                }
                same => same,
            };
            found.push(Found { first: at, last: reader.at, when, edge });
            at = reader.at.max(at + 1);
        } else {
            // 第13个月 is one of many, and no length.
            let ordinal =
                reader.word(0) == Some(Word::Ordinal) && reader.word(1).and_then(num).is_some();
            at += if ordinal { 2 } else { 1 };
        }
    }
    found
}

/// Steps over tokens; every method that finds nothing leaves the place as it was, or is tried under
/// [`Reader::attempt`].
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
        if matches!(self.word(0), Some(Word::Vague | Word::Early | Word::Effort)) {
            self.at += 1;
            return Some(When::Open);
        }
        if let Some(Word::Holiday(feast)) = self.word(0) {
            self.at += 1;
            // 国庆后三天内, 节后三个工作日
            if let Some(length) = self.attempt(|reader| {
                let When::For(length) = reader.length()? else { return None };
                let bounded = reader.word(0) == Some(Word::Within) && length.unit >= Unit::Day;
                (bounded || length.unit == Unit::WorkingDay).then_some(length)
            }) {
                let run = Point { day: Day::HolidayRun(feast), time: None };
                return Some(When::After(run, length));
            }
            let nth = self.attempt(Self::working_day);
            return Some(nth.map_or(When::Open, |nth| {
                let day = Day::AfterHoliday(feast, nth);
                // 节后第一天上班
                self.skip(Word::Part(Part::Opening));
                self.at_day(day)
            }));
        }
        if self.skip(Word::Bill) {
            return Some(When::Event);
        }
        self.attempt(Self::counted)
            .or_else(|| self.attempt(Self::window))
            .or_else(|| self.attempt(Self::length))
    }

    /// 第一个工作日, 首个上班日, 第一天: which one.
    fn working_day(&mut self) -> Option<u8> {
        self.skip(Word::Of);
        self.skip(Word::Part(Part::Opening));
        let nth = if self.skip(Word::Ordinal) {
            let nth = self.take(num)?.whole()?;
            self.skip(Word::Measure);
            u8::try_from(nth).ok()?
        } else {
            self.skip(Word::Rel(1)).then_some(1)?
        };
        self.take(unit).filter(|unit| matches!(unit, Unit::WorkingDay | Unit::Day))?;
        Some(nth).filter(|nth| (1..=20).contains(nth))
    }

    /// A day, with the time of it that may follow.
    fn at_day(&mut self, day: Day) -> When {
        let part = self.part(true);
        let time = self.attempt(|reader| reader.clock(part)).or_else(|| part.map(Clock::In));
        let point = Point { day, time };
        When::At(point, point)
    }

    /// T+3, D+3.
    fn counted(&mut self) -> Option<When> {
        let unit = self.take(|word| match word {
            Word::TPlus => Some(Unit::WorkingDay),
            Word::DPlus => Some(Unit::Day),
            _ => None,
        })?;
        let num = self.take(num)?;
        // T+3个工作日 says the unit once more.
        self.attempt(|reader| {
            reader.skip(Word::Measure);
            reader.take(self::unit)
        });
        Some(When::For(Length { lo: num.lo, hi: num.hi, unit, minutes: 0 }))
    }

    /// A point, or two with 至 between them; the second takes over what it does not say.
    fn window(&mut self) -> Option<When> {
        let start = self.at;
        let from = self.point(None)?;
        let to = self.attempt(|reader| {
            // 周六周日 stand side by side.
            let beside = match reader.word(0) {
                Some(Word::Weekday(_)) => true,
                // 下周一二
                Some(Word::Num(num)) => num.digits == 0 && !reader.word(1).is_some_and(carries),
                _ => false,
            };
            let pair = matches!(from.day, Day::Weekday(..)) && from.time.is_none() && beside;
            (pair || reader.skip(Word::To)).then_some(())?;
            reader.skip(Word::To);
            reader.point(Some(from))
        });
        // 15号9点和16号17点之间
        let to = to.or_else(|| {
            self.attempt(|reader| {
                let and = reader.tokens.get(reader.at).filter(|token| token.is(Cue::TO));
                and.map(|_| reader.at += 1)?;
                let to = reader.point(Some(from))?;
                (reader.word(0) == Some(Word::During)).then_some(to)
            })
        });
        // 周一至周五8:30到17:30
        let to = to.map(|to| {
            let later = self.attempt(|reader| {
                (to.time.is_some() && reader.skip(Word::To)).then_some(())?;
                reader.point(Some(to))
            });
            later.unwrap_or(to)
        });
        // 从早8点打到晚10点
        let to = to.or_else(|| {
            // A short part of the day alone is none, and stands before the hour.
            let mut led = self.tokens.get(..start)?.iter().rev().map(|token| token.word);
            led.find(|word| !matches!(word, Word::Part(_))).filter(|word| *word == Word::From)?;
            self.attempt(|reader| {
                let verb = reader.tokens.get(reader.at)?;
                matches!(verb.word, Word::Other | Word::Noise | Word::Cue(_)).then_some(())?;
                reader.at += 1;
                reader.skip(Word::To);
                reader.point(Some(from))
            })
        });
        // 周五、周六两天
        let to = to.or_else(|| {
            self.attempt(|reader| {
                (from.time.is_none() && reader.skip(Word::Comma)).then_some(())?;
                let to = reader.point(Some(from)).filter(|to| to.time.is_none())?;
                let counted = matches!(reader.word(0)?, Word::Num(num) if num.hi == 200)
                    && reader.word(1) == Some(Word::Unit(Unit::Day));
                counted.then_some(to)
            })
        });
        let to = to.unwrap_or(from);
        // 周六周日两天: the count says nothing new.
        if to != from || matches!(to.day, Day::Weekend(_) | Day::From(..)) && to.time.is_none() {
            self.attempt(|reader| {
                let days = reader.take(num)?.whole().filter(|days| (2..=3).contains(days))?;
                reader.take(|word| matches!(word, Word::Unit(Unit::Day)).then_some(days))
            });
        }
        match self.again(to) {
            // 9月24日（周四）9:00-11:00
            Some(again) if to == from => {
                let to = self.attempt(|reader| {
                    (again.time.is_some() && reader.skip(Word::To)).then_some(())?;
                    reader.point(Some(again))
                });
                Some(When::At(again, to.unwrap_or(again)))
            }
            Some(again) => Some(When::At(from, again)),
            None => Some(When::At(from, to)),
        }
    }

    /// 4月20日（周一）, 下周三（30日）: the day once more in brackets, and the hour that may follow them.
    fn again(&mut self, point: Point) -> Option<Point> {
        point.time.is_none().then_some(())?;
        let day = self
            .attempt(|reader| {
                reader.skip(Word::Open).then_some(())?;
                reader.attempt(|reader| reader.day(None))?;
                reader.skip(Word::Close).then_some(point.day)
            })
            .or_else(|| self.attempt(|reader| reader.beside(point.day)))?;
        let point = Point { day, ..point };
        let part = self.part(true);
        let time = self.attempt(|reader| reader.clock(part)).or_else(|| part.map(Clock::In));
        Some(Point { time, ..point })
    }

    /// 10月12号，星期一 and 周六 10月10日: date and weekday side by side are one day, and the date tells which.
    fn beside(&mut self, day: Day) -> Option<Day> {
        self.skip(Word::Comma);
        match (day, self.day(None)?.0) {
            (Day::Date(..) | Day::Number(..), Day::Weekday(None, _)) => Some(day),
            (Day::Weekday(None, _), date @ Day::Date(..)) => Some(date),
            _ => None,
        }
    }

    /// 自26日起三日内: a length that is counted from a day to come.
    fn counted_from(&mut self, when: When, edge: Edge) -> Option<(When, Edge)> {
        let When::At(from, to) = when else { return None };
        let day = edge == Edge::After && from == to && from.time.is_none();
        // 明日起三日内 is said of the days from tomorrow on.
        (day && !matches!(from.day, Day::Unsaid | Day::From(..))).then_some(())?;
        self.attempt(|reader| {
            reader.skip(Word::Comma);
            let When::For(length) = reader.length()? else { return None };
            (length.unit >= Unit::Day && reader.edge() == Edge::Within).then_some(())?;
            Some((When::After(from, length), Edge::Within))
        })
    }

    /// The word behind a time that bounds it. 左右 may stand before or behind 内.
    fn edge(&mut self) -> Edge {
        // 一年内 ends with the word that names the year's end elsewhere.
        let year =
            self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map(|token| token.word);
        let mut edge = match year {
            Some(Word::YearEnd(0)) => Edge::Within,
            Some(Word::Eve(_)) => Edge::Before,
            _ => Edge::None,
        };
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

fn num(word: Word) -> Option<Num> {
    if let Word::Num(num) = word { Some(num) } else { None }
}

fn unit(word: Word) -> Option<Unit> {
    match word {
        Word::Unit(unit) => Some(unit),
        Word::Year(0) | Word::YearEnd(0) => Some(Unit::Year),
        _ => None,
    }
}
