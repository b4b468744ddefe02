//! The readers for the page of `scripts/bench readers`. Built like the release bundle, and never shipped: the bundle
//! itself reads whole tickets only, and a judgement around the readers would hide what they cost.
#![cfg(target_arch = "wasm32")]
// A script calls these, and does as it likes with what they give.
#![allow(clippy::must_use_candidate)]

use huashu::pack::json::Json;
use huashu::pack::{Pack, built};
use wasm_bindgen::prelude::*;

mod note;

use note::{Keystroke, Note};

/// A pack in the page.
#[wasm_bindgen]
pub struct Desk(&'static Pack);

#[wasm_bindgen]
impl Desk {
    /// Takes a built pack.
    ///
    /// # Errors
    /// All that is wrong with it.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: &str) -> Result<Desk, JsValue> {
        let pack = built::read(&&Json::read(pack).unwrap_or(Json::Null));
        pack.map(|pack| Self(note::leak(pack))).map_err(|problems| {
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n").into()
        })
    }

    /// A note, ready to be read.
    pub fn note(&self, text: &str) -> Reader {
        Reader(Note::new(self.0, text))
    }

    /// A note with one more character before its character number `at`.
    pub fn keystroke(&self, text: &str, at: usize) -> Typed {
        Typed(Keystroke::new(self.0, text, at))
    }
}

/// A note, ready to be read.
#[wasm_bindgen]
pub struct Reader(Note);

#[wasm_bindgen]
impl Reader {
    /// What is found, in words.
    pub fn told(&self) -> Vec<String> {
        self.0.told()
    }

    /// Reads all; how much was found.
    pub fn all(&self) -> usize {
        let found = self.0.all();
        found.promises.len() + found.confirmations.len() + found.findings.len()
    }

    /// Reads the promises; how many were found.
    pub fn promises(&self) -> usize {
        self.0.promises().len()
    }

    /// Reads the confirmations; how many were found.
    pub fn confirmations(&self) -> usize {
        self.0.confirmations().len()
    }

    /// Reads forbidden words and personal data; how much was found.
    pub fn words(&self) -> usize {
        self.0.words().len()
    }
}

/// A note that is being typed.
#[wasm_bindgen]
pub struct Typed(Keystroke);

#[wasm_bindgen]
impl Typed {
    /// Reads what was typed; how many entries were read.
    pub fn read(&self) -> usize {
        self.0.read().entries.len()
    }
}
