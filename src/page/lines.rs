//! The text of an editor as lines, with the way back from a place in the text to a place in the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::dom::{is, matches};

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
    "body",
];

/// A stretch of the text that stands in one place: characters of a text node, or an empty line.
struct Piece {
    /// A text node, or the element that holds the line break.
    node: Node,
    /// Where it begins in the node: UTF-16 units of a text node, else the index of a child.
    from: usize,
    /// Where it begins in the text, in UTF-16 units.
    at: usize,
    /// How long it is, in UTF-16 units; 0 for an empty line.
    units: usize,
}

/// An editor's text.
#[derive(Default)]
pub(super) struct Lines {
    /// The text, lines parted by `\n`.
    pub text: String,
    pieces: Vec<Piece>,
    units: usize,
    /// Whether the line has something on it, and whether the next thing begins a new one.
    filled: bool,
    ended: bool,
}

impl Lines {
    /// Reads an editor.
    pub fn of(element: &Element) -> Self {
        let mut lines = Self::default();
        lines.children(element, shows_space(element));
        lines
    }

    /// The node and the offset in it of a place in the text, in UTF-16 units. Of the two sides of a border
    /// between pieces, the end of the earlier one where `early`.
    pub fn place(&self, unit: usize, early: bool) -> Option<(Node, u32)> {
        let holds = |p: &&Piece| p.at <= unit && unit <= p.at + p.units;
        let hit = if early {
            self.pieces.iter().find(holds)
        } else {
            self.pieces.iter().rev().find(holds)
        };
        let piece = hit?;
        Some((piece.node.clone(), u32::try_from(piece.from + unit - piece.at).ok()?))
    }

    /// The place in the text, in UTF-16 units, of an offset in a node.
    pub fn unit_of(&self, node: &Node, offset: usize) -> Option<usize> {
        let mut best = None;
        for piece in self.pieces.iter().filter(|p| super::dom::same(&p.node, node)) {
            if piece.from <= offset {
                best = Some(piece.at + (offset - piece.from).min(piece.units));
            }
        }
        best
    }

    fn children(&mut self, node: &Node, kept: bool) {
        let children = node.child_nodes();
        for i in 0..children.length() {
            let Some(child) = children.get(i) else { continue };
            match child.node_type() {
                Node::TEXT_NODE => self.characters(&child, kept),
                Node::ELEMENT_NODE => self.element(node, i as usize, child.unchecked_ref(), kept),
                _ => {}
            }
        }
    }

    fn element(&mut self, parent: &Node, index: usize, element: &Element, kept: bool) {
        if is(element, &["br"]) {
            self.open();
            if !self.filled {
                self.pieces.push(Piece {
                    node: parent.clone(),
                    from: index,
                    at: self.units,
                    units: 0,
                });
            }
            self.filled = false;
            self.ended = true;
            return;
        }
        // What an editor draws for itself: placeholders, widgets' handles, a remembered caret.
        if matches(
            element,
            "script,style,[hidden],[class~=placeholder],[class*=-placeholder],[data-cke-temp]",
        ) {
            return;
        }
        let block = is(element, BLOCKS);
        if block {
            self.end_line();
        }
        self.children(element, kept || keeps_space(element));
        if block {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        if self.filled {
            self.ended = true;
            self.filled = false;
        }
    }

    fn open(&mut self) {
        if self.ended {
            self.text.push('\n');
            self.units += 1;
            self.ended = false;
        }
    }

    fn characters(&mut self, node: &Node, kept: bool) {
        let content = node.text_content().unwrap_or_default();
        let mut from = 0;
        let mut run: Option<Piece> = None;
        for c in content.chars() {
            let units = c.len_utf16();
            let here = from;
            from += units;
            let space = matches!(c, ' ' | '\t' | '\n' | '\r');
            let dropped = match c {
                '\u{200b}' | '\u{feff}' => true,
                _ if kept => false,
                // White space collapses, and goes at the start of a line.
                _ => space && (!self.filled || self.text.ends_with(' ')),
            };
            if dropped {
                self.pieces.extend(run.take());
                continue;
            }
            self.open();
            let c = match c {
                '\u{a0}' => ' ',
                _ if space && !kept => ' ',
                c => c,
            };
            let piece = run.get_or_insert_with(|| Piece {
                node: node.clone(),
                from: here,
                at: self.units,
                units: 0,
            });
            piece.units += units;
            self.text.push(c);
            self.units += units;
            self.filled = true;
        }
        self.pieces.extend(run);
    }
}

/// Whether the style of an editor keeps white space as it is typed.
fn shows_space(element: &Element) -> bool {
    let style =
        super::dom::home(element).and_then(|(_, w)| w.get_computed_style(element).ok().flatten());
    let space = style.and_then(|s| s.get_property_value("white-space").ok()).unwrap_or_default();
    space.starts_with("pre") || space.starts_with("break-spaces")
}

/// Whether white space of an element in an editor stays as it is typed.
fn keeps_space(element: &Element) -> bool {
    is(element, &["pre", "textarea"])
        || super::dom::attribute(element, "style")
            .is_some_and(|s| s.contains("white-space") && s.contains("pre"))
}
