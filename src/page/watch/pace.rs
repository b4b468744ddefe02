//! When to look: before the next picture after what a person did, lazily after what the page does by itself.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, MutationRecord, Node};

use super::{Watch, record};
use crate::page::dom;

/// After looks that find nothing new, the part of the time that looking takes is one in so many.
const SHARE: f64 = 40.0;

/// More changes at once than this are not gone through: searching all for shadow roots at the next look costs less.
const MANY: u32 = 32;

/// How long until our element is put back again, in ms.
const BACK: f64 = 1000.0;

impl Watch {
    /// Asks for a look before the next picture.
    pub fn schedule(&self) {
        if self.pending.get().is_none() {
            let asked = self.scope.top.request_animation_frame(self.draw.as_ref().unchecked_ref());
            self.pending.set(asked.ok());
        }
    }

    /// Asks for a look at what no person changed. A page that draws all the time keeps its pictures: where looks find
    /// nothing new, the next one waits.
    pub(super) fn schedule_lazily(&self) {
        let (at, took, idle) = self.looked.get();
        let pause = match idle {
            ..4 => 0.0,
            4..7 => f64::from(1 << (idle + 3)),
            _ => (took * SHARE).clamp(512.0, 2048.0),
        };
        // A clock may be set back.
        self.schedule_after((at + pause - js_sys::Date::now()).min(pause));
    }

    pub(super) fn schedule_after(&self, wait: f64) {
        if wait <= 0.0 {
            self.schedule();
        } else if self.waiting.get().is_none() {
            let idle = self.idle.as_ref().unchecked_ref();
            #[allow(clippy::cast_possible_truncation)] // two seconds at most
            let wait = wait as i32;
            let asked =
                self.scope.top.set_timeout_with_callback_and_timeout_and_arguments_0(idle, wait);
            self.waiting.set(asked.ok());
        }
    }

    /// Puts our element back where the page took it out, at most once a second: two that fight would leave no time.
    pub(super) fn come_back(&self) {
        let now = js_sys::Date::now();
        let since = now - self.back.get();
        if self.scope.own.is_connected() {
            return;
        }
        if (0.0..BACK).contains(&since) {
            self.schedule_after(BACK - since);
        } else if let Some(body) = self.scope.top.document().and_then(|d| d.body()) {
            self.back.set(now);
            // It fails for no body that there is.
            let _ = body.append_child(&self.scope.own);
        }
    }

    pub(super) fn drawn(&self) {
        self.pending.set(None);
        let began = js_sys::Date::now();
        self.come_back();
        self.rescan();
        // A half-composed word is none: its end asks again.
        if self.composing.get() {
            return;
        }
        self.scope.handed.take();
        let seen = self.look();
        let now = (record(&self.scope), seen);
        if self.moved.take() {
            (self.caret)();
        }
        let is_new = *self.last.borrow() != now || self.scope.marks.are_lost();
        let (ended, idle) = (js_sys::Date::now(), self.looked.get().2);
        self.looked.set((ended, ended - began, if is_new { 0 } else { idle.saturating_add(1) }));
        if is_new {
            self.scope.handed.replace(Some(now.1.clone()));
            self.last.replace(now);
            (self.changed)();
            self.scope.handed.take();
        }
    }

    pub(super) fn mutated(&self, records: &Array) {
        if records.length() > MANY {
            self.scope.forget_hosts();
            self.schedule_lazily();
            return;
        }
        let mut foreign = false;
        for record in records.iter().map(JsCast::unchecked_into::<MutationRecord>) {
            let Some(target) = record.target().filter(|t| !self.scope.is_own(t)) else { continue };
            foreign = true;
            let added = record.added_nodes();
            let grown = (0..added.length())
                .filter_map(|i| added.get(i))
                .any(|n| is_new_host(&n, dom::has_shadow));
            if grown
                || (is_new_host(&target, |e| e.shadow_root().is_some())
                    && !self.knows_shadow(&target))
            {
                self.scope.forget_hosts();
            }
        }
        if foreign {
            self.schedule_lazily();
        }
    }
}

fn is_new_host(node: &Node, hosts: impl Fn(&Element) -> bool) -> bool {
    node.node_type() == Node::ELEMENT_NODE && hosts(node.unchecked_ref())
}
