//! A phrase pack as the core works with it: checked, resolved, immutable.
//!
//! Product teams write TOML; [`source`] reads it with the place of every word, [`layer`] lays packs
//! over one another, [`lower`] checks the outcome and makes a [`Pack`] of it, and [`built`] writes that very
//! `Pack` as JSON, which is what a page reads: what builds is what loads. A `Pack` that exists is sound:
//! every reference resolved, every slot known, so using one cannot fail.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::calendar::Calendar;
use crate::confirm;
pub use crate::lang::Words;
use crate::promise;
use crate::text::pinyin::Pinyin;

pub mod built;
pub mod dial;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod explain;
pub mod index;
pub mod json;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod keys;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod layer;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod lint;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod lower;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod near;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod place;
pub mod problem;
mod rules;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod source;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod starter;
pub mod take;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod wire;
pub mod word;

pub use dial::Turn;
pub use rules::{AgreeBy, Example, Flaw, Forbidden, Level, Personal, Rule, RuleKind, SaveKind};

/// The pack format that this build reads; older ones are lowered, newer ones refused.
pub const FORMAT: u32 = 1;

/// The name of an item, unique among items of its kind: `a-z 0-9 . - _`.
pub type Id = Rc<str>;

/// Where a field stands in [`Pack::fields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldIx(pub u16);

/// Where a stage stands in [`Pack::stages`]; stages are in the order of handling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StageIx(pub u8);

/// All that a product team owns.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The pack's name for machines; the topmost layer's.
    pub id: Id,
    /// The pack's own version, shown in the panel.
    pub version: Rc<str>,
    /// The pack's name for people.
    pub name: Words,
    /// How hard the rules press, until the first turn of the dial.
    pub mode: Mode,
    /// What counts later, the earliest first.
    pub dial: Vec<Turn>,
    /// Where phrases go: the first of these that the page has and that can be written to.
    pub reply: Vec<FieldIx>,
    /// The canonical fields of a ticket.
    pub fields: Vec<Field>,
    /// The handling stages, in order.
    pub stages: Vec<Stage>,
    /// What a complaint can be about.
    pub scenes: Vec<Scene>,
    /// What can be filled into a phrase.
    pub slots: Vec<Slot>,
    /// What the agent can say or write.
    pub phrases: Vec<Phrase>,
    /// The checklist.
    pub checks: Vec<Check>,
    /// What is looked at before a save.
    pub rules: Vec<Rule>,
    /// Time limits, with their source.
    pub limits: Vec<Limit>,
    /// Rest days, days worked and closing time.
    pub calendar: Calendar,
    /// Words that call for care.
    pub cues: Vec<Cue>,
    /// Reasons an agent can give for saving anyway.
    pub reasons: Vec<Reason>,
    /// Words that the readers know beyond their own.
    pub readers: Vec<ReaderWords>,
    /// How the characters that it is searched by are typed.
    pub pinyin: Pinyin,
    /// Made at first use by [`Pack::promise_words`] and [`Pack::confirm_words`].
    known: OnceCell<(promise::Words, confirm::Words)>,
    /// Made at first use by [`Pack::index`].
    index: OnceCell<index::Index>,
}

/// The enforcement dial: a new pack can be tried before it stops anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Findings are logged, not shown.
    Observe,
    /// Findings are shown; no save is held.
    Remind,
    /// Findings of level reason and block hold the save.
    Enforce,
}

/// Whose words a field carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The agent's: judged by the text rules.
    Agent,
    /// The agent's, to colleagues: judged by the text rules, but a time in them is no promise to the customer.
    Colleague,
    /// The customer's, written down by the agent: never judged, read for facts, cues and confirmations.
    Customer,
    /// A fact: a number, a date, a choice.
    Fact,
}

