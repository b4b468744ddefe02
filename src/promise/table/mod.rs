//! The words that the reader of promises knows, by meaning.
//!
//! Words that merely look like one of the others stand under [`Word::Noise`]: since the longest word wins,
//! a row there is enough to keep 会员 from being read as 会. A word may stand in several rows of cues.

use super::words::Word;

mod cues;
mod marks;
mod times;

/// Each meaning with its words, in the order in which the meanings of one word are joined.
pub(super) fn rows<'a>() -> impl Iterator<Item = (Word, &'a str)> {
    [times::ROWS, cues::ROWS, marks::ROWS].into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;

    #[test]
    fn every_word_is_found_whole() {
        for (_, words) in rows() {
            for word in words.split_ascii_whitespace().filter(|word| !word.contains('>')) {
                assert_eq!(
                    super::super::known::Words::base().0.at(word).map(|(len, _)| len),
                    Some(word.len()),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn every_word_is_folded() {
        for (_, words) in rows() {
            for word in words.split_ascii_whitespace() {
                assert_eq!(folded(word), word);
            }
        }
    }
}
