//! The list of phrases beside the caret: a search box with the keyboard, and what it finds.
//!
//! A modal `<dialog>`, like that of a held save: a modal of the host that traps the focus cannot shut it out. Where it
//! stands is said by variables of the style sheet.

use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::phrases;
use crate::desk::{Event, Find};
use crate::lang::Lang;
use crate::view::{FinderView, PhraseLine, UI};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub view: Rc<FinderView>,
    pub lang: Lang,
    pub send: Callback<Event>,
}

#[derive(Default)]
pub(super) struct Finder {
    root: NodeRef,
    search: NodeRef,
    composed: Option<EventListener>,
}

pub(super) enum Msg {
    Typed(InputEvent),
    Composed,
    Key(KeyboardEvent),
    Pressed(MouseEvent),
}

impl Component for Finder {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let Some(input) = self.search.cast::<HtmlInputElement>() else { return false };
        let send = |find| ctx.props().send.emit(Event::Find(find));
        match msg {
            Msg::Typed(event) if event.is_composing() => {}
            Msg::Typed(_) | Msg::Composed => send(Find::Ask(input.value())),
            Msg::Key(event) if event.is_composing() || event.key_code() == 229 => {}
            Msg::Key(event) => {
                if let Some(what) = answer(&ctx.props().view, &event, &input.value()) {
                    event.prevent_default();
                    ctx.props().send.emit(what);
                }
            }
            // All that is not the dialog's own is its backdrop: the agent presses beside it.
            Msg::Pressed(event) => {
                event.prevent_default();
                if event.target() == self.root.cast::<HtmlElement>().map(Into::into) {
                    send(Find::Leave(""));
                }
            }
        }
        false
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let (Some(dialog), Some(input)) =
            (self.root.cast::<HtmlDialogElement>(), self.search.cast::<HtmlInputElement>())
        else {
            return;
        };
        if !dialog.open() {
            // yew has no listener for the end of a composition.
            let link = ctx.link().clone();
            self.composed = Some(EventListener::new(&input, "compositionend", move |_| {
                link.send_message(Msg::Composed);
            }));
            // Fails only on a dialog that is open already or out of the page.
            let shown = dialog.show_modal().is_ok();
            if !shown || dialog.get_client_rects().length() == 0 {
                // The page hides us: the keyboard must not be lost in what nobody sees.
                ctx.props().send.emit(Event::Find(Find::Leave("")));
                return;
            }
            let _ = input.focus();
        }
        if let Ok(Some(line)) = dialog.query_selector("[aria-selected=true]") {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            line.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { view, lang, send } = ctx.props();
        let lang = *lang;
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
            <dialog class="finder" ref={self.root.clone()} aria-label={label} lang={lang.tag()}
                oncancel={back} onmousedown={ctx.link().batch_callback(pressed)}>
                <input class="search" ref={self.search.clone()} role="combobox" aria-label={label}
                    aria-expanded={found.to_string()} aria-controls="found" aria-autocomplete="list"
                    aria-activedescendant={found.then(|| id(view.at))} placeholder={UI.search.get(lang)}
                    autocomplete="off" spellcheck="false" oninput={ctx.link().callback(Msg::Typed)}
                    onkeydown={ctx.link().callback(Msg::Key)} />
                if found {
                    <ul id="found" role="listbox" aria-label={label}>
                        { for view.lines.iter().enumerate().map(|(at, line)| option(view, lang, at, line, send)) }
                    </ul>
                }
                <p class="foot">
                    <span role="status">{ told }</span>
                    <span>{ UI.finder_keys.get(lang) }</span>
                </p>
            </dialog>
        }
    }
}

/// The search box keeps what a mouse does in it; elsewhere a press must not take the keyboard out of it.
fn pressed(event: MouseEvent) -> Option<Msg> {
    let input = event.target().is_some_and(|t| t.dyn_ref::<HtmlInputElement>().is_some());
    (!input).then_some(Msg::Pressed(event))
}

/// What a key in the search box does; none where the box takes it.
fn answer(view: &FinderView, event: &KeyboardEvent, query: &str) -> Option<Event> {
    let empty = query.is_empty();
    let go = |at: usize| Some(Event::Find(Find::Go(at)));
    let last = view.lines.len().checked_sub(1);
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    let key = event.key();
    match key.as_str() {
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
            data-phrase={line.id.to_string()} onclick={super::sends(send, Event::Insert(line.ix))}>
            { phrases::body(lang, Some(at), line, true) }
        </li>
    }
}
