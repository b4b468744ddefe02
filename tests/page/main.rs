//! The page layer in a real browser.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs)]

mod corpus;
mod desk;
mod dry_run;
mod find;
mod guard;
mod watch;
mod write;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
