//! A field that changes: what is read with the help of the earlier readings is what is read from nothing.
//!
//! The input is one text, or several with a vertical bar between them, as they stood in the field one after another.
#![no_main]

use std::rc::Rc;

use huashu::pack::Pack;
use huashu::proof;
use huashu::reading::Readings;
use huashu::ticket::Ticket;
use huashu_fuzz::{base, text};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static PACK: Pack = base();
}

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    PACK.with(|pack| {
        let Some(reply) = pack.reply.first() else { return };
        let ticket = |text: &str| Ticket::of_fields(proof::NOW, pack, &[(*reply, Rc::from(text))]);
        let check = |before: &Readings, text: &str| {
            let ticket = ticket(text);
            let (now, anew) = (
                Readings::of(pack, &ticket, before),
                Readings::of(pack, &ticket, &Readings::default()),
            );
            assert_eq!(now.entries.len(), anew.entries.len());
            for (now, anew) in now.entries.iter().zip(&anew.entries) {
                assert_eq!(now.folded, anew.folded);
                assert_eq!(now.promises, anew.promises, "in {text:?}");
                assert_eq!(now.confirmations, anew.confirmations, "in {text:?}");
            }
            now
        };
        let mut readings = Readings::default();
        for text in text.split('|') {
            readings = check(&readings, text);
        }
        // Typed at its end, and a character taken out of its middle.
        let last = text.rsplit('|').next().unwrap_or_default();
        for (at, c) in last.char_indices().step_by(last.chars().count() / 4 + 1) {
            let mut typed = last.to_owned();
            typed.remove(at);
            readings = check(&readings, &typed);
            typed.insert(at, c);
            readings = check(&readings, &typed);
        }
    });
});
