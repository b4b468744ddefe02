//! A time with all that decides about it: what stands around it, and what can be asked of that.

use time::OffsetDateTime;

use super::due::Due;
use super::scan::Token;
use super::when::{Clock, Day, Edge, Found, Point, When, Within};
use super::words::{Cue, Unit, Word};
use super::{Kind, Promise};
use crate::text::Span;
use crate::text::quote::Quote;

/// How many tokens to each side of a time are looked at: more than any clause that people write, and
/// what keeps the reader linear in a text without marks.
pub(super) const REACH: usize = 48;

/// A time with all that decides about it.
pub(super) struct Case<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) quotes: [Option<Quote>; 2],
    pub(super) found: Found,
    pub(super) due: Due,
    pub(super) now: OffsetDateTime,
    /// How long the time lasts from its own start; none where it cannot be told.
    pub(super) stretch: Option<time::Duration>,
    /// Whether the sentence told of a day that has passed.
    pub(super) past_before: bool,
    /// The clause's first token, and past its last.
    pub(super) clause: (usize, usize),
    /// The sentence's first token.
    pub(super) sentence: usize,
}

impl<'a> Case<'a> {
    pub(super) fn span(&self) -> Span {
        let start = self.tokens.get(self.found.first).map_or(0, |token| token.span.start);
        let end =
            self.tokens.get(self.found.last.wrapping_sub(1)).map_or(start, |token| token.span.end);
        Span::new(start, end)
    }

