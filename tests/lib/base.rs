//! The base pack from its sources, for tests and benches. They include this file by its path.

use std::path::Path;

use huashu::pack::source::{self, Loaded};

/// The base pack.
pub fn base() -> Box<Loaded> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/telecom");
    let paths = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path());
    let toml = paths.filter(|p| p.extension().is_some_and(|x| x == "toml"));
    let files = toml.map(|p| {
        (p.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&p).unwrap())
    });
    source::load(vec![("packs/telecom".to_owned(), files.collect())])
        .unwrap_or_else(|report| panic!("{report}"))
}
