//! Rows to phrases, and phrases to rows.

use std::collections::BTreeSet;

use pinyin::ToPinyin;
use serde::Deserialize;

use super::column::Column;
use super::toml::condition;
use super::{Flaw, Table, cell};
use crate::pack::wire::{Cond, Pack, Phrase};
use crate::text::folded;

/// How far down a heading is looked for: offices put titles and notes above their tables.
const HEADING_ROWS: usize = 20;

/// What parts the items of a list in a cell.
const BREAKS: &[char] = &['、', '，', ',', '；', ';', '/', '|', '\n'];

/// Words of a usage that is written down, folded; what begins with none of them is said.
const RECORDED: &[&str] = &["record", "记", "备注", "工单", "留痕"];

/// Longest id that is made of a text, in letters.
const ID_LETTERS: usize = 24;

/// The phrases of a table. `known` is the pack whose stages and scenes they name.
///
/// # Errors
/// Everything that is wrong with the table.
pub fn phrases(table: &Table, known: &Pack) -> Result<Vec<Phrase>, Vec<Flaw>> {
    let Some((heading, columns)) = heading(table) else {
        return Err(vec![Flaw {
            at: cell(&table.name, 0, 0),
            message: "no row has the headings of a table of phrases".to_owned(),
            hint: format!(
                "name the columns {} or the like; a column of texts and one more are needed",
                Column::ALL.map(Column::heading).join("、")
            ),
        }]);
    };
    let mut reader = Reader { table, known, columns, flaws: Vec::new(), ids: BTreeSet::new() };
    // Offices keep a sheet for each stage.
    let wanted = plain(&table.name);
    let named = known.stage.iter().find(|s| plain(&s.name) == wanted || plain(&s.short) == wanted);
    let mut above =
        Phrase { stage: named.map_or_else(String::new, |s| s.id.clone()), ..Phrase::default() };
    let mut phrases = Vec::new();
    for (row, cells) in table.rows.iter().enumerate().skip(heading + 1) {
        if cells.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        if let Some(phrase) = reader.phrase(row, &above) {
            above.stage.clone_from(&phrase.stage);
            above.step.clone_from(&phrase.step);
            phrases.push(phrase);
        }
    }
    if reader.flaws.is_empty() { Ok(phrases) } else { Err(reader.flaws) }
}

/// Whether a table has the headings of phrases at all.
#[must_use]
pub fn is_table(table: &Table) -> bool {
    heading(table).is_some()
}

/// The row of the headings, and the column of each; the leftmost of two alike counts.
fn heading(table: &Table) -> Option<(usize, Vec<(Column, usize)>)> {
    let rows = table.rows.iter().take(HEADING_ROWS).enumerate();
    let found = rows.map(|(row, cells)| {
        let mut columns: Vec<(Column, usize)> = Vec::new();
        for (at, text) in cells.iter().enumerate() {
            if let Some(column) = Column::of(text).filter(|c| !columns.iter().any(|(k, _)| k == c))
            {
                columns.push((column, at));
            }
        }
        (row, columns)
    });
    found
        .filter(|(_, columns)| columns.len() > 1 && columns.iter().any(|(c, _)| *c == Column::Text))
        .max_by_key(|(row, columns)| (columns.len(), usize::MAX - row))
}

struct Reader<'a> {
    table: &'a Table,
    known: &'a Pack,
    columns: Vec<(Column, usize)>,
    flaws: Vec<Flaw>,
    ids: BTreeSet<String>,
}

