//! Product, tariff, policy, law, opening hours, counts: times that hold for all.

use super::Why;
use crate::promise::case::{Case, has};
use crate::promise::scan::Token;
use crate::promise::when::{Edge, When};
use crate::promise::words::{Cue, Unit, Word};

/// 1元/天, 7*24小时, 19.9元30天, 2.5小时/次.
pub(super) fn tariff(case: &Case) -> Option<Why> {
    let around = |token: Option<&Token>| {
        token.is_some_and(|token| matches!(token.word, Word::Slash | Word::Times))
    };
    let money = case.prev_is(Cue::COUNT) && case.is_length() && !case.bounded();
    (around(case.before().last()) || around(case.after().first()) || money && !case.is_open())
        .then_some(Why::Terms)
}

/// 每月18日.
pub(super) fn recurring(case: &Case) -> Option<Why> {
    // 每月3号出账，5号推送
    let again = !case.is_length()
        && !case.bounded()
        && has(case.earlier(), Cue::EVERY)
        && !case.is_latest()
        && !case.prev_is(Cue::PLEDGE)
        && !has(case.after(), Cue::FOR_YOU);
    let every =
        again || has(case.before(), Cue::EVERY) || case.next_is(Cue::EVERY) && !case.acts_after();
    every.then_some(Why::Terms)
}

/// A time this long, in days, that someone may do something in is a right and no promise.
const RIGHT: i64 = 60;

/// A time this long, in days, is no limit of a handling where no handling is named.
const YEAR: i64 = 366;

pub(super) fn terms(case: &Case) -> Option<Why> {
    let terms = has(case.before(), Cue::TERMS) || has(case.after(), Cue::TERMS);
    let promised =
        has(case.before(), Cue::FOR_YOU.or(Cue::PLEDGE).or(Cue::WILL)) || case.acts_after();
    let ours = case.acts_after() && (case.bounded() || !case.is_length());
    let strong = (case.next_is(Cue::TERMS) || case.prev_is(Cue::TERMS)) && !ours
        || case.next_is(Cue::FEE) && case.is_length() && !case.bounded()
        || case.next_is(Cue::TERMS) && (case.is_named_month() || case.after_event());
    // 依据工信部令第35号，企业应在15日内答复: what the law says to all.
    let anyone = Cue::US.or(Cue::FOR_YOU).or(Cue::PLEDGE).or(Cue::WILL);
    // 根据规定，投诉应在15日内答复
    let ruling = has(case.last_clause(), Cue::RULE) && has(case.before(), Cue::MUST);
    let cited =
        has(case.earlier(), Cue::LAW) && !has(case.before(), anyone) && !has(case.after(), anyone)
            || ruling && !case.is_ours();
    let law = cited
        || has(case.sentence_tokens(), Cue::LAW)
            && has(case.before(), Cue::MUST.or(Cue::CAN).or(Cue::LIMIT).or(Cue::RULE))
            && !has(case.before(), Cue::US.or(Cue::FOR_YOU));
    // 到2027年3月止, 期限两年, 0点至24点.
    let until = case.before().last().is_some_and(|token| token.word == Word::To)
        && (!case.acts() || has(case.before(), Cue::CAN.or(Cue::TERMS)));
    let brief = matches!(case.found.when, When::For(length) if length.unit == Unit::Second)
        && !has(case.after(), Cue::FOR_YOU);
    let effect = has(case.after(), Cue::EFFECT) && !case.bounded();
    let years = matches!(case.found.when, When::For(length) if length.unit == Unit::Year)
        && !case.bounded()
        && !case.acts_after();
    let hours = case.opening_hours()
        && (!case.acts_after() || case.next_is(Cue::CAN) && !case.is_ours())
        && !has(case.before(), Cue::WILL.or(Cue::US))
        || case.is_stretch() && has(case.earlier(), Cue::SERVICE) && !case.acts();
    // 纸质发票可在180天内补开: what customers have a right to for so long.
    // 发票遗失需在180日内申请补开
    let right = case.prev_is(Cue::CAN.or(Cue::MUST)) && case.lasts(RIGHT) && !case.is_ours();
    // 报停最长6个月
    let known = Cue::LIMIT.or(Cue::SOFT);
    let long = case.is_length()
        && !case.before().is_empty()
        && !case.prev_is(Cue::RECENT)
        && !case.acts()
        && !case.is_ours()
        && (case.lasts(YEAR) || case.lasts(RIGHT) && !has(case.before(), known));
    if long || law || until || brief || effect || years || hours || right {
        return Some(Why::Terms);
    }
    // 16点前报障当日修复: a condition and what follows from it.
    let offered = case.bounded()
        && case.next_is(Cue::CLIENT_ACT)
        && !case.next_is(Cue::ACT)
        && !case.after_event()
        || before_act(case.before());
    // 公司规定
    let own_rule = case
        .before()
        .windows(2)
        .any(|pair| matches!(pair, [us, rule] if us.is(Cue::US) && rule.is(Cue::RULE)));
    let ours_next = has(case.after(), Cue::US) && case.acts_after();
    let ruled = has(case.before(), Cue::RULE)
        && (own_rule || !has(case.before(), Cue::US.or(Cue::WILL)))
        && !has(case.before(), Cue::FOR_YOU)
        && !has(case.after(), Cue::FOR_YOU)
        && !ours_next;
    let service = (case.next_is(Cue::SERVICE) || case.prev_is(Cue::SERVICE))
        && !case.bounded()
        && !case.is_open();
    let hard = case.bounded()
        // 扣费将分三个月返还
        || case.prev_is(Cue::RUNNING) && case.next_is(Cue::ACT)
        || case.counts_working_days() && case.next_is(Cue::ACT) && !case.next_is(Cue::TERMS)
        || has(case.after(), Cue::FOR_YOU)
        || !case.is_length()
            && case.acts_after()
            && case.found.edge != Edge::After
            && !case.next_is(Cue::TERMS);
    (strong || terms && !(promised && hard) || service || ruled || offered).then_some(Why::Terms)
}

