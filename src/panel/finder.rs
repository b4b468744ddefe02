//! The list of phrases beside the caret: a search box with the keyboard, and what it finds.
//!
//! A modal `<dialog>`, like that of a held save: a modal of the host that traps the focus cannot shut it out. Where it
//! stands is said by variables of the style sheet.

use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::{asks, phrases, sends};
use crate::desk::{Event, Find};
use crate::lang::Lang;
use crate::view::{FinderView, PhraseLine, UI};

pub(super) fn view(view: &Rc<FinderView>, lang: Lang, send: &Callback<Event>) -> Html {
    let found = !view.lines.is_empty();
    let label = UI.finder.get(lang);
    let told = match view.lines.len() {
        0 if view.query.trim().is_empty() => UI.no_phrases.get(lang).to_owned(),
        0 => UI.none_found.get(lang).to_owned(),
        n => UI.hits.get(lang).replace("{n}", &n.to_string()),
    };
    let back = {
        let send = send.clone();
        Callback::from(move |event: web_sys::Event| {
            event.prevent_default();
            send.emit(Event::Find(Find::Leave("")));
        })
    };
    html! {
        <dialog class="finder" aria-label={label} lang={lang.tag()} onmousedown={presses(send)} oncancel={back}>
            <input class="search" role="combobox" aria-label={label}
                aria-expanded={found.to_string()} aria-controls="found" aria-autocomplete="list"
                aria-activedescendant={found.then(|| id(view.at))} placeholder={UI.search.get(lang)}
                autocomplete="off" spellcheck="false" oninput={asks(send, ask)} onkeydown={keys(view, send)} />
            if found {
                <ul id="found" role="listbox" aria-label={label} tabindex="-1">
                    { for view.lines.iter().enumerate().map(|(at, line)| option(view, lang, at, line, send)) }
                </ul>
            }
            <p class="foot">
                <span role="status">{ told }</span>
                if view.keeps {
                    <button key="keep" class="quiet" onclick={sends(send, Event::Find(Find::Keep))}>{ UI.keep.get(lang) }</button>
                } else if let Some(line) = view.lines.get(view.at) {
                    <button key="like" class="quiet" title="Ctrl+D" aria-keyshortcuts="Control+D"
                        onclick={sends(send, Event::Find(Find::Like(line.ix)))}>
                        { if line.liked { UI.unlike } else { UI.like }.get(lang) }
                    </button>
                }
                <span class="keys">{ UI.finder_keys.get(lang) }</span>
            </p>
        </dialog>
    }
}

pub(super) fn ask(query: String) -> Event {
    Event::Find(Find::Ask(query))
}

/// Shows what was drawn, with the keyboard in it, and the line that Enter takes in sight.
pub(super) fn show(root: &HtmlElement, send: &Callback<Event>) {
    let Ok(Some(dialog)) = root.query_selector("dialog.finder") else { return };
    let dialog: HtmlDialogElement = dialog.unchecked_into();
    if !dialog.open() {
        // Fails only on a dialog that is open already or out of the page. It gives the keyboard to its first control.
        let shown = dialog.show_modal().is_ok();
        if !shown || dialog.get_client_rects().length() == 0 {
            // The page hides us: the keyboard must not be lost in what nobody sees.
            send.emit(Event::Find(Find::Leave("")));
        }
    }
    // A button that was pressed may be gone, and the keyboard with it.
    if let Ok(Some(input)) = dialog.query_selector("dialog:not(:focus-within) input") {
        let _ = input.unchecked_into::<HtmlElement>().focus();
    }
    if let Ok(Some(line)) = dialog.query_selector("[aria-selected=true]") {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// All that is the dialog itself is its backdrop: the agent presses beside it. No press takes the keyboard out of the
/// search box.
fn presses(send: &Callback<Event>) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: MouseEvent| {
        if event.target_dyn_into::<HtmlInputElement>().is_none() {
            event.prevent_default();
        }
        if event.target_dyn_into::<HtmlDialogElement>().is_some() {
            send.emit(Event::Find(Find::Leave("")));
        }
    })
}

fn keys(view: &Rc<FinderView>, send: &Callback<Event>) -> Callback<KeyboardEvent> {
    let (view, send) = (Rc::clone(view), send.clone());
    Callback::from(move |event: KeyboardEvent| {
        let composing = event.is_composing() || event.key_code() == crate::panel::COMPOSING;
        let input = event.target_dyn_into::<HtmlInputElement>().filter(|_| !composing);
        if let Some(what) = input.and_then(|input| answer(&view, &event, &input.value())) {
            event.prevent_default();
            send.emit(what);
        }
    })
}

/// What a key in the search box does; none where the box takes it.
fn answer(view: &FinderView, event: &KeyboardEvent, query: &str) -> Option<Event> {
    let empty = query.is_empty();
    let go = |at: usize| Some(Event::Find(Find::Go(at)));
    let last = view.lines.len().checked_sub(1);
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    let key = event.key();
    match key.as_str() {
        "d" if event.ctrl_key() && !event.alt_key() => {
            view.lines.get(view.at).map(|line| Event::Find(Find::Like(line.ix)))
        }
        _ if held => None,
        "ArrowDown" => go(if Some(view.at) == last { 0 } else { view.at + 1 }),
        "ArrowUp" => go(view.at.checked_sub(1).or(last).unwrap_or(0)),
        "Enter" => view.lines.get(view.at).map(|line| Event::Insert(line.ix)),
        "Escape" => Some(Event::Find(Find::Leave(""))),
        " " if empty && view.typed => Some(Event::Find(Find::Leave(" "))),
        "Backspace" if empty && view.typed => Some(Event::Find(Find::Unsay)),
        digit if !view.digits.contains(digit) => {
            let at = digit.parse::<usize>().ok()?.checked_sub(1)?;
            view.lines.get(at).map(|line| Event::Insert(line.ix))
        }
        _ => None,
    }
}

fn id(at: usize) -> String {
    ["found-", &at.to_string()].concat()
}

fn option(
    view: &FinderView,
    lang: Lang,
    at: usize,
    line: &PhraseLine,
    send: &Callback<Event>,
) -> Html {
    html! {
        <li key={line.ix} id={id(at)} class="phrase" role="option" aria-selected={(at == view.at).to_string()}
            data-phrase={line.id.to_string()} onclick={sends(send, Event::Insert(line.ix))}>
            { phrases::body(lang, Some(at), line, true) }
        </li>
    }
}
