//! The only `#[wasm_bindgen]` surface: mounts the assistant into a page and carries out its effects.
//!
//! A save is decided inside the event that tries it. Whatever fails here, fails open: no borrow is held
//! while the page is touched, and a state that cannot be had means that the save passes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::Window;
use yew::{AppHandle, Callback};

use crate::desk::{Desk, Effect, Event, Resumed, SURVEYS};
use crate::lang::Lang;
use crate::pack::json::Json;
use crate::pack::{self, Pack};
use crate::page::{Hooks, How, Page, Resume, SaveTry, Verdict, WriteError};
use crate::panel::{self, App, Msg};
use crate::report;
use crate::ticket::{PageSnapshot, SeenField};
use crate::view;

mod clock;
mod dock;
mod finder;
mod host;
mod input;
mod refusal;
mod remind;
mod survey;

/// The assistant in a page. Freeing it takes everything away again.
#[wasm_bindgen]
pub struct Assistant {
    shell: Rc<Shell>,
}

/// What carries events to the desk and effects to the page.
struct Shell {
    window: Window,
    desk: RefCell<Desk>,
    page: RefCell<Option<Rc<Page>>>,
    app: RefCell<Option<AppHandle<App>>>,
    host: host::Host,
    dock: dock::Dock,
    looks: Cell<u64>,
    /// Whether the save that is held was tried by a key.
    typed: Cell<bool>,
    /// Whether something was written since that save was tried.
    wrote: Cell<bool>,
    /// Whether the browser asks before the page is left.
    asks: Cell<bool>,
    /// What an input method has just put into a field, where it opens the list of phrases.
    composed: Cell<Option<char>>,
    /// Whether something stands beside the caret.
    stands: Cell<bool>,
    /// The dialog while a repair is written under it.
    aside: RefCell<Option<host::Aside>>,
    resized: RefCell<Option<EventListener>>,
    emit: js_sys::Function,
}

/// What the console is told where the page could not be entered again.
const UNGUARDED: &str = "huashu: 保存未受检查 (saving is unguarded): reload the page";

/// Mounts the assistant: a built pack, a site file or nothing, options, and a function of the loader that takes a
/// name and a detail: an event for the host; or `speak` and the language that the panel speaks now, `keep` and the
/// draft of a site file to be kept (given back as the option `draft`), `download` and a site file to be given, `liked` and
/// the agent's favourites (the option `liked`), `give` for a file of them, `used` and the id of a phrase that was taken
/// (given back as the option `uses`: lines of an id, a blank and a count); and what [`remind`] asks of it.
///
/// # Errors
/// What is wrong with the pack or the site file, all of it, as an `Error` for the console.
#[wasm_bindgen]
pub fn mount(
    pack: &JsValue,
    site: &JsValue,
    options: &JsValue,
    emit: js_sys::Function,
) -> Result<Assistant, JsValue> {
    let pack = Rc::new(read_pack(pack)?);
    let window = web_sys::window().ok_or_else(|| error("no window to mount in"))?;
    let site = input::site(&window, site)?;
    let lang = input::text(options, "lang").map_or(Lang::Zh, |tag| Lang::of_tag(&tag));
    // The bundle minifies the sheet and keeps it in the loader: text is compressed better among text.
    let style = input::text(options, "style").unwrap_or_default();
    let host = host::Host::new(&window, input::text(options, "theme").as_deref(), &style)?;
    let dock = dock::Dock::new(&window, input::text(options, "dock").as_deref() != Some("over"));
    let mut desk = Desk::new(pack, lang, clock::now());
    if let Some(keys) = input::keys(options) {
        desk.keys = keys;
    }
    if let Some(uses) = input::text(options, "uses") {
        desk.recall_uses(uses.lines().filter_map(|line| {
            let (id, count) = line.split_once(' ')?;
            Some((id, count.parse().ok()?))
        }));
    }
    desk.recall_liked(input::liked(options));
    let shell = Rc::new(Shell {
        desk: RefCell::new(desk),
        page: RefCell::new(None),
        app: RefCell::new(None),
        host,
        dock,
        looks: Cell::new(0),
        typed: Cell::new(false),
        wrote: Cell::new(false),
        asks: Cell::new(false),
        composed: Cell::new(None),
        stands: Cell::new(false),
        aside: RefCell::default(),
        resized: RefCell::default(),
        emit,
        window,
    });
    // From here on a failure takes everything away again.
    let assistant = Assistant { shell: Rc::clone(&shell) };
    shell.draw();
    let page = Page::attach(shell.window.clone(), site, shell.host.element(), shell.hooks())?;
    *shell.page.borrow_mut() = Some(Rc::new(page));
    let resized = Rc::downgrade(&shell);
    *shell.resized.borrow_mut() = Some(EventListener::new(&shell.window, "resize", move |_| {
        if let Some(shell) = resized.upgrade() {
            shell.draw();
        }
    }));
    shell.look();
    if SURVEYS {
        shell.begin(&js_sys::Reflect::get(options, &"draft".into()).unwrap_or_default());
    }
    Ok(assistant)
}

