//! Turns of speech, and times beside which nobody does anything.

use super::Why;
use crate::promise::case::{Case, has};
use crate::promise::scan::Token;
use crate::promise::when::{Edge, When};
use crate::promise::words::{Cue, Word};

pub(super) fn idiom(case: &Case) -> Option<Why> {
    let even = case.next_is(Cue::EVEN) && has(case.after(), Cue::NO.or(Cue::NOT).or(Cue::EVEN));
    // 没几天好网
    let held = has(case.before(), Cue::HOLD) || has(case.last_clause(), Cue::HOLD);
    let idle = held && case.is_length() && !case.bounded() && case.found.edge != Edge::After
        || case.is_open() && case.prev_is(Cue::NOT);
    (even && case.is_length() && !case.bounded() || idle).then_some(Why::Idiom)
}

/// A time next to words that name no handling: 套餐含500分钟, 本月账单, 12月.
pub(super) fn bare(case: &Case) -> Option<Why> {
    let start_only = case.is_length() && has(case.after(), Cue::ONLY);
    // 用了“稍后”: speaks about the word.
    if case.is_open() && case.prev_is(Cue::ELAPSED) {
        return Some(Why::Bare);
    }
    // 近日强降雨造成断网: no handling, so the word promises nothing.
    let happens = case.is_open() && has(case.after(), Cue::HAPPENS.or(Cue::ONSET))
        || !case.bounded() && (has(case.before(), Cue::HAPPENS) || has(case.after(), Cue::HAPPENS));
    if happens && !case.acts() {
        return Some(Why::Past);
    }
    // 国庆期间照常处理: when it is open, unless it is for the customer.
    if case.is_holiday_run() && !has(case.after(), Cue::FOR_YOU.or(Cue::US)) {
        return Some(Why::Bare);
    }
    // 晚上11点后网速会好些: tells when something is so.
    let since = case.found.edge == Edge::After && !case.is_length() && !case.is_open();
    if since && !case.acts() && !has(case.before(), Cue::US) && !has(case.after(), Cue::US) {
        return Some(Why::Bare);
    }
    // 国庆前最后一天，客户反映…: when someone said something.
    let next = case.next_clause();
    let tells = matches!(next, [who, said, ..]
        if who.is(Cue::CLIENT) && said.is(Cue::SAID.or(Cue::CLIENT_ACT).or(Cue::DEMAND)));
    if tells && !case.is_length() && !case.is_open() && !case.acts() && !case.is_ours() {
        return Some(Why::Bare);
    }
    if case.terse() {
        return None;
    }
    let awaited = case.after_event()
        && (case.bounded() || case.counts_working_days() && case.after().is_empty());
    // 下个月中旬才能完
    let ends = has(case.after(), Cue::ONLY) && has(case.after(), Cue::ENDS);
    if case.is_open() || case.acts() || start_only || awaited || ends {
        return None;
    }
    let known = Cue::US.or(Cue::WILL).or(Cue::LIMIT).or(Cue::SOFT).or(Cue::ACCEPT).or(Cue::EVENT);
    let known = known.or(Cue::GIVE);
    // 请等3天 asks for patience; 等候半小时 tells of it.
    let patience = has(case.before(), Cue::WAIT)
        && has(case.before(), Cue::ASK.or(Cue::YOU).or(Cue::MUST).or(Cue::THEN));
    if patience {
        return None;
    }
    let speaks = |tokens: &[Token]| {
        has(tokens, known)
            || tokens.iter().any(|token| matches!(token.word, Word::Latest | Word::Earliest))
    };
    if speaks(case.before()) || speaks(case.after()) {
        return None;
    }
    if let When::At(from, to) = case.found.when {
        if case.is_named_month() {
            return Some(Why::Bare);
        }
        // 8:00-22:00: hours of opening.
        if from != to && case.opening_hours() {
            return Some(Why::Terms);
        }
    }
    let unknown = |tokens: &[Token]| {
        tokens.iter().any(|token| {
            !matches!(token.word, Word::Colon | Word::Particle | Word::From | Word::Of)
        })
    };
    let alone = !unknown(case.after()) && (!unknown(case.before()) || case.bounded());
    let starts = case.bounded() && !unknown(case.before());
    // 违约金按日计收，30日封顶
    let priced = case.bounded() && has(case.earlier(), Cue::FEE.or(Cue::TERMS));
    (priced || !alone && !starts).then_some(Why::Bare)
}