/// A canonical field of a ticket.
#[derive(Debug, Clone)]
pub struct Field {
    /// Canonical name.
    pub id: Id,
    /// What the panel calls it.
    pub label: Words,
    /// Labels that pages use for it, the most usual first.
    pub labels: Vec<Rc<str>>,
    /// Whose words it carries.
    pub voice: Voice,
}

/// A handling stage.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its name for machines.
    pub id: Id,
    /// Its name for people.
    pub name: Words,
    /// Its name in a word; the name where the pack gives none.
    pub short: Words,
    /// What speaks for a ticket being in it.
    pub signals: Vec<Signal>,
}

/// A piece of evidence for a stage.
#[derive(Debug, Clone)]
pub struct Signal {
    /// When it speaks.
    pub when: Cond,
    /// How loud, 1 to 100; a stage weighs what its signals weigh together.
    pub weight: u16,
    /// What the agent is told.
    pub why: Words,
}

/// What a complaint is about; a ticket can be in several scenes.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Its name for machines.
    pub id: Id,
    /// Its name for people.
    pub name: Words,
    /// When a ticket is in it.
    pub when: Cond,
}

/// Something that can be filled into a phrase: `{id}`.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its name in phrases.
    pub id: Id,
    /// What the agent is asked for where it stays open.
    pub name: Words,
    /// Where its text comes from.
    pub from: SlotFrom,
    /// Longest text taken from a field, in characters; a longer one leaves the slot open.
    pub max: usize,
}

/// Where a slot's text comes from.
#[derive(Debug, Clone)]
pub enum SlotFrom {
    /// The first of these fields that is filled.
    Fields(Vec<FieldIx>),
    /// The instant at which a limit (index into [`Pack::limits`]) ends, counted from now, in words.
    Due(usize),
    /// The agent alone knows.
    Agent,
}

/// A piece of a phrase's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Fixed words.
    Text(Rc<str>),
    /// A slot: index into [`Pack::slots`].
    Slot(usize),
}

/// Whether a phrase is said to the customer or written into the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Said or sent to the customer.
    Say,
    /// Written down as done.
    Record,
}

/// What an agent can say or write.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Its name for machines.
    pub id: Id,
    /// Short code to type, such as `fs01`; may be empty.
    pub code: Rc<str>,
    /// The step of the process that it serves, such as `1.4b`.
    pub step: Rc<str>,
    /// The stage that it belongs to.
    pub stage: StageIx,
    /// Scenes (indices into [`Pack::scenes`]) that it is for; empty: any.
    pub scenes: Vec<usize>,
    /// Said or written.
    pub usage: Use,
    /// When it fits, beyond stage and scenes.
    pub when: Option<Cond>,
    /// The items of the checklist (indices into [`Pack::checks`]) that it does; empty: those of its step.
    pub checks: Vec<usize>,
    /// When it comes before its like.
    pub prefer: Option<Cond>,
    /// Why it does then.
    pub why: Words,
    /// Its text.
    pub text: Vec<Piece>,
    /// Words to find it by.
    pub tags: Vec<Rc<str>>,
    /// The pack (layer) that it comes from.
    pub origin: Id,
}

/// An item of the checklist.
#[derive(Debug, Clone)]
pub struct Check {
    /// Its name for machines.
    pub id: Id,
    /// The step of the process that it serves.
    pub step: Rc<str>,
    /// The stage in which it is shown.
    pub stage: StageIx,
    /// What the agent reads.
    pub label: Words,
    /// When it applies; otherwise it is shown as not applicable.
    pub when: Option<Cond>,
    /// When the ticket itself shows that it is done; none: only the agent can tick it.
    pub met: Option<Cond>,
}

