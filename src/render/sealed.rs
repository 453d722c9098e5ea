//! Sealed letters: a page for each, which a passphrase opens in any browser, without a network; for programs that cannot use mail.
//!
//! The passphrase is six words that chance has chosen, so that it need not be a good one: 77 bits. A page says nothing of whose it is: its name is
//! chance too, what it holds has one of few lengths, and who gets which page with which words stands in a table that stays.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rayon::prelude::*;
use ring::{aead, pbkdf2};
use serde_json::json;

use super::escape;
use super::merge::push_line;
use crate::output::kinds::Kind;
use crate::output::mail::Mail;
use crate::output::{Outgoing, PrivateFile};
use crate::path::OutPath;
use crate::plan::views::direction;
use crate::words::{Languages, Words};

/// How often the passphrase is turned over: who tries all of them pays it each time.
pub const ROUNDS: std::num::NonZeroU32 = std::num::NonZeroU32::new(1_000_000).unwrap();

/// Words of a passphrase.
const WORDS: usize = 6;
const SALT: usize = 16;
const NONCE: usize = 12;
const NAME: usize = 12;

/// Bytes of chance that a page takes.
pub const CHANCE: usize = WORDS * 4 + SALT + NONCE + NAME;

/// What a page holds has a length that is a multiple of this.
const PAD: usize = 16 * 1024;

/// What the columns of the table are called.
pub const COLUMNS: [&str; 5] = ["name", "email", "page", "passphrase", "people"];

/// The words of which passphrases are made.
static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("sealed/words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// A page with what opens it.
struct Page {
    path: String,
    passphrase: String,
    html: String,
}

/// The pages of mails and the table that goes with them; for each mail so much chance, which nobody may know or use again.
/// `sealed` is told of each page.
///
/// # Errors
/// What cannot be sealed, in words.
pub fn sealed(
    mails: &[&Mail],
    chance: &[[u8; CHANCE]],
    languages: &Languages,
    rounds: std::num::NonZeroU32,
    sealed: &(dyn Fn() + Sync),
) -> Result<Outgoing, String> {
    let both = mails.par_iter().zip(chance);
    let pages = both.map(|(mail, chance)| {
        let (language, _) = spoken(&mail.body().html);
        let words = languages.of(language).unwrap_or(languages.english());
        let page = page(mail, chance, words, rounds);
        sealed();
        page
    });
    let pages: Vec<Page> = pages.collect::<Result<_, String>>()?;
    let mut table = String::new();
    push_line(&mut table, &COLUMNS);
    let mut files = Vec::with_capacity(pages.len() + 1);
    for (mail, page) in mails.iter().zip(pages) {
        let (recipient, reader) = (mail.recipient(), mail.reader());
        let people = [std::slice::from_ref(&reader.id), &reader.partners].concat();
        let people = people.join("/");
        let row = [
            &recipient.name,
            &recipient.email,
            &page.path,
            &page.passphrase,
            &people,
        ];
        push_line(&mut table, &row.map(String::as_str));
        let path = OutPath::new(&page.path)?;
        let (kind, bytes) = (Kind::ClosedPage, page.html.into_bytes());
        files.push(PrivateFile::new(kind, path, bytes, None, mail.state()));
    }
    if let Some(first) = mails.first() {
        let path = OutPath::new(&Kind::ClosedTable.path("", ""))?;
        let (kind, bytes) = (Kind::ClosedTable, table.into_bytes());
        files.push(PrivateFile::new(kind, path, bytes, None, first.state()));
    }
    Ok(Outgoing::new(files))
}

fn page(
    mail: &Mail,
    chance: &[u8; CHANCE],
    words: &Words,
    rounds: std::num::NonZeroU32,
) -> Result<Page, String> {
    let (drawn, rest) = chance.split_at(WORDS * 4);
    let (salt, rest) = rest.split_at(SALT);
    let (nonce, name) = rest.split_at(NONCE);
    let passphrase = passphrase(drawn);
    let body = mail.body();
    let letter = json!({ "html": body.html, "calendar": body.calendar }).to_string();
    let data = encrypted(&letter, &passphrase, salt, nonce, rounds)?;
    let sealed = json!({
        "rounds": rounds,
        "salt": STANDARD.encode(salt),
        "nonce": STANDARD.encode(nonce),
        "data": STANDARD.encode(data),
    });
    let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Page {
        path: Kind::ClosedPage.path("", &name),
        passphrase,
        html: html(words, &sealed.to_string()),
    })
}

