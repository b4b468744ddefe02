//! The health report (体检): what the assistant understood of a page, before anybody relies on it.
//!
//! [`check`] lays a ticket beside its pack: every canonical field found, ambiguous, hidden or missing, the names
//! that are nearly a field's, the reply editor, the ways of saving, and what the browser allows. It holds names and
//! lengths and never a field's text, so it can be sent to whoever gives support.

use crate::lang::{Lang, Words};
use crate::pack::{Field, FieldIx, Id, Pack};
use crate::ticket::{Entry, Placer, Ticket, Tie, near};

mod words;

/// What the report needs to know beside ticket and pack: what the page layer found out, or a saved page shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// Names of fields that the page has and nobody sees now.
    pub hidden: Vec<String>,
    /// Selectors of the site file, each with how many elements it hits.
    pub selectors: Vec<Selector>,
    /// How text gets into the reply field; none where it has not been found out.
    pub insertion: Option<Insertion>,
    /// The ways of saving that the page has.
    pub saves: Vec<Save>,
    /// Whether the browser runs the module, and what forbids it; none where there is no browser.
    pub wasm: Option<Wasm>,
}

/// A selector of the site file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// Its key in the file, such as `fields.reply` or `save.0`.
    pub key: String,
    /// The selector.
    pub css: String,
    /// How many elements it hits.
    pub hits: usize,
}

/// How text gets into the reply field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Insertion {
    /// Into an input or a text area.
    Plain,
    /// Typed into formatted text, as by hand.
    Typed,
    /// By the programming interface of the editor of this name.
    Editor(String),
    /// To the clipboard, for the agent to paste.
    Copied,
}

/// A way of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// How it is done.
    pub by: SaveBy,
    /// The control's words, the key or the address; empty where there is nothing to name.
    pub what: String,
    /// Whether it is guarded.
    pub guard: Guarded,
}

/// How a save is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveBy {
    /// A click on a control.
    Click,
    /// A form that is sent.
    Submit,
    /// A key, such as Ctrl+S.
    Key,
    /// A script's `form.submit()`.
    Script,
    /// A request that the site file names.
    Request,
    /// Leaving the page.
    Leave,
}

/// Whether a way of saving is guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guarded {
    /// A dry run that saved nothing was held.
    Proved,
    /// It is listened to; no dry run was made.
    Expected,
    /// It is not held.
    No,
}

/// Whether the browser runs the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wasm {
    /// It runs.
    Runs,
    /// The page's policy forbids it; the directive at fault, as the browser tells it.
    Blocked(String),
    /// Something else stopped it, in the browser's words.
    Failed(String),
}

/// The report.
#[derive(Debug, Clone, PartialEq)]
pub struct Health {
    /// The rows: what needs attention and what is fine, in the order in which they are read.
    pub rows: Vec<Row>,
    /// How many fields of the pack were found.
    pub found: usize,
    /// How many rows need somebody: see [`State::needs_somebody`].
    pub open: usize,
}

/// One row of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What kind of thing it is about.
    pub group: Group,
    /// The thing: a field's label, a way of saving.
    pub subject: Words,
    /// The canonical field, where it is about one.
    pub field: Option<Id>,
    /// How it stands.
    pub state: State,
    /// What was seen.
    pub says: Words,
    /// What to do about it; empty where there is nothing to do.
    pub hint: Words,
    /// The names of the page's fields that it is about: the one found, or the candidates.
    pub names: Vec<String>,
}

/// What kind of thing a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The pack and the browser.
    Setup,
    /// A canonical field.
    Field,
    /// A name of the page that is nearly that of a field.
    Near,
    /// The reply editor.
    Reply,
    /// A way of saving.
    Save,
    /// A selector of the site file.
    Selector,
}

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Fine,
    /// Several candidates, none of them clearly meant.
    Ambiguous,
    /// There, but nobody sees it.
    Hidden,
    /// Not there.
    Missing,
    /// Worth asking.
    Near,
    /// Not as it should be.
    Wrong,
}

impl State {
    /// What it is called at the head of a line.
    #[must_use]
    pub fn words(self) -> Words {
        words::mark(self)
    }

    /// Whether somebody should look at it. Few pages have every field, so one that is missing alone is no fault.
    #[must_use]
    pub fn needs_somebody(self) -> bool {
        matches!(self, Self::Ambiguous | Self::Wrong)
    }
}

