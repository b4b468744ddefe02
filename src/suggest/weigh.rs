//! What a phrase weighs as an offer, and the reasons in a few words.

use std::rc::Rc;

use super::{Group, Situation};
use crate::confirm::{Kind, State};
use crate::fact::Facts;
use crate::lang::Words;
use crate::pack::{Cond, FieldIx, Level, Phrase, RuleKind, Use};
use crate::phrase::{Filled, Origin};
use crate::rule::Finding;

/// What a reason weighs.
///
/// The repair of what holds the save outweighs everything else. Then the order of the process counts: from one thing
/// to do to the next it is further than a scene can carry, and a phrase of its kind that the pack prefers can pass
/// over one step, and with its scene over two. Slots, manner and habit decide between equals.
mod weight {
    /// The repair of what holds the save, of the first finding.
    pub const REPAIR: i32 = 300;
    /// For each finding before it.
    pub const REPAIR_LATER: i32 = -30;
    /// The repair of a hint.
    pub const REPAIR_HINT: i32 = 60;
    /// For each fix of the rule before it: its author put them in order.
    pub const FIX_LATER: i32 = -14;
    /// The best repair of a finding that misses a confirmation which nobody has asked for: it may have been given on the
    /// phone. The question of just this scene comes before it.
    pub const REPAIR_UNASKED: i32 = 17;
    /// What asks for a field that a finding misses.
    pub const ASKS: i32 = 35;
    /// What does the same as a fix of the rule without being one: behind the first fix, and where it is for just this
    /// scene before the second.
    pub const AKIN: i32 = -30;
    /// The first check of the stage that is to do.
    pub const TO_DO: i32 = 100;
    /// For each check to do before it.
    pub const LATER: i32 = -25;
    /// The least that something to do in the stage weighs.
    pub const LAST: i32 = 20;
    /// What is to do in the stage behind it.
    pub const NEXT_STAGE: i32 = 5;
    /// What is done.
    pub const DONE: i32 = -60;
    /// An answer that nobody has asked for yet, a question that was put.
    pub const OUT_OF_TURN: i32 = -45;
    /// The scene is the ticket's.
    pub const SCENE: i32 = 18;
    /// For each scene of the ticket before it: packs go from the general to the special.
    pub const SCENE_LATER: i32 = 2;
    /// The pack prefers it here.
    pub const PREFERRED: i32 = 26;
    /// Its own condition holds.
    pub const CONDITION: i32 = 6;
    /// Each slot that is open.
    pub const OPEN_SLOT: i32 = -8;
    /// Each slot that the ticket fills, up to three.
    pub const FILLED_SLOT: i32 = 2;
    /// It speaks in the manner of the reply.
    pub const MANNER: i32 = 4;
    /// Each use lately, up to five.
    pub const USE: i32 = 2;
}

/// From this finding on a repair loses no more weight, so that it still outweighs that of a hint.
const LATEST: usize = 3;

/// From so many uses lately on the panel says that the agent uses a phrase often.
const OFTEN: u16 = 3;

/// Most reasons that are told.
const REASONS: usize = 3;

/// What a phrase weighs.
pub(super) struct Weighed {
    pub score: i32,
    pub why: Vec<Words>,
    pub group: Group,
}

/// Weighs phrases for one ticket.
pub(super) struct Scale<'a> {
    facts: &'a Facts<'a>,
    at: Situation<'a>,
    /// What it weighs to do each check, in the order of the pack; none where nothing is left to do.
    to_do: Vec<Option<i32>>,
    /// The first check of the stages behind this one that is to do.
    next: Option<usize>,
    /// The phrases that give a confirmation.
    answers: Vec<usize>,
    /// Whether the reply speaks to the customer or of the customer.
    manner: Option<Use>,
}

/// What slots add: one that the ticket fills saves work, an open one costs it.
pub(super) fn slots(filled: &Filled) -> i32 {
    let each = |origin: Origin| match origin {
        Origin::Open => (1, 0),
        Origin::Entry(_) => (0, 1),
        Origin::Limit => (0, 0),
    };
    let (open, known) = filled
        .slots
        .iter()
        .map(|s| each(s.origin))
        .fold((0, 0), |all, one| (i32::min(all.0 + one.0, 9), i32::min(all.1 + one.1, 3)));
    open * weight::OPEN_SLOT + known * weight::FILLED_SLOT
}

