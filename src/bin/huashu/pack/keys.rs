//! `huashu pack keys`: the reference page and the schema, made of the same lines as the reader of packs.

use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

use huashu::pack::keys;

use crate::command::End;

#[derive(Args)]
pub struct Arguments {
    /// The directory for pack-format.md (Chinese) and pack-format.en.md; without any option the Chinese page is printed
    #[arg(long)]
    pages: Option<PathBuf>,
    /// The file for the JSON Schema
    #[arg(long)]
    schema: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<End, String> {
    if arguments.pages.is_none() && arguments.schema.is_none() {
        print!("{}", keys::page());
    }
    if let Some(dir) = &arguments.pages {
        write(&dir.join("pack-format.md"), &keys::page())?;
        write(&dir.join("pack-format.en.md"), &keys::english())?;
    }
    if let Some(path) = &arguments.schema {
        write(path, &format!("{:#}\n", keys::schema()))?;
    }
    Ok(End::Fine)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text)
        .map_err(|e| format!("{}: the file cannot be written: {e}", path.display()))
}
