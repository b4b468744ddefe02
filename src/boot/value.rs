//! A JavaScript value as a value of a built pack.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::pack::take::Value;

pub struct Js(pub JsValue);

impl Value for Js {
    fn is_none(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn list(&self) -> Option<Vec<Box<dyn Value>>> {
        let list = self.0.dyn_ref::<Array>()?;
        Some(list.iter().map(|value| Box::new(Self(value)) as Box<dyn Value>).collect())
    }

    fn is_table(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    fn get(&self, key: &str) -> Box<dyn Value> {
        // Only what is no object refuses, and holds nothing.
        Box::new(Self(Reflect::get(&self.0, &JsValue::from_str(key)).unwrap_or_default()))
    }
}
