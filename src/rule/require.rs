//! `require`: a condition must hold. Missing responsibility, a finding not written down, an empty demand.

use super::Hit;
use crate::fact::Facts;
use crate::pack::{Cond, FieldIx};

pub(super) fn hits(facts: &Facts, need: &Cond, at: FieldIx) -> Vec<Hit> {
    if facts.ask(need).holds { Vec::new() } else { vec![Hit::missing(facts, Some(at))] }
}
