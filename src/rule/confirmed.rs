//! `confirmed`: a confirmation must be given. Asking is not enough, and a no is not a yes.
//!
//! Flags 您看可以吗 without an answer; allows 客户表示同意.

use super::Hit;
use crate::confirm::{Kind, State};
use crate::fact::Facts;
use crate::pack::FieldIx;

pub(super) fn hits(facts: &Facts, fields: &[FieldIx], kind: Kind) -> Vec<Hit> {
    match facts.confirmation(kind) {
        Some((State::Given, _)) => Vec::new(),
        Some((State::Asked, at)) => vec![Hit::words(facts, at).more(
            "（已经问了，还没有写下客户的答复）",
            " (it was asked; the customer's answer is not written down)",
        )],
        Some((State::Denied, at)) => {
            vec![
                Hit::words(facts, at)
                    .more("（记录里客户没有同意）", " (by the record the customer did not agree)"),
            ]
        }
        None => {
            let reply =
                facts.ticket.reply(facts.pack).and_then(|ix| facts.ticket.entries.get(ix)?.field);
            vec![Hit::missing(facts, reply.or(fields.first().copied()))]
        }
    }
}
