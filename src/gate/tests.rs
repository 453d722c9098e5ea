#![allow(clippy::unwrap_used, reason = "tests may stop")]

use super::words;
use super::{Gate, Needle};
use crate::model::PersonId;

fn gate(needles: &[&str]) -> Gate {
    let needle = |text: &&str| Needle {
        words: words::of(text),
        owner: PersonId::new("amina").unwrap(),
        what: "datum",
    };
    Gate::from_needles(needles.iter().map(needle).collect())
}

fn caught(needle: &str, text: &str) -> bool {
    gate(&[needle])
        .scan("index.html", text.as_bytes())
        .is_some()
}

/// `text` in base64, after some letters that shift its alignment.
fn base64(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits = (0..3).fold(0u32, |bits, at| {
            bits << 8 | u32::from(*three.get(at).unwrap_or(&0))
        });
        for at in 0..=three.len() {
            out.push(char::from(ALPHABET[(bits >> (18 - 6 * at) & 63) as usize]));
        }
    }
    out
}

#[test]
fn an_address_is_found_in_every_disguise() {
    let address = "amina.diallo@example.org";
    let disguises = [
        address.to_owned(),
        address.to_uppercase(),
        "mailto:amina.diallo%40example.org?subject=x".to_owned(),
        "amina.diallo&#64;example.org".to_owned(),
        "&#97;mina&#46;diallo&#x40;example&period;org".to_owned(),
        "amina.diallo [at] example [dot] org".to_owned(),
        "amina.diallo=40example.org".to_owned(),
        "amina.dia=\r\nllo=40example.org".to_owned(),
        "<b>amina</b>.<i>diallo</i>@example.org".to_owned(),
        "<a href=\"mailto:amina.diallo@example.org\">write</a>".to_owned(),
        base64("hello amina.diallo@example.org and so on"),
        base64("?hello amina.diallo@example.org and so on"),
        base64("??hello amina.diallo@example.org and so on"),
    ];
    for disguise in disguises {
        assert!(caught(address, &disguise), "{disguise}");
    }
}

#[test]
fn a_name_is_found_without_its_accents_and_across_tags() {
    assert!(caught(
        "Jos\u{e9} N\u{fa}\u{f1}ez",
        "by JOSE NUNEZ, librarian"
    ));
    assert!(caught(
        "Jos\u{e9} N\u{fa}\u{f1}ez",
        "by Jose\u{301} Nu\u{301}n\u{303}ez"
    ));
    assert!(caught("Amina Diallo", "Amina <strong>Diallo</strong>"));
    assert!(caught("Amina Diallo", "/people/amina-diallo/index.html"));
    assert!(caught("Amina Diallo", "<img alt=\"Amina Diallo\">"));
}

#[test]
fn what_is_only_similar_is_let_pass() {
    assert!(!caught("Grace Hope", "with grace and hope"));
    assert!(!caught("Hope Adeyinka", "we hope that Adeyinka"));
    assert!(!caught("amina.diallo@example.org", "diallo@example.org"));
}

#[test]
fn a_needle_that_begins_inside_another_try_is_found() {
    assert!(caught("a a b", "a a a b"));
    assert!(caught("x", "y x"));
}

#[test]
fn a_file_name_is_read_too() {
    assert!(
        gate(&["Amina Diallo"])
            .scan("people/amina-diallo.html", b"")
            .is_some()
    );
}

#[test]
fn nothing_private_means_nothing_found() {
    assert!(gate(&[]).scan("a", b"Amina Diallo").is_none());
}
