//! Reminders as calendars know them: iCalendar, RFC 5545.
//!
//! What is written is an event at the due time with an alarm, since Outlook and Google read no to-dos; what a calendar
//! has no word for stands in properties of our own. What is read may come from any calendar: events and to-dos whose
//! ticket, due time and beginning can be told become reminders, everything else is left out and told.

use time::{Date, Duration, Month, OffsetDateTime, Time, UtcOffset};

use super::{Channel, Reminder, Step, is_sound, number, store};
use crate::calendar::END_OF_DAY;

/// The most octets of a line, without its end.
const WIDTH: usize = 75;

/// What ends the identifier of an event that is ours.
const OURS: &str = "@huashu";

/// The fewest digits of a word in another's event that is taken for a ticket's number.
const DIGITS: usize = 6;

/// A calendar with these reminders.
#[must_use]
pub fn write(list: &[Reminder]) -> String {
    let mut out = String::new();
    for (name, value) in
        [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//huashu//reminders//ZH")]
    {
        line(&mut out, name, value);
    }
    for reminder in list {
        event(&mut out, reminder);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn event(out: &mut String, reminder: &Reminder) {
    let (made, due) = (stamp(reminder.made), stamp(reminder.due));
    let summary = escaped(&format!("承诺 {}", reminder.ticket));
    // The last tenth, by the clock: calendars know no office hours.
    let before = (reminder.due - reminder.made).whole_minutes() / 10;
    let mut put = |name: &str, value: &str| line(out, name, value);
    put("BEGIN", "VEVENT");
    put("UID", &escaped(&format!("{}.{due}{OURS}", reminder.ticket)));
    put("DTSTAMP", &made);
    put("CREATED", &made);
    put("DTSTART", &due);
    put("SUMMARY", &summary);
    put("TRANSP", "TRANSPARENT");
    if let Some(channel) = reminder.channel {
        put("X-HUASHU-CHANNEL", channel.name());
    }
    for (name, given) in [("WORKING", reminder.working), ("URGED", reminder.urged)] {
        if given {
            put(&format!("X-HUASHU-{name}"), "1");
        }
    }
    if reminder.told > Step::Early {
        put("X-HUASHU-TOLD", &(reminder.told as u8).to_string());
    }
    if let Some(done) = reminder.done {
        put("X-HUASHU-DONE", &stamp(done));
    }
    put("BEGIN", "VALARM");
    put("ACTION", "DISPLAY");
    put("DESCRIPTION", &summary);
    put("TRIGGER", &format!("-PT{before}M"));
    put("END", "VALARM");
    put("END", "VEVENT");
}

/// A moment in universal time: `20260923T080000Z`.
fn stamp(at: OffsetDateTime) -> String {
    let at = at.to_offset(UtcOffset::UTC);
    let (year, month, day) = at.to_calendar_date();
    let (hour, minute, second) = at.to_hms();
    format!("{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}Z", u8::from(month))
}

/// A text as a value.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// One line of a calendar, folded where it is too long. A character is never cut in two.
fn line(out: &mut String, name: &str, value: &str) {
    let mut used = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if used + c.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// The reminders of a calendar, in the order of their due times, and what was left out, in words. A time without a zone
/// is one of `here`.
#[must_use]
pub fn read(text: &str, here: UtcOffset) -> (Vec<Reminder>, Vec<String>) {
    let (entries, zones) = entries(&unfolded(text));
    let (mut list, mut wrong) = (Vec::new(), Vec::new());
    for (nth, entry) in entries.iter().enumerate() {
        match entry.reminder(&zones, here) {
            Ok(reminder) => list.push(reminder),
            Err(why) => wrong.push(format!("entry {nth}: {why}")),
        }
    }
    if entries.is_empty() {
        wrong.push("no entry of a calendar".to_owned());
    }
    let mut sorted = Vec::new();
    store::merge(&mut sorted, &list);
    (sorted, wrong)
}

/// The lines of a calendar, put together again, whatever ends them.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let text = text.trim_start_matches('\u{feff}');
    for line in text.split(['\r', '\n']).filter(|line| !line.is_empty()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A property: its value, and the zone that a time in it is told in.
#[derive(Debug, Default)]
struct Property {
    value: String,
    zone: Option<String>,
}

/// An event or a to-do: its properties by name; the first of each counts.
#[derive(Debug, Default)]
struct Entry {
    properties: Vec<(String, Property)>,
}

/// The offsets that the zones of a calendar know, by name.
type Zones = Vec<(String, UtcOffset)>;

/// The name and the property of a line. A mark within quotation marks is part of a parameter.
fn property(line: &str) -> Option<(String, Property)> {
    let mut quoted = false;
    let mut cut = |c: char, mark: char| {
        quoted ^= c == '"';
        c == mark && !quoted
    };
    let at = line.find(|c| cut(c, ':'))?;
    let (head, value) = (line.get(..at)?, line.get(at + 1..)?);
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_ascii_uppercase();
    let zone = parts.find_map(|part| {
        let (key, zone) = part.split_once('=')?;
        key.eq_ignore_ascii_case("TZID").then(|| zone.trim_matches('"').to_owned())
    });
    Some((name, Property { value: value.trim().to_owned(), zone }))
}

/// The entries and the zones of a calendar.
fn entries(lines: &[String]) -> (Vec<Entry>, Zones) {
    let (mut entries, mut zones) = (Vec::new(), Zones::new());
    let mut within: Vec<String> = Vec::new();
    let mut zone = String::new();
    for (name, property) in lines.iter().filter_map(|line| property(line)) {
        match (&*name, within.last().map(String::as_str)) {
            ("BEGIN", _) => {
                let part = property.value.to_ascii_uppercase();
                if matches!(&*part, "VEVENT" | "VTODO") {
                    entries.push(Entry::default());
                }
                within.push(part);
            }
            ("END", _) => {
                within.pop();
            }
            (_, Some("VEVENT" | "VTODO")) => {
                if let Some(entry) = entries.last_mut() {
                    entry.properties.push((name, property));
                }
            }
            ("TZID", Some("VTIMEZONE")) => zone = property.value,
            ("TZOFFSETTO", Some("STANDARD" | "DAYLIGHT")) => {
                zones.extend(offset(&property.value).map(|offset| (zone.clone(), offset)));
            }
            _ => {}
        }
    }
    (entries, zones)
}

impl Entry {
    fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, property)| property)
    }

    fn text(&self, name: &str) -> &str {
        self.property(name).map_or("", |property| &property.value)
    }

    fn at(&self, name: &str, zones: &Zones, here: UtcOffset) -> Option<OffsetDateTime> {
        let property = self.property(name)?;
        let mut known = zones.iter().filter(|(zone, _)| Some(zone) == property.zone.as_ref());
        let offset = match known.next() {
            // Where a zone is only named, it is taken for the one that the agent works in.
            None => here,
            Some((_, first)) => known.all(|(_, offset)| offset == first).then_some(*first)?,
        };
        Some(moment(&property.value, offset)?.to_offset(here))
    }

    fn reminder(&self, zones: &Zones, here: UtcOffset) -> Result<Reminder, &'static str> {
        let at = |name: &str| self.at(name, zones, here);
        let ticket = self.ticket().ok_or("no ticket number")?;
        let status = self.text("STATUS");
        if status.eq_ignore_ascii_case("CANCELLED") {
            return Err("cancelled");
        }
        let due = at("DUE").or_else(|| at("DTSTART"));
        let due = due.ok_or("no due time, or one in a zone with summer time")?;
        let made = at("CREATED").filter(|made| *made < due);
        let made = made.or_else(|| at("DTSTAMP").filter(|made| *made < due));
        let made = made.unwrap_or(due.saturating_sub(Duration::DAY));
        if !is_sound(made, due) {
            return Err("a due time out of reach");
        }
        let done = at("X-HUASHU-DONE").or_else(|| at("COMPLETED"));
        let over = status.eq_ignore_ascii_case("COMPLETED").then_some(due);
        Ok(Reminder {
            ticket,
            channel: Channel::named(self.text("X-HUASHU-CHANNEL")),
            made,
            due,
            working: self.text("X-HUASHU-WORKING") == "1",
            urged: self.text("X-HUASHU-URGED") == "1",
            told: self.step().unwrap_or_default(),
            done: done.or(over),
        })
    }

    fn step(&self) -> Option<Step> {
        let nth: usize = self.text("X-HUASHU-TOLD").parse().ok()?;
        Step::ALL.get(nth).copied()
    }

    /// The ticket's number: out of an identifier of ours, else a word of the title that has many digits.
    fn ticket(&self) -> Option<std::rc::Rc<str>> {
        let uid = plain(self.text("UID"));
        let own = uid.strip_suffix(OURS).and_then(|uid| number(uid.rsplit_once('.')?.0));
        let title = plain(self.text("SUMMARY"));
        let many = |word: &&str| word.chars().filter(char::is_ascii_digit).count() >= DIGITS;
        own.or_else(|| {
            let mark = |c: char| c.is_whitespace() || "，,。；;：:、".contains(c);
            title.split(mark).filter(many).find_map(number)
        })
    }
}

/// A value as a text.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next() {
                Some('n' | 'N') | None => '\n',
                Some(c) => c,
            },
            c => c,
        });
    }
    text
}

