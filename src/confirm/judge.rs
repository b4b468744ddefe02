//! What each clause confirms, and where each kind of confirmation got to.

use super::clause::{Clause, Speaker, clauses};
use super::words::{Cue, Words};
use super::{Confirmation, Kind, State};
use crate::text::Span;
use crate::text::quote::Quote;

/// What a text hands on to the next piece of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Carry {
    /// The question that waits for its answer.
    pub(super) pending: Option<Kind>,
    /// Whether it asks for a fault, so that 没有 answers it with a yes.
    pub(super) negative: bool,
    /// What was read back, offered or asked last.
    pub(super) topic: Option<Kind>,
    /// Who speaks.
    pub(super) speaker: Speaker,
    /// Whether the last question was about something else, so that its answer is none of the three.
    pub(super) aside: bool,
    /// Whether the customer said no in this turn: what follows explains it.
    pub(super) refused: bool,
}

/// Reads a text that follows on `carry`: every step of each kind, in order.
pub(super) fn judge(
    text: &str,
    quotes: &[Quote],
    carry: Carry,
    words: &Words,
) -> (Vec<Confirmation>, Carry) {
    let mut steps = Steps { found: Vec::new(), carry };
    let mut sentence = Sentence::default();
    let mut soft = None;
    let all = clauses(text, carry.speaker, words);
    let meta = about_confirmations(&all);
    for clause in all {
        // 满意二百九十户，满意率…: one word makes the whole sentence a statistic.
        if meta.contains(&sentence.start) {
            if clause.last {
                sentence = Sentence { start: clause.span.end, ..Sentence::default() };
            }
            continue;
        }
        let reading = Reading { clause: &clause, sentence: &sentence, carry: steps.carry, quotes };
        let verdict = reading.verdict();
        let person =
            clause.words.iter().rfind(|(_, cue)| cue.any(Cue::CLIENT)).map(|(span, _)| *span);
        let person = person.or(sentence.person);
        match verdict {
            Some(Verdict::Ask(kind)) => {
                steps.carry.pending = Some(kind);
                steps.carry.aside = false;
                steps.carry.topic = Some(kind);
                steps.carry.negative = clause.has(Cue::WRONG.or(Cue::REFUSE));
                steps.push(clause.span, kind, State::Asked, None);
            }
            Some(Verdict::Answer(kind, state)) => {
                steps.push(clause.span, kind, state, person);
                steps.carry.pending = None;
                steps.carry.refused = state == State::Denied && clause.speaker == Speaker::Client;
            }
            Some(Verdict::Soft(kind)) => soft = Some((clause.span, kind)),
            Some(Verdict::Silence(kind)) => steps.push(clause.span, kind, State::Asked, None),
            Some(Verdict::TakenBack) => match soft.take() {
                Some((span, kind)) => steps.push(span, kind, State::Denied, person),
                None => steps.take_back(sentence.start, clause.has(Cue::WRONG)),
            },
            // A question about something else: its answer is none of the three.
            None if clause.has(Cue::QUESTION) && clause.speaker != Speaker::Client => {
                steps.carry = Carry { pending: None, topic: None, aside: true, ..steps.carry };
            }
            None => {}
        }
        if let Some(topic) = reading.topic() {
            steps.carry.topic = Some(topic);
        }
        sentence.add(&clause, person, reading.opens());
        if clause.speaker != Speaker::Client {
            steps.carry.refused = false;
        }
        steps.carry.speaker = clause.speaker;
        if clause.last {
            sentence = Sentence { start: clause.span.end, ..Sentence::default() };
            soft = None;
        }
    }
    (steps.found, steps.carry)
}

/// The starts of the sentences that speak about confirmations and hold none, as [`Sentence::start`] counts them.
fn about_confirmations(clauses: &[Clause]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut start = 0;
    for clause in clauses {
        if clause.has(Cue::META) && starts.last() != Some(&start) {
            starts.push(start);
        }
        if clause.last {
            start = clause.span.end;
        }
    }
    starts
}

/// Where each kind got to: its last answer, or the question where there is none, in the order of the first step.
pub(super) fn settle(steps: &[Confirmation]) -> Vec<Confirmation> {
    let mut found: Vec<Confirmation> = Vec::new();
    for step in steps {
        match found.iter_mut().find(|known| known.kind == step.kind) {
            Some(known) if step.state != State::Asked || known.state == State::Asked => {
                *known = *step;
            }
            Some(_) => {}
            None => found.push(*step),
        }
    }
    found.sort_by_key(|found| found.span);
    found
}

