//! The reasons for which a time is no promise, one function each.

use super::case::{Case, has, subject};
use super::scan::Token;
use super::when::{Edge, When};
use super::words::{Cue, Unit, Word};
use crate::text::quote::{By, Quote};

/// Why a time is no promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Someone else's words: in quotation marks, or reported.
    Quoted,
    /// What the customer demands or wishes.
    Demand,
    /// What the customer does, may do, must do, or when the customer can be reached.
    Customer,
    /// Product, tariff, policy, system or opening hours.
    Terms,
    /// Time that has gone by.
    Elapsed,
    /// Something that has happened.
    Past,
    /// A count over a period, or a statistic.
    Count,
    /// Someone else's doing: a courier, a bank, the landlord.
    ThirdParty,
    /// A turn of speech, or a hold of the line.
    Idiom,
    /// A time next to words that name no handling by our side.
    Bare,
    /// Taken over by a hard time of the same sentence.
    Outdone,
}

/// A reason: whether it speaks against the case.
type Reason = fn(&Case) -> Option<Why>;

/// Asked in order; the first that speaks settles it.
pub const ALL: &[Reason] = &[
    idiom,
    quoted,
    tariff,
    recurring,
    past_day,
    elapsed,
    refused,
    demand,
    third_party,
    customers,
    terms,
    past,
    onset,
    count,
    bare,
];

fn idiom(case: &Case) -> Option<Why> {
    let even = case.next_is(Cue::EVEN) && has(case.after(), Cue::NO.or(Cue::NOT).or(Cue::EVEN));
    // 没几天好网
    let hold = has(case.before(), Cue::HOLD) && case.is_length()
        || case.is_open() && case.prev_is(Cue::NOT);
    (even && case.is_length() && !case.bounded() || hold).then_some(Why::Idiom)
}

fn quoted(case: &Case) -> Option<Why> {
    let span = case.span();
    let within = |quote: &&Quote| quote.span.start <= span.start && span.end <= quote.span.end;
    let quote = case.quotes.iter().flatten().find(within)?;
    // 客户表示接受48小时内回复: what the customer agrees to is our promise.
    let agreed = quote.by == By::Customer && has(case.before(), Cue::ACCEPT);
    (!agreed).then_some(Why::Quoted)
}

/// 1元/天, 7*24小时, 19.9元30天, 2.5小时/次.
fn tariff(case: &Case) -> Option<Why> {
    let around = |token: Option<&Token>| {
        token.is_some_and(|token| matches!(token.word, Word::Slash | Word::Times))
    };
    let money = case.prev_is(Cue::COUNT) && case.is_length() && !case.bounded();
    (around(case.before().last()) || around(case.after().first()) || money && !case.is_open())
        .then_some(Why::Terms)
}

/// 每月18日.
fn recurring(case: &Case) -> Option<Why> {
    // 每月3号出账，5号推送
    let again = !case.is_length()
        && !case.bounded()
        && has(case.earlier(), Cue::EVERY)
        && !has(case.after(), Cue::FOR_YOU);
    let every =
        again || has(case.before(), Cue::EVERY) || case.next_is(Cue::EVERY) && !case.acts_after();
    every.then_some(Why::Terms)
}

