//! Requests that save: how a site file names them, and whether one is meant.

use super::{Reader, Value, meant};
use crate::pack::SaveKind;
use crate::pack::word::SAVES;

/// A request that saves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Its address, in which `*` stands for anything: whole with its scheme, or from the first `/` of its path on.
    pub url: String,
    /// Its method; empty: any that changes something, which is all but `GET` and `HEAD`.
    pub method: String,
    /// What its body must hold; empty: anything. One address may take drafts and saves.
    pub body: String,
    /// What it does to the ticket.
    pub kind: SaveKind,
}

/// The keys of a request.
const KEYS: &[&str] = &["url", "method", "body", "kind"];

/// The methods that a page may use.
const METHODS: &[&str] = &["POST", "PUT", "PATCH", "DELETE", "GET"];

impl Request {
    /// Whether a request with this method, whole address and body is one of these. A body that nobody can read
    /// before it is sent, none here, counts as one that holds what is asked for: asking once too often harms less.
    #[must_use]
    pub fn is(&self, method: &str, url: &str, body: Option<&str>) -> bool {
        let by = if self.method.is_empty() {
            !["GET", "HEAD"].iter().any(|m| m.eq_ignore_ascii_case(method))
        } else {
            self.method.eq_ignore_ascii_case(method)
        };
        by && self.aims_at(url) && body.is_none_or(|body| body.contains(&self.body))
    }

    fn aims_at(&self, url: &str) -> bool {
        let url = url.split('#').next().unwrap_or_default();
        // The query counts only where the pattern names one.
        let asked =
            if self.url.contains('?') { url } else { url.split('?').next().unwrap_or_default() };
        let whole = self.url.contains("://");
        let path = || {
            let host = asked.split_once("://").map_or(asked, |(_, rest)| rest);
            host.find('/').and_then(|at| host.get(at..)).unwrap_or("/")
        };
        is_like(if whole { asked } else { path() }, &self.url)
    }
}

/// Whether all of `text` is what `pattern` says, in which `*` stands for anything. Linear: each piece is taken where it
/// stands first, the last one at the end.
fn is_like(text: &str, pattern: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let Some(last) = pieces.next_back() else { return rest.is_empty() };
    for piece in pieces {
        let Some((_, behind)) = rest.split_once(piece) else { return false };
        rest = behind;
    }
    rest.ends_with(last)
}

impl Reader<'_> {
    pub(super) fn requests(&mut self, value: &Value) -> Vec<Request> {
        let hint = "write [{ \"url\": \"/api/tickets/*\" }, …]";
        let Value::List(items) = value else {
            self.wrong("not-a-list", "requests", "requests is no list", hint);
            return Vec::new();
        };
        items.iter().enumerate().filter_map(|(nth, item)| self.request(nth, item)).collect()
    }

    fn request(&mut self, nth: usize, value: &Value) -> Option<Request> {
        let at = format!("requests.{nth}");
        let Value::Table(entries) = value else {
            let hint = "write { \"url\": \"/api/tickets/*\", \"method\": \"POST\" }";
            self.wrong("not-a-table", &at, "a request is no object", hint);
            return None;
        };
        let mut request = Request::default();
        for (key, value) in entries {
            let at = format!("{at}.{key}");
            if !KEYS.contains(&key.as_str()) {
                let message = format!("a request has no key \"{key}\"");
                self.wrong("unknown-key", &at, &message, &meant(key, KEYS));
                continue;
            }
            let Some(text) = self.text(&at, value) else { continue };
            match key.as_str() {
                "url" => request.url = self.url(&at, text),
                "method" => {
                    self.one_of(&at, text, METHODS, "method").clone_into(&mut request.method);
                }
                "kind" => {
                    let words: Vec<&str> = SAVES.iter().map(|(word, _)| *word).collect();
                    let word = self.one_of(&at, text, &words, "kind of save");
                    let known = SAVES.iter().find(|(known, _)| *known == word);
                    request.kind = known.map_or(SaveKind::Save, |(_, kind)| *kind);
                }
                _ => text.clone_into(&mut request.body),
            }
        }
        if !entries.iter().any(|(key, _)| key == "url") {
            let hint = "name the address that saves: \"url\": \"/api/tickets/*\"";
            self.wrong("missing-key", &at, "the request has no url", hint);
        }
        Some(request)
    }

    fn url(&mut self, at: &str, text: &str) -> String {
        let starts = text.starts_with(['/', '*']) || text.contains("://");
        if !starts || text.trim_matches(['*', '/']).is_empty() {
            let message = format!("\"{text}\" names no address");
            let hint =
                "write it from the first / of its path on, * for anything: \"/api/tickets/*/save\"";
            self.wrong("bad-url", at, &message, hint);
        }
        text.to_owned()
    }

    /// The text, as it stands among `known`.
    fn one_of<'k>(&mut self, at: &str, text: &str, known: &[&'k str], what: &str) -> &'k str {
        let word = known.iter().find(|word| word.eq_ignore_ascii_case(text)).copied();
        if word.is_none() {
            let hint = meant(text, known);
            self.wrong("unknown-value", at, &format!("\"{text}\" is no {what}"), &hint);
        }
        word.unwrap_or_default()
    }
}
