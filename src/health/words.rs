//! The words of the report.

use super::{Group, Guarded, Insertion, Row, Save, SaveBy, Selector, State, Wasm};
use crate::lang::Words;
use crate::pack::{Field, Pack};
use crate::ticket::Entry;

/// The names of some entries, quoted and in order.
fn names(entries: &[&Entry]) -> (Vec<String>, Words) {
    let names: Vec<String> = entries.iter().map(|e| e.name.to_string()).collect();
    let (mut zh, mut en) = (String::new(), String::new());
    for entry in entries {
        let tie = entry.tie.words();
        if !zh.is_empty() {
            zh.push('、');
            en.push_str(", ");
        }
        zh.push_str(&["“", &entry.name, "”（", &tie.zh, "）"].concat());
        en.push_str(&["“", &entry.name, "” (", &tie.en, ")"].concat());
    }
    (names, Words::new(&zh, &en))
}

fn row(group: Group, state: State, subject: Words, says: Words) -> Row {
    Row { group, subject, field: None, state, says, hint: Words::default(), names: Vec::new() }
}

fn of_field(field: &Field, state: State, says: Words, hint: Words, names: Vec<String>) -> Row {
    let id = Some(field.id.clone());
    Row { field: id, hint, names, ..row(Group::Field, state, field.label.clone(), says) }
}

/// What a state is called at the head of a line.
pub(super) fn mark(state: State) -> Words {
    let (zh, en) = match state {
        State::Fine => ("正常", "fine"),
        State::Ambiguous => ("不明确", "ambiguous"),
        State::Hidden => ("隐藏", "hidden"),
        State::Missing => ("没有", "missing"),
        State::Near => ("疑似", "near"),
        State::Wrong => ("问题", "wrong"),
    };
    Words::new(zh, en)
}

pub(super) fn pack(pack: &Pack) -> Row {
    let subject = Words::new("话术包", "Pack");
    let says = [&*pack.id, " ", &pack.version].concat();
    row(Group::Setup, State::Fine, subject, Words::new(&says, &says))
}

pub(super) fn wasm(wasm: &Wasm) -> Row {
    let subject = Words::new("浏览器", "Browser");
    let (state, zh, en) = match wasm {
        Wasm::Runs => (State::Fine, "模块在运行".to_owned(), "the module runs".to_owned()),
        Wasm::Blocked(by) => (
            State::Wrong,
            ["页面的安全策略不让模块运行（", by, "），保存不受检查"].concat(),
            ["the page's policy forbids the module (", by, "): saving is unguarded"].concat(),
        ),
        Wasm::Failed(why) => (
            State::Wrong,
            ["模块没有运行（", why, "），保存不受检查"].concat(),
            ["the module does not run (", why, "): saving is unguarded"].concat(),
        ),
    };
    let blocked = matches!(wasm, Wasm::Blocked(_));
    let allow = "在 script-src 里加上 'wasm-unsafe-eval'";
    let hint = if blocked {
        Words::new(allow, "add 'wasm-unsafe-eval' to script-src")
    } else {
        Words::default()
    };
    Row { hint, ..row(Group::Setup, state, subject, Words::new(&zh, &en)) }
}

pub(super) fn found(field: &Field, entry: &Entry, count: usize) -> Row {
    let (names, told) = names(&[entry]);
    let length = entry.text.chars().count().to_string();
    let (mut zh, mut en) = (told.zh.to_string(), told.en.to_string());
    zh.push_str(&["，", &length, " 个字，", if entry.writable { "可写" } else { "只读" }].concat());
    let writable = if entry.writable { "writable" } else { "read-only" };
    en.push_str(&[", ", &length, " characters, ", writable].concat());
    if count > 1 {
        let more = (count - 1).to_string();
        zh.push_str(&["，另有 ", &more, " 处同类栏位"].concat());
        en.push_str(&[", and ", &more, " more of its kind"].concat());
    }
    of_field(field, State::Fine, Words::new(&zh, &en), Words::default(), names)
}

pub(super) fn ambiguous(field: &Field, entries: &[&&Entry]) -> Row {
    let entries: Vec<&Entry> = entries.iter().map(|e| **e).collect();
    let (names, told) = names(&entries);
    let hint = Words::new(
        "用站点文件指明是哪一个；在此之前话术不会填入它的内容",
        "name the right one in a site file; until then no phrase is filled from it",
    );
    of_field(field, State::Ambiguous, told, hint, names)
}

pub(super) fn missing(field: &Field) -> Row {
    let says = Words::new("页面上没有认出", "not recognized in the page");
    of_field(field, State::Missing, says, Words::default(), Vec::new())
}

pub(super) fn hidden(field: &Field, name: &str) -> Row {
    let zh = ["“", name, "”在页面里，但看不见，所以不读"].concat();
    let en = ["“", name, "” is in the page, but nobody sees it, so it is not read"].concat();
    let hint = Words::new("需要时在站点文件里写明", "name it in a site file if it is needed");
    of_field(field, State::Hidden, Words::new(&zh, &en), hint, vec![name.to_owned()])
}

