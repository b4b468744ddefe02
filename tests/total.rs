//! The core is total: every ticket gets its advice, whatever stands in it, and every edit that is offered can
//! be carried out on the text that was seen.

// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

use huashu::desk::{Desk, Event, Find, Opener, Tab};
use huashu::lang::Lang;
use huashu::pack::{Pack, SaveKind, lower, source, wire};
use huashu::reading::{Reading, Readings};
use huashu::text::Span;
use huashu::ticket::{PageSnapshot, Placer, SeenField, Ticket};
use huashu::{proof, report, view};
use proptest::prelude::*;

/// The base pack; its wire shape can be shared between threads, the pack itself is of one thread.
fn base() -> Pack {
    static WIRE: OnceLock<wire::Pack> = OnceLock::new();
    let wire = WIRE.get_or_init(|| {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/telecom");
        let paths = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path());
        let toml = paths.filter(|p| p.extension().is_some_and(|x| x == "toml"));
        let name = |p: &Path| p.file_name().unwrap().to_str().unwrap().to_owned();
        let files = toml.map(|p| (name(&p), std::fs::read_to_string(&p).unwrap())).collect();
        source::load(vec![("packs/telecom".to_owned(), files)])
            .unwrap_or_else(|r| panic!("{r}"))
            .wire
    });
    lower::lower(wire).unwrap()
}

thread_local! {
    static PACK: Rc<Pack> = Rc::new(base());
}

