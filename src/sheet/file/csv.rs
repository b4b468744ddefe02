//! Comma-separated values as offices write them: in GBK or UTF-8, parted by commas, semicolons or tabs.

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::sheet::Table;

/// The table of a file.
pub fn read(name: String, bytes: &[u8]) -> Result<Table, String> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record
            .map_err(|e| format!("the table cannot be read: {e}; save it as CSV once more"))?;
        // Blank lines are passed over by the reader; rows are counted as the file has them.
        let line = record
            .position()
            .map_or(rows.len(), |at| usize::try_from(at.record()).unwrap_or(rows.len()));
        rows.resize_with(line.max(rows.len()), Vec::new);
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(Table { name, rows })
}

/// The text of bytes: by its mark, else UTF-8 where it is, else the encoding of Chinese offices.
fn decode(bytes: &[u8]) -> Result<String, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or(&[]));
        return if broken { Err(unread(encoding.name())) } else { Ok(text.into_owned()) };
    }
    let (text, broken) = UTF_8.decode_without_bom_handling(bytes);
    if !broken {
        return Ok(text.into_owned());
    }
    let (text, broken) = GB18030.decode_without_bom_handling(bytes);
    if broken { Err(unread("UTF-8 or GBK")) } else { Ok(text.into_owned()) }
}

fn unread(encoding: &str) -> String {
    format!("the text is no {encoding}; save it as “CSV UTF-8” in Excel")
}

/// What parts the columns: the mark that stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |mark: u8| line.bytes().filter(|b| *b == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// Rows in UTF-8 with its mark, without which Excel takes it for something else.
pub fn write(rows: &[Vec<String>]) -> Result<Vec<u8>, String> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    for row in rows {
        writer.write_record(row).map_err(|e| e.to_string())?;
    }
    writer.flush().map_err(|e| e.to_string())?;
    drop(writer);
    Ok(bytes)
}
