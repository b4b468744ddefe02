//! The selectors of the field picker: `page/selectors.html` says which, and that they outlive a page drawn anew.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use huashu::page::saved::Saved;
use huashu::page::selector;
use huashu::page::site::Site;

#[test]
fn selectors_last() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in include_str!("page/selectors.html").split("\n## ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (pages, expect) = rest.split_once("\n--\n").unwrap();
        let expect = expect.trim();
        let mut pages = pages
            .split("\n==\n")
            .map(|html| Saved::new(&format!("<!doctype html><body>{html}"), Site::default()));
        let first = pages.next().unwrap();
        let found = selector::in_saved(&first, "[data-target]").unwrap_or_default();
        count += 1;
        if found != expect {
            wrong.push(format!("{name}: {found} instead of {expect}"));
        }
        for page in std::iter::once(first).chain(pages) {
            let marked = page.count(&format!("{found}[data-target]"));
            if (page.count(&found), marked) != (1, 1) {
                wrong.push(format!(
                    "{name}: {found} hits {}, the marked {marked}",
                    page.count(&found)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 20);
}
