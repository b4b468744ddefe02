//! The pinyin of a pack's characters, from a library's table: made where packs are built, since the whole table is
//! larger than all else that a page loads.

use std::rc::Rc;

use ::pinyin::ToPinyinMulti;

use crate::pack::{Phrase, Piece, Scene};
use crate::text::fold;
use crate::text::pinyin::Pinyin;

/// Most readings of a character that are kept; further ones stand in names and old books.
const MOST_READINGS: usize = 3;

/// How the characters of all words that a pack is searched by are typed.
#[must_use]
pub fn pinyin(phrases: &[Phrase], scenes: &[Scene]) -> Pinyin {
    let texts = phrases.iter().flat_map(|phrase| {
        let words = phrase.text.iter().filter_map(|piece| match piece {
            Piece::Text(words) => Some(&**words),
            Piece::Slot(_) => None,
        });
        words.chain(phrase.tags.iter().map(|tag| &**tag))
    });
    let names = scenes.iter().map(|scene| &*scene.name.zh);
    let readings = texts.chain(names).flat_map(str::chars).map(fold).flat_map(|c| {
        let multi = c.to_pinyin_multi();
        multi.into_iter().flatten().take(MOST_READINGS).map(move |sound| {
            // ü is typed as v.
            let letters = sound.plain().replace('\u{fc}', "v");
            (c, Rc::from(letters))
        })
    });
    Pinyin::of(
        readings
            .filter(|(_, s): &(char, Rc<str>)| s.bytes().all(|b| b.is_ascii_lowercase()))
            .collect(),
    )
}
