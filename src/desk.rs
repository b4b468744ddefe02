//! The agent's desk: what happened goes in, what is to be done comes out.
//!
//! [`Desk::update`] is synchronous and pure, because a save can be held only inside the event that tried
//! it. Effects are values; the page layer carries them out and reports back with further events.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::draft::Draft;
use crate::judge::{self, Advice, Hand, Tick};
use crate::lang::Lang;
use crate::pack::{FieldIx, Id, Level, Mode, Pack, SaveKind, StageIx};
use crate::reading::Readings;
use crate::rule::{Edit, Finding};
use crate::search::Index;
use crate::suggest::{self, OFFERED};
use crate::text::Span;
use crate::ticket::{PageSnapshot, Placer, Ticket};

mod held;
mod log;
mod survey;
pub use held::{Held, Pardon, Resumed};
pub use log::{Entry as LogEntry, Outcome};
pub use survey::{Doing, Errand, Picked, Step, Survey};

/// Whether this build has the health view and the field picker.
pub const SURVEYS: bool = cfg!(feature = "survey");

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The page was looked at.
    Looked(PageSnapshot),
    /// The agent tries to save what the page shows, in this way.
    SaveTried(PageSnapshot, SaveKind),
    /// The agent pins a stage, or lets the ticket decide again.
    Pin(Option<StageIx>),
    /// The agent ticks or unticks a check (index into [`Pack::checks`]).
    Tick(usize),
    /// The agent searches phrases; empty shows the stage's.
    Search(String),
    /// The agent takes a phrase (index into [`Pack::phrases`]).
    Insert(usize),
    /// The agent takes a repair: index of the finding and of its fix.
    Repair(usize, usize),
    /// The agent wants to see the words of a finding (index).
    Show(usize),
    /// A write was carried out, or refused; the page looked like this afterwards.
    Written(Result<(), Unwritten>, PageSnapshot),
    /// The browser did not let a text onto the clipboard.
    NotCopied,
    /// Back to editing: the held save is given up.
    Edit,
    /// Save anyway, with the code of a reason.
    Override(Id),
    /// The dialog cannot be seen: the page hides it.
    Unseen,
    /// The held save was let go.
    Resumed(Resumed),
    /// The agent folds the panel away or opens it.
    Fold(bool),
    /// The agent changes the panel's language.
    Speak(Lang),
    /// The notice was read.
    Dismiss,
    /// Something of the health view.
    Survey(Step),
}

/// A text that the page did not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritten {
    /// Why, in words for the agent; that it was copied too, where it is.
    pub why: String,
    /// The text, where it goes onto the clipboard instead.
    pub copy: Option<String>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Stop the save that is being tried.
    Hold,
    /// Let the held save happen, once.
    Resume,
    /// Forget the held save.
    Drop,
    /// Change a field, then answer with [`Event::Written`].
    Write(Edit),
    /// Insert text at the caret of a field, then answer with [`Event::Written`].
    Insert {
        /// The field's name.
        name: Rc<str>,
        /// The text.
        text: String,
    },
    /// Put the focus into a field, with these words selected (bytes of the text that was seen).
    Focus {
        /// The field's name.
        name: Rc<str>,
        /// The words; none: where the caret was.
        span: Option<Span>,
    },
    /// Put text onto the clipboard: the page has no field for it.
    Copy(String),
    /// The agent took the phrase of this id: count it.
    Used(Id),
    /// The panel speaks this language now: get the pack's words in it, if they are elsewhere, for [`Desk::reword`].
    Speak(Lang),
    /// Tell the host and the log. Never holds words of the ticket.
    Log(LogEntry),
    /// Do something for the health view.
    Survey(Errand),
}

