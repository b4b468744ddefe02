//! The words that the reader of confirmations knows, by meaning.

use std::sync::LazyLock;

use super::form::Forms;
use super::table::ROWS;
use crate::text::lexicon::Lexicon;

/// What a word does: a set, for some words do more than one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cue(pub u64);

impl Cue {
    /// The customer.
    pub const CLIENT: Self = Self(1);
    /// Someone who is not the account holder.
    pub const PROXY: Self = Self(1 << 1);
    /// Accepts: 同意, 接受.
    pub const AGREE: Self = Self(1 << 2);
    /// Confirms or checks: its object decides of what kind.
    pub const CONFIRM: Self = Self(1 << 3);
    /// Reads back: 复述.
    pub const RESTATE: Self = Self(1 << 4);
    /// Says that what was read back is right: 属实, 无误.
    pub const RIGHT: Self = Self(1 << 5);
    /// What is read back: 诉求, 内容.
    pub const RECORD: Self = Self(1 << 6);
    /// What is agreed on: 方案, 退费.
    pub const PLAN: Self = Self(1 << 7);
    /// What satisfies: 处理结果, 结单.
    pub const RESULT: Self = Self(1 << 8);
    /// 满意.
    pub const SATISFIED: Self = Self(1 << 9);
    /// 已到账, 恢复正常: the result has come.
    pub const FIXED: Self = Self(1 << 10);
    /// An object that is none of the three: 录音, 身份, 故障.
    pub const ELSE: Self = Self(1 << 11);
    /// 不, 未.
    pub const NOT: Self = Self(1 << 12);
    /// A no in one word: 拒绝, 协商未果.
    pub const REFUSE: Self = Self(1 << 13);
    /// 如, 待, 拟, 请: what comes is not done.
    pub const UNREAL: Self = Self(1 << 14);
    /// 暂时, 勉强: half a yes.
    pub const HALF: Self = Self(1 << 15);
    /// 但, 不过: what comes takes back what was.
    pub const BUT: Self = Self(1 << 16);
    /// 吗, 是吧, 对不对.
    pub const QUESTION: Self = Self(1 << 17);
    /// 您听听, 请您核实: asks for a yes without asking a question.
    pub const INVITE: Self = Self(1 << 18);
    /// 可以, 好的: a yes whose kind the question decides.
    pub const YES: Self = Self(1 << 19);
    /// 您.
    pub const YOU: Self = Self(1 << 20);
    /// 未经: what comes was not given.
    pub const WITHOUT: Self = Self(1 << 21);
    /// 要求, 坚持: a demand that stands after a yes.
    pub const DEMAND: Self = Self(1 << 22);
    /// 后: what came before is a condition where the rest is still to be.
    pub const AFTER: Self = Self(1 << 23);
    /// 提交, 处理: what is about to be done.
    pub const DOING: Self = Self(1 << 24);
    /// 表示, 说: a verb of saying.
    pub const SAY: Self = Self(1 << 25);
    /// 征得: a yes that was got, so that 后 behind it is no condition.
    pub const GOT: Self = Self(1 << 26);
    /// Our side, whose consent is no customer's.
    pub const OURS: Self = Self(1 << 27);
    /// 方案: what is proposed as such.
    pub const PROPOSAL: Self = Self(1 << 28);
    /// 不对, 有误: what was read back is wrong.
    pub const WRONG: Self = Self(1 << 29);
    /// 诉求为: says what the record holds.
    pub const STATES: Self = Self(1 << 30);

