//! "Did you mean": the hint for a name that is not known.

/// What to do about `name`, of which `known` are all that could be meant.
#[must_use]
pub fn hint<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().filter(|k| !k.is_empty()).collect();
    if let Some(near) = nearest(name, &known) {
        return format!("did you mean `{near}`?");
    }
    match known.len() {
        0 => "there is none to choose from; define it first".to_owned(),
        1..=24 => format!("known are {}", listed(&known)),
        _ => format!(
            "known are {} and {} more",
            listed(known.get(..24).unwrap_or(&known)),
            known.len() - 24
        ),
    }
}

/// Close enough that a slip of the hand explains it: a third of the letters, two at least.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).max(2);
    known
        .iter()
        .map(|k| (strsim::osa_distance(name, k), *k))
        .filter(|(far, k)| *far <= limit && *far < k.chars().count().max(name.chars().count()))
        .min_by_key(|(far, _)| *far)
        .map(|(_, k)| k)
}

/// `a`, `b`, `c`.
#[must_use]
pub fn listed(names: &[&str]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn a_slip_is_mended_and_a_stranger_gets_the_list() {
        assert_eq!(hint("txet", ["text", "tags"]), "did you mean `text`?");
        assert_eq!(hint("resolution", ["text", "tags"]), "known are `text`, `tags`");
        assert_eq!(hint("ab", ["xy"]), "known are `xy`", "nothing of it is the same");
        assert_eq!(hint("x", []), "there is none to choose from; define it first");
    }
}
