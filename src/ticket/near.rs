//! Labels that are nearly those of a field: worth asking a person, never worth a decision.

use super::Placer;
use super::place::{bare, unnumbered, without_brackets};
use crate::pack::FieldIx;

/// How many fields are offered for one name.
const OFFERED: usize = 3;

/// Shortest label, in characters, that may be found inside a name: 电话 says something, 号 does not.
const SHORTEST: usize = 2;

/// The fields whose labels are nearly `name`, the likeliest first; none where one is certain.
#[must_use]
pub fn near(placer: &Placer, name: &str) -> Vec<FieldIx> {
    let name = bare(&without_brackets(unnumbered(name)));
    let letters: Vec<char> = name.chars().collect();
    if letters.len() < SHORTEST || placer.place(&name).is_some() {
        return Vec::new();
    }
    let mut hits: Vec<(usize, FieldIx)> = Vec::new();
    for (label, field) in placer.labels() {
        let far = distance(&letters, label);
        let Some(far) = far else { continue };
        match hits.iter_mut().find(|(_, known)| *known == field) {
            Some(hit) => hit.0 = hit.0.min(far),
            None => hits.push((far, field)),
        }
    }
    let mut offered = Vec::new();
    while offered.len() < OFFERED
        && let Some(at) = (0..hits.len()).min_by_key(|&at| hits.get(at).map(|hit| hit.0))
    {
        offered.push(hits.remove(at).1);
    }
    offered
}

/// How far a label is from a name; none where they have nothing to do with one another.
fn distance(name: &[char], label: &str) -> Option<usize> {
    let label: Vec<char> = label.chars().collect();
    let (short, long) = if label.len() <= name.len() { (&*label, name) } else { (name, &*label) };
    let more = long.len() - short.len();
    // One letter is another one, or is missing.
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    if more <= 1 && short.len() > SHORTEST && head + tail + 1 >= long.len() {
        return Some(1);
    }
    // The one holds the other: the more is left over, the less it says.
    let holds = short.len() >= SHORTEST && long.windows(short.len()).any(|part| part == short);
    (holds && more <= 2 * short.len()).then_some(1 + more)
}
