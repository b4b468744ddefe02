//! Time that has gone by, and what has happened.

use super::Why;
use crate::promise::case::{Case, has};
use crate::promise::when::{Edge, When};
use crate::promise::words::{Cue, Word};

pub(super) fn past_day(case: &Case) -> Option<Why> {
    // 来电时间9月23日10:12
    if case.prev_is(Cue::STAMP) && !case.bounded() {
        return Some(Why::Past);
    }
    let When::At(_, _) = case.found.when else { return None };
    // 本月多收的部分
    let ahead = Cue::WILL.or(Cue::US).or(Cue::FOR_YOU);
    if case.next_is(Cue::ONSET) && !case.bounded() && !has(case.before(), ahead) {
        return Some(Why::Past);
    }
    // 今日两次致电
    let repeated = matches!(case.after(), [times, count, ..]
        if matches!(times.word, Word::Num(_)) && count.is(Cue::COUNT.or(Cue::TIMES)));
    // 9点40分到达现场, said at half past ten: so exact an hour without a word of what comes was noted.
    let named = Cue::FOR_YOU.or(Cue::WILL).or(Cue::US).or(Cue::PLEDGE).or(Cue::LIMIT);
    if case.is_noted() && !has(case.before(), named) && !has(case.after(), named) {
        return Some(Why::Past);
    }
    let latest = case.due.latest.or(case.due.earliest)?;
    if repeated && !case.bounded() && case.due.earliest.is_some_and(|at| at <= case.now) {
        return Some(Why::Past);
    }
    // 从9月15号等到9月23号
    // A clock may stand at the first day that there is.
    let from = case.stretch.and_then(|stretch| latest.checked_sub(stretch));
    let begun = from.is_some_and(|from| from.date() < case.now.date());
    if case.is_stretch() && begun && !case.bounded() && !case.acts() {
        return Some(Why::Past);
    }
    // 22日晚起 on the 23rd: since then.
    if case.found.edge == Edge::After && case.is_day_gone() {
        return Some(Why::Past);
    }
    // 我们会在10月20日前给您打电话, said in November: a promise all the same, and one that cannot be kept.
    let spoken = has(case.before(), Cue::WILL.or(Cue::US)) && case.acts_after();
    let told = Cue::DONE.or(Cue::FINISHED).or(Cue::NOT);
    let before = told.or(Cue::PLEDGE);
    if case.bounded() && spoken && !has(case.before(), before) && !has(case.after(), told) {
        return None;
    }
    let earlier_day = latest.date() < case.now.date();
    // 今早8点恢复正常
    let ours = Cue::FOR_YOU.or(Cue::WILL).or(Cue::US);
    let ahead = case.acts_after() && (has(case.before(), ours) || has(case.after(), ours));
    let earlier = latest < case.now && !case.bounded() && !ahead;
    (earlier_day || earlier).then_some(Why::Past)
}

pub(super) fn elapsed(case: &Case) -> Option<Why> {
    if !case.is_length() {
        return None;
    }
    // 三天前: ago.
    let ago = case.found.edge == Edge::Before
        && !has(case.before(), Cue::WILL)
        && !has(case.after(), Cue::FOR_YOU);
    // 停留了九个工作日, 丢了两天, 排队四十分钟才接入
    // 我处人员等候40分钟
    let waited = case.prev_is(Cue::WAIT)
        && has(case.before(), Cue::US.or(Cue::CLIENT))
        && !has(case.before(), Cue::ASK.or(Cue::YOU).or(Cue::MUST).or(Cue::WILL));
    let told = case.found.edge == Edge::None
        && (case.prev_is(Cue::FINISHED)
            && !has(case.before(), Cue::PLEDGE)
            && !case.is_latest()
            && !case.leads_on()
            || case.next_is_only()
                && !has(case.before(), Cue::WILL.or(Cue::US))
                && !case.is_least());
    // 装了才三天
    let short = case.prev_is(Cue::ONLY) && !case.bounded() && !case.acts_after();
    // 修复时长：3小时
    let said = case.before().iter().rev().find(|token| token.word != Word::Colon);
    let led = short
        || said.is_some_and(|token| token.is(Cue::ELAPSED))
            && !has(case.before(), Cue::WILL)
            && !case.bounded()
            && case.found.edge != Edge::After;
    // 连续六个月无通话
    let running = case.prev_is(Cue::RUNNING) && case.next_is(Cue::NO);
    let gone = running
        || case.next_is(Cue::FINISHED.or(Cue::NOT).or(Cue::ELAPSED))
        || case.prev_is(Cue::DONE) && !case.acts_after() && !case.bounded();
    let unmet = has(case.after(), Cue::NOT) && !has(case.after(), Cue::WILL);
    (ago || told || led || gone || unmet || waited && !case.bounded()).then_some(Why::Elapsed)
}

