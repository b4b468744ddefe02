//! Numbers as Chinese notes write them: 48, ４８, 1.5, 四十八, 两, 俩, 半, 三五, 两三, 十几.

use super::words::Word;
use crate::text::fold;

/// A number, or two where the words are a range in themselves (三五 is three to five).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Num {
    /// Lower bound, in hundredths.
    pub lo: u32,
    /// Upper bound, in hundredths.
    pub hi: u32,
    /// No upper bound is named: 几, 数, 好几.
    pub open: bool,
    /// How many ASCII digits before a decimal point; 0 for Chinese numerals.
    pub digits: u8,
    /// How many digits behind it: 10.8 may be a day, 17.30 an hour.
    pub places: u8,
    /// Whether it can only be a count: 两, 俩 and 仨 name no month.
    pub count: bool,
}

impl Num {
    /// The number as a whole one, where it is whole and not a range.
    #[must_use]
    pub fn whole(self) -> Option<u32> {
        (self.lo == self.hi && !self.open && self.hi.is_multiple_of(100)).then_some(self.hi / 100)
    }
}

/// Larger ones are no time that anyone promises; the cap keeps all arithmetic in range.
const LARGEST: u32 = 999_999;

/// The number that `text` begins with: its length in bytes, and the number. A run of digits too long to
/// be a time (a telephone number) is read as a whole and gives none as the number.
#[must_use]
pub fn at(text: &str) -> Option<(usize, Option<Num>)> {
    let mut chars = text.chars();
    let zero = chars.next()?;
    let first = fold(zero);
    // 17点零5分
    if first == '零' && chars.next().is_some_and(|c| fold(c).is_ascii_digit()) {
        let (len, num) = ascii(text.get(zero.len_utf8()..)?);
        return Some((len + zero.len_utf8(), num));
    }
    if first.is_ascii_digit() { Some(ascii(text)) } else { chinese(text) }
}

fn ascii(text: &str) -> (usize, Option<Num>) {
    let (mut whole, mut part, mut scale) = (0_u32, 0, 100_u32);
    let (mut digits, mut places, mut end) = (0_u8, 0_u8, 0);
    let mut point = false;
    // Digits set apart, 4 8, are one number; a blank behind a longer one ends it.
    let mut apart = true;
    for (at, c) in text.char_indices() {
        match fold(c).to_digit(10) {
            Some(d) if point => {
                scale /= 10;
                part += d * scale;
                places = places.saturating_add(1);
            }
            Some(d) => {
                whole = whole.saturating_mul(10).saturating_add(d);
                digits = digits.saturating_add(1);
                apart &= digits == 1 || text.get(end..at).is_some_and(|gap| !gap.is_empty());
            }
            None if fold(c) == ' ' && apart && !point && digit_after(text, at + c.len_utf8()) => {
                continue;
            }
            // A point counts where a digit follows it.
            None if matches!(fold(c), '.' | '·')
                && !point
                && digit_after(text, at + c.len_utf8()) =>
            {
                point = true;
                continue;
            }
            None => break,
        }
        end = at + c.len_utf8();
    }
    let num = (whole <= LARGEST).then(|| {
        let value = whole * 100 + part;
        Num { lo: value, hi: value, open: false, digits, places, count: false }
    });
    (end, num)
}

/// The date that `text` begins with, year first and with one mark between its parts: 2026.10.8, 2026-10-08.
#[must_use]
pub fn date(text: &str) -> Option<(usize, Word)> {
    let mut parts = [0_u32; 3];
    let (mut nth, mut digits, mut mark, mut end) = (0, 0, None, 0);
    for (at, c) in text.char_indices() {
        match fold(c).to_digit(10) {
            // 20261015
            Some(d) if nth == 0 && digits < 8 && mark.is_none() => {
                let part = parts.first_mut()?;
                *part = *part * 10 + d;
                digits += 1;
                end = at + c.len_utf8();
            }
            Some(d) if nth > 0 && digits < 2 => {
                let part = parts.get_mut(nth)?;
                *part = *part * 10 + d;
                digits += 1;
                end = at + c.len_utf8();
            }
            // A longer run of digits is no date.
            Some(_) => return None,
            None if matches!(fold(c), '.' | '-' | '/')
                && nth < 2
                && digits > 0
                && mark.is_none_or(|m| m == fold(c)) =>
            {
                if nth == 0 && digits != 4 {
                    return None;
                }
                (nth, digits, mark) = (nth + 1, 0, Some(fold(c)));
            }
            None => break,
        }
    }
    if nth == 0 && digits == 8 {
        let [day, ..] = parts;
        parts = [day / 10_000, day / 100 % 100, day % 100];
    } else if nth < 2 {
        return None;
    }
    // A time stamp's T.
    let rest = text.get(end..).unwrap_or("");
    let mut behind = rest.chars().map(fold);
    if behind.next() == Some('t') && behind.next().is_some_and(|c| c.is_ascii_digit()) {
        end += 1;
    }
    let [year @ 2000..2100, month @ 1..=12, day @ 1..=31] = parts else { return None };
    let year = i32::try_from(year).ok()?;
    Some((end, Word::Date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)))
}

