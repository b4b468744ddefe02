//! [`Page`]: what the rest of the program has of the host page.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

use super::dom::{Scope, active, first};
use super::ears::Ears;
use super::editor::{self, Way};
use super::find::{self, Found, Kind};
use super::guard::Guard;
use super::layer::Layer;
use super::pick::{Picker, Pointed};
use super::signal::Signal;
use super::site::Site;
use super::watch::{self, Watch};
use super::write::{self, Begun, Edit, WriteError};
use super::{read, rich, script, survey};
use crate::health::{Given, Insertion};
use crate::pack::SaveKind;
use crate::pack::problem::Problem;
use crate::text::{Span, utf16_of_byte};
use crate::ticket::SeenField;

mod lent;
pub use lent::Caret;

/// What the page calls.
pub struct Hooks {
    /// The words of a field, or the record, are others than before. At most once for each picture that the
    /// browser draws, never while an input method composes.
    pub changed: Box<dyn Fn()>,
    /// A person or a script tries to save. Answered at once; if it panics, the save goes on.
    pub save: Box<dyn Fn(SaveTry) -> Verdict>,
    /// The caret moved in the page, or the keyboard. At most once for each picture.
    pub caret: Box<dyn Fn()>,
    /// A key goes down anywhere in the page (`keydown`), something is about to be typed (`beforeinput`) or was composed
    /// (`compositionend`); whether it is ours, and then the page does not hear of it.
    pub key: Box<dyn Fn(&Event) -> bool>,
}

/// One try to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveTry {
    /// By what.
    pub how: How,
    /// The words on the control, such as 保存; empty where there was none.
    pub control: String,
    /// What it does to the ticket.
    pub kind: SaveKind,
}

/// By what a save was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A click on a save control.
    Click,
    /// A form about to be sent: by Enter, or by `requestSubmit`.
    Submit,
    /// A key: Ctrl+S, ⌘S, Ctrl+Enter, ⌘Enter.
    Key,
    /// A script's `form.submit()`.
    Script,
    /// A request that the site file names.
    Request,
}

impl How {
    pub(super) fn of(signal: &Signal) -> Self {
        match signal {
            Signal::Key { .. } => Self::Key,
            Signal::Click { .. } => Self::Click,
            Signal::Submit { .. } => Self::Submit,
            Signal::Script { .. } => Self::Script,
            Signal::Request { .. } => Self::Request,
        }
    }
}

/// Whether a save may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It may.
    Pass,
    /// It waits for [`Page::resume`] or [`Page::drop_held`].
    Hold,
}

/// What came of a save that was let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resume {
    /// It was done.
    Done,
    /// Nothing is held, or the page has no such control any more.
    Gone,
    /// It was a request that the page had made before its text changed: it was aborted.
    Stale,
}

/// The host page, with everything that is attached to it.
pub struct Page {
    scope: Rc<Scope>,
    guard: Rc<Guard>,
    watch: Rc<Watch>,
    layer: RefCell<Option<Rc<Layer>>>,
    picker: RefCell<Option<Rc<Picker>>>,
    /// Whether a change is on its way.
    busy: Rc<Cell<bool>>,
    /// Where a person was in a field while the keyboard is lent to the panel.
    lent: RefCell<Option<Caret>>,
    /// Hears when the page moves under what stands beside a caret.
    moves: RefCell<Option<Ears>>,
}

/// Reads a site file from a value of JavaScript.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load_site(window: &Window, json: &JsValue) -> Result<Site, Vec<Problem>> {
    let blank = window.document().map(|d| d.create_document_fragment());
    let valid = |css: &str| blank.as_ref().is_some_and(|b| b.query_selector(css).is_ok());
    Site::read(&script::value(json, script::DEPTH), &valid)
}

impl Page {
    /// Attaches to a window and its frames of the same origin. `own` is the panel's host element: it is
    /// never read, watched or guarded, and keys typed in it do not reach the page.
    ///
    /// # Errors
    /// Where the browser has no `MutationObserver`.
    pub fn attach(window: Window, site: Site, own: Element, hooks: Hooks) -> Result<Self, JsValue> {
        let Hooks { changed, save, caret, key } = hooks;
        let scope = Rc::new(Scope::new(window, own, site));
        let guard = Guard::new(Rc::clone(&scope), save);
        let watch = Watch::new(Rc::clone(&scope), Rc::clone(&guard), changed, caret, key)?;
        let (layer, picker) = (RefCell::default(), RefCell::default());
        let (lent, moves) = (RefCell::default(), RefCell::default());
        Ok(Self { scope, guard, watch, layer, picker, busy: Rc::default(), lent, moves })
    }

