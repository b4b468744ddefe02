//! The signs by which a page saves, and whether one of them means a save.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlButtonElement, HtmlFormElement, HtmlInputElement, KeyboardEvent, Node,
    SubmitEvent,
};

use super::dom::{Scope, attribute, below, closest, input_type, is, is_shown, matches, words};
use super::ears::path;
use super::find::editor_of;
use super::widget::CONTROLS;
use super::words::{Does, does};
use crate::pack::SaveKind;

/// One sign. Later kinds follow from earlier ones: a key clicks, a click submits, a script submits at last.
pub(super) enum Signal {
    /// A key that saves, where it was pressed.
    Key { target: Element, key: KeyboardEvent },
    /// A click, where it fell, on a control.
    Click { target: Element, control: Element },
    /// A form that is about to be sent, and the button that did it.
    Submit { form: HtmlFormElement, submitter: Option<Element> },
    /// A script that sends a form.
    Script { form: HtmlFormElement },
    /// A request that the site file names.
    Request { kind: SaveKind },
}

/// What a sign means.
pub(super) enum Means {
    /// A save, with the words of its control and what it does to the ticket.
    Save(String, SaveKind),
    /// Surely no save: what follows from it is none either.
    Other,
    /// Nothing is known.
    Unknown,
}

/// What a click may save with.
pub(super) const CLICKED: &str = "button,input[type=submit],input[type=button],input[type=image],[role=button],a,[role=menuitem]";

/// What else a page may have made a button of: it saves where its words say so and nothing else.
pub(super) const MADE: &str =
    "[onclick],[tabindex],[class*=btn],[class*=button],[class*=dropdown-item],[role^=menuitem]";

/// What holds a question of the page.
const DIALOGS: &str =
    "[role=dialog],[role=alertdialog],dialog,.ant-modal,.el-dialog,.el-message-box,.layui-layer";

impl Signal {
    /// The sign that an event gives; none where it gives none.
    pub fn of(scope: &Scope, event: &Event) -> Option<Self> {
        let path = path(event);
        if path.iter().any(|n| super::dom::same(n, &scope.own)) {
            return None;
        }
        let mut elements = path
            .iter()
            .filter(|n| n.node_type() == Node::ELEMENT_NODE)
            .map(JsCast::unchecked_ref::<Element>);
        match event.type_().as_str() {
            "keydown" => {
                let key: &KeyboardEvent = event.unchecked_ref();
                let target = elements.next()?.clone();
                saves(key, &target).then(|| Self::Key { target, key: key.clone() })
            }
            "click" => click_at(scope, &elements.collect::<Vec<_>>()),
            "submit" => {
                let form = elements.next().filter(|e| is(e, &["form"]))?.clone();
                let submitter = event.unchecked_ref::<SubmitEvent>().submitter();
                Some(Self::Submit {
                    form: form.unchecked_into(),
                    submitter: submitter.map(JsCast::unchecked_into),
                })
            }
            _ => None,
        }
    }

    /// The sign that a click on an element would give.
    pub fn clicked(scope: &Scope, element: &Element) -> Option<Self> {
        if scope.is_own(element) {
            return None;
        }
        let path: Vec<Element> =
            std::iter::successors(Some(element.clone()), super::dom::above).collect();
        click_at(scope, &path.iter().collect::<Vec<_>>())
    }

    /// What a handler of the page is just answering: a click on anything, any key, the sending of a form.
    pub fn cause(scope: &Scope, event: &Event) -> Option<Self> {
        let target = path(event).into_iter().find(|n| n.node_type() == Node::ELEMENT_NODE)?;
        let target: Element = target.unchecked_into();
        match event.type_().as_str() {
            "click" => {
                let control = closest(&target, CLICKED).unwrap_or_else(|| target.clone());
                (!scope.is_own(&target)).then_some(Self::Click { target, control })
            }
            "keydown" => {
                Some(Self::Key { target, key: event.unchecked_ref::<KeyboardEvent>().clone() })
            }
            _ => Self::of(scope, event),
        }
    }