/// 近6个月, 30天内投诉超过3次.
pub(super) fn count(case: &Case) -> Option<Why> {
    // 前三个月
    let before =
        case.is_length() && case.before().last().is_some_and(|token| token.word == Word::Before);
    // 前两个星期办的套餐
    let led = match case.before() {
        [_] => true,
        [.., who, _] => who.is(Cue::CLIENT.or(Cue::YOU)),
        [] => false,
    };
    let recent = before && led || (case.prev_is(Cue::RECENT) || before) && !case.acts_after();
    let counted = case.after().windows(2).any(|pair| {
        matches!(pair, [num, count] if matches!(num.word, Word::Num(_)) && count.is(Cue::COUNT))
    });
    let anyone = Cue::FOR_YOU.or(Cue::US).or(Cue::WILL).or(Cue::PLEDGE);
    let events = case.after().windows(2).any(|pair| {
        matches!(pair, [num, times] if matches!(num.word, Word::Num(_)) && times.is(Cue::TIMES))
    });
    let nobody = events && !has(case.before(), anyone) && !has(case.after(), anyone);
    // 90天内只能申请一次
    let capped =
        (events || counted) && (has(case.after(), Cue::CAP) || has(case.before(), Cue::CAP));
    let nobody = nobody || capped && !has(case.after(), Cue::FOR_YOU);
    let statistic = (has(case.after(), Cue::STAT)
        || has(case.before(), Cue::STAT) && !case.acts_after())
        && !has(case.after(), Cue::FOR_YOU);
    (recent && !case.is_open() || counted && !case.acts() || nobody || statistic)
        .then_some(Why::Count)
}

/// 16点前报障: a limit for what the customer does.
fn before_act(tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| {
        matches!(pair, [limit, act] if matches!(limit.word, Word::Before | Word::Within) && act.is(Cue::CLIENT_ACT))
    })
}
