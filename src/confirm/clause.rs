//! Clauses: the words of each that matter, who speaks in it, and whether a sentence ends with it.

use super::words::{Cue, Words};
use crate::text::{Span, fold};

/// Who says a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Speaker {
    /// Nobody is named: the record tells.
    #[default]
    Record,
    /// 坐席：…
    Agent,
    /// 客户：…, 客户说“…”
    Client,
}

/// A clause: its words that matter.
#[derive(Debug)]
pub(super) struct Clause<'a> {
    /// The whole text, which the spans lie in.
    pub text: &'a str,
    pub span: Span,
    pub words: Vec<(Span, Cue)>,
    /// What a plan does, apart from the words: one of them may be part of any other word.
    pub acts: Vec<Span>,
    pub speaker: Speaker,
    /// Whether a sentence ends with it.
    pub last: bool,
}

impl Clause<'_> {
    /// How many characters lie between two places, which unlike bytes are as many in any width of letters.
    pub fn chars(&self, from: usize, to: usize) -> usize {
        self.text.get(from..to).map_or(0, |piece| piece.chars().count())
    }

    /// How many characters a word has.
    pub fn long(&self, word: Span) -> usize {
        self.chars(word.start, word.end)
    }

    /// How many characters of the clause stand behind a word.
    pub fn rest(&self, word: Span) -> usize {
        self.chars(word.end, self.span.end)
    }

    pub fn has(&self, cues: Cue) -> bool {
        self.words.iter().any(|(_, cue)| cue.any(cues))
    }

    pub fn position(&self, cues: Cue) -> Option<usize> {
        self.words.iter().position(|(_, cue)| cue.any(cues))
    }

    pub fn cues(&self, at: usize) -> Cue {
        self.words.get(at).map_or(Cue::default(), |(_, cue)| *cue)
    }

    /// Whether one of these stands before the word at `at`.
    pub fn before(&self, at: usize, cues: Cue) -> bool {
        self.words.iter().take(at).any(|(_, cue)| cue.any(cues))
    }

    /// Whether one of these stands behind the word at `at`.
    pub fn behind(&self, at: usize, cues: Cue) -> bool {
        self.words.iter().skip(at + 1).any(|(_, cue)| cue.any(cues))
    }
}

/// Cuts `text` into clauses, without the marks between them. A question mark belongs to its clause.
pub(super) fn clauses<'a>(text: &'a str, speaker: Speaker, words: &Words) -> Vec<Clause<'a>> {
    let mut cutter = Cutter {
        text,
        all: Vec::new(),
        words: Vec::new(),
        acts: Vec::new(),
        start: 0,
        speaker,
        turn: speaker,
        person: None,
        asked: false,
        quoted: None,
        closed: None,
    };
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let mark = fold(c);
        let next = at + c.len_utf8();
        if mark == '?' {
            cutter.words.push((Span::new(at, next), Cue::QUESTION));
        }
        let sentence = matches!(mark, '。' | '!' | '?' | ';' | '\n');
        if sentence || mark == ',' || matches!(mark, '(' | ')' | '…') && !cutter.words.is_empty()
        {
            cutter.cut(if mark == '?' { next } else { at }, next, sentence);
            if mark == '\n' {
                (cutter.speaker, cutter.turn, cutter.quoted) = Default::default();
            }
            at = next;
            continue;
        }
        if cutter.words.is_empty() && cutter.start == at && mark.is_whitespace() {
            cutter.start = next;
        }
        if matches!(mark, '”' | '」' | '』') {
            cutter.closed = Some((next, cutter.speaker));
        }
        if mark == ':' || opens(mark) {
            let known = cutter.all.len();
            cutter.tag(at, next, mark);
            if cutter.all.len() > known {
                // The mark is no word of what is said.
                at = next;
                continue;
            }
        } else if cutter.quoted == Some(mark) {
            // What is quoted ends, and with it the clause.
            cutter.cut(at, next, false);
            (cutter.quoted, cutter.speaker) = (None, cutter.turn);
            at = next;
            continue;
        }
        let found = text.get(at..).and_then(|rest| words.at(rest));
        let end = found.map_or(next, |(len, _)| at + len);
        if let Some((_, cue)) = found.filter(|(_, cue)| cue.0 != 0) {
            if cue == Cue::ACT {
                cutter.acts.push(Span::new(at, end));
            } else {
                cutter.words.push((Span::new(at, end), cue));
            }
        }
        at = end;
    }
    cutter.cut(text.len(), text.len(), true);
    cutter.all
}

struct Cutter<'a> {
    text: &'a str,
    all: Vec<Clause<'a>>,
    words: Vec<(Span, Cue)>,
    acts: Vec<Span>,
    start: usize,
    speaker: Speaker,
    /// Who speaks outside of quotation marks.
    turn: Speaker,
    /// The customer, where the sentence named them.
    person: Option<Speaker>,
    /// Whether the sentence told of a question.
    asked: bool,
    /// The mark that ends the speech in quotation marks.
    quoted: Option<char>,
    /// Where the last quotation ended, and who spoke in it.
    closed: Option<(usize, Speaker)>,
}

