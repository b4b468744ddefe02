//! Promises kept in mind: the loader holds the store, the clock and the browser's notifications.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::{Assistant, Shell, clock};
use crate::desk::{Chore, Event, Recall};
use crate::reminder::{Reminder, store};
use crate::view;

#[wasm_bindgen]
impl Assistant {
    /// Takes over what the store holds now, and acts on what has come due; whether the agent can be asked to let the
    /// browser notify.
    pub fn remind(&self, kept: &str, can_ask: bool) {
        let list = read(kept);
        // The clock comes in with a look.
        self.shell.look();
        self.shell.send(Event::Remind(Recall::Kept(list, can_ask)));
    }

    /// Takes over the reminders of a calendar, beside which it held so many other entries.
    pub fn found(&self, list: &str, foreign: usize) {
        self.shell.send(Event::Remind(Recall::Found(read(list), foreign)));
    }

    /// Tells the agent that no calendar could be written or read.
    pub fn failed(&self) {
        self.shell.send(Event::Remind(Recall::Failed));
    }
}

/// The reminders of a store's text; what is none is told on the console.
fn read(kept: &str) -> Vec<Reminder> {
    let (list, wrong) = store::read(kept);
    for wrong in wrong {
        warn(&["承诺提醒读不出来 (a reminder was left out): ", &wrong].concat());
    }
    list
}

fn warn(words: &str) {
    web_sys::console::warn_1(&["huashu: ", words].concat().into());
}

impl Shell {
    pub(super) fn chore(self: &Rc<Self>, chore: Chore) {
        let ask = |what: &str, given: &JsValue| {
            self.emit.call2(&JsValue::NULL, &what.into(), given).unwrap_or_default()
        };
        match chore {
            Chore::Keep(changes) => {
                // Read anew: another window may have changed it since.
                let mut list = read(&ask("kept", &JsValue::NULL).as_string().unwrap_or_default());
                let too_many = store::merge(&mut list, &changes);
                if too_many > 0 {
                    warn("too many open reminders: those due first were left out");
                }
                ask("remember", &store::write(&list).into());
            }
            Chore::Notify(list) => {
                let lang = self.lang();
                let told = list.into_iter().filter(|reminder| {
                    let words = view::notification(reminder, clock::now(), lang);
                    ask("notify", &words.into()).is_truthy()
                });
                let told = told.collect();
                self.send(Event::Remind(Recall::Told(told)));
            }
            Chore::Wake(at) => {
                let wait = (at - clock::now()).whole_seconds();
                // Weeks in seconds are exact in a double.
                #[allow(clippy::cast_precision_loss)]
                let wait = wait.max(1) as f64;
                ask("wake", &wait.into());
            }
            Chore::Ask => drop(ask("ask", &JsValue::NULL)),
            Chore::Export => drop(ask("export", &JsValue::NULL)),
            Chore::Import => drop(ask("import", &JsValue::NULL)),
        }
    }
}

/// The reminders of a store that are open, as a calendar.
#[cfg(feature = "survey")]
#[wasm_bindgen]
#[must_use]
pub fn calendar(kept: &str) -> String {
    let mut list = read(kept);
    list.retain(Reminder::is_open);
    crate::reminder::ics::write(&list)
}

/// The reminders of a calendar, as the text of a store, and how many entries are none.
#[cfg(feature = "survey")]
#[wasm_bindgen]
#[must_use]
pub fn of_calendar(text: &str) -> js_sys::Array {
    let (list, wrong) = crate::reminder::ics::read(text, clock::now().offset());
    for wrong in &wrong {
        warn(&["in the calendar, left out: ", wrong].concat());
    }
    js_sys::Array::of2(&store::write(&list).into(), &wrong.len().into())
}