    /// The fields as a person sees them now. Hidden and password fields are never read.
    #[must_use]
    pub fn look(&self) -> Vec<SeenField> {
        self.watch.look()
    }

    /// The names of fields that the page has and nobody sees now, for the health report.
    #[must_use]
    pub fn hidden(&self) -> Vec<String> {
        find::hidden(&*self.scope, &find::all(&*self.scope))
    }

    /// The address of the record: that of the page, and of each frame that has one of its own, parted by spaces.
    #[must_use]
    pub fn record(&self) -> String {
        watch::record(&self.scope)
    }

    /// Replaces the text at `span` (bytes of the text that was seen) of a field, which must read `expects`
    /// there. The keyboard stays where it is, and carets where they stand in the text. The change is made at once;
    /// the future tells whether the page kept it.
    ///
    /// # Errors
    /// Where the field is gone, has moved on, or does not take the text.
    pub fn write(
        &self,
        name: &str,
        span: Span,
        text: &str,
        expects: &str,
    ) -> impl Future<Output = Result<(), WriteError>> + 'static {
        let caret = self.find(name).and_then(|field| self.watch.caret_in(&field));
        let begun = self
            .field(name)
            .and_then(|field| write::replace(&self.scope.top, field, span, text, expects, false));
        let rest = self.rest(name);
        async move {
            let Some((edit, field)) = rest.settle(begun?).await? else { return Ok(()) };
            if let (Kind::Rich, Some(caret)) = (&field.kind, caret) {
                let before = active(&edit.top);
                // An editor believes only a caret that is set while it has the keyboard.
                rich::focus(&field.element);
                rich::select(&field.element, edit.moved(caret), edit.moved(caret));
                rich::tell(&field.element);
                if let Some(before) = before {
                    write::focus_on(&before);
                }
            }
            Ok(())
        }
    }

    /// Inserts a text at the last caret of a person in the field, else at its end; then the keyboard is in
    /// the field, behind the text. What is selected there stays; the words `over` right before the caret do not. The
    /// change is made at once; the future tells whether the page kept it.
    ///
    /// # Errors
    /// Where the field is gone, does not take the text, or has other words before the caret.
    pub fn insert(
        &self,
        name: &str,
        text: &str,
        over: &str,
    ) -> impl Future<Output = Result<(), WriteError>> + 'static {
        let begun = self.field(name).and_then(|field| {
            let Caret { selected, .. } = self.take_caret(&field);
            let from = selected.end.saturating_sub(over.len());
            let span = Span::new(from, selected.end);
            write::replace(&self.scope.top, field, span, text, over, true)
        });
        let rest = self.rest(name);
        async move {
            // An editor that kept the keyboard has put the caret there, and the person may have moved it since.
            if let Some((edit, field)) = rest.settle(begun?).await?
                && !(matches!(field.kind, Kind::Rich) && edit.has_focus())
            {
                show(&field, edit.behind(), edit.behind());
            }
            Ok(())
        }
    }

    /// What is left to do once a change is made, without a hold on the page's listeners.
    fn rest(&self, name: &str) -> Rest {
        Rest {
            name: name.to_owned(),
            scope: Rc::clone(&self.scope),
            watch: Rc::downgrade(&self.watch),
            busy: Rc::clone(&self.busy),
        }
    }

    /// Gives the keyboard to a field, scrolls to it, and selects `span` (bytes of the text that was seen); without one,
    /// what a person selected there.
    pub fn focus(&self, name: &str, span: Option<Span>) {
        let Some(field) = self.find(name) else { return };
        let caret = self.take_caret(&field);
        let (text, span) = (caret.text, span.unwrap_or(caret.selected));
        show(&field, utf16_of_byte(&text, span.start), utf16_of_byte(&text, span.end));
    }

    /// Does once what was held: the same click, form, key or request again, unasked. `changed` says whether the page's
    /// text is another than when it was held.
    #[must_use]
    pub fn resume(&self, changed: bool) -> Resume {
        self.guard.resume(changed)
    }

    /// Has the browser ask in its own words before the page is left, or no longer.
    pub fn ask_on_leave(&self, ask: bool) {
        self.guard.ask_on_leave(ask);
    }

    /// Forgets what is held.
    pub fn drop_held(&self) {
        self.guard.drop_held();
    }

    /// The site file that the page is read with.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.scope.site
    }

    /// What the health report needs to know of the page, beside its fields.
    #[must_use]
    pub fn survey(&self) -> Given {
        survey::given(&self.scope, &|how| self.guard.catches(how))
    }

    /// How text gets into a field; none where it is gone.
    #[must_use]
    pub fn how(&self, name: &str) -> Option<Insertion> {
        let found = self.find(name)?;
        if !read::is_writable(&found) {
            return Some(Insertion::Copied);
        }
        Some(match found.kind {
            Kind::Rich => match editor::way(&found.element) {
                Way::Typing | Way::Paste => Insertion::Typed,
                Way::Api(editor) => Insertion::Editor(editor.to_owned()),
                Way::Clipboard => Insertion::Copied,
            },
            _ => Insertion::Plain,
        })
    }

    /// Scrolls to a field and draws a frame around it, in our own layer. The keyboard stays where it is.
    pub fn outline(&self, name: &str) {
        let found = self.find(name);
        if let Some(found) = &found {
            into_sight(&found.element);
        }
        if let Some(layer) = self.layer() {
            layer.show(found.as_ref().map(|f| &f.element), name);
        }
    }

    /// Has the person point at something; goes on pointing where they do already. Until [`Page::clear`] the page
    /// hears nothing of pointer and keyboard. `tell` must not be kept longer than the page.
    pub fn point(&self, tell: Box<dyn Fn(Pointed)>) {
        if let Some(picker) = self.picker.borrow().as_ref() {
            picker.go_on();
            return;
        }
        let picker = self.layer().map(|layer| Picker::new(Rc::clone(&self.scope), layer, tell));
        self.picker.replace(picker);
    }

    /// Chooses what holds the thing that was chosen.
    pub fn widen(&self) {
        let picker = self.picker.borrow().clone();
        if let Some(picker) = picker {
            picker.widen();
        }
    }

    /// Ends pointing, and takes the frame away.
    pub fn clear(&self) {
        self.picker.take();
        self.layer.take();
    }

    fn layer(&self) -> Option<Rc<Layer>> {
        let mut layer = self.layer.borrow_mut();
        if layer.is_none() {
            *layer = Layer::new(&self.scope);
        }
        layer.clone()
    }

    fn find(&self, name: &str) -> Option<Found<Element>> {
        find::all(&*self.scope).into_iter().find(|f| f.name == name)
    }

    fn field(&self, name: &str) -> Result<Found<Element>, WriteError> {
        if self.watch.is_composing() {
            return Err(WriteError::Composing);
        }
        if self.busy.get() {
            return Err(WriteError::Busy);
        }
        self.find(name).ok_or(WriteError::Missing)
    }
}

