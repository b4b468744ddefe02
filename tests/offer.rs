//! What is offered, against what a good supervisor would choose. `tests/offer/README.md` says how the tickets are
//! labelled.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what is wrong by failing"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::rc::Rc;

use huashu::desk::{Desk, Effect, Event, Unwritten};
use huashu::given;
use huashu::judge::{self, Advice, Hand};
use huashu::lang::Lang;
use huashu::pack::{Pack, Piece};
use huashu::reading::Readings;
use huashu::suggest::OFFERED;
use huashu::ticket::{PageSnapshot, Placer, Ticket};
use huashu::view::{self, PieceKind};
use serde::Deserialize;

#[path = "lib/base.rs"]
mod base;

/// Wednesday, two days before a holiday.
const NOW: &str = "2026-09-23T10:30:00+08:00";

/// How many of the offers count as seen at once.
const FIRST: usize = 3;

const FILES: [(&str, &str); 5] = [
    ("intake", include_str!("offer/intake.jsonl")),
    ("verify", include_str!("offer/verify.jsonl")),
    ("plan", include_str!("offer/plan.jsonl")),
    ("follow-up", include_str!("offer/follow-up.jsonl")),
    ("close", include_str!("offer/close.jsonl")),
];

const HELD: [(&str, &str); 1] = [("held", include_str!("offer/held.jsonl"))];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    why: String,
    now: Option<given::Instant>,
    fields: given::Fields,
    want: Vec<String>,
}

impl Case {
    fn page(&self) -> PageSnapshot {
        let now = self.now.unwrap_or_else(|| NOW.parse().unwrap());
        given::Ticket { now: Some(now), fields: self.fields.clone(), save: None }.snapshot(now.0)
    }
}

/// The labelled tickets with their place, `file:line`.
fn cases(files: &[(&str, &str)]) -> Vec<(String, Case)> {
    let mut cases = Vec::new();
    for (file, text) in files {
        for (ix, line) in text.lines().enumerate() {
            let place = format!("{file}.jsonl:{}", ix + 1);
            let case = serde_json::from_str(line).unwrap_or_else(|e| panic!("{place}: {e}"));
            cases.push((place, case));
        }
    }
    cases
}

fn advise(pack: &Pack, page: &PageSnapshot) -> Advice {
    let ticket = Ticket::read(page, &Placer::new(pack));
    let readings = Readings::of(pack, &ticket, &Readings::default());
    judge::judge(pack, &ticket, &readings, &Hand::default())
}

fn ids(pack: &Pack, advice: &Advice) -> Vec<String> {
    advice.suggestions.iter().map(|s| pack.phrases[s.phrase].id.to_string()).collect()
}

/// How many of the tickets are hit, of how many, and each miss in words.
fn count(files: &[(&str, &str)]) -> (usize, usize, String) {
    let pack = base::base().pack;
    let (mut hits, mut misses) = (0, String::new());
    let cases = cases(files);
    for (place, case) in &cases {
        for id in &case.want {
            assert!(pack.phrases.iter().any(|p| *p.id == **id), "{place}: there is no {id}");
        }
        let advice = advise(&pack, &case.page());
        let offered = ids(&pack, &advice);
        if offered.iter().take(FIRST).any(|id| case.want.contains(id)) {
            hits += 1;
        } else {
            let stage = advice.stage.map(|s| pack.stage(s.stage).unwrap().id.to_string());
            let (name, why, want) = (&case.name, &case.why, &case.want);
            let shown = &offered[..offered.len().min(5)];
            writeln!(
                misses,
                "{place} {name}: {why}\n  in {stage:?} want {want:?}\n  got  {shown:?}"
            )
            .unwrap();
        }
    }
    (hits, cases.len(), misses)
}

#[test]
fn nine_of_ten_tickets_get_the_phrase_of_a_supervisor_among_the_first_three() {
    let (hits, all, misses) = count(&FILES);
    println!("{hits} of {all} tickets are hit; missed are\n{misses}");
    assert!(all >= 150, "{all} tickets are too few");
    assert!(hits * 10 >= all * 9, "{hits} of {all} tickets are hit; missed are\n{misses}");
}