/// The report on a look at a page.
#[must_use]
pub fn check(ticket: &Ticket, placer: &Placer, pack: &Pack, given: &Given) -> Health {
    let mut rows = vec![words::pack(pack)];
    rows.extend(given.wasm.iter().map(words::wasm));
    rows.push(reply(ticket, pack, given.insertion.as_ref()));
    rows.extend(saves(given));
    rows.extend(given.selectors.iter().filter(|s| s.hits != 1).map(words::selector));
    let numbered = || (0..).map(FieldIx).zip(&pack.fields);
    let fields: Vec<Row> =
        numbered().map(|(ix, f)| field(ticket, placer, pack, given, ix, f)).collect();
    let found = fields.iter().filter(|row| row.state == State::Fine).count();
    rows.extend(fields);
    rows.extend(
        ticket.entries.iter().filter(|e| e.field.is_none() && e.tie != Tie::Beside).filter_map(
            |e| {
                let nearly = near(placer, &e.name);
                let nearly: Vec<&Field> = nearly.iter().filter_map(|ix| pack.field(*ix)).collect();
                (!nearly.is_empty()).then(|| words::nearly(&e.name, &nearly))
            },
        ),
    );
    let open = rows.iter().filter(|row| row.state.needs_somebody()).count();
    Health { rows, found, open }
}

impl Health {
    /// The report as lines of text, for a message to support. No field's text is in it.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let mut text = String::new();
        let colon = lang.pick("：", ": ");
        let is_missing = |row: &&Row| row.state == State::Missing;
        for row in self.rows.iter().filter(|row| !is_missing(row)) {
            let mark = words::mark(row.state);
            let (subject, says) = (row.subject.get(lang), row.says.get(lang));
            text.push_str(&["[", mark.get(lang), "] ", subject, colon, says].concat());
            if !row.hint.zh.is_empty() {
                text.push_str(lang.pick("。", ". "));
                text.push_str(row.hint.get(lang));
            }
            text.push('\n');
        }
        // Few pages have every field: those that are not there take one line.
        let missing: Vec<&str> =
            self.rows.iter().filter(is_missing).map(|row| row.subject.get(lang)).collect();
        if !missing.is_empty() {
            let mark = words::mark(State::Missing);
            let list = missing.join(lang.pick("、", ", "));
            text.push_str(&["[", mark.get(lang), "] ", &list, "\n"].concat());
        }
        text
    }
}

/// How a canonical field stands.
fn field(
    ticket: &Ticket,
    placer: &Placer,
    pack: &Pack,
    given: &Given,
    ix: FieldIx,
    field: &Field,
) -> Row {
    let entries: Vec<&Entry> = ticket.entries.iter().filter(|e| e.field == Some(ix)).collect();
    if let Some(first) = entries.first() {
        // Of empty ones nobody can tell which is meant, and of filled ones the ticket says.
        let filled: Vec<&&Entry> = entries.iter().filter(|e| e.filled()).collect();
        return match ticket.real(ix, pack) {
            Some((_, real)) => words::found(field, real, entries.len()),
            None if filled.is_empty() => words::found(field, first, entries.len()),
            None => words::ambiguous(field, &filled),
        };
    }
    let hidden = given.hidden.iter().find(|name| placer.place(name) == Some(ix));
    hidden.map_or_else(|| words::missing(field), |name| words::hidden(field, name))
}

/// Where phrases go.
fn reply(ticket: &Ticket, pack: &Pack, insertion: Option<&Insertion>) -> Row {
    let Some(entry) = ticket.reply(pack).and_then(|at| ticket.entries.get(at)) else {
        return words::no_reply(pack);
    };
    let same = |e: &&Entry| e.field == entry.field && e.writable;
    let rivals: Vec<&Entry> = ticket.entries.iter().filter(same).collect();
    if rivals.len() > 1 && rivals.iter().all(|e| e.tie != Tie::Site) {
        return words::replies(&rivals);
    }
    words::reply(entry, insertion)
}

fn saves(given: &Given) -> Vec<Row> {
    if given.saves.is_empty() {
        return vec![words::no_save()];
    }
    given.saves.iter().map(words::save).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
