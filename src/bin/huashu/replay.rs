//! `huashu pack replay`: what a pack would have said to exported tickets.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use clap::Args;
use huashu::given::{Instant, Ticket};
use huashu::pack::Pack;
use huashu::replay::html::{self, Side};
use huashu::replay::{Difference, Mask, Tally};
use huashu::sheet;
use huashu::ticket::{PageSnapshot, Placer, SeenField};
use indicatif::{ProgressBar, ProgressStyle};
use time::OffsetDateTime;

use crate::command::End;
use crate::files;

#[derive(Args)]
pub struct Arguments {
    /// A built pack, or a directory of pack sources
    pack: PathBuf,
    /// The tickets: .jsonl as `huashu assess` takes them, or a .csv or .xlsx with the fields' names as headings
    tickets: PathBuf,
    /// A second pack, to see what changes from the first to it
    #[arg(long)]
    against: Option<PathBuf>,
    /// Write a report as one HTML page
    #[arg(long)]
    html: Option<PathBuf>,
    /// Show texts in the report as they are; they are masked otherwise
    #[arg(long)]
    show_text: bool,
    /// The moment at which tickets without a time of their own are judged; the clock's unless given
    #[arg(long)]
    now: Option<Instant>,
    /// The column of a table that says when the ticket was handled, as its `now`
    #[arg(long)]
    at: Option<String>,
}

/// How many tickets a core takes at once.
const BLOCK: usize = 64;

/// What a core comes back with.
type Part = (Vec<Tally>, Vec<Difference>);

pub fn run(arguments: &Arguments) -> Result<End, String> {
    let now = arguments.now.map_or_else(OffsetDateTime::now_utc, |instant| instant.0);
    let (tickets, unread) = read(&arguments.tickets, arguments.at.as_deref(), now)?;
    let paths: Vec<&Path> = [Some(&arguments.pack), arguments.against.as_ref()]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    // Told once here; each core reads its own, for a pack is of one thread.
    let names = paths.iter().map(|path| files::pack(path).map(|pack| name(&pack)));
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    let mask = if arguments.show_text { Mask::Plain } else { Mask::Masked };
    let (tallies, differences) = replay(&paths, &tickets, mask)?;
    for line in &unread {
        eprintln!("{line}");
    }
    if let Some(path) = &arguments.html {
        let sides: Vec<Side> =
            names.iter().zip(&tallies).map(|(pack, tally)| Side { pack, tally }).collect();
        let source = arguments.tickets.file_name().unwrap_or_default().to_string_lossy();
        fs::write(path, html::page(&sides, &differences, &source))
            .map_err(|e| format!("{}: the report cannot be written: {e}", path.display()))?;
        eprintln!("{}: the report", path.display());
    }
    let packs: Vec<_> = names
        .iter()
        .zip(&tallies)
        .map(|(pack, tally)| serde_json::json!({ "pack": pack, "tally": tally }))
        .collect();
    let different: Vec<&Difference> = differences.iter().take(huashu::replay::DIFFERENT).collect();
    let told = serde_json::json!({ "packs": packs, "different": differences.len(), "differences": different });
    match writeln!(std::io::stdout(), "{told}") {
        // The reader has seen enough, as `head` does.
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
            return Err(format!("standard output cannot be written: {e}"));
        }
        _ => {}
    }
    Ok(if unread.is_empty() { End::Fine } else { End::Findings })
}

fn name(pack: &Pack) -> String {
    format!("{} {}", pack.id, pack.version)
}

