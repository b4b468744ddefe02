//! Rich editors by name: how each is known, and what it needs beside the browser's own editing.
//!
//! An editor keeps a model of its own, and what stands in the page is only its picture. Most of them follow the events
//! of typing or pasting; what they need more is a row here, reached through what their makers offer to pages.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Window};

use super::dom::{home, matches};

/// How a text gets into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// As if typed.
    Typing,
    /// As if pasted.
    Paste,
    /// By the functions of this editor.
    Api(&'static str),
    /// Not at all: by the clipboard and the person's hands.
    Clipboard,
}

/// What an editor takes for typing and what for pasting.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Every text as if typed.
    Typing,
    /// One line as if typed, several as if pasted: each line typed would be an undo step of its own.
    Lines,
    /// Every text as if pasted.
    Paste,
    /// A call of its own.
    Call,
}

/// Editors by what they mark their element with.
const KNOWN: &[(&str, Takes)] = &[
    (".public-DraftEditor-content", Takes::Paste),
    (".CodeMirror,.cm-content", Takes::Call),
    (".ProseMirror,.ck-editor__editable,[data-slate-editor],[data-lexical-editor]", Takes::Lines),
];

/// What the editor of an element takes; typing where it is none that we know.
pub(super) fn takes(element: &Element) -> Takes {
    KNOWN.iter().find(|(css, _)| matches(element, css)).map_or(Takes::Typing, |(_, takes)| *takes)
}

/// How a text gets into an editor.
pub(super) fn way(element: &Element) -> Way {
    match takes(element) {
        Takes::Call if !Mirror::of(element).is_some_and(|m| m.is_read_only()) => {
            Way::Api("CodeMirror")
        }
        Takes::Call => Way::Clipboard,
        Takes::Paste => Way::Paste,
        Takes::Typing | Takes::Lines => {
            History::of(element).map_or(Way::Typing, |h| Way::Api(h.name()))
        }
    }
}

/// A property of a value of the page; undefined where there is none.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Calls a method of a value of the page; none where there is no such method, or it throws.
pub(super) fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(of, name).dyn_into().ok()?;
    method.apply(of, &with.iter().collect::<Array>()).ok()
}

/// An editor whose undo knows only what it was told of.
pub(super) enum History {
    /// `CKEditor` 4: its pictures of the text before and after are taken.
    Snapshots(JsValue),
    /// `TinyMCE`: its undo levels are taken.
    Levels(JsValue),
}

impl History {
    pub fn of(element: &Element) -> Option<Self> {
        let (_, window) = home(element)?;
        let outer = window.parent().ok().flatten();
        let windows: [Option<Window>; 2] = [Some(window), outer];
        windows.iter().flatten().find_map(|window| Self::made_by(window, element))
    }

    fn made_by(window: &Window, element: &Element) -> Option<Self> {
        let is_at = |place: Option<JsValue>| place.is_some_and(|p| p == JsValue::from(element));
        if matches(element, ".cke_editable") {
            let all = get(&get(window, "CKEDITOR"), "instances");
            let all = js_sys::Object::values(all.dyn_ref()?);
            let at = |e: &JsValue| is_at(call(e, "editable", &[]).map(|e| get(&e, "$")));
            return all.iter().find(at).map(Self::Snapshots);
        }
        if matches(element, ".mce-content-body") {
            let all: Array = call(&get(window, "tinymce"), "get", &[])?.dyn_into().ok()?;
            let at = |e: &JsValue| is_at(call(e, "getBody", &[]));
            return all.iter().find(at).map(Self::Levels);
        }
        None
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Snapshots(_) => "CKEditor 4",
            Self::Levels(_) => "TinyMCE",
        }
    }

    /// Keeps the text as it is now for undo.
    pub fn keep(&self) {
        match self {
            Self::Snapshots(editor) => call(editor, "fire", &["saveSnapshot".into()]),
            Self::Levels(editor) => call(&get(editor, "undoManager"), "add", &[]),
        };
    }
}