    /// Where the sign stands in a chain of consequences.
    pub fn level(&self) -> u8 {
        match self {
            Self::Key { .. } => 1,
            Self::Click { .. } => 2,
            Self::Submit { .. } => SENT,
            Self::Script { .. } => 4,
            Self::Request { .. } => REQUEST,
        }
    }

    /// What the sign means.
    pub fn means(&self, scope: &Scope) -> Means {
        match self {
            Self::Key { target, .. } if scope.is_ignored(target) => Means::Unknown,
            Self::Key { .. } => Means::Save(String::new(), SaveKind::Save),
            Self::Click { control, .. } => click(scope, control),
            Self::Submit { form, submitter } => match submitter {
                Some(button) if scope.is_ignored(button) => Means::Unknown,
                Some(button) => pressed(button, form),
                None => sent(scope, form),
            },
            Self::Script { form } => sent(scope, form),
            Self::Request { kind } => Means::Save(String::new(), *kind),
        }
    }
}

/// Where the sending of a form stands in a chain of consequences.
pub(super) const SENT: u8 = 3;

/// Where a request stands in a chain of consequences: at its end.
pub(super) const REQUEST: u8 = 5;

/// Where a choice stands in a chain of consequences: beside a click.
pub(super) const CHOICE: u8 = 2;

/// Whether an event comes from a control whose change a page may answer by sending the form.
pub(super) fn is_choice(event: &Event) -> bool {
    let path = path(event);
    let target = path.first().filter(|n| n.node_type() == Node::ELEMENT_NODE);
    target.is_some_and(|n| {
        matches(n.unchecked_ref(), "select,input[type=radio],input[type=checkbox]")
    })
}

/// Ctrl+S and ⌘S anywhere; Ctrl+Enter and ⌘Enter where a person writes.
fn saves(key: &KeyboardEvent, target: &Element) -> bool {
    // A browser that fills a form sends keydown events without a key.
    if key.is_composing() || key.alt_key() || key.shift_key() || key.ctrl_key() == key.meta_key() {
        return false;
    }
    let name = js_sys::Reflect::get(key, &"key".into())
        .ok()
        .and_then(|k| k.as_string())
        .unwrap_or_default();
    match name.as_str() {
        "s" | "S" => true,
        "Enter" => closest(target, CONTROLS).is_some() || editor_of(target).is_some(),
        _ => !name.is_ascii() && key.code() == "KeyS",
    }
}

/// A click on the first of these elements, each inside the next: the control is the nearest that the site file names, else
/// the nearest button, else what may be made one.
fn click_at(scope: &Scope, elements: &[&Element]) -> Option<Signal> {
    let target = elements.first().copied()?.clone();
    let css = scope.site.saves();
    let nearest = |css: &str| elements.iter().find(|e| !css.is_empty() && matches(e, css));
    let control = nearest(&css).or_else(|| nearest(CLICKED)).or_else(|| nearest(MADE)).copied()?;
    Some(Signal::Click { target, control: control.clone() })
}

fn click(scope: &Scope, control: &Element) -> Means {
    if scope.is_ignored(control) {
        return Means::Unknown;
    }
    let css = scope.site.saves();
    if !css.is_empty() {
        let other = || does(&caption(control)) == Does::Spares;
        return if matches(control, &css) {
            Means::Save(caption(control), named_kind(scope, control))
        } else if other() {
            Means::Other
        } else {
            Means::Unknown
        };
    }
    match form_of(control) {
        Some(form) if is_submit(control) => pressed(control, &form),
        _ => worded(control),
    }
}

/// A save by a control with these words.
fn save(caption: String) -> Means {
    let kind = super::words::kind(&caption);
    Means::Save(caption, kind)
}

