//! The search for the page of `scripts/bench search`. Built like the release bundle, and never shipped: the bundle gives
//! no script a hand on the search alone.
#![cfg(target_arch = "wasm32")]
// A script calls these: it gives whole values, and does as it likes with what it gets.
#![allow(clippy::must_use_candidate, clippy::needless_pass_by_value)]

use std::rc::Rc;

// For the file below, which is one of the library's.
use huashu::desk::{Desk, Event};
use huashu::lang::Lang;
use huashu::pack;
use huashu::pack::{Pack, built};
use huashu::proof::NOW;
use huashu::search::Index;
use huashu::ticket::{PageSnapshot, SeenField};
use huashu::view;
use wasm_bindgen::prelude::*;

// The library keeps it to itself, and the bench must read the same pack in the same way.
#[path = "../../src/boot/value.rs"]
mod value;

/// How many hits the panel shows.
const MOST: usize = 12;

/// A desk with a ticket, and an index beside it.
#[wasm_bindgen]
pub struct Search {
    pack: Rc<Pack>,
    index: Index,
    desk: Desk,
}

#[wasm_bindgen]
impl Search {
    /// Takes a built pack and the fields of a ticket, names and texts in turn.
    ///
    /// # Errors
    /// All that is wrong with the pack.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: JsValue, ticket: Vec<String>) -> Result<Search, JsValue> {
        let pack = built::read(&value::Js(pack)).map_err(|problems| {
            JsValue::from(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        })?;
        let pack = Rc::new(pack);
        let mut desk = Desk::new(Rc::clone(&pack), Lang::Zh, NOW);
        let seen = |pair: &[String]| SeenField {
            name: pair.first().cloned().unwrap_or_default(),
            text: pair.get(1).cloned().unwrap_or_default(),
            writable: true,
            ..SeenField::default()
        };
        desk.update(Event::Looked(PageSnapshot {
            revision: 1,
            now: NOW,
            record: String::new(),
            fields: ticket.chunks(2).map(seen).collect(),
        }));
        Ok(Self { index: Index::new(&pack), pack, desk })
    }

    /// Makes the index, as the first search of an agent does; how many phrases it is of.
    pub fn index(&self) -> usize {
        std::hint::black_box(Index::new(&self.pack));
        self.pack.phrases.len()
    }

    /// The codes of what a query finds.
    pub fn found(&self, query: &str) -> Vec<String> {
        let hits = self.index.search(query, MOST, &|_| 0);
        let code = |phrase: usize| self.pack.phrases.get(phrase).map(|p| p.code.to_string());
        hits.iter().filter_map(|hit| code(hit.phrase)).collect()
    }

    /// Searches; how many hits.
    pub fn search(&self, query: &str) -> usize {
        self.index.search(query, MOST, &|_| 0).len()
    }

    /// A key in the search box, up to the panel that is drawn then; how many phrases it shows.
    pub fn key(&mut self, query: &str) -> usize {
        self.desk.update(Event::Search(query.to_owned()));
        view::panel(&self.desk).phrases.len()
    }
}
