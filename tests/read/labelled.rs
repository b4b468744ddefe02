//! The labelled cases of the readers, as the README beside this file says.
//!
//! The tests fail on a wrong case, `scripts/bench accuracy` counts them: both read and judge them here.

use huashu::calendar::Calendar;
use huashu::given::Instant;
use huashu::{confirm, promise};
use serde::Deserialize;
use time::OffsetDateTime;
use time::macros::{datetime, format_description};

/// The instant at which a case is read that names none.
pub const NOW: OffsetDateTime = datetime!(2026-09-23 10:30 +8);

/// A reader that has cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Promises,
    Confirmations,
}

/// A line of a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub text: String,
    #[serde(default, deserialize_with = "instant")]
    now: Option<OffsetDateTime>,
    pub want: Vec<String>,
    #[serde(default)]
    at: Option<Vec<String>>,
    #[serde(default)]
    why: Option<String>,
    /// For people.
    #[serde(default, rename = "note")]
    _note: String,
}

fn instant<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<OffsetDateTime>, D::Error> {
    Option::<Instant>::deserialize(from).map(|instant| instant.map(|instant| instant.0))
}

/// What a reader found in a case.
#[derive(Debug)]
pub struct Got {
    /// As `want` writes it.
    pub found: Vec<String>,
    /// As `at` writes it.
    words: Vec<String>,
    /// The reasons against what was not taken.
    why: Vec<String>,
}

/// The cases of a file with the numbers of their lines.
pub fn cases(file: &str) -> impl Iterator<Item = (usize, serde_json::Result<Case>)> {
    let lines = file.lines().enumerate().filter(|(_, json)| !json.trim().is_empty());
    lines.map(|(ix, json)| (ix + 1, serde_json::from_str(json)))
}

impl Reader {
    /// Reads a case.
    pub fn read(self, case: &Case, calendar: &Calendar) -> Got {
        let text = case.text.as_str();
        match self {
            Self::Promises => promises(text, case.now.unwrap_or(NOW), calendar),
            Self::Confirmations => confirmations(text),
        }
    }
}

impl Got {
    /// What is wrong with it; none where the case is as it must be.
    pub fn fault(&self, case: &Case) -> Option<String> {
        let Self { found, words, why } = self;
        if *found != case.want {
            let reasons = if why.is_empty() { String::new() } else { format!(" {why:?}") };
            return Some(format!("want {:?}, got {found:?}{reasons}", case.want));
        }
        if let Some(at) = case.at.as_ref().filter(|at| *at != words) {
            return Some(format!("want the words {at:?}, got {words:?}"));
        }
        let want = case.why.as_ref()?;
        let given = if want == "nothing" { why.is_empty() } else { why.contains(want) };
        (!given).then(|| format!("want the reason {want:?}, got {why:?}"))
    }
}

fn promises(text: &str, now: OffsetDateTime, calendar: &Calendar) -> Got {
    let explained = promise::explain(text, now, calendar);
    let reasons = explained.iter().filter_map(|found| found.verdict.as_ref().err());
    let why = reasons.map(|why| format!("{why:?}").to_lowercase()).collect();
    let found = promise::read(text, now, calendar);
    let label = |promise: &promise::Promise| {
        let kind = format!("{:?}", promise.kind).to_lowercase();
        promise.latest.map_or_else(|| kind.clone(), |latest| format!("{kind} {}", minute(latest)))
    };
    Got {
        words: found.iter().map(|promise| promise.span.of(text).to_owned()).collect(),
        found: found.iter().map(label).collect(),
        why,
    }
}

fn confirmations(text: &str) -> Got {
    let found = confirm::read(text);
    Got {
        words: found.iter().map(|found| found.span.of(text).to_owned()).collect(),
        found: found
            .iter()
            .map(|found| format!("{:?} {:?}", found.kind, found.state).to_lowercase())
            .collect(),
        why: Vec::new(),
    }
}

fn minute(at: OffsetDateTime) -> String {
    at.format(format_description!("[year]-[month]-[day]T[hour]:[minute]")).unwrap()
}
