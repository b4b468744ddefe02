//! Marks on words in an editor, by the browser's highlights: nothing of the page's own nodes changes. A browser without
//! them, and a text area, show none.

use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, Window};

use super::dom::home;
use super::editor::{Mirror, call, get};
use super::find::{Found, Kind};
use super::rich;

/// Their names in the browser's registry: what shows that something is done, and what is wrong.
const NAMES: [&str; 2] = ["huashu-shown", "huashu-wrong"];

/// They add to the page's own colours and change none of them.
const STYLE: &str = "::highlight(huashu-shown){text-decoration:underline 2px #0a7a4b;background-color:#0a7a4b1f}\
::highlight(huashu-wrong){text-decoration:underline wavy #d0342c;background-color:#d0342c1f}";

/// A stretch of an editor's text in UTF-16 units, and whether it is wrong.
pub(super) type Mark = (usize, usize, bool);

/// The marks in the page.
#[derive(Default)]
pub(super) struct Marks {
    at: RefCell<Option<At>>,
}

/// The editor that they are in.
struct At {
    name: String,
    element: Element,
    window: Window,
    registry: JsValue,
    root: JsValue,
    sheet: CssStyleSheet,
}

impl Marks {
    /// The editor that was marked last, as long as it stands: a search for it costs more than the marks.
    pub fn known(&self, name: &str) -> Option<Element> {
        let at = self.at.borrow();
        at.as_ref()
            .filter(|at| at.name == name && at.element.is_connected())
            .map(|at| at.element.clone())
    }

    /// Has an editor's marks taken up, where it is one that can have them.
    pub fn enter(&self, field: &Found<Element>) {
        self.at.take();
        let rich = matches!(field.kind, Kind::Rich) && Mirror::of(&field.element).is_none();
        let at = || {
            let element = field.element.clone();
            let (_, window) = home(&element)?;
            let registry = get(&get(&window, "CSS"), "highlights");
            let class: Function = get(&window, "CSSStyleSheet").dyn_into().ok()?;
            let sheet = Reflect::construct(&class, &Array::new()).ok()?;
            let sheet: CssStyleSheet = sheet.unchecked_into();
            let root: JsValue = element.get_root_node().into();
            let can = registry.is_object() && sheet.replace_sync(STYLE).is_ok();
            (can && super::sheet::adopt(&root, &sheet)).then(|| At {
                name: field.name.clone(),
                element,
                window,
                registry,
                root,
                sheet,
            })
        };
        self.at.replace(if rich { at() } else { None });
    }

    /// Marks these stretches and no others.
    pub fn set(&self, marks: &[Mark]) {
        let at = self.at.borrow();
        let Some(At { element, window, registry, .. }) = at.as_ref() else { return };
        let Ok(class) = get(window, "Highlight").dyn_into::<Function>() else { return };
        let ranges = rich::ranges(element, marks.iter().map(|(from, to, _)| (*from, *to)));
        for (name, wrong) in NAMES.iter().zip([false, true]) {
            let own = marks.iter().zip(&ranges).filter(|((.., mark), _)| *mark == wrong);
            let own: Array = own.filter_map(|(_, range)| range.as_ref()).collect();
            if let Ok(highlight) = Reflect::construct(&class, &own) {
                call(registry, "set", &[(*name).into(), highlight]);
            }
        }
    }
}

impl Drop for At {
    fn drop(&mut self) {
        for name in NAMES {
            call(&self.registry, "delete", &[name.into()]);
        }
        super::sheet::drop(&self.root, &self.sheet);
    }
}
