//! huashu (话术): the complaint assistant inside the CRM page.
//!
//! One thing goes in, two things come out: the page layer reads a [`ticket::PageSnapshot`], [`judge`] makes
//! [`judge::Advice`] of it, and [`desk::update`] turns events into effects that the page layer carries out
//! while [`view`] says what the panel shows. `ARCHITECTURE.md` has the whole picture.
//!
//! A module may use only those above it; `tests/layers.rs` enforces the order below. Nothing down to and
//! including `view` names a browser, a clock or a file.
#![forbid(unsafe_code)]

#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod author;
#[cfg(all(target_arch = "wasm32", not(feature = "studio")))]
pub mod boot;
pub mod calendar;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod check;
pub mod confirm;
pub mod desk;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod diff;
pub mod draft;
pub mod fact;
pub mod given;
pub mod health;
pub mod judge;
pub mod lang;
pub mod number;
pub mod pack;
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod panel;
pub mod phrase;
pub mod promise;
pub mod proof;
pub mod reading;
pub mod reminder;
#[cfg(not(target_arch = "wasm32"))]
pub mod replay;
pub mod report;
pub mod rule;
pub mod search;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub mod sheet;
pub mod stage;
#[cfg(all(target_arch = "wasm32", feature = "studio"))]
pub mod studio;
pub mod suggest;
pub mod text;
pub mod ticket;
pub mod view;
