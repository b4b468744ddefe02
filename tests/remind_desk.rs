//! Promises kept in mind at the desk, against `tests/remind/tickets.jsonl`; the README there says what the keys mean.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::rc::Rc;

use huashu::desk::{Chore, Desk, Effect, Event, Recall, Resumed};
use huashu::lang::Lang;
use huashu::number::{instant, rfc3339};
use huashu::pack::{Pack, SaveKind, source};
use huashu::reminder::{Channel, Reminder, Step, store};
use huashu::ticket::{PageSnapshot, SeenField};
use huashu::{proof, view};
use serde::Deserialize;
use time::OffsetDateTime;

/// A line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    note: String,
    steps: Vec<Act>,
}

/// What an agent does, and what holds then.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    at: Option<String>,
    ticket: Option<String>,
    reply: Option<String>,
    feedback: Option<String>,
    #[serde(default, rename = "do")]
    does: Does,
    list: Option<Vec<String>>,
    here: Option<Vec<String>>,
    rang: Option<Vec<String>>,
    again: Option<bool>,
    held: Option<bool>,
    notice: Option<String>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Does {
    #[default]
    Look,
    Save,
    Transfer,
    Close,
    Repair,
    Override,
    Wake,
    Kept,
    Undo,
}

fn pack() -> Pack {
    let files = vec![("pack.toml".to_owned(), include_str!("remind/pack.toml").to_owned())];
    source::load(vec![("tests/remind".to_owned(), files)])
        .unwrap_or_else(|report| panic!("{report}"))
        .pack
}

