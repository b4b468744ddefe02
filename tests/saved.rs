//! Saved pages are read as the browser reads them: the layouts of the page layer's own tests, without a browser.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use huashu::page::saved::Saved;
use huashu::page::site::Site;
use huashu::ticket::SeenField;

/// Only a style sheet says it, and a saved page has no layout.
const BY_STYLE: &[&str] = &["editor that keeps spaces"];

fn look(html: &str) -> String {
    let line = |f: SeenField| {
        let sign = if f.writable { "=" } else { ":" };
        format!("{} {sign} {}\n", f.name, f.text.replace('\n', "\\n"))
    };
    Saved::new(&format!("<!doctype html><body>{html}"), Site::default())
        .look()
        .into_iter()
        .map(line)
        .collect()
}

#[test]
fn layouts_are_read_as_in_the_browser() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in include_str!("page/layouts.html").split("\n## ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (html, expect) = rest.split_once("\n--").unwrap();
        let expect: String =
            expect.lines().filter(|l| !l.is_empty()).flat_map(|l| [l, "\n"]).collect();
        let found = look(html);
        count += 1;
        if found != expect && !BY_STYLE.contains(&name) {
            wrong.push(format!("## {name}\nfound:\n{found}expected:\n{expect}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 35);
}

#[test]
fn frames_and_shadow_roots_of_a_saved_page_at_any_depth() {
    let inner = "<label>内层<textarea>2</textarea></label>".replace('<', "&lt;");
    let outer = format!("<label>外层<input value=1></label><iframe srcdoc='{inner}'></iframe>");
    let outer = outer.replace('&', "&amp;").replace('"', "&quot;");
    let html = format!(
        "<iframe srcdoc=\"{outer}\"></iframe><x-desk><template shadowrootmode=open><label>影中<input value=3></label>\
         <div><template shadowrootmode=open><span>更深</span><input value=4></template></div></template></x-desk>\
         <template><label>模板<input value=5></label></template>"
    );
    assert_eq!(look(&html), "外层 = 1\n内层 = 2\n影中 = 3\n更深 = 4\n");
}

#[test]
fn hidden_fields_are_read_where_the_site_file_says_so_and_passwords_never() {
    let html = "<!doctype html><body><input id=level type=hidden value=贵宾><input id=word type=password value=秘密>\
        <p id=note hidden>三次来电</p><select id=area hidden><option>一区<option selected>二区</select>";
    let fields: Vec<(String, String)> =
        ["level", "word", "note", "area"].map(|id| (id.to_owned(), format!("#{id}"))).to_vec();
    let hidden: Vec<String> = fields.iter().map(|(id, _)| id.clone()).collect();
    let look = |hidden: Vec<String>| -> String {
        let site = Site { fields: fields.clone(), hidden, ..Site::default() };
        let line = |f: SeenField| format!("{} {} {}\n", f.name, f.writable, f.text);
        Saved::new(html, site).look().into_iter().map(line).collect()
    };
    assert_eq!(look(Vec::new()), "", "nobody sees them, and nobody asked for them");
    assert_eq!(look(hidden), "level false 贵宾\nnote false 三次来电\narea false 二区\n");
}
