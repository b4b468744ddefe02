//! How often the readers are right, over labelled cases. Run by `scripts/bench accuracy`.
//!
//! What is wanted and what was found are paired in their order, so that of `deadline, vague` and `vague` the vague
//! ones meet. A pair has the kind right; whether its due time is right too is counted apart.
// A bench that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use huashu::calendar::Calendar;

#[path = "../tests/lib/base.rs"]
mod base;
#[path = "../tests/read/labelled.rs"]
mod labelled;

use labelled::{Case, Reader, cases};

/// A file of cases.
struct File {
    shown: String,
    reader: Reader,
    cases: Vec<(usize, Case)>,
}

fn main() -> ExitCode {
    // cargo adds flags of its own.
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|a| !a.starts_with("--")).map(PathBuf::from).collect();
    let paths = if named.is_empty() { own_files() } else { named };
    let read: Vec<Result<File, String>> = paths.iter().map(|path| file(path)).collect();
    let mut failed = false;
    for message in read.iter().filter_map(|read| read.as_ref().err()) {
        eprintln!("{message}");
        failed = true;
    }
    if failed {
        return ExitCode::from(2);
    }
    let files: Vec<File> = read.into_iter().filter_map(Result::ok).collect();
    let calendar = base::base().pack.calendar;
    for reader in [Reader::Promises, Reader::Confirmations] {
        let of_reader: Vec<&File> = files.iter().filter(|file| file.reader == reader).collect();
        if !of_reader.is_empty() {
            report(reader, &of_reader, &calendar);
        }
    }
    ExitCode::SUCCESS
}

/// The case files of this repository.
fn own_files() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read");
    let mut paths: Vec<PathBuf> = dir.read_dir().unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|x| x == "jsonl") && by_name(path).is_some());
    paths.sort();
    paths
}

fn by_name(path: &Path) -> Option<Reader> {
    let name = path.file_name()?.to_str()?;
    let is = |reader: &Reader| name.starts_with(title(*reader));
    [Reader::Promises, Reader::Confirmations].into_iter().find(is)
}

fn title(reader: Reader) -> &'static str {
    match reader {
        Reader::Promises => "promises",
        Reader::Confirmations => "confirmations",
    }
}

/// What `want` may begin with.
fn kinds(reader: Reader) -> Vec<String> {
    let confirmations = ["restate", "plan", "satisfaction"].into_iter().flat_map(|kind| {
        ["asked", "given", "denied"].into_iter().map(move |state| format!("{kind} {state}"))
    });
    match reader {
        Reader::Promises => ["deadline", "vague", "event"].map(str::to_owned).into(),
        Reader::Confirmations => confirmations.collect(),
    }
}

/// What `want` may begin with, and what stands behind it: `deadline 2026-09-24T23:59`.
fn split(kinds: &[String], label: &str) -> Option<(usize, Option<String>)> {
    kinds.iter().enumerate().find_map(|(ix, kind)| {
        let rest = label.strip_prefix(kind.as_str())?;
        let due = rest.strip_prefix(' ').map(str::to_owned);
        (rest.is_empty() || due.is_some()).then_some((ix, due))
    })
}

/// Reads a file. Its name says which reader it is for, or else what it wants.
fn file(path: &Path) -> Result<File, String> {
    let shown = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{shown}: the file cannot be read: {error}"))?;
    let mut read = Vec::new();
    for (line, case) in cases(&text) {
        let unread = |error: serde_json::Error| {
            let words = error.to_string();
            // Its own line number is that of the one line that it was given.
            let what = words.split(" at line ").next().unwrap_or(&words);
            format!("{shown}:{line}:{}: this is no case: {what}", error.column())
        };
        read.push((line, case.map_err(unread)?));
    }
    let wants = |reader: &Reader| {
        let kinds = kinds(*reader);
        read.iter().flat_map(|(_, case)| &case.want).any(|want| split(&kinds, want).is_some())
    };
    let by_wants = || [Reader::Promises, Reader::Confirmations].into_iter().find(wants);
    let reader = by_name(path).or_else(by_wants).ok_or_else(|| {
        format!("{shown}: no line says which reader it is for; name it promises….jsonl or confirmations….jsonl")
    })?;
    let known = kinds(reader);
    for (line, case) in &read {
        if let Some(want) = case.want.iter().find(|want| split(&known, want).is_none()) {
            let known = known.join(", ");
            return Err(format!(
                "{shown}:{line}: {} has no {want:?}; it knows {known}",
                title(reader)
            ));
        }
    }
    Ok(File { shown, reader, cases: read })
}

/// How often something was wanted, found, and both.
#[derive(Default, Clone, Copy)]
struct Count {
    wanted: usize,
    found: usize,
    right: usize,
}

