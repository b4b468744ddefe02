//! `huashu site check`: what the assistant understands of saved pages, with a site file or without.

use clap::{Args, Subcommand};
use serde_json::{Value as Json, json};
use std::fs;
use std::path::{Path, PathBuf};

use huashu::health::{self, Given, Guarded, Health, Row, Save, SaveBy, Selector};
use huashu::lang::Lang;
use huashu::pack::problem::Problem;
use huashu::pack::{Pack, near, source};
use huashu::page::saved::Saved;
use huashu::page::site::{Site, Value};
use huashu::ticket::{PageSnapshot, Placer, Ticket};
use time::OffsetDateTime;

use crate::command::End;
use crate::files;

#[derive(Subcommand)]
pub enum Command {
    /// Tell what is wrong with a site file, and which fields and save controls of saved pages are understood
    Check(Check),
}

#[derive(Args)]
pub struct Check {
    /// A site file (.json) and saved pages (.html); without a site file, what is understood without one
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A built pack, or a directory of pack sources; the base pack's fields unless given
    #[arg(long)]
    pack: Option<PathBuf>,
    /// One JSON object a line: the site file's problems, then each page
    #[arg(long)]
    json: bool,
    /// The language of the report
    #[arg(long, default_value = "zh")]
    lang: String,
}

/// A site file and what is wrong with it.
struct Read {
    site: Site,
    problems: Vec<(Problem, usize, usize)>,
}

pub fn run(command: &Command) -> Result<End, String> {
    let Command::Check(check) = command;
    let lang = Lang::of_tag(&check.lang);
    let pack = match &check.pack {
        Some(path) => files::pack(path)?,
        None => base()?,
    };
    let is_site =
        |path: &&PathBuf| path.extension().is_some_and(|x| x.eq_ignore_ascii_case("json"));
    let (sites, pages): (Vec<&PathBuf>, Vec<&PathBuf>) = check.files.iter().partition(is_site);
    if let [_, second, ..] = &*sites {
        let shown = second.display();
        return Err(format!(
            "{shown}: this is a second site file; name one, and any number of pages"
        ));
    }
    let mut end = End::Fine;
    let mut site = Site::default();
    if let Some(path) = sites.first() {
        let read = site_file(path, &pack)?;
        if !read.problems.is_empty() {
            end = End::Findings;
        }
        tell_problems(path, &read.problems, check.json);
        site = read.site;
    }
    let placer = Placer::new(&pack);
    for path in pages {
        let health = page(path, &site, &pack, &placer)?;
        if health.open > 0 {
            end = End::Findings;
        }
        if check.json {
            println!("{}", as_json(path, &health, lang));
        } else {
            println!("{}: {}", path.display(), summary(&health, lang));
            print!("{}", health.text(lang));
        }
    }
    Ok(end)
}

/// The fields of the base pack, as they were when this binary was built.
fn base() -> Result<Pack, String> {
    const STAGE: &str = "[[stage]]\nid = \"only\"\nname = \"only\"\n[[stage.signal]]\nwhen = { empty = \"reply\" }\nweight = 1\nwhy = \"only\"\n";
    let files = [
        ("pack.toml", include_str!("../../../packs/telecom/pack.toml")),
        ("fields.toml", include_str!("../../../packs/telecom/fields.toml")),
        ("fields-2.toml", include_str!("../../../packs/telecom/fields-2.toml")),
        ("fields-3.toml", include_str!("../../../packs/telecom/fields-3.toml")),
        ("fields-4.toml", include_str!("../../../packs/telecom/fields-4.toml")),
        ("stage.toml", STAGE),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
    let loaded = source::load(vec![("packs/telecom".to_owned(), files)]);
    loaded.map(|loaded| loaded.pack).map_err(|report| report.to_string())
}

/// Reads a site file, as much of it as is right.
fn site_file(path: &Path, pack: &Pack) -> Result<Read, String> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|e| {
        format!("{shown}: the site file cannot be read: {e}; write one as www/rollout.md shows")
    })?;
    let value: Value = serde_json::from_str(&text).map_err(|e| {
        let (line, column, words) = (e.line(), e.column(), e.to_string());
        let what = words.split(" at line ").next().unwrap_or(&words);
        format!(
            "{shown}:{line}:{column}: this is no JSON: {what}; www/rollout.md shows a site file"
        )
    })?;
    let (site, mut problems) = Site::of(&value, &Saved::is_selector);
    let known = || pack.fields.iter().map(|f| &*f.id);
    for (id, _) in site.fields.iter().filter(|(id, _)| !known().any(|k| k == id)) {
        problems.push(Problem {
            code: "unknown-id",
            at: huashu::pack::problem::At::default(),
            key: format!("fields.{id}"),
            message: format!("the pack has no field \"{id}\""),
            hint: near::hint(id, known()),
        });
    }
    let placed = problems.into_iter().map(|problem| {
        let (line, column) = place(&text, &problem.key);
        (problem, line, column)
    });
    Ok(Read { site, problems: placed.collect() })
}

