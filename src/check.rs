//! Everything that is told of a pack before it is built: what is wrong with it, what it does not hold of what it
//! says, and what is likely not meant so. The command line and every other maker of packs ask here.

use time::Date;

use crate::pack::lint;
use crate::pack::problem::Problem;
use crate::pack::source::{self, Loaded, Report};
use crate::proof::{self, Disproof};

/// What came of a check.
#[derive(Debug)]
pub struct Checked {
    /// The pack, where it can be read at all.
    pub loaded: Option<Box<Loaded>>,
    /// What could be read where it cannot.
    pub unsound: Option<Box<source::Read>>,
    /// All that there is to say; a pack with errors must not be built.
    pub report: Report,
}

impl Checked {
    /// The pack, if it can be built.
    #[must_use]
    pub fn sound(&self) -> Option<&Loaded> {
        self.loaded.as_deref().filter(|_| self.report.errors() == 0)
    }
}

/// Reads, layers, checks and proves packs: for each directory its name and its files, as (name, text). `today` is the
/// day on which it is asked, for what can run out.
#[must_use]
pub fn check(dirs: Vec<(String, Vec<(String, String)>)>, today: Option<Date>) -> Checked {
    let loaded = match source::sound(source::read(dirs)) {
        Ok(loaded) => loaded,
        Err(mut read) => {
            let report = read.sources.report(std::mem::take(&mut read.problems));
            return Checked { loaded: None, unsound: Some(read), report };
        }
    };
    let mut problems = lint::lint(&loaded.wire, &loaded.pack, today);
    problems.extend(proof::prove(&loaded.pack).iter().filter_map(|d| problem(&loaded, d)));
    let problems = lint::accepted(&loaded.wire, problems);
    let report = loaded.sources.report(problems);
    Checked { loaded: Some(loaded), unsound: None, report }
}

/// What is told of an item that does not hold what it says. The wire items stand in the order of the pack's.
fn problem(loaded: &Loaded, disproof: &Disproof) -> Option<Problem> {
    let rule =
        |ix: &usize| Some((loaded.wire.rule.get(*ix)?, loaded.pack.rules.get(*ix)?.id.clone()));
    let phrase = |ix: &usize| loaded.pack.phrases.get(*ix).map(|p| p.id.clone());
    Some(match disproof {
        Disproof::Silent { rule: ix, example } => {
            let (wire, id) = rule(ix)?;
            Problem {
                code: "example-silent",
                at: wire.at,
                key: format!("flags.{example}"),
                message: format!("rule `{id}` says nothing about this example of its `flags`"),
                hint: "mend the rule, or move the example to `allows`; it is judged in the rule's first stage".to_owned(),
            }
        }
        Disproof::Loud { rule: ix, example, message } => {
            let (wire, id) = rule(ix)?;
            Problem {
                code: "example-loud",
                at: wire.at,
                key: format!("allows.{example}"),
                message: format!("rule `{id}` flags this example of its `allows`: {message}"),
                hint: "narrow the rule with `when` or `except`, or move the example to `flags`"
                    .to_owned(),
            }
        }
        Disproof::Unrepaired { rule: ix, example, phrase: fix } => {
            let (wire, id) = rule(ix)?;
            Problem {
                code: "fix-useless",
                at: wire.at,
                key: "fixes".to_owned(),
                message: format!(
                    "phrase `{}` does not repair `flags.{example}` of rule `{id}`: it is still flagged",
                    phrase(fix)?
                ),
                hint: "a repair's words must satisfy its rule; reword the phrase or take it out of `fixes`".to_owned(),
            }
        }
        Disproof::Forbidden { phrase: ix, rule: forbids, found } => Problem {
            code: "phrase-forbidden",
            at: loaded.wire.phrase.get(*ix)?.at,
            key: "text".to_owned(),
            message: format!(
                "phrase `{}` says “{found}”, which rule `{}` forbids",
                phrase(ix)?,
                rule(forbids)?.1
            ),
            hint: "say it another way".to_owned(),
        },
        Disproof::OverLimit { phrase: ix, rule: legal, message } => Problem {
            code: "phrase-over-limit",
            at: loaded.wire.phrase.get(*ix)?.at,
            key: "text".to_owned(),
            message: format!(
                "phrase `{}` promises too much time, as rule `{}` says: {message}",
                phrase(ix)?,
                rule(legal)?.1
            ),
            hint: "promise a time within the limit, or say what is done by then".to_owned(),
        },
    })
}
