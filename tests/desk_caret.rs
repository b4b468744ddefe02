//! What happens beside the caret: the list of phrases, the walk through open slots, what is marked in the reply. A page is
//! a text with a caret here. `tests/desk/pack.toml` is the pack.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::rc::Rc;

use huashu::desk::{Desk, Effect, Event, Find, KEYS, Keys, OWN, Opener, Tab, begins_word};
use huashu::lang::Lang;
use huashu::pack::{SaveKind, source};
use huashu::page::beside::{Line, Size, place};
use huashu::proof;
use huashu::text::Span;
use huashu::ticket::{PageSnapshot, SeenField};
use huashu::view::{self, FinderView, PieceKind};

/// A desk, and a page with one reply: `|` stands at the caret.
struct Scene {
    desk: Desk,
    text: String,
    selected: Span,
    handler: &'static str,
    looks: u64,
    /// Whether the keyboard is in the reply.
    inside: bool,
    refuses: bool,
    /// Ids of the phrases whose use is counted.
    counted: Vec<String>,
}

impl Scene {
    fn new(reply: &str) -> Self {
        let files = vec![("pack.toml".to_owned(), include_str!("desk/pack.toml").to_owned())];
        let pack = source::load(vec![("tests/desk".to_owned(), files)])
            .unwrap_or_else(|report| panic!("{report}"))
            .pack;
        let at = reply.find('|').unwrap_or(reply.len());
        let mut scene = Self {
            desk: Desk::new(Rc::new(pack), Lang::Zh, proof::NOW),
            text: reply.replace('|', ""),
            selected: Span::new(at, at),
            handler: "张敏",
            looks: 0,
            inside: true,
            refuses: false,
            counted: Vec::new(),
        };
        scene.look();
        scene
    }

    fn snapshot(&mut self) -> PageSnapshot {
        self.looks += 1;
        let field = |name: &str, text: &str| SeenField {
            name: name.to_owned(),
            text: text.to_owned(),
            writable: true,
            ..SeenField::default()
        };
        let fields = vec![field("处理人", self.handler), field("回复", &self.text)];
        let record = "/1".to_owned();
        PageSnapshot { revision: self.looks, now: proof::NOW, record, fields }
    }

    fn look(&mut self) {
        let page = self.snapshot();
        self.send(Event::Looked(page));
    }

    fn send(&mut self, event: Event) {
        for effect in self.desk.update(event) {
            match effect {
                Effect::Insert { text, over, .. } if !self.refuses => {
                    let end = self.selected.end;
                    let start = end - over.len();
                    assert_eq!(&self.text[start..end], over, "only what stands there is replaced");
                    self.text.replace_range(start..end, &text);
                    self.selected = Span::new(start + text.len(), start + text.len());
                    self.inside = true;
                    let page = self.snapshot();
                    self.send(Event::Written(Ok(()), page));
                }
                Effect::Insert { .. } => {
                    let why = huashu::desk::Unwritten { why: "不能写".to_owned(), copy: None };
                    let page = self.snapshot();
                    self.send(Event::Written(Err(why), page));
                }
                Effect::Focus { span, .. } => {
                    self.inside = true;
                    self.selected = span.unwrap_or(self.selected);
                }
                Effect::Used(id) => self.counted.push(id.to_string()),
                _ => {}
            }
        }
    }

    fn find(&mut self, find: Find) {
        if let Find::Open(..) = find {
            self.inside = false;
        }
        self.send(Event::Find(find));
    }

    /// Types over what is selected.
    fn typed(&mut self, words: &str) {
        let Span { start, end } = self.selected;
        self.text.replace_range(start..end, words);
        self.selected = Span::new(start + words.len(), start + words.len());
        self.look();
    }

    fn tab(&mut self, back: bool) -> bool {
        let (text, selected) = (self.text.clone(), self.selected);
        self.send(Event::Tab(Tab { text, selected, back }));
        self.desk.walk.is_some()
    }

    fn list(&self) -> Option<Rc<FinderView>> {
        view::panel(&self.desk).finder
    }

    fn phrase(&self, id: &str) -> usize {
        self.desk.pack.phrases.iter().position(|p| &*p.id == id).unwrap()
    }