/// Line and column, from 1, of a key such as `fields.reply` or `save.2`: of what its parts name, one after another.
fn place(text: &str, key: &str) -> (usize, usize) {
    let mut at = 0;
    for part in key.split('.') {
        let quoted = Json::from(part).to_string();
        if let Some(found) = text.get(at..).and_then(|rest| rest.find(&quoted)) {
            at += found;
        }
    }
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn tell_problems(path: &Path, problems: &[(Problem, usize, usize)], as_json: bool) {
    let shown = path.display();
    if as_json {
        let one = |(p, line, column): &(Problem, usize, usize)| json!({ "code": p.code, "key": p.key, "line": line, "column": column, "message": p.message, "hint": p.hint });
        let list: Vec<Json> = problems.iter().map(one).collect();
        println!("{}", json!({ "site": shown.to_string(), "problems": list }));
        return;
    }
    for (problem, line, column) in problems {
        println!("{shown}:{line}:{column}: {problem}");
    }
}

/// The report on a saved page.
fn page(path: &Path, site: &Site, pack: &Pack, placer: &Placer) -> Result<Health, String> {
    let shown = path.display();
    let bytes = fs::read(path).map_err(|e| {
        format!(
            "{shown}: the page cannot be read: {e}; save it in the browser as a complete web page"
        )
    })?;
    let saved = Saved::new(&String::from_utf8_lossy(&bytes), site.clone());
    let lists = [("save", &site.save), ("ignore", &site.ignore)];
    let numbered = lists.iter().flat_map(|(key, list)| {
        list.iter().enumerate().map(move |(nth, css)| (format!("{key}.{nth}"), css))
    });
    let named = site.fields.iter().map(|(id, css)| (format!("fields.{id}"), css));
    let count =
        |(key, css): (String, &String)| Selector { key, css: css.clone(), hits: saved.count(css) };
    let save = |what: String| Save { by: SaveBy::Click, what, guard: Guarded::Expected };
    let given = Given {
        hidden: saved.hidden(),
        selectors: named.chain(numbered).map(count).collect(),
        saves: saved.saves().into_iter().map(save).collect(),
        ..Given::default()
    };
    let seen = PageSnapshot {
        revision: 0,
        now: OffsetDateTime::UNIX_EPOCH,
        record: String::new(),
        fields: saved.look(),
    };
    Ok(health::check(&Ticket::read(&seen, placer), placer, pack, &given))
}

fn summary(health: &Health, lang: Lang) -> String {
    let (found, open) = (health.found, health.open);
    match lang {
        Lang::Zh => format!("认出 {found} 个栏位，{open} 处要看一看"),
        Lang::En => format!("{found} fields found, {open} to look at"),
    }
}

fn as_json(path: &Path, health: &Health, lang: Lang) -> Json {
    let row = |row: &Row| {
        json!({
            "group": format!("{:?}", row.group).to_lowercase(),
            "state": format!("{:?}", row.state).to_lowercase(),
            "field": row.field.as_deref(),
            "subject": row.subject.get(lang),
            "says": row.says.get(lang),
            "hint": if row.hint.zh.is_empty() { "" } else { row.hint.get(lang) },
            "names": row.names,
        })
    };
    let rows: Vec<Json> = health.rows.iter().map(row).collect();
    json!({ "page": path.display().to_string(), "found": health.found, "open": health.open, "rows": rows })
}
