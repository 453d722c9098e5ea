//! The table of a mail merge: one line a letter, as CSV (RFC 4180).
//!
//! Spreadsheets run a field that begins like a formula, and people write their names themselves; so such a field begins with
//! an apostrophe.

use crate::output::kinds::Kind;
use crate::output::private::Accepted;
use crate::output::{Outgoing, PrivateFile};
use crate::path::OutPath;

/// What the columns are called.
pub const COLUMNS: [&str; 5] = ["name", "email", "subject", "letter", "text"];

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The letters as they are issued, and the table that goes with them. Nothing without a letter.
///
/// # Errors
/// The fault of a path, or a letter to nobody.
pub fn merge(letters: Vec<PrivateFile<Accepted>>) -> Result<Outgoing, String> {
    let mut table = String::new();
    push_line(&mut table, COLUMNS);
    let mut files = Vec::with_capacity(letters.len() + 1);
    let state = letters.first().map(PrivateFile::state);
    for letter in letters {
        let own = letter.path().as_str();
        let id = own.rsplit('/').next().unwrap_or(own);
        let path = Kind::IssuedLetter.path("", id.trim_end_matches(".html"));
        let text = letter.plain().unwrap_or_default();
        let Some(message) = letter.message() else {
            return Err(format!("`{own}` is a letter to nobody"));
        };
        let (name, email) = (&*message.recipient.name, &*message.recipient.email);
        push_line(&mut table, [name, email, &message.subject, &path, &text]);
        files.push(letter.issued(Kind::IssuedLetter, out_path(&path)?));
    }
    if let Some(state) = state {
        let path = out_path(&Kind::MergeTable.path("", ""))?;
        let bytes = table.into_bytes();
        files.push(PrivateFile::new(Kind::MergeTable, path, bytes, None, state));
    }
    Ok(Outgoing::new(files))
}

fn out_path(path: &str) -> Result<OutPath, String> {
    OutPath::new(path).map_err(ToString::to_string)
}

fn push_line(table: &mut String, fields: [&str; COLUMNS.len()]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        push_field(table, field);
    }
    table.push_str("\r\n");
}

fn push_field(table: &mut String, field: &str) {
    let guard = if field.starts_with(FORMULA) { "'" } else { "" };
    if guard.is_empty() && !field.contains(['"', ',', '\n', '\r']) {
        return table.push_str(field);
    }
    table.push('"');
    table.push_str(guard);
    table.push_str(&field.replace('"', "\"\"").replace('\n', "\r\n"));
    table.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> String {
        let mut out = String::new();
        push_field(&mut out, text);
        out
    }

    #[test]
    fn fields_are_quoted_and_never_read_as_formulas() {
        for (text, expected) in [
            ("Ana", "Ana"),
            ("Ana, Ben", "\"Ana, Ben\""),
            ("the \"one\"", "\"the \"\"one\"\"\""),
            ("one\ntwo", "\"one\r\ntwo\""),
            ("=1+1", "\"'=1+1\""),
            ("@cmd", "\"'@cmd\""),
            ("-2", "\"'-2\""),
            ("\tx", "\"'\tx\""),
        ] {
            assert_eq!(field(text), expected, "{text:?}");
        }
    }

    #[test]
    fn nothing_is_issued_without_a_letter() {
        assert_eq!(merge(Vec::new()).map(|files| files.len()), Ok(0));
    }
}
