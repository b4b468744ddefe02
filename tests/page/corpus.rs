//! The corpus of tests/pages in a browser: what its heads expect is read there too, and what only the picture tells.
//!
//! `tests/pages.rs` places the fields by the base pack; here it is asked whether each text is read at all, whether the
//! reply goes where it should, and for each `@` line whether the field has its name.

use crate::desk::Desk;
use huashu::ticket::SeenField;
use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! pages {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../pages/", $name, ".html")))),*]
    };
}

const PAGES: &[(&str, &str)] = pages![
    "absolute",
    "agent-header",
    "login-phone",
    "ambiguous",
    "ant-design-4",
    "ant-design-5",
    "arco",
    "bootstrap-3",
    "bootstrap-5-floating",
    "columns",
    "date-parts",
    "django-helpdesk",
    "dl-header",
    "easyui",
    "echo",
    "editors",
    "element-plus",
    "element-ui-2",
    "english-crm",
    "extjs-4",
    "extjs-7",
    "fieldset",
    "frames",
    "gateway-old",
    "grid-heads",
    "header-lines",
    "iview",
    "jeecg",
    "label-right",
    "layui",
    "login",
    "lookup-button",
    "naive",
    "near-misses",
    "odoo",
    "osticket",
    "placeholder-only",
    "plain-cells",
    "plain-list",
    "request-tracker",
    "salesforce",
    "search-and-grid",
    "search-beside-ticket",
    "servicenow",
    "shadow",
    "site",
    "table-colspan",
    "table-heads",
    "tdesign-semi",
    "timeline",
    "title-only",
    "traditional",
    "two-shown",
    "two-tabs",
    "vant",
    "virtual-list",
    "vuetify-mui",
    "ways",
    "words-with-marks",
    "zammad",
    "znuny",
];

/// What `document.write` does not make: open shadow roots from templates.
const UNWRITTEN: &[&str] = &["shadow"];

fn line(field: &SeenField) -> String {
    let sign = if field.writable { "=" } else { ":" };
    format!("{} {sign} {}", field.name, field.text.trim().replace('\n', "\\n"))
}

/// What a head expects and a look does not give.
fn missing(head: &str, look: &[SeenField]) -> Vec<String> {
    let lines: Vec<String> = look.iter().map(line).collect();
    let reads = |text: &str| lines.iter().any(|l| l.ends_with(&format!(" {text}")));
    let holds = |expect: &str| {
        if let Some(named) = expect.strip_prefix("@ ") {
            return lines.iter().any(|l| l.trim_end() == named);
        }
        if let Some(reply) = expect.strip_prefix("> ") {
            return look.iter().any(|f| f.name == reply && f.writable);
        }
        if expect.starts_with("! ") {
            return true;
        }
        if let Some((_, texts)) = expect.split_once(" ~ ") {
            return texts.split(" | ").all(reads);
        }
        let text = expect.split_once(" = ").or_else(|| expect.split_once(" + "));
        text.is_none_or(|(_, text)| reads(text.trim()))
    };
    head.lines().map(str::trim).filter(|l| !l.is_empty() && !holds(l)).map(str::to_owned).collect()
}

#[wasm_bindgen_test]
async fn what_the_pages_show_is_read() {
    for (name, html) in PAGES.iter().filter(|(name, _)| !UNWRITTEN.contains(name)) {
        let head = html.split_once("<!--").unwrap().1.split_once("-->").unwrap().0;
        let body = html.split_once("<body").unwrap().1.split_once('>').unwrap().1;
        let body = body.split_once("<script").map_or(body, |(body, _)| body);
        let desk =
            Desk::new(body.trim_end().trim_end_matches("</html>").trim_end_matches("</body>"));
        // Documents of frames come a little later.
        let read = || missing(head, &desk.look()).is_empty();
        let what = || {
            let look: Vec<String> = desk.look().iter().map(line).collect();
            format!(
                "{name}: {}\nseen:\n{}",
                missing(head, &desk.look()).join("\n"),
                look.join("\n")
            )
        };
        for _ in 0..20 {
            if read() {
                break;
            }
            desk.turn().await;
        }
        assert!(read(), "{}", what());
    }
}
