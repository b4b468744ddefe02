//! Confirmations in any text.
#![no_main]

use huashu::confirm::{self, Confirmation};
use huashu::text::folded;
use huashu_fuzz::{places, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let found = confirm::read(&text);
    assert_eq!(found, confirm::read(&text), "reading twice");
    let shape = |text: &str, found: &[Confirmation]| {
        let kinds: Vec<_> = found.iter().map(|c| (c.kind, c.state)).collect();
        (places(text, found.iter().map(|c| c.span)), kinds)
    };
    let narrow = folded(&text);
    assert_eq!(shape(&text, &found), shape(&narrow, &confirm::read(&narrow)), "in another width");
});
