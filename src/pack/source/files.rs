//! The files of one directory as one pack, each item with its place.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::mem;
use std::ops::Range;

use serde::Deserialize;
use toml::de::DeTable;

use super::report::Sources;
use super::{read, tree};
use crate::pack::problem::{At, Problem};
use crate::pack::wire::{self, Each, Item, Pair};
use crate::pack::{FORMAT, lower};

/// A directory that was read.
pub struct Read {
    /// None where nothing can be said about the items: bad syntax, no header, a newer format.
    pub pack: Option<wire::Pack>,
    /// What serde sees, and names that are given twice.
    pub problems: Vec<Problem>,
}

/// Reads the files of `dir`, given as (name, text), in the order of their names.
pub fn directory(sources: &mut Sources, dir: &str, mut files: Vec<(String, String)>) -> Read {
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
        // What this build does not know is likely not wrong: only that is told, and bad syntax.
        problems.retain(|p| p.code == "syntax");
        problems.push(newer);
        return Read { pack: None, problems };
    }
    if all.pack.at == At::default() && whole {
        whole = false;
        let source = first.unwrap_or_else(|| sources.add(dir.to_owned(), String::new()));
        problems.push(Problem {
            code: "missing-header",
            at: tree::at(source, &(0..0)),
            key: String::new(),
            message: "no file of the directory has a [pack] header".to_owned(),
            hint: format!("begin one with [pack], format = {FORMAT} and id = \"…\""),
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
    // Only a wire struct with a type that `read` does not know comes to an error; the tests would show it.
    let mut pack = read.unwrap_or_default();
    pack.each(&mut Stand { source, tree: &parsed });
    if let Some(header) = tree::item(&parsed, "pack", None) {
        pack.pack.at = tree::at(source, &header.span());
    }
    if !errors.is_empty() {
        // Recovery guesses: what it makes of a broken file is not held against the author.
        let mut problems: Vec<Problem> = errors.iter().map(|e| syntax(source, text, e)).collect();
        // One full-width mark makes several errors.
        problems.dedup_by(|next, first| {
            let between = text.get(first.at.start as usize..next.at.start as usize);
            next.message == first.message && between.is_some_and(|between| !between.contains('\n'))
        });
        return (pack, problems, false);
    }
    let problems = faults.into_inner().into_iter().map(|f| told(source, &parsed, f)).collect();
    (pack, problems, true)
}

fn syntax(source: usize, text: &str, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or_default();
    let (what, hint) = match (error.message(), text.get(span.clone()), full_width(text, &span)) {
        ("duplicate key", Some(key), _) => (
            format!("`{key}` is given twice"),
            "keep one of them; lists of items use [[…]]".to_owned(),
        ),
        (_, _, Some((wide, narrow))) => (
            format!("`{wide}` is a full-width character"),
            format!("write `{narrow}`, typed without the input method"),
        ),
        (message, ..) => {
            (message.to_owned(), "mend the TOML here; the other files were read".to_owned())
        }
    };
    Problem { code: "syntax", at: tree::at(source, &span), key: String::new(), message: what, hint }
}

/// What an input method makes of the marks of TOML, outside of quotes.
const FULL_WIDTH: [(char, char); 11] = [
    ('“', '"'),
    ('”', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('＝', '='),
    ('，', ','),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('＂', '"'),
];

/// The first full-width mark that stands where the error is, or on its line before it, outside of quotes.
fn full_width(text: &str, span: &Range<usize>) -> Option<(char, char)> {
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    let mut quoted = false;
    let outside = line.chars().filter(|c| {
        quoted ^= *c == '"';
        !quoted
    });
    let mut marks = outside.filter_map(|c| FULL_WIDTH.into_iter().find(|(wide, _)| *wide == c));
    marks.next()
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
