//! What is wrong, with its repairs.

use yew::prelude::*;

use super::sends;
use crate::desk::Event;
use crate::lang::Lang;
use crate::pack::Level;
use crate::view::{FindingLine, FixLine, Panel, UI};

pub(super) fn view(panel: &Panel, send: &Callback<Event>) -> Html {
    let lang = panel.lang;
    // Suggestions hold nothing, so they stay folded: the phrases below must stay in sight.
    let (hints, holding): (Vec<_>, Vec<_>) =
        panel.findings.iter().partition(|line| line.level == Level::Hint);
    html! {
        <section class="group" aria-labelledby="findings">
            <h3 id="findings">
                { UI.findings.get(lang) }
                <span class="count">{ holding.len() }</span>
            </h3>
            if holding.is_empty() {
                <p class="fine">{ UI.nothing_wrong.get(lang) }</p>
            } else {
                { list(&holding, lang, send) }
            }
            if !hints.is_empty() {
                <details>
                    <summary>{ UI.hints.get(lang).replace("{n}", &hints.len().to_string()) }</summary>
                    { list(&hints, lang, send) }
                </details>
            }
        </section>
    }
}

fn list(lines: &[&FindingLine], lang: Lang, send: &Callback<Event>) -> Html {
    html! { <ul class="findings">{ for lines.iter().map(|line| brief(line, lang, send)) }</ul> }
}

/// A finding with its first repair only; the dialog has them all.
fn brief(line: &FindingLine, lang: Lang, send: &Callback<Event>) -> Html {
    html! {
        <li key={line.ix} class={classes!("finding", class(line.level))} data-rule={line.rule.to_string()}>
            { message(line, lang, send) }
            { for line.fixes.first().map(|fix| fix_button(line.ix, fix, lang, send)) }
        </li>
    }
}

/// A finding with all its repairs and the reason behind the rule, as the dialog shows it.
pub(super) fn whole(line: &FindingLine, lang: Lang, send: &Callback<Event>) -> Html {
    html! {
        <li key={line.ix} class={classes!("finding", class(line.level))} data-rule={line.rule.to_string()}>
            { message(line, lang, send) }
            if !line.why.is_empty() {
                <p class="why">{ format!("{}：{}", UI.why.get(lang), line.why) }</p>
            }
            { for line.fixes.iter().map(|fix| fix_button(line.ix, fix, lang, send)) }
        </li>
    }
}

fn class(level: Level) -> &'static str {
    match level {
        Level::Block => "block",
        Level::Reason => "reason",
        Level::Hint => "hint",
    }
}

fn message(line: &FindingLine, lang: Lang, send: &Callback<Event>) -> Html {
    let level = match line.level {
        Level::Block => UI.level_block,
        Level::Reason => UI.level_reason,
        Level::Hint => UI.level_hint,
    };
    let show = UI.show.get(lang).replace("{field}", &line.field);
    html! {
        <div class="message">
            <p>
                <span class="level">{ level.get(lang) }</span>
                { &line.message }
            </p>
            <button class="quiet" title={show.clone()} aria-label={show} onclick={sends(send, Event::Show(line.ix))}>
                { UI.go.get(lang) }
            </button>
        </div>
    }
}

fn fix_button(finding: usize, fix: &FixLine, lang: Lang, send: &Callback<Event>) -> Html {
    let verb = match (fix.replaces, fix.text.is_empty()) {
        (true, true) => UI.remove,
        (true, false) => UI.replace_by,
        (false, _) => UI.insert_this,
    };
    html! {
        <button key={fix.ix} class="fix" data-fix={fix.ix.to_string()}
            onclick={sends(send, Event::Repair(finding, fix.ix))}>
            <span class="verb">{ verb.get(lang) }</span>
            if !fix.text.is_empty() { <span lang="zh-CN">{ &fix.text }</span> }
        </button>
    }
}
