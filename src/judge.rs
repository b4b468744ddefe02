//! The whole judgement: a ticket and a pack give advice.

use time::OffsetDateTime;

use crate::fact::Facts;
use crate::pack::{Id, Pack, SaveKind, StageIx};
use crate::promise::Promise;
use crate::reading::Readings;
use crate::rule::{self, Finding};
use crate::stage::{self, Staged};
use crate::suggest::{self, Situation, Suggestion};
use crate::ticket::{Place, Ticket};

/// What the agent did by hand, for this ticket and lately.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hand {
    /// The stage that the agent pinned.
    pub pinned: Option<StageIx>,
    /// The checks that the agent ticked.
    pub ticks: Vec<(Id, Tick)>,
    /// The save that the agent is trying; none between saves.
    pub save: Option<SaveKind>,
    /// How often the agent took each phrase lately, for whatever ticket, in the order of [`Pack::phrases`]. Empty where
    /// that is not known.
    pub uses: Vec<u16>,
}

/// A check ticked by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// When.
    pub at: OffsetDateTime,
    /// By whom, as the ticket names its agent; empty where it does not.
    pub by: String,
}

/// How a check stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckState {
    /// The ticket shows it, there.
    Met(Option<Place>),
    /// Not done yet.
    Unmet,
    /// Ticked by the agent.
    Ticked(Tick),
    /// Not for this ticket.
    NotApplicable,
}

impl CheckState {
    /// Whether nothing is left to do.
    #[must_use]
    pub fn done(&self) -> bool {
        !matches!(self, Self::Unmet)
    }
}

/// Everything that the panel and the guard need to know of a ticket.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Advice {
    /// The stage; none only for a pack without stages.
    pub stage: Option<Staged>,
    /// The state of each check, in the order of [`Pack::checks`].
    pub checks: Vec<CheckState>,
    /// What is wrong, the heaviest first.
    pub findings: Vec<Finding>,
    /// The phrases that fit, the most helpful first.
    pub suggestions: Vec<Suggestion>,
    /// The promises made, in the order of the page.
    pub promises: Vec<(Promise, Place)>,
    /// Words that call for care: index into [`Pack::cues`] and place.
    pub cues: Vec<(usize, Place)>,
    /// The scenes that the ticket is in: indices into [`Pack::scenes`].
    pub scenes: Vec<usize>,
}

/// Judges a ticket. Total: every ticket gets its advice.
#[must_use]
pub fn judge(pack: &Pack, ticket: &Ticket, readings: &Readings, hand: &Hand) -> Advice {
    let facts = Facts::new(pack, ticket, readings);
    let staged = stage::stage(&facts, hand.pinned);
    let stage = staged.as_ref().map(|s| s.stage);
    let checks: Vec<CheckState> =
        pack.checks.iter().map(|check| check_state(&facts, check, hand)).collect();
    let findings = rule::findings(&facts, stage, hand.save);
    let done: Vec<bool> = checks.iter().map(CheckState::done).collect();
    let suggestions = stage.map_or_else(Vec::new, |stage| {
        let at = Situation { stage, findings: &findings, done: &done, uses: &hand.uses };
        suggest::suggest(&facts, at)
    });
    let promises = facts.promises().map(|(promise, at)| (promise.clone(), at)).collect();
    let Facts { cues, scenes, .. } = facts;
    Advice { stage: staged, checks, findings, suggestions, promises, cues, scenes }
}

fn check_state(facts: &Facts, check: &crate::pack::Check, hand: &Hand) -> CheckState {
    if check.when.as_ref().is_some_and(|when| !facts.ask(when).holds) {
        return CheckState::NotApplicable;
    }
    let answer = check.met.as_ref().map(|met| facts.ask(met)).filter(|answer| answer.holds);
    let tick = hand.ticks.iter().find(|(id, _)| *id == check.id).map(|(_, tick)| tick);
    match (answer, tick) {
        (Some(answer), _) => CheckState::Met(answer.at),
        (None, Some(tick)) => CheckState::Ticked(tick.clone()),
        (None, None) => CheckState::Unmet,
    }
}
