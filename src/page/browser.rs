//! The page in the browser as the tree that fields are found in.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, HtmlDocument, HtmlIFrameElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, Node,
};

use super::dom::{
    Root, Scope, above, attribute, below, closest, elements, first, home, input_type, is, is_shown,
    matches, same, value,
};
use super::site::Site;
use super::tree::{self, Forest, Place, Sort};

impl Forest for Scope {
    type Node = Element;
    type Root = Root;

    fn site(&self) -> &Site {
        &self.site
    }

    fn roots(&self) -> Vec<Root> {
        Scope::roots(self)
    }

    fn all(&self, root: &Root, css: &str) -> Vec<Element> {
        root.all(css)
    }

    fn body(&self, root: &Root) -> Option<(Element, Option<Element>)> {
        let window = root.window.as_ref()?;
        let body = root.node.unchecked_ref::<Document>().body()?;
        Some((body.into(), window.frame_element().ok().flatten()))
    }

    fn is_own(&self, node: &Element) -> bool {
        Scope::is_own(self, node)
    }
}

/// A node as an element: what only elements have is not asked of others.
fn node(node: Node) -> Element {
    node.unchecked_into()
}

impl tree::Node for Element {
    fn sort(&self) -> Sort {
        match self.node_type() {
            Node::ELEMENT_NODE => Sort::Element,
            Node::TEXT_NODE => Sort::Text,
            _ => Sort::Other,
        }
    }

    fn content(&self) -> String {
        self.text_content().unwrap_or_default()
    }

    fn children(&self) -> Vec<Self> {
        elements(&self.child_nodes())
    }

    fn previous(&self) -> Option<Self> {
        self.previous_sibling().map(node)
    }

    fn next(&self) -> Option<Self> {
        self.next_sibling().map(node)
    }

    fn previous_element(&self) -> Option<Self> {
        self.previous_element_sibling()
    }

    fn next_element(&self) -> Option<Self> {
        self.next_element_sibling()
    }

    fn parent(&self) -> Option<Self> {
        self.parent_element()
    }

    fn above(&self) -> Option<Self> {
        above(self)
    }

    fn same(&self, other: &Self) -> bool {
        same(self, other)
    }

    fn holds(&self, other: &Self) -> bool {
        self.contains(Some(other))
    }

    fn is(&self, tags: &[&str]) -> bool {
        is(self, tags)
    }

    fn tag(&self) -> String {
        self.local_name().to_ascii_lowercase()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        attribute(self, name)
    }

    fn matches(&self, css: &str) -> bool {
        matches(self, css)
    }

    fn closest(&self, css: &str) -> Option<Self> {
        closest(self, css)
    }

    fn first(&self, css: &str) -> Option<Self> {
        first(self, css)
    }

    fn below(&self, css: &str) -> Vec<Self> {
        below(self, css)
    }

    fn beside(&self, css: &str) -> Vec<Self> {
        Root { node: self.get_root_node(), window: None }.all(css)
    }

    fn by_id(&self, id: &str) -> Option<Self> {
        // A shadow root has the same method as a document.
        self.get_root_node().unchecked_ref::<Document>().get_element_by_id(id)
    }

    fn is_shown(&self) -> bool {
        is_shown(self)
    }

    fn place(&self) -> Option<Place> {
        let at = self.get_bounding_client_rect();
        Some(Place { left: at.left(), top: at.top(), right: at.right(), bottom: at.bottom() })
    }

    fn shows_space(&self) -> bool {
        let style = home(self).and_then(|(_, w)| w.get_computed_style(self).ok().flatten());
        let space =
            style.and_then(|s| s.get_property_value("white-space").ok()).unwrap_or_default();
        space.starts_with("pre") || space.starts_with("break-spaces")
    }

    fn input_type(&self) -> String {
        input_type(self)
    }

    fn value(&self) -> String {
        value(self)
    }

    fn is_checked(&self) -> bool {
        self.unchecked_ref::<HtmlInputElement>().checked()
    }

    fn is_disabled(&self) -> bool {
        matches(self, ":disabled")
    }

    fn is_read_only(&self) -> bool {
        // The same property on a text area.
        self.unchecked_ref::<HtmlTextAreaElement>().read_only()
    }

    fn labels(&self) -> Vec<Self> {
        let labels = self.unchecked_ref::<HtmlInputElement>().labels();
        labels.map(|l| elements(&l)).unwrap_or_default()
    }

    fn chosen(&self) -> Vec<Self> {
        let options = self.unchecked_ref::<HtmlSelectElement>().selected_options();
        (0..options.length()).filter_map(|i| options.item(i)).collect()
    }

    fn form(&self) -> Option<Self> {
        self.unchecked_ref::<HtmlInputElement>().form().map(Into::into)
    }

    fn body(&self) -> Option<Self> {
        let document = self.unchecked_ref::<HtmlIFrameElement>().content_document()?;
        document.body().map(Into::into)
    }

    fn kept_text(&self) -> Option<String> {
        super::editor::Mirror::of(self)?.text()
    }

    fn is_designed(&self) -> bool {
        self.owner_document().is_some_and(|d| {
            d.unchecked_ref::<HtmlDocument>().design_mode().eq_ignore_ascii_case("on")
                && d.body().is_some_and(|body| same(&body, self))
        })
    }

    fn own_body(&self) -> Option<Self> {
        self.owner_document()?.body().map(Into::into)
    }
}
