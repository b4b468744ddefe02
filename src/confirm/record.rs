//! What the record tells of the customer's yes or no: negation, mood, object and person decide, not the verb.

use super::clause::Speaker;
use super::judge::Reading;
use super::words::Cue;
use super::{Kind, State};
use crate::text::quote::By;

impl Reading<'_> {
    /// What the record tells of the customer's yes or no. A yes that is none yet (基本满意) has no state.
    pub(super) fn record(&self) -> Option<(Kind, Option<State>)> {
        let (at, kind) = self
            .satisfied()
            .or_else(|| self.agreed())
            .or_else(|| self.right())
            .or_else(|| self.answered())?;
        let (span, verb) = *self.clause.words.get(at)?;
        let quoted = self.quotes.iter().any(|quote| {
            quote.by != By::Customer && quote.span.start <= span.start && span.end <= quote.span.end
        });
        if quoted || self.barred() {
            return None;
        }
        // 领导同意减免, 已同意客户的申请: our own consent.
        let people = Cue::OURS.or(Cue::CLIENT).or(Cue::HE);
        let lead = self.clause.words.get(..at).unwrap_or(&[]);
        let actor = lead.iter().rfind(|(_, cue)| cue.any(people));
        // 机主对我司方案没有意见 is the customer's, 客户称客服同意 is not.
        let theirs = lead.iter().position(|(_, cue)| cue.any(Cue::CLIENT)).is_some_and(|at| {
            let said = lead.iter().skip(at).position(|(_, cue)| cue.any(Cue::SAY));
            let ours = |said| lead.iter().skip(at + said).any(|(_, cue)| cue.any(Cue::OURS));
            !said.is_some_and(ours)
        });
        // 主管加到一百元后表示接受: what our side did before.
        let then = self.sentence.person.is_some() && self.clause.before(at, Cue::AFTER);
        let ours = !theirs && !then && actor.is_some_and(|(_, cue)| cue.any(Cue::OURS));
        let theirs_is_object = !self.clause.before(at, Cue::CLIENT)
            && self.clause.behind(at, Cue::CLIENT.or(Cue::YOU))
            && !self.clause.behind(at, Cue::PROPOSAL);
        let ours = ours || self.clause.speaker == Speaker::Agent && !self.has(Cue::CLIENT);
        let seen = self.sentence.seen;
        let ours =
            ours || actor.is_none() && seen.any(Cue::OURS) && !seen.any(Cue::CLIENT.or(Cue::HE));
        let ours = ours && !verb.any(Cue::CONFIRM.or(Cue::RIGHT));
        // 征得您同意后我们就执行 is said to the customer.
        let addressed = !self.known(Cue::CLIENT.or(Cue::HE))
            && (verb.any(Cue::SATISFIED) && self.has(Cue::YOU)
                || verb.any(Cue::AGREE) && self.clause.before(at, Cue::GOT) && self.has(Cue::YOU));
        if ours || verb.any(Cue::AGREE.or(Cue::REFUSE)) && theirs_is_object || addressed {
            return None;
        }
        if lead.iter().any(|(_, cue)| cue.any(Cue::UNREAL) && !cue.any(Cue::DEMAND.or(Cue::BUT))) {
            return None;
        }
        // 没问客户对方案有无意见
        let asks = self.clause.position(Cue::ASKS);
        if asks.is_some_and(|asks| asks < at && self.clause.before(asks, Cue::NOT)) {
            return None;
        }
        if verb.any(Cue::SATISFIED.or(Cue::AGREE).or(Cue::REFUSE)) && self.of_else(at)
            || verb.any(Cue::REFUSE) && self.resents(at)
        {
            return None;
        }
        if self.has(Cue::TURN) {
            return Some((kind, Some(State::Given)));
        }
        if self.clause.before(at, Cue::YET) {
            return None;
        }
        let negated = self.clause.before(at, Cue::NOT);
        if verb.any(Cue::WRONG) || self.clause.before(at, Cue::NO) {
            return Some((kind, Some(State::Denied)));
        }
        if verb.any(Cue::REFUSE) {
            // 未提出异议, 没有不满意的地方
            let state = if negated { State::Given } else { State::Denied };
            return Some((kind, Some(state)));
        }
        if self.clause.before(at, Cue::REFUSE) {
            return Some((kind, Some(State::Denied)));
        }
        if negated {
            // 未确认 is no answer; 不同意 is a no.
            let said_no = verb.any(Cue::AGREE.or(Cue::SATISFIED));
            return said_no.then_some((kind, Some(State::Denied)));
        }
        let condition = self.clause.behind(at, Cue::AFTER)
            && self.clause.behind(at, Cue::DOING.or(Cue::MAY))
            && !self.clause.before(at, Cue::GOT);
        if self.sentence.open || self.clause.before(at, Cue::UNREAL) || condition {
            return None;
        }
        let rest = Cue::BUT.or(Cue::DEMAND);
        if self.clause.before(at, Cue::SOFT) && !self.clause.behind(at, rest) {
            return Some((kind, None));
        }
        let refused_rest = self.clause.behind(at, Cue::AGREE) && self.clause.behind(at, Cue::NOT)
            || self.turns(at);
        let half = self.clause.before(at, Cue::HALF.or(Cue::MUST))
            || self.clause.behind(at, Cue::BUT)
            || self.demands_after(at)
            || refused_rest;
        let denied = half && kind != Kind::Restate || self.clause.before(at, Cue::PART);
        Some((kind, Some(if denied { State::Denied } else { State::Given })))
    }

    /// 对手机外观满意, 对涨价不满意: satisfied or not with something that is none of our handling.
    fn of_else(&self, at: usize) -> bool {
        /// 对他
        const SHORT: usize = 1;
        let words = &self.clause.words;
        let Some(to) = words.iter().take(at).rposition(|(_, cue)| cue.any(Cue::TO)) else {
            return false;
        };
        let object = words.get(to + 1..at).unwrap_or(&[]);
        let ours = Cue::RESULT
            .or(Cue::PLAN)
            .or(Cue::OURS)
            .or(Cue::FIXED)
            .or(Cue::RECORD)
            .or(Cue::RESTATE)
            .or(Cue::YOU)
            .or(Cue::DOING)
            .or(Cue::HE);
        let gap = words
            .get(to)
            .zip(words.get(at))
            .map_or(0, |((from, _), (to, _))| self.clause.chars(from.end, to.start));
        // 信号问题 is no record.
        let thing = object.iter().any(|(_, cue)| cue.any(Cue::ELSE));
        let object = object.iter().filter(|(_, cue)| !thing || !cue.any(Cue::RECORD));
        gap > SHORT
            && !object.clone().any(|(_, cue)| cue.any(ours))
            && !self.sentence.seen.any(Cue::RESULT.or(Cue::FIXED))
            // 对退费满意，对态度不满意
            && (!self.sentence.seen.any(Cue::SATISFIED) || self.sentence.seen.any(Cue::REFUSE))
    }

    /// 不满网络卡顿, 不满意营业员态度: what the complaint is about.
    fn resents(&self, at: usize) -> bool {
        /// 不满 and 意
        const SHORT: usize = 2;
        let Some((span, cue)) = self.clause.words.get(at) else { return false };
        let brief = self.clause.long(*span) == SHORT;
        let more = self.clause.rest(*span);
        let behind = self.clause.words.get(at + 1..).unwrap_or(&[]);
        let object = behind.iter().all(|(_, cue)| cue.any(Cue::OURS.or(Cue::ELSE)));
        // 不满意的地方
        let of = self.clause.text.get(span.end..).is_some_and(|rest| rest.starts_with('的'));
        let more = if brief { more > 1 } else { more > SHORT && object && !of };
        cue.any(Cue::SATISFIED)
            && more
            && !self.known(Cue::RESULT.or(Cue::FIXED).or(Cue::PLAN).or(Cue::DOING))
    }

    /// 先是同意后又反悔: a no behind the word at `at` that no 没 turns round.
    fn turns(&self, at: usize) -> bool {
        let behind = self.clause.words.get(at..).unwrap_or(&[]);
        behind.windows(2).any(|pair| {
            matches!(pair, [(_, before), (_, no)]
                if no.any(Cue::REFUSE) && !no.any(Cue::AGREE) && !before.any(Cue::NOT.or(Cue::NONE)))
        })
    }

    /// Whether a demand stands behind the word at `at`, and not as part of a plan: 同意先换光猫再观察的办法.
    fn demands_after(&self, at: usize) -> bool {
        let last = |cues| self.clause.words.iter().rposition(|(_, cue)| cue.any(cues));
        last(Cue::DEMAND).is_some_and(|demand| demand > at && last(Cue::PROPOSAL) < Some(demand))
    }

    fn satisfied(&self) -> Option<(usize, Kind)> {
        let kind = Kind::Satisfaction;
        // 认可退费并致谢: thanks that follow an agreement are no more than polite.
        let thanks = |at| {
            self.clause.cues(at).any(Cue::FIXED)
                && self.clause.before(at, Cue::AGREE)
                && !self.has(Cue::RESULT)
        };
        let at = self.clause.position(Cue::SATISFIED).filter(|at| !thanks(*at));
        if let Some(at) = at {
            // 对方案满意 is about the plan.
            let plan = self.has(Cue::PROPOSAL) && !self.has(Cue::RESULT);
            return Some((at, if plan { Kind::Plan } else { kind }));
        }
        // 同意结单, 认可处理结果; 方案 in the clause makes it the plan's.
        if let Some(at) = self.clause.position(Cue::AGREE.or(Cue::REFUSE))
            && !self.has(Cue::PLAN)
            && (self.has(Cue::RESULT)
                || !self.known(Cue::OFFER)
                    && (self.clause.before(at, Cue::FIXED) || self.sentence.seen.any(Cue::FIXED)))
        {
            return Some((at, kind));
        }
        if let Some(at) = self.says_fixed() {
            return Some((at, kind));
        }
        // 客户确认退费已到账
        let at = self.clause.position(Cue::CONFIRM)?;
        (self.clause.before(at, Cue::CLIENT)
            && self.clause.behind(at, Cue::FIXED)
            && !self.clause.cues(at).any(Cue::RIGHT)
            && !self.has(Cue::ELSE.or(Cue::DEMAND)))
        .then_some((at, kind))
    }

    /// 客户表示问题已解决: that it is done, in the customer's words.
    fn says_fixed(&self) -> Option<usize> {
        /// 已解决: 解决 alone may be asked for.
        const WORD: usize = 3;
        let words = &self.clause.words;
        let said = self.clause.position(Cue::SAY)?;
        let at = words
            .iter()
            .rposition(|(span, cue)| cue.any(Cue::FIXED) && self.clause.long(*span) >= WORD)?;
        let who = self.clause.before(said, Cue::CLIENT) || self.sentence.seen.any(Cue::CLIENT);
        let other = Cue::NOT
            .or(Cue::UNREAL)
            .or(Cue::QUESTION)
            .or(Cue::PAST)
            .or(Cue::DEMAND)
            .or(Cue::ELSE)
            .or(Cue::OURS)
            .or(Cue::PROPOSAL)
            .or(Cue::BUT);
        (who && said < at && !self.known(other)).then_some(at)
    }

    fn agreed(&self) -> Option<(usize, Kind)> {
        let Some(at) = self.clause.position(Cue::AGREE.or(Cue::REFUSE)) else {
            // 解决方案客户已确认
            let at = self.clause.position(Cue::CONFIRM)?;
            let plan = self.clause.before(at, Cue::PROPOSAL)
                && self.clause.before(at, Cue::CLIENT)
                && !self.has(Cue::RECORD.or(Cue::ELSE));
            return plan.then_some((at, Kind::Plan));
        };
        let aside = self.has(Cue::ELSE) && !self.has(Cue::PLAN)
            || self.has(Cue::ASIDE) && !self.has(Cue::PROPOSAL);
        let right = self.has(Cue::RIGHT) && !self.has(Cue::PLAN);
        let checked = self.carry.topic == Some(Kind::Restate)
            && self.sentence.seen.any(Cue::CONFIRM)
            && !self.known(Cue::PLAN);
        // 提出退五十元，客户同意
        let offered = self.carry.topic == Some(Kind::Plan) && self.sentence.seen.any(Cue::OFFER);
        let record = right
            || checked
            || self.sentence.seen.any(Cue::STATES) && !self.has(Cue::PLAN)
            || (self.known(Cue::RESTATE)
                || self.has(Cue::RECORD) && !self.has(Cue::ELSE.or(Cue::ASIDE)))
                && !self.known(Cue::PLAN)
                && !self.has(Cue::RESULT);
        if record {
            return Some((at, if offered { Kind::Plan } else { Kind::Restate }));
        }
        let settled = self.carry.topic == Some(Kind::Plan) && self.sentence.person.is_some();
        let aside = aside || !self.about_a_plan(at);
        (!aside && (settled || self.known(Cue::CLIENT.or(Cue::PLAN).or(Cue::YOU).or(Cue::HE))))
            .then_some((at, Kind::Plan))
    }

    /// Whether what one agrees to with the word at `at` is something that a plan does: not 同意人工介入.
    fn about_a_plan(&self, at: usize) -> bool {
        /// 了此事
        const SHORT: usize = 3;
        let Some((verb, _)) = self.clause.words.get(at) else { return false };
        let rest = self.clause.rest(*verb);
        let known = Cue::PLAN
            .or(Cue::RESULT)
            .or(Cue::RESTATE)
            .or(Cue::YES)
            .or(Cue::SHORT)
            .or(Cue::BUT)
            .or(Cue::DEMAND)
            .or(Cue::AFTER)
            .or(Cue::NOT)
            .or(Cue::SAY)
            .or(Cue::HALF)
            .or(Cue::MUST)
            .or(Cue::SATISFIED)
            .or(Cue::AGREE)
            .or(Cue::REFUSE)
            .or(Cue::OFFER)
            .or(Cue::CHOICE)
            .or(Cue::BRIEF)
            .or(Cue::CONFIRM);
        let before = Cue::PLAN.or(Cue::OFFER).or(Cue::RESULT);
        rest <= SHORT
            || self.clause.cues(at).any(Cue::PLAN)
            || self.clause.behind(at, known)
            || self.clause.before(at, before)
            || self.clause.behind(at, Cue::ACT)
            || self.clause.acts.iter().any(|act| act.start >= verb.end)
    }

    fn right(&self) -> Option<(usize, Kind)> {
        let checked = Cue::CONFIRM.or(Cue::RESTATE);
        let read_back = (self.carry.topic == Some(Kind::Restate) || self.has(Cue::RESTATE))
            && self.known(Cue::CLIENT.or(Cue::HE));
        let states =
            self.has(Cue::SAY.or(Cue::WRONG)) && self.has(Cue::CLIENT) && self.has(Cue::RECORD);
        let says = self.clause.position(Cue::RIGHT).is_some_and(|at| {
            (self.clause.before(at, Cue::CLIENT) || self.sentence.seen.any(Cue::CLIENT))
                && self.clause.before(at, Cue::SAY)
        });
        // 就这两件，对吧: said to the customer.
        if self.known(Cue::YOU) && !self.known(Cue::CLIENT.or(Cue::HE)) {
            return None;
        }
        let with_client = self.known(Cue::CLIENT) && self.known(checked)
            || self.known(Cue::RESTATE)
            || read_back
            || states
            || says;
        let aside =
            self.known(Cue::ELSE.or(Cue::ASIDE)) && !self.known(Cue::RECORD.or(Cue::RESTATE));
        // 更正地址后表示其余没问题
        let put_right = |at: &usize| {
            self.clause.behind(*at, Cue::AFTER)
                && self.clause.behind(*at, Cue::YES.or(Cue::RIGHT).or(Cue::CONFIRM))
        };
        if let Some(at) = self.clause.position(Cue::WRONG).filter(|at| !put_right(at)) {
            return ((read_back || states) && !aside && !self.has(Cue::NOT))
                .then_some((at, Kind::Restate))
                .filter(|_| self.has(Cue::SAY.or(Cue::CLIENT).or(Cue::HE)));
        }
        if let Some(at) = self.clause.position(Cue::RIGHT) {
            // 确认是3月办理的 is a finding, unless the complaint was read back.
            let finding = self.clause.cues(at).any(Cue::CONFIRM)
                && !read_back
                && !self.known(Cue::RECORD.or(Cue::RESTATE));
            return (with_client && !aside && !finding).then_some((at, Kind::Restate));
        }
        if let Some(at) = self.clause.position(Cue::STATES)
            && self.sentence.seen.any(Cue::CONFIRM)
            && self.sentence.seen.any(Cue::CLIENT)
        {
            return Some((at, Kind::Restate));
        }
        let at = self.clause.position(Cue::CONFIRM)?;
        // 确认客户诉求：… is a heading.
        if at == 0 && self.clause.behind(at, Cue::COLON) {
            return None;
        }
        // 诉求要点（断网），客户当场确认
        let flat = self.clause.words.get(at).is_some_and(|(span, _)| self.clause.rest(*span) == 0)
            && self.clause.before(at, Cue::CLIENT)
            && self.sentence.seen.any(Cue::RECORD)
            && !self.known(Cue::ELSE.or(Cue::ASIDE).or(Cue::PLAN).or(Cue::NOT));
        // 客户补充一点，补充后确认
        let then = read_back
            && self.clause.before(at, Cue::AFTER)
            && self.sentence.person.is_some()
            && self.clause.words.get(at).is_some_and(|(span, _)| self.clause.rest(*span) == 0);
        // 复述：…（已确认）
        let told = (read_back || self.sentence.seen.any(Cue::STATES))
            && self.sentence.seen.any(Cue::CLIENT)
            && self.clause.words.iter().all(|(_, cue)| cue.any(Cue::SHORT.or(Cue::CONFIRM)))
            && self.clause.words.get(at).is_some_and(|(span, _)| self.clause.rest(*span) == 0);
        let of_record = flat
            || then
            || told
            || self.has(Cue::RECORD) && self.has(Cue::CLIENT)
            || self.clause.before(at, Cue::RESTATE)
            || self.clause.cues(at).any(Cue::RESTATE) && self.clause.before(at, Cue::SHORT)
            || read_back
                && self.clause.before(at, Cue::CLIENT.or(Cue::HE))
                && !self.has(Cue::ELSE.or(Cue::ASIDE).or(Cue::PLAN));
        of_record.then_some((at, Kind::Restate))
    }

    /// 客户：可以 after a question.
    fn answered(&self) -> Option<(usize, Kind)> {
        let at = self.clause.position(Cue::YES)?;
        let said = self.has(Cue::CLIENT);
        let kind = if self.known(Cue::RESTATE) { Some(Kind::Restate) } else { self.carry.pending };
        said.then_some((at, kind?))
    }
}
