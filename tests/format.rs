//! The format of packs: one source for the reader, the reference page and the schema; layers with their history; packs
//! of every released version, which must load for ever.
// A test that cannot read its data fails; that is what unwrap and expect say here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huashu::check::check;
use huashu::pack::keys::{self, Shape, Table};
use huashu::pack::source::{self, Loaded};
use huashu::pack::wire::{Header, Pack as Wire};
use huashu::pack::word::RULE_KEYS;
use huashu::pack::{FORMAT, Mode, built, explain, starter};
use serde_json::{Value, json};
use time::macros::date;

type Files = Vec<(String, String)>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn children(dir: &Path) -> Vec<PathBuf> {
    let mut all: Vec<_> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    all.sort();
    all
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn files(dir: &Path) -> Files {
    let toml = children(dir).into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml"));
    toml.map(|p| (name(&p), fs::read_to_string(&p).unwrap())).collect()
}

/// The packs of a folder, one a directory.
fn dirs(case: &Path) -> Vec<(String, Files)> {
    children(case).iter().filter(|p| p.is_dir()).map(|dir| (name(dir), files(dir))).collect()
}

fn load(dirs: Vec<(String, Files)>) -> Box<Loaded> {
    source::load(dirs).unwrap_or_else(|report| panic!("{report}"))
}

/// A file that a program of the project makes is as it would make it now; `HUASHU_BLESS` writes it.
fn current(path: &str, text: &str) {
    let file = root().join(path);
    if std::env::var_os("HUASHU_BLESS").is_some() {
        fs::write(&file, text).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == text,
        "{path} is behind: huashu pack keys --pages www --schema packs/pack.schema.json"
    );
}

#[test]
fn the_reference_pages_and_the_schema_are_current() {
    current("www/pack-format.md", &keys::page());
    current("www/pack-format.en.md", &keys::english());
    current("packs/pack.schema.json", &format!("{:#}\n", keys::schema()));
}

/// Every table of a pack, with the name under which authors know it.
fn tables() -> Vec<&'static Table> {
    fn inner(table: &'static Table, all: &mut Vec<&'static Table>) {
        if all.iter().any(|known| known.name == table.name) {
            return;
        }
        all.push(table);
        for key in table.keys {
            let mut shape = (key.shape)();
            while let Shape::List(of) = shape {
                shape = *of;
            }
            if let Shape::Table(of) = shape {
                inner(of, all);
            }
        }
    }
    let mut all = Vec::new();
    inner(&Header::TABLE, &mut all);
    for (_, table) in Wire::TABLES {
        inner(table, &mut all);
    }
    all
}

#[test]
fn every_key_is_told_in_both_languages() {
    let (zh, en) = (keys::page(), keys::english());
    let mut count = 0;
    for key in tables().iter().flat_map(|table| table.keys) {
        count += 1;
        assert!(zh.contains(&format!("`{}`", key.name)) && en.contains(&format!("`{}`", key.name)));
        assert!(!key.zh.is_empty() && !key.en.is_empty(), "{}", key.name);
        assert!(key.en.is_ascii() || key.en.contains('“'), "{} in English: {}", key.name, key.en);
    }
    assert!(count > 100, "{count}");
    for table in tables() {
        for need in table.needs {
            assert!(table.keys.iter().any(|key| key.name == *need), "{}.{need}", table.name);
        }
    }
}

/// What the schema says of a TOML file, if it is one.
fn faults(schema: &jsonschema::Validator, text: &str) -> Option<Vec<String>> {
    let value: toml::Table = toml::from_str(text).ok()?;
    let json = serde_json::to_value(value).unwrap();
    Some(schema.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect())
}