/// All that the assistant knows while a page is open.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The pack.
    pub pack: Rc<Pack>,
    /// The panel's language.
    pub lang: Lang,
    /// The ticket that the page shows.
    pub ticket: Ticket,
    /// What is read in it.
    pub readings: Readings,
    /// What the agent did by hand, for this ticket.
    pub hand: Hand,
    /// The judgement.
    pub advice: Advice,
    /// The phrases offered, in the places in which the panel shows them: indices into [`Pack::phrases`].
    pub offers: Vec<usize>,
    /// The save that is held, if one is.
    pub held: Option<Held>,
    /// What the agent saved anyway: the same text is not held for the same rules again, since a page may
    /// ask once more before it saves.
    pub pardon: Option<Pardon>,
    /// What the agent searches for.
    pub query: String,
    /// Whether the panel is folded away.
    pub folded: bool,
    /// What the agent should know right now.
    pub notice: Option<String>,
    /// The health view, while it is open.
    pub survey: Option<Survey>,
    /// The draft of a site file.
    pub draft: Draft,
    placer: Placer,
    /// The reply as the record was opened or saved with it.
    kept: String,
    /// Made when the agent searches first.
    index: Rc<OnceCell<Index>>,
    record: String,
    revision: u64,
    /// When the agent typed last; none where what is offered was put in order since.
    typed: Option<time::OffsetDateTime>,
    /// The phrase that is being written: index into [`Pack::phrases`].
    taken: Option<usize>,
    /// Whether a repair is being written: what the page shows meanwhile is half of it.
    pub writing: bool,
}

/// How long an agent who types can stop before what is offered is put in order anew, at the next key.
const PAUSE: time::Duration = time::Duration::seconds(5);

/// Whether a look differs from the one before by what a person types: the words of one field that can be written to.
/// The same words, looked at later, are typed on too: due times move on by the minute.
fn is_typed(before: &Ticket, now: &Ticket) -> bool {
    let pairs = || before.entries.iter().zip(&now.entries);
    before.entries.len() == now.entries.len()
        && pairs().all(|(old, new)| {
            old.name == new.name && (old.text == new.text || (old.writable && new.writable))
        })
        && pairs().filter(|(old, new)| old.text != new.text).count() <= 1
}

impl Desk {
    /// A desk with nothing on it, at the moment `now`.
    #[must_use]
    pub fn new(pack: Rc<Pack>, lang: Lang, now: time::OffsetDateTime) -> Self {
        let ticket = Ticket { now, entries: Vec::new() };
        let placer = Placer::new(&pack);
        let mut desk = Self {
            pack,
            lang,
            ticket,
            readings: Readings::default(),
            hand: Hand::default(),
            advice: Advice::default(),
            offers: Vec::new(),
            held: None,
            pardon: None,
            query: String::new(),
            folded: false,
            notice: None,
            survey: None,
            draft: Draft::default(),
            placer,
            kept: String::new(),
            index: Rc::default(),
            record: String::new(),
            revision: 0,
            typed: None,
            taken: None,
            writing: false,
        };
        desk.judge();
        desk
    }

