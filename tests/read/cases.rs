//! Every case of a file is checked, and all that are wrong are told at once.

use std::fmt::Write as _;
use std::sync::LazyLock;

use huashu::calendar::Calendar;
use time::OffsetDateTime;

use crate::base::base;
use crate::labelled::{NOW, Reader, cases};

/// That of the base pack: the notices of 国务院办公厅.
pub static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| base().pack.calendar);

pub fn now() -> OffsetDateTime {
    NOW
}

/// Reads each line of `file` and fails with all lines that are wrong.
fn check(file: &str, reader: Reader) {
    let mut wrong = String::new();
    let mut count = 0;
    for (line, case) in cases(file) {
        match case {
            Ok(case) => {
                count += 1;
                if let Some(fault) = reader.read(&case, &CALENDAR).fault(&case) {
                    writeln!(wrong, "{line}: {}: {fault}", case.text).unwrap();
                }
            }
            Err(error) => writeln!(wrong, "{line}: {error}").unwrap(),
        }
    }
    assert!(count > 0, "no cases");
    assert!(wrong.is_empty(), "wrong cases of {count}:\n{wrong}");
}

#[test]
fn promises() {
    check(include_str!("promises.jsonl"), Reader::Promises);
}

#[test]
fn promises_in_notes() {
    check(include_str!("promises-notes.jsonl"), Reader::Promises);
}

#[test]
fn forms_of_time() {
    check(include_str!("promises-forms.jsonl"), Reader::Promises);
}

#[test]
fn confirmations() {
    check(include_str!("confirmations.jsonl"), Reader::Confirmations);
}

#[test]
fn confirmations_in_notes() {
    check(include_str!("confirmations-notes.jsonl"), Reader::Confirmations);
}
