//! What the health view and the field picker show.

use super::UI;
use crate::desk::{Desk, Doing, Picked, Survey};
use crate::draft::Part;
use crate::health::Health;
use crate::pack::{Field, FieldIx};
use crate::text::folded;

/// Longest value shown, in characters; the whole is in the page.
const VALUE: usize = 60;

/// The health view.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyView {
    /// How many fields were found, and how many rows need somebody.
    pub summary: String,
    /// The report.
    pub health: Health,
    /// The draft of a site file.
    pub draft: Vec<DraftLine>,
    /// Whether the page is read with the draft.
    pub tried: bool,
    /// Whether a change of the draft can be taken back.
    pub undo: bool,
    /// What the person does.
    pub doing: View,
}

/// A line of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// What it is.
    pub name: String,
    /// Its selector.
    pub css: String,
}

/// What the person does.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// Reading.
    Reading,
    /// Pointing; what the keyboard came to.
    Pointing(String),
    /// Saying what a thing is.
    Choosing(Chosen),
}

/// A chosen thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Its label.
    pub label: String,
    /// What stands in it, shortened.
    pub text: String,
    /// Its selector.
    pub css: String,
    /// What is wrong with the selector.
    pub warning: Option<&'static str>,
    /// What it may be, the likeliest first.
    pub parts: Vec<PartLine>,
}

/// Something that a thing may be.
#[derive(Debug, Clone, PartialEq)]
pub struct PartLine {
    /// What.
    pub part: Part,
    /// Its name.
    pub name: String,
    /// Its key in the site file.
    pub key: String,
    /// Whether the draft has it already.
    pub drafted: bool,
}

pub(super) fn view(desk: &Desk, survey: &Survey) -> SurveyView {
    let lang = desk.lang;
    let health = desk.health(&survey.given);
    let counted =
        |text: super::words::Text, n: usize| text.get(lang).replace("{n}", &n.to_string());
    let todo = match health.open {
        0 => UI.no_open_rows.get(lang).to_owned(),
        n => counted(UI.open_rows, n),
    };
    let name = |part: &Part| part_name(desk, part);
    let drafted = desk.draft.lines().iter();
    SurveyView {
        summary: [&*counted(UI.found_fields, health.found), lang.pick("，", ", "), &todo].concat(),
        health,
        draft: drafted.map(|l| DraftLine { name: name(&l.part).0, css: l.css.clone() }).collect(),
        tried: desk.draft.tried,
        undo: desk.draft.has_past(),
        doing: match &survey.doing {
            Doing::Reading => View::Reading,
            Doing::Pointing(at) => View::Pointing(at.clone()),
            Doing::Choosing(picked, query) => View::Choosing(chosen(desk, picked, query)),
        },
    }
}

fn chosen(desk: &Desk, picked: &Picked, query: &str) -> Chosen {
    let lang = desk.lang;
    let or = |text: &str, none: super::words::Text| {
        if text.trim().is_empty() { none.get(lang).to_owned() } else { text.to_owned() }
    };
    let mut text: String = picked.text.chars().take(VALUE).collect();
    if text.len() < picked.text.len() {
        text.push('…');
    }
    let warning = match (picked.css.is_empty(), picked.alone) {
        (true, _) => Some(UI.no_selector.get(lang)),
        (false, false) => Some(UI.not_alone.get(lang)),
        (false, true) => None,
    };
    Chosen {
        label: or(&picked.label, UI.no_label),
        text: or(&text, UI.no_text),
        css: picked.css.clone(),
        warning,
        parts: parts(desk, picked, query),
    }
}

/// What a thing may be: what its label says first, then what is nearly said, then all that there is.
fn parts(desk: &Desk, picked: &Picked, query: &str) -> Vec<PartLine> {
    let field = |ix: FieldIx| desk.pack.field(ix).map(|f| Part::Field(f.id.clone()));
    let pressing = [Part::Save, Part::Transfer, Part::Close];
    let mut parts: Vec<Part> = Vec::new();
    if picked.pressed {
        // 转派, 移交 and 办结, 结案 say which.
        let says = |words: &[char]| picked.label.contains(words);
        parts.extend(says(&['转', '移']).then_some(Part::Transfer));
        parts.extend(says(&['结', '关']).then_some(Part::Close));
        parts.extend(pressing.clone());
    }
    parts.extend(desk.placer().place(&picked.label).and_then(field));
    parts.extend(crate::ticket::near(desk.placer(), &picked.label).into_iter().filter_map(field));
    parts.extend(desk.pack.reply.iter().copied().filter_map(field));
    parts.extend(desk.pack.fields.iter().map(|f| Part::Field(f.id.clone())));
    parts.extend(pressing);
    parts.extend([Part::Record, Part::Ignore]);
    let query = folded(query.trim());
    let mut lines: Vec<PartLine> = Vec::new();
    for part in parts {
        let (name, key) = part_name(desk, &part);
        let hit = [&name, &key].into_iter().any(|text| folded(text).contains(&query))
            || field_of(desk, &part).is_some_and(|f| has_label(f, &query));
        if hit && !lines.iter().any(|line| line.part == part) {
            let drafted = desk.draft.lines().iter().any(|line| line.part == part);
            lines.push(PartLine { part, name, key, drafted });
        }
    }
    lines
}

fn has_label(field: &Field, query: &str) -> bool {
    let own = [&field.label.zh, &field.label.en];
    field.labels.iter().chain(own).any(|label| folded(label).contains(query))
}

fn field_of<'a>(desk: &'a Desk, part: &Part) -> Option<&'a Field> {
    let Part::Field(id) = part else { return None };
    desk.pack.fields.iter().find(|f| f.id == *id)
}

/// What a part is called, and its key in the site file.
fn part_name(desk: &Desk, part: &Part) -> (String, String) {
    let lang = desk.lang;
    let (name, key) = match part {
        Part::Field(id) => {
            let field = field_of(desk, part);
            let label = field.map_or(&**id, |f| f.label.get(lang));
            let replies = desk.pack.reply.first().and_then(|ix| desk.pack.field(*ix));
            let name = if replies.is_some_and(|f| f.id == *id) {
                UI.part_reply.get(lang).replace("{name}", label)
            } else {
                label.to_owned()
            };
            return (name, id.to_string());
        }
        Part::Save => (UI.part_save, "save"),
        Part::Transfer => (UI.part_transfer, "transfer"),
        Part::Close => (UI.part_close, "close"),
        Part::Record => (UI.part_record, "record"),
        Part::Ignore => (UI.part_ignore, "ignore"),
    };
    (name.get(lang).to_owned(), key.to_owned())
}
