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
use crate::reminder::Reminder;
use crate::rule::{Edit, Finding};
use crate::search::Index;
use crate::text::Span;
use crate::ticket::{PageSnapshot, Placer, Ticket};

mod finder;
mod held;
mod liked;
mod log;
mod look;
mod offers;
mod remind;
mod survey;
mod walk;
mod write;
pub use finder::{Find, Finder, KEYS, Keys, Mods, Opener, begins_word};
pub use held::{Held, Pardon, Resumed};
pub use liked::OWN;
pub use log::{Entry as LogEntry, Outcome};
pub use remind::{Chore, Recall};
pub use survey::{Doing, Errand, Picked, Step, Survey};
pub use walk::{Tab, Walk};

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
    /// The agent wants a file of favourites and own sentences.
    Give,
    /// Something of the list of phrases beside the caret.
    Find(Find),
    /// Tab goes down in the reply, after a phrase that left slots open.
    Tab(Tab),
    /// The keyboard left the reply.
    Away,
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
    /// Something of the promises that are kept in mind.
    Remind(Recall),
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
        /// The words right before the caret that it takes the place of; mostly none.
        over: String,
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
    /// Keep these favourites in the browser.
    Liked(Vec<Id>),
    /// Give the agent a file of them.
    Give,
    /// Tell the host and the log. Never holds words of the ticket.
    Log(LogEntry),
    /// Do something for the health view.
    Survey(Errand),
    /// Do something for the promises that are kept in mind.
    Remind(Chore),
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
    /// What opens the list of phrases beside the caret.
    pub keys: Keys,
    /// That list, while it is open.
    pub finder: Option<Finder>,
    /// The walk through open slots in the reply.
    pub walk: Option<Walk>,
    /// Favourites and sentences of the agent's own, the newest first: they outlive packs, and what this one does not have is
    /// passed over.
    pub liked: Vec<Id>,
    /// The phrase that is being inserted.
    inserting: Option<String>,
    /// The promises that are kept in mind, of all tickets, in the order of their due times.
    pub reminders: Vec<Reminder>,
    /// Whether the agent can be asked to let the browser notify.
    pub can_ask: bool,
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
            keys: Keys::read(KEYS).unwrap_or_default(),
            finder: None,
            walk: None,
            liked: Vec::new(),
            inserting: None,
            reminders: Vec::new(),
            can_ask: false,
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
            Event::Give => vec![Effect::Give],
            Event::Find(find) => self.find(find),
            Event::Tab(tab) => self.step_on(&tab),
            Event::Away => self.quietly(|desk| desk.walk = None),
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
            Event::Remind(recall) => self.recall(recall),
        }
    }

    /// Takes over the same pack with more words in it. What was judged is told in them.
    pub fn reword(&mut self, pack: Rc<Pack>) {
        self.pack = pack;
        self.add_own();
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

    /// The findings that hold the save that is tried, or where none is, any save: index and finding.
    pub fn holding(&self) -> impl Iterator<Item = (usize, &Finding)> {
        let holds = |f: &Finding| f.level >= Level::Reason && self.mode_of(f) == Mode::Enforce;
        self.advice.findings.iter().enumerate().filter(move |(_, f)| holds(f))
    }

    /// Whether the agent has written a reply that is not saved yet and would be held.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.reply() != self.kept && self.holding().next().is_some()
    }

    /// What stands in the reply.
    pub(crate) fn reply(&self) -> &str {
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

    /// Judges the ticket for a save of this kind, or for none.
    pub(super) fn judge_for(&mut self, save: Option<SaveKind>) {
        if std::mem::replace(&mut self.hand.save, save) != save
            && self.pack.rules.iter().any(|rule| !rule.on.is_empty())
        {
            self.judge();
        }
    }

    fn judge(&mut self) {
        self.advice = judge::judge(&self.pack, &self.ticket, &self.readings, &self.hand);
        self.offer_anew();
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
}
