//! Working days and rest days, from data.

use std::collections::BTreeSet;
use time::{Date, Time};

/// stub
pub const END_OF_DAY: Time = time::macros::time!(23:59);
/// Rest days and days worked of the years that are known, and the closing time.
///
/// A day is a working day unless it is a Saturday, a Sunday or listed as off; a listed weekend day is
/// worked. Source of the lists: the yearly notice of 国务院办公厅.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Years whose notice is known.
    pub years: BTreeSet<i32>,
    /// Days that are off although the week says otherwise, and weekend days inside a holiday.
    pub off: BTreeSet<Date>,
    /// Weekend days that are worked.
    pub worked: BTreeSet<Date>,
    /// When an office closes: 下班前.
    pub closes: Time,
}
impl Calendar {
    /// stub
    #[must_use]
    pub fn add_working_days(&self, from: Date, _n: u32) -> Option<Date> {
        Some(from)
    }
}