/// What a control does that the site file names as one that saves.
fn named_kind(scope: &Scope, control: &Element) -> SaveKind {
    let of = |list: &[String]| !list.is_empty() && matches(control, &list.join(","));
    if of(&scope.site.close) {
        SaveKind::Close
    } else if of(&scope.site.transfer) {
        SaveKind::Transfer
    } else {
        super::words::kind(&caption(control))
    }
}

/// What a submit button means in its form.
fn pressed(button: &Element, form: &HtmlFormElement) -> Means {
    let caption = caption(button);
    match does(&caption) {
        Does::Spares => Means::Other,
        Does::Saves => save(caption),
        Does::MaySave | Does::Unknown if holds_ticket(form) => save(caption),
        _ => Means::Unknown,
    }
}

/// What a control means by its words alone.
fn worded(control: &Element) -> Means {
    let caption = caption(control);
    match does(&caption) {
        Does::Saves => save(caption),
        Does::Spares => Means::Other,
        Does::MaySave
            if !is(control, &["a"]) && matches(control, CLICKED) && has_fields_at_hand(control) =>
        {
            save(caption)
        }
        _ => Means::Unknown,
    }
}

/// Whether a button of an everyday word stands where a ticket is edited: the question that it answers, or
/// else its document, has a long text to write.
fn has_fields_at_hand(control: &Element) -> bool {
    if let Some(dialog) = closest(control, DIALOGS) {
        return below(&dialog, CONTROLS).iter().any(is_shown);
    }
    control.owner_document().is_some_and(|d| {
        let long =
            d.query_selector_all("textarea,[contenteditable]:not([contenteditable=false]),iframe");
        long.map(|l| super::dom::elements(&l)).unwrap_or_default().iter().any(is_shown)
    })
}

fn sent(scope: &Scope, form: &HtmlFormElement) -> Means {
    if scope.is_ignored(form) || !holds_ticket(form) {
        Means::Unknown
    } else {
        Means::Save(String::new(), SaveKind::Save)
    }
}

/// Whether a form holds what could be a ticket: a long text, or two fields and more; no search, no sign-in.
fn holds_ticket(form: &HtmlFormElement) -> bool {
    let form: &Element = form.unchecked_ref();
    let searches = attribute(form, "method").is_some_and(|m| m.eq_ignore_ascii_case("get"))
        || matches(form, "[role=search]");
    if searches || super::dom::first(form, "input[type=password]").is_some() {
        return false;
    }
    let fields: Vec<Element> = below(form, CONTROLS).into_iter().filter(is_shown).collect();
    let long = |e: &Element| is(e, &["textarea"]) || e.has_attribute("contenteditable");
    fields.len() > 1 || fields.iter().any(long) || below(form, "iframe").iter().any(is_shown)
}

/// The form that a button sends, looked up past an input named `form`.
fn form_of(control: &Element) -> Option<HtmlFormElement> {
    if is(control, &["button"]) {
        control.unchecked_ref::<HtmlButtonElement>().form()
    } else if is(control, &["input"]) {
        control.unchecked_ref::<HtmlInputElement>().form()
    } else {
        None
    }
}

fn is_submit(control: &Element) -> bool {
    if is(control, &["button"]) {
        control.unchecked_ref::<HtmlButtonElement>().type_() == "submit"
    } else {
        is(control, &["input"]) && matches!(input_type(control).as_str(), "submit" | "image")
    }
}

/// The words on a control.
pub(super) fn caption(control: &Element) -> String {
    if is(control, &["input"]) {
        let input: &HtmlInputElement = control.unchecked_ref();
        return if input.type_() == "image" { input.alt() } else { input.value() };
    }
    let text = words(control, "");
    if !super::words::button(&text).is_empty() {
        return text;
    }
    let told = |e: &Element| ["aria-label", "title", "alt"].iter().find_map(|n| attribute(e, n));
    let inside = || super::dom::first(control, "[aria-label],[title],[alt]").and_then(|i| told(&i));
    told(control).or_else(inside).unwrap_or(text)
}
