//! Texts that nobody types into but everybody reads as a field: 客户姓名 | 张三 in two cells of a row.
//!
//! Only what is clearly a pair counts: a wrong one would put words in a field's mouth.

use web_sys::Element;

use super::dom::{closest, first, is, is_shown, matches, same, words};
use super::find::CONTROLS;
use super::label;
use super::words::is_marked;

/// What may be the value of a pair.
pub(super) const VALUES: &str = "td + td,th + td,dt + dd,.ant-descriptions-item-content,.el-descriptions__content,.arco-descriptions-item-value";

/// Cells that a component calls labels.
const LABELS: &str =
    ".ant-descriptions-item-label,.el-descriptions__label,.arco-descriptions-item-label";

/// A value longer than this, in bytes, is not a short one.
const LONG: usize = 600;

/// A table with more rows than this is a list.
const ROWS: usize = 60;

/// What is known of the table that was asked of last, so that a list of thousands of cells is judged once.
#[derive(Default)]
pub(super) struct Seen(Option<(Element, bool)>);

/// The label of a value; none where it is not clearly one.
pub(super) fn name(value: &Element, seen: &mut Seen) -> Option<String> {
    if matches(value, "td") && !seen.holds_pairs(&closest(value, "table")?) {
        return None;
    }
    let tag = value.previous_element_sibling()?;
    let clear = match () {
        () if matches(&tag, LABELS) => true,
        () if is(value, &["dd"]) => value.next_element_sibling().is_none_or(|n| !is(&n, &["dd"])),
        () => is_row_of_pairs(value, &tag),
    };
    if !clear || first(value, CONTROLS).is_some() || first(value, "table,iframe,button").is_some() {
        return None;
    }
    let name = label::text(&tag);
    let text = words(value, "");
    (!name.is_empty() && text.len() <= LONG && is_shown(value)).then_some(name)
}

impl Seen {
    fn holds_pairs(&mut self, table: &Element) -> bool {
        if let Some((known, verdict)) = &self.0
            && same(known, table)
        {
            return *verdict;
        }
        let rows = super::dom::below(table, "tr").len();
        let verdict = rows <= ROWS && first(table, "thead td,thead th").is_none();
        self.0 = Some((table.clone(), verdict));
        verdict
    }
}

/// Whether the row alternates labels and values, and this label is marked as one: by `th`, or by its colon.
fn is_row_of_pairs(value: &Element, tag: &Element) -> bool {
    let is_label = |cell: &Element| is(cell, &["th"]) || is_marked(&words(cell, ""));
    let next = value.next_element_sibling();
    is_label(tag) && !is_label(value) && next.is_none_or(|n| is_label(&n))
}
