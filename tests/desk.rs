//! The desk: events in, effects out. `tests/desk/pack.toml` is the pack.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::rc::Rc;

use huashu::desk::{Desk, Effect, Errand, Event, Outcome, Picked, Resumed, Step, Unwritten};
use huashu::draft::{Line, Part};
use huashu::health::{Given, Guarded, Save, SaveBy, Wasm};
use huashu::lang::Lang;
use huashu::pack::{Mode, Pack, SaveKind, StageIx, source};
use huashu::proof;
use huashu::ticket::{PageSnapshot, SeenField};
use huashu::view::{self, Panel};

fn pack() -> Pack {
    let files = vec![("pack.toml".to_owned(), include_str!("desk/pack.toml").to_owned())];
    source::load(vec![("tests/desk".to_owned(), files)])
        .unwrap_or_else(|report| panic!("{report}"))
        .pack
}

/// A desk and a page that does what the effects say.
struct Scene {
    desk: Desk,
    looks: u64,
    record: &'static str,
    fields: Vec<(&'static str, String)>,
    /// Whether the page refuses to be written to.
    refuses: bool,
    /// How often the held save was let go.
    resumed: usize,
    /// What the log got: outcome, rules, reason.
    log: Vec<(Outcome, String, Option<String>)>,
    /// What was to be done for the health view.
    errands: Vec<Errand>,
}

impl Scene {
    fn new(fields: &[(&'static str, &str)]) -> Self {
        Self::with(pack(), fields)
    }

    fn with(pack: Pack, fields: &[(&'static str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        let desk = Desk::new(Rc::new(pack), Lang::Zh, proof::NOW);
        let mut scene = Self {
            desk,
            looks: 0,
            record: "/1",
            fields,
            refuses: false,
            resumed: 0,
            log: Vec::new(),
            errands: Vec::new(),
        };
        let page = scene.page();
        scene.send(Event::Looked(page));
        scene
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
            now: proof::NOW,
            record: self.record.to_owned(),
            fields: self.fields.iter().map(seen).collect(),
        }
    }

    /// Sends an event, carries out the effects, and says whether a save was held.
    fn send(&mut self, event: Event) -> bool {
        let effects = self.desk.update(event);
        let held = effects.contains(&Effect::Hold);
        for effect in effects {
            match effect {
                Effect::Survey(errand) => self.errands.push(errand),
                Effect::Write(edit) => {
                    let field =
                        self.fields.iter_mut().find(|(name, _)| *name == &*edit.name).unwrap();
                    assert_eq!(
                        edit.span.of(&field.1),
                        edit.expects,
                        "an edit expects what stands there"
                    );
                    let outcome = if self.refuses {
                        Err(Unwritten {
                            why: "不能写".to_owned(), copy: Some(edit.text.clone())
                        })
                    } else {
                        field.1.replace_range(edit.span.start..edit.span.end, &edit.text);
                        Ok(())
                    };
                    let page = self.page();
                    self.send(Event::Written(outcome, page));
                }
                Effect::Insert { name, text, over } => {
                    let field = self.fields.iter_mut().find(|(n, _)| *n == &*name).unwrap();
                    let kept = field.1.strip_suffix(&over).expect("what is replaced stands there");
                    field.1 = [kept, &text].concat();
                    let page = self.page();
                    self.send(Event::Written(Ok(()), page));
                }
                Effect::Resume => {
                    self.resumed += 1;
                    self.send(Event::Resumed(Resumed::Pressed));
                }
                Effect::Log(entry) => {
                    let reason = entry.reason.as_deref().map(str::to_owned);
                    self.log.push((entry.outcome, entry.rules.join(" "), reason));
                }
                Effect::Hold
                | Effect::Drop
                | Effect::Focus { .. }
                | Effect::Copy(_)
                | Effect::Used(_)
                | Effect::Liked(_)
                | Effect::Give
                | Effect::Speak(_)
                | Effect::Remind(_) => {}
            }
        }
        held
    }

    fn save(&mut self) -> bool {
        let page = self.page();
        self.send(Event::SaveTried(page, SaveKind::Save))
    }

    fn panel(&self) -> Panel {
        view::panel(&self.desk)
    }

    fn outcomes(&self) -> Vec<Outcome> {
        self.log.iter().map(|(outcome, ..)| *outcome).collect()
    }

    fn reply(&self) -> &str {
        &self.fields.iter().find(|(name, _)| *name == "回复").unwrap().1
    }
}

#[test]
fn the_pack_proves_itself() {
    assert_eq!(proof::prove(&pack()), []);
}

#[test]
fn a_sound_ticket_is_saved_unhindered() {
    let mut scene = Scene::new(&[("回复", "感谢您的来电，已处理。")]);
    assert!(!scene.save());
    assert_eq!(scene.outcomes(), [Outcome::Passed]);
    assert_eq!(scene.panel().dialog, None);
}

#[test]
fn one_repair_mends_the_reply_and_the_save_goes_on_once() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    assert!(scene.save());
    let dialog = scene.panel().dialog.unwrap();
    assert_eq!(dialog.findings[0].message, "回复里还没有致谢");
    scene.send(Event::Repair(dialog.findings[0].ix, 0));
    assert_eq!(scene.reply(), "已处理。感谢您的耐心。");
    assert_eq!((scene.resumed, scene.panel().dialog), (1, None));
    assert_eq!(scene.outcomes(), [Outcome::Held, Outcome::Repaired]);
}

#[test]
fn the_save_waits_until_the_last_finding_is_mended() {
    let mut scene = Scene::new(&[("回复", "这事不归我管")]);
    assert!(scene.save());
    let first = &scene.panel().dialog.unwrap().findings[0];
    assert_eq!(
        (&*first.rule, first.fixes[0].replaces),
        ("no.blame", true),
        "the heaviest comes first"
    );
    scene.send(Event::Repair(first.ix, 0));
    assert_eq!((scene.reply(), scene.resumed), ("这事我来帮您转达", 0));
    let left = scene.panel().dialog.unwrap().findings;
    assert_eq!(left.len(), 1);
    scene.send(Event::Repair(left[0].ix, 0));
    assert_eq!((scene.reply(), scene.resumed), ("这事我来帮您转达。感谢您的耐心。", 1));
}

#[test]
fn a_refused_write_keeps_the_save_held_and_says_why() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    scene.save();
    scene.refuses = true;
    scene.send(Event::Repair(0, 0));
    assert_eq!(scene.panel().dialog.unwrap().notice.as_deref(), Some("不能写"));
    assert_eq!((scene.reply(), scene.resumed), ("已处理", 0));
}

#[test]
fn a_second_try_during_the_dialog_is_the_same_save() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    assert!(scene.save() && scene.save());
    assert_eq!(scene.outcomes(), [Outcome::Held]);
}

#[test]
fn saving_anyway_needs_a_reason_of_the_pack() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    scene.save();
    scene.send(Event::Override("because".into()));
    assert_eq!(scene.resumed, 0);
    scene.send(Event::Override("hung-up".into()));
    assert_eq!(scene.resumed, 1);
    let expect = (Outcome::Overridden, "need.thanks".to_owned(), Some("hung-up".to_owned()));
    assert_eq!(scene.log.last(), Some(&expect));
}

