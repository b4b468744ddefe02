//! The words of labels and buttons: what is left of a label without its marks, and which words save.
//!
//! Tables, and the folding that they are compared under. Nothing here touches a page.

use crate::pack::SaveKind;
use crate::text::{fold, folded};

/// Longest label, in characters: longer text beside a control is prose.
const LABEL: usize = 24;

/// What a page puts around a label without meaning it.
const MARKS: &[char] = &[
    '*', '＊', '※', '★', '☆', '●', '■', '◆', '▲', ':', '：', '·', '•', '?', '？', '\u{200b}',
    '\u{200c}', '\u{200d}', '\u{feff}',
];

/// Remarks behind a label that say how to fill the field, folded.
const REMARKS: &[&str] =
    &["(必填)", "(必选)", "(选填)", "(可选)", "[必填]", "(required)", "(optional)", "required"];

/// How a placeholder begins before it names the field, folded. Longest first.
const ASKS: &[&str] = &[
    "请您输入",
    "请输入",
    "请填写",
    "请选择",
    "请录入",
    "请描述",
    "please enter ",
    "please select ",
    "enter ",
    "select ",
];

/// What a button that carries a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// It saves, whatever carries the word.
    Saves,
    /// It saves where a button carries the word and fields are at hand.
    MaySave,
    /// It never saves.
    Spares,
    /// The word says nothing.
    Unknown,
}

/// Words that save on a button or a link, folded and without spaces.
const SAVES: &[&str] = &[
    "保存",
    "提交",
    "确认提交",
    "办结",
    "归档",
    "完结",
    "结单",
    "派单",
    "转派",
    "转办",
    "转单",
    "结案",
    "下派",
    "指派",
    "移交",
    "保存并关闭",
    "保存并继续",
    "保存并提交",
    "提交并关闭",
    "提交并归档",
    "提交审核",
    "确认保存",
    "确认办结",
    "确认归档",
    "办结归档",
    "关闭工单",
    "save",
    "submit",
    "savechanges",
    "saveandclose",
    "save&close",
    "saveandcontinue",
    "savedraftandclose",
    "submitticket",
    "updateticket",
    "closeticket",
    "resolve",
    "resolveticket",
];

/// What closes a ticket: a button's word that saves and holds one of these, folded.
const CLOSES: &[&str] = &[
    "办结", "归档", "完结", "结单", "结案", "关单", "销单", "关闭", "close", "resolve", "finish",
    "complete",
];

/// What hands a ticket over.
const TRANSFERS: &[&str] = &[
    "转派", "转办", "派单", "转单", "转交", "移交", "分派", "指派", "下派", "升级", "退回",
    "transfer", "assign", "escalate", "dispatch", "forward",
];

/// Words that save on a button where a ticket is edited, and do anything else elsewhere.
const MAY_SAVE: &[&str] = &[
    "确定",
    "确认",
    "回复",
    "发送",
    "更新",
    "完成",
    "关单",
    "发送回复",
    "提交回复",
    "回复客户",
    "ok",
    "update",
    "send",
    "reply",
    "sendreply",
    "addcomment",
    "addreply",
    "postcomment",
    "postreply",
    "done",
    "apply",
];

/// What follows a word of [`SAVES`] without changing what it does.
const OBJECTS: &[&str] = &[
    "工单",
    "单据",
    "投诉",
    "投诉单",
    "处理结果",
    "处理意见",
    "回复",
    "记录",
    "信息",
    "修改",
    "表单",
];

/// Words that never save, folded and without spaces: the button's word begins with one of them.
const SPARES: &[&str] = &[
    "取消",
    "返回",
    "重置",
    "查询",
    "搜索",
    "预览",
    "上传",
    "清空",
    "关闭窗口",
    "添加附件",
    "添加更多",
    "创建更多附件",
    "选择文件",
    "浏览",
    "导出",
    "导入",
    "打印",
    "刷新",
    "上一页",
    "下一页",
    "首页",
    "尾页",
    "展开",
    "收起",
    "登录",
    "退出",
    "cancel",
    "back",
    "reset",
    "search",
    "find",
    "filter",
    "preview",
    "upload",
    "addattachment",
    "addfile",
    "addmorefiles",
    "browse",
    "export",
    "import",
    "print",
    "refresh",
    "next",
    "previous",
    "login",
    "logout",
    "logon",
    "signin",
    "signout",
];

