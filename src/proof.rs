//! Proves a pack by its own examples: every rule flags what it must and lets pass what it must, every
//! repair repairs, and no phrase says what the pack forbids.

use time::OffsetDateTime;
use time::macros::datetime;

use crate::fact::Facts;
use crate::pack::{Example, Pack, Phrase, Piece, Rule, RuleKind};
use crate::reading::Readings;
use crate::rule::{self, Fix};
use crate::text::Span;
use crate::ticket::{PageSnapshot, Placer, SeenField, Ticket};

/// The moment at which examples are judged: a Wednesday with a holiday eight days ahead.
pub const NOW: OffsetDateTime = datetime!(2026-09-23 10:30 +8);

/// An item that does not hold what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disproof {
    /// The rule lets this example of its `flags` pass.
    Silent {
        /// Index of the rule.
        rule: usize,
        /// Index of the example.
        example: usize,
    },
    /// The rule flags this example of its `allows`.
    Loud {
        /// Index of the rule.
        rule: usize,
        /// Index of the example.
        example: usize,
        /// What it says.
        message: String,
    },
    /// The rule still flags this example of its `flags` after the repair.
    Unrepaired {
        /// Index of the rule.
        rule: usize,
        /// Index of the example.
        example: usize,
        /// Index of the phrase that should repair it.
        phrase: usize,
    },
    /// The phrase says what a rule forbids.
    Forbidden {
        /// Index of the phrase.
        phrase: usize,
        /// Index of the rule.
        rule: usize,
        /// The words.
        found: String,
    },
}

/// All that a pack does not hold.
#[must_use]
pub fn prove(pack: &Pack) -> Vec<Disproof> {
    let rules = pack.rules.iter().enumerate().flat_map(|(ix, rule)| prove_rule(pack, ix, rule));
    rules
        .chain(
            pack.phrases.iter().enumerate().flat_map(|(ix, phrase)| prove_phrase(pack, ix, phrase)),
        )
        .collect()
}

fn prove_rule(pack: &Pack, ix: usize, rule: &Rule) -> Vec<Disproof> {
    let mut out = Vec::new();
    for (example, fields) in rule.flags.iter().enumerate() {
        let findings = judge(pack, ix, rule, fields);
        let Some(finding) = findings.first() else {
            out.push(Disproof::Silent { rule: ix, example });
            continue;
        };
        for fix in &finding.fixes {
            let (Some(phrase), Some(repaired)) = (fix.phrase, repair(pack, fields, fix)) else {
                continue;
            };
            if !judge(pack, ix, rule, &repaired).is_empty() {
                out.push(Disproof::Unrepaired { rule: ix, example, phrase });
            }
        }
    }
    for (example, fields) in rule.allows.iter().enumerate() {
        if let Some(finding) = judge(pack, ix, rule, fields).first() {
            out.push(Disproof::Loud { rule: ix, example, message: finding.message.zh.to_string() });
        }
    }
    out
}

/// What one rule finds in an example, in the first stage that it looks in.
fn judge(pack: &Pack, ix: usize, rule: &Rule, fields: &Example) -> Vec<rule::Finding> {
    let mut fields = fields.clone();
    // Every page that the assistant writes to has a reply, if an empty one.
    if let Some(reply) = pack.reply.first().filter(|reply| fields.iter().all(|(f, _)| f != *reply))
    {
        fields.push((*reply, "".into()));
    }
    let ticket = Ticket::of_fields(NOW, pack, &fields);
    let readings = Readings::of(pack, &ticket, &Readings::default());
    rule::apply(
        &Facts::new(pack, &ticket, &readings),
        ix,
        rule.stages.first().copied(),
        rule.on.first().copied(),
    )
}

/// The example after a repair that inserts a phrase.
fn repair(pack: &Pack, fields: &Example, fix: &Fix) -> Option<Example> {
    let edit = fix.edit.as_ref()?;
    let mut fields = fields.clone();
    let named = |(field, _): &&mut (crate::pack::FieldIx, std::rc::Rc<str>)| {
        pack.field(*field).is_some_and(|f| f.id == edit.name)
    };
    match fields.iter_mut().find(named) {
        Some((_, text)) => *text = replaced(text, edit.span, &edit.text)?.into(),
        None => fields.push((*pack.reply.first()?, edit.text.as_str().into())),
    }
    Some(fields)
}

fn replaced(text: &str, span: Span, new: &str) -> Option<String> {
    Some([text.get(..span.start)?, new, text.get(span.end..)?].concat())
}

/// Judges the words of a phrase, its slots left out, by the rules that forbid words.
fn prove_phrase(pack: &Pack, ix: usize, phrase: &Phrase) -> Vec<Disproof> {
    let text = phrase.text.iter().map(|piece| match piece {
        Piece::Text(words) => words,
        Piece::Slot(_) => "……",
    });
    let Some(reply) = pack.reply.first().and_then(|f| pack.field(*f)) else { return Vec::new() };
    let seen = SeenField {
        name: reply.id.to_string(),
        text: text.collect(),
        writable: true,
        ..SeenField::default()
    };
    let page = PageSnapshot { revision: 0, now: NOW, record: String::new(), fields: vec![seen] };
    let ticket = Ticket::read(&page, &Placer::new(pack));
    let readings = Readings::of(pack, &ticket, &Readings::default());
    let facts = Facts::new(pack, &ticket, &readings);
    let forbids = pack
        .rules
        .iter()
        .enumerate()
        .filter(|(_, r)| matches!(r.kind, RuleKind::Forbid(_)) && r.when.is_none());
    forbids
        .flat_map(|(rule, r)| {
            rule::apply(&facts, rule, r.stages.first().copied(), r.on.first().copied())
        })
        .filter_map(|f| {
            Some(Disproof::Forbidden {
                phrase: ix,
                rule: f.rule,
                found: ticket.words(f.at?).to_owned(),
            })
        })
        .collect()
}
