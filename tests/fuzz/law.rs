//! What the targets share: texts out of bytes, and the laws that hold of everything that is found in a text.

use std::path::Path;

use huashu::pack::Pack;
use huashu::pack::source;
use huashu::text::Span;
use time::OffsetDateTime;
use time::macros::datetime;

/// The instants at which texts are read: a plain day, the last minute of a day, of a month and of a year, a leap
/// day, a year without a known calendar, and both ends of what can be written.
const NOWS: [OffsetDateTime; 8] = [
    datetime!(2026-09-23 10:30 +8),
    datetime!(2026-09-30 23:59:59 +8),
    datetime!(2026-12-31 23:59:59 +8),
    datetime!(2028-02-29 12:00 +8),
    datetime!(2031-01-01 00:00 UTC),
    datetime!(2026-03-08 02:30 -8),
    datetime!(9999-12-31 23:59:59 +8),
    datetime!(0000-01-01 00:00 +8),
];

/// The characters of `data`; bytes that make none are left out, so that a mutation inside a character still gives a
/// text.
#[must_use]
pub fn text(data: &[u8]) -> String {
    data.utf8_chunks().map(|chunk| chunk.valid()).collect()
}

/// An instant for a text. A byte of the input would choose as well, but the texts of the corpus would not be texts.
#[must_use]
pub fn now(text: &str) -> OffsetDateTime {
    NOWS[text.len() % NOWS.len()]
}

/// Where a span stands, in characters: folding keeps their count.
///
/// # Panics
/// Where it lies outside of the text or inside a character.
#[must_use]
pub fn place(text: &str, span: Span) -> (usize, usize) {
    assert!(span.start <= span.end, "{span:?} ends before it starts");
    assert!(text.get(span.start..span.end).is_some(), "{span:?} is no piece of {text:?}");
    let count = |at: usize| text[..at].chars().count();
    (count(span.start), count(span.end))
}

/// Where spans stand that must follow one another, none empty and none in another.
///
/// # Panics
/// Where they do not.
pub fn places(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<(usize, usize)> {
    let mut end = 0;
    let ordered = spans.into_iter().map(|span| {
        assert!(span.start >= end, "{span:?} starts before the end of the one before it, {end}");
        assert!(!span.is_empty(), "{span:?} is empty");
        end = span.end;
        place(text, span)
    });
    ordered.collect()
}

/// The base pack.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
pub fn base() -> Pack {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/telecom");
    let paths = dir.read_dir().expect("the base pack is there").flatten().map(|entry| entry.path());
    let files = paths.filter(|path| path.extension().is_some_and(|x| x == "toml")).map(|path| {
        let text = std::fs::read_to_string(&path).expect("its files can be read");
        (path.display().to_string(), text)
    });
    let loaded = source::load(vec![("packs/telecom".to_owned(), files.collect())]);
    loaded.unwrap_or_else(|report| panic!("{report}")).pack
}
