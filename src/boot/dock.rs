//! Makes room for the docked panel, and takes it back.
//!
//! A margin on the root element, set through CSSOM so that a strict CSP allows it. On narrow windows the
//! panel floats: a page squeezed below its design width is worse than one that is partly covered.

use std::cell::Cell;
use web_sys::{HtmlElement, Window};

use wasm_bindgen::JsCast;

/// Widths that are kept free, by the window's width from which on they hold: the panel's of `panel.css`.
const WIDTHS: [(f64, &str); 2] = [(1440.0, "344px"), (NARROWEST, "320px")];

/// Below this window width, in CSS pixels, the panel floats over the page.
const NARROWEST: f64 = 1100.0;

pub struct Dock {
    root: Option<HtmlElement>,
    before: String,
    wanted: bool,
    reserved: Cell<Option<&'static str>>,
    window: Window,
}

impl Dock {
    /// A dock that makes room if `wanted`.
    pub fn new(window: &Window, wanted: bool) -> Self {
        let root =
            window.document().and_then(|d| d.document_element()).and_then(|e| e.dyn_into().ok());
        let before = root
            .as_ref()
            .and_then(|r: &HtmlElement| r.style().get_property_value("margin-right").ok());
        let before = before.unwrap_or_default();
        Self { root, before, wanted, reserved: Cell::new(None), window: window.clone() }
    }

    /// Makes room, or gives it back.
    pub fn reserve(&self, open: bool) {
        let width = self.window.inner_width().ok().and_then(|w| w.as_f64()).unwrap_or(0.0);
        let wanted = WIDTHS.iter().find(|(from, _)| open && self.wanted && width >= *from);
        let reserve = wanted.map(|(_, margin)| *margin);
        if let Some(root) = self.root.as_ref().filter(|_| self.reserved.get() != reserve) {
            let margin = reserve.unwrap_or(&self.before);
            // A page that forbids its own root a style would be news; the panel then floats.
            let _ = root.style().set_property("margin-right", margin);
            self.reserved.set(reserve);
        }
    }

    /// Leaves the page as it was.
    pub fn release(&self) {
        self.reserve(false);
        if let Some(root) =
            self.root.as_ref().filter(|r| r.get_attribute("style").is_some_and(|s| s.is_empty()))
        {
            let _ = root.remove_attribute("style");
        }
    }
}
