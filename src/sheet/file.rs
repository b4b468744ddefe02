//! Spreadsheet files: bytes to tables and rows to bytes, by their names' endings.

use super::Table;

mod csv;
mod xlsx;

/// The tables of a file: each sheet of a workbook that has any text, or the one of a CSV.
///
/// # Errors
/// Words for people: why it cannot be read, and what next.
pub fn read(file: &str, bytes: &[u8]) -> Result<Vec<Table>, String> {
    match ending(file).as_str() {
        "xlsx" | "xlsm" => xlsx::read(bytes).map_err(|e| {
            format!("{file}: this is no Excel workbook: {e}; save it as .xlsx once more")
        }),
        "csv" | "tsv" | "txt" => {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            csv::read(name.to_owned(), bytes)
                .map(|table| vec![table])
                .map_err(|e| format!("{file}: {e}"))
        }
        "xls" => Err(format!("{file}: workbooks of Excel 97–2003 are not read; save it as .xlsx")),
        other => {
            Err(format!("{file}: files that end in “{other}” are not read; name a .xlsx or a .csv"))
        }
    }
}

/// Rows as the bytes of a file.
///
/// # Errors
/// Words for people: why they cannot be written.
pub fn write(file: &str, name: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, String> {
    match ending(file).as_str() {
        "xlsx" => xlsx::write(name, rows).map_err(|e| format!("{file}: {e}")),
        "csv" => csv::write(rows).map_err(|e| format!("{file}: {e}")),
        other => Err(format!(
            "{file}: files that end in “{other}” are not written; name a .xlsx or a .csv"
        )),
    }
}

fn ending(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}
