//! Someone else's time: the customer's, a third party's, someone quoted; and what is refused or denied.

use super::Why;
use crate::promise::case::{Case, has, subject};
use crate::promise::scan::Token;
use crate::promise::when::Edge;
use crate::promise::words::Cue;
use crate::text::quote::{By, Quote};

pub(super) fn quoted(case: &Case) -> Option<Why> {
    let span = case.span();
    let within = |quote: &&Quote| quote.span.start <= span.start && span.end <= quote.span.end;
    let quote = case.quotes.iter().flatten().find(within)?;
    // 客户表示接受48小时内回复: what the customer agrees to is our promise.
    let agreed = quote.by == By::Customer && has(case.before(), Cue::ACCEPT);
    (!agreed).then_some(Why::Quoted)
}

/// 坐席未承诺当日上门, 三年内也没有建设规划: what will not be.
pub(super) fn refused(case: &Case) -> Option<Why> {
    let after = case.after();
    // 用户不要后天上门, 不会在晚上9点后外呼
    let close = case.before().len().saturating_sub(2);
    let not_after =
        case.found.edge == Edge::After && has(case.before().get(close..).unwrap_or(&[]), Cue::NO);
    let unwanted = not_after || case.prev_is(Cue::NO) && !case.bounded() && !case.is_length();
    // 没办法在今天内给您结果
    let unable = has(case.before().get(close..).unwrap_or(&[]), Cue::NO) && case.acts_after();
    // 原9月24日改为9月26日
    // 约好的26号上门改到了28号
    let close = after.get(..3).unwrap_or(after);
    let moved =
        !case.is_length() && (case.next_is(Cue::MOVED) || case.acts() && has(close, Cue::MOVED));
    let unwanted = unwanted || unable || moved;
    let denied = unwanted || has(case.before(), Cue::REFUSE.or(Cue::VOID)) || case.prev_is(Cue::NEAR)
        // 清明前给不了
        || case.next_is(Cue::REFUSE);
    // 未与客户约定三天内答复
    let denied = denied || never_pledged(case.before());
    let first = after
        .iter()
        .position(|token| token.is(Cue::ACT.or(Cue::FOR_YOU).or(Cue::NOT).or(Cue::NO)))
        .and_then(|at| after.get(at..))
        .unwrap_or(&[]);
    let never =
        matches!(first, [not, ..] if not.is(Cue::NOT.or(Cue::NO))) && !has(first, Cue::WILL);
    // 师傅提出后天去，客户没同意
    let void = !case.is_open() && (has(case.rest(), Cue::VOID) || has(after, Cue::VOID));
    (denied || never || void).then_some(Why::Bare)
}

/// 未与客户约定, 没说: a denial that reaches its word of promising over the one that it speaks to.
fn never_pledged(before: &[Token]) -> bool {
    let Some(at) = before.iter().rposition(|token| token.is(Cue::NOT.or(Cue::NO))) else {
        return false;
    };
    let rest = before.get(at + 1..).unwrap_or(&[]);
    let Some(to) = rest.iter().position(|token| token.is(Cue::PLEDGE.or(Cue::VOW))) else {
        return false;
    };
    let between = rest.get(..to).unwrap_or(&[]);
    (!between.is_empty() || rest.first().is_some_and(|token| token.is(Cue::VOW)))
        && between.iter().all(|token| {
            token.is(Cue::TO.or(Cue::WILL).or(Cue::CLIENT).or(Cue::YOU).or(Cue::FOR_YOU))
        })
}

/// 快递预计3天到: nobody here answers for it, unless the clause says that we do.
pub(super) fn third_party(case: &Case) -> Option<Why> {
    let (before, after) = (case.before(), case.after());
    // 银行客服告知客户: whoever comes first acts.
    let first = before.iter().find(|token| token.is(Cue::THIRD.or(Cue::US).or(Cue::FOR_YOU)));
    let theirs = subject(before, Cue::THIRD) && first.is_some_and(|token| token.is(Cue::THIRD))
        || before.is_empty() && after.first().is_some_and(|token| token.is(Cue::THIRD));
    // 据铁塔公司反馈，市电预计今晚10点恢复
    let said = case.last_clause();
    let told = has(said, Cue::THIRD)
        && (said.last().is_some_and(|token| token.is(Cue::SAID)) || third_says(said))
        && !has(before, Cue::US.or(Cue::FOR_YOU));
    let theirs = theirs || told;
    let ours = has(after, Cue::US.or(Cue::FOR_YOU));
    let bound = case.after_event() && !has(before, Cue::MUST);
    (theirs && !ours && !bound && !case.awaits()).then_some(Why::ThirdParty)
}

