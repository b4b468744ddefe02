//! Values of the built pack's JSON that are no table, and that JSON as something to read from.

use std::borrow::Cow;

use super::{DAYS_FROM, Date, FieldIx, Give, Json, Piece, Pinyin, Rc, StageIx, Time, Value, Words};

macro_rules! plain {
        ($($type:ty),*) => {$(
            impl Give for $type {
                fn give(&self, _: bool) -> Json {
                    Json::from(*self)
                }
            }
        )*};
    }
plain!(bool, u16, usize, i32);

impl Give for Rc<str> {
    fn give(&self, _: bool) -> Json {
        (&**self).into()
    }
}

impl<T: Give> Give for Vec<T> {
    fn give(&self, english: bool) -> Json {
        self.iter().map(|item| item.give(english)).collect()
    }
}

impl<T: Give> Give for Option<T> {
    fn give(&self, english: bool) -> Json {
        self.as_ref().map_or(Json::Null, |inner| inner.give(english))
    }
}

impl<T: Give> Give for Box<T> {
    fn give(&self, english: bool) -> Json {
        (**self).give(english)
    }
}

impl Give for Pinyin {
    fn give(&self, _: bool) -> Json {
        self.write().into()
    }
}

impl Give for FieldIx {
    fn give(&self, _: bool) -> Json {
        self.0.into()
    }
}

impl Give for StageIx {
    fn give(&self, _: bool) -> Json {
        self.0.into()
    }
}

impl Give for Words {
    fn give(&self, english: bool) -> Json {
        if self.en.is_empty() || !english {
            return self.zh.give(english);
        }
        Json::Array(vec![self.zh.give(english), self.en.give(english)])
    }
}

impl Give for Piece {
    fn give(&self, english: bool) -> Json {
        match self {
            Self::Text(words) => words.give(english),
            Self::Slot(slot) => slot.give(english),
        }
    }
}

impl Give for Date {
    fn give(&self, _: bool) -> Json {
        (*self - DAYS_FROM).whole_days().into()
    }
}

impl Give for Time {
    fn give(&self, _: bool) -> Json {
        (u16::from(self.hour()) * 60 + u16::from(self.minute())).into()
    }
}

impl Value for Json {
    fn is_none(&self) -> bool {
        self.is_null()
    }

    fn text(&self) -> Option<Cow<'_, str>> {
        self.as_str().map(Cow::Borrowed)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn truth(&self) -> Option<bool> {
        self.as_bool()
    }

    fn list(&self) -> Option<Vec<Box<dyn Value>>> {
        let boxed = |value: &Json| Box::new(value.clone()) as Box<dyn Value>;
        Some(self.as_array()?.iter().map(boxed).collect())
    }

    fn is_table(&self) -> bool {
        self.is_object()
    }

    fn get(&self, key: &str) -> Box<dyn Value> {
        let nth = |list: &Vec<Json>| list.get(key.parse::<usize>().ok()?).cloned();
        let value = match self {
            Self::Array(list) => nth(list),
            Self::Object(table) => table.get(key).cloned(),
            _ => None,
        };
        Box::new(value.unwrap_or_default())
    }
}
