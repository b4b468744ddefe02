//! Requests that save: a `fetch` or an `XMLHttpRequest` to an address that the site file names.
//!
//! A page that saves from a handler of its own may give no other sign. What is held is the request itself: to the page
//! it is a slow network, until the request is sent as it is or ends as one that was aborted. Wrappers stand only where a
//! site file names requests.

use js_sys::{Array, Function, Object, Promise, Reflect, WeakMap};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, Url, Window};

use super::site::Request;
use super::wrap::{Apply, Wrap, pass};
use crate::pack::SaveKind;

/// A request that waits.
pub(super) struct Waiting {
    /// What it does to the ticket.
    pub kind: SaveKind,
    /// Method, address and body: two that are the same are one save, pressed twice.
    pub line: String,
    /// What the page was answering when it made the request, where it did so at once.
    pub cause: Option<Event>,
    /// Sends it, or ends it as aborted; once.
    pub finish: Box<dyn Fn(bool)>,
}

/// Takes a request that saves; whether it is held.
pub(super) type Hold = Box<dyn Fn(Waiting) -> bool>;

/// What the wrappers share.
struct Inner {
    list: Vec<Request>,
    hold: Hold,
    wraps: RefCell<Vec<Wrap>>,
    /// Method, address and whether it waits for its answer, of each `XMLHttpRequest` that was opened.
    opened: WeakMap,
}

/// The wrappers of all windows.
pub(super) struct Requests {
    inner: Rc<Inner>,
    fetch: Apply,
    open: Apply,
    send: Apply,
    abort: Apply,
}

impl Requests {
    /// Wrappers that stand nowhere yet.
    pub fn new(list: Vec<Request>, hold: Hold) -> Self {
        let inner =
            Rc::new(Inner { list, hold, wraps: RefCell::default(), opened: WeakMap::new() });
        let apply = |run: fn(&Rc<Inner>, &Call) -> Result<JsValue, JsValue>| -> Apply {
            let inner = Rc::clone(&inner);
            Closure::new(move |native: JsValue, on: JsValue, args: JsValue| {
                run(&inner, &Call { native, on, args })
            })
        };
        Self {
            fetch: apply(fetch),
            open: apply(|inner, call| {
                if call.on.is_object() {
                    let url = inner.address(call, &call.arg(1));
                    let known = Array::of3(&call.arg(0), &url.into(), &call.arg(2));
                    inner.opened.set(call.on.unchecked_ref(), &known);
                }
                call.pass()
            }),
            send: apply(send),
            abort: apply(|inner, call| {
                if call.on.is_object() {
                    inner.opened.delete(call.on.unchecked_ref());
                }
                call.pass()
            }),
            inner,
        }
    }

    /// Stands in a window.
    pub fn enter(&self, window: &Window) {
        let class = "XMLHttpRequest";
        let all = [
            Wrap::new(window, "", "fetch", &self.fetch),
            Wrap::new(window, class, "open", &self.open),
            Wrap::new(window, class, "send", &self.send),
            Wrap::new(window, class, "abort", &self.abort),
        ];
        self.inner.wraps.borrow_mut().extend(all.into_iter().flatten());
    }

    /// Leaves a window as it was.
    pub fn leave(&self, window: &Window) {
        self.inner.wraps.borrow_mut().retain(|wrap| !wrap.is_of(window));
    }

    /// Whether the page calls all of the wrappers still.
    pub fn stand(&self) -> bool {
        self.inner.wraps.borrow().iter().all(Wrap::stands)
    }
}

/// A call of a wrapped function.
#[derive(Clone)]
struct Call {
    native: JsValue,
    on: JsValue,
    args: JsValue,
}

impl Call {
    fn pass(&self) -> Result<JsValue, JsValue> {
        pass(&self.native, &self.on, &self.args)
    }

    fn arg(&self, nth: u32) -> JsValue {
        Reflect::get_u32(&self.args, nth).unwrap_or_default()
    }
}

impl Inner {
    /// The window whose function is called.
    fn window(&self, call: &Call) -> Option<Window> {
        let wraps = self.wraps.borrow();
        let wrap = wraps.iter().find(|wrap| JsValue::from(&wrap.native) == call.native)?;
        Some(wrap.window.clone())
    }

    /// What a handler of the page is answering in this call; nothing once it waited for something.
    fn cause(&self, call: &Call) -> Option<Event> {
        let event = get(&self.window(call)?.into(), "event");
        event.is_object().then(|| event.unchecked_into())
    }

    /// The whole address that the page means, from the window whose function it called.
    fn address(&self, call: &Call, url: &JsValue) -> String {
        let url = plain(url);
        let base = self.window(call).and_then(|window| window.document()?.base_uri().ok()?);
        base.and_then(|base| Url::new_with_base(&url, &base).ok()).map_or(url, |url| url.href())
    }

    /// What a request does to the ticket, and its line, where it is one of the site file's.
    fn kind(&self, method: &str, url: &str, body: &JsValue) -> Option<(SaveKind, String)> {
        let body = text(body);
        let known = self.list.iter().find(|r| r.is(method, url, body.as_deref()))?;
        Some((known.kind, [method, " ", url, " ", &body.unwrap_or_default()].concat()))
    }
}

