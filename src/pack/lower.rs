//! Checks a pack in its wire shape and makes the checked [`Pack`] of it.

use super::problem::Problem;
use super::{Pack, wire};

/// The checked pack, or all that is wrong with it.
///
/// # Errors
/// Every problem found, in the order of the items.
pub fn lower(_pack: &wire::Pack) -> Result<Pack, Vec<Problem>> {
    Err(Vec::new())
}
