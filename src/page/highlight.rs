//! Marks on words in an editor, by the browser's highlights: nothing of the page's own nodes changes. A browser without
//! them, and a text area, show none.

use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, Window};

use super::dom::{home, is_shown};
use super::editor::{Mirror, call, get};
use super::find::{Found, Kind};
use super::rich;
use crate::text::Span;

/// Their names in the browser's registry: what shows that something is done, and what is wrong.
const NAMES: [&str; 2] = ["huashu-shown", "huashu-wrong"];

/// They add to the page's own colours and change none of them.
const STYLE: &str = "::highlight(huashu-shown){text-decoration:underline 2px #0a7a4b;background-color:#0a7a4b1f}\
::highlight(huashu-wrong){text-decoration:underline wavy #d0342c;background-color:#d0342c1f}";

/// The marks in the page.
#[derive(Default)]
pub(super) struct Marks {
    at: RefCell<Option<At>>,
}

/// The field that they are in.
struct At {
    name: String,
    element: Element,
    ink: Option<Ink>,
}

impl At {
    /// An editor hides the text area whose place it takes, or writes the document of its frame anew.
    fn stands(&self) -> bool {
        self.element.is_connected() && is_shown(&self.element)
    }
}

/// What draws them; a text area has none.
struct Ink {
    window: Window,
    registry: JsValue,
    root: JsValue,
    sheet: CssStyleSheet,
}

impl Marks {
    /// Whether a field is the one that was looked at last and still stands: a search for it costs more than the marks.
    pub fn knows(&self, name: &str) -> bool {
        self.at.borrow().as_ref().is_some_and(|at| at.name == name && at.stands())
    }

    /// Whether the page has put another field in the place of the one that was looked at last.
    pub fn are_lost(&self) -> bool {
        self.at.borrow().as_ref().is_some_and(|at| !at.stands())
    }

    /// Lets go of the field.
    pub fn leave(&self) {
        self.at.take();
    }

    /// Takes a field up.
    pub fn enter(&self, field: &Found<Element>) {
        let rich = matches!(field.kind, Kind::Rich) && Mirror::of(&field.element).is_none();
        let ink = if rich { Ink::of(&field.element) } else { None };
        self.at.replace(Some(At { name: field.name.clone(), element: field.element.clone(), ink }));
    }

    /// Marks stretches of the text in bytes, each of them wrong or not, and no others.
    pub fn set(&self, spans: &[(Span, bool)]) {
        let at = self.at.borrow();
        let Some(At { element, ink: Some(Ink { window, registry, .. }), .. }) = at.as_ref() else {
            return;
        };
        let Ok(class) = get(window, "Highlight").dyn_into::<Function>() else { return };
        let ranges = rich::ranges(element, spans);
        for (name, wrong) in NAMES.iter().zip([false, true]) {
            let own = spans.iter().zip(&ranges).filter(|((_, mark), _)| *mark == wrong);
            let own: Array = own.filter_map(|(_, range)| range.as_ref()).collect();
            if let Ok(highlight) = Reflect::construct(&class, &own) {
                call(registry, "set", &[(*name).into(), highlight]);
            }
        }
    }
}

impl Ink {
    /// Has the root of an element adopt our colours; none where the browser has no highlights.
    fn of(element: &Element) -> Option<Self> {
        let (_, window) = home(element)?;
        let registry = get(&get(&window, "CSS"), "highlights");
        let class: Function = get(&window, "CSSStyleSheet").dyn_into().ok()?;
        let sheet = Reflect::construct(&class, &Array::new()).ok()?;
        let sheet: CssStyleSheet = sheet.unchecked_into();
        let root: JsValue = element.get_root_node().into();
        let can = registry.is_object() && sheet.replace_sync(STYLE).is_ok();
        (can && super::sheet::adopt(&root, &sheet)).then_some(Self {
            window,
            registry,
            root,
            sheet,
        })
    }
}

impl Drop for Ink {
    fn drop(&mut self) {
        for name in NAMES {
            call(&self.registry, "delete", &[name.into()]);
        }
        super::sheet::drop(&self.root, &self.sheet);
    }
}
