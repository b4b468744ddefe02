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
pub(super) const VALUES: &str = "td + td,th + td,dt + dd,.ant-descriptions-item-content,.el-descriptions__content,.arco-descriptions-item-value,.arco-descriptions-item-value-block,.n-descriptions-table-content,.van-cell__value,.x-form-display-field,.slds-form-element__static,.form-control-static,[class*=label] + [class*=value],[class*=label] + [class*=content],[class*=title] + [class*=value],[class*=key] + [class*=value],[class*=label] + [class*=text],[class*=label] + div,[class*=label] + span,label + p,label + span,label + div,span + span,span + b,span + strong,span + em,b + span,strong + span,.o_wrap_label + .o_cell";

/// What may be a line of pairs.
pub(super) const LINES: &str = "li,p,h1,h2,h3,h4,h5,h6,td,[class*=info],[class*=header],[class*=title],[class*=meta],[class*=detail],[class*=item],[class*=summary],[class*=desc],[class*=line],[class*=row],[class*=sub]";

/// What a line of pairs does not hold.
const BLOCKS: &str = "div,p,li,ul,dl,table,form,h1,h2,h3,h4,h5,h6,button,iframe";

/// Cells that a component calls labels.
const LABELS: &str = ".ant-descriptions-item-label,.el-descriptions__label,.arco-descriptions-item-label,.arco-descriptions-item-label-block,.n-descriptions-table-header,.van-cell__title,.o_wrap_label";

/// Where people have written to one another, where the page explains itself, tells who is logged in or what others
/// did in such a case: pairs there are of other things.
const QUIET: &str = "[class*=timeline],[class*=history],[class*=comment],[class*=message],[class*=chat],[class*=-log],[class*=help],[class*=tooltip],[class*=popover],[class*=hint],[class*=error],[role=log],[class*=navbar],[class*=topbar],[class*=layout-header],[class*=avatar],[class*=menu],[class*=breadcrumb],[class*=knowledge],[class*=template],[class*=related],[class*=similar],[class*=recommend],article,blockquote,pre,nav,footer";

/// A value longer than this, in bytes, is not a short one.
const LONG: usize = 600;

/// A line longer than this, in bytes, is prose.
const LONG_LINE: usize = 360;

/// A table with more rows than this is a list.
const ROWS: usize = 60;

/// The same, where nothing marks labels.
const FEW_ROWS: usize = 12;

/// Most cells of a row in which labels and values alternate.
const CELLS: usize = 8;

/// What is known of the table that was asked of last, so that a list of thousands of cells is judged once.
pub(super) struct Seen<N>(Option<(N, usize)>);

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
    // A long list is passed over quickly.
    if element.is(&["td"]) && element.closest("table").is_some_and(|t| seen.rows(&t) > ROWS) {
        return;
    }
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
    if value.matches(STATICS) {
        return Some(label::of(value, value));
    }
    let tag = value.previous_element()?;
    let (clear, tie) = match () {
        () if tag.matches(LABELS) => (true, Tie::Item),
        () if value.is(&["dd"]) => (value.next_element().is_none_or(|n| !n.is(&["dd"])), Tie::Term),
        () if value.is(&["td"]) && is_row_of_pairs(value, &tag) => (true, Tie::Cell),
        () if value.is(&["td"]) => (may_be_a_pair(value, &tag, seen), Tie::Beside),
        () => is_beside(value, &tag),
    };
    let holds = |css: &str| value.first(css).is_some();
    if !clear || holds(CONTROLS) || holds(STATICS) || holds("table,iframe,button") {
        return None;
    }
    let name = label::text(&tag);
    let text = words(value, "");
    (!name.is_empty() && text.len() <= LONG).then_some((name, tie))
}

impl<N: Node> Seen<N> {
    /// How many rows a table has; more than any has where it has heads.
    fn rows(&mut self, table: &N) -> usize {
        if let Some((known, rows)) = &self.0
            && known.same(table)
        {
            return *rows;
        }
        let heads = table.first("thead td,thead th").is_some();
        let rows = if heads { usize::MAX } else { table.below("tr").len() };
        self.0 = Some((table.clone(), rows));
        rows
    }
}

/// Whether the row alternates labels and values, and this label is marked as one: by `th`, or by its colon.
fn is_row_of_pairs<N: Node>(value: &N, tag: &N) -> bool {
    let is_label = |cell: &N| cell.is(&["th"]) || is_marked(&words(cell, ""));
    let next = value.next_element();
    is_label(tag) && !is_label(value) && next.is_none_or(|n| is_label(&n))
}

/// Whether a cell may be the value of the one before it, in a small table where nothing marks labels.
fn may_be_a_pair<N: Node>(value: &N, tag: &N, seen: &mut Seen<N>) -> bool {
    let few = value.closest("table").is_some_and(|table| seen.rows(&table) <= FEW_ROWS);
    let cells = || value.parent().map(|row| row.below("td,th")).unwrap_or_default();
    let alternate = |cells: Vec<N>| {
        cells.len() <= CELLS
            && cells.len().is_multiple_of(2)
            && cells.iter().position(|c| c.same(value)).is_some_and(|at| at % 2 == 1)
    };
    // A row of heads stands above a row of fields.
    let heads = || {
        let below = value.parent().and_then(|row| row.next_element());
        below.and_then(|row| row.first("td")).is_some_and(|cell| cell.first(CONTROLS).is_some())
    };
    few && !heads() && is_tag(tag) && !is_marked(&words(value, "")) && alternate(cells())
}

/// Whether words may be a label by themselves.
fn is_tag<N: Node>(tag: &N) -> bool {
    let text = tag.content();
    !text.trim().is_empty() && text.len() <= LONG && !text.contains(|c: char| c.is_ascii_digit())
}

/// Whether two elements beside one another are a label and its value, and how surely: by the label's colon, or by
/// what the page itself calls them.
fn is_beside<N: Node>(value: &N, tag: &N) -> (bool, Tie) {
    let text = tag.content();
    let names_another =
        |id: String| tag.by_id(&id).is_some_and(|e| !e.same(value) && !value.holds(&e));
    // Long texts are no labels, and need no second look.
    if text.len() > LONG
        || tag.first(CONTROLS).is_some()
        || is_marked(&value.content())
        || tag.attribute("for").is_some_and(names_another)
    {
        return (false, Tie::Before);
    }
    let next = value.next_element();
    let parts = ["span", "b", "strong", "em"];
    let alone = next.is_none_or(|n| !n.is(&parts) || is_marked(&n.content()));
    let called = tag.matches("[class*=label],[class*=key],[class*=title]");
    if is_marked(&text) && alone || called && value.matches("[class*=value],[class*=content]") {
        return (true, Tie::Before);
    }
    (called && is_tag(tag) && !value.matches("[class*=label]"), Tie::Beside)
}
