//! Whole tickets, judged with the base pack. `tests/assess/README.md` says how the cases are written.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what is wrong by failing"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use huashu::given;
use huashu::lang::Lang;
use huashu::pack::word::SAVES;
use huashu::pack::{Level, Pack, source};
use huashu::report;
use huashu::ticket::{Placer, SeenField};
use serde::Deserialize;
use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;

const PACK: &str = "packs/telecom";

/// The moment at which a ticket is judged that names none.
const NOW: &str = "2026-09-23T10:30:00+08:00";

const FILES: [(&str, &str); 7] = [
    ("intake", include_str!("assess/intake.jsonl")),
    ("verify", include_str!("assess/verify.jsonl")),
    ("plan", include_str!("assess/plan.jsonl")),
    ("follow-up", include_str!("assess/follow-up.jsonl")),
    ("close", include_str!("assess/close.jsonl")),
    ("words", include_str!("assess/words.jsonl")),
    ("elsewhere", include_str!("assess/elsewhere.jsonl")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    why: String,
    ticket: given::Ticket,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    stage: String,
    /// All that hold the save, and the hints that the case is about.
    findings: Vec<Expected>,
    #[serde(default)]
    silent: Vec<String>,
    #[serde(default)]
    checks: BTreeMap<String, String>,
    #[serde(default)]
    scenes: Vec<String>,
    #[serde(default)]
    first: Option<String>,
    #[serde(default)]
    offers: Vec<String>,
    #[serde(default)]
    fields: BTreeMap<String, Option<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    rule: String,
    #[serde(default)]
    level: Option<String>,
    #[serde(default)]
    words: Option<String>,
}

fn pack() -> Pack {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(PACK);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        files.push((name, std::fs::read_to_string(path).unwrap()));
    }
    files.sort();
    let loaded = source::load(vec![(PACK.to_owned(), files)]);
    loaded.unwrap_or_else(|report| panic!("{report}")).pack
}

/// All cases with their place, `file:line name`.
fn cases() -> Vec<(String, Case)> {
    let lines = FILES.iter().flat_map(|(file, text)| {
        text.lines().enumerate().map(move |(ix, line)| (format!("{file}.jsonl:{}", ix + 1), line))
    });
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(place, line)| {
            let case: Case = serde_json::from_str(line).unwrap_or_else(|e| panic!("{place}: {e}"));
            (format!("{place} {}", case.name), case)
        })
        .collect()
}

fn moment(case: &Case) -> given::Instant {
    case.ticket.now.unwrap_or_else(|| NOW.parse().unwrap())
}

/// The ticket as a line of input: with its moment, its fields in the order of the case.
fn line(case: &Case) -> String {
    let field = |f: &SeenField| format!("{}:{}", json!(f.name), json!(f.text));
    let fields: Vec<String> = case.ticket.fields.0.iter().map(field).collect();
    let now = moment(case).0.format(&Rfc3339).unwrap();
    let save = case.ticket.save.and_then(|save| SAVES.iter().find(|(_, kind)| *kind == save.0));
    let save = save.map(|(word, _)| format!("\"save\":\"{word}\",")).unwrap_or_default();
    format!("{{\"now\":\"{now}\",{save}\"fields\":{{{}}}}}\n", fields.join(","))
}

/// What the library answers.
fn assessed(pack: &Pack, case: &Case) -> Value {
    let save = case.ticket.save.map(|save| save.0);
    let page = case.ticket.clone().snapshot(moment(case).0);
    serde_json::to_value(report::assess(pack, &page, &Placer::new(pack), Lang::Zh, save)).unwrap()
}

/// The words that a finding is about, cut out of the ticket as another program would.
fn words(case: &Case, finding: &Value) -> String {
    let name = finding["name"].as_str();
    let text = case.ticket.fields.0.iter().find(|f| Some(&*f.name) == name).map(|f| &*f.text);
    let place = finding["start"].as_u64().zip(finding["end"].as_u64());
    let (Some(text), Some((start, end))) = (text, place) else { return String::new() };
    let units: Vec<u16> = text.encode_utf16().collect();
    let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
    String::from_utf16(&units[range]).unwrap()
}