#[test]
fn tickets_held_back_are_hit_as_well() {
    let (hits, all, misses) = count(&HELD);
    println!("{hits} of {all} tickets held back are hit; missed are\n{misses}");
    assert!(all >= 60, "{all} tickets are too few");
    assert!(hits * 10 >= all * 9, "{hits} of {all} tickets are hit; missed are\n{misses}");
}

/// The page with `text` in its first field for the reply.
fn with_reply(page: &PageSnapshot, placer: &Placer, pack: &Pack, text: &str) -> PageSnapshot {
    let mut page = page.clone();
    let ticket = Ticket::read(&page, placer);
    let reply = ticket.reply(pack).unwrap();
    text.clone_into(&mut page.fields[reply].text);
    page
}

/// The ids that the panel shows, in their places.
fn shown(desk: &Desk) -> Vec<String> {
    view::panel(desk).phrases.iter().map(|line| line.id.to_string()).collect()
}

/// A desk that has looked at the case.
fn desk(pack: &Rc<Pack>, case: &Case) -> (Desk, PageSnapshot) {
    let page = PageSnapshot { revision: 1, ..case.page() };
    let mut desk = Desk::new(Rc::clone(pack), Lang::Zh, page.now);
    desk.update(Event::Looked(page.clone()));
    (desk, page)
}

fn find<'a>(cases: &'a [(String, Case)], name: &str) -> &'a Case {
    &cases.iter().find(|(_, case)| case.name == name).unwrap().1
}

#[test]
fn an_offer_is_one_of_five_says_why_and_does_not_stand_in_the_reply() {
    let pack = Rc::new(base::base().pack);
    for (place, case) in cases(&FILES).into_iter().chain(cases(&HELD)) {
        let (mut desk, page) = desk(&pack, &case);
        let reply = desk.ticket.reply(&pack).map(|ix| page.fields[ix].text.clone());
        let offers = view::panel(&desk).phrases;
        assert!((1..=OFFERED).contains(&offers.len()), "{place}: {} are offered", offers.len());
        let ids: BTreeSet<_> = offers.iter().map(|line| line.id.clone()).collect();
        assert_eq!(ids.len(), offers.len(), "{place}: one is offered twice");
        for line in &offers {
            let text: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
            assert!(!reply.as_ref().is_some_and(|r| r.contains(&text)), "{place}: {text}");
            assert!((1..=3).contains(&line.why.len()), "{place}: {} says {:?}", line.id, line.why);
        }
        let zh: Vec<Vec<String>> = offers.into_iter().map(|line| line.why).collect();
        desk.update(Event::Speak(Lang::En));
        for (line, zh) in view::panel(&desk).phrases.iter().zip(zh) {
            let english = line.why.iter().all(|why| why.is_ascii());
            assert!(english && line.why.len() == zh.len(), "{place}: {zh:?} {:?}", line.why);
        }
    }
}

#[test]
fn a_phrase_that_was_taken_is_not_offered_again_whatever_became_of_its_slots() {
    let pack = Rc::new(base::base().pack);
    let placer = Placer::new(&pack);
    for (place, case) in cases(&FILES) {
        let (mut desk, page) = desk(&pack, &case);
        if desk.ticket.reply(&pack).is_none() {
            continue;
        }
        let first = view::panel(&desk).phrases.remove(0);
        let text: String = first
            .pieces
            .iter()
            .map(|piece| if piece.kind == PieceKind::Open { "如上所述" } else { &piece.text })
            .collect();
        let old = page.fields[desk.ticket.reply(&pack).unwrap()].text.clone();
        let mut after = with_reply(&page, &placer, &pack, &format!("{old} {text}"));
        // A minute later the due times are others.
        (after.revision, after.now) = (2, page.now + time::Duration::minutes(1));
        desk.update(Event::Looked(after));
        assert!(!shown(&desk).contains(&first.id.to_string()), "{place}: {text}");
    }
}

