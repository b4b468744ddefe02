//! Which head stands above a cell of a table, where cells may be several columns wide and several rows high.

use super::label::text;
use super::tree::{Node, Sort};
use super::widget::CONTROLS;

/// The words of the cell of the same column in the row above that has words and no controls, or in the table's
/// head.
pub(super) fn overhead<N: Node>(cell: &N) -> String {
    let Some(row) = cell.parent() else { return String::new() };
    let column = column(cell);
    let mut heads = Vec::new();
    heads.extend(row.previous_element());
    if let Some(table) = row.closest("table") {
        heads.extend(table.below("thead tr").into_iter().rev());
    }
    for head in heads.iter().filter(|h| h.is(&["tr"]) && h.first(CONTROLS).is_none()) {
        for above in cells(head) {
            let from = self::column(&above);
            if (from..from + span(&above, "colspan")).contains(&column) {
                let name = text(&above);
                if !name.is_empty() {
                    return name;
                }
            }
        }
    }
    String::new()
}

/// Whether a row alternates controls and the words behind them.
pub(super) fn begins_with_controls<N: Node>(row: &N) -> bool {
    let cells = cells(row);
    let alternates = |(nth, cell): (usize, &N)| cell.first(CONTROLS).is_some() == (nth % 2 == 0);
    cells.len().is_multiple_of(2) && cells.iter().enumerate().all(alternates)
}

fn cells<N: Node>(row: &N) -> Vec<N> {
    // Between cells there may be white space, which has no tag.
    let is_cell = |c: &N| c.sort() == Sort::Element && c.is(&["td", "th"]);
    row.children().into_iter().filter(is_cell).collect()
}

fn span<N: Node>(cell: &N, name: &str) -> usize {
    cell.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(1).clamp(1, 1000)
}

/// The column that a cell begins in, with those that cells of rows above reach down into.
fn column<N: Node>(cell: &N) -> usize {
    let mut rows: Vec<N> = Vec::new();
    let mut at = cell.parent();
    while let Some(row) = at {
        at = row.previous_element();
        rows.push(row);
    }
    // Most tables have no cell that is several rows high: then the row alone says it.
    if cell.closest("table").is_none_or(|t| t.first("[rowspan]").is_none()) {
        rows.truncate(1);
    }
    // How many rows more each column is taken for.
    let mut taken: Vec<usize> = Vec::new();
    for row in rows.iter().rev() {
        let mut next: Vec<usize> = taken.iter().map(|n| n.saturating_sub(1)).collect();
        let mut column = 0;
        for here in cells(row) {
            while taken.get(column).is_some_and(|n| *n > 0) {
                column += 1;
            }
            if here.same(cell) {
                return column;
            }
            let (wide, high) = (span(&here, "colspan"), span(&here, "rowspan"));
            if next.len() < column + wide {
                next.resize(column + wide, 0);
            }
            for slot in next.iter_mut().skip(column).take(wide) {
                *slot = high - 1;
            }
            column += wide;
        }
        taken = next;
    }
    0
}
