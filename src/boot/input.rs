//! What comes in from scripts: options, site files, tickets.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::error;
use crate::desk::Keys;
use crate::given::{Fields, Save, Ticket, truth};
use crate::pack::{Id, SaveKind};
use crate::page::load_site;
use crate::page::script::entries;
use crate::page::site::Site;
use crate::report::Grow;
use crate::ticket::{PageSnapshot, SeenField};

/// A text among the options; none where it is absent or empty.
pub fn text(options: &JsValue, key: &str) -> Option<String> {
    Reflect::get(options, &key.into()).ok()?.as_string().filter(|text| !text.is_empty())
}

/// What opens the list of phrases, where the options say so. A key that is none is told, and harms nothing.
pub fn keys(options: &JsValue) -> Option<Keys> {
    let told = text(options, "find")?;
    let keys = Keys::read(&told);
    if let Err(word) = &keys {
        let message =
            ["huashu: data-find: “", word, "” is no key — write such as “Alt+/ F2 / 、”, or “off”"];
        web_sys::console::warn_1(&message.concat().into());
    }
    keys.ok()
}

/// Ids of favourites, as far as they can be read.
pub fn liked(options: &JsValue) -> Vec<Id> {
    let kept = Reflect::get(options, &"liked".into()).unwrap_or_default();
    let kept = kept.dyn_into::<Array>().unwrap_or_default();
    kept.iter().filter_map(|id| Some(id.as_string()?.into())).collect()
}

/// A site file, or the empty one that finds everything by label.
pub fn site(window: &web_sys::Window, value: &JsValue) -> Result<Site, JsValue> {
    if value.is_null() || value.is_undefined() {
        return Ok(Site::default());
    }
    load_site(window, value).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        error(&format!("the site file has {} problem(s):\n{}", lines.len(), lines.join("\n")))
    })
}

/// A ticket as the host gives it, judged now unless it says otherwise.
pub fn ticket(value: &JsValue) -> Result<(PageSnapshot, Option<SaveKind>), JsValue> {
    let refuse = |what: &str| {
        error(&format!("the ticket cannot be read: {what}; give {{ fields: {{ name: text }} }}"))
    };
    // What is no object holds nothing.
    let key = |name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
    let text = |name: &str| {
        let given = key(name);
        let absent = given.is_null() || given.is_undefined();
        match given.as_string() {
            None if !absent => Err(refuse(&format!("{name} is no text"))),
            text => Ok(text),
        }
    };
    let now = text("now")?.map(|t| t.parse()).transpose().map_err(|e: String| refuse(&e))?;
    let save: Option<Save> =
        text("save")?.map(|t| t.parse()).transpose().map_err(|e: String| refuse(&e))?;
    let given = entries(&key("fields")).ok_or_else(|| refuse("fields is no object"))?;
    let mut fields = Vec::new();
    for (name, value) in given {
        let Some(text) = shown(&value) else {
            return Err(refuse(&format!(
                "the field “{name}” is no text, number, true, false or null"
            )));
        };
        fields.push(SeenField { name, text, writable: true, ..SeenField::default() });
    }
    let page = Ticket { now, save, fields: Fields(fields) }.snapshot(super::clock::now());
    Ok((page, save.map(|save| save.0)))
}

/// A value as a person sees it: text as it stands, numbers in digits, nothing for null.
fn shown(value: &JsValue) -> Option<String> {
    if value.is_null() || value.is_undefined() {
        return Some(String::new());
    }
    if value.as_f64().is_some() || value.is_bigint() {
        // Both have the method, and say themselves what would be kilobytes here.
        return Some(value.unchecked_ref::<Object>().to_string().into());
    }
    value.as_string().or_else(|| value.as_bool().map(|yes| truth(yes).to_owned()))
}

/// A plain object for scripts: maps as objects, nothing as null, as the TypeScript types say.
pub fn give(value: &dyn Grow) -> Result<JsValue, JsValue> {
    let plain = serde_wasm_bindgen::Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(true);
    value.tree().serialize(&plain).map_err(Into::into)
}