#[test]
fn nothing_jumps_while_the_agent_types() {
    let pack = Rc::new(base::base().pack);
    let placer = Placer::new(&pack);
    let (mut kept, mut moved) = (0, 0);
    for (place, case) in cases(&FILES).into_iter().step_by(8) {
        let (mut desk, page) = desk(&pack, &case);
        let Some(reply) = desk.ticket.reply(&pack) else { continue };
        let want = pack.phrases.iter().find(|p| *p.id == *case.want[0]).unwrap();
        let words = |piece: &Piece| match piece {
            Piece::Text(words) => words.to_string(),
            Piece::Slot(_) => "三".to_owned(),
        };
        let typed: String = want.text.iter().map(words).collect();
        let mut text = page.fields[reply].text.clone();
        let mut now = page.now;
        for (nth, c) in (2..).zip(typed.chars()) {
            text.push(c);
            now += time::Duration::milliseconds(400);
            let before = shown(&desk);
            let mut page = with_reply(&page, &placer, &pack, &text);
            (page.revision, page.now) = (nth, now);
            let ranked = ids(&pack, &advise(&pack, &page));
            desk.update(Event::Looked(page));
            let after = shown(&desk);
            let five: BTreeSet<_> = ranked.iter().take(OFFERED).collect();
            assert_eq!(after.iter().collect::<BTreeSet<_>>(), five, "{place} at “{text}”");
            moved += usize::from(after[..] != ranked[..after.len()]);
            for (at, id) in before.iter().enumerate().filter(|(_, id)| after.contains(id)) {
                kept += 1;
                assert_eq!(&after[at], id, "{place} at “{text}”: {before:?} became {after:?}");
            }
        }
    }
    // Else nothing would have had to stay.
    assert!(kept > 500 && moved > 50, "{kept} stayed, {moved} times against the order");
}

#[test]
fn an_insertion_a_pause_and_another_field_put_the_offers_in_order_anew() {
    let pack = Rc::new(base::base().pack);
    let placer = Placer::new(&pack);
    let all = cases(&FILES);
    let case = find(&all, "restate-asked");
    let reply = case.fields.0.iter().find(|f| f.name == "回复客户").unwrap().text.clone();
    let done = format!("{reply}已向客户复述问题、时间和诉求，客户确认无误。");
    let look = |page: &PageSnapshot, text: &str, revision, seconds| {
        let mut page = with_reply(page, &placer, &pack, text);
        page.revision = revision;
        page.now += time::Duration::seconds(seconds);
        page
    };
    let order = |page: &PageSnapshot| {
        ids(&pack, &advise(&pack, page)).into_iter().take(OFFERED).collect::<Vec<_>>()
    };

    // What the panel wrote: the next step comes first.
    let (mut desk, page) = desk(&pack, case);
    assert_eq!(shown(&desk)[0], "restate.done");
    let after = look(&page, &done, 2, 1);
    desk.update(Event::Written(Ok(()), after.clone()));
    assert_eq!(shown(&desk), order(&after));
    let step = |id: &str| pack.phrases.iter().find(|p| *p.id == *id).unwrap().step.to_string();
    assert_eq!(step(&shown(&desk)[0]), "2.1", "{:?}", shown(&desk));

    // A pause: the next key finds them in order.
    let half = look(&page, &format!("{reply}嗯"), 3, 2);
    desk.update(Event::Looked(half));
    let later = look(&page, &format!("{reply}嗯，"), 4, 30);
    desk.update(Event::Looked(later.clone()));
    assert_eq!(shown(&desk), order(&later));

    // Another field was chosen.
    let mut other = look(&page, &format!("{reply}嗯，"), 5, 31);
    other.fields[0].text = "待回访".to_owned();
    other.fields[0].writable = false;
    desk.update(Event::Looked(other.clone()));
    assert_eq!(shown(&desk), order(&other));
}

