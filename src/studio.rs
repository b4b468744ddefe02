//! The `#[wasm_bindgen]` surface of the studio: [`crate::author`] for a worker, in JSON and bytes.

use std::io::{Cursor, Read as _, Write as _};
use wasm_bindgen::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::author::{Author, Files, change, exchange};

/// One who works on a layer.
#[wasm_bindgen]
pub struct Studio {
    author: Author,
}

#[wasm_bindgen]
impl Studio {
    /// Begins with the packs below: JSON of each directory and its files, `[["telecom", [["pack.toml", "…"]]]]`.
    ///
    /// # Errors
    /// What is wrong with them.
    #[wasm_bindgen(constructor)]
    pub fn new(below: &str) -> Result<Studio, JsError> {
        let below = serde_json::from_str(below)?;
        Ok(Self { author: Author::new(below).map_err(|message| JsError::new(&message))? })
    }

    /// The answer to a question, both in JSON.
    pub fn ask(&mut self, question: &str) -> String {
        self.author.answer(question)
    }

    /// Takes a spreadsheet into the files of the layer, as JSON: `{ "ok": … }` or `{ "no": … }`.
    #[must_use]
    pub fn take_in(&self, files: &str, name: &str, bytes: &[u8]) -> String {
        let taken = match serde_json::from_str::<Files>(files) {
            Ok(files) => exchange::take_in(&self.author, &files, name, bytes),
            Err(error) => Err(exchange::NotTaken::NoTable(error.to_string())),
        };
        match taken {
            Ok(taken) => serde_json::json!({ "ok": taken }),
            Err(no) => serde_json::json!({ "no": no }),
        }
        .to_string()
    }

    /// The phrases as a spreadsheet, .xlsx or .csv.
    ///
    /// # Errors
    /// Why it cannot be written.
    pub fn give(&self, name: &str) -> Result<Vec<u8>, JsError> {
        exchange::give(&self.author, name).map_err(|message| JsError::new(&message))
    }
}

/// Files (JSON) in one archive. The same files give the same bytes.
///
/// # Errors
/// That they are too large for one.
#[wasm_bindgen]
pub fn pack_up(files: &str) -> Result<Vec<u8>, JsError> {
    let files: Files = serde_json::from_str(files)?;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in files {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The texts of an archive (JSON) whose names end in .toml, without their folders.
///
/// # Errors
/// That it is no archive, or one of them is no text.
#[wasm_bindgen]
pub fn unpack(bytes: &[u8]) -> Result<String, JsError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut files = Files::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let name = file.name()?.rsplit('/').next().unwrap_or_default().to_owned();
        if file.is_file() && change::is_source(&name) {
            let mut text = String::new();
            file.read_to_string(&mut text)?;
            files.push((name, text));
        }
    }
    Ok(serde_json::to_string(&files)?)
}
