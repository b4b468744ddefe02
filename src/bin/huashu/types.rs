//! `huashu types`: the TypeScript types of the page's API, made from the Rust shapes.

use clap::Args;
use std::fs;
use std::path::PathBuf;
use ts_rs::{Config, TS};

use huashu::{given, report};

use crate::command::End;

/// The functions of `window.Huashu`, which the loader defines by hand.
const API: &str = include_str!("../../boot/api.d.ts");

#[derive(Args)]
pub struct Arguments {
    /// The file to write; standard output unless given
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<End, String> {
    let text = format!("{API}\ndeclare namespace Huashu {{\n{}}}\n", shapes());
    match &arguments.output {
        None => print!("{text}"),
        Some(path) => fs::write(path, text)
            .map_err(|e| format!("{}: the file cannot be written: {e}", path.display()))?,
    }
    Ok(End::Fine)
}

fn shapes() -> String {
    let config = Config::default();
    macro_rules! declare {
        ($($shape:ty),* $(,)?) => {
            [$(<$shape>::decl(&config)),*].map(|decl| format!("  {decl}\n")).concat()
        };
    }
    declare![
        given::Ticket,
        report::Advice,
        report::Stage,
        report::Against,
        report::Check,
        report::Words,
        report::Finding,
        report::Fix,
        report::Edit,
        report::Suggestion,
        report::TimePromise,
        report::Cue,
        report::Log,
    ]
}
