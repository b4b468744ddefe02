//! The dry run of the health report: what it says is guarded is caught before the page hears of it, and nothing is saved
//! for it.

use huashu::health::{Guarded, SaveBy};
use huashu::page::site::{Request, Site};
use wasm_bindgen_test::*;

use crate::desk::Desk;

/// A page that counts what it hears of: its own saves, and any sign at all behind the guard.
const COUNTS: &str = "<form id=f><input name=a><textarea name=b></textarea><button>保存</button></form>
    <iframe></iframe>
    <script>frames[0].document.body.append(f.cloneNode(true)); var heard = []; for (const kind of ['click', 'submit', 'keydown'])
      document.addEventListener(kind, e => { heard.push(kind); e.preventDefault() }, true);</script>";

/// What a page does, and the ways of saving that are unguarded by it.
const PAGES: &[(&str, &[SaveBy])] = &[
    ("", &[]),
    // A listener before ours, which keeps the sign from everybody behind it.
    ("addEventListener('click', e => e.stopImmediatePropagation(), true)", &[SaveBy::Click]),
    (
        "frames[0].addEventListener('submit', e => e.stopImmediatePropagation(), true)",
        &[SaveBy::Submit],
    ),
    ("addEventListener('keydown', e => e.stopImmediatePropagation(), true)", &[SaveBy::Key]),
    // One that stops what the browser does, and not the sign, is in nobody's way.
    ("addEventListener('click', e => e.preventDefault(), true)", &[]),
];

/// What a page does once the assistant is there.
const LATER: &[(&str, &[SaveBy])] = &[
    ("HTMLFormElement.prototype.submit = function () {}", &[SaveBy::Script]),
    ("frames[0].HTMLFormElement.prototype.submit = () => {}", &[SaveBy::Script]),
    ("window.fetch = () => {}", &[SaveBy::Request]),
];

fn check(before: &str, later: &str, unguarded: &[SaveBy]) {
    let what = [before, later].concat();
    let mut desk = Desk::bare(COUNTS);
    desk.told(&format!("(() => {{ {before} }})()"));
    let request = Request { url: "/api/save".into(), ..Request::default() };
    desk.attach(Site { requests: vec![request], ..Site::default() });
    desk.told(&format!("(() => {{ {later} }})()"));
    let saves = desk.page.as_ref().unwrap().survey().saves;
    for by in [SaveBy::Click, SaveBy::Submit, SaveBy::Key, SaveBy::Script, SaveBy::Request] {
        let found: Vec<Guarded> =
            saves.iter().filter(|save| save.by == by).map(|save| save.guard).collect();
        let expected = match by {
            by if unguarded.contains(&by) => Guarded::No,
            SaveBy::Request => Guarded::Expected,
            _ => Guarded::Proved,
        };
        assert!(!found.is_empty(), "{what}: no way by {by:?}");
        assert!(found.iter().all(|guard| *guard == expected), "{what}: {by:?} is {found:?}");
    }
    assert!(desk.tries.borrow().is_empty(), "{what}: nobody was asked");
    // What is not caught is seen at the root, where no page saves.
    let missed =
        unguarded.iter().any(|by| matches!(by, SaveBy::Click | SaveBy::Submit | SaveBy::Key));
    assert!(
        missed || desk.told("heard.join()").is_empty(),
        "{what}: {}",
        desk.told("heard.join()")
    );
}

#[wasm_bindgen_test]
fn every_way_is_tried_and_nothing_is_saved() {
    for (before, unguarded) in PAGES {
        check(before, "", unguarded);
    }
    for (later, unguarded) in LATER {
        check("", later, unguarded);
    }
}