/// Six words. Of so many numbers as there are, each word has as many as any other, to one in half a million.
fn passphrase(drawn: &[u8]) -> String {
    let (numbers, _) = drawn.as_chunks::<4>();
    let words = numbers.iter().map(|number| {
        let at = u32::from_le_bytes(*number) as usize;
        LIST[at % LIST.len()]
    });
    words.collect::<Vec<_>>().join(" ")
}

fn encrypted(
    letter: &str,
    passphrase: &str,
    salt: &[u8],
    nonce: &[u8],
    rounds: std::num::NonZeroU32,
) -> Result<Vec<u8>, String> {
    let mut key = [0; 32];
    pbkdf2::derive(
        pbkdf2::PBKDF2_HMAC_SHA256,
        rounds,
        salt,
        passphrase.as_bytes(),
        &mut key,
    );
    let fault = |_: ring::error::Unspecified| "cannot be sealed".to_owned();
    let key = aead::UnboundKey::new(&aead::AES_256_GCM, &key).map_err(fault)?;
    let nonce = aead::Nonce::try_assume_unique_for_key(nonce).map_err(fault)?;
    let mut data = letter.as_bytes().to_vec();
    // Spaces behind a value are no part of it.
    data.resize(data.len().next_multiple_of(PAD), b' ');
    let key = aead::LessSafeKey::new(key);
    key.seal_in_place_append_tag(nonce, aead::Aad::empty(), &mut data)
        .map_err(fault)?;
    Ok(data)
}

/// The page around what is sealed, in somebody's words.
fn html(words: &Words, sealed: &str) -> String {
    let language = words.language();
    let said = |key: &str| {
        let mut out = String::new();
        escape::text(&mut out, words.say(key));
        out.replace('"', "&quot;")
    };
    let page = include_str!("sealed/page.html")
        .replace("{language}", language)
        .replace("{direction}", direction(language));
    let keys = [
        "sealed-title",
        "sealed-lead",
        "sealed-noscript",
        "sealed-working",
        "sealed-wrong",
        "sealed-insecure",
        "sealed-calendar",
        "sealed-label",
        "sealed-open",
    ];
    let page = keys.iter().fold(page, |page, key| {
        page.replace(&format!("{{{key}}}"), &said(key))
    });
    page.replace("{sealed}", sealed)
}

/// The language of a document, and what stands behind it.
fn spoken(html: &str) -> (&str, &str) {
    let rest = html.split_once("lang=\"").map_or("", |(_, rest)| rest);
    rest.split_once('"').unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    #[test]
    fn the_words_are_many_short_and_typed_alike_everywhere() {
        assert_eq!(LIST.len(), 7772);
        let mut words = LIST.clone();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 7772);
        assert!(words.iter().all(|word| (3..=9).contains(&word.len())));
        assert!(
            words
                .iter()
                .all(|word| word.bytes().all(|sign| sign.is_ascii_lowercase()))
        );
    }

    #[test]
    fn chance_alone_makes_the_passphrase() {
        let one = passphrase(&[0; 24]);
        assert_eq!(one, ["abacus"; 6].join(" "));
        let other = passphrase(&(0..24).collect::<Vec<u8>>());
        assert_eq!(other.split(' ').count(), 6);
        assert_ne!(one, other);
    }

    #[test]
    fn lengths_are_few_and_nothing_is_sealed_alike() {
        let rounds = std::num::NonZeroU32::new(2).unwrap();
        let of = |letter: &str, salt: u8| {
            encrypted(letter, "a b", &[salt; 16], &[1; 12], rounds).unwrap()
        };
        let (short, long) = (of("x", 1), of(&"x".repeat(PAD), 1));
        assert_eq!((short.len(), long.len()), (PAD + 16, PAD + 16));
        assert_eq!(of(&"x".repeat(PAD + 1), 1).len(), 2 * PAD + 16);
        assert_ne!(of("x", 1), of("x", 2));
    }
}