impl Cutter<'_> {
    fn cut(&mut self, end: usize, next: usize, last: bool) {
        let client = self.words.iter().any(|(_, cue)| cue.any(Cue::CLIENT));
        self.person = if last { None } else { self.person.or(client.then_some(Speaker::Client)) };
        self.asked = !last && (self.asked || self.words.iter().any(|(_, cue)| cue.any(Cue::ASKS)));
        let mut words = std::mem::take(&mut self.words);
        let mut acts = std::mem::take(&mut self.acts);
        // 客户确认诉求后同意方案 holds two answers.
        if let Some(at) = two_answers(&words) {
            let rest = words.split_off(at);
            let part = words.last().map_or(self.start, |(span, _)| span.end);
            let later = acts.split_off(acts.partition_point(|act| act.start < part));
            self.push(part, (words, acts), false);
            (self.start, words, acts) = (part, rest, later);
        }
        self.push(end, (words, acts), last);
        self.start = next;
    }

    fn push(&mut self, end: usize, (words, acts): (Vec<(Span, Cue)>, Vec<Span>), last: bool) {
        self.all.push(Clause {
            text: self.text,
            span: Span::new(self.start, end),
            words,
            acts,
            speaker: self.speaker,
            last,
        });
    }

    /// 客户：, 坐席：, 客户说“: names who speaks from here on.
    fn tag(&mut self, at: usize, next: usize, mark: char) {
        let named = self.words.iter().rev().take(3).find_map(|(_, cue)| {
            let client = cue.any(Cue::CLIENT.or(Cue::HE));
            let agent = cue.any(Cue::OURS);
            (client || agent).then_some(if client { Speaker::Client } else { Speaker::Agent })
        });
        // 对赠费方案则答“太少”: whoever the sentence named.
        let named = named.or(self.person).or(self.asked.then_some(Speaker::Client));
        let says = self.words.last().is_some_and(|(_, cue)| cue.any(Cue::SAY));
        if mark == ':' {
            // A name alone, or a name that says: 复述内容：… is none.
            let people = Cue::CLIENT.or(Cue::OURS).or(Cue::HE);
            let plain = self.words.first().is_some_and(|(_, cue)| cue.any(people))
                && self.words.iter().skip(1).all(|(_, cue)| cue.any(people.or(Cue::SAY)))
                && self.words.len() <= 2;
            if let Some(speaker) = named.filter(|_| plain || says) {
                self.cut(at, next, false);
                (self.speaker, self.turn) = (speaker, speaker);
            }
            return;
        }
        // “…对吗？”“不是，…”: they speak in turn.
        let turn = self.closed.filter(|(end, _)| *end == at && self.words.is_empty());
        let turn = turn.map(
            |(_, who)| {
                if who == Speaker::Client { Speaker::Agent } else { Speaker::Client }
            },
        );
        // 客户“是的”
        let beside = self
            .words
            .last()
            .is_some_and(|(span, cue)| span.end == at && cue.any(Cue::CLIENT.or(Cue::HE)));
        if let Some(speaker) = named.filter(|_| says || beside).or(turn) {
            self.cut(at, next, false);
            self.speaker = speaker;
            self.quoted = closing(mark);
        }
    }
}

/// Where 后 parts the yes to what was read back from another answer, or 但 two answers.
fn two_answers(words: &[(Span, Cue)]) -> Option<usize> {
    let answers = Cue::AGREE.or(Cue::REFUSE).or(Cue::SATISFIED);
    let but = words.iter().position(|(_, cue)| cue.any(Cue::BUT)).filter(|at| {
        let has = |words: &[(Span, Cue)]| words.iter().any(|(_, cue)| cue.any(answers));
        words.split_at_checked(*at).is_some_and(|(read, rest)| has(read) && has(rest))
    });
    if but.is_some() {
        return but;
    }
    // 接受方案并对处理结果表示满意
    let find = |from: usize, cues| {
        let behind = words.get(from..)?;
        behind.iter().position(|(_, cue)| cue.any(cues)).map(|at| from + at)
    };
    let part = find(0, Cue::AGREE).and_then(|agrees| {
        let result = find(agrees + 1, Cue::RESULT)?;
        let satisfied = find(result + 1, Cue::SATISFIED)?;
        let plan = find(0, Cue::PROPOSAL).is_some_and(|at| at < result);
        (plan && find(satisfied, Cue::AGREE).is_none()).then_some(result)
    });
    if part.is_some() {
        return part;
    }
    let at = words.iter().position(|(_, cue)| cue.any(Cue::AFTER.or(Cue::TURN)))?;
    let has = |words: &[(Span, Cue)], cues| words.iter().any(|(_, cue)| cue.any(cues));
    let (read, rest) = words.split_at_checked(at)?;
    let read_back = has(read, Cue::RIGHT.or(Cue::CONFIRM))
        && has(read, Cue::RECORD.or(Cue::RESTATE))
        && has(read, Cue::CLIENT);
    let answers = has(rest, answers) && !has(rest, Cue::DOING.or(Cue::MAY).or(Cue::UNREAL));
    (read_back && answers).then_some(at)
}

fn opens(mark: char) -> bool {
    closing(mark).is_some()
}

fn closing(mark: char) -> Option<char> {
    match mark {
        '“' => Some('”'),
        '"' => Some('"'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}
