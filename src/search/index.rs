//! The words of a pack laid out for search: one long row of characters, and where each of them stands.

use crate::pack::{Pack, Piece};
use crate::text::fold;
use crate::text::pinyin::Pinyin;

/// What a part of a phrase is; words in an earlier kind count for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The code to type.
    Code,
    /// A tag.
    Tag,
    /// The name of a scene.
    Scene,
    /// The text.
    Text,
}

/// A run of characters that is searched as one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The phrase: index into [`Pack::phrases`].
    pub phrase: usize,
    pub kind: Kind,
    /// Which one of its kind in its phrase.
    pub nth: usize,
    /// Where it begins in the row.
    pub start: u32,
}

/// A character as it can be typed.
#[derive(Debug)]
pub(super) struct Key {
    /// The character, folded.
    pub c: char,
    /// Its syllables; of a letter or a digit none.
    pub readings: Box<[Syllable]>,
}

/// Most letters of a syllable.
pub(super) const LONGEST: usize = 6;

/// A syllable in one place: a query is compared with tens of thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syllable {
    letters: [u8; LONGEST],
    len: u8,
}

impl Syllable {
    fn new(text: &str) -> Option<Self> {
        let mut letters = [0; LONGEST];
        letters.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { letters, len: u8::try_from(text.len()).ok()? })
    }

    /// Its letters.
    pub fn letters(&self) -> &[u8] {
        self.letters.get(..usize::from(self.len)).unwrap_or(&[])
    }
}

/// What stands in the row for a character that is no letter, digit or ideograph: it is stepped over inside of a match.
pub(super) const GAP: u16 = 0;

/// What stands in the row for the end of a part, and for a slot: nothing matches over it.
pub(super) const WALL: u16 = 1;

/// The words of a pack laid out for search.
#[derive(Debug)]
pub struct Index {
    /// All parts, one behind the other: numbers of keys.
    pub(super) row: Vec<u16>,
    pub(super) parts: Vec<Part>,
    /// Where the parts begin, in the order of the keys that stand there.
    starts: Vec<u32>,
    /// The part of each place: one letter is found in tens of thousands of them.
    owners: Vec<u32>,
    /// In the order of their characters, from number 2 on.
    pub(super) keys: Vec<Key>,
    /// Where the places of each key begin in `places`, and the end.
    offsets: Vec<u32>,
    places: Vec<u32>,
    /// The keys that each letter can begin, by letter.
    letters: Vec<Vec<u16>>,
    /// How many phrases there are.
    pub(super) phrases: usize,
    /// What a query of characters sounds like.
    pub(super) pinyin: Pinyin,
}

