//! What the panel shows: words and states, nothing to compute.
//!
//! [`panel`] turns a [`Desk`] into a [`Panel`]; the yew components draw it and send events back. Everything
//! that a person reads in the panel beside the pack's own words is in this module and `view/words.rs`.

use crate::desk::{Desk, SURVEYS};
use crate::fact::Facts;
use crate::judge::CheckState;
use crate::lang::Lang;
use crate::pack::{Id, Level, Mode, StageIx};
use crate::phrase::Origin;
use crate::rule::Finding;
use crate::suggest::{self, Suggestion};
use crate::text::Span;
use crate::ticket::Place;

mod survey;
mod words;
pub use survey::{Chosen, DraftLine, PartLine, SurveyView, View as SurveyDoing};

pub use words::{Text, UI, Ui};

/// How many hits of a search are shown.
const SEARCH_HITS: usize = 12;

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
    /// The health view, while it is open.
    pub survey: Option<SurveyView>,
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

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseLine {
    /// The phrase.
    pub ix: usize,
    /// Its id.
    pub id: Id,
    /// Its code to type.
    pub code: String,
    /// Its text in pieces.
    pub pieces: Vec<Piece>,
    /// Why it is offered.
    pub why: Vec<String>,
}

/// A piece of a phrase as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What kind of words.
    pub kind: PieceKind,
    /// The field that they come from.
    pub from: Option<String>,
}

/// Fixed words, a filled slot or an open one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// The pack's own words.
    Fixed,
    /// The pack's own words, which a search found.
    Hit,
    /// A filled slot.
    Filled,
    /// An open slot.
    Open,
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
        survey: desk.survey.as_ref().filter(|_| SURVEYS).map(|open| survey::view(desk, open)),
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

    fn phrases(&self) -> Vec<PhraseLine> {
        if self.desk.query.trim().is_empty() {
            let offered =
                |phrase: &usize| self.desk.advice.suggestions.iter().find(|s| s.phrase == *phrase);
            let offers = self.desk.offers.iter().filter_map(offered);
            return offers.filter_map(|s| self.phrase(s, &[])).collect();
        }
        let stage = self.desk.advice.stage.as_ref().map(|staged| staged.stage);
        let (index, query) = (self.desk.index(), &self.desk.query);
        let hits = suggest::search(&self.facts, index, query, stage, SEARCH_HITS);
        hits.iter().filter_map(|hit| self.phrase(&hit.suggestion, &hit.marks)).collect()
    }

    fn phrase(&self, suggestion: &Suggestion, marks: &[(usize, usize)]) -> Option<PhraseLine> {
        let phrase = self.desk.pack.phrases.get(suggestion.phrase)?;
        let text = &suggestion.filled.text;
        let mut slots = suggestion.filled.slots.iter();
        let mut pieces = Vec::new();
        // Marks are counted in characters of the unfilled text, a slot as one.
        let mut at = 0;
        for piece in &phrase.text {
            match piece {
                crate::pack::Piece::Text(words) => at = marked(words, at, marks, &mut pieces),
                crate::pack::Piece::Slot(_) => {
                    at += 1;
                    let Some(slot) = slots.next() else { continue };
                    let open = slot.origin == Origin::Open;
                    pieces.push(Piece {
                        text: slot.span.of(text).to_owned(),
                        kind: if open { PieceKind::Open } else { PieceKind::Filled },
                        from: crate::phrase::origin_label(slot.origin, &self.facts)
                            .map(|label| label.to_string()),
                    });
                }
            }
        }
        pieces.retain(|piece| !piece.text.is_empty());
        let why = suggestion.why.iter().map(|w| w.get(self.lang).to_owned()).collect();
        Some(PhraseLine {
            ix: suggestion.phrase,
            id: phrase.id.clone(),
            code: phrase.code.to_string(),
            pieces,
            why,
        })
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

/// Cuts words that begin at character `at` where a search found something in them; returns the character behind them.
fn marked(words: &str, at: usize, marks: &[(usize, usize)], pieces: &mut Vec<Piece>) -> usize {
    let kind = |at| {
        let hit = marks.iter().any(|(from, to)| (*from..*to).contains(&at));
        if hit { PieceKind::Hit } else { PieceKind::Fixed }
    };
    let mut behind = at;
    let mut last = None;
    for c in words.chars() {
        let kind = kind(behind);
        behind += 1;
        match pieces.last_mut().filter(|_| last == Some(kind)) {
            Some(piece) => piece.text.push(c),
            None => pieces.push(Piece { text: c.to_string(), kind, from: None }),
        }
        last = Some(kind);
    }
    behind
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
