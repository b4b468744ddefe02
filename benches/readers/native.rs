//! What the readers cost natively, as JSON for `benches/readers/run.mjs`, which compares. Run by `scripts/bench readers`.
// A bench that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use huashu::pack::built;
use serde::{Deserialize, Serialize};

#[path = "../../tests/lib/base.rs"]
mod base;
mod note;

use note::{Keystroke, Note};

/// How long a sample is at least: below it the clock is a part of what it measures.
const SAMPLE: Duration = Duration::from_micros(100);
/// What is spent on one figure, at most.
const BUDGET: Duration = Duration::from_secs(1);
const SAMPLES: usize = 500;

#[derive(Deserialize)]
struct Notes {
    note: String,
    entries: Vec<String>,
    lengths: Vec<usize>,
}

/// Milliseconds.
#[derive(Serialize)]
struct Cost {
    median: f64,
    p95: f64,
    samples: usize,
}

/// A note that grows, and what it costs to read it.
#[derive(Serialize)]
struct Long {
    length: usize,
    text: String,
    all: Cost,
}

#[derive(Serialize)]
struct Measured {
    /// The built pack, so that the page reads with the same.
    pack: serde_json::Value,
    note: String,
    found: Vec<String>,
    all: Cost,
    promises: Cost,
    confirmations: Cost,
    words: Cost,
    long: Vec<Long>,
    /// One character typed at the start, in the middle and at the end of the longest note.
    keystroke: [Cost; 3],
}

fn main() {
    let notes: Notes = serde_json::from_str(include_str!("notes.json")).unwrap();
    let loaded = base::base();
    let json = built::write(&loaded.pack);
    let pack = note::leak(loaded.pack);
    let note = Note::new(pack, &notes.note);
    let long: Vec<Long> = notes
        .lengths
        .iter()
        .map(|length| {
            let text = log(&notes.entries, *length);
            let note = Note::new(pack, &text);
            Long { length: *length, all: cost(|| note.all()), text }
        })
        .collect();
    let longest = long.last().unwrap();
    let keystroke = [0, longest.length / 2, longest.length].map(|at| {
        let typed = Keystroke::new(pack, &longest.text, at);
        cost(|| typed.read())
    });
    let measured = Measured {
        pack: json,
        found: note.told(),
        all: cost(|| note.all()),
        promises: cost(|| note.promises()),
        confirmations: cost(|| note.confirmations()),
        words: cost(|| note.words()),
        keystroke,
        long,
        note: notes.note,
    };
    println!("{}", serde_json::to_string(&measured).unwrap());
}

/// A work log of so many characters: the entries over and over, each with its number.
fn log(entries: &[String], length: usize) -> String {
    let numbered = entries.iter().cycle().enumerate();
    let text = numbered.flat_map(|(ix, entry)| {
        format!("第{}次跟进：{entry}\n", ix + 1).chars().collect::<Vec<char>>()
    });
    text.take(length).collect()
}

/// Samples `work`. A sample is the mean of as many calls as make it long enough; `benches/readers/page.mjs` does the
/// same in the page.
fn cost<T>(mut work: impl FnMut() -> T) -> Cost {
    let warm_up = Instant::now();
    let mut calls = 0_u32;
    while warm_up.elapsed() < BUDGET / 10 || calls < 3 {
        black_box(work());
        calls += 1;
    }
    let call = warm_up.elapsed() / calls;
    let batch = u32::try_from(SAMPLE.as_nanos() / call.as_nanos().max(1)).unwrap() + 1;
    let mut samples = Vec::new();
    let began = Instant::now();
    while samples.len() < SAMPLES && (began.elapsed() < BUDGET || samples.len() < 5) {
        let start = Instant::now();
        for _ in 0..batch {
            black_box(work());
        }
        samples.push(start.elapsed().as_secs_f64() * 1000.0 / f64::from(batch));
    }
    samples.sort_by(f64::total_cmp);
    let (half, most) = (samples.len() / 2, samples.len() * 95 / 100);
    Cost { median: samples[half], p95: samples[most], samples: samples.len() }
}
