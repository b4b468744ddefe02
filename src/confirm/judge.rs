//! What each clause confirms.

use super::words::{Cue, WORDS};
use super::{Confirmation, Kind, State};
use crate::text::quote::{By, Quote, quotes};
use crate::text::{Span, fold};

/// A clause: its words that matter.
#[derive(Debug)]
struct Clause {
    span: Span,
    words: Vec<(Span, Cue)>,
    /// Whether a sentence ends with it.
    last: bool,
}

/// Cuts `text` into clauses, without the marks between them. A question mark belongs to its clause.
fn clauses(text: &str) -> Vec<Clause> {
    let mut all = Vec::new();
    let mut words = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let mark = fold(c);
        let next = at + c.len_utf8();
        if mark == '?' {
            words.push((Span::new(at, next), Cue::QUESTION));
        }
        let last = matches!(mark, '。' | '!' | '?' | ';' | '\n');
        if last || mark == ',' || matches!(mark, '(' | ')' | '、') && !words.is_empty() {
            all.push(Clause {
                span: Span::new(start, if mark == '?' { next } else { at }),
                words: std::mem::take(&mut words),
                last,
            });
            start = next;
            at = next;
            continue;
        }
        if words.is_empty() && start == at && mark.is_whitespace() {
            start = next;
        }
        let found = text.get(at..).and_then(|rest| WORDS.at(rest));
        let end = found.map_or(next, |(len, _)| at + len);
        if let Some((_, cue)) = found.filter(|(_, cue)| cue.0 != 0) {
            words.push((Span::new(at, end), cue));
        }
        at = end;
    }
    all.push(Clause { span: Span::new(start, text.len()), words, last: true });
    all
}

/// Reads the clauses in order.
pub(super) fn judge(text: &str) -> Vec<Confirmation> {
    let quotes = quotes(text);
    let mut found: Vec<Confirmation> = Vec::new();
    let mut seen = Cue::default();
    let mut asked = None;
    let mut open = false;
    // Who was named last in the sentence.
    let mut person = None;
    for clause in clauses(text) {
        let reading = Reading { clause: &clause, seen, asked, open, quotes: &quotes };
        let named = clause.words.iter().rfind(|(_, cue)| cue.any(Cue::CLIENT));
        person = named.map(|(span, _)| *span).or(person);
        if let Some((kind, state)) = reading.verdict() {
            if state == State::Asked {
                asked = Some(kind);
            }
            // 客户致谢，同意结单 is one yes.
            let again = found.last().is_some_and(|last| (last.kind, last.state) == (kind, state))
                && seen.0 != 0;
            if !again {
                let by = person.filter(|_| state != State::Asked);
                found.push(Confirmation { span: clause.span, kind, state, by });
            }
        } else if reading.takes_back()
            && let Some(last) = found.last()
            && last.state == State::Given
            && seen.0 != 0
        {
            found.pop();
        }
        open |= reading.opens();
        seen = if clause.last {
            Cue::default()
        } else {
            clause.words.iter().fold(seen, |seen, (_, cue)| seen.or(*cue))
        };
        open &= !clause.last;
        person = person.filter(|_| !clause.last);
    }
    found
}

/// A clause with what came before it.
struct Reading<'a> {
    clause: &'a Clause,
    /// What the clauses before it in the sentence hold.
    seen: Cue,
    /// The last question that was put.
    asked: Option<Kind>,
    /// Whether the sentence is conditional: 如用户确认无误，…
    open: bool,
    quotes: &'a [Quote],
}

