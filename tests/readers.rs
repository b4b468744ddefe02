//! Words that a pack gives to the readers (`[[reader]]`): each line of the table reads otherwise without them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what cannot be"
)]

use huashu::pack::{Pack, built, source};
use huashu::proof;
use huashu::reading::Readings;
use huashu::ticket::{PageSnapshot, Placer, SeenField, Ticket};

const WORDS: &str = r#"
[[reader]]
id = "station"
role = "third"
words = ["蓝鸟驿站"]

[[reader]]
id = "open-number"
role = "act"
words = ["放号"]

[[reader]]
id = "when-free"
role = "vague"
words = ["忙完手头的"]

[[reader]]
id = "fine"
role = "agree"
words = ["妥妥的"]

[[reader]]
id = "agent-shop"
role = "proxy"
words = ["代办点"]
"#;

fn pack(more: &str) -> Pack {
    let files = vec![
        ("sound.toml".to_owned(), include_str!("packs/sound.toml").to_owned()),
        ("words.toml".to_owned(), more.to_owned()),
    ];
    source::load(vec![("pack".to_owned(), files)]).unwrap_or_else(|r| panic!("{r}")).pack
}

/// What is read in a reply: kinds of promises and confirmations.
fn read(pack: &Pack, text: &str) -> Vec<String> {
    let field = SeenField {
        name: "reply".into(),
        text: text.into(),
        writable: true,
        ..SeenField::default()
    };
    let page =
        PageSnapshot { revision: 0, now: proof::NOW, record: String::new(), fields: vec![field] };
    let ticket = Ticket::read(&page, &Placer::new(pack));
    let readings = Readings::of(pack, &ticket, &Readings::default());
    let reading = &readings.entries[0];
    let promises = reading.promises.iter().map(|p| format!("{:?}", p.kind).to_lowercase());
    let confirmations =
        reading.confirmations.iter().map(|c| format!("{:?} {:?}", c.kind, c.state).to_lowercase());
    promises.chain(confirmations).collect()
}

#[test]
fn a_pack_teaches_the_readers_words() {
    let (plain, taught) = (pack(""), pack(WORDS));
    // The pack as a page reads it knows them too.
    let loaded = built::read(&built::write(&taught)).unwrap_or_else(|e| panic!("{e:?}"));
    for (text, before, after) in [
        ("蓝鸟驿站预计3天送达", &["deadline"][..], &[][..]),
        ("您的副卡明天放号", &[], &["deadline"]),
        ("忙完手头的就给您办", &[], &["vague"]),
        ("客户说这个方案妥妥的", &[], &["plan given"]),
        ("代办点客户表示同意方案", &["plan given"], &[]),
    ] {
        assert_eq!(read(&plain, text), before, "without the words: {text}");
        assert_eq!(read(&taught, text), after, "with the words: {text}");
        assert_eq!(read(&loaded, text), after, "as built: {text}");
    }
}
