//! Where a place in the text of a field is on the screen.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Range};

use super::beside::Line;
use super::dom::{Scope, home, is, value};
use super::editor::Mirror;
use super::find::{Found, Kind};
use super::layer::origin;
use super::rich;
use crate::text::byte_of_utf16;

/// What decides how the text of a text area is set, beside its width.
const SETTING: &[&str] = &[
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "font-stretch",
    "font-variant",
    "line-height",
    "letter-spacing",
    "word-spacing",
    "text-indent",
    "text-transform",
    "text-align",
    "direction",
    "tab-size",
    "word-break",
    "overflow-wrap",
    "padding-top",
    "padding-right",
    "padding-bottom",
    "padding-left",
];

/// What the copy is, whatever the field is: as wide as its text has room, and out of sight.
const COPY: &[(&str, &str)] = &[
    ("position", "fixed"),
    ("left", "0"),
    ("top", "0"),
    ("visibility", "hidden"),
    ("box-sizing", "border-box"),
];

/// The line in the top window of a place in a field's text, in UTF-16 units; none where it cannot be told.
pub(super) fn line(scope: &Scope, field: &Found<Element>, unit: usize) -> Option<Line> {
    let element = &field.element;
    let (left, top, bottom) = match field.kind {
        Kind::Plain => plain(scope, element, unit),
        Kind::Rich => Mirror::of(element)
            .map_or_else(|| ranged(&rich::range(element, unit, unit)?), |mirror| mirror.line(unit)),
        _ => None,
    }?;
    let (x, y) = origin(element, &scope.top);
    Some(Line { left: x + left, top: y + top, bottom: y + bottom })
}

/// In a text area nothing tells where a character is: its text is set again in our own shadow root, as wide and in the
/// same type.
fn plain(scope: &Scope, element: &Element, unit: usize) -> Option<(f64, f64, f64)> {
    let (_, window) = home(element)?;
    let style = window.get_computed_style(element).ok()??;
    let document = scope.own.owner_document()?;
    let copy: HtmlElement = document.create_element("div").ok()?.unchecked_into();
    let set = |name: &str, value: &str| {
        // It fails for no property that is there.
        let _ = copy.style().set_property(name, value);
    };
    for name in SETTING {
        set(name, &style.get_property_value(name).unwrap_or_default());
    }
    for (name, value) in COPY {
        set(name, value);
    }
    let area = is(element, &["textarea"]);
    // An input has one line, however long.
    set("white-space", if area { "pre-wrap" } else { "pre" });
    // Without borders and the bar to scroll with.
    set("width", &(element.client_width().to_string() + "px"));
    let text = value(element);
    let (before, behind) = text.split_at_checked(byte_of_utf16(&text, unit))?;
    let mark = document.create_element("span").ok()?;
    // What has no width has a height.
    mark.set_text_content(Some("\u{200b}"));
    let texts = [document.create_text_node(before), document.create_text_node(behind)];
    copy.append_child(&texts[0]).ok()?;
    copy.append_child(&mark).ok()?;
    copy.append_child(&texts[1]).ok()?;
    scope.own.shadow_root()?.append_child(&copy).ok()?;
    let (mark, rect) = (mark.get_bounding_client_rect(), element.get_bounding_client_rect());
    copy.remove();
    let left = rect.left() + f64::from(element.client_left() - element.scroll_left()) + mark.left();
    if !area {
        return Some((left, rect.top(), rect.bottom()));
    }
    let top = rect.top() + f64::from(element.client_top() - element.scroll_top()) + mark.top();
    let within = |y: f64| y.min(rect.bottom()).max(rect.top());
    Some((left.min(rect.right()), within(top), within(top + mark.height())))
}

/// An empty line has no rectangle of its own, but the element that it stands in has.
fn ranged(range: &Range) -> Option<(f64, f64, f64)> {
    let told =
        |rect: DomRect| (rect.height() > 0.0).then(|| (rect.left(), rect.top(), rect.bottom()));
    let rects = range.get_client_rects();
    let last = rects.and_then(|rects| rects.get(rects.length().checked_sub(1)?)).and_then(told);
    last.or_else(|| {
        let node = range.start_container().ok()?;
        let child = node.child_nodes().get(range.start_offset().ok()?);
        let at = child.filter(|c| c.node_type() == web_sys::Node::ELEMENT_NODE);
        let own = || -> Option<Element> {
            if node.node_type() == web_sys::Node::ELEMENT_NODE {
                return Some(node.clone().unchecked_into());
            }
            node.parent_element()
        };
        let of = |element: Element| told(element.get_bounding_client_rect());
        at.and_then(|c| of(c.unchecked_into())).or_else(|| of(own()?))
    })
}
