//! Functions of a page's realm, wrapped while the assistant is there.
//!
//! A wrapper is a proxy: a function made from text would need a looser policy of the page, and this one looks native.

use js_sys::{Function, Object, Proxy, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Window};

/// What a wrapper does instead: the native function, what it is called on, and its arguments.
pub(super) type Apply = Closure<dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>;

/// A wrapped function.
pub(super) struct Wrap {
    pub window: Window,
    /// The function below ours, which may be the wrapper of someone else.
    pub native: Function,
    owner: JsValue,
    /// The element that has the function for itself; none for a prototype or a window.
    element: Option<Element>,
    name: &'static str,
    proxy: JsValue,
    handler: Object,
}

impl Wrap {
    /// Wraps the function `name` of `class`'s prototype, or of the window itself where no class is named.
    pub fn new(window: &Window, class: &str, name: &'static str, apply: &Apply) -> Option<Self> {
        let owner = if class.is_empty() {
            window.into()
        } else {
            let class = Reflect::get(window, &class.into()).ok()?;
            Reflect::get(&class, &"prototype".into()).ok()?
        };
        Self::of(window, owner, None, name, apply)
    }

    /// Wraps the function `name` that an element has for itself.
    pub fn own(
        window: &Window,
        element: Element,
        name: &'static str,
        apply: &Apply,
    ) -> Option<Self> {
        Self::of(window, element.clone().into(), Some(element), name, apply)
    }

    fn of(
        window: &Window,
        owner: JsValue,
        element: Option<Element>,
        name: &'static str,
        apply: &Apply,
    ) -> Option<Self> {
        let native = Reflect::get(&owner, &name.into()).ok().filter(JsValue::is_function)?;
        let handler = Object::new();
        Reflect::set(&handler, &"apply".into(), apply.as_ref()).ok()?;
        let proxy: JsValue = Proxy::new(&native, &handler).into();
        Reflect::set(&owner, &name.into(), &proxy).ok().filter(|set| *set)?;
        let (window, native) = (window.clone(), native.unchecked_into());
        Some(Self { window, native, owner, element, name, proxy, handler })
    }

    /// Whether our wrapper is what the page calls.
    pub fn stands(&self) -> bool {
        Reflect::get(&self.owner, &self.name.into()).is_ok_and(|now| now == self.proxy)
    }

    /// Whether what it wraps is still in the page.
    pub fn is_alive(&self) -> bool {
        self.element.as_ref().is_none_or(|element| element.is_connected())
    }

    /// Whether it wraps a function that an element has for itself.
    pub fn is_own(&self) -> bool {
        self.element.is_some()
    }

    /// Whether a function is the wrapper itself.
    pub fn is_proxy(&self, function: &JsValue) -> bool {
        self.proxy == *function
    }

    /// Whether it wraps a function of this element's own.
    pub fn is_held_by(&self, element: &Element) -> bool {
        self.element.as_ref().is_some_and(|own| own == element)
    }

    /// Whether it wraps a function of this window.
    pub fn is_of(&self, window: &Window) -> bool {
        JsValue::from(&self.window) == JsValue::from(window)
    }
}

impl Drop for Wrap {
    /// Puts the native function back where ours still stands, and makes ours transparent where someone kept it.
    fn drop(&mut self) {
        let _ = Reflect::delete_property(&self.handler, &"apply".into());
        if self.stands() {
            let _ = Reflect::set(&self.owner, &self.name.into(), &self.native);
        }
    }
}

/// What the function below does.
pub(super) fn pass(native: &JsValue, on: &JsValue, args: &JsValue) -> Result<JsValue, JsValue> {
    Reflect::apply(native.unchecked_ref::<Function>(), on, args.unchecked_ref())
}
