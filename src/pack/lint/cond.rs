//! Conditions that never hold, or always do.
//!
//! A condition is taken apart into atoms, each of which is a fact of the ticket that holds or not. What must hold
//! together is gathered going down, and an atom against what is gathered is a contradiction. Of `any` all branches are
//! tried, each by itself: what is told is certain, what is not told may still be hidden deeper.

use std::collections::BTreeMap;

use crate::pack::place::Place;
use crate::pack::problem::Problem;
use crate::pack::wire::{self, Cond, Item};
use crate::text::folded;

/// All conditions of the pack.
pub fn lint(pack: &wire::Pack, problems: &mut Vec<Problem>) {
    let choices = choices(pack);
    let mut look = |place: &Place<'_>, cond: &Cond, must: bool| {
        let before = problems.len();
        unknown_choices(place, cond, &choices, problems);
        if problems.len() == before {
            tell(place, cond, must, problems);
        }
    };
    for stage in &pack.stage {
        let item = Place::item(stage.at, wire::Stage::KIND, &stage.id);
        let list = item.key("signal");
        for (nth, signal) in stage.signal.iter().enumerate() {
            look(&list.nth(nth).key("when"), &signal.when, true);
        }
    }
    for scene in &pack.scene {
        let item = Place::item(scene.at, wire::Scene::KIND, &scene.id);
        look(&item.key("when"), &scene.when, true);
    }
    for phrase in &pack.phrase {
        let item = Place::item(phrase.at, wire::Phrase::KIND, &phrase.id);
        phrase.when.iter().for_each(|when| look(&item.key("when"), when, true));
        phrase.prefer.iter().for_each(|prefer| look(&item.key("prefer"), prefer, true));
    }
    for check in &pack.check {
        let item = Place::item(check.at, wire::Check::KIND, &check.id);
        check.when.iter().for_each(|when| look(&item.key("when"), when, true));
        check.met.iter().for_each(|met| look(&item.key("met"), met, true));
    }
    for rule in &pack.rule {
        let item = Place::item(rule.at, wire::Rule::KIND, &rule.id);
        rule.when.iter().for_each(|when| look(&item.key("when"), when, true));
        // A `require` that always holds is told as an idle rule.
        rule.need.iter().for_each(|need| look(&item.key("need"), need, false));
    }
}

fn tell(place: &Place<'_>, cond: &Cond, must: bool, problems: &mut Vec<Problem>) {
    if let Some(why) = contradiction(&[(cond, true)]) {
        let message = format!("`{}` never holds: {why}", place.name());
        let hint = "take one of the two out, or write any = [{ … }, { … }] where either will do";
        problems.push(place.problem("never-holds", &message, hint));
    } else if must && contradiction(&[(cond, false)]).is_some() {
        let message = format!("`{}` always holds", place.name());
        let hint = "take it out, or say what sets the tickets apart that are meant";
        problems.push(place.problem("always-holds", &message, hint));
    }
}

/// The choices of each field that gives them, folded.
fn choices(pack: &wire::Pack) -> BTreeMap<&str, Vec<String>> {
    let given = pack.field.iter().filter(|field| !field.choices.is_empty());
    given.map(|f| (f.id.as_str(), f.choices.iter().map(|c| folded(c.trim())).collect())).collect()
}

fn unknown_choices(
    place: &Place<'_>,
    cond: &Cond,
    choices: &BTreeMap<&str, Vec<String>>,
    problems: &mut Vec<Problem>,
) {
    for (key, list) in [("all", &cond.all), ("any", &cond.any)] {
        let place = place.key(key);
        for (nth, inner) in list.iter().flatten().enumerate() {
            unknown_choices(&place.nth(nth), inner, choices, problems);
        }
    }
    if let Some(inner) = &cond.not {
        unknown_choices(&place.key("not"), inner, choices, problems);
    }
    let (Some(field), Some(is)) = (&cond.field, &cond.is) else { return };
    let Some(known) = choices.get(field.as_str()) else { return };
    let list = place.key("is");
    for (nth, word) in
        is.iter().enumerate().filter(|(_, word)| !known.contains(&folded(word.trim())))
    {
        let message = format!("`{word}` is no choice of the field `{field}`");
        let hint = crate::pack::near::hint(&folded(word), known.iter().map(String::as_str));
        let hint = format!("{hint}; or add it to `choices` of the field");
        problems.push(list.nth(nth).problem("not-a-choice", &message, &hint));
    }
}

