//! Holds a save until it may go.
//!
//! One action of a person gives several signs: a key, a click, `submit`, a script's `form.submit()`. It is
//! asked about once, at the first sign, and then let through or held as a whole. The decision comes first and
//! stopping the event last, so that whatever breaks before lets the save go.

use js_sys::{Array, Function, Object, Proxy, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlFormElement, Window};

use super::attached::{How, SaveTry, Verdict};
use super::dom::{Root, Scope, is};
use super::ears::Ears;
use super::held;
use super::signal::{self, Means, Signal};

/// Signs of a save, and beginnings of a person's next action.
const KINDS: &[&str] = &["click", "submit", "keydown", "change", "pointerdown", "mousedown"];

/// `submit` does not leave a shadow root.
const INSIDE: &[&str] = &["submit"];

/// How long a page may take from a click to its own sending of a form, in ms: it asks its server first.
const CONSEQUENCE: f64 = 10_000.0;

/// What was decided on the action at hand.
struct Memo {
    verdict: Verdict,
    /// The sign that it has come to.
    level: u8,
    /// When, in ms.
    at: f64,
    /// Whether the turn of the event loop that it was decided in still runs.
    now: bool,
}

/// The `submit` of a window's `HTMLFormElement.prototype`, or of a form that has one of its own, wrapped.
struct Wrap {
    window: Window,
    holder: JsValue,
    /// The form; none for a prototype.
    form: Option<Element>,
    native: JsValue,
    proxy: JsValue,
    handler: Object,
}

