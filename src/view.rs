//! What the panel shows: words and states, nothing to compute.
//!
//! [`panel`] turns a [`Desk`] into a [`Panel`]; the yew components draw it and send events back. Everything
//! that a person reads in the panel beside the pack's own words is in this module and `view/words.rs`.

use std::rc::Rc;

use crate::desk::{Desk, SURVEYS};
use crate::fact::Facts;
use crate::judge::CheckState;
use crate::lang::Lang;
use crate::pack::{Id, Level, Mode, StageIx};
use crate::rule::Finding;
use crate::text::Span;
use crate::ticket::Place;

mod marks;
mod phrases;
mod remind;
mod survey;
mod words;
pub use marks::{Marks, marks};
pub use phrases::{FinderView, PhraseLine, Piece, PieceKind};
pub use remind::{DueLine, DueView, notification};
pub use survey::{Chosen, DraftLine, PartLine, SurveyView, View as SurveyDoing};
pub use words::{Text, UI, Ui};

/// Longest evidence shown, in characters; the whole is in the field.
const EVIDENCE: usize = 28;

/// The whole panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The language.
    pub lang: Lang,
    /// Whether only the handle is shown.
    pub folded: bool,
    /// Whether the page shows no ticket.
    pub waiting: bool,
    /// The pack and its version.
    pub pack: String,
    /// The enforcement dial, where it is not at enforce.
    pub mode: Option<&'static str>,
    /// The stages, in order.
    pub stages: Vec<StageTab>,
    /// Why the ticket is in the current stage.
    pub reasons: Vec<String>,
    /// What speaks for another stage.
    pub against: Option<String>,
    /// Words that call for care.
    pub cues: Vec<String>,
    /// The checklist of the current stage.
    pub checks: Vec<CheckLine>,
    /// What is wrong.
    pub findings: Vec<FindingLine>,
    /// The phrases offered or found.
    pub phrases: Vec<PhraseLine>,
    /// What the agent searches for.
    pub query: String,
    /// What the agent should know right now.
    pub notice: Option<String>,
    /// The dialog of a held save.
    pub dialog: Option<Dialog>,
    /// The list of phrases beside the caret, while it is open.
    pub finder: Option<Rc<FinderView>>,
    /// What is told beside the caret of the walk through open slots.
    pub walk: Option<String>,
    /// How many favourites and sentences of their own the agent has.
    pub liked: usize,
    /// The key that opens that list.
    pub key: Option<String>,
    /// The health view, while it is open.
    pub survey: Option<SurveyView>,
    /// The promises that are kept in mind.
    pub due: DueView,
}

/// A stage in the stage bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageTab {
    /// The stage.
    pub ix: StageIx,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its name in a word, for the stage bar.
    pub short: String,
    /// Whether the ticket is in it.
    pub current: bool,
    /// Whether the agent pinned it.
    pub pinned: bool,
}

/// An item of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckLine {
    /// The check.
    pub ix: usize,
    /// Its id.
    pub id: Id,
    /// What is to be done.
    pub label: String,
    /// Whether it is done.
    pub done: bool,
    /// Whether the agent can tick or untick it.
    pub by_hand: bool,
    /// What shows it, or who ticked it and when.
    pub evidence: Option<String>,
}

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingLine {
    /// The finding.
    pub ix: usize,
    /// The rule's id.
    pub rule: Id,
    /// How much it weighs.
    pub level: Level,
    /// What the agent is told.
    pub message: String,
    /// Why.
    pub why: String,
    /// The field that it is about.
    pub field: String,
    /// Repairs, the best first.
    pub fixes: Vec<FixLine>,
}

/// A repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixLine {
    /// The fix, within its finding.
    pub ix: usize,
    /// Whether it replaces words; otherwise it inserts a sentence.
    pub replaces: bool,
    /// The words.
    pub text: String,
}

/// The dialog of a held save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialog {
    /// What holds the save.
    pub findings: Vec<FindingLine>,
    /// Reasons for saving anyway: code and name.
    pub reasons: Vec<(Id, String)>,
    /// What the agent should know right now.
    pub notice: Option<String>,
}

/// What the panel shows of a desk.
#[must_use]
pub fn panel(desk: &Desk) -> Panel {
    let view =
        View { desk, lang: desk.lang, facts: Facts::new(&desk.pack, &desk.ticket, &desk.readings) };
    let stage = desk.advice.stage.as_ref();
    Panel {
        lang: desk.lang,
        folded: desk.folded,
        waiting: desk.ticket.entries.iter().all(|e| e.field.is_none()),
        pack: format!("{} {}", desk.pack.name.get(desk.lang), desk.pack.version),
        mode: match desk.pack.mode_on(desk.ticket.now.date()) {
            Mode::Observe => Some(UI.observe.get(desk.lang)),
            Mode::Remind => Some(UI.remind.get(desk.lang)),
            Mode::Enforce => None,
        },
        stages: view.stages(),
        reasons: stage.map_or_else(Vec::new, |s| {
            s.reasons.iter().map(|w| w.get(desk.lang).to_owned()).collect()
        }),
        against: stage.and_then(|s| s.against.as_ref()).and_then(|(ix, why)| {
            let name = desk.pack.stage(*ix)?.name.get(desk.lang);
            Some(
                UI.against
                    .get(desk.lang)
                    .replace("{why}", why.get(desk.lang))
                    .replace("{stage}", name),
            )
        }),
        cues: view.cues(),
        checks: view.checks(),
        // Observe logs and shows nothing, so that a new pack can be watched without disturbing anyone.
        findings: view.findings(|_, finding| desk.mode_of(finding) != Mode::Observe),
        phrases: view.phrases(),
        query: desk.query.clone(),
        notice: desk.notice.clone().filter(|_| desk.held.is_none()),
        dialog: desk.held.as_ref().map(|_| view.dialog()),
        finder: view.finder().map(Rc::new),
        walk: view.walk().filter(|_| desk.finder.is_none()),
        liked: desk.liked.len(),
        key: desk.keys.name(),
        survey: desk.survey.as_ref().filter(|_| SURVEYS).map(|open| survey::view(desk, open)),
        due: remind::view(desk),
    }
}

