//! The tables of a file as the phrases of a layer.

use super::{Flaw, Table, changed, is_table, phrases};
use crate::pack::FORMAT;
use crate::pack::wire::{Header, Pack, Phrase};

/// What was taken in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TakenIn {
    /// How many phrases the tables hold.
    pub read: usize,
    /// Every phrase of the tables, as they say it.
    pub all: Vec<Phrase>,
    /// Those that are new to the packs below or other than there.
    pub changed: Vec<Phrase>,
    /// The sheets that hold something else.
    pub passed_over: Vec<String>,
}

/// Why nothing was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// No table holds phrases.
    NoPhrases,
    /// This is wrong with the tables, all of it.
    Flaws(Vec<Flaw>),
}

/// Takes in the tables of a file. `known` is the pack whose stages and scenes they name, `below` what they lie on.
///
/// # Errors
/// Why nothing was taken in.
pub fn take_in(tables: &[Table], known: &Pack, below: &Pack) -> Result<TakenIn, Refused> {
    let mut taken = TakenIn::default();
    let (mut flaws, mut sheets) = (Vec::new(), 0);
    for table in tables {
        match phrases(table, known) {
            Ok(found) => {
                sheets += 1;
                taken.all.extend(found);
            }
            // A workbook has sheets of other things: a sheet without headings counts only where all are such.
            Err(found) if found.len() == 1 && tables.len() > 1 && !is_table(table) => {
                taken.passed_over.push(table.name.clone());
            }
            Err(found) => flaws.extend(found),
        }
    }
    if !flaws.is_empty() {
        return Err(Refused::Flaws(flaws));
    }
    if sheets == 0 {
        return Err(Refused::NoPhrases);
    }
    taken.read = taken.all.len();
    taken.changed = changed(taken.all.clone(), below);
    Ok(taken)
}

/// The file with the header of a new layer over `base`.
#[must_use]
pub fn header(id: &str, base: &Header) -> String {
    let quoted = |text: &str| ::toml::Value::from(text).to_string();
    let reply: Vec<String> = base.reply.iter().map(|field| quoted(field)).collect();
    format!(
        "# 由表格导入的话术，叠在 {} 之上。\n\n[pack]\nformat = {FORMAT}\nid = {}\nversion = \"0.1.0\"\nname = {}\nmode = {}\nextends = {}\nreply = [{}]\n",
        base.id,
        quoted(id),
        quoted(id),
        quoted(&base.mode),
        quoted(&base.id),
        reply.join(", "),
    )
}
