//! Site files as texts of JSON.

// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used)]

use super::*;

fn codes(json: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(json).unwrap();
    match Site::read(&value, &|s| !s.contains("((")) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(|p| format!("{} {}", p.code, p.key)).collect(),
    }
}

#[test]
fn a_whole_file_is_read_in_its_order() {
    let json =
        r##"{"format":1,"fields":{"reply":"#a","demand":".b"},"save":["#s"],"ignore":[".c"]}"##;
    let site = Site::read(&serde_json::from_str(json).unwrap(), &|_| true).unwrap();
    assert_eq!(site.fields, [("reply".into(), "#a".into()), ("demand".into(), ".b".into())]);
    assert_eq!((site.save, site.ignore), (vec!["#s".to_owned()], vec![".c".to_owned()]));
}

#[test]
fn everything_wrong_is_told_at_once() {
    for (json, expect) in [
        (r#"{"format":1}"#, &[][..]),
        ("[]", &["not-a-table "]),
        ("{}", &["no-format format"]),
        (r#"{"format":2}"#, &["newer-format format"]),
        (r#"{"format":1.5}"#, &["bad-format format"]),
        (r#"{"format":"1"}"#, &["bad-format format"]),
        (r#"{"format":1,"fields":{"a":"b","a":"c"}}"#, &["duplicate-id fields.a"]),
        (
            r#"{"feilds":{},"fields":{"reply":"((","x":1},"save":"a","ignore":["ok",""]}"#,
            &[
                "unknown-key feilds",
                "bad-selector fields.reply",
                "not-a-text fields.x",
                "not-a-list save",
                "bad-selector ignore.1",
                "no-format format",
            ],
        ),
        (
            r##"{"format":1,"transfer":["#t"],"close":["(("],"hidden":["a",""],"requests":[{"url":"/a"},{"url":"*"},{"url":"/b","methd":"PUT"},{"url":"/c","kind":"shut"},1]}"##,
            &[
                "bad-selector close.0",
                "not-a-text hidden.1",
                "no-url requests.1",
                "unknown-key requests.2.methd",
                "unknown-value requests.3.kind",
                "not-a-table requests.4",
            ],
        ),
    ] {
        assert_eq!(codes(json), expect, "{json}");
    }
}

#[test]
fn a_request_is_known_by_method_address_and_body() {
    let request = |url: &str, body: &str| Request {
        url: url.to_owned(),
        method: "POST".to_owned(),
        body: body.to_owned(),
        ..Request::default()
    };
    for (known, method, url, body, is) in [
        (request("/api/save", ""), "post", "https://crm.local/api/save", "{}", true),
        (request("/api/save", ""), "GET", "https://crm.local/api/save", "", false),
        (request("/api/save", ""), "POST", "https://crm.local/api/save?draft=1", "", false),
        (request("/api/*/save*", ""), "POST", "/api/t/1/save?x", "", true),
        (request("/api/*/save*", ""), "POST", "/api/save", "", false),
        (request("a*a", ""), "POST", "a", "", false),
        (request("/save", "\"final\":true"), "POST", "/save", "{\"final\":true}", true),
        (request("/save", "\"final\":true"), "POST", "/save", "{\"final\":false}", false),
        (request("/保存", ""), "POST", "/保存", "", true),
    ] {
        assert_eq!(known.is(method, url, body), is, "{known:?} {method} {url} {body}");
    }
}

#[test]
fn a_file_is_written_as_it_is_read() {
    let json = r##"{"format":1,"fields":{"reply":"textarea[name=\"a\\\"b\"]"},"save":["#s","#t"],
        "transfer":[".t"],"close":[".z"],"record":"h1","ignore":[".c"],"hidden":["demand"],
         "requests":[{"url":"/a/*","method":"PUT","body":"x","kind":"close"},{"url":"/b"}]}"##;
    let read = |json: &str| Site::read(&serde_json::from_str(json).unwrap(), &|_| true).unwrap();
    let site = read(json);
    assert_eq!(read(&site.json()), site);
    assert_eq!(site.with(&site.lines()), site);
    assert_eq!(read(&Site::default().json()), Site::default());
}
