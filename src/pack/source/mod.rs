//! Reads TOML sources into the wire shape, with the place of every word, and makes the pack of them.
//!
//! No file is opened here: the caller gives names and texts. Everything that is wrong is told at once:
//! `read` collects what serde sees, [`super::layer`] and [`super::lower`] add what the items mean.

use super::problem::{At, Problem};
use super::{Pack, layer, lower, wire};

mod files;
mod read;
mod report;
mod tree;

pub use report::{Placed, Report, Sources};

/// What is made of sound sources.
#[derive(Debug)]
pub struct Loaded {
    /// All layers as one; what a built pack holds as JSON. Its items stand in the same order as those of
    /// `pack`, so that a problem found later with an item can be told at its `at`.
    pub wire: wire::Pack,
    /// The checked pack.
    pub pack: Pack,
    /// The sources, to show a later problem where it is.
    pub sources: Sources,
    /// What each layer did, from the lowest up.
    pub history: Vec<layer::Step>,
}

/// Sources that were read, sound or not.
#[derive(Debug)]
pub struct Read {
    /// All layers as one; none where a file is no TOML, or the layers form no chain.
    pub wire: Option<wire::Pack>,
    /// The checked pack; none where anything is wrong.
    pub pack: Option<Pack>,
    /// The sources.
    pub sources: Sources,
    /// What each layer did, from the lowest up.
    pub history: Vec<layer::Step>,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
}

/// Reads, layers and checks packs: for each directory its name and its files, as (name, text). The order
/// of directories and files does not matter.
///
/// # Errors
/// Everything that is wrong with them.
pub fn load(dirs: Vec<(String, Vec<(String, String)>)>) -> Result<Box<Loaded>, Report> {
    sound(read(dirs)).map_err(|read| read.sources.report(read.problems))
}

/// What was read, if it is sound.
///
/// # Errors
/// What was read, as it is.
pub fn sound(read: Read) -> Result<Box<Loaded>, Box<Read>> {
    match read {
        Read { wire: Some(wire), pack: Some(pack), sources, history, .. } => {
            Ok(Box::new(Loaded { wire, pack, sources, history }))
        }
        unsound => Err(Box::new(unsound)),
    }
}

/// Reads packs as [`load`] does, and gives what can be read of unsound ones too.
#[must_use]
pub fn read(dirs: Vec<(String, Vec<(String, String)>)>) -> Read {
    let mut sources = Sources::default();
    let mut problems = Vec::new();
    let mut packs = Vec::new();
    let mut whole = true;
    if dirs.is_empty() {
        problems.push(Problem {
            code: "missing-header",
            at: At::default(),
            key: String::new(),
            message: "there is no pack to read".to_owned(),
            hint: "name the directory of a pack".to_owned(),
        });
    }
    for (dir, files) in dirs {
        let read = files::directory(&mut sources, &dir, files);
        whole &= read.pack.is_some();
        problems.extend(read.problems);
        packs.extend(read.pack);
    }
    if !whole {
        return Read { wire: None, pack: None, sources, history: Vec::new(), problems };
    }
    let layer::Layered { pack: wire, problems: found, history } = layer::layer(packs);
    add(&mut problems, found);
    let lowered = wire.as_ref().map(lower::lower);
    let pack = match lowered {
        Some(Ok(pack)) => Some(pack).filter(|_| problems.is_empty()),
        Some(Err(found)) => {
            add(&mut problems, found);
            None
        }
        None => None,
    };
    Read { wire, pack, sources, history, problems }
}

/// Adds problems, but for those that only follow from one that is known.
fn add(problems: &mut Vec<Problem>, found: Vec<Problem>) {
    let new: Vec<_> =
        found.into_iter().filter(|p| !problems.iter().any(|cause| follows(p, cause))).collect();
    problems.extend(new);
}

/// Whether `problem` is about the same key as `cause`, one inside the other, or about something missing
/// because it could not be read.
fn follows(problem: &Problem, cause: &Problem) -> bool {
    let within =
        |a: &str, b: &str| a.strip_prefix(b).is_some_and(|r| r.is_empty() || r.starts_with('.'));
    let parent = |key: &str| key.rsplit_once('.').map_or(String::new(), |(up, _)| up.to_owned());
    let unread = match problem.code {
        "missing-key" => cause.code == "unknown-key" && parent(&cause.key) == parent(&problem.key),
        "limit-length" | "no-fields" => {
            ["unknown-key", "wrong-type", "out-of-range"].contains(&cause.code)
        }
        _ => false,
    };
    let same = !cause.key.is_empty()
        && !problem.key.is_empty()
        && (within(&problem.key, &cause.key) || within(&cause.key, &problem.key));
    problem.at == cause.at && problem.at != At::default() && (unread || same)
}
