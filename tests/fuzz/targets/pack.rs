//! Pack sources: a pack of one file with any text.
#![no_main]

use huashu::pack::{built, source};
use huashu::proof;
use huashu_fuzz::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let load = || {
        let files = vec![("pack.toml".to_owned(), text.clone())];
        source::load(vec![("pack".to_owned(), files)])
    };
    match load() {
        Ok(loaded) => {
            let json = built::write(&loaded.pack);
            let read = built::read(&json)
                .unwrap_or_else(|problems| panic!("what builds does not load: {problems:?}"));
            assert_eq!(built::write(&read), json, "what loads is not what was built");
            let _ = proof::prove(&loaded.pack);
        }
        Err(report) => {
            assert!(!report.placed.is_empty(), "refused without a word");
            for placed in &report.placed {
                let problem = &placed.problem;
                assert!(!problem.message.is_empty() && !problem.hint.is_empty(), "{problem:?}");
            }
            assert_eq!(load().err(), Some(report), "reading twice");
        }
    }
});
