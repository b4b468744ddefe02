//! What the studio asks: one layer of a pack, worked on as files.
//!
//! An [`Author`] holds the packs below and what came of the last check of the layer. The layer itself stays with whoever
//! asks, as the names and texts of its files, so that undoing is giving an older list. Everything here is what the
//! command line does, by the same functions, with shapes that a page can show.

use serde::Serialize;
use time::Date;

use crate::check::{self, Checked};
use crate::pack::source::{self, Loaded};
use crate::pack::wire;

mod answer;
pub mod change;
pub mod compare;
mod edit;
pub mod exchange;
pub mod keys;
mod state;
pub mod trial;
mod value;

pub use answer::Question;
pub use change::Refusal;
pub use edit::edit;
pub use state::{Row, State};

/// The files of a pack, as (name, text).
pub type Files = Vec<(String, String)>;

/// One who works on a layer.
#[derive(Debug)]
pub struct Author {
    /// The packs below: for each its directory and its files.
    below: Vec<(String, Files)>,
    /// The same, as one pack.
    base: Box<Loaded>,
    /// What came of the last check.
    last: Checked,
    /// The layers of that check that could be read last, as one.
    wire: wire::Pack,
}

/// Counts of a pack, for its head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Errors: with one of them nothing is built.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Author {
    /// Begins with the packs below.
    ///
    /// # Errors
    /// All that is wrong with them, in words for people.
    pub fn new(below: Vec<(String, Files)>) -> Result<Self, String> {
        let base = source::load(below.clone()).map_err(|report| report.to_string())?;
        let wire = base.wire.clone();
        let last = check::check(below.clone(), None);
        Ok(Self { below, base, last, wire })
    }

    /// The pack below.
    #[must_use]
    pub fn base(&self) -> &Loaded {
        &self.base
    }

    /// The first files of a new layer.
    ///
    /// # Errors
    /// That an id is none, in words for people.
    pub fn begin(&self, id: &str) -> Result<Files, String> {
        let files = crate::pack::starter::files(id, Some(&self.base.wire.pack.id))?;
        // The schema is for editors of text, which find it beside the base pack.
        let sources = files.into_iter().filter(|(name, _)| change::is_source(name));
        Ok(sources
            .map(|(name, text)| {
                let plain = text.strip_prefix("#:schema ./pack.schema.json\n").map(str::to_owned);
                (name, plain.unwrap_or(text))
            })
            .collect())
    }

    /// Checks the layer of these files over the packs below, and keeps what came of it for the other questions.
    pub fn check(&mut self, dir: &str, files: &Files, today: Option<Date>) -> State {
        self.last = check::check(self.layers(dir, files), today);
        let whole = match (&self.last.loaded, &self.last.unsound) {
            (Some(loaded), _) => Some(&loaded.wire),
            (None, Some(unsound)) => unsound.wire.as_ref(),
            (None, None) => None,
        };
        let current = whole.is_some();
        if let Some(whole) = whole {
            self.wire = whole.clone();
        }
        state::state(self, files, dir, current)
    }

    /// The pack of the last check, if all of it could be read; with errors in what it says it is there, but not built.
    #[must_use]
    pub fn pack(&self) -> Option<&Loaded> {
        self.last.loaded.as_deref()
    }

    /// The pack of the last check, if it can be built.
    #[must_use]
    pub fn sound(&self) -> Option<&Loaded> {
        self.last.sound()
    }

    fn layers(&self, dir: &str, files: &Files) -> Vec<(String, Files)> {
        let mut layers = self.below.clone();
        layers.push((dir.to_owned(), files.clone()));
        layers
    }
}
