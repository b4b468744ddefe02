//! A built pack as files that are published: each named by a hash of what it holds, so that a name never means two
//! things, and a manifest that names those that count. Rolling back is putting an older manifest in place.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::english;
use crate::pack::{FORMAT, Pack};

/// The name of the manifest, which is the address that pages are given.
pub const MANIFEST: &str = "manifest.json";
/// How much of a hash stands in a name: 64 bits, in hexadecimal digits. The manifest holds the whole.
const DIGITS: usize = 16;

/// A file to publish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// The files of a pack, the manifest last: where they are written in this order, it never names what is not there.
#[must_use]
pub fn files(pack: &Pack) -> Vec<File> {
    let (chinese, english) = english::split(pack);
    let (chinese, chinese_sum) = named(&pack.id, ".json", &chinese);
    let (english, english_sum) = named(&pack.id, ".en.json", &english);
    // Integrity has the form that browsers check by themselves.
    let manifest = json!({
        "format": FORMAT,
        "id": &*pack.id,
        "version": &*pack.version,
        "pack": chinese.name,
        "integrity": chinese_sum,
        "english": english.name,
        "englishIntegrity": english_sum,
    });
    let manifest = File { name: MANIFEST.to_owned(), text: format!("{manifest:#}\n") };
    vec![chinese, english, manifest]
}

fn named(id: &str, ending: &str, value: &Json) -> (File, String) {
    let text = value.to_string();
    let sum = Sha256::digest(text.as_bytes());
    let digits = format!("{sum:x}");
    let digits = digits.get(..DIGITS).unwrap_or(&digits);
    (
        File { name: format!("{id}.{digits}{ending}"), text },
        format!("sha256-{}", BASE64_STANDARD.encode(sum)),
    )
}
