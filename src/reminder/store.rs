//! Reminders as a browser keeps them: a list of tables in JSON.
//!
//! The store is a place that others can write to, and earlier or later builds have written to: each entry is looked at
//! by itself, and what is none of ours is left out and told.

use std::fmt::Write;
use time::OffsetDateTime;

use super::{Channel, Reminder, Step, is_sound, number};
use crate::number::{instant, rfc3339};
use crate::pack::json::Json;
use crate::pack::take::Value;

/// How many reminders are kept.
pub const MOST: usize = 200;

/// The reminders of a store's text, in the order of their due times, and what was left out, in words. Nothing was kept
/// yet where the text is empty.
#[must_use]
pub fn read(text: &str) -> (Vec<Reminder>, Vec<String>) {
    let (mut list, mut wrong) = (Vec::new(), Vec::new());
    let Some(Json::List(entries)) = Json::read(text) else {
        if !text.is_empty() {
            wrong.push("all of them: what is kept is no list".to_owned());
        }
        return (list, wrong);
    };
    for (nth, entry) in entries.iter().enumerate() {
        match reminder(&entry) {
            Ok(reminder) => put(&mut list, reminder),
            Err(key) => wrong.push(format!("entry {nth}: “{key}” is not as it should be")),
        }
    }
    (list, wrong)
}

/// One reminder, or the key that is wrong.
fn reminder(entry: &dyn Value) -> Result<Reminder, &'static str> {
    let at = |key: &'static str| entry.get(key).text().and_then(|text| instant(&text)).ok_or(key);
    let flag = |key: &'static str| match &*entry.get(key) {
        value if value.is_none() => Ok(false),
        value => value.truth().ok_or(key),
    };
    let ticket = entry.get("ticket").text().and_then(|text| number(&text)).ok_or("ticket")?;
    let (made, due) = (at("made")?, at("due")?);
    if !is_sound(made, due) {
        return Err("due");
    }
    let channel = match &*entry.get("channel") {
        value if value.is_none() => None,
        value => Some(value.text().and_then(|name| Channel::named(&name)).ok_or("channel")?),
    };
    let told = entry.get("told");
    let told = if told.is_none() { Some(Step::default()) } else { told.number().and_then(step) };
    let told = told.ok_or("told")?;
    let done = if entry.get("done").is_none() { None } else { Some(at("done")?) };
    let (working, urged) = (flag("working")?, flag("urged")?);
    Ok(Reminder { ticket, channel, made, due, working, urged, told, done })
}

/// The step of this number, where it is a whole one.
fn step(nth: f64) -> Option<Step> {
    let same = |step: &Step| (f64::from(*step as u8) - nth).abs() < f64::EPSILON;
    Step::ALL.into_iter().find(same)
}

/// The text of a store.
#[must_use]
pub fn write(list: &[Reminder]) -> String {
    let mut text = String::from("[");
    for reminder in list {
        if text.len() > 1 {
            text.push_str(",\n");
        }
        let mut key = |key: &str, value: &str| {
            let mark = if text.ends_with(['[', '\n']) { '{' } else { ',' };
            // Numbers and names have nothing to escape: `number` lets neither quotes nor backslashes through. Writing
            // to a text cannot fail.
            let _ = write!(text, "{mark}\"{key}\":{value}");
        };
        let quoted = |value: &str| format!("\"{value}\"");
        key("ticket", &quoted(&reminder.ticket));
        if let Some(channel) = reminder.channel {
            key("channel", &quoted(channel.name()));
        }
        key("made", &quoted(&rfc3339(reminder.made)));
        key("due", &quoted(&rfc3339(reminder.due)));
        for (name, given) in [("working", reminder.working), ("urged", reminder.urged)] {
            if given {
                key(name, "true");
            }
        }
        if reminder.told > Step::Early {
            key("told", &(reminder.told as u8).to_string());
        }
        if let Some(done) = reminder.done {
            key("done", &quoted(&rfc3339(done)));
        }
        text.push('}');
    }
    text.push(']');
    text
}

/// Lays changes over a list: each takes the place of the same promise, or comes new. Past [`MOST`] those go that were
/// kept longest ago, then those that were due first; returns how many of the open ones went.
pub fn merge(list: &mut Vec<Reminder>, changes: &[Reminder]) -> usize {
    for change in changes {
        put(list, change.clone());
    }
    let mut gone = 0;
    while list.len() > MOST {
        let kept = |(at, reminder): (usize, &Reminder)| Some((reminder.done?, at));
        let oldest: Option<(OffsetDateTime, usize)> =
            list.iter().enumerate().filter_map(kept).min();
        gone += usize::from(oldest.is_none());
        list.remove(oldest.map_or(0, |(_, at)| at));
    }
    gone
}

/// Puts a reminder into a list in the order of due times, in the place of the same one.
fn put(list: &mut Vec<Reminder>, reminder: Reminder) {
    list.retain(|known| !known.is_same(&reminder));
    let at = list.partition_point(|known| known.due <= reminder.due);
    list.insert(at, reminder);
}
