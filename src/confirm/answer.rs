//! Answers: a form's value, what the customer speaks, and what is reported of it.

use super::judge::Reading;
use super::words::Cue;
use super::{Kind, State};
use crate::text::Span;

impl Reading<'_> {
    /// 是否满意：否
    pub(super) fn form(&self) -> Option<(Kind, State)> {
        let [.., (_, colon), (_, value)] = self.clause.words.as_slice() else { return None };
        let state = if value.any(Cue::NO) {
            State::Denied
        } else if value.any(Cue::SHORT.or(Cue::BRIEF)) {
            State::Given
        } else {
            return None;
        };
        colon.any(Cue::COLON).then_some(())?;
        let kind = if self.has(Cue::SATISFIED) {
            Kind::Satisfaction
        } else if self.has(Cue::RESTATE) {
            Kind::Restate
        } else if self.has(Cue::PLAN) {
            Kind::Plan
        } else {
            return None;
        };
        Some((kind, state))
    }

    /// A clause that the customer speaks: a yes or a no to what was asked.
    pub(super) fn reply(&self) -> Option<(Kind, State)> {
        if self.has(Cue::SILENT) {
            return None;
        }
        let state = self.answer()?;
        if self.carry.refused && state == State::Given && !self.has(Cue::SATISFIED) {
            return None;
        }
        // 不行，太慢了: says why.
        if self.carry.refused && state == State::Denied && self.clause.words.len() <= 1 {
            return None;
        }
        let of_plan = self.has(Cue::PROPOSAL) && !self.has(Cue::RESULT);
        let own = self.has(Cue::SATISFIED).then_some(if of_plan {
            Kind::Plan
        } else {
            Kind::Satisfaction
        });
        // 已复述，客户答复：对. Without a matter at hand only full words answer.
        let at_hand =
            self.sentence.seen.any(Cue::RESTATE.or(Cue::CONFIRM).or(Cue::ASKS).or(Cue::OFFER));
        let full = self.has(Cue::AGREE.or(Cue::REFUSE).or(Cue::SATISFIED));
        // 方案：全额返还。客户：行
        let flat = self.carry.topic == Some(Kind::Plan)
            && !self.carry.aside
            && matches!(self.clause.words.as_slice(), [(span, _)] if *span == self.clause.span);
        let topic = self.carry.topic.filter(|_| at_hand || full || flat);
        let plain = if self.carry.aside {
            None
        } else if self.has(Cue::RIGHT.or(Cue::WRONG)) {
            Some(Kind::Restate)
        } else if self.has(Cue::AGREE.or(Cue::REFUSE)) {
            Some(Kind::Plan)
        } else {
            None
        };
        Some((self.carry.pending.or(own).or(topic).or(plain)?, state))
    }

    /// A yes or a no in the customer's own words.
    fn answer(&self) -> Option<State> {
        let yes = Cue::YES.or(Cue::AGREE).or(Cue::RIGHT).or(Cue::SATISFIED).or(Cue::SHORT);
        let words = &self.clause.words;
        let refused = |(at, (_, cue)): (usize, &(Span, Cue))| {
            cue.any(Cue::REFUSE.or(Cue::WRONG).or(Cue::NO))
                || cue.any(yes)
                    && words.get(at.wrapping_sub(1)).is_some_and(|(_, before)| before.any(Cue::NOT))
        };
        let taken = self.has(Cue::BUT.or(Cue::DEMAND).or(Cue::MUST))
            && matches!(self.carry.pending, Some(Kind::Plan | Kind::Satisfaction));
        // 嗯？ did not hear.
        if self.has(Cue::QUESTION)
            && self.has(Cue::YES)
            && !self.has(Cue::AGREE)
            && words.len() == 2
            && words.last().is_some_and(|(mark, _)| {
                self.clause.long(*mark) == 1 && mark.end == self.clause.span.end
            })
        {
            return None;
        }
        // 没有 to 有没有意见
        if words.first().is_some_and(|(_, cue)| cue.any(Cue::NONE)) {
            return Some(if self.carry.negative { State::Given } else { State::Denied });
        }
        // 不，是四月
        let flat = words.len() == 1 && words.iter().all(|(span, _)| *span == self.clause.span);
        // 满意？ throws the question back.
        let back = matches!(words.as_slice(), [(_, cue), (mark, ask)]
            if cue.any(Cue::AGREE.or(Cue::SATISFIED)) && !cue.any(Cue::QUESTION) && ask.any(Cue::QUESTION) && self.clause.long(*mark) == 1);
        if back || words.iter().enumerate().any(refused) || flat && self.has(Cue::NOT) {
            return Some(State::Denied);
        }
        if taken {
            return self.has(yes).then_some(State::Denied);
        }
        if self.corrects() {
            return Some(State::Denied);
        }
        // 您看解决了吗？解决了
        let fixed = self.carry.pending == Some(Kind::Satisfaction)
            && self.has(Cue::FIXED)
            && !self.has(Cue::NOT);
        let chosen = fixed || self.has(Cue::CHOICE) && self.carry.pending == Some(Kind::Plan);
        (self.has(yes) || chosen || self.is_brief(0)).then_some(State::Given)
    }

    /// 能, 准: a yes that is the whole of what is said from the word at `from` on, but for a particle.
    fn is_brief(&self, from: usize) -> bool {
        /// 了啊
        const PARTICLES: usize = 2;
        let Some(((span, cue), start)) = self.clause.words.last().zip(self.clause.words.get(from))
        else {
            return false;
        };
        let begins = if from == 0 { self.clause.span.start } else { start.0.start };
        let around = self.clause.chars(begins, span.start) + self.clause.rest(*span);
        cue.any(Cue::BRIEF) && around <= PARTICLES
    }

    /// 我要的是过户, 是半年: puts right what was read back.
    fn corrects(&self) -> bool {
        let read_back = self.carry.pending == Some(Kind::Restate);
        let at = self.clause.words.iter().find(|(_, cue)| cue.any(Cue::IS)).map(|(span, _)| *span);
        let more = at.is_some_and(|at| at.end < self.clause.span.end);
        // 是 is a short yes of its own: another one is needed beside it.
        let right =
            self.clause.words.iter().any(|(_, cue)| {
                cue.any(Cue::RIGHT.or(Cue::YES).or(Cue::AGREE)) && !cue.any(Cue::IS)
            });
        read_back && !right && more
    }

    /// 客户说太少，不行: the clause behind the one that says who speaks.
    pub(super) fn goes_on(&self) -> Option<(Kind, State)> {
        let seen = self.sentence.seen;
        let spoken = self.sentence.person.is_some() && seen.any(Cue::SAY) && !self.barred();
        let at_hand = seen.any(Cue::RESTATE.or(Cue::ASKS).or(Cue::OFFER));
        let kind = self.carry.pending.or(self.carry.topic.filter(|_| at_hand))?;
        let first = self.clause.words.first()?.1;
        (spoken && first.any(Cue::NO.or(Cue::WRONG)) && !self.has(Cue::CLIENT))
            .then_some((kind, State::Denied))
    }

    /// 他说行, 客户称不对: what was said, where a matter is at hand.
    pub(super) fn said(&self) -> Option<(Kind, State)> {
        let at = self.clause.words.iter().rposition(|(_, cue)| cue.any(Cue::SAY))?;
        // 问愿不愿意，答愿意: nobody else can have answered.
        let asked = at == 0 && self.sentence.seen.any(Cue::ASKS);
        let who = asked
            || self.clause.before(at, Cue::CLIENT.or(Cue::HE))
            || self.sentence.person.is_some();
        (who && !self.barred()).then_some(())?;
        let told = if self.has(Cue::WRONG) {
            Some(Kind::Restate)
        } else if self.known(Cue::FIXED) && self.has(Cue::RESULT) {
            Some(Kind::Satisfaction)
        } else if self.says_yes() {
            // 故障修复，客户表示没问题
            let fixed = self.sentence.seen.any(Cue::FIXED);
            Some(if fixed { Kind::Satisfaction } else { Kind::Plan })
        } else {
            None
        };
        let kind = self.carry.pending.or_else(|| self.topic()).or(self.carry.topic).or(told)?;
        let words = self.clause.words.get(at + 1..)?;
        let yes = Cue::YES.or(Cue::RIGHT).or(Cue::SHORT).or(Cue::AGREE);
        let chosen = kind == Kind::Plan && words.iter().any(|(_, cue)| cue.any(Cue::CHOICE));
        let brief = chosen || self.is_brief(at + 1);
        if words.iter().any(|(_, cue)| cue.any(Cue::WRONG.or(Cue::NO).or(Cue::REFUSE))) {
            return Some((kind, State::Denied));
        }
        (brief || words.iter().any(|(_, cue)| cue.any(yes))).then_some((kind, State::Given))
    }

    /// 用户表示没问题, and nothing else: agreed to what is at hand, which is the plan where nothing is named.
    fn says_yes(&self) -> bool {
        /// A yes of one character may be part of any other word.
        const WORD: usize = 2;
        /// 了, 的 may follow.
        const PARTICLE: usize = 1;
        let last = self.clause.words.last();
        let yes = last.is_some_and(|(span, cue)| {
            // 可以再谈 goes on.
            let ends = self.clause.rest(*span) <= PARTICLE;
            cue.any(Cue::YES) && self.clause.long(*span) >= WORD && ends
        });
        let other = Cue::AGREE
            .or(Cue::QUESTION)
            .or(Cue::NO)
            .or(Cue::FIXED)
            .or(Cue::RECORD)
            .or(Cue::NOT)
            .or(Cue::ELSE);
        yes && !self.has(other) && !self.sentence.seen.any(Cue::ASIDE)
    }
}