/// A moment as calendars write it: `20260923T160000`, with `Z` in universal time; a day alone ends with the day.
fn moment(value: &str, offset: UtcOffset) -> Option<OffsetDateTime> {
    let (value, offset) = match value.strip_suffix(['Z', 'z']) {
        Some(value) => (value, UtcOffset::UTC),
        None => (value, offset),
    };
    let number = |text: &str, from: usize, to: usize| -> Option<u16> {
        let digits = text.get(from..to)?;
        digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))
    };
    let small = |text: &str, from| u8::try_from(number(text, from, from + 2)?).ok();
    let month = Month::try_from(small(value, 4)?).ok()?;
    let day =
        Date::from_calendar_date(number(value, 0, 4)?.into(), month, small(value, 6)?).ok()?;
    let time = match value.get(8..)? {
        "" => END_OF_DAY,
        time => {
            let time = time.strip_prefix(['T', 't']).filter(|time| time.len() == 6)?;
            // A leap second is the one before it.
            Time::from_hms(small(time, 0)?, small(time, 2)?, small(time, 4)?.min(59)).ok()?
        }
    };
    Some(day.with_time(time).assume_offset(offset))
}

/// An offset as calendars write it: `+0800`.
fn offset(value: &str) -> Option<UtcOffset> {
    let sign = if value.starts_with('-') { -1 } else { 1 };
    let digits = value.trim_start_matches(['+', '-']);
    let part = |at: usize| digits.get(at..at + 2)?.parse::<i32>().ok();
    let seconds = part(0)? * 3600 + part(2)? * 60 + part(4).unwrap_or(0);
    UtcOffset::from_whole_seconds(sign * seconds).ok()
}
