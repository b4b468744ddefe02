//! huashu (话术): the complaint assistant inside the CRM page.
//!
//! A module may use only those above it; `tests/layers.rs` enforces the order below. Nothing down to
//! and including `view` names a browser, a clock or a file.
#![forbid(unsafe_code)]

pub mod calendar;
pub mod confirm;
pub mod pack;
pub mod page;
pub mod promise;
pub mod text;
pub mod ticket;
