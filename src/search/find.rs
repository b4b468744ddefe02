//! A query against the index.

use super::index::{GAP, Index, Key, Kind, Part, Syllable, WALL};
use crate::text::fold;

/// Longest query that is looked at, in keys; what is typed beyond it narrows nothing.
pub const MOST_KEYS: usize = 24;

/// Fewest keys of a word in which one may be wrong: shorter ones are near to everything.
const FEWEST_FOR_TYPO: usize = 3;

/// Fewest keys of a word in which the wrong one may stand in a syllable of two letters.
const FEWEST_FOR_SHORT: usize = 5;

/// Most marks and blanks that a match steps over in one place.
const WIDEST_GAP: usize = 2;

/// A phrase that a query finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The phrase: index into [`crate::pack::Pack::phrases`].
    pub phrase: usize,
    /// Higher is better; only for comparison.
    pub score: i32,
    /// Where the query stands in the phrase's text: first character and one past the last, a slot counted as one.
    pub marks: Vec<(usize, usize)>,
    /// The tag that the query names (index into [`crate::pack::Phrase::tags`]), where that is not in the text.
    pub tag: Option<usize>,
}

/// What the ways of typing a character cost; a wrong key costs more than all of them in the longest query.
mod cost {
    pub const SYLLABLE: u16 = 1;
    pub const BEGUN: u16 = 2;
    pub const INITIAL: u16 = 3;
    pub const TYPO: u16 = 100;
}

/// What a place counts for.
mod weight {
    pub const CODE: i32 = 1000;
    pub const CODE_BEGUN: i32 = 900;
    pub const TAG: i32 = 700;
    pub const TAG_BEGUN: i32 = 620;
    pub const TAG_INSIDE: i32 = 560;
    pub const TEXT_BEGUN: i32 = 600;
    pub const CLAUSE_BEGUN: i32 = 540;
    pub const TEXT_INSIDE: i32 = 500;
    pub const SCENE: i32 = 480;
    pub const INSIDE: i32 = 400;
    pub const COST: i32 = 4;
}

/// How many keys of a word can have been typed for what the row has so far, and what each way costs at least.
#[derive(Default)]
struct Front {
    /// A bit for each number of keys that can be.
    alive: u32,
    costs: [u16; MOST_KEYS + 1],
}

impl Front {
    fn reach(&mut self, keys: usize, cost: u16) {
        let bit = 1 << keys;
        if let Some(known) = self.costs.get_mut(keys) {
            if self.alive & bit == 0 || cost < *known {
                *known = cost;
            }
            self.alive |= bit;
        }
    }

    fn holds(&self, keys: usize) -> bool {
        self.alive & (1 << keys) != 0
    }

    fn cost(&self, keys: usize) -> u16 {
        self.costs.get(keys).copied().unwrap_or(0)
    }
}

/// The best match of one word of a query in one phrase.
#[derive(Debug, Clone, Copy)]
struct Best {
    score: i32,
    kind: Kind,
    nth: usize,
    /// In characters of its part.
    from: usize,
    to: usize,
}

impl Index {
    /// The phrases in which every word of `query` is found, the best first, at most `most`. Words are parted by blanks.
    /// A word that is found nowhere is looked for with one wrong key. `favour` is what the ticket and the agent's habits
    /// add to the score of a phrase: a hundred is the step from words inside a text to a tag.
    #[must_use]
    pub fn search(&self, query: &str, most: usize, favour: &dyn Fn(usize) -> i32) -> Vec<Hit> {
        let mut keys = 0;
        let mut words: Vec<Vec<char>> = Vec::new();
        for word in query.split_whitespace() {
            let word: Vec<char> = word
                .chars()
                .map(fold)
                .filter(|c| c.is_alphanumeric())
                .take(MOST_KEYS - keys)
                .collect();
            keys += word.len();
            if !word.is_empty() {
                words.push(word);
            }
        }
        if words.is_empty() {
            return Vec::new();
        }
        let found: Vec<Vec<Option<Best>>> = words.iter().map(|word| self.best(word)).collect();
        let in_phrase =
            |phrase: usize| found.iter().map(move |best| best.get(phrase).copied().flatten());
        // One letter is found in nearly every phrase: only the best of them become hits.
        let mut best: Vec<(i32, usize)> = Vec::new();
        for phrase in 0..self.phrases {
            let scores = in_phrase(phrase).map(|best| best.map(|best| best.score));
            let Some(score) = scores.sum::<Option<i32>>() else { continue };
            let score = score + favour(phrase);
            if best.len() < most || best.last().is_some_and(|(last, _)| *last < score) {
                // After its equals: these stay in the order of the pack.
                let at = best.partition_point(|(known, _)| *known >= score);
                best.insert(at, (score, phrase));
                best.truncate(most);
            }
        }
        let hit = |(score, phrase)| {
            let mut hit = Hit { phrase, score, marks: Vec::new(), tag: None };
            in_phrase(phrase).flatten().for_each(|best| hit.mark(best));
            hit
        };
        best.into_iter().map(hit).collect()
    }

