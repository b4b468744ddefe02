//! Values of scripts, taken apart without serde: a deserializer for each shape was 8 KB of the module.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::site::Value;

/// How deep a site file goes: tables in a list in a table.
pub(super) const DEPTH: u8 = 3;

/// The keys and values of an object, in its order; none for what is no object or is a list.
#[must_use]
pub fn entries(value: &JsValue) -> Option<Vec<(String, JsValue)>> {
    if !value.is_object() || Array::is_array(value) {
        return None;
    }
    let pair = |pair: JsValue| {
        let pair: Array = pair.unchecked_into();
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1))
    };
    Some(Object::entries(value.unchecked_ref()).iter().map(pair).collect())
}

/// A value as a site file may hold it; what lies deeper than `depth` is not looked at, so that a value that holds
/// itself comes to an end.
pub(super) fn value(value: &JsValue, depth: u8) -> Value {
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    let Some(deeper) = depth.checked_sub(1) else { return Value::Other };
    if let Some(list) = value.dyn_ref::<Array>() {
        return Value::List(list.iter().map(|item| self::value(&item, deeper)).collect());
    }
    let table = |entries: Vec<(String, JsValue)>| {
        Value::Table(
            entries.into_iter().map(|(key, item)| (key, self::value(&item, deeper))).collect(),
        )
    };
    entries(value).map_or(Value::Other, table)
}