/// What the word of a button does.
#[must_use]
pub fn does(text: &str) -> Does {
    let word = button(text);
    let saves = |word: &str| SAVES.contains(&word);
    if word.is_empty() {
        Does::Unknown
    } else if saves(&word) || OBJECTS.iter().any(|o| word.strip_suffix(o).is_some_and(saves)) {
        Does::Saves
    } else if MAY_SAVE.contains(&word.as_str()) {
        Does::MaySave
    } else if SPARES.iter().any(|s| word.starts_with(s)) {
        Does::Spares
    } else {
        Does::Unknown
    }
}

/// What a control with these words does to the ticket, where it saves.
#[must_use]
pub fn kind(text: &str) -> SaveKind {
    let word = button(text);
    let holds = |words: &[&str]| words.iter().any(|w| word.contains(w));
    if holds(CLOSES) {
        SaveKind::Close
    } else if holds(TRANSFERS) {
        SaveKind::Transfer
    } else {
        SaveKind::Save
    }
}

/// The word of a button: folded, without spaces, without a shortcut in brackets and marks around it.
#[must_use]
pub fn button(text: &str) -> String {
    let mut word: String = folded(text).chars().filter(|c| !c.is_whitespace()).collect();
    if word.chars().count() > 1
        && let Some(open) = word.find(['(', '['])
        && open > 0
    {
        word.truncate(open);
    }
    if let Some(key) = word.find("ctrl+") {
        word.truncate(key);
    }
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The label that `text` shows: without colon, asterisk, remarks and padding; empty where it is none.
#[must_use]
pub fn label(text: &str) -> String {
    let tight = tight(text);
    let mut label = bare(unnumbered(bare(&tight)));
    if let Some(inner) = label.strip_prefix('【').and_then(|l| l.strip_suffix('】')) {
        label = bare(inner);
    }
    while let Some(shorter) = without_remark(label) {
        label = bare(shorter);
    }
    // A long explanation in brackets is none of its words.
    if label.chars().count() > LABEL
        && let Some((head, _)) = label.split_once(['（', '('])
    {
        label = bare(head);
    }
    let is_label = label.chars().count() <= LABEL && label.chars().any(char::is_alphanumeric);
    if is_label { label.to_owned() } else { String::new() }
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || MARKS.contains(&c))
}

/// A label without a number that counts it: 1、客户姓名.
fn unnumbered(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = rest.len() < text.len();
    match rest.strip_prefix(['、', '.', '．', ')']) {
        Some(rest) if counted && !rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => text,
    }
}

/// The label before a remark at its end; none where there is no remark, or nothing before it.
fn without_remark(label: &str) -> Option<&str> {
    let low = folded(label);
    let kept = REMARKS.iter().find_map(|r| low.strip_suffix(r))?.chars().count();
    // Folding keeps the count of characters.
    let end = label.char_indices().nth(kept)?.0;
    label.get(..end).filter(|l| !l.trim().is_empty())
}

/// Whether `text` looks like a label by itself: it ends in a colon.
#[must_use]
pub fn is_marked(text: &str) -> bool {
    text.trim_end().ends_with([':', '：']) && !label(text).is_empty()
}

/// Longest label in a line of pairs, in characters.
const IN_LINE: usize = 10;

/// The pairs of a line such as 工单号：TS123 | 客户：张三. Words before the first are passed over; a line without
/// a value for each label gives none.
#[must_use]
pub fn pairs(line: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for part in line.split(['|', '｜', '丨', ';', '；']) {
        let mut open = false;
        for token in part.split_whitespace() {
            let pair = token.split_once(['：', ':']).filter(|(name, value)| {
                // Times and addresses have colons too.
                name.chars().count() <= IN_LINE
                    && name.chars().any(char::is_alphabetic)
                    && !name.ends_with(|c: char| c.is_ascii_digit())
                    && !value.starts_with("//")
            });
            if let Some((name, value)) = pair {
                pairs.push((label(name), value.to_owned()));
                open = true;
            } else if open && let Some((_, value)) = pairs.last_mut() {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(token);
            }
        }
    }
    let unclear = |value: &str| value.is_empty() || value.contains('：');
    if pairs.iter().any(|(name, value)| name.is_empty() || unclear(value)) {
        return Vec::new();
    }
    pairs
}

