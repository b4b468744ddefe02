//! Notices what changes in the page: one call for each picture that the browser draws, and only when the
//! words of a field or the record are others than before.

mod pace;
mod visits;

use js_sys::{Array, WeakMap};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, MutationObserver, MutationObserverInit, Node};

use super::dom::{self, Root, Scope, same};
use super::ears::{Ears, path};
use super::guard::Guard;
use super::{find, read};
use crate::ticket::SeenField;

/// What tells of a change, of a caret, or of a new frame. Scripts set values without a word: a click or a
/// key afterwards makes it noticed.
const KINDS: &[&str] = &[
    "input",
    "change",
    "reset",
    "click",
    "keyup",
    "focusin",
    "focusout",
    "selectionchange",
    "compositionstart",
    "compositionend",
    "load",
];

/// What a frame says before its document goes.
const LEAVES: &[&str] = &["pagehide"];

/// What tells of our own keys, and of characters that are about to be typed or were composed.
const KEY: &[&str] = &["keydown", "beforeinput", "compositionend"];

/// What is typed into the panel is not the page's: neither its hotkeys nor its look-out for changes.
const TYPED: &[&str] = &[
    "keydown",
    "keypress",
    "keyup",
    "beforeinput",
    "input",
    "compositionstart",
    "compositionupdate",
    "compositionend",
];

/// What an attribute may change of a field that a person sees.
const ATTRIBUTES: &[&str] = &[
    "class",
    "style",
    "hidden",
    "disabled",
    "readonly",
    "contenteditable",
    "title",
    "placeholder",
    "value",
    "checked",
    "selected",
    "aria-label",
    "aria-checked",
    "aria-readonly",
    "aria-disabled",
    "aria-labelledby",
    "src",
];

/// The watch over a page.
pub(super) struct Watch {
    scope: Rc<Scope>,
    guard: Rc<Guard>,
    changed: Box<dyn Fn()>,
    caret: Box<dyn Fn()>,
    ears: Ears,
    keys: Ears,
    _fence: Ears,
    /// An error only while [`Watch::new`] runs.
    observer: Result<MutationObserver, JsValue>,
    _mutated: Closure<dyn Fn(Array)>,
    draw: Closure<dyn Fn()>,
    later: Closure<dyn Fn()>,
    idle: Closure<dyn Fn()>,
    pending: Cell<Option<i32>>,
    leaving: Cell<Option<i32>>,
    waiting: Cell<Option<i32>>,
    /// When the last look ended and how long it took, in ms; how many before it found nothing new in a row.
    looked: Cell<(f64, f64, u32)>,
    /// When our element was last put back, in ms.
    back: Cell<f64>,
    roots: RefCell<Vec<Root>>,
    composing: Cell<bool>,
    moved: Cell<bool>,
    last: RefCell<(String, Vec<SeenField>)>,
    /// The fields that a person has been in, each with its last selection where the field is an editor.
    visited: WeakMap,
}

impl Watch {
    /// Begins to watch.
    pub fn new(
        scope: Rc<Scope>,
        guard: Rc<Guard>,
        changed: Box<dyn Fn()>,
        caret: Box<dyn Fn()>,
        key: Box<dyn Fn(&Event) -> bool>,
    ) -> Result<Rc<Self>, JsValue> {
        let watch = Rc::new_cyclic(|me: &Weak<Self>| {
            let with = |run: fn(&Self)| {
                let me = me.clone();
                Closure::<dyn Fn()>::new(move || {
                    if let Some(watch) = me.upgrade() {
                        run(&watch);
                    }
                })
            };
            let heard = me.clone();
            let seen = me.clone();
            let mutated = Closure::<dyn Fn(Array)>::new(move |records: Array| {
                if let Some(watch) = seen.upgrade() {
                    watch.mutated(&records);
                }
            });
            let fence = Ears::new(false, |event| event.stop_propagation());
            fence.on(&scope.own, TYPED);
            Self {
                guard,
                changed,
                caret,
                ears: Ears::new(true, move |event| {
                    if let Some(watch) = heard.upgrade() {
                        watch.heard(&event);
                    }
                }),
                keys: Ears::new(true, move |event| {
                    if key(&event) {
                        event.prevent_default();
                        event.stop_immediate_propagation();
                    }
                }),
                _fence: fence,
                observer: MutationObserver::new(mutated.as_ref().unchecked_ref()),
                _mutated: mutated,
                draw: with(Self::drawn),
                later: with(|watch| {
                    watch.leaving.set(None);
                    watch.rescan();
                    watch.schedule();
                }),
                idle: with(|watch| {
                    watch.waiting.set(None);
                    watch.schedule();
                }),
                scope,
                pending: Cell::default(),
                leaving: Cell::default(),
                waiting: Cell::default(),
                looked: Cell::default(),
                back: Cell::default(),
                roots: RefCell::default(),
                composing: Cell::default(),
                moved: Cell::default(),
                last: RefCell::default(),
                visited: WeakMap::new(),
            }
        });
        if let Err(error) = &watch.observer {
            return Err(error.clone());
        }
        watch.rescan();
        watch.schedule();
        Ok(watch)
    }