    /// 话术示例, 占比, 考核: a text about confirmations, and none.
    pub const META: Self = Self(1 << 31);
    /// 他, 其: whoever was named last.
    pub const HE: Self = Self(1 << 32);
    /// 未答复, 沉默: no answer.
    pub const SILENT: Self = Self(1 << 33);
    /// 询问, 征求: the record tells that it was asked.
    pub const ASKS: Self = Self(1 << 34);
    /// 提出, 告知: a plan is put.
    pub const OFFER: Self = Self(1 << 35);
    /// 对, 是: a yes in one character, and only as an answer.
    pub const SHORT: Self = Self(1 << 36);
    /// 否, 不行: a no that answers.
    pub const NO: Self = Self(1 << 37);
    /// 没有: answers a question for faults with a yes, any other with a no.
    pub const NONE: Self = Self(1 << 38);
    /// 必须, 得再: sets a condition.
    pub const MUST: Self = Self(1 << 39);
    /// 第二种: chooses among plans.
    pub const CHOICE: Self = Self(1 << 40);
    /// 曾, 办理时: an earlier time.
    pub const PAST: Self = Self(1 << 41);
    /// 来电投诉: what is complained about.
    pub const COMPLAINT: Self = Self(1 << 42);
    /// 联系电话, 稍等: a question that has nothing to do with the three.
    pub const ASIDE: Self = Self(1 << 43);
    /// 才能, 方可: what comes waits for a condition.
    pub const MAY: Self = Self(1 << 44);
    /// 只, 仅: a part of what was read back.
    pub const PART: Self = Self(1 << 45);
    /// 基本, 原则上: a yes that is none yet.
    pub const SOFT: Self = Self(1 << 47);
    /// 复述, 您反映的是: reads the complaint back, and not any odd detail.
    pub const READS: Self = Self(1 << 48);
    /// 尚未, 未获: not yet, which is no answer.
    pub const YET: Self = Self(1 << 49);
    /// 转为接受: an answer that takes the place of the one before it.
    pub const TURN: Self = Self(1 << 50);
    /// 是否: asks, where it is put to the customer.
    pub const WHETHER: Self = Self(1 << 51);
    /// 能, 准: a yes only where it is the whole answer.
    pub const BRIEF: Self = Self(1 << 52);
    /// 是: a yes alone; with more behind it, it puts right what was read back.
    pub const IS: Self = Self(1 << 53);
    /// 结单, 办结: to close the ticket, which only a satisfied customer agrees to.
    pub const CLOSE: Self = Self(1 << 54);
    /// 退, 换: what a plan does; the object that one agrees to.
    pub const ACT: Self = Self(1 << 55);
    /// 对: names what one is satisfied with; alone it is a yes.
    pub const TO: Self = Self(1 << 56);
    /// 坚持要: a demand that turns down what was put.
    pub const INSIST: Self = Self(1 << 57);
    /// `:`
    pub const COLON: Self = Self(1 << 46);

    /// This set without another.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Either of the two sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share something.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The words that the reader knows, with those that a pack adds.
#[derive(Debug, Clone)]
pub struct Words(Lexicon<Cue>);

/// What a word that a pack adds means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role(Cue);

impl Role {
    /// Accepts a plan.
    pub const AGREE: Self = Self(Cue::AGREE);
    /// Says no.
    pub const REFUSE: Self = Self(Cue::REFUSE);
    /// Says that the customer is satisfied.
    pub const SATISFIED: Self = Self(Cue::SATISFIED);
    /// Reads the complaint back.
    pub const READ_BACK: Self = Self(Cue::RESTATE.or(Cue::READS));
    /// Says that what was read back is right.
    pub const RIGHT: Self = Self(Cue::RIGHT);
    /// Someone who is not the account holder.
    pub const PROXY: Self = Self(Cue::PROXY);
}

impl Words {
    /// The reader's own words.
    #[must_use]
    pub fn base() -> &'static Self {
        static BASE: LazyLock<Words> = LazyLock::new(|| Words::with(&[]));
        &BASE
    }

    /// Its own words and more, folded already.
    #[must_use]
    pub fn with(more: &[(Role, &str)]) -> Self {
        let added = more.iter().map(|(role, word)| (role.0, *word));
        let rows: Vec<(Cue, &str)> = ROWS.iter().copied().chain(added).collect();
        Self(Lexicon::new(&rows, Cue::or))
    }

    /// The longest word or form that `text` begins with: its length in bytes, and what it does.
    pub(super) fn at(&self, text: &str) -> Option<(usize, Cue)> {
        let word = self.0.at(text);
        let Some(form) = Forms::all().at(text) else { return word };
        match word {
            Some(word) if word.0 > form.0 => Some(word),
            Some(word) if word.0 == form.0 => Some((word.0, word.1.or(form.1))),
            _ => Some(form),
        }
    }
}
