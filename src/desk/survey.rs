//! The health view and the field picker: how a rollout engineer sees what was understood of a page, and points at
//! the rest.

use std::rc::Rc;

use super::{Desk, Effect};
use crate::draft::{Draft, Line, Part};
use crate::health::{self, Given, Health};

/// The health view while it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// What the page layer found out.
    pub given: Rc<Given>,
    /// What the person does in it.
    pub doing: Doing,
}

/// What a person does in the health view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// Reading the report.
    Reading,
    /// Pointing at things of the page; the words of what the keyboard came to.
    Pointing(String),
    /// Saying what the chosen thing is, by searching for this.
    Choosing(Rc<Picked>, String),
}

/// A thing of the page that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picked {
    /// Its label, or the words on it.
    pub label: String,
    /// What a person reads in it.
    pub text: String,
    /// Its selector; empty where none hits it alone.
    pub css: String,
    /// Whether the selector hits nothing else, in any frame.
    pub alone: bool,
    /// Whether it is something to press.
    pub pressed: bool,
}

/// Something that happened in the health view, or in the page for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Open it, or look again.
    Open,
    /// The page was looked at for it.
    Seen(Rc<Given>),
    /// Leave it.
    Close,
    /// One step back: from the choice to pointing, from there to the report, from there out.
    Back,
    /// Show the page's field of this name.
    Show(String),
    /// Put the report onto the clipboard.
    Report,
    /// Point at things of the page.
    Point,
    /// The keyboard came to a thing of the page.
    At(String),
    /// A thing of the page was chosen.
    Picked(Rc<Picked>),
    /// Choose what holds the chosen thing instead.
    Widen,
    /// Search what it may be.
    Seek(String),
    /// It is this.
    Choose(Part),
    /// Take a line of the draft out.
    Remove(usize),
    /// Take the last change of the draft back.
    Undo,
    /// The draft begins with these lines; whether the page is read with them.
    Begin(Vec<Line>, bool),
    /// Read the page with the draft.
    Try,
    /// Put the draft onto the clipboard, as a site file.
    Copy,
    /// Give the draft as a file.
    Download,
}

/// Something to be done for the health view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Get the module that has the health view, mount it in this one's place and open the view.
    Grow,
    /// Look at the page, then answer with [`Step::Seen`].
    Look,
    /// Draw a frame around the page's field of this name.
    Outline(String),
    /// Let the person point, or go on; answer with [`Step::At`], [`Step::Picked`] and [`Step::Back`].
    Point,
    /// Choose what holds the chosen thing, then answer with [`Step::Picked`].
    Widen,
    /// End pointing, and take the frame away.
    Clear,
    /// Put this report onto the clipboard, with the browser's name.
    Report(String),
    /// Keep the draft for as long as the browser's window lives.
    Keep(Vec<Line>),
    /// Read the page with the draft, then answer with [`Step::Seen`].
    Try(Vec<Line>),
    /// Put the draft onto the clipboard, as a site file.
    Copy(Vec<Line>),
    /// Give the draft as a file.
    Download(Vec<Line>),
}

impl Desk {
    /// The report on the page as it is now.
    #[must_use]
    pub fn health(&self, given: &Given) -> Health {
        health::check(&self.ticket, self.placer(), &self.pack, given)
    }

    pub(super) fn step(&mut self, step: Step) -> Vec<Effect> {
        let errand = match step {
            Step::Open => Errand::Look,
            Step::Seen(given) => {
                let doing = self.survey.take().map_or(Doing::Reading, |s| s.doing);
                self.survey = Some(Survey { given, doing });
                return Vec::new();
            }
            Step::Begin(lines, tried) => {
                self.draft = Draft::new(lines, tried);
                return Vec::new();
            }
            Step::Close => return self.leave_survey(),
            Step::Back => return self.back(),
            Step::Show(name) => Errand::Outline(name),
            Step::Report => {
                let Some(survey) = &self.survey else { return Vec::new() };
                let text = self.health(&survey.given).text(self.lang);
                self.tell(
                    "报告已复制，里面没有工单内容。",
                    "Report copied; it holds no words of the ticket.",
                );
                Errand::Report(text)
            }
            Step::Point => return self.do_now(Doing::Pointing(String::new()), Errand::Point),
            Step::At(words) => {
                if let Some(Survey { doing: Doing::Pointing(at), .. }) = &mut self.survey {
                    *at = words;
                }
                return Vec::new();
            }
            Step::Picked(picked) => {
                if let Some(survey) = &mut self.survey {
                    survey.doing = Doing::Choosing(picked, String::new());
                }
                return Vec::new();
            }
            Step::Seek(words) => {
                if let Some(Survey { doing: Doing::Choosing(_, query), .. }) = &mut self.survey {
                    *query = words;
                }
                return Vec::new();
            }
            Step::Widen => Errand::Widen,
            Step::Choose(part) => return self.choose(part),
            Step::Remove(line) => return self.redraft(|draft| draft.remove(line)),
            Step::Undo => return self.redraft(Draft::undo),
            Step::Try => {
                self.draft.tried = true;
                self.tell("页面已按草稿重新读取。", "The page is read with the draft now.");
                Errand::Try(self.draft.lines().to_vec())
            }
            Step::Copy => {
                self.tell("站点文件已复制。", "Site file copied.");
                Errand::Copy(self.draft.lines().to_vec())
            }
            Step::Download => Errand::Download(self.draft.lines().to_vec()),
        };
        vec![Effect::Survey(errand)]
    }

    /// Leaves the health view.
    pub(super) fn leave_survey(&mut self) -> Vec<Effect> {
        if self.survey.take().is_none() {
            return Vec::new();
        }
        self.notice = None;
        vec![Effect::Survey(Errand::Clear)]
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.survey.as_ref().map(|s| &s.doing) {
            None => Vec::new(),
            Some(Doing::Reading) => self.leave_survey(),
            Some(Doing::Pointing(_)) => self.do_now(Doing::Reading, Errand::Clear),
            Some(Doing::Choosing(..)) => self.do_now(Doing::Pointing(String::new()), Errand::Point),
        }
    }

    fn do_now(&mut self, doing: Doing, errand: Errand) -> Vec<Effect> {
        let Some(survey) = &mut self.survey else { return Vec::new() };
        survey.doing = doing;
        self.notice = None;
        vec![Effect::Survey(errand)]
    }

    fn choose(&mut self, part: Part) -> Vec<Effect> {
        let Some(Survey { doing: Doing::Choosing(picked, _), .. }) = &self.survey else {
            return Vec::new();
        };
        let css = picked.css.clone();
        if css.is_empty() {
            return Vec::new();
        }
        let mut effects = self.redraft(|draft| draft.choose(part, css));
        effects.extend(self.do_now(Doing::Pointing(String::new()), Errand::Point));
        effects
    }

    fn redraft(&mut self, change: impl FnOnce(&mut Draft)) -> Vec<Effect> {
        change(&mut self.draft);
        vec![Effect::Survey(Errand::Keep(self.draft.lines().to_vec()))]
    }

    fn tell(&mut self, zh: &str, en: &str) {
        self.notice = Some(self.lang.pick(zh, en).to_owned());
    }
}
