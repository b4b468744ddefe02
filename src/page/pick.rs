//! The field picker: a person points at something in the page, and its selector comes back.
//!
//! While it lasts, the page hears nothing of the pointer and the keyboard: each event is stopped in the capture phase
//! of its window, before any handler of the page. Nothing of the page changes; the frame is drawn in a layer above it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlIFrameElement, KeyboardEvent, Node};

use super::dom::{Root, Scope, closest, home, is, is_shown, matches, same, words};
use super::ears::{Ears, path};
use super::find::{self, Found, Kind};
use super::layer::Layer;
use super::{read, selector, signal};

/// What a page must not hear meanwhile.
const KINDS: &[&str] = &[
    "pointerdown",
    "pointerup",
    "pointermove",
    "pointerover",
    "pointerenter",
    "mousedown",
    "mouseup",
    "mousemove",
    "mouseover",
    "mouseenter",
    "touchstart",
    "touchend",
    "click",
    "dblclick",
    "auxclick",
    "contextmenu",
    "dragstart",
    "selectstart",
    "beforeinput",
    "keydown",
    "keypress",
    "keyup",
];

/// What saves, opens or leads on when it is pressed.
pub(super) const PRESSED: &str = "button,input[type=submit],input[type=button],input[type=image],[role=button],a[href],[role=menuitem]";

/// What a person pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pointed {
    /// The frame is around this now, by the keyboard: a label and what stands in it.
    At(String),
    /// It was chosen.
    Chosen {
        /// Its label, or the words on it.
        label: String,
        /// What a person reads in it.
        text: String,
        /// Its selector; empty where none hits it alone.
        css: String,
        /// Whether the selector hits nothing else, in any frame.
        alone: bool,
        /// Whether it is something to press.
        pressed: bool,
    },
    /// The person has had enough.
    Left,
}

/// Pointing at fields, for as long as it lives.
pub(super) struct Picker {
    scope: Rc<Scope>,
    layer: Rc<Layer>,
    ears: Ears,
    tell: Box<dyn Fn(Pointed)>,
    /// The element under the frame.
    at: RefCell<Option<Element>>,
    /// The element under the pointer.
    over: RefCell<Option<Element>>,
    /// Where the pointer went down.
    down: RefCell<Option<Element>>,
    /// Whether something is chosen, and the person says in the panel what it is.
    chosen: Cell<bool>,
}

/// A field, a button, or whatever is there.
struct Target {
    element: Element,
    /// All that a selector may name instead.
    same: Vec<Element>,
    label: String,
    text: String,
    pressed: bool,
}

impl Picker {
    pub fn new(scope: Rc<Scope>, layer: Rc<Layer>, tell: Box<dyn Fn(Pointed)>) -> Rc<Self> {
        let picker = Rc::new_cyclic(|me: &Weak<Self>| {
            let me = me.clone();
            let ears = Ears::new(true, move |event| {
                if let Some(picker) = me.upgrade() {
                    picker.heard(&event);
                }
            });
            Self {
                scope,
                layer,
                ears,
                tell,
                at: RefCell::default(),
                over: RefCell::default(),
                down: RefCell::default(),
                chosen: Cell::default(),
            }
        });
        picker.scope.picking.set(true);
        picker.listen();
        picker
    }

    /// Goes on pointing after something was chosen.
    pub fn go_on(&self) {
        self.chosen.set(false);
        self.over.take();
        self.frame(None, false);
    }

    /// Chooses what holds the chosen element.
    pub fn widen(&self) {
        let up = self.at.borrow().as_ref().and_then(super::dom::above);
        if let Some(up) = up.filter(|up| !is(up, &["html", "body"])) {
            self.at.replace(Some(up.clone()));
            self.choose(&Target::plain(&up));
        }
    }

    /// Hears the windows of all frames, those that came since too.
    fn listen(&self) {
        for window in self.scope.roots().iter().filter_map(|r| r.window.as_ref()) {
            self.ears.off(window);
            self.ears.on(window, KINDS);
        }
    }

