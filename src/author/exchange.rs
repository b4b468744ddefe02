//! Spreadsheets of phrases, taken into a layer and made of a pack.

use serde::Serialize;
use std::collections::BTreeSet;

use super::{Author, Files, Refusal, edit};
use crate::sheet::{self, Flaw, Refused};

/// What came of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenIn {
    /// The files of the layer with its phrases.
    pub files: Files,
    /// How many phrases it holds.
    pub read: usize,
    /// The ids of those that are new or other than below.
    pub changed: Vec<String>,
    /// Sheets that hold something else.
    pub passed_over: Vec<String>,
}

/// Why nothing was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "why", content = "what", rename_all = "kebab-case")]
pub enum NotTaken {
    /// The file cannot be read, in words for people.
    NoTable(String),
    /// No sheet of it holds phrases.
    NoPhrases,
    /// What is wrong with it, each with its cell, and what next.
    Flaws(Vec<(String, String, String)>),
    /// The layer cannot take it.
    Layer(Refusal),
}

/// Takes the phrases of a spreadsheet into the layer of these files, which was checked last.
///
/// # Errors
/// Why not; the layer is as it was.
pub fn take_in(
    author: &Author,
    files: &Files,
    name: &str,
    bytes: &[u8],
) -> Result<TakenIn, NotTaken> {
    let tables = sheet::file::read(name, bytes).map_err(NotTaken::NoTable)?;
    let below = &author.base.wire;
    let taken = sheet::take_in(&tables, &author.wire, below).map_err(|refused| match refused {
        Refused::NoPhrases => NotTaken::NoPhrases,
        Refused::Flaws(flaws) => {
            let flaw = |Flaw { at, message, hint }: Flaw| (at, message, hint);
            NotTaken::Flaws(flaws.into_iter().map(flaw).collect())
        }
    })?;
    let changed: Vec<String> = taken.changed.iter().map(|phrase| phrase.id.clone()).collect();
    let differs: BTreeSet<&String> = changed.iter().collect();
    let same: Vec<_> =
        taken.all.into_iter().filter(|phrase| !differs.contains(&phrase.id)).collect();
    let files = edit::take_in(files, &taken.changed, &same).map_err(NotTaken::Layer)?;
    Ok(TakenIn { files, read: taken.read, changed, passed_over: taken.passed_over })
}

/// The phrases of the layer and those below as the bytes of a spreadsheet of this name.
///
/// # Errors
/// Why it cannot be written, in words for people.
pub fn give(author: &Author, name: &str) -> Result<Vec<u8>, String> {
    let rows = sheet::rows(&author.wire.phrase, &author.wire);
    sheet::file::write(name, sheet::SHEET, &rows)
}
