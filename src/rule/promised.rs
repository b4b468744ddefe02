//! `promise`: a promise that has a definite time, but one that cannot be or should not be kept.
//!
//! `past` flags 今天9点前 said at half past ten; `rest-day` a day on which nobody works; `night` 凌晨2点; `over-limit`
//! a time that ends after a limit does, with the limit's name (约定 10月8日 18:00，超出城镇障碍修复 48 小时上限). Hours that
//! merely run into a rest day or a night are silent: they are counted, not agreed on.

use std::rc::Rc;
use time::{OffsetDateTime, Time};

use super::Hit;
use crate::calendar::END_OF_DAY;
use crate::fact::Facts;
use crate::number;
use crate::pack::{FieldIx, Flaw, LimitSpan};
use crate::phrase;
use crate::promise::{Grain, Kind, Promise};
use crate::text::{Span, folded};
use crate::ticket::Place;

/// Nobody is called before or after these.
const MORNING: Time = time::macros::time!(7:00);
const NIGHT: Time = time::macros::time!(22:00);

pub(super) fn hits(facts: &Facts, fields: &[FieldIx], flaw: Flaw, near: &[Rc<str>]) -> Vec<Hit> {
    let entries: Vec<usize> = facts.entries_of(fields).collect();
    let promises = facts.promises();
    let definite =
        promises.filter(|(p, at)| p.kind == Kind::Deadline && entries.contains(&at.entry));
    let about = |at: Place| {
        let text = facts.ticket.entries.get(at.entry).map_or("", |entry| &entry.text);
        let said = folded(sentence(text, at.span));
        near.is_empty() || near.iter().any(|word| said.contains(&**word))
    };
    definite
        .filter(|(_, at)| about(*at))
        .filter_map(|(promise, at)| {
            let (zh, en, instead) = told(facts, promise, flaw)?;
            let hit = Hit::words(facts, at).more(&zh, &en);
            Some(Hit { instead, ..hit })
        })
        .collect()
}

/// The sentence that a span stands in.
fn sentence(text: &str, span: Span) -> &str {
    let ends = ['。', '！', '？', '；', '!', '?', ';', '\n'];
    let before = text.get(..span.start).unwrap_or("");
    let start = before
        .char_indices()
        .rfind(|(_, c)| ends.contains(c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let rest = text.get(span.end..).unwrap_or("");
    let end = rest.find(ends).map_or(text.len(), |at| span.end + at);
    text.get(start..end).unwrap_or("")
}

/// What is said of a promise with this flaw, in both languages, and the words that mend it.
fn told(facts: &Facts, promise: &Promise, flaw: Flaw) -> Option<(String, String, Option<String>)> {
    let due = promise.latest?;
    let now = facts.ticket.now;
    let at = moment(due);
    let counted = matches!(promise.grain, Some(Grain::Hour));
    match flaw {
        Flaw::Past => {
            let tomorrow = facts.pack.limit_end(LimitSpan::Hours(24), now)?;
            let instead = phrase::due_words(now, tomorrow, LimitSpan::Hours(24));
            (due < now).then(|| {
                (format!("（约定 {at}，已经过了）"), format!(" ({at} has passed)"), Some(instead))
            })
        }
        Flaw::RestDay => {
            let calendar = &facts.pack.calendar;
            let rests = !counted && !calendar.is_working_day(due.date());
            let day = calendar.add_working_days(due.date(), 1)?;
            let kind = if calendar.is_holiday(due.date()) { "节假日" } else { "周末" };
            let instead = phrase::due_words(now, due.replace_date(day), ends(promise, due));
            rests.then(|| {
                (
                    format!("（约定 {at}，是{kind}）"),
                    format!(" ({at} is a rest day)"),
                    Some(instead),
                )
            })
        }
        Flaw::Night => {
            let clock = due.time();
            let night = promise.grain == Some(Grain::Minute)
                && clock != END_OF_DAY
                && (clock < MORNING || clock > NIGHT);
            night.then(|| (format!("（约定 {at}，是夜间）"), format!(" ({at} is at night)"), None))
        }
        Flaw::OverLimit { limit, since } => {
            let limit = facts.pack.limits.get(limit)?;
            let from = since
                .and_then(|field| {
                    number::timestamp(facts.ticket.text(field, facts.pack)?, now.offset())
                })
                .unwrap_or(now);
            let end = facts.pack.limit_end(limit.span, from)?;
            let (zh, en) = length(limit.span);
            let instead = (end > now).then(|| phrase::due_words(now, end, limit.span));
            (due > end).then(|| {
                let name = (&limit.name.zh, limit.name.get(crate::lang::Lang::En));
                let told = format!("（约定 {at}，超出{} {zh}上限：{}）", name.0, moment(end));
                (told, format!(" ({at} is past {}: {en}, until {})", name.1, moment(end)), instead)
            })
        }
    }
}

/// How the words of a promise are said anew: to the day where it named no hour.
fn ends(promise: &Promise, due: OffsetDateTime) -> LimitSpan {
    let timed =
        matches!(promise.grain, Some(Grain::Minute | Grain::Part)) && due.time() != END_OF_DAY;
    if timed { LimitSpan::Hours(0) } else { LimitSpan::Days(0) }
}

/// 10月8日 18:00, and 10月8日 where the day's end is meant.
fn moment(at: OffsetDateTime) -> String {
    let day = format!("{}月{}日", u8::from(at.month()), at.day());
    if at.time() == END_OF_DAY { day } else { format!("{day} {:02}:{:02}", at.hour(), at.minute()) }
}

fn length(span: LimitSpan) -> (String, String) {
    match span {
        LimitSpan::Hours(n) => (format!("{n} 小时"), format!("{n} hours")),
        LimitSpan::Days(n) => (format!("{n} 天"), format!("{n} days")),
        LimitSpan::WorkingDays(n) => (format!("{n} 个工作日"), format!("{n} working days")),
    }
}
