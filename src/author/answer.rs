//! Questions and answers in JSON, as they travel between the page and the module in its worker.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::change::Change;
use super::trial::{self, Fields};
use super::{Author, Files, compare, edit, keys};
use crate::given::Instant;

/// A question. Instants are ISO 8601 with offset, as the page's clock shows them.
#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "lowercase", deny_unknown_fields)]
pub enum Question {
    /// What items there can be.
    Kinds,
    /// The first files of a new layer.
    Begin {
        /// Its id.
        id: String,
    },
    /// Check this layer; the questions below are about it from then on.
    Check {
        /// The name of its directory.
        dir: String,
        /// Its files.
        files: Files,
        /// The moment.
        now: String,
    },
    /// Change these files.
    Edit {
        /// They.
        files: Files,
        /// How.
        change: Change,
    },
    /// Try a ticket.
    Trial {
        /// Its fields.
        fields: Fields,
        /// When it is judged.
        now: String,
    },
    /// Try tickets, without the layer and with it.
    Effects {
        /// Their fields.
        tickets: Vec<Fields>,
        /// When they are judged.
        now: String,
    },
    /// What the examples of a rule come to.
    Examples {
        /// The rule.
        id: String,
    },
    /// What differs from what is published.
    Noticed {
        /// The name of the directory of the layer.
        dir: String,
        /// The files of the layer as it is published; none where only the packs below are.
        files: Option<Files>,
    },
    /// The files to publish.
    Release,
}

impl Author {
    /// The answer to a question, both in JSON: `{ "ok": … }`, or `{ "no": … }` with what is wrong.
    pub fn answer(&mut self, question: &str) -> String {
        let answer = match serde_json::from_str(question) {
            Ok(question) => self.asked(question),
            Err(error) => Err(json!(error.to_string())),
        };
        match answer {
            Ok(ok) => json!({ "ok": ok }),
            Err(no) => json!({ "no": no }),
        }
        .to_string()
    }

    fn asked(&mut self, question: Question) -> Result<Value, Value> {
        match question {
            Question::Kinds => Ok(told(&keys::kinds())),
            Question::Begin { id } => match self.begin(&id) {
                Ok(files) => Ok(told(&files)),
                Err(message) => Err(told(&message)),
            },
            Question::Check { dir, files, now } => {
                let now = instant(&now)?;
                Ok(told(&self.check(&dir, &files, Some(now.0.date()))))
            }
            Question::Edit { files, change } => match edit::edit(self, &files, &change) {
                Ok(files) => Ok(told(&files)),
                Err(refusal) => Err(told(&refusal)),
            },
            Question::Trial { fields, now } => {
                let now = instant(&now)?;
                let trial = self.pack().map(|loaded| trial::trial(&loaded.pack, &fields, now.0));
                Ok(told(&trial))
            }
            Question::Effects { tickets, now } => {
                let now = instant(&now)?;
                Ok(told(&trial::effects(self, &tickets, now.0)))
            }
            Question::Examples { id } => {
                Ok(told(&self.pack().map(|loaded| trial::examples(&loaded.pack, &id))))
            }
            Question::Noticed { dir, files } => {
                let published = files.as_ref().map(|files| (dir.as_str(), files));
                match compare::noticed(self, published) {
                    Ok(noticed) => Ok(told(&noticed)),
                    Err(message) => Err(told(&message)),
                }
            }
            Question::Release => Ok(told(&compare::release(self))),
        }
    }
}

/// A shape as JSON; all of them have names as keys, so that none can fail.
pub(super) fn told<T: Serialize>(shape: &T) -> Value {
    serde_json::to_value(shape).unwrap_or_default()
}

fn instant(text: &str) -> Result<Instant, Value> {
    text.parse().map_err(|message: String| json!(message))
}