#[wasm_bindgen]
impl Assistant {
    /// Name and version of the pack.
    #[must_use]
    pub fn pack(&self) -> String {
        let desk = self.shell.desk.borrow();
        format!("{} {}", desk.pack.id, desk.pack.version)
    }

    /// Takes over the pack that was mounted, with its English words in it.
    ///
    /// # Errors
    /// What is wrong with it; then nothing has changed.
    pub fn reword(&self, pack: &JsValue) -> Result<(), JsValue> {
        let pack = Rc::new(read_pack(pack)?);
        // Nothing of the page runs while the desk is borrowed, so it is free.
        if let Ok(mut desk) = self.shell.desk.try_borrow_mut() {
            desk.reword(pack);
        }
        self.shell.draw();
        Ok(())
    }

    /// Judges a ticket given as `{ now?, fields: { name: text } }`.
    ///
    /// # Errors
    /// What is wrong with the ticket.
    pub fn assess(&self, ticket: &JsValue) -> Result<JsValue, JsValue> {
        let (page, save) = input::ticket(ticket)?;
        let desk = self.shell.desk.borrow();
        let advice = report::assess(&desk.pack, &page, desk.placer(), desk.lang, save);
        input::give(&advice)
    }
}

#[cfg(feature = "survey")]
#[wasm_bindgen]
impl Assistant {
    /// The health report: what was understood of the page, without a word of the ticket. Nothing while the page is
    /// being left.
    #[must_use]
    pub fn health(&self) -> JsValue {
        self.shell.health().unwrap_or_default()
    }

    /// Opens the health view.
    pub fn survey(&self) {
        self.shell.send(Event::Survey(crate::desk::Step::Open));
    }
}

impl Drop for Assistant {
    fn drop(&mut self) {
        // First the hooks, so that nothing looks at a page that is being left.
        drop(self.shell.page.take());
        drop(self.shell.resized.take());
        if let Some(app) = self.shell.app.take() {
            app.destroy();
        }
        self.shell.host.remove();
        self.shell.dock.release();
    }
}

impl Shell {
    fn hooks(self: &Rc<Self>) -> Hooks {
        let (changed, saved, key) = (Rc::downgrade(self), Rc::downgrade(self), Rc::downgrade(self));
        let moved = Rc::downgrade(self);
        Hooks {
            changed: Box::new(move || {
                if let Some(shell) = changed.upgrade() {
                    shell.look();
                }
            }),
            save: Box::new(move |tried| {
                saved.upgrade().map_or(Verdict::Pass, |shell| shell.save(&tried))
            }),
            caret: Box::new(move || {
                if let Some(shell) = moved.upgrade() {
                    shell.moved();
                }
            }),
            key: Box::new(move |event| key.upgrade().is_some_and(|shell| shell.key(event))),
        }
    }

    fn page(&self) -> Option<Rc<Page>> {
        self.page.try_borrow().ok()?.clone()
    }

    fn snapshot(&self) -> Option<PageSnapshot> {
        let page = self.page()?;
        let revision = self.looks.get() + 1;
        self.looks.set(revision);
        let fields: Vec<SeenField> = page.look();
        Some(PageSnapshot { revision, now: clock::now(), record: page.record(), fields })
    }

