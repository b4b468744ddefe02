//! Which label a person reads beside a control.
//!
//! The nearest tie wins: the page's own (`for`, a wrapping label), a component's form item, the cell to the
//! left or above, the words before it in the row, what assistive technology is told, the placeholder.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, HtmlInputElement, HtmlTableCellElement, HtmlTableRowElement, Node,
};

use super::dom::{above, attribute, below, closest, elements, first, is, matches, words};
use super::find::CONTROLS;
use super::words::{asked, is_spoken, label};

/// A component's form item, and where its label stands in it.
const ITEMS: &[(&str, &str)] = &[
    (".ant-form-item", ".ant-form-item-label"),
    (".el-form-item", ".el-form-item__label"),
    (".arco-form-item", ".arco-form-item-label-col"),
    (".n-form-item", ".n-form-item-label"),
    (".ivu-form-item", ".ivu-form-item-label"),
    (".van-field", ".van-field__label"),
    (".layui-form-item .layui-inline", ".layui-form-label"),
    (".layui-form-item", ".layui-form-label"),
    (".form-group", "label,.control-label,.col-form-label"),
];

/// Marks and help inside a label that are not its words.
const ASIDES: &str =
    ".ant-form-item-tooltip,.required,.tooltip,.help-block,.helptext,.errorlist,.badge,small,i,svg";

/// How far the words before a control may stand, in elements upwards.
const REACH: usize = 5;

/// The label of a control. `inner` is the focusable part of a component, or the control itself.
pub(super) fn of(element: &Element, inner: &Element) -> String {
    let ways: [&dyn Fn() -> String; 9] = [
        &|| tied(inner),
        &|| wrapping(element),
        &|| pointed_at(inner, "aria-labelledby"),
        &|| item(element),
        &|| told(element, inner),
        &|| stand_in(element),
        &|| row(element),
        &|| before(element),
        &|| hint(element, inner),
    ];
    ways.iter().map(|way| way()).find(|l| !l.is_empty()).unwrap_or_default()
}

/// The label of an element that holds the control without being one: a group, an editor.
pub(super) fn around(element: &Element) -> String {
    let ways: [&dyn Fn() -> String; 7] = [
        &|| pointed_at(element, "aria-labelledby"),
        &|| item(element),
        &|| told(element, element),
        &|| legend(element),
        &|| stand_in(element),
        &|| row(element),
        &|| before(element),
    ];
    ways.iter().map(|way| way()).find(|l| !l.is_empty()).unwrap_or_default()
}

/// The words of a label element.
pub(super) fn text(element: &Element) -> String {
    label(&words(element, ASIDES))
}

/// `<label for>`.
fn tied(inner: &Element) -> String {
    if !is(inner, &["input", "textarea", "select"]) {
        return by_for(inner);
    }
    let labels = inner.unchecked_ref::<HtmlInputElement>().labels();
    let labels = labels.map(|l| elements(&l)).unwrap_or_default();
    labels
        .iter()
        .filter(|l| l.has_attribute("for"))
        .map(text)
        .find(|l| !l.is_empty())
        .unwrap_or_default()
}

fn by_for(element: &Element) -> String {
    let (Some(id), root) = (attribute(element, "id"), element.get_root_node()) else {
        return String::new();
    };
    let labels =
        root.unchecked_ref::<Document>().query_selector_all("label[for]").map(|l| elements(&l));
    let labels = labels.unwrap_or_default();
    labels.iter().find(|l| attribute(l, "for").as_ref() == Some(&id)).map(text).unwrap_or_default()
}

fn wrapping(element: &Element) -> String {
    closest(element, "label").map(|l| text(&l)).unwrap_or_default()
}

fn pointed_at(element: &Element, name: &str) -> String {
    let Some(ids) = attribute(element, name) else { return String::new() };
    let root = element.get_root_node();
    let parts: Vec<String> = ids
        .split_whitespace()
        .filter_map(|id| root.unchecked_ref::<Document>().get_element_by_id(id))
        .map(|e| text(&e))
        .collect();
    label(&parts.join(" "))
}

fn told(element: &Element, inner: &Element) -> String {
    let told = attribute(inner, "aria-label").or_else(|| attribute(element, "aria-label"));
    told.map(|l| label(&l)).unwrap_or_default()
}

fn item(element: &Element) -> String {
    ITEMS
        .iter()
        .filter_map(|(item, tag)| first(&closest(element, item)?, tag))
        .map(|l| text(&l))
        .find(|l| !l.is_empty())
        .unwrap_or_default()
}

fn legend(element: &Element) -> String {
    if !is(element, &["fieldset"]) {
        return String::new();
    }
    first(element, "legend").map(|l| text(&l)).unwrap_or_default()
}

