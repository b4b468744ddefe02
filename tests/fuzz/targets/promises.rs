//! Time promises in any text, at several instants.
#![no_main]

use std::sync::LazyLock;

use huashu::calendar::Calendar;
use huashu::promise::{self, Kind, Promise};
use huashu::text::folded;
use huashu_fuzz::{base, now, place, places, text};
use libfuzzer_sys::fuzz_target;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| base().calendar);

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let now = now(&text);
    let explained = promise::explain(&text, now, &CALENDAR);
    let promises = promise::read(&text, now, &CALENDAR);
    let _ = places(&text, explained.iter().map(|found| found.span));
    assert_eq!(explained, promise::explain(&text, now, &CALENDAR), "reading twice");
    let taken: Vec<&Promise> = explained.iter().filter_map(|f| f.verdict.as_ref().ok()).collect();
    assert_eq!(promises.iter().collect::<Vec<_>>(), taken, "explained otherwise than read");
    for found in &promises {
        if let (Some(earliest), Some(latest)) = (found.earliest, found.latest) {
            assert!(earliest <= latest, "due before it begins: {found:?}");
        }
        match found.kind {
            Kind::Deadline => assert!(found.latest.is_some(), "no due time: {found:?}"),
            Kind::Event => assert!(found.latest.is_none(), "a due time: {found:?}"),
            Kind::Vague => {}
        }
    }
    let narrow = folded(&text);
    let shape = |text: &str, found: &[Promise]| -> Vec<_> {
        found.iter().map(|p| (place(text, p.span), p.kind, p.earliest, p.latest)).collect()
    };
    assert_eq!(
        shape(&text, &promises),
        shape(&narrow, &promise::read(&narrow, now, &CALENDAR)),
        "in another width"
    );
});
