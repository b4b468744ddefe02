//! Proves a pack by its own examples: every rule flags what it must and lets pass what it must, every
//! repair repairs, and no phrase says what the pack forbids or promises more time than a law allows.

use time::OffsetDateTime;
use time::macros::datetime;

use crate::fact::Facts;
use crate::pack::{Cond, Example, Flaw, Pack, Phrase, Piece, Rule, RuleKind, SlotFrom};
use crate::phrase::due_words;
use crate::reading::Readings;
use crate::rule::{self, Fix};
use crate::text::Span;
use crate::ticket::Ticket;

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
    /// The phrase promises a time that is past a limit of the law.
    OverLimit {
        /// Index of the phrase.
        phrase: usize,
        /// Index of the rule that says so.
        rule: usize,
        /// What the rule says.
        message: String,
    },
}

/// All that a pack does not hold.
#[must_use]
pub fn prove(pack: &Pack) -> Vec<Disproof> {
    let rules = pack.rules.iter().enumerate().flat_map(|(ix, rule)| prove_rule(pack, ix, rule));
    let legal = legal(pack);
    let phrases = pack.phrases.iter().enumerate();
    rules.chain(phrases.flat_map(|(ix, phrase)| prove_phrase(pack, ix, phrase, &legal))).collect()
}

/// The rules (indices) that hold promises against a limit of the law.
fn legal(pack: &Pack) -> Vec<usize> {
    let law = |rule: &Rule| match rule.kind {
        RuleKind::Promise { flaw: Flaw::OverLimit { limit, .. }, .. } => {
            pack.limits.get(limit).is_some_and(|limit| limit.law)
        }
        _ => false,
    };
    pack.rules.iter().enumerate().filter(|(_, rule)| law(rule)).map(|(ix, _)| ix).collect()
}

/// Whether a rule looks wherever the phrase is offered: everywhere, or in a scene that the phrase is for.
fn looks_at(rule: &Rule, phrase: &Phrase) -> bool {
    fn scenes(cond: &Cond, phrase: &Phrase) -> bool {
        match cond {
            Cond::Scene(scene) => phrase.scenes.contains(scene),
            Cond::Any(conds) => conds.iter().any(|cond| scenes(cond, phrase)),
            _ => false,
        }
    }
    rule.when.as_ref().is_none_or(|when| scenes(when, phrase))
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

fn judge(pack: &Pack, ix: usize, rule: &Rule, fields: &Example) -> Vec<rule::Finding> {
    example(pack, ix, rule, fields).1
}

/// An example as a ticket, and what one rule finds in it, in the first stage that it looks in.
#[must_use]
pub fn example(
    pack: &Pack,
    ix: usize,
    rule: &Rule,
    fields: &Example,
) -> (Ticket, Vec<rule::Finding>) {
    let mut fields = fields.clone();
    // Every page that the assistant writes to has a reply, if an empty one.
    if let Some(reply) = pack.reply.first().filter(|reply| fields.iter().all(|(f, _)| f != *reply))
    {
        fields.push((*reply, "".into()));
    }
    let ticket = Ticket::of_fields(NOW, pack, &fields);
    let readings = Readings::of(pack, &ticket, &Readings::default());
    let found = rule::apply(
        &Facts::new(pack, &ticket, &readings),
        ix,
        rule.stages.first().copied(),
        rule.on.first().copied(),
    );
    (ticket, found)
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

/// Judges the words of a phrase by the rules that forbid words, and by those `legal` ones that know limits of the law.
/// A slot that a limit fills is filled, others are left out.
fn prove_phrase(pack: &Pack, ix: usize, phrase: &Phrase, legal: &[usize]) -> Vec<Disproof> {
    let Some(reply) = pack.reply.first() else { return Vec::new() };
    let text = phrase.text.iter().map(|piece| match piece {
        Piece::Text(words) => words.to_string(),
        Piece::Slot(slot) => due(pack, *slot).unwrap_or_else(|| "……".to_owned()),
    });
    let text: String = text.collect();
    let ticket = Ticket::of_fields(NOW, pack, &[(*reply, text.into())]);
    let readings = Readings::of(pack, &ticket, &Readings::default());
    // Of a thousand rules few are met.
    let mut met: Vec<usize> =
        readings.entries.iter().flat_map(|entry| &entry.forbade).map(|found| found.rule).collect();
    met.sort_unstable();
    met.dedup();
    let promises = readings.entries.iter().any(|entry| !entry.promises.is_empty());
    if met.is_empty() && !promises {
        return Vec::new();
    }
    let facts = Facts::new(pack, &ticket, &readings);
    let stage = |rule: &Rule| rule.stages.first().copied();
    let always = |rule: &&(usize, &Rule)| rule.1.when.is_none();
    let rules = |ixs: &[usize]| -> Vec<(usize, &Rule)> {
        ixs.iter().filter_map(|ix| Some((*ix, pack.rules.get(*ix)?))).collect()
    };
    let mut disproofs = Vec::new();
    for (rule, r) in rules(&met).iter().filter(always) {
        for finding in rule::apply(&facts, *rule, stage(r), r.on.first().copied()) {
            if let Some(at) = finding.at {
                let found = ticket.words(at).to_owned();
                disproofs.push(Disproof::Forbidden { phrase: ix, rule: *rule, found });
            }
        }
    }
    if promises {
        for (rule, _) in rules(legal).iter().filter(|(_, rule)| looks_at(rule, phrase)) {
            for finding in rule::found(&facts, *rule) {
                let message = finding.message.zh.to_string();
                disproofs.push(Disproof::OverLimit { phrase: ix, rule: *rule, message });
            }
        }
    }
    disproofs
}

/// The words that fill a slot which takes them from a limit.
fn due(pack: &Pack, slot: usize) -> Option<String> {
    let SlotFrom::Due(limit) = pack.slots.get(slot)?.from else { return None };
    let span = pack.limits.get(limit)?.span;
    Some(due_words(NOW, pack.limit_end(span, NOW)?, span))
}
