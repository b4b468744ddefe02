//! Writing into an editor: through its selection and the events of a person's typing or pasting, so that the editor's
//! model follows.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

use super::dom::home;
use super::editor::{History, Mirror, Takes, object, takes};
use super::lines::Lines;
use super::read::rich;
use super::write::{Edit, command, fire, focus_on};
use crate::text::{Span, utf16_of_byte};

/// Makes the change; the caller reads the text again. Where `anew`, typing was of no use.
pub(super) fn edit(edit: &Edit, anew: bool) {
    let element = &edit.element;
    if let Some(mirror) = Mirror::of(element) {
        mirror.replace(edit.from, edit.to, &edit.text);
        return;
    }
    let takes = takes(element);
    if takes == Takes::Paste && !anew {
        edit.take_focus();
        return;
    }
    if !edit.take_focus() || !select(element, edit.from, edit.to) {
        // A model that follows events only would not know, and draw its own text over ours.
        if takes == Takes::Typing && !anew {
            by_hand(edit);
        }
        return;
    }
    tell(element);
    let history = History::of(element);
    if let Some(history) = &history {
        history.keep();
    }
    let lines = takes == Takes::Lines && edit.text.contains('\n');
    let pasted = (lines || anew) && paste(edit);
    if !pasted && !anew && !typed(edit) {
        command(element, &edit.text);
    }
    if let Some(history) = &history {
        history.keep();
    }
    if !anew && takes == Takes::Typing && rich(element).text == edit.old {
        by_hand(edit);
    }
}

/// Editors learn of a selection by this event, which the browser sends later.
pub(super) fn tell(element: &Element) {
    if let Some((document, _)) = home(element)
        && let Ok(event) = web_sys::Event::new("selectionchange")
    {
        let _ = document.dispatch_event(&event);
    }
}

/// Gives the editor the event before typing, with the place that it is about; whether the editor took it on itself.
fn typed(edit: &Edit) -> bool {
    let run = || {
        let (_, window) = home(&edit.element)?;
        let range = range(&edit.element, edit.from, edit.to)?;
        let ends = object(&[
            ("startContainer", range.start_container().ok()?.into()),
            ("startOffset", range.start_offset().ok()?.into()),
            ("endContainer", range.end_container().ok()?.into()),
            ("endOffset", range.end_offset().ok()?.into()),
        ]);
        let class: Function = Reflect::get(&window, &"StaticRange".into()).ok()?.dyn_into().ok()?;
        let range = Reflect::construct(&class, &Array::of1(&ends)).ok()?;
        let (kind, data) = if edit.text.is_empty() {
            ("deleteContentBackward", JsValue::NULL)
        } else {
            ("insertText", edit.text.as_str().into())
        };
        let more = [
            ("inputType", kind.into()),
            ("data", data),
            ("targetRanges", Array::of1(&range).into()),
        ];
        Some(fire(&edit.element, "InputEvent", "beforeinput", &more))
    };
    run() == Some(true)
}

/// Pastes; whether the editor took it on itself.
fn paste(edit: &Edit) -> bool {
    let run = || {
        let (_, window) = home(&edit.element)?;
        let class: Function =
            Reflect::get(&window, &"DataTransfer".into()).ok()?.dyn_into().ok()?;
        let data = Reflect::construct(&class, &Array::new()).ok()?;
        let set: Function = Reflect::get(&data, &"setData".into()).ok()?.dyn_into().ok()?;
        set.call2(&data, &"text/plain".into(), &edit.text.as_str().into()).ok()?;
        Some(fire(&edit.element, "ClipboardEvent", "paste", &[("clipboardData", data)]))
    };
    run() == Some(true)
}

/// Takes back what an editor made of a change: its own undo, else that of the browser.
pub(super) fn undo(element: &Element) {
    let key = [
        ("key", JsValue::from("z")),
        ("code", "KeyZ".into()),
        ("keyCode", 90.into()),
        ("which", 90.into()),
        ("ctrlKey", true.into()),
    ];
    focus_on(element);
    if !fire(element, "KeyboardEvent", "keydown", &key)
        && let Some((document, _)) = home(element)
    {
        let _ = document.unchecked_ref::<web_sys::HtmlDocument>().exec_command("undo");
    }
}

/// Gives an editor the keyboard.
pub(super) fn focus(element: &Element) {
    match Mirror::of(element) {
        Some(mirror) => mirror.focus(),
        None => focus_on(element),
    }
}

/// Selects the text between two places, in UTF-16 units.
pub(super) fn select(element: &Element, from: usize, to: usize) -> bool {
    if let Some(mirror) = Mirror::of(element) {
        mirror.select(from, to);
        return true;
    }
    let run = || {
        let range = range(element, from, to)?;
        let selection = home(element)?.0.get_selection().ok()??;
        let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
        let (start_at, end_at) = (range.start_offset().ok()?, range.end_offset().ok()?);
        selection.set_base_and_extent(&start, start_at, &end, end_at).ok()
    };
    run().is_some()
}

/// The range between two places of the text, in UTF-16 units.
pub(super) fn range(element: &Element, from: usize, to: usize) -> Option<Range> {
    range_in(&rich(element), element, from, to)
}

/// The ranges of stretches of the text, in bytes; the text is read once.
pub(super) fn ranges(element: &Element, spans: &[(Span, bool)]) -> Vec<Option<Range>> {
    let lines = rich(element);
    let unit = |byte| utf16_of_byte(&lines.text, byte);
    let range = |span: Span| range_in(&lines, element, unit(span.start), unit(span.end));
    spans.iter().map(|(span, _)| range(*span)).collect()
}

fn range_in(lines: &Lines<Element>, element: &Element, from: usize, to: usize) -> Option<Range> {
    let range = home(element)?.0.create_range().ok()?;
    // An insertion goes to the end of what stands before it; a replacement begins with what it replaces.
    if let (Some((start, start_at)), Some((end, end_at))) =
        (lines.place(from, from == to), lines.place(to, true))
    {
        range.set_start(&start, start_at).ok()?;
        range.set_end(&end, end_at).ok()?;
    } else {
        range.select_node_contents(&last_block(element)).ok()?;
        range.collapse_with_to_start(false);
    }
    Some(range)
}

/// The last block of an editor that shows no text: typing there keeps the editor's own structure.
fn last_block(element: &Element) -> Node {
    let mut at = element.clone();
    while let Some(inner) =
        at.last_element_child().filter(|e| super::dom::is(e, &["p", "div", "span"]))
    {
        at = inner;
    }
    at.into()
}

/// Changes the nodes where the browser's editing did not, and says so: text nodes parted by line breaks.
fn by_hand(edit: &Edit) {
    let run = || {
        let (document, _) = home(&edit.element)?;
        let range = range(&edit.element, edit.from, edit.to)?;
        range.delete_contents().ok()?;
        let mut nodes: Vec<Node> = Vec::new();
        for (i, line) in edit.text.split('\n').enumerate() {
            if i > 0 {
                nodes.push(document.create_element("br").ok()?.into());
            }
            nodes.push(document.create_text_node(line).into());
        }
        for node in nodes.iter().rev() {
            range.insert_node(node).ok()?;
        }
        Some(())
    };
    if run().is_some() {
        select(&edit.element, edit.behind(), edit.behind());
        let more = [("inputType", "insertText".into()), ("data", edit.text.as_str().into())];
        fire(&edit.element, "InputEvent", "input", &more);
    }
}
