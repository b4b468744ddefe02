//! What each clause confirms, and where each kind of confirmation got to.

use super::clause::{Clause, Speaker, clauses};
use super::words::Cue;
use super::{Confirmation, Kind, State};
use crate::text::Span;
use crate::text::quote::{By, Quote};

/// What a text hands on to the next piece of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Carry {
    /// The question that waits for its answer.
    pending: Option<Kind>,
    /// Whether it asks for a fault, so that 没有 answers it with a yes.
    negative: bool,
    /// What was read back, offered or asked last.
    topic: Option<Kind>,
    /// Who speaks.
    speaker: Speaker,
    /// Whether the last question was about something else, so that its answer is none of the three.
    aside: bool,
}

/// Reads a text that follows on `carry`: every step of each kind, in order.
pub(super) fn judge(text: &str, quotes: &[Quote], carry: Carry) -> (Vec<Confirmation>, Carry) {
    let mut steps = Steps { found: Vec::new(), carry };
    let mut sentence = Sentence::default();
    let all = clauses(text, carry.speaker);
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
        let person = clause.words.iter().rfind(|(_, cue)| cue.any(Cue::CLIENT)).map(|(span, _)| *span);
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
            }
            Some(Verdict::Silence(kind)) => steps.push(clause.span, kind, State::Asked, None),
            Some(Verdict::TakenBack) => steps.take_back(sentence.start, clause.has(Cue::WRONG)),
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
        steps.carry.speaker = clause.speaker;
        if clause.last {
            sentence = Sentence { start: clause.span.end, ..Sentence::default() };
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
            Some(known) if step.state != State::Asked || known.state == State::Asked => *known = *step,
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
struct Sentence {
    start: usize,
    seen: Cue,
    person: Option<Span>,
    /// Whether it is conditional: 如用户确认无误，…
    open: bool,
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
    /// The question was put and the customer said nothing.
    Silence(Kind),
    TakenBack,
}

/// A clause with what came before it.
struct Reading<'a> {
    clause: &'a Clause,
    sentence: &'a Sentence,
    carry: Carry,
    quotes: &'a [Quote],
}

