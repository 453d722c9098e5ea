//! Content from text to HTML and plain text: what is accepted, what is told, what is shown.

mod facts;
mod front;
mod hostile;
mod html;
mod kept;
mod letters;
mod problems;

use fortnight::diagnostic::{render, sort};
use fortnight::model::Document;
use fortnight::parse::content::{ContentRecords, read};
use fortnight::source::Input;
use jiff::civil::date;

/// Reads one file.
fn read_one(path: &str, text: &str) -> (Input, ContentRecords) {
    let input = Input::from_texts([(path, text)], date(2026, 9, 5));
    let records = read(&input.sources);
    (input, records)
}

/// What is told about one file.
fn told(path: &str, text: &str) -> String {
    let (input, mut records) = read_one(path, text);
    sort(&input.sources, &mut records.problems);
    let shown = records
        .problems
        .iter()
        .map(|problem| render(&input.sources, problem, false));
    shown.collect::<Vec<_>>().join("\n\n")
}

/// A page with this body, which must be without fault.
fn page(body: &str) -> Document {
    let text = format!("+++\ntitle = \"T\"\n+++\n{body}");
    document("content/pages/t.md", &text)
}

/// The document of a file, which must be without fault.
fn document(path: &str, text: &str) -> Document {
    assert_eq!(told(path, text), "");
    Document::clone(&read_one(path, text).1.documents[0])
}
