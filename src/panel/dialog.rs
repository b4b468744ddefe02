//! The dialog of a held save: what is missing, the repairs, back to editing, or save anyway.
//!
//! A `<dialog>` in the top layer: a modal of the host that traps the focus cannot shut it out, and the
//! browser gives the focus back when it goes.

use std::rc::Rc;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::{findings, sends};
use crate::desk::Event;
use crate::view::{Panel, UI};

const UNSEEN: &str = "huashu: 保存未受检查 (saving is unguarded): the page hides the assistant's dialog — let <huashu-panel> be shown";

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The panel whose dialog is shown.
    pub panel: Rc<Panel>,
    pub send: Callback<Event>,
}

#[derive(Default)]
pub(super) struct Held {
    root: NodeRef,
    reason: NodeRef,
    /// Whether the agent asked to save anyway without a reason.
    asked: bool,
}

pub(super) enum Msg {
    Anyway,
    Key(KeyboardEvent),
}

impl Component for Held {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Anyway => self.anyway(&ctx.props().send),
            Msg::Key(event) => {
                self.key(&event);
                false
            }
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(dialog) = self.root.cast::<HtmlDialogElement>() else { return };
        if first || !dialog.open() {
            // Options drawn one by one leave a select at whichever came first; saving anyway needs a choice.
            if let Some(reason) = self.reason.cast::<HtmlSelectElement>() {
                reason.set_value("");
            }
            // Fails only on a dialog that is open already or out of the page.
            let shown = dialog.show_modal().is_ok();
            if shown && dialog.get_client_rects().length() == 0 {
                // Held and out of sight is a save lost for the agent: the page hides us, so it goes unguarded.
                web_sys::console::error_1(&UNSEEN.into());
                ctx.props().send.emit(Event::Unseen);
                return;
            }
        }
        // A repair that was taken is gone, and the keyboard with it: the next one gets it.
        let astray = first || !dialog.matches(":focus-within").unwrap_or(true);
        if let Ok(Some(next)) = dialog.query_selector("button.fix, [data-part=edit]")
            && astray
        {
            let _ = wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(next).focus();
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { panel, send } = ctx.props();
        let (Some(dialog), lang) = (&panel.dialog, panel.lang) else { return Html::default() };
        let lead = match dialog.findings.len() {
            0 | 1 => UI.held_lead.get(lang).to_owned(),
            n => UI.held_leads.get(lang).replace("{n}", &n.to_string()),
        };
        let back = {
            let send = send.clone();
            Callback::from(move |event: web_sys::Event| {
                event.prevent_default();
                // The browser tells of a closing some time later: one that was for a repair alone is over by then.
                let open = event.target_dyn_into::<HtmlDialogElement>().is_some_and(|d| d.open());
                if event.type_() != "close" || !open {
                    send.emit(Event::Edit);
                }
            })
        };
        html! {
            <dialog class="held" ref={self.root.clone()} aria-labelledby="held-title" aria-describedby="held-lead"
                lang={lang.tag()} oncancel={back.clone()} onclose={back}
                onkeydown={ctx.link().callback(Msg::Key)}>
                <h2 id="held-title">{ UI.held_title.get(lang) }</h2>
                <p id="held-lead" role="status">{ lead }</p>
                <ul class="findings">
                    { for dialog.findings.iter().map(|line| findings::whole(line, lang, send)) }
                </ul>
                <p class="notice" role="alert" hidden={dialog.notice.is_none()}>{ dialog.notice.clone() }</p>
                <p class="notice" role="alert" hidden={!self.asked}>{ UI.reason_needed.get(lang) }</p>
                <div class="actions">
                    <button class="primary" data-part="edit" onclick={sends(send, Event::Edit)}>
                        { UI.back.get(lang) }
                    </button>
                    <span class="override" data-part="override">
                        <select ref={self.reason.clone()} aria-label={UI.reason.get(lang)}
                            aria-invalid={self.asked.to_string()}>
                            <option value="">{ UI.reason.get(lang) }</option>
                            { for dialog.reasons.iter().map(|(code, name)| html! {
                                <option value={code.to_string()}>{ name }</option>
                            }) }
                        </select>
                        <button onclick={ctx.link().callback(|_| Msg::Anyway)}>{ UI.anyway.get(lang) }</button>
                    </span>
                </div>
            </dialog>
        }
    }
}

impl Held {
    fn anyway(&mut self, send: &Callback<Event>) -> bool {
        let Some(select) = self.reason.cast::<HtmlSelectElement>() else { return false };
        let code = select.value();
        self.asked = code.is_empty();
        if self.asked {
            let _ = select.focus();
        } else {
            send.emit(Event::Override(code.as_str().into()));
        }
        true
    }

    /// A digit takes the repair of that number, counted through the dialog.
    fn key(&self, event: &KeyboardEvent) {
        let plain =
            !event.alt_key() && !event.ctrl_key() && !event.meta_key() && !event.is_composing();
        let Some(dialog) = self.root.cast::<HtmlElement>().filter(|_| plain) else { return };
        // A digit typed into the list of reasons chooses there.
        let choosing =
            self.reason.cast::<HtmlElement>().is_some_and(|r| r.matches(":focus").unwrap_or(false));
        if choosing {
            return;
        }
        let Some(at) = event.key().parse::<u32>().ok().and_then(|digit| digit.checked_sub(1))
        else {
            return;
        };
        let Ok(fixes) = dialog.query_selector_all("button.fix") else { return };
        if let Some(fix) = fixes.item(at) {
            event.prevent_default();
            wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(fix).click();
        }
    }
}