#[test]
fn what_was_saved_anyway_is_not_held_again_until_the_text_changes() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    scene.save();
    scene.send(Event::Override("hung-up".into()));
    assert!(!scene.save(), "the page asks once more, and that is the same save");
    scene.fields[0].1.push('了');
    assert!(scene.save());
}

#[test]
fn back_to_editing_gives_the_save_up_and_points_at_the_place() {
    let mut scene = Scene::new(&[("备注", "x"), ("回复", "不归我管")]);
    scene.save();
    let effects = scene.desk.update(Event::Edit);
    let focus = effects.iter().find_map(|e| match e {
        Effect::Focus { name, span } => Some((&**name, span.unwrap().of("不归我管"))),
        _ => None,
    });
    assert_eq!(focus, Some(("回复", "不归我管")));
    assert!(effects.contains(&Effect::Drop) && scene.desk.held.is_none());
    assert_eq!(scene.desk.update(Event::Edit), [], "a second press changes nothing");
}

#[test]
fn looking_at_the_place_from_the_dialog_is_back_to_editing_too() {
    let mut scene = Scene::new(&[("回复", "不归我管")]);
    scene.save();
    scene.send(Event::Show(0));
    assert_eq!(scene.outcomes(), [Outcome::Held, Outcome::Edited]);
    assert_eq!((scene.resumed, scene.panel().dialog), (0, None));
}

