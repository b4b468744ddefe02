//! Numbers in text: runs of digits, amounts of money, time stamps as forms write them.

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::calendar::END_OF_DAY;
use crate::text::{Span, fold};

/// A run of digits, spaces and hyphens between them included: 6222 0212 … is one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where, in bytes.
    pub span: Span,
    /// The ASCII digits; a last `x` is kept, as identity numbers end in one.
    pub digits: Vec<u8>,
}

/// The runs of digits in `text`. Letters that touch a run make it a word, not a number.
#[must_use]
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut chars = text.char_indices().map(|(i, c)| (i, i + c.len_utf8(), fold(c))).peekable();
    let mut before = ' ';
    while let Some((start, mut end, c)) = chars.next() {
        if !c.is_ascii_digit() || before.is_ascii_alphanumeric() {
            before = c;
            continue;
        }
        let mut digits = vec![c as u8];
        let mut gap = 0;
        while let Some((_, to, next)) = chars.peek().copied() {
            match next {
                '0'..='9' => {
                    digits.push(next as u8);
                    (end, gap) = (to, 0);
                }
                ' ' | '-' if gap == 0 => gap = 1,
                'x' if gap == 0 && digits.len() == 17 => {
                    digits.push(b'x');
                    end = to;
                    chars.next();
                    break;
                }
                _ => break,
            }
            chars.next();
        }
        before = '0';
        runs.push(Run { span: Span::new(start, end), digits });
    }
    runs
}

/// Words of ASCII letters and digits that hold both, as passwords do: a8k29173.
#[must_use]
pub fn codes(text: &str) -> Vec<Run> {
    let mut codes = Vec::new();
    let mut code: Option<Run> = None;
    let ends = [(text.len(), ' ')];
    for (at, c) in text.char_indices().chain(ends) {
        let folded = fold(c);
        if folded.is_ascii_alphanumeric() {
            let run =
                code.get_or_insert_with(|| Run { span: Span::new(at, at), digits: Vec::new() });
            run.span.end = at + c.len_utf8();
            run.digits.push(folded as u8);
        } else if let Some(run) = code.take().filter(|run| {
            run.digits.iter().any(u8::is_ascii_digit)
                && run.digits.iter().any(u8::is_ascii_alphabetic)
        }) {
            codes.push(run);
        }
    }
    codes
}

/// Amounts of money in `text` in cents: a number with 元, 块 or ¥.
#[must_use]
pub fn money(text: &str) -> Vec<(Span, u64)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((span, cents)) = decimal(text, from) {
        let after = text.get(span.end..).unwrap_or("").trim_start().chars().next().map(fold);
        let before = text.get(..span.start).unwrap_or("").trim_end().chars().next_back().map(fold);
        if matches!(after, Some('元' | '块')) || matches!(before, Some('¥' | '￥')) {
            found.push((span, cents));
        }
        from = span.end;
    }
    found
}

/// The amount of a form field in cents, where it holds exactly one number.
#[must_use]
pub fn single(text: &str) -> Option<u64> {
    let (span, cents) = decimal(text, 0)?;
    decimal(text, span.end).is_none().then_some(cents)
}

/// The first decimal number of `text` from byte `from` on, in hundredths. Commas group thousands.
fn decimal(text: &str, from: usize) -> Option<(Span, u64)> {
    let rest = text.get(from..)?;
    let start = from + rest.char_indices().find(|(_, c)| fold(*c).is_ascii_digit())?.0;
    let (mut end, mut whole, mut part, mut places) = (start, 0_u64, 0_u64, None::<u32>);
    for (i, c) in text.get(start..)?.char_indices() {
        match fold(c) {
            d @ '0'..='9' => {
                let digit = u64::from(d as u32 - '0' as u32);
                match places {
                    None => whole = whole.saturating_mul(10).saturating_add(digit),
                    Some(n) if n < 2 => (part, places) = (part * 10 + digit, Some(n + 1)),
                    Some(_) => {}
                }
                end = start + i + c.len_utf8();
            }
            '.' if places.is_none() => places = Some(0),
            ',' if places.is_none() => {}
            _ => break,
        }
    }
    let part = if places == Some(1) { part * 10 } else { part };
    Some((Span::new(start, end), whole.saturating_mul(100).saturating_add(part)))
}

