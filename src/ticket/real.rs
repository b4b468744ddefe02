//! Which of several entries of one canonical field is the real one.
//!
//! A page may show a customer's name three times: in a header, in a search box and in the form. Two entries with
//! other words are two candidates, and a wrong one would put another customer's number into a reply: unless one is
//! clearly meant, none is.

use super::Entry;
use super::place::{bare, unnumbered};
use crate::pack::Field;

/// The index of the real one; none where that is not clear.
pub(super) fn of(entries: &[&Entry], field: &Field) -> Option<usize> {
    let all: Vec<usize> = (0..entries.len()).collect();
    let entry = |at: &usize| entries.get(*at);
    // What a site file says stands; then the field's own name against a synonym; then what is tied closer.
    let named = keep(&all, |at| entry(at).is_some_and(|e| e.name == field.id));
    let own = keep(&named, |at| entry(at).is_some_and(|e| is_own(&e.name, field)));
    let best = own.iter().filter_map(|at| entry(at).map(|e| e.tie.strength())).max()?;
    let tied = keep(&own, |at| entry(at).is_some_and(|e| e.tie.strength() == best));
    let text = entry(tied.first()?)?.text.trim();
    if tied.iter().any(|at| entry(at).is_none_or(|e| e.text.trim() != text)) {
        return None;
    }
    // The same words twice: an echo of what can be edited.
    tied.iter().find(|at| entry(at).is_some_and(|e| e.writable)).or(tied.first()).copied()
}

/// Those for which something holds; all where it holds for none.
fn keep(all: &[usize], holds: impl Fn(&usize) -> bool) -> Vec<usize> {
    let kept: Vec<usize> = all.iter().copied().filter(|at| holds(at)).collect();
    if kept.is_empty() { all.to_vec() } else { kept }
}

/// Whether a name is what the pack itself calls the field.
fn is_own(name: &str, field: &Field) -> bool {
    let name = bare(unnumbered(name));
    [&field.label.zh, &field.label.en].iter().any(|label| bare(label) == name)
}
