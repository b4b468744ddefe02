//! What a person reads in a field.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement,
};

use super::dom::{attribute, below, closest, first, is, is_shown, matches, value, words};
use super::find::{Found, Kind, Widget};
use super::lines::Lines;
use crate::ticket::SeenField;

/// What joins several choices of one field.
const JOIN: &str = "、";

/// Parts of a component's value that are not its words.
const ASIDES: &str = ".ant-select-placeholder,.ant-select-selection-placeholder,.ant-select-selection-item-remove,.el-tag__close";

/// A field in words.
pub(super) fn seen(found: &Found) -> SeenField {
    SeenField {
        name: found.name.clone(),
        text: text(found),
        writable: is_writable(found),
        ..SeenField::default()
    }
}

/// The text of a field. Of a text that can be written, the very text that offsets count in.
pub(super) fn text(found: &Found) -> String {
    let element = &found.element;
    match &found.kind {
        Kind::Plain => plain(element),
        Kind::Select => select(element.unchecked_ref()),
        Kind::Rich => rich(element).text,
        Kind::Choice(boxes) => {
            let picked: Vec<String> = boxes.iter().filter(|b| is_picked(b)).map(option).collect();
            picked.join(JOIN)
        }
        Kind::Widget(widget) => component(element, widget),
        Kind::Fixed => words(element, ASIDES),
    }
}

/// Whether text can be written into a field.
pub(super) fn is_writable(found: &Found) -> bool {
    let element = &found.element;
    match found.kind {
        Kind::Plain => {
            // The same property on a text area.
            !element.unchecked_ref::<HtmlTextAreaElement>().read_only()
                && !matches(element, ":disabled,[aria-readonly=true],[aria-disabled=true]")
        }
        Kind::Rich => !matches(element, "[aria-readonly=true],[aria-disabled=true]"),
        _ => false,
    }
}

fn plain(element: &Element) -> String {
    let text = value(element);
    // Scripts for old browsers write the placeholder into the field and mark it.
    if attribute(element, "placeholder").is_some_and(|p| p == text.trim())
        && matches(element, "[class*=placeholder]")
    {
        return String::new();
    }
    text
}

fn select(element: &HtmlSelectElement) -> String {
    let options = element.selected_options();
    let picked = (0..options.length()).filter_map(|i| options.item(i)).filter(|o| !is_prompt(o));
    let words: Vec<String> = picked
        .map(|o| super::words::tight(&o.unchecked_into::<HtmlOptionElement>().text()))
        .collect();
    words.join(JOIN)
}

/// Whether an option only asks to choose: 请选择, ---.
fn is_prompt(option: &Element) -> bool {
    let option: &HtmlOptionElement = option.unchecked_ref();
    let text = option.text();
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let asks = text.starts_with("请选择")
        || text.eq_ignore_ascii_case("select")
        || text.eq_ignore_ascii_case("please select");
    text.is_empty()
        || asks && matches!(option.value().as_str(), "" | "0" | "-1")
        || text == "请选择"
}

/// An editor's text with its places.
pub(super) fn rich(element: &Element) -> Lines {
    let lines = Lines::of(element);
    let hints = ["data-placeholder", "aria-placeholder", "placeholder"];
    if hints.iter().filter_map(|h| attribute(element, h)).any(|h| h == lines.text.trim()) {
        return Lines::default();
    }
    lines
}

fn is_picked(option: &Element) -> bool {
    if is(option, &["input"]) {
        option.unchecked_ref::<HtmlInputElement>().checked()
    } else {
        matches(option, "[aria-checked=true]")
    }
}

/// The words beside a radio button or a check box.
pub(super) fn option(element: &Element) -> String {
    if !is(element, &["input"]) {
        return words(element, "");
    }
    let labels = element.unchecked_ref::<HtmlInputElement>().labels();
    let labels = labels.map(|l| super::dom::elements(&l)).unwrap_or_default();
    if let Some(text) = labels.iter().map(label_words).find(|t| !t.is_empty()) {
        return text;
    }
    if let Some(text) = closest(element, "label").map(|l| label_words(&l)).filter(|t| !t.is_empty())
    {
        return text;
    }
    let told = attribute(element, "aria-label")
        .or_else(|| after(element))
        .or_else(|| attribute(element, "title"));
    told.unwrap_or_default()
}

fn label_words(element: &Element) -> String {
    super::words::label(&words(element, ""))
}

/// The words directly behind a box.
fn after(element: &Element) -> Option<String> {
    let next = element.next_sibling()?;
    if next.node_type() == web_sys::Node::ELEMENT_NODE {
        let next: Element = next.unchecked_into();
        return (!is(&next, &["input"])).then(|| words(&next, "")).filter(|t| !t.is_empty());
    }
    let text = super::words::tight(&next.text_content().unwrap_or_default());
    if text.is_empty() {
        let next = element.next_element_sibling().filter(|n| is(n, &["span", "label", "b"]))?;
        return Some(words(&next, "")).filter(|t| !t.is_empty());
    }
    Some(text)
}

fn component(element: &Element, widget: &Widget) -> String {
    let hits = widget
        .shown
        .iter()
        .map(|css| below(element, css))
        .find(|hits| !hits.is_empty())
        .unwrap_or_default();
    let shown: Vec<String> = hits
        .iter()
        .filter(|h| is_shown(h))
        .map(|h| words(h, ASIDES))
        .filter(|t| !t.is_empty())
        .collect();
    if !shown.is_empty() || !widget.typed {
        // Older versions of a select keep the chosen label in the value of a read-only input.
        let old = || first(element, "input.el-input__inner").map(|i| value(&i));
        let chosen = || old().or_else(|| in_open_list(element)).unwrap_or_default();
        return if shown.is_empty() { chosen() } else { shown.join(JOIN) };
    }
    let typed: Vec<String> =
        below(element, "input").iter().map(value).filter(|v| !v.is_empty()).collect();
    typed.join(" ~ ")
}

/// The choice that is marked in the open list of a component: meanwhile the component shows it greyed, like
/// a prompt.
fn in_open_list(element: &Element) -> Option<String> {
    let id = attribute(&first(element, "[aria-expanded=true][aria-controls]")?, "aria-controls")?;
    let list = element.owner_document()?.get_element_by_id(&id)?;
    first(&list, "[aria-selected=true],.is-selected").map(|o| words(&o, ""))
}