#[test]
fn another_record_during_the_dialog_drops_the_held_save() {
    let mut scene = Scene::new(&[("工单编号", "A1"), ("回复", "已处理")]);
    scene.desk.update(Event::Pin(Some(StageIx(0))));
    scene.save();
    scene.fields[0].1 = "A2".to_owned();
    let page = scene.page();
    let effects = scene.desk.update(Event::Looked(page));
    assert!(effects.contains(&Effect::Drop));
    assert_eq!((scene.desk.held.clone(), scene.desk.hand.pinned), (None, None));
}

#[test]
fn a_page_that_mends_itself_under_the_dialog_closes_it() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    scene.save();
    scene.fields[0].1 = "感谢您".to_owned();
    let page = scene.page();
    scene.send(Event::Looked(page));
    assert_eq!((scene.panel().dialog, scene.resumed), (None, 0));
    assert!(!scene.save());
}

#[test]
fn a_dialog_that_the_page_hides_harms_no_save() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    scene.save();
    scene.send(Event::Unseen);
    assert_eq!((scene.resumed, scene.panel().dialog), (1, None));
    assert_eq!(scene.outcomes(), [Outcome::Held, Outcome::Passed]);
}

#[test]
fn a_save_that_cannot_be_pressed_again_is_told() {
    for (how, told) in [
        (Resumed::Pressed, false),
        (Resumed::Typed, true),
        (Resumed::Gone, true),
        (Resumed::Stale, true),
    ] {
        let mut scene = Scene::new(&[("回复", "感谢")]);
        scene.send(Event::Resumed(how));
        assert_eq!(scene.panel().notice.is_some(), told, "{how:?}");
    }
}

#[test]
fn without_a_ticket_the_panel_waits() {
    let mut scene = Scene::new(&[("搜索", "")]);
    assert!(scene.panel().waiting);
    scene.fields.push(("回复", String::new()));
    let page = scene.page();
    scene.send(Event::Looked(page));
    assert!(!scene.panel().waiting);
}

#[test]
fn the_dial_decides_what_holds() {
    for (mode, holds, shown) in
        [(Mode::Observe, false, 0), (Mode::Remind, false, 1), (Mode::Enforce, true, 1)]
    {
        let mut scene = Scene::with(
            {
                let mut pack = pack();
                pack.mode = mode;
                pack
            },
            &[("回复", "已处理")],
        );
        assert_eq!(scene.save(), holds, "{mode:?}");
        assert_eq!(scene.panel().findings.len(), shown, "{mode:?}");
        assert_eq!(scene.log[0].1, "need.thanks", "every mode logs what fires: {mode:?}");
    }
}

