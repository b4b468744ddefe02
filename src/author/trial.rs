//! A ticket tried on the layer: what the panel would offer and find, by the judge that the panel asks.

use serde::Serialize;
use std::collections::BTreeMap;
use time::OffsetDateTime;

use super::Author;
use crate::judge::{self, Hand};
use crate::lang::Lang;
use crate::pack::Pack;
use crate::phrase::Origin;
use crate::proof;
use crate::reading::Readings;
use crate::report;
use crate::text::utf16_of_byte;
use crate::ticket::{PageSnapshot, Placer, SeenField, Ticket};

/// Names of fields and their texts, in the order of the page.
pub type Fields = Vec<(String, String)>;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trial {
    /// As scripts of a page are told.
    pub advice: report::Advice,
    /// All phrases that are offered, the most helpful first.
    pub offered: Vec<Offered>,
}

/// A phrase that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offered {
    /// Its id.
    pub phrase: String,
    /// Its text, in pieces.
    pub text: Vec<Part>,
    /// Why.
    pub why: Vec<String>,
}

/// A piece of a filled phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The words.
    pub text: String,
    /// `words`, `filled` or `open`.
    pub is: &'static str,
}

/// What an example of a rule comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// What the rule finds in it.
    pub found: Vec<Found>,
}

/// What a rule finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// What the agent is told.
    pub message: String,
    /// The field.
    pub field: Option<String>,
    /// First UTF-16 code unit of the words, and one past the last.
    pub at: Option<(usize, usize)>,
}

/// Tries a ticket on a pack, as seen at `now`.
#[must_use]
pub fn trial(pack: &Pack, fields: &Fields, now: OffsetDateTime) -> Trial {
    let (ticket, advice) = judged(pack, &Placer::new(pack), fields, now);
    let offered = advice.suggestions.iter().filter_map(|suggestion| {
        Some(Offered {
            phrase: pack.phrases.get(suggestion.phrase)?.id.to_string(),
            text: parts(&suggestion.filled),
            why: suggestion.why.iter().map(|why| why.get(Lang::Zh).to_owned()).collect(),
        })
    });
    Trial {
        offered: offered.collect(),
        advice: report::Advice::new(pack, &ticket, &advice, Lang::Zh),
    }
}

fn judged(
    pack: &Pack,
    placer: &Placer,
    fields: &Fields,
    now: OffsetDateTime,
) -> (Ticket, judge::Advice) {
    let seen = |(name, text): &(String, String)| SeenField {
        name: name.clone(),
        text: text.clone(),
        writable: true,
        ..SeenField::default()
    };
    let fields = fields.iter().map(seen).collect();
    let page = PageSnapshot { revision: 0, now, record: String::new(), fields };
    let ticket = Ticket::read(&page, placer);
    let readings = Readings::of(pack, &ticket, &Readings::default());
    let advice = judge::judge(pack, &ticket, &readings, &Hand::default());
    (ticket, advice)
}

fn parts(filled: &crate::phrase::Filled) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut part = |start: usize, end: usize, is| {
        let text = filled.text.get(start..end).unwrap_or_default().to_owned();
        if !text.is_empty() {
            parts.push(Part { text, is });
        }
    };
    for slot in &filled.slots {
        part(from, slot.span.start, "words");
        let is = if slot.origin == Origin::Open { "open" } else { "filled" };
        part(slot.span.start, slot.span.end, is);
        from = slot.span.end;
    }
    part(from, filled.text.len(), "words");
    parts
}

/// What each of the tickets comes to, as ids of rules: without the layer, and with it.
#[must_use]
pub fn effects(author: &Author, tickets: &[Fields], now: OffsetDateTime) -> Vec<[Vec<String>; 2]> {
    let Some(loaded) = author.pack() else { return Vec::new() };
    let packs = [&author.base().pack, &loaded.pack].map(|pack| (pack, Placer::new(pack)));
    let both = |fields: &Fields| {
        packs.each_ref().map(|(pack, placer)| {
            let (_, advice) = judged(pack, placer, fields, now);
            let found = advice.findings.iter().filter_map(|f| pack.rules.get(f.rule));
            let mut rules: Vec<String> = found.map(|rule| rule.id.to_string()).collect();
            rules.sort_unstable();
            rules.dedup();
            rules
        })
    };
    tickets.iter().map(both).collect()
}

/// What the examples of a rule come to, by the key that they stand under; nothing where the pack cannot be read.
#[must_use]
pub fn examples(pack: &Pack, id: &str) -> BTreeMap<&'static str, Vec<Outcome>> {
    let mut out = BTreeMap::new();
    let Some((ix, rule)) = pack.rules.iter().enumerate().find(|(_, rule)| &*rule.id == id) else {
        return out;
    };
    for (key, examples) in [("flags", &rule.flags), ("allows", &rule.allows)] {
        let outcomes = examples.iter().map(|example| {
            let (ticket, findings) = proof::example(pack, ix, rule, example);
            let found = findings.into_iter().map(|finding| Found {
                message: finding.message.zh.to_string(),
                field: finding.field.and_then(|f| Some(pack.field(f)?.id.to_string())),
                at: finding.at.and_then(|at| {
                    let text = &ticket.entries.get(at.entry)?.text;
                    Some((utf16_of_byte(text, at.span.start), utf16_of_byte(text, at.span.end)))
                }),
            });
            Outcome { found: found.collect() }
        });
        out.insert(key, outcomes.collect());
    }
    out
}
