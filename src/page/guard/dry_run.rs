//! The dry run of the health report: signs that save nothing, which the guard must catch before the page hears of them.
//!
//! They are sent at the root of each document and by a form that stands nowhere, not at the page's own controls: a page
//! that listens before us would take a click there for a person's.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventInit, Window};

use super::Guard;
use crate::page::attached::How;
use crate::page::request::Requests;
use crate::page::wrap::Wrap;

impl Guard {
    /// Whether this is what a dry run sent; asked once for each.
    pub(super) fn is_probe(&self, sign: &JsValue) -> bool {
        let is = self.probe.borrow().as_ref() == Some(sign);
        if is {
            self.probe.take();
        }
        is
    }

    /// Whether saves of this kind are caught in every window of the page.
    pub fn catches(&self, how: How) -> bool {
        let roots = self.scope.roots();
        let mut windows = roots.iter().filter_map(|root| root.window.as_ref());
        match how {
            How::Click => windows.all(|window| self.hears(window, "click")),
            How::Submit => windows.all(|window| self.hears(window, "submit")),
            How::Key => windows.all(|window| self.hears(window, "keydown")),
            How::Script => {
                self.wraps.borrow().iter().all(Wrap::stands)
                    && windows.all(|window| self.is_called(window).is_some())
            }
            // A request that is sent for trial would be one.
            How::Request => self.requests.as_ref().is_none_or(Requests::stand),
        }
    }

    fn hears(&self, window: &Window, kind: &str) -> bool {
        let root = window.document().and_then(|document| document.document_element());
        let init = EventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = Event::new_with_event_init_dict(kind, &init);
        let (Some(root), Ok(event)) = (root, event) else { return false };
        self.probe.replace(Some(event.clone().into()));
        let gone_on = root.dispatch_event(&event).unwrap_or(true);
        self.probe.take().is_none() && !gone_on
    }

    /// Sends a form that stands in no document, which browsers do not do: the call alone counts.
    fn is_called(&self, window: &Window) -> Option<()> {
        let form = window.document()?.create_element("form").ok()?;
        let submit: Function = Reflect::get(&form, &"submit".into()).ok()?.dyn_into().ok()?;
        self.probe.replace(Some(form.clone().into()));
        let called = submit.call0(&form);
        let caught = self.probe.take().is_none();
        (called.is_ok() && caught).then_some(())
    }
}
