//! Where a person is in a field, and what goes beside their caret.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::super::beside::{self, Line, Place, Size};
use super::super::dom::active;
use super::super::ears::Ears;
use super::super::find::Found;
use super::super::layer::MOVES;
use super::super::{caret, read};
use super::Page;
use crate::text::{Span, utf16_of_byte};

/// Where a person is in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caret {
    /// The field's name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What is selected, in bytes of the text.
    pub selected: Span,
    /// Whether the keyboard writes to the field.
    pub inside: bool,
}

impl Page {
    /// Where a person is in a field; at its end where nobody was there yet.
    #[must_use]
    pub fn caret(&self, name: &str) -> Option<Caret> {
        self.find(name).map(|field| self.caret_of(&field))
    }

    fn caret_of(&self, field: &Found<Element>) -> Caret {
        let text = read::text(field);
        let end = text.encode_utf16().count();
        let (from, to) = self.watch.selected_in(field).unwrap_or((end, end));
        let byte = |unit| crate::text::byte_of_utf16(&text, unit);
        let selected = Span::new(byte(from), byte(to));
        let inside = active(&self.scope.top).is_some_and(|a| field.element.contains(Some(&a)));
        Caret { name: field.name.clone(), text, selected, inside }
    }

    /// Lends the keyboard to the panel: until the next insertion or [`Page::focus`] a person is where this says.
    pub fn lend(&self, caret: Caret) {
        self.lent.replace(Some(caret));
    }

    /// Where a person was when the keyboard was lent, as long as the text is the same; else where they are.
    pub(super) fn take_caret(&self, field: &Found<Element>) -> Caret {
        let lent = self.lent.take().filter(|lent| lent.name == field.name);
        lent.filter(|lent| lent.text == read::text(field)).unwrap_or_else(|| self.caret_of(field))
    }

    /// Marks words of an editor, where the browser can without a change to the page: stretches in bytes of its text, and
    /// whether they are wrong.
    pub fn mark(&self, name: &str, spans: &[(Span, bool)]) {
        let marks = &self.scope.marks;
        if !marks.knows(name) {
            marks.leave();
            // A field without marks is not looked for until it gets some.
            let field = Some(name).filter(|_| !spans.is_empty()).and_then(|name| self.find(name));
            let Some(field) = field else { return };
            marks.enter(&field);
        }
        marks.set(spans);
    }

    /// The place in the window for something of this size beside the caret in a field; where something is selected, beside
    /// its start.
    #[must_use]
    pub fn beside(&self, name: &str, size: Size) -> Option<Place> {
        let top = &self.scope.top;
        let number = |of: Result<JsValue, JsValue>| of.ok().and_then(|of| of.as_f64());
        let (width, height) = (number(top.inner_width())?, number(top.inner_height())?);
        // The panel may have made room for itself.
        let root = top.document()?.document_element()?.get_bounding_client_rect();
        let line = self.find(name).and_then(|field| {
            let lent = self.lent.borrow().clone().filter(|lent| lent.name == name);
            let at = lent.unwrap_or_else(|| self.caret_of(&field));
            caret::line(&self.scope, &field, utf16_of_byte(&at.text, at.selected.start))
        });
        let line =
            line.unwrap_or(Line { left: width / 2.0, top: height / 3.0, bottom: height / 3.0 });
        Some(beside::place(line, size, width.min(root.right()), height))
    }

    /// Tells whenever the page is scrolled or the window changes its size, or no longer.
    pub fn follow(&self, tell: Option<Box<dyn Fn()>>) {
        let ears = tell.map(|tell| Ears::new(true, move |_| tell()));
        if let Some(ears) = &ears {
            for window in self.scope.roots().iter().filter_map(|root| root.window.as_ref()) {
                ears.on(window, MOVES);
            }
        }
        self.moves.replace(ears);
    }
}
