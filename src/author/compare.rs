//! The layer against what is published, and the files to publish.

use serde::Serialize;

use super::{Author, Files};
use crate::diff::{self, Diff};
use crate::lang::Lang;
use crate::pack::built::publish::{self, File};
use crate::pack::source;

/// What an agent will notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noticed {
    /// As data.
    pub diff: Diff,
    /// As words.
    pub words: String,
}

/// What differs from the pack that is published: the layer as it was, or without one the packs below alone. None where
/// the layer of the last check cannot be read.
///
/// # Errors
/// What is wrong with the published layer, in words for people.
pub fn noticed(
    author: &Author,
    published: Option<(&str, &Files)>,
) -> Result<Option<Noticed>, String> {
    let Some(after) = author.pack() else { return Ok(None) };
    let loaded;
    let before = match published {
        Some((dir, files)) => {
            loaded =
                source::load(author.layers(dir, files)).map_err(|report| report.to_string())?;
            &loaded
        }
        None => &author.base,
    };
    let diff = diff::diff(before, after);
    Ok(Some(Noticed { words: diff::words(&diff, Lang::Zh), diff }))
}

/// The files to publish, as the command line writes them; none where the layer cannot be built.
#[must_use]
pub fn release(author: &Author) -> Option<Vec<File>> {
    author.sound().map(|loaded| publish::files(&loaded.pack))
}