    /// The reply with `|` at the caret, or around what is selected.
    fn shown(&self) -> String {
        let Span { start, end } = self.selected;
        let (head, middle, tail) = (&self.text[..start], &self.text[start..end], &self.text[end..]);
        if middle.is_empty() { format!("{head}|{tail}") } else { format!("{head}|{middle}|{tail}") }
    }
}

#[test]
fn each_way_out_leaves_the_reply_as_it_should_be() {
    use Opener::{Composed, Elsewhere, Key, Typed};
    // Before, what opens it, the way out, after, whether the keyboard is in the reply then.
    let cases = [
        ("您好。|再见。", Typed('/'), Find::Leave(""), "您好。/|再见。", true),
        ("您好。|再见。", Typed('、'), Find::Leave(""), "您好。、|再见。", true),
        ("您好。|再见。", Typed('/'), Find::Leave(" "), "您好。/ |再见。", true),
        ("您好。|再见。", Typed('/'), Find::Unsay, "您好。|再见。", true),
        ("您好。、|再见。", Composed('、'), Find::Leave(""), "您好。、|再见。", true),
        ("您好。、|再见。", Composed('、'), Find::Leave(" "), "您好。、 |再见。", true),
        ("您好。、|再见。", Composed('、'), Find::Unsay, "您好。|再见。", true),
        ("您好。|再见。", Key, Find::Leave(""), "您好。|再见。", true),
        ("您好。|再见。", Key, Find::Unsay, "您好。|再见。", true),
        ("您好。|再见。", Elsewhere, Find::Leave(""), "您好。|再见。", false),
    ];
    for (before, opener, way, after, inside) in cases {
        let mut scene = Scene::new(before);
        scene.find(Find::Open(opener, String::new()));
        assert!(scene.list().is_some());
        scene.find(Find::Ask("gx".to_owned()));
        scene.find(way.clone());
        assert_eq!(scene.list(), None);
        assert_eq!((scene.shown().as_str(), scene.inside), (after, inside), "{opener:?} {way:?}");
        // Once it is closed, nothing of it can be left again.
        scene.find(way);
        assert_eq!(scene.shown(), after);
    }
}

#[test]
fn a_phrase_takes_the_place_of_what_opened_the_list() {
    use Opener::{Composed, Elsewhere, Key, Typed};
    for (before, opener) in [
        ("您好。|再见。", Typed('/')),
        ("您好。|再见。", Key),
        ("您好。|再见。", Elsewhere),
        ("您好。、|再见。", Composed('、')),
    ] {
        let mut scene = Scene::new(before);
        scene.find(Find::Open(opener, String::new()));
        scene.send(Event::Insert(scene.phrase("thanks")));
        assert_eq!(scene.shown(), "您好。感谢您的耐心。|再见。", "{opener:?}");
        assert_eq!(scene.list(), None);
        assert!(scene.desk.walk.is_none());
    }
}

#[test]
fn the_list_has_what_is_offered_and_searches_apart_from_the_panel() {
    let mut scene = Scene::new("您好。|");
    scene.find(Find::Open(Opener::Key, String::new()));
    let offered = view::panel(&scene.desk).phrases;
    assert!(!offered.is_empty());
    assert_eq!(scene.list().unwrap().lines, offered);
    scene.find(Find::Go(1));
    assert_eq!(scene.list().unwrap().at, 1);
    // A search begins at its best hit.
    scene.find(Find::Ask("fangxin".to_owned()));
    let list = scene.list().unwrap();
    assert_eq!((list.at, &*list.lines[0].id), (0, "why"));
    let hit = list.lines[0].pieces.iter().find(|piece| piece.kind == PieceKind::Hit).unwrap();
    assert_eq!(hit.text, "放心");
    assert_eq!(view::panel(&scene.desk).phrases, offered);
    assert_eq!(scene.desk.query, "");
    // A line that is not there is the last one.
    scene.find(Find::Go(99));
    assert_eq!(scene.list().unwrap().at, list.lines.len() - 1);
    scene.find(Find::Ask("葡萄干".to_owned()));
    assert_eq!(scene.list().unwrap().lines, []);
}

