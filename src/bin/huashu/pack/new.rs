//! `huashu pack new`.

use clap::Args;
use std::fs;
use std::path::PathBuf;

use huashu::pack::starter;

use crate::command::End;

#[derive(Args)]
pub struct Arguments {
    /// The directory to make
    dir: PathBuf,
    /// The id of the pack; the name of the directory unless given
    #[arg(long)]
    id: Option<String>,
    /// The id of the pack that it lies on; without it the pack stands by itself
    #[arg(long)]
    over: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<End, String> {
    let dir = &arguments.dir;
    let shown = dir.display();
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = arguments.id.as_deref().unwrap_or(&name);
    let files = starter::files(id, arguments.over.as_deref())
        .map_err(|message| format!("{shown}: {message}; give another with --id"))?;
    let taken = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        return Err(format!("{shown}: the directory is not empty; name one that is not there yet"));
    }
    fs::create_dir_all(dir).map_err(|e| format!("{shown}: the directory cannot be made: {e}"))?;
    for (file, text) in files {
        let path = dir.join(file);
        fs::write(&path, text)
            .map_err(|e| format!("{}: the file cannot be written: {e}", path.display()))?;
        eprintln!("{}", path.display());
    }
    let below = if arguments.over.is_some() { " DIR-OF-THE-PACK-BELOW" } else { "" };
    eprintln!("next: huashu pack check{below} {shown}");
    Ok(End::Fine)
}
