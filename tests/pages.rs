//! The corpus of tests/pages: whole ticket pages of many libraries and systems, read natively with the base pack and
//! without a site file. Each page says at its head what is expected; tests/pages/README.md has the format.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use huashu::pack::{FieldIx, Pack};
use huashu::page::saved::Saved;
use huashu::page::site::Site;
use huashu::proof::NOW;
use huashu::ticket::{Entry, PageSnapshot, Placer, Ticket};

#[path = "lib/base.rs"]
mod base;

/// The least share of the expected fields that is found without a site file, in per cent.
const FOUND: usize = 95;

/// The fewest pages that the corpus has.
const PAGES: usize = 40;

/// What was counted.
#[derive(Default)]
struct Count {
    expected: usize,
    found: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

fn text(entry: &Entry) -> String {
    entry.text.trim().replace('\n', "\\n")
}

/// Lays what was read of a page beside what its head expects.
fn check(name: &str, html: &str, pack: &Pack, placer: &Placer, count: &mut Count) {
    let head = html.split_once("<!--").unwrap().1.split_once("-->").unwrap().0;
    let fields = Saved::new(html, Site::default()).look();
    let page = PageSnapshot { revision: 1, now: NOW, record: String::new(), fields };
    let ticket = Ticket::read(&page, placer);
    let entries_of = |ix: FieldIx| ticket.entries.iter().filter(move |e| e.field == Some(ix));
    let field = |id: &str| {
        let ix = pack.fields.iter().position(|f| &*f.id == id);
        FieldIx(u16::try_from(ix.unwrap_or_else(|| panic!("{name}: no field {id}"))).unwrap())
    };
    // What the head allows in each canonical field.
    let mut allowed: Vec<(FieldIx, String)> = Vec::new();
    let lines = head.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with("@ "));
    for line in lines {
        if let Some(reply) = line.strip_prefix("> ") {
            let goes = ticket.reply(pack).map(|at| &*ticket.entries[at].name);
            count.expected += 1;
            match goes {
                Some(goes) if goes == reply => count.found += 1,
                Some(goes) => {
                    count.wrong.push(format!("{name}: phrases go to {goes}, not {reply}"));
                }
                None => count.missed.push(format!("{name}: > {reply}")),
            }
        } else if let Some(unmapped) = line.strip_prefix("! ") {
            let mapped = |e: &&Entry| &*e.name == unmapped && e.field.is_some();
            if ticket.entries.iter().any(|e| mapped(&e)) {
                count.wrong.push(format!("{name}: {unmapped} is mapped"));
            }
        } else if let Some((id, rest)) = line.split_once(" ~ ") {
            let ix = field(id.trim());
            count.expected += 1;
            let candidates: Vec<&str> = rest.split(" | ").map(str::trim).collect();
            let seen: Vec<String> = entries_of(ix).map(text).collect();
            if let Some((_, real)) = ticket.real(ix, pack) {
                count.wrong.push(format!("{name}: {id} is said to be {}", text(real)));
            } else if candidates.iter().all(|c| seen.iter().any(|s| s == c)) {
                count.found += 1;
            } else {
                count.missed.push(format!("{name}: {line} (seen: {})", seen.join(" | ")));
            }
            allowed.extend(candidates.iter().map(|c| (ix, (*c).to_owned())));
        } else if let Some((id, also)) = line.split_once(" + ") {
            allowed.push((field(id.trim()), also.trim().to_owned()));
        } else if let Some((id, expect)) = line.split_once(" =") {
            let (ix, expect) = (field(id.trim()), expect.trim().to_owned());
            count.expected += 1;
            let real = ticket.real(ix, pack).map(|(_, entry)| text(entry));
            let seen = || entries_of(ix).next().map(text);
            match real.or_else(seen) {
                Some(real) if real == expect => count.found += 1,
                Some(real) if real.is_empty() => {
                    count.missed.push(format!("{name}: {line} (empty)"));
                }
                Some(real) => count.wrong.push(format!("{name}: {id} is {real}, not {expect}")),
                None => count.missed.push(format!("{name}: {line}")),
            }
            allowed.push((ix, expect));
        }
    }
    for entry in ticket.entries.iter().filter(|e| e.filled()) {
        let Some(ix) = entry.field else { continue };
        if !allowed.contains(&(ix, text(entry))) {
            let id = &pack.field(ix).unwrap().id;
            count.wrong.push(format!(
                "{name}: {} (= {}) is taken for {id}",
                entry.name,
                text(entry)
            ));
        }
    }
}

#[test]
fn the_browser_reads_the_same_pages() {
    let list = include_str!("page/corpus.rs");
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    for entry in fs::read_dir(dir).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(name) = name.strip_suffix(".html") else { continue };
        assert!(list.contains(&format!("\"{name}\"")), "{name} is not in tests/page/corpus.rs");
    }
}

#[test]
fn pages_are_understood_without_a_site_file() {
    let pack = base::base().pack;
    let placer = Placer::new(&pack);
    let mut count = Count::default();
    let mut pages: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|x| x == "html"))
        .collect();
    pages.sort();
    for path in &pages {
        let name = path.file_stem().unwrap().to_string_lossy();
        check(&name, &fs::read_to_string(path).unwrap(), &pack, &placer, &mut count);
    }
    let Count { expected, found, missed, wrong } = &count;
    println!("{} pages: {found} of {expected} fields found, {} wrong", pages.len(), wrong.len());
    for line in missed {
        println!("missed: {line}");
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(found * 100 >= expected * FOUND, "{found} of {expected} are found");
    assert!(pages.len() >= PAGES, "only {} pages", pages.len());
}
