//! `forbid`: words that must not be said, each with its replacement.
//!
//! Found through spaces, punctuation and full-width letters set between the characters; silent inside a
//! longer innocent expression of the pack, and inside quoted or reported speech.

use super::Hit;
use crate::fact::Facts;
use crate::pack::{FieldIx, Forbidden};
use crate::text::{Span, fold, quote};
use crate::ticket::Place;

pub(super) fn hits(facts: &Facts, fields: &[FieldIx], words: &[Forbidden]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for entry in facts.entries_of(fields) {
        let text = facts.ticket.entries.get(entry).map_or("", |e| &e.text);
        for (word, span) in find(text, words) {
            let hit = Hit::words(facts, Place { entry, span });
            hits.push(Hit { instead: Some(word.instead.to_string()), ..hit });
        }
    }
    hits
}

/// A character of the text that counts, folded, with its place in bytes.
struct Kept {
    c: char,
    span: Span,
}

/// The forbidden words in `text`, in order, the longest where several start at one place.
fn find<'a>(text: &str, words: &'a [Forbidden]) -> Vec<(&'a Forbidden, Span)> {
    let kept: Vec<Kept> = text
        .char_indices()
        .filter(|(_, c)| counts(*c))
        .map(|(i, c)| Kept { c: fold(c), span: Span::new(i, i + c.len_utf8()) })
        .collect();
    let quotes = quote::quotes(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < kept.len() {
        let here = words.iter().filter(|w| starts(&kept, at, &w.say)).max_by_key(|w| w.say.len());
        let Some(word) = here else {
            at += 1;
            continue;
        };
        let len = word.say.chars().filter(|c| counts(*c)).count();
        let last = kept.get(at + len.saturating_sub(1)).map_or(text.len(), |k| k.span.end);
        let span = Span::new(kept.get(at).map_or(0, |k| k.span.start), last);
        if !innocent(&kept, at, len, word) && !quotes.iter().any(|q| q.span.overlaps(span)) {
            found.push((word, span));
        }
        at += len.max(1);
    }
    found
}

/// White space and punctuation do not count: 不 归 我 管 is 不归我管.
fn counts(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether the characters from `at` on are `word`.
fn starts(kept: &[Kept], at: usize, word: &str) -> bool {
    let mut rest = kept.iter().skip(at);
    let mut letters = word.chars().filter(|c| counts(*c)).peekable();
    letters.peek().is_some() && letters.all(|c| rest.next().is_some_and(|k| k.c == c))
}

/// Whether the `len` characters from `at` on stand inside one of the word's innocent expressions.
fn innocent(kept: &[Kept], at: usize, len: usize, word: &Forbidden) -> bool {
    word.except.iter().any(|except| {
        let longer = except.chars().filter(|c| counts(*c)).count();
        (at.saturating_sub(longer.saturating_sub(len))..=at)
            .any(|from| from + longer >= at + len && starts(kept, from, except))
    })
}
