//! Holds a save until it may go.
//!
//! One action of a person gives several signs: a key, a click, `submit`, a script's `form.submit()`. It is
//! asked about once, at the first sign, and then let through or held as a whole. The decision comes first and
//! stopping the event last, so that whatever breaks before lets the save go.

mod dry_run;
mod let_go;

use js_sys::{Function, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use super::attached::{How, SaveTry, Verdict};
use super::dom::{Root, Scope, is};
use super::ears::Ears;
use super::request::{Hold, Requests, Waiting};
use super::signal::{self, Means, Signal};
use super::wrap::{Apply, Wrap, pass};

/// Signs of a save, and beginnings of a person's next action.
const KINDS: &[&str] = &["click", "submit", "keydown", "change", "pointerdown", "mousedown"];

/// `submit` does not leave a shadow root.
const INSIDE: &[&str] = &["submit"];

/// How long a page may take from a click to its own sending of a form, in ms: it asks its server first.
const CONSEQUENCE: f64 = 10_000.0;

/// What a browser asks about in its own words.
const LEAVES: &[&str] = &["beforeunload"];

/// What was decided on the action at hand.
struct Memo {
    verdict: Verdict,
    /// The sign that it has come to.
    level: u8,
    /// When, in ms.
    at: f64,
    /// Whether the turn of the event loop that it was decided in still runs.
    now: bool,
    /// Whether it was asked about: not, where a sign surely means no save.
    asked: bool,
}

pub(super) struct Guard {
    scope: Rc<Scope>,
    ears: Ears,
    tried: Rc<RefCell<Option<SaveTry>>>,
    ask: Closure<dyn Fn() -> bool>,
    /// Kept for [`Guard::apply`], which calls it as a function of JavaScript.
    _script: Closure<dyn Fn(JsValue) -> bool>,
    apply: Apply,
    /// The request that is asked about, for [`Guard::request`].
    requested: Rc<RefCell<Option<Waiting>>>,
    /// Kept for the wrappers of requests, which call it as a function of JavaScript.
    _request: Closure<dyn Fn() -> bool>,
    requests: Option<Requests>,
    /// The requests that are held, each with what the page answered with it.
    waiting: RefCell<Vec<(Waiting, Option<Signal>)>>,
    /// Whether a request went since this was last set back.
    went: Cell<bool>,
    /// Asks before the page is left, while that is wanted.
    leave: Ears,
    asks: Cell<bool>,
    over: Closure<dyn Fn()>,
    timer: Cell<Option<i32>>,
    wraps: RefCell<Vec<Wrap>>,
    memo: RefCell<Option<Memo>>,
    held: RefCell<Option<Signal>>,
    /// The sign of a dry run that is on its way.
    probe: RefCell<Option<JsValue>>,
}

impl Guard {
    /// A guard that stands nowhere yet. `save` is asked once for each try.
    pub fn new(scope: Rc<Scope>, save: Box<dyn Fn(SaveTry) -> Verdict>) -> Rc<Self> {
        Rc::new_cyclic(|me: &Weak<Self>| {
            let tried: Rc<RefCell<Option<SaveTry>>> = Rc::default();
            let asked = Rc::clone(&tried);
            // Called through JavaScript, so that a panic in it comes back as an error and the save goes on.
            let ask = Closure::<dyn Fn() -> bool>::new(move || {
                let tried = asked.take();
                tried.is_some_and(|tried| save(tried) == Verdict::Hold)
            });
            let (heard, sent, over, leaving) = (me.clone(), me.clone(), me.clone(), me.clone());
            let script = Closure::<dyn Fn(JsValue) -> bool>::new(move |form: JsValue| {
                sent.upgrade().is_some_and(|guard| guard.script(form))
            });
            let asks: Function = script.as_ref().unchecked_ref::<Function>().clone();
            let apply: Apply =
                Closure::new(move |native: JsValue, form: JsValue, args: JsValue| {
                    let hold = asks.call1(&JsValue::NULL, &form).is_ok_and(|held| held.is_truthy());
                    if hold { Ok(JsValue::UNDEFINED) } else { pass(&native, &form, &args) }
                });
            let requested: Rc<RefCell<Option<Waiting>>> = Rc::default();
            let requesting = me.clone();
            let request = Closure::<dyn Fn() -> bool>::new(move || {
                requesting.upgrade().is_some_and(|guard| guard.request())
            });
            let (asks, slot) =
                (request.as_ref().unchecked_ref::<Function>().clone(), Rc::clone(&requested));
            let hold: Hold = Box::new(move |request| {
                slot.replace(Some(request));
                asks.call0(&JsValue::NULL).is_ok_and(|held| held.is_truthy())
            });
            let list = scope.site.requests.clone();
            let requests = (!list.is_empty()).then(|| Requests::new(list, hold));
            Self {
                scope,
                ears: Ears::new(true, move |event| {
                    if let Some(guard) = heard.upgrade() {
                        guard.heard(&event);
                    }
                }),
                tried,
                ask,
                _script: script,
                apply,
                requested,
                _request: request,
                requests,
                waiting: RefCell::default(),
                went: Cell::default(),
                leave: Ears::new(true, move |event| {
                    if leaving.upgrade().is_some_and(|guard| guard.scope.typed.get()) {
                        event.prevent_default();
                        // What older browsers look at.
                        let _ = Reflect::set(&event, &"returnValue".into(), &JsValue::TRUE);
                    }
                }),
                asks: Cell::default(),
                over: Closure::new(move || {
                    if let Some(guard) = over.upgrade() {
                        guard.turn_over();
                    }
                }),
                timer: Cell::default(),
                wraps: RefCell::default(),
                memo: RefCell::default(),
                held: RefCell::default(),
                probe: RefCell::default(),
            }
        })
    }

    /// Stands guard in a root.
    pub fn enter(&self, root: &Root) {
        let Some(window) = &root.window else {
            self.ears.on(&root.node, INSIDE);
            return;
        };
        self.ears.on(window, KINDS);
        let wrap = Wrap::new(window, "HTMLFormElement", "submit", &self.apply);
        self.wraps.borrow_mut().extend(wrap);
        if let Some(requests) = &self.requests {
            requests.enter(window);
        }
        if self.asks.get() {
            self.leave.on(window, LEAVES);
        }
    }

    /// Listens again where the page took listeners away.
    pub fn renew(&self) {
        self.ears.renew();
    }

    /// Stands guard over forms with a `submit` of their own, and lets go of those that are gone. An editor gives its form
    /// one that fills its text area first; it may call the browser's past ours, and what was written while a save was
    /// held is sent only by calling it again.
    pub fn enter_forms(&self, roots: &[Root]) {
        self.wraps.borrow_mut().retain(Wrap::is_alive);
        for form in roots.iter().flat_map(|root| root.all("form")) {
            let own = Reflect::get_own_property_descriptor::<Object>(
                form.unchecked_ref(),
                &"submit".into(),
            )
            .and_then(|told| Reflect::get(&told, &"value".into()));
            // An input named submit is no function.
            let Some(own) = own.ok().filter(JsValue::is_function) else { continue };
            let ours = self.wraps.borrow().iter().any(|wrap| wrap.is_proxy(&own));
            if !ours && let Some((_, window)) = super::dom::home(&form) {
                let wrap = Wrap::own(&window, form, "submit", &self.apply);
                self.wraps.borrow_mut().extend(wrap);
            }
        }
    }

    /// Leaves a root as it was.
    pub fn leave(&self, root: &Root) {
        let Some(window) = &root.window else {
            self.ears.off(&root.node);
            return;
        };
        self.ears.off(window);
        self.leave.off(window);
        self.wraps.borrow_mut().retain(|wrap| !wrap.is_of(window));
        if let Some(requests) = &self.requests {
            requests.leave(window);
        }
    }

    fn heard(&self, event: &Event) {
        if self.is_probe(event) {
            event.prevent_default();
            event.stop_immediate_propagation();
            return;
        }
        // The picker, which hears it after this, keeps it from the page.
        if self.scope.picking.get() && event.is_trusted() {
            return;
        }
        // A person begins something new: what was decided before is over.
        let begins = matches!(event.type_().as_str(), "keydown" | "pointerdown" | "mousedown");
        if begins && event.is_trusted() {
            self.memo.take();
        }
        // A choice that sends its form to have it drawn anew saves nothing: what follows from it may go.
        if event.type_() == "change" && signal::is_choice(event) {
            self.remember(Verdict::Pass, signal::CHOICE, false);
        }
        if let Some(signal) = Signal::of(&self.scope, event)
            && self.decide(signal) == Verdict::Hold
        {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    }

    /// Whether a script's sending of a form is held.
    fn script(&self, form: JsValue) -> bool {
        if self.is_probe(&form) {
            return true;
        }
        let is_form = form.is_object() && is(form.unchecked_ref(), &["form"]);
        is_form && self.decide(Signal::Script { form: form.unchecked_into() }) == Verdict::Hold
    }

    /// Whether the request that is asked about is held.
    fn request(&self) -> bool {
        let Some(mut request) = self.requested.take() else { return false };
        if self.decide(Signal::Request { kind: request.kind }) == Verdict::Pass {
            self.went.set(true);
            return false;
        }
        // An event tells its way only while it is on it.
        let cause = request.cause.take().and_then(|event| Signal::cause(&self.scope, &event));
        let twice = self.waiting.borrow().iter().any(|(known, _)| known.line == request.line);
        if twice {
            (request.finish)(false);
        } else {
            self.waiting.borrow_mut().push((request, cause));
        }
        true
    }

    /// Asks before the page is left, in the browser's own words, or no longer.
    pub fn ask_on_leave(&self, ask: bool) {
        self.asks.set(ask);
        if !ask {
            self.scope.typed.set(false);
        }
        for window in self.scope.roots().iter().filter_map(|root| root.window.as_ref()) {
            self.leave.off(window);
            if ask {
                self.leave.on(window, LEAVES);
            }
        }
    }

    fn decide(&self, signal: Signal) -> Verdict {
        let level = signal.level();
        let verdict = self.decided(level).unwrap_or_else(|| match signal.means(&self.scope) {
            Means::Unknown => Verdict::Pass,
            Means::Other => self.remember(Verdict::Pass, level, false),
            Means::Save(control, kind) => {
                let verdict = self.ask(SaveTry { how: How::of(&signal), control, kind });
                let is_request = level == signal::REQUEST;
                self.remember(verdict, level, true);
                if verdict == Verdict::Hold && !is_request {
                    self.held.replace(Some(signal));
                }
                verdict
            }
        });
        // A form that goes takes what was typed with it.
        if verdict == Verdict::Pass && (signal::SENT..signal::REQUEST).contains(&level) {
            self.scope.typed.set(false);
        }
        verdict
    }

    /// What was decided on the action that this sign belongs to.
    fn decided(&self, level: u8) -> Option<Verdict> {
        let mut memo = self.memo.borrow_mut();
        // The site file says that a request saves: only an answer counts, not that a click surely did not.
        let is_request = level == signal::REQUEST;
        let memo = memo.as_mut().filter(|memo| memo.asked || !is_request)?;
        let behind = level > memo.level || is_request;
        let follows = behind && js_sys::Date::now() - memo.at < CONSEQUENCE;
        if memo.now || (memo.verdict == Verdict::Pass && follows) {
            memo.level = memo.level.max(level);
            return Some(memo.verdict);
        }
        None
    }

    fn remember(&self, verdict: Verdict, level: u8, asked: bool) -> Verdict {
        let at = js_sys::Date::now();
        self.memo.replace(Some(Memo { verdict, level, at, now: true, asked }));
        if self.timer.get().is_none() {
            let timer =
                self.scope.top.set_timeout_with_callback(self.over.as_ref().unchecked_ref());
            self.timer.set(timer.ok());
        }
        verdict
    }

    fn turn_over(&self) {
        self.timer.set(None);
        if let Some(memo) = self.memo.borrow_mut().as_mut() {
            memo.now = false;
        }
    }

    fn ask(&self, tried: SaveTry) -> Verdict {
        // The decision is on the page as it is now.
        self.scope.handed.take();
        self.tried.replace(Some(tried));
        let answer = self.ask.as_ref().unchecked_ref::<Function>().call0(&JsValue::NULL);
        match answer {
            Ok(held) if held.is_truthy() => Verdict::Hold,
            Ok(_) => Verdict::Pass,
            Err(error) => {
                web_sys::console::error_2(
                    &"huashu: the check of a save broke; the save goes on unguarded".into(),
                    &error,
                );
                Verdict::Pass
            }
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            self.scope.top.clear_timeout_with_handle(timer);
        }
        // There is nobody left to ask.
        self.finish_requests(true);
    }
}