#[test]
fn the_schema_takes_every_pack_that_loads() {
    let schema = jsonschema::draft7::new(&keys::schema()).unwrap();
    let mut folders = vec![root().join("packs/telecom"), root().join("packs/starter/whole")];
    folders.extend([root().join("packs/starter/layer"), root().join("tests/desk")]);
    for cases in ["tests/packs/good", "tests/packs/golden"] {
        for case in children(&root().join(cases)) {
            folders.extend(children(&case).into_iter().filter(|p| p.is_dir()));
        }
    }
    let mut count = 0;
    for folder in folders {
        for (file, text) in files(&folder) {
            count += 1;
            let told = faults(&schema, &text).unwrap();
            assert_eq!(told, Vec::<String>::new(), "{}/{file}", folder.display());
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn the_schema_refuses_what_an_editor_can_know_to_be_wrong() {
    let schema = jsonschema::draft7::new(&keys::schema()).unwrap();
    // Codes that a schema can tell, whatever else there is in the pack.
    let telling = ["unknown-key", "wrong-type", "unknown-value", "two-conditions", "foreign-key"];
    let mut refused = 0;
    for case in children(&root().join("tests/packs/bad")) {
        let texts: Files = if case.is_dir() {
            dirs(&case).into_iter().flat_map(|(_, files)| files).collect()
        } else {
            vec![(name(&case), fs::read_to_string(&case).unwrap())]
        };
        for (file, text) in texts {
            let told: BTreeSet<&str> = text
                .lines()
                .filter_map(|line| line.trim_start().strip_prefix("#! ")?.split(':').next())
                .collect();
            let Some(faults) = faults(&schema, &text) else { continue };
            if told.iter().any(|code| telling.contains(code)) {
                refused += 1;
                assert!(!faults.is_empty(), "{}/{file}: {told:?}", name(&case));
            }
        }
    }
    assert!(refused > 15, "{refused}");
}

#[test]
fn the_schema_has_words_and_explanations_for_editors() {
    let schema = keys::schema();
    let rule = &schema["definitions"]["Rule"]["properties"];
    assert_eq!(rule["level"]["enum"], json!(["hint", "reason", "block"]));
    let kinds: Vec<&str> = RULE_KEYS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(rule["kind"]["enum"], json!(kinds));
    assert!(rule["message"]["description"].as_str().unwrap().contains("告诉坐席"));
}

/// The keys of the TOML files that are written somewhere, by the name of their table.
fn written(value: &toml::Value, shape: &Shape, all: &mut BTreeSet<(&'static str, String)>) {
    match (shape, value) {
        (Shape::List(of), toml::Value::Array(list)) => {
            for value in list {
                written(value, of, all);
            }
        }
        (Shape::Table(table), toml::Value::Table(given)) => {
            for key in table.keys {
                if let Some(value) = given.get(key.name) {
                    all.insert((table.name, key.name.to_owned()));
                    written(value, &(key.shape)(), all);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn packs_of_every_released_format_load_for_ever() {
    let versions: Vec<_> = children(&root().join("tests/packs/golden"));
    let numbers: Vec<u32> = versions.iter().map(|v| name(v).parse().unwrap()).collect();
    assert_eq!(numbers, (1..=FORMAT).collect::<Vec<_>>(), "a golden pack for each");
    for version in versions {
        let checked = check(dirs(&version), Some(date!(2026 - 06 - 01)));
        assert!(checked.report.placed.is_empty(), "{}", checked.report);
        let pack = &checked.loaded.unwrap().pack;
        assert_eq!((pack.phrases.len(), pack.rules.len()), (2, 8));
        assert_eq!(&*pack.rules[0].origin, "golden");
        assert_eq!(pack.rule_mode_on(0, date!(2027 - 02 - 01)), Mode::Remind);
        assert_eq!(pack.rule_mode_on(0, date!(2027 - 03 - 01)), Mode::Enforce);
        assert_eq!(pack.rule_mode_on(1, date!(2026 - 11 - 30)), Mode::Observe);

        // What was built then is read now.
        let file = version.join("built.json");
        if std::env::var_os("HUASHU_BLESS").is_some() && !file.exists() {
            fs::write(&file, format!("{:#}\n", built::write(pack))).unwrap();
        }
        let json: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let read = built::read(&json).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!((read.phrases.len(), read.rules.len()), (2, 8));
        assert_eq!(read.rule_mode_on(0, date!(2027 - 02 - 01)), Mode::Remind);
    }
}

#[test]
fn the_newest_golden_pack_has_every_key_and_kind() {
    let mut all = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for (_, files) in dirs(&root().join("tests/packs/golden").join(FORMAT.to_string())) {
        for (_, text) in files {
            let file: toml::Table = toml::from_str(&text).unwrap();
            for (kind, value) in &file {
                let table = Wire::TABLES.iter().find(|(name, _)| name == kind);
                let table = table.map_or(&Header::TABLE, |(_, table)| table);
                let shape = match value {
                    toml::Value::Array(_) => Shape::List(Box::new(Shape::Table(table))),
                    _ => Shape::Table(table),
                };
                written(value, &shape, &mut all);
                for rule in value.as_array().into_iter().flatten().filter(|_| kind == "rule") {
                    kinds.extend(rule.get("kind").and_then(|k| k.as_str()).map(str::to_owned));
                }
            }
        }
    }
    // `accept`, `extend` and `replace` are the same in every table.
    let shared = ["accept", "extend", "replace"];
    for table in tables() {
        for key in table.keys.iter().filter(|key| !shared.contains(&key.name)) {
            assert!(
                all.contains(&(table.name, key.name.to_owned())),
                "{}.{}",
                table.name,
                key.name
            );
        }
    }
    assert!(shared.iter().all(|key| all.iter().any(|(_, name)| name == key)));
    let known: BTreeSet<String> = RULE_KEYS.iter().map(|(kind, _)| (*kind).to_owned()).collect();
    assert_eq!(kinds, known);
}

#[test]
fn a_needed_key_that_is_missing_is_told_and_no_other() {
    // One item of each kind with the keys that it needs alone, from the golden pack.
    let golden = dirs(&root().join("tests/packs/golden/1"));
    let base: Files = golden.into_iter().find(|(dir, _)| dir == "base").unwrap().1;
    let text: String = base.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n");
    let whole: toml::Table = toml::from_str(&text).unwrap();
    for (kind, table) in Wire::TABLES {
        for key in table.keys {
            let mut less = whole.clone();
            let list = less.get_mut(*kind).unwrap().as_array_mut().unwrap();
            let Some(item) = list[0].as_table_mut().filter(|item| item.contains_key(key.name))
            else {
                continue;
            };
            item.remove(key.name);
            let told = source::load(vec![(
                "base".into(),
                vec![("a.toml".into(), toml::to_string(&less).unwrap())],
            )]);
            let missing = told.err().is_some_and(|report| {
                let missing = ["missing-key", "no-condition", "few-examples", "empty-list"];
                report
                    .placed
                    .iter()
                    .any(|p| missing.contains(&p.problem.code) && p.problem.key == key.name)
            });
            // The keys that kinds of rules take are needed by kind, and one length of three.
            let by_kind =
                *kind == "rule" && RULE_KEYS.iter().any(|(_, keys)| keys.contains(&key.name));
            if !by_kind {
                assert_eq!(missing, table.needs.contains(&key.name), "{kind}.{}", key.name);
            }
        }
    }
}

#[test]
fn an_item_knows_what_each_layer_did_to_it() {
    let loaded = load(dirs(&root().join("tests/packs/good/extended")));
    let told = |id: &str| -> Vec<String> {
        let found = explain::explain(&loaded, id).unwrap();
        assert_eq!(found.len(), 1, "{id}");
        let link = |link: &explain::Link| {
            format!("{} {} {} {}", link.place, link.layer, link.deed, link.keys.join(","))
        };
        found[0].chain.iter().map(link).map(|line| line.trim().to_owned()).collect()
    };
    assert_eq!(
        told("rule:shirk"),
        [
            "base/a.toml:37:1 base wrote",
            "product/a.toml:14:1 product extended level,words,flags",
            "team/a.toml:14:1 team extended mode,dial",
        ]
    );
    assert_eq!(told("bye"), ["base/a.toml:32:1 base wrote", "team/a.toml:1:1 team hid"]);
    let found = explain::explain(&loaded, "shirk").unwrap();
    let toml = found[0].toml.clone().unwrap();
    assert!(toml.starts_with("[[rule]]\nid = \"shirk\"\n"), "{toml}");
    assert!(toml.contains("level = \"block\""), "{toml}");
    // What is shown is a rule that can be read again.
    assert!(toml::from_str::<toml::Table>(&toml).is_ok(), "{toml}");
    let unknown = explain::explain(&loaded, "shrik").unwrap_err();
    assert!(unknown.contains("did you mean `shirk`?"), "{unknown}");

    let layered = load(dirs(&root().join("tests/packs/good/layered")));
    let hello = explain::explain(&layered, "phrase:hello").unwrap();
    let deeds: Vec<_> = hello[0].chain.iter().map(|link| link.deed).collect();
    assert_eq!(deeds, ["wrote", "replaced"]);
}

#[test]
fn what_extends_adds_to_lists_and_takes_the_place_of_the_rest() {
    let pack = load(dirs(&root().join("tests/packs/good/extended"))).pack;
    let words =
        |list: &[std::rc::Rc<str>]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(words(&pack.fields[0].labels), ["答复", "处理意见"], "its own first, none twice");
    assert_eq!(words(&pack.phrases[0].tags), ["开场", "问候"]);
    assert_eq!(pack.phrases.len(), 1);
    let rule = &pack.rules[0];
    assert_eq!((rule.flags.len(), rule.allows.len()), (3, 2));
    let huashu::pack::RuleKind::Forbid(words) = &rule.kind else { panic!("{:?}", rule.kind) };
    assert_eq!(words.iter().map(|w| &*w.say).collect::<Vec<_>>(), ["不清楚", "不归我管"]);
    assert_eq!(&*rule.origin, "base");
    // The header's dial is inherited, and gentler than the rule's own only where that says nothing.
    let mode = |day| pack.rule_mode_on(0, day);
    assert_eq!(pack.mode, Mode::Observe);
    assert_eq!(mode(date!(2026 - 11 - 30)), Mode::Observe);
    assert_eq!(mode(date!(2027 - 02 - 28)), Mode::Remind);
    assert_eq!(mode(date!(2027 - 03 - 01)), Mode::Enforce);
}

#[test]
fn a_new_pack_passes_its_check_and_explains_itself() {
    let whole = starter::files("my-team", None).unwrap();
    let sources = |files: Files| {
        files
            .into_iter()
            .filter(|(name, _)| name.rsplit('.').next() == Some("toml"))
            .collect::<Files>()
    };
    assert!(whole.iter().any(|(name, _)| name == "pack.schema.json"), "editors find the schema");
    let checked =
        check(vec![("my-team".into(), sources(whole.clone()))], Some(date!(2031 - 01 - 01)));
    assert!(checked.report.placed.is_empty(), "{}", checked.report);
    let pack = &checked.sound().unwrap().pack;
    assert_eq!((&*pack.id, pack.mode), ("my-team", Mode::Observe));
    for (name, text) in sources(whole.clone()) {
        let comments = text.lines().filter(|line| line.contains('#')).count();
        assert!(comments >= 3, "{name} says what is what");
        assert!(text.starts_with("#:schema ./pack.schema.json\n"), "{name}");
    }
    let layer = sources(starter::files("layer", Some("my-team")).unwrap());
    let both = vec![("my-team".into(), sources(whole)), ("layer".into(), layer)];
    let checked = check(both, Some(date!(2031 - 01 - 01)));
    assert!(checked.report.placed.is_empty(), "{}", checked.report);
    assert!(starter::files("班组", None).is_err() && starter::files("a", Some("A")).is_err());
}

/// Takes the comment signs off what a starter shows, one block at a time: each is what it says.
#[test]
fn what_the_starter_of_a_layer_shows_can_be_read() {
    let text = &starter::files("layer", Some("base")).unwrap()[0].1;
    let mut blocks = 0;
    for block in text.split("\n\n") {
        let code: Vec<&str> = block.lines().filter_map(|line| line.strip_prefix("# ")).collect();
        let Some(from) = code.iter().position(|line| line.starts_with("[[")) else { continue };
        blocks += 1;
        let toml = code[from..].join("\n");
        assert!(toml::from_str::<toml::Table>(&toml).is_ok(), "{toml}");
    }
    assert_eq!(blocks, 3);
}
