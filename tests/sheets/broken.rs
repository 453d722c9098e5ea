//! What is no table, or no whole one, or too much of one: a clear sentence each, and never a long wait.

use super::write::{self, Put};
use super::{said, tables};
use crate::blessed::example;

fn refused(bytes: &[u8]) -> String {
    match fortnight::parse::sheet::read(bytes, "signups.xlsx") {
        Ok(_) => "it was read".to_owned(),
        Err(problem) => said(&[problem]),
    }
}

fn table() -> Vec<Vec<Put>> {
    let row = |name: &str| vec![Put::from(name), Put::from("x@example.org")];
    (0..200).map(|at| row(&format!("Name {at}"))).collect()
}

#[test]
fn what_is_no_table_is_named() {
    let old = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600]].concat();
    let wide: Vec<u8> = "EncryptedPackage"
        .bytes()
        .flat_map(|byte| [byte, 0])
        .collect();
    let locked = [&old[..], &wide].concat();
    let many = write::archive(&[("a.csv", "a,b\n1,2\n"), ("b.csv", "a,b\n1,2\n")]);
    let cases: [(&[u8], &str); 14] = [
        (b"", "there are no answers in it"),
        (b"Name,E-mail\n", "error[sheet-empty]"),
        (b"\n\n\n", "there are no answers in it"),
        (&old, "a file of an old spreadsheet program"),
        (&locked, "protected by a password"),
        (b"%PDF-1.7", "error[sheet-unreadable]: this is a PDF"),
        (b"<!DOCTYPE html><table>", "this is a page of the web"),
        (b"[{\"name\": 1}]", "this is JSON"),
        (b"\x1f\x8b\x08", "packed with gzip"),
        (b"\x89PNG\r\n", "this is a picture"),
        (
            &write::archive(&[("word/document.xml", "<a/>")]),
            "this is a document",
        ),
        (
            &write::archive(&[("Index/Document.iwa", "x")]),
            "a file of Numbers",
        ),
        (&many, "several tables in this archive"),
        (b"a\0b\0\0c", "neither a text nor a spreadsheet"),
    ];
    for (bytes, expected) in cases {
        let said = refused(bytes);
        assert!(
            said.contains(expected) && said.contains("= hint: ") && said.contains("signups.xlsx"),
            "{expected}: {said}"
        );
    }
}

#[test]
fn a_spreadsheet_that_was_cut_short_is_told() {
    for whole in [
        write::xlsx(&[("A", table())]),
        write::ods(&[("A", table())]),
    ] {
        for share in 1..20 {
            let said = refused(&whole[..whole.len() * share / 20]);
            assert!(said.contains("sheet-unreadable"), "{share}: {said}");
        }
    }
    let cut = write::archive(&[(
        "content.xml",
        "<office:document-content><table:table><table:table-row>",
    )]);
    assert!(refused(&cut).contains("its end is missing"));
}

#[test]
fn a_locked_open_document_is_told() {
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let locked = write::archive(&[("META-INF/manifest.xml", manifest), ("content.xml", "?")]);
    assert!(refused(&locked).contains("protected by a password"));
}

/// Few bytes that would be many.
#[test]
fn what_would_fill_the_memory_is_refused() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let wide = format!(
        "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
    );
    assert!(refused(&write::ods_of(&wide)).contains("more than 2000 columns"));
    let long = wide.replace("16384", "20");
    assert!(refused(&write::ods_of(&long)).contains("more than 100000 rows"));
    let many = long
        .replace("1048576", "99990")
        .replace("=\"20\"", "=\"999\"");
    assert!(refused(&write::ods_of(&many)).contains("more than"));

    let far = write::xlsx_sheet(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
    );
    let far = write::xlsx_of(&["A"], &[("xl/worksheets/sheet1.xml".to_owned(), far)]);
    assert!(refused(&far).contains("more than 100000 rows"));

    let bomb = " ".repeat(100 << 20);
    let bomb = write::archive(&[("xl/workbook.xml", "<a/>"), ("xl/sharedStrings.xml", &bomb)]);
    assert!(bomb.len() < 1 << 20);
    example("sheet-too-large", "sheets::", &refused(&bomb));
    assert!(refused(&bomb).contains("unpacked it has more than 96 MiB"));
}

#[test]
fn rows_that_went_wrong_are_told_with_their_place() {
    let shifted = tables(b"Name,E-mail\nAna,ana@example.org\nBo, of Oslo,bo@example.org\nCy,cy@example.org\nDi,di@example.org\n");
    let told = said(&shifted.problems);
    assert!(
        told.contains("error[sheet-shape]") && told.contains("signups.csv, row 3, column C"),
        "{told}"
    );
    let open =
        tables(b"Name,E-mail\nAna,ana@example.org\n\"Bo,bo@example.org\nCy,cy@example.org\n");
    let told = said(&open.problems);
    assert!(
        told.contains("opened and never closed") && told.contains("row 3"),
        "{told}"
    );
}
