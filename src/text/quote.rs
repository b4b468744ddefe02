//! Words of someone else inside a note: what stands in quotation marks, and reported speech.
//!
//! All readers and rules share this one piece, because a time limit, a yes or a harsh word that someone
//! else said is not the agent's. A span of reported speech runs from the verb of saying (客户说, 用户反映,
//! 客服昨天说) to the end of its clause: a comma ends it, for the next clause of a note is as often the
//! agent's own. Someone of our own side (客服, 师傅) counts as reported where the verb is one of talk (说, 称)
//! or the clause places it in the past (客服昨天答应); 技术反馈明天恢复 is news that the agent passes on.
//!
//! It deliberately does not: resolve who 他 is; follow speech over a comma or into the next sentence; close
//! a quotation mark that the writer left open on its line (it marks nothing); read irony, or a quotation without marks
//! and without a verb of saying; take 『』 nested in 「」 apart (the outer pair covers both).

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::{Span, fold, is_sentence_end};

/// A piece of someone else's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// Where the words stand, in bytes, without the marks and without the verb of saying.
    pub span: Span,
    /// How they are marked as someone else's.
    pub by: By,
}

/// How words are marked as someone else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By quotation marks.
    Marks,
    /// By a verb of saying with the customer as subject.
    Customer,
    /// By a verb of saying with someone of our own side, in the past.
    Colleague,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Customer,
    Colleague,
    /// The customer, spoken to: 您提到…
    You,
    /// Whoever does the work in the field: what they say is news, unless it lies in the past.
    Field,
    /// Puts the noun after it into the object's place: 给客户说明.
    ToObject,
    Past,
    Talk,
    Tell,
    /// A verb of saying that an agent uses of the customer's own account: 您提到…
    Recount,
    /// Looks like one of the others and is none.
    Other,
}

static WORDS: LazyLock<Lexicon<Word>> = LazyLock::new(|| {
    let rows = [
        (
            Word::Customer,
            "客户 用户 机主 顾客 来电人 来电者 投诉人 对方 家属 使用人 经办人 户主 该客 该用户 其 客户本人 \
             用户本人 机主本人",
        ),
        (
            Word::Colleague,
            "客服 客服人员 营业员 营业厅 店员 前台 话务员 客户经理 \
             坐席 热线 10086 10010 10000 10099 工作人员 你们 业务员 推销员 销售",
        ),
        (Word::You, "您 你"),
        (Word::Field, "装维 师傅 装维师傅 维修师傅 安装师傅 工程师"),
        (
            Word::ToObject,
            "对>方案 对>方式 给 向 与 和 跟 对 为 帮 替 告知 联系 回复 答复 通知 已告诉 将",
        ),
        (
            Word::Past,
            "昨天 昨日 前天 前日 上次 上回 上周 上月 之前 此前 先前 当时 那天 曾 曾经 原来 原先 前期 前几天 前两天 \
             早上 上午 刚才",
        ),
        (
            Word::Talk,
            "自述 自诉 坚称 口述 说 说>明天 说>明日 说>明早 说>明晚 说>明儿 称 讲 说过 说是 声称 自称 说的 口头说 说道 称其",
        ),
        (
            Word::Tell,
            "转述 表示 反馈 投诉 认为 质疑 抱怨 诉 诉说 强调 指出 提出 描述 来电 来电称 来电反映 答应 承诺 保证 告知 \
             告诉 回复 答复 通知",
        ),
        (Word::Recount, "反映 提到 反映说 提到过"),
        (
            Word::Other,
            "反映的 提到的 投诉的 描述的 说的 反馈的 您说的 提出的 认为的 您看 您好 你好 说好 讲好 说明 说法 称呼 讲解 名称 小说 说服 投诉单 投诉工单 投诉内容 投诉处理 \
             其他 其它 其中 其实 尤其 极其 反馈渠道 反馈方式 客服热线 诉求 客户群 客户端 用户名 用户协议",
        ),
    ];
    Lexicon::new(&rows, |first, _| first)
});

