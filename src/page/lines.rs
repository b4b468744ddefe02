//! The text of an editor as lines, with the way back from a place in the text to a place in the page.
// On the command line nobody asks for the way back.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

use super::tree::{Node, Sort};

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
struct Piece<N> {
    /// A text node, or the element that holds the line break.
    node: N,
    /// Where it begins in the node: UTF-16 units of a text node, else the index of a child.
    from: usize,
    /// Where it begins in the text, in UTF-16 units.
    at: usize,
    /// How long it is, in UTF-16 units; 0 for an empty line.
    units: usize,
}

/// An editor's text.
pub(super) struct Lines<N> {
    /// The text, lines parted by `\n`.
    pub text: String,
    pieces: Vec<Piece<N>>,
    units: usize,
    /// Whether the line has something on it, and whether the next thing begins a new one.
    filled: bool,
    ended: bool,
}

impl<N> Default for Lines<N> {
    fn default() -> Self {
        Self { text: String::new(), pieces: Vec::new(), units: 0, filled: false, ended: false }
    }
}

impl<N: Node> Lines<N> {
    /// Reads an editor.
    pub fn of(element: &N) -> Self {
        let mut lines = Self::default();
        if let Some(text) = element.kept_text() {
            lines.text = text;
            return lines;
        }
        // Around its lines an old CodeMirror draws rulers and numbers.
        let code = element.first(".CodeMirror-code");
        let element = code.as_ref().unwrap_or(element);
        lines.children(element, element.shows_space());
        lines
    }

    /// The node and the offset in it of a place in the text, in UTF-16 units. Of the two sides of a border
    /// between pieces, the end of the earlier one where `early`.
    pub fn place(&self, unit: usize, early: bool) -> Option<(N, u32)> {
        let holds = |p: &&Piece<N>| p.at <= unit && unit <= p.at + p.units;
        let hit = if early {
            self.pieces.iter().find(holds)
        } else {
            self.pieces.iter().rev().find(holds)
        };
        let piece = hit?;
        Some((piece.node.clone(), u32::try_from(piece.from + unit - piece.at).ok()?))
    }

    /// The place in the text, in UTF-16 units, of an offset in a node.
    pub fn unit_of(&self, node: &N, offset: usize) -> Option<usize> {
        let mut best = None;
        for piece in self.pieces.iter().filter(|p| p.node.same(node)) {
            if piece.from <= offset {
                best = Some(piece.at + (offset - piece.from).min(piece.units));
            }
        }
        best
    }

    fn children(&mut self, node: &N, kept: bool) {
        for (i, child) in node.children().iter().enumerate() {
            match child.sort() {
                Sort::Text => self.characters(child, kept),
                Sort::Element => self.element(node, i, child, kept),
                Sort::Other => {}
            }
        }
    }

    fn element(&mut self, parent: &N, index: usize, element: &N, kept: bool) {
        if element.is(&["br"]) {
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
        if element.matches(
            "script,style,[hidden],[class~=placeholder],[class*=-placeholder],[data-slate-placeholder],[data-cke-temp],[data-mce-bogus=all]",
        ) {
            return;
        }
        let block = element.is(BLOCKS);
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

    fn characters(&mut self, node: &N, kept: bool) {
        let content = node.content();
        let mut from = 0;
        let mut run: Option<Piece<N>> = None;
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

/// Whether white space of an element in an editor stays as it is typed.
fn keeps_space<N: Node>(element: &N) -> bool {
    element.is(&["pre", "textarea"])
        || element
            .attribute("style")
            .is_some_and(|s| s.contains("white-space") && s.contains("pre"))
}
