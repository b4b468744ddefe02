//! The reference page of the format, in Chinese and in English.

use std::fmt::Write as _;

use super::{Key, Shape, Table};
use crate::pack::FORMAT;
use crate::pack::problem::{CODES, WARNINGS};
use crate::pack::wire::{Cond, Header, Pack, Signal, Turn, Word};
use crate::pack::word::RULE_KEYS;

/// Which of the two languages a page is in, and the words that stand around the data.
struct Tongue {
    zh: bool,
    title: &'static str,
    lead: &'static str,
    head: &'static str,
    rules: &'static str,
    codes: &'static str,
}

const ZH: Tongue = Tongue {
    zh: true,
    title: "话术包格式",
    lead: "本页由 `huashu pack keys` 生成，和读取话术包的程序出自同一处。**粗体**的键必须写。[English](pack-format.en.md) · [怎么写话术包](../packs/README.md) · [编辑器用的 JSON Schema](../packs/pack.schema.json)",
    head: "| 键 | 写什么 | 意思 |\n|---|---|---|",
    rules: "## 各种规则自己的键\n\n`kind` 决定还能写哪些键；别的种类的键写了会报错。\n\n| kind | 键 |\n|---|---|",
    codes: "## 会查出的问题\n\n错误不能生成；提醒可以生成，确认无误的写进条目的 `accept`。\n\n| 代号 | 程度 | 说明 |\n|---|---|---|",
};

const EN: Tongue = Tongue {
    zh: false,
    title: "The format of phrase packs",
    lead: "`huashu pack keys` makes this page of the same source as the reader of packs. Keys in **bold** must be given. [中文](pack-format.md) · [how to write a pack](../packs/README.en.md) · [JSON Schema for editors](../packs/pack.schema.json)",
    head: "| Key | Takes | Meaning |\n|---|---|---|",
    rules: "## The keys of each kind of rule\n\n`kind` decides which further keys a rule takes; those of another kind are an error.\n\n| kind | Keys |\n|---|---|",
    codes: "## What is told\n\nA pack with errors does not build. One with warnings does; a warning that is meant as it is goes into `accept` of the item.\n\n| Code | Level | Meaning |\n|---|---|---|",
};

impl Tongue {
    fn get(&self, zh: &'static str, en: &'static str) -> &'static str {
        if self.zh { zh } else { en }
    }
}

/// The page in Chinese, as Markdown.
#[must_use]
pub fn page() -> String {
    written(&ZH)
}

/// The page in English, as Markdown.
#[must_use]
pub fn english() -> String {
    written(&EN)
}

fn written(tongue: &Tongue) -> String {
    let mut out = format!("# {}\n\n{}\n\n`format = {FORMAT}`\n", tongue.title, tongue.lead);
    table(&mut out, tongue, "[pack]", &Header::TABLE);
    for (kind, of) in Pack::TABLES {
        table(&mut out, tongue, &format!("[[{kind}]]"), of);
        match *kind {
            "stage" => table(&mut out, tongue, "[[stage.signal]]", &Signal::TABLE),
            "rule" => table(&mut out, tongue, "[[rule.words]]", &Word::TABLE),
            _ => {}
        }
    }
    table(&mut out, tongue, "dial = [{ … }]", &Turn::TABLE);
    table(&mut out, tongue, "when = { … }", &Cond::TABLE);
    // Writing to a string cannot fail, here and below.
    let _ = writeln!(out, "\n{}", tongue.rules);
    for (kind, keys) in RULE_KEYS {
        let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let _ = writeln!(out, "| `{kind}` | {} |", keys.join(" "));
    }
    let _ = writeln!(out, "\n{}", tongue.codes);
    let (error, warning) = (tongue.get("错误", "error"), tongue.get("提醒", "warning"));
    for (level, (code, zh, en)) in
        CODES.iter().map(|c| (error, c)).chain(WARNINGS.iter().map(|c| (warning, c)))
    {
        let _ = writeln!(out, "| `{code}` | {level} | {} |", tongue.get(zh, en));
    }
    out
}

fn table(out: &mut String, tongue: &Tongue, title: &str, table: &Table) {
    let about = tongue.get(table.zh, table.en);
    let _ = writeln!(out, "\n## `{title}`\n\n{about}\n\n{}", tongue.head);
    for key in table.keys {
        let name = if table.needs.contains(&key.name) {
            format!("**`{}`**", key.name)
        } else {
            format!("`{}`", key.name)
        };
        let _ = writeln!(
            out,
            "| {name} | {} | {} |",
            takes(tongue, key),
            tongue.get(key.zh, key.en).replace('|', "\\|")
        );
    }
}

fn takes(tongue: &Tongue, key: &Key) -> String {
    let words: Vec<String> = key.words().iter().map(|word| format!("`{word}`")).collect();
    let shape = shape(tongue, &(key.shape)());
    if words.is_empty() {
        shape
    } else {
        format!("{shape}{}{}", tongue.get("：", ": "), words.join(" "))
    }
}

fn shape(tongue: &Tongue, shape: &Shape) -> String {
    match shape {
        Shape::Text => tongue.get("文字", "text").to_owned(),
        Shape::Truth => "true / false".to_owned(),
        Shape::Whole(_) => tongue.get("整数", "whole number").to_owned(),
        Shape::Table(of) if of.name == Cond::TABLE.name => {
            tongue.get("条件", "condition").to_owned()
        }
        Shape::Table(_) => tongue.get("表", "table").to_owned(),
        Shape::Ticket => tongue.get("{ 栏位 = \"…\" }", "{ field = \"…\" }").to_owned(),
        Shape::List(inner) => {
            format!("{}{}", tongue.get("列表，每项是", "list of "), self::shape(tongue, inner))
        }
    }
}
