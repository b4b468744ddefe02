//! The site file: where one CRM keeps its fields and its save controls, as data.
//!
//! ```json
//! { "format": 1,
//!   "fields": { "reply": "#note textarea" },
//!   "save": ["#toolbar .save"], "transfer": ["#toolbar .hand-over"], "close": ["#toolbar .done"],
//!   "requests": [{ "url": "/api/tickets/*/close", "method": "POST", "kind": "close" }],
//!   "record": ".ticket-number",
//!   "hidden": ["vip"],
//!   "ignore": [".chat"] }
//! ```
//!
//! Every selector is CSS and holds in the page, in each frame of its origin and in each open shadow root.
//! Reading is strict and says everything that is wrong at once.

use crate::pack::problem::{At, Problem};

mod request;
pub use request::Request;

/// The newest format that this build reads.
pub const FORMAT: u64 = 1;

/// A checked site file. The default knows nothing: fields are found by label, saves by their words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Canonical id and CSS selector of each named field, in the order of the file.
    pub fields: Vec<(String, String)>,
    /// CSS selectors of what saves when clicked. Where there are any, the words of buttons count no more.
    pub save: Vec<String>,
    /// CSS selectors of what hands the ticket over when clicked: saves too.
    pub transfer: Vec<String>,
    /// CSS selectors of what closes the ticket when clicked: saves too.
    pub close: Vec<String>,
    /// Requests of the page that save.
    pub requests: Vec<Request>,
    /// CSS selector of what shows the ticket's number, which tells one record from another.
    pub record: Option<String>,
    /// Canonical ids among `fields` that are read although nobody sees them.
    pub hidden: Vec<String>,
    /// CSS selectors of what is neither read nor guarded, with all that it holds.
    pub ignore: Vec<String>,
}

/// The keys of a site file.
const KEYS: &[&str] =
    &["format", "fields", "save", "transfer", "close", "requests", "record", "hidden", "ignore"];

/// What stands in a file, before anything is expected of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A list.
    List(Vec<Value>),
    /// Keys and values, in the order of the file.
    Table(Vec<(String, Value)>),
    /// Anything else: null, true, false.
    Other,
}

impl Site {
    /// Reads a site file. `valid` says whether a CSS selector is one.
    ///
    /// # Errors
    /// Everything that is wrong with the file, each with its key and a hint.
    pub fn read(value: &Value, valid: &dyn Fn(&str) -> bool) -> Result<Self, Vec<Problem>> {
        let (site, problems) = Self::of(value, valid);
        if problems.is_empty() { Ok(site) } else { Err(problems) }
    }

    /// What is right in a site file, and all that is wrong with it.
    #[must_use]
    pub fn of(value: &Value, valid: &dyn Fn(&str) -> bool) -> (Self, Vec<Problem>) {
        let mut reader = Reader { valid, problems: Vec::new() };
        let mut site = Self::default();
        let mut format = None;
        let Value::Table(entries) = value else {
            reader.wrong(
                "not-a-table",
                "",
                "the site file is no object",
                "write { \"format\": 1, \"fields\": {…} }",
            );
            return (site, reader.problems);
        };
        for (key, value) in entries {
            match key.as_str() {
                "format" => format = Some(value),
                "fields" => site.fields = reader.fields(value),
                "save" => site.save = reader.list("save", value),
                "transfer" => site.transfer = reader.list("transfer", value),
                "close" => site.close = reader.list("close", value),
                "requests" => site.requests = reader.requests(value),
                "record" => site.record = reader.selector("record", value),
                "hidden" => site.hidden = reader.texts("hidden", value),
                "ignore" => site.ignore = reader.list("ignore", value),
                "$schema" => {}
                _ => reader.wrong(
                    "unknown-key",
                    key,
                    &format!("a site file has no key \"{key}\""),
                    &meant(key, KEYS),
                ),
            }
        }
        let ids: Vec<&str> = site.fields.iter().map(|(id, _)| id.as_str()).collect();
        for (nth, id) in
            site.hidden.iter().enumerate().filter(|(_, id)| !ids.contains(&id.as_str()))
        {
            let message = format!("no field \"{id}\" is named under fields");
            reader.wrong("unknown-id", &format!("hidden.{nth}"), &message, &meant(id, &ids));
        }
        reader.format(format);
        (site, reader.problems)
    }

    /// All selectors of what saves when clicked, joined; empty where there are none.
    #[must_use]
    pub fn saves(&self) -> String {
        let all: Vec<&str> =
            [&self.save, &self.transfer, &self.close].into_iter().flatten().map(|s| &**s).collect();
        all.join(",")
    }
}

