//! Which fields a page has: every control that a person can see, under the name that a person would give it.
//!
//! A look starts anew each time: pages replace their nodes at will, so no element outlives it.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDocument, HtmlIFrameElement, HtmlInputElement};

use super::dom::{
    Root, Scope, attribute, below, closest, first, input_type, is, is_shown, matches, same,
};
use super::{label, pairs};

/// What may be a field, or hold one. Nothing of it is inside a label.
pub(super) const CONTROLS: &str = "input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=reset]):not([type=image]):not([type=file]):not([type=password]),textarea,select,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=combobox],[role=radiogroup],.ant-select,.el-select,.el-cascader,.ant-picker,.el-date-editor";

/// Inputs that hold no text of a person.
const MUTE: &[&str] =
    &["hidden", "password", "button", "submit", "reset", "image", "file", "range", "color"];

/// A component that shows its value in its own way.
pub(super) struct Widget {
    /// The component.
    pub root: &'static str,
    /// Where its value stands: the first of these that matches anything, all matches in order.
    pub shown: &'static [&'static str],
    /// Whether the value is that of the inputs inside instead.
    pub typed: bool,
}

/// Components known by their classes.
const WIDGETS: &[Widget] = &[
    Widget {
        root: ".ant-select:not(.ant-select-auto-complete)",
        shown: &[
            ".ant-select-selection-item-content",
            ".ant-select-selection-item",
            ".ant-select-content-has-value",
        ],
        typed: false,
    },
    Widget { root: ".ant-picker", shown: &[], typed: true },
    Widget {
        root: ".el-select",
        shown: &[
            ".el-select__tags-text",
            ".el-tag__content",
            ".el-select__placeholder:not(.is-transparent)",
        ],
        typed: false,
    },
    Widget { root: ".el-cascader", shown: &[".el-tag__content"], typed: true },
    Widget { root: ".el-date-editor", shown: &[], typed: true },
];

/// What stands in for a native select that a script hid.
const SELECT_MASKS: &str = ".chosen-container,.select2,.nice-select,.selectize-control,.ts-wrapper,.bootstrap-select,.layui-form-select";

/// What holds the choices of one question.
const GROUPS: &str = "[role=radiogroup],[role=group]:not(.el-form-item),.ant-radio-group,.ant-checkbox-group,.el-radio-group,.el-checkbox-group,fieldset";

