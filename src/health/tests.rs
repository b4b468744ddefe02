//! The report on small tickets of a small pack.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::panic)]

use super::*;
use crate::pack::source;
use crate::proof::NOW;
use crate::ticket::{PageSnapshot, SeenField};

const PACK: &str = r#"
    [pack]
    format = 1
    id = "small"
    version = "7"
    name = "小包"
    mode = "observe"
    reply = ["reply"]
    [[field]]
    id = "reply"
    label = "回复客户"
    label_en = "Reply"
    [[field]]
    id = "phone"
    label = "联系电话"
    label_en = "Phone"
    labels = ["备用电话", "来电号码"]
    [[field]]
    id = "name"
    label = "客户姓名"
    label_en = "Name"
    [[stage]]
    id = "only"
    name = "只有"
    [[stage.signal]]
    when = { empty = "reply" }
    weight = 1
    why = "空"
"#;

fn health(fields: &[(&str, &str, bool)], given: &Given) -> Health {
    let files = vec![("pack.toml".to_owned(), PACK.to_owned())];
    let pack = source::load(vec![("small".to_owned(), files)])
        .unwrap_or_else(|report| panic!("{report}"))
        .pack;
    let placer = Placer::new(&pack);
    let seen = |(name, text, writable): &(&str, &str, bool)| SeenField {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
        writable: *writable,
        tie: Tie::For,
    };
    let fields = fields.iter().map(seen).collect();
    let page = PageSnapshot { revision: 1, now: NOW, record: String::new(), fields };
    check(&Ticket::read(&page, &placer), &placer, &pack, given)
}

fn states(health: &Health) -> Vec<(&str, State)> {
    let of = |row: &&Row| matches!(row.group, Group::Field | Group::Near | Group::Reply);
    health.rows.iter().filter(of).map(|row| (&*row.subject.zh, row.state)).collect()
}

#[test]
fn found_ambiguous_hidden_missing_and_near() {
    let given = Given { hidden: vec!["客户姓名".into()], ..Given::default() };
    let fields = [
        ("回复客户", "您好", true),
        ("备用电话", "1", true),
        ("来电号码", "2", false),
        ("联系电活", "3", true),
    ];
    let health = health(&fields, &given);
    let expect = [
        ("回复栏", State::Fine),
        ("回复客户", State::Fine),
        ("联系电话", State::Ambiguous),
        ("客户姓名", State::Hidden),
        ("联系电活", State::Near),
    ];
    assert_eq!(states(&health), expect);
    let ambiguous = health.rows.iter().find(|row| row.state == State::Ambiguous);
    assert_eq!(ambiguous.map(|row| row.names.join(" ")).as_deref(), Some("备用电话 来电号码"));
    // The missing save control is the other open row.
    assert_eq!((health.found, health.open), (1, 2));
}

#[test]
fn the_fields_own_name_beats_a_synonym_and_an_editable_one_its_echo() {
    let one = health(&[("备用电话", "1", true), ("联系电话", "2", true)], &Given::default());
    let row = one.rows.iter().find(|row| row.field.as_deref() == Some("phone"));
    assert_eq!(
        row.map(|r| (r.state, r.names.clone())),
        Some((State::Fine, vec!["联系电话".into()]))
    );
    let echo = health(&[("备用电话", "1", false), ("来电号码", "1", true)], &Given::default());
    let row = echo.rows.iter().find(|row| row.field.as_deref() == Some("phone"));
    assert_eq!(
        row.map(|r| (r.state, r.names.clone())),
        Some((State::Fine, vec!["来电号码".into()]))
    );
}

#[test]
fn the_text_for_support_holds_no_words_of_a_ticket() {
    let given = Given {
        saves: vec![Save { by: SaveBy::Click, what: "保存".into(), guard: Guarded::Proved }],
        wasm: Some(Wasm::Blocked("script-src".into())),
        insertion: Some(Insertion::Plain),
        selectors: vec![Selector { key: "fields.reply".into(), css: "#x".into(), hits: 0 }],
        ..Given::default()
    };
    let health = health(&[("回复客户", "机密", true)], &given);
    let zh = "[正常] 话术包：small 7\n\
        [问题] 浏览器：页面的安全策略不让模块运行（script-src），保存不受检查。在 script-src 里加上 'wasm-unsafe-eval'\n\
        [正常] 回复栏：“回复客户”（label 的 for），直接写入\n\
        [正常] 点击 保存：会检查（已试过，没有保存）\n\
        [问题] fields.reply #x：页面上没有它选中的元素。在页面的控制台用 document.querySelectorAll 试一试\n\
        [正常] 回复客户：“回复客户”（label 的 for），2 个字，可写\n\
        [没有] 联系电话、客户姓名\n";
    assert_eq!(health.text(Lang::Zh), zh);
    let en = health.text(Lang::En);
    assert!(en.starts_with("[fine] Pack: small 7\n[wrong] Browser: the page's policy forbids"));
    assert!(
        !en.contains("机密") && en.contains("[fine] Click 保存: guarded (tried, nothing saved)")
    );
}