fn past_day(case: &Case) -> Option<Why> {
    // 来电时间9月23日10:12
    if case.prev_is(Cue::STAMP) && !case.bounded() {
        return Some(Why::Past);
    }
    let When::At(_, _) = case.found.when else { return None };
    let latest = case.due.latest.or(case.due.earliest)?;
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

fn elapsed(case: &Case) -> Option<Why> {
    if !case.is_length() {
        return None;
    }
    // 三天前: ago.
    let ago = case.found.edge == Edge::Before
        && !has(case.before(), Cue::WILL)
        && !has(case.after(), Cue::FOR_YOU);
    // 停留了九个工作日, 丢了两天, 排队四十分钟才接入
    let told = case.found.edge == Edge::None
        && (case.prev_is(Cue::FINISHED) && !has(case.before(), Cue::PLEDGE) && !case.is_latest()
            || case.next_is_only() && !has(case.before(), Cue::WILL.or(Cue::US)));
    let led = case.prev_is(Cue::ELAPSED) && !case.bounded() && case.found.edge != Edge::After;
    let gone = case.next_is(Cue::FINISHED.or(Cue::NOT).or(Cue::ELAPSED))
        || case.prev_is(Cue::DONE) && !case.acts_after() && !case.bounded();
    let unmet = has(case.after(), Cue::NOT) && !has(case.after(), Cue::WILL);
    (ago || told || led || gone || unmet).then_some(Why::Elapsed)
}

/// 坐席未承诺当日上门, 三年内也没有建设规划: what will not be.
fn refused(case: &Case) -> Option<Why> {
    let after = case.after();
    // 用户不要后天上门
    let unwanted = case.prev_is(Cue::NO) && !case.bounded() && !case.is_length();
    let denied =
        unwanted || has(case.before(), Cue::REFUSE.or(Cue::VOID)) || case.prev_is(Cue::NEAR);
    let first =
        after.iter().find(|token| token.is(Cue::ACT.or(Cue::FOR_YOU).or(Cue::NOT).or(Cue::NO)));
    let never = first.is_some_and(|token| token.is(Cue::NOT.or(Cue::NO))) && !has(after, Cue::WILL);
    // 师傅提出后天去，客户没同意
    let void = !case.is_open() && (has(case.rest(), Cue::VOID) || has(after, Cue::VOID));
    (denied || never || void).then_some(Why::Bare)
}

/// 快递预计3天到: nobody here answers for it, unless the clause says that we do.
fn third_party(case: &Case) -> Option<Why> {
    let (before, after) = (case.before(), case.after());
    // 银行客服告知客户: whoever comes first acts.
    let first = before.iter().find(|token| token.is(Cue::THIRD.or(Cue::US).or(Cue::FOR_YOU)));
    let theirs = subject(before, Cue::THIRD) && first.is_some_and(|token| token.is(Cue::THIRD))
        || before.is_empty() && after.first().is_some_and(|token| token.is(Cue::THIRD));
    let ours = has(after, Cue::US.or(Cue::FOR_YOU));
    let bound = case.after_event() && !has(before, Cue::MUST);
    (theirs && !ours && !bound).then_some(Why::ThirdParty)
}

fn demand(case: &Case) -> Option<Why> {
    let before = case.reach();
    let after = case.after();
    // 24小时内不解决就投诉, 如3天内没有恢复: what happens if not.
    let threat = case.bounded() && case.next_is(Cue::NO)
        || has(before, Cue::IF) && has(after, Cue::NO.or(Cue::NOT));
    // 若下月1号以后再改
    let threat =
        threat || case.found.edge == Edge::After && has(before, Cue::IF) && !case.is_length();
    let ordered = has(after, Cue::DEMAND)
        && !has(before, Cue::US.or(Cue::FOR_YOU))
        && !has(after, Cue::LIMIT.or(Cue::FOR_YOU));
    if threat || ordered {
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
    let takes = tail.first().is_some_and(|token| token.is(Cue::LIMIT)) && !client;
    (!ours && !takes && !has(tail, Cue::ACCEPT)).then_some(Why::Demand)
}

fn customers(case: &Case) -> Option<Why> {
    let (before, after) = (case.before(), case.after());
    // 24小时以后才能查询: tells when, if not until when.
    if case.found.edge == Edge::After && case.is_length() && has(after, Cue::ONLY) {
        return None;
    }
    // 收到您的照片后1个工作日内补登: ours, once it has come.
    if case.after_event() && case.bounded() && case.acts_after() {
        return None;
    }
    let first = |cues| after.iter().position(|token| token.is(cues));
    let ours = first(Cue::ACT.or(Cue::FOR_YOU));
    // Whose action comes first decides: 到营业厅补卡.
    let theirs = first(Cue::CLIENT_ACT).is_some_and(|at| {
        ours.is_none_or(|ours| at < ours)
            && !(ours.is_some() && has(after.get(..at).unwrap_or(&[]), Cue::US))
    });
    let waits = has(before, Cue::WAIT) && !has(before, Cue::CLIENT_ACT);
    // 您1月31日前把欠费交上
    let needed = matches!(before, [.., must, who] if must.is(Cue::MUST) && who.is(Cue::CLIENT));
    let must = subject(before, Cue::CLIENT) && case.prev_must();
    let yours = needed || must || subject(before, Cue::YOU) && case.next_is(Cue::TO);
    let asked = yours || has(before, Cue::ASK) && !waits;
    let you = subject(before, Cue::YOU) && has(before, Cue::MUST.or(Cue::CAN)) && !waits;
    let right = first(Cue::CAN).is_some_and(|at| {
        let tail = after.get(at..).unwrap_or(&[]);
        has(tail, Cue::CLIENT_ACT) || !has(tail, Cue::ACT)
    });
    // 客户明天要出差, 用户第二天又改主意.
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
    let leads = case.client_leads()
        && !has(before, Cue::ACCEPT.or(Cue::PLEDGE).or(Cue::FOR_YOU))
        && ours.is_none();
    (asked || you || right || theirs || leads).then_some(Why::Customer)
}

fn terms(case: &Case) -> Option<Why> {
    let terms = has(case.before(), Cue::TERMS) || has(case.after(), Cue::TERMS);
    let promised =
        has(case.before(), Cue::FOR_YOU.or(Cue::PLEDGE).or(Cue::WILL)) || case.acts_after();
    let ours = case.acts_after() && (case.bounded() || !case.is_length());
    let strong = (case.next_is(Cue::TERMS) || case.prev_is(Cue::TERMS)) && !ours
        || case.next_is(Cue::FEE) && case.is_length() && !case.bounded()
        || case.next_is(Cue::TERMS) && (case.is_named_month() || case.after_event());
    // 依据工信部令第35号，企业应在15日内答复: what the law says to all.
    let anyone = Cue::US.or(Cue::FOR_YOU).or(Cue::PLEDGE).or(Cue::WILL);
    let cited =
        has(case.earlier(), Cue::LAW) && !has(case.before(), anyone) && !has(case.after(), anyone);
    let law = cited
        || has(case.sentence_tokens(), Cue::LAW)
            && has(case.before(), Cue::MUST.or(Cue::CAN).or(Cue::LIMIT))
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
    let hours =
        case.opening_hours() && !case.acts_after() && !has(case.before(), Cue::WILL.or(Cue::US))
            || case.is_stretch() && has(case.earlier(), Cue::SERVICE) && !case.acts();
    if law || until || brief || effect || years || hours {
        return Some(Why::Terms);
    }
    // 16点前报障当日修复: a condition and what follows from it.
    let offered = case.bounded()
        && case.next_is(Cue::CLIENT_ACT)
        && !case.next_is(Cue::ACT)
        && !case.after_event()
        || before_act(case.before());
    let ours_next = has(case.after(), Cue::US) && case.acts_after();
    let ruled = has(case.before(), Cue::RULE)
        && !has(case.before(), Cue::US.or(Cue::WILL))
        && !has(case.before(), Cue::FOR_YOU)
        && !has(case.after(), Cue::FOR_YOU)
        && !ours_next;
    let service = (case.next_is(Cue::SERVICE) || case.prev_is(Cue::SERVICE))
        && !case.bounded()
        && !case.is_open();
    let hard = case.bounded()
        || has(case.after(), Cue::FOR_YOU)
        || !case.is_length()
            && case.acts_after()
            && case.found.edge != Edge::After
            && !case.next_is(Cue::TERMS);
    (strong || terms && !(promised && hard) || service || ruled || offered).then_some(Why::Terms)
}

fn past(case: &Case) -> Option<Why> {
    let before = case.before();
    // 承诺过当天开通, 第六天才到
    let once = case.prev_is(Cue::EVER) && has(before, Cue::PLEDGE.or(Cue::EVER));
    let late = case.next_is(Cue::ONLY) && case.is_ordinal() && !has(before, Cue::US);
    if once || late || case.told_of() {
        return Some(Why::Past);
    }
    let done_after = case.after().iter().position(|token| token.is(Cue::DONE));
    if done_after.is_some() {
        return Some(Why::Past);
    }
    let at = before.iter().rposition(|token| token.is(Cue::DONE))?;
    let between = before.get(at + 1..).unwrap_or(&[]);
    // 已告知客户24小时内回复: what was passed on lies ahead.
    let passed_on = has(between, Cue::PLEDGE.or(Cue::DEMAND).or(Cue::FOR_YOU).or(Cue::ACCEPT))
        && (case.acts_after() || case.after().is_empty());
    let acted = has(between, Cue::ACT) && case.acts_after();
    let ahead = !case.is_length()
        && !case.is_open()
        && case.due.latest.is_some_and(|latest| latest > case.now);
    (!(passed_on || acted || ahead && !between.is_empty())).then_some(Why::Past)
}

/// 今天下午开始手机无法上网.
fn onset(case: &Case) -> Option<Why> {
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

/// 近6个月, 30天内投诉超过3次.
fn count(case: &Case) -> Option<Why> {
    // 前三个月
    let before =
        case.is_length() && case.before().last().is_some_and(|token| token.word == Word::Before);
    let recent = (case.prev_is(Cue::RECENT) || before) && !case.acts_after();
    let counted = case.after().windows(2).any(|pair| {
        matches!(pair, [num, count] if matches!(num.word, Word::Num(_)) && count.is(Cue::COUNT))
    });
    let anyone = Cue::FOR_YOU.or(Cue::US).or(Cue::WILL).or(Cue::PLEDGE);
    let events = case.after().windows(2).any(|pair| {
        matches!(pair, [num, times] if matches!(num.word, Word::Num(_)) && times.is(Cue::TIMES))
    });
    let nobody = events && !has(case.before(), anyone) && !has(case.after(), anyone);
    let statistic = has(case.after(), Cue::STAT) && !has(case.after(), Cue::FOR_YOU);
    (recent && !case.is_open() || counted && !case.acts() || nobody || statistic)
        .then_some(Why::Count)
}

/// A time next to words that name no handling: 套餐含500分钟, 本月账单, 12月.
fn bare(case: &Case) -> Option<Why> {
    let start_only = case.is_length() && has(case.after(), Cue::ONLY);
    // 用了“稍后”: speaks about the word.
    if case.is_open() && case.prev_is(Cue::ELAPSED) {
        return Some(Why::Bare);
    }
    // 近日强降雨造成断网: no handling, so the word promises nothing.
    if case.is_open() && !case.acts() && has(case.after(), Cue::HAPPENS.or(Cue::ONSET)) {
        return Some(Why::Past);
    }
    if case.terse() {
        return None;
    }
    let awaited = case.after_event() && case.bounded();
    if case.is_open() || case.acts() || start_only || awaited {
        return None;
    }
    let known = Cue::US.or(Cue::WILL).or(Cue::LIMIT).or(Cue::SOFT).or(Cue::ACCEPT).or(Cue::EVENT);
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
        tokens.iter().any(|token| !matches!(token.word, Word::Colon | Word::Particle | Word::Of))
    };
    let alone = !unknown(case.after()) && (!unknown(case.before()) || case.bounded());
    let starts = case.bounded() && !unknown(case.before());
    (!alone && !starts).then_some(Why::Bare)
}

/// 16点前报障: a limit for what the customer does.
fn before_act(tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| {
        matches!(pair, [limit, act] if matches!(limit.word, Word::Before | Word::Within) && act.is(Cue::CLIENT_ACT))
    })
}
