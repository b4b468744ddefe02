//! The commands and how they end.

use clap::{Parser, Subcommand};
use std::process::ExitCode;

use crate::{assess, pack, read, site, types};

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
    /// Check site files and saved pages
    #[command(subcommand)]
    Site(site::Command),
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

/// Runs the command of the arguments.
pub fn run() -> ExitCode {
    let end = match Arguments::parse().command {
        Command::Assess(arguments) => assess::run(&arguments),
        Command::Read(arguments) => read::run(&arguments),
        Command::Pack(command) => pack::run(&command),
        Command::Site(command) => site::run(&command),
        Command::Types(arguments) => types::run(&arguments),
    };
    let end = end.unwrap_or_else(|message| {
        eprintln!("{message}");
        End::Failed
    });
    ExitCode::from(end as u8)
}
