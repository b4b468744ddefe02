//! What an agent keeps in this browser: favourites and sentences of their own.

use std::rc::Rc;

use super::{Desk, Effect};
use crate::lang::Words;
use crate::pack::{Id, Phrase, Piece, StageIx, Use};

/// Begins the id of a sentence of the agent's own; the rest of the id is the sentence.
pub const OWN: &str = "own:";

/// The longest sentence that can be kept, in characters.
const LONGEST: usize = 500;

impl Desk {
    /// Takes over what was kept.
    pub fn recall_liked(&mut self, liked: Vec<Id>) {
        self.liked = liked;
        self.add_own();
    }

    /// Has the pack hold the agent's own sentences. They belong to no stage, so that search alone finds them.
    pub(super) fn add_own(&mut self) {
        self.index = Rc::default();
        // Nobody else has the pack while the desk changes.
        let Some(pack) = Rc::get_mut(&mut self.pack) else { return };
        for id in &self.liked {
            let known = pack.phrases.iter().any(|phrase| phrase.id == *id);
            if let Some(text) = id.strip_prefix(OWN).filter(|_| !known) {
                pack.phrases.push(Phrase {
                    id: id.clone(),
                    code: "".into(),
                    step: "".into(),
                    stage: StageIx(u8::MAX),
                    scenes: Vec::new(),
                    usage: Use::Say,
                    when: None,
                    checks: Vec::new(),
                    prefer: None,
                    why: Words::default(),
                    text: vec![Piece::Text(text.into())],
                    tags: Vec::new(),
                    origin: "own".into(),
                });
            }
        }
    }

    /// Whether a phrase is a favourite; a sentence of the agent's own that is none was given up.
    #[must_use]
    pub fn likes(&self, id: &Id) -> bool {
        self.liked.contains(id)
    }

    pub(super) fn like(&mut self, phrase: usize) -> Vec<Effect> {
        let Some(id) = self.pack.phrases.get(phrase).map(|phrase| phrase.id.clone()) else {
            return Vec::new();
        };
        if self.likes(&id) {
            self.liked.retain(|liked| *liked != id);
        } else {
            self.liked.insert(0, id);
        }
        vec![Effect::Liked(self.liked.clone())]
    }

    /// Keeps what was selected in the reply as a sentence of the agent's own.
    pub(super) fn keep_selected(&mut self) -> Vec<Effect> {
        let Some(id) = self.keepable() else { return Vec::new() };
        self.liked.insert(0, id);
        self.add_own();
        vec![Effect::Liked(self.liked.clone())]
    }

    /// The id that the selected words would have as a sentence of the agent's own.
    pub(crate) fn keepable(&self) -> Option<Id> {
        let words = self.finder.as_ref()?.selected.trim();
        let fits = !words.is_empty() && words.chars().count() <= LONGEST;
        let id: Id = fits.then(|| [OWN, words].concat())?.into();
        (!self.likes(&id)).then_some(id)
    }
}
