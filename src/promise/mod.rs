//! Time promises in Chinese text.
//!
//! Four steps, each linear in the text: `scan` cuts it into words, numbers and marks; `find` composes
//! them into times; `due` works out the instants; `judge` decides from actor, tense and field words
//! whether a time is a promise of our side. Nothing is said here about how hard a rule presses.

use time::OffsetDateTime;

use crate::calendar::Calendar;
use crate::text::Span;
use crate::text::quote::{Quote, quotes};

mod case;
mod due;
mod find;
mod judge;
mod known;
mod lunar;
mod number;
mod period;
mod reasons;
mod scan;
mod solar;
mod table;
mod when;
mod words;

pub use known::{Role, Words};
pub use reasons::Why;

/// What a promise is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A definite time; `latest` is known.
    Deadline,
    /// A time word without a limit (尽快), or a weakened one (争取明天), which keeps its candidate as `latest`.
    Vague,
    /// A limit whose instant cannot be told yet: counted from an event that has no date (审核通过后3个工作日),
    /// in hours of a shift (8个工时), or repeated (连续6个月每月返还).
    Event,
}

/// How finely a time is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grain {
    /// To the minute: 18:00, 30分钟.
    Minute,
    /// To the hour: 48小时.
    Hour,
    /// To a part of the day: 明天下午.
    Part,
    /// To the day: 3天, 10月8日, 月底.
    Day,
    /// To the week: 下周, 周末.
    Week,
    /// To the month.
    Month,
    /// To the quarter of a year.
    Quarter,
    /// To the year.
    Year,
}

/// A time promise found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Where, in bytes.
    pub span: Span,
    /// What it is worth.
    pub kind: Kind,
    /// How finely it is said; none where the words name no time.
    pub grain: Option<Grain>,
    /// Earliest instant that the words allow; none where they name none.
    pub earliest: Option<OffsetDateTime>,
    /// Latest instant: when it is due. The end of a day is 23:59:00 of that day.
    pub latest: Option<OffsetDateTime>,
    /// Whether it is counted in working days.
    pub working: bool,
}

/// A time in a text, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Where, in bytes.
    pub span: Span,
    /// The promise, or why it is none.
    pub verdict: Result<Promise, Why>,
}

/// The promises in `text`, in order, as read at `now`. Never fails; the text is taken as the agent's.
#[must_use]
pub fn read(text: &str, now: OffsetDateTime, calendar: &Calendar) -> Vec<Promise> {
    explain(text, now, calendar).into_iter().filter_map(|found| found.verdict.ok()).collect()
}

/// The promises in `text` as [`read`] finds them, where it is known already what of it is quoted, with the words of a pack.
#[must_use]
pub fn read_quoted(
    text: &str,
    quotes: &[Quote],
    now: OffsetDateTime,
    calendar: &Calendar,
    words: &Words,
) -> Vec<Promise> {
    let judged = judge::judge(text, quotes, now, calendar, words);
    judged.into_iter().filter_map(|found| found.verdict.ok()).collect()
}

/// All times in `text`, in order, with the reason of each that is no promise.
#[must_use]
pub fn explain(text: &str, now: OffsetDateTime, calendar: &Calendar) -> Vec<Explained> {
    judge::judge(text, &quotes(text), now, calendar, Words::base())
}