    /// Takes in what happened and says what is to be done, in order.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Looked(page) => self.looked(&page),
            Event::SaveTried(page, kind) => self.try_save(&page, kind),
            Event::Pin(stage) => self.by_hand(|hand| hand.pinned = stage),
            Event::Tick(check) => self.tick(check),
            Event::Search(query) => self.quietly(|desk| desk.query = query),
            Event::Insert(phrase) => self.insert(phrase),
            Event::Repair(finding, fix) => self.repair(finding, fix),
            Event::Show(finding) => self.show(finding),
            Event::Written(outcome, page) => self.written(outcome, &page),
            Event::NotCopied => self.not_copied(),
            // The dialog is shut while a repair is written, and says so as if by hand.
            Event::Edit if self.writing => Vec::new(),
            Event::Edit => self.give_up(),
            Event::Override(reason) => self.override_with(&reason),
            Event::Unseen => self.unseen(),
            Event::Resumed(how) => self.resumed(how),
            Event::Fold(folded) => {
                self.folded = folded;
                if folded && SURVEYS { self.leave_survey() } else { Vec::new() }
            }
            Event::Speak(lang) => {
                self.lang = lang;
                vec![Effect::Speak(lang)]
            }
            Event::Dismiss => self.quietly(|desk| desk.notice = None),
            // Constant, so that a build without it holds none of it.
            Event::Survey(step) if SURVEYS => self.step(step),
            Event::Survey(_) => vec![Effect::Survey(Errand::Grow)],
        }
    }

    /// Takes over the same pack with more words in it. What was judged is told in them.
    pub fn reword(&mut self, pack: Rc<Pack>) {
        self.pack = pack;
        self.index = Rc::default();
        self.judge();
    }

    /// Places the names that pages give their fields.
    #[must_use]
    pub fn placer(&self) -> &Placer {
        &self.placer
    }

    /// The pack's words, laid out for search.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.pack))
    }

    /// The findings that hold the save that is held, or where none is, those that hold some kind of save: index and
    /// finding.
    pub fn holding(&self) -> impl Iterator<Item = (usize, &Finding)> {
        self.holding_of(self.held.as_ref().map(|held| held.kind))
    }

    /// The findings that hold a save of this kind, or of any: index and finding.
    pub fn holding_of(&self, kind: Option<SaveKind>) -> impl Iterator<Item = (usize, &Finding)> {
        let on = move |f: &Finding| {
            let on = self.pack.rules.get(f.rule).map_or(&[][..], |rule| &rule.on);
            on.is_empty() || kind.is_none_or(|kind| on.contains(&kind))
        };
        self.advice.findings.iter().enumerate().filter(move |(_, f)| {
            f.level >= Level::Reason && on(f) && self.mode_of(f) == Mode::Enforce
        })
    }

    /// Whether the agent has written a reply that is not saved yet and would be held.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.reply() != self.kept && self.holding_of(None).next().is_some()
    }

    fn reply(&self) -> &str {
        let entry = self.ticket.reply(&self.pack).and_then(|ix| self.ticket.entries.get(ix));
        entry.map_or("", |entry| &entry.text)
    }

    /// Takes the reply as saved.
    fn keep(&mut self) {
        self.kept = self.reply().to_owned();
    }

    /// How hard the rule of a finding presses, on the day that the page gives.
    #[must_use]
    pub fn mode_of(&self, finding: &Finding) -> Mode {
        self.pack.rule_mode_on(finding.rule, self.ticket.now.date())
    }

    fn quietly(&mut self, change: impl FnOnce(&mut Self)) -> Vec<Effect> {
        change(self);
        Vec::new()
    }

    fn by_hand(&mut self, change: impl FnOnce(&mut Hand)) -> Vec<Effect> {
        change(&mut self.hand);
        self.judge();
        Vec::new()
    }

    fn judge(&mut self) {
        self.advice = judge::judge(&self.pack, &self.ticket, &self.readings, &self.hand);
        self.offer_anew();
    }

    /// Puts the offers in order, wherever they stood.
    fn offer_anew(&mut self) {
        self.typed = None;
        self.offers.clear();
        self.offer();
    }

    /// Puts the offers in order; one that stands there already keeps its place.
    fn offer(&mut self) {
        let now: Vec<usize> =
            self.advice.suggestions.iter().take(OFFERED).map(|s| s.phrase).collect();
        self.offers = suggest::steady(&self.offers, &now);
    }

    /// How often the agent took each phrase lately, by id. One that the pack does not have is passed over.
    pub fn recall<'a>(&mut self, uses: impl Iterator<Item = (&'a str, u16)>) {
        self.hand.uses = vec![0; self.pack.phrases.len()];
        for (id, count) in uses {
            let at = self.pack.phrases.iter().position(|phrase| *phrase.id == *id);
            if let Some(known) = at.and_then(|at| self.hand.uses.get_mut(at)) {
                *known = count;
            }
        }
        self.judge();
    }

    /// Counts a use of a phrase.
    fn used(&mut self, phrase: usize) -> Option<Effect> {
        let id = self.pack.phrases.get(phrase)?.id.clone();
        self.hand.uses.resize(self.pack.phrases.len(), 0);
        if let Some(count) = self.hand.uses.get_mut(phrase) {
            *count = count.saturating_add(1);
        }
        Some(Effect::Used(id))
    }

    /// Takes over a look at the page. Another record starts with a clean hand, and a save held for the
    /// record before it is given up.
    /// Looked at while the agent types, the page leaves the offers in their places: a hand on its way to one of them
    /// must not meet another.
    fn look(&mut self, page: &PageSnapshot) -> Vec<Effect> {
        if page.revision < self.revision {
            return Vec::new();
        }
        let ticket = Ticket::read(page, &self.placer);
        let record = self.record_of(page, &ticket);
        let other = record != self.record;
        // Due times are told to the minute, so a look within it changes nothing.
        let minute = |t: &Ticket| t.now.unix_timestamp().div_euclid(60);
        if !other
            && ticket.entries == self.ticket.entries
            && minute(&ticket) == minute(&self.ticket)
        {
            return Vec::new();
        }
        self.revision = page.revision;
        self.readings = Readings::of(&self.pack, &ticket, &self.readings);
        let types = !other && is_typed(&self.ticket, &ticket);
        let goes_on = self.typed.is_none_or(|at| ticket.now - at < PAUSE);
        let (typed, offers) = (ticket.now, std::mem::take(&mut self.offers));
        self.ticket = ticket;
        let mut effects = Vec::new();
        if other {
            self.record = record;
            self.hand = Hand { uses: std::mem::take(&mut self.hand.uses), ..Hand::default() };
            self.pardon = None;
            self.query.clear();
            self.notice = None;
            self.keep();
            if self.held.take().is_some() {
                effects.push(Effect::Drop);
            }
        }
        self.judge();
        if types {
            if goes_on {
                self.offers = offers;
                self.offer();
            }
            self.typed = Some(typed);
        }
        effects
    }

    /// A look that nobody asked for. A page that mended itself under the dialog leaves nothing to mend there;
    /// the agent saves again.
    fn looked(&mut self, page: &PageSnapshot) -> Vec<Effect> {
        let mut effects = self.look(page);
        if self.held.is_some() && !self.writing && self.holding().next().is_none() {
            effects.extend(self.give_up());
        }
        effects
    }

    /// What tells one record from another: the address, and the ticket's number where the page shows it.
    fn record_of(&self, page: &PageSnapshot, ticket: &Ticket) -> String {
        let number = self.named(ticket, "ticket_id").unwrap_or_default();
        format!("{}\n{number}", page.record)
    }

    fn tick(&mut self, check: usize) -> Vec<Effect> {
        let Some(id) = self.pack.checks.get(check).map(|c| c.id.clone()) else { return Vec::new() };
        let by = self.agent();
        let at = self.ticket.now;
        self.by_hand(|hand| {
            let before = hand.ticks.len();
            hand.ticks.retain(|(ticked, _)| *ticked != id);
            if hand.ticks.len() == before {
                hand.ticks.push((id, Tick { at, by }));
            }
        })
    }

    /// The agent's name or number as the ticket shows it.
    fn agent(&self) -> String {
        let named = |id| self.named(&self.ticket, id);
        named("accept_agent").or_else(|| named("handler")).unwrap_or_default().to_owned()
    }

    /// The text of the field with this canonical id, where the pack knows it and the ticket has it.
    fn named<'a>(&self, ticket: &'a Ticket, id: &str) -> Option<&'a str> {
        let ix = self.pack.fields.iter().position(|f| &*f.id == id)?;
        ticket.text(FieldIx(u16::try_from(ix).ok()?), &self.pack)
    }

    fn insert(&mut self, phrase: usize) -> Vec<Effect> {
        let facts = crate::fact::Facts::new(&self.pack, &self.ticket, &self.readings);
        let taken = phrase;
        let Some(phrase) = self.pack.phrases.get(phrase) else { return Vec::new() };
        // Filled anew: what the list showed may be a look older than the page.
        let text = crate::phrase::fill(phrase, &facts).text;
        let reply = self.ticket.reply(&self.pack).and_then(|ix| self.ticket.entries.get(ix));
        if let Some(name) = reply.map(|entry| entry.name.clone()) {
            self.taken = Some(taken);
            return vec![Effect::Insert { name, text }];
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
    fn not_copied(&mut self) -> Vec<Effect> {
        let zh = "没有写入，浏览器也不让复制。请在助手里选中文字，手动复制。";
        let en = "Not written, and the browser refuses the clipboard: select the words in the panel and copy them.";
        self.notice = Some(self.lang.pick(zh, en).to_owned());
        Vec::new()
    }

    fn repair(&mut self, finding: usize, fix: usize) -> Vec<Effect> {
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

    fn show(&mut self, finding: usize) -> Vec<Effect> {
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