impl Index {
    /// The index of a pack.
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        let mut chars: Vec<char> = Vec::new();
        let mut parts: Vec<Part> = Vec::new();
        let mut part = |phrase, kind, nth, words: &mut dyn Iterator<Item = char>| {
            let start = u32::try_from(chars.len()).unwrap_or(u32::MAX);
            parts.push(Part { phrase, kind, nth, start });
            chars.extend(words);
            chars.push(END);
        };
        for (phrase, item) in pack.phrases.iter().enumerate() {
            part(phrase, Kind::Code, 0, &mut item.code.chars().map(fold));
            for (nth, tag) in item.tags.iter().enumerate() {
                part(phrase, Kind::Tag, nth, &mut tag.chars().map(fold));
            }
            for (nth, at) in item.scenes.iter().enumerate() {
                let name = pack.scenes.get(*at).map_or("", |scene| &scene.name.zh);
                part(phrase, Kind::Scene, nth, &mut name.chars().map(fold));
            }
            part(phrase, Kind::Text, 0, &mut characters(&item.text).map(fold));
        }
        Self::of(&chars, parts, &pack.pinyin, pack.phrases.len())
    }

    fn of(chars: &[char], parts: Vec<Part>, pinyin: &Pinyin, phrases: usize) -> Self {
        let mut known: Vec<char> = chars.iter().copied().filter(|c| c.is_alphanumeric()).collect();
        known.sort_unstable();
        known.dedup();
        // A pack with more characters than Unicode has planes for is none that people type.
        known.truncate(usize::from(u16::MAX - FIRST));
        let syllables = |c| pinyin.readings(c).filter_map(|s| Syllable::new(s)).collect();
        let key = |c: &char| Key { c: *c, readings: syllables(*c) };
        let keys: Vec<Key> = known.iter().map(key).collect();
        let number = |c: &char| match known.binary_search(c) {
            Ok(at) => u16::try_from(at).map_or(GAP, |at| at + FIRST),
            Err(_) if *c == END => WALL,
            Err(_) => GAP,
        };
        let row: Vec<u16> = chars.iter().map(number).collect();
        let mut starts: Vec<u32> = parts.iter().map(|part| part.start).collect();
        starts.sort_by_key(|start| row.get(*start as usize).copied());
        let mut owners = vec![0; row.len()];
        // Each part ends where the next one begins.
        let ends = parts.iter().skip(1).map(|part| part.start as usize).chain([row.len()]);
        for ((nth, part), end) in (0..).zip(&parts).zip(ends) {
            if let Some(own) = owners.get_mut(part.start as usize..end) {
                own.fill(nth);
            }
        }
        let mut offsets = vec![0_u32; keys.len() + usize::from(FIRST) + 1];
        for number in &row {
            if let Some(count) = offsets.get_mut(usize::from(*number) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut offsets {
            sum += *count;
            *count = sum;
        }
        let mut places = vec![0; row.len()];
        let mut next = offsets.clone();
        for (at, number) in (0..).zip(&row) {
            if let Some(slot) = next.get_mut(usize::from(*number)) {
                if let Some(place) = places.get_mut(*slot as usize) {
                    *place = at;
                }
                *slot += 1;
            }
        }
        let mut letters = vec![Vec::new(); 26];
        for (number, key) in (FIRST..).zip(&keys) {
            let mut firsts: Vec<u8> =
                key.readings.iter().filter_map(|s| s.letters().first().copied()).collect();
            firsts.extend(u8::try_from(key.c).ok());
            firsts.sort_unstable();
            firsts.dedup();
            for first in firsts {
                let letter = usize::from(first.wrapping_sub(b'a'));
                if let Some(keys) = letters.get_mut(letter) {
                    keys.push(number);
                }
            }
        }
        Self {
            row,
            parts,
            starts,
            owners,
            keys,
            offsets,
            places,
            letters,
            phrases,
            pinyin: pinyin.clone(),
        }
    }

    /// The key of a number; none of a gap or a wall.
    pub(super) fn key(&self, number: u16) -> Option<&Key> {
        self.keys.get(usize::from(number.checked_sub(FIRST)?))
    }

    /// The keys that `c` can begin, by number: the character itself, or what it is the first letter of.
    pub(super) fn begun_by(&self, c: char) -> impl Iterator<Item = u16> + '_ {
        let letter =
            u32::from(c).checked_sub(u32::from('a')).and_then(|at| usize::try_from(at).ok());
        let by_letter = letter.and_then(|at| self.letters.get(at)).map_or(&[][..], Vec::as_slice);
        let itself = self.keys.binary_search_by_key(&c, |key| key.c).ok();
        let itself = itself
            .filter(|_| by_letter.is_empty())
            .and_then(|at| u16::try_from(at).ok())
            .map(|at| at + FIRST);
        by_letter.iter().copied().chain(itself)
    }

    /// Where the parts begin, by the number that stands there.
    pub(super) fn starts(&self) -> impl Iterator<Item = (u16, &[u32])> + '_ {
        let number = |start: &u32| self.row.get(*start as usize).copied().unwrap_or(WALL);
        let alike = self.starts.chunk_by(move |a, b| number(a) == number(b));
        alike.filter_map(move |starts| Some((number(starts.first()?), starts)))
    }

    /// Where a key stands.
    pub(super) fn places_of(&self, number: u16) -> &[u32] {
        let at = usize::from(number);
        let end = |at: usize| self.offsets.get(at).copied().unwrap_or(0) as usize;
        self.places.get(end(at)..end(at + 1)).unwrap_or(&[])
    }

    /// The part that holds a place.
    pub(super) fn part_at(&self, place: u32) -> Option<&Part> {
        self.parts.get(*self.owners.get(place as usize)? as usize)
    }
}

/// The number of the first key.
const FIRST: u16 = 2;

/// Ends a part, and stands for a slot.
const END: char = '\0';

/// The characters of a phrase's text, as they are counted in [`super::Hit::marks`]: a slot is one.
pub(super) fn characters(text: &[Piece]) -> impl Iterator<Item = char> + '_ {
    text.iter().flat_map(|piece| {
        let (words, slot): (&str, Option<char>) = match piece {
            Piece::Text(words) => (words, None),
            Piece::Slot(_) => ("", Some(END)),
        };
        words.chars().chain(slot)
    })
}
