//! The reasons for which a time is no promise, one function each.

use super::case::Case;

mod gone;
mod loose;
mod terms;
mod whose;

/// Why a time is no promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Someone else's words: in quotation marks, or reported.
    Quoted,
    /// What the customer demands or wishes.
    Demand,
    /// What the customer does, may do, must do, or when the customer can be reached.
    Customer,
    /// Product, tariff, policy, system or opening hours.
    Terms,
    /// Time that has gone by.
    Elapsed,
    /// Something that has happened.
    Past,
    /// A count over a period, or a statistic.
    Count,
    /// Someone else's doing: a courier, a bank, the landlord.
    ThirdParty,
    /// A turn of speech, or a hold of the line.
    Idiom,
    /// A time next to words that name no handling by our side.
    Bare,
    /// Asked, and not answered.
    Asked,
    /// Taken over by a hard time of the same sentence.
    Outdone,
}

/// A reason: whether it speaks against the case.
type Reason = fn(&Case) -> Option<Why>;

/// Asked in order; the first that speaks settles it.
pub const ALL: &[Reason] = &[
    loose::idiom,
    whose::quoted,
    terms::tariff,
    terms::recurring,
    gone::past_day,
    gone::elapsed,
    whose::refused,
    whose::demand,
    whose::asked,
    whose::third_party,
    whose::customers,
    terms::terms,
    gone::past,
    gone::unkept,
    gone::onset,
    terms::count,
    loose::bare,
];
