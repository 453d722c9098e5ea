//! The table of a mail merge: one line a letter, as CSV (RFC 4180) and as a spreadsheet.
//!
//! Spreadsheets run a field of CSV that begins like a formula, and people write their names themselves; so such a field begins with
//! an apostrophe. In the spreadsheet every cell is text, and needs none.

mod sheet;

use jiff::civil::Date;

use crate::output::kinds::Kind;
use crate::output::mail::Mail;
use crate::output::{Outgoing, PrivateFile};
use crate::path::OutPath;
use crate::render::letter_text::{is_unseen, one_line};

/// What the columns are called.
pub const COLUMNS: [&str; 5] = ["name", "email", "subject", "letter", "text"];

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The mails as pages, and the table that goes with them. Nothing without a mail.
///
/// # Errors
/// The fault of a path, or a text that no cell of a spreadsheet takes.
pub fn merge(mails: &[&Mail], today: Date) -> Result<Outgoing, String> {
    let mut rows = Vec::with_capacity(mails.len());
    let mut files = Vec::with_capacity(mails.len() + 2);
    for mail in mails {
        let (recipient, body) = (mail.recipient(), mail.body());
        let path = Kind::MergeLetter.path("", &mail.reader().id);
        let texts = [&*recipient.name, &*recipient.email, mail.subject()];
        let [name, email, subject] = texts.map(|text| one_line(text).into_owned());
        rows.push(vec![name, email, subject, path.clone(), cell(mail)?]);
        let html = body.html.clone().into_bytes();
        let (kind, path) = (Kind::MergeLetter, OutPath::new(&path)?);
        files.push(PrivateFile::new(kind, path, html, None, mail.state()));
    }
    if let Some(first) = mails.first() {
        let mut table = String::new();
        push_line(&mut table, &COLUMNS);
        for row in &rows {
            let row: Vec<&str> = row.iter().map(String::as_str).collect();
            push_line(&mut table, &row);
        }
        let sheet = sheet::xlsx(today, &COLUMNS, &rows)?;
        for (kind, bytes) in [
            (Kind::MergeTable, table.into_bytes()),
            (Kind::MergeSheet, sheet),
        ] {
            let path = OutPath::new(&kind.path("", ""))?;
            files.push(PrivateFile::new(kind, path, bytes, None, first.state()));
        }
    }
    Ok(Outgoing::new(files))
}

/// Signs that a cell of a spreadsheet takes.
const MOST_SIGNS: usize = 32_767;

/// The plain text of a mail, as a cell holds it.
fn cell(mail: &Mail) -> Result<String, String> {
    let text = mail.body().plain.replace("\r\n", "\n");
    let text = text.replace(|c: char| is_unseen(c) && c != '\n' && c != '\t', "");
    match text.encode_utf16().count() > MOST_SIGNS {
        true => Err(format!(
            "the text for `{}` is longer than a cell of a spreadsheet takes (32,767 signs); drafts take it",
            mail.reader().id
        )),
        false => Ok(text),
    }
}

/// Adds a line of CSV.
pub(super) fn push_line(table: &mut String, fields: &[&str]) {
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
        let today = jiff::civil::date(2026, 9, 5);
        assert_eq!(merge(&[], today).map(|files| files.len()), Ok(0));
    }
}
