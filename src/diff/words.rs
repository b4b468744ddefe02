//! The difference in words for people.

use std::fmt::Write as _;

use super::{Change, Changed, Diff, Outcome, What};
use crate::lang::Lang;

/// The kinds that agents see, in the order in which they are told, and the others.
const KINDS: &[(&str, &str, &str)] = &[
    ("phrase", "话术", "Phrases"),
    ("check", "清单", "Checks"),
    ("rule", "检查规则", "Rules"),
    ("stage", "阶段", "Stages"),
    ("scene", "场景", "Scenes"),
    ("cue", "要留意的词", "Cues"),
    ("reason", "仍然保存的原因", "Reasons for saving anyway"),
    ("limit", "时限", "Limits"),
    ("calendar", "日历", "Calendars"),
    ("slot", "话术里的空", "Slots"),
    ("field", "栏位", "Fields"),
    ("reader", "识别用词", "Words of readers"),
];

/// All that differs, a line each.
#[must_use]
pub fn words(diff: &Diff, lang: Lang) -> String {
    let pick = |zh: &'static str, en: &'static str| lang.pick(zh, en);
    let mut out = format!("{} → {}\n", diff.packs[0], diff.packs[1]);
    // Writing to a string cannot fail, here and below.
    if diff.is_empty() {
        let _ = writeln!(
            out,
            "{}",
            pick("没有坐席会注意到的不同", "nothing that an agent would notice")
        );
        return out;
    }
    if !diff.header.is_empty() {
        let _ = writeln!(out, "\n{}", pick("包", "Pack"));
        diff.header.iter().for_each(|change| line(&mut out, "~", change));
    }
    for (kind, zh, en) in KINDS {
        let changed: Vec<&Changed> = diff.items.iter().filter(|item| item.kind == *kind).collect();
        if changed.is_empty() {
            continue;
        }
        let count = |what| changed.iter().filter(|item| item.what == what).count();
        let [added, altered, removed] = [What::Added, What::Changed, What::Removed].map(count);
        let _ = match lang {
            Lang::Zh => writeln!(out, "\n{zh}：新增 {added}，修改 {altered}，删除 {removed}"),
            Lang::En => {
                writeln!(out, "\n{en}: {added} added, {altered} changed, {removed} removed")
            }
        };
        for item in changed {
            told(&mut out, item);
        }
    }
    if !diff.outcomes.is_empty() {
        let _ = writeln!(out, "\n{}", pick("结果不同的例子", "Examples that come out differently"));
        diff.outcomes.iter().for_each(|outcome| example(&mut out, outcome, lang));
    }
    out
}

fn told(out: &mut String, item: &Changed) {
    let sign = match item.what {
        What::Added => "+",
        What::Changed => "~",
        What::Removed => "-",
    };
    let _ = writeln!(out, "  {sign} {}", item.id);
    for change in &item.keys {
        // Of an item that is new or gone the words alone say enough.
        let telling = ["text", "label", "message", "name", "note", "words"].contains(&change.key);
        if item.what == What::Changed || telling {
            line(out, " ", change);
        }
    }
}

fn line(out: &mut String, sign: &str, change: &Change) {
    let key = change.key;
    let _ = match (&change.before, &change.after) {
        (Some(before), Some(after)) => writeln!(out, "  {sign}   {key}: {before} → {after}"),
        (Some(before), None) => writeln!(out, "  {sign}   {key}: {before} → ∅"),
        (None, Some(after)) => writeln!(out, "  {sign}   {key}: {after}"),
        (None, None) => Ok(()),
    };
}

fn example(out: &mut String, outcome: &Outcome, lang: Lang) {
    let none = || vec![lang.pick("无", "none").to_owned()];
    let [before, after] = [&outcome.before, &outcome.after]
        .map(|rules| if rules.is_empty() { none() } else { rules.clone() }.join(", "));
    let ticket: Vec<String> =
        outcome.ticket.iter().map(|(field, text)| format!("{field} = “{text}”")).collect();
    let _ = match lang {
        Lang::Zh => writeln!(
            out,
            "  {}：{}\n      原来指出：{before}\n      现在指出：{after}",
            outcome.rule,
            ticket.join("，")
        ),
        Lang::En => writeln!(
            out,
            "  {}: {}\n      found before: {before}\n      found now: {after}",
            outcome.rule,
            ticket.join(", ")
        ),
    };
}