/// What of `text` is someone else's words, in order of their start; pieces may lie inside one another.
#[must_use]
pub fn quotes(text: &str) -> Vec<Quote> {
    let mut found = Vec::new();
    // The subject that a verb of saying would have, and whether the clause is in the past.
    let mut speaker = None;
    let mut past = false;
    let mut object = false;
    let mut addressed = false;
    let mut reported: Option<(usize, By)> = None;
    let mut mark: Option<(usize, char)> = None;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + c.len_utf8();
        if let Some((start, closing)) = mark {
            if fold(c) == closing {
                found.push(Quote { span: Span::new(start, at), by: By::Marks });
                mark = None;
            } else if c == '\n' {
                mark = None;
            }
        } else if let Some(closing) = closing_of(c) {
            mark = Some((next, closing));
        }
        if is_clause_end(c) {
            if let Some((start, by)) = reported.take() {
                found.push(Quote { span: Span::new(start, at), by });
            }
            (speaker, past, object, addressed) = (None, false, false, false);
            at = next;
            continue;
        }
        let (len, word) = text
            .get(at..)
            .and_then(|rest| WORDS.at(rest))
            .map_or((next - at, None), |(len, word)| (len, Some(word)));
        let end = at + len;
        match word {
            Some(Word::Past) => past = true,
            Some(Word::ToObject) if speaker.is_none() => object = true,
            Some(Word::Customer) if reported.is_none() => {
                speaker = (!object).then_some(By::Customer);
                object = false;
            }
            Some(Word::Colleague) if reported.is_none() => {
                speaker = (!object).then_some(By::Colleague);
                object = false;
            }
            Some(Word::You) if reported.is_none() && speaker.is_none() && !object => {
                addressed = true;
            }
            Some(Word::Recount) if reported.is_none() && addressed && speaker.is_none() => {
                reported = Some((saying_end(text, end), By::Customer));
            }
            Some(Word::Field) if reported.is_none() => {
                speaker = (!object && past).then_some(By::Colleague);
                object = false;
            }
            Some(Word::Talk | Word::Tell | Word::Recount) if reported.is_none() => {
                let said = match speaker {
                    Some(By::Colleague) => past || word == Some(Word::Talk),
                    by => by.is_some(),
                };
                if said {
                    reported = speaker.map(|by| (saying_end(text, end), by));
                }
            }
            _ => {}
        }
        at = end;
    }
    if let Some((start, by)) = reported {
        found.push(Quote { span: Span::new(start, text.len()), by });
    }
    found.sort_by_key(|quote| quote.span);
    found
}

/// Past the colon or comma that often follows a verb of saying: 客户说：…
fn saying_end(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .filter(|c| matches!(fold(*c), ':' | ','))
        .map_or(at, |c| at + c.len_utf8())
}

pub(super) fn closing_of(c: char) -> Option<char> {
    match fold(c) {
        '“' => Some('”'),
        '"' => Some('"'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

fn is_clause_end(c: char) -> bool {
    is_sentence_end(c) || fold(c) == ','
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[(By, &str)]) {
        let got: Vec<_> =
            quotes(text).into_iter().map(|quote| (quote.by, quote.span.of(text))).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn marks_hold_the_words_of_someone_else() {
        check("客户留言“三天内不退就曝光”，已登记", &[(By::Marks, "三天内不退就曝光")]);
        check("备注\"已同意\"待核", &[(By::Marks, "已同意")]);
        check("备注＂已同意＂待核", &[(By::Marks, "已同意")]);
        check("话术「稍等」与『马上』", &[(By::Marks, "稍等"), (By::Marks, "马上")]);
        check("没有收尾的“引号", &[]);
        check("上一行“没有收尾\n下一行”也没有", &[]);
    }

    #[test]
    fn a_verb_of_saying_reports_to_the_end_of_its_clause() {
        check("客户说明天再不来就投诉，已安抚", &[(By::Customer, "明天再不来就投诉")]);
        check("客户说：明天再不来就投诉，已安抚", &[(By::Customer, "明天再不来就投诉")]);
        check("用户反映断网，已派单", &[(By::Customer, "断网")]);
        check("客户在电话里表示可以等", &[(By::Customer, "可以等")]);
        check("客服昨天说48小时内处理，至今未处理", &[(By::Colleague, "48小时内处理")]);
        check("上次师傅答应三天内上门", &[(By::Colleague, "三天内上门")]);
    }

    #[test]
    fn what_is_told_to_the_customer_is_not_reported() {
        check("已告知客户24小时内回复", &[]);
        check("给客户说明原因", &[]);
        check("已向用户答复", &[]);
        check("技术反馈明天恢复", &[]);
        check("工程师表示24小时内修复", &[]);
    }
}
