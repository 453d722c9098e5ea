//! Tables as text: whatever the program that wrote them, the cells come back.

use proptest::prelude::*;

use super::write::{self, Dialect, Encoding, PLAIN};
use super::{said, tables, texts};

const SIGNS: [char; 4] = [',', ';', '\t', '|'];
const LINES: [&str; 3] = ["\r\n", "\n", "\r"];

/// Rows below headers that tell the sign; a row has at least one cell with something in it.
fn rows(letters: &'static str) -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..6_usize).prop_flat_map(move |width| {
        let row = prop::collection::vec(letters, width);
        let full = row.prop_filter("no empty rows", |row| {
            row.iter().any(|cell| !cell.trim().is_empty())
        });
        let headers: Vec<String> = (0..width).map(|at| format!("Question {at}")).collect();
        prop::collection::vec(full, 1..12).prop_map(move |mut rows| {
            rows.insert(0, headers.clone());
            rows
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn cells_come_back_from_every_dialect(
        rows in rows("[a-zA-Zéß中 ,;|\t\"'=+@<&\n:#-]{0,12}"),
        sign in 0..4_usize,
        line in 0..3_usize,
        always_quoted: bool,
        encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf8Marked, Encoding::Utf16Le, Encoding::Utf16Be]),
    ) {
        let dialect = Dialect { sign: SIGNS[sign], line: LINES[line], always_quoted, encoding };
        let read = tables(&write::csv(&rows, dialect));
        prop_assert_eq!(said(&read.problems), "");
        prop_assert_eq!(read.sheets.len(), 1);
        prop_assert_eq!(texts(&read.sheets[0]), rows);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = fortnight::parse::sheet::read(&bytes, "x");
    }
}

fn table(rows: &[&[&str]]) -> Vec<Vec<String>> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    rows.iter().map(row).collect()
}

#[test]
fn an_old_encoding_is_guessed_and_that_is_said() {
    let rows = table(&[
        &["Name", "Ort", "Was möchtest du?"],
        &["Jörg Müller", "Köln", "Größere Bücherregale, bitte"],
        &["Zoë François", "Besançon", "Une bibliothèque où l’on parle"],
    ]);
    let bytes = write::csv(
        &rows,
        Dialect {
            sign: ';',
            encoding: Encoding::Windows1252,
            ..PLAIN
        },
    );
    let read = tables(&bytes);
    assert_eq!(texts(&read.sheets[0]), rows);
    let said = said(&read.problems);
    assert!(
        said.contains("warning[sheet-encoding]") && said.contains("read as windows-1252"),
        "{said}"
    );
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    let text = "Sign-ups of autumn\n\n\"Your\nname\",E-mail\n\r\nAna,ana@example.org\n\"Bo\n\nB.\",bo@example.org\n\n\nCy,cy@example.org";
    for line in LINES {
        let read = tables(text.replace("\r\n", "\n").replace('\n', line).as_bytes());
        let sheet = &read.sheets[0];
        assert_eq!(sheet.header_row, 3);
        assert_eq!(sheet.headers, ["Your name", "E-mail"]);
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [5, 6, 9], "{line:?}");
    }
}

#[test]
fn excels_first_line_about_the_sign_is_no_row() {
    let read = tables(b"sep=;\r\nName;Town\r\nAna;Oslo, Norway\r\n");
    assert_eq!(
        texts(&read.sheets[0]),
        table(&[&["Name", "Town"], &["Ana", "Oslo, Norway"]])
    );
    assert_eq!(read.sheets[0].header_row, 1);
}

#[test]
fn a_mark_of_the_byte_order_inside_of_the_first_header_is_no_part_of_it() {
    let read = tables("\u{feff}\"\u{feff}Timestamp\",Name\n1,Ana\n".as_bytes());
    assert_eq!(read.sheets[0].headers, ["Timestamp", "Name"]);
}
