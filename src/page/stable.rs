//! Which names of a page are its author's, and which a framework makes up anew each time.
//!
//! A site file that names a generated id works until the next build, or the next click. In doubt a name counts as
//! generated: there is always a longer selector, and never a way to see from the file that one is dying.

/// Longest name that is kept: what is longer is data or a sentence.
const LONGEST: usize = 48;

/// Beginnings of names that component libraries number or draw lots for, with so few digits that they look
/// like anybody's.
const COUNTED: &[&str] = &[
    "ext-",
    "ember",
    "yui",
    "gen",
    "_easyui",
    "easyui",
    "layui-layer",
    "select2-",
    "j_id",
    "isc_",
    "dijit_",
    "mui",
    "rc",
    "v-",
    "input",
    "uid",
    "cke_",
    "mce",
    "jqg",
    "widget",
];

/// Beginnings of classes that style libraries make.
const STYLED: &[&str] =
    &["css-", "sc-", "jss", "emotion-", "makestyles-", "svelte-", "tss-", "ng-", "v-", "_", "-"];

/// Parts of a class that tell how things stand now.
const STATES: &str = "active checked closed collapsed current dark dirty disabled empty error even expanded fade filled \
    first focus focused focusin has hidden highlight hover in invalid is last light loading odd off on \
    open opened out pristine readonly required selected show shown success touched untouched valid \
    visible visited warning";

/// Whether an id, or the value of an attribute that names a thing, is its author's.
#[must_use]
pub fn is_stable(name: &str) -> bool {
    let name = name.trim();
    if name.is_empty() || name.len() > LONGEST || name.chars().any(char::is_whitespace) {
        return false;
    }
    // React's :r9:, «r9» and _r_9_.
    if name.starts_with([':', '«']) || name.ends_with([':', '»']) || name.starts_with("_r_") {
        return false;
    }
    let fixed = without_custom_field(name);
    let name = fixed.as_deref().unwrap_or(name);
    if !name.chars().any(|c| c.is_ascii_digit()) {
        return !name.to_ascii_lowercase().starts_with("select2-");
    }
    let lower = name.to_ascii_lowercase();
    // Some number below a name of their author's: form:j_idt23.
    let counted = |part: &str| COUNTED.iter().any(|head| part.starts_with(head));
    let counted = lower.split(':').any(counted);
    !counted && !has_long_number(name) && !name.split(|c: char| !c.is_alphanumeric()).any(is_lot)
}

/// A name without the number of a field that the system's own administrator made: `customfield_10001` and
/// `issue[custom_field_values][3]` are the same in every ticket.
fn without_custom_field(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let from = lower.rfind("custom").or_else(|| lower.starts_with("cf").then_some(0))?;
    let tail = name.get(from..)?;
    let number = tail.find(|c: char| c.is_ascii_digit())?;
    // Between the word and its number stand no more than the rest of the word and brackets.
    if tail.get(..number)?.contains("::") {
        return None;
    }
    let rest = tail.get(number..)?.trim_start_matches(|c: char| c.is_ascii_digit());
    Some([name.get(..from)?, tail.get(..number)?, rest].concat())
}

/// Whether digits stand in a row as they do in numbers of records.
fn has_long_number(name: &str) -> bool {
    name.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() >= 3)
}

/// Whether a part of a name is a counter or drawn by lot: digits alone, hexadecimal, letters with digits among them.
fn is_lot(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    if part.is_empty() || digits == 0 {
        return false;
    }
    if digits == part.len() {
        return true;
    }
    let trimmed = part.trim_end_matches(|c: char| c.is_ascii_digit());
    // phone2 has its number at the end; a1b2c3 does not.
    part.len() >= 5 && trimmed.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a class is its author's name for a thing, and not made up, a state, or a measure such as `col-6`.
#[must_use]
pub fn is_stable_class(class: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphabetic() || c == '-' || c == '_';
    if class.len() < 2 || class.len() > LONGEST || !class.chars().all(plain) {
        return false;
    }
    let lower = class.to_ascii_lowercase();
    if STYLED.iter().any(|head| lower.starts_with(head)) {
        return false;
    }
    let parts = || class.split(['-', '_']).filter(|part| !part.is_empty());
    // A part in several cases is a name where each of its words is one: btnSave, and not bdVaJa.
    parts().all(|part| !is_state(part) && is_worded(part))
}

fn is_state(part: &str) -> bool {
    STATES.split_ascii_whitespace().any(|state| part.eq_ignore_ascii_case(state))
}

/// Whether each hump of a name in camel case is long enough to be a word.
fn is_worded(part: &str) -> bool {
    let mut humps = 0;
    let mut length = 0;
    let mut shortest = usize::MAX;
    for c in part.chars() {
        if c.is_ascii_uppercase() && length > 0 {
            shortest = shortest.min(length);
            humps += 1;
            length = 0;
        }
        length += 1;
    }
    humps == 0 || shortest.min(length) >= 3
}

/// A text as a string of CSS.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\a "),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a name can stand behind `#` as it is.
#[must_use]
pub fn is_ident(name: &str) -> bool {
    let head = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
    head && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