    fn heard(&self, event: &Event) {
        // What scripts press is theirs, and the panel is ours.
        if !event.is_trusted() {
            return;
        }
        let path = path(event);
        let kind = event.type_();
        let own = path.iter().any(|n| same(n, &self.scope.own));
        if kind == "keydown" && self.key(event.unchecked_ref(), own, path.first()) {
            event.prevent_default();
            event.stop_immediate_propagation();
            return;
        }
        if own {
            if kind == "pointermove" && self.over.take().is_some() && !self.chosen.get() {
                self.frame(None, false);
            }
            return;
        }
        event.stop_immediate_propagation();
        // A pointer event that is called off takes its mouse events along, the browser's own focus not.
        if !kind.starts_with("pointer") && !kind.starts_with("touch") {
            event.prevent_default();
        }
        let target = path.into_iter().find(|n| n.node_type() == Node::ELEMENT_NODE);
        let Some(target) = target.map(JsCast::unchecked_into::<Element>) else { return };
        match kind.as_str() {
            "pointerover" if is(&target, &["iframe", "frame"]) => self.listen(),
            "pointermove" if !self.chosen.get() => self.over(&target),
            "pointerdown" => {
                self.down.replace(Some(target));
            }
            // Controls that are disabled have no click.
            "pointerup" if self.pressed(event, &target) => {
                let target = self.target(&target);
                self.at.replace(Some(target.element.clone()));
                self.choose(&target);
            }
            _ => {}
        }
    }

    /// Whether the main button went down and up on one element.
    fn pressed(&self, event: &Event, target: &Element) -> bool {
        let down = self.down.take();
        let main = event.unchecked_ref::<web_sys::MouseEvent>().button() == 0;
        main && down.is_some_and(|down| same(&down, target))
    }

    /// Whether a key was ours: all of the page's are, and in the panel those that point.
    fn key(&self, key: &KeyboardEvent, own: bool, target: Option<&Node>) -> bool {
        if self.chosen.get() {
            if !own && key.key() == "Escape" {
                (self.tell)(Pointed::Left);
            }
            return !own;
        }
        let control = "button,input,select,textarea,summary,a";
        let busy = |n: &Node| {
            n.node_type() == Node::ELEMENT_NODE && matches(n.unchecked_ref::<Element>(), control)
        };
        if own && target.is_some_and(busy) && key.key() != "Escape" {
            return false;
        }
        match key.key().as_str() {
            "ArrowDown" | "ArrowRight" => self.walk(true),
            "ArrowUp" | "ArrowLeft" => self.walk(false),
            "Tab" => self.walk(!key.shift_key()),
            "Enter" => {
                let at = self.at.borrow().clone();
                if let Some(at) = at {
                    self.choose(&self.target(&at));
                }
            }
            "Escape" => (self.tell)(Pointed::Left),
            _ => return !own,
        }
        true
    }

    fn over(&self, target: &Element) {
        let before = self.over.replace(Some(target.clone()));
        if before.is_none_or(|before| !same(&before, target)) {
            self.frame(Some(&self.target(target)), false);
        }
    }

    /// Goes to the next field or button, or the one before.
    fn walk(&self, on: bool) {
        let stops = self.stops();
        let here = self.at.borrow().clone();
        let here = here.and_then(|at| stops.iter().position(|s| same(s, &at)));
        let next = match (here, on) {
            (None, true) => 0,
            (None, false) => stops.len().saturating_sub(1),
            (Some(at), true) => (at + 1) % stops.len().max(1),
            (Some(at), false) => at.checked_sub(1).unwrap_or(stops.len().saturating_sub(1)),
        };
        if let Some(stop) = stops.get(next) {
            super::attached::into_sight(stop);
            self.frame(Some(&self.target(stop)), true);
        }
    }

    /// What the keyboard goes through: the fields, then what can be pressed.
    fn stops(&self) -> Vec<Element> {
        let fields = find::all(&*self.scope).into_iter().map(|f| f.element);
        let roots = self.scope.roots();
        let buttons = roots.iter().flat_map(|r| r.all(PRESSED));
        let seen = |e: &Element| is_shown(e) && !self.scope.is_own(e);
        fields.chain(buttons.filter(seen)).collect()
    }