pub(super) fn nearly(name: &str, fields: &[&Field]) -> Row {
    let (mut zh, mut en) = (String::from("像是"), String::from("may be "));
    for (nth, field) in fields.iter().enumerate() {
        zh.push_str(if nth > 0 { "或" } else { "" });
        en.push_str(if nth > 0 { " or " } else { "" });
        zh.push_str(&["“", &field.label.zh, "”（", &field.id, "）"].concat());
        let label = field.label.get(crate::lang::Lang::En);
        en.push_str(&["“", label, "” (", &field.id, ")"].concat());
    }
    let hint = Words::new(
        "是的话，把它加进话术包的 labels 或站点文件；没有确认之前不使用",
        "if so, add it to the pack's labels or a site file; it is not used unless you do",
    );
    let row = row(Group::Near, State::Near, Words::new(name, name), Words::new(&zh, &en));
    let field = fields.first().map(|f| f.id.clone());
    Row { hint, field, names: vec![name.to_owned()], ..row }
}

fn reply_row(state: State, says: Words, names: Vec<String>) -> Row {
    let subject = Words::new("回复栏", "Reply");
    Row { names, ..row(Group::Reply, state, subject, says) }
}

pub(super) fn reply(entry: &Entry, insertion: Option<&Insertion>) -> Row {
    let (names, told) = names(&[entry]);
    let (zh, en) = match insertion {
        None => (String::new(), String::new()),
        Some(Insertion::Plain) => ("，直接写入".into(), ", written directly".into()),
        Some(Insertion::Typed) => ("，像手工输入一样写入".into(), ", written as if typed".into()),
        Some(Insertion::Editor(name)) => {
            (["，通过 ", name, " 编辑器写入"].concat(), [", written by the editor ", name].concat())
        }
        Some(Insertion::Copied) => {
            ("，复制后由客服粘贴".into(), ", copied for the agent to paste".into())
        }
    };
    let says = Words::new(&[&*told.zh, &zh].concat(), &[&*told.en, &en].concat());
    reply_row(State::Fine, says, names)
}

pub(super) fn replies(entries: &[&Entry]) -> Row {
    let (names, told) = names(entries);
    let hint = Words::new(
        "现在写入第一个；用站点文件指明是哪一个",
        "the first is written to; name the right one in a site file",
    );
    Row { hint, ..reply_row(State::Ambiguous, told, names) }
}

pub(super) fn no_reply(pack: &Pack) -> Row {
    let says = Words::new(
        "没有可写的回复栏，话术只能复制",
        "no field to write to: phrases can only be copied",
    );
    let id = pack.reply.first().and_then(|ix| pack.field(*ix)).map(|f| f.id.clone());
    let key = id.as_deref().unwrap_or("reply");
    let zh = ["在站点文件的 fields.", key, " 写明"].concat();
    let en = ["name it as fields.", key, " in a site file"].concat();
    let hint = Words::new(&zh, &en);
    Row { hint, field: id, ..reply_row(State::Wrong, says, Vec::new()) }
}

pub(super) fn save(save: &Save) -> Row {
    let (zh, en) = match save.by {
        SaveBy::Click => ("点击", "Click"),
        SaveBy::Submit => ("表单提交", "Form"),
        SaveBy::Key => ("按键", "Key"),
        SaveBy::Script => ("脚本提交", "Script"),
        SaveBy::Request => ("请求", "Request"),
        SaveBy::Leave => ("离开页面", "Leaving"),
    };
    let with = |how: &str| {
        if save.what.is_empty() { how.to_owned() } else { [how, " ", &save.what].concat() }
    };
    let subject = Words::new(&with(zh), &with(en));
    let (state, zh, en) = match save.guard {
        Guarded::Proved => {
            (State::Fine, "会检查（已试过，没有保存）", "guarded (tried, nothing saved)")
        }
        Guarded::Expected => (State::Fine, "会检查", "guarded"),
        Guarded::No => (State::Wrong, "不受检查", "unguarded"),
    };
    row(Group::Save, state, subject, Words::new(zh, en))
}

pub(super) fn no_save() -> Row {
    let says = Words::new("没有认出保存按钮", "no save control was recognized");
    let hint = Words::new("在站点文件的 save 里写明", "name it under save in a site file");
    Row { hint, ..row(Group::Save, State::Wrong, Words::new("保存", "Save"), says) }
}

pub(super) fn selector(selector: &Selector) -> Row {
    let subject = [&*selector.key, " ", &selector.css].concat();
    let subject = Words::new(&subject, &subject);
    if selector.hits == 0 {
        let says = Words::new("页面上没有它选中的元素", "hits nothing in the page");
        let hint = Words::new(
            "在页面的控制台用 document.querySelectorAll 试一试",
            "try it with document.querySelectorAll in the page's console",
        );
        return Row { hint, ..row(Group::Selector, State::Wrong, subject, says) };
    }
    let hits = selector.hits.to_string();
    let says = Words::new(
        &["选中了 ", &hits, " 个元素"].concat(),
        &["hits ", &hits, " elements"].concat(),
    );
    // Several save buttons under one selector are as they should be.
    if !selector.key.starts_with("fields.") {
        return row(Group::Selector, State::Fine, subject, says);
    }
    let hint =
        Words::new("写得更细，只选中一个；现在用第一个", "narrow it to one; the first is used");
    Row { hint, ..row(Group::Selector, State::Wrong, subject, says) }
}
