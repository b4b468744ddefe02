//! The phrases offered, and the search.

use gloo::events::EventListener;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::sends;
use crate::desk::Event;
use crate::view::{Panel, PhraseLine, Piece, PieceKind, UI};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub panel: Rc<Panel>,
    pub send: Callback<Event>,
}

/// The list has state of its own, the text of the search box: it is never written by a new panel while
/// the agent types, so an input method keeps its composition.
pub(super) struct Phrases {
    search: NodeRef,
    composed: Option<EventListener>,
}

pub(super) enum Msg {
    Typed(InputEvent),
    Composed,
    Key(KeyboardEvent),
}

impl Component for Phrases {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self { search: NodeRef::default(), composed: None }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let Some(input) = self.search.cast::<HtmlInputElement>() else { return false };
        let send = &ctx.props().send;
        match msg {
            Msg::Typed(event) if event.is_composing() => {}
            Msg::Typed(_) | Msg::Composed => send.emit(Event::Search(input.value())),
            Msg::Key(event) if event.is_composing() => {}
            Msg::Key(event) => match (event.key().as_str(), ctx.props().panel.phrases.first()) {
                ("Enter", Some(first)) => {
                    event.prevent_default();
                    send.emit(Event::Insert(first.ix));
                }
                ("Escape", _) => {
                    input.set_value("");
                    send.emit(Event::Search(String::new()));
                }
                _ => {}
            },
        }
        false
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        // yew has no listener for the end of a composition.
        if let Some(input) = self.search.cast::<HtmlInputElement>().filter(|_| first) {
            let link = ctx.link().clone();
            self.composed = Some(EventListener::new(&input, "compositionend", move |_| {
                link.send_message(Msg::Composed);
            }));
        }
        // Another ticket starts with an empty search.
        if let Some(input) = self.search.cast::<HtmlInputElement>()
            && ctx.props().panel.query.is_empty()
            && !input.matches(":focus").unwrap_or(true)
        {
            input.set_value("");
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { panel, send } = ctx.props();
        let lang = panel.lang;
        let searching = !panel.query.trim().is_empty();
        let heading = if searching { UI.found } else { UI.phrases };
        let nothing = if searching { UI.none_found } else { UI.no_phrases };
        let search = UI.search.get(lang);
        html! {
            <section class="group" aria-labelledby="phrases">
                <h3 id="phrases">{ heading.get(lang) }</h3>
                <input class="search" type="search" ref={self.search.clone()} placeholder={search} aria-label={search}
                    autocomplete="off" spellcheck="false" oninput={ctx.link().callback(Msg::Typed)}
                    onkeydown={ctx.link().callback(Msg::Key)} />
                if panel.phrases.is_empty() { <p class="empty">{ nothing.get(lang) }</p> }
                <ul class="phrases" onkeydown={Callback::from(|event: KeyboardEvent| walk(&event))}>
                    { for panel.phrases.iter().enumerate().map(|(at, line)| phrase(panel, at, line, send)) }
                </ul>
            </section>
        }
    }
}

fn phrase(panel: &Panel, at: usize, line: &PhraseLine, send: &Callback<Event>) -> Html {
    let digit = (at < crate::suggest::OFFERED).then(|| (at + 1).to_string());
    html! {
        <li key={line.ix}>
            <button class="phrase" data-phrase={line.id.to_string()} title={UI.insert.get(panel.lang)}
                onclick={sends(send, Event::Insert(line.ix))}>
                <span class="text" lang="zh-CN">{ for line.pieces.iter().map(|p| piece(panel, p)) }</span>
                <span class="meta">
                    if let Some(digit) = digit { <kbd aria-hidden="true">{ digit }</kbd> }
                    { for line.why.iter().map(|why| html! { <span class="tag">{ why }</span> }) }
                    if !line.code.is_empty() { <span class="code">{ &line.code }</span> }
                </span>
            </button>
        </li>
    }
}

fn piece(panel: &Panel, piece: &Piece) -> Html {
    match piece.kind {
        PieceKind::Fixed => html! { { &piece.text } },
        PieceKind::Hit => html! { <b class="hit">{ &piece.text }</b> },
        PieceKind::Filled => {
            let from =
                piece.from.as_ref().map(|field| UI.from.get(panel.lang).replace("{field}", field));
            html! { <span class="slot" title={from}>{ &piece.text }</span> }
        }
        PieceKind::Open => {
            html! { <mark class="slot open" title={UI.open_slot.get(panel.lang)}>{ &piece.text }</mark> }
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