#[test]
fn digits_of_a_code_are_typed() {
    let mut scene = Scene::new("|");
    scene.find(Find::Open(Opener::Key, String::new()));
    for (query, digits) in
        [("", ""), ("w", ""), ("wy", "3"), ("WY", "3"), ("wy3", ""), ("感", ""), ("3", "")]
    {
        scene.find(Find::Ask(query.to_owned()));
        assert_eq!(scene.list().unwrap().digits, digits, "{query}");
    }
}

#[test]
fn nothing_opens_over_the_dialog_of_a_held_save_and_that_dialog_shuts_the_list() {
    let mut scene = Scene::new("已处理|");
    scene.find(Find::Open(Opener::Key, String::new()));
    let page = scene.snapshot();
    scene.send(Event::SaveTried(page, SaveKind::Save));
    assert!(scene.desk.held.is_some());
    assert_eq!(scene.list(), None);
    scene.find(Find::Open(Opener::Key, String::new()));
    assert_eq!(scene.list(), None);
}

#[test]
fn another_ticket_shuts_the_list() {
    let mut scene = Scene::new("您好。|");
    scene.find(Find::Open(Opener::Typed('/'), String::new()));
    let page = PageSnapshot { record: "/2".to_owned(), ..scene.snapshot() };
    scene.send(Event::Looked(page));
    assert_eq!(scene.list(), None);
    assert_eq!(scene.text, "您好。", "another ticket gets no slash");
}

#[test]
fn values_have_their_origin() {
    let mut scene = Scene::new("|");
    scene.find(Find::Open(Opener::Key, String::new()));
    scene.find(Find::Ask("经办".to_owned()));
    let line = scene.list().unwrap().lines[0].clone();
    assert_eq!(line.from, ["处理人"]);
    let value = line.pieces.iter().find(|piece| piece.kind == PieceKind::Filled).unwrap();
    assert_eq!((value.text.as_str(), value.from.as_deref()), ("张敏", Some("处理人")));
    // What is inserted is what the page shows by then.
    scene.handler = "李强";
    scene.look();
    scene.send(Event::Insert(line.ix));
    assert_eq!(scene.text, "经办人李强，欠缺【原因】和【办法】。");
}

#[test]
fn tab_walks_the_slots_of_the_phrase() {
    let told = |scene: &Scene| view::panel(&scene.desk).walk;
    let mut scene = Scene::new("原先【原因】。|尾声。");
    scene.send(Event::Insert(scene.phrase("two")));
    let whole = "原先【原因】。经办人张敏，欠缺【原因】和【办法】。|尾声。";
    assert_eq!(scene.shown(), whole);
    assert_eq!(told(&scene).as_deref(), Some("按 Tab 补上：原因、原因、办法"));
    // The phrase's own first slot, not that which stood there before.
    assert!(scene.tab(false));
    assert_eq!(scene.shown(), "原先【原因】。经办人张敏，欠缺|【原因】|和【办法】。尾声。");
    assert_eq!(told(&scene).as_deref(), Some("原因 · 还有 2 处，按 Tab"));
    scene.typed("零件");
    assert!(scene.tab(false));
    assert_eq!(scene.shown(), "原先【原因】。经办人张敏，欠缺零件和|【办法】|。尾声。");
    assert_eq!(told(&scene).as_deref(), Some("办法 · 还有 1 处，按 Tab"));
    // Back over what is filled, to the one before.
    assert!(scene.tab(true));
    assert_eq!(scene.shown(), "原先|【原因】|。经办人张敏，欠缺零件和【办法】。尾声。");
    // None before it: the key is the page's.
    assert!(!scene.tab(true));
    assert_eq!(told(&scene), None);
    assert!(!scene.tab(false), "the walk is over");
}

