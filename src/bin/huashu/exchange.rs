//! `huashu pack import` and `huashu pack export`: spreadsheet to pack and back.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use huashu::pack::FORMAT;
use huashu::pack::source::Loaded;
use huashu::sheet;

use crate::command::End;
use crate::{files, sheet as file};

#[derive(Args)]
pub struct Import {
    /// The spreadsheet: .xlsx, or .csv in UTF-8 or GBK
    file: PathBuf,
    /// Directories of the packs below, whose stages and scenes the spreadsheet names
    #[arg(long, required = true, num_args = 1..)]
    over: Vec<PathBuf>,
    /// The id of the new layer; without it only the phrases are written, to be added to a pack
    #[arg(long)]
    id: Option<String>,
    /// The file to write, or with --id the directory; phrases that stand unchanged below are left out
    #[arg(short, long)]
    output: PathBuf,
}

#[derive(Args)]
pub struct Export {
    /// Directories of pack sources: the base and the layers over it, in any order
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// The spreadsheet to write: .xlsx or .csv
    #[arg(short, long)]
    output: PathBuf,
}

/// The name of the sheet that is written.
const SHEET: &str = "话术";

pub fn import(import: &Import) -> Result<End, String> {
    let below = files::sources(&import.over)?;
    let shown = import.file.display();
    let bytes =
        fs::read(&import.file).map_err(|e| format!("{shown}: the file cannot be read: {e}"))?;
    let tables = file::read(&import.file, &bytes)?;
    let (mut phrases, mut flaws) = (Vec::new(), Vec::new());
    let mut read = 0;
    for table in &tables {
        match sheet::phrases(table, &below.wire) {
            Ok(found) => {
                read += 1;
                phrases.extend(found);
            }
            // A workbook has sheets of other things: a sheet without headings counts only where all are such.
            Err(found) if found.len() == 1 && tables.len() > 1 && !sheet::is_table(table) => {
                eprintln!("{shown}: sheet “{}” holds no phrases and is passed over", table.name);
            }
            Err(found) => flaws.extend(found),
        }
    }
    if !flaws.is_empty() {
        for flaw in &flaws {
            eprintln!("{shown}: {flaw}");
        }
        eprintln!("{} thing(s) to mend; nothing was written", flaws.len());
        return Ok(End::Findings);
    }
    if read == 0 {
        return Err(format!(
            "{shown}: no sheet holds phrases; a row of headings with 话术 and 阶段 is needed"
        ));
    }
    let count = phrases.len();
    let changed = sheet::changed(phrases, &below.wire);
    write(import, &below, &sheet::toml(&changed))?;
    eprintln!(
        "{shown}: {count} phrases, {} new or changed, written to {}",
        changed.len(),
        import.output.display()
    );
    Ok(End::Fine)
}

fn write(import: &Import, below: &Loaded, phrases: &str) -> Result<(), String> {
    let put = |path: PathBuf, text: &str| {
        fs::write(&path, text)
            .map_err(|e| format!("{}: the file cannot be written: {e}", path.display()))
    };
    let Some(id) = &import.id else { return put(import.output.clone(), phrases) };
    let shown = import.output.display();
    fs::create_dir_all(&import.output)
        .map_err(|e| format!("{shown}: the directory cannot be made: {e}"))?;
    let base = &below.wire.pack;
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let reply: Vec<String> = base.reply.iter().map(|field| quoted(field)).collect();
    let header = format!(
        "# 由表格导入的话术，叠在 {} 之上。\n\n[pack]\nformat = {FORMAT}\nid = {}\nversion = \"0.1.0\"\nname = {}\nmode = {}\nextends = {}\nreply = [{}]\n",
        base.id,
        quoted(id),
        quoted(id),
        quoted(&base.mode),
        quoted(&base.id),
        reply.join(", "),
    );
    put(import.output.join("pack.toml"), &header)?;
    put(import.output.join("phrases.toml"), phrases)
}

pub fn export(export: &Export) -> Result<End, String> {
    let loaded = files::sources(&export.dirs)?;
    let rows = sheet::rows(&loaded.wire.phrase, &loaded.wire);
    let bytes = file::write(&export.output, SHEET, &rows)?;
    let shown = export.output.display();
    fs::write(&export.output, bytes)
        .map_err(|e| format!("{shown}: the file cannot be written: {e}"))?;
    eprintln!("{shown}: {} phrases", loaded.wire.phrase.len());
    Ok(End::Fine)
}
