//! Forms: words that are put together from places with a choice each, found as a whole.
//!
//! People who ask and answer put the same few parts together anew each time (没听漏, 没有记岔吧). A table of whole words
//! never ends; a form names the parts once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::forms::{FORMS, TAKEN};
use super::words::Cue;
use crate::text::fold;
use crate::text::lexicon::Lexicon;

/// No more forms than these: a set of them is one number.
pub(super) const MOST: usize = 128;

/// The forms that the reader knows.
#[derive(Debug)]
pub(super) struct Forms {
    /// What a form begins with, and which forms do: those that begin with a part of it, too.
    starts: Lexicon<u128>,
    all: Vec<Form>,
}

#[derive(Debug)]
struct Form {
    meaning: Cue,
    places: Vec<Place>,
    /// Whether nothing but a particle may follow: 接受不 asks, 接受不退 does not.
    closes: bool,
}

#[derive(Debug)]
struct Place {
    /// By the first character, with what follows it; of those that begin alike, the longest first.
    choices: Vec<(char, &'static str)>,
    may_be_empty: bool,
}

/// Leaves a place empty.
const EMPTY: &str = "_";

/// In the last place: the clause ends here.
const END: &str = "$";

impl Forms {
    pub fn all() -> &'static Self {
        static ALL: LazyLock<Forms> = LazyLock::new(|| Forms::new(FORMS));
        &ALL
    }

    fn new(rows: &[(Cue, &'static str)]) -> Self {
        let mut starts: Vec<(u128, &str)> = Vec::new();
        for (nth, (_, places)) in (0..).zip(rows.iter().take(MOST)) {
            for place in places_of(places) {
                let choices = place.split_ascii_whitespace();
                starts.extend(choices.filter(|word| *word != EMPTY).map(|word| (1 << nth, word)));
                if !may_be_empty(place) {
                    break;
                }
            }
        }
        let mut begins: BTreeMap<&str, u128> = BTreeMap::new();
        for (form, word) in &starts {
            *begins.entry(word).or_default() |= form;
        }
        // The longest start is found, and stands for the shorter ones.
        let whole: Vec<(u128, &str)> = begins
            .keys()
            .map(|word| {
                let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
                let parts = ends.filter_map(|end| begins.get(word.get(..end)?));
                (parts.fold(0, |all, form| all | form), *word)
            })
            .collect();
        let form = |(meaning, places): &(Cue, &'static str)| Form {
            meaning: *meaning,
            places: places_of(places).map(Place::new).collect(),
            closes: places.ends_with(END),
        };
        Self {
            starts: Lexicon::new(&whole, |first, second| first | second),
            all: rows.iter().take(MOST).map(form).collect(),
        }
    }

    /// The longest form that `text` begins with: its length in bytes, and what it does. Of forms of one length, all.
    pub fn at(&self, text: &str) -> Option<(usize, Cue)> {
        let (_, mut which) = self.starts.at(text)?;
        let mut longest: Option<(usize, Cue)> = None;
        while which != 0 {
            let nth = which.trailing_zeros();
            which &= which - 1;
            let Some(form) = usize::try_from(nth).ok().and_then(|nth| self.all.get(nth)) else {
                continue;
            };
            let Some(len) = form.len(text) else { continue };
            longest = match longest {
                Some((known, cue)) if known == len => Some((len, cue.or(form.meaning))),
                Some(known) if known.0 > len => Some(known),
                _ => Some((len, form.meaning)),
            };
        }
        longest
    }
}

impl Form {
    /// How many bytes of `text` the form takes from its beginning on. Each place takes the longest choice.
    fn len(&self, text: &str) -> Option<usize> {
        let mut at = 0;
        for place in &self.places {
            match place.len(text.get(at..)?) {
                Some(len) => at += len,
                None if place.may_be_empty => {}
                None => return None,
            }
        }
        let next = text.get(at..).and_then(|rest| rest.chars().next());
        let ends = next.is_none_or(|c| !c.is_alphanumeric() || "呢啊呀哈了的".contains(c));
        (at > 0 && (ends || !self.closes)).then_some(at)
    }
}

impl Place {
    fn new(place: &'static str) -> Self {
        let choices = place.split_ascii_whitespace().filter(|word| *word != EMPTY);
        let parted = choices.filter_map(|word| {
            let first = word.chars().next()?;
            Some((first, word.get(first.len_utf8()..)?))
        });
        let mut choices: Vec<(char, &str)> = parted.collect();
        choices.sort_by_key(|(first, rest)| (*first, std::cmp::Reverse(rest.len())));
        Self { choices, may_be_empty: may_be_empty(place) }
    }

    /// How many bytes of `text` the longest choice takes.
    fn len(&self, text: &str) -> Option<usize> {
        let c = text.chars().next()?;
        let first = fold(c);
        let from = self.choices.partition_point(|(known, _)| *known < first);
        let alike = self.choices.get(from..)?.iter().take_while(|(known, _)| *known == first);
        let rest = text.get(c.len_utf8()..)?;
        alike.map(|(_, word)| follows(rest, word)).find_map(|len| Some(c.len_utf8() + len?))
    }
}

/// How many bytes of `text` the rest of a word takes, which is folded. Blanks do not count.
fn follows(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    let mut end = 0;
    for want in word.chars() {
        let (at, c) = rest.find(|(_, c)| fold(*c) != ' ')?;
        if fold(c) != want {
            return None;
        }
        end = at + c.len_utf8();
    }
    Some(end)
}

/// The choices for each place.
fn places_of(form: &'static str) -> impl Iterator<Item = &'static str> {
    let places = form.split('+').map(str::trim).filter(|place| *place != END);
    places.map(|place| if place == "TAKEN" { TAKEN } else { place })
}

fn may_be_empty(place: &str) -> bool {
    place.split_ascii_whitespace().any(|word| word == EMPTY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;

    #[test]
    fn the_longest_form_wins_and_a_place_may_be_empty() {
        let forms = Forms::new(&[
            (Cue::RIGHT, "没 没有 + 记 听 + 错 漏"),
            (Cue::QUESTION, "没 没有 + _ 再 + 记 听 + 错 + 吧 吗"),
            (Cue::NOT, "_ 还 + 没有"),
            (Cue::AGREE, "接受 + 不 + $"),
        ]);
        assert_eq!(forms.at("接受不？"), Some((9, Cue::AGREE)));
        assert_eq!(forms.at("接受不退"), None);
        assert_eq!(forms.at("没听漏了"), Some((9, Cue::RIGHT)));
        assert_eq!(forms.at("没有再记错吗"), Some((18, Cue::QUESTION)));
        assert_eq!(forms.at("没有记"), Some((6, Cue::NOT)));
        assert_eq!(forms.at("還沒有記"), Some((9, Cue::NOT)));
        assert_eq!(forms.at("记错"), None);
        assert_eq!(forms.at(""), None);
    }

    #[test]
    fn every_choice_is_folded_and_all_forms_are_known() {
        assert!(FORMS.len() <= MOST);
        for (_, places) in FORMS {
            assert!(places_of(places).any(|place| !may_be_empty(place)), "{places}");
            for place in places_of(places) {
                assert_eq!(folded(place), place, "{places}");
            }
        }
    }
}
