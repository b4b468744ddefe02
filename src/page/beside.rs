//! Where a list goes beside a caret: below its line, or above where more room is, and never out of the window.

/// How wide the list is at most, in CSS pixels: that of `panel.css`.
const WIDTH: f64 = 400.0;

/// How much room below is enough, in CSS pixels.
const ENOUGH: f64 = 320.0;

/// What is kept free between the list and the line, and around it, in CSS pixels.
const GAP: f64 = 6.0;
const MARGIN: f64 = 8.0;

/// The line of text that a caret stands in: its left, top and bottom in the window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The caret.
    pub left: f64,
    /// The upper end of the line.
    pub top: f64,
    /// The lower end of the line.
    pub bottom: f64,
}

/// A place for a list, in CSS pixels of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the window's left.
    pub left: f64,
    /// Whether it stands above the line.
    pub above: bool,
    /// From the window's top to the list's; where it stands above, from the window's bottom to the list's.
    pub edge: f64,
    /// How high it may be.
    pub most: f64,
}

/// The place beside a line in a window of this width and height. A caret that is scrolled out of sight has it at the
/// window's edge.
#[must_use]
pub fn place(line: Line, width: f64, height: f64) -> Place {
    let top = line.top.clamp(0.0, height);
    let bottom = line.bottom.clamp(0.0, height);
    let (over, under) = (top - GAP - MARGIN, height - bottom - GAP - MARGIN);
    let above = under < ENOUGH && over > under;
    Place {
        left: line.left.min(width - WIDTH - MARGIN).max(MARGIN),
        above,
        edge: if above { height - top } else { bottom } + GAP,
        most: if above { over } else { under }.max(0.0),
    }
}
