//! Which words stand beside a control in the picture, where the tree of the page says nothing.

use super::label::text;
use super::tree::{Node, Place};
use super::widget::CONTROLS;

/// How far what stands beside a control in the picture may lie in the tree, in elements upwards.
const SIGHT: usize = 8;

/// Past this many elements nobody looks for a neighbour.
const CROWD: usize = 160;

/// The words nearest to the control in the picture: left of it in its line, or above it in its column.
pub(super) fn seen<N: Node>(element: &N, left: bool) -> String {
    // In a table the cells say it, and a list of many controls would be looked over for each of them.
    if element.closest("td,th").is_some() {
        return String::new();
    }
    let Some(own) = element.place() else { return String::new() };
    let mut at = element.clone();
    for _ in 0..SIGHT {
        let Some(up) = at.above().filter(|up| !up.is(&["body", "html"])) else { break };
        let around = up.below("*");
        if around.len() > CROWD {
            break;
        }
        let mut best: Option<(f64, String)> = None;
        for here in around {
            if here.holds(element) || element.holds(&here) {
                continue;
            }
            let Some(gap) = here.place().and_then(|place| gap(own, place, left)) else { continue };
            if best.as_ref().is_some_and(|(known, _)| *known <= gap) {
                continue;
            }
            // A control that is nearer parts the words off.
            let is_control = here.matches(CONTROLS) || here.first(CONTROLS).is_some();
            let name = if is_control { String::new() } else { text(&here) };
            if is_control && here.is_shown() || !name.is_empty() && here.is_shown() {
                best = Some((gap, name));
            }
        }
        if let Some((_, name)) = best {
            return name;
        }
        at = up;
    }
    String::new()
}

/// How far one place lies left of another in its line, or above it in its column; none where it does not.
fn gap(own: Place, other: Place, left: bool) -> Option<f64> {
    /// As far as a label stands away from its field, in CSS pixels.
    const FAR: (f64, f64) = (240.0, 28.0);
    let (gap, far, meets) = if left {
        let middle = f64::midpoint(other.top, other.bottom);
        (own.left - other.right, FAR.0, own.top <= middle && middle <= own.bottom)
    } else {
        let begins = (own.left - other.left).abs() < FAR.1;
        (own.top - other.bottom, FAR.1, begins)
    };
    let flat = other.bottom - other.top < 2.0 * FAR.1;
    (meets && flat && gap > -1.0 && gap < far).then_some(gap)
}

/// Whether words that stand before a control in the page stand somewhere else in the picture: neither in its line
/// nor in its column.
pub(super) fn is_astray<N: Node>(control: &N, words: &N) -> bool {
    let (Some(own), Some(other)) = (control.place(), words.place()) else { return false };
    let in_line = own.top < other.bottom && other.top < own.bottom;
    let in_column = own.left < other.right && other.left < own.right && other.top < own.bottom;
    !(in_line && other.left < own.right || in_column)
}
