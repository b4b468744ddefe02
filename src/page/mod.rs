//! The only code that touches the host page: it finds the fields that a person sees, reads and writes them,
//! notices changes, and holds saves. It knows nothing of complaints.
//!
//! [`Page`] owns everything that is attached; dropping it leaves no trace. Saves are never harmed: whatever
//! breaks here lets the save go.

pub mod beside;
mod date;
mod find;
mod grid;
mod label;
mod lines;
mod pairs;
mod read;
#[cfg(not(target_arch = "wasm32"))]
pub mod saved;
mod search;
pub mod selector;
mod sight;
pub mod site;
pub mod stable;
pub mod tree;
mod widget;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod attached;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod caret;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod ears;
#[cfg(target_arch = "wasm32")]
mod editor;
#[cfg(target_arch = "wasm32")]
mod guard;
#[cfg(target_arch = "wasm32")]
mod held;
#[cfg(target_arch = "wasm32")]
mod highlight;
#[cfg(target_arch = "wasm32")]
mod layer;
#[cfg(target_arch = "wasm32")]
mod pick;
#[cfg(target_arch = "wasm32")]
mod request;
#[cfg(target_arch = "wasm32")]
mod rich;
#[cfg(target_arch = "wasm32")]
pub mod script;
#[cfg(target_arch = "wasm32")]
pub mod sheet;
#[cfg(target_arch = "wasm32")]
mod signal;
#[cfg(target_arch = "wasm32")]
mod survey;
#[cfg(target_arch = "wasm32")]
mod watch;
#[cfg(target_arch = "wasm32")]
mod ways;
#[cfg(target_arch = "wasm32")]
mod wrap;
#[cfg(target_arch = "wasm32")]
mod write;

#[cfg(target_arch = "wasm32")]
pub use attached::{Caret, Hooks, How, Page, Resume, SaveTry, Verdict, load_site};
#[cfg(target_arch = "wasm32")]
pub use pick::Pointed;
#[cfg(target_arch = "wasm32")]
pub use write::WriteError;
