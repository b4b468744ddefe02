//! `huashu read`.

use clap::Args;
use std::path::PathBuf;

use huashu::calendar::Calendar;
use huashu::given::{Instant, Text};
use huashu::pack::source;
use huashu::report::Reading;
use time::OffsetDateTime;

use crate::command::End;
use crate::{files, lines};

#[derive(Args)]
pub struct Arguments {
    /// A pack whose calendar counts working days; the base pack's unless given
    #[arg(long)]
    pack: Option<PathBuf>,
    /// The moment at which texts without their own `now` are read; the clock's unless given
    #[arg(long)]
    now: Option<Instant>,
}

pub fn run(arguments: &Arguments) -> Result<End, String> {
    let calendar = match &arguments.pack {
        Some(path) => files::pack(path)?.calendar,
        None => base_calendar()?,
    };
    lines::each(|text: Text| {
        let now =
            text.now.or(arguments.now).map_or_else(OffsetDateTime::now_utc, |instant| instant.0);
        (Reading::new(&text.text, now, &calendar), End::Fine)
    })
}

/// The calendar of the base pack, as it was when this binary was built.
fn base_calendar() -> Result<Calendar, String> {
    /// The least that a pack must have around its calendar.
    const AROUND: &str = r#"
        [pack]
        format = 1
        id = "calendar"
        version = "0"
        name = "calendar"
        mode = "observe"
        reply = ["reply"]
        [[field]]
        id = "reply"
        label = "reply"
        [[stage]]
        id = "only"
        name = "only"
        [[stage.signal]]
        when = { empty = "reply" }
        weight = 1
        why = "only"
    "#;
    const CALENDAR: &str = include_str!("../../../packs/telecom/calendar.toml");
    let files = [("pack.toml", AROUND), ("calendar.toml", CALENDAR)];
    let files = files.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
    let loaded = source::load(vec![("packs/telecom".to_owned(), files)]);
    loaded.map(|loaded| loaded.pack.calendar).map_err(|report| report.to_string())
}