    /// What stands before the time in its clause.
    pub(super) fn before(&self) -> &'a [Token] {
        self.tokens.get(self.clause.0..self.found.first).unwrap_or(&[])
    }

    /// What stands before the time; where the clause goes on with the one before it (并在), that one too.
    pub(super) fn reach(&self) -> &'a [Token] {
        let goes_on = self.tokens.get(self.clause.0).is_some_and(|token| token.is(Cue::ALSO));
        let from = self.sentence.max(self.clause.0.saturating_sub(REACH));
        let earlier = self.tokens.get(from..self.clause.0.saturating_sub(1)).unwrap_or(&[]);
        let start = earlier
            .iter()
            .rposition(|token| token.word.ends_clause())
            .map_or(from, |at| from + at + 1);
        let start = if goes_on { start } else { self.clause.0 };
        self.tokens.get(start..self.found.first).unwrap_or(&[])
    }

    /// What stands behind the time in its clause.
    pub(super) fn after(&self) -> &'a [Token] {
        self.tokens.get(self.found.last..self.clause.1).unwrap_or(&[])
    }

    /// The sentence up to its next end, as far as a reader looks.
    pub(super) fn sentence_tokens(&self) -> &'a [Token] {
        let rest = self.tokens.get(self.sentence..).unwrap_or(&[]);
        let rest = rest.get(..REACH * 2).unwrap_or(rest);
        let end = rest.iter().position(|token| token.word == Word::Stop).unwrap_or(rest.len());
        rest.get(..end).unwrap_or(rest)
    }

    pub(super) fn prev_is(&self, cues: Cue) -> bool {
        self.before().last().is_some_and(|token| token.is(cues))
    }

    pub(super) fn next_is(&self, cues: Cue) -> bool {
        // 3天的流量
        self.after().iter().find(|token| token.word != Word::Of).is_some_and(|token| token.is(cues))
    }

    pub(super) fn bounded(&self) -> bool {
        matches!(self.found.edge, Edge::Within | Edge::Before)
    }

    pub(super) fn is_length(&self) -> bool {
        matches!(self.found.when, When::For(_))
    }

    /// 12月, and no part of it.
    pub(super) fn is_named_month(&self) -> bool {
        matches!(self.found.when, When::At(from, to)
            if from == to && from.time.is_none() && matches!(from.day, Day::Named(_, _, Within::All)))
            && !self.bounded()
    }

    /// 22日 on the 23rd, without a month: a past day or one of the next month.
    pub(super) fn is_day_gone(&self) -> bool {
        matches!(self.found.when, When::At(from, _)
            if matches!(from.day, Day::Number(None, day) if day < self.now.day()))
    }

    /// 国庆期间.
    pub(super) fn is_holiday_run(&self) -> bool {
        matches!(self.found.when, When::At(from, to)
            if from == to && matches!(from.day, Day::HolidayRun(..)))
    }

    /// 第六天.
    pub(super) fn is_ordinal(&self) -> bool {
        self.found_word() == Some(Word::Ordinal)
    }

    /// 8:00-22:00: so long a stretch of no day in particular is when someone is open.
    pub(super) fn opening_hours(&self) -> bool {
        const SHORTEST: time::Duration = time::Duration::hours(6);
        matches!(self.found.when, When::At(from, to)
            if from != to && from.day == Day::Unsaid && to.day == Day::Unsaid)
            && self.stretch.is_none_or(|stretch| stretch >= SHORTEST)
            || matches!(self.found.when, When::At(from, to)
                if matches!((from.day, to.day), (Day::Weekday(..), Day::Weekday(..)))
                    && from.day != to.day && to.time.is_some())
    }

    /// T+1到卡, 2个工作日复核完: said so tersely of days that only offices count, it needs no word that is known.
    pub(super) fn terse(&self) -> bool {
        const SHORT: usize = 5;
        let counts = self.counts_working_days() || self.bounded() && self.is_length();
        let known =
            Cue::US.or(Cue::WILL).or(Cue::LIMIT).or(Cue::SOFT).or(Cue::DONE).or(Cue::PLEDGE);
        let plain = |token: &Token| {
            token.is(known)
                || matches!(
                    token.word,
                    Word::Colon | Word::Particle | Word::From | Word::Of | Word::Latest | Word::To
                )
        };
        let chars: usize = self.after().iter().map(|token| token.chars).sum();
        let unknown = |token: &Token| {
            matches!(token.word, Word::Other | Word::Noise | Word::Particle | Word::Of)
                || token.is(Cue::ENDS)
        };
        counts
            && self.before().iter().all(plain)
            && (1..=SHORT).contains(&chars)
            && self.after().iter().all(unknown)
    }

    /// Whether it is a length in working days, which only offices count.
    pub(super) fn counts_working_days(&self) -> bool {
        matches!(self.found.when, When::For(length) if length.unit == Unit::WorkingDay)
    }

    /// Whether it is said in working days: 3个工作日, and 第3个工作日 too.
    fn in_working_days(&self) -> bool {
        let point = |point: Point| matches!(point.day, Day::Working(_));
        self.counts_working_days()
            || matches!(self.found.when, When::At(from, to) if point(from) || point(to))
    }

    /// Whether it is due so many days from now or later.
    pub(super) fn lasts(&self, days: i64) -> bool {
        self.due.latest.is_some_and(|latest| latest - self.now >= time::Duration::days(days))
    }

    /// Whether the clause names our side or the customer whom it acts for.
    pub(super) fn is_ours(&self) -> bool {
        let ours = Cue::US.or(Cue::FOR_YOU).or(Cue::WILL);
        has(self.before(), ours) || has(self.after(), ours)
    }

    /// 过半个小时我再打给您: 过 before all else, and our act behind it.
    pub(super) fn leads_on(&self) -> bool {
        self.before().len() == 1
            && has(self.after(), Cue::US.or(Cue::FOR_YOU).or(Cue::THEN))
            && self.acts_after()
    }

    /// Whether our side acts in what follows in the sentence: 给我二十分钟，查清楚打给您.
    pub(super) fn goes_on(&self) -> bool {
        let acts = |tokens: &[Token]| {
            let ours = Cue::US.or(Cue::YOU).or(Cue::WILL);
            has(tokens, Cue::FOR_YOU) || has(tokens, Cue::ACT) && has(tokens, ours)
        };
        !has(self.before(), Cue::CLIENT) && (acts(self.after()) || acts(self.rest()))
    }

    /// 用户须在48小时内: a duty stands behind its bearer.
    pub(super) fn prev_must(&self) -> bool {
        let close = self.before().len().saturating_sub(3);
        let tail = self.before().get(close..).unwrap_or(&[]);
        let who = tail.iter().position(|token| token.is(Cue::CLIENT));
        who.is_some_and(|at| tail.iter().skip(at).any(|token| token.is(Cue::MUST)))
    }

    /// 撑死了五天.
    pub(super) fn is_latest(&self) -> bool {
        self.before().iter().rev().take(2).any(|token| token.word == Word::Latest)
    }

    /// 至少三天.
    pub(super) fn is_least(&self) -> bool {
        self.before().iter().rev().take(3).any(|token| token.word == Word::Earliest)
    }

    /// 等领导签完字: a wait for someone else's action.
    pub(super) fn awaits(&self) -> bool {
        self.tokens.get(self.found.first).is_some_and(|token| token.is(Cue::UNTIL))
    }

    /// 9点40分 of no day, when the morning's is past.
    pub(super) fn is_noted(&self) -> bool {
        let When::At(from, to) = self.found.when else { return false };
        let Some(Clock::At(hour, minute, None, _)) = from.time else { return false };
        from == to
            && from.day == Day::Unsaid
            && hour < 12
            && !matches!(minute, 0 | 30)
            && (hour, minute) < (self.now.hour(), self.now.minute())
            && !self.bounded()
    }

    /// 当天, 次日.
    pub(super) fn is_relative(&self) -> bool {
        matches!(self.found_word(), Some(Word::Next(_)))
    }

    /// From one point to another.
    pub(super) fn is_stretch(&self) -> bool {
        matches!(self.found.when, When::At(from, to) if from != to)
    }

    /// 才 right behind the time.
    pub(super) fn next_is_only(&self) -> bool {
        self.next_is(Cue::ONLY)
    }

    /// What stands behind the clause in its sentence.
    pub(super) fn rest(&self) -> &'a [Token] {
        let rest = self.tokens.get(self.clause.1..).unwrap_or(&[]);
        let rest = rest.get(..REACH).unwrap_or(rest);
        let end = rest.iter().position(|token| token.word == Word::Stop).unwrap_or(rest.len());
        rest.get(..end).unwrap_or(rest)
    }

    /// The clause behind this one in its sentence.
    pub(super) fn next_clause(&self) -> &'a [Token] {
        let rest = self.rest().get(1..).unwrap_or(&[]);
        let end = rest.iter().position(|token| token.word.ends_clause()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or(rest)
    }

    /// The clause before this one in its sentence.
    pub(super) fn last_clause(&self) -> &'a [Token] {
        let [earlier @ .., _] = self.earlier() else { return &[] };
        let start = earlier.iter().rposition(|token| token.word.ends_clause());
        earlier.get(start.map_or(0, |at| at + 1)..).unwrap_or(&[])
    }

    /// What stands before the clause in its sentence.
    pub(super) fn earlier(&self) -> &'a [Token] {
        let from = self.sentence.max(self.clause.0.saturating_sub(REACH));
        self.tokens.get(from..self.clause.0).unwrap_or(&[])
    }

    /// Goes on telling of a day that has passed: 5月25日转派，10:02接单.
    pub(super) fn told_of(&self) -> bool {
        let When::At(from, _) = self.found.when else { return false };
        let relative = self.is_relative() || matches!(self.found_word(), Some(Word::DayPart(0, _)));
        let clock = from.day == Day::Unsaid && from.time.is_some();
        self.past_before
            && (relative || clock)
            && !self.bounded()
            && !has(self.before(), Cue::US.or(Cue::WILL).or(Cue::FOR_YOU).or(Cue::SOFT))
            && !has(self.after(), Cue::US.or(Cue::WILL).or(Cue::FOR_YOU))
    }

    pub(super) fn is_open(&self) -> bool {
        self.found.when == When::Open
    }

    /// Whether our side handles something in the clause.
    pub(super) fn acts(&self) -> bool {
        has(self.before(), Cue::ACT.or(Cue::FOR_YOU).or(Cue::PLEDGE)) || self.acts_after()
    }

    pub(super) fn acts_after(&self) -> bool {
        // 周五晚上七点多过去
        let goes = |last: &Token| last.is(Cue::RECENT) && !self.is_length();
        let arrives = matches!(self.after(), [.., last] if last.word == Word::To || goes(last))
            && !has(self.after(), Cue::NOT.or(Cue::ONSET));
        has(self.after(), Cue::ACT.or(Cue::FOR_YOU)) || arrives
    }

    /// Whether the clause has the customer as its subject: 客户, but not 给客户.
    pub(super) fn client_leads(&self) -> bool {
        subject(self.before(), Cue::CLIENT)
            || self.before().is_empty() && !self.own_act() && subject(self.after(), Cue::CLIENT)
    }

    /// Whether the time is a word of haste with its action (后续反馈), so that a noun behind it is its object.
    fn own_act(&self) -> bool {
        let own = self.tokens.get(self.found.first..self.found.last).unwrap_or(&[]);
        has(own, Cue::ACT.or(Cue::FOR_YOU).or(Cue::PLEDGE))
    }

    /// Counted from an event: 审核通过后3个工作日, 自缴费之日起24小时.
    pub(super) fn after_event(&self) -> bool {
        let head = self.before();
        let earlier = self.tokens.get(self.sentence..self.clause.0).unwrap_or(&[]);
        // 沟通后 is no event that a time is counted from.
        let counts = |before: &[Token]| {
            let close = before.len().saturating_sub(2);
            // 自今日起 counts from now.
            let today = matches!(before.last(), Some(last) if matches!(last.word, Word::Day(..)));
            !today && !has(before.get(close..).unwrap_or(&[]), Cue::TALKED)
        };
        let anchored = head
            .iter()
            .rposition(|token| token.word == Word::After)
            .is_some_and(|at| counts(head.get(..at).unwrap_or(&[])));
        let led = matches!(earlier, [before @ .., last, comma]
            if last.word == Word::After && comma.word == Word::Comma && counts(before));
        // 等您把发票拍给我，我24小时内给您报销
        let clause = self.last_clause();
        let awaited = clause.first().is_some_and(|token| token.is(Cue::UNTIL))
            && has(clause, Cue::ACT.or(Cue::CLIENT_ACT).or(Cue::YOU).or(Cue::ENDS));
        let led = led || awaited;
        // 还清欠款当日
        let paid = has(head.get(head.len().saturating_sub(2)..).unwrap_or(&[]), Cue::CLIENT_ACT);
        let word = self.found_word();
        let next = matches!(word, Some(Word::Next(_)))
            && (self.prev_is(Cue::ACT.or(Cue::ENDS)) || paid || anchored || led);
        self.is_length() && (anchored || led) || next || self.next_is(Cue::EVENT)
            // 出账后5个工作日内
            || self.is_length() && self.prev_is(Cue::EVENT)
    }

    fn found_word(&self) -> Option<Word> {
        self.tokens.get(self.found.first).map(|token| token.word)
    }

    /// What the time is worth.
    pub(super) fn promise(&self) -> Promise {
        let span = self.span();
        let Due { earliest, latest } = self.due;
        let grain = self.found.when.grain();
        let working = self.in_working_days();
        let made =
            |kind, earliest, latest| Promise { span, kind, grain, earliest, latest, working };
        let vague = |latest| made(Kind::Vague, earliest, latest);
        if self.is_open() {
            return made(Kind::Vague, None, None);
        }
        let hard = self.before().iter().rposition(|token| token.word == Word::Latest);
        let lower = self.before().iter().rposition(|token| token.word == Word::Earliest);
        let start_only =
            self.found.edge == Edge::After && self.is_length() && has(self.after(), Cue::ONLY);
        if self.found.edge == Edge::Above || lower > hard || start_only {
            return vague(None);
        }
        let soft = self
            .before()
            .iter()
            .rposition(|token| token.is(Cue::SOFT) || token.word == Word::Effort);
        // 答复能否退费: what is asked there is no doubt about the time.
        let act = self.after().iter().position(|token| token.is(Cue::ACT.or(Cue::FOR_YOU)));
        let lead = self.after().get(..act.unwrap_or(self.after().len())).unwrap_or(&[]);
        let close = self.next_clause();
        let doubted =
            has(close.get(..3).unwrap_or(close), Cue::DOUBT) || has(self.before(), Cue::DOUBT);
        // 不出意外，今天修好
        let lead_in = self.last_clause();
        let doubted = doubted
            || lead_in.len() <= 3 && lead_in.last().is_some_and(|token| token.is(Cue::SOFT));
        // 力争不超过一周
        let aims = soft.is_some_and(|soft| hard == Some(soft + 1));
        if doubted || aims || soft > hard || has(lead, Cue::SOFT) && hard.is_none() {
            return vague(latest);
        }
        if self.found.when == When::Event {
            return made(Kind::Event, None, None);
        }
        // 连续6个月, 分3个月: more than one due time.
        let parts =
            self.before().last().is_some_and(|token| token.word == Word::Unit(Unit::Minute));
        let running = parts || has(self.before(), Cue::RUNNING);
        let shift = matches!(self.found.when, When::For(length) if length.unit == Unit::Shift);
        let event = self.after_event();
        if running || shift || event || latest.is_none() && self.found.edge != Edge::After {
            return made(Kind::Event, None, None);
        }
        match latest {
            Some(_) => made(Kind::Deadline, earliest, latest),
            None => vague(None),
        }
    }
}

pub(super) fn has(tokens: &[Token], cues: Cue) -> bool {
    tokens.iter().any(|token| token.is(cues))
}

/// Whether one of these nouns stands among the tokens as a subject: not behind 给, 向, 联系.
pub(super) fn subject(tokens: &[Token], noun: Cue) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let behind = at.checked_sub(1).and_then(|at| tokens.get(at));
        token.is(noun)
            && !behind.is_some_and(|token| token.is(Cue::TO.or(Cue::PLEDGE).or(Cue::ACT)))
    })
}
