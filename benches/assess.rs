//! What a judgement costs natively: a whole ticket, one keystroke, loading a pack. Run by `scripts/bench`.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use divan::Bencher;
use huashu::given;
use huashu::judge::{Hand, judge};
use huashu::lang::Lang;
use huashu::pack::built;
use huashu::proof;
use huashu::reading::Readings;
use huashu::report;
use huashu::ticket::{Placer, Ticket};

#[path = "../tests/lib/base.rs"]
mod base;

use base::base;

fn main() {
    divan::main();
}

fn ticket() -> huashu::ticket::PageSnapshot {
    let given: given::Ticket = serde_json::from_str(include_str!("ticket.json")).unwrap();
    given.snapshot(proof::NOW)
}

/// A ticket judged from nothing, as `huashu assess` does.
#[divan::bench]
fn whole_ticket(bencher: Bencher) {
    let (pack, page) = (base().pack, ticket());
    let placer = Placer::new(&pack);
    bencher.bench_local(|| report::assess(&pack, &page, &placer, Lang::Zh, None));
}

/// One more character in the reply: the other fields' readings are kept.
#[divan::bench]
fn one_keystroke(bencher: Bencher) {
    let (pack, page) = (base().pack, ticket());
    let placer = Placer::new(&pack);
    let before = Ticket::read(&page, &placer);
    let readings = Readings::of(&pack, &before, &Readings::default());
    let mut typed = page;
    typed
        .fields
        .iter_mut()
        .find(|f| placer.place(&f.name).is_some_and(|ix| pack.reply.contains(&ix)))
        .unwrap()
        .text
        .push('好');
    bencher.bench_local(|| {
        let ticket = Ticket::read(&typed, &placer);
        let readings = Readings::of(&pack, &ticket, &readings);
        judge(&pack, &ticket, &readings, &Hand::default())
    });
}

/// A built pack from JSON to the checked pack, as a page does at its start.
#[divan::bench]
fn load_pack(bencher: Bencher) {
    let json = built::write(&base().pack).to_string();
    bencher.bench_local(|| {
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        built::read(&json).unwrap()
    });
}
