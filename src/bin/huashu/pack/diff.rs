//! `huashu pack diff`.

use clap::Args;
use std::path::PathBuf;

use huashu::diff;
use huashu::lang::Lang;

use crate::command::End;
use crate::files;

#[derive(Args)]
pub struct Arguments {
    /// The directory of the pack as it is
    before: PathBuf,
    /// The directory of the pack as it will be
    after: PathBuf,
    /// Directories of the layers below, for both
    #[arg(long, num_args = 1..)]
    over: Vec<PathBuf>,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
    /// The language of the words
    #[arg(long, value_enum, default_value = "zh")]
    lang: Language,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Language {
    Zh,
    En,
}

pub fn run(arguments: &Arguments) -> Result<End, String> {
    let load = |top: &PathBuf| {
        let dirs: Vec<PathBuf> = arguments.over.iter().chain([top]).cloned().collect();
        files::sources(&dirs)
    };
    let diff = diff::diff(&*load(&arguments.before)?, &*load(&arguments.after)?);
    if arguments.json {
        let json = serde_json::to_string(&diff)
            .map_err(|e| format!("the difference cannot be written: {e}"))?;
        println!("{json}");
    } else {
        let lang = match arguments.lang {
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        };
        print!("{}", diff::words(&diff, lang));
    }
    Ok(if diff.is_empty() { End::Fine } else { End::Findings })
}
