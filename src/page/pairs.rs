//! Texts that nobody types into but everybody reads as a field: 客户姓名 | 张三 in two cells of a row, or a line
//! such as 工单号：TS123 | 客户：张三.
//!
//! Only what is clearly a pair counts: a wrong one would put words in a field's mouth.

use super::find::{EDITABLE, Kind};
use super::label;
use super::tree::{Node, Sort, words};
use super::widget::{CONTROLS, STATICS};
use super::words::{is_marked, pairs};
use crate::ticket::Tie;

/// What may be the value of a pair.
pub(super) const VALUES: &str = "td + td,th + td,dt + dd,.ant-descriptions-item-content,.el-descriptions__content,.arco-descriptions-item-value,.arco-descriptions-item-value-block,.n-descriptions-table-content,.van-cell__value,.x-form-display-field,.slds-form-element__static,.form-control-static,[class*=label] + [class*=value],[class*=label] + [class*=content],[class*=title] + [class*=value],[class*=key] + [class*=value],.label + .value,label + p,label + span,label + div,span + span,span + b,span + strong,span + em,b + span,strong + span,.o_wrap_label + .o_cell";

/// What may be a line of pairs.
pub(super) const LINES: &str = "li,p,h1,h2,h3,h4,h5,h6,td,[class*=info],[class*=header],[class*=title],[class*=meta],[class*=detail],[class*=item],[class*=summary],[class*=desc]";

/// What a line of pairs does not hold.
const BLOCKS: &str = "div,p,li,ul,dl,table,form,h1,h2,h3,h4,h5,h6,button,iframe";

/// Cells that a component calls labels.
const LABELS: &str = ".ant-descriptions-item-label,.el-descriptions__label,.arco-descriptions-item-label,.arco-descriptions-item-label-block,.n-descriptions-table-header,.van-cell__title,.o_wrap_label";

/// Where people have written to one another, or the page explains itself: pairs there are of other things.
const QUIET: &str = "[class*=timeline],[class*=history],[class*=comment],[class*=message],[class*=chat],[class*=-log],[class*=help],[class*=tooltip],[class*=popover],[class*=hint],[class*=error],[role=log],article,blockquote,pre,nav,footer";

/// A value longer than this, in bytes, is not a short one.
const LONG: usize = 600;

/// A line longer than this, in bytes, is prose.
const LONG_LINE: usize = 360;

/// A table with more rows than this is a list.
const ROWS: usize = 60;

/// What is known of the table that was asked of last, so that a list of thousands of cells is judged once.
pub(super) struct Seen<N>(Option<(N, bool)>);

impl<N> Default for Seen<N> {
    fn default() -> Self {
        Self(None)
    }
}

/// Gives the pairs of a text.
pub(super) fn read<N: Node>(
    element: &N,
    seen: &mut Seen<N>,
    give: &mut dyn FnMut(Kind<N>, (String, Tie)),
) {
    let is_quiet = || {
        element.closest(QUIET).is_some()
            || element.closest(EDITABLE).is_some()
            || !element.is_shown()
    };
    if element.matches(VALUES)
        && let Some(name) = name(element, seen)
    {
        if !is_quiet() {
            give(Kind::Fixed, name);
        }
    } else if element.matches(LINES) {
        let text = element.content();
        if text.len() > LONG_LINE
            || !text.contains(['：', ':'])
            || element.first(BLOCKS).is_some()
            || element.first(CONTROLS).is_some()
            || element.closest("thead,label,a,button").is_some()
        {
            return;
        }
        let mut line = String::new();
        gather(element, &mut line);
        let found = pairs(&line);
        if !found.is_empty() && !is_quiet() {
            for (name, value) in found {
                give(Kind::Part(value), (name, Tie::Line));
            }
        }
    }
}

/// The text of a line, its parts apart.
fn gather<N: Node>(node: &N, line: &mut String) {
    for child in node.children() {
        match child.sort() {
            Sort::Text => line.push_str(&child.content()),
            Sort::Element if !child.matches("[hidden],[aria-hidden=true],script,style") => {
                let apart = !child.is(&["b", "strong", "em", "i", "a", "font", "mark"]);
                line.push_str(if apart { " " } else { "" });
                gather(&child, line);
                line.push_str(if apart { " " } else { "" });
            }
            _ => {}
        }
    }
}

/// The label of a value; none where it is not clearly one.
fn name<N: Node>(value: &N, seen: &mut Seen<N>) -> Option<(String, Tie)> {
    if value.matches("td") && !seen.holds_pairs(&value.closest("table")?) {
        return None;
    }
    if value.matches(STATICS) {
        return Some(label::of(value, value));
    }
    let tag = value.previous_element()?;
    let (clear, tie) = match () {
        () if tag.matches(LABELS) => (true, Tie::Item),
        () if value.is(&["dd"]) => (value.next_element().is_none_or(|n| !n.is(&["dd"])), Tie::Term),
        () if value.is(&["td"]) => (is_row_of_pairs(value, &tag), Tie::Cell),
        () => (is_beside(value, &tag), Tie::Before),
    };
    if !clear || value.first(CONTROLS).is_some() || value.first("table,iframe,button").is_some() {
        return None;
    }
    let name = label::text(&tag);
    let text = words(value, "");
    (!name.is_empty() && text.len() <= LONG).then_some((name, tie))
}

impl<N: Node> Seen<N> {
    fn holds_pairs(&mut self, table: &N) -> bool {
        if let Some((known, verdict)) = &self.0
            && known.same(table)
        {
            return *verdict;
        }
        let rows = table.below("tr").len();
        let verdict = rows <= ROWS && table.first("thead td,thead th").is_none();
        self.0 = Some((table.clone(), verdict));
        verdict
    }
}

/// Whether the row alternates labels and values, and this label is marked as one: by `th`, or by its colon.
fn is_row_of_pairs<N: Node>(value: &N, tag: &N) -> bool {
    let is_label = |cell: &N| cell.is(&["th"]) || is_marked(&words(cell, ""));
    let next = value.next_element();
    is_label(tag) && !is_label(value) && next.is_none_or(|n| is_label(&n))
}

/// Whether two elements beside one another are a label and its value: by the label's colon, or by what the page
/// itself calls them.
fn is_beside<N: Node>(value: &N, tag: &N) -> bool {
    let text = tag.content();
    // Long texts are no labels, and need no second look.
    if text.len() > LONG
        || tag.first(CONTROLS).is_some()
        || tag
            .attribute("for")
            .is_some_and(|id| tag.by_id(&id).is_some_and(|e| !e.same(value) && !value.holds(&e)))
    {
        return false;
    }
    let marked = is_marked(&text);
    let called = tag.matches("[class*=label],[class*=key],[class*=title]")
        && value.matches("[class*=value],[class*=content]");
    let next = value.next_element();
    let alone =
        next.is_none_or(|n| !n.is(&["span", "b", "strong", "em"]) || is_marked(&n.content()));
    (marked && alone || called) && !is_marked(&value.content())
}
