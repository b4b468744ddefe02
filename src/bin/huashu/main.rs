//! `huashu`: judges tickets, reads texts, checks and builds packs.
//!
//! JSON lines in and out, so that other programs can use it. Ends with 0 when all is fine, 1 when
//! something was found, 2 when something could not be run or read.
#![forbid(unsafe_code)]

use clap::{Parser, Subcommand};
use std::process::ExitCode;

mod assess;
mod files;
mod lines;
mod pack;
mod read;
mod types;

/// The complaint assistant on the command line.
#[derive(Parser)]
#[command(name = "huashu", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Judge tickets: one JSON object a line in, one advice a line out
    Assess(assess::Arguments),
    /// Read promises and confirmations in texts: one JSON object a line in, one reading a line out
    Read(read::Arguments),
    /// Check and build phrase packs
    #[command(subcommand)]
    Pack(pack::Command),
    /// Print the TypeScript types of the page's API
    Types(types::Arguments),
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// All is fine.
    Fine,
    /// Something was found.
    Findings,
    /// Something could not be run or read.
    Failed,
}

fn main() -> ExitCode {
    let end = match Arguments::parse().command {
        Command::Assess(arguments) => assess::run(&arguments),
        Command::Read(arguments) => read::run(&arguments),
        Command::Pack(command) => pack::run(&command),
        Command::Types(arguments) => types::run(&arguments),
    };
    let end = end.unwrap_or_else(|message| {
        eprintln!("{message}");
        End::Failed
    });
    ExitCode::from(end as u8)
}
