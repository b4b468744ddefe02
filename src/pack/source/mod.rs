//! Reads TOML sources into the wire shape, with the place of every word, and makes the pack of them.
//!
//! No file is opened here: the caller gives names and texts. Everything that is wrong is told at once:
//! [`read`] collects what serde sees, [`super::layer`] and [`super::lower`] add what the items mean.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::mem;

use serde::Deserialize;
use toml::de::DeTable;

use super::problem::{At, Problem};
use super::wire::{self, Each, Item, Pair};
use super::{Pack, layer, lower};

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
}

/// Reads, layers and checks packs: for each directory its name and its files, as (name, text). The order
/// of directories and files does not matter.
///
/// # Errors
/// Everything that is wrong with them.
pub fn load(dirs: Vec<(String, Vec<(String, String)>)>) -> Result<Box<Loaded>, Report> {
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
        let read = directory(&mut sources, &dir, files);
        whole &= read.pack.is_some();
        problems.extend(read.problems);
        packs.extend(read.pack);
    }
    if !whole {
        return Err(sources.report(problems));
    }
    let (merged, found) = layer::layer(packs);
    add(&mut problems, found);
    let Some(wire) = merged else { return Err(sources.report(problems)) };
    match lower::lower(&wire) {
        Ok(pack) if problems.is_empty() => Ok(Box::new(Loaded { wire, pack, sources })),
        Ok(_) => Err(sources.report(problems)),
        Err(found) => {
            add(&mut problems, found);
            Err(sources.report(problems))
        }
    }
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

struct Read {
    /// None where nothing can be said about the items: bad syntax, no header, a newer format.
    pack: Option<wire::Pack>,
    problems: Vec<Problem>,
}

fn directory(sources: &mut Sources, dir: &str, mut files: Vec<(String, String)>) -> Read {
    files.sort();
    let mut all = wire::Pack::default();
    let mut problems = Vec::new();
    let mut whole = true;
    let mut first = None;
    for (name, text) in files {
        let source = sources.add(format!("{}/{name}", dir.trim_end_matches('/')), text);
        first.get_or_insert(source);
        let (mut pack, found, parsed) = file(source, sources.text(source));
        whole &= parsed;
        problems.extend(found);
        let header = mem::take(&mut pack.pack);
        if all.pack.at == At::default() {
            all.pack = header;
        } else if header.at != At::default() {
            problems.push(Problem {
                code: "duplicate-header",
                at: header.at,
                key: String::new(),
                message: format!(
                    "the pack already has a header at {}",
                    sources.locate(all.pack.at)
                ),
                hint: "keep one [pack] among the files of a directory".to_owned(),
            });
        }
        all.pair(pack, &mut Append);
    }
    if let Some(newer) = lower::newer(&all.pack) {
        // What this build does not know is likely not wrong, so only that is told.
        return Read { pack: None, problems: vec![newer] };
    }
    if all.pack.at == At::default() && whole {
        whole = false;
        let source = first.unwrap_or_else(|| sources.add(dir.to_owned(), String::new()));
        problems.push(Problem {
            code: "missing-header",
            at: tree::at(source, &(0..0)),
            key: String::new(),
            message: "no file of the directory has a [pack] header".to_owned(),
            hint: format!("begin one with [pack], format = {} and id = \"…\"", super::FORMAT),
        });
    }
    let mut twice = Twice { sources, problems };
    all.each(&mut twice);
    Read { problems: twice.problems, pack: whole.then_some(all) }
}

/// One file: its items, its problems, and whether its syntax is sound.
fn file(source: usize, text: &str) -> (wire::Pack, Vec<Problem>, bool) {
    let (parsed, errors) = DeTable::parse_recoverable(text);
    let faults = RefCell::new(Vec::new());
    let read = wire::Pack::deserialize(read::Node::file(parsed.get_ref(), &faults));
    let mut pack = read.unwrap_or_default();
    pack.each(&mut Stand { source, tree: &parsed });
    if let Some(header) = tree::item(&parsed, "pack", None) {
        pack.pack.at = tree::at(source, &header.span());
    }
    if !errors.is_empty() {
        // Recovery guesses: what it makes of a broken file is not held against the author.
        let problems = errors.iter().map(|e| syntax(source, text, e)).collect();
        return (pack, problems, false);
    }
    let problems = faults.into_inner().into_iter().map(|f| told(source, &parsed, f)).collect();
    (pack, problems, true)
}

fn syntax(source: usize, text: &str, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or_default();
    let (what, hint) = match (error.message(), text.get(span.clone())) {
        ("duplicate key", Some(key)) => {
            (format!("`{key}` is given twice"), "keep one of them; lists of items use [[…]]")
        }
        (message, _) => (message.to_owned(), "mend the TOML here; the other files were read"),
    };
    Problem {
        code: "syntax",
        at: tree::at(source, &span),
        key: String::new(),
        message: what,
        hint: hint.to_owned(),
    }
}

fn told(source: usize, parsed: &tree::Tree<'_>, fault: read::Fault) -> Problem {
    let mut path = fault.path.iter().map(String::as_str);
    let kind = path.next().unwrap_or_default();
    let nth = fault.path.get(1).and_then(|n| n.parse().ok());
    let item = tree::item(parsed, kind, nth).or_else(|| tree::item(parsed, kind, None));
    let at = item.map_or(0..0, toml::Spanned::span);
    let key = match item {
        Some(item) if item.get_ref().is_table() && fault.path.len() > 1 => {
            fault.path.get(if nth.is_some() { 2.. } else { 1.. }).unwrap_or_default().join(".")
        }
        _ => fault.path.join("."),
    };
    Problem {
        code: fault.code,
        at: tree::at(source, &at),
        key,
        message: fault.message,
        hint: fault.hint,
    }
}

/// Says where each item stands.
struct Stand<'a, 't> {
    source: usize,
    tree: &'a tree::Tree<'t>,
}

impl Each for Stand<'_, '_> {
    fn list<T: Item>(&mut self, items: &mut Vec<T>) {
        for (nth, item) in items.iter_mut().enumerate() {
            if let Some(value) = tree::item(self.tree, T::KIND, Some(nth)) {
                item.set_at(tree::at(self.source, &value.span()));
            }
        }
    }
}

/// Adds the items of one file to those of the others.
struct Append;

impl Pair for Append {
    fn pair<T: Item>(&mut self, items: &mut Vec<T>, other: Vec<T>) {
        items.extend(other);
    }
}

/// Tells items of one kind and id in one pack.
struct Twice<'a> {
    sources: &'a Sources,
    problems: Vec<Problem>,
}

impl Each for Twice<'_> {
    fn list<T: Item>(&mut self, items: &mut Vec<T>) {
        let mut seen = BTreeMap::new();
        for item in items.iter().filter(|i| !i.id().is_empty()) {
            if let Some(first) = seen.get(&item.id()) {
                self.problems.push(Problem {
                    code: "duplicate-id",
                    at: item.at(),
                    key: T::KEY.to_owned(),
                    message: format!(
                        "{} `{}` is already at {}",
                        T::KIND,
                        item.id(),
                        self.sources.locate(*first)
                    ),
                    hint: "give one of them another name, or take it out".to_owned(),
                });
            } else {
                seen.insert(item.id(), item.at());
            }
        }
    }
}
