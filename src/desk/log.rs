//! What supervisors see: which rules fired, and what came of it. Never words of a ticket.

use crate::pack::Id;

/// What came of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It went through; the rules are those that were shown without holding it.
    Passed,
    /// It was held.
    Held,
    /// It was repaired in the dialog and went through.
    Repaired,
    /// It was given up for editing.
    Edited,
    /// It was saved anyway.
    Overridden,
}

impl Outcome {
    /// The name under which hosts and logs know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Held => "held",
            Self::Repaired => "repaired",
            Self::Edited => "edited",
            Self::Overridden => "overridden",
        }
    }
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What came of it.
    pub outcome: Outcome,
    /// Ids of the rules involved.
    pub rules: Vec<Id>,
    /// The code of the reason given, for [`Outcome::Overridden`].
    pub reason: Option<Id>,
}

impl Entry {
    pub(super) fn new(outcome: Outcome, rules: Vec<Id>, reason: Option<Id>) -> Self {
        Self { outcome, rules, reason }
    }
}
