//! The list of phrases beside the caret: how it opens, what is asked of it, how it goes.
//!
//! It has a search box of its own, and the keyboard while it is open. A character that opens it is held back from the
//! reply; unless a phrase takes its place or the agent deletes it, the reply gets it when the list goes.

use std::rc::Rc;

use super::{Desk, Effect};

/// The keys that open the list where nobody says otherwise.
pub const KEYS: &str = "Alt+/ / 、";

/// What a word of its own may follow in a text, beside white space.
const BEFORE_WORDS: &str = "。，；：？！…—“”‘’（）《》【】「」『』,;?!()[]\"'";

/// What opens the list: keys pressed together, and characters typed at the start of a word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    chords: Vec<(Mods, String)>,
    typed: String,
}

/// Which of the keys Alt, Ctrl, Shift and Meta are held.
pub type Mods = [bool; 4];

const MODS: [&str; 4] = ["alt", "ctrl", "shift", "meta"];

impl Keys {
    /// Reads keys parted by spaces, such as `Alt+/ F2 / 、`: a character alone is one that is typed, anything else is
    /// pressed. `off`: nothing opens the list.
    ///
    /// # Errors
    /// The first word that names no key.
    pub fn read(text: &str) -> Result<Self, &str> {
        let mut keys = Self::default();
        for word in text.split_whitespace().filter(|word| *word != "off") {
            if word.chars().count() == 1 {
                keys.typed.push_str(word);
                continue;
            }
            let mut held = Mods::default();
            let (with, key) = word.rsplit_once('+').unwrap_or(("", word));
            for name in with.split('+').filter(|name| !name.is_empty()) {
                let at = MODS.iter().position(|known| name.eq_ignore_ascii_case(known));
                *at.and_then(|at| held.get_mut(at)).ok_or(word)? = true;
            }
            if key.is_empty() {
                return Err(word);
            }
            keys.chords.push((held, key.to_owned()));
        }
        Ok(keys)
    }

    /// Whether a key that is pressed is one of these: the character that it types or its name, its place on the keyboard
    /// (Alt makes other characters of it on some), and what is held with it.
    #[must_use]
    pub fn press(&self, key: &str, code: &str, held: Mods) -> bool {
        let place = ["Key", "Digit"].iter().find_map(|kind| code.strip_prefix(kind));
        let place = place.unwrap_or(if code == "Slash" { "/" } else { code });
        let is = |wanted: &str| {
            wanted.eq_ignore_ascii_case(key)
                || held != Mods::default() && wanted.eq_ignore_ascii_case(place)
        };
        self.chords.iter().any(|(with, wanted)| *with == held && is(wanted))
    }

    /// The character that a typed text is, where it opens the list.
    #[must_use]
    pub fn typed(&self, text: &str) -> Option<char> {
        let mut typed = text.chars();
        let c = typed.next().filter(|_| typed.next().is_none())?;
        self.typed.contains(c).then_some(c)
    }

    /// The first key to press, in words.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let (held, key) = self.chords.first()?;
        let mut name = String::new();
        for (word, _) in
            ["Alt+", "Ctrl+", "Shift+", "Meta+"].iter().zip(held).filter(|(_, held)| **held)
        {
            name.push_str(word);
        }
        name.push_str(key);
        Some(name)
    }
}

/// Whether a word may begin behind this text: at the start of a line, behind white space or punctuation, but not within
/// an address, a date or a list.
#[must_use]
pub fn begins_word(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        None => true,
        Some(':') => !back.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        Some(c) => c.is_whitespace() || BEFORE_WORDS.contains(c),
    }
}

/// What opened the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opener {
    /// A key, with the keyboard in the reply.
    Key,
    /// A key, with the keyboard elsewhere.
    Elsewhere,
    /// A character that is not in the reply.
    Typed(char),
    /// A character that an input method has put into the reply.
    Composed(char),
}

/// Something that happens to the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Find {
    /// It is wanted, with these words selected in the reply.
    Open(Opener, String),
    /// The agent searches; empty shows what is on offer.
    Ask(String),
    /// The agent goes to a line of it.
    Go(usize),
    /// The agent leaves it, having typed this on in the empty search box.
    Leave(&'static str),
    /// The agent deletes the character that opened it.
    Unsay,
    /// The agent makes a phrase (index) a favourite, or no longer.
    Like(usize),
    /// The agent keeps what is selected in the reply as a sentence of their own.
    Keep,
}

/// The list, while it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finder {
    /// What opened it.
    pub opener: Opener,
    /// What the agent searches for.
    pub query: String,
    /// The line that Enter takes.
    pub at: usize,
    /// What is selected in the reply.
    pub selected: String,
}

impl Finder {
    /// What stands before the caret in the reply and goes with the list.
    fn composed(&self) -> String {
        match self.opener {
            Opener::Composed(c) => c.to_string(),
            _ => String::new(),
        }
    }
}

impl Desk {
    pub(super) fn find(&mut self, find: Find) -> Vec<Effect> {
        match find {
            // A dialog that holds a save has the keyboard, and the last word.
            Find::Open(..) if self.held.is_some() => {}
            Find::Open(opener, selected) => {
                self.walk = None;
                self.finder = Some(Finder { opener, query: String::new(), at: 0, selected });
            }
            Find::Ask(query) => {
                if let Some(finder) = &mut self.finder {
                    finder.query = query;
                    finder.at = 0;
                }
            }
            Find::Go(at) => {
                if let Some(finder) = &mut self.finder {
                    finder.at = at;
                }
            }
            Find::Leave(more) => return self.leave_finder(more),
            Find::Unsay => return self.unsay(),
            Find::Like(phrase) => return self.like(phrase),
            Find::Keep => return self.keep_selected(),
        }
        Vec::new()
    }

    /// The words before the caret that a phrase takes the place of, once the list is closed for it.
    pub(super) fn close_finder(&mut self) -> String {
        self.finder.take().map(|finder| finder.composed()).unwrap_or_default()
    }

    fn leave_finder(&mut self, more: &str) -> Vec<Effect> {
        let Some(finder) = self.finder.take() else { return Vec::new() };
        let Some(name) = self.reply_name() else { return Vec::new() };
        match finder.opener {
            Opener::Typed(c) => {
                let text = [String::from(c).as_str(), more].concat();
                vec![Effect::Insert { name, text, over: String::new() }]
            }
            Opener::Composed(_) if !more.is_empty() => {
                vec![Effect::Insert { name, text: more.to_owned(), over: String::new() }]
            }
            Opener::Composed(_) | Opener::Key => vec![Effect::Focus { name, span: None }],
            // Whatever had the keyboard gets it back from the browser.
            Opener::Elsewhere => Vec::new(),
        }
    }

    fn unsay(&mut self) -> Vec<Effect> {
        let composed = self.finder.as_ref().map(Finder::composed).unwrap_or_default();
        if composed.is_empty() {
            if let Some(finder) =
                self.finder.as_mut().filter(|f| matches!(f.opener, Opener::Typed(_)))
            {
                finder.opener = Opener::Key;
            }
            return self.leave_finder("");
        }
        self.finder = None;
        let delete = |name| Effect::Insert { name, text: String::new(), over: composed };
        self.reply_name().map(delete).into_iter().collect()
    }

    /// The name of the field that takes phrases.
    #[must_use]
    pub fn reply_name(&self) -> Option<Rc<str>> {
        let reply = self.ticket.reply(&self.pack).and_then(|ix| self.ticket.entries.get(ix));
        reply.map(|entry| entry.name.clone())
    }
}
