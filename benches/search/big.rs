//! A pack of 10,000 phrases and what is typed to find one: for the native bench and that of the page.

use huashu::pack::{Pack, Piece};

#[path = "../../tests/lib/base.rs"]
mod base;

const PHRASES: usize = 10_000;

/// What people type: characters, pinyin, initials, a mixture, with a wrong key, and what is not there.
pub const QUERIES: [&str; 8] =
    ["复述", "fushu", "hzsw", "复shu", "manyisu", "t", "tuifei shixian", "qqqqq"];

/// The base pack's phrases over and over with other words in them.
pub fn big() -> Pack {
    let mut pack = base::base().pack;
    let few = pack.phrases.clone();
    for nth in pack.phrases.len()..PHRASES {
        let Some(mut phrase) = few.get(nth % few.len()).cloned() else { break };
        // The characters of another phrase, turned by some places, so that no two are alike.
        let other = few.get((nth * 7 + nth / few.len()) % few.len());
        let mut words: Vec<char> = other
            .into_iter()
            .flat_map(|p| &p.text)
            .filter_map(|piece| if let Piece::Text(words) = piece { Some(&**words) } else { None })
            .flat_map(str::chars)
            .collect();
        let turn = nth % words.len().max(1);
        words.rotate_left(turn);
        phrase.text.push(Piece::Text(words.into_iter().collect::<String>().into()));
        phrase.code = format!("x{nth}").into();
        pack.phrases.push(phrase);
    }
    pack
}
