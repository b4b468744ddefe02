//! A page to try things on: a frame of its own for each test, gone afterwards.

use huashu::pack::SaveKind;
use huashu::page::site::Site;
use huashu::page::{Hooks, How, Page, Resume, SaveTry, Verdict};
use huashu::ticket::SeenField;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, EventTarget, HtmlDocument, HtmlElement, HtmlIFrameElement, Window,
};

pub struct Desk {
    frame: HtmlIFrameElement,
    pub page: Option<Page>,
    pub changes: Rc<Cell<u32>>,
    /// Every try to save that was asked about.
    pub tries: Rc<RefCell<Vec<SaveTry>>>,
    /// What the next tries are answered.
    pub answer: Rc<Cell<Verdict>>,
}

impl Desk {
    /// A page with this body, the assistant attached.
    pub fn new(html: &str) -> Self {
        Self::with(html, Site::default())
    }

    pub fn with(html: &str, site: Site) -> Self {
        let mut desk = Self::bare(html);
        desk.attach(site);
        desk
    }

    /// A page without the assistant.
    pub fn bare(html: &str) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let frame: HtmlIFrameElement = document.create_element("iframe").unwrap().unchecked_into();
        frame.set_attribute("style", "width:1000px;height:800px;border:0").unwrap();
        document.body().unwrap().append_child(&frame).unwrap();
        let desk = Self {
            frame,
            page: None,
            changes: Rc::default(),
            tries: Rc::default(),
            answer: Rc::new(Cell::new(Verdict::Pass)),
        };
        let inner: HtmlDocument = desk.document().unchecked_into();
        inner.open().unwrap();
        let text =
            format!("<!doctype html><meta charset=utf-8><body>{html}<div id=own></div></body>");
        inner.write(&js_sys::Array::of1(&text.into())).unwrap();
        inner.close().unwrap();
        desk
    }

    pub fn attach(&mut self, site: Site) {
        let (changes, tries, answer) =
            (self.changes.clone(), self.tries.clone(), self.answer.clone());
        let hooks = Hooks {
            changed: Box::new(move || changes.set(changes.get() + 1)),
            save: Box::new(move |tried| {
                tries.borrow_mut().push(tried);
                answer.get()
            }),
            caret: Box::new(|| {}),
            key: Box::new(|_| false),
        };
        self.attach_with(site, hooks);
    }

    pub fn attach_with(&mut self, site: Site, hooks: Hooks) {
        self.page = Some(Page::attach(self.window(), site, self.one("#own"), hooks).unwrap());
    }

    pub fn page(&self) -> &Page {
        self.page.as_ref().unwrap()
    }

    pub fn window(&self) -> Window {
        self.frame.content_window().unwrap()
    }

    pub fn document(&self) -> Document {
        self.frame.content_document().unwrap()
    }

    pub fn one(&self, css: &str) -> Element {
        self.document().query_selector(css).unwrap().unwrap_or_else(|| panic!("no {css}"))
    }

    pub fn look(&self) -> Vec<SeenField> {
        self.page().look()
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> String {
        self.look().into_iter().find(|f| f.name == name).unwrap_or_else(|| panic!("no {name}")).text
    }

    pub fn click(&self, css: &str) {
        self.one(css).unchecked_into::<HtmlElement>().click();
    }

    /// Lets go what is held, nothing having been written meanwhile; whether it was done.
    pub fn resumes(&self) -> bool {
        self.page().resume(false) == Resume::Done
    }

    /// Runs a script in the page.
    pub fn run(&self, script: &str) -> JsValue {
        let eval = js_sys::Reflect::get(&self.window(), &"eval".into()).unwrap();
        eval.unchecked_into::<js_sys::Function>().call1(&JsValue::NULL, &script.into()).unwrap()
    }

    /// The result of a script in the page, as text.
    pub fn told(&self, script: &str) -> String {
        self.run(&format!("String({script})")).as_string().unwrap()
    }

    /// What was asked about, in short: `Click 保存`.
    pub fn asked(&self) -> Vec<String> {
        let short = |t: &SaveTry| {
            let how = match t.how {
                How::Click => "Click",
                How::Submit => "Submit",
                How::Key => "Key",
                How::Script => "Script",
                How::Request => "Request",
            };
            let kind = if how == "Request" && t.kind == SaveKind::Close { "close" } else { "" };
            format!("{how} {}{kind}", t.control).trim_end().to_owned()
        };
        self.tries.borrow().iter().map(short).collect()
    }

    pub fn fire(&self, target: &EventTarget, class: &str, kind: &str, init: &str) -> Event {
        let make = self.run(&format!("(class_, kind) => new window[class_](kind, {init})"));
        let event: Event = make
            .unchecked_into::<js_sys::Function>()
            .call2(&JsValue::NULL, &class.into(), &kind.into())
            .unwrap()
            .unchecked_into();
        target.dispatch_event(&event).unwrap();
        event
    }

    pub fn key(&self, css: &str, init: &str) -> Event {
        let init = format!("{{bubbles:true,cancelable:true,composed:true,{init}}}");
        self.fire(&self.one(css), "KeyboardEvent", "keydown", &init)
    }

    /// Waits until something holds; the browser may draw and run timers meanwhile.
    pub async fn until(&self, what: &str, holds: impl Fn() -> bool) {
        for _ in 0..200 {
            if holds() {
                return;
            }
            self.turn().await;
        }
        panic!("it never came to be: {what}");
    }

    /// Lets one picture be drawn and the timers that were due run.
    pub async fn turn(&self) {
        let window = web_sys::window().unwrap();
        let drawn = js_sys::Promise::new(&mut |done, _| {
            window.request_animation_frame(&done).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(drawn).await.unwrap();
        let later = js_sys::Promise::new(&mut |done, _| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 0).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(later).await.unwrap();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.page.take();
        self.frame.remove();
    }
}
