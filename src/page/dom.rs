//! Walking a page made of many documents.
//!
//! Elements of another frame belong to another realm: `instanceof` is false for them, so kinds are told by
//! tag name and casts are unchecked. Forms let an input named `id` stand for `form.id`, so what is known of
//! a form is read from its attributes.

use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, HtmlIFrameElement, HtmlInputElement, HtmlTextAreaElement, Node, NodeList,
    ShadowRoot, Window,
};

use super::highlight::Marks;
use super::site::Site;
use super::tree::Forest;
use crate::ticket::SeenField;

/// What is looked at: a window with all of its same-origin frames, without the assistant's own element.
pub(super) struct Scope {
    pub top: Window,
    pub own: Element,
    pub site: Site,
    /// The shadow hosts of each root: finding them takes a walk over every element.
    hosts: RefCell<Vec<Hosts>>,
    /// The look that a call of `changed` is about, for its first use; gone once a save is tried.
    pub handed: RefCell<Option<Vec<SeenField>>>,
    /// Whether a person points at things in the page: what they press meanwhile is no save.
    pub picking: Cell<bool>,
    /// What is marked in an editor.
    pub marks: Marks,
    /// Whether the agent, by hand or with our help, has changed a text that was not sent since.
    pub typed: Cell<bool>,
}

/// The shadow hosts that a walk over a root found.
struct Hosts {
    root: Node,
    /// How many elements waited for their definition then: one that gets it may get a shadow root too.
    waiting: u32,
    elements: Vec<Element>,
}

/// A tree of nodes that selectors search by themselves: a document or an open shadow root.
#[derive(Clone)]
pub(super) struct Root {
    /// The document or the shadow root.
    pub node: Node,
    /// The window of a document; none for a shadow root.
    pub window: Option<Window>,
}

impl Root {
    /// All elements of the root that match, in the order of the page; none where `css` is no selector.
    pub fn all(&self, css: &str) -> Vec<Element> {
        // A shadow root has the same method as a document.
        self.node
            .unchecked_ref::<Document>()
            .query_selector_all(css)
            .map(|l| elements(&l))
            .unwrap_or_default()
    }
}

impl Scope {
    pub fn new(top: Window, own: Element, site: Site) -> Self {
        Self {
            top,
            own,
            site,
            hosts: RefCell::default(),
            handed: RefCell::default(),
            picking: Cell::default(),
            marks: Marks::default(),
            typed: Cell::default(),
        }
    }

    /// Every root that can be reached: documents at any depth of frames, and open shadow roots.
    pub fn roots(&self) -> Vec<Root> {
        let mut roots = Vec::new();
        if let Some(document) = self.top.document() {
            self.gather(Root { node: document.into(), window: Some(self.top.clone()) }, &mut roots);
        }
        self.hosts.borrow_mut().retain(|hosts| roots.iter().any(|r| same(&r.node, &hosts.root)));
        roots
    }

    /// Has the next look search for shadow roots anew.
    pub fn forget_hosts(&self) {
        self.hosts.take();
    }

    fn gather(&self, root: Root, roots: &mut Vec<Root>) {
        let frames = root.all("iframe,frame");
        let hosts = self.hosts_in(&root);
        roots.push(root);
        for frame in frames {
            if let Some(document) = frame.unchecked_ref::<HtmlIFrameElement>().content_document()
                && let Some(window) = document.default_view()
            {
                self.gather(Root { node: document.into(), window: Some(window) }, roots);
            }
        }
        for host in hosts {
            if let Some(shadow) = host.shadow_root().filter(|_| host.is_connected()) {
                self.gather(Root { node: shadow.into(), window: None }, roots);
            }
        }
    }

    fn hosts_in(&self, root: &Root) -> Vec<Element> {
        // A shadow root has the same method as a document.
        let waiting = root.node.unchecked_ref::<Document>().query_selector_all(":not(:defined)");
        let waiting = waiting.map_or(0, |list| list.length());
        let mut known = self.hosts.borrow_mut();
        if let Some(hosts) =
            known.iter().find(|h| h.waiting == waiting && same(&h.root, &root.node))
        {
            return hosts.elements.clone();
        }
        // Any element may have a shadow root, and no selector finds those that do.
        let elements: Vec<Element> = root
            .all("*")
            .into_iter()
            .filter(|e| e.shadow_root().is_some() && !self.is_own(e))
            .collect();
        known.retain(|h| !same(&h.root, &root.node));
        known.push(Hosts { root: root.node.clone(), waiting, elements: elements.clone() });
        elements
    }

