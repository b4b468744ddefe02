//! Requests that save: a `fetch` or an `XMLHttpRequest` to an address that the site file names.
//!
//! A page that saves from a handler of its own gives no other sign. What is held is the request itself: the page waits for
//! its answer, as it does on a slow network, until the request is sent as it is or broken off.

use js_sys::{Array, Function, Promise, Reflect, WeakMap};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

use super::site::Request;
use super::wrap::{Apply, Wrap, pass};
use crate::pack::SaveKind;

/// Sends a held request, or breaks it off; once.
pub(super) type Finish = Rc<dyn Fn(bool)>;

/// Whether a request that saves in this way is held; what to do with it later is kept by whoever holds it.
pub(super) type Hold = Rc<dyn Fn(SaveKind, Finish) -> bool>;

/// The wrappers of all windows.
pub(super) struct Requests {
    fetch: Apply,
    open: Apply,
    send: Apply,
    wraps: RefCell<Vec<Wrap>>,
}

impl Requests {
    /// Wrappers that stand nowhere yet.
    pub fn new(list: Vec<Request>, hold: Hold) -> Self {
        let list = Rc::new(list);
        // The method, the address, and whether the page waits, of each request that was opened.
        let opened = WeakMap::new();
        let (fetched, sent) = (Rc::clone(&list), (list, opened.clone()));
        let asked = Rc::clone(&hold);
        Self {
            fetch: Closure::new(move |native: JsValue, on: JsValue, args: JsValue| {
                let (method, url, body) = of_fetch(&args);
                let Some(kind) = kind(&fetched, &method, &url, &body) else {
                    return pass(&native, &on, &args);
                };
                let (promise, finish) = later(&native, &on, &args);
                if asked(kind, finish) { Ok(promise.into()) } else { pass(&native, &on, &args) }
            }),
            open: Closure::new(move |native: JsValue, on: JsValue, args: JsValue| {
                if on.is_object() {
                    opened.set(on.unchecked_ref(), &args);
                }
                pass(&native, &on, &args)
            }),
            send: Closure::new(move |native: JsValue, on: JsValue, args: JsValue| {
                let (list, opened) = &sent;
                let known = if on.is_object() {
                    opened.get(on.unchecked_ref())
                } else {
                    JsValue::UNDEFINED
                };
                let part = |nth: u32| Reflect::get_u32(&known, nth).unwrap_or_default();
                let body = text(&Reflect::get_u32(&args, 0).unwrap_or_default());
                let kind = if known.is_object() {
                    kind(list, &text(&part(0)), &text(&part(1)), &body)
                } else {
                    None
                };
                let Some(kind) = kind else { return pass(&native, &on, &args) };
                if part(2).is_falsy() && !part(2).is_undefined() {
                    web_sys::console::warn_1(
                        &"huashu: a synchronous request cannot be held; this save goes unguarded"
                            .into(),
                    );
                    return pass(&native, &on, &args);
                }
                let (below, xhr, given) = (native.clone(), on.clone(), args.clone());
                let finish: Finish = Rc::new(move |send| {
                    if send {
                        let _ = pass(&below, &xhr, &given);
                    } else {
                        broken_off(&xhr);
                    }
                });
                if hold(kind, finish) { Ok(JsValue::UNDEFINED) } else { pass(&native, &on, &args) }
            }),
            wraps: RefCell::default(),
        }
    }

    /// Stands in a window.
    pub fn enter(&self, window: &Window) {
        let class = "XMLHttpRequest";
        let all = [
            Wrap::new(window, "", "fetch", &self.fetch),
            Wrap::new(window, class, "open", &self.open),
            Wrap::new(window, class, "send", &self.send),
        ];
        self.wraps.borrow_mut().extend(all.into_iter().flatten());
    }

    /// Leaves a window as it was.
    pub fn leave(&self, window: &Window) {
        self.wraps.borrow_mut().retain(|wrap| !wrap.is_of(window));
    }

    /// Whether the page calls all of the wrappers still.
    pub fn stand(&self) -> bool {
        let wraps = self.wraps.borrow();
        !wraps.is_empty() && wraps.iter().all(Wrap::stands)
    }
}

/// What a request does to the ticket, where it is one of the site file's.
fn kind(list: &[Request], method: &str, url: &str, body: &str) -> Option<SaveKind> {
    list.iter().find(|request| request.is(method, url, body)).map(|request| request.kind)
}

/// Method, address and body of a call of `fetch`.
fn of_fetch(args: &JsValue) -> (String, String, String) {
    let get = |value: &JsValue, key: &str| {
        if value.is_object() {
            Reflect::get(value, &key.into()).unwrap_or_default()
        } else {
            JsValue::UNDEFINED
        }
    };
    let input = Reflect::get_u32(args, 0).unwrap_or_default();
    let init = Reflect::get_u32(args, 1).unwrap_or_default();
    let own = get(&input, "url");
    let url = if own.is_undefined() { text(&input) } else { text(&own) };
    let method =
        [get(&init, "method"), get(&input, "method")].iter().map(text).find(|m| !m.is_empty());
    (method.unwrap_or_else(|| "GET".to_owned()), url, text(&get(&init, "body")))
}

/// A value as the text that travels; empty where it is none.
fn text(value: &JsValue) -> String {
    if value.is_null() || value.is_undefined() {
        return String::new();
    }
    value.as_string().unwrap_or_else(|| {
        // Addresses, search parameters and numbers say what they are; a form's data says it as search parameters.
        let plain = js_sys::Object::from(value.clone()).to_string();
        let plain = String::from(plain);
        if plain == "[object FormData]" { form(value).unwrap_or_default() } else { plain }
    })
}

fn form(data: &JsValue) -> Option<String> {
    let class: Function =
        Reflect::get(&js_sys::global(), &"URLSearchParams".into()).ok()?.dyn_into().ok()?;
    let made = Reflect::construct(&class, &Array::of1(data)).ok()?;
    Some(js_sys::Object::from(made).to_string().into())
}

/// A promise in the place of a call, and how to keep it.
fn later(native: &JsValue, on: &JsValue, args: &JsValue) -> (Promise, Finish) {
    let ends: Rc<RefCell<Option<(Function, Function)>>> = Rc::default();
    let promise = Promise::new(&mut |keep, breaks| {
        ends.replace(Some((keep, breaks)));
    });
    let (native, on, args) = (native.clone(), on.clone(), args.clone());
    let finish = move |send: bool| {
        let Some((keep, breaks)) = ends.take() else { return };
        let done = if send { pass(&native, &on, &args) } else { Err(abort()) };
        let _ = match done {
            Ok(answer) => keep.call1(&JsValue::NULL, &answer),
            Err(error) => breaks.call1(&JsValue::NULL, &error),
        };
    };
    (promise, Rc::new(finish))
}

/// What a page gets of a request that was broken off.
fn abort() -> JsValue {
    let made = Reflect::get(&js_sys::global(), &"DOMException".into()).and_then(|class| {
        let words = "the save was given up for editing";
        Reflect::construct(
            class.unchecked_ref::<Function>(),
            &Array::of2(&words.into(), &"AbortError".into()),
        )
    });
    made.unwrap_or_else(|_| js_sys::Error::new("AbortError").into())
}

/// Tells a request's listeners that it ended without an answer: the browser says nothing of one that was never sent.
fn broken_off(xhr: &JsValue) {
    for kind in ["abort", "loadend"] {
        if let Ok(event) = web_sys::Event::new(kind) {
            let target: &web_sys::EventTarget = xhr.unchecked_ref();
            let _ = target.dispatch_event(&event);
        }
    }
}
