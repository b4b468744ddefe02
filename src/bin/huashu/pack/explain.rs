//! `huashu pack explain`.

use clap::Args;

use huashu::pack::explain;

use super::Sources;
use crate::command::End;
use crate::files;

#[derive(Args)]
pub struct Arguments {
    /// The item: its id, or KIND:ID such as phrase:hello
    id: String,
    #[command(flatten)]
    sources: Sources,
    /// One JSON array instead of words
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> Result<End, String> {
    let loaded = files::sources(&arguments.sources.dirs)?;
    let found = match explain::explain(&loaded, &arguments.id) {
        Ok(found) => found,
        Err(message) => {
            eprintln!("{message}");
            return Ok(End::Findings);
        }
    };
    if arguments.json {
        let json = serde_json::to_string(&found)
            .map_err(|e| format!("the answer cannot be written: {e}"))?;
        println!("{json}");
        return Ok(End::Fine);
    }
    for item in &found {
        println!("{} `{}`", item.kind, item.id);
        for link in &item.chain {
            let keys = link.keys.join(", ");
            let keys = if keys.is_empty() { keys } else { format!(" ({keys})") };
            println!("  {}: {} {}{keys}", link.place, link.layer, link.deed);
        }
        match &item.toml {
            Some(toml) => println!("\n{toml}"),
            None => println!("\nIt is hidden: agents do not see it.\n"),
        }
    }
    Ok(End::Fine)
}
