//! `open-slot`: the mark of a slot that nobody filled, such as 【时限】.

use super::Hit;
use crate::fact::Facts;
use crate::pack::FieldIx;
use crate::phrase::open_marks;
use crate::ticket::Place;

pub(super) fn hits(facts: &Facts, fields: &[FieldIx]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for entry in facts.entries_of(fields) {
        let text = facts.ticket.entries.get(entry).map_or("", |e| &e.text);
        let marks = open_marks(text, facts.pack);
        hits.extend(marks.map(|(span, _)| Hit::words(facts, Place { entry, span })));
    }
    hits
}