pub(super) struct Guard {
    scope: Rc<Scope>,
    ears: Ears,
    tried: Rc<RefCell<Option<SaveTry>>>,
    ask: Closure<dyn Fn() -> bool>,
    /// Kept for [`Guard::apply`], which calls it as a function of JavaScript.
    _script: Closure<dyn Fn(JsValue) -> bool>,
    apply: Closure<dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>,
    over: Closure<dyn Fn()>,
    timer: Cell<Option<i32>>,
    wraps: RefCell<Vec<Wrap>>,
    memo: RefCell<Option<Memo>>,
    held: RefCell<Option<Signal>>,
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
            let (heard, sent, over) = (me.clone(), me.clone(), me.clone());
            let script = Closure::<dyn Fn(JsValue) -> bool>::new(move |form: JsValue| {
                sent.upgrade().is_some_and(|guard| guard.script(form))
            });
            let asks: Function = script.as_ref().unchecked_ref::<Function>().clone();
            let apply =
                Closure::<dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>::new(
                    move |native: JsValue, form: JsValue, args: JsValue| {
                        let hold =
                            asks.call1(&JsValue::NULL, &form).is_ok_and(|held| held.is_truthy());
                        if hold {
                            Ok(JsValue::UNDEFINED)
                        } else {
                            Reflect::apply(
                                native.unchecked_ref::<Function>(),
                                &form,
                                args.unchecked_ref(),
                            )
                        }
                    },
                );
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
                over: Closure::new(move || {
                    if let Some(guard) = over.upgrade() {
                        guard.turn_over();
                    }
                }),
                timer: Cell::default(),
                wraps: RefCell::default(),
                memo: RefCell::default(),
                held: RefCell::default(),
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
        let class = Reflect::get(window, &"HTMLFormElement".into());
        let prototype = class.and_then(|class| Reflect::get(&class, &"prototype".into()));
        if let Ok(prototype) = prototype {
            self.wrap(window, prototype, None);
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
        self.wraps.borrow_mut().retain(|wrap| {
            let gone = wrap.form.as_ref().is_some_and(|form| !form.is_connected());
            if gone {
                wrap.undo();
            }
            !gone
        });
        for form in roots.iter().flat_map(|root| root.all("form")) {
            let own = Reflect::get_own_property_descriptor::<Object>(
                form.unchecked_ref(),
                &"submit".into(),
            )
            .and_then(|told| Reflect::get(&told, &"value".into()));
            // An input named submit is no function.
            let Some(own) = own.ok().filter(JsValue::is_function) else { continue };
            let ours = self.wraps.borrow().iter().any(|wrap| wrap.proxy == own);
            if !ours && let Some((_, window)) = super::dom::home(&form) {
                self.wrap(&window, form.clone().into(), Some(form));
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
        self.wraps.borrow_mut().retain(|wrap| {
            let gone = JsValue::from(&wrap.window) == JsValue::from(window);
            if gone {
                wrap.undo();
            }
            !gone
        });
    }

    /// Wraps the `submit` of `holder` in one that sees which form it is called on. It is a proxy: a function made from
    /// text would need a looser policy of the page, and this one looks native.
    fn wrap(&self, window: &Window, holder: JsValue, form: Option<Element>) {
        let Ok(native) = Reflect::get(&holder, &"submit".into()) else { return };
        if !native.is_function() {
            return;
        }
        let handler = Object::new();
        if Reflect::set(&handler, &"apply".into(), self.apply.as_ref()).is_err() {
            return;
        }
        let proxy: JsValue = Proxy::new(&native, &handler).into();
        if Reflect::set(&holder, &"submit".into(), &proxy).is_ok_and(|set| set) {
            let window = window.clone();
            self.wraps.borrow_mut().push(Wrap { window, holder, form, native, proxy, handler });
        }
    }

    fn heard(&self, event: &Event) {
        // A person begins something new: what was decided before is over.
        let begins = matches!(event.type_().as_str(), "keydown" | "pointerdown" | "mousedown");
        if begins && event.is_trusted() {
            self.memo.take();
        }
        // A choice that sends its form to have it drawn anew saves nothing: what follows from it may go.
        if event.type_() == "change" && signal::is_choice(event) {
            self.remember(Verdict::Pass, signal::CHOICE);
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
        let is_form = form.is_object() && is(form.unchecked_ref(), &["form"]);
        is_form && self.decide(Signal::Script { form: form.unchecked_into() }) == Verdict::Hold
    }

    fn decide(&self, signal: Signal) -> Verdict {
        let level = signal.level();
        if let Some(verdict) = self.decided(level) {
            return verdict;
        }
        match signal.means(&self.scope) {
            Means::Unknown => Verdict::Pass,
            Means::Other => self.remember(Verdict::Pass, level),
            Means::Save(control) => {
                let verdict = self.ask(SaveTry { how: How::of(&signal), control });
                if verdict == Verdict::Hold {
                    self.held.replace(Some(signal));
                }
                self.remember(verdict, level)
            }
        }
    }

    /// What was decided on the action that this sign belongs to.
    fn decided(&self, level: u8) -> Option<Verdict> {
        let mut memo = self.memo.borrow_mut();
        let memo = memo.as_mut()?;
        let follows = level > memo.level && js_sys::Date::now() - memo.at < CONSEQUENCE;
        if memo.now || (memo.verdict == Verdict::Pass && follows) {
            memo.level = memo.level.max(level);
            return Some(memo.verdict);
        }
        None
    }

    fn remember(&self, verdict: Verdict, level: u8) -> Verdict {
        self.memo.replace(Some(Memo { verdict, level, at: js_sys::Date::now(), now: true }));
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

    /// Does once what was held. Whether there was something and the page could still be told.
    pub fn resume(&self) -> bool {
        let Some(signal) = self.held.take() else { return false };
        self.remember(Verdict::Pass, signal.level());
        let done = held::replay(&signal, &|form| self.send(form));
        if !done {
            self.memo.take();
            self.held.replace(Some(signal));
        }
        done
    }

    /// Sends a form past every wrapper: those above ours have had their turn. Only a `submit` of the form's own is
    /// called as a whole: it was stopped before it began.
    fn send(&self, form: &HtmlFormElement) -> bool {
        let window =
            super::dom::home(form.unchecked_ref()).map(|(_, window)| JsValue::from(window));
        let wraps = self.wraps.borrow();
        let own = wraps.iter().rfind(|w| w.holder == JsValue::from(form));
        let above = || {
            let at = |w: &&Wrap| Some(JsValue::from(&w.window)) == window;
            wraps.iter().filter(|w| w.form.is_none()).find(at)
        };
        let Some(wrap) = own.or_else(above) else {
            return false;
        };
        let native: Function = wrap.native.clone().unchecked_into();
        drop(wraps);
        native.apply(form, &Array::new()).is_ok()
    }

    /// Forgets what was held.
    pub fn drop_held(&self) {
        self.held.take();
    }
}

impl Wrap {
    /// Puts the native function back where ours still stands, and makes ours transparent where someone kept it.
    fn undo(&self) {
        let _ = Reflect::delete_property(&self.handler, &"apply".into());
        if Reflect::get(&self.holder, &"submit".into()).is_ok_and(|now| now == self.proxy) {
            let _ = Reflect::set(&self.holder, &"submit".into(), &self.native);
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            self.scope.top.clear_timeout_with_handle(timer);
        }
        for wrap in self.wraps.take() {
            wrap.undo();
        }
    }
}
