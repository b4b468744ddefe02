//! What of a text may leave the machine that holds the tickets.

/// Whether texts are shown as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    /// Only the words that a rule is about are shown, digits never.
    Masked,
    /// As they are.
    Plain,
}

/// Stands for a character that is not shown.
const HIDDEN: char = '○';

/// Longest words that are shown of a finding, in characters: longer ones are a field's text.
const LONGEST: usize = 24;

impl Mask {
    /// What stands around the words of a finding: its marks and its length.
    #[must_use]
    pub fn around(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Masked => {
                text.chars().map(|c| if c.is_alphanumeric() { HIDDEN } else { c }).collect()
            }
        }
    }

    /// The words of a finding; of personal data nothing.
    #[must_use]
    pub fn words(self, text: &str, personal: bool) -> String {
        if self == Self::Plain {
            return text.to_owned();
        }
        if personal || text.chars().count() > LONGEST {
            return self.around(text);
        }
        without_digits(text)
    }

    /// The message of a finding: the words of the ticket stand in it as digits; of personal data nothing is shown.
    #[must_use]
    pub fn message(self, text: &str, personal: bool) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Masked if personal => self.around(text),
            Self::Masked => without_digits(text),
        }
    }
}

fn without_digits(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { HIDDEN } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_words_of_a_rule_is_shown() {
        assert_eq!(Mask::Masked.around("张三，13800000000"), "○○，○○○○○○○○○○○");
        assert_eq!(Mask::Masked.words("不归我管", false), "不归我管");
        assert_eq!(Mask::Masked.words("9月25日10:30", false), "○月○○日○○:○○");
        assert_eq!(Mask::Masked.words("11010519491231002X", true), "○○○○○○○○○○○○○○○○○○");
        assert_eq!(Mask::Plain.words("11010519491231002X", true), "11010519491231002X");
        assert_eq!(Mask::Masked.words(&"长".repeat(25), false), "○".repeat(25));
    }
}
