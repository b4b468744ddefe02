//! What a person reads in a field.

use super::find::{Found, Kind};
use super::lines::Lines;
use super::tree::{Node, Sort, words};
use super::widget::Widget;
use crate::ticket::SeenField;

/// What joins several choices of one field.
const JOIN: &str = "、";

/// Parts of a component's value that are not its words.
const ASIDES: &str = ".ant-select-placeholder,.ant-select-selection-placeholder,.ant-select-selection-item-remove,.el-tag__close";

/// A field in words.
pub(super) fn seen<N: Node>(found: &Found<N>) -> SeenField {
    SeenField {
        name: found.name.clone(),
        text: text(found),
        writable: is_writable(found),
        tie: found.tie,
    }
}

/// The text of a field. Of a text that can be written, the very text that offsets count in.
pub(super) fn text<N: Node>(found: &Found<N>) -> String {
    let element = &found.element;
    match &found.kind {
        Kind::Plain => plain(element),
        Kind::Select => select(element),
        Kind::Rich => rich(element).text,
        Kind::Choice(boxes) => {
            let picked: Vec<String> = boxes.iter().filter(|b| is_picked(*b)).map(option).collect();
            picked.join(JOIN)
        }
        Kind::Widget(widget) => component(element, widget),
        Kind::Fixed => words(element, ASIDES),
        Kind::Part(text) => text.clone(),
    }
}

/// Whether text can be written into a field.
pub(super) fn is_writable<N: Node>(found: &Found<N>) -> bool {
    let element = &found.element;
    match found.kind {
        Kind::Plain => {
            !element.is_read_only()
                && !element.is_disabled()
                && !element.matches("[aria-readonly=true],[aria-disabled=true]")
        }
        Kind::Rich => {
            // A read-only TinyMCE says so in its own way.
            !element.matches("[aria-readonly=true],[aria-disabled=true],.mce-content-readonly")
                // What a CodeMirror is typed into.
                && element.first(":scope>div>textarea").is_none_or(|t| !t.is_read_only() && !t.is_disabled())
        }
        _ => false,
    }
}

fn plain<N: Node>(element: &N) -> String {
    let text = element.value();
    // Scripts for old browsers write the placeholder into the field and mark it.
    if element.attribute("placeholder").is_some_and(|p| p == text.trim())
        && element.matches("[class*=placeholder]")
    {
        return String::new();
    }
    text
}

fn select<N: Node>(element: &N) -> String {
    let picked = element.chosen().into_iter().filter(|o| !is_prompt(o));
    let words: Vec<String> = picked.map(|o| super::words::tight(&o.content())).collect();
    words.join(JOIN)
}

/// Whether an option only asks to choose, or says that nothing is chosen: 请选择, ---, (无).
fn is_prompt<N: Node>(option: &N) -> bool {
    let text = super::words::tight(&option.content());
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let asks = text.starts_with("请选择")
        || text.eq_ignore_ascii_case("select")
        || text.eq_ignore_ascii_case("please select");
    let nothing = || option.attribute("value").is_none_or(|v| matches!(v.as_str(), "0" | "-1"));
    let none = ["无", "none", "no value"].iter().any(|none| text.eq_ignore_ascii_case(none));
    text.is_empty() || asks && nothing() || none && option.matches("[value='']") || text == "请选择"
}

/// An editor's text with its places.
pub(super) fn rich<N: Node>(element: &N) -> Lines<N> {
    // CKEditor 4 marks itself while its placeholder stands in it as text, takes both away when the keyboard comes, and
    // gives its form nothing as long as the mark is there.
    if element.matches(".cke_editable.placeholder") {
        return Lines::default();
    }
    let lines = Lines::of(element);
    let hints = ["data-placeholder", "aria-placeholder", "placeholder"];
    if hints.iter().filter_map(|h| element.attribute(h)).any(|h| h == lines.text.trim()) {
        return Lines::default();
    }
    lines
}

fn is_picked<N: Node>(option: &N) -> bool {
    if option.is(&["input"]) { option.is_checked() } else { option.matches("[aria-checked=true]") }
}

/// The words beside a radio button or a check box.
pub(super) fn option<N: Node>(element: &N) -> String {
    if !element.is(&["input"]) {
        return words(element, "");
    }
    if let Some(text) = element.labels().iter().map(label_words).find(|t| !t.is_empty()) {
        return text;
    }
    let around = element.closest("label").map(|l| label_words(&l)).filter(|t| !t.is_empty());
    around
        .or_else(|| element.attribute("aria-label"))
        .or_else(|| after(element))
        .or_else(|| element.attribute("title"))
        .unwrap_or_default()
}

fn label_words<N: Node>(element: &N) -> String {
    super::words::label(&words(element, ""))
}

/// The words directly behind a box.
fn after<N: Node>(element: &N) -> Option<String> {
    let next = element.next()?;
    let told = |next: N| Some(words(&next, "")).filter(|t| !t.is_empty());
    if next.sort() == Sort::Element {
        return if next.is(&["input"]) { None } else { told(next) };
    }
    let text = super::words::tight(&next.content());
    if text.is_empty() {
        let next = element.next_element()?;
        let mask = next.matches(super::find::BOX_MASKS);
        return if mask || next.is(&["span", "label", "b"]) { told(next) } else { None };
    }
    Some(text)
}

fn component<N: Node>(element: &N, widget: &Widget) -> String {
    let hits = widget
        .shown
        .iter()
        .map(|css| element.below(css))
        .find(|hits| !hits.is_empty())
        .unwrap_or_default();
    let shown: Vec<String> = hits
        .iter()
        .filter(|h| h.is_shown())
        .map(|h| words(h, ASIDES))
        .filter(|t| !t.is_empty())
        .collect();
    if !shown.is_empty() || !widget.typed {
        // Older versions of a select keep the chosen label in the value of a read-only input.
        let old = || element.first("input.el-input__inner").map(|i| i.value());
        let chosen = || old().or_else(|| in_open_list(element)).unwrap_or_default();
        return if shown.is_empty() { chosen() } else { shown.join(JOIN) };
    }
    let typed: Vec<String> = element
        .below("input:not([type=hidden])")
        .iter()
        .map(Node::value)
        .filter(|v| !v.is_empty())
        .collect();
    typed.join(" ~ ")
}

/// The choice that is marked in the open list of a component: meanwhile the component shows it greyed, like
/// a prompt.
fn in_open_list<N: Node>(element: &N) -> Option<String> {
    let opener = element.first("[aria-expanded=true][aria-controls]")?;
    let list = element.by_id(&opener.attribute("aria-controls")?)?;
    list.first("[aria-selected=true],.is-selected").map(|o| words(&o, ""))
}
