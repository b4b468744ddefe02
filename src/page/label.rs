//! Which label a person reads beside a control, and by what it is tied to it.
//!
//! The nearest tie wins: the page's own (`for`, a wrapping label), a component's form item, the cell to the
//! left or above, the words before it in the row, what assistive technology is told, the placeholder, at last what
//! stands beside it in the picture.

use super::sight::{is_astray, seen};
use super::tree::{Node, Sort, words};
use super::widget::{CONTROLS, ITEMS, STATICS};
use super::words::{asked, is_marked, is_spoken, label};
use crate::ticket::Tie;

/// Marks and help inside a label that are not its words.
const ASIDES: &str = ".ant-form-item-tooltip,.required,.tooltip,.help-block,.helptext,.errorlist,.badge,.layui-word-aux,small,i,svg";

/// How far the words before a control may stand, in elements upwards.
const REACH: usize = 5;

/// What heads a part of the page rather than a control.
const HEADINGS: &str =
    "h1,h2,h3,h4,h5,h6,legend,header,[role=heading],[class*=title],[class*=header]";

/// A name and by what it is tied; empty where there is none.
type Named = (String, Tie);

/// A way to a label.
type Way<'a> = (Tie, &'a dyn Fn() -> String);

fn first(ways: &[Way]) -> Named {
    let named = ways.iter().map(|(tie, way)| (way(), *tie));
    named.into_iter().find(|(name, _)| !name.is_empty()).unwrap_or_default()
}

/// The one of two names that is there.
fn or(name: Named, other: impl FnOnce() -> Named) -> Named {
    if name.0.is_empty() { other() } else { name }
}

/// The label of a control. `inner` is the focusable part of a component, or the control itself.
pub(super) fn of<N: Node>(element: &N, inner: &N) -> Named {
    let near = first(&[
        (Tie::For, &|| tied(inner)),
        (Tie::Wrapping, &|| wrapping(element)),
        (Tie::LabelledBy, &|| pointed_at(inner, "aria-labelledby")),
        (Tie::Item, &|| item(element)),
        (Tie::Told, &|| told(element, inner)),
        (Tie::StandIn, &|| stand_in(element)),
    ]);
    let near = or(near, || row(element));
    or(near, || {
        first(&[
            (Tie::Before, &|| before(element, false)),
            (Tie::Placeholder, &|| hint(inner)),
            (Tie::Title, &|| titled(element, inner)),
            (Tie::Before, &|| behind(element)),
            (Tie::Before, &|| before(element, true)),
            (Tie::Row, &|| seen(element, true)),
            (Tie::Column, &|| seen(element, false)),
            (Tie::Name, &|| spoken(inner)),
        ])
    })
}

/// The label of an element that holds the control without being one: a group, an editor.
pub(super) fn around<N: Node>(element: &N) -> Named {
    let near = first(&[
        (Tie::LabelledBy, &|| pointed_at(element, "aria-labelledby")),
        (Tie::Item, &|| item(element)),
        (Tie::Told, &|| told(element, element)),
        (Tie::Legend, &|| legend(element)),
        (Tie::StandIn, &|| stand_in(element)),
    ]);
    let near = or(near, || row(element));
    or(near, || {
        first(&[
            (Tie::Before, &|| before(element, false)),
            (Tie::Before, &|| before(element, true)),
            (Tie::Row, &|| seen(element, true)),
        ])
    })
}

/// The label of a choice: words with a colon before its first box, or the label of what holds it.
pub(super) fn of_choice<N: Node>(element: &N, first: &N) -> Named {
    let mut left = first.previous();
    while let Some(here) = left.take().filter(|_| element.holds(first) && !element.same(first)) {
        let words = here.content();
        if words.trim().is_empty() {
            left = here.previous();
        } else if is_marked(&words) {
            return (label(&words), Tie::Before);
        }
    }
    around(element)
}

/// The words of a label element.
pub(super) fn text<N: Node>(element: &N) -> String {
    label(&words(element, ASIDES))
}

/// `<label for>`.
fn tied<N: Node>(inner: &N) -> String {
    if !inner.is(&["input", "textarea", "select"]) {
        return by_for(inner);
    }
    let labels = inner.labels();
    let named = labels.iter().filter(|l| l.attribute("for").is_some()).map(text);
    named.into_iter().find(|l| !l.is_empty()).unwrap_or_default()
}