    /// Whether a node is the assistant's own element or lies in it.
    pub fn is_own(&self, node: &Node) -> bool {
        self.own.contains(Some(node))
    }

    /// Whether the site file keeps an element out.
    pub fn is_ignored(&self, element: &Element) -> bool {
        Forest::is_ignored(self, element)
    }
}

/// Whether an element or one below it has an open shadow root.
pub(super) fn has_shadow(element: &Element) -> bool {
    element.shadow_root().is_some() || below(element, "*").iter().any(|e| e.shadow_root().is_some())
}

/// The elements of a node list.
pub(super) fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|i| list.get(i)).map(JsCast::unchecked_into).collect()
}

/// Whether the element has one of these tags, given in lower case.
pub(super) fn is(element: &Element, tags: &[&str]) -> bool {
    let name = element.local_name();
    tags.iter().any(|t| name.eq_ignore_ascii_case(t))
}

/// Whether `css` matches; no where it is no selector.
pub(super) fn matches(element: &Element, css: &str) -> bool {
    element.matches(css).unwrap_or(false)
}

/// The nearest of the element and those above it that matches.
pub(super) fn closest(element: &Element, css: &str) -> Option<Element> {
    element.closest(css).ok().flatten()
}

/// The first element below that matches.
pub(super) fn first(element: &Element, css: &str) -> Option<Element> {
    element.query_selector(css).ok().flatten()
}

/// The elements below that match.
pub(super) fn below(element: &Element, css: &str) -> Vec<Element> {
    element.query_selector_all(css).map(|l| elements(&l)).unwrap_or_default()
}

/// The element above, out of a shadow root too.
pub(super) fn above(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| {
        let root = element.parent_node()?;
        (root.node_type() == Node::DOCUMENT_FRAGMENT_NODE)
            .then(|| root.unchecked_into::<ShadowRoot>().host())
    })
}

/// The trimmed value of an attribute, where it is not empty.
pub(super) fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}

/// Whether a person can see the element: it takes part in the layout and is not invisible.
pub(super) fn is_shown(element: &Element) -> bool {
    if element.get_client_rects().length() == 0 {
        return false;
    }
    let style = element
        .owner_document()
        .and_then(|d| d.default_view())
        .and_then(|w| w.get_computed_style(element).ok().flatten());
    style
        .and_then(|s| s.get_property_value("visibility").ok())
        .is_none_or(|v| v != "hidden" && v != "collapse")
}

/// The type of an input, in lower case.
pub(super) fn input_type(element: &Element) -> String {
    element.unchecked_ref::<HtmlInputElement>().type_()
}

/// The value of an input or a text area, as typed.
pub(super) fn value(element: &Element) -> String {
    if is(element, &["textarea"]) {
        element.unchecked_ref::<HtmlTextAreaElement>().value()
    } else {
        element.unchecked_ref::<HtmlInputElement>().value()
    }
}

/// The words in an element on one line, without those of what matches `without`.
pub(super) fn words(element: &Element, without: &str) -> String {
    super::tree::words(element, without)
}

/// The element that the keyboard writes to, through frames and shadow roots.
pub(super) fn active(top: &Window) -> Option<Element> {
    let mut element = top.document()?.active_element()?;
    loop {
        let inner = if is(&element, &["iframe", "frame"]) {
            element
                .unchecked_ref::<HtmlIFrameElement>()
                .content_document()
                .and_then(|d| d.active_element())
        } else {
            // The same property as on a document.
            element.shadow_root().and_then(|s| s.unchecked_ref::<Document>().active_element())
        };
        match inner {
            Some(inner) => element = inner,
            None => return Some(element),
        }
    }
}

/// Whether two nodes are the same one.
pub(super) fn same(a: &Node, b: &Node) -> bool {
    JsValue::from(a) == JsValue::from(b)
}

/// The window's document of an element, and its window.
pub(super) fn home(element: &Element) -> Option<(Document, Window)> {
    let document = element.owner_document()?;
    let window = document.default_view()?;
    Some((document, window))
}
