//! What becomes of a held save: done once as it was, made anew by the page, or given up.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlFormElement;

use super::Guard;
use crate::page::attached::{Resume, Verdict};
use crate::page::dom::home;
use crate::page::held;
use crate::page::signal::{self, Signal};
use crate::page::wrap::Wrap;

impl Guard {
    /// Does once what was held. A request was made by the page before its text `changed`, and only the page can make it
    /// anew: then it is aborted, and what the page answered with it is done again.
    pub fn resume(&self, changed: bool) -> Resume {
        let causes = self.finish_requests(!changed);
        let Some(signal) = self.held.take() else {
            return match causes.into_iter().next() {
                None => Resume::Gone,
                Some(_) if !changed => Resume::Done,
                Some(cause) => self.again(cause),
            };
        };
        self.remember(Verdict::Pass, signal.level(), true);
        if held::replay(&signal, &|form| self.send(form)) {
            return Resume::Done;
        }
        self.memo.take();
        self.held.replace(Some(signal));
        Resume::Gone
    }

    /// Sends all requests that are held, or ends them as aborted; what the page answered with each.
    pub(super) fn finish_requests(&self, send: bool) -> Vec<Option<Signal>> {
        let waiting = self.waiting.take();
        if send && !waiting.is_empty() {
            // What follows from their answers belongs to them.
            self.remember(Verdict::Pass, signal::REQUEST, true);
        }
        for (request, _) in &waiting {
            (request.finish)(send);
        }
        waiting.into_iter().map(|(_, cause)| cause).collect()
    }

    /// Has the page make a request anew. It may have no request to make a second time, or may have turned its button off:
    /// only a request that really went counts.
    fn again(&self, cause: Option<Signal>) -> Resume {
        let Some(cause) = cause else { return Resume::Stale };
        self.went.set(false);
        self.remember(Verdict::Pass, cause.level(), true);
        held::replay(&cause, &|form| self.send(form));
        if self.went.get() { Resume::Done } else { Resume::Stale }
    }

    /// Sends a form past every wrapper: those above ours have had their turn. Only a `submit` of the form's own is
    /// called as a whole: it was stopped before it began.
    fn send(&self, form: &HtmlFormElement) -> bool {
        let window = home(form.unchecked_ref()).map(|(_, window)| JsValue::from(window));
        let wraps = self.wraps.borrow();
        let own = wraps.iter().rfind(|w| w.is_held_by(form.unchecked_ref()));
        let above = || {
            let at = |w: &&Wrap| Some(JsValue::from(&w.window)) == window;
            wraps.iter().filter(|w| !w.is_own()).find(at)
        };
        let Some(wrap) = own.or_else(above) else {
            return false;
        };
        let native = wrap.native.clone();
        drop(wraps);
        native.apply(form, &Array::new()).is_ok()
    }

    /// Forgets what was held.
    pub fn drop_held(&self) {
        self.finish_requests(false);
        self.held.take();
    }
}
