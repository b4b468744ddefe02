//! `personal`: personal data that does not belong into free text (个人信息保护法 art. 28).
//!
//! Numbers count only with a right check digit, so order numbers and phone numbers stay silent.

use super::Hit;
use crate::fact::Facts;
use crate::number::Run;
use crate::pack::{FieldIx, Personal};
use crate::ticket::Place;

/// Words beside which a run of digits is a secret.
const SECRETS: [&str; 7] = ["密码", "验证码", "校验码", "口令", "password", "passcode", "pin"];

/// How far in front of its digits a secret's word may stand, in characters: 密码是 123456.
const SECRET_REACH: usize = 8;

pub(super) fn hits(facts: &Facts, fields: &[FieldIx], kinds: &[Personal]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for entry in facts.entries_of(fields) {
        let text = facts.ticket.entries.get(entry).map_or("", |e| &e.text);
        let Some(reading) = facts.readings.entries.get(entry) else { continue };
        // Letters and digits together are only ever a password.
        let secrets = reading
            .codes
            .iter()
            .filter(|run| kinds.contains(&Personal::Password) && is(Personal::Password, text, run));
        let numbers =
            reading.runs.iter().filter(|run| kinds.iter().any(|kind| is(*kind, text, run)));
        let place = |run: &Run| Hit::words(facts, Place { entry, span: run.span });
        hits.extend(secrets.chain(numbers).map(place));
    }
    hits
}

fn is(kind: Personal, text: &str, run: &Run) -> bool {
    match kind {
        Personal::IdCard => id_card(&run.digits),
        Personal::BankCard => {
            (15..=19).contains(&run.digits.len()) && luhn(&run.digits) && !id_card(&run.digits)
        }
        Personal::Password => (4..=12).contains(&run.digits.len()) && secret(text, run),
    }
}

/// The check digit of GB 11643-1999 (ISO 7064, MOD 11-2).
fn id_card(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let Some((check, body)) = digits.split_last() else { return false };
    if body.len() != WEIGHTS.len() || !body.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(d, w)| u32::from(d - b'0') * w).sum();
    b"10x98765432".get(sum as usize % 11) == Some(check)
}

/// The Luhn digit of ISO/IEC 7812-1, annex B.
fn luhn(digits: &[u8]) -> bool {
    let doubled = |d: u32| if d > 4 { d * 2 - 9 } else { d * 2 };
    let value = |(ix, c): (usize, &u8)| {
        let digit = u32::from(c.saturating_sub(b'0'));
        if ix % 2 == 1 { doubled(digit) } else { digit }
    };
    digits.iter().all(u8::is_ascii_digit)
        && digits.iter().rev().enumerate().map(value).sum::<u32>() % 10 == 0
}

/// Words that name the digits behind them as something else: 忘了密码，来电号码13800000000.
const NAMED_OTHERWISE: [&str; 9] =
    ["号码", "电话", "手机", "来电", "致电", "拨打", "工单", "流水", "编号"];

/// Whether a secret's word stands close in front of the digits, and no word between names them otherwise.
fn secret(text: &str, run: &Run) -> bool {
    let before = text.get(..run.span.start).unwrap_or("");
    let start = before.char_indices().rev().take(SECRET_REACH).last().map_or(0, |(i, _)| i);
    let near = crate::text::folded(before.get(start..).unwrap_or(""));
    let behind = |word: &&str| near.rfind(*word).and_then(|at| near.get(at + word.len()..));
    SECRETS.iter().filter_map(behind).any(|rest| !NAMED_OTHERWISE.iter().any(|w| rest.contains(w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_decide() {
        assert!(id_card(b"11010519491231002x"), "the example of GB 11643-1999");
        assert!(!id_card(b"110105194912310021"));
        assert!(luhn(b"4111111111111111"), "the usual test number");
        assert!(!luhn(b"4111111111111112"));
    }
}
