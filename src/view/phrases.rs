//! The phrases that are offered or found: in the panel, and beside the caret.

use super::View;
use super::words::UI;
use crate::desk::{OWN, Opener};
use crate::lang::Words;
use crate::pack::{Id, Piece as Part};
use crate::phrase::{Origin, fill, open_marks, origin_label};
use crate::suggest::{self, Suggestion};

/// How many hits of a search are shown.
const SEARCH_HITS: usize = 12;

/// How many lines the list beside the caret has: as many as there are digits to take them.
const LISTED: usize = 9;

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseLine {
    /// The phrase.
    pub ix: usize,
    /// Its id.
    pub id: Id,
    /// Its code to type.
    pub code: String,
    /// Its text in pieces.
    pub pieces: Vec<Piece>,
    /// Why it is offered.
    pub why: Vec<String>,
    /// The fields that its values come from, each once.
    pub from: Vec<String>,
    /// Whether it is a favourite or a sentence of the agent's own.
    pub liked: bool,
}

/// A piece of a phrase as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What kind of words.
    pub kind: PieceKind,
    /// The field that they come from.
    pub from: Option<String>,
}

/// Fixed words, a filled slot or an open one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// The pack's own words.
    Fixed,
    /// The pack's own words, which a search found.
    Hit,
    /// A filled slot.
    Filled,
    /// An open slot.
    Open,
}

/// The list beside the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinderView {
    /// The phrases offered or found.
    pub lines: Vec<PhraseLine>,
    /// The line that Enter takes.
    pub at: usize,
    /// What the agent searches for.
    pub query: String,
    /// Digits that go on with a code that the agent has begun to type: they take no line.
    pub digits: String,
    /// Whether a character opened the list, which the reply may get yet.
    pub typed: bool,
    /// Whether what is selected in the reply can be kept as a sentence of the agent's own.
    pub keeps: bool,
}