struct Steps {
    found: Vec<Confirmation>,
    carry: Carry,
}

impl Steps {
    fn push(&mut self, span: Span, kind: Kind, state: State, by: Option<Span>) {
        self.found.push(Confirmation { span, kind, state, by });
    }

    /// A yes of this sentence that the rest of it takes back is a no: 满意，但要求再补偿.
    fn take_back(&mut self, start: usize, wrong: bool) {
        if let Some(last) = self.found.last_mut()
            && last.span.start >= start
            && last.state == State::Given
            && (last.kind != Kind::Restate || wrong)
        {
            last.state = State::Denied;
        }
    }
}

/// What the clauses of a sentence held so far.
#[derive(Default)]
pub(super) struct Sentence {
    pub(super) start: usize,
    pub(super) seen: Cue,
    pub(super) person: Option<Span>,
    /// Whether it is conditional: 如用户确认无误，…
    pub(super) open: bool,
}

impl Sentence {
    fn add(&mut self, clause: &Clause, person: Option<Span>, opens: bool) {
        // The account holder's own word clears a relative's.
        if clause.has(Cue::CLIENT) && !clause.has(Cue::PROXY.or(Cue::NOT)) {
            self.seen = self.seen.without(Cue::PROXY);
        }
        self.seen = clause.words.iter().fold(self.seen, |seen, (_, cue)| seen.or(*cue));
        self.person = person;
        self.open |= opens;
    }
}

enum Verdict {
    Ask(Kind),
    Answer(Kind, State),
    /// A yes that is none yet: 基本满意.
    Soft(Kind),
    /// The question was put and the customer said nothing.
    Silence(Kind),
    TakenBack,
}

/// A clause with what came before it.
pub(super) struct Reading<'a> {
    pub(super) clause: &'a Clause<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) carry: Carry,
    pub(super) quotes: &'a [Quote],
}

