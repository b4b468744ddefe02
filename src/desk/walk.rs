//! The walk through the slots that a phrase left open in the reply: by Tab, for as long as the keyboard stays there.

use super::{Desk, Effect};
use crate::phrase;
use crate::text::Span;

/// The walk, while it goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walk {
    /// The phrase that was inserted, until the first step: its first slot comes first.
    inserted: Option<String>,
    /// The slot that is selected: index into [`crate::pack::Pack::slots`].
    pub slot: Option<usize>,
}

/// The Tab key in the reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// The reply's text now.
    pub text: String,
    /// What is selected in it, in bytes.
    pub selected: Span,
    /// Whether Shift is held.
    pub back: bool,
}

impl Desk {
    /// Begins a walk behind a phrase that was just inserted, where it left slots open.
    pub(super) fn begin_walk(&mut self, inserted: String) {
        let open = phrase::open_marks(&inserted, &self.pack).next().is_some();
        self.walk = open.then_some(Walk { inserted: Some(inserted), slot: None });
    }

    /// One step. Where there is no slot to go to, the walk is over and Tab leaves the field as ever: nobody is kept in.
    pub(super) fn step_on(&mut self, tab: &Tab) -> Vec<Effect> {
        let Some(mut walk) = self.walk.take() else { return Vec::new() };
        let Some(name) = self.reply_name() else { return Vec::new() };
        let Span { start, end } = tab.selected;
        let inserted = walk.inserted.take();
        let behind = |words: &String| {
            tab.text.get(..start).is_some_and(|before| before.ends_with(words.as_str()))
        };
        let from = inserted.filter(behind).map_or(end, |words| start - words.len());
        let mut marks = phrase::open_marks(&tab.text, &self.pack);
        let next = if tab.back {
            marks.take_while(|(span, _)| span.end <= start).last()
        } else {
            marks.find(|(span, _)| span.start >= from)
        };
        let Some((span, slot)) = next else { return Vec::new() };
        walk.slot = Some(slot);
        self.walk = Some(walk);
        vec![Effect::Focus { name, span: Some(span) }]
    }

    /// Ends the walk where the reply has no open slot any more.
    pub(super) fn check_walk(&mut self) {
        if self.walk.is_some() && phrase::open_marks(self.reply(), &self.pack).next().is_none() {
            self.walk = None;
        }
    }
}
