//! Tickets as other programs give them: any JSON, judged with the base pack.
#![no_main]

use huashu::lang::Lang;
use huashu::pack::Pack;
use huashu::ticket::Placer;
use huashu::{given, proof, report};
use huashu_fuzz::base;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static DESK: (Pack, Placer) = {
        let pack = base();
        let placer = Placer::new(&pack);
        (pack, placer)
    };
}

fuzz_target!(|data: &[u8]| {
    let Ok(ticket) = serde_json::from_slice::<given::Ticket>(data) else { return };
    let save = ticket.save.map(|save| save.0);
    let page = ticket.snapshot(proof::NOW);
    // The words of a field between two UTF-16 positions.
    let words = |name: &str, start: usize, end: usize| -> String {
        let field = page.fields.iter().find(|field| field.name == name);
        let field = field.unwrap_or_else(|| panic!("no field is named {name:?}"));
        let units: Vec<u16> = field.text.encode_utf16().collect();
        let words = units.get(start..end);
        let words = words.unwrap_or_else(|| panic!("{start}..{end} is no piece of {name:?}"));
        String::from_utf16(words).expect("a position inside a character")
    };
    DESK.with(|(pack, placer)| {
        let advice = report::assess(pack, &page, placer, Lang::Zh, save);
        assert_eq!(advice, report::assess(pack, &page, placer, Lang::Zh, save), "judging twice");
        assert_eq!(advice.checks.len(), pack.checks.len());
        assert!(advice.stage.is_some(), "no stage");
        for promise in &advice.promises {
            assert_eq!(words(&promise.field, promise.start, promise.end), promise.text);
        }
        let evidence = advice.checks.iter().filter_map(|check| check.evidence.as_ref());
        for shown in evidence.chain(advice.cues.iter().map(|cue| &cue.at)) {
            assert_eq!(words(&shown.field, shown.start, shown.end), shown.text);
        }
        for finding in &advice.findings {
            if let (Some(name), Some(start), Some(end)) =
                (&finding.name, finding.start, finding.end)
            {
                let _ = words(name, start, end);
            }
            for edit in finding.fixes.iter().filter_map(|fix| fix.edit.as_ref()) {
                assert_eq!(words(&edit.field, edit.start, edit.end), edit.expects);
            }
        }
    });
});