#[test]
fn the_walk_ends_with_the_last_slot_the_keyboard_or_a_refusal() {
    let begin = || {
        let mut scene = Scene::new("|");
        scene.send(Event::Insert(scene.phrase("why")));
        assert_eq!(scene.text, "原因是【原因】，请您放心。");
        assert!(scene.desk.walk.is_some());
        scene
    };
    let mut filled = begin();
    assert!(filled.tab(false));
    filled.typed("停电");
    assert!(filled.desk.walk.is_none());
    let mut away = begin();
    away.send(Event::Away);
    assert!(!away.tab(false));
    // The last slot is behind the caret: nobody is kept in the field.
    let mut skipped = begin();
    assert!(skipped.tab(false));
    assert!(!skipped.tab(false));
    // A phrase without slots has no walk, and one that was not written neither.
    let mut sound = Scene::new("|");
    sound.send(Event::Insert(sound.phrase("thanks")));
    assert!(!sound.tab(false));
    let mut refused = Scene { refuses: true, ..Scene::new("|") };
    refused.send(Event::Insert(refused.phrase("why")));
    assert!(!refused.tab(false));
    // A save with the slot left open is held.
    let mut saved = begin();
    saved.typed("感谢您。");
    let page = saved.snapshot();
    saved.send(Event::SaveTried(page, SaveKind::Save));
    assert_eq!(saved.desk.held.map(|held| held.rules), Some(vec!["no.open".into()]));
}

#[test]
fn the_caret_may_have_moved_before_the_first_tab() {
    let mut scene = Scene::new("|");
    scene.send(Event::Insert(scene.phrase("two")));
    scene.selected = Span::new(scene.text.find("和").unwrap(), scene.text.find("和").unwrap());
    assert!(scene.tab(false));
    assert_eq!(scene.shown(), "经办人张敏，欠缺【原因】和|【办法】|。");
}

#[test]
fn evidence_and_faults_of_the_reply_are_marked() {
    let scene = Scene::new("感谢您，这不归我管。|");
    let marks = view::marks(&scene.desk).unwrap();
    let words: Vec<(&str, bool)> =
        marks.spans.iter().map(|(span, wrong)| (span.of(&scene.text), *wrong)).collect();
    assert_eq!((&*marks.name, words), ("回复", vec![("感谢", false), ("不归我管", true)]));
}

#[test]
fn a_word_begins_where_an_agent_begins_one() {
    for before in
        ["", "\n", "您好。\n", " ", "退费 ", "您好。", "如下：", "（", "】", "Hi, ", "a;", "好:"]
    {
        assert!(begins_word(before), "{before:?}");
    }
    for before in ["您", "9", "and", "https:", "https:/", "c:", "、", "/", "%", "1.", "a_"] {
        assert!(!begins_word(before), "{before:?}");
    }
}

#[test]
fn keys_are_read_and_known() {
    let alt = [true, false, false, false];
    let none = [false; 4];
    let keys = Keys::read(KEYS).unwrap();
    assert!(keys.press("/", "Slash", alt));
    // Option makes another character of it.
    assert!(keys.press("÷", "Slash", alt));
    assert!(!keys.press("/", "Slash", none));
    assert!(!keys.press("/", "Slash", [true, true, false, false]));
    assert_eq!(
        (keys.typed("/"), keys.typed("、"), keys.typed("//"), keys.typed("")),
        (Some('/'), Some('、'), None, None)
    );
    assert_eq!(keys.name().as_deref(), Some("Alt+/"));

    let keys = Keys::read("ctrl+Shift+k F2").unwrap();
    assert!(keys.press("K", "KeyK", [false, true, true, false]));
    assert!(keys.press("л", "KeyK", [false, true, true, false]));
    assert!(keys.press("F2", "F2", none));
    assert!(!keys.press("k", "KeyK", none));
    assert_eq!((keys.typed("/"), keys.name().as_deref()), (None, Some("Ctrl+Shift+k")));

    assert_eq!(Keys::read("off"), Ok(Keys::default()));
    assert_eq!(Keys::read("Alt+/ Hyper+K /"), Err("Hyper+K"));
    assert_eq!(Keys::read("Alt+"), Err("Alt+"));
}

#[test]
fn the_list_stands_beside_the_line_and_in_the_window() {
    let size = Size { width: 400.0, height: 320.0 };
    let line = |left, top| Line { left, top, bottom: top + 20.0 };
    // Room below: there, at the caret.
    let below = place(line(100.0, 100.0), size, 1280.0, 720.0);
    assert_eq!((below.left, below.above, below.edge, below.most), (100.0, false, 126.0, 586.0));
    // None below: above.
    let above = place(line(1200.0, 600.0), size, 1280.0, 720.0);
    assert_eq!((above.left, above.above, above.edge, above.most), (872.0, true, 126.0, 586.0));
    for (left, top) in [(-50.0, -500.0), (5000.0, 5000.0), (0.0, 350.0), (640.0, 719.0)] {
        for (width, height) in [(1280.0, 720.0), (320.0, 200.0), (100.0, 50.0)] {
            let at = place(line(left, top), size, width, height);
            assert!(at.left >= 0.0 && at.most >= 0.0 && at.edge + at.most <= height, "{at:?}");
        }
    }
}

