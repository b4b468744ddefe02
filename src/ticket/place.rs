//! From the name that a page gives a field to the canonical field.
//!
//! Certain or nothing: a name is placed where it is a field's id or label, as it stands, without the
//! hints that pages add, without a qualifier that changes no meaning (客户投诉内容 is 投诉内容), or with an ending for
//! one that says the same (受理日期 is 受理时间). Deliberately absent: guessing by similarity. A wrong mapping puts one
//! customer's number where another belongs.

use crate::pack::{FieldIx, Pack};
use crate::text::fold;

/// Words that pages put before a label without changing what is meant. A label that starts with one is
/// tried without it only after the whole was not found, so 客户姓名 never becomes 姓名 of someone else.
const QUALIFIERS: [&str; 23] = [
    "请填写",
    "请输入",
    "请选择",
    "填写",
    "录入",
    "客户",
    "用户",
    "投诉",
    "工单",
    "业务",
    "服务",
    "系统",
    "本单",
    "本次",
    "当前",
    "最新",
    "问题",
    "主要",
    "详细",
    "具体",
    "实际",
    "最终",
    "初步",
];

/// Qualifiers that say whose a thing is, and what is then the customer's: 客户反馈内容 is not our 反馈内容.
const THEIRS: ([&str; 2], [&str; 5]) = (["客户", "用户"], ["反馈", "回复", "答复", "意见", "建议"]);

/// Endings of labels, and what says the same instead. Not so 号 for 号码: 受理号 counts tickets.
const ENDINGS: [(&str, &str); 9] = [
    ("日期", "时间"),
    ("时间", "日期"),
    ("人员", "人"),
    ("人", "人员"),
    ("人姓名", "人"),
    ("电话号码", "电话"),
    ("号码", "号"),
    ("名称", ""),
    ("信息", ""),
];

/// Shortest label, in characters, that a name may be reduced to: shorter ones (姓名, 时间) mean too much.
const SHORTEST_CORE: usize = 4;

/// Places names; made once for a pack.
#[derive(Debug, Clone, Default)]
pub struct Placer {
    /// Each label once, in order.
    labels: Vec<(String, FieldIx)>,
}

impl Placer {
    /// A placer for the fields of `pack`.
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        let mut labels: Vec<(String, FieldIx)> = Vec::new();
        // Of two that are equal, the first stays. Kept in order instead of sorted: a sort is more code than this.
        let mut add = |label: &str, ix: FieldIx| {
            let label = bare(label);
            if let (false, Err(at)) =
                (label.is_empty(), labels.binary_search_by(|(known, _)| known.cmp(&label)))
            {
                labels.insert(at, (label, ix));
            }
        };
        let numbered = || (0..).map(FieldIx).zip(&pack.fields);
        for (ix, field) in numbered() {
            add(&field.id, ix);
        }
        for (ix, field) in numbered() {
            for label in field.labels.iter().chain([&field.label.zh, &field.label.en]) {
                add(label, ix);
            }
        }
        Self { labels }
    }

    /// The canonical field that `name` means, if that is certain.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<FieldIx> {
        let name = unnumbered(name);
        let whole = bare(name);
        self.find(&whole).or_else(|| {
            let plain = bare(&without_brackets(name));
            self.find(&plain).or_else(|| self.unqualified(&plain)).or_else(|| self.ended(&plain))
        })
    }

    /// All labels, folded, each with its field.
    pub(super) fn labels(&self) -> impl Iterator<Item = (&str, FieldIx)> {
        self.labels.iter().map(|(label, field)| (label.as_str(), *field))
    }

    fn find(&self, label: &str) -> Option<FieldIx> {
        let at = self.labels.binary_search_by(|(known, _)| (**known).cmp(label)).ok()?;
        self.labels.get(at).map(|(_, ix)| *ix)
    }

    /// The field of a label that ends in other words of the same meaning.
    fn ended(&self, name: &str) -> Option<FieldIx> {
        ENDINGS.iter().find_map(|(end, instead)| {
            let core = name.strip_suffix(end)?;
            let short = instead.is_empty() && core.chars().count() < SHORTEST_CORE;
            let other = [core, instead].concat();
            if short { None } else { self.find(&other).or_else(|| self.unqualified(&other)) }
        })
    }

    fn unqualified(&self, name: &str) -> Option<FieldIx> {
        QUALIFIERS.iter().find_map(|qualifier| {
            let core = name.strip_prefix(qualifier)?;
            if core.chars().count() < SHORTEST_CORE {
                return None;
            }
            let theirs = THEIRS.0.contains(qualifier)
                && THEIRS.1.iter().any(|t| core.starts_with(t))
                && !core.ends_with("方式");
            if theirs { None } else { self.find(core) }
        })
    }
}

/// A label folded, without white space and without the marks that pages put around it.
pub(super) fn bare(label: &str) -> String {
    let kept = |c: &char| {
        !c.is_whitespace() && !matches!(c, ':' | '*' | '_' | '-' | '.' | '?' | '\u{feff}')
    };
    // 帐 and 账 are one word to those who name fields.
    label.chars().map(fold).map(|c| if c == '帐' { '账' } else { c }).filter(kept).collect()
}

/// A label without what stands in brackets: hints, units, counters.
pub(super) fn without_brackets(label: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// A name without the `#2` that tells the second field of one label from the first.
pub(super) fn unnumbered(name: &str) -> &str {
    match name.rsplit_once('#') {
        Some((head, tail)) if !tail.is_empty() && tail.bytes().all(|b| b.is_ascii_digit()) => head,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_hints_and_counters_are_not_part_of_a_label() {
        assert_eq!(bare(" *投诉 内容： "), "投诉内容");
        assert_eq!(bare(&without_brackets("投诉内容（必填，500字内）")), "投诉内容");
        assert_eq!(unnumbered("备注#2"), "备注");
        assert_eq!(unnumbered("C#"), "C#");
    }
}