    /// Whether the person is composing with an input method.
    pub fn is_composing(&self) -> bool {
        self.composing.get()
    }

    /// The fields as they are now.
    pub fn look(&self) -> Vec<SeenField> {
        if let Some(handed) = self.scope.handed.take() {
            return handed;
        }
        find::all(&*self.scope).iter().map(read::seen).collect()
    }

    /// Whether the shadow root of an element is watched already.
    fn knows_shadow(&self, host: &Node) -> bool {
        let shadow = host.unchecked_ref::<Element>().shadow_root();
        shadow.is_none_or(|s| self.roots.borrow().iter().any(|r| same(&r.node, &s)))
    }

    fn heard(&self, event: &Event) {
        let path = path(event);
        let Some(target) = path.first() else {
            // A frame's window leaves: its next document stands once this turn is over.
            if self.leaving.get().is_none() {
                let asked =
                    self.scope.top.set_timeout_with_callback(self.later.as_ref().unchecked_ref());
                self.leaving.set(asked.ok());
            }
            return;
        };
        if path.iter().any(|n| same(n, &self.scope.own)) {
            return;
        }
        // A shadow root that came without a sign of it shows in the first event from within.
        let stray = |n: &Node| {
            n.node_type() == Node::DOCUMENT_FRAGMENT_NODE
                && !self.roots.borrow().iter().any(|r| same(&r.node, n))
        };
        if path.iter().any(stray) {
            self.scope.forget_hosts();
            self.rescan();
        }
        match event.type_().as_str() {
            "compositionstart" => self.composing.set(true),
            // Leaving a field ends a composition, even where the browser forgets to say so.
            "compositionend" | "focusout" => {
                self.composing.set(false);
                self.moved.set(true);
            }
            "input" if event.is_trusted() => self.scope.typed.set(true),
            "focusin" => self.visit(target),
            "selectionchange" => self.visit_selection(target),
            "load" => self.rescan(),
            _ => {}
        }
        // What a person does, the page may answer any moment.
        let (at, took, _) = self.looked.get();
        self.looked.set((at, took, 0));
        self.schedule();
    }

    /// Takes new frames and shadow roots in, and lets go of those that went.
    fn rescan(&self) {
        let now = self.scope.roots();
        let before = self.roots.replace(now.clone());
        let holds = |roots: &[Root], root: &Root| roots.iter().any(|r| same(&r.node, &root.node));
        for root in before.iter().filter(|r| !holds(&now, r)) {
            self.ears.off(&root.node);
            self.keys.off(&root.node);
            self.guard.leave(root);
        }
        // An editor writes the document of its frame anew, and with it goes all that listened there.
        if now.len() > 1 {
            self.ears.renew();
            self.keys.renew();
            self.guard.renew();
        }
        for root in now.iter().filter(|r| !holds(&before, r)) {
            let options = MutationObserverInit::new();
            options.set_subtree(true);
            options.set_child_list(true);
            options.set_character_data(true);
            let names: Array = ATTRIBUTES.iter().map(|&a| JsValue::from(a)).collect();
            options.set_attribute_filter(&names);
            if let Ok(observer) = &self.observer {
                let _ = observer.observe_with_options(&root.node, &options);
            }
            self.ears.on(&root.node, KINDS);
            // A shadow root's keys pass its document too.
            if root.window.is_some() {
                self.keys.on(&root.node, KEY);
            }
            if let Some(window) = &root.window
                && !same_window(window, &self.scope.top)
            {
                self.ears.on(window, LEAVES);
            }
            self.guard.enter(root);
        }
        self.guard.enter_forms(&now);
    }

    /// Lets go of the page.
    pub fn stop(&self) {
        if let Some(pending) = self.pending.take() {
            let _ = self.scope.top.cancel_animation_frame(pending);
        }
        for timer in [self.leaving.take(), self.waiting.take()].into_iter().flatten() {
            self.scope.top.clear_timeout_with_handle(timer);
        }
        if let Ok(observer) = &self.observer {
            observer.disconnect();
        }
        for root in self.roots.take() {
            self.guard.leave(&root);
        }
    }
}

fn same_window(a: &web_sys::Window, b: &web_sys::Window) -> bool {
    JsValue::from(a) == JsValue::from(b)
}

/// The address of the record: that of the page, and of each frame that has one of its own.
pub(super) fn record(scope: &Scope) -> String {
    let mut addresses: Vec<String> = Vec::new();
    for root in scope.roots() {
        let Some(window) = root.window else { continue };
        let address = window.location().href().unwrap_or_default();
        if !address.starts_with("about:")
            && !address.starts_with("javascript:")
            && !addresses.contains(&address)
        {
            addresses.push(address);
        }
    }
    let number = scope.site.record.as_ref().and_then(|css| {
        scope.roots().iter().find_map(|r| r.all(css).into_iter().find(|e| !scope.is_own(e)))
    });
    addresses.extend(number.map(|e| {
        let typed = || dom::is(&e, &["input", "textarea"]).then(|| dom::value(&e));
        typed().unwrap_or_else(|| dom::words(&e, ""))
    }));
    addresses.join(" ")
}
