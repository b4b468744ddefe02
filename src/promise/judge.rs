//! Whether a time is a promise: actor, tense and field words decide, not the time word.
//!
//! Each time is looked at in its clause. [`reasons::ALL`] are asked in order, and the first that speaks settles
//! that it is no promise; a time that none of them rejects is one. What remains is how much it is worth.

use time::OffsetDateTime;

use super::due::{Due, due};
use super::find::find;
use super::reasons::{self, Why};
use super::scan::{Token, scan};
use super::when::{Edge, Found, When};
use super::words::{Cue, Unit, Word};
use super::{Explained, Kind, Promise};
use crate::calendar::Calendar;
use crate::text::Span;
use crate::text::quote::{By, Quote, quotes};

/// Judges every time in `text`.
pub(super) fn judge(text: &str, now: OffsetDateTime, calendar: &Calendar) -> Vec<Explained> {
    let tokens = scan(text);
    let quotes = quotes(text);
    let mut quotes = quotes.iter().copied().peekable();
    // The quotation and the reported speech that began last: only they can hold the time.
    let mut around = [None, None];
    let (mut sentence, mut at) = (0, 0);
    let mut judged: Vec<(usize, Explained)> = Vec::new();
    for found in candidates(&tokens, find(&tokens)) {
        for (index, token) in tokens.iter().enumerate().take(found.first).skip(at) {
            if token.word == Word::Stop {
                sentence = index + 1;
            }
        }
        at = found.first;
        let start = tokens.get(at).map_or(0, |token| token.span.start);
        while let Some(quote) = quotes.next_if(|quote| quote.span.start <= start) {
            let [marked, reported] = &mut around;
            *if quote.by == By::Marks { marked } else { reported } = Some(quote);
        }
        let due = due(found.when, found.edge, now, calendar);
        let case = Case {
            quotes: around,
            found,
            due,
            now,
            clause: clause(&tokens, found),
            sentence,
            tokens: &tokens,
        };
        let span = case.span();
        let verdict = match reasons::ALL.iter().find_map(|reason| reason(&case)) {
            Some(why) => Err(why),
            None => Ok(case.promise()),
        };
        judged.push((sentence, Explained { span, verdict }));
    }
    outdo(&mut judged);
    judged.into_iter().map(|(_, explained)| explained).collect()
}

/// How many tokens to each side of a time are looked at: more than any clause that people write, and
/// what keeps the reader linear in a text without marks.
const REACH: usize = 48;

/// The clause of a time: its first token, and past its last.
fn clause(tokens: &[Token], found: Found) -> (usize, usize) {
    let ends = |token: &Token| matches!(token.word, Word::Comma | Word::Stop);
    let from = found.first.saturating_sub(REACH);
    let head = tokens.get(from..found.first).unwrap_or(&[]);
    let start = head.iter().rposition(ends).map_or(from, |at| from + at + 1);
    let tail = tokens.get(found.last..).unwrap_or(&[]);
    let tail = tail.get(..REACH).unwrap_or(tail);
    let end = tail.iter().position(ends).unwrap_or(tail.len());
    (start, found.last + end)
}

/// The times, and the places that are none but promise something all the same: 优先处理, 处理好后回复.
fn candidates(tokens: &[Token], times: Vec<Found>) -> Vec<Found> {
    let mut all = Vec::with_capacity(times.len());
    let mut times = times.into_iter().peekable();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(time) = times.next_if(|time| time.first == at) {
            at = time.last;
            all.push(time);
            continue;
        }
        let loose = loosely(tokens, at).or_else(|| done_first(tokens, at));
        match loose {
            Some(last) if times.peek().is_none_or(|time| last <= time.first) => {
                all.push(Found { first: at, last, when: When::Open, edge: Edge::None });
                at = last;
            }
            _ => at += 1,
        }
    }
    all
}

/// 优先处理, 后续会联系您: a word of haste, and an action right behind it.
fn loosely(tokens: &[Token], at: usize) -> Option<usize> {
    let rest = tokens.get(at..)?;
    (rest.first()?.word == Word::Loosely).then_some(())?;
    let between =
        rest.iter().skip(1).take(2).take_while(|token| token.is(Cue::WILL.or(Cue::US))).count();
    rest.get(1 + between)?.is(Cue::ACT.or(Cue::FOR_YOU).or(Cue::PLEDGE)).then_some(at + between + 2)
}

/// 处理好后回复, 查明原因后联系您: an action, its end, and another action that waits for it.
fn done_first(tokens: &[Token], at: usize) -> Option<usize> {
    let rest = tokens.get(at..)?;
    rest.first()?.is(Cue::ACT).then_some(())?;
    let then =
        rest.iter().take(4).position(|token| token.word == Word::After || token.is(Cue::THEN))?;
    let joined = |token: &Token| {
        token.word == Word::Other || token.is(Cue::ENDS.or(Cue::FINISHED).or(Cue::ACT).or(Cue::US))
    };
    rest.get(1..then)?.iter().all(joined).then_some(())?;
    let then_acts = rest
        .get(then + 1..)?
        .iter()
        .take(REACH)
        .take_while(|token| token.word != Word::Stop)
        .any(|token| token.is(Cue::ACT.or(Cue::FOR_YOU)));
    then_acts.then_some(at + then + 1)
}

