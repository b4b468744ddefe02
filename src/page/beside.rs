//! Where a list goes beside a caret: below its line, or above where more room is, and never out of the window.

/// What room something wants, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// How wide it is at most: as `panel.css` has it.
    pub width: f64,
    /// How much room below the line is enough; it may be higher where there is more.
    pub height: f64,
}

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

/// The place for something of this size beside a line in a window of this width and height. A caret that is scrolled out of sight has it at the
/// window's edge.
#[must_use]
pub fn place(line: Line, size: Size, width: f64, height: f64) -> Place {
    let top = line.top.clamp(0.0, height);
    let bottom = line.bottom.clamp(0.0, height);
    let (over, under) = (top - GAP - MARGIN, height - bottom - GAP - MARGIN);
    let above = under < size.height && over > under;
    Place {
        left: line.left.min(width - size.width - MARGIN).max(MARGIN),
        above,
        edge: if above { height - top } else { bottom } + GAP,
        most: if above { over } else { under }.max(0.0),
    }
}
