//! What is written into the page for the agent, and where the agent is led.

use super::{Desk, Effect};
use crate::text::Span;

impl Desk {
    pub(super) fn insert(&mut self, phrase: usize) -> Vec<Effect> {
        let facts = crate::fact::Facts::new(&self.pack, &self.ticket, &self.readings);
        let taken = phrase;
        let Some(phrase) = self.pack.phrases.get(phrase) else { return Vec::new() };
        // Filled anew: what the list showed may be a look older than the page.
        let text = crate::phrase::fill(phrase, &facts).text;
        let over = self.close_finder();
        if let Some(name) = self.reply_name() {
            self.inserting = Some(text.clone());
            self.taken = Some(taken);
            return vec![Effect::Insert { name, text, over }];
        }
        self.copy(text)
    }

    /// The page has no field to write to: the agent gets the words another way.
    fn copy(&mut self, text: String) -> Vec<Effect> {
        let zh = "页面上没有可写的回复栏，已复制到剪贴板。";
        let en = "The page has no reply field to write to: copied to the clipboard.";
        self.notice = Some(self.lang.pick(zh, en).to_owned());
        vec![Effect::Copy(text)]
    }

    /// The notice said that a text was copied, and it was not.
    pub(super) fn not_copied(&mut self) -> Vec<Effect> {
        let zh = "没有写入，浏览器也不让复制。请在助手里选中文字，手动复制。";
        let en = "Not written, and the browser refuses the clipboard: select the words in the panel and copy them.";
        self.notice = Some(self.lang.pick(zh, en).to_owned());
        Vec::new()
    }

    pub(super) fn repair(&mut self, finding: usize, fix: usize) -> Vec<Effect> {
        let Some(fix) = self.advice.findings.get(finding).and_then(|f| f.fixes.get(fix)) else {
            return Vec::new();
        };
        if let Some(edit) = &fix.edit {
            self.taken = fix.phrase;
            self.writing = true;
            return vec![Effect::Write(edit.clone())];
        }
        let text = fix.text.clone();
        self.copy(text)
    }

    pub(super) fn show(&mut self, finding: usize) -> Vec<Effect> {
        let at = self.advice.findings.get(finding).and_then(|f| f.at);
        let Some(at) = at.or_else(|| {
            Some(crate::ticket::Place {
                entry: self.ticket.reply(&self.pack)?,
                span: Span::default(),
            })
        }) else {
            return Vec::new();
        };
        let mut effects = self.drop_held();
        if let Some(entry) = self.ticket.entries.get(at.entry) {
            effects.push(Effect::Focus { name: entry.name.clone(), span: Some(at.span) });
        }
        effects
    }
}