impl Reading<'_> {
    pub(super) fn has(&self, cues: Cue) -> bool {
        self.clause.has(cues)
    }

    /// Whether the sentence up to here has one of these.
    pub(super) fn known(&self, cues: Cue) -> bool {
        self.has(cues) || self.sentence.seen.any(cues)
    }

    /// Whether the clause makes what follows a condition.
    fn opens(&self) -> bool {
        let first = self.clause.words.first();
        first.is_some_and(|(_, cue)| cue.any(Cue::UNREAL) && !cue.any(Cue::DEMAND))
            && !self.has(Cue::INVITE)
    }

    /// What the clause makes the matter at hand, without confirming it.
    pub(super) fn topic(&self) -> Option<Kind> {
        let read_back = self.sentence.seen.any(Cue::RESTATE);
        // 提出免三个月月租
        let offer = self.clause.position(Cue::OFFER);
        let offered = offer.is_some_and(|at| {
            !self.clause.before(at, Cue::CLIENT.or(Cue::HE)) && !self.clause.acts.is_empty()
        });
        let spoken = Cue::AGREE.or(Cue::REFUSE).or(Cue::COMPLAINT).or(Cue::DEMAND);
        if self.has(Cue::UNREAL.or(Cue::NOT)) && !self.has(Cue::RESTATE) {
            None
        } else if self.has(Cue::RESTATE) && self.has(Cue::PROPOSAL) && !self.has(Cue::RECORD) {
            // 把方案读给客户听
            Some(Kind::Plan)
        } else if self.has(Cue::RESTATE)
            || self.has(Cue::CONFIRM) && self.has(Cue::RECORD)
            || self.lists()
        {
            Some(Kind::Restate)
        } else if self.has(Cue::RESULT) && !self.has(Cue::PROPOSAL) {
            Some(Kind::Satisfaction)
        } else if self.has(Cue::PROPOSAL)
            || offered
            || self.has(Cue::PLAN) && !read_back && !self.has(spoken)
        {
            Some(Kind::Plan)
        } else {
            None
        }
    }

    /// 已核对：…
    fn lists(&self) -> bool {
        let mut pairs = self.clause.words.windows(2);
        pairs.any(
            |pair| matches!(pair, [(_, a), (_, b)] if a.any(Cue::CONFIRM) && b.any(Cue::COLON)),
        )
    }

    fn verdict(&self) -> Option<Verdict> {
        if self.clause.speaker == Speaker::Client {
            let back =
                self.has(Cue::BUT.or(Cue::MUST).or(Cue::DEMAND)).then_some(Verdict::TakenBack);
            return self.reply().map(|(kind, state)| Verdict::Answer(kind, state)).or(back);
        }
        if let Some((kind, state)) = self.form() {
            return Some(Verdict::Answer(kind, state));
        }
        if let Some(silent) = self.clause.position(Cue::SILENT) {
            // 客户说了句对结果满意便挂机: the answer came before the silence.
            let answers = Cue::AGREE.or(Cue::REFUSE).or(Cue::SATISFIED).or(Cue::RIGHT);
            let answered =
                self.clause.before(silent, answers) && !self.has(Cue::ASKS.or(Cue::QUESTION));
            let told = self.record().filter(|_| answered);
            return told
                .and_then(|(kind, state)| Some(Verdict::Answer(kind, state?)))
                .or_else(|| self.silence());
        }
        if let Some(kind) = self.question() {
            return Some(Verdict::Ask(kind));
        }
        if self.has(Cue::QUESTION) && !self.has(Cue::SAY) {
            return None;
        }
        if let Some((kind, state)) = self.record() {
            return Some(state.map_or(Verdict::Soft(kind), |state| Verdict::Answer(kind, state)));
        }
        if let Some((kind, state)) = self.said().or_else(|| self.goes_on()) {
            return Some(Verdict::Answer(kind, state));
        }
        // 提出返还50元，客户坚持要200元
        if self.has(Cue::INSIST)
            && self.has(Cue::CLIENT)
            && self.sentence.seen.any(Cue::OFFER)
            && self.carry.topic == Some(Kind::Plan)
        {
            return Some(Verdict::Answer(Kind::Plan, State::Denied));
        }
        self.takes_back().then_some(Verdict::TakenBack)
    }

    /// The customer says nothing: a read-back or a plan that was put stays a question.
    fn silence(&self) -> Option<Verdict> {
        // 告知减免方案后客户说再想想
        let put = (self.has(Cue::OFFER) && self.has(Cue::PLAN)).then_some(Kind::Plan);
        let told = self.recorded_question().or(put).or(self.carry.pending);
        let kind = told.or_else(|| {
            // 复述后客户沉默, but not 复述中客户挂断
            let seen = self.sentence.seen;
            let checked = seen.any(Cue::CONFIRM) && self.carry.topic == Some(Kind::Restate);
            let asked = seen.any(Cue::ASKS.or(Cue::INVITE).or(Cue::RESTATE))
                || checked
                || self.has(Cue::RESTATE.or(Cue::PROPOSAL)) && self.has(Cue::AFTER)
                || self.has(Cue::PROPOSAL) && self.has(Cue::CLIENT);
            let topic = self
                .topic()
                .filter(|_| self.has(Cue::AFTER.or(Cue::PROPOSAL)))
                .or(self.carry.topic);
            let offered = self.sentence.seen.any(Cue::OFFER) && topic == Some(Kind::Plan);
            topic.filter(|_| asked || offered)
        })?;
        (!self.sentence.open).then_some(Verdict::Silence(kind))
    }

    /// Whether the clause takes back a yes before it: 但要求再补偿.
    fn takes_back(&self) -> bool {
        self.has(Cue::WRONG)
            || self.has(Cue::DEMAND) && !self.has(Cue::NOT.or(Cue::SATISFIED).or(Cue::CLOSE))
            || self.has(Cue::BUT) && self.has(Cue::NOT.or(Cue::NO).or(Cue::HALF).or(Cue::MUST))
    }

    /// Whether whoever speaks or is quoted is not the account holder, or the clause is about an earlier time.
    pub(super) fn barred(&self) -> bool {
        let proxy =
            self.has(Cue::PROXY) || self.sentence.seen.any(Cue::PROXY) && !self.has(Cue::CLIENT);
        proxy || self.has(Cue::WITHOUT.or(Cue::PAST).or(Cue::COMPLAINT))
    }
}
