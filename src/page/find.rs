//! Which fields a page has: every control that a person can see, under the name that a person would give it.
//!
//! A look starts anew each time: pages replace their nodes at will, so no element outlives it.

use super::tree::{Forest, Node};
use super::widget::{self, CONTROLS, GROUPS, SELECT_MASKS, Widget};
use super::{date, label, pairs, search};
use crate::ticket::Tie;

/// Inputs that hold no text of a person.
const MUTE: &[&str] =
    &["hidden", "password", "button", "submit", "reset", "image", "file", "range", "color"];

/// What stands in for a box that a component hid.
pub(super) const BOX_MASKS: &str = ".layui-form-radio,.layui-form-checkbox,.layui-form-switch";

/// What a component draws over its native select, which is read itself: it would be a field named by its own value.
const DRAWN_OVER: &str = ".bootstrap-select>select~*";

/// How a field is read and written.
pub(super) enum Kind<N> {
    /// An input or a text area.
    Plain,
    /// A native select.
    Select,
    /// Text with formatting: an element or a whole document that a person types into.
    Rich,
    /// Radio buttons or check boxes of one question.
    Choice(Vec<N>),
    /// A component.
    Widget(&'static Widget),
    /// Text that nobody types into.
    Fixed,
    /// A part of such a text.
    Part(String),
}

/// A field, for the length of one look.
pub(super) struct Found<N> {
    /// The control; of a choice, what holds it or its first box.
    pub element: N,
    pub kind: Kind<N>,
    /// Unique in a look.
    pub name: String,
    /// By what it got the name.
    pub tie: Tie,
}

/// All fields of the page, in the order of its documents.
pub(super) fn all<F: Forest>(forest: &F) -> Vec<Found<F::Node>> {
    let roots = forest.roots();
    let mut found = named(forest, &roots);
    let known = found.len();
    for root in &roots {
        in_root(forest, root, &mut found, known);
    }
    date::join(&mut found);
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
fn named<F: Forest>(forest: &F, roots: &[F::Root]) -> Vec<Found<F::Node>> {
    let mut found = Vec::new();
    for (id, css) in &forest.site().fields {
        let mut hits = roots.iter().flat_map(|r| forest.all(r, css)).filter(|e| !forest.is_own(e));
        let hit = hits.clone().find_map(|e| aimed(&e)).or_else(|| {
            let asked = forest.site().hidden.contains(id);
            asked.then(|| hits.find_map(|e| unseen(&e))).flatten()
        });
        if let Some((element, kind)) = hit {
            found.push(Found { element, kind, name: id.clone(), tie: Tie::Site });
        }
    }
    found
}

/// What nobody sees and the site file wants read all the same: text, never written. A password stays unread.
fn unseen<N: Node>(element: &N) -> Option<(N, Kind<N>)> {
    let kind = if element.is(&["select"]) {
        Kind::Select
    } else if element.is(&["textarea", "input"]) {
        if matches!(element.input_type().as_str(), "password" | "file" | "radio" | "checkbox") {
            return None;
        }
        Kind::Part(element.value())
    } else {
        Kind::Fixed
    };
    Some((element.clone(), kind))
}

/// What a selector of a site file means: the control that it hits, the only one inside, or fixed text.
fn aimed<N: Node>(element: &N) -> Option<(N, Kind<N>)> {
    let hit = |e: &N| classify(e).or_else(|| e.is(&["input"]).then(|| choice(e)).flatten());
    if element.is(&["iframe", "frame"]) {
        let body = element.body()?;
        return if is_typed_in(&body) { Some((body, Kind::Rich)) } else { aimed(&body) };
    }
    if let Some(hit) = hit(element) {
        return Some(hit);
    }
    let inside = element.below(CONTROLS);
    if let Some(hit) = inside.iter().find_map(hit) {
        return Some(hit);
    }
    let editor = element.below("iframe").into_iter().find_map(|f| aimed(&f));
    editor.or_else(|| {
        (inside.is_empty() && element.is_shown() && !element.is(&["input"]))
            .then(|| (element.clone(), Kind::Fixed))
    })
}

fn in_root<F: Forest>(forest: &F, root: &F::Root, found: &mut Vec<Found<F::Node>>, known: usize) {
    if let Some((body, frame)) = forest.body(root)
        && is_typed_in(&body)
    {
        let name =
            frame.filter(|f| f.is_shown() && !forest.is_ignored(f)).map(|f| editor_name(&f, &body));
        push(found, body, Kind::Rich, name.unwrap_or_default());
        return;
    }
    let mut seen = pairs::Seen::default();
    let mut searches = search::Seen::default();
    for element in forest.all(root, &[CONTROLS, ",", pairs::VALUES, ",", pairs::LINES].concat()) {
        if is_known(found, &element, known) || forest.is_ignored(&element) {
            continue;
        }
        if element.matches(CONTROLS) {
            if !searches.holds(&element) {
                control(&element, found);
            }
        } else {
            pairs::read(&element, &mut seen, &mut |kind, name| fixed(found, &element, kind, name));
        }
    }
}

fn control<N: Node>(element: &N, found: &mut Vec<Found<N>>) {
    if element.is(&["input"]) && matches!(element.input_type().as_str(), "radio" | "checkbox") {
        if !is_in_choice(found, element)
            && let Some((element, kind)) = choice(element)
        {
            let name = choice_name(&element, &kind);
            push(found, element, kind, name);
        }
    } else if let Some((element, kind)) = classify(element) {
        let name = match kind {
            Kind::Widget(_) => label::of(&element, &inner(&element)),
            Kind::Rich => label::of(&widget::shell(&element), &element),
            _ => label::of(&element, &element),
        };
        push(found, element, kind, name);
    }
}

/// The part of a component that the keyboard goes to.
fn inner<N: Node>(element: &N) -> N {
    element.first("input:not([type=hidden])").unwrap_or_else(|| element.clone())
}

fn push<N>(found: &mut Vec<Found<N>>, element: N, kind: Kind<N>, (name, tie): (String, Tie)) {
    if !name.is_empty() {
        found.push(Found { element, kind, name, tie });
    }
}

/// Takes a text in, unless it says again what one before said.
fn fixed<N: Node>(found: &mut Vec<Found<N>>, element: &N, kind: Kind<N>, name: (String, Tie)) {
    let field = Found { element: element.clone(), kind, name: name.0, tie: name.1 };
    let text = super::read::text(&field);
    let same =
        |f: &&Found<N>| f.name == field.name && matches!(f.kind, Kind::Fixed | Kind::Part(_));
    if !field.name.is_empty() && !found.iter().filter(same).any(|f| super::read::text(f) == text) {
        found.push(field);
    }
}

/// The names of controls that the page has and nobody sees, without those of `found`.
pub(super) fn hidden<F: Forest>(forest: &F, found: &[Found<F::Node>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for root in forest.roots() {
        for element in forest.all(&root, "input,textarea,select") {
            let kind = element.input_type();
            if element.is_shown()
                || element.is(&["input"]) && MUTE.contains(&kind.as_str())
                || widget::of(&element).is_some()
                || forest.is_ignored(&element)
            {
                continue;
            }
            let (name, _) = label::of(&element, &element);
            let known = found.iter().any(|f| f.name == name) || names.contains(&name);
            if !name.is_empty() && !known {
                names.push(name);
            }
        }
    }
    names
}

/// Whether the site file named this element, or one that holds it or lies in it.
fn is_known<N: Node>(found: &[Found<N>], element: &N, known: usize) -> bool {
    found.iter().take(known).any(|f| {
        f.element.holds(element)
            || element.holds(&f.element)
            || matches!(&f.kind, Kind::Choice(boxes) if boxes.iter().any(|b| b.same(element)))
    })
}

fn is_in_choice<N: Node>(found: &[Found<N>], element: &N) -> bool {
    found
        .iter()
        .any(|f| matches!(&f.kind, Kind::Choice(boxes) if boxes.iter().any(|b| b.same(element))))
}

/// What kind of field a control is; none where it is not one by itself or nobody sees it.
fn classify<N: Node>(element: &N) -> Option<(N, Kind<N>)> {
    if let Some((root, widget)) = widget::of(element) {
        return (root.same(element) && element.is_shown()).then(|| (root, Kind::Widget(widget)));
    }
    let kind = if let Some(editor) = element.closest(".CodeMirror") {
        // It is typed into a text area that nobody sees, and shows its lines itself.
        if !editor.same(element) {
            return None;
        }
        Kind::Rich
    } else if element.is(&["textarea"]) {
        Kind::Plain
    } else if element.is(&["select"]) {
        let mask = element.next_element().filter(|m| m.matches(SELECT_MASKS) && m.is_shown());
        return (element.is_shown() || mask.is_some()).then(|| (element.clone(), Kind::Select));
    } else if element.is(&["input"]) {
        let kind = element.input_type();
        if MUTE.contains(&kind.as_str()) || kind == "radio" || kind == "checkbox" {
            return None;
        }
        Kind::Plain
    } else if is_editable(element) {
        if editor_of(element).is_none_or(|e| !e.same(element)) {
            return None;
        }
        Kind::Rich
    } else if element.matches("[role=combobox],[role=textbox]")
        && !element.matches(DRAWN_OVER)
        && element.first(CONTROLS).is_none()
    {
        Kind::Fixed
    } else if element.matches("[role=radiogroup]") && element.first("input").is_none() {
        let boxes = element.below("[role=radio]");
        return (!boxes.is_empty() && element.is_shown())
            .then(|| (element.clone(), Kind::Choice(boxes)));
    } else {
        return None;
    };
    element.is_shown().then(|| (element.clone(), kind))
}

/// An element that a person types formatted text into. An old Quill catches what is pasted in one that nobody sees.
pub(super) const EDITABLE: &str = "[contenteditable]:not([contenteditable=false],.ql-clipboard)";

fn is_editable<N: Node>(element: &N) -> bool {
    element.matches(EDITABLE)
}

/// The outermost editor that holds an element: an editable inside an editable is a part of it.
pub(super) fn editor_of<N: Node>(element: &N) -> Option<N> {
    let mut editor = element.closest(EDITABLE);
    while let Some(outer) = editor.as_ref().and_then(Node::parent).and_then(|p| p.closest(EDITABLE))
    {
        editor = Some(outer);
    }
    editor.or_else(|| element.own_body().filter(is_typed_in))
}

/// Whether a whole document is an editor: some editors put one into a frame.
fn is_typed_in<N: Node>(body: &N) -> bool {
    is_editable(body) || body.is_designed()
}

fn editor_name<N: Node>(frame: &N, body: &N) -> (String, Tie) {
    let name = label::around(frame);
    if name.0.is_empty() { label::of(body, body) } else { name }
}

/// The choice that a box belongs to: those with it in one group, else those of the same name and form.
fn choice<N: Node>(element: &N) -> Option<(N, Kind<N>)> {
    let kind = element.input_type();
    if kind != "radio" && kind != "checkbox" {
        return None;
    }
    let css = format!("input[type={kind}]");
    let holder = element.closest(GROUPS);
    let name = element.attribute("name");
    let mut boxes = match (&holder, &name) {
        (Some(holder), _) => holder.below(&css),
        (None, Some(_)) => element.beside(&css),
        (None, None) => vec![element.clone()],
    };
    if holder.as_ref().is_none_or(|h| h.is(&["fieldset"])) {
        // A fieldset may hold several questions: only those of the same name are one.
        let form = element.form();
        let same_form = |other: Option<N>| match (&form, other) {
            (Some(a), Some(b)) => a.same(&b),
            (None, None) => true,
            _ => false,
        };
        boxes.retain(|b| {
            b.same(element)
                || (b.attribute("name") == name && name.is_some() && same_form(b.form()))
        });
    }
    let masked = |b: &N| b.next_element().is_some_and(|m| m.matches(BOX_MASKS) && m.is_shown());
    let shown = boxes
        .iter()
        .any(|b| b.is_shown() || b.closest("label").is_some_and(|l| l.is_shown()) || masked(b));
    if !shown {
        return None;
    }
    let many = boxes.len() > 1;
    let at = holder
        .filter(|h| many || !h.is(&["fieldset"]))
        .or_else(|| many.then(|| common(&boxes)).flatten())
        .unwrap_or_else(|| element.clone());
    Some((at, Kind::Choice(boxes)))
}

/// The lowest element that holds all boxes.
fn common<N: Node>(boxes: &[N]) -> Option<N> {
    let (head, last) = (boxes.first()?, boxes.last()?);
    let mut at = head.parent();
    while let Some(here) = at {
        if here.holds(last) {
            return Some(here);
        }
        at = here.parent();
    }
    None
}

fn choice_name<N: Node>(at: &N, kind: &Kind<N>) -> (String, Tie) {
    let Kind::Choice(boxes) = kind else { return Default::default() };
    match boxes.as_slice() {
        [one] if one.input_type() == "checkbox" && one.same(at) => {
            (super::read::option(one), Tie::Option)
        }
        [one] if one.same(at) => at.parent().map(|p| label::around(&p)).unwrap_or_default(),
        [one, ..] => label::of_choice(at, one),
        [] => label::around(at),
    }
}
