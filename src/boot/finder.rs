//! Keys of our own in the page: those that open the list of phrases beside the caret or take a phrase, and Tab through
//! open slots; and where the list stands.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Event as PageEvent, KeyboardEvent};

use super::Shell;
use crate::desk::{Event, Find, Opener, Tab, begins_word};
use crate::page::Caret;
use crate::page::beside::Size;
use crate::panel::COMPOSING;
use crate::text::Span;
use crate::view;

/// What room the list wants, and the note of a slot.
const FINDER: Size = Size { width: 400.0, height: 320.0 };
const WALK: Size = Size { width: 240.0, height: 48.0 };

impl Shell {
    /// Something is pressed or typed in the page; whether it was ours.
    pub(super) fn key(self: &Rc<Self>, event: &PageEvent) -> bool {
        match event.type_().as_str() {
            "keydown" => self.pressed(event.unchecked_ref()),
            "beforeinput" => self.typed(event),
            _ => {
                // What was composed stands in the text, and the editor is at work on it still: see `moved`.
                self.composed.set(self.opens_with(event));
                false
            }
        }
    }

    fn pressed(self: &Rc<Self>, event: &KeyboardEvent) -> bool {
        if event.is_composing() || event.key_code() == COMPOSING {
            return false;
        }
        let held = [event.alt_key(), event.ctrl_key(), event.shift_key(), event.meta_key()];
        let key = event.key();
        if let ("Tab", [false, false, back, false]) = (key.as_str(), held) {
            return self.tab(back);
        }
        let open = self.desk.try_borrow().ok().and_then(|desk| {
            desk.keys.press(&key, &event.code(), held).then(|| desk.finder.is_some())
        });
        match open {
            Some(true) => {
                self.send(Event::Find(Find::Leave("")));
                true
            }
            Some(false) => {
                self.open(|caret| if caret.inside { Opener::Key } else { Opener::Elsewhere })
            }
            None => self.digit(event, held),
        }
    }

    /// Alt and a digit take one of the phrases that are shown.
    fn digit(self: &Rc<Self>, event: &KeyboardEvent, held: [bool; 4]) -> bool {
        let code = event.code();
        let digit = code.strip_prefix("Digit").and_then(|d| d.parse::<usize>().ok());
        let alone = held == [true, false, false, false];
        let Some(at) = digit.filter(|_| alone).and_then(|d| d.checked_sub(1)) else { return false };
        let phrase = self.desk.try_borrow().ok().and_then(|desk| {
            let panel = view::panel(&desk);
            let open = desk.held.is_none() && (panel.finder.is_some() || !desk.folded);
            let lines = panel.finder.as_ref().map_or(&panel.phrases, |finder| &finder.lines);
            open.then_some(lines.get(at)?.ix)
        });
        if let Some(phrase) = phrase {
            self.send(Event::Insert(phrase));
        }
        phrase.is_some()
    }

    /// A character that is about to be typed at the start of a word opens the list, and is held back.
    fn typed(self: &Rc<Self>, event: &PageEvent) -> bool {
        let get = |name: &str| Reflect::get(event, &name.into()).unwrap_or_default();
        let plain = get("inputType") == "insertText"
            && get("isComposing").is_falsy()
            && event.is_trusted()
            && event.cancelable();
        let Some(c) = self.opens_with(event).filter(|_| plain) else { return false };
        let begins = |caret: &Caret| {
            let before = caret.text.get(..caret.selected.start).unwrap_or_default();
            caret.inside && caret.selected.is_empty() && begins_word(before)
        };
        self.caret().is_some_and(|caret| begins(&caret)) && self.open(|_| Opener::Typed(c))
    }

    /// The character that an event brings, where it opens the list.
    fn opens_with(&self, event: &PageEvent) -> Option<char> {
        let data = Reflect::get(event, &"data".into()).ok()?.as_string()?;
        self.desk.try_borrow().ok()?.keys.typed(&data)
    }

    fn caret(&self) -> Option<Caret> {
        let name = self.desk.try_borrow().ok()?.reply_name()?;
        self.page()?.caret(&name)
    }

    fn open(self: &Rc<Self>, opener: impl FnOnce(&Caret) -> Opener) -> bool {
        let Some(page) = self.page() else { return false };
        let free =
            self.desk.try_borrow().is_ok_and(|desk| desk.held.is_none() && desk.finder.is_none());
        if !free {
            return false;
        }
        let (opener, selected) = match self.caret() {
            Some(caret) => {
                let start = (opener(&caret), caret.selected.of(&caret.text).to_owned());
                page.lend(caret);
                start
            }
            None => (Opener::Elsewhere, String::new()),
        };
        self.send(Event::Find(Find::Open(opener, selected)));
        self.stand();
        true
    }

    fn tab(self: &Rc<Self>, back: bool) -> bool {
        let walks = || self.desk.try_borrow().is_ok_and(|desk| desk.walk.is_some());
        if !walks() {
            return false;
        }
        let Some(Caret { text, selected, .. }) = self.caret().filter(|caret| caret.inside) else {
            return false;
        };
        self.send(Event::Tab(Tab { text, selected, back }));
        self.stand();
        walks()
    }

    /// The caret or the keyboard moved.
    pub(super) fn moved(self: &Rc<Self>) {
        let Ok(walks) = self.desk.try_borrow().map(|desk| desk.walk.is_some()) else { return };
        let composed = self.composed.take();
        if !walks && composed.is_none() {
            return;
        }
        let Some(caret) = self.caret() else { return };
        let Span { start, end } = caret.selected;
        let before = |c: char| caret.text.get(..end)?.strip_suffix(c);
        if let Some(c) = composed
            && caret.inside
            && start == end
            && before(c).is_some_and(begins_word)
        {
            self.open(|_| Opener::Composed(c));
        } else if !caret.inside {
            self.send(Event::Away);
        }
        self.stand();
    }

    /// Puts what stands beside the caret where the caret is, and follows the page as long as something stands there.
    pub(super) fn stand(self: &Rc<Self>) {
        let (Some(page), Ok(desk)) = (self.page(), self.desk.try_borrow()) else { return };
        let size = match (&desk.finder, &desk.walk) {
            (Some(_), _) => Some(FINDER),
            (None, walk) => walk.as_ref().map(|_| WALK),
        };
        let name = desk.reply_name().unwrap_or_default();
        drop(desk);
        if let Some(place) = size.and_then(|size| page.beside(&name, size)) {
            self.host.stand(&place);
        }
        let stands = size.is_some();
        if stands != self.stands.replace(stands) {
            let shell = Rc::downgrade(self);
            let tell = move || {
                if let Some(shell) = shell.upgrade() {
                    shell.stand();
                }
            };
            page.follow(stands.then(|| Box::new(tell) as Box<dyn Fn()>));
        }
    }

    /// Marks in the reply what the panel tells of it.
    pub(super) fn mark(&self) {
        let Ok(marks) = self.desk.try_borrow().map(|desk| view::marks(&desk)) else { return };
        if let (Some(page), Some(marks)) = (self.page(), marks) {
            page.mark(&marks.name, &marks.spans);
        }
    }
}
