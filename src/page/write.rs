//! Writing into a field as a person would: the page's own editing first, so that undo and the page's
//! listeners work, else its value and its events. What was written is read again.

use js_sys::{Array, Function, Object, Reflect};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, FocusOptions, HtmlDocument, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, Window,
};

use super::dom::{active, home, is, same, value};
use super::editor::{Takes, object};
use super::find::{Found, Kind};
use super::read;
use crate::text::{Span, byte_of_utf16, utf16_of_byte};

/// Why nothing was written. The field is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// The page shows no field of this name now.
    Missing,
    /// The field is read-only, disabled, or no text.
    ReadOnly,
    /// The person is composing with an input method; try again afterwards.
    Composing,
    /// The field's text at the place is no longer what it was.
    Moved {
        /// The field's text now.
        found: String,
    },
    /// The page does not take so long a text.
    TooLong {
        /// The most that it takes, in UTF-16 code units.
        most: usize,
        /// What the text would come to, in UTF-16 code units.
        units: usize,
    },
    /// The change before is not settled yet; try again.
    Busy,
    /// The text has several lines and the field has one.
    OneLine,
    /// The page did not keep what was written. What was there before was put back.
    Refused {
        /// What the page made of it.
        found: String,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the page shows no such field now"),
            Self::ReadOnly => f.write_str("the field cannot be written"),
            Self::Composing => f.write_str("an input method is composing"),
            Self::Moved { .. } => f.write_str("the field's text has changed since it was read"),
            Self::TooLong { most, units } => {
                write!(f, "the field takes {most} characters, the text would have {units}")
            }
            Self::Busy => f.write_str("the change before is not settled yet"),
            Self::OneLine => f.write_str("the field has one line, the text several"),
            Self::Refused { .. } => f.write_str("the page did not keep the text"),
        }
    }
}