pub(super) fn past(case: &Case) -> Option<Why> {
    let before = case.before();
    // 承诺过当天开通, 第六天才到
    let once =
        case.prev_is(Cue::EVER) && !case.leads_on() && has(before, Cue::PLEDGE.or(Cue::EVER));
    // 我司去年承诺年底覆盖
    let then = before.iter().position(|token| {
        matches!(token.word, Word::Year(count) | Word::Day(count, _) if count < 0)
            || matches!(token.word, Word::Rel(units) if units < 0)
    });
    let then = then.is_some_and(|at| has(before.get(at..).unwrap_or(&[]), Cue::PLEDGE));
    // 故障持续到中午才恢复
    let lasted = has(before, Cue::ELAPSED) && !has(before, Cue::WILL) && !case.is_length();
    let late = case.next_is(Cue::ONLY) && (case.is_ordinal() || lasted) && !has(before, Cue::US);
    if once || late || then || case.told_of() {
        return Some(Why::Past);
    }
    let done_after = case.after().iter().position(|token| token.is(Cue::DONE));
    // 后天这个时候应该已经好了
    let to_be = |at: usize| {
        has(case.after().get(..at).unwrap_or(&[]), Cue::SOFT.or(Cue::WILL)) && !case.is_length()
    };
    if done_after.is_some_and(|at| !to_be(at)) {
        return Some(Why::Past);
    }
    let at = before.iter().rposition(|token| token.is(Cue::DONE))?;
    let between = before.get(at + 1..).unwrap_or(&[]);
    // 已在承诺的48小时内完成
    let named = matches!(between, [word, of]
        if word.is(Cue::PLEDGE.or(Cue::VOW).or(Cue::LIMIT)) && of.word == Word::Of);
    // 已告知客户24小时内回复: what was passed on lies ahead.
    let passed_on = has(between, Cue::PLEDGE.or(Cue::DEMAND).or(Cue::FOR_YOU).or(Cue::ACCEPT))
        && (case.acts_after() || case.after().is_empty());
    let passed_on = passed_on && !named;
    let acted = has(between, Cue::ACT) && case.acts_after();
    let ahead = !case.is_length()
        && !case.is_open()
        && case.due.latest.is_some_and(|latest| latest > case.now);
    (!(passed_on || acted || ahead && !between.is_empty())).then_some(Why::Past)
}

/// 说周一退款，结果拖到今天也没退: what was not kept.
pub(super) fn unkept(case: &Case) -> Option<Why> {
    let next = case.next_clause();
    let lead = next.get(..3).unwrap_or(next);
    let failed = has(lead, Cue::BUT) && has(next, Cue::NOT.or(Cue::NO).or(Cue::ONLY));
    // 承诺24小时内处理，已超时
    let missed = has(next, Cue::MISSED)
        && !has(next, Cue::IF.or(Cue::FOR_YOU).or(Cue::WILL))
        && !has(lead, Cue::CLIENT);
    ((failed || missed) && !has(case.after(), Cue::FOR_YOU)).then_some(Why::Past)
}

/// 今天下午开始手机无法上网.
pub(super) fn onset(case: &Case) -> Option<Why> {
    let onset = has(case.after(), Cue::ONSET) && !case.acts_after() && !case.bounded();
    let done = matches!(case.after(), [.., last] if last.is(Cue::FINISHED)) && case.acts_after();
    let finished = done || case.after().windows(2).any(|pair| {
        matches!(pair, [act, le] if act.is(Cue::ACT.or(Cue::CLIENT_ACT)) && le.is(Cue::FINISHED))
    });
    // 明天把线路换了
    let coming =
        !case.is_length() && case.due.earliest.is_some_and(|at| at.date() > case.now.date());
    let then = has(case.after(), Cue::THEN.or(Cue::WILL)) && !case.is_relative();
    let ahead = coming
        || then
        || has(case.after(), Cue::FOR_YOU) && !case.is_relative()
        || !case.is_length()
            && case.bounded()
            && case.due.latest.is_some_and(|latest| latest > case.now);
    (onset || finished && !ahead).then_some(Why::Past)
}