    /// The best match of a word in each phrase.
    fn best(&self, word: &[char]) -> Vec<Option<Best>> {
        let mut best = vec![None; self.phrases];
        let mut dead = self.none_dead();
        let Some(first) = word.first() else { return best };
        let mut found = false;
        for number in self.begun_by(*first) {
            let places = self.places_of(number);
            found |= self.try_all(number, places, word, false, &mut dead, &mut best);
        }
        if !found && word.len() >= FEWEST_FOR_TYPO {
            // The first key may be right, too many, changed for the second, or wrong where something begins.
            let second = word.get(1).filter(|second| *second != first);
            let mut dead = self.none_dead();
            let mut try_all = |number, places: &[u32]| {
                self.try_all(number, places, word, true, &mut dead, &mut best);
            };
            for c in [first].into_iter().chain(second) {
                for number in self.begun_by(*c) {
                    try_all(number, self.places_of(number));
                }
            }
            let sounds = self.pinyin.readings(*first).filter_map(|s| s.chars().next());
            let sounds = sounds.filter(|_| !first.is_ascii());
            for number in sounds.flat_map(|letter| self.begun_by(letter)) {
                try_all(number, self.places_of(number));
            }
            for (number, starts) in self.starts() {
                try_all(number, starts);
            }
        }
        best
    }

    /// For each key, the key before it with which no match begins; none yet.
    fn none_dead(&self) -> Vec<u16> {
        vec![GAP; self.keys.len() + 2]
    }

    /// Compares a word at places of one key.
    fn try_all(
        &self,
        number: u16,
        places: &[u32],
        word: &[char],
        typo: bool,
        dead: &mut [u16],
        best: &mut [Option<Best>],
    ) -> bool {
        // What its first character takes of the word is the same at each of them, and so is that of the first two.
        let Some(begun) = self.begin(number, word, typo) else { return false };
        let mut found = false;
        for place in places {
            let second = self.row.get(*place as usize + 1).copied().unwrap_or(WALL);
            if !begun.holds(word.len()) && second > WALL {
                let Some(before) = dead.get_mut(usize::from(second)) else { continue };
                if *before == number {
                    continue;
                }
                let key = self.key(second);
                if key.is_none_or(|key| self.step(&begun, key, word, typo).alive == 0) {
                    *before = number;
                    continue;
                }
            }
            found |= self.try_at(*place, &begun, word, typo, best);
        }
        found
    }

    /// Compares a word at a place, and keeps the match where it is the best of its phrase.
    fn try_at(
        &self,
        place: u32,
        begun: &Front,
        word: &[char],
        typo: bool,
        best: &mut [Option<Best>],
    ) -> bool {
        let Some((len, cost)) = self.compare(place as usize, begun, word, typo) else {
            return false;
        };
        let Some(part) = self.part_at(place) else { return false };
        let Some(known) = best.get_mut(part.phrase) else { return false };
        let from = (place - part.start) as usize;
        let score = self.weigh(part, place as usize, len) - i32::from(cost) * weight::COST;
        if known.is_none_or(|known: Best| known.score < score) {
            *known = Some(Best { score, kind: part.kind, nth: part.nth, from, to: from + len });
        }
        true
    }

    /// What a match counts for by where it stands.
    fn weigh(&self, part: &Part, place: usize, len: usize) -> i32 {
        let begins = part.start as usize == place;
        let ends = self.row.get(place + len) == Some(&WALL);
        let clause =
            place.checked_sub(1).and_then(|at| self.row.get(at)).is_some_and(|n| *n <= WALL);
        match part.kind {
            Kind::Code if begins && ends => weight::CODE,
            Kind::Code if begins => weight::CODE_BEGUN,
            Kind::Tag if begins && ends => weight::TAG,
            Kind::Tag if begins => weight::TAG_BEGUN,
            Kind::Tag => weight::TAG_INSIDE,
            Kind::Text if begins => weight::TEXT_BEGUN,
            Kind::Text if clause => weight::CLAUSE_BEGUN,
            Kind::Text => weight::TEXT_INSIDE,
            Kind::Scene if begins => weight::SCENE,
            Kind::Scene | Kind::Code => weight::INSIDE,
        }
    }

    /// How many keys of a word can have been typed for the first character of a match; none where it does not begin so.
    fn begin(&self, number: u16, word: &[char], typo: bool) -> Option<Front> {
        let mut here = Front::default();
        here.reach(0, 0);
        let next = self.step(&here, self.key(number)?, word, typo);
        (next.alive != 0).then_some(next)
    }

