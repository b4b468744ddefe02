//! Someone else's words in any text.
#![no_main]

use huashu::text::folded;
use huashu::text::quote::{Quote, quotes};
use huashu_fuzz::{place, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let found = quotes(&text);
    assert_eq!(found, quotes(&text), "reading twice");
    assert!(found.is_sorted_by_key(|quote| quote.span.start), "out of order: {found:?}");
    let shape = |text: &str, found: &[Quote]| -> Vec<_> {
        found.iter().map(|quote| (place(text, quote.span), quote.by)).collect()
    };
    let narrow = folded(&text);
    assert_eq!(shape(&text, &found), shape(&narrow, &quotes(&narrow)), "in another width");
});
