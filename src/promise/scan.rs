//! Text to tokens: every byte but blanks belongs to one.

use super::known::Words;
use super::number;
use super::words::{Cue, Unit, Word};
use crate::text::{Span, fold};

/// A word, a number, a mark, or a run of unknown text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub word: Word,
    /// Where, in bytes.
    pub span: Span,
    /// How many characters, which unlike bytes are as many in any width of letters.
    pub chars: usize,
}

impl Token {
    /// Whether it is a cue of one of these.
    #[must_use]
    pub fn is(&self, cues: Cue) -> bool {
        matches!(self.word, Word::Cue(cue) if cue.any(cues))
    }
}

/// The tokens of `text`, in order.
#[must_use]
pub fn scan(text: &str, words: &Words) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        let (len, word) = next(rest, c, tokens.last().map(|token| token.word), words);
        let span = Span::new(at, at + len);
        let chars = rest.get(..len).map_or(0, |piece| piece.chars().count());
        at = span.end;
        match (word, tokens.last_mut()) {
            (None, _) => {}
            (Some(Word::Other), Some(last))
                if last.word == Word::Other && last.span.end == span.start =>
            {
                last.span.end = span.end;
                last.chars += chars;
            }
            (Some(word), _) => tokens.push(Token { word, span, chars }),
        }
    }
    tokens
}

/// The piece that `rest` begins with; no word for a blank. A number yields to a longer word (一般).
fn next(rest: &str, c: char, before: Option<Word>, words: &Words) -> (usize, Option<Word>) {
    if c == '\n' || c == '\r' {
        return (1, Some(Word::Stop));
    }
    if fold(c).is_whitespace() {
        return (c.len_utf8(), None);
    }
    if let Some((len, date)) = number::date(rest) {
        return (len, Some(date));
    }
    let word = words.0.at(rest);
    // 两年前 counts years, 年前给您 does not.
    if c == '年'
        && matches!(before, Some(Word::Num(_)))
        && matches!(word, Some((_, Word::Vague | Word::Early)))
    {
        return (c.len_utf8(), Some(Word::Unit(Unit::Year)));
    }
    // 截止本月25日: before the day, it says that it is the last one.
    if c == '截'
        && matches!(word, Some((_, Word::Before)))
        && before.is_none_or(|word| word.ends_clause() || word == Word::Other)
    {
        return (word.map_or(0, |(len, _)| len), Some(Word::Latest));
    }
    // 50元月底前: an amount, and no 元月.
    if c == '元' && matches!(before, Some(Word::Num(_))) && matches!(word, Some((_, Word::January)))
    {
        return (c.len_utf8(), Some(Word::Cue(Cue::COUNT)));
    }
    // 48小时封顶 bounds a time, 20元封顶 an amount.
    if let (Some(Word::Unit(_)), Some((len, Word::Cue(cue)))) = (before, word)
        && cue.any(Cue::TERMS)
        && cue.any(Cue::CAP)
    {
        return (len, Some(Word::Within));
    }
    // 3次 counts, 次日 does not.
    if c == '次' && matches!(before, Some(Word::Num(_))) && matches!(word, Some((_, Word::Rel(_))))
    {
        return (c.len_utf8(), Some(Word::Cue(Cue::COUNT)));
    }
    // 下午一点 is an hour, 一点 alone a little.
    let hour = matches!(before, Some(Word::Part(_) | Word::DayPart(..)))
        && matches!(word, Some((_, Word::Noise)));
    let word = word.filter(|_| !hour);
    // 五一 and 12315 are digits too, but not numbers.
    let feast = match word {
        Some((_, Word::Feast(_))) => true,
        Some((_, Word::Cue(cue))) => cue.any(Cue::THIRD),
        _ => false,
    };
    match (number::at(rest), word) {
        (Some((len, num)), word)
            if word.is_none_or(|(longer, _)| longer <= len && !(feast && longer == len)) =>
        {
            (len, Some(num.map_or(Word::Other, Word::Num)))
        }
        (_, Some((len, word))) => (len, Some(word)),
        (_, None) => (c.len_utf8(), Some(Word::Other)),
    }
}
