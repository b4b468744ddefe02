//! Excel workbooks.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, XlsxError};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError as WriteError};

use crate::sheet::Table;

/// Width of a column in characters: the text's, and the others'.
const WIDTHS: [(&str, f64); 2] = [("话术", 72.0), ("条件", 32.0)];

/// The width of columns that are not in [`WIDTHS`].
const WIDTH: f64 = 14.0;

/// The sheets that hold any text, every cell of a merged range with the text of its first.
pub fn read(bytes: &[u8]) -> Result<Vec<Table>, XlsxError> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))?;
    book.load_merged_regions()?;
    let mut tables = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name)?;
        let Some((top, left)) = range.start() else { continue };
        let (top, left) = (top as usize, left as usize);
        let mut rows = vec![Vec::new(); top];
        for cells in range.rows() {
            let mut row = vec![String::new(); left];
            row.extend(cells.iter().map(text));
            rows.push(row);
        }
        for (_, _, merged) in book.merged_regions_by_sheet(&name) {
            let (start, end) = (merged.start, merged.end);
            let first = rows.get(start.0 as usize).and_then(|row| row.get(start.1 as usize));
            let Some(first) = first.cloned() else { continue };
            for row in rows.iter_mut().take(end.0 as usize + 1).skip(start.0 as usize) {
                for cell in row.iter_mut().take(end.1 as usize + 1).skip(start.1 as usize) {
                    cell.clone_from(&first);
                }
            }
        }
        tables.push(Table { name, rows });
    }
    Ok(tables)
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}

/// A workbook of one sheet, its headings fixed and bold, long texts broken into lines.
pub fn write(name: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let bold = Format::new().set_bold();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            if row == 0 {
                let known = WIDTHS.iter().find(|(heading, _)| heading == text);
                sheet.set_column_width(column, known.map_or(WIDTH, |(_, width)| *width))?;
                sheet.write_string_with_format(row, column, text, &bold)?;
            } else if !text.is_empty() {
                // As text, whatever it looks like: a code such as 0101 is no number.
                sheet.write_string_with_format(row, column, text, &plain)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Some(last), Some(head)) = (rows.len().checked_sub(1), rows.first())
        && let (Ok(last), Ok(right)) =
            (u32::try_from(last), u16::try_from(head.len().saturating_sub(1)))
    {
        sheet.autofilter(0, 0, last, right)?;
    }
    book.save_to_buffer()
}