/// A `CodeMirror`. Its page holds only the lines in view, so it is asked for its text, in which places are UTF-16
/// units as ours are.
pub(super) enum Mirror {
    Five(JsValue),
    Six(JsValue),
}

impl Mirror {
    pub fn of(element: &Element) -> Option<Self> {
        if takes(element) != Takes::Call {
            return None;
        }
        let editor = get(element, "CodeMirror");
        if editor.is_object() {
            return Some(Self::Five(editor));
        }
        // The way of its own `EditorView.findFromDOM`, now and before.
        let content = get(element, "cmTile");
        let view = get(&get(&content, "root"), "view");
        let view = if view.is_object() {
            view
        } else {
            get(&get(&get(element, "cmView"), "rootView"), "view")
        };
        view.is_object().then_some(Self::Six(view))
    }

    pub fn text(&self) -> Option<String> {
        match self {
            Self::Five(editor) => call(editor, "getValue", &[])?.as_string(),
            Self::Six(view) => call(&get(&get(view, "state"), "doc"), "toString", &[])?.as_string(),
        }
    }

    pub fn is_read_only(&self) -> bool {
        match self {
            Self::Five(editor) => {
                call(editor, "getOption", &["readOnly".into()]).is_some_and(|o| o.is_truthy())
            }
            Self::Six(view) => get(&get(view, "state"), "readOnly").is_truthy(),
        }
    }

    /// The start and the end of what is selected.
    pub fn selected(&self) -> Option<(usize, usize)> {
        let end = |name: &str| {
            let unit = match self {
                Self::Five(editor) => {
                    call(editor, "indexFromPos", &[call(editor, "getCursor", &[name.into()])?])?
                }
                Self::Six(view) => get(&get(&get(&get(view, "state"), "selection"), "main"), name),
            };
            // A place in a text, so it is a whole number and not below zero.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            unit.as_f64().map(|unit| unit as usize)
        };
        Some((end("from")?, end("to")?))
    }

    /// Left, top and bottom of a place in the editor's window, in CSS pixels.
    pub fn line(&self, at: usize) -> Option<(f64, f64, f64)> {
        let rect = match self {
            Self::Five(editor) => {
                call(editor, "charCoords", &[place(editor, at), "window".into()])?
            }
            Self::Six(view) => call(view, "coordsAtPos", &[unit(at)])?,
        };
        let edge = |name: &str| get(&rect, name).as_f64();
        Some((edge("left")?, edge("top")?, edge("bottom")?))
    }

    /// Puts a text in place of another, as one step.
    pub fn replace(&self, from: usize, to: usize, text: &str) {
        match self {
            Self::Five(editor) => {
                let (from, to) = (place(editor, from), place(editor, to));
                call(editor, "replaceRange", &[text.into(), from, to, "paste".into()]);
            }
            Self::Six(view) => {
                let change =
                    object(&[("from", unit(from)), ("to", unit(to)), ("insert", text.into())]);
                let event = object(&[("changes", change), ("userEvent", "input.paste".into())]);
                call(view, "dispatch", &[event]);
            }
        }
    }

    pub fn select(&self, from: usize, to: usize) {
        match self {
            Self::Five(editor) => {
                call(editor, "setSelection", &[place(editor, from), place(editor, to)]);
            }
            Self::Six(view) => {
                let range = object(&[("anchor", unit(from)), ("head", unit(to))]);
                call(view, "dispatch", &[object(&[("selection", range)])]);
            }
        }
    }

    pub fn focus(&self) {
        let (Self::Five(editor) | Self::Six(editor)) = self;
        call(editor, "focus", &[]);
    }
}

fn place(editor: &JsValue, at: usize) -> JsValue {
    call(editor, "posFromIndex", &[unit(at)]).unwrap_or_default()
}

fn unit(at: usize) -> JsValue {
    u32::try_from(at).unwrap_or(u32::MAX).into()
}

/// An object of the page with these properties.
pub(super) fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}
