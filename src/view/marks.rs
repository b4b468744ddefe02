//! What is marked in the reply itself: the words that show a step to be done, and those that are wrong.

use std::rc::Rc;

use crate::desk::Desk;
use crate::judge::CheckState;
use crate::pack::Mode;
use crate::text::Span;

/// The reply with its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// The field's name.
    pub name: Rc<str>,
    /// Stretches of its text in bytes, and whether they are wrong.
    pub spans: Vec<(Span, bool)>,
}

/// The evidence of the checklist and the places of the findings that the panel shows, as far as they are in the reply.
#[must_use]
pub fn marks(desk: &Desk) -> Option<Marks> {
    let reply = desk.ticket.reply(&desk.pack)?;
    let stage = desk.advice.stage.as_ref().map(|staged| staged.stage);
    let checks = desk.pack.checks.iter().zip(&desk.advice.checks);
    let shown = checks.filter_map(|(check, state)| match state {
        CheckState::Met(Some(at)) if Some(check.stage) == stage => Some((*at, false)),
        _ => None,
    });
    let findings = desk.advice.findings.iter();
    let told = findings.filter(|finding| desk.mode_of(finding) != Mode::Observe);
    let wrong = told.filter_map(|finding| Some((finding.at?, true)));
    let here = shown.chain(wrong).filter(|(at, _)| at.entry == reply && !at.span.is_empty());
    Some(Marks {
        name: desk.reply_name()?,
        spans: here.map(|(at, wrong)| (at.span, wrong)).collect(),
    })
}