impl Reader<'_> {
    fn text(&self, row: usize, column: Column) -> &str {
        let at = self.columns.iter().find(|(known, _)| *known == column).map(|(_, at)| *at);
        at.and_then(|at| self.table.rows.get(row)?.get(at)).map_or("", |text| text.trim())
    }

    fn wrong(&mut self, row: usize, column: Column, message: String, hint: String) {
        let at = self.columns.iter().find(|(known, _)| *known == column).map_or(0, |(_, at)| *at);
        self.flaws.push(Flaw { at: cell(&self.table.name, at, row), message, hint });
    }

    /// The phrase of a row. A table made of merged cells leaves stage and step empty below the first: they are those of
    /// the row above.
    fn phrase(&mut self, row: usize, above: &Phrase) -> Option<Phrase> {
        let text = self.text(row, Column::Text).replace("\r\n", "\n").replace('\r', "\n");
        if text.is_empty() {
            self.wrong(
                row,
                Column::Text,
                "the row has no text".to_owned(),
                "write the phrase, or clear the row".to_owned(),
            );
            return None;
        }
        let stage = self.stage(row).unwrap_or_else(|| above.stage.clone());
        if stage.is_empty() && self.text(row, Column::Stage).is_empty() {
            let names = self.known.stage.iter().map(|s| s.name.as_str()).collect::<Vec<_>>();
            self.wrong(
                row,
                Column::Stage,
                "the phrase has no stage".to_owned(),
                format!("write one of {}", names.join("、")),
            );
        }
        let step = match self.text(row, Column::Step) {
            "" => above.step.clone(),
            step => step.to_owned(),
        };
        let usage = folded(self.text(row, Column::Usage));
        let recorded = RECORDED.iter().any(|word| usage.starts_with(word));
        let phrase = Phrase {
            id: self.id(row, &text),
            code: self.text(row, Column::Code).to_owned(),
            step,
            stage,
            scenes: self.scenes(row),
            usage: if recorded { "record".to_owned() } else { String::new() },
            when: self.when(row),
            text,
            tags: list(self.text(row, Column::Tags)),
            ..Phrase::default()
        };
        Some(phrase)
    }

    fn stage(&mut self, row: usize) -> Option<String> {
        let said = self.text(row, Column::Stage).to_owned();
        if said.is_empty() {
            return None;
        }
        let wanted = plain(&said);
        let fits = |name: &str| plain(name) == wanted;
        let stages = &self.known.stage;
        let found = stages
            .iter()
            .find(|s| fits(&s.id) || fits(&s.name) || fits(&s.short) || fits(&s.name_en));
        let Some(stage) = found else {
            let hint = crate::pack::near::hint(&said, stages.iter().map(|s| s.name.as_str()));
            self.wrong(row, Column::Stage, format!("no stage is named “{said}”"), hint);
            // Told already: not told again as missing.
            return Some(String::new());
        };
        Some(stage.id.clone())
    }

    fn scenes(&mut self, row: usize) -> Vec<String> {
        let mut scenes = Vec::new();
        for said in list(self.text(row, Column::Scenes)) {
            let wanted = plain(&said);
            if ["通用", "全部", "所有", "all", "any"].contains(&wanted.as_str()) {
                continue;
            }
            let fits = |name: &str| plain(name) == wanted;
            let found =
                self.known.scene.iter().find(|s| fits(&s.id) || fits(&s.name) || fits(&s.name_en));
            if let Some(scene) = found {
                scenes.push(scene.id.clone());
            } else {
                let names = self.known.scene.iter().map(|s| s.name.as_str());
                let hint = crate::pack::near::hint(&said, names);
                self.wrong(row, Column::Scenes, format!("no scene is named “{said}”"), hint);
            }
        }
        scenes
    }

    fn when(&mut self, row: usize) -> Option<Cond> {
        #[derive(Deserialize)]
        struct Line {
            when: Cond,
        }
        let said = self.text(row, Column::When).to_owned();
        if said.is_empty() {
            return None;
        }
        match ::toml::from_str::<Line>(&format!("when = {said}")) {
            Ok(line) => Some(line.when),
            Err(error) => {
                self.wrong(
                    row,
                    Column::When,
                    format!("the condition cannot be read: {}", error.message()),
                    "write it as in a pack, such as { scene = \"tariff\" }, or leave it empty"
                        .to_owned(),
                );
                None
            }
        }
    }

    /// The id that is given, or one made of the text's sound, the same each time.
    fn id(&mut self, row: usize, text: &str) -> String {
        let given = self.text(row, Column::Id).to_owned();
        if !given.is_empty() {
            if !self.ids.insert(given.clone()) {
                self.wrong(
                    row,
                    Column::Id,
                    format!("the id “{given}” is that of a row above"),
                    "give each phrase an id of its own, or leave the cell empty".to_owned(),
                );
            }
            return given;
        }
        let code = self.text(row, Column::Code).to_lowercase();
        let code = Some(code).filter(|code| is_id(code));
        let made = code.unwrap_or_else(|| self::id(text));
        let mut id = made.clone();
        let mut nth = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{made}-{nth}");
            nth += 1;
        }
        id
    }
}

