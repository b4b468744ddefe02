//! The health view and the field picker, in place of the rest of the panel while they are open.

use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, ShadowRoot};
use yew::prelude::*;

use super::sends;
use crate::desk::{Event, Step};
use crate::health::{Row, State};
use crate::lang::Lang;
use crate::view::{Chosen, Panel, PartLine, SurveyDoing, SurveyView, UI};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub panel: Rc<Panel>,
    pub send: Callback<Event>,
}

/// It has state of its own to know when the keyboard must go elsewhere.
#[derive(Default)]
pub(super) struct Survey {
    root: NodeRef,
    /// What the person did when it was drawn last.
    drawn: Option<u8>,
    composed: Option<EventListener>,
}

pub(super) enum Msg {
    Key(KeyboardEvent),
    Typed(InputEvent),
    Composed,
}

/// The number of what a person does.
fn number(doing: &SurveyDoing) -> u8 {
    match doing {
        SurveyDoing::Reading => 0,
        SurveyDoing::Pointing(_) => 1,
        SurveyDoing::Choosing(_) => 2,
    }
}

impl Component for Survey {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let send = &ctx.props().send;
        match msg {
            Msg::Typed(event) if event.is_composing() => {}
            Msg::Typed(_) | Msg::Composed => {
                let input = self.root.cast::<HtmlElement>();
                let input = input.and_then(|root| root.query_selector("input").ok().flatten());
                if let Some(input) = input {
                    let input: HtmlInputElement = input.unchecked_into();
                    send.emit(Event::Survey(Step::Seek(input.value())));
                }
            }
            Msg::Key(event) => self.key(&event, ctx),
        }
        false
    }

    fn destroy(&mut self, _: &Context<Self>) {
        // The keyboard goes back to where it came from.
        if let Some(root) = self.root.cast::<HtmlElement>()
            && root.matches(":focus-within").unwrap_or(false)
        {
            let panel: ShadowRoot = root.get_root_node().unchecked_into();
            if let Ok(Some(button)) = panel.query_selector("[data-part=check]") {
                let _ = button.unchecked_into::<HtmlElement>().focus();
            }
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        // yew has no listener for the end of a composition.
        if let Some(root) = self.root.cast::<HtmlElement>().filter(|_| first) {
            let link = ctx.link().clone();
            self.composed = Some(EventListener::new(&root, "compositionend", move |_| {
                link.send_message(Msg::Composed);
            }));
        }
        let Some(survey) = &ctx.props().panel.survey else { return };
        let now = number(&survey.doing);
        let before = self.drawn.replace(now);
        if before == Some(now) {
            return;
        }
        let at = match (&survey.doing, before) {
            // From pointing, back to where it began.
            (SurveyDoing::Reading, Some(_)) => "[data-part=point]",
            (SurveyDoing::Reading, None) => "h3",
            (SurveyDoing::Pointing(_), _) => "[data-part=pointing]",
            (SurveyDoing::Choosing(_), _) => "input",
        };
        if let Some(root) = self.root.cast::<HtmlElement>() {
            focus_in(&root, at);
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { panel, send } = ctx.props();
        let (Some(survey), lang) = (&panel.survey, panel.lang) else { return Html::default() };
        html! {
            <section class="group survey" aria-labelledby="survey" ref={self.root.clone()}
                onkeydown={ctx.link().callback(Msg::Key)}>
                { match &survey.doing {
                    SurveyDoing::Reading => head(survey, lang, send),
                    SurveyDoing::Pointing(at) => pointing(at, lang, send),
                    SurveyDoing::Choosing(chosen) => Self::choosing(chosen, lang, ctx),
                } }
                { draft(survey, lang, send) }
                if survey.doing == SurveyDoing::Reading { { rest(survey, lang, send) } }
            </section>
        }
    }
}

impl Survey {
    fn key(&self, event: &KeyboardEvent, ctx: &Context<Self>) {
        if event.is_composing() {
            return;
        }
        let Props { panel, send } = ctx.props();
        let Some(doing) = panel.survey.as_ref().map(|s| &s.doing) else { return };
        let seeking = event.target_dyn_into::<HtmlInputElement>().is_some();
        match (event.key().as_str(), doing) {
            ("Escape", _) => send.emit(Event::Survey(Step::Back)),
            ("Enter", SurveyDoing::Choosing(chosen)) if seeking => {
                if let Some(first) = chosen.parts.first() {
                    send.emit(Event::Survey(Step::Choose(first.part.clone())));
                }
            }
            ("ArrowDown" | "ArrowUp", _) => {
                if let Some(root) = self.root.cast::<HtmlElement>() {
                    walk(&root, event.key() == "ArrowDown");
                }
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn choosing(chosen: &Chosen, lang: Lang, ctx: &Context<Self>) -> Html {
        let send = &ctx.props().send;
        let seek = UI.seek_part.get(lang);
        let step = |step| sends(send, Event::Survey(step));
        html! {
            <>
            <h3 id="survey" tabindex="-1">{ UI.what_is_it.get(lang) }</h3>
            <dl class="chosen" data-part="chosen">
                <dt>{ UI.label_of.get(lang) }</dt><dd>{ &chosen.label }</dd>
                <dt>{ UI.text_of.get(lang) }</dt><dd data-part="value">{ &chosen.text }</dd>
                <dt>{ UI.selector.get(lang) }</dt><dd><code>{ &chosen.css }</code></dd>
            </dl>
            if let Some(warning) = chosen.warning { <p class="notice" role="alert">{ warning }</p> }
            <div class="tools">
                <button class="tool" onclick={step(Step::Widen)}>{ UI.widen.get(lang) }</button>
                <button class="tool" onclick={step(Step::Back)}>{ UI.another.get(lang) }</button>
            </div>
            if !chosen.css.is_empty() {
                <input class="search" type="search" placeholder={seek} aria-label={seek} autocomplete="off"
                    spellcheck="false" oninput={ctx.link().callback(Msg::Typed)} />
                if chosen.parts.is_empty() { <p class="empty">{ UI.no_part.get(lang) }</p> }
                <ul class="parts">{ for chosen.parts.iter().map(|line| part(line, lang, send)) }</ul>
            }
            </>
        }
    }
}

fn part(line: &PartLine, lang: Lang, send: &Callback<Event>) -> Html {
    html! {
        <li key={line.key.clone()}>
            <button class="part" data-walk="" data-use={line.key.clone()}
                onclick={sends(send, Event::Survey(Step::Choose(line.part.clone())))}>
                <span>{ &line.name }</span>
                if line.drafted { <span class="tag">{ UI.in_draft.get(lang) }</span> }
                <code>{ &line.key }</code>
            </button>
        </li>
    }
}

fn pointing(at: &str, lang: Lang, send: &Callback<Event>) -> Html {
    html! {
        <>
        <h3 id="survey">{ UI.point.get(lang) }</h3>
        <div class="pointing" data-part="pointing" tabindex="0" role="group" aria-labelledby="survey"
            aria-describedby="pointing">
            <p id="pointing">{ UI.pointing.get(lang) }</p>
            <p class="why">{ UI.pointing_keys.get(lang) }</p>
            <p class="at" role="status">{ at }</p>
        </div>
        <div class="tools">
            <button class="tool" onclick={sends(send, Event::Survey(Step::Back))}>{ UI.end_pointing.get(lang) }</button>
        </div>
        </>
    }
}

/// What can be done, and what needs somebody.
fn head(survey: &SurveyView, lang: Lang, send: &Callback<Event>) -> Html {
    let step = |step| sends(send, Event::Survey(step));
    let close = UI.close_check.get(lang);
    let open = of(survey, State::needs_somebody);
    html! {
        <>
        <div class="head">
            <h3 id="survey" tabindex="-1">{ UI.checked.get(lang) }</h3>
            <button class="quiet icon" aria-label={close} title={close} onclick={step(Step::Back)}>
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </div>
        <p class={classes!("summary", (!open.is_empty()).then_some("troubled"))} data-part="summary">{ &survey.summary }</p>
        <div class="tools">
            <button class="tool primary" data-part="point" onclick={step(Step::Point)}>{ UI.point.get(lang) }</button>
            <button class="tool" onclick={step(Step::Open)}>{ UI.again.get(lang) }</button>
            <button class="tool" onclick={step(Step::Report)}>{ UI.copy_report.get(lang) }</button>
        </div>
        { rows(&open, lang, send) }
        </>
    }
}

/// What is as it should be, and what is not in the page or not seen.
fn rest(survey: &SurveyView, lang: Lang, send: &Callback<Event>) -> Html {
    let fine = of(survey, |state| state == State::Fine);
    let more = of(survey, |state| state != State::Fine && !state.needs_somebody());
    html! {
        <>
        <section class="group" aria-labelledby="fine">
            <h3 id="fine">{ UI.fine_rows.get(lang) }<span class="count">{ fine.len() }</span></h3>
            { rows(&fine, lang, send) }
        </section>
        if !more.is_empty() {
            <details>
                <summary>{ UI.more_rows.get(lang).replace("{n}", &more.len().to_string()) }</summary>
                { rows(&more, lang, send) }
            </details>
        }
        </>
    }
}

fn of(survey: &SurveyView, is: fn(State) -> bool) -> Vec<&Row> {
    survey.health.rows.iter().filter(|row| is(row.state)).collect()
}

fn rows(rows: &[&Row], lang: Lang, send: &Callback<Event>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! { <ul class="rows">{ for rows.iter().map(|line| row(line, lang, send)) }</ul> }
}

/// One row: where it is of fields of the page, pressing it shows them there.
fn row(row: &Row, lang: Lang, send: &Callback<Event>) -> Html {
    let class = match row.state {
        State::Fine => "ok",
        State::Wrong => "wrong",
        State::Ambiguous | State::Near => "unsure",
        State::Hidden | State::Missing => "gone",
    };
    let hint = row.hint.get(lang);
    let words = html! {
        <>
        <span class="state">{ row.state.words().get(lang) }</span>
        <span class="what">
            <strong>{ row.subject.get(lang) }</strong>
            <span class="says">{ row.says.get(lang) }</span>
            if !hint.is_empty() { <span class="says">{ hint }</span> }
        </span>
        </>
    };
    let show = |name: &String, words: Html| {
        let go = sends(send, Event::Survey(Step::Show(name.clone())));
        html! { <button class="go" data-walk="" title={UI.outline.get(lang)} onclick={go}>{ words }</button> }
    };
    // What is hidden cannot be shown.
    let names: &[String] = if row.state == State::Hidden { &[] } else { &row.names };
    let inner = match names {
        [one] => show(one, words),
        names => html! {
            <div class="several">
                <div class="go">{ words }</div>
                { for names.iter().map(|name| show(name, html! { { name } })) }
            </div>
        },
    };
    html! { <li {class} data-row={row.field.as_deref().map(str::to_owned)}>{ inner }</li> }
}

fn draft(survey: &SurveyView, lang: Lang, send: &Callback<Event>) -> Html {
    let step = |step| sends(send, Event::Survey(step));
    let empty = survey.draft.is_empty();
    let tool = |to, words: crate::view::Text, off: bool| {
        html! { <button class="tool" disabled={off} onclick={step(to)}>{ words.get(lang) }</button> }
    };
    html! {
        <section class="group draft" aria-labelledby="draft">
            <h3 id="draft">
                { UI.draft.get(lang) }
                <span class="count">{ survey.draft.len() }</span>
                if survey.tried && !empty { <span class="fine">{ UI.tried_draft.get(lang) }</span> }
            </h3>
            if empty { <p class="empty">{ UI.no_draft.get(lang) }</p> }
            if !empty { <ul class="lines">
                { for survey.draft.iter().enumerate().map(|(at, line)| {
                    let remove = UI.remove_line.get(lang).replace("{name}", &line.name);
                    html! {
                        <li key={at}>
                            <span class="what"><strong>{ &line.name }</strong><code>{ &line.css }</code></span>
                            <button class="quiet icon" aria-label={remove.clone()} title={remove}
                                onclick={step(Step::Remove(at))}>
                                <span aria-hidden="true">{ "×" }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul> }
            <div class="tools">
                { tool(Step::Try, UI.try_draft, survey.tried) }
                { tool(Step::Copy, UI.copy, empty) }
                { tool(Step::Download, UI.download, empty) }
                { tool(Step::Undo, UI.undo, !survey.undo) }
            </div>
        </section>
    }
}

fn focus_in(root: &HtmlElement, css: &str) {
    if let Ok(Some(at)) = root.query_selector(css) {
        // Focus can only fail on an element that is gone.
        let _ = at.unchecked_into::<HtmlElement>().focus();
    }
}

/// Moves the keyboard to the next row, or the one before.
fn walk(root: &HtmlElement, on: bool) {
    let Ok(stops) = root.query_selector_all("[data-walk]") else { return };
    let stop = |ix: u32| stops.item(ix).map(JsCast::unchecked_into::<HtmlElement>);
    let focused = |s: &HtmlElement| s.matches(":focus").unwrap_or(false);
    let here = (0..stops.length()).find(|ix| stop(*ix).as_ref().is_some_and(focused));
    let next = match here {
        None => 0,
        Some(at) if on => at + 1,
        Some(at) => at.saturating_sub(1),
    };
    if let Some(stop) = stop(next) {
        let _ = stop.focus();
    }
}
