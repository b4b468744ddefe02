//! The draft of a site file, made by pointing at things of a page and saying what they are.
//!
//! It holds what can be pointed at and no more; the page layer lays it over the file that it began with.

use crate::pack::Id;

/// What a thing of the page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The field of this canonical id.
    Field(Id),
    /// What saves when it is pressed.
    Save,
    /// What hands the ticket over.
    Transfer,
    /// What closes the ticket.
    Close,
    /// What tells one record from another.
    Record,
    /// What is neither read nor guarded.
    Ignore,
}

impl Part {
    /// Whether a site file has one of it: a later choice takes the place of the earlier one.
    fn is_single(&self) -> bool {
        matches!(self, Self::Field(_) | Self::Record)
    }
}

/// One thing and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub part: Part,
    /// Its CSS selector.
    pub css: String,
}

/// The draft, with its past.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    lines: Vec<Line>,
    past: Vec<Vec<Line>>,
    /// Whether the page is read with these very lines.
    pub tried: bool,
}

impl Draft {
    /// A draft that begins with these lines.
    #[must_use]
    pub fn new(lines: Vec<Line>, tried: bool) -> Self {
        Self { lines, past: Vec::new(), tried }
    }

    /// Its lines, in the order in which they were made.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// Says what a thing is.
    pub fn choose(&mut self, part: Part, css: String) {
        let mut lines = self.lines.clone();
        let line = Line { part, css };
        let stands_for = |l: &Line| l == &line || l.part == line.part && l.part.is_single();
        match lines.iter().position(stands_for).and_then(|at| lines.get_mut(at)) {
            Some(known) => *known = line,
            None => lines.push(line),
        }
        self.set(lines);
    }

    /// Takes a line out.
    pub fn remove(&mut self, line: usize) {
        let mut lines = self.lines.clone();
        if line < lines.len() {
            lines.remove(line);
        }
        self.set(lines);
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some(lines) = self.past.pop() {
            self.lines = lines;
            self.tried = false;
        }
    }

    fn set(&mut self, lines: Vec<Line>) {
        if lines != self.lines {
            self.past.push(std::mem::replace(&mut self.lines, lines));
            self.tried = false;
        }
    }
}
