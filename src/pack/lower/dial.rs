//! The turns of a dial.

use time::{Date, Month};

use super::ctx::Ctx;
use crate::pack::dial::Turn;
use crate::pack::place::Place;
use crate::pack::wire;
use crate::pack::word::MODES;

/// The turns of the dial at `place`, the earliest first.
pub fn dial(ctx: &mut Ctx<'_>, place: &Place<'_>, turns: &[wire::Turn]) -> Vec<Turn> {
    let mut all: Vec<Turn> = Vec::new();
    for (nth, turn) in turns.iter().enumerate() {
        let place = place.nth(nth);
        let mode = ctx.choice(&place.key("mode"), &turn.mode, MODES, None);
        let place = place.key("on");
        let Some(written) = ctx.text(&place, &turn.on) else { continue };
        let Some(on) = date(&written) else {
            let message = format!("`{written}` is no date");
            ctx.tell(
                &place,
                "bad-date",
                &message,
                "write the day as YYYY-MM-DD, such as 2026-12-01",
            );
            continue;
        };
        if all.last().is_some_and(|before| before.on >= on) {
            let message = format!("{on} is not after the turn before it");
            ctx.tell(
                &place,
                "bad-dial",
                &message,
                "list the turns from the earliest day to the latest",
            );
        }
        all.extend(mode.map(|mode| Turn { on, mode }));
    }
    all
}

/// `YYYY-MM-DD`, from the year 2000 on.
fn date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let digits = |text: &str, len| {
        (text.len() == len && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())?
    };
    let month = Month::try_from(u8::try_from(digits(month, 2)?).ok()?).ok()?;
    let day = u8::try_from(digits(day, 2)?).ok()?;
    Date::from_calendar_date(digits(year, 4)?, month, day).ok().filter(|date| date.year() >= 2000)
}
