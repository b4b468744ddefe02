//! What the page shows now: taken over, and told from another record.

use super::offers::{PAUSE, is_typed};
use super::{Desk, Effect};
use crate::judge::Hand;
use crate::reading::Readings;
use crate::ticket::{PageSnapshot, Ticket};

impl Desk {
    /// Takes over a look at the page. Another record starts with a clean hand, and a save held for the
    /// record before it is given up.
    /// Looked at while the agent types, the page leaves the offers in their places: a hand on its way to one of them
    /// must not meet another.
    pub(super) fn look(&mut self, page: &PageSnapshot) -> Vec<Effect> {
        if page.revision < self.revision {
            return Vec::new();
        }
        let ticket = Ticket::read(page, &self.placer);
        let record = self.record_of(page, &ticket);
        let other = record != self.record;
        // Due times are told to the minute, so a look within it changes nothing but the clock.
        let minute = |t: &Ticket| t.now.unix_timestamp().div_euclid(60);
        if !other
            && ticket.entries == self.ticket.entries
            && minute(&ticket) == minute(&self.ticket)
        {
            self.ticket.now = ticket.now;
            return Vec::new();
        }
        self.revision = page.revision;
        self.readings = Readings::of(&self.pack, &ticket, &self.readings);
        let types = !other && is_typed(&self.ticket, &ticket);
        let goes_on = self.typed.is_none_or(|last| ticket.now - last < PAUSE);
        let (at, offers) = (ticket.now, std::mem::take(&mut self.offers));
        self.ticket = ticket;
        let mut effects = Vec::new();
        if other {
            self.record = record;
            self.hand = Hand { uses: std::mem::take(&mut self.hand.uses), ..Hand::default() };
            self.pardon = None;
            self.query.clear();
            self.notice = None;
            self.finder = None;
            self.walk = None;
            self.keep();
            if self.held.take().is_some() {
                effects.push(Effect::Drop);
            }
        }
        self.judge();
        if types {
            if goes_on {
                self.offers = offers;
                self.offer();
            }
            self.typed = Some(at);
        }
        self.check_walk();
        effects
    }

    /// A look that nobody asked for. A page that mended itself under the dialog leaves nothing to mend there;
    /// the agent saves again.
    pub(super) fn looked(&mut self, page: &PageSnapshot) -> Vec<Effect> {
        let mut effects = self.look(page);
        if self.held.is_some() && !self.writing && self.holding().next().is_none() {
            effects.extend(self.give_up());
        }
        effects
    }

    /// What tells one record from another: the address, and the ticket's number where the page shows it.
    fn record_of(&self, page: &PageSnapshot, ticket: &Ticket) -> String {
        let number = self.named(ticket, "ticket_id").unwrap_or_default();
        format!("{}\n{number}", page.record)
    }
}
