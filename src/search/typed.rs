//! The pinyin of a pack's characters, from a library's table: made where packs are built, since the whole table is
//! larger than all else that a page loads.

use std::rc::Rc;

use ::pinyin::ToPinyinMulti;

use super::Pinyin;
use crate::pack::{Pack, Piece};
use crate::text::fold;

/// Most readings of a character that are kept; further ones stand in names and old books.
const MOST_READINGS: usize = 3;

/// How the characters of all words that a pack is searched by are typed.
#[must_use]
pub fn typed(pack: &Pack) -> Pinyin {
    let texts = pack.phrases.iter().flat_map(|phrase| {
        let words = phrase.text.iter().filter_map(|piece| match piece {
            Piece::Text(words) => Some(&**words),
            Piece::Slot(_) => None,
        });
        words.chain(phrase.tags.iter().map(|tag| &**tag))
    });
    let scenes = pack.scenes.iter().map(|scene| &*scene.name.zh);
    let readings = texts.chain(scenes).flat_map(str::chars).map(fold).flat_map(|c| {
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
