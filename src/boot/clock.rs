//! The page's clock, with its offset.

use time::{OffsetDateTime, UtcOffset};

/// Now, in the page's time zone; the core never asks.
pub fn now() -> OffsetDateTime {
    let date = js_sys::Date::new_0();
    // Both are whole numbers well inside the integers that a double holds exactly.
    #[allow(clippy::cast_possible_truncation)]
    let (millis, behind) = (date.get_time() as i64, date.get_timezone_offset() as i32);
    let offset = UtcOffset::from_whole_seconds(-behind * 60).unwrap_or(UtcOffset::UTC);
    // The core counts in minutes. Reading milliseconds would take a division of 128 bits.
    let utc = OffsetDateTime::from_unix_timestamp(millis.div_euclid(1000));
    utc.unwrap_or(OffsetDateTime::UNIX_EPOCH).to_offset(offset)
}