    /// How many characters of the row a word takes from a place on, where it is `begun` by what stands there, and what
    /// that costs; none where it does not stand there. All ways to type what stands there are followed at once, so a
    /// word costs its keys times a few.
    fn compare(
        &self,
        place: usize,
        begun: &Front,
        word: &[char],
        typo: bool,
    ) -> Option<(usize, u16)> {
        if begun.holds(word.len()) {
            return Some((1, begun.cost(word.len())));
        }
        let mut here: Option<Front> = None;
        let mut gap = 0;
        for (taken, number) in self.row.get(place + 1..)?.iter().enumerate() {
            if *number == WALL || gap > WIDEST_GAP {
                return None;
            }
            if *number == GAP {
                gap += 1;
                continue;
            }
            gap = 0;
            let key = self.key(*number)?;
            let next = self.step(here.as_ref().unwrap_or(begun), key, word, typo);
            if next.alive == 0 {
                return None;
            }
            if next.holds(word.len()) {
                return Some((taken + 2, next.cost(word.len())));
            }
            here = Some(next);
        }
        None
    }

    /// How many keys of a word can have been typed with one more character.
    fn step(&self, here: &Front, key: &Key, word: &[char], typo: bool) -> Front {
        let mut next = Front::default();
        let mut left = here.alive;
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            left &= left - 1;
            let cost = here.cost(at);
            let rest = word.get(at..).unwrap_or(&[]);
            plainly(key, rest, &mut |keys, more| next.reach(at + keys, cost + more));
            if typo && cost < cost::TYPO {
                let long = word.len() >= FEWEST_FOR_SHORT;
                let mut step = |keys, more| next.reach(at + keys, cost + more);
                self.wrongly(key, rest, long, &mut step);
            }
        }
        next
    }

    /// The ways of typing a character with one wrong key: a key too many or too few, two exchanged, another one, and a
    /// character that sounds the same.
    fn wrongly(&self, key: &Key, rest: &[char], long: bool, step: &mut dyn FnMut(usize, u16)) {
        let Some(first) = rest.first() else { return };
        if key.readings.is_empty() {
            if first.is_ascii() && *first != key.c {
                step(1, cost::TYPO);
            }
            return;
        }
        if !first.is_ascii() {
            let alike = |sound: &str| key.readings.iter().any(|s| s.letters() == sound.as_bytes());
            if self.pinyin.readings(*first).any(|sound| alike(sound)) {
                step(1, cost::TYPO);
            }
            return;
        }
        for letters in key.readings.iter().map(Syllable::letters) {
            for keys in letters.len().saturating_sub(1).max(1)..=letters.len() + 1 {
                if rest.get(..keys).is_some_and(|typed| is_near(typed, letters, long)) {
                    step(keys, cost::TYPO);
                }
            }
        }
    }
}

/// The right ways of typing a character.
#[inline]
fn plainly(key: &Key, rest: &[char], step: &mut impl FnMut(usize, u16)) {
    let Some(first) = rest.first() else { return };
    if *first == key.c {
        step(1, 0);
    }
    for reading in &key.readings {
        let letters = reading.letters();
        let same = |(typed, letter): &(&char, &u8)| **typed == char::from(**letter);
        let alike = rest.iter().zip(letters).take_while(same).count();
        if alike == 0 {
            continue;
        }
        if alike == letters.len() {
            step(alike, cost::SYLLABLE);
        } else if alike == rest.len() {
            step(alike, cost::BEGUN);
        }
        step(1, cost::INITIAL);
        if alike > 1 && letters.get(1) == Some(&b'h') {
            step(2, cost::INITIAL);
        }
    }
}

/// Whether one wrong key makes the one of the other. Of a syllable of two letters another key leaves one: that is enough
/// only in a `long` word, which is known by the rest.
fn is_near(typed: &[char], letters: &[u8], long: bool) -> bool {
    let same = |(typed, letter): (&char, &u8)| *typed == char::from(*letter);
    let head = typed.iter().zip(letters).take_while(|pair| same(*pair)).count();
    let tail = typed.iter().rev().zip(letters.iter().rev()).take_while(|pair| same(*pair)).count();
    let (typed_len, len) = (typed.len(), letters.len());
    let longest = typed_len.max(len);
    if typed_len != len {
        return head + tail >= longest - 1 && longest > 2;
    }
    if head == len {
        return false;
    }
    let exchanged = head + tail + 2 == len
        && typed.get(head).zip(letters.get(head + 1)).is_some_and(same)
        && typed.get(head + 1).zip(letters.get(head)).is_some_and(same);
    exchanged || head + tail + 1 >= len && (len > 2 || long && len == 2)
}

impl Hit {
    fn mark(&mut self, best: Best) {
        match best.kind {
            Kind::Text => {
                let at = self.marks.partition_point(|mark| *mark < (best.from, best.to));
                self.marks.insert(at, (best.from, best.to));
            }
            Kind::Tag => self.tag = self.tag.or(Some(best.nth)),
            Kind::Code | Kind::Scene => {}
        }
    }
}