#[test]
fn words_that_call_for_care_change_what_comes_first_and_say_so() {
    let pack = Rc::new(base::base().pack);
    let cases = cases(&FILES);
    for (name, word, first, why) in [
        ("regulator-empathy", "12381", "empathy.escalation", "客户提到监管"),
        ("media-empathy", "曝光", "empathy.media", "客户提到曝光"),
        ("law-empathy", "律师", "empathy.law", "客户提到法律途径"),
        ("emergency-line", "透析", "respond.emergency", "可能关系人身安全"),
        ("money-going", "让我转账", "respond.money-loss", "可能正在受骗"),
        ("elderly-empathy", "独居", "empathy.special-care", "需要多照顾"),
    ] {
        let case = find(&cases, name);
        let (desk_with, page) = desk(&pack, case);
        let panel = view::panel(&desk_with);
        assert_eq!(&*panel.phrases[0].id, first, "{name}");
        assert!(
            panel.phrases[0].why.iter().any(|w| w == why),
            "{name}: {:?}",
            panel.phrases[0].why
        );
        assert!(panel.cues.iter().any(|cue| cue.contains(word)), "{name}: {:?}", panel.cues);
        // The same ticket without the words offers something else first.
        let mut page = PageSnapshot { revision: 2, ..page };
        for field in &mut page.fields {
            if ["投诉内容", "客户类型"].contains(&field.name.as_str()) {
                field.text = "9月3日起有问题，共45元".to_owned();
            }
        }
        let mut desk_without = desk_with.clone();
        desk_without.update(Event::Looked(page));
        assert_ne!(shown(&desk_without)[0], first, "{name}");
    }
}

#[test]
fn what_the_agent_took_lately_comes_forward_among_equals_and_no_further() {
    let pack = Rc::new(base::base().pack);
    let cases = cases(&FILES);
    let case = find(&cases, "call-just-in");
    let (mut desk, _) = desk(&pack, case);
    assert_eq!(shown(&desk)[..2], ["respond.phone", "respond.thanks"]);
    let uses = [("respond.thanks", 4), ("happy.ask", 60_000), ("gone", 3)];
    desk.recall_uses(uses.into_iter());
    assert_eq!(shown(&desk)[..2], ["respond.thanks", "respond.phone"]);
    assert!(view::panel(&desk).phrases[0].why.contains(&"您近来常用".to_owned()));
    assert!(!shown(&desk).contains(&"happy.ask".to_owned()), "it is of another stage");

    // What is written is counted, what is refused is not, and no words are told.
    let phone = pack.phrases.iter().position(|p| &*p.id == "respond.phone").unwrap();
    let take = |desk: &mut Desk, outcome| {
        desk.update(Event::Insert(phone));
        let page = case.page();
        desk.update(Event::Written(outcome, PageSnapshot { revision: 2, ..page }))
    };
    assert_eq!(take(&mut desk, Ok(())), [Effect::Used("respond.phone".into())]);
    let refused = Unwritten { why: "不能写".to_owned(), copy: None };
    assert_eq!(take(&mut desk, Err(refused)), []);
}

#[test]
fn what_is_offered_as_a_repair_repairs() {
    let pack = base::base().pack;
    let placer = Placer::new(&pack);
    let mut tried = 0;
    for (place, case) in cases(&FILES).into_iter().chain(cases(&HELD)) {
        let page = case.page();
        let advice = advise(&pack, &page);
        let Some(reply) = Ticket::read(&page, &placer).reply(&pack) else { continue };
        for offer in advice.suggestions.iter().take(OFFERED) {
            let id = &pack.phrases[offer.phrase].id;
            if !offer.why.iter().any(|why| &*why.zh == "补上缺的一句") {
                continue;
            }
            tried += 1;
            let fixed: Vec<usize> = advice
                .findings
                .iter()
                .filter(|f| f.fixes.iter().any(|fix| fix.phrase == Some(offer.phrase)))
                .map(|f| f.rule)
                .collect();
            let text = format!("{}。{}", page.fields[reply].text, offer.filled.text);
            let after = advise(&pack, &with_reply(&page, &placer, &pack, &text));
            let left: Vec<_> = after.findings.iter().map(|f| f.rule).collect();
            let gone = fixed.iter().any(|rule| !left.contains(rule));
            assert!(gone, "{place}: {id} leaves {:?}", pack.rules[fixed[0]].id);
        }
    }
    assert!(tried > 50, "only {tried} repairs are offered");
}

#[test]
fn names_are_unique() {
    let mut seen = BTreeSet::new();
    for (place, case) in cases(&FILES).into_iter().chain(cases(&HELD)) {
        assert!(seen.insert(case.name.clone()), "{place}: {} is there twice", case.name);
    }
}
