//! Search over the base pack, against `tests/search/queries.jsonl`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what cannot be")]

#[path = "lib/base.rs"]
mod base;

use std::fmt::Write as _;

use huashu::pack::{Pack, Piece};
use huashu::search::{Index, MOST_KEYS};
use proptest::prelude::*;
use serde::Deserialize;

/// A line of `tests/search/queries.jsonl`; its README says what the keys mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    query: String,
    finds: Vec<String>,
    #[serde(default = "first")]
    within: usize,
    #[serde(rename = "note")]
    _note: String,
}

fn first() -> usize {
    1
}

#[test]
fn what_is_typed_finds_the_phrase() {
    let pack = base::base().pack;
    let index = Index::new(&pack);
    let mut wrong = String::new();
    for (line, json) in include_str!("search/queries.jsonl").lines().enumerate() {
        let case: Case =
            serde_json::from_str(json).unwrap_or_else(|e| panic!("line {}: {e}", line + 1));
        let hits = index.search(&case.query, case.within.max(8), &|_| 0);
        let ids: Vec<&str> = hits.iter().map(|hit| &*pack.phrases[hit.phrase].id).collect();
        let shown = ids.get(..case.within.min(ids.len())).unwrap_or(&[]);
        let right = if case.finds.is_empty() {
            ids.is_empty()
        } else {
            case.finds.iter().all(|id| shown.contains(&id.as_str()))
        };
        if !right {
            writeln!(wrong, "{}: {}: want {:?}, got {ids:?}", line + 1, case.query, case.finds)
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

thread_local! {
    /// Made once: a pack is not for more than one thread.
    static KNOWN: (Pack, Index) = {
        let pack = base::base().pack;
        let index = Index::new(&pack);
        (pack, index)
    };
}

proptest! {
    #[test]
    fn any_query_is_answered(
        query in "([a-z0-9]|[\u{4e00}-\u{4fff}]|\\PC| ){0,40}",
        favour in -500..500_i32,
    ) {
        KNOWN.with(|(pack, index)| {
            let hits = index.search(&query, 12, &|phrase| if phrase % 2 == 0 { favour } else { 0 });
            prop_assert!(hits.len() <= 12);
            prop_assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
            for hit in &hits {
                let count: usize = pack.phrases[hit.phrase].text.iter().map(length).sum();
                prop_assert!(hit.marks.iter().all(|(from, to)| from < to && *to <= count));
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_phrase_is_found_by_any_of_its_words(
        at in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        len in 2..8_usize,
    ) {
        KNOWN.with(|(pack, index)| {
            let at = at.index(pack.phrases.len());
            let words = pack.phrases[at].text.iter().map(|piece| match piece {
                Piece::Text(words) => &**words,
                Piece::Slot(_) => "",
            });
            let clauses: Vec<&str> = words
                .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()))
                .filter(|clause| !clause.is_empty())
                .collect();
            let clause: Vec<char> = from.get(&clauses).chars().take(len).collect();
            let sound =
                |c: &char| pack.pinyin.readings(*c).next().map_or(c.to_string(), ToString::to_string);
            let (typed, letters): (String, String) =
                (clause.iter().collect(), clause.iter().map(sound).collect());
            for query in [typed, letters] {
                let hits = index.search(&query, pack.phrases.len(), &|_| 0);
                let found = hits.iter().any(|hit| hit.phrase == at);
                prop_assert!(found || query.chars().count() > MOST_KEYS, "{}", query);
            }
            Ok(())
        })?;
    }
}

fn length(piece: &Piece) -> usize {
    match piece {
        Piece::Text(words) => words.chars().count(),
        Piece::Slot(_) => 1,
    }
}