/// A time stamp as forms write it: `2026-09-25 18:00`, `2026/9/25`, `2026年9月25日 18时`. Without a clock time
/// the end of the day.
#[must_use]
pub fn timestamp(text: &str, offset: UtcOffset) -> Option<OffsetDateTime> {
    let mut numbers = Vec::new();
    let mut inside = false;
    for c in text.trim().chars().map(fold) {
        match c.to_digit(10) {
            Some(digit) if inside => {
                let last = numbers.last_mut()?;
                *last = u32::checked_add(u32::checked_mul(*last, 10)?, digit)?;
            }
            Some(digit) => numbers.push(digit),
            None if c == '~' => return None,
            None => {}
        }
        inside = c.is_ascii_digit();
    }
    let [year @ 2000..=2999, month, day, clock @ ..] = numbers.as_slice() else { return None };
    let month = Month::try_from(u8::try_from(*month).ok()?).ok()?;
    let date =
        Date::from_calendar_date(i32::try_from(*year).ok()?, month, u8::try_from(*day).ok()?)
            .ok()?;
    let part = |ix: usize| clock.get(ix).map_or(Some(0), |n| u8::try_from(*n).ok());
    let time = match clock {
        [] | [24, 0, ..] => END_OF_DAY,
        [_, ..] => Time::from_hms(part(0)?, part(1)?, part(2)?).ok()?,
    };
    Some(PrimitiveDateTime::new(date, time).assume_offset(offset))
}

/// Characters that make a number with a point a size: 5.5元, 2.5小时, 1.5倍.
const UNITS: &str = "元块角毛分折倍万亿千百个小时天周秒级版米公里兆条次项人度年月%级";

/// The first day written as month and day alone: 9/10, 9.10. A price, a size and a version are none.
#[must_use]
pub fn short_day(text: &str) -> Option<Span> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(i, c)| (i, fold(c))).collect();
    let at = |ix: usize| chars.get(ix).map_or(' ', |(_, c)| *c);
    let number = |from: usize| {
        let digits = (from..).take_while(|ix| at(*ix).is_ascii_digit()).take(3).count();
        let value =
            (from..from + digits).fold(0, |n, ix| n * 10 + at(ix).to_digit(10).unwrap_or(0));
        (from + digits, if digits > 2 { 0 } else { value })
    };
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-');
    (0..chars.len()).find_map(|ix| {
        let before = ix.checked_sub(1).map_or(' ', at);
        if !at(ix).is_ascii_digit() || joined(before) || matches!(before, '¥' | '$') {
            return None;
        }
        let (point, month) = number(ix);
        if !matches!(at(point), '/' | '.') {
            return None;
        }
        let (end, day) = number(point + 1);
        let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
        let closed = !joined(at(end)) && !UNITS.contains(at(end));
        let stop = chars.get(end).map_or(text.len(), |(i, _)| *i);
        (is_day && closed).then_some(Span::new(chars.get(ix)?.0, stop))
    })
}

/// An instant in the extended form of ISO 8601: `2026-09-23T10:30:00+08:00`. Seconds, and the minutes of the
/// offset, may be left out; a fraction of a second is read and dropped; `Z` is the offset 0. Our own reader,
/// since the one of `time` takes every form of the standard and costs a page 5 KB.
#[must_use]
pub fn instant(text: &str) -> Option<OffsetDateTime> {
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (time, sign, offset) = match rest.find(['Z', 'z', '+', '-']) {
        Some(at) => (rest.get(..at)?, *rest.as_bytes().get(at)?, rest.get(at + 1..)?),
        None => return None,
    };
    let [year, month, day] = parts(date, '-')?;
    let month = Month::try_from(u8::try_from(month?).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::from(year?), month, u8::try_from(day?).ok()?).ok()?;
    let time = match time.split_once(['.', ',']) {
        Some((whole, part)) if part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty() => {
            whole
        }
        Some(_) => return None,
        None => time,
    };
    let time = clock(time)?;
    let offset = match sign {
        b'Z' | b'z' if offset.is_empty() => UtcOffset::UTC,
        b'+' | b'-' => {
            let away = clock(offset).filter(|away| away.second() == 0)?;
            let seconds = i32::from(away.hour()) * 3600 + i32::from(away.minute()) * 60;
            UtcOffset::from_whole_seconds(if sign == b'-' { -seconds } else { seconds }).ok()?
        }
        _ => return None,
    };
    Some(PrimitiveDateTime::new(date, time).assume_offset(offset))
}

/// `HH`, `HH:MM` or `HH:MM:SS`.
fn clock(text: &str) -> Option<Time> {
    let [hour, minute, second] = parts(text, ':')?;
    let small = |part: Option<u16>| u8::try_from(part.unwrap_or(0)).ok();
    hour?;
    Time::from_hms(small(hour)?, small(minute)?, small(second)?).ok()
}

