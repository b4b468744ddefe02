//! The site file: where one CRM keeps its fields and its save controls, as data.
//!
//! ```json
//! { "format": 1,
//!   "fields": { "reply": "#note textarea" },
//!   "save": ["#toolbar .save"],
//!   "ignore": [".chat"] }
//! ```
//!
//! Every selector is CSS and holds in the page, in each frame of its origin and in each open shadow root.
//! Reading is strict and says everything that is wrong at once.

use crate::pack::SaveKind;
use crate::pack::problem::{At, Problem};
use crate::pack::word::SAVES as KINDS;

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
    /// Requests that save: a `fetch` or an `XMLHttpRequest` to one of them is held.
    pub requests: Vec<Request>,
    /// Canonical ids of fields that are read although nobody sees them.
    pub hidden: Vec<String>,
    /// CSS selector of what tells one record from another.
    pub record: Option<String>,
    /// CSS selectors of what is neither read nor guarded, with all that it holds.
    pub ignore: Vec<String>,
}

/// A request that saves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Its address, or the end of it; `*` stands for anything.
    pub url: String,
    /// Its method in capitals; `POST` unless the file says otherwise.
    pub method: String,
    /// What its body must hold; empty: anything. One address may take drafts and saves.
    pub body: String,
    /// What it does to the ticket.
    pub kind: SaveKind,
}

impl Request {
    /// Whether a request is one of these.
    #[must_use]
    pub fn is(&self, method: &str, url: &str, body: &str) -> bool {
        method.eq_ignore_ascii_case(&self.method)
            && is_like(url, &self.url)
            && body.contains(&self.body)
    }
}

/// Whether `url` ends with what `pattern` says, in which `*` stands for anything. Linear in both: each piece is taken where
/// it stands first, the last one at the end.
fn is_like(url: &str, pattern: &str) -> bool {
    let mut pieces = pattern.split('*');
    let last = pieces.next_back().unwrap_or_default();
    let mut rest = url;
    for piece in pieces {
        let Some(at) = rest.find(piece) else { return false };
        rest = rest.get(at + piece.len()..).unwrap_or_default();
    }
    rest.ends_with(last)
}

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
                "hidden" => site.hidden = reader.texts("hidden", value),
                "record" => site.record = reader.selector("record", value),
                "ignore" => site.ignore = reader.list("ignore", value),
                "$schema" => {}
                _ => reader.wrong(
                    "unknown-key",
                    key,
                    &format!("a site file has no key \"{key}\""),
                    "the keys are format, fields, save, transfer, close, requests, record, hidden and ignore",
                ),
            }
        }
        reader.format(format);
        (site, reader.problems)
    }
}

impl Site {
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
        let Value::List(items) = value else {
            self.wrong(
                "not-a-list",
                key,
                &format!("{key} is no list"),
                "write [\"CSS selector\", …]",
            );
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .filter_map(|(i, item)| self.selector(&format!("{key}.{i}"), item))
            .collect()
    }

    fn texts(&mut self, key: &str, value: &Value) -> Vec<String> {
        let Value::List(items) = value else {
            self.wrong("not-a-list", key, &format!("{key} is no list"), "write [\"…\", …]");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (nth, item) in items.iter().enumerate() {
            match item {
                Value::Text(text) if !text.trim().is_empty() => texts.push(text.clone()),
                _ => self.no_text(&format!("{key}.{nth}"), "a text"),
            }
        }
        texts
    }

    fn requests(&mut self, value: &Value) -> Vec<Request> {
        let Value::List(items) = value else {
            let hint = "write [{ \"url\": \"/api/tickets/*\" }, …]";
            self.wrong("not-a-list", "requests", "requests is no list", hint);
            return Vec::new();
        };
        items.iter().enumerate().filter_map(|(nth, item)| self.request(nth, item)).collect()
    }

    fn request(&mut self, nth: usize, value: &Value) -> Option<Request> {
        let key = format!("requests.{nth}");
        let Value::Table(entries) = value else {
            let hint = "write { \"url\": \"/api/tickets/*\", \"method\": \"POST\" }";
            self.wrong("not-a-table", &key, "a request is no object", hint);
            return None;
        };
        let mut request = Request { method: "POST".to_owned(), ..Request::default() };
        for (name, value) in entries {
            let at = format!("{key}.{name}");
            let Value::Text(text) = value else {
                self.no_text(&at, "a text");
                continue;
            };
            match name.as_str() {
                "url" => request.url.clone_from(text),
                "method" => request.method = text.to_ascii_uppercase(),
                "body" => request.body.clone_from(text),
                "kind" => {
                    if let Some((_, kind)) = KINDS.iter().find(|(word, _)| word == text) {
                        request.kind = *kind;
                    } else {
                        let message = format!("\"{text}\" is no kind of save");
                        self.wrong("unknown-value", &at, &message, "it is save, transfer or close");
                    }
                }
                _ => self.wrong(
                    "unknown-key",
                    &at,
                    &format!("a request has no key \"{name}\""),
                    "its keys are url, method, body and kind",
                ),
            }
        }
        if request.url.trim_matches('*').is_empty() {
            let hint = "name the address that saves, such as \"/api/tickets/*\"; every request would be held otherwise";
            self.wrong("no-url", &key, "the request has no url", hint);
            return None;
        }
        Some(request)
    }

    fn no_text(&mut self, key: &str, wanted: &str) {
        self.wrong("not-a-text", key, &format!("this is not {wanted}"), "put it in quotes");
    }

    fn selector(&mut self, key: &str, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) if !text.trim().is_empty() && (self.valid)(text) => {
                Some(text.clone())
            }
            Value::Text(text) => {
                self.wrong(
                    "bad-selector",
                    key,
                    &format!("\"{text}\" is no CSS selector"),
                    "try it with document.querySelector in the page's console",
                );
                None
            }
            _ => {
                self.wrong(
                    "not-a-text",
                    key,
                    "a selector is a text",
                    "put the CSS selector in quotes",
                );
                None
            }
        }
    }
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
