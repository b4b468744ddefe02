//! Rules as the core works with them.

use std::rc::Rc;

use super::{Cond, FieldIx, Id, StageIx, Turn, Words};
use crate::confirm;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Shown.
    Hint,
    /// Holds the save until repaired, or until the agent gives a reason.
    Reason,
    /// Holds the save until repaired; saving anyway needs a reason and is reported as such.
    Block,
}

/// What a save does to the ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SaveKind {
    /// It keeps what is written.
    #[default]
    Save,
    /// It hands the ticket over to someone else.
    Transfer,
    /// It closes the ticket.
    Close,
}

/// Something looked at before a save.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name for machines.
    pub id: Id,
    /// The step of the process that it serves; empty where none.
    pub step: Rc<str>,
    /// How much its findings weigh.
    pub level: Level,
    /// Its own dial, the earliest turn first; it enforces where that says nothing.
    pub dial: Vec<Turn>,
    /// The stages in which it looks; empty: all.
    pub stages: Vec<StageIx>,
    /// When it looks, beyond the stage.
    pub when: Option<Cond>,
    /// The kinds of saves that it holds; empty: all. Before a save it is shown in its stages; where it names none, it
    /// looks at such a save alone.
    pub on: Vec<SaveKind>,
    /// The fields whose text it looks at; never empty.
    pub fields: Vec<FieldIx>,
    /// What it looks for.
    pub kind: RuleKind,
    /// What the agent is told; `{found}`, `{instead}` and `{field}` are filled in.
    pub message: Words,
    /// Why, with the source; shown on request.
    pub why: Words,
    /// Phrases (indices into [`Pack::phrases`]) that repair it, the best first.
    pub fixes: Vec<usize>,
    /// Tickets that it must flag.
    pub flags: Vec<Example>,
    /// Tickets that it must let pass.
    pub allows: Vec<Example>,
    /// The pack (layer) that it comes from.
    pub origin: Id,
}

/// The closed vocabulary of rule kinds; data extends it. Each has a file under `rule/`.
#[derive(Debug, Clone)]
pub enum RuleKind {
    /// Words that must not be said.
    Forbid(Vec<Forbidden>),
    /// A condition that must hold; the finding points at `at`.
    Require {
        /// What must hold.
        need: Cond,
        /// The field to point at.
        at: FieldIx,
    },
    /// A promise with a definite time must stand in one of the fields.
    Deadline,
    /// A confirmation of this kind must be given, not only asked.
    Confirmed(confirm::Kind),
    /// A promise with a definite time must not have this flaw.
    Promise {
        /// The flaw.
        flaw: Flaw,
        /// Words of which one must stand in the promise's sentence, folded; none: any promise counts.
        near: Vec<Rc<str>>,
    },
    /// Two places must not contradict each other.
    Agree {
        /// The field that says it in form.
        field: FieldIx,
        /// What is compared.
        by: AgreeBy,
    },
    /// Personal data that does not belong into free text.
    Personal(Vec<Personal>),
    /// An open slot's mark that was left in the text.
    OpenSlot,
}

/// What is wrong with a promise although its time is definite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Its time has passed.
    Past,
    /// It ends on a day off.
    RestDay,
    /// It ends at night.
    Night,
    /// It ends after a limit.
    OverLimit {
        /// The limit: index into [`super::Pack::limits`].
        limit: usize,
        /// The field that says from when the limit counts; from now where there is none, or it says no time.
        since: Option<FieldIx>,
    },
}

/// What an [`RuleKind::Agree`] compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreeBy {
    /// An amount of money in the text against the amount in the field.
    Money,
    /// A telephone number in the text against the one in the field.
    Number,
    /// A confirmation in the text against the choice in the field.
    Confirmation(confirm::Kind),
    /// A promise in the text that is due after the time in the field.
    Due,
}

/// A kind of personal data. Source: 个人信息保护法 art. 28 (sensitive personal information).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// An 18-digit identity number with a right check digit (GB 11643-1999).
    IdCard,
    /// A bank card number of 15 to 19 digits with a right Luhn digit (ISO/IEC 7812).
    BankCard,
    /// A password or one-time code together with its digits.
    Password,
}

/// A word that must not be said.
#[derive(Debug, Clone)]
pub struct Forbidden {
    /// The word, folded by [`crate::text::fold`].
    pub say: Rc<str>,
    /// What to say instead; empty where it is best left out.
    pub instead: Rc<str>,
    /// Longer innocent expressions that contain it.
    pub except: Vec<Rc<str>>,
}

/// A ticket that shows what a rule flags or allows: field and text.
pub type Example = Vec<(FieldIx, Rc<str>)>;
