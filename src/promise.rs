//! Time promises in Chinese text.

use time::OffsetDateTime;

use crate::calendar::Calendar;
use crate::text::Span;

/// What a promise is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A definite time.
    Deadline,
    /// A time word without a limit (尽快), or a weakened one (争取明天).
    Vague,
    /// Counted from an event that has no date yet (审核通过后3个工作日).
    Event,
}

/// A time promise found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Where, in bytes.
    pub span: Span,
    /// What it is worth.
    pub kind: Kind,
    /// Earliest instant that the words allow; none where they name none.
    pub earliest: Option<OffsetDateTime>,
    /// Latest instant: when it is due. The end of a day is 23:59:00 of that day.
    pub latest: Option<OffsetDateTime>,
}

/// The promises in `text`, in order, as read at `now`. Never fails; the text is taken as the agent's.
#[must_use]
pub fn read(text: &str, now: OffsetDateTime, calendar: &Calendar) -> Vec<Promise> {
    let _ = (text, now, calendar);
    Vec::new()
}