/// 快递说件在路上.
fn third_says(clause: &[Token]) -> bool {
    clause.windows(2).any(|pair| {
        matches!(pair, [third, said]
            if third.is(Cue::THIRD) && said.is(Cue::SAID) && !said.is(Cue::PLEDGE))
    })
}

pub(super) fn demand(case: &Case) -> Option<Why> {
    let before = case.reach();
    let after = case.after();
    // 24小时内不解决就投诉, 如3天内没有恢复: what happens if not.
    let threat = case.bounded() && case.next_is(Cue::NO.or(Cue::NOT))
        || has(before, Cue::IF) && has(after, Cue::NO.or(Cue::NOT));
    // 如果下周还这样我就转网
    let threat = threat
        || has(before, Cue::IF)
            && has(after, Cue::CLIENT_ACT)
            && !has(after, Cue::FOR_YOU.or(Cue::ACT));
    // 若下月1号以后再改
    let threat =
        threat || case.found.edge == Edge::After && has(before, Cue::IF) && !case.is_length();
    // 10月15日前必须完成: an order of the customer's where the customer was named.
    let told = has(before, Cue::CLIENT) || has(case.earlier(), Cue::CLIENT);
    let ordered = has(after, Cue::DEMAND)
        && !(case.next_is(Cue::MUST) && (has(after, Cue::US) || case.bounded() && !told))
        && !has(before, Cue::US.or(Cue::FOR_YOU))
        && !has(after, Cue::LIMIT.or(Cue::FOR_YOU));
    if threat || ordered {
        return Some(Why::Demand);
    }
    // 48小时内给我答复, 再给我二十分钟，查清楚马上打给您
    if has(after, Cue::GIVE) || has(before, Cue::GIVE) && !case.goes_on() {
        return Some(Why::Demand);
    }
    let at = before.iter().rposition(|token| token.is(Cue::DEMAND))?;
    let (head, tail) = before.split_at_checked(at)?;
    // 已要求后台24小时内处理: our side demands. 退费需要3个工作日: it takes that long.
    let client = subject(head, Cue::CLIENT);
    // 要求维修班当日到场处理
    let order = tail.first().is_some_and(|token| !token.is(Cue::WISH));
    let team = order && tail.get(1).is_some_and(|token| token.is(Cue::US)) && !client;
    let ours = team || has(head, Cue::DONE.or(Cue::US)) && !client;
    // 工单已派至装维班，要求今日20时前回单
    let sent = case.last_clause();
    let ours = ours
        || order
            && head.is_empty()
            && has(sent, Cue::US)
            && has(sent, Cue::PLEDGE.or(Cue::ACT).or(Cue::DONE))
            && !subject(sent, Cue::CLIENT);
    // 务必今日回复客户
    let ours = ours
        || tail.first().is_some_and(|token| token.is(Cue::MUST))
            && has(after, Cue::FOR_YOU)
            && !client;
    // 建单时间9月22日，要求9月24日前完成
    let ours = ours || order && head.is_empty() && has(sent, Cue::STAMP);
    let takes = tail.first().is_some_and(|token| token.is(Cue::LIMIT)) && !client;
    (!ours && !takes && !has(tail, Cue::ACCEPT)).then_some(Why::Demand)
}

/// 24小时内给您回电行吗: an offer, as long as nobody says yes.
pub(super) fn asked(case: &Case) -> Option<Why> {
    let asked = has(case.after(), Cue::QUERY);
    let answered = has(case.rest(), Cue::ACCEPT.or(Cue::CLIENT));
    (asked && !answered).then_some(Why::Asked)
}

