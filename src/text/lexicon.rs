//! Words with a meaning each, found at a place of a text: the longest one wins.
//!
//! Chinese puts no space between words, so a reader that knows the longer word (上班) is not misled by
//! the shorter one (上). Tables are written by meaning; the order for lookup is made once, at first use.

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
            .max_by_key(|(len, _)| *len)
    }
}

/// Bytes of `text` that spell `word`: width and case do not count, nor do blanks between its characters.
fn prefix(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    let mut end = 0;
    for (nth, want) in word.chars().enumerate() {
        let (at, c) = rest.find(|(_, c)| nth == 0 || fold(*c) != ' ')?;
        if fold(c) != want {
            return None;
        }
        end = at + c.len_utf8();
    }
    Some(end)
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
}
