//! Words with a meaning each, found at a place of a text: the longest one wins.
//!
//! Chinese puts no space between words, so a reader that knows the longer word (上班) is not misled by
//! the shorter one (上). Where even the longest word misleads, a word can say what must follow it without
//! being part of it: `说>明天` is 说 before 明天, and wins over 说明. Tables are written by meaning; the order for lookup is made once, at first use.

use super::fold;

/// A table of words.
#[derive(Debug, Clone)]
pub struct Lexicon<T> {
    /// In the order of their characters, so that words which begin alike stand together.
    entries: Vec<Entry<T>>,
    /// Each first character, and where its words begin; in order.
    firsts: Vec<(char, usize)>,
    /// Of each ideograph from [`IDEOGRAPHS`] on, its place in `firsts` plus one, or 0: most characters begin no word,
    /// and are told so at once.
    ideographs: Vec<u16>,
}

/// The first ideograph.
const IDEOGRAPHS: u32 = 0x4e00;

#[derive(Debug, Clone)]
struct Entry<T> {
    /// The word with what must follow it.
    chars: Box<[char]>,
    /// How many of them are the word itself.
    own: usize,
    meaning: T,
}

impl<T: Copy> Lexicon<T> {
    /// A table from rows of a meaning and its words, which are separated by white space and folded
    /// already. Where a word stands in two rows, `both` makes one meaning of the earlier and the later.
    #[must_use]
    pub fn new(rows: &[(T, &str)], both: fn(T, T) -> T) -> Self {
        let entry = |word: &str, meaning| Entry {
            chars: word.chars().filter(|c| *c != '>').collect(),
            own: word.chars().take_while(|c| *c != '>').count(),
            meaning,
        };
        let mut entries: Vec<Entry<T>> = rows
            .iter()
            .flat_map(|(meaning, words)| {
                words.split_ascii_whitespace().map(|word| entry(word, *meaning))
            })
            .collect();
        entries.sort_by(|a, b| (&a.chars, a.own).cmp(&(&b.chars, b.own)));
        entries.dedup_by(|later, kept| {
            let same = (&later.chars, later.own) == (&kept.chars, kept.own);
            if same {
                kept.meaning = both(kept.meaning, later.meaning);
            }
            same
        });
        let mut firsts: Vec<(char, usize)> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let first = entry.chars.first().copied().unwrap_or_default();
            if firsts.last().is_none_or(|(known, _)| *known != first) {
                firsts.push((first, at));
            }
        }
        let mut ideographs = Vec::new();
        for (nth, (first, _)) in (1..).zip(&firsts) {
            let at =
                u32::from(*first).checked_sub(IDEOGRAPHS).and_then(|at| usize::try_from(at).ok());
            if let Some(at) = at {
                // In order, so that each goes to the end.
                ideographs.resize(at, 0);
                ideographs.push(nth);
            }
        }
        Self { entries, firsts, ideographs }
    }

    /// Where the words with this first character stand in `firsts`.
    fn page(&self, first: char) -> Option<usize> {
        match u32::from(first).checked_sub(IDEOGRAPHS).and_then(|at| usize::try_from(at).ok()) {
            Some(at) => usize::from(*self.ideographs.get(at)?).checked_sub(1),
            None => self.firsts.binary_search_by_key(&first, |(first, _)| *first).ok(),
        }
    }

    /// The longest word that `text` begins with: its length in bytes of `text`, and its meaning. Width, case and
    /// script do not count, nor do blanks between its characters.
    #[must_use]
    pub fn at(&self, text: &str) -> Option<(usize, T)> {
        let mut rest = text.char_indices();
        let (_, first) = rest.next()?;
        let page = self.page(fold(first))?;
        let from = self.firsts.get(page)?.1;
        let to = self.firsts.get(page + 1).map_or(self.entries.len(), |(_, at)| *at);
        // The words that begin as the text does so far, and where each of their characters ends in it.
        let mut alike = self.entries.get(from..to)?;
        let mut ends = [0; LONGEST];
        let mut end = first.len_utf8();
        let mut found = None;
        for depth in 1..=LONGEST {
            *ends.get_mut(depth - 1)? = end;
            // Of words that end here, the one that asks for nothing more stands last.
            let whole = alike.partition_point(|entry| entry.chars.len() <= depth);
            if let Some(entry) = whole.checked_sub(1).and_then(|at| alike.get(at)) {
                found = Some((*ends.get(entry.own.checked_sub(1)?)?, entry.meaning));
            }
            alike = alike.get(whole..)?;
            if alike.is_empty() {
                break;
            }
            let Some((at, c)) = rest.find(|(_, c)| fold(*c) != ' ') else { break };
            let want = fold(c);
            let from = alike.partition_point(|entry| entry.chars.get(depth) < Some(&want));
            let to = alike.partition_point(|entry| entry.chars.get(depth) <= Some(&want));
            alike = alike.get(from..to)?;
            end = at + c.len_utf8();
        }
        found
    }
}

/// No word of a table has more characters, what must follow it included.
pub const LONGEST: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_words_alike_the_one_that_begins_wins_by_what_follows() {
        let words = Lexicon::new(&[(1, "客>表示"), (2, "客表"), (3, "客")], |first, _| first);
        assert_eq!(words.at("客表示"), Some((3, 1)));
        assert_eq!(words.at("客表明"), Some((6, 2)));
        assert_eq!(words.at("客 观"), Some((3, 3)));
    }

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