/// Everything in which `advice` differs from what the case expects.
fn check(case: &Case, advice: &Value) -> Vec<String> {
    let expect = &case.expect;
    let mut wrong = Vec::new();
    let stage = advice["stage"]["id"].as_str().unwrap_or("none");
    if stage != expect.stage {
        wrong.push(format!("stage {stage} ({}), not {}", advice["stage"]["reasons"], expect.stage));
    }
    let findings = advice["findings"].as_array().unwrap();
    for expected in &expect.findings {
        let fits = |f: &&Value| {
            f["rule"] == json!(expected.rule)
                && expected.level.as_ref().is_none_or(|level| f["level"] == json!(level))
                && expected.words.as_ref().is_none_or(|said| words(case, f) == *said)
        };
        if !findings.iter().any(|f| fits(&f)) {
            let (level, said) = (expected.level.as_deref(), expected.words.as_deref());
            let there = findings.iter().find(|f| f["rule"] == json!(expected.rule));
            let there = there.map(|f| format!("; there is {} “{}”", f["level"], words(case, f)));
            wrong.push(format!(
                "no {} {level:?} {said:?}{}",
                expected.rule,
                there.unwrap_or_default()
            ));
        }
    }
    for finding in findings {
        let rule = finding["rule"].as_str().unwrap();
        let expected = expect.findings.iter().any(|e| e.rule == rule);
        let hint = finding["level"] == json!("hint");
        if !expected && (!hint || expect.silent.iter().any(|id| id == rule)) {
            let said = words(case, finding);
            wrong.push(format!("{} {rule} is a false alarm at “{said}”", finding["level"]));
        }
    }
    for (id, state) in &expect.checks {
        let check = advice["checks"].as_array().unwrap().iter().find(|c| c["id"] == json!(id));
        let is = check.map_or(&Value::Null, |c| &c["state"]);
        if is != &json!(state) {
            wrong.push(format!("check {id} is {is}, not {state}"));
        }
    }
    let scenes = advice["scenes"].as_array().unwrap();
    for scene in expect.scenes.iter().filter(|s| !scenes.contains(&json!(s))) {
        wrong.push(format!("scene {scene} is not among {scenes:?}"));
    }
    let offered: Vec<&str> = advice["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|s| s["phrase"].as_str())
        .collect();
    if let Some(first) = expect.first.as_deref().filter(|f| offered.first() != Some(f)) {
        wrong.push(format!("{first} is not offered first: {offered:?}"));
    }
    for phrase in expect.offers.iter().filter(|p| !offered.contains(&p.as_str())) {
        wrong.push(format!("{phrase} is not offered: {offered:?}"));
    }
    for (name, field) in &expect.fields {
        let is = &advice["fields"][name];
        if is != &json!(field) {
            wrong.push(format!("field {name} is {is}, not {field:?}"));
        }
    }
    wrong
}

#[test]
fn every_ticket_gets_the_advice_that_a_supervisor_would_give() {
    let pack = pack();
    let mut told = String::new();
    for (place, case) in cases() {
        for wrong in check(&case, &assessed(&pack, &case)) {
            let _ = writeln!(told, "{place}: {wrong}");
        }
    }
    assert!(told.is_empty(), "{} lines are wrong:\n{told}", told.lines().count());
}

#[test]
fn every_rule_speaks_in_a_case_and_is_silent_in_another() {
    let pack = pack();
    let cases = cases();
    let mut missing = String::new();
    for rule in &pack.rules {
        let id = rule.id.to_string();
        let speaks =
            cases.iter().any(|(_, case)| case.expect.findings.iter().any(|f| f.rule == id));
        let silent = cases.iter().any(|(_, case)| case.expect.silent.contains(&id));
        for (there, how) in [(speaks, "speaks"), (silent, "is silent")] {
            if !there {
                let _ = writeln!(missing, "{id} {how} nowhere");
            }
        }
    }
    assert!(missing.is_empty(), "{missing}");
}

#[test]
fn every_stage_scene_and_check_is_met_in_a_case() {
    let pack = pack();
    let cases = cases();
    let expects = |ok: &dyn Fn(&Expect) -> bool| cases.iter().any(|(_, case)| ok(&case.expect));
    let mut missing = String::new();
    for stage in pack.stages.iter().filter(|s| !expects(&|e| *e.stage == *s.id)) {
        let _ = writeln!(missing, "stage {}", stage.id);
    }
    for scene in pack.scenes.iter().filter(|s| !expects(&|e| e.scenes.contains(&s.id.to_string())))
    {
        let _ = writeln!(missing, "scene {}", scene.id);
    }
    for check in &pack.checks {
        let state = |state: &'static str| {
            expects(&|e| e.checks.get(&*check.id).is_some_and(|s| s == state))
        };
        if !state("unmet") || (check.met.is_some() && !state("met")) {
            let _ = writeln!(missing, "check {}", check.id);
        }
    }
    assert!(missing.is_empty(), "{missing}");
}

