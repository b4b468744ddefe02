//! The panel in yew: a [`Panel`] in, [`Event`]s out. It knows nothing of pages.

use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::desk::{Event, SURVEYS, Step};
use crate::view::{Panel, UI};

mod checks;
mod dialog;
mod finder;
mod findings;
mod phrases;
mod reminders;
mod stages;
mod survey;

/// The name under which the panel's host element stands in the page.
pub const HOST: &str = "huashu-panel";

/// What the root component is told.
pub enum Msg {
    /// Show this.
    Show(Rc<Panel>),
}

/// What the root component starts with.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The first panel.
    pub panel: Rc<Panel>,
    /// Takes the events.
    pub send: Callback<Event>,
}

/// The root component.
pub struct App {
    panel: Rc<Panel>,
    root: NodeRef,
    composed: Option<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self { panel: Rc::clone(&ctx.props().panel), root: NodeRef::default(), composed: None }
    }

    fn update(&mut self, _: &Context<Self>, Msg::Show(panel): Msg) -> bool {
        let changed = panel != self.panel;
        self.panel = panel;
        changed
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let send = &ctx.props().send;
        let Some(root) = self.root.cast::<HtmlElement>().and_then(|at| at.parent_element()) else {
            return;
        };
        let root: HtmlElement = root.unchecked_into();
        if first {
            // yew has no listener for the end of a composition.
            let send = send.clone();
            self.composed = Some(EventListener::new(&root, "compositionend", move |event| {
                let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
                let is = |css: &str| input.matches(css).unwrap_or(false);
                if is(".finder *") {
                    send.emit(finder::ask(input.value()));
                } else if is("[data-part=search]") {
                    send.emit(Event::Search(input.value()));
                }
            }));
        }
        phrases::clear(&self.panel, &root);
        finder::show(&root, send);
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (panel, send) = (&self.panel, &ctx.props().send);
        html! {
            <>
            if panel.folded { { handle(panel, send) } } else { { open(panel, send) } }
            if panel.dialog.is_some() {
                <dialog::Held panel={Rc::clone(panel)} send={send.clone()} />
            }
            if let Some(view) = &panel.finder {
                { finder::view(view, panel.lang, send) }
            }
            <p ref={self.root.clone()} class="walk" role="status" lang={tag(panel)}>{ panel.walk.clone() }</p>
            </>
        }
    }
}

fn open(panel: &Rc<Panel>, send: &Callback<Event>) -> Html {
    html! {
        <section class="panel" aria-label={UI.title.get(panel.lang)} lang={tag(panel)}>
            { header(panel, send) }
            <div class="body">
                if SURVEYS && panel.survey.is_some() {
                    { notice(panel, send) }
                    <survey::Survey panel={Rc::clone(panel)} send={send.clone()} />
                } else {
                    { ticket(panel, send) }
                }
            </div>
            { reminders::all(panel, send) }
            <footer>
                <span>{ &panel.pack }</span>
                <span>{ panel.mode.unwrap_or(UI.keys.get(panel.lang)) }</span>
            </footer>
        </section>
    }
}

/// What concerns the ticket.
fn ticket(panel: &Rc<Panel>, send: &Callback<Event>) -> Html {
    html! {
        <>
        if panel.waiting {
            <p class="empty" data-part="waiting">{ UI.waiting.get(panel.lang) }</p>
        } else {
            { stages::view(panel, send) }
        }
        { notes(panel, send) }
        { reminders::here(panel, send) }
        if !panel.waiting {
            { findings::view(panel, send) }
        }
        { phrases::view(panel, send) }
        if !panel.waiting {
            { checks::view(panel, send) }
        }
        </>
    }
}

/// The language tag of a panel, for screen readers.
fn tag(panel: &Panel) -> &'static str {
    panel.lang.tag()
}

/// The key code of a key that an input method takes.
pub(crate) const COMPOSING: u32 = 229;

/// What a search box tells when something is typed; a half-composed word is none.
fn asks(send: &Callback<Event>, event: fn(String) -> Event) -> Callback<InputEvent> {
    let send = send.clone();
    Callback::from(move |typed: InputEvent| {
        if let Some(input) =
            typed.target_dyn_into::<HtmlInputElement>().filter(|_| !typed.is_composing())
        {
            send.emit(event(input.value()));
        }
    })
}

/// A callback that always sends the same event.
fn sends<E>(send: &Callback<Event>, event: Event) -> Callback<E> {
    send.reform(move |_| event.clone())
}

fn handle(panel: &Panel, send: &Callback<Event>) -> Html {
    let label = UI.unfold.get(panel.lang);
    let open = panel.findings.len();
    html! {
        <section class="handle" aria-label={UI.title.get(panel.lang)} lang={tag(panel)}>
            <button class="unfold" onclick={sends(send, Event::Fold(false))} aria-label={label} title={label}>
                <span class="mark" aria-hidden="true">{ "话" }</span>
                if open > 0 { <span class="count">{ open }</span> }
            </button>
        </section>
    }
}

fn header(panel: &Panel, send: &Callback<Event>) -> Html {
    let other = if panel.lang == crate::lang::Lang::Zh {
        crate::lang::Lang::En
    } else {
        crate::lang::Lang::Zh
    };
    let fold = UI.fold.get(panel.lang);
    let check = Event::Survey(if panel.survey.is_some() { Step::Close } else { Step::Open });
    html! {
        <header>
            <span class="mark" aria-hidden="true">{ "话" }</span>
            <h2>{ UI.title.get(panel.lang) }</h2>
            <button class="quiet" data-part="check" title={UI.check_about.get(panel.lang)}
                aria-expanded={panel.survey.is_some().to_string()} onclick={sends(send, check)}>
                { UI.check.get(panel.lang) }
            </button>
            <button class="quiet" lang={other.tag()} onclick={sends(send, Event::Speak(other))}>
                { UI.other_lang.get(panel.lang) }
            </button>
            <button class="quiet icon" onclick={sends(send, Event::Fold(true))} aria-label={fold} title={fold}>
                <span aria-hidden="true">{ "›" }</span>
            </button>
        </header>
    }
}

/// What the agent should know right now.
fn notice(panel: &Panel, send: &Callback<Event>) -> Html {
    html! {
        <div role="status" class="live">
            if let Some(notice) = &panel.notice {
                <p class="notice">
                    { notice }
                    <button class="quiet" onclick={sends(send, Event::Dismiss)}>{ UI.dismiss.get(panel.lang) }</button>
                </p>
            }
        </div>
    }
}

/// What the agent should know right now, and words that call for care.
fn notes(panel: &Panel, send: &Callback<Event>) -> Html {
    html! {
        <>
        { notice(panel, send) }
        if !panel.cues.is_empty() {
            <div class="care" role="note">
                <strong>{ UI.care.get(panel.lang) }</strong>
                { for panel.cues.iter().map(|cue| html! { <span>{ cue }</span> }) }
            </div>
        }
        </>
    }
}
