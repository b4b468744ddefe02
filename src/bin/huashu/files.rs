//! Packs from files: a built pack, or a directory of sources.

use std::fs;
use std::path::{Path, PathBuf};

use huashu::pack::Pack;
use huashu::pack::built::{self, english};
use huashu::pack::source::{self, Loaded};

/// A pack for judging: a built JSON file, with its English words where they are beside it, or a directory of TOML
/// sources.
///
/// # Errors
/// Words for people: what cannot be read, or all that is wrong with it.
pub fn pack(path: &Path) -> Result<Pack, String> {
    if path.is_dir() {
        return Ok(sources(&[path.to_owned()])?.pack);
    }
    let shown = path.display();
    let mut json = built_file(path)?;
    let english = english::beside(path);
    if english.exists() {
        english::lay(&built_file(&english)?, &mut json).map_err(|e| {
            format!("{}: {e}; build both with `huashu pack build`", english.display())
        })?;
    }
    built::read(&json).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|p| format!("{shown}: {p}")).collect();
        lines.join("\n")
    })
}

/// The JSON of a file that `huashu pack build` wrote.
fn built_file(path: &Path) -> Result<serde_json::Value, String> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|e| {
        format!("{shown}: the pack cannot be read: {e}; build one with `huashu pack build DIR -o {shown}`")
    })?;
    serde_json::from_str(&text).map_err(|e| {
        format!(
            "{shown}:{}:{}: this is no built pack: {e}; build one with `huashu pack build`",
            e.line(),
            e.column()
        )
    })
}

/// Packs from directories of TOML sources, layered and checked.
///
/// # Errors
/// Words for people: what cannot be read, or all that is wrong with them.
pub fn sources(dirs: &[PathBuf]) -> Result<Box<Loaded>, String> {
    source::load(texts(dirs)?).map_err(|report| report.to_string().trim_end().to_owned())
}

/// The texts of directories of TOML sources: for each its name and its files.
///
/// # Errors
/// Words for people: all that cannot be read.
pub fn texts(dirs: &[PathBuf]) -> Result<Vec<(String, Files)>, String> {
    let mut read = Vec::new();
    let mut failed = Vec::new();
    for dir in dirs {
        match directory(dir) {
            Ok(files) => read.push((dir.display().to_string(), files)),
            Err(message) => failed.push(message),
        }
    }
    if !failed.is_empty() {
        return Err(failed.join("\n"));
    }
    Ok(read)
}

/// Names and texts.
type Files = Vec<(String, String)>;

/// The TOML files of a directory, by name, in the order of their names.
fn directory(dir: &Path) -> Result<Files, String> {
    let shown = dir.display();
    let entries =
        fs::read_dir(dir).map_err(|e| format!("{shown}: the directory cannot be read: {e}"))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|x| x == "toml"))
        .collect();
    paths.sort();
    if paths.is_empty() {
        return Err(format!(
            "{shown}: no .toml file is here; name the directory that holds pack.toml"
        ));
    }
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path)
            .map_err(|e| format!("{}: the file cannot be read: {e}", path.display()))?;
        let name =
            path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok((name, text))
    };
    paths.into_iter().map(read).collect()
}
