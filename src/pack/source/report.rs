//! The sources of a pack, and problems told with the line that they are in.

use std::fmt;
use std::ops::Range;

use toml::de::DeTable;

use super::tree;
use crate::pack::problem::{At, Problem, Severity};

/// Names and texts of the files, so that a problem can be shown where it is.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<File>,
}

#[derive(Debug, Clone)]
struct File {
    name: String,
    text: String,
}

/// A problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Name of the file; empty where the problem has no place.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub col: usize,
    /// The line itself, and a line with carets under what is meant.
    pub excerpt: Option<(String, String)>,
    /// Kind and id of the item at fault; none where it is in no item, or in a file that could not be read.
    pub item: Option<(String, String)>,
    /// What is wrong.
    pub problem: Problem,
}

/// All that is wrong, in the order of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The problems.
    pub placed: Vec<Placed>,
}

impl Report {
    /// How many of them are errors: none, and the pack builds.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.placed.iter().filter(|p| p.problem.severity() == Severity::Error).count()
    }
}

impl Sources {
    /// Takes in a file; gives its number.
    pub fn add(&mut self, name: String, text: String) -> usize {
        self.files.push(File { name, text });
        self.files.len() - 1
    }

    /// The text of the file with this number.
    #[must_use]
    pub fn text(&self, source: usize) -> &str {
        self.files.get(source).map_or("", |f| &f.text)
    }

    /// Shows each problem where it is.
    #[must_use]
    pub fn report(&self, problems: Vec<Problem>) -> Report {
        if problems.is_empty() {
            return Report::default();
        }
        let trees: Vec<_> =
            self.files.iter().map(|f| DeTable::parse_recoverable(&f.text).0).collect();
        let items: Vec<_> = trees.iter().map(tree::Items::of).collect();
        let lines: Vec<_> = self.files.iter().map(|f| Lines::of(&f.text)).collect();
        let mut placed: Vec<_> = problems
            .into_iter()
            .map(|problem| {
                let at = problem.at;
                let source = usize::from(at.source).wrapping_sub(1);
                let item = items.get(source).and_then(|t| t.name(at));
                let span = items
                    .get(source)
                    .map(|t| tree::find(t, at, &problem.key, problem.code == "unknown-key"));
                (
                    (at.source, span.as_ref().map_or(0, |s| s.start)),
                    self.place(source, lines.get(source), span, item, problem),
                )
            })
            .collect();
        placed.sort_by_key(|(order, _)| *order);
        Report { placed: placed.into_iter().map(|(_, p)| p).collect() }
    }

    /// `file:line:col` of an item.
    #[must_use]
    pub fn locate(&self, at: At) -> String {
        let Some(file) = self.files.get(usize::from(at.source).wrapping_sub(1)) else {
            return "a built pack".to_owned();
        };
        let (line, col, _) = Lines::of(&file.text).line_of(at.start as usize);
        format!("{}:{line}:{col}", file.name)
    }

    fn place(
        &self,
        source: usize,
        lines: Option<&Lines<'_>>,
        span: Option<Range<usize>>,
        item: Option<(String, String)>,
        problem: Problem,
    ) -> Placed {
        let (Some(file), Some(lines), Some(span)) = (self.files.get(source), lines, span) else {
            return Placed { file: String::new(), line: 0, col: 0, excerpt: None, item, problem };
        };
        let (line, col, text) = lines.line_of(span.start);
        let before: String = text.chars().take(col - 1).map(blank).collect();
        let meant = file.text.get(span).unwrap_or("").lines().next().unwrap_or("");
        let carets = meant.chars().map(width).sum::<usize>().max(1);
        let excerpt = (!text.trim().is_empty())
            .then(|| (text.to_owned(), format!("{before}{}", "^".repeat(carets))));
        Placed { file: file.name.clone(), line, col, excerpt, item, problem }
    }
}

/// A text by its lines.
struct Lines<'a> {
    text: &'a str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and column of a byte, from 1, and the line.
    fn line_of(&self, byte: usize) -> (usize, usize, &'a str) {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let col = self.text.get(start..byte).unwrap_or("").chars().count() + 1;
        (line, col, self.text.get(start..).unwrap_or("").lines().next().unwrap_or(""))
    }
}

/// Columns that a terminal gives the character; near enough for a caret.
fn width(c: char) -> usize {
    if c as u32 >= 0x1100 { 2 } else { 1 }
}

fn blank(c: char) -> char {
    match (c, width(c)) {
        ('\t', _) => '\t',
        (_, 2) => '\u{3000}',
        _ => ' ',
    }
}

impl fmt::Display for Placed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { code, message, hint, .. } = &self.problem;
        if !self.file.is_empty() {
            write!(f, "{}:{}:{}: ", self.file, self.line, self.col)?;
        }
        let warning = self.problem.severity() == Severity::Warning;
        writeln!(f, "{}{message} [{code}]", if warning { "warning: " } else { "" })?;
        if let Some((line, carets)) = &self.excerpt {
            let gutter = self.line.to_string();
            writeln!(f, "  {gutter} | {line}")?;
            writeln!(f, "  {} | {carets}", " ".repeat(gutter.len()))?;
        }
        writeln!(f, "  hint: {hint}")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for placed in &self.placed {
            write!(f, "{placed}")?;
        }
        let counted = |count: usize, what: &str| {
            format!("{count} {what}{}", if count == 1 { "" } else { "s" })
        };
        let errors = self.errors();
        let warnings = self.placed.len() - errors;
        match (errors, warnings) {
            (_, 0) => writeln!(f, "{}", counted(errors, "problem")),
            (0, _) => writeln!(f, "{}", counted(warnings, "warning")),
            _ => writeln!(f, "{}, {}", counted(errors, "problem"), counted(warnings, "warning")),
        }
    }
}

impl std::error::Error for Report {}