/// Pieces that the readers and rules care about, and what stands between them on a real page.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "48小时内",
        "尽快",
        "给您回电",
        "客户",
        "表示",
        "同意",
        "不",
        "满意",
        "确认",
        "复述",
        "【",
        "】",
        "“",
        "”",
        "不归我管",
        "保证",
        "元",
        "３０",
        "11010519491231002X",
        "密码",
        "是",
        "下周五",
        "T+3",
        "工作日",
        "，",
        "。",
        "\n",
        " ",
        "😀",
        "\u{300}",
        "百分百",
        "退费",
        "抱歉",
        "9月31日",
        "99999999999999999999",
        "前",
        "如果",
        "没有",
        "待",
        "您看可以吗",
    ]);
    prop::collection::vec(
        prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => any::<String>()],
        0..12,
    )
    .prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "reply",
        "content",
        "solution",
        "投诉内容：",
        "* 处理状态",
        "status",
        "amount",
        "satisfaction",
        "deadline",
        "处理意见（必填）",
        "备注#2",
        "",
    ]);
    prop_oneof![5 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

fn page() -> impl Strategy<Value = PageSnapshot> {
    let field = (name(), text(), any::<bool>()).prop_map(|(name, text, writable)| SeenField {
        name,
        text,
        writable,
        ..SeenField::default()
    });
    prop::collection::vec(field, 0..8).prop_map(|mut fields| {
        // The page layer tells fields of one label apart, so names are unique.
        fields.sort_by(|a, b| a.name.cmp(&b.name));
        fields.dedup_by(|a, b| a.name == b.name);
        PageSnapshot { revision: 1, now: proof::NOW, record: String::new(), fields }
    })
}

const OPENERS: [Opener; 4] =
    [Opener::Key, Opener::Elsewhere, Opener::Typed('/'), Opener::Composed('、')];

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_text_reads_as_if_it_were_read_for_the_first_time(before in text(), after in text(), at in 0_usize..400) {
        // The second text keeps the head of the first, as typing does.
        let cut = before.char_indices().map(|(i, _)| i).nth(at).unwrap_or(before.len());
        let after = format!("{}{after}{}", &before[..cut], &before[cut..]);
        PACK.with(|pack| {
            let placer = Placer::new(pack);
            let ticket = |text: &str| {
                let field = SeenField { name: "reply".into(), text: text.into(), writable: true, ..SeenField::default() };
                let page = PageSnapshot { revision: 0, now: proof::NOW, record: String::new(), fields: vec![field] };
                Ticket::read(&page, &placer)
            };
            let first = Readings::of(pack, &ticket(&before), &Readings::default());
            let again = Readings::of(pack, &ticket(&after), &first);
            let anew = Readings::of(pack, &ticket(&after), &Readings::default());
            let held = |r: &Reading| {
                (r.folded.clone(), r.promises.clone(), r.confirmations.clone(), r.present.clone(), r.forbade.clone(), r.runs.clone(), r.codes.clone())
            };
            prop_assert_eq!(held(&again.entries[0]), held(&anew.entries[0]));
            Ok(())
        })?;
    }

    #[test]
    fn every_ticket_gets_its_advice(page in page()) {
        PACK.with(|pack| {
            let advice = report::assess(pack, &page, &Placer::new(pack), Lang::Zh, None);
            prop_assert_eq!(advice.checks.len(), pack.checks.len());
            prop_assert!(advice.stage.is_some());
            for finding in &advice.findings {
                prop_assert!(finding.start <= finding.end);
                for edit in finding.fixes.iter().filter_map(|fix| fix.edit.as_ref()) {
                    let seen = page.fields.iter().find(|f| f.name == edit.field).unwrap();
                    prop_assert!(seen.writable, "an edit goes to a field that can be written");
                    let units: Vec<u16> = seen.text.encode_utf16().collect();
                    let words = units.get(edit.start..edit.end).map(String::from_utf16_lossy);
                    prop_assert_eq!(words.as_deref(), Some(edit.expects.as_str()));
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_desk_takes_every_event_in_every_state(
        pages in prop::collection::vec(page(), 1..4),
        steps in prop::collection::vec((0_u8..20, 0_usize..6, 0_usize..4), 0..32),
    ) {
        PACK.with(|pack| {
            let mut desk = Desk::new(Rc::clone(pack), Lang::Zh, proof::NOW);
            for (ix, (step, a, b)) in steps.into_iter().enumerate() {
                let mut page = pages[ix % pages.len()].clone();
                page.revision = u64::try_from(ix).unwrap();
                let held = desk.held.is_some();
                let event = match step {
                    0 => Event::Looked(page),
                    1 | 2 => Event::SaveTried(page, [SaveKind::Save, SaveKind::Close][b % 2]),
                    3 => Event::Pin(pack.stages.get(a).map(|_| huashu::pack::StageIx(u8::try_from(a).unwrap()))),
                    4 => Event::Tick(a),
                    5 => Event::Search("退费".repeat(b)),
                    6 => Event::Insert(a * 50),
                    7 => Event::Repair(a, b),
                    8 => Event::Show(a),
                    9 => Event::Written(Ok(()), page),
                    10 => Event::Edit,
                    11 => Event::Find(Find::Open(OPENERS[b], "【时限】".repeat(a))),
                    12 => Event::Find(Find::Ask(["", "fw0", "满意", "葡萄干"][b].to_owned())),
                    13 => Event::Find([Find::Go(a), Find::Unsay, Find::Like(a * 50), Find::Keep][b].clone()),
                    14 => Event::Find(Find::Leave(["", " "][b % 2])),
                    15 | 16 => {
                        // Spans that fit the text, that end within a character, and that lie behind it.
                        let text = page.fields.first().map_or_else(String::new, |f| f.text.clone());
                        Event::Tab(Tab { text, selected: Span::new(a * 7, a * 7 + b), back: a % 2 == 0 })
                    }
                    17 => Event::Away,
                    _ => Event::Override(pack.reasons.get(a).map_or("none".into(), |r| r.code.clone())),
                };
                // While a repair is on its way the dialog is only set aside: its end says what became of it.
                let edits = matches!(event, Event::Edit) && !desk.writing;
                let told = matches!(event, Event::Written(..));
                desk.update(event);
                prop_assert!(!(told && desk.writing), "a repair ends when its end is told");
                prop_assert!(!(edits && desk.held.is_some()), "back to editing always works");
                let panel = view::panel(&desk);
                prop_assert_eq!(panel.dialog.is_some(), desk.held.is_some());
                prop_assert!(panel.dialog.is_none() || panel.finder.is_none(), "one dialog at a time");
                prop_assert!(panel.walk.is_none() || panel.finder.is_none(), "one thing beside the caret");
                if let Some(list) = &panel.finder {
                    prop_assert!(list.at < list.lines.len().max(1), "Enter takes a line that is there");
                }
                prop_assert!(panel.dialog.is_none_or(|d| held || !d.findings.is_empty()), "a new dialog says what is missing");
            }
            Ok(())
        })?;
    }
}
