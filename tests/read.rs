//! The readers against the cases under `tests/read/`; their README says what a line means.

#[path = "read/cases.rs"]
mod cases;
#[path = "read/laws.rs"]
mod laws;
