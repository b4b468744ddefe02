//! Spans of text, the only UTF-8 ⇄ UTF-16 conversion, width folding, word lookup and reported speech.
//!
//! The core counts in UTF-8 bytes, as Rust does; pages, JSON callers and panels count in UTF-16 code
//! units, as JavaScript does. Positions change unit here and nowhere else.

pub mod lexicon;
pub mod pinyin;
pub mod quote;
mod traditional;

/// A piece of a text, in UTF-8 bytes, both ends on character borders, `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`, in bytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The whole of `text`.
    #[must_use]
    pub fn all(text: &str) -> Self {
        Self::new(0, text.len())
    }

    /// The words of the span; empty where the span does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether nothing lies between the ends: a place to insert at.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Whether a sentence ends with a character.
#[must_use]
pub fn is_sentence_end(c: char) -> bool {
    matches!(fold(c), '。' | '!' | '?' | ';' | '\n')
}

/// The sentences of a text, each with the mark that ends it; together they are the text. None ends inside quotation
/// marks, so that each can be read by itself.
#[must_use]
pub fn pieces(text: &str) -> Vec<Span> {
    let mut pieces = Vec::new();
    let (mut start, mut closing) = (0, None);
    for (at, c) in text.char_indices() {
        let mark = fold(c);
        if closing == Some(mark) || c == '\n' {
            closing = None;
        } else if closing.is_none() {
            closing = quote::closing_of(c);
        }
        if closing.is_none() && is_sentence_end(c) {
            let end = at + c.len_utf8();
            pieces.push(Span::new(start, end));
            start = end;
        }
    }
    if start < text.len() || text.is_empty() {
        pieces.push(Span::new(start, text.len()));
    }
    pieces
}

/// UTF-16 code units before byte `at` of `text`. A position inside a character counts as its start,
/// one past the end as the end.
#[must_use]
pub fn utf16_of_byte(text: &str, at: usize) -> usize {
    text.char_indices()
        .take_while(|(i, c)| i + c.len_utf8() <= at)
        .map(|(_, c)| c.len_utf16())
        .sum()
}

/// Bytes before UTF-16 code unit `at` of `text`, with the same rounding as [`utf16_of_byte`].
#[must_use]
pub fn byte_of_utf16(text: &str, at: usize) -> usize {
    let mut units = 0;
    for (i, c) in text.char_indices() {
        units += c.len_utf16();
        if units > at {
            return i;
        }
    }
    text.len()
}

/// One character folded: full-width ASCII to ASCII, ideographic space to space, letters to lower case, traditional
/// characters to simplified ones. One character always gives one character, so places counted in characters
/// stay valid.
#[must_use]
pub fn fold(c: char) -> char {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c if c.is_ascii() => c,
        c => traditional::simplified(c),
    };
    c.to_ascii_lowercase()
}

/// A text folded by [`fold`], character by character.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_change_unit_and_back() {
        let text = "退费😀30元";
        for (byte, c) in text.char_indices() {
            let unit = utf16_of_byte(text, byte);
            assert_eq!(byte_of_utf16(text, unit), byte, "at {c}");
        }
        assert_eq!(utf16_of_byte(text, text.len()), text.encode_utf16().count());
        assert_eq!(byte_of_utf16(text, 99), text.len());
        assert_eq!(utf16_of_byte(text, 1), 0, "inside the first character");
    }

    #[test]
    fn folding_keeps_the_count_of_characters() {
        assert_eq!(folded("４８Ｈ　內"), "48h 内");
        assert_eq!(folded("兩週內回覆帳單"), "两周内回复账单");
    }
}