struct View<'a> {
    desk: &'a Desk,
    lang: Lang,
    facts: Facts<'a>,
}

impl View<'_> {
    fn stages(&self) -> Vec<StageTab> {
        let staged = self.desk.advice.stage.as_ref();
        let tab = |(ix, stage): (StageIx, &crate::pack::Stage)| {
            let current = staged.is_some_and(|s| s.stage == ix);
            let pinned = current && staged.is_some_and(|s| s.pinned);
            let name = |words: &crate::lang::Words| words.get(self.lang).to_owned();
            let (short, name) = (name(&stage.short), name(&stage.name));
            StageTab { ix, id: stage.id.clone(), name, short, current, pinned }
        };
        (0..).map(StageIx).zip(&self.desk.pack.stages).map(tab).collect()
    }

    fn cues(&self) -> Vec<String> {
        let note = |(ix, at): &(usize, Place)| {
            let note = self.desk.pack.cues.get(*ix)?.note.get(self.lang);
            Some(format!("{note}（{}）", self.desk.ticket.words(*at)))
        };
        self.desk.advice.cues.iter().filter_map(note).collect()
    }

    fn checks(&self) -> Vec<CheckLine> {
        let current = self.desk.advice.stage.as_ref().map(|s| s.stage);
        let checks = self.desk.pack.checks.iter().zip(&self.desk.advice.checks).enumerate();
        let here = checks
            .filter(|(_, (c, s))| Some(c.stage) == current && **s != CheckState::NotApplicable);
        here.map(|(ix, (check, state))| CheckLine {
            ix,
            id: check.id.clone(),
            label: check.label.get(self.lang).to_owned(),
            done: state.done(),
            by_hand: !matches!(state, CheckState::Met(_)),
            evidence: self.evidence(state),
        })
        .collect()
    }

    fn evidence(&self, state: &CheckState) -> Option<String> {
        match state {
            CheckState::Met(Some(at)) => {
                let entry = self.desk.ticket.entries.get(at.entry)?;
                Some(format!("{}：{}", entry.name, excerpt(at.span, &entry.text)))
            }
            CheckState::Ticked(tick) => {
                let clock = format!("{:02}:{:02}", tick.at.hour(), tick.at.minute());
                Some(
                    UI.ticked
                        .get(self.lang)
                        .replace("{who}", &tick.by)
                        .replace("{when}", &clock)
                        .trim()
                        .to_owned(),
                )
            }
            CheckState::Met(None) | CheckState::Unmet | CheckState::NotApplicable => None,
        }
    }

    fn findings(&self, shown: impl Fn(usize, &Finding) -> bool) -> Vec<FindingLine> {
        let findings = self.desk.advice.findings.iter().enumerate();
        let findings = findings.filter(|(ix, finding)| shown(*ix, finding));
        findings
            .filter_map(|(ix, finding)| {
                let rule = self.desk.pack.rules.get(finding.rule)?;
                let entry = finding.at.and_then(|at| self.desk.ticket.entries.get(at.entry));
                let label =
                    || Some(self.desk.pack.field(finding.field?)?.label.get(self.lang).to_owned());
                let fix = |(ix, fix): (usize, &crate::rule::Fix)| FixLine {
                    ix,
                    replaces: fix.phrase.is_none(),
                    text: fix.text.clone(),
                };
                Some(FindingLine {
                    ix,
                    rule: rule.id.clone(),
                    level: finding.level,
                    message: finding.message.get(self.lang).to_owned(),
                    why: rule.why.get(self.lang).to_owned(),
                    field: entry.map(|e| e.name.to_string()).or_else(label).unwrap_or_default(),
                    fixes: finding.fixes.iter().enumerate().map(fix).collect(),
                })
            })
            .collect()
    }

    fn dialog(&self) -> Dialog {
        let holding: Vec<usize> = self.desk.holding().map(|(ix, _)| ix).collect();
        let reasons = self.desk.pack.reasons.iter();
        Dialog {
            findings: self.findings(|ix, _| holding.contains(&ix)),
            reasons: reasons.map(|r| (r.code.clone(), r.name.get(self.lang).to_owned())).collect(),
            notice: self.desk.notice.clone(),
        }
    }
}

/// The words of a span, shortened for display only.
fn excerpt(span: Span, text: &str) -> String {
    let words = span.of(text).trim();
    let mut short: String =
        words.chars().take(EVIDENCE).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}