/// A desk, a page and a browser that do what the effects say.
struct Scene {
    desk: Desk,
    looks: u64,
    now: OffsetDateTime,
    fields: [(&'static str, String); 3],
    /// What the browser keeps, as its text.
    store: String,
    rang: Vec<String>,
    held: bool,
    wakes: Vec<OffsetDateTime>,
    chores: Vec<Chore>,
}

impl Scene {
    fn new() -> Self {
        let fields = ["工单编号", "反馈方式", "回复"].map(|name| (name, String::new()));
        Self {
            desk: Desk::new(Rc::new(pack()), Lang::Zh, proof::NOW),
            looks: 0,
            now: proof::NOW,
            fields,
            store: "[]".to_owned(),
            rang: Vec::new(),
            held: false,
            wakes: Vec::new(),
            chores: Vec::new(),
        }
    }

    fn page(&mut self) -> PageSnapshot {
        self.looks += 1;
        let seen = |(name, text): &(&str, String)| SeenField {
            name: (*name).to_owned(),
            text: text.clone(),
            writable: true,
            ..SeenField::default()
        };
        PageSnapshot {
            revision: self.looks,
            now: self.now,
            record: "http://desk/tickets".to_owned(),
            fields: self.fields.iter().map(seen).collect(),
        }
    }

    fn send(&mut self, event: Event) {
        for effect in self.desk.update(event) {
            match effect {
                Effect::Remind(chore) => self.chore(chore),
                Effect::Hold => self.held = true,
                Effect::Write(edit) => {
                    self.fields[2].1.replace_range(edit.span.start..edit.span.end, &edit.text);
                    let page = self.page();
                    self.send(Event::Written(Ok(()), page));
                }
                Effect::Resume => self.send(Event::Resumed(Resumed::Pressed)),
                _ => {}
            }
        }
    }

    fn kept(&self) -> Vec<Reminder> {
        let (list, wrong) = store::read(&self.store);
        assert!(wrong.is_empty(), "{wrong:?}");
        list
    }

    fn chore(&mut self, chore: Chore) {
        match chore {
            Chore::Keep(changes) => {
                let mut list = self.kept();
                assert_eq!(store::merge(&mut list, &changes), 0);
                self.store = store::write(&list);
            }
            Chore::Notify(list) => {
                let words = |one: &Reminder| view::notification(one, self.now, Lang::Zh);
                self.rang.extend(list.iter().map(words));
                self.send(Event::Remind(Recall::Told(list)));
            }
            Chore::Wake(at) => self.wakes.push(at),
            other => self.chores.push(other),
        }
    }

    fn act(&mut self, act: &Act) {
        if let Some(at) = &act.at {
            self.now = instant(&format!("{at}+08:00")).unwrap();
        }
        for (field, text) in self.fields.iter_mut().zip([&act.ticket, &act.feedback, &act.reply]) {
            if let Some(text) = text {
                field.1.clone_from(text);
            }
        }
        let page = self.page();
        self.send(Event::Looked(page));
        let first = self.desk.reminders.first().cloned().map(Rc::new);
        let page = self.page();
        self.held = false;
        self.rang.clear();
        match act.does {
            Does::Look => {}
            Does::Save => self.send(Event::SaveTried(page, SaveKind::Save)),
            Does::Transfer => self.send(Event::SaveTried(page, SaveKind::Transfer)),
            Does::Close => self.send(Event::SaveTried(page, SaveKind::Close)),
            Does::Repair => self.send(Event::Repair(0, 0)),
            Does::Override => self.send(Event::Override("hung-up".into())),
            Does::Wake => {
                let kept = self.kept();
                self.send(Event::Remind(Recall::Kept(kept, false)));
            }
            Does::Kept => self.send(Event::Remind(Recall::Fulfil(first.unwrap(), true))),
            Does::Undo => self.send(Event::Remind(Recall::Fulfil(first.unwrap(), false))),
        }
    }

    /// What the act says that holds then and does not.
    fn wrong(&self, act: &Act) -> Vec<String> {
        let mut wrong = Vec::new();
        let panel = view::panel(&self.desk);
        let here: Vec<String> = panel
            .due
            .here
            .iter()
            .map(|line| format!("{} {}", line.promise, line.state).trim().to_owned())
            .collect();
        let list: Vec<String> = self.desk.reminders.iter().map(told).collect();
        if self.desk.reminders != self.kept() {
            wrong.push(format!("the store has another list: {}", self.store));
        }
        let mut check = |key: &str, got: String, want: Option<String>| {
            if want.as_ref().is_some_and(|want| *want != got) {
                wrong.push(format!("{key}: got {got}, want {}", want.unwrap()));
            }
        };
        let words = |list: &Vec<String>| format!("{list:?}");
        check("list", words(&list), act.list.as_ref().map(words));
        check("here", words(&here), act.here.as_ref().map(words));
        check("rang", words(&self.rang), act.rang.as_ref().map(words));
        check("again", panel.due.again.to_string(), act.again.map(|a| a.to_string()));
        check("held", self.held.to_string(), act.held.map(|h| h.to_string()));
        let notice = self.desk.notice.clone().unwrap_or_default();
        check("notice", notice, act.notice.clone());
        wrong
    }
}

/// A reminder as the file has it.
fn told(one: &Reminder) -> String {
    let channel = match one.channel {
        None => "",
        Some(Channel::Phone) => " phone",
        Some(Channel::Text) => " text",
        Some(Channel::Mail) => " mail",
        Some(Channel::Online) => " online",
        Some(Channel::Visit) => " visit",
    };
    let flag = |given: bool, word: &'static str| if given { word } else { "" };
    let due = rfc3339(one.due);
    let (working, urged) = (flag(one.working, " working"), flag(one.urged, " urged"));
    let done = flag(!one.is_open(), " done");
    format!("{} {}{channel}{working}{urged}{done}", one.ticket, &due[..16])
}

#[test]
fn promises_are_kept_in_mind() {
    let mut wrong = Vec::new();
    for (line, json) in include_str!("remind/tickets.jsonl").lines().enumerate() {
        let case: Case = serde_json::from_str(json).unwrap_or_else(|e| panic!("{}: {e}", line + 1));
        let mut scene = Scene::new();
        for (nth, act) in case.steps.iter().enumerate() {
            scene.act(act);
            let place = format!("tickets.jsonl:{}: {}: step {nth}", line + 1, case.note);
            wrong.extend(scene.wrong(act).into_iter().map(|why| format!("{place}: {why}")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_pack_proves_itself() {
    assert_eq!(proof::prove(&pack()), []);
}

/// A desk with a promise of TS1, due today at 16:00, made at 10:30.
fn promised() -> Scene {
    let mut scene = Scene::new();
    scene.act(&Act {
        at: Some("2026-09-23T10:30:00".to_owned()),
        ticket: Some("TS1".to_owned()),
        reply: Some("今天16:00前给您打电话。".to_owned()),
        ..act(Does::Save)
    });
    scene
}

fn act(does: Does) -> Act {
    Act {
        at: None,
        ticket: None,
        reply: None,
        feedback: None,
        does,
        list: None,
        here: None,
        rang: None,
        again: None,
        held: None,
        notice: None,
    }
}

fn later(at: &str, does: Does) -> Act {
    Act { at: Some(at.to_owned()), ..act(does) }
}

#[test]
fn one_timeout_stands_to_the_next_change_and_none_without_an_open_promise() {
    let mut scene = promised();
    // Five and a half hours are told as five, until five are left.
    let at = |text: &str| instant(&format!("2026-09-23T{text}+08:00")).unwrap();
    assert_eq!(scene.wakes, [at("11:00:01")]);
    scene.wakes.clear();
    scene.act(&later("2026-09-23T13:14:00", Does::Wake));
    assert_eq!(scene.wakes, [at("13:15:00")], "half of the time");
    scene.wakes.clear();
    scene.act(&act(Does::Kept));
    assert!(scene.wakes.is_empty());
    scene.act(&act(Does::Wake));
    assert!(scene.wakes.is_empty());
}

#[test]
fn a_moment_within_a_minute_is_one_too() {
    let at = |text: &str| instant(&format!("2026-09-23T{text}+08:00")).unwrap();
    let mut scene = promised();
    scene.now = at("15:59:00");
    scene.act(&Act { reply: Some("2分钟内给您打电话。".to_owned()), ..act(Does::Save) });
    scene.wakes.clear();
    scene.act(&later("2026-09-23T16:00:00", Does::Wake));
    assert_eq!(scene.wakes.last(), Some(&at("16:00:01")));
    // Three quarters of the second promise, in the minute of half of it.
    scene.act(&later("2026-09-23T16:00:30", Does::Wake));
    assert_eq!(scene.wakes.last(), Some(&at("16:00:48")));
    assert_eq!(view::panel(&scene.desk).due.here[1].step, Step::ThreeQuarters);
}

#[test]
fn the_store_holds_no_word_of_the_ticket() {
    let scene = promised();
    assert_eq!(
        scene.store,
        r#"[{"ticket":"TS1","made":"2026-09-23T10:30:00+08:00","due":"2026-09-23T16:00:00+08:00"}]"#
    );
}

#[test]
fn a_broken_promise_asks_for_a_new_one_with_the_packs_phrase() {
    let mut scene = promised();
    scene.act(&later("2026-09-23T15:59:00", Does::Wake));
    assert_eq!(view::panel(&scene.desk).due.renewal, None);
    scene.act(&later("2026-09-23T16:00:00", Does::Wake));
    let due = view::panel(&scene.desk).due;
    let phrase = &scene.desk.pack.phrases[due.renewal.unwrap()];
    assert_eq!((&*phrase.id, due.here[0].step), ("anew", Step::Overdue));
}

#[test]
fn the_line_counts_what_presses_most() {
    let mut scene = promised();
    let pressing = |scene: &Scene| view::panel(&scene.desk).due.pressing;
    assert_eq!(pressing(&scene), None);
    scene.act(&later("2026-09-23T15:40:00", Does::Wake));
    assert_eq!(pressing(&scene).as_deref(), Some("1 个马上到期"));
    scene.act(&later("2026-09-23T16:40:00", Does::Wake));
    assert_eq!(pressing(&scene).as_deref(), Some("1 个已超时"));
    let due = view::panel(&scene.desk).due;
    assert_eq!((due.open, due.lines[0].left.as_str()), (1, "40 分钟"));
    scene.act(&act(Does::Kept));
    assert_eq!(pressing(&scene), None);
    let due = view::panel(&scene.desk).due;
    assert_eq!((due.open, due.lines.len()), (0, 1), "done today can be taken back");
    scene.act(&later("2026-09-24T09:00:00", Does::Wake));
    assert_eq!(view::panel(&scene.desk).due.lines, []);
}

#[test]
fn a_calendar_adds_what_is_new_and_opens_nothing_again() {
    let mut scene = promised();
    scene.act(&act(Does::Kept));
    let known = Reminder { done: None, ..scene.desk.reminders[0].clone() };
    let new = Reminder { ticket: "TS7".into(), ..known.clone() };
    scene.send(Event::Remind(Recall::Found(vec![known, new], 3)));
    let told: Vec<String> = scene.kept().iter().map(told).collect();
    assert_eq!(told, ["TS1 2026-09-23T16:00 done", "TS7 2026-09-23T16:00"]);
    let want = "导入 1 个承诺，1 个原来就有，3 条不是承诺。";
    assert_eq!(scene.desk.notice.as_deref(), Some(want));
}

#[test]
fn the_agents_wishes_go_to_the_loader() {
    let mut scene = Scene::new();
    for recall in [Recall::Ask, Recall::Export, Recall::Import] {
        scene.send(Event::Remind(recall));
    }
    assert_eq!(scene.chores, [Chore::Ask, Chore::Export, Chore::Import]);
    assert_eq!(scene.desk.notice, None);
    scene.send(Event::Remind(Recall::Failed));
    assert!(scene.desk.notice.as_deref().is_some_and(|notice| notice.starts_with("日历没有")));
}

#[test]
fn a_site_file_can_tell_the_number() {
    let mut scene = Scene::new();
    scene.fields[2].1 = "今天16:00前给您打电话。".to_owned();
    let page =
        PageSnapshot { record: "http://desk/list?id=5 工单 TS88".to_owned(), ..scene.page() };
    scene.send(Event::SaveTried(page, SaveKind::Save));
    assert_eq!(scene.kept()[0].ticket.as_ref(), "TS88");
}