/// A hard time takes over the vague ones of its sentence; of several vague ones the first one stays.
fn outdo(judged: &mut [(usize, Explained)]) {
    let mut start = 0;
    while let Some((sentence, _)) = judged.get(start) {
        let sentence = *sentence;
        let len = judged.iter().skip(start).take_while(|(s, _)| *s == sentence).count();
        let group = judged.get_mut(start..start + len).unwrap_or(&mut []);
        let mut taken =
            group.iter().any(|(_, e)| e.verdict.as_ref().is_ok_and(|p| p.kind != Kind::Vague));
        // A vague time with a candidate says more than one without.
        let candidate =
            group.iter().any(|(_, e)| e.verdict.as_ref().is_ok_and(|p| p.latest.is_some()));
        for (_, explained) in group {
            if let Ok(promise) = &explained.verdict
                && promise.kind == Kind::Vague
            {
                if taken || candidate && promise.latest.is_none() {
                    explained.verdict = Err(Why::Outdone);
                } else {
                    taken = true;
                }
            }
        }
        start += len.max(1);
    }
}

/// A time with all that decides about it.
pub(super) struct Case<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) quotes: [Option<Quote>; 2],
    pub(super) found: Found,
    pub(super) due: Due,
    pub(super) now: OffsetDateTime,
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
            .rposition(|token| token.word == Word::Comma)
            .map_or(from, |at| from + at + 1);
        let start = if goes_on { start } else { self.clause.0 };
        self.tokens.get(start..self.found.first).unwrap_or(&[])
    }

    /// What stands behind the time in its clause.
    pub(super) fn after(&self) -> &'a [Token] {
        self.tokens.get(self.found.last..self.clause.1).unwrap_or(&[])
    }

    pub(super) fn prev_is(&self, cues: Cue) -> bool {
        self.before().last().is_some_and(|token| token.is(cues))
    }

    pub(super) fn next_is(&self, cues: Cue) -> bool {
        self.after().first().is_some_and(|token| token.is(cues))
    }

    pub(super) fn bounded(&self) -> bool {
        matches!(self.found.edge, Edge::Within | Edge::Before)
    }

    pub(super) fn is_length(&self) -> bool {
        matches!(self.found.when, When::For(_))
    }

    pub(super) fn is_open(&self) -> bool {
        self.found.when == When::Open
    }

    /// Whether our side handles something in the clause.
    pub(super) fn acts(&self) -> bool {
        has(self.before(), Cue::ACT.or(Cue::FOR_YOU).or(Cue::PLEDGE)) || self.acts_after()
    }

    pub(super) fn acts_after(&self) -> bool {
        let arrives = matches!(self.after(), [.., last] if last.word == Word::To);
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
        let counts = |before: &[Token]| !before.last().is_some_and(|token| token.is(Cue::TALKED));
        let anchored = head
            .iter()
            .rposition(|token| token.word == Word::After)
            .is_some_and(|at| counts(head.get(..at).unwrap_or(&[])));
        let led = matches!(earlier, [before @ .., last, comma]
            if last.word == Word::After && comma.word == Word::Comma && counts(before));
        let next = matches!(self.found_word(), Some(Word::Next(_)))
            && self.prev_is(Cue::ACT.or(Cue::ENDS));
        self.is_length() && (anchored || led) || next || self.next_is(Cue::EVENT)
    }

    fn found_word(&self) -> Option<Word> {
        self.tokens.get(self.found.first).map(|token| token.word)
    }

    /// What the time is worth.
    pub(super) fn promise(&self) -> Promise {
        let span = self.span();
        let Due { earliest, latest } = self.due;
        let vague = |latest| Promise { span, kind: Kind::Vague, earliest, latest };
        if self.is_open() {
            return Promise { span, kind: Kind::Vague, earliest: None, latest: None };
        }
        let hard = self.before().iter().rposition(|token| token.word == Word::Latest);
        let lower = self.before().iter().rposition(|token| token.word == Word::Earliest);
        let start_only =
            self.found.edge == Edge::After && self.is_length() && has(self.after(), Cue::ONLY);
        if self.found.edge == Edge::Above || lower > hard || start_only {
            return vague(None);
        }
        let soft = self.before().iter().rposition(|token| token.is(Cue::SOFT));
        if soft > hard || has(self.after(), Cue::SOFT) && hard.is_none() {
            return vague(latest);
        }
        // 连续6个月, 分3个月: more than one due time.
        let parts =
            self.before().last().is_some_and(|token| token.word == Word::Unit(Unit::Minute));
        let running = parts || has(self.before(), Cue::RUNNING);
        let shift = matches!(self.found.when, When::For(length) if length.unit == Unit::Shift);
        let event = self.after_event();
        if running || shift || event || latest.is_none() && self.found.edge != Edge::After {
            return Promise { span, kind: Kind::Event, earliest: None, latest: None };
        }
        match latest {
            Some(_) => Promise { span, kind: Kind::Deadline, earliest, latest },
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