/// A condition on a ticket: structured data, not an expression language.
#[derive(Debug, Clone)]
pub enum Cond {
    /// All of them; none: always.
    All(Vec<Cond>),
    /// At least one of them.
    Any(Vec<Cond>),
    /// Not this.
    Not(Box<Cond>),
    /// The field is filled.
    Filled(FieldIx),
    /// The field's text is one of these, after folding.
    Is(FieldIx, Vec<Rc<str>>),
    /// One of these fields holds one of these words, after folding.
    Has(Vec<FieldIx>, Vec<Rc<str>>),
    /// The field names a day by month and day alone, such as 9/10 or 9.10. Words find the other ways.
    Dated(FieldIx),
    /// A confirmation of this kind stands in this state.
    Confirmed(confirm::Kind, confirm::State),
    /// A promise of this kind stands in agent text.
    Promised(promise::Kind),
    /// The ticket is in this scene (index into [`Pack::scenes`]); scenes cannot use it.
    Scene(usize),
    /// This cue (index into [`Pack::cues`]) stands in the ticket.
    Cue(usize),
}

/// A time limit.
#[derive(Debug, Clone)]
pub struct Limit {
    /// Its name for machines.
    pub id: Id,
    /// Its name for people.
    pub name: Words,
    /// How long.
    pub span: LimitSpan,
    /// The law, rule or custom that it comes from.
    pub source: Rc<str>,
    /// Whether it is text of a law or rule, or custom.
    pub law: bool,
}

/// How long a limit is. Hours run through nights and weekends; days do not count the starting day
/// (民法典 art. 201).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitSpan {
    /// Hours from the moment.
    Hours(u16),
    /// Natural days, to the end of the last.
    Days(u16),
    /// Working days, to the end of the last.
    WorkingDays(u16),
}

/// Words that call for care, shown to the agent.
#[derive(Debug, Clone)]
pub struct Cue {
    /// Its name for machines.
    pub id: Id,
    /// What the agent is told.
    pub note: Words,
    /// The words, folded.
    pub words: Vec<Rc<str>>,
}

/// Words that a reader knows beyond its own.
#[derive(Debug, Clone)]
pub struct ReaderWords {
    /// Its name for machines.
    pub id: Id,
    /// What they mean, and to which reader.
    pub role: Role,
    /// The words, folded.
    pub words: Vec<Rc<str>>,
}

/// What a word means to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// To that of promises.
    Promise(promise::Role),
    /// To that of confirmations.
    Confirm(confirm::Role),
}

/// A reason for saving anyway.
#[derive(Debug, Clone)]
pub struct Reason {
    /// Its code, which is what is reported.
    pub code: Id,
    /// What the agent reads.
    pub name: Words,
}

impl Pack {
    /// The words of the reader of promises, with those of the pack.
    #[must_use]
    pub fn promise_words(&self) -> &promise::Words {
        if self.readers.is_empty() { promise::Words::base() } else { &self.known().0 }
    }

    /// The words of the reader of confirmations, with those of the pack.
    #[must_use]
    pub fn confirm_words(&self) -> &confirm::Words {
        if self.readers.is_empty() { confirm::Words::base() } else { &self.known().1 }
    }

    fn known(&self) -> &(promise::Words, confirm::Words) {
        self.known.get_or_init(|| {
            let (mut promises, mut confirmations) = (Vec::new(), Vec::new());
            for added in &self.readers {
                for word in &added.words {
                    match added.role {
                        Role::Promise(role) => promises.push((role, &**word)),
                        Role::Confirm(role) => confirmations.push((role, &**word)),
                    }
                }
            }
            (promise::Words::with(&promises), confirm::Words::with(&confirmations))
        })
    }

    /// All words that the pack looks for.
    #[must_use]
    pub fn index(&self) -> &index::Index {
        self.index.get_or_init(|| index::Index::of(self))
    }

    /// The field that stands at `ix`.
    #[must_use]
    pub fn field(&self, ix: FieldIx) -> Option<&Field> {
        self.fields.get(usize::from(ix.0))
    }

    /// The stage that stands at `ix`.
    #[must_use]
    pub fn stage(&self, ix: StageIx) -> Option<&Stage> {
        self.stages.get(usize::from(ix.0))
    }
}
