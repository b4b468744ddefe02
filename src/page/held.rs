//! Doing again what was held: the same control, the same form, the same key.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, HtmlFormElement, KeyboardEvent};

use super::dom::{elements, home, is_shown, matches};
use super::signal::{Signal, caption};
use super::words::same;

/// Gives the sign again. No where what it was given on is gone and nothing stands in its place.
pub(super) fn replay(signal: &Signal, send: &dyn Fn(&HtmlFormElement) -> bool) -> bool {
    match signal {
        Signal::Click { target, control } => click(target, control),
        Signal::Submit { form, submitter } => submit(form, submitter.as_ref()),
        Signal::Script { form } => form.is_connected() && send(form),
        Signal::Key { target, key } => press(target, key),
        // A request is no sign that can be given again: the guard sends it.
        Signal::Request { .. } => false,
    }
}

fn click(target: &Element, control: &Element) -> bool {
    let again = |control: &Element| {
        if !control.is_connected() || matches(control, ":disabled") {
            return false;
        }
        // A page may listen on what is inside the control; pictures drawn by code have no click of their own.
        let at =
            if target.is_connected() && control.contains(Some(target)) { target } else { control };
        let at =
            if at.namespace_uri().is_some_and(|n| n.ends_with("/xhtml")) { at } else { control };
        at.unchecked_ref::<HtmlElement>().click();
        true
    };
    again(control) || (!control.is_connected() && twin(control).is_some_and(|c| again(&c)))
}

/// The control that a page drew anew in place of one: same tag, same words, the only one.
fn twin(control: &Element) -> Option<Element> {
    let (document, _) = home(control)?;
    let words = caption(control);
    let all =
        document.unchecked_ref::<Document>().query_selector_all(&control.local_name()).ok()?;
    let mut twins = elements(&all).into_iter().filter(|e| is_shown(e) && same(&caption(e), &words));
    let twin = twins.next()?;
    twins.next().is_none().then_some(twin)
}

fn submit(form: &HtmlFormElement, submitter: Option<&Element>) -> bool {
    if !form.is_connected() {
        return false;
    }
    // Through the prototype: an input named requestSubmit stands for the form's own.
    let run = || {
        let (_, window) = home(form.unchecked_ref())?;
        let class = Reflect::get(&window, &"HTMLFormElement".into()).ok()?;
        let prototype = Reflect::get(&class, &"prototype".into()).ok()?;
        let request: Function = Reflect::get(&prototype, &"requestSubmit".into())
            .ok()
            .filter(JsValue::is_function)?
            .unchecked_into();
        match submitter.filter(|s| s.is_connected()) {
            Some(submitter) => request.call1(form, submitter).or_else(|_| request.call0(form)).ok(),
            None => request.call0(form).ok(),
        }
    };
    run().is_some()
}

/// Presses the key again, with all that older libraries read of it.
fn press(target: &Element, key: &KeyboardEvent) -> bool {
    let again = if target.is_connected() {
        Some(target.clone())
    } else {
        home(target).and_then(|(d, _)| d.body()).map(JsCast::unchecked_into)
    };
    let Some((target, (_, window))) = again.and_then(|t: Element| home(&t).map(|h| (t, h))) else {
        return false;
    };
    let init = Object::new();
    for name in
        ["key", "code", "keyCode", "which", "location", "ctrlKey", "metaKey", "shiftKey", "altKey"]
    {
        if let Ok(value) = Reflect::get(key, &name.into()) {
            let _ = Reflect::set(&init, &name.into(), &value);
        }
    }
    for name in ["bubbles", "cancelable", "composed"] {
        let _ = Reflect::set(&init, &name.into(), &JsValue::TRUE);
    }
    let Ok(class) = Reflect::get(&window, &"KeyboardEvent".into()) else { return false };
    for kind in ["keydown", "keyup"] {
        let args = js_sys::Array::of2(&kind.into(), &init);
        let Ok(event) = Reflect::construct(class.unchecked_ref::<Function>(), &args) else {
            return false;
        };
        let _ = target.dispatch_event(event.unchecked_ref());
    }
    true
}