fn digit_after(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| fold(c).is_ascii_digit())
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '俩' | '贰' => 2,
        '三' | '仨' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn power(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '廿' => 20,
        '卅' => 30,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// Reads a run of Chinese numerals in one pass: `total` holds what powers have closed, `last` the digit
/// that waits for its power, `before` the digit before it, so that 两三 and 十五六 show as ranges.
fn chinese(text: &str) -> Option<(usize, Option<Num>)> {
    let (mut total, mut last, mut before) = (0_u32, None::<u32>, None::<u32>);
    let (mut lowest_power, mut plain, mut count, mut open, mut half) =
        (1, 0_u32, 0_u8, false, false);
    let mut end = 0;
    for (at, seen) in text.char_indices() {
        let c = fold(seen);
        if c == ' ' && count > 0 {
            // 四 十 八 小时: whether it goes on shows behind the blank.
            continue;
        }
        if let Some(d) = digit(c) {
            // 二十九两天 is a day and a count.
            if lowest_power > 1 && (before.is_some() || matches!(c, '两' | '俩' | '仨')) {
                break;
            }
            before = last;
            last = Some(d);
            plain = plain.saturating_mul(10).saturating_add(d);
        } else if let Some(p) = power(c) {
            total = total.saturating_add(last.unwrap_or(1).saturating_mul(p));
            // 廿 and 卅 are tens: 廿四.
            (last, before, lowest_power) = (None, None, p.min(if p < 100 { 10 } else { p }));
        } else if matches!(c, '几' | '数' | '多') {
            // 多 only follows a number (十多), 数 and 几 may stand alone.
            if c == '多' && count == 0 {
                break;
            }
            open = true;
        } else if c == '半' && count == 0 {
            half = true;
        } else {
            break;
        }
        count = count.saturating_add(1);
        end = at + seen.len_utf8();
        if half || open || count > 12 {
            break;
        }
    }
    if count == 0 {
        return None;
    }
    if half {
        return Some((end, Some(Num { lo: 50, hi: 50, ..Num::default() })));
    }
    let (lo, hi) = match (before, last) {
        (Some(a), Some(b)) if (count == 2 || total > 0) && a < b && b - a <= 2 && a > 0 => {
            (total + a, total + b)
        }
        (Some(_), Some(_)) => (plain, plain),
        (_, last) => {
            let value = total.saturating_add(last.unwrap_or(0));
            (value, value)
        }
    };
    let fits = hi <= LARGEST;
    // 十几 is at most 19, 几十 has no bound that a customer could count on.
    let (hi, open) =
        if open && total > 0 && lowest_power == 10 { (hi + 9, false) } else { (hi, open) };
    let alone = count == 1 && text.starts_with(['两', '兩', '俩', '倆', '仨']);
    Some((
        end,
        fits.then_some(Num { lo: lo * 100, hi: hi * 100, open, count: alone, ..Num::default() }),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_form() {
        // Text, lower bound, upper bound in hundredths.
        let cases = [
            ("48小时", 4800, 4800),
            ("４８小时", 4800, 4800),
            ("1.5天", 150, 150),
            ("四十八小时", 4800, 4800),
            ("十八点", 1800, 1800),
            ("两天", 200, 200),
            ("俩小时", 200, 200),
            ("半小时", 50, 50),
            ("一两天", 100, 200),
            ("三五天", 300, 500),
            ("两三个", 200, 300),
            ("十五六天", 1500, 1600),
            ("十几天", 1000, 1900),
            ("二十四", 2400, 2400),
            ("一百二十", 12000, 12000),
            ("一百零五", 10500, 10500),
            ("四八小时", 4800, 4800),
            ("二〇二六年", 202_600, 202_600),
            ("4 8 小时", 4800, 4800),
            ("24 48", 2400, 2400),
            ("四 十 八 小时", 4800, 4800),
            ("兩個", 200, 200),
        ];
        for (text, lo, hi) in cases {
            let (_, num) = at(text).expect(text);
            let num = num.expect(text);
            assert_eq!((num.lo, num.hi, num.open), (lo, hi, false), "{text}");
        }
    }

    #[test]
    fn what_has_no_bound_says_so() {
        for text in ["几个小时", "数天", "几十天"] {
            assert!(at(text).is_some_and(|(_, num)| num.is_some_and(|num| num.open)), "{text}");
        }
    }

    #[test]
    fn a_telephone_number_is_no_number() {
        assert_eq!(at("13800138000内"), Some((11, None)));
    }
}