#[test]
fn the_dial_of_a_rule_counts_from_its_day_and_is_never_harder_than_the_packs() {
    use huashu::pack::Turn;
    let today = proof::NOW.date();
    let turn = |on, mode| Turn { on, mode };
    let tomorrow = today.next_day().unwrap();
    for (pack_dial, rule_dial, holds, shown) in [
        (vec![], vec![turn(today, Mode::Observe)], false, 0),
        (vec![], vec![turn(today, Mode::Remind)], false, 1),
        (vec![], vec![turn(tomorrow, Mode::Remind)], true, 1),
        (vec![turn(today, Mode::Remind)], vec![], false, 1),
        (vec![turn(tomorrow, Mode::Remind)], vec![], true, 1),
        (vec![turn(today, Mode::Observe)], vec![turn(today, Mode::Enforce)], false, 0),
        (
            vec![],
            vec![turn(today.previous_day().unwrap(), Mode::Observe), turn(today, Mode::Enforce)],
            true,
            1,
        ),
    ] {
        let told = format!("{pack_dial:?} {rule_dial:?}");
        let mut pack = pack();
        pack.dial = pack_dial;
        pack.rules.iter_mut().find(|rule| &*rule.id == "need.thanks").unwrap().dial = rule_dial;
        let mut scene = Scene::with(pack, &[("回复", "已处理")]);
        assert_eq!(scene.save(), holds, "{told}");
        assert_eq!(scene.panel().findings.len(), shown, "{told}");
        assert_eq!(scene.log[0].1, "need.thanks", "every mode logs what fires: {told}");
    }
}

#[test]
fn a_look_that_is_older_than_the_last_one_is_passed_over() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    let old = scene.page();
    scene.fields[0].1 = "感谢您".to_owned();
    let new = scene.page();
    scene.send(Event::Looked(new));
    scene.send(Event::Looked(old));
    assert_eq!(&*scene.desk.ticket.entries[0].text, "感谢您");
}

#[test]
fn the_agent_pins_a_stage_and_ticks_a_check() {
    let mut scene = Scene::new(&[("处理人", "张敏"), ("回复", "好")]);
    let current = |scene: &Scene| {
        scene.panel().stages.into_iter().find(|s| s.current).map(|s| (s.id, s.pinned))
    };
    assert_eq!(current(&scene), Some(("second".into(), false)));
    let by_hand = scene.panel().checks.iter().find(|c| &*c.id == "listened").unwrap().ix;
    scene.send(Event::Tick(by_hand));
    let line = scene.panel().checks.into_iter().find(|c| &*c.id == "listened").unwrap();
    assert_eq!((line.done, line.evidence.as_deref()), (true, Some("张敏 10:30 手动勾选")));
    scene.send(Event::Tick(by_hand));
    assert!(!scene.panel().checks.iter().any(|c| &*c.id == "listened" && c.done));
    scene.send(Event::Pin(Some(StageIx(0))));
    assert_eq!(current(&scene), Some(("first".into(), true)));
    assert!(scene.panel().against.is_some(), "contradictory evidence is shown");
    scene.send(Event::Pin(None));
    assert_eq!(current(&scene), Some(("second".into(), false)));
}

#[test]
fn a_tick_shows_the_words_that_stand_behind_it() {
    let scene = Scene::new(&[("回复", "已处理，感谢您的来电")]);
    let thanked = scene.panel().checks.into_iter().find(|c| &*c.id == "thanked").unwrap();
    assert_eq!(
        (thanked.done, thanked.by_hand, thanked.evidence.as_deref()),
        (true, false, Some("回复：感谢"))
    );
}

#[test]
fn an_inserted_phrase_is_not_offered_again_and_its_open_slot_holds_the_save() {
    let mut scene = Scene::new(&[("回复", "感谢。")]);
    let offered = |scene: &Scene| {
        scene.panel().phrases.into_iter().map(|p| p.id.to_string()).collect::<Vec<_>>()
    };
    let why = scene.panel().phrases.iter().find(|p| &*p.id == "why").unwrap().ix;
    scene.send(Event::Insert(why));
    assert_eq!(scene.reply(), "感谢。原因是【原因】，请您放心。");
    assert!(!offered(&scene).contains(&"why".to_owned()));
    assert!(scene.save());
    assert_eq!(scene.panel().dialog.unwrap().findings[0].message, "【原因】还没有填");
}

#[test]
fn without_a_field_to_write_to_the_words_go_to_the_clipboard() {
    let mut scene = Scene::new(&[("投诉内容", "网络不好")]);
    let effects = scene.desk.update(Event::Insert(0));
    assert_eq!(effects.first(), Some(&Effect::Copy("感谢您的耐心。".to_owned())));
    assert!(scene.panel().notice.is_some());
}