impl View<'_> {
    pub(super) fn phrases(&self) -> Vec<PhraseLine> {
        self.lines(&self.desk.query, SEARCH_HITS)
    }

    pub(super) fn finder(&self) -> Option<FinderView> {
        let finder = self.desk.finder.as_ref()?;
        let mut lines = self.lines(&finder.query, LISTED);
        if finder.query.trim().is_empty() {
            self.add_liked(&mut lines);
        }
        Some(FinderView {
            at: finder.at.min(lines.len().saturating_sub(1)),
            lines,
            query: finder.query.clone(),
            digits: self.digits(&finder.query),
            typed: matches!(finder.opener, Opener::Typed(_) | Opener::Composed(_)),
            keeps: self.desk.keepable().is_some(),
        })
    }

    /// Behind what is offered: favourites, but for what stands in the reply.
    fn add_liked(&self, lines: &mut Vec<PhraseLine>) {
        for id in &self.desk.liked {
            let known = lines.len() >= LISTED || lines.iter().any(|line| line.id == *id);
            let mut phrases = self.desk.pack.phrases.iter().enumerate().filter(|_| !known);
            let Some((at, phrase)) = phrases.find(|(_, phrase)| phrase.id == *id) else { continue };
            let filled = fill(phrase, &self.facts);
            if !self.desk.reply().contains(filled.text.as_str()) {
                let why = vec![Words::new("收藏", "favourite")];
                lines.extend(self.phrase(&Suggestion { phrase: at, filled, why }, &[]));
            }
        }
    }

    /// What the walk through open slots tells: where Tab goes, or where it is.
    pub(super) fn walk(&self) -> Option<String> {
        let walk = self.desk.walk.as_ref()?;
        let open: Vec<usize> =
            open_marks(self.desk.reply(), &self.desk.pack).map(|(_, slot)| slot).collect();
        let name = |slot: usize| Some(self.desk.pack.slots.get(slot)?.name.get(self.lang));
        let Some(here) = walk.slot else {
            let names: Vec<&str> = open.iter().filter_map(|slot| name(*slot)).collect();
            return Some(UI.walk.get(self.lang).replace("{slots}", &names.join("、")));
        };
        let left = open.len() - usize::from(open.contains(&here));
        let mut told = name(here)?.to_owned();
        if left > 0 {
            told.push_str(&UI.walk_on.get(self.lang).replace("{n}", &left.to_string()));
        }
        Some(told)
    }

    /// What is offered, or what a query finds.
    fn lines(&self, query: &str, most: usize) -> Vec<PhraseLine> {
        if query.trim().is_empty() {
            let offered =
                |phrase: &usize| self.desk.advice.suggestions.iter().find(|s| s.phrase == *phrase);
            let offers = self.desk.offers.iter().filter_map(offered);
            return offers.filter_map(|offer| self.phrase(offer, &[])).collect();
        }
        let stage = self.desk.advice.stage.as_ref().map(|staged| staged.stage);
        let hits = suggest::search(&self.facts, self.desk.index(), query, stage, most);
        hits.iter().filter_map(|hit| self.phrase(&hit.suggestion, &hit.marks)).collect()
    }

    /// The digits that go on with the code of a phrase, where the query begins one.
    fn digits(&self, query: &str) -> String {
        let query = query.trim();
        let mut digits = String::new();
        for phrase in self.desk.pack.phrases.iter().filter(|_| !query.is_empty()) {
            let begun =
                phrase.code.get(..query.len()).filter(|head| head.eq_ignore_ascii_case(query));
            let next = begun.and_then(|head| phrase.code.get(head.len()..)?.chars().next());
            digits.extend(next.filter(|c| c.is_ascii_digit() && !digits.contains(*c)));
        }
        digits
    }

    fn phrase(&self, suggestion: &Suggestion, marks: &[(usize, usize)]) -> Option<PhraseLine> {
        let phrase = self.desk.pack.phrases.get(suggestion.phrase)?;
        let liked = self.desk.likes(&phrase.id);
        // A sentence of the agent's own that was given up.
        if !liked && phrase.id.starts_with(OWN) {
            return None;
        }
        let text = &suggestion.filled.text;
        let mut slots = suggestion.filled.slots.iter();
        let (mut pieces, mut from) = (Vec::new(), Vec::<String>::new());
        // Marks are counted in characters of the unfilled text, a slot as one.
        let mut at = 0;
        for piece in &phrase.text {
            match piece {
                Part::Text(words) => at = marked(words, at, marks, &mut pieces),
                Part::Slot(_) => {
                    at += 1;
                    let Some(slot) = slots.next() else { continue };
                    let open = slot.origin == Origin::Open;
                    let label = match slot.origin {
                        Origin::Limit => Some(UI.limit.get(self.lang).to_owned()),
                        origin => origin_label(origin, &self.facts).map(|label| label.to_string()),
                    };
                    if let Some(label) = label.as_ref().filter(|label| !from.contains(label)) {
                        from.push(label.clone());
                    }
                    pieces.push(Piece {
                        text: slot.span.of(text).to_owned(),
                        kind: if open { PieceKind::Open } else { PieceKind::Filled },
                        from: label,
                    });
                }
            }
        }
        pieces.retain(|piece| !piece.text.is_empty());
        let why = suggestion.why.iter().map(|w| w.get(self.lang).to_owned()).collect();
        Some(PhraseLine {
            ix: suggestion.phrase,
            id: phrase.id.clone(),
            code: phrase.code.to_string(),
            pieces,
            why,
            from,
            liked,
        })
    }
}

/// Cuts words that begin at character `at` where a search found something in them; returns the character behind them.
fn marked(words: &str, at: usize, marks: &[(usize, usize)], pieces: &mut Vec<Piece>) -> usize {
    let kind = |at| {
        let hit = marks.iter().any(|(from, to)| (*from..*to).contains(&at));
        if hit { PieceKind::Hit } else { PieceKind::Fixed }
    };
    let mut behind = at;
    let mut last = None;
    for c in words.chars() {
        let kind = kind(behind);
        behind += 1;
        match pieces.last_mut().filter(|_| last == Some(kind)) {
            Some(piece) => piece.text.push(c),
            None => pieces.push(Piece { text: c.to_string(), kind, from: None }),
        }
        last = Some(kind);
    }
    behind
}