/// The label of the hidden text area that an editor fills: it stands beside the editor or a few levels up.
fn stand_in(element: &Element) -> String {
    if is(element, &["input", "textarea", "select"]) {
        return String::new();
    }
    let mut at = Some(element.clone());
    for _ in 0..REACH {
        let Some(here) = at else { break };
        for beside in
            [here.previous_element_sibling(), here.next_element_sibling()].into_iter().flatten()
        {
            if is(&beside, &["textarea"]) && !super::dom::is_shown(&beside) {
                let name = tied(&beside);
                return if name.is_empty() { told(&beside, &beside) } else { name };
            }
        }
        at = above(&here);
    }
    String::new()
}

/// The words in the cell to the left, or above it; the term before a description.
fn row(element: &Element) -> String {
    let Some(cell) = closest(element, "td,th,dd") else { return String::new() };
    let own = leading(&cell, element);
    if !own.is_empty() {
        return own;
    }
    if is(&cell, &["dd"]) {
        return cell
            .previous_element_sibling()
            .filter(|d| is(d, &["dt"]))
            .map(|d| text(&d))
            .unwrap_or_default();
    }
    let mut left = cell.previous_element_sibling();
    while let Some(cell) = left {
        if first(&cell, CONTROLS).is_some() {
            break;
        }
        let name = text(&cell);
        if !name.is_empty() {
            return name;
        }
        left = cell.previous_element_sibling();
    }
    overhead(cell.unchecked_ref())
}

/// The words of the same cell before the control.
fn leading(cell: &Element, element: &Element) -> String {
    let mut at: Node = element.clone().into();
    loop {
        let name = siblings_before(&at);
        if !name.is_empty() {
            return name;
        }
        match at.parent_node() {
            Some(up) if !super::dom::same(&up, cell) => at = up,
            _ => return String::new(),
        }
    }
}

/// The cell of the same column in the row above that has words and no controls, or in the table's head.
fn overhead(cell: &HtmlTableCellElement) -> String {
    let Some(row) = cell.parent_element() else { return String::new() };
    let column = column(cell);
    let mut heads = Vec::new();
    heads.extend(row.previous_element_sibling());
    if let Some(table) = row.closest("table").ok().flatten() {
        heads.extend(first(&table, "thead tr:last-of-type"));
    }
    for head in heads.iter().filter(|h| is(h, &["tr"]) && first(h, CONTROLS).is_none()) {
        let cells = head.unchecked_ref::<HtmlTableRowElement>().cells();
        for i in 0..cells.length() {
            let Some(above) = cells.item(i) else { continue };
            let from = self::column(above.unchecked_ref());
            let to = from + above.unchecked_ref::<HtmlTableCellElement>().col_span().max(1);
            if (from..to).contains(&column) {
                return text(&above);
            }
        }
    }
    String::new()
}

fn column(cell: &HtmlTableCellElement) -> u32 {
    let mut column = 0;
    let mut left = cell.previous_element_sibling();
    while let Some(cell) = left {
        column += cell.unchecked_ref::<HtmlTableCellElement>().col_span().max(1);
        left = cell.previous_element_sibling();
    }
    column
}

/// The words before the control in its row, or before what holds it.
fn before(element: &Element) -> String {
    let mut at = element.clone();
    for _ in 0..REACH {
        if matches(&at, "form,table,td,th,body,fieldset,section,main,[role=dialog]") {
            break;
        }
        let name = siblings_before(&at);
        if !name.is_empty() || stops(&at) {
            return name;
        }
        let Some(up) = above(&at) else { break };
        at = up;
    }
    String::new()
}

/// Whether another control stands before: words further up are that one's, or a heading of both.
fn stops(at: &Element) -> bool {
    let mut left = at.previous_element_sibling();
    while let Some(here) = left {
        if matches(&here, CONTROLS) || !below(&here, CONTROLS).is_empty() {
            return true;
        }
        left = here.previous_element_sibling();
    }
    false
}

/// The words directly before a node: its nearest sibling with words, unless a control stands between.
fn siblings_before(node: &Node) -> String {
    let mut left = node.previous_sibling();
    while let Some(here) = left {
        match here.node_type() {
            Node::TEXT_NODE => {
                let name = label(&here.text_content().unwrap_or_default());
                if !name.is_empty() {
                    return name;
                }
            }
            Node::ELEMENT_NODE => {
                let element: &Element = here.unchecked_ref();
                if matches(element, CONTROLS)
                    || matches(element, "button,hr,script,style")
                    || first(element, CONTROLS).is_some()
                {
                    return String::new();
                }
                let name = text(element);
                if !name.is_empty() {
                    return name;
                }
            }
            _ => {}
        }
        left = here.previous_sibling();
    }
    String::new()
}

fn hint(element: &Element, inner: &Element) -> String {
    let hints = ["placeholder", "aria-placeholder", "data-placeholder"];
    let named =
        hints.iter().find_map(|h| attribute(inner, h)).map(|p| asked(&p)).filter(|p| !p.is_empty());
    let titled =
        || attribute(inner, "title").or_else(|| attribute(element, "title")).map(|t| label(&t));
    let spoken = || attribute(inner, "name").filter(|n| is_spoken(n));
    named.or_else(titled).filter(|n| !n.is_empty()).or_else(spoken).unwrap_or_default()
}
