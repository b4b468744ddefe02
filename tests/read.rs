//! The readers against the cases under `tests/read/`; their README says what a line means.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what cannot be")]

#[path = "lib/base.rs"]
mod base;
#[path = "read/cases.rs"]
mod cases;
#[path = "read/labelled.rs"]
mod labelled;
#[path = "read/laws.rs"]
mod laws;
