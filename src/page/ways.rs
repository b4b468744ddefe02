//! The ways of saving that a page has now: each is judged by what judges the real signs, and none is given.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement};

use super::attached::How;
use super::dom::{Scope, is_shown, same};
use super::signal::{CLICKED, MADE, Means, Signal};
use super::widget::CONTROLS;
use crate::pack::SaveKind;

/// A way of saving that would be asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    /// By what.
    pub how: How,
    /// The words on the control, the keys, or the method and the address of the request.
    pub what: String,
    /// What it does to the ticket.
    pub kind: SaveKind,
}

/// All ways, each once, in the order of the page; then what no control shows. Nothing is pressed and nothing sent.
pub(super) fn all(scope: &Scope) -> Vec<Way> {
    let mut all: Vec<Way> = Vec::new();
    let mut add = |how, what: String, kind| {
        let way = Way { how, what, kind };
        if !all.contains(&way) {
            all.push(way);
        }
    };
    let named = scope.site.saves();
    let css = [CLICKED, ",", MADE].concat();
    let (mut typed, mut sent) = (false, false);
    for root in scope.roots() {
        let mut controls: Vec<Element> = root.all(&css);
        if !named.is_empty() {
            controls.extend(root.all(&named));
        }
        for control in controls.into_iter().filter(is_shown) {
            // What a click on it would be taken for: the outer of two may have the inner's words.
            let signal = Signal::clicked(scope, &control);
            if let Some(Signal::Click { control: taken, .. }) = &signal
                && same(taken, &control)
                && let Some(Means::Save(words, kind)) = signal.map(|s| s.means(scope))
            {
                add(How::Click, words, kind);
            }
        }
        for form in root.all("form") {
            let signal = Signal::Script { form: form.unchecked_into::<HtmlFormElement>() };
            sent |= matches!(signal.means(scope), Means::Save(..));
        }
        typed |= root.all(CONTROLS).iter().any(|text| is_shown(text) && !scope.is_ignored(text));
    }
    if typed {
        add(How::Key, "Ctrl+S, Ctrl+Enter".to_owned(), SaveKind::Save);
    }
    if sent {
        add(How::Submit, "Enter, requestSubmit()".to_owned(), SaveKind::Save);
        add(How::Script, "form.submit()".to_owned(), SaveKind::Save);
    }
    for request in &scope.site.requests {
        let method = if request.method.is_empty() { "*" } else { &request.method };
        add(How::Request, [method, " ", &request.url].concat(), request.kind);
    }
    all
}