/// Judges all tickets under each pack, on all cores.
fn replay(paths: &[&Path], tickets: &[PageSnapshot], mask: Mask) -> Result<Part, String> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let bar = ProgressBar::new(tickets.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {per_sec} {eta}") {
        bar.set_style(style);
    }
    let work = || -> Result<Part, String> {
        let packs = paths.iter().map(|path| files::pack(path)).collect::<Result<Vec<Pack>, _>>()?;
        let placers: Vec<Placer> = packs.iter().map(Placer::new).collect();
        let mut tallies: Vec<Tally> = packs.iter().map(Tally::new).collect();
        let mut differences = Vec::new();
        loop {
            let start = next.fetch_add(BLOCK, Ordering::Relaxed);
            let Some(rest) = tickets.get(start..).filter(|rest| !rest.is_empty()) else { break };
            let block = rest.get(..BLOCK).unwrap_or(rest);
            for (number, page) in (start + 1..).zip(block) {
                let outcomes: Vec<_> = tallies
                    .iter_mut()
                    .zip(packs.iter().zip(&placers))
                    .map(|(tally, (pack, placer))| tally.add(pack, placer, page, number, mask))
                    .collect();
                if let [first, second] = outcomes.as_slice()
                    && first != second
                {
                    let outcomes = [first.clone(), second.clone()];
                    differences.push(Difference { ticket: number, outcomes });
                }
            }
            bar.inc(block.len() as u64);
        }
        Ok((tallies, differences))
    };
    let parts = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        threads
            .into_iter()
            .map(|t| {
                t.join().unwrap_or_else(|_| {
                    Err("a core broke off; run it once more and report it".to_owned())
                })
            })
            .collect::<Result<Vec<Part>, String>>()
    })?;
    bar.finish_and_clear();
    let mut parts = parts.into_iter();
    let (mut tallies, mut differences) = parts.next().unwrap_or_default();
    for (more, others) in parts {
        for (tally, other) in tallies.iter_mut().zip(more) {
            tally.merge(other);
        }
        differences.extend(others);
    }
    differences.sort_by_key(|difference| difference.ticket);
    Ok((tallies, differences))
}

/// The tickets of a file, and what is told of lines that cannot be read.
fn read(
    path: &Path,
    at: Option<&str>,
    now: OffsetDateTime,
) -> Result<(Vec<PageSnapshot>, Vec<String>), String> {
    let shown = path.display();
    let bytes = fs::read(path).map_err(|e| format!("{shown}: the file cannot be read: {e}"))?;
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl")) {
        return Ok(lines(&shown.to_string(), &bytes, now));
    }
    let mut pages = Vec::new();
    for table in sheet::file::read(&path.to_string_lossy(), &bytes)? {
        let mut rows =
            table.rows.into_iter().filter(|row| row.iter().any(|c| !c.trim().is_empty()));
        let Some(heads) = rows.next() else { continue };
        let when = match at {
            Some(name) => {
                Some(heads.iter().position(|head| head.trim() == name).ok_or_else(|| {
                    format!(
                        "{shown}: no column is named “{name}”; the columns are {}",
                        heads.join("、")
                    )
                })?)
            }
            None => None,
        };
        pages.extend(rows.map(|row| {
            let moment = when.and_then(|at| row.get(at)).and_then(|text| instant(text));
            let field = |(name, text): (&String, String)| SeenField {
                name: name.clone(),
                text,
                writable: true,
                ..SeenField::default()
            };
            let fields =
                heads.iter().zip(row).map(field).filter(|f| !f.name.trim().is_empty()).collect();
            PageSnapshot { revision: 0, now: moment.unwrap_or(now), record: String::new(), fields }
        }));
    }
    Ok((pages, Vec::new()))
}

/// A moment as tables have it: ISO 8601, or a date and a time of day in China, such as 2026/9/23 10:30.
fn instant(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    huashu::number::instant(text).or_else(|| {
        let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00"));
        let mut day = day.split(['-', '/', '.']);
        let mut next = || day.next()?.trim().parse::<u32>().ok();
        let (year, month, date) = (next()?, next()?, next()?);
        let seconds = if time.matches(':').count() == 1 { ":00" } else { "" };
        let time = time.trim();
        let pad = if time.find(':') == Some(1) { "0" } else { "" };
        huashu::number::instant(&format!(
            "{year:04}-{month:02}-{date:02}T{pad}{time}{seconds}+08:00"
        ))
    })
}

fn lines(shown: &str, bytes: &[u8], now: OffsetDateTime) -> (Vec<PageSnapshot>, Vec<String>) {
    let (mut pages, mut unread) = (Vec::new(), Vec::new());
    for (nth, line) in bytes.split(|b| *b == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Ticket>(line) {
            Ok(ticket) => pages.push(ticket.snapshot(now)),
            Err(e) => unread.push(format!("{shown}:{}:{}: {e}", nth + 1, e.column())),
        }
    }
    (pages, unread)
}