fn is_id(text: &str) -> bool {
    let letter =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    !text.is_empty() && text.chars().all(letter)
}

/// An id from how a text sounds: `wo-li-jie-nin`.
#[must_use]
pub fn id(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars().map(crate::text::fold) {
        let syllable = c.to_pinyin().map(|p| p.plain().replace('ü', "v"));
        let own = c.is_ascii_alphanumeric().then(|| c.to_string());
        let Some(part) = syllable.or(own) else { continue };
        if id.len() + part.len() >= ID_LETTERS {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&part);
    }
    if id.is_empty() { "phrase".to_owned() } else { id }
}

fn plain(name: &str) -> String {
    folded(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn list(text: &str) -> Vec<String> {
    text.split(BREAKS).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// Phrases as rows, the headings first. Stages and scenes stand by their names in `known`.
#[must_use]
pub fn rows(phrases: &[Phrase], known: &Pack) -> Vec<Vec<String>> {
    let mut rows = vec![Column::ALL.map(|column| column.heading().to_owned()).to_vec()];
    let stage = |id: &str| {
        let named = known.stage.iter().find(|s| s.id == id);
        named.map_or_else(|| id.to_owned(), |s| s.name.clone())
    };
    let scene = |id: &String| {
        let named = known.scene.iter().find(|s| s.id == *id);
        named.map_or_else(|| id.clone(), |s| s.name.clone())
    };
    for phrase in phrases {
        let cell = |column: Column| match column {
            Column::Id => phrase.id.clone(),
            Column::Code => phrase.code.clone(),
            Column::Stage => stage(&phrase.stage),
            Column::Step => phrase.step.clone(),
            Column::Scenes => phrase.scenes.iter().map(scene).collect::<Vec<_>>().join("、"),
            Column::Usage => if phrase.usage == "record" { "记" } else { "说" }.to_owned(),
            Column::Text => phrase.text.clone(),
            Column::Tags => phrase.tags.join("、"),
            Column::When => phrase.when.as_ref().and_then(condition).unwrap_or_default(),
        };
        rows.push(Column::ALL.map(cell).to_vec());
    }
    rows
}

/// Those of `phrases` that are new to `below` or other than there; these are marked as replacing.
#[must_use]
pub fn changed(phrases: Vec<Phrase>, below: &Pack) -> Vec<Phrase> {
    let said = |usage: &str| usage != "record";
    let same = |a: &Phrase, b: &Phrase| {
        (&a.code, &a.step, &a.stage, &a.scenes, said(&a.usage), &a.when, &a.text, &a.tags)
            == (&b.code, &b.step, &b.stage, &b.scenes, said(&b.usage), &b.when, &b.text, &b.tags)
    };
    let keep = |mut phrase: Phrase| {
        let known = below.phrase.iter().find(|known| known.id == phrase.id);
        if known.is_some_and(|known| same(known, &phrase)) {
            return None;
        }
        if let Some(known) = known {
            phrase.replace = true;
            // A sheet has no column for these, so it cannot have meant to take them away.
            phrase.checks.clone_from(&known.checks);
            phrase.prefer.clone_from(&known.prefer);
            phrase.why.clone_from(&known.why);
            phrase.why_en.clone_from(&known.why_en);
        }
        Some(phrase)
    };
    phrases.into_iter().filter_map(keep).collect()
}