fn by_for<N: Node>(element: &N) -> String {
    let Some(id) = element.attribute("id") else { return String::new() };
    let labels = element.beside("label[for]");
    labels.iter().find(|l| l.attribute("for").as_ref() == Some(&id)).map(text).unwrap_or_default()
}

fn wrapping<N: Node>(element: &N) -> String {
    element.closest("label").map(|l| text(&l)).unwrap_or_default()
}

fn pointed_at<N: Node>(element: &N, name: &str) -> String {
    let Some(ids) = element.attribute(name) else { return String::new() };
    let parts: Vec<String> = ids
        .split_whitespace()
        .filter_map(|id| element.by_id(id))
        // Components name themselves by their own value too.
        .filter(|e| !element.holds(e))
        .map(|e| text(&e))
        .collect();
    label(&parts.join(" "))
}

fn told<N: Node>(element: &N, inner: &N) -> String {
    let told = inner.attribute("aria-label").or_else(|| element.attribute("aria-label"));
    // What an editor calls itself is no name of the field.
    let own = |l: &String| ["Rich Text", "富文本", "diting area"].iter().any(|w| l.contains(w));
    told.filter(|l| !own(l)).map(|l| label(&l)).unwrap_or_default()
}

/// The label of the form item that holds the control, or of the one around that.
fn item<N: Node>(element: &N) -> String {
    for (item, tag) in ITEMS {
        let mut at = element.closest(item);
        for _ in 0..2 {
            let Some(here) = at else { break };
            let name = in_item(&here, element, tag);
            if !name.is_empty() {
                return name;
            }
            at = here.parent().and_then(|up| up.closest(item));
        }
    }
    String::new()
}

/// The label in a form item that is the control's: of several the last one before it; none that names another.
fn in_item<N: Node>(item: &N, element: &N, tag: &str) -> String {
    let labels = item.below(tag);
    let mine = |l: &&N| {
        l.attribute("for").and_then(|id| item.by_id(&id)).is_none_or(|target| {
            element.holds(&target) || target.holds(element) || !target.matches(CONTROLS)
        })
    };
    if let [one] = &*labels {
        return Some(one).filter(mine).map(text).unwrap_or_default();
    }
    let mut name = String::new();
    for here in item.below(&[tag, ",", CONTROLS, ",", STATICS].concat()) {
        if element.holds(&here) || here.holds(element) {
            break;
        }
        if labels.iter().any(|l| l.same(&here)) && mine(&&here) {
            let own = text(&here);
            name = if own.is_empty() { name } else { own };
        }
    }
    name
}

fn legend<N: Node>(element: &N) -> String {
    if !element.is(&["fieldset"]) {
        return String::new();
    }
    element.first("legend").map(|l| text(&l)).unwrap_or_default()
}

/// The label of the hidden text area that an editor fills: it stands beside the editor or a few levels up.
fn stand_in<N: Node>(element: &N) -> String {
    if element.is(&["input", "textarea", "select"]) {
        return String::new();
    }
    let mut at = Some(element.clone());
    for _ in 0..REACH {
        let Some(here) = at else { break };
        for beside in [here.previous_element(), here.next_element()].into_iter().flatten() {
            if beside.is(&["textarea"]) && !beside.is_shown() {
                let name = tied(&beside);
                return if name.is_empty() { told(&beside, &beside) } else { name };
            }
        }
        at = here.above();
    }
    String::new()
}

/// The words in the cell to the left, or above it, or behind it; the term before a description.
fn row<N: Node>(element: &N) -> Named {
    let Some(cell) = element.closest("td,th,dd") else { return Named::default() };
    let own = leading(&cell, element);
    if !own.is_empty() {
        return (own, Tie::Cell);
    }
    if cell.is(&["dd"]) {
        let term = cell.previous_element().filter(|d| d.is(&["dt"]));
        return (term.map(|d| text(&d)).unwrap_or_default(), Tie::Term);
    }
    first(&[
        (Tie::Cell, &|| behind_in_row(&cell)),
        (Tie::Cell, &|| to_the_left(&cell)),
        (Tie::Head, &|| super::grid::overhead(&cell)),
    ])
}

fn to_the_left<N: Node>(cell: &N) -> String {
    let mut left = cell.previous_element();
    while let Some(cell) = left {
        if cell.first(CONTROLS).is_some() {
            break;
        }
        let name = text(&cell);
        if !name.is_empty() {
            return name;
        }
        left = cell.previous_element();
    }
    String::new()
}

