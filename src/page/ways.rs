//! The ways of saving that a page has now: what would be asked about, found by what judges the real signs.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement};

use super::attached::How;
use super::dom::{Scope, is_shown};
use super::signal::{CLICKED, Means, Signal, caption};
use crate::pack::SaveKind;

/// Most controls that are told of.
const MOST: usize = 60;

/// A way of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    /// By what.
    pub how: How,
    /// The control's words, the key, the form's or the request's address.
    pub what: String,
    /// What it does to the ticket.
    pub kind: SaveKind,
}

/// All ways that the page has now. Nothing is pressed and nothing sent.
pub(super) fn all(scope: &Scope) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    let mut add = |how, what: String, kind| {
        let way = Way { how, what, kind };
        if ways.len() < MOST && !ways.contains(&way) {
            ways.push(way);
        }
    };
    let named = scope.site.saves();
    let clicked = if named.is_empty() { CLICKED.to_owned() } else { format!("{CLICKED},{named}") };
    let (mut typed, mut scripted) = (false, false);
    for root in scope.roots() {
        for control in root.all(&clicked).into_iter().filter(is_shown) {
            let signal = Signal::Click { target: control.clone(), control: control.clone() };
            if let Means::Save(words, kind) = signal.means(scope) {
                let words = if words.is_empty() { caption(&control) } else { words };
                add(How::Click, words, kind);
            }
        }
        for form in root.all("form") {
            let signal = Signal::Script { form: form.unchecked_into::<HtmlFormElement>() };
            scripted |= matches!(signal.means(scope), Means::Save(..));
        }
        let texts = root.all("textarea,input,[contenteditable]");
        typed |= texts.iter().any(|text: &Element| is_shown(text) && !scope.is_ignored(text));
    }
    if typed {
        add(How::Key, "Ctrl+S, Ctrl+Enter".to_owned(), SaveKind::Save);
    }
    if scripted {
        add(How::Submit, "submit, requestSubmit()".to_owned(), SaveKind::Save);
        add(How::Script, "form.submit()".to_owned(), SaveKind::Save);
    }
    for request in &scope.site.requests {
        add(How::Request, format!("{} {}", request.method, request.url), request.kind);
    }
    ways
}