/// What the health view shows, as lines: what is done, the summary, the open rows, the draft.
fn survey(scene: &Scene) -> String {
    let Some(survey) = view::panel(&scene.desk).survey else { return "closed".to_owned() };
    let doing = match &survey.doing {
        view::SurveyDoing::Reading => "reading".to_owned(),
        view::SurveyDoing::Pointing(at) => format!("pointing {at}"),
        view::SurveyDoing::Choosing(chosen) => {
            let keys: Vec<&str> = chosen.parts.iter().take(3).map(|p| &*p.key).collect();
            format!("choosing {} {}", chosen.label, keys.join(" "))
        }
    };
    let draft: Vec<String> =
        survey.draft.iter().map(|line| format!("{}={}", line.name, line.css)).collect();
    format!("{doing} [{}]{}", draft.join(" "), if survey.tried { " in use" } else { "" })
}

fn given() -> Rc<Given> {
    let save = Save { by: SaveBy::Click, what: "保存".into(), guard: Guarded::Expected };
    Rc::new(Given { saves: vec![save], wasm: Some(Wasm::Runs), ..Given::default() })
}

fn picked(label: &str, css: &str, pressed: bool) -> Event {
    let (label, css) = (label.to_owned(), css.to_owned());
    let picked = Picked { label, css, pressed, alone: true, ..Picked::default() };
    Event::Survey(Step::Picked(Rc::new(picked)))
}

fn line(part: Part, css: &str) -> Line {
    Line { part, css: css.to_owned() }
}

#[test]
fn pointing_makes_a_draft_that_is_kept_tried_and_taken_back() {
    let mut scene = Scene::new(&[("content", "没信号")]);
    let step = |scene: &mut Scene, step: Step| scene.send(Event::Survey(step));
    step(&mut scene, Step::Begin(vec![line(Part::Ignore, ".chat")], true));
    assert_eq!(survey(&scene), "closed");
    step(&mut scene, Step::Open);
    assert_eq!(scene.errands, [Errand::Look]);
    step(&mut scene, Step::Seen(given()));
    assert_eq!(survey(&scene), "reading [忽略区域=.chat] in use");

    step(&mut scene, Step::Point);
    step(&mut scene, Step::At("答复：".to_owned()));
    assert_eq!(survey(&scene), "pointing 答复： [忽略区域=.chat] in use");
    scene.send(picked("保存", "#go", true));
    assert_eq!(survey(&scene), "choosing 保存 save transfer close [忽略区域=.chat] in use");
    step(&mut scene, Step::Choose(Part::Save));
    scene.send(picked("转派", "#to", true));
    assert_eq!(survey(&scene), "choosing 转派 transfer save close [忽略区域=.chat 保存按钮=#go]");
    step(&mut scene, Step::Choose(Part::Transfer));
    // A field has one place: the later choice counts.
    for css in ["#a", "#b"] {
        scene.send(picked("答复", css, false));
        step(&mut scene, Step::Choose(Part::Field("reply".into())));
    }
    let lines = [
        line(Part::Ignore, ".chat"),
        line(Part::Save, "#go"),
        line(Part::Transfer, "#to"),
        line(Part::Field("reply".into()), "#b"),
    ];
    assert_eq!(scene.desk.draft.lines(), lines);
    assert!(scene.errands.contains(&Errand::Keep(lines.to_vec())));

    step(&mut scene, Step::Undo);
    step(&mut scene, Step::Remove(0));
    let lines = [
        line(Part::Save, "#go"),
        line(Part::Transfer, "#to"),
        line(Part::Field("reply".into()), "#a"),
    ];
    assert_eq!(scene.desk.draft.lines(), lines);
    step(&mut scene, Step::Try);
    assert_eq!(scene.errands.last(), Some(&Errand::Try(lines.to_vec())));
    assert!(survey(&scene).ends_with("in use"));
    step(&mut scene, Step::Remove(9));
    assert!(survey(&scene).ends_with("in use"), "nothing was taken out");
    // One step back each time, and nothing is left on the page.
    for doing in ["reading", "closed"] {
        step(&mut scene, Step::Back);
        assert_eq!(scene.errands.last(), Some(&Errand::Clear));
        assert!(survey(&scene).starts_with(doing));
    }
}

