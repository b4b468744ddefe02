//! Writing into an editor: through its selection and the browser's own editing, so that the editor's model
//! follows.

use web_sys::{Element, Node, Range};

use super::dom::home;
use super::read::rich;
use super::write::{Edit, command, fire};

/// Makes the change; the caller reads the text again.
pub(super) fn edit(edit: &Edit) {
    let element = edit.element;
    if edit.take_focus() && select(element, edit.from, edit.to) {
        for (i, line) in edit.text.split('\n').enumerate() {
            if i > 0 {
                paragraph(element);
            }
            if !line.is_empty() || edit.text.is_empty() {
                command(element, line);
            }
        }
    }
    if rich(element).text == edit.new {
        return;
    }
    if by_hand(edit).is_some() {
        fire(
            element,
            "InputEvent",
            "input",
            &[("inputType", "insertText".into()), ("data", edit.text.into())],
        );
    }
}

/// Selects the text between two places, in UTF-16 units.
pub(super) fn select(element: &Element, from: usize, to: usize) -> bool {
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
fn range(element: &Element, from: usize, to: usize) -> Option<Range> {
    let lines = rich(element);
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

fn paragraph(element: &Element) {
    use wasm_bindgen::JsCast;
    let Some((document, _)) = home(element) else { return };
    let document: &web_sys::HtmlDocument = document.unchecked_ref();
    let _ = document.exec_command("insertParagraph");
}

/// Changes the nodes where the browser's editing did not: text nodes parted by line breaks.
fn by_hand(edit: &Edit) -> Option<()> {
    let (document, _) = home(edit.element)?;
    let range = range(edit.element, edit.from, edit.to)?;
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
}
