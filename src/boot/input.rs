//! What comes in from scripts: options, site files, tickets.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::error;
use crate::given;
use crate::page::load_site;
use crate::page::site::Site;
use crate::ticket::PageSnapshot;

/// A text among the options; none where it is absent or empty.
pub fn text(options: &JsValue, key: &str) -> Option<String> {
    js_sys::Reflect::get(options, &key.into()).ok()?.as_string().filter(|text| !text.is_empty())
}

/// A site file, or the empty one that finds everything by label.
pub fn site(window: &web_sys::Window, value: JsValue) -> Result<Site, JsValue> {
    if value.is_null() || value.is_undefined() {
        return Ok(Site::default());
    }
    load_site(window, value).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        error(&format!("the site file has {} problem(s):\n{}", lines.len(), lines.join("\n")))
    })
}

/// A ticket as the host gives it, judged now unless it says otherwise.
pub fn ticket(value: &JsValue) -> Result<PageSnapshot, JsValue> {
    let ticket: given::Ticket = serde_wasm_bindgen::from_value(value.clone()).map_err(|e| {
        error(&format!("the ticket cannot be read: {e}; give {{ fields: {{ name: text }} }}"))
    })?;
    Ok(ticket.snapshot(super::clock::now()))
}

/// A plain object for scripts: maps as objects, nothing as null, as the TypeScript types say.
pub fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let plain = serde_wasm_bindgen::Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(true);
    value.serialize(&plain).map_err(Into::into)
}
