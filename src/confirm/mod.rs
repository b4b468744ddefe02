//! The three confirmations in Chinese text.
//!
//! A text is read clause by clause: `words` says what its words do, `judge` what the clause amounts
//! to, with the sentence so far as context. Negation, mood, object and person decide, not the verb:
//! 已确认 alone confirms nothing.

use crate::text::Span;
use crate::text::quote::{Quote, quotes};

mod answer;
mod clause;
mod form;
mod forms;
mod judge;
mod question;
mod record;
mod table;
mod words;

/// What is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 复述确认: the summary was read back and is right.
    Restate,
    /// 方案协商确认: the customer accepts the plan.
    Plan,
    /// 满意度确认: the customer is satisfied with the result.
    Satisfaction,
}

/// How far it got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// The question was put; no answer is written down.
    Asked,
    /// The customer's yes is written down.
    Given,
    /// The customer's no is written down.
    Denied,
}

/// A confirmation found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmation {
    /// Where, in bytes.
    pub span: Span,
    /// Of what.
    pub kind: Kind,
    /// How far.
    pub state: State,
    /// The word that names who answered (客户, 机主), in bytes; none where the record does not name them, or
    /// nobody answered yet. A relative's or a proxy's answer is no confirmation at all.
    pub by: Option<Span>,
}

pub use judge::Carry;
pub use words::{Role, Words};

/// Every step of each kind in a text that follows on `carry`, in order, and what it hands on; `quotes` is what
/// of the text is quoted.
#[must_use]
pub fn steps(
    text: &str,
    quotes: &[Quote],
    carry: Carry,
    words: &Words,
) -> (Vec<Confirmation>, Carry) {
    judge::judge(text, quotes, carry, words)
}

/// Where each kind got to by these steps: its last answer, or the question where there is none.
#[must_use]
pub fn settle(steps: &[Confirmation]) -> Vec<Confirmation> {
    judge::settle(steps)
}

/// The confirmations in `text`, in order: each kind at most once, where it got to. Never fails.
#[must_use]
pub fn read(text: &str) -> Vec<Confirmation> {
    let (steps, _) = judge::judge(text, &quotes(text), judge::Carry::default(), Words::base());
    judge::settle(&steps)
}
