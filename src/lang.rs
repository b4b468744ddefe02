//! The panel's language, and words in two languages.

use std::rc::Rc;

/// A language of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language of a BCP 47 tag such as `en-GB`; everything that is not English is Chinese.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        if tag.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("en")) {
            Self::En
        } else {
            Self::Zh
        }
    }

    /// The BCP 47 tag of the language.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::En if !en.is_empty() => en,
            _ => zh,
        }
    }
}

/// Words for a person, Chinese first; English falls back to Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Chinese.
    pub zh: Rc<str>,
    /// English, empty where there is none.
    pub en: Rc<str>,
}

impl Words {
    /// Words in both languages.
    #[must_use]
    pub fn new(zh: &str, en: &str) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The words in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }

    /// Both languages changed alike.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str, Lang) -> String) -> Self {
        let en = if self.en.is_empty() { String::new() } else { change(&self.en, Lang::En) };
        Self { zh: change(&self.zh, Lang::Zh).into(), en: en.into() }
    }
}
