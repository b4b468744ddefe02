//! The checklist of the stage, with the evidence behind each tick.

use yew::prelude::*;

use super::sends;
use crate::desk::Event;
use crate::view::{CheckLine, Panel, UI};

pub(super) fn view(panel: &Panel, send: &Callback<Event>) -> Html {
    if panel.checks.is_empty() {
        return Html::default();
    }
    let done = panel.checks.iter().filter(|c| c.done).count();
    html! {
        <section class="group" aria-labelledby="checks">
            <h3 id="checks">
                { UI.checks.get(panel.lang) }
                <span class="count">{ format!("{done}/{}", panel.checks.len()) }</span>
            </h3>
            <ul class="checks">{ for panel.checks.iter().map(|line| check(line, send)) }</ul>
        </section>
    }
}

fn check(line: &CheckLine, send: &Callback<Event>) -> Html {
    let id = format!("check-{}", line.ix);
    html! {
        <li key={line.ix} class={classes!(line.done.then_some("done"))} data-check={line.id.to_string()}>
            <input type="checkbox" id={id.clone()} checked={line.done} disabled={!line.by_hand}
                onchange={sends(send, Event::Tick(line.ix))} />
            <label for={id}>
                { &line.label }
                if let Some(evidence) = &line.evidence { <span class="evidence">{ evidence }</span> }
            </label>
        </li>
    }
}
