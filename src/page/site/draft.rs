//! A site file and the draft of one: what can be pointed at goes into the draft, the rest stays.

use super::{FORMAT, Request, Site};
use crate::draft::{Line, Part};
use crate::pack::word::SAVES;

impl Site {
    /// What of the file can be pointed at.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let line = |part: Part, css: &String| Line { part, css: css.clone() };
        let fields = self.fields.iter().map(|(id, css)| line(Part::Field(id.as_str().into()), css));
        let list = |part: Part, list: &[String]| -> Vec<Line> {
            list.iter().map(|css| line(part.clone(), css)).collect()
        };
        let mut lines: Vec<Line> = fields.collect();
        lines.extend(list(Part::Save, &self.save));
        lines.extend(list(Part::Transfer, &self.transfer));
        lines.extend(list(Part::Close, &self.close));
        lines.extend(list(Part::Record, self.record.as_slice()));
        lines.extend(list(Part::Ignore, &self.ignore));
        lines
    }

    /// The file with these lines in place of its own.
    #[must_use]
    pub fn with(&self, lines: &[Line]) -> Self {
        let (requests, hidden) = (self.requests.clone(), self.hidden.clone());
        let mut site = Self { requests, hidden, ..Self::default() };
        for Line { part, css } in lines {
            let css = css.clone();
            match part {
                Part::Field(id) => site.fields.push((id.to_string(), css)),
                Part::Save => site.save.push(css),
                Part::Transfer => site.transfer.push(css),
                Part::Close => site.close.push(css),
                Part::Record => site.record = Some(css),
                Part::Ignore => site.ignore.push(css),
            }
        }
        site.hidden.retain(|id| site.fields.iter().any(|(known, _)| known == id));
        site
    }

    /// The file as JSON, with a line for each selector.
    #[must_use]
    pub fn json(&self) -> String {
        let mut json = String::from("{\n  \"format\": ");
        json.push_str(&FORMAT.to_string());
        if !self.fields.is_empty() {
            let pair = |(id, css): &(String, String)| [&*quoted(id), ": ", &quoted(css)].concat();
            push_block(
                &mut json,
                "fields",
                ['{', '}'],
                &self.fields.iter().map(pair).collect::<Vec<_>>(),
            );
        }
        let lists = [("save", &self.save), ("transfer", &self.transfer), ("close", &self.close)];
        for (key, list) in lists {
            push_list(&mut json, key, list);
        }
        let requests: Vec<String> = self.requests.iter().map(request).collect();
        if !requests.is_empty() {
            push_block(&mut json, "requests", ['[', ']'], &requests);
        }
        push_list(&mut json, "hidden", &self.hidden);
        if let Some(css) = &self.record {
            json.push_str(&[",\n  \"record\": ", &quoted(css)].concat());
        }
        push_list(&mut json, "ignore", &self.ignore);
        json.push_str("\n}\n");
        json
    }
}

fn request(request: &Request) -> String {
    let kind = SAVES.iter().find(|(_, kind)| *kind == request.kind).map_or("", |(word, _)| *word);
    let all = [
        ("url", &*request.url),
        ("method", &request.method),
        ("body", &request.body),
        ("kind", kind),
    ];
    let said = all.iter().filter(|(_, text)| !text.is_empty());
    let pairs: Vec<String> =
        said.map(|(key, text)| [&*quoted(key), ": ", &quoted(text)].concat()).collect();
    ["{ ", &pairs.join(", "), " }"].concat()
}

fn push_list(json: &mut String, key: &str, list: &[String]) {
    if !list.is_empty() {
        let items: Vec<String> = list.iter().map(|css| quoted(css)).collect();
        push_block(json, key, ['[', ']'], &items);
    }
}

fn push_block(json: &mut String, key: &str, [open, close]: [char; 2], items: &[String]) {
    json.push_str(&[",\n  \"", key, "\": "].concat());
    json.push(open);
    for (nth, item) in items.iter().enumerate() {
        json.push_str(if nth > 0 { ",\n    " } else { "\n    " });
        json.push_str(item);
    }
    json.push_str("\n  ");
    json.push(close);
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            '\t' => json.push_str("\\t"),
            // No selector that a page takes has others of these.
            c if c.is_control() => {}
            _ => json.push(c),
        }
    }
    json.push('"');
    json
}