struct Reader<'a> {
    valid: &'a dyn Fn(&str) -> bool,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn wrong(&mut self, code: &'static str, key: &str, message: &str, hint: &str) {
        self.problems.push(Problem {
            code,
            at: At::default(),
            key: key.to_owned(),
            message: message.to_owned(),
            hint: hint.to_owned(),
        });
    }

    fn format(&mut self, format: Option<&Value>) {
        #[allow(clippy::cast_precision_loss)] // formats are small
        let newest = FORMAT as f64;
        match format {
            Some(Value::Number(n)) if (1.0..=newest).contains(n) && n.fract() == 0.0 => {}
            Some(Value::Number(n)) if *n > newest && n.fract() == 0.0 => self.wrong(
                "newer-format",
                "format",
                &format!(
                    "format {} is newer than {FORMAT}, the newest that this build reads",
                    whole(*n)
                ),
                "load a newer build, or write the file in the older format",
            ),
            Some(_) => self.wrong(
                "bad-format",
                "format",
                "the format is no whole number from 1 on",
                "write \"format\": 1",
            ),
            None => self.wrong(
                "no-format",
                "format",
                "the site file names no format",
                "add \"format\": 1",
            ),
        }
    }

    fn fields(&mut self, value: &Value) -> Vec<(String, String)> {
        let Value::Table(entries) = value else {
            self.wrong(
                "not-a-table",
                "fields",
                "fields is no object",
                "write { \"reply\": \"CSS selector\" }",
            );
            return Vec::new();
        };
        let mut fields: Vec<(String, String)> = Vec::new();
        for (id, value) in entries {
            let key = format!("fields.{id}");
            if fields.iter().any(|(known, _)| known == id) {
                self.wrong(
                    "duplicate-id",
                    &key,
                    &format!("the field \"{id}\" stands twice"),
                    "keep one of them",
                );
            }
            if let Some(selector) = self.selector(&key, value) {
                fields.push((id.clone(), selector));
            }
        }
        fields
    }

    fn list(&mut self, key: &str, value: &Value) -> Vec<String> {
        self.each(key, value, "CSS selector", Self::selector)
    }

    fn texts(&mut self, key: &str, value: &Value) -> Vec<String> {
        self.each(key, value, "field", |reader, at, item| reader.text(at, item).map(str::to_owned))
    }

    fn each(
        &mut self,
        key: &str,
        value: &Value,
        what: &str,
        read: fn(&mut Self, &str, &Value) -> Option<String>,
    ) -> Vec<String> {
        let Value::List(items) = value else {
            let hint = format!("write [\"{what}\", …]");
            self.wrong("not-a-list", key, &format!("{key} is no list"), &hint);
            return Vec::new();
        };
        let items = items.iter().enumerate();
        items.filter_map(|(nth, item)| read(self, &format!("{key}.{nth}"), item)).collect()
    }

    fn text<'v>(&mut self, key: &str, value: &'v Value) -> Option<&'v str> {
        match value {
            Value::Text(text) if !text.trim().is_empty() => Some(text),
            Value::Text(_) => {
                self.wrong(
                    "empty-text",
                    key,
                    "the text is empty",
                    "write it, or leave the key out",
                );
                None
            }
            _ => {
                self.wrong("not-a-text", key, "this is no text", "put it in quotes");
                None
            }
        }
    }

    fn selector(&mut self, key: &str, value: &Value) -> Option<String> {
        let text = self.text(key, value)?;
        if (self.valid)(text) {
            return Some(text.to_owned());
        }
        self.wrong(
            "bad-selector",
            key,
            &format!("\"{text}\" is no CSS selector"),
            "try it with document.querySelector in the page's console",
        );
        None
    }
}

/// What may be meant by a name that is not known. In a page all that is known: which of it is near costs bytes there, and
/// `huashu site check` tells.
fn meant(name: &str, known: &[&str]) -> String {
    #[cfg(not(target_arch = "wasm32"))]
    return crate::pack::near::hint(name, known.iter().copied());
    #[cfg(target_arch = "wasm32")]
    return ["instead of ", name, ", known are ", &known.join(", ")].concat();
}

/// A number that is known to be whole, for a message: the digits of a fraction are more code than all of this file.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(number: f64) -> u64 {
    number as u64
}

mod draft;

#[cfg(not(target_arch = "wasm32"))]
mod json;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