impl Reading<'_> {
    fn has(&self, cues: Cue) -> bool {
        self.clause.has(cues)
    }

    /// Whether the sentence up to here has one of these.
    fn known(&self, cues: Cue) -> bool {
        self.has(cues) || self.sentence.seen.any(cues)
    }

    /// Whether the clause makes what follows a condition.
    fn opens(&self) -> bool {
        let first = self.clause.words.first();
        first.is_some_and(|(_, cue)| cue.any(Cue::UNREAL) && !cue.any(Cue::DEMAND)) && !self.has(Cue::INVITE)
    }

    /// What the clause makes the matter at hand, without confirming it.
    fn topic(&self) -> Option<Kind> {
        let read_back = self.sentence.seen.any(Cue::RESTATE);
        let spoken = Cue::AGREE.or(Cue::REFUSE).or(Cue::COMPLAINT).or(Cue::DEMAND);
        if self.has(Cue::UNREAL.or(Cue::NOT)) && !self.has(Cue::RESTATE) {
            None
        } else if self.has(Cue::RESTATE) || self.has(Cue::CONFIRM) && self.has(Cue::RECORD) {
            Some(Kind::Restate)
        } else if self.has(Cue::RESULT) && !self.has(Cue::PROPOSAL) {
            Some(Kind::Satisfaction)
        } else if self.has(Cue::PROPOSAL) || self.has(Cue::PLAN) && !read_back && !self.has(spoken) {
            Some(Kind::Plan)
        } else {
            None
        }
    }

    fn verdict(&self) -> Option<Verdict> {
        if self.clause.speaker == Speaker::Client {
            let back = self.has(Cue::BUT.or(Cue::MUST).or(Cue::DEMAND)).then_some(Verdict::TakenBack);
            return self.reply().map(|(kind, state)| Verdict::Answer(kind, state)).or(back);
        }
        if let Some((kind, state)) = self.form() {
            return Some(Verdict::Answer(kind, state));
        }
        if self.has(Cue::SILENT) {
            return self.silence();
        }
        if let Some(kind) = self.question() {
            return Some(Verdict::Ask(kind));
        }
        if self.has(Cue::QUESTION) && !self.has(Cue::SAY) {
            return None;
        }
        if let Some((kind, state)) = self.record().or_else(|| self.said()) {
            return Some(Verdict::Answer(kind, state));
        }
        self.takes_back().then_some(Verdict::TakenBack)
    }

    /// 是否满意：否
    fn form(&self) -> Option<(Kind, State)> {
        let [.., (_, colon), (_, value)] = self.clause.words.as_slice() else { return None };
        let state = if value.any(Cue::NO) {
            State::Denied
        } else if value.any(Cue::SHORT) {
            State::Given
        } else {
            return None;
        };
        colon.any(Cue::COLON).then_some(())?;
        let kind = if self.has(Cue::SATISFIED) {
            Kind::Satisfaction
        } else if self.has(Cue::RESTATE) {
            Kind::Restate
        } else if self.has(Cue::PLAN) {
            Kind::Plan
        } else {
            return None;
        };
        Some((kind, state))
    }

    /// The customer says nothing: a read-back or a plan that was put stays a question.
    fn silence(&self) -> Option<Verdict> {
        let kind = self.recorded_question().or(self.carry.pending).or_else(|| {
            let seen = self.sentence.seen;
            let asked = seen.any(Cue::ASKS.or(Cue::INVITE).or(Cue::RESTATE));
            let offered = seen.any(Cue::OFFER) && self.carry.topic == Some(Kind::Plan) && seen.any(Cue::PROPOSAL);
            self.carry.topic.filter(|_| asked || offered)
        })?;
        (!self.sentence.open).then_some(Verdict::Silence(kind))
    }

    /// Whether the clause takes back a yes before it: 但要求再补偿.
    fn takes_back(&self) -> bool {
        self.has(Cue::WRONG)
            || self.has(Cue::DEMAND) && !self.has(Cue::NOT)
            || self.has(Cue::BUT) && self.has(Cue::NOT.or(Cue::NO).or(Cue::HALF).or(Cue::MUST))
    }

    /// A clause that the customer speaks: a yes or a no to what was asked.
    fn reply(&self) -> Option<(Kind, State)> {
        let state = self.answer()?;
        let own = if self.has(Cue::SATISFIED) { Some(Kind::Satisfaction) } else { None };
        // 已复述，客户答复：对. Without a matter at hand only full words answer.
        let at_hand = self.sentence.seen.any(Cue::RESTATE.or(Cue::CONFIRM).or(Cue::ASKS).or(Cue::OFFER));
        let full = self.has(Cue::AGREE.or(Cue::REFUSE).or(Cue::SATISFIED));
        let topic = self.carry.topic.filter(|_| at_hand || full);
        let plain = if self.carry.aside {
            None
        } else if self.has(Cue::RIGHT.or(Cue::WRONG)) {
            Some(Kind::Restate)
        } else if self.has(Cue::AGREE.or(Cue::REFUSE)) {
            Some(Kind::Plan)
        } else {
            None
        };
        Some((self.carry.pending.or(own).or(topic).or(plain)?, state))
    }

    /// A yes or a no in the customer's own words.
    fn answer(&self) -> Option<State> {
        let yes = Cue::YES.or(Cue::AGREE).or(Cue::RIGHT).or(Cue::SATISFIED).or(Cue::SHORT);
        let words = &self.clause.words;
        let refused = |(at, (_, cue)): (usize, &(Span, Cue))| {
            cue.any(Cue::REFUSE.or(Cue::WRONG).or(Cue::NO))
                || cue.any(yes) && words.get(at.wrapping_sub(1)).is_some_and(|(_, before)| before.any(Cue::NOT))
        };
        let taken = self.has(Cue::BUT.or(Cue::DEMAND).or(Cue::MUST))
            && matches!(self.carry.pending, Some(Kind::Plan | Kind::Satisfaction));
        // 没有 to 有没有意见
        if words.first().is_some_and(|(_, cue)| cue.any(Cue::NONE)) {
            return Some(if self.carry.negative { State::Given } else { State::Denied });
        }
        if words.iter().enumerate().any(refused) {
            return Some(State::Denied);
        }
        if taken {
            return self.has(yes).then_some(State::Denied);
        }
        let chosen = self.has(Cue::CHOICE) && self.carry.pending == Some(Kind::Plan);
        (self.has(yes) || chosen).then_some(State::Given)
    }

    /// 他说行, 客户称不对: what was said, where a matter is at hand.
    fn said(&self) -> Option<(Kind, State)> {
        let at = self.clause.position(Cue::SAY)?;
        let who = self.clause.before(at, Cue::CLIENT.or(Cue::HE)) || self.sentence.person.is_some();
        (who && !self.barred()).then_some(())?;
        let kind = self.carry.pending.or_else(|| self.topic()).or(self.carry.topic)?;
        let words = self.clause.words.get(at + 1..)?;
        let yes = Cue::YES.or(Cue::RIGHT).or(Cue::SHORT).or(Cue::AGREE);
        if words.iter().any(|(_, cue)| cue.any(Cue::WRONG.or(Cue::NO).or(Cue::REFUSE))) {
            return Some((kind, State::Denied));
        }
        words.iter().any(|(_, cue)| cue.any(yes)).then_some((kind, State::Given))
    }

    /// Whether whoever speaks or is quoted is not the account holder, or the clause is about an earlier time.
    fn barred(&self) -> bool {
        let proxy = self.has(Cue::PROXY) || self.sentence.seen.any(Cue::PROXY) && !self.has(Cue::CLIENT);
        proxy || self.has(Cue::WITHOUT.or(Cue::PAST).or(Cue::COMPLAINT))
    }

    /// What is asked, spoken to the customer or told in the record.
    fn question(&self) -> Option<Kind> {
        if self.has(Cue::PROXY) {
            return None;
        }
        if let Some(kind) = self.recorded_question() {
            return Some(kind);
        }
        let read_back = self.known(Cue::RESTATE.or(Cue::RECORD));
        let invited =
            self.known(Cue::INVITE) && read_back && !self.has(Cue::CLIENT) && !self.known(Cue::ASKS);
        let whether = self.has(Cue::WHETHER) && self.known(Cue::YOU);
        if !self.has(Cue::QUESTION) && !whether && !(invited && self.has(Cue::INVITE.or(Cue::RESTATE))) {
            return None;
        }
        let put = self.clause.position(Cue::ASKS);
        if put.is_some_and(|at| self.clause.before(at, Cue::UNREAL.or(Cue::NOT))) {
            return None;
        }
        // 能否与客户协商减免一半？ is put to a colleague.
        let told = self.clause.position(Cue::SAY).is_some_and(|at| self.clause.before(at, Cue::OURS));
        if self.has(Cue::CLIENT) && !told && !self.known(Cue::YOU.or(Cue::ASKS)) {
            return None;
        }
        let aside = self.known(Cue::ASIDE)
            && !self.known(Cue::PROPOSAL.or(Cue::RECORD).or(Cue::READS).or(Cue::DEMAND).or(Cue::SATISFIED).or(Cue::RESULT));
        if aside || self.has(Cue::ELSE) && !self.known(Cue::RESTATE.or(Cue::PLAN)) {
            return None;
        }
        let fixed = self.has(Cue::FIXED) && !self.sentence.seen.any(Cue::PLAN);
        if (fixed || self.has(Cue::SATISFIED.or(Cue::RESULT))) && !self.known(Cue::RESTATE) {
            return Some(Kind::Satisfaction);
        }
        if self.known(Cue::SATISFIED.or(Cue::RESULT)) && !self.known(Cue::PLAN.or(Cue::RESTATE)) {
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

    /// 已询问客户是否认可该方案, 请客户核对: the record tells that it was asked.
    fn recorded_question(&self) -> Option<Kind> {
        let at = self.clause.position(Cue::ASKS)?;
        // 请客户确认诉求 tells a colleague what to do; 已复述并请客户核对 tells what was done.
        if self.clause.cues(at).any(Cue::INVITE) && !self.known(Cue::READS) {
            return None;
        }
        if self.clause.before(at, Cue::UNREAL.or(Cue::NOT)) || self.sentence.open || self.barred() {
            return None;
        }
        if self.has(Cue::SATISFIED) || self.has(Cue::RESULT) && !self.has(Cue::PROPOSAL) {
            return Some(Kind::Satisfaction);
        }
        if self.has(Cue::RIGHT.or(Cue::WRONG).or(Cue::RESTATE).or(Cue::RECORD)) || self.clause.cues(at).any(Cue::INVITE) && self.known(Cue::RESTATE) {
            return Some(Kind::Restate);
        }
        let plan = self.known(Cue::PLAN) || self.has(Cue::AGREE);
        (plan && !self.has(Cue::ELSE)).then_some(Kind::Plan)
    }

    /// What the record tells of the customer's yes or no.
    fn record(&self) -> Option<(Kind, State)> {
        let (at, kind) = self
            .satisfied()
            .or_else(|| self.agreed())
            .or_else(|| self.right())
            .or_else(|| self.answered())?;
        let (span, verb) = *self.clause.words.get(at)?;
        let quoted = self.quotes.iter().any(|quote| {
            quote.by != By::Customer && quote.span.start <= span.start && span.end <= quote.span.end
        });
        if quoted || self.barred() {
            return None;
        }
        // 领导同意减免, 已同意客户的申请: our own consent.
        let people = Cue::OURS.or(Cue::CLIENT).or(Cue::HE);
        let lead = self.clause.words.get(..at).unwrap_or(&[]);
        let actor = lead.iter().rfind(|(_, cue)| cue.any(people));
        // 机主对我司方案没有意见 is the customer's, 客户称客服同意 is not.
        let theirs = lead
            .iter()
            .position(|(_, cue)| cue.any(Cue::CLIENT))
            .is_some_and(|at| !lead.iter().skip(at).any(|(_, cue)| cue.any(Cue::SAY)));
        let ours = !theirs && actor.is_some_and(|(_, cue)| cue.any(Cue::OURS));
        let theirs_is_object = !self.clause.before(at, Cue::CLIENT)
            && self.clause.behind(at, Cue::CLIENT.or(Cue::YOU))
            && !self.clause.behind(at, Cue::PROPOSAL);
        let ours = ours || self.clause.speaker == Speaker::Agent && !self.has(Cue::CLIENT);
        let seen = self.sentence.seen;
        let ours = ours || actor.is_none() && seen.any(Cue::OURS) && !seen.any(Cue::CLIENT.or(Cue::HE));
        let ours = ours && !verb.any(Cue::CONFIRM.or(Cue::RIGHT));
        let addressed = verb.any(Cue::SATISFIED) && self.has(Cue::YOU) && !self.known(Cue::CLIENT);
        if ours || verb.any(Cue::AGREE.or(Cue::REFUSE)) && theirs_is_object || addressed {
            return None;
        }
        if lead.iter().any(|(_, cue)| cue.any(Cue::UNREAL) && !cue.any(Cue::DEMAND)) {
            return None;
        }
        if self.has(Cue::TURN) {
            return Some((kind, State::Given));
        }
        if self.clause.before(at, Cue::YET) {
            return None;
        }
        let negated = self.clause.before(at, Cue::NOT);
        if verb.any(Cue::WRONG) || self.clause.before(at, Cue::NO) {
            return Some((kind, State::Denied));
        }
        if verb.any(Cue::REFUSE) {
            // 未提出异议, 没有不满意的地方
            let state = if negated { State::Given } else { State::Denied };
            return Some((kind, state));
        }
        if self.clause.before(at, Cue::REFUSE) {
            return Some((kind, State::Denied));
        }
        if negated {
            // 未确认 is no answer; 不同意 is a no.
            let said_no = verb.any(Cue::AGREE.or(Cue::SATISFIED));
            return said_no.then_some((kind, State::Denied));
        }
        let condition = self.clause.behind(at, Cue::AFTER)
            && self.clause.behind(at, Cue::DOING.or(Cue::MAY))
            && !self.clause.before(at, Cue::GOT);
        if self.sentence.open || self.clause.before(at, Cue::UNREAL) || condition {
            return None;
        }
        let rest = Cue::BUT.or(Cue::DEMAND);
        if self.clause.before(at, Cue::SOFT) && !self.clause.behind(at, rest) {
            return None;
        }
        let refused_rest = self.clause.behind(at, Cue::AGREE) && self.clause.behind(at, Cue::NOT);
        let half = self.clause.before(at, Cue::HALF)
            || self.clause.behind(at, Cue::BUT)
            || self.clause.behind(at, Cue::DEMAND)
            || refused_rest;
        let denied = half && kind != Kind::Restate || self.clause.before(at, Cue::PART);
        Some((kind, if denied { State::Denied } else { State::Given }))
    }

    fn satisfied(&self) -> Option<(usize, Kind)> {
        let kind = Kind::Satisfaction;
        if let Some(at) = self.clause.position(Cue::SATISFIED) {
            // 对方案满意 is about the plan.
            let plan = self.clause.before(at, Cue::PROPOSAL) && !self.has(Cue::RESULT);
            return Some((at, if plan { Kind::Plan } else { kind }));
        }
        // 同意结单, 认可处理结果; 方案 in the clause makes it the plan's.
        if let Some(at) = self.clause.position(Cue::AGREE.or(Cue::REFUSE))
            && !self.has(Cue::PLAN)
            && (self.has(Cue::RESULT)
                || !self.known(Cue::OFFER)
                    && (self.clause.before(at, Cue::FIXED) || self.sentence.seen.any(Cue::FIXED)))
        {
            return Some((at, kind));
        }
        // 客户确认退费已到账
        let at = self.clause.position(Cue::CONFIRM)?;
        (self.clause.before(at, Cue::CLIENT) && self.clause.behind(at, Cue::FIXED) && !self.has(Cue::ELSE.or(Cue::DEMAND)))
            .then_some((at, kind))
    }

    fn agreed(&self) -> Option<(usize, Kind)> {
        let at = self.clause.position(Cue::AGREE.or(Cue::REFUSE))?;
        let aside = self.has(Cue::ELSE) && !self.has(Cue::PLAN)
            || self.has(Cue::ASIDE) && !self.has(Cue::PROPOSAL);
        let record =
            (self.known(Cue::RESTATE) || self.has(Cue::RECORD) && !self.has(Cue::ELSE.or(Cue::ASIDE))) && !self.known(Cue::PLAN) && !self.has(Cue::RESULT);
        if record {
            return Some((at, Kind::Restate));
        }
        let settled = self.carry.topic == Some(Kind::Plan) && self.sentence.person.is_some();
        (!aside && (settled || self.known(Cue::CLIENT.or(Cue::PLAN).or(Cue::YOU).or(Cue::HE))))
            .then_some((at, Kind::Plan))
    }

    fn right(&self) -> Option<(usize, Kind)> {
        let checked = Cue::CONFIRM.or(Cue::RESTATE);
        let read_back = (self.carry.topic == Some(Kind::Restate) || self.has(Cue::RESTATE))
            && self.known(Cue::CLIENT.or(Cue::HE));
        let states =
            self.has(Cue::SAY.or(Cue::WRONG)) && self.has(Cue::CLIENT) && self.has(Cue::RECORD);
        let with_client =
            self.known(Cue::CLIENT) && self.known(checked) || self.known(Cue::RESTATE) || read_back || states;
        let aside = self.known(Cue::ELSE.or(Cue::ASIDE)) && !self.known(Cue::RECORD.or(Cue::RESTATE));
        if let Some(at) = self.clause.position(Cue::WRONG) {
            return ((read_back || states) && !aside && !self.has(Cue::NOT)).then_some((at, Kind::Restate)).filter(|_| self.has(Cue::SAY.or(Cue::CLIENT).or(Cue::HE)));
        }
        if let Some(at) = self.clause.position(Cue::RIGHT) {
            return (with_client && !aside).then_some((at, Kind::Restate));
        }
        if let Some(at) = self.clause.position(Cue::STATES)
            && self.sentence.seen.any(Cue::CONFIRM)
            && self.sentence.seen.any(Cue::CLIENT)
        {
            return Some((at, Kind::Restate));
        }
        let at = self.clause.position(Cue::CONFIRM)?;
        let of_record = self.has(Cue::RECORD) && self.has(Cue::CLIENT)
            || self.clause.before(at, Cue::RESTATE)
            || self.clause.cues(at).any(Cue::RESTATE) && self.clause.before(at, Cue::SHORT)
            || read_back && self.clause.before(at, Cue::CLIENT.or(Cue::HE)) && !self.has(Cue::ELSE.or(Cue::ASIDE).or(Cue::PLAN));
        of_record.then_some((at, Kind::Restate))
    }

    /// 客户：可以 after a question.
    fn answered(&self) -> Option<(usize, Kind)> {
        let at = self.clause.position(Cue::YES)?;
        let said = self.has(Cue::CLIENT);
        let kind = if self.known(Cue::RESTATE) { Some(Kind::Restate) } else { self.carry.pending };
        said.then_some((at, kind?))
    }
}