    fn look(self: &Rc<Self>) {
        if let Some(page) = self.snapshot() {
            self.send(Event::Looked(page));
            self.mark();
        }
    }

    fn save(self: &Rc<Self>, tried: &SaveTry) -> Verdict {
        let Some(page) = self.snapshot() else { return Verdict::Pass };
        if !self.send(Event::SaveTried(page, tried.kind)) {
            return Verdict::Pass;
        }
        self.typed.set(tried.how == How::Key);
        self.wrote.set(false);
        Verdict::Hold
    }

    /// Updates the desk, carries out the effects, draws. Whether a save is to be held.
    fn send(self: &Rc<Self>, event: Event) -> bool {
        // Values are read anew: a script of the page may have changed them without a word. Where that shows another
        // ticket, the list was opened for the one before.
        if let Event::Insert(_) = event
            && let Some(page) = self.snapshot()
        {
            let open = || self.desk.try_borrow().is_ok_and(|desk| desk.finder.is_some());
            let before = open();
            self.send(Event::Looked(page));
            if before && !open() {
                return false;
            }
        }
        let effects = match self.desk.try_borrow_mut() {
            Ok(mut desk) => desk.update(event),
            Err(_) => return false,
        };
        let hold = effects.iter().any(|effect| matches!(effect, Effect::Hold));
        self.draw();
        self.ask_on_leave();
        if let Ok(desk) = self.desk.try_borrow() {
            // A modal dialog keeps the page from the keyboard until the panel is drawn anew, some time later.
            if desk.held.is_none() {
                self.host.close_dialog("held");
            }
            if desk.finder.is_none() {
                self.host.close_dialog("finder");
            }
        }
        for effect in effects {
            self.carry_out(effect);
        }
        hold
    }

    /// Has the browser ask before the page is left while the agent's words are unsaved and would be held.
    fn ask_on_leave(&self) {
        let Ok(wanted) = self.desk.try_borrow().map(|desk| desk.is_unsaved()) else { return };
        if self.asks.replace(wanted) != wanted
            && let Some(page) = self.page()
        {
            page.ask_on_leave(wanted);
        }
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        if let Effect::Survey(errand) = effect {
            if SURVEYS {
                self.errand(errand);
            } else {
                let _ = self.emit.call2(&JsValue::NULL, &"grow".into(), &JsValue::NULL);
            }
            return;
        }
        if let Effect::Remind(chore) = effect {
            self.chore(chore);
            return;
        }
        let Some(page) = self.page() else { return };
        match effect {
            Effect::Hold | Effect::Survey(_) | Effect::Remind(_) => {}
            Effect::Resume => {
                let how = match (page.resume(self.wrote.get()), self.typed.get()) {
                    (Resume::Stale, _) => Resumed::Stale,
                    (Resume::Gone, _) => Resumed::Gone,
                    (Resume::Done, true) => Resumed::Typed,
                    (Resume::Done, false) => Resumed::Pressed,
                };
                self.send(Event::Resumed(how));
            }
            Effect::Drop => page.drop_held(),
            Effect::Write(edit) => {
                // Under a modal dialog the page takes no keys, and an editor no text.
                self.aside.replace(self.host.set_aside());
                let kept = page.write(&edit.name, edit.span, &edit.text, &edit.expects);
                self.when_kept(edit.text, kept);
            }
            Effect::Insert { name, text, over } => {
                let kept = page.insert(&name, &text, &over);
                self.when_kept(text, kept);
            }
            Effect::Focus { name, span } => page.focus(&name, span),
            Effect::Copy(text) => self.copy(&text),
            Effect::Speak(lang) => {
                // The loader has the pack's files. What it cannot get it tells itself.
                let _ = self.emit.call2(&JsValue::NULL, &"speak".into(), &lang.tag().into());
            }
            Effect::Used(id) => {
                let _ = self.emit.call2(&JsValue::NULL, &"used".into(), &(&*id).into());
            }
            Effect::Liked(ids) => {
                let ids: js_sys::Array = ids.iter().map(|id| JsValue::from_str(id)).collect();
                let _ = self.emit.call2(&JsValue::NULL, &"liked".into(), &ids);
            }
            Effect::Give => {
                let _ = self.emit.call2(&JsValue::NULL, &"give".into(), &JsValue::NULL);
            }
            Effect::Log(entry) => self.log(&entry),
        }
    }