    fn frame(&self, target: Option<&Target>, tell: bool) {
        self.at.replace(target.map(|t| t.element.clone()));
        let words = target.map(Target::words).unwrap_or_default();
        self.layer.show(target.map(|t| &t.element), &words);
        if tell {
            (self.tell)(Pointed::At(words));
        }
    }

    fn choose(&self, target: &Target) {
        self.chosen.set(true);
        self.layer.show(Some(&target.element), &target.words());
        let (css, alone) = best(&target.same, &self.scope.roots()).unwrap_or_default();
        (self.tell)(Pointed::Chosen {
            label: target.label.clone(),
            text: target.text.clone(),
            css,
            alone,
            pressed: target.pressed,
        });
    }

    /// What an element under the pointer belongs to.
    fn target(&self, element: &Element) -> Target {
        let holds = |f: &Found<Element>| {
            f.element.contains(Some(element))
                || is(element, &["iframe", "frame"])
                    && element.unchecked_ref::<HtmlIFrameElement>().content_document()
                        == f.element.owner_document()
                    && is(&f.element, &["body"])
        };
        // The innermost, where one lies in another.
        if let Some(field) = find::all(&*self.scope).into_iter().rev().find(holds) {
            return Target::field(&field);
        }
        closest(element, PRESSED).map_or_else(|| Target::plain(element), |b| Target::button(&b))
    }
}

impl Target {
    fn field(field: &Found<Element>) -> Self {
        let element = field.element.clone();
        let mut same = vec![element.clone()];
        match &field.kind {
            Kind::Choice(boxes) => same.extend(boxes.first().cloned()),
            Kind::Widget(_) => same.extend(super::dom::first(&element, "input")),
            // The body of an editor has no selector of its own: the frame around it has.
            Kind::Rich if is(&element, &["body"]) => {
                let frame = home(&element).and_then(|(_, w)| w.frame_element().ok().flatten());
                same = frame.into_iter().collect();
            }
            _ => {}
        }
        let label = field.name.clone();
        Self { element, same, label, text: read::text(field), pressed: false }
    }

    fn button(element: &Element) -> Self {
        Self {
            label: signal::caption(element),
            text: String::new(),
            pressed: true,
            ..Self::plain(element)
        }
    }

    fn plain(element: &Element) -> Self {
        Self {
            element: element.clone(),
            same: vec![element.clone()],
            label: String::new(),
            text: words(element, ""),
            pressed: false,
        }
    }

    /// What stands beside the frame.
    fn words(&self) -> String {
        let tag = || self.element.local_name();
        let label = if self.label.is_empty() { tag() } else { self.label.clone() };
        let mut text: String = self.text.chars().take(SHOWN).collect();
        if text.len() < self.text.len() {
            text.push('…');
        }
        if text.is_empty() { label } else { [&*label, "：", &text].concat() }
    }
}

/// The best selector for one of several elements that mean the same, and whether it hits nothing else in any frame.
fn best(elements: &[Element], roots: &[Root]) -> Option<(String, bool)> {
    let within = |all: bool| {
        let of = |element: &Element| {
            let own = [Root { node: element.get_root_node(), window: None }];
            let roots = if all { roots } else { &own };
            selector::of(element, &|css| count(roots, css) == 1)
        };
        let (css, _) = elements.iter().filter_map(of).min_by_key(|(_, rank)| *rank)?;
        Some((css, all))
    };
    // Two frames may show the same form: then one of them is the most that can be asked for.
    within(true).or_else(|| within(false))
}

/// How many elements of the roots match.
pub(super) fn count(roots: &[Root], css: &str) -> u32 {
    // A shadow root has the same method as a document.
    let hits = |r: &Root| r.node.unchecked_ref::<Document>().query_selector_all(css).ok();
    roots.iter().filter_map(|r| hits(r).map(|list| list.length())).sum()
}

/// How much of a value stands beside the frame, in characters.
const SHOWN: usize = 24;

impl Drop for Picker {
    fn drop(&mut self) {
        self.scope.picking.set(false);
        self.layer.show(None, "");
    }
}
