//! Words with a meaning each, found at a place of a text: the longest one wins.
//!
//! Chinese puts no space between words, so a reader that knows the longer word (上班) is not misled by
//! the shorter one (上). Where even the longest word misleads, a word can say what must follow it without
//! being part of it: `说>明天` is 说 before 明天, and wins over 说明. Tables are written by meaning; the order for lookup is made once, at first use.

use super::fold;

/// A table of words.
#[derive(Debug, Clone)]
pub struct Lexicon<T> {
    /// Ordered by word, so that the words of one first character stand together.
    entries: Vec<(&'static str, T)>,
}

impl<T: Copy> Lexicon<T> {
    /// A table from rows of a meaning and its words, which are separated by white space and folded
    /// already. Where a word stands in two rows, `both` makes one meaning of the earlier and the later.
    #[must_use]
    pub fn new(rows: &[(T, &'static str)], both: fn(T, T) -> T) -> Self {
        let mut entries: Vec<(&'static str, T)> = rows
            .iter()
            .flat_map(|(meaning, words)| {
                words.split_ascii_whitespace().map(|word| (word, *meaning))
            })
            .collect();
        entries.sort_by_key(|(word, _)| *word);
        entries.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 = both(kept.1, later.1);
            }
            same
        });
        Self { entries }
    }

    /// The longest word that `text` begins with: its length in bytes of `text`, and its meaning.
    #[must_use]
    pub fn at(&self, text: &str) -> Option<(usize, T)> {
        let first = fold(text.chars().next()?);
        let from = self.entries.partition_point(|(word, _)| word.chars().next() < Some(first));
        self.entries
            .get(from..)?
            .iter()
            .take_while(|(word, _)| word.starts_with(first))
            .filter_map(|(word, meaning)| Some((prefix(text, word)?, *meaning)))
            .max_by_key(|(found, _)| found.seen)
            .map(|(found, meaning)| (found.len, meaning))
    }
}

/// How far a word reaches, in bytes.
struct Prefix {
    /// Of the word itself.
    len: usize,
    /// With what must follow it.
    seen: usize,
}

/// Whether `text` begins with `word`: width and case do not count, nor do blanks between its characters.
fn prefix(text: &str, word: &str) -> Option<Prefix> {
    let mut rest = text.char_indices();
    let (mut len, mut seen) = (None, 0);
    for (nth, want) in word.chars().enumerate() {
        if want == '>' {
            len = Some(seen);
            continue;
        }
        let (at, c) = rest.find(|(_, c)| nth == 0 || fold(*c) != ' ')?;
        if fold(c) != want {
            return None;
        }
        seen = at + c.len_utf8();
    }
    Some(Prefix { len: len.unwrap_or(seen), seen })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_and_width_does_not_count() {
        let words = Lexicon::new(&[(1, "上 上班 h"), (2, "上班时间")], |first, _| first);
        assert_eq!(words.at("上门"), Some((3, 1)));
        assert_eq!(words.at("上班前"), Some((6, 1)));
        assert_eq!(words.at("上 班 时间"), Some((14, 2)));
        assert_eq!(words.at("Ｈ内"), Some((3, 1)));
        assert_eq!(words.at("班"), None);
        assert_eq!(words.at(""), None);
    }

    #[test]
    fn a_word_can_ask_for_what_follows() {
        let words = Lexicon::new(&[(1, "说>明天"), (2, "说明")], |first, _| first);
        assert_eq!(words.at("说明天来"), Some((3, 1)));
        assert_eq!(words.at("说明原因"), Some((6, 2)));
    }
}
