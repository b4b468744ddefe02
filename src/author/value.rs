//! Values as a page gives them, and how they get into a table that has comments.

use std::collections::BTreeMap;
use toml_edit::{Array, InlineTable, Item, TableLike, Value};

use super::change::{Given, Refusal};

/// A key and its value; none takes the key out.
pub type Keys = Vec<(String, Option<Value>)>;

/// The keys with their values.
///
/// # Errors
/// A text that is no TOML value.
pub fn values(keys: &BTreeMap<String, Given>) -> Result<Keys, Refusal> {
    keys.iter().map(|(key, given)| Ok((key.clone(), value(given)?))).collect()
}

fn value(given: &Given) -> Result<Option<Value>, Refusal> {
    Ok(Some(match given {
        Given::Nothing(()) => return Ok(None),
        Given::Truth(yes) => Value::from(*yes),
        Given::Number(number) => Value::from(*number),
        Given::Text(text) => Value::from(text.as_str()),
        Given::Toml { toml } => {
            toml.trim().parse::<Value>().map_err(|_| Refusal::NoValue(toml.clone()))?
        }
        Given::List(list) => {
            let mut array = Array::new();
            for given in list {
                if let Some(value) = value(given)? {
                    array.push(value);
                }
            }
            spread(&mut array);
            Value::Array(array)
        }
        Given::Table(table) => {
            let mut inline = InlineTable::new();
            for (key, given) in table {
                if let Some(value) = value(given)? {
                    inline.insert(key, value);
                }
            }
            Value::InlineTable(inline)
        }
    }))
}

/// Gives each table of a list a line of its own.
fn spread(array: &mut Array) {
    if array.len() < 2 || !array.iter().all(Value::is_inline_table) {
        return;
    }
    for value in array.iter_mut() {
        value.decor_mut().set_prefix("\n    ");
    }
    array.set_trailing("\n");
    array.set_trailing_comma(true);
}

/// Gives a key a value, in its place if it is there, with the comment behind it.
pub fn put(table: &mut dyn TableLike, key: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        table.remove(key);
        return;
    };
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// The keys with what an item accepts already.
pub fn with_accepted(keys: &Keys, own: &dyn TableLike) -> Keys {
    let known = own.get("accept").and_then(Item::as_array).cloned().unwrap_or_default();
    let both = |(key, value): &(String, Option<Value>)| {
        let Some(Value::Array(more)) = value.as_ref().filter(|_| key == "accept") else {
            return (key.clone(), value.clone());
        };
        let mut all = known.clone();
        for code in more {
            if !known.iter().any(|old| old.as_str() == code.as_str()) {
                all.push(code.clone());
            }
        }
        (key.clone(), Some(Value::Array(all)))
    };
    keys.iter().map(both).collect()
}

/// Whether a value of an upper layer takes the place of that below, and is not put before it.
pub fn adds(value: &Value) -> bool {
    match value {
        Value::Array(_) => false,
        Value::String(text) => !text.value().is_empty(),
        Value::Integer(number) => *number.value() != 0,
        _ => true,
    }
}
