//! Site files: any JSON.
#![no_main]

use std::collections::BTreeSet;

use huashu::page::site::{Site, Value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(value) = serde_json::from_slice::<Value>(data) else { return };
    // Stands for a browser's opinion.
    let valid = |selector: &str| !selector.contains("((");
    let read = Site::read(&value, valid);
    assert_eq!(read, Site::read(&value, valid), "reading twice");
    match read {
        Ok(site) => {
            let named: BTreeSet<&str> = site.fields.iter().map(|(id, _)| id.as_str()).collect();
            assert_eq!(named.len(), site.fields.len(), "a field stands twice");
            let fields = site.fields.iter().map(|(_, selector)| selector);
            for selector in fields.chain(&site.save).chain(&site.ignore) {
                assert!(valid(selector) && !selector.trim().is_empty(), "taken: {selector:?}");
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a word");
            for problem in problems {
                assert!(!problem.message.is_empty() && !problem.hint.is_empty(), "{problem:?}");
            }
        }
    }
});
