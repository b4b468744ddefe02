//! Search natively: the base pack's phrases over and over with other words in them, to 10,000.
//!
//! With `--give FILE` nothing is timed: the pack, its phrases in words and the queries are written for the page of
//! `scripts/bench search`.
// A bench that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use divan::{Bencher, black_box};
use huashu::pack::{Phrase, Piece, built};
use huashu::search::Index;
use serde_json::json;

#[path = "search/big.rs"]
mod big;
use big::{QUERIES, big};

fn main() {
    let given: Vec<String> = std::env::args().skip_while(|arg| arg != "--give").collect();
    match given.get(1) {
        Some(file) => give(file),
        None => divan::main(),
    }
}

/// Writes the pack for the page, and for the other libraries each phrase as words alone, a slot by its name.
fn give(file: &str) {
    let pack = big();
    let words = |phrase: &Phrase| {
        let word = |piece: &Piece| match piece {
            Piece::Text(words) => words.to_string(),
            Piece::Slot(slot) => pack.slots[*slot].name.zh.to_string(),
        };
        let scenes = phrase.scenes.iter().map(|scene| &*pack.scenes[*scene].name.zh);
        json!({
            "id": &*phrase.code,
            "text": phrase.text.iter().map(word).collect::<String>(),
            "tags": phrase.tags.join(" "),
            "code": &*phrase.code,
            "scene": scenes.collect::<Vec<_>>().join(" "),
        })
    };
    let phrases: Vec<_> = pack.phrases.iter().map(words).collect();
    let all = json!({ "pack": built::write(&pack), "phrases": phrases, "queries": QUERIES });
    std::fs::write(file, all.to_string()).unwrap();
}

#[divan::bench]
fn index(bencher: Bencher) {
    let pack = big();
    bencher.bench_local(|| Index::new(black_box(&pack)));
}

#[divan::bench(args = QUERIES)]
fn search(bencher: Bencher, query: &str) {
    let pack = big();
    let index = Index::new(&pack);
    bencher.bench_local(|| index.search(black_box(query), 12, &|_| 0));
}