fn fetch(inner: &Rc<Inner>, call: &Call) -> Result<JsValue, JsValue> {
    let (input, init) = (call.arg(0), call.arg(1));
    // A request object says its address itself, and its body to nobody who does not wait.
    let given = get(&input, "url").as_string().is_some();
    let url = if given { get(&input, "url") } else { input.clone() };
    let method = [get(&init, "method"), get(&input, "method")].iter().find_map(JsValue::as_string);
    let method = method.unwrap_or_else(|| "GET".to_owned());
    let body = get(&init, "body");
    let body = if given && body.is_undefined() { input } else { body };
    let Some((kind, line)) = inner.kind(&method, &inner.address(call, &url), &body) else {
        return call.pass();
    };
    let ends: Rc<RefCell<Option<(Function, Function)>>> = Rc::default();
    let promise = Promise::new(&mut |keep, fail| {
        ends.replace(Some((keep, fail)));
    });
    let later = call.clone();
    let finish = Box::new(move |send: bool| {
        let Some((keep, fail)) = ends.take() else { return };
        let _ = match if send { later.pass() } else { Err(aborted()) } {
            Ok(answer) => keep.call1(&JsValue::NULL, &answer),
            Err(error) => fail.call1(&JsValue::NULL, &error),
        };
    });
    let cause = inner.cause(call);
    if (inner.hold)(Waiting { kind, line, cause, finish }) {
        Ok(promise.into())
    } else {
        call.pass()
    }
}

fn send(inner: &Rc<Inner>, call: &Call) -> Result<JsValue, JsValue> {
    let known =
        if call.on.is_object() { inner.opened.get(call.on.unchecked_ref()) } else { JsValue::NULL };
    let part = |nth: u32| Reflect::get_u32(&known, nth).unwrap_or_default();
    let (method, url) = (plain(&part(0)), plain(&part(1)));
    let Some((kind, line)) = inner.kind(&method, &url, &call.arg(0)) else { return call.pass() };
    if part(2).is_falsy() && !part(2).is_undefined() {
        // The page stands still until the answer: nobody could decide meanwhile.
        web_sys::console::warn_1(
            &"huashu: a synchronous request cannot be held: this save goes unguarded".into(),
        );
        return call.pass();
    }
    let (later, inner_later) = (call.clone(), Rc::clone(inner));
    let done = Cell::new(false);
    let finish = Box::new(move |send: bool| {
        // The page may have aborted it or opened another in its place.
        let same = inner_later.opened.get(later.on.unchecked_ref()) == known;
        if done.replace(true) || !same {
        } else if send {
            let _ = later.pass();
        } else {
            end(&later.on);
        }
    });
    let cause = inner.cause(call);
    if (inner.hold)(Waiting { kind, line, cause, finish }) {
        Ok(JsValue::UNDEFINED)
    } else {
        call.pass()
    }
}

/// Tells a request's listeners that it was aborted: the browser says nothing of one that was never sent.
fn end(request: &JsValue) {
    for kind in ["abort", "loadend"] {
        if let Ok(event) = Event::new(kind) {
            let _ = request.unchecked_ref::<EventTarget>().dispatch_event(&event);
        }
    }
}

/// What a page gets of a fetch that was aborted.
fn aborted() -> JsValue {
    let words = Array::of2(&"the save was given up for editing".into(), &"AbortError".into());
    Reflect::get(&js_sys::global(), &"DOMException".into())
        .and_then(|class| Reflect::construct(class.unchecked_ref::<Function>(), &words))
        .unwrap_or_else(|error| error)
}

fn get(value: &JsValue, key: &str) -> JsValue {
    // Only what is no object refuses, and holds nothing.
    Reflect::get(value, &key.into()).unwrap_or_default()
}

/// A value as the text that addresses and methods are made of.
fn plain(value: &JsValue) -> String {
    value.as_string().unwrap_or_else(|| Object::from(value.clone()).to_string().into())
}

/// `[object FormData]` and the like, whatever realm the value is of.
fn plain_kind(value: &JsValue) -> String {
    let prototype = Object::get_prototype_of(&Object::new());
    let tell: Function = get(&prototype, "toString").unchecked_into();
    tell.call0(value).ok().and_then(|kind| kind.as_string()).unwrap_or_default()
}

/// A body as text: as it is sent, of forms each `name=value`; none where it cannot be read before it is sent.
fn text(body: &JsValue) -> Option<String> {
    if body.is_undefined() || body.is_null() {
        return Some(String::new());
    }
    body.as_string().or_else(|| {
        let kind = plain_kind(body);
        let is_form = kind.ends_with("FormData]") || kind.ends_with("URLSearchParams]");
        is_form.then(|| {
            let pair = |pair: JsValue| String::from(pair.unchecked_into::<Array>().join("="));
            Array::from(body).iter().map(pair).collect::<Vec<_>>().join("&")
        })
    })
}
