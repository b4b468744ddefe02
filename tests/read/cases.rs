//! Every case of a file is checked, and all that are wrong are told at once.

use std::fmt::Write as _;
use std::sync::LazyLock;

use huashu::calendar::Calendar;
use huashu::{confirm, promise};
use serde::Deserialize;
use time::format_description::well_known::Rfc3339;
use time::macros::{date, format_description};
use time::{Date, OffsetDateTime};

/// The instant at which a case is read that names none.
const NOW: &str = "2026-09-23T10:30:00+08:00";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    now: Option<String>,
    want: Vec<String>,
    #[serde(default)]
    at: Option<Vec<String>>,
    #[serde(default)]
    why: Option<String>,
}

/// The notices of 国务院办公厅 for 2025 and 2026.
pub static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let days = |ranges: &[(Date, Date)]| {
        ranges
            .iter()
            .flat_map(|(from, to)| {
                std::iter::successors(Some(*from), |day| day.next_day()).take_while(|day| day <= to)
            })
            .collect()
    };
    Calendar {
        years: [2025, 2026].into(),
        off: days(&[
            (date!(2025 - 10 - 01), date!(2025 - 10 - 08)),
            (date!(2026 - 01 - 01), date!(2026 - 01 - 03)),
            (date!(2026 - 02 - 15), date!(2026 - 02 - 23)),
            (date!(2026 - 04 - 04), date!(2026 - 04 - 06)),
            (date!(2026 - 05 - 01), date!(2026 - 05 - 05)),
            (date!(2026 - 06 - 19), date!(2026 - 06 - 21)),
            (date!(2026 - 09 - 25), date!(2026 - 09 - 27)),
            (date!(2026 - 10 - 01), date!(2026 - 10 - 07)),
        ]),
        worked: [
            date!(2025 - 10 - 11),
            date!(2026 - 01 - 04),
            date!(2026 - 02 - 14),
            date!(2026 - 02 - 28),
            date!(2026 - 05 - 09),
            date!(2026 - 09 - 20),
            date!(2026 - 10 - 10),
        ]
        .into(),
        closes: time::macros::time!(18:00),
    }
});

pub fn now() -> OffsetDateTime {
    OffsetDateTime::parse(NOW, &Rfc3339).unwrap()
}

fn minute(at: OffsetDateTime) -> String {
    at.format(format_description!("[year]-[month]-[day]T[hour]:[minute]")).unwrap()
}

/// Reads each line of `file` with `read`, which gives what was found, its words and the reasons against
/// it, and fails with all lines that differ.
fn check(
    file: &str,
    read: impl Fn(&str, OffsetDateTime) -> (Vec<String>, Vec<String>, Vec<String>),
) {
    let mut wrong = String::new();
    let mut count = 0;
    for (line, json) in file.lines().enumerate().filter(|(_, json)| !json.trim().is_empty()) {
        let line = line + 1;
        let case: Case = match serde_json::from_str(json) {
            Ok(case) => case,
            Err(error) => {
                writeln!(wrong, "{line}: {error}").unwrap();
                continue;
            }
        };
        count += 1;
        let now = case
            .now
            .as_deref()
            .map_or_else(now, |now| OffsetDateTime::parse(now, &Rfc3339).unwrap());
        let (got, words, why) = read(&case.text, now);
        if got != case.want {
            writeln!(wrong, "{line}: {}: want {:?}, got {got:?} {why:?}", case.text, case.want)
                .unwrap();
        } else if case.at.as_ref().is_some_and(|at| *at != words) {
            writeln!(wrong, "{line}: {}: want the words {:?}, got {words:?}", case.text, case.at)
                .unwrap();
        } else if let Some(want) = &case.why
            && (if want == "nothing" { !why.is_empty() } else { !why.contains(want) })
        {
            writeln!(wrong, "{line}: {}: want the reason {:?}, got {why:?}", case.text, case.why)
                .unwrap();
        }
    }
    assert!(count > 0, "no cases");
    assert!(wrong.is_empty(), "wrong cases of {count}:\n{wrong}");
}

#[test]
fn promises() {
    check(include_str!("promises.jsonl"), |text, now| {
        let explained = promise::explain(text, now, &CALENDAR);
        let reasons = explained.iter().filter_map(|found| found.verdict.as_ref().err());
        let why = reasons.map(|why| format!("{why:?}").to_lowercase()).collect();
        let found = promise::read(text, now, &CALENDAR);
        let words = found.iter().map(|promise| promise.span.of(text).to_owned()).collect();
        let got = found.iter().map(|promise| {
            let kind = format!("{:?}", promise.kind).to_lowercase();
            promise
                .latest
                .map_or_else(|| kind.clone(), |latest| format!("{kind} {}", minute(latest)))
        });
        (got.collect(), words, why)
    });
}

#[test]
fn confirmations() {
    check(include_str!("confirmations.jsonl"), |text, _| {
        let found = confirm::read(text);
        let words =
            found.iter().map(|confirmation| confirmation.span.of(text).to_owned()).collect();
        let got =
            found.iter().map(|found| format!("{:?} {:?}", found.kind, found.state).to_lowercase());
        (got.collect(), words, Vec::new())
    });
}
