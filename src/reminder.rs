//! Promises that were saved: when each is due, and how much of its time has run.
//!
//! A reminder holds no word of a ticket: the ticket's number, a channel out of a closed list, and times. What the
//! browser keeps of it is in [`store`], what calendars know of it in [`ics`].

use std::rc::Rc;
use time::{Duration, OffsetDateTime};

use crate::calendar::Calendar;
use crate::text::folded;

pub mod ics;
pub mod store;

/// A promise that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The ticket's number, as [`number`] lets it through.
    pub ticket: Rc<str>,
    /// How feedback was promised, where the ticket says so.
    pub channel: Option<Channel>,
    /// When it was saved.
    pub made: OffsetDateTime,
    /// When it is due; later than `made`.
    pub due: OffsetDateTime,
    /// Whether it is counted in working days.
    pub working: bool,
    /// Whether it was made while an earlier one of the same ticket was open: 催办.
    pub urged: bool,
    /// The last step that the agent was notified of.
    pub told: Step,
    /// When it was kept; none while it is open.
    pub done: Option<OffsetDateTime>,
}

/// How far the time of a promise has run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Step {
    /// Less than half of it.
    #[default]
    Early,
    /// Half of it.
    Half,
    /// Three quarters of it.
    ThreeQuarters,
    /// Nine tenths of it.
    NineTenths,
    /// All of it.
    Overdue,
}

impl Step {
    /// All steps, in their order.
    pub const ALL: [Self; 5] =
        [Self::Early, Self::Half, Self::ThreeQuarters, Self::NineTenths, Self::Overdue];
}

/// A way of feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// By telephone.
    Phone,
    /// By text message.
    Text,
    /// By mail.
    Mail,
    /// In an app, on a page, in a chat.
    Online,
    /// By coming to the customer.
    Visit,
}

/// Each channel, its name in the store, and the words of a ticket that mean it, folded.
const CHANNELS: [(Channel, &str, &[&str]); 5] = [
    (Channel::Text, "text", &["短信", "sms", "text message"]),
    (Channel::Mail, "mail", &["邮", "mail"]),
    (
        Channel::Online,
        "online",
        &["在线", "线上", "微信", "公众号", "小程序", "app", "网", "online", "chat", "portal"],
    ),
    (Channel::Visit, "visit", &["上门", "现场", "visit", "on site"]),
    (
        Channel::Phone,
        "phone",
        &["电话", "回电", "致电", "来电", "去电", "外呼", "呼叫", "phone", "call"],
    ),
];

impl Channel {
    /// The channel that the words of a ticket mean, the first where there are several.
    #[must_use]
    pub fn of(words: &str) -> Option<Self> {
        let words = folded(words);
        let first = |of: &[&str]| of.iter().filter_map(|word| words.find(word)).min();
        let told = CHANNELS.iter().filter_map(|(channel, _, of)| Some((first(of)?, *channel)));
        told.min_by_key(|(at, _)| *at).map(|(_, channel)| channel)
    }

    fn name(self) -> &'static str {
        CHANNELS.iter().find(|(channel, ..)| *channel == self).map_or("", |(_, name, _)| name)
    }

    fn named(name: &str) -> Option<Self> {
        CHANNELS.iter().find(|(_, known, _)| *known == name).map(|(channel, ..)| *channel)
    }
}

/// The longest number of a ticket, in characters.
const LONGEST: usize = 40;

/// The most ideographs in a number: 云州投诉〔2026〕12号.
const MOST_HAN: usize = 8;

/// A ticket's number, where the text is one and nothing else: a number is short, in one piece, and has a digit. What
/// a page shows in the place of the number may be any text, and that is not kept.
#[must_use]
pub fn number(text: &str) -> Option<Rc<str>> {
    let text = text.trim();
    let mut han = 0;
    let fits = text.chars().all(|c| {
        han += usize::from(!c.is_ascii());
        c.is_ascii_alphanumeric()
            || "-_/#.:()[]".contains(c)
            || "〔〕【】（）－".contains(c)
            || matches!(c, '\u{4e00}'..='\u{9fff}')
    });
    let short = text.chars().count() <= LONGEST && han <= MOST_HAN;
    (fits && short && text.contains(|c: char| c.is_ascii_digit())).then(|| text.into())
}

/// The longest time from a promise to its end: three years. What is further away is nothing to be reminded of.
const FURTHEST: Duration = Duration::days(1100);

/// Whether a promise that is made then and due then can be kept in mind.
#[must_use]
pub fn is_sound(made: OffsetDateTime, due: OffsetDateTime) -> bool {
    made < due && due - made <= FURTHEST
}

/// How long a promise that was just made may be told again in other words and still be the same.
const SAME_TALK: Duration = Duration::minutes(30);

/// The hundredths of the time at which the steps between the first and the last begin.
const HUNDREDTHS: [i64; 3] = [50, 75, 90];

impl Reminder {
    /// Whether the promise is not kept yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }

