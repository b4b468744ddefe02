//! Style sheets that a document or a shadow root adopts: a strict policy allows them, and taking one away leaves nothing
//! behind.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CssStyleSheet;

/// Has a document or a shadow root adopt a sheet; whether the browser can.
#[must_use]
pub fn adopt(root: &JsValue, sheet: &CssStyleSheet) -> bool {
    change(root, |sheets| sheets.concat(&Array::of1(sheet)))
}

/// Takes a sheet away from a document or a shadow root.
pub fn drop(root: &JsValue, sheet: &CssStyleSheet) {
    let own: &JsValue = sheet;
    change(root, |sheets| sheets.filter(&mut |sheet, _, _| sheet != *own));
}

fn change(root: &JsValue, edit: impl FnOnce(Array) -> Array) -> bool {
    let key = JsValue::from_str("adoptedStyleSheets");
    let Some(adopted) = Reflect::get(root, &key).ok().filter(JsValue::is_object) else {
        return false;
    };
    // A copy: some engines give a frozen array.
    let sheets = edit(Array::from(adopted.unchecked_ref()));
    Reflect::set(root, &key, &sheets).unwrap_or(false)
}
