//! Promises kept in mind: made when a save passes, done by the agent's word or by closing the ticket.

use std::rc::Rc;
use time::OffsetDateTime;

use super::{Desk, Effect};
use crate::pack::{Piece, SaveKind, SlotFrom};
use crate::promise::Kind;
use crate::reminder::{self, Channel, Reminder, Step, number, store};
use crate::text::pieces;

/// The scene of a promise that was not kept, as packs name it.
const OVERDUE: &str = "overdue";

/// The field with the way of feedback, as packs name it.
const FEEDBACK: &str = "feedback_method";

/// Something that happened to the promises that are kept in mind.
#[derive(Debug, Clone, PartialEq)]
pub enum Recall {
    /// The store holds these now; whether the agent can be asked to let the browser notify.
    Kept(Vec<Reminder>, bool),
    /// The agent has done what was promised, or takes that back.
    Fulfil(Rc<Reminder>, bool),
    /// The agent was notified of these.
    Told(Vec<Reminder>),
    /// A calendar held these, and so many entries more.
    Found(Vec<Reminder>, usize),
    /// The part of the assistant that knows calendars cannot be had.
    Failed,
    /// The agent lets the browser be asked.
    Ask,
    /// The agent wants them as a calendar.
    Export,
    /// The agent wants to take over a calendar.
    Import,
}

/// Something to be done for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chore {
    /// Lay these over the store, by [`store::merge`].
    Keep(Vec<Reminder>),
    /// Notify the agent of these, in one window only, then answer with [`Recall::Told`].
    Notify(Vec<Reminder>),
    /// Answer with [`Recall::Kept`] at this moment; an earlier wish of the kind is void.
    Wake(OffsetDateTime),
    /// Ask whether the browser may notify, then answer with [`Recall::Kept`].
    Ask,
    /// Give those of the store that are open as a calendar, or answer with [`Recall::Failed`].
    Export,
    /// Let the agent choose a calendar, then answer with [`Recall::Found`] or [`Recall::Failed`].
    Import,
}

impl Desk {
    pub(super) fn recall(&mut self, recall: Recall) -> Vec<Effect> {
        match recall {
            Recall::Kept(list, can_ask) => {
                self.reminders = list;
                self.can_ask = can_ask;
                let mut effects = self.wake();
                effects.extend(self.notify());
                effects
            }
            Recall::Fulfil(reminder, is_done) => {
                let done = is_done.then_some(self.ticket.now);
                // What the panel showed may be older than the list.
                let known = self.reminders.iter().find(|known| known.is_same(&reminder));
                let known = known.unwrap_or(&reminder).clone();
                self.keep_in_mind(vec![Reminder { done, ..known }])
            }
            Recall::Told(list) => self.keep_in_mind(list),
            Recall::Found(list, foreign) => self.found(list, foreign),
            Recall::Failed => {
                let zh = "日历没有导出或导入：需要的文件取不到。请稍后再试，或把控制台里的话告诉管理员。";
                let en = "No calendar was written or read: a file of the assistant cannot be had. Try again, or report what the console says.";
                self.notice = Some(self.lang.pick(zh, en).to_owned());
                Vec::new()
            }
            Recall::Ask => vec![Effect::Remind(Chore::Ask)],
            Recall::Export => vec![Effect::Remind(Chore::Export)],
            Recall::Import => vec![Effect::Remind(Chore::Import)],
        }
    }

    /// The ticket's number: that of its field, else what a site file tells records apart by.
    #[must_use]
    pub fn number(&self) -> Option<Rc<str>> {
        let (page, shown) = self.record.rsplit_once('\n')?;
        let told = || page.rsplit(char::is_whitespace).next().filter(|word| !word.contains('/'));
        number(shown).or_else(|| told().and_then(number))
    }

    /// The promises of the ticket on the page that are open.
    pub fn promised_here(&self) -> impl Iterator<Item = &Reminder> {
        let number = self.number();
        self.reminders.iter().filter(move |r| r.is_open() && number.as_ref() == Some(&r.ticket))
    }

