//! The table of a mail merge: one line a letter, as CSV (RFC 4180).
//!
//! Spreadsheets run a field that begins like a formula, and people write their names themselves; so such a field begins with
//! an apostrophe.

use crate::output::kinds::Kind;
use crate::output::mail::Mail;
use crate::output::{Outgoing, PrivateFile};
use crate::path::OutPath;
use crate::render::letter_text::one_line;

/// What the columns are called.
pub const COLUMNS: [&str; 5] = ["name", "email", "subject", "letter", "text"];

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The mails as pages, and the table that goes with them. Nothing without a mail.
///
/// # Errors
/// The fault of a path.
pub fn merge(mails: &[&Mail]) -> Result<Outgoing, &'static str> {
    let mut table = String::new();
    push_line(&mut table, COLUMNS);
    let mut files = Vec::with_capacity(mails.len() + 1);
    for mail in mails {
        let (recipient, body) = (mail.recipient(), mail.body());
        let path = Kind::MergeLetter.path("", &mail.reader().id);
        let [name, email, subject] =
            [&*recipient.name, &*recipient.email, mail.subject()].map(one_line);
        push_line(&mut table, [&name, &email, &subject, &path, &body.plain]);
        let html = body.html.clone().into_bytes();
        let (kind, path) = (Kind::MergeLetter, OutPath::new(&path)?);
        files.push(PrivateFile::new(kind, path, html, None, mail.state()));
    }
    if let Some(first) = mails.first() {
        let path = OutPath::new(&Kind::MergeTable.path("", ""))?;
        let (kind, bytes) = (Kind::MergeTable, table.into_bytes());
        files.push(PrivateFile::new(kind, path, bytes, None, first.state()));
    }
    Ok(Outgoing::new(files))
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
        assert_eq!(merge(&[]).map(|files| files.len()), Ok(0));
    }
}
