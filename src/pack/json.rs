//! JSON text as values of a built pack, for the page.
//!
//! A pack of ten thousand phrases is a quarter of a million values. To ask the script's own object for each of them
//! crosses into JavaScript several times a value; its text crosses once. The smallest library that parses JSON was 6 KB
//! of the module, this is less than one.

use std::borrow::Cow;

use super::take::Value;

/// A value of a JSON text.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'t> {
    /// `null`, and what is not there.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A whole number; not a number for any other, which no pack holds: reading fractions takes tables of powers that are
    /// larger than all the rest here.
    Number(f64),
    /// A text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Self>),
    /// A table, in its order.
    Table(Vec<(Cow<'t, str>, Self)>),
}

/// Deeper than any pack: a text that nests further is refused before the stack is full.
const DEPTH: usize = 64;

impl<'t> Json<'t> {
    /// Reads a text; none where it is no JSON, or nested too deeply.
    #[must_use]
    pub fn read(text: &'t str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(DEPTH)?;
        reader.skip_space();
        reader.rest.is_empty().then_some(value)
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes a mark, after any space.
    fn takes(&mut self, mark: &str) -> bool {
        self.skip_space();
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        let inner = depth.checked_sub(1)?;
        self.skip_space();
        Some(match self.rest.as_bytes().first()? {
            b'{' => {
                let mut table = Vec::new();
                self.items("}", &mut |reader| {
                    reader.skip_space();
                    let key = reader.text()?;
                    reader.takes(":").then_some(())?;
                    table.push((key, reader.value(inner)?));
                    Some(())
                })?;
                Json::Table(table)
            }
            b'[' => {
                let mut list = Vec::new();
                self.items("]", &mut |reader| {
                    list.push(reader.value(inner)?);
                    Some(())
                })?;
                Json::List(list)
            }
            b'"' => Json::Text(self.text()?),
            b'n' => self.takes("null").then_some(Json::Null)?,
            b't' => self.takes("true").then_some(Json::Truth(true))?,
            b'f' => self.takes("false").then_some(Json::Truth(false))?,
            _ => self.number()?,
        })
    }

    /// What stands between commas up to `end`.
    fn items(&mut self, end: &str, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        // The bracket that begins them.
        self.rest = self.rest.get(1..)?;
        if self.takes(end) {
            return Some(());
        }
        loop {
            item(self)?;
            if self.takes(end) {
                return Some(());
            }
            self.takes(",").then_some(())?;
        }
    }

    fn number(&mut self) -> Option<Json<'t>> {
        let end = self.rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
        let (number, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
        self.rest = rest;
        let digits = number.strip_prefix('-').unwrap_or(number);
        digits.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
        // As exact as JavaScript has them.
        #[allow(clippy::cast_precision_loss)]
        Some(Json::Number(number.parse().map_or(f64::NAN, |whole: i64| whole as f64)))
    }

    fn text(&mut self) -> Option<Cow<'t, str>> {
        self.rest = self.rest.strip_prefix('"')?;
        let mut out = Cow::Borrowed("");
        loop {
            let (words, behind) = self.rest.split_at_checked(self.rest.find(['"', '\\'])?)?;
            let (mark, behind) = behind.split_at_checked(1)?;
            self.rest = behind;
            if out.is_empty() {
                out = Cow::Borrowed(words);
            } else {
                out.to_mut().push_str(words);
            }
            if mark == "\"" {
                return Some(out);
            }
            let escaped = self.escaped()?;
            out.to_mut().push(escaped);
        }
    }

    /// The character that an escape means; half of a pair is shown as what cannot be shown.
    fn escaped(&mut self) -> Option<char> {
        let mut behind = self.rest.chars();
        let mark = behind.next()?;
        self.rest = behind.as_str();
        Some(match mark {
            '"' | '\\' | '/' => mark,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = self.unit()?;
                let before = self.rest;
                let second = self.rest.strip_prefix("\\u").and_then(|rest| {
                    self.rest = rest;
                    self.unit()
                });
                let pair = |second: u16| char::decode_utf16([first, second]).next()?.ok();
                if let Some(whole) = second.and_then(pair).filter(|c| *c > '\u{ffff}') {
                    return Some(whole);
                }
                self.rest = before;
                char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u16> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        u16::from_str_radix(digits, 16).ok()
    }
}

impl Value for &Json<'_> {
    fn is_none(&self) -> bool {
        matches!(self, Json::Null)
    }

    fn text(&self) -> Option<Cow<'_, str>> {
        let Json::Text(text) = self else { return None };
        Some(Cow::Borrowed(text))
    }

    fn number(&self) -> Option<f64> {
        let Json::Number(number) = self else { return None };
        Some(*number)
    }

    fn truth(&self) -> Option<bool> {
        let Json::Truth(truth) = self else { return None };
        Some(*truth)
    }

    fn list(&self) -> Option<Vec<Box<dyn Value + '_>>> {
        let Json::List(list) = self else { return None };
        Some(list.iter().map(|value| Box::new(value) as Box<dyn Value>).collect())
    }

    fn is_table(&self) -> bool {
        matches!(self, Json::Table(_))
    }

    fn get(&self, key: &str) -> Box<dyn Value + '_> {
        Box::new(match self {
            Json::Table(table) => table
                .iter()
                .rfind(|(known, _)| known == key)
                .map_or(&Json::Null, |(_, value)| value),
            Json::List(list) => {
                key.parse::<usize>().ok().and_then(|nth| list.get(nth)).unwrap_or(&Json::Null)
            }
            _ => &Json::Null,
        })
    }
}