/// The ids of the list's lines, with why the last of them are there.
fn listed(scene: &mut Scene, query: &str) -> Vec<String> {
    scene.find(Find::Open(Opener::Key, String::new()));
    scene.find(Find::Ask(query.to_owned()));
    let lines = scene.list().unwrap().lines.clone();
    scene.find(Find::Leave(""));
    lines
        .iter()
        .map(|line| format!("{} {}", line.id, line.why.join(" ")).trim().to_owned())
        .collect()
}

#[test]
fn favourites_follow_what_is_offered() {
    let mut scene = Scene::new("|");
    // Of another stage: it is not offered.
    let other = scene.phrase("two");
    let offered = listed(&mut scene, "");
    assert!(offered.iter().all(|line| !line.starts_with("two")), "{offered:?}");
    let effects = scene.desk.update(Event::Find(Find::Like(other)));
    assert_eq!(effects, [Effect::Liked(vec!["two".into()])]);
    assert_eq!(listed(&mut scene, "").last().unwrap(), "two 收藏");
    // What stands in the reply is not offered anew.
    scene.send(Event::Insert(other));
    assert!(listed(&mut scene, "").iter().all(|line| !line.starts_with("two")));
    scene.text.clear();
    scene.selected = Span::default();
    scene.look();
    assert_eq!(listed(&mut scene, "").last().unwrap(), "two 收藏");
    scene.send(Event::Find(Find::Like(other)));
    assert_eq!(listed(&mut scene, ""), offered);
}

#[test]
fn what_is_selected_can_be_kept_as_a_sentence_of_ones_own() {
    let mut scene = Scene::new("马上给您办妥。|");
    let keeps = |scene: &Scene| scene.list().unwrap().keeps;
    scene.find(Find::Open(Opener::Key, "  ".to_owned()));
    assert!(!keeps(&scene));
    scene.find(Find::Open(Opener::Key, "字".repeat(501)));
    assert!(!keeps(&scene), "nothing is cut");
    scene.find(Find::Open(Opener::Key, " 马上给您办妥。\n".to_owned()));
    assert!(keeps(&scene));
    scene.find(Find::Keep);
    assert!(!keeps(&scene), "once is enough");
    scene.find(Find::Leave(""));
    let own = format!("{OWN}马上给您办妥。");
    assert_eq!(scene.desk.liked, [own.as_str().into()]);
    assert_eq!(listed(&mut scene, "办妥"), [own.as_str()]);
    // Another day, with the same words in the browser.
    let kept = scene.desk.liked.clone();
    let mut next = Scene::new("|");
    next.desk.recall_liked(kept);
    assert_eq!(listed(&mut next, "").last().unwrap(), &format!("{own} 收藏"));
    let taken = next.phrase(&own);
    next.send(Event::Insert(taken));
    assert_eq!(next.shown(), "马上给您办妥。|");
    assert_eq!(next.counted, [""; 0], "words are counted nowhere");
    // The pack with its English words comes later.
    let pack = Scene::new("").desk.pack;
    next.desk.reword(pack);
    assert_eq!(listed(&mut next, "办妥"), [own.as_str()]);
    // Given up, it is found no more.
    next.send(Event::Find(Find::Like(next.phrase(&own))));
    assert_eq!(listed(&mut next, "办妥"), [""; 0]);
}

#[test]
fn what_another_pack_had_is_passed_over_and_kept() {
    let mut scene = Scene::new("|");
    let before = listed(&mut scene, "");
    scene.desk.recall_liked(vec!["gone".into()]);
    assert_eq!(listed(&mut scene, ""), before);
    let effects = scene.desk.update(Event::Find(Find::Like(scene.phrase("thanks"))));
    assert_eq!(effects, [Effect::Liked(vec!["thanks".into(), "gone".into()])]);
}
