//! Which phrases are offered, in which places: stable while the agent types, in order anew with every other step.

use super::{Desk, Effect};
use crate::suggest::{self, OFFERED};
use crate::ticket::Ticket;

/// How long an agent who types can stop before what is offered is put in order anew, at the next key.
pub(super) const PAUSE: time::Duration = time::Duration::seconds(5);

/// Whether a look differs from the one before by what a person types: the words of one field that can be written to.
/// The same words, looked at later, are typed on too: due times move on by the minute.
pub(super) fn is_typed(before: &Ticket, now: &Ticket) -> bool {
    let pairs = || before.entries.iter().zip(&now.entries);
    before.entries.len() == now.entries.len()
        && pairs().all(|(old, new)| {
            old.name == new.name && (old.text == new.text || (old.writable && new.writable))
        })
        && pairs().filter(|(old, new)| old.text != new.text).count() <= 1
}

impl Desk {
    /// Puts the offers in order, wherever they stood.
    pub(super) fn offer_anew(&mut self) {
        self.typed = None;
        self.offers.clear();
        self.offer();
    }

    /// Puts the offers in order; one that stands there already keeps its place.
    pub(super) fn offer(&mut self) {
        let now: Vec<usize> =
            self.advice.suggestions.iter().take(OFFERED).map(|s| s.phrase).collect();
        self.offers = suggest::steady(&self.offers, &now);
    }

    /// How often the agent took each phrase lately, by id. One that the pack does not have is passed over.
    pub fn recall_uses<'a>(&mut self, uses: impl Iterator<Item = (&'a str, u16)>) {
        self.hand.uses = vec![0; self.pack.phrases.len()];
        for (id, count) in uses {
            let at = self.pack.phrases.iter().position(|phrase| *phrase.id == *id);
            if let Some(known) = at.and_then(|at| self.hand.uses.get_mut(at)) {
                *known = count;
            }
        }
        self.judge();
    }

    /// Counts a use of a phrase.
    pub(super) fn used(&mut self, phrase: usize) -> Option<Effect> {
        // A sentence of the agent's own is no id to keep elsewhere: it is words.
        let id = self.pack.phrases.get(phrase)?.id.clone();
        if id.starts_with(super::OWN) {
            return None;
        }
        self.hand.uses.resize(self.pack.phrases.len(), 0);
        if let Some(count) = self.hand.uses.get_mut(phrase) {
            *count = count.saturating_add(1);
        }
        Some(Effect::Used(id))
    }
}
