//! The errands of the health view and the field picker, and the report for scripts.

// A build without the health view holds this and reaches none of it: the linker drops what is not reached.
#![cfg_attr(not(feature = "survey"), allow(dead_code))]

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::{Shell, input};
use crate::desk::{Desk, Errand, Event, Picked, Step};
use crate::draft::Line;
use crate::health::{Given, Group, Health, Row, State};
use crate::page::{Page, Pointed};
use crate::report::{Grow, Tree};

impl Shell {
    /// The draft begins with what was kept of one, else with the site file.
    pub(super) fn begin(self: &Rc<Self>, kept: &JsValue) {
        let Some(page) = self.page() else { return };
        let own = page.site().lines();
        let kept = if kept.is_object() { input::site(&self.window, kept).ok() } else { None };
        let lines = kept.map_or_else(|| own.clone(), |site| site.lines());
        let tried = lines == own;
        self.send(Event::Survey(Step::Begin(lines, tried)));
    }

    pub(super) fn errand(self: &Rc<Self>, errand: Errand) {
        if let Errand::Try(lines) = errand {
            self.attach_anew(&lines);
            return;
        }
        let Some(page) = self.page() else { return };
        match errand {
            Errand::Look => {
                self.look();
                self.send(Event::Survey(Step::Seen(Rc::new(self.given(&page)))));
            }
            Errand::Outline(name) => page.outline(&name),
            Errand::Point => {
                let shell = Rc::downgrade(self);
                page.point(Box::new(move |pointed| {
                    if let Some(shell) = shell.upgrade() {
                        shell.send(Event::Survey(step(pointed)));
                    }
                }));
            }
            Errand::Widen => page.widen(),
            Errand::Clear => page.clear(),
            Errand::Report(text) => self.copy(&(self.head() + &text)),
            Errand::Keep(lines) => self.tell("keep", &page.site().with(&lines).json()),
            Errand::Copy(lines) => self.copy(&page.site().with(&lines).json()),
            Errand::Download(lines) => self.tell("download", &page.site().with(&lines).json()),
            Errand::Try(_) | Errand::Grow => {}
        }
    }

    /// Reads the page with a draft: the page is left and entered again, so that no rest of the old file stays.
    fn attach_anew(self: &Rc<Self>, lines: &[Line]) {
        let Some(site) = self.page().map(|page| page.site().with(lines)) else { return };
        drop(self.page.take());
        match Page::attach(self.window.clone(), site, self.host.element(), self.hooks()) {
            Ok(page) => *self.page.borrow_mut() = Some(Rc::new(page)),
            Err(error) => web_sys::console::error_2(&super::UNGUARDED.into(), &error),
        }
        self.errand(Errand::Look);
    }

    /// What the report needs to know of the page.
    fn given(&self, page: &Page) -> Given {
        let desk = self.desk.try_borrow().ok();
        let reply = desk.and_then(|desk| {
            let at = desk.ticket.reply(&desk.pack)?;
            desk.ticket.entries.get(at).map(|entry| Rc::clone(&entry.name))
        });
        Given { insertion: reply.and_then(|name| page.how(&name)), ..page.survey() }
    }

    /// Asks the loader for something.
    fn tell(&self, what: &str, text: &str) {
        // What it cannot do it tells itself.
        let _ = self.emit.call2(&JsValue::NULL, &what.into(), &text.into());
    }

    /// What stands above a report: this build and the browser.
    fn head(&self) -> String {
        ["huashu ", VERSION, " · ", &self.browser(), "\n"].concat()
    }

    fn browser(&self) -> String {
        self.window.navigator().user_agent().unwrap_or_default()
    }

    /// The report for scripts.
    pub(super) fn health(&self) -> Option<JsValue> {
        let given = self.given(&*self.page()?);
        let desk = self.desk.try_borrow().ok()?;
        let health = desk.health(&given);
        input::give(&Report { shell: self, desk: &desk, health: &health }).ok()
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn step(pointed: Pointed) -> Step {
    match pointed {
        Pointed::At(words) => Step::At(words),
        Pointed::Left => Step::Back,
        Pointed::Chosen { label, text, css, alone, pressed } => {
            Step::Picked(Rc::new(Picked { label, text, css, alone, pressed }))
        }
    }
}

struct Report<'a> {
    shell: &'a Shell,
    desk: &'a Desk,
    health: &'a Health,
}

fn table(entries: Vec<(&str, Tree)>) -> Tree {
    Tree::Table(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

impl Grow for Report<'_> {
    fn tree(&self) -> Tree {
        let lang = self.desk.lang;
        let row = |row: &Row| {
            let hint = row.hint.get(lang);
            table(vec![
                ("group", group(row.group).tree()),
                ("state", state(row.state).tree()),
                ("field", row.field.as_deref().map(str::to_owned).tree()),
                ("subject", row.subject.get(lang).tree()),
                ("says", row.says.get(lang).tree()),
                ("hint", (!hint.is_empty()).then_some(hint).tree()),
                ("names", row.names.tree()),
            ])
        };
        table(vec![
            ("mounted", true.tree()),
            ("version", VERSION.tree()),
            ("browser", self.shell.browser().tree()),
            ("pack", [&*self.desk.pack.id, " ", &self.desk.pack.version].concat().tree()),
            ("trouble", Tree::Null),
            ("found", self.health.found.tree()),
            ("open", self.health.open.tree()),
            ("rows", Tree::List(self.health.rows.iter().map(row).collect())),
            ("text", (self.shell.head() + &self.health.text(lang)).tree()),
        ])
    }
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Setup => "setup",
        Group::Field => "field",
        Group::Near => "near",
        Group::Reply => "reply",
        Group::Save => "save",
        Group::Selector => "selector",
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Fine => "fine",
        State::Ambiguous => "ambiguous",
        State::Hidden => "hidden",
        State::Missing => "missing",
        State::Near => "near",
        State::Wrong => "wrong",
    }
}
