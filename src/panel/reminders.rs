//! The promises that are kept in mind: those of the ticket above its findings, and a line with all of them below.

use yew::prelude::*;

use super::sends;
use crate::desk::{Event, Recall};
use crate::lang::Lang;
use crate::reminder::Step;
use crate::view::{DueLine, Panel, UI};

/// What was promised for the ticket on the page.
pub(super) fn here(panel: &Panel, send: &Callback<Event>) -> Html {
    let (due, lang) = (&panel.due, panel.lang);
    if due.here.is_empty() {
        return Html::default();
    }
    let broken = due.here.iter().any(|line| line.step == Step::Overdue);
    html! {
        <div class="promised" role="note" data-part="promised">
            { for due.here.iter().map(|line| html! {
                <div class={classes!("due", class(line))}>{ words(line, &line.promise, "", lang) }</div>
            }) }
            if broken {
                <p data-part="renew">{ UI.renew.get(lang) }</p>
                if let Some(phrase) = due.renewal {
                    <button class="tool" data-part="renewal" onclick={sends(send, Event::Insert(phrase))}>
                        { UI.renewal.get(lang) }
                    </button>
                }
            }
            if due.again { <p data-part="again">{ UI.promised_again.get(lang) }</p> }
        </div>
    }
}

/// The line with the count, which opens the list.
pub(super) fn all(panel: &Panel, send: &Callback<Event>) -> Html {
    let (due, lang) = (&panel.due, panel.lang);
    let recall = |recall| sends(send, Event::Remind(recall));
    html! {
        <details class="all-due" data-part="promises">
            <summary>
                { UI.promises.get(lang) }
                <span class="count">{ due.open }</span>
                if let Some(pressing) = &due.pressing { <strong>{ pressing }</strong> }
            </summary>
            <div class="due-list">
                if due.lines.is_empty() { <p class="empty">{ UI.no_promises.get(lang) }</p> }
                <ul>{ for due.lines.iter().map(|line| item(line, lang, send)) }</ul>
                <div class="tools">
                    if due.can_ask {
                        <button class="tool" onclick={recall(Recall::Ask)}>{ UI.allow.get(lang) }</button>
                    }
                    <button class="tool" onclick={recall(Recall::Export)}>{ UI.export.get(lang) }</button>
                    <button class="tool" onclick={recall(Recall::Import)}>{ UI.import.get(lang) }</button>
                </div>
            </div>
        </details>
    }
}

fn item(line: &DueLine, lang: Lang, send: &Callback<Event>) -> Html {
    let (reminder, open) = (&line.reminder, line.reminder.is_open());
    let (verb, about) =
        if open { (UI.fulfil, UI.fulfil_this) } else { (UI.unfulfil, UI.unfulfil_this) };
    let about = about.get(lang).replace("{promise}", &line.what);
    let about = about.replace("{number}", &reminder.ticket);
    html! {
        <li key={format!("{} {}", reminder.ticket, reminder.due.unix_timestamp())}
            class={classes!("due", class(line))} data-ticket={reminder.ticket.to_string()}>
            { words(line, &line.what, &reminder.ticket, lang) }
            <button class="quiet" aria-label={about}
                onclick={sends(send, Event::Remind(Recall::Fulfil(reminder.clone(), open)))}>
                { verb.get(lang) }
            </button>
        </li>
    }
}

/// A promise and how it stands: how much of its time has run as a shape, which a screen reader has in words, and what
/// is left.
fn words(line: &DueLine, what: &str, number: &str, lang: Lang) -> Html {
    let open = line.reminder.is_open();
    let shape = match line.step {
        _ if !open => "✓",
        Step::Early => "○",
        Step::Half => "◑",
        Step::ThreeQuarters => "◕",
        Step::NineTenths => "●",
        Step::Overdue => "!",
    };
    html! {
        <>
        <span class="shape" aria-hidden="true">{ shape }</span>
        <span class="what">
            <strong>{ what }</strong>
            <span class="says">
                if !number.is_empty() { { number }{ " · " } }
                if !line.state.is_empty() { <span class="state">{ line.state }</span>{ " " } }
                if open { { &line.left }{ " " } }
                if line.reminder.urged { <span class="state urged">{ UI.urged.get(lang) }</span> }
            </span>
        </span>
        </>
    }
}

fn class(line: &DueLine) -> &'static str {
    match line.step {
        _ if !line.reminder.is_open() => "done",
        Step::Early => "early",
        Step::Half => "half",
        Step::ThreeQuarters => "three",
        Step::NineTenths => "nine",
        Step::Overdue => "over",
    }
}