impl<'a> Scale<'a> {
    pub fn new(facts: &'a Facts<'a>, at: Situation<'a>, reply: &str) -> Self {
        let (mut later, mut next) = (0, None);
        let mut to_do = Vec::new();
        for (ix, check) in facts.pack.checks.iter().enumerate() {
            // A no is not the end of a matter, whatever else is written down.
            let refused = check.met.as_ref().and_then(confirms).is_some_and(|kind| {
                facts.confirmation(kind).is_some_and(|(state, _)| state == State::Denied)
            });
            let done = at.done.get(ix).copied().unwrap_or(false) && !refused;
            to_do.push((!done).then(|| {
                if check.stage > at.stage {
                    next = next.or(Some(ix));
                    return weight::NEXT_STAGE;
                }
                if check.stage < at.stage {
                    return weight::TO_DO;
                }
                later += 1;
                (weight::TO_DO + (later - 1) * weight::LATER).max(weight::LAST)
            }));
        }
        let manner = if reply.contains('您') {
            Some(Use::Say)
        } else {
            (reply.contains("客户") || reply.contains("用户")).then_some(Use::Record)
        };
        let confirmed =
            facts.pack.rules.iter().filter(|r| matches!(r.kind, RuleKind::Confirmed(_)));
        let answers = confirmed.flat_map(|rule| rule.fixes.iter().copied()).collect();
        Self { facts, at, to_do, next, answers, manner }
    }

    /// What the phrase at `ix` weighs; none where it does not fit.
    pub fn weigh(&self, ix: usize, phrase: &Phrase) -> Option<Weighed> {
        let repair = self.repair(ix, phrase);
        let work = self.work(phrase);
        let is_next =
            phrase.stage > self.at.stage && work.is_some_and(|(c, _)| self.next == Some(c));
        if phrase.stage != self.at.stage && !is_next && repair.is_none() {
            return None;
        }
        let mut score = 0;
        let mut why = Vec::new();
        if let Some((weight, fixes)) = repair {
            score += weight;
            if fixes {
                why.push(Words::new("补上缺的一句", "adds what is missing"));
            }
        }
        if let Some((check, weight)) = work {
            score += weight + self.turn(check, ix, phrase);
            let label = self.facts.pack.checks.get(check).map(|c| &c.label);
            let ahead = phrase.stage > self.at.stage;
            why.extend(label.map(|label| {
                let (zh, en) =
                    if ahead { ("下一步：", "next: ") } else { ("待办：", "to do: ") };
                label.map(|label, lang| lang.pick(zh, en).to_owned() + label)
            }));
        } else if repair.is_none() {
            score += weight::DONE;
        }
        score += self.fit(phrase, &mut why)?;
        if self.manner == Some(phrase.usage) {
            score += weight::MANNER;
        }
        let uses = self.at.uses.get(ix).copied().unwrap_or(0);
        score += i32::from(uses.min(5)) * weight::USE;
        if uses >= OFTEN {
            why.push(Words::new("您近来常用", "you use it often"));
        }
        if why.is_empty() {
            why.push(Words::new("本阶段可用", "of this stage"));
        }
        why.truncate(REASONS);
        let group = work.map_or_else(|| Err(Rc::clone(&phrase.step)), |(check, _)| Ok(check));
        Some(Weighed { score, why, group })
    }

    /// What scene, preference and condition add; none where one of them keeps the phrase away. What the pack prefers
    /// is told before the scene.
    fn fit(&self, phrase: &Phrase, why: &mut Vec<Words>) -> Option<i32> {
        let mut score = 0;
        if let Some(when) = &phrase.when {
            if !self.facts.ask(when).holds {
                return None;
            }
            score += weight::CONDITION;
        }
        if let Some(prefer) = &phrase.prefer
            && self.facts.ask(prefer).holds
        {
            score += weight::PREFERRED;
            why.push(phrase.why.clone());
        }
        if !phrase.scenes.is_empty() {
            // The last of the ticket's scenes that it is for.
            let at = self.facts.scenes.iter().rposition(|scene| phrase.scenes.contains(scene))?;
            score += weight::SCENE + i32::try_from(at.min(3)).unwrap_or(0) * weight::SCENE_LATER;
            let name = &self.facts.pack.scenes.get(*self.facts.scenes.get(at)?)?.name;
            why.push(name.map(|name, lang| lang.pick("场景：", "about: ").to_owned() + name));
        }
        Some(score)
    }

    /// The first check that is to do and that the phrase does, with its weight.
    fn work(&self, phrase: &Phrase) -> Option<(usize, i32)> {
        let checks = self.facts.pack.checks.iter().enumerate();
        let mut does = checks.filter(|(ix, check)| {
            if phrase.checks.is_empty() {
                check.step == phrase.step && !phrase.step.is_empty()
            } else {
                phrase.checks.contains(ix)
            }
        });
        does.find_map(|(ix, _)| Some((ix, (*self.to_do.get(ix)?)?)))
    }

    /// What it weighs that a phrase is out of turn: a confirmation is asked for before it is written down, and once.
    fn turn(&self, check: usize, ix: usize, phrase: &Phrase) -> i32 {
        let met = self.facts.pack.checks.get(check).and_then(|check| check.met.as_ref());
        let Some(kind) = met.and_then(confirms) else { return 0 };
        let state = self.facts.confirmation(kind).map(|(state, _)| state);
        let is_out_of_turn = match state {
            None => self.answers.contains(&ix) && !self.is_first_fix(ix),
            Some(State::Asked) => phrase.usage == Use::Say,
            Some(State::Given | State::Denied) => false,
        };
        if is_out_of_turn { weight::OUT_OF_TURN } else { 0 }
    }