/// Up to three numbers of at least two digits each, separated by `mark`.
fn parts(text: &str, mark: char) -> Option<[Option<u16>; 3]> {
    let mut parts = text.split(mark).map(|part| {
        let digits = part.len() >= 2 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse().ok().filter(|_| digits)
    });
    let mut found = [None; 3];
    for slot in &mut found {
        match parts.next() {
            Some(number) => *slot = Some(number?),
            None => break,
        }
    }
    parts.next().is_none().then_some(found)
}

/// An instant as RFC 3339 writes it, in whole seconds: `2026-09-23T10:30:00+08:00`.
#[must_use]
pub fn rfc3339(at: OffsetDateTime) -> String {
    let (hours, minutes, _) = at.offset().as_hms();
    let sign = if at.offset().is_negative() { '-' } else { '+' };
    let (year, month, day) = at.to_calendar_date();
    let (hour, minute, second) = at.to_hms();
    let month = u8::from(month);
    let zone = if at.offset().is_utc() {
        "Z".to_owned()
    } else {
        format!("{sign}{:02}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    #[test]
    fn instants_are_read_and_written() {
        for (text, at) in [
            ("2026-09-23T10:30:00+08:00", datetime!(2026-09-23 10:30:00 +8)),
            ("2026-09-23T10:30+08:00", datetime!(2026-09-23 10:30:00 +8)),
            ("2026-09-23T10:30:00.123+08", datetime!(2026-09-23 10:30:00 +8)),
            ("2026-09-23T02:30:00Z", datetime!(2026-09-23 02:30:00 UTC)),
            ("2024-02-29T23:59:59-03:30", datetime!(2024-02-29 23:59:59 -3:30)),
        ] {
            assert_eq!(instant(text), Some(at), "{text}");
            assert_eq!(instant(&rfc3339(at)), Some(at), "{text}");
        }
        assert_eq!(rfc3339(datetime!(2024-02-29 23:59:59 -3:30)), "2024-02-29T23:59:59-03:30");
        assert_eq!(rfc3339(datetime!(2026-09-23 02:30:00 UTC)), "2026-09-23T02:30:00Z");
        for text in [
            "",
            "noon",
            "2026-09-23",
            "2026-09-23T10:30:00",
            "2026-02-30T10:30:00Z",
            "2026-09-23T24:30Z",
            "2026-09-23TZ",
            "2026-09-23T10:30:00+",
            "2026-09-23T10:30:00+08:00x",
            "2026-09-23T10:30:00.Z",
            "2026-9-23T10:30:00Z",
            "2026-09-23T1:30Z",
            "2026-09-23T10:30:00+8:00",
            "二〇二六年九月",
            "+-",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }

    use super::*;

    #[test]
    fn money_needs_a_unit() {
        let cents = |text: &str| money(text).into_iter().map(|(_, c)| c).collect::<Vec<_>>();
        // Found by fuzzing: the unit was not folded.
        assert_eq!(cents("退12塊"), [1200]);
        assert_eq!(cents("退您３０元，另补1,280.5元"), [3000, 128_050]);
        assert!(cents("工单20260923，号码13800000000").is_empty());
        assert_eq!(cents("共¥12.34"), [1234]);
        assert_eq!(single("128.00 元"), Some(12800));
        assert_eq!(single("1-3"), None);
    }

    #[test]
    fn a_number_written_in_groups_is_one_run() {
        let found: Vec<_> =
            runs("卡号 6222 0212-3456 7890，工单A1234").into_iter().map(|r| r.digits).collect();
        assert_eq!(found, [b"6222021234567890".to_vec()]);
    }

    #[test]
    fn a_short_day_is_no_price_and_no_version() {
        let day = |text: &'static str| short_day(text).map(|span| span.of(text));
        for (text, want) in [("客述7/15外呼", "7/15"), ("9．10申请", "9．10"), ("于12.31", "12.31")]
        {
            assert_eq!(day(text), Some(want), "{text}");
        }
        for text in
            ["8.5元", "29.9元", "APP8.2.1", "5元/200M", "24/7", "1.5G", "2026/9/10", "13.1", ""]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn forms_write_time_stamps_in_many_ways() {
        let at = |text: &str| timestamp(text, UtcOffset::UTC).map(|t| t.to_string());
        assert_eq!(at("2026-09-25 18:00").as_deref(), Some("2026-09-25 18:00:00.0 +00:00:00"));
        assert_eq!(at("2026年9月5日").as_deref(), Some("2026-09-05 23:59:00.0 +00:00:00"));
        assert_eq!(at("2026/13/5"), None);
        assert_eq!(at("48小时"), None);
    }
}