    /// Tells the desk what came of a change, once the page has kept it or not.
    fn when_kept(
        self: &Rc<Self>,
        text: String,
        kept: impl Future<Output = Result<(), WriteError>> + 'static,
    ) {
        let shell = Rc::downgrade(self);
        wasm_bindgen_futures::spawn_local(async move {
            let outcome = kept.await;
            let Some(shell) = shell.upgrade() else { return };
            shell.wrote.set(shell.wrote.get() || outcome.is_ok());
            let outcome = outcome.map_err(|error| refusal::unwritten(&error, text, shell.lang()));
            let aside = shell.aside.take();
            if let Some(page) = shell.snapshot() {
                shell.send(Event::Written(outcome, page));
                shell.stand();
                shell.mark();
            }
            if shell.desk.try_borrow().is_ok_and(|desk| desk.held.is_some()) {
                host::Host::bring_back(aside);
            }
        });
    }

    /// Puts a text onto the clipboard, and tells the desk where the browser refuses.
    fn copy(self: &Rc<Self>, text: &str) {
        let copied = host::copy(&self.window, text);
        let shell = Rc::downgrade(self);
        wasm_bindgen_futures::spawn_local(async move {
            if copied.await.is_err()
                && let Some(shell) = shell.upgrade()
            {
                shell.send(Event::NotCopied);
            }
        });
    }

    fn lang(&self) -> Lang {
        self.desk.try_borrow().map_or(Lang::Zh, |desk| desk.lang)
    }

    fn draw(self: &Rc<Self>) {
        // A panel that is drawn anew shows its dialog again.
        if self.aside.borrow().is_some() {
            return;
        }
        let Ok(panel) = self.desk.try_borrow().map(|desk| view::panel(&desk)) else { return };
        self.dock.reserve(!panel.folded);
        if let Ok(Some(app)) = self.app.try_borrow().as_deref() {
            app.send_message(Msg::Show(Rc::new(panel)));
            return;
        }
        let shell = Rc::downgrade(self);
        let send = Callback::from(move |event: Event| {
            if let Some(shell) = shell.upgrade() {
                shell.send(event);
            }
        });
        let root = self.host.root();
        let app = yew::Renderer::<App>::with_root_and_props(
            root,
            panel::Props { panel: Rc::new(panel), send },
        )
        .render();
        *self.app.borrow_mut() = Some(app);
    }

    /// Tells the host what came of a save. Ids and codes only.
    fn log(&self, entry: &crate::desk::LogEntry) {
        let pack = self
            .desk
            .try_borrow()
            .map(|d| format!("{} {}", d.pack.id, d.pack.version))
            .unwrap_or_default();
        let detail = report::Log {
            outcome: entry.outcome.name(),
            rules: entry.rules.iter().map(ToString::to_string).collect(),
            reason: entry.reason.as_deref().map(str::to_owned),
            pack,
        };
        if let Ok(detail) = input::give(&detail) {
            // A host whose listener throws is told by the loader; the save is not its business.
            let _ = self.emit.call2(&JsValue::NULL, &entry.outcome.name().into(), &detail);
        }
    }
}

/// A script's value as text, of which one crossing is enough; empty where it has none.
fn json_of(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn read_pack(value: &JsValue) -> Result<Pack, JsValue> {
    let text = json_of(value);
    let json = Json::read(&text).unwrap_or(Json::Null);
    pack::built::read(&&json).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        error(&format!("the phrase pack has {} problem(s):\n{}", lines.len(), lines.join("\n")))
    })
}

/// An `Error` for the console.
fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

/// The words of a panic for the console, where the build has them: a small one has none. That saving is unguarded
/// is said by the loader, which sees the module break off in either.
#[cfg(not(panic = "immediate-abort"))]
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&format!("huashu: {info}").into());
    }));
}
