//! Spreadsheet files: bytes to tables and rows to bytes, by their names' endings.

use std::path::Path;

use huashu::sheet::Table;

mod csv;
mod xlsx;

/// The tables of a file: each sheet of a workbook that has any text, or the one of a CSV.
///
/// # Errors
/// Words for people: why it cannot be read, and what next.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Vec<Table>, String> {
    let shown = path.display();
    match ending(path).as_str() {
        "xlsx" | "xlsm" => xlsx::read(bytes).map_err(|e| {
            format!("{shown}: this is no Excel workbook: {e}; save it as .xlsx once more")
        }),
        "csv" | "tsv" | "txt" => {
            let name =
                path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            csv::read(name, bytes).map(|table| vec![table]).map_err(|e| format!("{shown}: {e}"))
        }
        "xls" => Err(format!("{shown}: workbooks of Excel 97–2003 are not read; save it as .xlsx")),
        other => Err(format!(
            "{shown}: files that end in “{other}” are not read; name a .xlsx or a .csv"
        )),
    }
}

/// Rows as the bytes of a file.
///
/// # Errors
/// Words for people: why they cannot be written.
pub fn write(path: &Path, name: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, String> {
    let shown = path.display();
    match ending(path).as_str() {
        "xlsx" => xlsx::write(name, rows).map_err(|e| format!("{shown}: {e}")),
        "csv" => csv::write(rows).map_err(|e| format!("{shown}: {e}")),
        other => Err(format!(
            "{shown}: files that end in “{other}” are not written; name a .xlsx or a .csv"
        )),
    }
}

fn ending(path: &Path) -> String {
    path.extension().map_or_else(String::new, |e| e.to_string_lossy().to_lowercase())
}