#[test]
fn the_cases_are_well_formed() {
    let pack = pack();
    let cases = cases();
    let names: BTreeSet<&str> = cases.iter().map(|(_, case)| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two cases have one name");
    let level_of = |id: &str| pack.rules.iter().find(|r| *r.id == *id).map(|r| r.level);
    for (place, case) in &cases {
        assert!(!case.why.is_empty(), "{place}: why?");
        let rules = case.expect.findings.iter().map(|f| &f.rule).chain(&case.expect.silent);
        for id in rules {
            assert!(level_of(id).is_some(), "{place}: no rule {id}");
        }
        let both = case.expect.findings.iter().find(|f| case.expect.silent.contains(&f.rule));
        assert!(both.is_none(), "{place}: a rule is both expected and silent");
        for id in case.expect.offers.iter().chain(&case.expect.first) {
            assert!(pack.phrases.iter().any(|p| *p.id == **id), "{place}: no phrase {id}");
        }
    }
    let passes =
        |case: &Case| case.expect.findings.iter().all(|f| level_of(&f.rule) == Some(Level::Hint));
    let good = cases.iter().filter(|(_, case)| passes(case)).count();
    assert!(cases.len() >= 80 && good >= 25, "{} cases, {good} of them good", cases.len());
}

#[test]
fn the_command_line_gives_the_same_advice() {
    let pack = pack();
    let cases = cases();
    let mut child = Command::new(env!("CARGO_BIN_EXE_huashu"))
        .args(["assess", "--pack", PACK])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input: String = cases.iter().map(|(_, case)| line(case)).collect();
    let mut stdin = child.stdin.take().unwrap();
    // Written beside the reading: the pipes hold less than all the answers.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!(done.status.code(), Some(0));
    let out = String::from_utf8(done.stdout).unwrap();
    assert_eq!(out.lines().count(), cases.len(), "one line out for each line in");
    for ((place, case), line) in cases.iter().zip(out.lines()) {
        let advice: Value = serde_json::from_str(line).unwrap();
        assert_eq!(advice, assessed(&pack, case), "{place}");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Placed {
    label: String,
    /// The field that it means; null where nothing is certain.
    #[serde(default)]
    field: Option<String>,
    /// A field that it must not become, where staying null is not the point.
    #[serde(default)]
    not: Option<String>,
}

#[test]
fn labels_are_placed_where_they_belong_or_nowhere() {
    let pack = pack();
    let placer = Placer::new(&pack);
    let mut told = String::new();
    let mut seen = BTreeSet::new();
    for file in [include_str!("assess/labels.jsonl"), include_str!("assess/labels-more.jsonl")] {
        for json in file.lines().filter(|json| !json.trim().is_empty()) {
            let line: Placed = serde_json::from_str(json).unwrap_or_else(|e| panic!("{json}: {e}"));
            let place = placer.place(&line.label).and_then(|ix| pack.field(ix));
            let place = place.map(|field| field.id.to_string());
            let right = match &line.not {
                Some(not) => place.as_ref() != Some(not),
                None => place == line.field,
            };
            if !right {
                let _ = writeln!(told, "{}: {place:?}, not {:?}", line.label, line.field);
            }
            assert!(seen.insert(line.label.clone()), "{} stands twice", line.label);
        }
    }
    assert!(told.is_empty(), "{told}");
}
