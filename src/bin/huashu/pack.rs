//! `huashu pack check` and `huashu pack build`.

use clap::{Args, Subcommand};
use std::fs;
use std::path::PathBuf;

use huashu::pack::built::english;
use huashu::pack::problem::Problem;
use huashu::pack::source::Loaded;
use huashu::proof::{self, Disproof};

use crate::command::End;
use crate::{exchange, files, replay};

#[derive(Subcommand)]
pub enum Command {
    /// Tell everything that is wrong with a pack, with its place
    Check(Sources),
    /// Check, prove and layer a pack, and write the JSON that pages load, English words in a file of their own
    Build(Build),
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
    dirs: Vec<PathBuf>,
}

#[derive(Args)]
pub struct Build {
    #[command(flatten)]
    sources: Sources,
    /// The file to write; its English words go beside it, into OUTPUT with .en.json for .json
    #[arg(short, long)]
    output: PathBuf,
}

pub fn run(command: &Command) -> Result<End, String> {
    let sources = match command {
        Command::Check(sources) => sources,
        Command::Build(build) => &build.sources,
        Command::Import(import) => return exchange::import(import),
        Command::Export(export) => return exchange::export(export),
        Command::Replay(arguments) => return replay::run(arguments),
    };
    let loaded = files::sources(&sources.dirs)?;
    let disproofs = proof::prove(&loaded.pack);
    if !disproofs.is_empty() {
        let problems = disproofs.iter().filter_map(|d| problem(&loaded, d)).collect();
        return Err(loaded.sources.report(problems).to_string().trim_end().to_owned());
    }
    let count = summary(&loaded);
    if let Command::Build(build) = command {
        let (pack, english) = english::split(&loaded.pack);
        for (path, json) in [(&build.output, pack), (&english::beside(&build.output), english)] {
            fs::write(path, json.to_string())
                .map_err(|e| format!("{}: the file cannot be written: {e}", path.display()))?;
        }
        eprintln!("{}: {count}", build.output.display());
    } else {
        eprintln!("{count}; nothing is wrong");
    }
    Ok(End::Fine)
}

fn summary(loaded: &Loaded) -> String {
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

/// What is told of an item that does not hold what it says. The wire items stand in the order of the pack's.
fn problem(loaded: &Loaded, disproof: &Disproof) -> Option<Problem> {
    let rule =
        |ix: &usize| Some((loaded.wire.rule.get(*ix)?, loaded.pack.rules.get(*ix)?.id.clone()));
    let phrase = |ix: &usize| loaded.pack.phrases.get(*ix).map(|p| p.id.clone());
    Some(match disproof {
        Disproof::Silent { rule: ix, example } => {
            let (wire, id) = rule(ix)?;
            Problem {
                code: "example-silent",
                at: wire.at,
                key: format!("flags.{example}"),
                message: format!("rule `{id}` says nothing about this example of its `flags`"),
                hint: "mend the rule, or move the example to `allows`; it is judged in the rule's first stage".to_owned(),
            }
        }
        Disproof::Loud { rule: ix, example, message } => {
            let (wire, id) = rule(ix)?;
            Problem {
                code: "example-loud",
                at: wire.at,
                key: format!("allows.{example}"),
                message: format!("rule `{id}` flags this example of its `allows`: {message}"),
                hint: "narrow the rule with `when` or `except`, or move the example to `flags`"
                    .to_owned(),
            }
        }
        Disproof::Unrepaired { rule: ix, example, phrase: fix } => {
            let (wire, id) = rule(ix)?;
            Problem {
                code: "fix-useless",
                at: wire.at,
                key: "fixes".to_owned(),
                message: format!(
                    "phrase `{}` does not repair `flags.{example}` of rule `{id}`: it is still flagged",
                    phrase(fix)?
                ),
                hint: "a repair's words must satisfy its rule; reword the phrase or take it out of `fixes`".to_owned(),
            }
        }
        Disproof::Forbidden { phrase: ix, rule: forbids, found } => Problem {
            code: "phrase-forbidden",
            at: loaded.wire.phrase.get(*ix)?.at,
            key: "text".to_owned(),
            message: format!(
                "phrase `{}` says “{found}”, which rule `{}` forbids",
                phrase(ix)?,
                rule(forbids)?.1
            ),
            hint: "say it another way".to_owned(),
        },
    })
}
