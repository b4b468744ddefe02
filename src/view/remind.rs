//! The promises that are kept in mind, in words.

use std::rc::Rc;
use time::{Duration, OffsetDateTime};

use super::UI;
use crate::calendar::END_OF_DAY;
use crate::desk::Desk;
use crate::lang::Lang;
use crate::reminder::{Channel, Left, Reminder, Step};

/// The promises that are kept in mind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DueView {
    /// Those that are open, and those that were done today, in the order of their due times.
    pub lines: Vec<DueLine>,
    /// How many are open.
    pub open: usize,
    /// How many are nearly due or overdue, in words.
    pub pressing: Option<String>,
    /// The open ones of the ticket on the page.
    pub here: Vec<DueLine>,
    /// Whether the reply promises again.
    pub again: bool,
    /// The phrase that gives a new time (index into the pack's), where one was not kept.
    pub renewal: Option<usize>,
    /// Whether the agent can be asked to let the browser notify.
    pub can_ask: bool,
}

/// One promise.
#[derive(Debug, Clone, PartialEq)]
pub struct DueLine {
    /// The reminder.
    pub reminder: Rc<Reminder>,
    /// How far its time has run.
    pub step: Step,
    /// When it is due and what is to be done: 今天 16:00 回电.
    pub what: String,
    /// The same as a sentence: 承诺 今天 16:00 前回电.
    pub promise: String,
    /// How long until then, or since.
    pub left: String,
    /// The step in words; empty for the first.
    pub state: &'static str,
}

pub(super) fn view(desk: &Desk) -> DueView {
    let now = desk.ticket.now;
    let line = |reminder: &Reminder| line(desk, reminder);
    let today =
        |r: &&Reminder| r.done.is_none_or(|done| done.to_offset(now.offset()).date() == now.date());
    let lines: Vec<DueLine> = desk.reminders.iter().filter(today).map(line).collect();
    let count = |step| lines.iter().filter(|l| l.reminder.is_open() && l.step == step).count();
    let pressing = [(Step::Overdue, UI.some_overdue), (Step::NineTenths, UI.some_near)]
        .into_iter()
        .map(|(step, words)| (count(step), words))
        .find(|(count, _)| *count > 0)
        .map(|(count, words)| words.get(desk.lang).replace("{n}", &count.to_string()));
    let here: Vec<DueLine> = desk.promised_here().map(line).collect();
    let broken = here.iter().any(|line| line.step == Step::Overdue);
    DueView {
        open: lines.iter().filter(|line| line.reminder.is_open()).count(),
        pressing,
        again: !here.is_empty() && !desk.new_promises().is_empty(),
        renewal: if broken { desk.renewal() } else { None },
        can_ask: desk.can_ask,
        lines,
        here,
    }
}

fn line(desk: &Desk, reminder: &Reminder) -> DueLine {
    let (lang, now) = (desk.lang, desk.ticket.now);
    let step = reminder.step(now, &desk.pack.calendar);
    let (when, act) = (when(reminder.due, now, lang), act(reminder.channel, lang));
    let told = UI.promised.get(lang).replace("{when}", &when).replace("{act}", act);
    let state = match step {
        Step::Early => "",
        Step::Half => UI.half.get(lang),
        Step::ThreeQuarters => UI.three_quarters.get(lang),
        Step::NineTenths => UI.nine_tenths.get(lang),
        Step::Overdue => UI.overdue.get(lang),
    };
    DueLine {
        reminder: Rc::new(reminder.clone()),
        step,
        what: format!("{when} {act}"),
        promise: told,
        left: left(reminder, now, step, lang),
        state: if reminder.is_open() { state } else { UI.done.get(lang) },
    }
}

/// What the browser notifies of: the time and the number, nothing else.
#[must_use]
pub fn notification(reminder: &Reminder, now: OffsetDateTime, lang: Lang) -> String {
    let when = when(reminder.due, now, lang);
    UI.notified.get(lang).replace("{when}", &when).replace("{number}", &reminder.ticket)
}

/// 今天 16:00, 9月25日 24:00.
fn when(due: OffsetDateTime, now: OffsetDateTime, lang: Lang) -> String {
    let due = due.to_offset(now.offset());
    let away = due.date() - now.date();
    let day = match away.whole_days() {
        -1 => UI.yesterday.get(lang).to_owned(),
        0 => UI.today.get(lang).to_owned(),
        1 => UI.tomorrow.get(lang).to_owned(),
        _ => {
            let far = away > Duration::days(300) || away < Duration::days(-300);
            let year = if far { format!("{}-", due.year()) } else { String::new() };
            let (month, day) = (u8::from(due.month()), due.day());
            match lang {
                Lang::Zh if !far => format!("{month}月{day}日"),
                _ => format!("{year}{month:02}-{day:02}"),
            }
        }
    };
    let clock = if due.time() == END_OF_DAY {
        "24:00".to_owned()
    } else {
        format!("{:02}:{:02}", due.hour(), due.minute())
    };
    format!("{day} {clock}")
}

fn act(channel: Option<Channel>, lang: Lang) -> &'static str {
    let words = match channel {
        Some(Channel::Phone) => UI.by_phone,
        Some(Channel::Text) => UI.by_text,
        Some(Channel::Mail) => UI.by_mail,
        Some(Channel::Online) => UI.by_app,
        Some(Channel::Visit) => UI.by_visit,
        None => UI.by_any,
    };
    words.get(lang)
}

fn left(reminder: &Reminder, now: OffsetDateTime, step: Step, lang: Lang) -> String {
    let (count, unit) = match reminder.left(now) {
        Left::Days(n) => (n, UI.days),
        Left::Hours(n) => (n, UI.hours),
        Left::Minutes(n) => (n, UI.minutes),
    };
    let words = if step == Step::Overdue { UI.over_by } else { UI.left };
    words.get(lang).replace("{n}", &count.to_string()).replace("{unit}", unit.get(lang))
}