/// Cases of a sort, and how many of them are right.
#[derive(Default, Clone, Copy)]
struct Share {
    right: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }
}

/// As people read it; a share of nothing is a dash.
fn percent(part: usize, of: usize) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    // A count of cases is far below 2^52.
    #[allow(clippy::cast_precision_loss)]
    let share = part as f64 * 100.0 / of as f64;
    // Rounding must not make a fault disappear.
    let share = if part < of { share.min(99.9) } else { share };
    format!("{share:.1} %")
}

fn report(reader: Reader, files: &[&File], calendar: &Calendar) {
    let kinds = kinds(reader);
    let mut counts = vec![Count::default(); kinds.len()];
    let (mut due, mut silent, mut whole) = (Share::default(), Share::default(), Share::default());
    let mut of_files = Vec::new();
    let mut wrong = Vec::new();
    for file in files {
        let mut lines = Share::default();
        for (line, case) in &file.cases {
            let got = reader.read(case, calendar);
            let labels = |labels: &[String]| -> Vec<_> {
                labels.iter().filter_map(|label| split(&kinds, label)).collect()
            };
            let (want, found) = (labels(&case.want), labels(&got.found));
            for (kind, _) in &want {
                counts[*kind].wanted += 1;
            }
            for (kind, _) in &found {
                counts[*kind].found += 1;
            }
            let paired = pairs(&want, &found);
            for (ix, _) in &paired {
                counts[want[*ix].0].right += 1;
            }
            for (ix, (_, wanted)) in want.iter().enumerate().filter(|(_, (_, due))| due.is_some()) {
                let met = paired.iter().find(|(w, _)| *w == ix);
                due.add(met.is_some_and(|(_, f)| found[*f].1 == *wanted));
            }
            if want.is_empty() {
                silent.add(found.is_empty());
            }
            let fault = got.fault(case);
            lines.add(fault.is_none());
            if let Some(fault) = fault {
                wrong.push(format!("{}:{line}: {}: {fault}", file.shown, case.text));
            }
        }
        whole.right += lines.right;
        whole.of += lines.of;
        of_files.push((&file.shown, lines));
    }

    println!("{} ({} lines)", title(reader), whole.of);
    println!(
        "  {:<22}{:>7}{:>7}{:>7}{:>11}{:>9}",
        "kind", "wanted", "found", "right", "precision", "recall"
    );
    for (kind, count) in kinds.iter().zip(&counts) {
        let Count { wanted, found, right } = *count;
        let (precision, recall) = (percent(right, found), percent(right, wanted));
        println!("  {kind:<22}{wanted:>7}{found:>7}{right:>7}{precision:>11}{recall:>9}");
    }
    let share = |what: &str, Share { right, of }: Share| {
        println!("  {what:<43}{:>20}   ({right} of {of})", percent(right, of));
    };
    if due.of > 0 {
        share("due instants right", due);
    }
    share("near-misses that stay silent", silent);
    share("lines wholly right", whole);
    if of_files.len() > 1 {
        for (file, lines) in &of_files {
            share(&format!("  of {file}"), *lines);
        }
    }
    println!("  wrong lines: {}", wrong.len());
    for line in &wrong {
        println!("    {line}");
    }
    println!();
}

/// The kind of a label, and its due time.
type Label = (usize, Option<String>);

/// Pairs what is wanted with what was found of the same kind, both in their order: as many as can be, and among
/// those the ones with the same due time.
fn pairs(want: &[Label], found: &[Label]) -> Vec<(usize, usize)> {
    // The worth of the best pairing of what is left from (w, f) on: a pair counts for more than any number of due times.
    let pair = want.len().min(found.len()) + 1;
    let worth = |w: usize, f: usize| match (&want[w], &found[f]) {
        (a, b) if a == b => pair + 1,
        (a, b) if a.0 == b.0 => pair,
        _ => 0,
    };
    let mut best = vec![vec![0; found.len() + 1]; want.len() + 1];
    for w in (0..want.len()).rev() {
        for f in (0..found.len()).rev() {
            let skip = best[w + 1][f].max(best[w][f + 1]);
            let here = worth(w, f);
            best[w][f] = if here > 0 { skip.max(here + best[w + 1][f + 1]) } else { skip };
        }
    }
    let mut paired = Vec::new();
    let (mut w, mut f) = (0, 0);
    while w < want.len() && f < found.len() {
        let here = worth(w, f);
        if here > 0 && best[w][f] == here + best[w + 1][f + 1] {
            paired.push((w, f));
            (w, f) = (w + 1, f + 1);
        } else if best[w][f] == best[w + 1][f] {
            w += 1;
        } else {
            f += 1;
        }
    }
    paired
}
