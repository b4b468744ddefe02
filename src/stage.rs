//! Which stage a ticket is in, and why.

use crate::fact::Facts;
use crate::lang::Words;
use crate::pack::{Signal, Stage, StageIx};

/// The stage of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// The stage.
    pub stage: StageIx,
    /// The two strongest signals for it, the stronger first.
    pub reasons: Vec<Words>,
    /// The strongest signal for another stage, where it is as strong as the strongest for this one.
    pub against: Option<(StageIx, Words)>,
    /// Whether the agent pinned it.
    pub pinned: bool,
}

/// The stage of a ticket. Every signal that speaks adds its weight to its stage; the heaviest stage wins,
/// the earlier of two equal ones. None where the pack has no stages.
#[must_use]
pub fn stage(facts: &Facts, pinned: Option<StageIx>) -> Option<Staged> {
    let speaking: Vec<(StageIx, Vec<&Signal>)> = (0..)
        .map(StageIx)
        .zip(&facts.pack.stages)
        .map(|(ix, stage)| (ix, speaking(facts, stage)))
        .collect();
    let weight = |signals: &[&Signal]| signals.iter().map(|s| u32::from(s.weight)).sum::<u32>();
    let heaviest = speaking.iter().rev().max_by_key(|(_, signals)| weight(signals));
    let pinned_here = speaking.iter().find(|(ix, _)| Some(*ix) == pinned);
    let (stage, signals) = pinned_here.or(heaviest)?;
    let strongest = signals.first().map_or(0, |s| s.weight);
    let against = speaking
        .iter()
        .filter(|(ix, _)| ix != stage)
        .filter_map(|(ix, others)| Some((*ix, *others.first()?)))
        .filter(|(_, signal)| signal.weight >= strongest)
        .max_by_key(|(_, signal)| signal.weight)
        .map(|(ix, signal)| (ix, signal.why.clone()));
    let reasons = signals.iter().take(2).map(|s| s.why.clone()).collect();
    Some(Staged { stage: *stage, reasons, against, pinned: pinned_here.is_some() })
}

/// The signals of a stage that speak, the strongest first.
fn speaking<'a>(facts: &Facts, stage: &'a Stage) -> Vec<&'a Signal> {
    let mut signals: Vec<&Signal> = Vec::new();
    for signal in stage.signals.iter().filter(|s| facts.ask(&s.when).holds) {
        // After its equals, so that these stay in the order of the pack.
        let at = signals.partition_point(|s| s.weight >= signal.weight);
        signals.insert(at, signal);
    }
    signals
}
