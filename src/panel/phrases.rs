//! The phrases offered, and the search.

use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::sends;
use crate::desk::Event;
use crate::lang::Lang;
use crate::view::{Panel, PhraseLine, Piece, PieceKind, UI};

/// The text of the search box is never written by a new panel while the agent types, so an input method keeps its
/// composition.
pub(super) fn view(panel: &Rc<Panel>, send: &Callback<Event>) -> Html {
    let lang = panel.lang;
    let searching = !panel.query.trim().is_empty();
    let heading = if searching { UI.found } else { UI.phrases };
    let nothing = if searching { UI.none_found } else { UI.no_phrases };
    let search = UI.search.get(lang);
    let hint = [search, "  ", panel.key.as_deref().unwrap_or_default()].concat();
    html! {
        <section class="group" aria-labelledby="phrases">
            <h3 id="phrases">{ heading.get(lang) }</h3>
            <input class="search" data-part="search" type="search" placeholder={hint} aria-label={search}
                autocomplete="off" spellcheck="false" oninput={super::asks(send, Event::Search)}
                onkeydown={keys(panel, send)} />
            if panel.phrases.is_empty() { <p class="empty">{ nothing.get(lang) }</p> }
            <ul class="phrases" onkeydown={Callback::from(|event: KeyboardEvent| walk(&event))}>
                { for panel.phrases.iter().enumerate().map(|(at, line)| phrase(panel, at, line, send)) }
            </ul>
            if panel.liked > 0 {
                <button class="quiet" onclick={sends(send, Event::Give)}>
                    { UI.give.get(lang).replace("{n}", &panel.liked.to_string()) }
                </button>
            }
        </section>
    }
}

/// Enter takes the first phrase, Escape ends the search.
fn keys(panel: &Panel, send: &Callback<Event>) -> Callback<KeyboardEvent> {
    let (first, send) = (panel.phrases.first().map(|line| line.ix), send.clone());
    Callback::from(move |event: KeyboardEvent| match (event.key().as_str(), first) {
        _ if event.is_composing() => {}
        ("Enter", Some(first)) => {
            event.prevent_default();
            send.emit(Event::Insert(first));
        }
        ("Escape", _) => {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                input.set_value("");
            }
            send.emit(Event::Search(String::new()));
        }
        _ => {}
    })
}

/// Another ticket starts with an empty search.
pub(super) fn clear(panel: &Panel, root: &HtmlElement) {
    if panel.query.is_empty()
        && let Ok(Some(input)) = root.query_selector("[data-part=search]:not(:focus)")
    {
        wasm_bindgen::JsCast::unchecked_into::<HtmlInputElement>(input).set_value("");
    }
}

fn phrase(panel: &Panel, at: usize, line: &PhraseLine, send: &Callback<Event>) -> Html {
    let digit = (at < crate::suggest::OFFERED).then_some(at);
    html! {
        <li key={line.ix}>
            <button class="phrase" data-phrase={line.id.to_string()} title={UI.insert.get(panel.lang)}
                onclick={sends(send, Event::Insert(line.ix))}>
                { body(panel.lang, digit, line, false) }
            </button>
        </li>
    }
}

/// A phrase with the digit that takes it, why it is offered and, in words of their own, where its values come `from`.
pub(super) fn body(lang: Lang, at: Option<usize>, line: &PhraseLine, from: bool) -> Html {
    html! {
        <>
        <span class="text" lang="zh-CN">{ for line.pieces.iter().map(|p| piece(lang, p)) }</span>
        <span class="meta">
            if let Some(at) = at { <kbd aria-hidden="true">{ at + 1 }</kbd> }
            if line.liked { <span aria-hidden="true">{ "★" }</span> }
            { for line.why.iter().map(|why| html! { <span class="tag">{ why }</span> }) }
            if from && !line.from.is_empty() {
                <span class="from">{ UI.from.get(lang).replace("{field}", &line.from.join("、")) }</span>
            }
            if !line.code.is_empty() { <span class="code">{ &line.code }</span> }
        </span>
        </>
    }
}

fn piece(lang: Lang, piece: &Piece) -> Html {
    match piece.kind {
        PieceKind::Fixed => html! { { &piece.text } },
        PieceKind::Hit => html! { <b class="hit">{ &piece.text }</b> },
        PieceKind::Filled => {
            let from = piece.from.as_ref().map(|field| UI.from.get(lang).replace("{field}", field));
            html! { <span class="slot" title={from}>{ &piece.text }</span> }
        }
        PieceKind::Open => {
            html! { <mark class="slot open" title={UI.open_slot.get(lang)}>{ &piece.text }</mark> }
        }
    }
}

/// Up and down walk the list; the digits take a phrase of it.
fn walk(event: &KeyboardEvent) {
    let list =
        event.current_target().and_then(|t| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(t).ok());
    let Some(list) = list else { return };
    let Ok(buttons) = list.query_selector_all("button.phrase") else { return };
    let button = |ix: u32| {
        buttons.item(ix).and_then(|b| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(b).ok())
    };
    let focused = |b: &HtmlElement| b.matches(":focus").unwrap_or(false);
    let here =
        (0..buttons.length()).find(|ix| button(*ix).as_ref().is_some_and(focused)).unwrap_or(0);
    let key = event.key();
    match key.as_str() {
        "ArrowDown" | "ArrowUp" => {
            event.prevent_default();
            let next = if key == "ArrowDown" { here + 1 } else { here.saturating_sub(1) };
            if let Some(button) = button(next) {
                // Focus can only fail on an element that is gone.
                let _ = button.focus();
            }
        }
        digit => {
            if let Some(button) =
                digit.parse::<u32>().ok().and_then(|d| d.checked_sub(1)).and_then(button)
            {
                button.click();
            }
        }
    }
}