impl Reading<'_> {
    fn has(&self, cues: Cue) -> bool {
        self.clause.words.iter().any(|(_, cue)| cue.any(cues))
    }

    /// Whether the sentence up to here has one of these.
    fn known(&self, cues: Cue) -> bool {
        self.has(cues) || self.seen.any(cues)
    }

    fn position(&self, cues: Cue) -> Option<usize> {
        self.clause.words.iter().position(|(_, cue)| cue.any(cues))
    }

    /// Whether one of these stands before the word at `at`.
    fn before(&self, at: usize, cues: Cue) -> bool {
        self.clause.words.iter().take(at).any(|(_, cue)| cue.any(cues))
    }

    /// Whether one of these stands behind the word at `at`.
    fn behind(&self, at: usize, cues: Cue) -> bool {
        self.clause.words.iter().skip(at + 1).any(|(_, cue)| cue.any(cues))
    }

    /// Whether the clause makes what follows a condition.
    fn opens(&self) -> bool {
        self.clause
            .words
            .first()
            .is_some_and(|(_, cue)| cue.any(Cue::UNREAL) && !cue.any(Cue::DEMAND))
            && !self.has(Cue::INVITE)
    }

    /// Whether the clause takes back a yes before it: 但要求再补偿.
    fn takes_back(&self) -> bool {
        self.has(Cue::WRONG)
            || self.has(Cue::DEMAND) && !self.has(Cue::NOT)
            || self.has(Cue::BUT) && self.has(Cue::NOT)
    }

    fn verdict(&self) -> Option<(Kind, State)> {
        let invited = self.known(Cue::INVITE)
            && self.known(Cue::RESTATE.or(Cue::RECORD))
            && !self.has(Cue::CLIENT);
        if self.has(Cue::QUESTION) || invited {
            return self.question().map(|kind| (kind, State::Asked));
        }
        let (at, kind) = self
            .satisfied()
            .or_else(|| self.agreed())
            .or_else(|| self.right())
            .or_else(|| self.answered())?;
        let (span, verb) = self.clause.words.get(at)?;
        let quoted = self.quotes.iter().any(|quote| {
            quote.by != By::Customer && quote.span.start <= span.start && span.end <= quote.span.end
        });
        if quoted || self.has(Cue::PROXY) || self.has(Cue::WITHOUT) {
            return None;
        }
        // 领导同意减免, 已同意客户的申请: our own consent.
        let actor = self
            .clause
            .words
            .iter()
            .take(at)
            .rfind(|(_, cue)| cue.any(Cue::OURS.or(Cue::CLIENT).or(Cue::PROPOSAL)));
        let ours = actor.is_some_and(|(_, cue)| cue.any(Cue::OURS));
        let theirs_is_object =
            !self.before(at, Cue::CLIENT) && self.behind(at, Cue::CLIENT.or(Cue::YOU));
        if verb.any(Cue::AGREE) && (ours || theirs_is_object) {
            return None;
        }
        let wondered = self
            .clause
            .words
            .iter()
            .take(at)
            .any(|(_, cue)| cue.any(Cue::UNREAL) && !cue.any(Cue::DEMAND));
        if wondered {
            return None;
        }
        if verb.any(Cue::REFUSE) || self.before(at, Cue::REFUSE) {
            return Some((kind, State::Denied));
        }
        if self.before(at, Cue::NOT) {
            // 未确认 is no answer; 不同意 is a no.
            let said_no = verb.any(Cue::AGREE.or(Cue::SATISFIED));
            return said_no.then_some((kind, State::Denied));
        }
        let condition = self.behind(at, Cue::AFTER)
            && self.behind(at, Cue::DOING)
            && !self.before(at, Cue::GOT);
        let unreal = self.open || self.before(at, Cue::UNREAL) || condition;
        let half =
            self.before(at, Cue::HALF) || self.behind(at, Cue::BUT) || self.behind(at, Cue::DEMAND);
        (!unreal && !half).then_some((kind, State::Given))
    }

    /// What is asked, by the nearest word that says it.
    fn question(&self) -> Option<Kind> {
        if self.has(Cue::PROXY) || self.has(Cue::ELSE) && !self.known(Cue::RESTATE.or(Cue::PLAN)) {
            return None;
        }
        if self.has(Cue::SATISFIED.or(Cue::RESULT).or(Cue::FIXED)) && !self.known(Cue::RESTATE) {
            return Some(Kind::Satisfaction);
        }
        if self.known(Cue::RESTATE.or(Cue::INVITE)) || self.has(Cue::RIGHT) {
            return Some(Kind::Restate);
        }
        if self.known(Cue::PLAN) || self.has(Cue::AGREE.or(Cue::YES)) || self.known(Cue::DOING) {
            return Some(Kind::Plan);
        }
        None
    }

    fn satisfied(&self) -> Option<(usize, Kind)> {
        let kind = Kind::Satisfaction;
        if let Some(at) = self.position(Cue::SATISFIED) {
            // 对方案满意 is about the plan.
            let plan = self.before(at, Cue::PROPOSAL) && !self.has(Cue::RESULT);
            return Some((at, if plan { Kind::Plan } else { kind }));
        }
        // 同意结单, 认可处理结果; 方案 in the clause makes it the plan's.
        if let Some(at) = self.position(Cue::AGREE.or(Cue::REFUSE))
            && !self.has(Cue::PLAN)
            && (self.has(Cue::RESULT) || self.known(Cue::FIXED))
        {
            return Some((at, kind));
        }
        // 客户确认退费已到账
        let at = self.position(Cue::CONFIRM)?;
        (self.before(at, Cue::CLIENT) && self.behind(at, Cue::FIXED) && !self.has(Cue::ELSE))
            .then_some((at, kind))
    }

    fn agreed(&self) -> Option<(usize, Kind)> {
        let at = self.position(Cue::AGREE.or(Cue::REFUSE))?;
        let aside = self.has(Cue::ELSE) && !self.has(Cue::PLAN);
        let record = self.known(Cue::RESTATE) && !self.known(Cue::PLAN);
        if record {
            return Some((at, Kind::Restate));
        }
        (!aside && self.known(Cue::CLIENT.or(Cue::PLAN).or(Cue::YOU))).then_some((at, Kind::Plan))
    }

    fn right(&self) -> Option<(usize, Kind)> {
        let checked = Cue::CONFIRM.or(Cue::RESTATE);
        let with_client =
            self.known(Cue::CLIENT) && self.known(checked) || self.known(Cue::RESTATE);
        if let Some(at) = self.position(Cue::RIGHT) {
            let aside = self.has(Cue::ELSE) && !self.has(Cue::RECORD) && !self.known(Cue::RESTATE);
            return (with_client && !aside).then_some((at, Kind::Restate));
        }
        if let Some(at) = self.position(Cue::STATES)
            && self.seen.any(Cue::CONFIRM)
            && self.seen.any(Cue::CLIENT)
        {
            return Some((at, Kind::Restate));
        }
        let at = self.position(Cue::CONFIRM)?;
        let of_record =
            self.has(Cue::RECORD) && self.has(Cue::CLIENT) || self.before(at, Cue::RESTATE);
        of_record.then_some((at, Kind::Restate))
    }

    /// 客户：可以 after a question.
    fn answered(&self) -> Option<(usize, Kind)> {
        let at = self.position(Cue::YES)?;
        let said = self.has(Cue::CLIENT);
        let kind = if self.known(Cue::RESTATE) { Some(Kind::Restate) } else { self.asked };
        said.then_some((at, kind?))
    }
}
