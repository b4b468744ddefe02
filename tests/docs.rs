//! What the guides say is tried: the example pack of packs/README.md builds and does what it shows.

// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use huashu::given;
use huashu::lang::Lang;
use huashu::pack::source;
use huashu::ticket::Placer;
use huashu::{proof, report};

/// The first fenced block of a language in a page.
fn block(page: &str, language: &str) -> String {
    let from = page.split_once(&format!("```{language}\n")).unwrap().1;
    from.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_example_pack_builds_and_repairs_a_vague_reply() {
    let toml = block(include_str!("../packs/README.md"), "toml");
    let loaded =
        source::load(vec![("packs/README.md".to_owned(), vec![("example.toml".to_owned(), toml)])]);
    let pack = loaded.unwrap_or_else(|report| panic!("{report}")).pack;
    assert_eq!(proof::prove(&pack), []);
    let json = r#"{ "fields": { "客户姓名": "陈先生", "处理意见": "我们会尽快处理。" } }"#;
    let ticket: given::Ticket = serde_json::from_str(json).unwrap();
    let advice =
        report::assess(&pack, &ticket.snapshot(proof::NOW), &Placer::new(&pack), Lang::Zh, None);
    assert_eq!(advice.findings[0].rule, "limit.missing");
    assert_eq!(
        advice.findings[0].fixes[0].text,
        "陈先生您好，我们会在9月25日10:30前给您打电话答复。"
    );
}

#[test]
fn the_two_guides_name_the_same_tables_and_kinds() {
    let names = |page: &str| -> Vec<String> {
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        rows.map(|row| row.split('`').nth(1).unwrap().to_owned()).collect()
    };
    let chinese = names(include_str!("../packs/README.md"));
    assert_eq!(chinese, names(include_str!("../packs/README.en.md")));
    assert_eq!(
        names(include_str!("../www/rollout.md")),
        names(include_str!("../www/rollout.en.md"))
    );
    for kind in huashu::pack::wire::Pack::KINDS {
        assert!(chinese.contains(&format!("[[{kind}]]")), "{kind} is in no table of the guide");
    }
}