/// A fact that a ticket has or has not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Atom<'a> {
    Filled(&'a str),
    Dated(&'a str),
    Has(Vec<&'a str>, Vec<String>),
    Promised(&'a str),
    Scene(&'a str),
    Cue(&'a str),
}

/// What is known to hold together.
#[derive(Debug, Clone, Default)]
struct Known<'a> {
    atoms: BTreeMap<Atom<'a>, bool>,
    /// What a field's text is one of, and what it is none of.
    is: BTreeMap<&'a str, Vec<String>>,
    not: BTreeMap<&'a str, Vec<String>>,
    /// The state that a confirmation is in; it is told once, where it got to.
    state: BTreeMap<&'a str, &'static str>,
    not_state: Vec<(&'a str, &'static str)>,
}

/// A condition as it is, or turned round.
type Signed<'a> = (&'a Cond, bool);

/// Why these conditions cannot all hold; none where that is not certain.
pub fn contradiction(all: &[Signed<'_>]) -> Option<String> {
    Known::default().with(all).err()
}

impl<'a> Known<'a> {
    /// What is known when these hold as well, or why they cannot.
    fn with(mut self, all: &[Signed<'a>]) -> Result<Self, String> {
        let mut branches: Vec<Vec<Signed<'a>>> = Vec::new();
        for (cond, holds) in all {
            self.gather(cond, *holds, &mut branches)?;
        }
        self.words_in_empty_fields()?;
        for branch in branches {
            let mut whys = branch.iter().map(|one| self.clone().with(&[*one]).err());
            if let Some(whys) = whys.by_ref().collect::<Option<Vec<_>>>() {
                return Err(whys.into_iter().next().unwrap_or_default());
            }
        }
        Ok(self)
    }

    fn gather(
        &mut self,
        cond: &'a Cond,
        holds: bool,
        branches: &mut Vec<Vec<Signed<'a>>>,
    ) -> Result<(), String> {
        for (list, together) in [(&cond.all, holds), (&cond.any, !holds)] {
            let Some(list) = list else { continue };
            if together || list.len() == 1 {
                for inner in list {
                    self.gather(inner, holds, branches)?;
                }
            } else {
                branches.push(list.iter().map(|inner| (inner, holds)).collect());
            }
        }
        if let Some(inner) = &cond.not {
            self.gather(inner, !holds, branches)?;
        }
        if let Some(field) = &cond.filled {
            self.atom(Atom::Filled(field), holds)?;
        }
        if let Some(field) = &cond.empty {
            self.atom(Atom::Filled(field), !holds)?;
        }
        if let Some(field) = &cond.dated {
            self.atom(Atom::Dated(field), holds)?;
            self.fills(field, holds)?;
        }
        if let (Some(field), Some(is)) = (&cond.field, &cond.is) {
            self.choice(field, is, holds)?;
        }
        if let (Some(fields), Some(has)) = (&cond.fields, &cond.has) {
            let mut names: Vec<&str> = fields.iter().map(String::as_str).collect();
            names.sort_unstable();
            let mut words: Vec<String> = has.iter().map(|word| folded(word)).collect();
            words.sort_unstable();
            if let [field] = names.as_slice() {
                self.fills(field, holds)?;
            }
            self.atom(Atom::Has(names, words), holds)?;
        }
        for (state, kind) in
            [("confirmed", &cond.confirmed), ("asked", &cond.asked), ("denied", &cond.denied)]
        {
            if let Some(kind) = kind {
                self.confirmation(kind, state, holds)?;
            }
        }
        let named = [
            cond.promised.as_deref().map(Atom::Promised),
            cond.scene.as_deref().map(Atom::Scene),
            cond.cue.as_deref().map(Atom::Cue),
        ];
        named.into_iter().flatten().try_for_each(|atom| self.atom(atom, holds))
    }

    fn atom(&mut self, atom: Atom<'a>, holds: bool) -> Result<(), String> {
        match self.atoms.get(&atom) {
            Some(known) if *known != holds => Err(atom.contradicts()),
            _ => {
                self.atoms.insert(atom, holds);
                Ok(())
            }
        }
    }

    /// A field that holds something is filled.
    fn fills(&mut self, field: &'a str, holds: bool) -> Result<(), String> {
        if holds { self.atom(Atom::Filled(field), true) } else { Ok(()) }
    }

    fn choice(&mut self, field: &'a str, words: &[String], holds: bool) -> Result<(), String> {
        let words: Vec<String> = words.iter().map(|word| folded(word.trim())).collect();
        self.fills(field, holds)?;
        if holds {
            let both = match self.is.get(field) {
                Some(known) => known.iter().filter(|word| words.contains(word)).cloned().collect(),
                None => words,
            };
            self.is.insert(field, both);
        } else {
            self.not.entry(field).or_default().extend(words);
        }
        let not = self.not.get(field);
        let left = |word: &&String| !not.is_some_and(|not| not.contains(word));
        match self.is.get(field) {
            Some(known) if !known.iter().any(|word| left(&word)) => {
                Err(format!("the field `{field}` cannot be all that is asked of it"))
            }
            _ => Ok(()),
        }
    }

    fn confirmation(
        &mut self,
        kind: &'a str,
        state: &'static str,
        holds: bool,
    ) -> Result<(), String> {
        if holds {
            let known = self.state.insert(kind, state);
            if let Some(known) = known.filter(|known| *known != state) {
                return Err(format!(
                    "the confirmation `{kind}` cannot be {known} and {state} at once"
                ));
            }
        } else {
            self.not_state.push((kind, state));
        }
        let against = self.not_state.iter().find(|(k, s)| self.state.get(k) == Some(s));
        match against {
            Some((kind, state)) => {
                Err(format!("the confirmation `{kind}` cannot be {state} and not {state}"))
            }
            None => Ok(()),
        }
    }

    /// Words cannot stand in fields that are all empty.
    fn words_in_empty_fields(&self) -> Result<(), String> {
        let empty = |field: &&str| self.atoms.get(&Atom::Filled(field)) == Some(&false);
        let words = self.atoms.iter().find_map(|(atom, holds)| match atom {
            Atom::Has(fields, _) if *holds && !fields.is_empty() && fields.iter().all(empty) => {
                Some(fields.join("`, `"))
            }
            _ => None,
        });
        words.map_or(Ok(()), |fields| {
            Err(format!("no word can stand in `{fields}`, which is empty"))
        })
    }
}

impl Atom<'_> {
    fn contradicts(&self) -> String {
        match self {
            Self::Filled(field) => {
                format!("the field `{field}` cannot be filled and empty at once")
            }
            Self::Dated(field) => format!("the field `{field}` cannot name a day and none"),
            Self::Has(fields, _) => {
                format!("`{}` cannot hold these words and not hold them", fields.join("`, `"))
            }
            Self::Promised(kind) => {
                format!("a promise of the kind `{kind}` cannot be there and not")
            }
            Self::Scene(scene) => format!("the scene `{scene}` cannot be there and not"),
            Self::Cue(cue) => format!("the cue `{cue}` cannot be there and not"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cond(toml: &str) -> Cond {
        #[derive(serde::Deserialize)]
        struct File {
            when: Cond,
        }
        let file: File =
            toml::from_str(&format!("when = {toml}")).unwrap_or_else(|e| panic!("{e}"));
        file.when
    }

    #[test]
    fn only_what_is_certain_is_told() {
        let cases = [
            (r#"{ filled = "a" }"#, (false, false)),
            (r#"{ all = [{ filled = "a" }, { empty = "a" }] }"#, (true, false)),
            (r#"{ any = [{ filled = "a" }, { empty = "a" }] }"#, (false, true)),
            (
                r#"{ all = [{ field = "a", is = ["x", "y"] }, { field = "a", is = ["Y"] }] }"#,
                (false, false),
            ),
            (
                r#"{ all = [{ field = "a", is = ["x"] }, { field = "a", is = ["y"] }] }"#,
                (true, false),
            ),
            (r#"{ all = [{ field = "a", is = ["x"] }, { empty = "a" }] }"#, (true, false)),
            (
                r#"{ all = [{ fields = ["a", "b"], has = ["x"] }, { empty = "a" }] }"#,
                (false, false),
            ),
            (
                r#"{ all = [{ empty = "b" }, { fields = ["a", "b"], has = ["x"] }, { empty = "a" }] }"#,
                (true, false),
            ),
            (r#"{ all = [{ confirmed = "plan" }, { denied = "plan" }] }"#, (true, false)),
            (r#"{ all = [{ confirmed = "plan" }, { denied = "satisfaction" }] }"#, (false, false)),
            (
                r#"{ all = [{ filled = "a" }, { any = [{ empty = "a" }, { all = [{ empty = "a" }, { cue = "c" }] }] }] }"#,
                (true, false),
            ),
            (
                r#"{ all = [{ filled = "a" }, { any = [{ empty = "a" }, { cue = "c" }] }] }"#,
                (false, false),
            ),
            (r#"{ not = { any = [{ scene = "s" }, { not = { scene = "s" } }] } }"#, (true, false)),
            (
                r#"{ not = { all = [{ filled = "a" }, { field = "a", is = ["x"] }] } }"#,
                (false, false),
            ),
        ];
        for (toml, expected) in cases {
            let cond = cond(toml);
            let found = (
                contradiction(&[(&cond, true)]).is_some(),
                contradiction(&[(&cond, false)]).is_some(),
            );
            assert_eq!(found, expected, "{toml}");
        }
    }
}
