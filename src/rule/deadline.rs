//! `deadline`: a promise with a definite time, or one that an event dates, must stand in one of the fields.
//!
//! Flags 我们尽快处理 (a vague word is no limit) and a reply without any time; allows 48小时内给您回电.

use super::Hit;
use crate::fact::Facts;
use crate::pack::FieldIx;
use crate::promise::Kind;

pub(super) fn hits(facts: &Facts, fields: &[FieldIx]) -> Vec<Hit> {
    let entries: Vec<usize> = facts.entries_of(fields).collect();
    let promises: Vec<_> = facts.promises().filter(|(_, at)| entries.contains(&at.entry)).collect();
    if promises.iter().any(|(p, _)| p.kind != Kind::Vague) {
        return Vec::new();
    }
    let Some((_, at)) = promises.first() else {
        let reply =
            facts.ticket.reply(facts.pack).and_then(|ix| facts.ticket.entries.get(ix)?.field);
        return vec![Hit::missing(
            facts,
            reply.filter(|f| fields.contains(f)).or(fields.first().copied()),
        )];
    };
    let hit = Hit::words(facts, *at);
    let zh = format!("（“{}”不是明确的时限）", hit.found);
    let en = format!(" (“{}” is no definite time)", hit.found);
    vec![hit.more(&zh, &en)]
}