#[test]
fn what_no_selector_hits_alone_is_not_taken() {
    let mut scene = Scene::new(&[("content", "没信号")]);
    scene.send(Event::Survey(Step::Seen(given())));
    scene.send(Event::Survey(Step::Point));
    scene.send(picked("答复", "", false));
    scene.send(Event::Survey(Step::Choose(Part::Record)));
    assert!(scene.desk.draft.lines().is_empty());
    assert!(survey(&scene).starts_with("choosing"));
    // Folding the panel away ends it all.
    scene.send(Event::Fold(true));
    assert_eq!(survey(&scene), "closed");
    assert_eq!(scene.errands.last(), Some(&Errand::Clear));
}

#[test]
fn the_search_finds_by_name_label_and_key() {
    let mut scene = Scene::new(&[("content", "没信号")]);
    scene.send(Event::Survey(Step::Seen(given())));
    scene.send(picked("", "#x", false));
    for (query, first) in [("REPLY", "reply"), ("忽略", "ignore"), ("办结按", "close")] {
        scene.send(Event::Survey(Step::Seek(query.to_owned())));
        assert!(survey(&scene).starts_with(&format!("choosing （没有标签） {first}")), "{query}");
    }
    scene.send(Event::Survey(Step::Seek("葡萄干".to_owned())));
    assert!(survey(&scene).starts_with("choosing （没有标签）  ["));
}

#[test]
fn the_copied_report_holds_no_words_of_the_ticket() {
    let mut scene = Scene::new(&[("content", "机密的话"), ("reply", "还是机密")]);
    scene.send(Event::Survey(Step::Seen(given())));
    scene.send(Event::Survey(Step::Report));
    let Some(Errand::Report(text)) = scene.errands.last() else { panic!("no report") };
    assert!(text.contains("4 个字") && !text.contains("机密"), "{text}");
}

/// Two rules for closing alone: one of the first stage, and shown there; one of any stage, which looks at such saves alone.
const CLOSING: &str = r#"
[[rule]]
id = "close.noted"
kind = "require"
level = "reason"
stages = ["first"]
on = ["close"]
need = { filled = "remark" }
at_field = "remark"
message = "办结前要写{field}"
flags = [{ reply = "感谢" }, { content = "没有信号" }]
allows = [{ remark = "已回访" }, { remark = "感谢" }]

[[rule]]
id = "close.told"
kind = "require"
level = "reason"
on = ["close"]
need = { fields = ["content"], has = ["信号"] }
at_field = "content"
message = "办结前要写{field}"
flags = [{ reply = "感谢" }, { content = "没有" }]
allows = [{ content = "没有信号" }, { content = "信号" }]
"#;

