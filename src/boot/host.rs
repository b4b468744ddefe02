//! The element that carries the panel: a shadow root with an adopted style sheet.

use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, Element, HtmlDialogElement, HtmlElement, ShadowRootInit, ShadowRootMode, Window,
};

use crate::page::beside::Place;
use crate::panel;

/// A dialog that is shut for a moment, and what had the keyboard in it.
pub type Aside = (HtmlDialogElement, Option<HtmlElement>);

pub struct Host {
    element: Element,
    root: Element,
}

impl Host {
    /// Puts the element at the end of the body, with the panel's style sheet in its shadow root.
    pub fn new(window: &Window, theme: Option<&str>, style: &str) -> Result<Self, JsValue> {
        let document =
            window.document().ok_or_else(|| super::error("the window has no document"))?;
        let body = document
            .body()
            .ok_or_else(|| super::error("the page has no body yet; load the tag with defer"))?;
        let element = document.create_element(panel::HOST)?;
        if let Some(theme) = theme.filter(|t| matches!(*t, "light" | "dark")) {
            element.set_attribute("data-theme", theme)?;
        }
        let shadow = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
        // A strict CSP blocks `<style>` but not an adopted sheet; engines before it get the element.
        if CssStyleSheet::new().and_then(|sheet| adopt(&shadow, &sheet, style)).is_err() {
            let element = document.create_element("style")?;
            element.set_text_content(Some(style));
            shadow.append_child(&element)?;
        }
        let root = document.create_element("div")?;
        shadow.append_child(&root)?;
        body.append_child(&element)?;
        Ok(Self { element, root })
    }

    /// The element in the page.
    pub fn element(&self) -> Element {
        self.element.clone()
    }

    /// The element that the panel is drawn into.
    pub fn root(&self) -> Element {
        self.root.clone()
    }

    /// Closes the dialog of this class, if it is open.
    pub fn close_dialog(&self, class: &str) {
        let css = ["dialog[open].", class].concat();
        if let Ok(Some(dialog)) = self.root.query_selector(&css) {
            dialog.unchecked_into::<HtmlDialogElement>().close();
        }
    }

    /// Shuts an open dialog for a moment, so that the page takes keys.
    pub fn set_aside(&self) -> Option<Aside> {
        let dialog = self.root.query_selector("dialog[open].held").ok().flatten()?;
        let focused = dialog.query_selector(":focus").ok().flatten();
        let dialog: HtmlDialogElement = dialog.unchecked_into();
        dialog.close();
        Some((dialog, focused.map(JsCast::unchecked_into)))
    }

    /// Shows a dialog again as it was.
    pub fn bring_back(aside: Option<Aside>) {
        let Some((dialog, focused)) = aside else { return };
        // Fails only out of the page, and then there is nothing to show.
        let _ = dialog.show_modal();
        if let Some(focused) = focused {
            let _ = focused.focus();
        }
    }

    /// Says where in the window what stands beside a caret goes, for the style sheet.
    pub fn stand(&self, place: &Place) {
        let style = self.root.unchecked_ref::<HtmlElement>().style();
        let edge = pixels(place.edge);
        let (top, bottom) =
            if place.above { ("auto", edge.as_str()) } else { (edge.as_str(), "auto") };
        let (left, most) = (pixels(place.left), pixels(place.most));
        let all =
            [("--left", left.as_str()), ("--top", top), ("--bottom", bottom), ("--most", &most)];
        for (name, value) in all {
            // By the style object: a page's policy forbids style attributes, not this.
            let _ = style.set_property(name, value);
        }
        let _ = self.root.toggle_attribute_with_force("data-above", place.above);
    }

    /// Takes the element out of the page.
    pub fn remove(&self) {
        self.element.remove();
    }
}

/// A length for a style sheet; a window is some thousands of pixels wide.
#[allow(clippy::cast_possible_truncation)]
fn pixels(length: f64) -> String {
    (length.round() as i32).to_string() + "px"
}

fn adopt(shadow: &web_sys::ShadowRoot, sheet: &CssStyleSheet, style: &str) -> Result<(), JsValue> {
    let key = JsValue::from_str("adoptedStyleSheets");
    if !js_sys::Reflect::has(shadow, &key)? {
        return Err(JsValue::UNDEFINED);
    }
    sheet.replace_sync(style)?;
    js_sys::Reflect::set(shadow, &key, &js_sys::Array::of1(sheet)).map(|_| ())
}

/// Puts text onto the clipboard.
///
/// # Errors
/// Where the browser has none for this page, or refuses.
pub fn copy(window: &Window, text: &str) -> impl Future<Output = Result<(), JsValue>> + 'static {
    // A page without a secure origin has no clipboard.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    let written = clipboard.ok().filter(JsValue::is_object).map(|c| {
        wasm_bindgen_futures::JsFuture::from(
            c.unchecked_into::<web_sys::Clipboard>().write_text(text),
        )
    });
    async move { written.ok_or(JsValue::UNDEFINED)?.await.map(|_| ()) }
}
