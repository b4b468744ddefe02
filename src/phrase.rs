//! A phrase with the ticket's facts filled in.

use std::rc::Rc;
use time::OffsetDateTime;

use crate::calendar::END_OF_DAY;
use crate::fact::Facts;
use crate::pack::{LimitSpan, Pack, Phrase, Piece, SlotFrom};
use crate::text::Span;

/// Opens and closes the mark of an open slot in a text: 【时限】.
pub const OPEN_MARK: (char, char) = ('【', '】');

/// A phrase's text with its slots filled as far as the ticket goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The text; open slots stand in it as marks.
    pub text: String,
    /// Each slot, in order.
    pub slots: Vec<FilledSlot>,
}

/// A slot of a filled phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledSlot {
    /// The slot: index into [`crate::pack::Pack::slots`].
    pub slot: usize,
    /// Where it stands in the text, in bytes; with its mark where it is open.
    pub span: Span,
    /// Where the words come from.
    pub origin: Origin,
}

/// Where the words of a filled slot come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// An entry of the ticket (index).
    Entry(usize),
    /// Counted from now by a limit.
    Limit,
    /// Nowhere yet: the slot is open.
    Open,
}

impl Filled {
    /// The slots that are still open: indices into [`crate::pack::Pack::slots`].
    pub fn open(&self) -> impl Iterator<Item = usize> + '_ {
        self.slots.iter().filter(|s| s.origin == Origin::Open).map(|s| s.slot)
    }
}

/// `phrase` with the facts filled in.
#[must_use]
pub fn fill(phrase: &Phrase, facts: &Facts) -> Filled {
    let mut text = String::new();
    let mut slots = Vec::new();
    for piece in &phrase.text {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Slot(slot) => {
                let start = text.len();
                let origin = fill_slot(*slot, facts, &mut text);
                slots.push(FilledSlot { slot: *slot, span: Span::new(start, text.len()), origin });
            }
        }
    }
    Filled { text, slots }
}

fn fill_slot(ix: usize, facts: &Facts, text: &mut String) -> Origin {
    let Some(slot) = facts.pack.slots.get(ix) else { return Origin::Open };
    let filled = match &slot.from {
        SlotFrom::Fields(fields) => fields.iter().find_map(|field| {
            let (entry, filled) = facts.ticket.real(*field, facts.pack)?;
            // The phrase brings its own punctuation.
            let words = filled.text.trim().trim_end_matches(['。', '；', '，', '.', ';', ',']);
            // A long text is no name for a slot, and half of it would be a lie.
            let fits = words.chars().count() <= slot.max && !words.contains(['\n', OPEN_MARK.0]);
            fits.then(|| (words.to_owned(), Origin::Entry(entry)))
        }),
        SlotFrom::Due(limit) => facts.pack.limits.get(*limit).and_then(|limit| {
            Some((
                due_words(
                    facts.ticket.now,
                    facts.pack.limit_end(limit.span, facts.ticket.now)?,
                    limit.span,
                ),
                Origin::Limit,
            ))
        }),
        SlotFrom::Agent => None,
    };
    if let Some((words, origin)) = filled {
        text.push_str(&words);
        return origin;
    }
    text.push(OPEN_MARK.0);
    text.push_str(&slot.name.zh);
    text.push(OPEN_MARK.1);
    Origin::Open
}

/// The words of a due time as they are told to a customer: 9月25日10:30前, 9月28日前, 明年 with its year.
pub(crate) fn due_words(now: OffsetDateTime, due: OffsetDateTime, span: LimitSpan) -> String {
    let year = if due.year() == now.year() { String::new() } else { format!("{}年", due.year()) };
    let day = format!("{year}{}月{}日", u8::from(due.month()), due.day());
    match span {
        LimitSpan::Hours(_) => format!("{day}{:02}:{:02}前", due.hour(), due.minute()),
        LimitSpan::Days(_) | LimitSpan::WorkingDays(_) => format!("{day}24点前"),
    }
}

impl Pack {
    /// The instant at which a limit that starts at `from` ends. Hours run through nights and weekends; days
    /// do not count the starting day and end with the last day (民法典 art. 201–203). None past the
    /// last date that can be told.
    #[must_use]
    pub fn limit_end(&self, span: LimitSpan, from: OffsetDateTime) -> Option<OffsetDateTime> {
        match span {
            LimitSpan::Hours(hours) => from.checked_add(time::Duration::hours(i64::from(hours))),
            LimitSpan::Days(days) => Some(
                from.checked_add(time::Duration::days(i64::from(days)))?.replace_time(END_OF_DAY),
            ),
            LimitSpan::WorkingDays(days) => {
                let date = self.calendar.add_working_days(from.date(), u32::from(days))?;
                Some(from.replace_date(date).replace_time(END_OF_DAY))
            }
        }
    }
}

/// The words that join new text to what stands before it in a reply.
#[must_use]
pub fn joint(before: &str) -> &'static str {
    match before.chars().next_back() {
        None => "",
        Some(c) if c.is_whitespace() || "。！？!?；;…：:，,、）】」”".contains(c) => {
            ""
        }
        Some(_) => "。",
    }
}

/// The marks of open slots in a text, each with its slot. Only marks that carry a slot's name count: agents use the same
/// brackets for headings.
pub fn open_marks<'a>(text: &'a str, pack: &'a Pack) -> impl Iterator<Item = (Span, usize)> + 'a {
    text.match_indices(OPEN_MARK.0).filter_map(|(start, _)| {
        let inside = text.get(start + OPEN_MARK.0.len_utf8()..)?;
        let (name, _) = inside.split_once(OPEN_MARK.1)?;
        let slot = pack.slots.iter().position(|slot| *slot.name.zh == *name)?;
        let end = start + OPEN_MARK.0.len_utf8() + name.len() + OPEN_MARK.1.len_utf8();
        Some((Span::new(start, end), slot))
    })
}

/// Words for a slot's origin: the label of the field that it was read from.
#[must_use]
pub fn origin_label(origin: Origin, facts: &Facts) -> Option<Rc<str>> {
    match origin {
        Origin::Entry(entry) => facts.ticket.entries.get(entry).map(|e| e.name.clone()),
        Origin::Limit | Origin::Open => None,
    }
}
