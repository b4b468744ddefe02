//! `huashu pack import` and `huashu pack export`: spreadsheet to pack and back.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use huashu::pack::source::Loaded;
use huashu::sheet::{self, Refused};

use crate::command::End;
use crate::files;

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

pub fn import(import: &Import) -> Result<End, String> {
    let below = files::sources(&import.over)?;
    let shown = import.file.display();
    let bytes =
        fs::read(&import.file).map_err(|e| format!("{shown}: the file cannot be read: {e}"))?;
    let tables = sheet::file::read(&shown.to_string(), &bytes)?;
    let taken = match sheet::take_in(&tables, &below.wire, &below.wire) {
        Ok(taken) => taken,
        Err(Refused::NoPhrases) => {
            return Err(format!(
                "{shown}: no sheet holds phrases; a row of headings with 话术 and 阶段 is needed"
            ));
        }
        Err(Refused::Flaws(flaws)) => {
            for flaw in &flaws {
                eprintln!("{shown}: {flaw}");
            }
            eprintln!("{} thing(s) to mend; nothing was written", flaws.len());
            return Ok(End::Findings);
        }
    };
    for name in &taken.passed_over {
        eprintln!("{shown}: sheet “{name}” holds no phrases and is passed over");
    }
    write(import, &below, &sheet::toml(&taken.changed))?;
    eprintln!(
        "{shown}: {} phrases, {} new or changed, written to {}",
        taken.read,
        taken.changed.len(),
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
    put(import.output.join("pack.toml"), &sheet::header(id, &below.wire.pack))?;
    put(import.output.join("phrases.toml"), phrases)
}

pub fn export(export: &Export) -> Result<End, String> {
    let loaded = files::sources(&export.dirs)?;
    let rows = sheet::rows(&loaded.wire.phrase, &loaded.wire);
    let bytes = sheet::file::write(&export.output.to_string_lossy(), sheet::SHEET, &rows)?;
    let shown = export.output.display();
    fs::write(&export.output, bytes)
        .map_err(|e| format!("{shown}: the file cannot be written: {e}"))?;
    eprintln!("{shown}: {} phrases", loaded.wire.phrase.len());
    Ok(End::Fine)
}
