//! What is asked: spoken to the customer, or told in the record.

use super::Kind;
use super::judge::Reading;
use super::words::Cue;

impl Reading<'_> {
    /// What is asked, spoken to the customer or told in the record.
    pub(super) fn question(&self) -> Option<Kind> {
        if self.has(Cue::PROXY.or(Cue::COMPLAINT)) {
            return None;
        }
        if let Some(kind) = self.recorded_question() {
            return Some(kind);
        }
        let read_back = self.known(Cue::RESTATE.or(Cue::RECORD));
        let invited = self.known(Cue::INVITE)
            && read_back
            && !self.has(Cue::CLIENT)
            && !self.known(Cue::ASKS);
        let whether = self.has(Cue::WHETHER) && self.known(Cue::YOU);
        let put_back = invited && self.has(Cue::INVITE.or(Cue::RESTATE));
        if !(self.has(Cue::QUESTION) || whether || put_back) {
            return None;
        }
        let put = self.clause.position(Cue::ASKS);
        if put.is_some_and(|at| self.clause.before(at, Cue::UNREAL.or(Cue::NOT))) {
            return None;
        }
        // 能否与客户协商减免一半？ is put to a colleague.
        let told =
            self.clause.position(Cue::SAY).is_some_and(|at| self.clause.before(at, Cue::OURS));
        if self.has(Cue::CLIENT) && !told && !self.known(Cue::YOU.or(Cue::ASKS)) {
            return None;
        }
        let aside = self.known(Cue::ASIDE)
            && !self.known(
                Cue::PROPOSAL
                    .or(Cue::RECORD)
                    .or(Cue::READS)
                    .or(Cue::DEMAND)
                    .or(Cue::SATISFIED)
                    .or(Cue::RESULT),
            );
        if aside || self.has(Cue::ELSE) && !self.known(Cue::RESTATE.or(Cue::PLAN)) {
            return None;
        }
        // 这单我给您结掉，可以吗
        if self.known(Cue::CLOSE) && !self.known(Cue::PROPOSAL.or(Cue::RESTATE)) {
            return Some(Kind::Satisfaction);
        }
        let fixed = self.has(Cue::FIXED) && !self.sentence.seen.any(Cue::PLAN);
        if (fixed || self.has(Cue::SATISFIED.or(Cue::RESULT))) && !self.known(Cue::RESTATE) {
            return Some(Kind::Satisfaction);
        }
        if self.known(Cue::SATISFIED.or(Cue::RESULT)) && !self.known(Cue::PLAN.or(Cue::RESTATE)) {
            return Some(Kind::Satisfaction);
        }
        // 先免月租，您听听行不行
        let offered = self.known(Cue::PLAN)
            && self.has(Cue::YES.or(Cue::AGREE))
            && !self.known(Cue::RESTATE.or(Cue::RECORD))
            && !self.has(Cue::RIGHT);
        if offered {
            return Some(Kind::Plan);
        }
        if self.known(Cue::RESTATE.or(Cue::INVITE)) || self.has(Cue::RIGHT) {
            return Some(Kind::Restate);
        }
        if self.known(Cue::PLAN) || self.has(Cue::AGREE.or(Cue::YES)) || self.known(Cue::DOING) {
            return Some(Kind::Plan);
        }
        None
    }

    /// 已询问客户是否认可该方案, 请客户核对: the record tells that it was asked.
    pub(super) fn recorded_question(&self) -> Option<Kind> {
        let at = self.clause.position(Cue::ASKS)?;
        // 回访满意度：满意 is a form's field.
        if self.clause.behind(at, Cue::COLON) {
            return None;
        }
        // 请客户确认诉求 tells a colleague what to do; 已复述并请客户核对 tells what was done.
        if self.clause.cues(at).any(Cue::INVITE) && !self.known(Cue::READS) {
            return None;
        }
        if self.clause.before(at, Cue::UNREAL.or(Cue::NOT)) || self.sentence.open || self.barred() {
            return None;
        }
        if self.has(Cue::SATISFIED) || self.has(Cue::RESULT) && !self.has(Cue::PROPOSAL) {
            return Some(Kind::Satisfaction);
        }
        if self.has(Cue::RIGHT.or(Cue::WRONG).or(Cue::RESTATE).or(Cue::RECORD))
            || self.clause.cues(at).any(Cue::INVITE) && self.known(Cue::RESTATE)
        {
            return Some(Kind::Restate);
        }
        let plan = self.known(Cue::PLAN) || self.has(Cue::AGREE);
        (plan && (!self.has(Cue::ELSE) || self.has(Cue::PROPOSAL))).then_some(Kind::Plan)
    }
}