/// The label that a placeholder names: 请输入处理意见 names 处理意见; a bare 请选择 names nothing.
#[must_use]
pub fn asked(placeholder: &str) -> String {
    let text = label(placeholder);
    let text = text.trim_end_matches(['.', '…', '。']);
    let low = folded(text);
    match ASKS.iter().find(|a| low.starts_with(a.trim_end())) {
        Some(ask) => {
            let rest = text.char_indices().nth(ask.chars().count());
            label(rest.and_then(|(at, _)| text.get(at..)).unwrap_or_default())
        }
        None => text.to_owned(),
    }
}

/// Text on one line: white space runs become one space, and none stays between Chinese characters, which
/// pages pad with it (姓　名).
#[must_use]
pub fn tight(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        let ideographs = out.chars().next_back().is_some_and(is_ideograph) && is_ideograph(c);
        if gap && !out.is_empty() && !ideographs {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

fn is_ideograph(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Whether two words of buttons are the same after folding.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    button(a) == button(b)
}

/// Whether a name looks written by a person: no digit and no machine's separator, so that it can stand in
/// for a label (`comment`), as `el-id-9841-72` and `:r9:` cannot.
#[must_use]
pub fn is_spoken(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|c| {
            fold(c).is_ascii_lowercase() || matches!(c, '_' | '-' | ' ') || is_ideograph(c)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_their_marks() {
        for (text, expect) in [
            ("投诉内容：", "投诉内容"),
            ("* 投诉内容 *:", "投诉内容"),
            ("姓　名 ：", "姓名"),
            ("客户 姓名（必填）", "客户姓名"),
            ("Case  number (required)*", "Case number"),
            ("★ 【客户姓名】", "客户姓名"),
            ("2、联系电话：", "联系电话"),
            ("1.5倍", "1.5倍"),
            ("联系电话（请填写11位手机号码或者带区号的固定电话）：", "联系电话"),
            ("  ", ""),
            ("：", ""),
            ("请在此处详细描述客户投诉的经过以及客户的诉求并注意不得遗漏金额", ""),
        ] {
            assert_eq!(label(text), expect, "{text}");
        }
    }

    #[test]
    fn lines_of_pairs() {
        for (line, expect) in [
            ("工单号：TS123 | 客户：张三", "工单号=TS123 客户=张三"),
            (
                "投诉工单 工单号:TS1 受理时间：2026-09-23 10:30",
                "工单号=TS1 受理时间=2026-09-23 10:30",
            ),
            ("客户：张三；电话：138", "客户=张三 电话=138"),
            ("客户：张三 级别：五星 用户", "客户=张三 级别=五星 用户"),
            ("客户：张三级别：五星", ""),
            ("工单号：", ""),
            ("10:30 已受理", ""),
            ("https://example.test/a", ""),
        ] {
            let found: Vec<String> =
                pairs(line).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(found.join(" "), expect, "{line}");
        }
    }

    #[test]
    fn placeholders_name_a_field() {
        for (text, expect) in [
            ("请输入处理意见", "处理意见"),
            ("请选择", ""),
            ("Please enter reply...", "reply"),
            ("处理意见", "处理意见"),
        ] {
            assert_eq!(asked(text), expect, "{text}");
        }
    }

    #[test]
    fn words_of_buttons() {
        use Does::{MaySave, Saves, Spares, Unknown};
        for (text, expect) in [
            ("保存", Saves),
            ("保 存", Saves),
            (" 保存(S) ", Saves),
            ("提交工单", Saves),
            ("保存 Ctrl+S", Saves),
            ("✓ 办结", Saves),
            ("Save Changes", Saves),
            ("ＳＡＶＥ", Saves),
            ("确 定", MaySave),
            ("Update", MaySave),
            ("取 消", Spares),
            ("取消修改", Spares),
            ("查询", Spares),
            ("Add Attachment", Spares),
            ("创建更多附件", Spares),
            ("添加更多文件", Spares),
            ("下一页", Spares),
            ("保存路径说明", Unknown),
            ("详情", Unknown),
            ("", Unknown),
            ("()", Unknown),
        ] {
            assert_eq!(does(text), expect, "{text}");
        }
    }

    #[test]
    fn generated_names_are_not_spoken() {
        for (name, expect) in [
            ("comment", true),
            ("reply_text", true),
            ("处理意见", true),
            ("el-id-9841-72", false),
            (":r9:", false),
            ("", false),
        ] {
            assert_eq!(is_spoken(name), expect, "{name}");
        }
    }
}
