//! A commented pack to start from: one that stands by itself, or a layer over another.

use super::keys;

const WHOLE: [(&str, &str); 5] = [
    ("pack.toml", include_str!("../../packs/starter/whole/pack.toml")),
    ("fields.toml", include_str!("../../packs/starter/whole/fields.toml")),
    ("stages.toml", include_str!("../../packs/starter/whole/stages.toml")),
    ("phrases.toml", include_str!("../../packs/starter/whole/phrases.toml")),
    ("rules.toml", include_str!("../../packs/starter/whole/rules.toml")),
];
const LAYER: [(&str, &str); 1] =
    [("pack.toml", include_str!("../../packs/starter/layer/pack.toml"))];

/// The files of a new pack, as (name, text), with the schema for editors: `over` is the id of the pack that it lies on,
/// none where it stands by itself.
///
/// # Errors
/// That an id is none, in words for people.
pub fn files(id: &str, over: Option<&str>) -> Result<Vec<(String, String)>, String> {
    for id in [Some(id), over].into_iter().flatten() {
        let named = id.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '.' | '-' | '_'));
        if !named || id.is_empty() {
            return Err(format!(
                "`{id}` is not a name for a pack: use a-z, 0-9, `.`, `-` and `_` only"
            ));
        }
    }
    let sources: &[(&str, &str)] = if over.is_some() { &LAYER } else { &WHOLE };
    let sources = sources.iter().map(|(name, text)| {
        let text = text.replace(r#"id = "starter""#, &format!("id = \"{id}\""));
        let text = match over {
            Some(over) => text.replace(r#"extends = "below""#, &format!("extends = \"{over}\"")),
            None => text,
        };
        ((*name).to_owned(), text)
    });
    let schema = ("pack.schema.json".to_owned(), format!("{:#}\n", keys::schema()));
    Ok(sources.chain([schema]).collect())
}
