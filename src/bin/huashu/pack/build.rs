//! `huashu pack build`: one JSON file, or files to publish.

use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

use huashu::pack::built::{english, publish};
use huashu::pack::source::Loaded;

use super::{Sources, ask, summary};
use crate::command::End;

#[derive(Args)]
#[group(id = "target", required = true, multiple = true, args = ["output", "publish"])]
pub struct Arguments {
    #[command(flatten)]
    sources: Sources,
    /// The file to write; its English words go beside it, into OUTPUT with .en.json for .json
    #[arg(short, long, visible_alias = "out")]
    output: Option<PathBuf>,
    /// The directory to publish to: files named by their hash, and manifest.json, which pages load. Older files stay,
    /// so that an older manifest brings them back
    #[arg(long)]
    publish: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<End, String> {
    let checked = ask(&arguments.sources.dirs, None)?;
    if !checked.report.placed.is_empty() {
        eprint!("{}", checked.report);
    }
    let Some(loaded) = checked.sound() else {
        eprintln!("nothing was written");
        return Ok(End::Findings);
    };
    if let Some(output) = &arguments.output {
        one(loaded, output)?;
    }
    if let Some(dir) = &arguments.publish {
        published(loaded, dir)?;
    }
    Ok(End::Fine)
}

fn one(loaded: &Loaded, output: &Path) -> Result<(), String> {
    let (pack, english) = english::split(&loaded.pack);
    write(output, &pack.to_string())?;
    write(&english::beside(output), &english.to_string())?;
    eprintln!("{}: {}", output.display(), summary(loaded));
    Ok(())
}

fn published(loaded: &Loaded, dir: &Path) -> Result<(), String> {
    fs::create_dir_all(dir)
        .map_err(|e| format!("{}: the directory cannot be made: {e}", dir.display()))?;
    for file in publish::files(&loaded.pack) {
        let path = dir.join(&file.name);
        // Whoever loads at this moment sees the old file or the new one, never a part.
        let part = dir.join(format!("{}.part", file.name));
        write(&part, &file.text)?;
        fs::rename(&part, &path)
            .map_err(|e| format!("{}: the file cannot be written: {e}", path.display()))?;
        eprintln!("{}", path.display());
    }
    eprintln!("{}", summary(loaded));
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text)
        .map_err(|e| format!("{}: the file cannot be written: {e}", path.display()))
}
