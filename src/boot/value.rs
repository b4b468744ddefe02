//! A JavaScript value as a value of a built pack.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::pack::take::Value;

pub struct Js(pub JsValue);

impl Value for Js {
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

    fn keys(&self) -> Option<Vec<String>> {
        let table = self.0.dyn_ref::<Object>().filter(|_| !Array::is_array(&self.0))?;
        Some(Object::keys(table).iter().filter_map(|key| key.as_string()).collect())
    }

    fn get(&self, key: &str) -> Option<Box<dyn Value>> {
        let value = Reflect::get(&self.0, &JsValue::from_str(key)).ok()?;
        (!value.is_undefined()).then(|| Box::new(Self(value)) as Box<dyn Value>)
    }
}
