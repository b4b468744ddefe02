//! The enforcement dial: how hard rules press, and from which day on.

use time::Date;

use super::{Mode, Pack};

/// A mode that counts from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The first day.
    pub on: Date,
    /// What counts from then on, until the next turn.
    pub mode: Mode,
}

/// What a dial says on `day`; `first` before its first turn. Turns are in the order of their days.
fn mode_on(first: Mode, dial: &[Turn], day: Date) -> Mode {
    dial.iter().rev().find(|turn| turn.on <= day).map_or(first, |turn| turn.mode)
}

impl Pack {
    /// How hard the pack presses on `day`.
    #[must_use]
    pub fn mode_on(&self, day: Date) -> Mode {
        mode_on(self.mode, &self.dial, day)
    }

    /// How hard one rule (index into [`Pack::rules`]) presses on `day`: the gentler of its own dial and the pack's.
    #[must_use]
    pub fn rule_mode_on(&self, rule: usize, day: Date) -> Mode {
        let own = self.rules.get(rule).map_or(&[][..], |rule| &rule.dial);
        mode_on(Mode::Enforce, own, day).min(self.mode_on(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_turn_counts_from_its_day_on() {
        let turn = |on, mode| Turn { on, mode };
        let dial =
            [turn(date!(2026 - 12 - 01), Mode::Remind), turn(date!(2027 - 01 - 01), Mode::Enforce)];
        for (day, mode) in [
            (date!(2026 - 11 - 30), Mode::Observe),
            (date!(2026 - 12 - 01), Mode::Remind),
            (date!(2026 - 12 - 31), Mode::Remind),
            (date!(2027 - 01 - 01), Mode::Enforce),
        ] {
            assert_eq!(mode_on(Mode::Observe, &dial, day), mode, "{day}");
        }
        assert_eq!(mode_on(Mode::Remind, &[], date!(2026 - 12 - 01)), Mode::Remind);
    }
}
