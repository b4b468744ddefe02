//! Event listeners that go when their owner goes.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, Node};

/// One function listening at many places.
pub(super) struct Ears {
    heard: Closure<dyn Fn(Event)>,
    capture: bool,
    at: RefCell<Vec<(EventTarget, &'static [&'static str])>>,
}

impl Ears {
    /// Listens nowhere yet; in the capture phase where `capture`.
    pub fn new(capture: bool, heard: impl Fn(Event) + 'static) -> Self {
        Self { heard: Closure::new(heard), capture, at: RefCell::default() }
    }

    /// Listens at `target` to events of these kinds.
    pub fn on(&self, target: &EventTarget, kinds: &'static [&'static str]) {
        self.add(target, kinds);
        self.at.borrow_mut().push((target.clone(), kinds));
    }

    /// Listens again where the page took listeners away, as `document.open` does with all of a document and its
    /// window. One that still stands stays as it is.
    pub fn renew(&self) {
        for (target, kinds) in self.at.borrow().iter() {
            self.add(target, kinds);
        }
    }

    fn add(&self, target: &EventTarget, kinds: &[&str]) {
        for kind in kinds {
            let function = self.heard.as_ref().unchecked_ref();
            // It fails for no target that can be reached.
            let _ = target.add_event_listener_with_callback_and_bool(kind, function, self.capture);
        }
    }

    /// Stops listening at `target`.
    pub fn off(&self, target: &EventTarget) {
        self.at.borrow_mut().retain(|(at, kinds)| {
            let gone = at == target;
            if gone {
                self.remove(at, kinds);
            }
            !gone
        });
    }

    fn remove(&self, target: &EventTarget, kinds: &[&str]) {
        for kind in kinds {
            let function = self.heard.as_ref().unchecked_ref();
            let _ =
                target.remove_event_listener_with_callback_and_bool(kind, function, self.capture);
        }
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        for (target, kinds) in self.at.take() {
            self.remove(&target, kinds);
        }
    }
}

/// Where an event began, through open shadow roots, and all that it passes, innermost first.
pub(super) fn path(event: &Event) -> Vec<Node> {
    let path = event.composed_path();
    // Windows and documents have no tag; what matters here are elements, shadow roots and documents.
    path.iter()
        .filter(|n| js_sys::Reflect::has(n, &"nodeType".into()).unwrap_or(false))
        .map(JsCast::unchecked_into)
        .collect()
}
