//! The English words of a built pack in a file of their own, beside it: a page fetches them for those who read them.
//!
//! `telecom.json` holds the Chinese ones alone, and `telecom.en.json` is `{ id, version, words }`, where `words` has
//! the shape of the pack and, in the place of each of its words, the English ones. Laid over one another they are
//! the pack as [`super::write`] writes it. The loader of the page lays them as [`lay`] does.

use serde_json::{Map, Value as Json, json};
use std::path::{Path, PathBuf};

use super::{Pack, give};

/// Where the English words of a built pack are: `telecom.en.json` for `telecom.json`.
#[must_use]
pub fn beside(pack: &Path) -> PathBuf {
    pack.with_extension("en.json")
}

/// The pack without most of its English, and the file with that English.
#[must_use]
pub fn split(pack: &Pack) -> (Json, Json) {
    let (whole, mut chinese) = (give(pack, true), give(pack, false));
    // The labels of fields are looked for in pages, whatever the panel speaks.
    if let (Some(table), Some(fields)) = (chinese.as_object_mut(), whole.get("fields")) {
        table.insert("fields".to_owned(), fields.clone());
    }
    let words = more(&whole, &chinese).unwrap_or_else(|| json!({}));
    let english = json!({ "id": &*pack.id, "version": &*pack.version, "words": words });
    (chinese, english)
}

/// What `whole` has more than `chinese`, which is English words.
fn more(whole: &Json, chinese: &Json) -> Option<Json> {
    let pairs: Vec<(String, &Json, &Json)> = match (whole, chinese) {
        (Json::Array(words), Json::String(_)) => return words.get(1).cloned(),
        (Json::Object(whole), Json::Object(chinese)) => {
            whole.iter().filter_map(|(key, w)| Some((key.clone(), w, chinese.get(key)?))).collect()
        }
        (Json::Array(whole), Json::Array(chinese)) => {
            let pairs = whole.iter().zip(chinese).enumerate();
            pairs.map(|(nth, (w, c))| (nth.to_string(), w, c)).collect()
        }
        _ => return None,
    };
    let found: Map<String, Json> =
        pairs.into_iter().filter_map(|(key, w, c)| Some((key, more(w, c)?))).collect();
    (!found.is_empty()).then_some(Json::Object(found))
}

/// Lays the English words over the pack that they belong to.
///
/// # Errors
/// That they belong to another, in words for people. Then the pack is of no use any more.
pub fn lay(english: &Json, pack: &mut Json) -> Result<(), String> {
    let same = |key| english.get(key).is_some_and(|own| Some(own) == pack.get(key));
    let words = english.get("words").filter(|_| same("id") && same("version"));
    words
        .and_then(|words| lay_words(words, pack))
        .ok_or_else(|| "these are not the English words of this pack".to_owned())
}

fn lay_words(words: &Json, pack: &mut Json) -> Option<()> {
    for (key, more) in words.as_object()? {
        let place = match &mut *pack {
            Json::Array(list) => list.get_mut(key.parse::<usize>().ok()?)?,
            table => table.get_mut(key)?,
        };
        if more.is_string() {
            *place = json!([place.as_str()?, more]);
        } else {
            lay_words(more, place)?;
        }
    }
    Some(())
}