    /// The promises that stand in the reply and are not kept in mind: their due times, and whether each is counted in
    /// working days.
    #[must_use]
    pub fn new_promises(&self) -> Vec<(OffsetDateTime, bool)> {
        let (Some(ticket), now) = (self.number(), self.ticket.now) else { return Vec::new() };
        let Some(reply) = self.ticket.reply(&self.pack) else { return Vec::new() };
        let mine = || self.reminders.iter().filter(|known| known.ticket == ticket);
        // What stood there before and is read again counts from now, and would be due later than was promised.
        let old = |start| {
            let sentence = pieces(self.reply()).into_iter().find(|piece| piece.end > start);
            let sentence = sentence.map_or("", |piece| piece.of(self.reply()).trim());
            mine().next().is_some() && self.kept.contains(sentence)
        };
        let mut found: Vec<(OffsetDateTime, bool)> = Vec::new();
        for (promise, at) in &self.advice.promises {
            let sound = |due: &OffsetDateTime| reminder::is_sound(now, *due);
            let Some(due) = promise.latest.filter(sound) else { continue };
            let counts = promise.kind == Kind::Deadline && at.entry == reply;
            let known = || mine().any(|known| known.is_said_again(due, now));
            if counts
                && found.iter().all(|(d, _)| *d != due)
                && !old(promise.span.start)
                && !known()
            {
                found.push((due, promise.working));
            }
        }
        found
    }

    /// A save passes: what it promises is kept in mind, and closing the ticket keeps what was promised.
    pub(super) fn promised(&mut self) -> Vec<Effect> {
        let Some(ticket) = self.number() else { return Vec::new() };
        let made = self.ticket.now;
        let open: Vec<Reminder> = self.promised_here().cloned().collect();
        if self.hand.save == Some(SaveKind::Close) {
            let done = open.into_iter().map(|open| Reminder { done: Some(made), ..open });
            return self.keep_in_mind(done.collect());
        }
        let urged = !open.is_empty();
        let channel = self.named(&self.ticket, FEEDBACK).and_then(Channel::of);
        let new = self.new_promises();
        if urged && !new.is_empty() {
            let zh = "上一个承诺还没有兑现，这次已记为催办。";
            let en = "An earlier promise is still open: this one is marked as chasing it.";
            self.notice = Some(self.lang.pick(zh, en).to_owned());
        }
        let reminder = |(due, working)| Reminder {
            ticket: Rc::clone(&ticket),
            channel,
            made,
            due,
            working,
            urged,
            told: Step::default(),
            done: None,
        };
        self.keep_in_mind(new.into_iter().map(reminder).collect())
    }

    /// The phrase that gives a new time where an earlier one was not kept; none where the pack has none.
    #[must_use]
    pub fn renewal(&self) -> Option<usize> {
        let scene = self.pack.scenes.iter().position(|scene| &*scene.id == OVERDUE)?;
        // Nothing else may be left open in it.
        let is_due = |slot: usize| {
            self.pack.slots.get(slot).is_some_and(|slot| matches!(slot.from, SlotFrom::Due(_)))
        };
        let fits = |piece: &Piece| match piece {
            Piece::Slot(slot) => is_due(*slot),
            Piece::Text(_) => true,
        };
        self.pack.phrases.iter().position(|phrase| {
            phrase.scenes.contains(&scene)
                && phrase.text.iter().all(fits)
                && phrase.text.iter().any(|piece| matches!(piece, Piece::Slot(_)))
        })
    }

    fn found(&mut self, mut list: Vec<Reminder>, foreign: usize) -> Vec<Effect> {
        let all = list.len();
        list.retain(|found| !self.reminders.iter().any(|known| known.is_same(found)));
        let zh = "导入 {new} 个承诺，{old} 个原来就有，{foreign} 条不是承诺。";
        let en = "{new} promises taken over, {old} were there before, {foreign} entries are none.";
        let told = self.lang.pick(zh, en).replace("{new}", &list.len().to_string());
        let told = told.replace("{old}", &(all - list.len()).to_string());
        self.notice = Some(told.replace("{foreign}", &foreign.to_string()));
        self.keep_in_mind(list)
    }

    /// Those that the agent is to be notified of: nearly due or overdue, and not told yet.
    fn notify(&self) -> Option<Effect> {
        let (now, calendar) = (self.ticket.now, &self.pack.calendar);
        let due =
            self.reminders.iter().filter(|reminder| reminder.is_open()).filter_map(|reminder| {
                let told = reminder.step(now, calendar);
                (told >= Step::NineTenths && told > reminder.told)
                    .then(|| Reminder { told, ..reminder.clone() })
            });
        let due: Vec<Reminder> = due.collect();
        (!due.is_empty()).then_some(Effect::Remind(Chore::Notify(due)))
    }

    fn wake(&self) -> Vec<Effect> {
        let next = reminder::next(&self.reminders, self.ticket.now, &self.pack.calendar);
        next.map(|at| Effect::Remind(Chore::Wake(at))).into_iter().collect()
    }

    fn keep_in_mind(&mut self, changes: Vec<Reminder>) -> Vec<Effect> {
        if changes.is_empty() {
            return Vec::new();
        }
        store::merge(&mut self.reminders, &changes);
        let mut effects = self.wake();
        effects.push(Effect::Remind(Chore::Keep(changes)));
        effects
    }
}
