//! Phrases found by what is typed: characters, full pinyin, initials and any mixture of them, with one wrong key.
//!
//! [`Index`] is made once for a pack. A query is compared where a phrase, a tag, a scene's name or a code has a
//! character that can begin it, so a key costs what it can match and not the whole pack. Ranking is by where the words
//! stand first and by how they were typed second; who asks adds what the ticket says.

mod find;
mod index;

pub use find::{Hit, MOST_KEYS};
pub use index::Index;
