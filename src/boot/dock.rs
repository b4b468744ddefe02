//! Makes room for the docked panel, and takes it back.
//!
//! A margin on the root element, for the screen only, by a sheet that the document adopts: a strict CSP
//! allows it, printing does not see it, and taking the sheet away leaves nothing behind. On narrow windows the
//! panel floats: a page squeezed below its design width is worse than one that is partly covered.

use std::cell::Cell;

use web_sys::{CssStyleSheet, Document, Window};

use crate::page::sheet;

/// Below this window width, in CSS pixels, the panel floats over the page.
const NARROWEST: f64 = 1100.0;

/// Widths that are kept free, by the window's width from which on they hold: the panel's of `panel.css`.
const WIDTHS: [(f64, &str); 2] = [(1440.0, "344px"), (NARROWEST, "320px")];

pub struct Dock {
    window: Window,
    /// None where the page shall not make room, or the browser cannot.
    sheet: Option<(Document, CssStyleSheet)>,
    reserved: Cell<Option<&'static str>>,
}

impl Dock {
    /// A dock that makes room if `wanted`.
    pub fn new(window: &Window, wanted: bool) -> Self {
        let document = window.document().filter(|_| wanted);
        let sheet = document.and_then(|document| {
            let sheet = CssStyleSheet::new().ok()?;
            sheet::adopt(&document, &sheet).then_some((document, sheet))
        });
        Self { window: window.clone(), sheet, reserved: Cell::new(None) }
    }

    /// Makes room, or gives it back.
    pub fn reserve(&self, open: bool) {
        let width = self.window.inner_width().ok().and_then(|w| w.as_f64()).unwrap_or(0.0);
        let wanted = WIDTHS.iter().find(|(from, _)| open && width >= *from);
        let reserve = wanted.map(|(_, margin)| *margin);
        if let Some((_, sheet)) = self.sheet.as_ref().filter(|_| self.reserved.get() != reserve) {
            let margin =
                |margin| format!("@media screen{{html{{margin-right:{margin}!important}}}}");
            // It fails only for a sheet that was not constructed.
            let _ = sheet.replace_sync(&reserve.map(margin).unwrap_or_default());
            self.reserved.set(reserve);
        }
    }

    /// Leaves the page as it was.
    pub fn release(&self) {
        if let Some((document, own)) = &self.sheet {
            sheet::drop(document, own);
        }
    }
}