    /// Whether a finding names the phrase at `ix` as its best repair.
    fn is_first_fix(&self, ix: usize) -> bool {
        let first = |finding: &Finding| finding.fixes.iter().find_map(|fix| fix.phrase);
        self.at.findings.iter().any(|finding| first(finding) == Some(ix))
    }

    /// What the phrase at `ix` weighs as a repair of the first finding that it repairs, and whether the rule names
    /// it. Findings stand in the order of weight and process: the plan is written before its date. What does the same
    /// as a fix of the rule helps as well, and may be meant for just this scene.
    fn repair(&self, ix: usize, phrase: &Phrase) -> Option<(i32, bool)> {
        let mut akin = None;
        for (at, finding) in self.at.findings.iter().enumerate() {
            let fixes = finding.fixes.iter().filter_map(|fix| fix.phrase);
            if let Some(nth) = fixes.clone().position(|fix| fix == ix) {
                let nth = i32::try_from(nth.min(LATEST)).unwrap_or(0);
                let weight = match (self.unasked(finding), nth) {
                    (false, _) => rank(finding, at) + nth * weight::FIX_LATER,
                    (true, 0) => weight::REPAIR_UNASKED,
                    (true, _) => 0,
                };
                return Some((weight, true));
            }
            if akin.is_none() && self.asks(finding, phrase) {
                akin = Some((weight::ASKS, false));
            }
            let mut fixes = fixes.filter_map(|fix| self.facts.pack.phrases.get(fix));
            if akin.is_none() && fixes.any(|fix| self.is_akin(finding, phrase, fix)) {
                akin = Some((rank(finding, at) + weight::AKIN, false));
            }
        }
        akin
    }

    /// Whether a phrase asks for the field that a finding misses: it does a check that waits for this field. What the
    /// customer says then goes into the field, so it is no fix of the rule.
    fn asks(&self, finding: &Finding, phrase: &Phrase) -> bool {
        let waits = |check: &usize| {
            let met = self.facts.pack.checks.get(*check).and_then(|check| check.met.as_ref());
            met.zip(finding.field).is_some_and(|(met, field)| waits_for(met, field))
        };
        finding.fixes.is_empty() && phrase.usage == Use::Say && phrase.checks.iter().any(waits)
    }

    /// Whether a phrase does the same as a fix. A confirmation is not given by asking for it; but where it was due in
    /// an earlier stage, the question is what helps.
    fn is_akin(&self, finding: &Finding, phrase: &Phrase, fix: &Phrase) -> bool {
        let alike = if fix.checks.is_empty() {
            phrase.checks.is_empty() && phrase.step == fix.step && !fix.step.is_empty()
        } else {
            phrase.checks.iter().any(|check| fix.checks.contains(check))
        };
        if !alike {
            return false;
        }
        let confirmed = self.confirmed(finding).is_some();
        !confirmed
            || (self.unasked(finding) && phrase.usage == Use::Say && phrase.stage < self.at.stage)
    }

    /// The confirmation that a finding misses.
    fn confirmed(&self, finding: &Finding) -> Option<Kind> {
        let rule = self.facts.pack.rules.get(finding.rule)?;
        if let RuleKind::Confirmed(kind) = rule.kind { Some(kind) } else { None }
    }

    /// Whether a finding misses a confirmation that nobody has asked for yet: then the question comes first.
    fn unasked(&self, finding: &Finding) -> bool {
        self.confirmed(finding).is_some_and(|kind| self.facts.confirmation(kind).is_none())
    }
}

/// What the repair of the finding at `at` weighs.
fn rank(finding: &Finding, at: usize) -> i32 {
    match finding.level {
        Level::Hint => weight::REPAIR_HINT,
        Level::Reason | Level::Block => {
            let later = i32::try_from(at.min(LATEST)).unwrap_or(0);
            weight::REPAIR + later * weight::REPAIR_LATER
        }
    }
}

/// Whether a condition waits for a field to be filled.
fn waits_for(cond: &Cond, field: FieldIx) -> bool {
    match cond {
        Cond::Filled(of) => *of == field,
        Cond::All(conds) | Cond::Any(conds) => conds.iter().any(|cond| waits_for(cond, field)),
        _ => false,
    }
}

/// The confirmation that a condition waits for.
fn confirms(cond: &Cond) -> Option<Kind> {
    match cond {
        Cond::Confirmed(kind, State::Given) => Some(*kind),
        Cond::All(conds) | Cond::Any(conds) => conds.iter().find_map(confirms),
        _ => None,
    }
}
