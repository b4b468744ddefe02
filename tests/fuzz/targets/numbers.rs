//! Digits, money, days and time stamps in any text.
#![no_main]

use huashu::number::{instant, money, rfc3339, runs, short_day, single, timestamp};
use huashu::text::{fold, folded};
use huashu_fuzz::{place, places, text};
use libfuzzer_sys::fuzz_target;
use time::UtcOffset;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let narrow = folded(&text);

    let numbers = runs(&text);
    assert_eq!(numbers, runs(&text), "reading twice");
    for run in &numbers {
        let digits: Vec<u8> = run
            .span
            .of(&text)
            .chars()
            .map(fold)
            .filter_map(|c| u8::try_from(c).ok().filter(u8::is_ascii_alphanumeric))
            .collect();
        assert_eq!(digits, run.digits, "not the digits of its words");
    }
    let shape = |text: &str| {
        let numbers = runs(text);
        let digits: Vec<_> = numbers.iter().map(|run| run.digits.clone()).collect();
        (places(text, numbers.iter().map(|run| run.span)), digits)
    };
    assert_eq!(shape(&text), shape(&narrow), "runs in another width");

    let amounts = |text: &str| {
        let amounts = money(text);
        assert_eq!(amounts, money(text), "reading twice");
        let cents: Vec<u64> = amounts.iter().map(|(_, cents)| *cents).collect();
        (places(text, amounts.iter().map(|(span, _)| *span)), cents)
    };
    assert_eq!(amounts(&text), amounts(&narrow), "money in another width");
    assert_eq!(single(&text), single(&narrow), "a form's amount in another width");

    let day = |text: &str| short_day(text).map(|span| place(text, span));
    assert_eq!(day(&text), day(&narrow), "a day in another width");

    let stamp = |text: &str| timestamp(text, UtcOffset::UTC);
    assert_eq!(stamp(&text), stamp(&narrow), "a time stamp in another width");
    if let Some(at) = stamp(&text) {
        assert_eq!(stamp(&rfc3339(at)[..16]), Some(at.replace_second(0).unwrap_or(at)));
    }
    if let Some(at) = instant(&text) {
        assert_eq!(instant(&rfc3339(at)), Some(at), "not read as it was written");
    }
});