#[test]
fn a_rule_for_closing_holds_closing_alone() {
    use SaveKind::{Close, Save, Transfer};
    let files = [("pack.toml", include_str!("desk/pack.toml")), ("closing.toml", CLOSING)]
        .map(|(name, text)| (name.to_owned(), text.to_owned()));
    let loaded = source::load(vec![("desk".to_owned(), files.to_vec())]);
    let pack = loaded.unwrap_or_else(|report| panic!("{report}")).pack;
    assert_eq!(proof::prove(&pack), []);
    // The reply, which makes the stage; the remark; the kind of save; the rules that hold it; those of the panel before.
    for (reply, remark, kind, held, shown) in [
        ("", "", Save, "", "close.noted"),
        ("", "", Transfer, "", "close.noted"),
        ("", "", Close, "close.noted close.told", "close.noted"),
        ("", "已回访", Close, "close.told", ""),
        ("感谢您", "", Save, "", ""),
        ("感谢您", "", Close, "close.told", ""),
        ("已处理", "", Save, "need.thanks", "need.thanks"),
        ("已处理", "", Close, "close.told need.thanks", "need.thanks"),
    ] {
        let what = format!("{reply} {remark} {kind:?}");
        let mut scene = Scene::with(pack.clone(), &[("回复", reply), ("备注", remark)]);
        let rules = |scene: &Scene| -> String {
            let of = |(_, f): (usize, &huashu::rule::Finding)| {
                scene.desk.pack.rules[f.rule].id.to_string()
            };
            scene.desk.holding().map(of).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(rules(&scene), shown, "before: {what}");
        let page = scene.page();
        assert_eq!(scene.send(Event::SaveTried(page, kind)), !held.is_empty(), "{what}");
        if !held.is_empty() {
            assert_eq!(rules(&scene), held, "{what}");
            assert_eq!(scene.log.last().unwrap().1, held, "{what}");
            scene.send(Event::Edit);
        }
        assert_eq!(rules(&scene), shown, "after: {what}");
    }
}

#[test]
fn a_closing_is_repaired_by_hand_and_then_passes() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    let page = scene.page();
    assert!(scene.send(Event::SaveTried(page, SaveKind::Close)));
    scene.send(Event::Repair(0, 0));
    assert_eq!((scene.resumed, scene.outcomes().last()), (1, Some(&Outcome::Repaired)));
    assert!(!scene.desk.is_unsaved());
}

#[test]
fn words_that_would_be_held_are_unsaved_until_they_are_saved() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    assert!(!scene.desk.is_unsaved(), "it stood there when the ticket was opened");
    let look = |scene: &mut Scene, text: &str| {
        text.clone_into(&mut scene.fields[0].1);
        let page = scene.page();
        scene.send(Event::Looked(page));
    };
    look(&mut scene, "已处理好");
    assert!(scene.desk.is_unsaved());
    look(&mut scene, "已处理好，感谢您");
    assert!(!scene.desk.is_unsaved(), "nothing would be held");
    look(&mut scene, "已处理好");
    scene.save();
    assert!(scene.desk.is_unsaved(), "held");
    scene.send(Event::Override("hung-up".into()));
    assert!(!scene.desk.is_unsaved(), "saved with a reason");
    look(&mut scene, "还没处理");
    scene.record = "/2";
    look(&mut scene, "别的工单");
    assert!(!scene.desk.is_unsaved(), "another ticket");
    // The request that was let go turned out to be one of before the repair.
    scene.send(Event::Resumed(Resumed::Stale));
    assert!(scene.desk.is_unsaved());
    assert!(scene.panel().notice.is_some());
}

#[test]
fn words_that_the_page_did_not_keep_go_to_the_clipboard_and_the_notice_says_so() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    let page = scene.page();
    let unwritten = Unwritten { why: "已复制".to_owned(), copy: Some("感谢".to_owned()) };
    let effects = scene.desk.update(Event::Written(Err(unwritten), page));
    assert_eq!(effects, [Effect::Copy("感谢".to_owned())]);
    assert_eq!(scene.panel().notice.as_deref(), Some("已复制"));
    assert_eq!(scene.desk.update(Event::NotCopied), []);
    assert_ne!(scene.panel().notice.as_deref(), Some("已复制"));
}

#[test]
fn a_repair_that_shows_before_it_is_settled_does_not_give_the_save_up() {
    let mut scene = Scene::new(&[("回复", "已处理")]);
    scene.save();
    let effects = scene.desk.update(Event::Repair(0, 0));
    let [Effect::Write(edit)] = effects.as_slice() else { panic!("{effects:?}") };
    scene.fields[0].1.replace_range(edit.span.start..edit.span.end, &edit.text);
    let page = scene.page();
    assert_eq!(scene.desk.update(Event::Looked(page)), []);
    assert_eq!(scene.desk.update(Event::Edit), [], "the dialog is only set aside");
    let page = scene.page();
    scene.send(Event::Written(Ok(()), page));
    assert_eq!((scene.resumed, scene.outcomes()), (1, vec![Outcome::Held, Outcome::Repaired]));
}
