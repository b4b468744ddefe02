//! `open-slot`: the mark of a slot that nobody filled, such as 【时限】.
//!
//! Only marks that carry a slot's name count: agents use the same brackets for headings.

use super::Hit;
use crate::fact::Facts;
use crate::pack::FieldIx;
use crate::phrase::OPEN_MARK;
use crate::text::Span;
use crate::ticket::Place;

pub(super) fn hits(facts: &Facts, fields: &[FieldIx]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for entry in facts.entries_of(fields) {
        let text = facts.ticket.entries.get(entry).map_or("", |e| &e.text);
        for (start, _) in text.match_indices(OPEN_MARK.0) {
            let inside = text.get(start + OPEN_MARK.0.len_utf8()..).unwrap_or("");
            let Some(name) =
                inside.split(OPEN_MARK.1).next().filter(|name| name.len() < inside.len())
            else {
                break;
            };
            if facts.pack.slots.iter().any(|slot| *slot.name.zh == *name) {
                let end = start + OPEN_MARK.0.len_utf8() + name.len() + OPEN_MARK.1.len_utf8();
                hits.push(Hit::words(facts, Place { entry, span: Span::new(start, end) }));
            }
        }
    }
    hits
}