/// The cell behind, in a row where each control comes before its label.
fn behind_in_row<N: Node>(cell: &N) -> String {
    let row = cell.parent().filter(|row| super::grid::begins_with_controls(row));
    row.and_then(|_| cell.next_element()).map(|next| text(&next)).unwrap_or_default()
}

/// The words of the same cell before the control.
fn leading<N: Node>(cell: &N, element: &N) -> String {
    let mut at = element.clone();
    loop {
        let name = siblings_before(&at, element, true);
        if !name.is_empty() {
            return name;
        }
        match at.parent() {
            Some(up) if !up.same(cell) => at = up,
            _ => return String::new(),
        }
    }
}

/// The words before the control in its row, or before what holds it; a heading only where it is asked for.
fn before<N: Node>(element: &N, heading: bool) -> String {
    let mut at = element.clone();
    for _ in 0..REACH {
        if at.matches("form,table,td,th,body,fieldset,section,main,[role=dialog]") {
            break;
        }
        let name = siblings_before(&at, element, heading);
        if !name.is_empty() || stops(&at) {
            return name;
        }
        let Some(up) = at.above() else { break };
        // A heading of several controls is no label of one.
        if heading && up.below(CONTROLS).iter().filter(|c| !c.holds(element)).count() > 1 {
            break;
        }
        at = up;
    }
    String::new()
}

/// Whether another control stands before: words further up are that one's, or a heading of both.
fn stops<N: Node>(at: &N) -> bool {
    let mut left = at.previous_element();
    while let Some(here) = left {
        if here.matches(CONTROLS) || here.first(CONTROLS).is_some() {
            return true;
        }
        left = here.previous_element();
    }
    false
}

/// The words directly before a node that holds the control or is it: its nearest sibling with words, unless a
/// control stands between.
fn siblings_before<N: Node>(node: &N, control: &N, heading: bool) -> String {
    let mut left = node.previous();
    while let Some(here) = left {
        match here.sort() {
            Sort::Text => {
                let name = label(&here.content());
                if !name.is_empty() {
                    return name;
                }
            }
            Sort::Element => {
                if here.matches(CONTROLS)
                    || here.matches("button,hr,script,style")
                    || here.first(CONTROLS).is_some()
                    || !heading && here.matches(HEADINGS)
                {
                    return String::new();
                }
                let name = text(&here);
                if !name.is_empty() {
                    // Several lines are no label, but may hold one for each line beside them.
                    if here.below("div,p,li,tr").len() > 1 {
                        return String::new();
                    }
                    let elsewhere = is_astray(control, &here) || is_last_of_heads(node, &here);
                    return if elsewhere { String::new() } else { name };
                }
            }
            Sort::Other => {}
        }
        left = here.previous();
    }
    String::new()
}

/// Whether words end a row of heads that a row of controls follows: which is whose only the picture tells.
fn is_last_of_heads<N: Node>(node: &N, words: &N) -> bool {
    let is_control = |n: &N| n.matches(CONTROLS) || n.first(CONTROLS).is_some();
    let head = |n: N| n.matches("div,span,li,p,label") && !is_control(&n) && !text(&n).is_empty();
    words.previous_element().is_some_and(head)
        && node.next_element().is_some_and(|n| is_control(&n))
        && words.next_element().is_some_and(|n| n.same(node))
}

/// The label element behind the control that names no other: labels that float, or stand to the right.
fn behind<N: Node>(element: &N) -> String {
    let next = element.next_element().filter(|n| n.is(&["label"]) && n.attribute("for").is_none());
    next.map(|l| text(&l)).unwrap_or_default()
}

fn hint<N: Node>(inner: &N) -> String {
    let hints = ["placeholder", "aria-placeholder", "data-placeholder"];
    hints.iter().find_map(|h| inner.attribute(h)).map(|p| asked(&p)).unwrap_or_default()
}

fn titled<N: Node>(element: &N, inner: &N) -> String {
    let title = inner.attribute("title").or_else(|| element.attribute("title"));
    title.map(|t| label(&t)).unwrap_or_default()
}

fn spoken<N: Node>(inner: &N) -> String {
    inner.attribute("name").filter(|n| is_spoken(n)).unwrap_or_default()
}
