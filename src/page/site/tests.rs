//! Site files as texts of JSON.

// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::pack::SaveKind;

fn codes(json: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(json).unwrap();
    match Site::read(&value, &|s| !s.contains("((")) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(|p| format!("{} {}", p.code, p.key)).collect(),
    }
}

#[test]
fn a_whole_file_is_read_in_its_order() {
    let json = r##"{"format":1,"fields":{"reply":"#a","demand":".b"},"save":["#s"],"transfer":["#t"],"close":["#x"],"record":"h1","hidden":["demand"],"ignore":[".c"],"requests":[{"url":"/api/*","method":"put","body":"final","kind":"close"},{"url":"/b"}]}"##;
    let site = Site::read(&serde_json::from_str(json).unwrap(), &|_| true).unwrap();
    let expect = Site {
        fields: vec![("reply".into(), "#a".into()), ("demand".into(), ".b".into())],
        save: vec!["#s".into()],
        transfer: vec!["#t".into()],
        close: vec!["#x".into()],
        requests: vec![
            Request {
                url: "/api/*".into(),
                method: "PUT".into(),
                body: "final".into(),
                kind: SaveKind::Close,
            },
            Request { url: "/b".into(), ..Request::default() },
        ],
        record: Some("h1".into()),
        hidden: vec!["demand".into()],
        ignore: vec![".c".into()],
    };
    assert_eq!(site, expect);
    assert_eq!(site.saves(), "#s,#t,#x");
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
                "empty-text ignore.1",
                "no-format format",
            ],
        ),
        (
            r##"{"format":1,"record":"","fields":{"vip":"#v"},"transfer":["#t"],"close":["(("],"hidden":["vip","vipp",""],"requests":[{"url":"/a"},{"url":"*"},{"method":"PUT"},{"url":"/b","methd":"PUT"},{"url":"/c","kind":"shut","method":"POTS"},{"url":"api/save"},1]}"##,
            &[
                "empty-text record",
                "bad-selector close.0",
                "empty-text hidden.2",
                "bad-url requests.1.url",
                "missing-key requests.2",
                "unknown-key requests.3.methd",
                "unknown-value requests.4.kind",
                "unknown-value requests.4.method",
                "bad-url requests.5.url",
                "not-a-table requests.6",
                "unknown-id hidden.1",
            ],
        ),
    ] {
        assert_eq!(codes(json), expect, "{json}");
    }
}

#[test]
fn a_slip_in_a_name_is_told_with_what_is_meant() {
    for (json, hint) in [
        (r#"{"format":1,"feilds":{}}"#, "did you mean `fields`?"),
        (r#"{"format":1,"requests":[{"url":"/a","methd":"PUT"}]}"#, "did you mean `method`?"),
        (r#"{"format":1,"requests":[{"url":"/a","method":"POTS"}]}"#, "did you mean `POST`?"),
        (r#"{"format":1,"requests":[{"url":"/a","kind":"closed"}]}"#, "did you mean `close`?"),
        (r##"{"format":1,"fields":{"vip":"#v"},"hidden":["vipp"]}"##, "did you mean `vip`?"),
    ] {
        let problems = Site::read(&serde_json::from_str(json).unwrap(), &|_| true).unwrap_err();
        assert_eq!(problems.iter().map(|p| &*p.hint).collect::<Vec<_>>(), [hint], "{json}");
    }
}

#[test]
fn a_request_is_known_by_method_address_and_body() {
    // Pattern, method and body of the file; method, address and body of the request; whether it is meant.
    for (pattern, by, holds, method, url, body, expect) in [
        ("/api/save", "", "", "POST", "https://crm.local/api/save", Some("{}"), true),
        ("/api/save", "", "", "put", "https://crm.local/api/save", Some("{}"), true),
        ("/api/save", "", "", "GET", "https://crm.local/api/save", Some(""), false),
        ("/api/save", "", "", "HEAD", "https://crm.local/api/save", Some(""), false),
        ("/api/save", "GET", "", "get", "https://crm.local/api/save", Some(""), true),
        ("/api/save", "PUT", "", "POST", "https://crm.local/api/save", Some(""), false),
        ("/api/save", "", "", "POST", "https://crm.local/api/save?draft=1#top", Some(""), true),
        ("/api/save", "", "", "POST", "https://crm.local/v2/api/save", Some(""), false),
        ("*/api/save", "", "", "POST", "https://crm.local/v2/api/save", Some(""), true),
        ("/api/save", "", "", "POST", "https://crm.local/api/save/draft", Some(""), false),
        ("/api/*/save*", "", "", "POST", "https://crm.local/api/t/1/save.do", Some(""), true),
        ("/api/*/save", "", "", "POST", "https://crm.local/api/save", Some(""), false),
        ("/t.do?act=save*", "", "", "POST", "https://crm.local/t.do?act=save&id=1", Some(""), true),
        ("/t.do?act=save*", "", "", "POST", "https://crm.local/t.do?act=list", Some(""), false),
        ("/a*a", "", "", "POST", "https://crm.local/a", Some(""), false),
        ("https://api.crm.local/*", "", "", "POST", "https://api.crm.local/save", Some(""), true),
        ("https://api.crm.local/*", "", "", "POST", "https://crm.local/save", Some(""), false),
        ("/save", "", "\"final\":true", "POST", "https://x/save", Some("{\"final\":true}"), true),
        ("/save", "", "\"final\":true", "POST", "https://x/save", Some("{\"final\":false}"), false),
        ("/save", "", "\"final\":true", "POST", "https://x/save", None, true),
        ("/*", "", "", "POST", "https://x", Some(""), true),
        ("/*", "", "", "POST", "", Some(""), true),
    ] {
        let request = Request {
            url: pattern.to_owned(),
            method: by.to_owned(),
            body: holds.to_owned(),
            kind: SaveKind::Save,
        };
        assert_eq!(request.is(method, url, body), expect, "{pattern} {by} {holds}: {method} {url}");
    }
}

#[test]
fn a_file_is_written_as_it_is_read() {
    let json = r##"{"format":1,"fields":{"reply":"textarea[name=\"a\\\"b\"]"},"save":["#s","#t"],
        "transfer":[".t"],"close":[".z"],"record":"h1","ignore":[".c"],"hidden":["reply"],
         "requests":[{"url":"/a/*","method":"PUT","body":"x","kind":"close"},{"url":"/b"}]}"##;
    let read = |json: &str| Site::read(&serde_json::from_str(json).unwrap(), &|_| true).unwrap();
    let site = read(json);
    assert_eq!(read(&site.json()), site);
    assert_eq!(site.with(&site.lines()), site);
    assert_eq!(read(&Site::default().json()), Site::default());
}