/// How a field is read and written.
pub(super) enum Kind {
    /// An input or a text area.
    Plain,
    /// A native select.
    Select,
    /// Text with formatting: an element or a whole document that a person types into.
    Rich,
    /// Radio buttons or check boxes of one question.
    Choice(Vec<Element>),
    /// A component.
    Widget(&'static Widget),
    /// Text that nobody types into.
    Fixed,
}

/// A field, for the length of one look.
pub(super) struct Found {
    /// The control; of a choice, what holds it or its first box.
    pub element: Element,
    pub kind: Kind,
    /// Unique in a look.
    pub name: String,
}

/// All fields of the page, in the order of its documents.
pub(super) fn all(scope: &Scope) -> Vec<Found> {
    let roots = scope.roots();
    let mut found = named(scope, &roots);
    let known = found.len();
    for root in &roots {
        in_root(scope, root, &mut found, known);
    }
    // A page has some dozens of fields: a list of the names met is searched soon enough.
    let mut names: Vec<(String, usize)> = Vec::new();
    for field in &mut found {
        if let Some((_, count)) = names.iter_mut().find(|(name, _)| *name == field.name) {
            *count += 1;
            field.name = format!("{}#{count}", field.name);
        } else {
            names.push((field.name.clone(), 1));
        }
    }
    found
}

/// The fields that the site file names.
fn named(scope: &Scope, roots: &[Root]) -> Vec<Found> {
    let mut found = Vec::new();
    for (id, css) in &scope.site.fields {
        let mut hits = roots.iter().flat_map(|r| r.all(css)).filter(|e| !scope.is_own(e));
        if let Some((element, kind)) = hits.find_map(|e| aimed(&e)) {
            found.push(Found { element, kind, name: id.clone() });
        }
    }
    found
}

/// What a selector of a site file means: the control that it hits, the only one inside, or fixed text.
fn aimed(element: &Element) -> Option<(Element, Kind)> {
    let hit = |e: &Element| classify(e).or_else(|| is(e, &["input"]).then(|| choice(e)).flatten());
    if is(element, &["iframe", "frame"]) {
        let document = element.unchecked_ref::<HtmlIFrameElement>().content_document()?;
        let body: Element = document.body()?.into();
        return if is_typed_in(&body, &document) { Some((body, Kind::Rich)) } else { aimed(&body) };
    }
    if let Some(hit) = hit(element) {
        return Some(hit);
    }
    let inside = below(element, CONTROLS);
    if let Some(hit) = inside.iter().find_map(hit) {
        return Some(hit);
    }
    let editor = below(element, "iframe").into_iter().find_map(|f| aimed(&f));
    editor.or_else(|| {
        (inside.is_empty() && is_shown(element)).then(|| (element.clone(), Kind::Fixed))
    })
}

fn in_root(scope: &Scope, root: &Root, found: &mut Vec<Found>, known: usize) {
    let document: Option<&Document> = root.window.as_ref().map(|_| root.node.unchecked_ref());
    if let Some(document) = document
        && let Some(body) = document.body()
        && is_typed_in(&body, document)
    {
        let frame = root.window.as_ref().and_then(|w| w.frame_element().ok().flatten());
        let name =
            frame.filter(|f| is_shown(f) && !scope.is_ignored(f)).map(|f| editor_name(&f, &body));
        push(found, body.into(), Kind::Rich, name.unwrap_or_default());
        return;
    }
    let mut seen = pairs::Seen::default();
    for element in root.all(&format!("{CONTROLS},{}", pairs::VALUES)) {
        if is_known(found, &element, known) || scope.is_ignored(&element) {
            continue;
        }
        if matches(&element, CONTROLS) {
            control(&element, found);
        } else if let Some(name) = pairs::name(&element, &mut seen) {
            push(found, element, Kind::Fixed, name);
        }
    }
}

fn control(element: &Element, found: &mut Vec<Found>) {
    if is(element, &["input"]) && matches!(input_type(element).as_str(), "radio" | "checkbox") {
        if !is_in_choice(found, element)
            && let Some((element, kind)) = choice(element)
        {
            let name = choice_name(&element, &kind);
            push(found, element, kind, name);
        }
    } else if let Some((element, kind)) = classify(element) {
        let name = match kind {
            Kind::Widget(_) => {
                let inner = first(&element, "input").unwrap_or_else(|| element.clone());
                label::of(&element, &inner)
            }
            _ => label::of(&element, &element),
        };
        push(found, element, kind, name);
    }
}

fn push(found: &mut Vec<Found>, element: Element, kind: Kind, name: String) {
    if !name.is_empty() {
        found.push(Found { element, kind, name });
    }
}

/// Whether the site file named this element, or one that holds it or lies in it.
fn is_known(found: &[Found], element: &Element, known: usize) -> bool {
    found.iter().take(known).any(|f| {
        f.element.contains(Some(element))
            || element.contains(Some(&f.element))
            || matches!(&f.kind, Kind::Choice(boxes) if boxes.iter().any(|b| same(b, element)))
    })
}

fn is_in_choice(found: &[Found], element: &Element) -> bool {
    found
        .iter()
        .any(|f| matches!(&f.kind, Kind::Choice(boxes) if boxes.iter().any(|b| same(b, element))))
}

/// What kind of field a control is; none where it is not one by itself or nobody sees it.
fn classify(element: &Element) -> Option<(Element, Kind)> {
    let widget = WIDGETS.iter().find_map(|w| closest(element, w.root).map(|root| (root, w)));
    if let Some((root, widget)) = widget {
        return (same(&root, element) && is_shown(element)).then(|| (root, Kind::Widget(widget)));
    }
    let kind = if is(element, &["textarea"]) {
        Kind::Plain
    } else if is(element, &["select"]) {
        let mask =
            element.next_element_sibling().filter(|m| matches(m, SELECT_MASKS) && is_shown(m));
        return (is_shown(element) || mask.is_some()).then(|| (element.clone(), Kind::Select));
    } else if is(element, &["input"]) {
        let kind = input_type(element);
        if MUTE.contains(&kind.as_str()) || kind == "radio" || kind == "checkbox" {
            return None;
        }
        Kind::Plain
    } else if is_editable(element) {
        if editor_of(element).is_none_or(|e| !same(&e, element)) {
            return None;
        }
        Kind::Rich
    } else if matches(element, "[role=combobox],[role=textbox]")
        && first(element, CONTROLS).is_none()
    {
        Kind::Fixed
    } else if matches(element, "[role=radiogroup]") && first(element, "input").is_none() {
        let boxes = below(element, "[role=radio]");
        return (!boxes.is_empty() && is_shown(element))
            .then(|| (element.clone(), Kind::Choice(boxes)));
    } else {
        return None;
    };
    is_shown(element).then(|| (element.clone(), kind))
}

/// An element that a person types formatted text into.
const EDITABLE: &str = "[contenteditable]:not([contenteditable=false])";

fn is_editable(element: &Element) -> bool {
    matches(element, EDITABLE)
}

/// The outermost editor that holds an element: an editable inside an editable is a part of it.
pub(super) fn editor_of(element: &Element) -> Option<Element> {
    let mut editor = closest(element, EDITABLE);
    while let Some(outer) =
        editor.as_ref().and_then(|e| e.parent_element()).and_then(|p| closest(&p, EDITABLE))
    {
        editor = Some(outer);
    }
    editor.or_else(|| {
        let document = element.owner_document()?;
        document.body().map(JsCast::unchecked_into).filter(|body| is_typed_in(body, &document))
    })
}

/// Whether a whole document is an editor: some editors put one into a frame.
fn is_typed_in(body: &Element, document: &Document) -> bool {
    is_editable(body)
        || document.unchecked_ref::<HtmlDocument>().design_mode().eq_ignore_ascii_case("on")
}

fn editor_name(frame: &Element, body: &Element) -> String {
    let name = label::around(frame);
    if name.is_empty() { label::of(body, body) } else { name }
}

/// The choice that a box belongs to: those with it in one group, else those of the same name and form.
fn choice(element: &Element) -> Option<(Element, Kind)> {
    let kind = input_type(element);
    if kind != "radio" && kind != "checkbox" {
        return None;
    }
    let css = format!("input[type={kind}]");
    let holder = closest(element, GROUPS);
    let name = attribute(element, "name");
    let mut boxes = match (&holder, &name) {
        (Some(holder), _) => below(holder, &css),
        (None, Some(_)) => root_of(element).all(&css),
        (None, None) => vec![element.clone()],
    };
    if holder.as_ref().is_none_or(|h| is(h, &["fieldset"])) {
        // A fieldset may hold several questions: only those of the same name are one.
        let form = element.unchecked_ref::<HtmlInputElement>().form();
        boxes.retain(|b| {
            same(b, element)
                || (attribute(b, "name") == name
                    && name.is_some()
                    && b.unchecked_ref::<HtmlInputElement>().form() == form)
        });
    }
    let shown =
        boxes.iter().any(|b| is_shown(b) || closest(b, "label").is_some_and(|l| is_shown(&l)));
    if !shown {
        return None;
    }
    let many = boxes.len() > 1;
    let at = holder
        .filter(|h| many || !is(h, &["fieldset"]))
        .or_else(|| many.then(|| common(&boxes)).flatten())
        .unwrap_or_else(|| element.clone());
    Some((at, Kind::Choice(boxes)))
}

fn root_of(element: &Element) -> Root {
    Root { node: element.get_root_node(), window: None }
}

/// The lowest element that holds all boxes.
fn common(boxes: &[Element]) -> Option<Element> {
    let (head, last) = (boxes.first()?, boxes.last()?);
    let mut at = head.parent_element();
    while let Some(here) = at {
        if here.contains(Some(last)) {
            return Some(here);
        }
        at = here.parent_element();
    }
    None
}

fn choice_name(at: &Element, kind: &Kind) -> String {
    let Kind::Choice(boxes) = kind else { return String::new() };
    match boxes.as_slice() {
        [one] if input_type(one) == "checkbox" && same(one, at) => super::read::option(one),
        [one] if same(one, at) => {
            at.parent_element().map(|p| label::around(&p)).unwrap_or_default()
        }
        _ => label::around(at),
    }
}
