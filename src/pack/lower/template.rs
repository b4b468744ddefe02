//! Text with `{slots}`: `{{` and `}}` stand for braces.

/// A piece of a template.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// Fixed words.
    Text(String),
    /// The name in braces.
    Slot(String),
}

/// What is wrong with a template: what, and what to do.
pub type Fault = (String, &'static str);

/// The pieces of `text`.
///
/// # Errors
/// The first brace that has no partner.
pub fn parse(text: &str) -> Result<Vec<Part>, Fault> {
    const DOUBLE: &str = "close each slot, as in {name}; for a brace itself write {{ or }}";
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or("");
        match c {
            '{' | '}' if rest.starts_with(c) => {
                words.push(c);
                rest = rest.get(1..).unwrap_or("");
            }
            '{' => {
                let name = rest.split(['{', '}']).next().unwrap_or("");
                let after = rest.get(name.len()..).unwrap_or("");
                let Some(after) = after.strip_prefix('}') else {
                    let near: String = name.chars().take(12).collect();
                    return Err((format!("the brace before `{near}` is not closed"), DOUBLE));
                };
                if !words.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut words)));
                }
                parts.push(Part::Slot(name.to_owned()));
                rest = after;
            }
            '}' => {
                let before = text.len() - rest.len() - 1;
                let near: Vec<char> =
                    text.get(..before).unwrap_or("").chars().rev().take(12).collect();
                let near: String = near.into_iter().rev().collect();
                return Err((format!("the brace after `{near}` closes nothing"), DOUBLE));
            }
            '｛' | '｝' => {
                return Err((format!("`{c}` is a full-width brace"), "write slots with { and }"));
            }
            c => words.push(c),
        }
    }
    if !words.is_empty() {
        parts.push(Part::Text(words));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_make_slots_and_double_ones_stay() {
        let text = |t: &str| Part::Text(t.to_owned());
        let slot = |t: &str| Part::Slot(t.to_owned());
        let cases: &[(&str, Vec<Part>)] = &[
            ("", vec![]),
            ("您好", vec![text("您好")]),
            ("{a}您好{b}", vec![slot("a"), text("您好"), slot("b")]),
            ("{{a}}", vec![text("{a}")]),
            ("{{{a}}}", vec![text("{"), slot("a"), text("}")]),
            ("{}", vec![slot("")]),
        ];
        for (input, expected) in cases {
            assert_eq!(parse(input).as_ref(), Ok(expected), "{input}");
        }
        for input in ["{", "}", "{a", "a}", "{a{b}}", "{a}}", "｛a｝"] {
            assert!(parse(input).is_err(), "{input}");
        }
    }
}
