//! Notices what changes in the page: one call for each picture that the browser draws, and only when the
//! words of a field or the record are others than before.

use js_sys::{Array, WeakMap};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, MutationObserver, MutationObserverInit, MutationRecord, Node, Range,
};

use super::dom::{self, Root, Scope, same};
use super::ears::{Ears, path};
use super::editor::Mirror;
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

/// After looks that find nothing new, the part of the time that looking takes is one in so many.
const SHARE: f64 = 40.0;

/// More changes at once than this are not gone through: searching all for shadow roots at the next look costs less.
const MANY: u32 = 32;

/// How long until our element is put back again, in ms.
const BACK: f64 = 1000.0;

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

    /// The last caret of a person in an editor or a plain field, in UTF-16 units of its text.
    pub fn caret_in(&self, field: &find::Found<Element>) -> Option<usize> {
        self.selected_in(field).map(|(_, end)| end)
    }

    /// What a person last selected in an editor or a plain field: start and end, in UTF-16 units of its text.
    pub fn selected_in(&self, field: &find::Found<Element>) -> Option<(usize, usize)> {
        let element = &field.element;
        if let Some(mirror) = Mirror::of(element) {
            // The older one is typed into a text area inside.
            let typed = dom::first(element, "textarea").unwrap_or_else(|| element.clone());
            return mirror.selected().filter(|_| self.visited.has(&typed));
        }
        // The event of a caret that moved just now may still be on its way.
        if let Some(document) = element.owner_document() {
            self.visit_selection(&document);
        }
        let visit = self.visited.has(element).then(|| self.visited.get(element))?;
        match field.kind {
            find::Kind::Plain => super::write::caret(element),
            find::Kind::Rich if visit.is_object() => {
                let range: &Range = visit.unchecked_ref();
                let lines = read::rich(element);
                let unit = |node: Node, offset: u32| {
                    let node = Some(node).filter(|n| element.contains(Some(n)))?;
                    let (node, offset) = innermost(node, offset);
                    lines.unit_of(node.unchecked_ref(), offset as usize)
                };
                let end = unit(range.end_container().ok()?, range.end_offset().ok()?)?;
                let start = unit(range.start_container().ok()?, range.start_offset().ok()?);
                Some((start.unwrap_or(end), end))
            }
            _ => None,
        }
    }

    /// Asks for a look before the next picture.
    pub fn schedule(&self) {
        if self.pending.get().is_none() {
            let asked = self.scope.top.request_animation_frame(self.draw.as_ref().unchecked_ref());
            self.pending.set(asked.ok());
        }
    }

    /// Asks for a look at what no person changed. A page that draws all the time keeps its pictures: where looks find
    /// nothing new, the next one waits.
    fn schedule_lazily(&self) {
        let (at, took, idle) = self.looked.get();
        let pause = match idle {
            ..4 => 0.0,
            4..7 => f64::from(1 << (idle + 3)),
            _ => (took * SHARE).clamp(512.0, 2048.0),
        };
        // A clock may be set back.
        self.schedule_after((at + pause - js_sys::Date::now()).min(pause));
    }

    fn schedule_after(&self, wait: f64) {
        if wait <= 0.0 {
            self.schedule();
        } else if self.waiting.get().is_none() {
            let idle = self.idle.as_ref().unchecked_ref();
            #[allow(clippy::cast_possible_truncation)] // two seconds at most
            let wait = wait as i32;
            let asked =
                self.scope.top.set_timeout_with_callback_and_timeout_and_arguments_0(idle, wait);
            self.waiting.set(asked.ok());
        }
    }

    /// Puts our element back where the page took it out, at most once a second: two that fight would leave no time.
    fn come_back(&self) {
        let now = js_sys::Date::now();
        let since = now - self.back.get();
        if self.scope.own.is_connected() {
            return;
        }
        if (0.0..BACK).contains(&since) {
            self.schedule_after(BACK - since);
        } else if let Some(body) = self.scope.top.document().and_then(|d| d.body()) {
            self.back.set(now);
            // It fails for no body that there is.
            let _ = body.append_child(&self.scope.own);
        }
    }

    fn drawn(&self) {
        self.pending.set(None);
        let began = js_sys::Date::now();
        self.come_back();
        self.rescan();
        // A half-composed word is none: its end asks again.
        if self.composing.get() {
            return;
        }
        self.scope.handed.take();
        let seen = self.look();
        let now = (record(&self.scope), seen);
        if self.moved.take() {
            (self.caret)();
        }
        let is_new = *self.last.borrow() != now || self.scope.marks.are_lost();
        let (ended, idle) = (js_sys::Date::now(), self.looked.get().2);
        self.looked.set((ended, ended - began, if is_new { 0 } else { idle.saturating_add(1) }));
        if is_new {
            self.scope.handed.replace(Some(now.1.clone()));
            self.last.replace(now);
            (self.changed)();
            self.scope.handed.take();
        }
    }

    fn mutated(&self, records: &Array) {
        if records.length() > MANY {
            self.scope.forget_hosts();
            self.schedule_lazily();
            return;
        }
        let mut foreign = false;
        for record in records.iter().map(JsCast::unchecked_into::<MutationRecord>) {
            let Some(target) = record.target().filter(|t| !self.scope.is_own(t)) else { continue };
            foreign = true;
            let added = record.added_nodes();
            let grown = (0..added.length())
                .filter_map(|i| added.get(i))
                .any(|n| is_new_host(&n, dom::has_shadow));
            if grown
                || (is_new_host(&target, |e| e.shadow_root().is_some())
                    && !self.knows_shadow(&target))
            {
                self.scope.forget_hosts();
            }
        }
        if foreign {
            self.schedule_lazily();
        }
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

    fn visit(&self, target: &Node) {
        if !self.visited.has(target) {
            self.visited.set(target, &JsValue::TRUE);
        }
        self.moved.set(true);
    }

    /// Remembers the selection of the editor that holds it: it is gone once the panel has the keyboard.
    fn visit_selection(&self, target: &Node) {
        if target.node_type() != Node::DOCUMENT_NODE {
            return;
        }
        let range = || {
            let document: &Document = target.unchecked_ref();
            let selection = document.get_selection().ok()??;
            let range = (selection.range_count() > 0).then(|| selection.get_range_at(0).ok())??;
            let node = range.end_container().ok()?;
            let element: Element = if node.node_type() == Node::ELEMENT_NODE {
                node.unchecked_into()
            } else {
                node.parent_element()?
            };
            let editor = find::editor_of(&element)?;
            Some((editor, range))
        };
        if let Some((editor, range)) = range() {
            self.visited.set(&editor, &range.clone_range());
            self.moved.set(true);
        }
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

fn is_new_host(node: &Node, hosts: impl Fn(&Element) -> bool) -> bool {
    node.node_type() == Node::ELEMENT_NODE && hosts(node.unchecked_ref())
}

fn same_window(a: &web_sys::Window, b: &web_sys::Window) -> bool {
    JsValue::from(a) == JsValue::from(b)
}

/// A caret between the children of an element, told by the text that it stands beside.
fn innermost(mut node: Node, mut offset: u32) -> (Node, u32) {
    while node.node_type() == Node::ELEMENT_NODE {
        let children = node.child_nodes();
        let (inner, end) = match (children.get(offset), offset.checked_sub(1)) {
            (Some(next), _) => (next, false),
            (None, Some(last)) => match children.get(last) {
                Some(last) => (last, true),
                None => break,
            },
            (None, None) => break,
        };
        // A line break is told by the element that it lies in.
        if inner.node_name() == "BR" {
            break;
        }
        offset = match (end, inner.node_type()) {
            (false, _) => 0,
            (true, Node::ELEMENT_NODE) => inner.child_nodes().length(),
            (true, _) => inner
                .text_content()
                .map_or(0, |t| u32::try_from(t.encode_utf16().count()).unwrap_or(u32::MAX)),
        };
        node = inner;
    }
    (node, offset)
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
