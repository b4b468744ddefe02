//! `huashu pack`: the commands of pack authors.

use clap::{Args, Subcommand};
use std::path::PathBuf;
use time::{Date, OffsetDateTime};

use huashu::check::{self, Checked};
use huashu::pack::source::Loaded;

use crate::command::End;
use crate::{exchange, files, replay};

mod build;
mod diff;
mod explain;
mod keys;
mod new;

#[derive(Subcommand)]
pub enum Command {
    /// Write a commented pack to start from
    New(new::Arguments),
    /// Tell everything that is wrong with a pack, and what is likely not meant so, with its place
    Check(Check),
    /// Check, prove and layer a pack, and write the JSON that pages load, English words in a file of their own
    Build(build::Arguments),
    /// Tell what an agent will notice when one pack takes the place of another
    Diff(diff::Arguments),
    /// Show where an item comes from: which layer wrote, replaced, extended or hid it
    Explain(explain::Arguments),
    /// Write the reference page of the format and the JSON Schema for editors
    Keys(keys::Arguments),
    /// Make phrases of a spreadsheet
    Import(exchange::Import),
    /// Write the phrases of a pack as a spreadsheet
    Export(exchange::Export),
    /// Count what a pack, or two side by side, would have said to exported tickets
    Replay(replay::Arguments),
}

#[derive(Args)]
pub struct Sources {
    /// Directories of pack sources: the base and the layers over it, in any order
    #[arg(required = true)]
    pub dirs: Vec<PathBuf>,
}

#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    sources: Sources,
    /// The day to check for, YYYY-MM-DD; today unless given
    #[arg(long, value_parser = day)]
    today: Option<Date>,
}

pub fn run(command: &Command) -> Result<End, String> {
    match command {
        Command::New(arguments) => new::run(arguments),
        Command::Check(check) => checked(check),
        Command::Build(arguments) => build::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Keys(arguments) => keys::run(arguments),
        Command::Import(import) => exchange::import(import),
        Command::Export(export) => exchange::export(export),
        Command::Replay(arguments) => replay::run(arguments),
    }
}

fn checked(check: &Check) -> Result<End, String> {
    let checked = ask(&check.sources.dirs, check.today)?;
    if !checked.report.placed.is_empty() {
        eprint!("{}", checked.report);
        return Ok(End::Findings);
    }
    if let Some(loaded) = checked.sound() {
        eprintln!("{}; nothing is wrong", summary(loaded));
    }
    Ok(End::Fine)
}

/// All that is to be told of packs from directories.
pub fn ask(dirs: &[PathBuf], today: Option<Date>) -> Result<Checked, String> {
    let today = today.unwrap_or_else(|| OffsetDateTime::now_utc().date());
    Ok(check::check(files::texts(dirs)?, Some(today)))
}

/// `YYYY-MM-DD`.
fn day(text: &str) -> Result<Date, String> {
    let numbers: Vec<u16> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let date = match numbers.as_slice() {
        [year, month, day] => u8::try_from(*month)
            .ok()
            .and_then(|month| time::Month::try_from(month).ok())
            .zip(u8::try_from(*day).ok())
            .and_then(|(month, day)| Date::from_calendar_date((*year).into(), month, day).ok()),
        _ => None,
    };
    date.ok_or_else(|| "write the day as YYYY-MM-DD, such as 2026-12-01".to_owned())
}

pub fn summary(loaded: &Loaded) -> String {
    let pack = &loaded.pack;
    let examples: usize = pack.rules.iter().map(|r| r.flags.len() + r.allows.len()).sum();
    format!(
        "{} {}: {} phrases, {} checks, {} rules with {examples} examples, {} fields",
        pack.id,
        pack.version,
        pack.phrases.len(),
        pack.checks.len(),
        pack.rules.len(),
        pack.fields.len(),
    )
}
