//! `huashu assess`.

use clap::Args;
use std::path::PathBuf;

use huashu::given::{Instant, Ticket};
use huashu::lang::Lang;
use huashu::report;
use huashu::ticket::Placer;
use time::OffsetDateTime;

use crate::command::End;
use crate::{files, lines};

#[derive(Args)]
pub struct Arguments {
    /// A built pack, or a directory of pack sources
    #[arg(long)]
    pack: PathBuf,
    /// The moment at which tickets without their own `now` are judged; the clock's unless given
    #[arg(long)]
    now: Option<Instant>,
    /// End with 1 where a ticket has a finding of level block
    #[arg(long)]
    strict: bool,
    /// The language of reasons and messages
    #[arg(long, default_value = "zh")]
    lang: String,
}

pub fn run(arguments: &Arguments) -> Result<End, String> {
    let pack = files::pack(&arguments.pack)?;
    let placer = Placer::new(&pack);
    let lang = Lang::of_tag(&arguments.lang);
    let strict = arguments.strict;
    lines::each(|ticket: Ticket| {
        let now = arguments.now.map_or_else(OffsetDateTime::now_utc, |instant| instant.0);
        let save = ticket.save.map(|save| save.0);
        let advice = report::assess(&pack, &ticket.snapshot(now), &placer, lang, save);
        let blocked = strict && advice.findings.iter().any(|f| f.level == "block");
        (advice, if blocked { End::Findings } else { End::Fine })
    })
}
