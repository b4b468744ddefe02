//! Phrases as spreadsheets have them: rows to phrases and phrases to rows.
//!
//! Product teams keep phrases in tables with headings of their own. A heading is known by its synonyms, a stage or a
//! scene by its name; nothing is guessed beyond that, and everything that is wrong is told at once with its cell.
//! [`file`] knows what a file is made of (Excel, CSV, their encodings), and [`take_in()`] makes a layer of its tables.

mod column;
pub mod file;
mod rows;
mod take_in;
mod toml;

pub use column::Column;
pub use rows::{changed, id, is_table, phrases, rows};
pub use take_in::{Refused, TakenIn, header, take_in};
pub use toml::toml;

/// The name of the sheet that is written.
pub const SHEET: &str = "话术";

/// A table as a person sees it: every cell of a merged range holds its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The name of the sheet or the file, for messages.
    pub name: String,
    /// The rows from the top, each from the left.
    pub rows: Vec<Vec<String>>,
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Where: sheet and cell, as spreadsheets name it, such as `话术!C5`.
    pub at: String,
    /// What.
    pub message: String,
    /// What next.
    pub hint: String,
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}\n  hint: {}", self.at, self.message, self.hint)
    }
}

/// The name of a cell: column and row from 0.
fn cell(table: &str, column: usize, row: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    format!("{table}!{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        assert_eq!(super::cell("a", 0, 0), "a!A1");
        assert_eq!(super::cell("a", 25, 9), "a!Z10");
        assert_eq!(super::cell("a", 26, 0), "a!AA1");
        assert_eq!(super::cell("a", 701, 0), "a!ZZ1");
        assert_eq!(super::cell("a", 702, 0), "a!AAA1");
    }
}
