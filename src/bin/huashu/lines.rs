//! JSON lines from standard input to standard output.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, BufRead, Write};

use crate::command::End;

/// What stands in the place of an answer for a line that could not be read.
#[derive(Serialize)]
struct Unread {
    error: String,
    line: usize,
    column: usize,
}

/// Answers every line of standard input with one line, in order; blank lines are passed over. A line that
/// cannot be read is told on standard error and answered with its error, and the others still get theirs.
///
/// # Errors
/// Standard input or output broke.
pub fn each<In: DeserializeOwned, Out: Serialize>(
    mut answer: impl FnMut(In) -> (Out, End),
) -> Result<End, String> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut end = End::Fine;
    for (ix, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line.map_err(|e| format!("standard input cannot be read: {e}"))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let written = match serde_json::from_slice::<In>(&line) {
            Ok(given) => {
                let (out_line, found) = answer(given);
                end = end.max(found);
                write_line(&mut out, &out_line)
            }
            Err(e) => {
                end = End::Failed;
                let words = e.to_string();
                let what = words.split(" at line ").next().unwrap_or(&words).to_owned();
                eprintln!("stdin:{}:{}: {what}", ix + 1, e.column());
                write_line(&mut out, &Unread { error: what, line: ix + 1, column: e.column() })
            }
        };
        match written {
            // The reader has seen enough, as `head` does: no fault of the input.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(end),
            other => other.map_err(|e| format!("standard output cannot be written: {e}"))?,
        }
    }
    match out.flush() {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output cannot be written: {e}"))
        }
        _ => Ok(end),
    }
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}
