//! A held save: from the try to the repair, the override or back to editing.

use std::rc::Rc;

use super::{Desk, Effect, LogEntry, Outcome, Unwritten};
use crate::pack::{Id, SaveKind};
use crate::ticket::{Entry, PageSnapshot};

/// A save that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Ids of the rules that hold it, as they stood when it was tried.
    pub rules: Vec<Id>,
}

/// How a held save was let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resumed {
    /// The same control was pressed again, or the form sent.
    Pressed,
    /// The same key was typed again. A page that has no such key, and a browser that takes it for its own,
    /// do nothing with it.
    Typed,
    /// What was pressed is no longer there.
    Gone,
    /// The request that was held was made before the repair: it was broken off, so that it does not save the words of
    /// before in place of those of now.
    Stale,
}

/// A save that the agent took on with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pardon {
    /// Ids of the rules that would have held it.
    rules: Vec<Id>,
    /// The ticket as it was saved.
    entries: Vec<Entry>,
}

impl Desk {
    pub(super) fn try_save(&mut self, page: &PageSnapshot, kind: SaveKind) -> Vec<Effect> {
        let mut effects = self.look(page);
        self.judge_for(Some(kind));
        let rules = self.rules_of(self.holding().map(|(_, f)| f.rule));
        let pardoned = self.pardon.as_ref().is_some_and(|pardon| {
            pardon.entries == self.ticket.entries
                && rules.iter().all(|rule| pardon.rules.contains(rule))
        });
        if rules.is_empty() || pardoned {
            effects.push(Effect::Log(LogEntry::new(Outcome::Passed, self.shown_rules(), None)));
            effects.extend(self.pass());
            return effects;
        }
        effects.push(Effect::Hold);
        // A second try while the dialog is open is the same save.
        if self.held.is_none() {
            effects.push(Effect::Log(LogEntry::new(Outcome::Held, rules.clone(), None)));
        }
        self.held = Some(Held { rules });
        self.finder = None;
        self.walk = None;
        self.folded = false;
        self.notice = None;
        effects
    }

    pub(super) fn written(
        &mut self,
        outcome: Result<(), Unwritten>,
        page: &PageSnapshot,
    ) -> Vec<Effect> {
        self.writing = false;
        let mut effects = self.look(page);
        let taken = self.taken.take().filter(|_| outcome.is_ok());
        effects.extend(taken.and_then(|phrase| self.used(phrase)));
        // What was inserted is no typing: now the next thing comes first.
        self.offer_anew();
        let inserted = self.inserting.take();
        let unwritten = outcome.err();
        if let Some(inserted) = inserted.filter(|_| unwritten.is_none()) {
            self.begin_walk(inserted);
        }
        effects.extend(unwritten.as_ref().and_then(|u| u.copy.clone()).map(Effect::Copy));
        self.notice = unwritten.map(|u| u.why);
        let Some(held) = &self.held else { return effects };
        if self.holding().next().is_some() {
            return effects;
        }
        let rules = held.rules.clone();
        effects.extend(self.pass());
        effects.push(Effect::Log(LogEntry::new(Outcome::Repaired, rules, None)));
        effects.push(Effect::Resume);
        effects
    }

    pub(super) fn give_up(&mut self) -> Vec<Effect> {
        if self.held.is_none() {
            return Vec::new();
        }
        let mut effects = self.drop_held();
        let at = self.holding().find_map(|(_, f)| f.at);
        let place = at
            .map(|at| (at.entry, Some(at.span)))
            .or_else(|| Some((self.ticket.reply(&self.pack)?, None)));
        if let Some((entry, span)) =
            place.and_then(|(ix, span)| Some((self.ticket.entries.get(ix)?, span)))
        {
            effects.push(Effect::Focus { name: entry.name.clone(), span });
        }
        effects
    }

    /// Forgets a held save, and says that it was given up for editing.
    pub(super) fn drop_held(&mut self) -> Vec<Effect> {
        let Some(held) = self.let_go() else { return Vec::new() };
        vec![Effect::Drop, Effect::Log(LogEntry::new(Outcome::Edited, held.rules, None))]
    }

    pub(super) fn override_with(&mut self, reason: &Id) -> Vec<Effect> {
        // Only a reason of the pack counts: the codes are what supervisors compare.
        if self.pack.reasons.iter().all(|r| r.code != *reason) {
            return Vec::new();
        }
        let Some(held) = self.held.clone() else { return Vec::new() };
        let mut effects = self.pass();
        self.pardon =
            Some(Pardon { rules: held.rules.clone(), entries: self.ticket.entries.clone() });
        let outcome = LogEntry::new(Outcome::Overridden, held.rules, Some(reason.clone()));
        effects.extend([Effect::Log(outcome), Effect::Resume]);
        effects
    }

    pub(super) fn unseen(&mut self) -> Vec<Effect> {
        let Some(held) = self.held.clone() else { return Vec::new() };
        let mut effects = self.pass();
        let outcome = LogEntry::new(Outcome::Passed, held.rules, None);
        effects.extend([Effect::Log(outcome), Effect::Resume]);
        effects
    }

    pub(super) fn resumed(&mut self, how: Resumed) -> Vec<Effect> {
        // What was not saved after all is still to be saved.
        if matches!(how, Resumed::Gone | Resumed::Stale) {
            self.kept.clear();
        }
        let (zh, en) = match how {
            Resumed::Pressed => return Vec::new(),
            Resumed::Typed => (
                "已放行。如果页面没有保存，请点一下保存按钮。",
                "Let go. If the page did not save, press its save button.",
            ),
            Resumed::Stale => (
                "内容已改好，但还没有保存：请再保存一次。",
                "The text is repaired but not saved yet: please save again.",
            ),
            Resumed::Gone => (
                "原来的保存按钮不见了，请再点一次保存。",
                "The save button is gone; please save again.",
            ),
        };
        self.notice = Some(self.lang.pick(zh, en).to_owned());
        Vec::new()
    }

    /// A save goes through: what it promises is kept in mind, and its reply is what was saved.
    fn pass(&mut self) -> Vec<Effect> {
        let effects = self.promised();
        self.let_go();
        self.keep();
        effects
    }

    /// Takes what is held; no save is tried any more.
    fn let_go(&mut self) -> Option<Held> {
        self.judge_for(None);
        self.held.take()
    }

    fn shown_rules(&self) -> Vec<Id> {
        self.rules_of(self.advice.findings.iter().map(|f| f.rule))
    }

    fn rules_of(&self, rules: impl Iterator<Item = usize>) -> Vec<Id> {
        let mut ids: Vec<Id> =
            rules.filter_map(|ix| Some(Rc::clone(&self.pack.rules.get(ix)?.id))).collect();
        ids.dedup();
        ids
    }
}