pub(super) fn customers(case: &Case) -> Option<Why> {
    let (before, after) = (case.before(), case.after());
    // 24小时以后才能查询: tells when, if not until when.
    if case.found.edge == Edge::After && case.is_length() && has(after, Cue::ONLY) {
        return None;
    }
    // 收到您的照片后1个工作日内补登: ours, once it has come.
    let waits = has(before, Cue::WAIT) && !has(before, Cue::CLIENT_ACT);
    // 请装维班明日12点前联系用户
    let ours_asked = before
        .windows(2)
        .any(|pair| matches!(pair, [ask, us] if ask.is(Cue::ASK) && us.is(Cue::US)));
    let told_to = has(before, Cue::ASK) && !waits && !ours_asked;
    let first = |cues| after.iter().position(|token| token.is(cues));
    let right = first(Cue::CAN).is_some_and(|at| {
        let tail = after.get(at..).unwrap_or(&[]);
        has(tail, Cue::CLIENT_ACT) || !has(tail, Cue::ACT)
    });
    if case.after_event() && case.bounded() && case.acts_after() && !told_to && !right {
        return None;
    }
    // 把旧光猫还回来: what leads an object is nobody's action; 给退订 is ours.
    let leads = |at: usize| {
        let next = after.get(at + 1);
        next.is_none_or(|token| !token.is(Cue::ACT.or(Cue::CLIENT_ACT)))
    };
    let ours = after.iter().enumerate().position(|(at, token)| {
        token.is(Cue::FOR_YOU) || token.is(Cue::ACT) && !(token.is(Cue::TO) && leads(at))
    });
    let ours = ours.or_else(|| first(Cue::ACT).filter(|_| first(Cue::CLIENT_ACT).is_none()));
    // Whose action comes first decides: 到营业厅补卡.
    let theirs = first(Cue::CLIENT_ACT).is_some_and(|at| {
        ours.is_none_or(|ours| at < ours)
            && !acts_alone(after.get(..at).unwrap_or(&[]), ours.is_some())
    });
    // 您1月31日前把欠费交上
    let needed = matches!(before, [.., must, who] if must.is(Cue::MUST) && who.is(Cue::CLIENT));
    let must = subject(before, Cue::CLIENT) && case.prev_must();
    // 您的投诉单将在今日18时前由专人跟进
    let by_us = matches!(after, [_, who, ..] if who.is(Cue::US));
    let yours = needed || must || subject(before, Cue::YOU) && case.next_is(Cue::TO) && !by_us;
    let asked = yours || told_to;
    let you = subject(before, Cue::YOU) && has(before, Cue::MUST.or(Cue::CAN)) && !waits;
    // 客户明天要出差, 用户第二天又改主意.
    // 重启光猫后等5分钟看看
    let tries = case.is_length()
        && !case.bounded()
        && case.prev_is(Cue::WAIT)
        && has(before, Cue::CLIENT_ACT)
        && !has(after, Cue::FOR_YOU.or(Cue::US));
    // 光猫重启需要三分钟左右: how a thing behaves.
    let behaves = case.is_length()
        && !case.bounded()
        && has(before, Cue::CLIENT_ACT)
        && has(before, Cue::MUST)
        && !case.acts()
        && !has(before, Cue::ASK.or(Cue::US))
        && case.found.edge != Edge::After;
    if tries || behaves {
        return Some(Why::Customer);
    }
    let alone = case.prev_is(Cue::CLIENT)
        && subject(before, Cue::CLIENT)
        && !case.bounded()
        && !has(after, Cue::US.or(Cue::FOR_YOU).or(Cue::WILL))
        && !case.is_length();
    // 今日回访客户表示收到: tells of what was said.
    let told = after.windows(2).any(|pair| {
        matches!(pair, [who, said] if who.is(Cue::CLIENT) && said.is(Cue::SAID.or(Cue::ACCEPT)))
    }) && !case.bounded();
    if alone || told {
        return Some(if told { Why::Past } else { Why::Customer });
    }
    // 他准备月底换运营商
    let plans = subject(before, Cue::CLIENT)
        && case.prev_is(Cue::PLAN)
        && !has(after, Cue::US.or(Cue::FOR_YOU));
    if plans {
        return Some(Why::Customer);
    }
    let leads = case.client_leads()
        && !has(before, Cue::ACCEPT.or(Cue::PLEDGE).or(Cue::FOR_YOU))
        && ours.is_none();
    (asked || you || right || theirs || leads).then_some(Why::Customer)
}

/// Whether our side stands as the subject before an action that customers may do too: 让机房重启端口.
fn acts_alone(before_act: &[Token], acts_later: bool) -> bool {
    let Some(at) = before_act.iter().rposition(|token| token.is(Cue::US)) else { return false };
    let theirs = Cue::YOU.or(Cue::CLIENT).or(Cue::ASK).or(Cue::MUST).or(Cue::CAN);
    acts_later || at + 1 == before_act.len() && !has(before_act, theirs)
}
