//! The stage bar: where the ticket is, why, and the pin.

use yew::prelude::*;

use super::sends;
use crate::desk::Event;
use crate::view::{Panel, StageTab, UI};

pub(super) fn view(panel: &Panel, send: &Callback<Event>) -> Html {
    let lang = panel.lang;
    let current = panel.stages.iter().find(|s| s.current);
    html! {
        <div class="stage-block">
            <ol class="stages" aria-label={UI.stage.get(lang)}>
                { for panel.stages.iter().map(|stage| tab(panel, stage, send)) }
            </ol>
            if let Some(stage) = current {
                <p class="stage-now">
                    <strong data-part="stage" data-stage={stage.id.to_string()}>{ &stage.name }</strong>
                    if stage.pinned {
                        <span class="pinned">{ UI.pinned.get(lang) }</span>
                        <button class="quiet" onclick={sends(send, Event::Pin(None))}>{ UI.unpin.get(lang) }</button>
                    }
                </p>
            }
            if !panel.reasons.is_empty() {
                <ul class="reasons" data-part="reasons">
                    { for panel.reasons.iter().map(|why| html! { <li>{ why }</li> }) }
                </ul>
            }
            if let Some(against) = &panel.against {
                <p class="against">{ against }</p>
            }
        </div>
    }
}

fn tab(panel: &Panel, stage: &StageTab, send: &Callback<Event>) -> Html {
    let class =
        classes!("stage", stage.current.then_some("current"), stage.pinned.then_some("pinned"));
    // A press on the pinned stage takes the pin out again.
    let pin = Event::Pin((!stage.pinned).then_some(stage.ix));
    let title = format!("{} · {}", stage.name, UI.pin.get(panel.lang));
    html! {
        <li {class} key={stage.id.to_string()}>
            <button onclick={sends(send, pin)} aria-current={stage.current.then_some("step")}
                aria-pressed={stage.pinned.to_string()} aria-label={stage.name.clone()} {title}>
                { &stage.short }
            </button>
        </li>
    }
}
