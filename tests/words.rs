//! Words that must not be said and personal data, by the base pack, against `tests/read/words.jsonl`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what cannot be")]

#[path = "lib/base.rs"]
mod base;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use huashu::fact::Facts;
use huashu::pack::RuleKind;
use huashu::reading::Readings;
use huashu::ticket::{PageSnapshot, Placer, SeenField, Ticket};
use huashu::{proof, rule};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    want: Vec<String>,
    #[serde(rename = "note")]
    _note: String,
}

#[test]
fn a_reply_is_flagged_by_exactly_these_rules() {
    let pack = base::base().pack;
    let placer = Placer::new(&pack);
    let (mut wrong, mut silent, mut count) = (String::new(), 0, 0);
    for (line, json) in include_str!("read/words.jsonl").lines().enumerate() {
        let case: Case =
            serde_json::from_str(json).unwrap_or_else(|e| panic!("line {}: {e}", line + 1));
        let field = SeenField {
            name: "reply".into(),
            text: case.text.clone(),
            writable: true,
            ..SeenField::default()
        };
        let page = PageSnapshot {
            revision: 0,
            now: proof::NOW,
            record: String::new(),
            fields: vec![field],
        };
        let ticket = Ticket::read(&page, &placer);
        let readings = Readings::of(&pack, &ticket, &Readings::default());
        let facts = Facts::new(&pack, &ticket, &readings);
        let rules = pack.rules.iter().enumerate().filter(|(_, rule)| {
            rule.id.starts_with("tone.") || matches!(rule.kind, RuleKind::Personal(_))
        });
        let got: BTreeSet<&str> = rules
            .filter(|(ix, _)| !rule::apply(&facts, *ix, None, None).is_empty())
            .map(|(_, rule)| &*rule.id)
            .collect();
        let want: BTreeSet<&str> = case.want.iter().map(String::as_str).collect();
        if got != want {
            writeln!(wrong, "{}: {}: want {want:?}, got {got:?}", line + 1, case.text).unwrap();
        }
        count += 1;
        silent += usize::from(want.is_empty());
    }
    assert!(wrong.is_empty(), "wrong lines of {count}:\n{wrong}");
    assert!(silent * 3 >= count, "a third of the {count} lines must be near-misses, {silent} are");
}
