//! Why a text was not written, in words for the agent.

use crate::desk::Unwritten;
use crate::lang::Lang;
use crate::page::WriteError;

/// What the desk is told: what happened, and the text where the agent may paste it by hand.
pub fn unwritten(error: &WriteError, text: String, lang: Lang) -> Unwritten {
    let by_hand = matches!(error, WriteError::Refused { .. } | WriteError::ReadOnly);
    Unwritten { why: words(error, lang), copy: Some(text).filter(|t| by_hand && !t.is_empty()) }
}

/// What happened and what next.
fn words(error: &WriteError, lang: Lang) -> String {
    let pick = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match error {
        WriteError::Missing => pick(
            "这个栏位已不在页面上，请打开工单再试。",
            "The field is gone; open the ticket and try again.",
        ),
        WriteError::ReadOnly => pick(
            "这个栏位不能修改，已复制。",
            "The field cannot be written to: copied to the clipboard.",
        ),
        WriteError::Busy => pick(
            "上一处改动还没完成，请再点一次。",
            "The change before is not done yet; press again.",
        ),
        WriteError::Composing => {
            pick("正在用输入法，请先完成输入。", "Finish the input method's composition first.")
        }
        WriteError::Moved { .. } => pick(
            "内容刚刚变了，没有改动，请再点一次。",
            "The text has just changed; nothing was written. Press again.",
        ),
        WriteError::TooLong { most, units } => {
            let text = lang.pick("超出字数上限（最多{most}，会有{units}），没有写入。请先精简。", "Too long (at most {most}, it would be {units}); nothing was written. Shorten the text first.");
            text.replace("{most}", &most.to_string()).replace("{units}", &units.to_string())
        }
        WriteError::OneLine => pick(
            "这个栏位只有一行，放不下多行文字。",
            "The field has one line; the text has several.",
        ),
        WriteError::Refused { .. } => pick(
            "页面没有保留写入的内容，已复制，按 Ctrl+V 粘贴。",
            "The page did not keep the text: copied, press Ctrl+V to paste it.",
        ),
    }
}