/// A change on its way.
struct Rest {
    name: String,
    scope: Rc<Scope>,
    watch: Weak<Watch>,
    busy: Rc<Cell<bool>>,
}

impl Rest {
    /// Waits for what the page makes of a change. Gives the change and its field, which the page may have drawn anew,
    /// unless the person went on meanwhile.
    async fn settle(&self, begun: Begun) -> Result<Option<(Edit, Found<Element>)>, WriteError> {
        self.busy.set(true);
        let kept = begun.kept().await;
        self.busy.set(false);
        let Some(watch) = self.watch.upgrade() else { return Ok(None) };
        let (edit, alone) = kept?;
        self.scope.typed.set(true);
        watch.schedule();
        let field = find::all(&*self.scope).into_iter().find(|f| f.name == self.name);
        Ok(field.filter(|_| alone).map(|field| (edit, field)))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.clear();
        self.scope.marks.leave();
        self.watch.stop();
    }
}

/// Scrolls the page, and no further than needed, until an element is in sight.
pub(super) fn into_sight(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls to a field, gives it the keyboard and selects between two places, in UTF-16 units.
fn show(field: &Found<Element>, from: usize, to: usize) {
    into_sight(&field.element);
    match &field.kind {
        Kind::Plain => {
            write::focus_on(&field.element);
            // Not every kind of input has a selection.
            let _ = write::select(&field.element, from, to);
        }
        Kind::Rich => {
            rich::focus(&field.element);
            rich::select(&field.element, from, to);
        }
        Kind::Choice(boxes) => {
            if let Some(first) = boxes.first() {
                write::focus_on(first);
            }
        }
        Kind::Widget(_) => write::focus_on(
            &first(&field.element, "input").unwrap_or_else(|| field.element.clone()),
        ),
        Kind::Select => write::focus_on(&field.element),
        Kind::Fixed | Kind::Part(_) => {
            let _ = field.element.unchecked_ref::<HtmlElement>().focus();
        }
    }
}