    /// Whether both are the same promise: of one ticket, and due in the same minute.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.ticket == other.ticket && minute(self.due) == minute(other.due)
    }

    /// Whether a promise of the same ticket that is read now, due at `due`, is this one: due in the same minute, or
    /// said again in the same talk, where 48小时内 counts from a little later.
    #[must_use]
    pub fn is_said_again(&self, due: OffsetDateTime, now: OffsetDateTime) -> bool {
        let since = now - self.made;
        let moved = (due - self.due) - since;
        minute(due) == minute(self.due)
            || since <= SAME_TALK && moved.abs() <= Duration::MINUTE && due > self.due
    }

    /// How far its time has run.
    #[must_use]
    pub fn step(&self, now: OffsetDateTime, calendar: &Calendar) -> Step {
        if now >= self.due {
            return Step::Overdue;
        }
        let reached = self.turns(calendar).iter().filter(|turn| **turn <= now).count();
        // Three turns lead to the fourth step at most.
        Step::ALL.get(reached).copied().unwrap_or_default()
    }

    /// When half, three quarters and nine tenths of its time have run: of office hours for one in working days, else by
    /// the clock, as the promise itself is counted.
    #[must_use]
    pub fn turns(&self, calendar: &Calendar) -> [OffsetDateTime; 3] {
        let office = |most| office(self.made, self.due, most, calendar);
        let worked = if self.working { office(i64::MAX).0 } else { 0 };
        let whole = (self.due - self.made).whole_seconds();
        HUNDREDTHS.map(|hundredths| {
            if worked > 0 {
                office(worked * hundredths / 100).1
            } else {
                // Before the due time, which can be told.
                self.made.saturating_add(Duration::seconds(whole * hundredths / 100))
            }
        })
    }

    /// How long until it is due, or how long it is overdue, in a unit as coarse as befits it.
    #[must_use]
    pub fn left(&self, now: OffsetDateTime) -> Left {
        let seconds = (self.due - now).whole_seconds().abs();
        match unit(seconds) {
            DAY => Left::Days(seconds / DAY),
            HOUR => Left::Hours(seconds / HOUR),
            unit => Left::Minutes(seconds / unit * unit / 60),
        }
    }

    /// The moment after `now` at which it next reads otherwise.
    fn changes(&self, now: OffsetDateTime, calendar: &Calendar) -> OffsetDateTime {
        let seconds = (self.due - now).whole_seconds();
        let unit = unit(seconds.abs());
        let wait = if seconds > 0 {
            // What is left is rounded down, so a unit is gone one second after its whole number was left.
            (seconds - seconds / unit * unit + 1).min(seconds)
        } else {
            (seconds / unit).abs() * unit + unit + seconds
        };
        let turns = self.turns(calendar).into_iter().filter(|turn| *turn > now);
        turns.fold(now.saturating_add(Duration::seconds(wait)), OffsetDateTime::min)
    }
}

/// A length of time in words' units, rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Days, where there are two at least.
    Days(i64),
    /// Hours, where there are two at least.
    Hours(i64),
    /// Minutes, in fives where there are ten at least.
    Minutes(i64),
}

const DAY: i64 = 86_400;
const HOUR: i64 = 3600;

/// The unit in which a length is told, in seconds.
fn unit(seconds: i64) -> i64 {
    match seconds {
        172_800.. => DAY,
        7200.. => HOUR,
        600.. => 300,
        _ => 60,
    }
}

/// The moment after `now` at which a list of reminders next reads otherwise; none where nothing is open.
#[must_use]
pub fn next(list: &[Reminder], now: OffsetDateTime, calendar: &Calendar) -> Option<OffsetDateTime> {
    let open = list.iter().filter(|reminder| reminder.is_open());
    let first = open.map(|reminder| reminder.changes(now, calendar)).min()?;
    // At midnight 明天 becomes 今天.
    let midnight = now.date().next_day().map(|day| day.midnight().assume_offset(now.offset()));
    Some(midnight.map_or(first, |midnight| first.min(midnight)))
}

fn minute(at: OffsetDateTime) -> i64 {
    at.unix_timestamp().div_euclid(60)
}

/// The seconds of office hours from a moment on, counted up to `most` of them or to the moment `to`; and when that was.
fn office(
    from: OffsetDateTime,
    to: OffsetDateTime,
    most: i64,
    calendar: &Calendar,
) -> (i64, OffsetDateTime) {
    let offset = from.offset();
    let last = to.to_offset(offset).date();
    let (mut run, mut day) = (0, from.date());
    loop {
        let at = |time| day.with_time(time).assume_offset(offset);
        let (opens, closes) = (at(calendar.opens).max(from), at(calendar.closes).min(to));
        if calendar.is_working_day(day) && opens < closes {
            let length = (closes - opens).whole_seconds();
            if run + length >= most {
                return (most, opens.saturating_add(Duration::seconds(most - run)));
            }
            run += length;
        }
        match day.next_day().filter(|next| *next <= last) {
            Some(next) => day = next,
            None => return (run, to),
        }
    }
}
