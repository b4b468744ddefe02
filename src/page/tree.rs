//! A page as a tree of elements, whoever holds it: a browser, or a saved file on the command line.
//!
//! What finds and reads fields is written once over this, so that a saved page and the page in the browser are
//! understood alike. Selectors are CSS; one that is none matches nothing.

use super::site::Site;

/// A node of a page: an element, a text, or anything else that is passed over. What is said of elements is asked
/// of elements alone.
pub trait Node: Clone {
    /// What sort of node it is.
    fn sort(&self) -> Sort;
    /// All text in it.
    fn content(&self) -> String;
    /// The nodes in it.
    fn children(&self) -> Vec<Self>;
    /// The node before it.
    fn previous(&self) -> Option<Self>;
    /// The node after it.
    fn next(&self) -> Option<Self>;
    /// The element before it.
    fn previous_element(&self) -> Option<Self>;
    /// The element after it.
    fn next_element(&self) -> Option<Self>;
    /// The element that it lies in, in its own root.
    fn parent(&self) -> Option<Self>;
    /// The element that it lies in, out of a shadow root too.
    fn above(&self) -> Option<Self>;
    /// Whether it is the other node.
    fn same(&self, other: &Self) -> bool;
    /// Whether the other node is this one or lies in it.
    fn holds(&self, other: &Self) -> bool;

    /// Whether the element has one of these tags, given in lower case.
    fn is(&self, tags: &[&str]) -> bool;
    /// The element's tag, in lower case.
    fn tag(&self) -> String;
    /// The trimmed value of an attribute, where it is not empty.
    fn attribute(&self, name: &str) -> Option<String>;
    /// Whether a selector matches the element.
    fn matches(&self, css: &str) -> bool;
    /// The nearest of the element and those above it that matches.
    fn closest(&self, css: &str) -> Option<Self>;
    /// The first element in it that matches.
    fn first(&self, css: &str) -> Option<Self>;
    /// The elements in it that match.
    fn below(&self, css: &str) -> Vec<Self>;
    /// The elements of its document or shadow root that match.
    fn beside(&self, css: &str) -> Vec<Self>;
    /// The element of its document or shadow root with this id.
    fn by_id(&self, id: &str) -> Option<Self>;

    /// Whether a person can see the element.
    fn is_shown(&self) -> bool;
    /// Where the element stands in the picture; none where there is no picture.
    fn place(&self) -> Option<Place>;
    /// Whether white space in the element is shown as it is typed.
    fn shows_space(&self) -> bool;

    /// The type of an input, in lower case.
    fn input_type(&self) -> String;
    /// The value of an input or a text area, as typed.
    fn value(&self) -> String;
    /// Whether a box is ticked.
    fn is_checked(&self) -> bool;
    /// Whether a control takes no input: it is disabled, or in a group that is.
    fn is_disabled(&self) -> bool;
    /// Whether a control is read-only.
    fn is_read_only(&self) -> bool;
    /// The labels of a control: those around it and those that name it.
    fn labels(&self) -> Vec<Self>;
    /// The chosen options of a select.
    fn chosen(&self) -> Vec<Self>;
    /// The form of a control.
    fn form(&self) -> Option<Self>;
    /// The body of the document in a frame, where it may be read.
    fn body(&self) -> Option<Self>;
    /// The text of an editor that shows only a part of it.
    fn kept_text(&self) -> Option<String> {
        None
    }
    /// Whether the element is the body of a document that is an editor as a whole, but for its attributes.
    fn is_designed(&self) -> bool;
    /// The body of the document that it stands in.
    fn own_body(&self) -> Option<Self>;
}

/// What sort a node is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// An element.
    Element,
    /// A text.
    Text,
    /// A comment and the like.
    Other,
}

/// A rectangle in the picture, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// What is looked at: documents at any depth of frames, and open shadow roots.
pub trait Forest {
    /// A node of it.
    type Node: Node;
    /// A document or a shadow root.
    type Root;
    /// The site file.
    fn site(&self) -> &Site;
    /// Every root that can be reached.
    fn roots(&self) -> Vec<Self::Root>;
    /// The elements of a root that match, in the order of the page.
    fn all(&self, root: &Self::Root, css: &str) -> Vec<Self::Node>;
    /// The body of a root, where it is a document, and the frame that the document is in.
    fn body(&self, root: &Self::Root) -> Option<(Self::Node, Option<Self::Node>)>;
    /// Whether a node is the assistant's own.
    fn is_own(&self, node: &Self::Node) -> bool;
    /// Whether the site file keeps an element out, or it is the assistant's own.
    fn is_ignored(&self, node: &Self::Node) -> bool {
        self.is_own(node) || self.site().ignore.iter().any(|css| node.closest(css).is_some())
    }
}

/// The words in an element on one line, without those of what matches `without`, of controls, scripts and
/// what is marked hidden. Long texts are cut: this is for labels and short values.
pub(super) fn words<N: Node>(node: &N, without: &str) -> String {
    let mut out = String::new();
    gather(node, without, &mut out);
    super::words::tight(&out)
}

/// Past this many bytes a text is no label and no short value.
const LONG: usize = 1200;

fn gather<N: Node>(node: &N, without: &str, out: &mut String) {
    const SKIPPED: &str = "script,style,template,select,textarea,input,button,option,[hidden],[aria-hidden=true],[contenteditable=true],[contenteditable=''],[role=combobox],[role=listbox]";
    for child in node.children() {
        if out.len() > LONG {
            return;
        }
        match child.sort() {
            Sort::Text => out.push_str(&child.content()),
            Sort::Element if child.is(&["br"]) => out.push(' '),
            Sort::Element => {
                if !child.matches(SKIPPED) && (without.is_empty() || !child.matches(without)) {
                    gather(&child, without, out);
                }
            }
            Sort::Other => {}
        }
    }
}
