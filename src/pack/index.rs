//! Every word that a pack looks for, in one table: a text is gone through once for all of them.

use std::rc::Rc;

use super::{Cond, Pack, RuleKind};
use crate::text::{Span, fold, is_sentence_end};

/// The words of a pack's conditions and cues, and those that its rules forbid.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The words of conditions, folded, in order.
    words: Vec<Rc<str>>,
    /// The number of each word, by where its characters lie: the very words of the pack are asked for.
    numbers: Vec<(usize, u16)>,
    /// Forbidden words by their letters, in order.
    forbidden: Vec<Letters>,
}

/// A forbidden word.
#[derive(Debug, Clone)]
struct Letters {
    /// Its characters that count.
    chars: Vec<char>,
    /// The rule, and which of its words.
    rule: usize,
    word: usize,
    /// Longer innocent expressions, by their letters.
    except: Vec<Vec<char>>,
}

/// A word of a condition found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present {
    /// The word's number.
    pub number: u16,
    /// Where it stands first, in bytes.
    pub span: Span,
}

/// A forbidden word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forbade {
    /// The rule: index into [`Pack::rules`].
    pub rule: usize,
    /// Which of its words.
    pub word: usize,
    /// Where it stands, in bytes.
    pub span: Span,
}

impl Index {
    /// The index of `pack`.
    #[must_use]
    pub fn of(pack: &Pack) -> Self {
        let mut all: Vec<&Rc<str>> = Vec::new();
        let rules = pack.rules.iter().flat_map(|rule| {
            let need =
                if let RuleKind::Require { need, .. } = &rule.kind { Some(need) } else { None };
            rule.when.iter().chain(need)
        });
        let checks = pack.checks.iter().flat_map(|check| check.when.iter().chain(&check.met));
        let signals =
            pack.stages.iter().flat_map(|stage| &stage.signals).map(|signal| &signal.when);
        let scenes = pack.scenes.iter().map(|scene| &scene.when);
        let phrases = pack.phrases.iter().flat_map(|p| p.when.iter().chain(&p.prefer));
        for cond in rules.chain(checks).chain(signals).chain(scenes).chain(phrases) {
            gather(cond, &mut all);
        }
        all.extend(pack.cues.iter().flat_map(|cue| &cue.words));
        // A word that runs over the end of a sentence is looked for by itself.
        all.retain(|word| !word.is_empty() && !word.chars().any(is_sentence_end));
        let mut words: Vec<Rc<str>> = all.iter().map(|word| Rc::clone(word)).collect();
        words.sort_unstable();
        words.dedup();
        let number = |word: &Rc<str>| u16::try_from(words.binary_search(word).ok()?).ok();
        let mut numbers: Vec<(usize, u16)> =
            all.iter().filter_map(|word| Some((place(word), number(word)?))).collect();
        numbers.sort_unstable();
        Self { numbers, forbidden: forbidden(pack), words }
    }

    /// The number of one of the pack's own words; none for any other.
    #[must_use]
    pub fn number(&self, word: &Rc<str>) -> Option<u16> {
        let at = self.numbers.binary_search_by_key(&place(word), |(place, _)| *place).ok()?;
        self.numbers.get(at).map(|(_, number)| *number)
    }

