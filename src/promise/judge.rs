//! Whether a time is a promise: actor, tense and field words decide, not the time word.
//!
//! Each time is looked at in its clause. [`reasons::ALL`] are asked in order, and the first that speaks settles
//! that it is no promise; a time that none of them rejects is one. What remains is how much it is worth.

use time::{Date, OffsetDateTime};

use super::case::{Case, REACH, has};
use super::due::due;
use super::find::find;
use super::known::Words;
use super::reasons::{self, Why};
use super::scan::{Token, scan};
use super::when::{Day, Edge, Found, Point, When, Year};
use super::words::{Cue, Word};
use super::{Explained, Grain, Kind, Promise};
use crate::calendar::Calendar;
use crate::text::quote::{By, Quote};

/// Judges every time in `text`.
pub(super) fn judge(
    text: &str,
    quotes: &[Quote],
    now: OffsetDateTime,
    calendar: &Calendar,
    words: &Words,
) -> Vec<Explained> {
    let tokens = scan(text, words);
    let mut quotes = quotes.iter().copied().peekable();
    // The quotation and the reported speech that began last: only they can hold the time.
    let mut around = [None, None];
    let (mut sentence, mut at) = (0, 0);
    let mut judged: Vec<(usize, Explained)> = Vec::new();
    // The day that the sentence named last: 1月20日…，21日 goes on in its month.
    let mut named: Option<Date> = None;
    for mut found in candidates(&tokens, find(&tokens)) {
        let before = sentence;
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
        if sentence != before {
            named = None;
        }
        let gap = judged.last().map_or(&[][..], |(_, last): &(usize, Explained)| {
            let from = tokens.partition_point(|token| token.span.end <= last.span.end);
            tokens.get(from..found.first).unwrap_or(&[])
        });
        let said = found.when;
        found.when = carry_on(said, named, now.date(), has(gap, Cue::ACT));
        // 10月8号节后上班当天: the day that was named, not this one.
        if let (Some(Token { word: Word::Next(days), .. }), Some(day)) = (tokens.get(at), named) {
            found.when = next_of(found.when, day, now.date(), *days);
        }
        let due = due(found.when, found.edge, now, calendar);
        let past_before = named.is_some_and(|day| day < now.date());
        if let When::At(point, _) = found.when
            && point.day != Day::Unsaid
            && let Some(latest) = due.latest.or(due.earliest)
        {
            named = Some(latest.date());
        }
        let case = Case {
            stretch: stretch(found.when, now, calendar),
            past_before,
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
        if let Ok(this) = &verdict {
            let longest = case.is_latest() && !has(gap, Cue::ACT.or(Cue::FOR_YOU));
            give_way(&mut judged, this, sentence, said != found.when, longest);
        }
        judged.push((sentence, Explained { span, verdict }));
    }
    outdo(&mut judged);
    twice(&mut judged);
    judged.into_iter().map(|(_, explained)| explained).collect()
}

/// The time before this one in its sentence gives way to it: a day, where the hour is named behind it (改到了28号，时间不变
/// 上午九点), and a usual time before the longest one (一般24小时，最长48小时).
fn give_way(
    judged: &mut [(usize, Explained)],
    this: &Promise,
    sentence: usize,
    same_day: bool,
    longest: bool,
) {
    let Some((at, Explained { verdict, .. })) = judged.last_mut() else { return };
    let Ok(Promise { kind: Kind::Deadline, grain, latest, .. }) = verdict else { return };
    let day = same_day
        && matches!(grain, Some(Grain::Day | Grain::Part))
        && latest.map(OffsetDateTime::date) == this.latest.map(OffsetDateTime::date);
    if *at == sentence && (day || longest && *latest <= this.latest) {
        *verdict = Err(Why::Outdone);
    }
}

/// A time that takes its day from the one that its sentence named last: 1月28日…，29日凌晨3点; and 明天一上班，8:30以前,
/// where nothing is done between the two.
fn carry_on(when: When, named: Option<Date>, today: Date, acted: bool) -> When {
    let (When::At(from, to), Some(named)) = (when, named) else { return when };
    match from.day {
        Day::Number(None, day) if from == to && day > named.day() => {
            let date = Day::Date(Some(Year::Said(named.year())), named.month().into(), day);
            let point = Point { day: date, ..from };
            When::At(point, point)
        }
        Day::Unsaid if to.day == Day::Unsaid && !acted && named > today => {
            let day = Day::Date(Some(Year::Said(named.year())), named.month().into(), named.day());
            When::At(Point { day, ..from }, Point { day, ..to })
        }
        _ => when,
    }
}

/// 当天, 次日 behind a day that is still to come: counted from that day, where nothing else is said of the day.
fn next_of(when: When, named: Date, today: Date, days: i8) -> When {
    let (When::At(from, to), true) = (when, named > today) else { return when };
    let counted = Day::From(days.into(), days.into());
    let Some(ahead) = i32::try_from((named - today).whole_days()).ok() else { return when };
    let ahead = ahead.saturating_add(days.into());
    let moved = |point: Point| {
        if point.day == counted { Point { day: Day::From(ahead, ahead), ..point } } else { point }
    };
    When::At(moved(from), moved(to))
}

/// How long a stretch of the clock lasts: 14:00-16:30.
fn stretch(when: When, now: OffsetDateTime, calendar: &Calendar) -> Option<time::Duration> {
    let When::At(from, to) = when else { return None };
    let end = |point| due(When::At(point, point), Edge::None, now, calendar).latest;
    Some(end(to)? - end(from)?)
}

/// The clause of a time: its first token, and past its last.
fn clause(tokens: &[Token], found: Found) -> (usize, usize) {
    let ends = |token: &Token| token.word.ends_clause();
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
        let loose =
            loosely(tokens, at).or_else(|| done_first(tokens, at)).or_else(|| awaited(tokens, at));
        match loose {
            // 入账后48小时内 is one time, counted from an event.
            Some(last) if times.peek().is_none_or(|time| last < time.first) => {
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
    let mut ended = false;
    let then = rest.iter().take(4).position(|token| {
        // 弄好了给您去电话
        let next = ended && token.is(Cue::FOR_YOU);
        ended |= token.is(Cue::ENDS.or(Cue::FINISHED));
        next || token.word == Word::After || token.is(Cue::THEN)
    })?;
    let joined = |token: &Token| {
        token.word == Word::Other || token.is(Cue::ENDS.or(Cue::FINISHED).or(Cue::ACT).or(Cue::US))
    };
    rest.get(1..then)?.iter().all(joined).then_some(())?;
    if rest.get(then).is_some_and(|token| token.is(Cue::FOR_YOU)) {
        return Some(at + then);
    }
    let then_acts = rest
        .get(then + 1..)?
        .iter()
        .take(REACH)
        .take_while(|token| token.word != Word::Stop)
        .any(|token| token.is(Cue::ACT.or(Cue::FOR_YOU)));
    then_acts.then_some(at + then + 1)
}

/// 等领导签完字就给您退: an action for the customer that waits for someone else's.
fn awaited(tokens: &[Token], at: usize) -> Option<usize> {
    const FAR: usize = 8;
    let rest = tokens.get(at..)?;
    rest.first()?.is(Cue::UNTIL).then_some(())?;
    let ends = rest.iter().position(|token| token.is(Cue::ENDS)).unwrap_or(rest.len());
    let then = rest.iter().enumerate().skip(1).take(FAR).position(|(at, token)| {
        token.word == Word::After
            || token.is(Cue::THEN)
            || token.word.ends_clause()
            // 等我吃完饭给您回
            || at > ends && token.is(Cue::FOR_YOU)
    })?;
    let then = then + 1;
    // 等技术出了报告，我再给您打电话
    let clause = rest.get(1..then)?;
    let came = rest.get(then).is_some_and(|token| token.word == Word::Comma)
        && has(clause, Cue::FINISHED.or(Cue::ENDS))
        && rest.iter().skip(then + 1).take(2).any(|token| token.is(Cue::THEN));
    if rest.get(then).is_some_and(|token| token.is(Cue::FOR_YOU)) {
        return (then > 1).then_some(at + then);
    }
    rest.get(then).filter(|token| came || !token.word.ends_clause())?;
    let theirs = Cue::CLIENT.or(Cue::YOU).or(Cue::CLIENT_ACT).or(Cue::DEMAND).or(Cue::QUERY);
    (then > 1 && !has(rest.get(1..then)?, theirs)).then_some(())?;
    // 待厂家发回报告后，再与您协商
    let comma = rest.get(then + 1).is_some_and(|token| token.word == Word::Comma);
    let mut acts = rest.iter().skip(then + 1 + usize::from(comma)).take(FAR);
    let last = at + then + usize::from(!came);
    acts.by_ref()
        .take_while(|token| !token.word.ends_clause())
        .any(|token| token.is(Cue::FOR_YOU))
        .then_some(last)
}

/// 本周内答复，也就是今晚24点前: the same instant twice in a sentence is one promise.
fn twice(judged: &mut [(usize, Explained)]) {
    for at in 1..judged.len() {
        let (earlier, later) = judged.split_at_mut(at);
        let Some((sentence, Explained { verdict: Ok(this), .. })) = later.first() else { continue };
        let same = earlier.iter().rev().take(4).any(|(other, explained)| {
            other == sentence
                && explained
                    .verdict
                    .as_ref()
                    .is_ok_and(|p| p.latest.is_some() && p.latest == this.latest)
        });
        if same && let Some((_, explained)) = later.first_mut() {
            explained.verdict = Err(Why::Outdone);
        }
    }
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
