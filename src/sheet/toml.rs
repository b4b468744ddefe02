//! Phrases as an author writes them in TOML.

use std::fmt::Write as _;

use crate::pack::wire::{Cond, Phrase};

/// The phrases as `[[phrase]]` tables, keys in the order of the base pack's sources.
#[must_use]
pub fn toml(phrases: &[Phrase]) -> String {
    let mut out = String::new();
    for phrase in phrases {
        out.push_str("[[phrase]]\n");
        let mut line = |key: &str, value: String| {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{key} = {value}");
        };
        let mut text = |key: &str, value: &str| {
            if !value.is_empty() {
                line(key, string(value));
            }
        };
        text("id", &phrase.id);
        text("code", &phrase.code);
        text("step", &phrase.step);
        text("stage", &phrase.stage);
        text("usage", &phrase.usage);
        if !phrase.scenes.is_empty() {
            line("scenes", list(&phrase.scenes));
        }
        if let Some(when) = phrase.when.as_ref().and_then(condition) {
            line("when", when);
        }
        if !phrase.checks.is_empty() {
            line("checks", list(&phrase.checks));
        }
        if let Some(prefer) = phrase.prefer.as_ref().and_then(condition) {
            line("prefer", prefer);
            line("why", string(&phrase.why));
            line("why_en", string(&phrase.why_en));
        }
        line("text", string(&phrase.text));
        if !phrase.tags.is_empty() {
            line("tags", list(&phrase.tags));
        }
        if phrase.replace {
            line("replace", "true".to_owned());
        }
        out.push('\n');
    }
    out
}

/// A condition on one line, as it stands behind `when =`; none of one that TOML cannot write.
pub(super) fn condition(when: &Cond) -> Option<String> {
    ::toml::Value::try_from(when).ok().map(|value| value.to_string())
}

fn string(text: &str) -> String {
    ::toml::Value::from(text).to_string()
}

fn list(items: &[String]) -> String {
    ::toml::Value::from(items.to_vec()).to_string()
}
