//! The shapes themselves: serde writes them, TypeScript types are made from them.

use serde::{Serialize, Serializer};

use super::tree::{Grow, Tree};

/// How many suggestions a report holds.
pub const SUGGESTIONS: usize = 5;

macro_rules! shape {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }

        impl Grow for $name {
            fn tree(&self) -> Tree {
                Tree::Table(vec![$((stringify!($field).to_owned(), self.$field.tree())),*])
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.tree().serialize(to)
            }
        }
    };
}

/// Names and what they mean, each once and in the order of the names: an object for other programs.
#[derive(Debug, Clone, PartialEq)]
pub struct Names(pub Vec<(String, Option<String>)>);

impl Names {
    /// The names in order; of two that are the same the last counts.
    #[must_use]
    pub fn new(given: impl Iterator<Item = (String, Option<String>)>) -> Self {
        let mut names: Vec<(String, Option<String>)> = Vec::new();
        for (name, meaning) in given {
            match names.binary_search_by(|(known, _)| known.cmp(&name)) {
                Err(at) => names.insert(at, (name, meaning)),
                Ok(at) => {
                    if let Some((_, known)) = names.get_mut(at) {
                        *known = meaning;
                    }
                }
            }
        }
        Self(names)
    }
}

impl Grow for Names {
    fn tree(&self) -> Tree {
        Tree::Table(self.0.iter().map(|(name, meaning)| (name.clone(), meaning.tree())).collect())
    }
}

shape! {
    /// All that can be said of one ticket.
    Advice {
        /// Each given name and the canonical field that it means; null where that is not certain.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "{ [key in string]: string | null }"))]
        fields: Names,
        /// The stage, null only for a pack without stages.
        stage: Option<Stage>,
        /// Every item of the checklist.
        checks: Vec<Check>,
        /// What is wrong, the heaviest first.
        findings: Vec<Finding>,
        /// Phrases to offer, the most helpful first; at most [`SUGGESTIONS`].
        suggestions: Vec<Suggestion>,
        /// The promises that the agent made.
        promises: Vec<TimePromise>,
        /// Ids of the scenes that the ticket is in.
        scenes: Vec<String>,
        /// Words that call for care.
        cues: Vec<Cue>,
    }
}
shape! {
    /// The stage of a ticket.
    Stage {
        /// Its id.
        id: String,
        /// Why, the stronger reason first; at most two.
        reasons: Vec<String>,
        /// What speaks for another stage, as strongly.
        against: Option<Against>,
        /// Whether the agent pinned it.
        pinned: bool,
    }
}
shape! {
    /// Evidence for another stage.
    Against {
        /// That stage's id.
        id: String,
        /// The evidence.
        reason: String,
    }
}
shape! {
    /// An item of the checklist.
    Check {
        /// Its id.
        id: String,
        /// The step of the process, such as `1.4b`.
        step: String,
        /// `met`, `unmet`, `ticked` or `not-applicable`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'met' | 'unmet' | 'ticked' | 'not-applicable'"))]
        state: &'static str,
        /// What shows that it is met.
        evidence: Option<Words>,
    }
}
shape! {
    /// Words in a field.
    Words {
        /// The field's name as given.
        field: String,
        /// First UTF-16 code unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words.
        text: String,
    }
}
shape! {
    /// Something wrong.
    Finding {
        /// The rule's id.
        rule: String,
        /// `hint`, `reason` or `block`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'hint' | 'reason' | 'block'"))]
        level: &'static str,
        /// The canonical field.
        field: Option<String>,
        /// The name under which the field was given; null where it was not given.
        name: Option<String>,
        /// First UTF-16 code unit of the words at fault; null where the field was not given.
        start: Option<usize>,
        /// One past the last; equal to `start` where something is missing there.
        end: Option<usize>,
        /// What the agent is told.
        message: String,
        /// Repairs, the best first.
        fixes: Vec<Fix>,
    }
}
shape! {
    /// A repair.
    Fix {
        /// The phrase that it inserts; null where it replaces words.
        phrase: Option<String>,
        /// The words that it puts in.
        text: String,
        /// The change; null where no field can be written to.
        edit: Option<Edit>,
        /// Names of slots that stay open.
        open: Vec<String>,
    }
}
shape! {
    /// A change of one field's text.
    Edit {
        /// The field's name as given.
        field: String,
        /// First UTF-16 code unit of what is replaced.
        start: usize,
        /// One past the last.
        end: usize,
        /// The new words.
        text: String,
        /// The words that must still stand there.
        expects: String,
    }
}
shape! {
    /// A phrase to offer.
    Suggestion {
        /// The phrase's id.
        phrase: String,
        /// Its text with the ticket's facts; open slots stand as 【name】.
        text: String,
        /// Names of the open slots.
        open: Vec<String>,
        /// Why it is offered.
        why: Vec<String>,
    }
}
shape! {
    /// A time promise.
    TimePromise {
        /// The field's name as given; empty for a bare text.
        field: String,
        /// First UTF-16 code unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words.
        text: String,
        /// `deadline`, `vague` or `event`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'deadline' | 'vague' | 'event'"))]
        kind: &'static str,
        /// How finely the time is said, null where the words name none.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'minute' | 'hour' | 'part' | 'day' | 'week' | 'month' | 'quarter' | 'year' | null"))]
        granularity: Option<&'static str>,
        /// Earliest instant, ISO 8601 with offset.
        earliest: Option<String>,
        /// Latest instant: when it is due.
        latest: Option<String>,
    }
}
shape! {
    /// A confirmation.
    Confirmation {
        /// First UTF-16 code unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words.
        text: String,
        /// `restate`, `plan` or `satisfaction`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'restate' | 'plan' | 'satisfaction'"))]
        kind: &'static str,
        /// `asked`, `given` or `denied`.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'asked' | 'given' | 'denied'"))]
        state: &'static str,
        /// The word that names who answered; null where the record names nobody, or nobody answered yet.
        by: Option<String>,
    }
}
shape! {
    /// Words that call for care.
    Cue {
        /// The cue's id.
        id: String,
        /// What the agent is told.
        note: String,
        /// Where they stand.
        at: Words,
    }
}
shape! {
    /// What stands in one text.
    Reading {
        /// Promises, in order.
        promises: Vec<TimePromise>,
        /// Confirmations, in order.
        confirmations: Vec<Confirmation>,
    }
}

shape! {
    /// What came of a save, for hosts and logs. Never holds words of a ticket.
    Log {
        /// What came of it.
        #[cfg_attr(not(target_arch = "wasm32"), ts(type = "'passed' | 'held' | 'repaired' | 'edited' | 'overridden'"))]
        outcome: &'static str,
        /// Ids of the rules involved.
        rules: Vec<String>,
        /// The code of the reason given for saving anyway.
        reason: Option<String>,
        /// Id and version of the pack.
        pack: String,
    }
}
