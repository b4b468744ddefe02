//! Reminders: their times, the store, calendars. The cases are in `tests/remind`, whose README says what the keys mean.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use huashu::calendar::Calendar;
use huashu::number::{instant, rfc3339};
use huashu::reminder::{self, Channel, Left, Reminder, Step, ics, number, store};
use proptest::prelude::*;
use serde_json::Value as Json;
use time::macros::{date, datetime, offset};
use time::{Duration, OffsetDateTime, UtcOffset};

const HERE: UtcOffset = offset!(+8);

/// The rest days of the autumn of 2026.
fn calendar() -> Calendar {
    let day = |month: u8, day| {
        date!(2026 - 01 - 01)
            .replace_month(month.try_into().unwrap())
            .unwrap()
            .replace_day(day)
            .unwrap()
    };
    let off = (25..=27).map(|d| day(9, d)).chain((1..=7).map(|d| day(10, d)));
    Calendar {
        years: vec![2026],
        off: off.collect(),
        worked: vec![day(9, 20), day(10, 10)],
        ..Calendar::default()
    }
}

/// Hands each line of a file to `check`, which says what is wrong; tells all that is.
fn each(file: &str, lines: &str, check: impl Fn(&Json) -> Result<(), String>) {
    let mut wrong = Vec::new();
    for (nth, line) in lines.lines().enumerate() {
        let case: Json =
            serde_json::from_str(line).unwrap_or_else(|e| panic!("{file}:{}: {e}", nth + 1));
        assert!(case["note"].is_string(), "{file}:{}: no note", nth + 1);
        if let Err(why) = check(&case) {
            wrong.push(format!("{file}:{}: {}: {why}", nth + 1, case["note"]));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn same<T: PartialEq + std::fmt::Debug>(got: &T, want: &T) -> Result<(), String> {
    if got == want { Ok(()) } else { Err(format!("got {got:?}, want {want:?}")) }
}

fn at(case: &Json, key: &str) -> OffsetDateTime {
    let text = case[key].as_str().unwrap_or_else(|| panic!("no {key} in {case}"));
    instant(text).or_else(|| instant(&format!("{text}+08:00"))).unwrap_or_else(|| panic!("{text}"))
}

fn reminder(made: OffsetDateTime, due: OffsetDateTime) -> Reminder {
    Reminder {
        ticket: "TS1".into(),
        channel: None,
        made,
        due,
        working: false,
        urged: false,
        told: Step::Early,
        done: None,
    }
}

#[test]
fn the_steps_come_when_their_share_of_the_time_has_run() {
    let calendar = calendar();
    each("turns.jsonl", include_str!("remind/turns.jsonl"), |case| {
        let one = Reminder {
            working: case["working"] == true,
            ..reminder(at(case, "made"), at(case, "due"))
        };
        let turns = ["half", "three", "nine"].map(|key| at(case, key));
        same(&one.turns(&calendar), &turns)?;
        // Each step begins with its turn and not a second earlier.
        for (nth, turn) in turns.into_iter().chain([one.due]).enumerate() {
            same(&one.step(turn, &calendar), &Step::ALL[nth + 1])?;
            if !turns[..nth.min(3)].contains(&turn) {
                same(&one.step(turn - Duration::SECOND, &calendar), &Step::ALL[nth])?;
            }
        }
        same(&one.step(one.made, &calendar), &Step::Early)
    });
}

#[test]
fn what_is_left_is_told_in_a_unit_that_befits_it() {
    each("left.jsonl", include_str!("remind/left.jsonl"), |case| {
        // Made so long ago that no turn comes between.
        let one = reminder(at(case, "due") - Duration::days(1000), at(case, "due"));
        let now = at(case, "at");
        let told = match one.left(now) {
            Left::Days(n) => format!("{n} d"),
            Left::Hours(n) => format!("{n} h"),
            Left::Minutes(n) => format!("{n} min"),
        };
        same(&told.as_str(), &case["left"].as_str().unwrap())?;
        same(&reminder::next(&[one], now, &calendar()), &Some(at(case, "next")))
    });
}

#[test]
fn the_list_is_looked_at_again_at_a_turn_and_at_midnight_and_not_without_an_open_one() {
    let calendar = Calendar::default();
    let one = reminder(datetime!(2026-09-23 10:00 +8), datetime!(2026-09-23 10:01 +8));
    let next = |list: &[Reminder], now| reminder::next(list, now, &calendar);
    assert_eq!(
        next(std::slice::from_ref(&one), datetime!(2026-09-23 10:00:01 +8)),
        Some(datetime!(2026-09-23 10:00:30 +8))
    );
    let far = reminder(datetime!(2026-09-23 10:00 +8), datetime!(2026-12-23 20:00 +8));
    assert_eq!(
        next(std::slice::from_ref(&far), datetime!(2026-09-23 23:00 +8)),
        Some(datetime!(2026-09-24 00:00 +8))
    );
    let done = Reminder { done: Some(one.due), ..one };
    assert_eq!(next(&[done], datetime!(2026-09-23 10:00 +8)), None);
    assert_eq!(next(&[], datetime!(2026-09-23 10:00 +8)), None);
}

#[test]
fn a_number_is_short_and_in_one_piece() {
    each("numbers.jsonl", include_str!("remind/numbers.jsonl"), |case| {
        let text = case["text"].as_str().unwrap();
        let want = (case["is"] == true).then(|| text.trim());
        same(&number(text).as_deref(), &want)
    });
}

#[test]
fn channels_are_known_by_their_words() {
    each("channels.jsonl", include_str!("remind/channels.jsonl"), |case| {
        let want = match case["channel"].as_str() {
            None => None,
            Some("phone") => Some(Channel::Phone),
            Some("text") => Some(Channel::Text),
            Some("mail") => Some(Channel::Mail),
            Some("online") => Some(Channel::Online),
            Some("visit") => Some(Channel::Visit),
            Some(other) => panic!("{other}"),
        };
        same(&Channel::of(case["words"].as_str().unwrap()), &want)
    });
}

#[test]
fn where_nothing_was_kept_yet_nothing_is_wrong() {
    assert_eq!(store::read(""), (Vec::new(), Vec::new()));
    assert_eq!(store::read("[").1.len(), 1);
}

#[test]
fn what_is_broken_in_the_store_costs_nothing_else() {
    each("store.jsonl", include_str!("remind/store.jsonl"), |case| {
        let (list, wrong) = store::read(&case["store"].to_string());
        let tickets: Vec<&str> = list.iter().map(|one| &*one.ticket).collect();
        let mut want: Vec<&str> =
            case["tickets"].as_array().unwrap().iter().map(|t| t.as_str().unwrap()).collect();
        if list.iter().all(|one| one.due == list[0].due) {
            // Of one due time the order is that of the store.
            want.sort_unstable();
        }
        let mut got = tickets;
        if list.iter().all(|one| one.due == list[0].due) {
            got.sort_unstable();
        }
        same(&got, &want)?;
        let told: Vec<&str> =
            case["wrong"].as_array().unwrap().iter().map(|t| t.as_str().unwrap()).collect();
        let same_words = told.len() == wrong.len()
            && told.iter().zip(&wrong).all(|(want, got)| got.starts_with(want));
        if !same_words {
            return Err(format!("told {wrong:?}, want {told:?}"));
        }
        let again = read(&store::write(&list));
        same(&again, &list)
    });
}

/// The reminders of a store's text, of which nothing may be left out.
fn read(text: &str) -> Vec<Reminder> {
    // In every program's eyes.
    serde_json::from_str::<Json>(text).unwrap_or_else(|e| panic!("{e}: {text}"));
    let (list, wrong) = store::read(text);
    assert!(wrong.is_empty(), "{wrong:?}: {text}");
    list
}

#[test]
fn past_its_size_the_store_lets_go_of_what_was_done_first() {
    let start = datetime!(2026-09-23 10:00 +8);
    let one = |nth: i64| Reminder {
        ticket: format!("TS{nth}").into(),
        ..reminder(start, start + Duration::hours(nth + 1))
    };
    let most = i64::try_from(store::MOST).unwrap();
    let mut list = Vec::new();
    assert_eq!(store::merge(&mut list, &(0..most).map(one).collect::<Vec<_>>()), 0);
    let done = |nth, at| Reminder { done: Some(start + Duration::minutes(at)), ..one(nth) };
    assert_eq!(store::merge(&mut list, &[done(100, 5), done(50, 9)]), 0);
    assert_eq!(list.len(), store::MOST);
    let holds = |list: &[Reminder], nth: i64| list.iter().any(|r| *r.ticket == *format!("TS{nth}"));
    assert_eq!(store::merge(&mut list, &[one(500)]), 0);
    assert!(!holds(&list, 100) && holds(&list, 50) && holds(&list, 500) && holds(&list, 0));
    assert_eq!(store::merge(&mut list, &[one(501)]), 0);
    assert!(!holds(&list, 50) && holds(&list, 0));
    assert_eq!(store::merge(&mut list, &[one(502)]), 1, "an open one had to go");
    assert!(!holds(&list, 0) && holds(&list, 502));
    assert_eq!(list.len(), store::MOST);
    assert!(list.is_sorted_by_key(|r| r.due));
}

#[test]
fn a_calendar_is_written_as_the_standard_says() {
    let one = Reminder {
        channel: Some(Channel::Phone),
        working: true,
        urged: true,
        told: Step::NineTenths,
        ..reminder(datetime!(2026-09-23 10:30 +8), datetime!(2026-09-24 18:30 +8))
    };
    let want = include_str!("remind/written.ics").replace("\r\n", "\n").replace('\n', "\r\n");
    assert_eq!(ics::write(&[one]), want);
}

#[test]
fn calendars_of_others_are_read_as_far_as_they_go() {
    each("calendars.jsonl", include_str!("remind/calendars.jsonl"), |case| {
        let lines: Vec<&str> =
            case["lines"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
        let words = |key: &str| -> Vec<String> {
            case[key].as_array().unwrap().iter().map(|l| l.as_str().unwrap().to_owned()).collect()
        };
        for end in ["\r\n", "\n", "\r"] {
            let (list, left) = ics::read(&format!("\u{feff}{}{end}", lines.join(end)), HERE);
            let told = |one: &Reminder| {
                let done = if one.is_open() { "" } else { " done" };
                format!("{} {} {}{done}", one.ticket, rfc3339(one.made), rfc3339(one.due))
            };
            same(&list.iter().map(told).collect(), &words("found"))?;
            same(&left, &words("left"))?;
        }
        Ok(())
    });
}

fn times() -> impl Strategy<Value = (OffsetDateTime, OffsetDateTime)> {
    let start = datetime!(2020-01-01 00:00 +8).unix_timestamp();
    (0..400_000_000_i64, 1..95_000_000_i64).prop_map(move |(from, length)| {
        let at = |seconds: i64| {
            OffsetDateTime::from_unix_timestamp(start + seconds).unwrap().to_offset(HERE)
        };
        (at(from), at(from + length))
    })
}

fn reminders() -> impl Strategy<Value = Reminder> {
    let channel = prop::option::of(prop::sample::select(vec![
        Channel::Phone,
        Channel::Text,
        Channel::Mail,
        Channel::Online,
        Channel::Visit,
    ]));
    let ticket = "[A-Z投诉〔〕/#:.()-]{0,6}[0-9]{1,28}[号a-z.]{0,2}";
    let step = prop::sample::select(Step::ALL.to_vec());
    (ticket, channel, times(), any::<(bool, bool, bool)>(), step).prop_map(
        |(ticket, channel, (made, due), (working, urged, done), told)| Reminder {
            ticket: number(&ticket).unwrap(),
            channel,
            working,
            urged,
            told,
            done: done.then_some(due - Duration::MINUTE),
            ..reminder(made, due)
        },
    )
}

/// Lines that calendars are made of, broken ones too.
fn lines() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTODO",
        "END:VTODO",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "BEGIN:STANDARD",
        "END:STANDARD",
        "TZOFFSETTO:",
        "TZID:x",
        "DTSTART",
        "DUE",
        ";TZID=x",
        ";TZID=\"x:y\"",
        "\"",
        ":",
        ";",
        "=",
        "20260924T100000Z",
        "20260924",
        "T",
        "Z",
        "+08",
        "00",
        "-",
        "99",
        "SUMMARY:",
        "UID:",
        "@huashu",
        ".",
        "TS123456",
        "COMPLETED:",
        "STATUS:COMPLETED",
        "X-HUASHU-TOLD:",
        "X-HUASHU-DONE:",
        "CREATED:",
        "\\",
        "\\n",
        "\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        "\r\n ",
        "承诺",
        "😀",
        "\u{0}",
        "\u{feff}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_store_gives_back_what_was_put_into_it(list in prop::collection::vec(reminders(), 0..20)) {
        let mut kept = Vec::new();
        store::merge(&mut kept, &list);
        prop_assert_eq!(read(&store::write(&kept)), kept);
    }

    #[test]
    fn a_calendar_gives_back_what_was_put_into_it(list in prop::collection::vec(reminders(), 1..20)) {
        let mut kept = Vec::new();
        store::merge(&mut kept, &list);
        let text = ics::write(&kept);
        prop_assert_eq!(ics::read(&text, HERE), (kept, Vec::new()));
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn no_store_breaks_the_reader(text in prop_oneof![any::<String>(), "[\\[\\]{}\",:a-z0-9T+-]{0,80}"]) {
        let (list, _) = store::read(&text);
        prop_assert_eq!(read(&store::write(&list)), list);
    }

    #[test]
    fn no_calendar_breaks_the_reader(text in prop_oneof![lines(), any::<String>()]) {
        let (list, _) = ics::read(&text, HERE);
        // What is read can be kept.
        prop_assert_eq!(read(&store::write(&list)), list);
    }

    #[test]
    fn no_number_needs_escaping(text in any::<String>()) {
        if let Some(number) = number(&text) {
            prop_assert_eq!(serde_json::to_string(&*number).unwrap(), format!("\"{number}\""));
        }
    }

    #[test]
    fn the_steps_come_in_order_and_the_next_look_is_later(one in reminders(), share in 0..1200_i64) {
        let calendar = calendar();
        let [half, three, nine] = one.turns(&calendar);
        prop_assert!(one.made <= half && half <= three && three <= nine && nine <= one.due);
        let now = one.made + (one.due - one.made) * i32::try_from(share).unwrap() / 1000;
        let next = reminder::next(std::slice::from_ref(&one), now, &calendar);
        prop_assert_eq!(next.is_some(), one.is_open());
        // Until then it reads the same, and no later than that it reads otherwise, or the day does.
        if let Some(next) = next {
            prop_assert!(next > now);
            let told = |at| (one.left(at), one.step(at, &calendar));
            prop_assert_eq!(told(next - Duration::SECOND), told(now));
        }
    }
}
