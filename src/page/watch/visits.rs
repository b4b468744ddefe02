//! Where a person was last in each field: the caret that a phrase goes to once the panel has the keyboard.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node, Range};

use super::Watch;
use crate::page::editor::Mirror;
use crate::page::{dom, find, read, write};

impl Watch {
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
            find::Kind::Plain => write::caret(element),
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

    pub(super) fn visit(&self, target: &Node) {
        if !self.visited.has(target) {
            self.visited.set(target, &JsValue::TRUE);
        }
        self.moved.set(true);
    }

    /// Remembers the selection of the editor that holds it: it is gone once the panel has the keyboard.
    pub(super) fn visit_selection(&self, target: &Node) {
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
