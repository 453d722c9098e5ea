//! `.xlsx` and `.ods`: the same cells from both, typed dates too.

use jiff::civil::date;

use super::write::{self, Put};
use super::{tables, texts};

fn rows() -> Vec<Vec<Put>> {
    let moment = date(2026, 7, 2).at(14, 5, 0, 0);
    vec![
        vec![
            "Start time".into(),
            "Name".into(),
            "Years".into(),
            "About".into(),
        ],
        vec![
            Put::Moment(moment),
            "Ana <b> & \"Co\"".into(),
            Put::Number(12.0),
            "two\nlines".into(),
        ],
        vec![
            Put::Moment(date(2026, 7, 3).at(0, 0, 0, 0)),
            "Bo".into(),
            Put::Number(2.5),
            Put::Empty,
        ],
        vec![Put::Empty; 4],
        vec![
            Put::Empty,
            "=HYPERLINK(\"x\")".into(),
            Put::Empty,
            "  spaces  ".into(),
        ],
    ]
}

#[test]
fn both_kinds_of_spreadsheets_say_the_same() {
    let rows = rows();
    let expected = [
        ["Start time", "Name", "Years", "About"],
        [
            "2026-07-02T14:05:00",
            "Ana <b> & \"Co\"",
            "12",
            "two\nlines",
        ],
        ["2026-07-03T00:00:00", "Bo", "2.5", ""],
        ["", "=HYPERLINK(\"x\")", "", "  spaces  "],
    ];
    for bytes in [
        write::xlsx(&[("Sheet1", rows.clone())]),
        write::ods(&[("Sheet1", rows.clone())]),
    ] {
        let read = tables(&bytes);
        assert_eq!(read.sheets.len(), 1);
        let sheet = &read.sheets[0];
        assert_eq!(&*sheet.shown, "signups.csv");
        assert_eq!(texts(sheet), expected);
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 3, 5]);
    }
}

#[test]
fn each_sheet_with_answers_is_read_and_named() {
    let notes = vec![vec![Put::from("Notes")], vec![Put::from("buy cake")]];
    let sheets = [
        ("Form Responses 1", rows()),
        ("Empty", Vec::new()),
        ("Notes", notes),
    ];
    for bytes in [write::xlsx(&sheets), write::ods(&sheets)] {
        let shown: Vec<String> = tables(&bytes)
            .sheets
            .iter()
            .map(|sheet| sheet.shown.to_string())
            .collect();
        assert_eq!(
            shown,
            ["signups.csv (Form Responses 1)", "signups.csv (Notes)"]
        );
    }
}

#[test]
fn a_table_that_a_form_service_has_packed_is_read() {
    let bytes = write::archive(&[("Sign-up.csv", "Name,E-mail\nAna,ana@example.org\n")]);
    assert_eq!(tables(&bytes).sheets[0].headers, ["Name", "E-mail"]);
}
