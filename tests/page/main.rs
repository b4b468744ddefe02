//! The page layer in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs)]

mod desk;
mod find;
mod guard;
mod watch;
mod write;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