    /// The words of conditions in `text`, each where it stands first, by number.
    #[must_use]
    pub fn present(&self, text: &str) -> Vec<Present> {
        let folded: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold(c))).collect();
        let mut found: Vec<Present> = Vec::new();
        for (nth, (start, first)) in folded.iter().enumerate() {
            let from = self.words.partition_point(|word| word.chars().next() < Some(*first));
            let here = self.words.iter().enumerate().skip(from);
            for (number, word) in here.take_while(|(_, word)| word.starts_with(*first)) {
                let mut rest = folded.iter().skip(nth).map(|(_, c)| *c);
                if !word.chars().all(|c| rest.next() == Some(c)) {
                    continue;
                }
                let end = folded.get(nth + word.chars().count()).map_or(text.len(), |(at, _)| *at);
                if let Ok(number) = u16::try_from(number) {
                    found.push(Present { number, span: Span::new(*start, end) });
                }
            }
        }
        found.sort_unstable_by_key(|present| (present.number, present.span));
        found.dedup_by_key(|present| present.number);
        found
    }

    /// The forbidden words in `text`: of several of one rule at one place the longest, none inside an innocent
    /// expression. White space and punctuation between the letters do not count.
    #[must_use]
    pub fn forbade(&self, text: &str) -> Vec<Forbade> {
        let kept: Vec<(Span, char)> = text
            .char_indices()
            .filter(|(_, c)| counts(*c))
            .map(|(at, c)| (Span::new(at, at + c.len_utf8()), fold(c)))
            .collect();
        let mut matches: Vec<(usize, usize, &Letters)> = Vec::new();
        for (nth, (_, first)) in kept.iter().enumerate() {
            let from = self.forbidden.partition_point(|word| word.chars.first() < Some(first));
            let here = self.forbidden.iter().skip(from);
            for word in here.take_while(|word| word.chars.first() == Some(first)) {
                if starts(&kept, nth, &word.chars) {
                    matches.push((word.rule, nth, word));
                }
            }
        }
        // By rule and place, the longest first.
        matches.sort_unstable_by_key(|(rule, nth, word)| {
            (*rule, *nth, std::cmp::Reverse(word.chars.len()))
        });
        let mut found = Vec::new();
        let (mut last, mut free) = (usize::MAX, 0);
        for (rule, nth, word) in matches {
            if rule != last {
                (last, free) = (rule, 0);
            }
            if nth < free {
                continue;
            }
            free = nth + word.chars.len();
            let ends = (kept.get(nth), kept.get(free - 1));
            if let (Some((start, _)), Some((end, _))) = ends
                && !innocent(&kept, nth, word)
            {
                found.push(Forbade {
                    rule,
                    word: word.word,
                    span: Span::new(start.start, end.end),
                });
            }
        }
        found
    }
}

fn gather<'a>(cond: &'a Cond, all: &mut Vec<&'a Rc<str>>) {
    match cond {
        Cond::All(conds) | Cond::Any(conds) => conds.iter().for_each(|cond| gather(cond, all)),
        Cond::Not(cond) => gather(cond, all),
        Cond::Has(_, words) => all.extend(words),
        _ => {}
    }
}

fn forbidden(pack: &Pack) -> Vec<Letters> {
    let mut all: Vec<Letters> = Vec::new();
    for (rule, kind) in pack.rules.iter().map(|rule| &rule.kind).enumerate() {
        let RuleKind::Forbid(words) = kind else { continue };
        all.extend(words.iter().enumerate().map(|(word, forbidden)| Letters {
            chars: letters(&forbidden.say),
            rule,
            word,
            except: forbidden.except.iter().map(|except| letters(except)).collect(),
        }));
    }
    all.retain(|word| !word.chars.is_empty());
    all.sort_unstable_by(|a, b| a.chars.cmp(&b.chars));
    all
}

/// Where the characters of a word lie.
fn place(word: &Rc<str>) -> usize {
    word.as_ptr().addr()
}

fn counts(c: char) -> bool {
    c.is_alphanumeric()
}

fn letters(word: &str) -> Vec<char> {
    word.chars().filter(|c| counts(*c)).collect()
}

/// Whether the characters from `at` on are `word`.
fn starts(kept: &[(Span, char)], at: usize, word: &[char]) -> bool {
    kept.get(at..at + word.len()).is_some_and(|here| here.iter().map(|(_, c)| c).eq(word))
}

/// Whether the word at `at` stands inside one of its innocent expressions.
fn innocent(kept: &[(Span, char)], at: usize, word: &Letters) -> bool {
    let len = word.chars.len();
    word.except.iter().any(|except| {
        let before = except.len().saturating_sub(len);
        (at.saturating_sub(before)..=at)
            .any(|from| from + except.len() >= at + len && starts(kept, from, except))
    })
}
