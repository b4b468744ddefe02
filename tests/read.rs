//! The readers against the cases under `tests/read/`; their README says what a line means.

#![allow(clippy::unwrap_used, reason = "a test stops at what cannot be")]

#[path = "read/cases.rs"]
mod cases;
#[path = "read/laws.rs"]
mod laws;