/// Replaces the text at `span` (bytes) of the field, which must read `expects` there. The keyboard goes back to where
/// it was, unless it is to `stay`. What an editor made of it shows later: [`Begun::kept`].
pub(super) fn replace(
    top: &Window,
    field: Found<Element>,
    span: Span,
    text: &str,
    expects: &str,
    stay: bool,
) -> Result<Begun, WriteError> {
    if !read::is_writable(&field) {
        return Err(WriteError::ReadOnly);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let old = read::text(&field);
    if old.get(span.start..span.end) != Some(expects) {
        return Err(WriteError::Moved { found: old });
    }
    let (head, tail) =
        (old.get(..span.start).unwrap_or_default(), old.get(span.end..).unwrap_or_default());
    let new = format!("{head}{text}{tail}");
    fits(&field, &new, &text)?;
    let edit = Edit {
        element: field.element.clone(),
        top: top.clone(),
        from: utf16_of_byte(&old, span.start),
        to: utf16_of_byte(&old, span.end),
        text,
        new,
        old,
    };
    let before = active(top);
    match field.kind {
        Kind::Plain => edit.plain(),
        _ => super::rich::edit(&edit, false),
    }
    if stay && super::editor::takes(&edit.element) == Takes::Call {
        super::rich::focus(&edit.element);
        super::rich::select(&edit.element, edit.behind(), edit.behind());
    }
    let late = super::editor::takes(&edit.element) == Takes::Paste;
    let begun = Begun { edit, field, before: before.filter(|_| !stay), late };
    if let Kind::Plain = begun.field.kind {
        begun.leave();
    }
    Ok(begun)
}

/// A change that was made, and may not be kept.
pub(super) struct Begun {
    edit: Edit,
    field: Found<Element>,
    /// Where the keyboard goes back to.
    before: Option<Element>,
    /// Whether the editor has only got the keyboard yet.
    late: bool,
}

impl Begun {
    fn leave(&self) {
        let away = |b: &&Element| !same(b, &self.edit.element) && !is(b, &["body", "html"]);
        if let Some(before) = self.before.as_ref().filter(away) {
            focus_on(before);
        }
    }

    /// Waits until the page has drawn what it made of the change, and says whether the text stands there: then the
    /// change, and whether nothing else was typed meanwhile. What was not kept is put back.
    pub async fn kept(self) -> Result<(Edit, bool), WriteError> {
        let Kind::Plain = self.field.kind else { return self.kept_by_editor().await };
        let found = read::text(&self.field);
        if found == self.edit.new {
            return Ok((self.edit, true));
        }
        if found != self.edit.old {
            self.edit.put_back();
        }
        Err(WriteError::Refused { found })
    }

    async fn kept_by_editor(self) -> Result<(Edit, bool), WriteError> {
        let mut found = if self.late { self.edit.old.clone() } else { self.settled().await };
        if found == self.edit.old {
            // Some editors draw themselves anew once they get the keyboard, and are deaf until then.
            self.edit.take_focus();
            pause(&self.edit.top, 0).await;
            super::rich::edit(&self.edit, true);
            found = self.settled().await;
        }
        let stands = self.edit.stands_in(&found);
        // What a person typed since is not taken back.
        if !stands && found != self.edit.old && found == read::text(&self.field) {
            super::rich::undo(&self.edit.element);
        }
        self.leave();
        if stands {
            let alone = found == self.edit.new;
            return Ok((self.edit, alone));
        }
        Err(WriteError::Refused { found })
    }

    /// The text once it is as it should be, or after half a second. The keyboard stays meanwhile: an editor that loses it
    /// puts off looking at its own page, and its model would be behind what is seen.
    async fn settled(&self) -> String {
        let mut found = String::new();
        for wait in [30, 50, 120, 300] {
            pause(&self.edit.top, wait).await;
            found = read::text(&self.field);
            if self.edit.stands_in(&found) {
                break;
            }
        }
        found
    }
}

/// Lets the page go on for so many milliseconds.
async fn pause(window: &Window, wait: i32) {
    let later = js_sys::Promise::new(&mut |done, _| {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, wait);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(later).await;
}

/// Refuses what the page would cut.
fn fits(field: &Found<Element>, new: &str, text: &str) -> Result<(), WriteError> {
    let Kind::Plain = field.kind else { return Ok(()) };
    if is(&field.element, &["input"]) && text.contains('\n') {
        return Err(WriteError::OneLine);
    }
    // The same property on an input; negative where there is no limit.
    let most = field.element.unchecked_ref::<HtmlTextAreaElement>().max_length();
    let units = new.encode_utf16().count();
    match usize::try_from(most) {
        Ok(most) if units > most => Err(WriteError::TooLong { most, units }),
        _ => Ok(()),
    }
}

/// A checked change of one element's text, places in UTF-16 units of the old text.
pub(super) struct Edit {
    pub element: Element,
    pub top: Window,
    pub from: usize,
    pub to: usize,
    pub text: String,
    /// The whole text before and afterwards.
    pub old: String,
    pub new: String,
}

impl Edit {
    fn plain(&self) {
        let carets = caret(&self.element);
        if !self.type_in() || value(&self.element) != self.new {
            self.set(&self.new);
        }
        fire(&self.element, "Event", "change", &[]);
        if let Some((start, end)) = carets {
            let _ = select(&self.element, self.moved(start), self.moved(end));
        }
    }

    /// Undoes a change that the page did not keep.
    fn put_back(&self) {
        self.set(&self.old);
        fire(&self.element, "Event", "change", &[]);
    }

    /// Whether the text stands where it should, and the rest around it; a person may type on behind it.
    fn stands_in(&self, found: &str) -> bool {
        let head = byte_of_utf16(&self.old, self.from);
        let tail = byte_of_utf16(&self.old, self.to);
        let (head, tail) =
            (self.old.get(..head).unwrap_or_default(), self.old.get(tail..).unwrap_or_default());
        found
            .strip_prefix(head)
            .and_then(|rest| rest.strip_prefix(self.text.as_str()))
            .is_some_and(|rest| rest.ends_with(tail))
    }

    /// Behind the new text.
    pub fn behind(&self) -> usize {
        self.from + self.text.encode_utf16().count()
    }

    /// A caret after the change: behind the new text where it stood in the old one.
    pub fn moved(&self, caret: usize) -> usize {
        let behind = self.behind();
        if caret <= self.from {
            caret
        } else if caret < self.to {
            behind
        } else {
            caret - self.to + behind
        }
    }

    /// Types through the browser's own editing; no where the field does not take part in it.
    fn type_in(&self) -> bool {
        self.take_focus()
            && select(&self.element, self.from, self.to).is_ok()
            && command(&self.element, &self.text)
    }

    /// Whether the keyboard writes to the element now. Inside a modal dialog of the page, or under one of
    /// ours, it may not.
    pub fn take_focus(&self) -> bool {
        focus_on(&self.element);
        self.has_focus()
    }

    /// Whether the keyboard writes to the element, or to a part of it.
    pub fn has_focus(&self) -> bool {
        active(&self.top).is_some_and(|a| self.element.contains(Some(&a)))
    }

    /// Sets the value past any property that a framework laid over it, and tells the page.
    fn set(&self, text: &str) {
        let Some((_, window)) = home(&self.element) else { return };
        let class = if is(&self.element, &["textarea"]) {
            "HTMLTextAreaElement"
        } else {
            "HTMLInputElement"
        };
        let setter = Reflect::get(&window, &class.into())
            .and_then(|c| Reflect::get(&c, &"prototype".into()))
            .and_then(|p| {
                Reflect::get_own_property_descriptor(p.unchecked_ref::<Object>(), &"value".into())
            })
            .and_then(|d| Reflect::get(&d, &"set".into()));
        let Ok(setter) = setter else { return };
        let Some(setter) = setter
            .dyn_ref::<js_sys::Function>()
            .or_else(|| setter.is_function().then(|| setter.unchecked_ref()))
        else {
            return;
        };
        let _ = setter.call1(&self.element, &text.into());
        fire(
            &self.element,
            "InputEvent",
            "input",
            &[("inputType", "insertText".into()), ("data", self.text.as_str().into())],
        );
    }
}

/// Sends an event made in the element's own realm. Whether the page took it on itself.
pub(super) fn fire(element: &Element, class: &str, kind: &str, more: &[(&str, JsValue)]) -> bool {
    let Some((_, window)) = home(element) else { return false };
    // A change does not leave a shadow root, and neither of the two can be called off.
    let told = matches!(kind, "input" | "change");
    let mut pairs = vec![
        ("bubbles", JsValue::TRUE),
        ("composed", (kind != "change").into()),
        ("cancelable", (!told).into()),
    ];
    pairs.extend_from_slice(more);
    let init = object(&pairs);
    let event = Reflect::get(&window, &class.into()).and_then(|c| {
        Reflect::construct(c.unchecked_ref::<Function>(), &Array::of2(&kind.into(), &init))
    });
    // It is false for what was called off.
    event.is_ok_and(|event| !element.dispatch_event(event.unchecked_ref()).unwrap_or(true))
}

/// Puts `text` in place of the selection, as typing does. Whether the browser says that it did.
pub(super) fn command(element: &Element, text: &str) -> bool {
    let Some(document) = element.owner_document() else { return false };
    let run = |name: &str, text: &str| {
        let document: &HtmlDocument = document.unchecked_ref::<Document>().unchecked_ref();
        document.exec_command_with_show_ui_and_value(name, false, text).unwrap_or(false)
    };
    if text.is_empty() { run("delete", "") } else { run("insertText", text) }
}

/// Gives the keyboard to an element without scrolling to it.
pub(super) fn focus_on(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// Start and end of the selection of an input or a text area, in UTF-16 units; none where it has none.
pub(super) fn caret(element: &Element) -> Option<(usize, usize)> {
    // The same properties on a text area.
    let input: &HtmlInputElement = element.unchecked_ref();
    let (start, end) = (input.selection_start().ok()??, input.selection_end().ok()??);
    Some((start as usize, end as usize))
}

/// Selects from `start` to `end`, in UTF-16 units.
pub(super) fn select(element: &Element, start: usize, end: usize) -> Result<(), JsValue> {
    let cut = |unit: usize| u32::try_from(unit).unwrap_or(u32::MAX);
    element.unchecked_ref::<HtmlInputElement>().set_selection_range(cut(start), cut(end))
}
