//! What is wrong, with its repairs.

use yew::prelude::*;

use super::sends;
use crate::desk::Event;
use crate::lang::Lang;
use crate::pack::Level;
use crate::view::{FindingLine, FixLine, Panel, UI};

pub(super) fn view(panel: &Panel, send: &Callback<Event>) -> Html {
    if panel.findings.is_empty() {
        return Html::default();
    }
    html! {
        <section class="group" aria-labelledby="findings">
            <h3 id="findings">
                { UI.findings.get(panel.lang) }
                <span class="count">{ panel.findings.len() }</span>
            </h3>
            <ul class="findings">{ for panel.findings.iter().map(|line| finding(line, panel.lang, send)) }</ul>
        </section>
    }
}

/// A finding with all its repairs as buttons; the panel and the dialog show the same.
pub(super) fn finding(line: &FindingLine, lang: Lang, send: &Callback<Event>) -> Html {
    let (class, level) = match line.level {
        Level::Block => ("block", UI.level_block),
        Level::Reason => ("reason", UI.level_reason),
        Level::Hint => ("hint", UI.level_hint),
    };
    html! {
        <li key={line.ix} class={classes!("finding", class)} data-rule={line.rule.to_string()}>
            <p class="message">
                <span class="level">{ level.get(lang) }</span>
                { &line.message }
            </p>
            <p class="where">
                <span>{ &line.field }</span>
                <button class="quiet" onclick={sends(send, Event::Show(line.ix))}>{ UI.show.get(lang) }</button>
                if !line.why.is_empty() {
                    <span class="why">{ format!("{}：{}", UI.why.get(lang), line.why) }</span>
                }
            </p>
            { for line.fixes.iter().map(|fix| fix_button(line.ix, fix, lang, send)) }
        </li>
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
