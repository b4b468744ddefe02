//! How Chinese characters are typed: the syllables of each, without tones.

use std::rc::Rc;

/// The syllables of the characters that a pack uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pinyin {
    /// In the order of the characters; one that is read in two ways stands twice.
    readings: Vec<(char, Rc<str>)>,
}

impl Pinyin {
    /// Reads a table as [`Pinyin::write`] gives it: syllables in ASCII letters, each with its characters behind it,
    /// such as `fu复覆服 shu述`. What is no such group says nothing.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let mut readings = Vec::new();
        for group in table.split_ascii_whitespace() {
            let letters = group.bytes().take_while(u8::is_ascii_lowercase).count();
            let (Some(syllable), Some(characters)) = (group.get(..letters), group.get(letters..))
            else {
                continue;
            };
            let syllable: Rc<str> = syllable.into();
            readings.extend(characters.chars().map(|c| (c, Rc::clone(&syllable))));
        }
        Self::of(readings)
    }

    /// A table of characters and syllables in any order.
    #[must_use]
    pub fn of(mut readings: Vec<(char, Rc<str>)>) -> Self {
        readings.retain(|(_, syllable)| !syllable.is_empty());
        readings.sort_unstable();
        readings.dedup();
        Self { readings }
    }

    /// The table as text, in the order of the syllables.
    #[must_use]
    pub fn write(&self) -> String {
        let mut order: Vec<(&str, char)> = self.readings.iter().map(|(c, s)| (&**s, *c)).collect();
        order.sort_unstable();
        let (mut table, mut last) = (String::new(), "");
        for (syllable, c) in order {
            if syllable != last {
                if !table.is_empty() {
                    table.push(' ');
                }
                table.push_str(syllable);
                last = syllable;
            }
            table.push(c);
        }
        table
    }

    /// The syllables of a character; none of one that the table does not know.
    pub fn readings(&self, c: char) -> impl Iterator<Item = &Rc<str>> {
        let from = self.readings.partition_point(|(known, _)| *known < c);
        let here = self.readings.get(from..).unwrap_or(&[]);
        here.iter().take_while(move |(known, _)| *known == c).map(|(_, syllable)| syllable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_as_it_is_written() {
        let table = "chong重 fu复服 hang行 xing行 zhong重";
        let pinyin = Pinyin::read(table);
        assert_eq!(pinyin.write(), table);
        assert_eq!(pinyin.readings('行').map(|s| &**s).collect::<Vec<_>>(), ["hang", "xing"]);
        assert_eq!(pinyin.readings('好').count(), 0);
        assert_eq!(Pinyin::read("复 ,, fu").write(), "");
    }
}
