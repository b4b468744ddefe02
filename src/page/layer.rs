//! The frame that is drawn around an element of the page, with a word beside it: in the assistant's own shadow root,
//! so that nothing of the page changes.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Window};

use super::dom::{Scope, home};
use super::ears::Ears;

/// What moves elements under the frame.
pub(super) const MOVES: &[&str] = &["scroll", "resize"];

pub(super) struct Layer {
    frame: HtmlElement,
    chip: HtmlElement,
    around: RefCell<Option<Element>>,
    ears: Ears,
    top: Window,
}

impl Layer {
    /// A layer that shows nothing yet; none where the assistant's element has no shadow root.
    pub fn new(scope: &Scope) -> Option<Rc<Self>> {
        let document = scope.own.owner_document()?;
        let root = scope.own.shadow_root()?;
        let make = |class: &str| {
            let element: HtmlElement = document.create_element("div").ok()?.unchecked_into();
            element.set_class_name(class);
            element.set_attribute("aria-hidden", "true").ok()?;
            root.append_child(&element).ok()?;
            Some(element)
        };
        let (frame, chip) = (make("outline")?, make("chip")?);
        Some(Rc::new_cyclic(|me: &Weak<Self>| {
            let me = me.clone();
            let ears = Ears::new(true, move |_| {
                if let Some(layer) = me.upgrade() {
                    layer.place();
                }
            });
            for window in scope.roots().iter().filter_map(|r| r.window.as_ref()) {
                ears.on(window, MOVES);
            }
            let layer =
                Self { frame, chip, around: RefCell::default(), ears, top: scope.top.clone() };
            layer.place();
            layer
        }))
    }

    /// Draws the frame around an element, or takes it away.
    pub fn show(&self, element: Option<&Element>, words: &str) {
        if let Some((_, window)) = element.and_then(home) {
            // A frame that came later.
            self.ears.off(&window);
            self.ears.on(&window, MOVES);
        }
        self.around.replace(element.cloned());
        self.chip.set_text_content(Some(words));
        self.place();
    }

    /// Puts the frame where the element is now.
    pub fn place(&self) {
        let around = self.around.borrow();
        let shown = around.as_ref().filter(|e| e.is_connected());
        let [left, top, width, height] = shown.map(|e| place(e, &self.top)).unwrap_or_default();
        let visible = width > 0.0 && height > 0.0;
        for element in [&self.frame, &self.chip] {
            let _ = element.toggle_attribute_with_force("hidden", !visible);
        }
        set(&self.frame, "left", left - 2.0);
        set(&self.frame, "top", top - 2.0);
        set(&self.frame, "width", width + 4.0);
        set(&self.frame, "height", height + 4.0);
        // Above the element, or below it where the window ends.
        let (beside, shift) =
            if top < 32.0 { (top + height + 4.0, "0") } else { (top - 4.0, "-100%") };
        set(&self.chip, "left", left.max(4.0));
        set(&self.chip, "top", beside.max(0.0));
        let _ = self.chip.style().set_property("transform", &["translateY(", shift, ")"].concat());
    }
}

impl Drop for Layer {
    fn drop(&mut self) {
        self.frame.remove();
        self.chip.remove();
    }
}

/// By the style object: a page's policy forbids style attributes, not this.
fn set(element: &HtmlElement, name: &str, pixels: f64) {
    // A window is some thousands of pixels wide.
    #[allow(clippy::cast_possible_truncation)]
    let value = (pixels.round() as i32).to_string() + "px";
    // It fails for no property that is there.
    let _ = element.style().set_property(name, &value);
}

/// Left, top, width and height of an element in the top window, in CSS pixels, through all frames.
fn place(element: &Element, top: &Window) -> [f64; 4] {
    let rect = element.get_bounding_client_rect();
    let (x, y) = origin(element, top);
    [x + rect.left(), y + rect.top(), rect.width(), rect.height()]
}

/// Where the window of an element begins in the top window, in CSS pixels, through all frames.
pub(super) fn origin(element: &Element, top: &Window) -> (f64, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut at = home(element);
    while let Some((_, window)) = at.filter(|(_, w)| JsValue::from(w) != JsValue::from(top)) {
        let Some(frame) = window.frame_element().ok().flatten() else { break };
        let rect = frame.get_bounding_client_rect();
        x += rect.left() + f64::from(frame.client_left());
        y += rect.top() + f64::from(frame.client_top());
        at = home(&frame);
    }
    (x, y)
}
