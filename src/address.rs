//! One idea of an address: what kind it is of, what it names, and how it is written.
//!
//! Layer 0. People copy addresses from browsers, which write `é` as `%C3%A9`, and from disks, some of which store it as
//! `e` and an accent. What is compared is decoded and in Unicode's composed form; what is written is percent-encoded.

mod doubt;
mod ends;
mod web;

use std::borrow::Cow;

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

pub use self::doubt::{Doubt, doubt};
pub use self::ends::{Ends, Places};
pub use self::web::{Web, below};

/// Kind of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A web page by its whole address.
    Web,
    /// `mailto` or `tel`.
    Contact,
    /// A source, an asset, a path of the site or a `#part`.
    Inside,
    /// Not to be followed; the reason stands behind "the address …".
    Refused(&'static str),
}

impl Kind {
    /// Browsers skip blanks before a scheme and control characters inside it, so neither is accepted.
    pub fn of(address: &str) -> Self {
        if !address.bytes().all(is_plain) {
            if address.chars().any(char::is_control) {
                return Self::Refused("holds a control character");
            }
            if address.trim() != address {
                return Self::Refused("begins or ends with a blank");
            }
            if address.contains('\\') {
                return Self::Refused("has a backslash, where addresses have `/`");
            }
        }
        if address.starts_with("//") {
            return Self::Refused("begins with `//`");
        }
        let Some(scheme) = scheme(address) else {
            return Self::Inside;
        };
        let rest = &address[scheme.len() + 1..];
        match scheme {
            _ if is_one_of(scheme, &["http", "https"]) => {
                no_site(rest).map_or(Self::Web, Self::Refused)
            }
            _ if is_one_of(scheme, &["mailto", "tel"]) && rest.is_empty() => {
                Self::Refused("ends behind its `:`")
            }
            _ if is_one_of(scheme, &["mailto", "tel"]) => Self::Contact,
            _ => Self::Refused("does not begin with `https:`, `http:`, `mailto:` or `tel:`"),
        }
    }

    /// Whether it is whole: it means the same wherever it is written.
    pub fn is_absolute(self) -> bool {
        matches!(self, Self::Web | Self::Contact)
    }
}

/// Whether a byte is neither a blank nor a sign that addresses cannot have: nearly all are.
fn is_plain(byte: u8) -> bool {
    (b'!'..=b'~').contains(&byte) && byte != b'\\'
}

/// Why what stands behind `https:` leads nobody anywhere.
fn no_site(rest: &str) -> Option<&'static str> {
    let Some(place) = rest.strip_prefix("//") else {
        return Some("needs `//` behind its first `:`");
    };
    let ends = |byte: u8| matches!(byte, b':' | b'/' | b'?' | b'#');
    let host = &place[..place.bytes().position(ends).unwrap_or(place.len())];
    if is_one_of(host, &["http", "https"]) {
        return Some("begins with `https://` twice");
    }
    host.is_empty().then_some("names no site behind `https://`")
}

/// The part before the first `:`, if it stands before any `/`, `?` or `#`.
fn scheme(address: &str) -> Option<&str> {
    let ends = |byte: u8| matches!(byte, b':' | b'/' | b'?' | b'#');
    let end = address.bytes().position(ends)?;
    (address.as_bytes()[end] == b':').then(|| &address[..end])
}

fn is_one_of(scheme: &str, known: &[&str]) -> bool {
    known.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// The mailbox of an address to write to.
pub fn mailbox(address: &str) -> Option<&str> {
    let scheme = scheme(address)?;
    is_one_of(scheme, &["mailto"]).then(|| &address[scheme.len() + 1..])
}

/// The address under which to write to a mailbox.
pub fn mail_to(mailbox: &str) -> String {
    ["mailto:", mailbox].concat()
}

/// The address of a page of which only host and path are written.
pub fn web_to(page: &str) -> String {
    ["https://", page].concat()
}

/// An address inside the program, taken apart: `../o%C3%B9.md?print#part`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside<'a> {
    /// `../où.md`, decoded and composed.
    pub path: Cow<'a, str>,
    /// `print`, as written.
    pub query: Option<&'a str>,
    /// `part`, decoded and composed; never empty.
    pub part: Option<Cow<'a, str>>,
}

impl<'a> Inside<'a> {
    /// Takes an address apart.
    pub fn new(address: &'a str) -> Self {
        if memchr::memchr3(b'#', b'?', b'%', address.as_bytes()).is_none() {
            return Self {
                path: composed(address),
                query: None,
                part: None,
            };
        }
        let (rest, part) = halves(address, b'#');
        let (path, query) = halves(rest, b'?');
        let part = part.filter(|part| !part.is_empty());
        Self {
            path: decode(path),
            query,
            part: part.map(decode),
        }
    }

    /// Whether the path is written from the root of the site.
    pub fn rooted(&self) -> Option<&str> {
        self.path.strip_prefix('/')
    }
}

fn halves(text: &str, sign: u8) -> (&str, Option<&str>) {
    match memchr::memchr(sign, text.as_bytes()) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

/// Undoes percent-encoding, and composes accents. What would not be UTF-8 stays as it is.
pub fn decode(text: &str) -> Cow<'_, str> {
    let decoded = match text.contains('%') {
        true => percent_decode_str(text).decode_utf8(),
        false => Ok(Cow::Borrowed(text)),
    };
    match decoded.unwrap_or(Cow::Borrowed(text)) {
        Cow::Borrowed(text) => composed(text),
        Cow::Owned(text) => match composed(&text) {
            Cow::Borrowed(_) => Cow::Owned(text),
            Cow::Owned(composed) => Cow::Owned(composed),
        },
    }
}

/// The text in Unicode's composed form (NFC): the one in which the same words are the same bytes.
pub fn composed(text: &str) -> Cow<'_, str> {
    match text.is_ascii() || is_nfc(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// Everything that RFC 3986 (section 3.3) does not allow in a path; `/` stays.
const NOT_IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Percent-encodes a path or a part.
pub fn encode(path: &str) -> String {
    encoded(path.to_owned())
}

/// The same of a path that nobody needs any more.
pub fn encoded(path: String) -> String {
    let stays =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/');
    match path.bytes().all(stays) {
        true => path,
        false => utf8_percent_encode(&path, NOT_IN_PATH).to_string(),
    }
}

/// A path as it can be pasted into a link: only what would be read as something else is encoded.
pub fn pasteable(path: &str) -> String {
    let is_entity = path.contains(';');
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        let is_sign = "%#?<>\\`\"".contains(c) || c.is_control() || (c == '&' && is_entity);
        match is_sign {
            true => out.push_str(&encode(c.encode_utf8(&mut [0; 4]))),
            false => out.push(c),
        }
    }
    out
}

/// The same of a query; what is encoded in it stays.
pub fn encode_query(query: &str) -> String {
    const NOT_IN_QUERY: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'#');
    Cow::from(utf8_percent_encode(query, NOT_IN_QUERY)).into_owned()
}

/// A host in another script as the net knows it, `xn--…`.
pub fn host_in_ascii(host: &str) -> Option<String> {
    idna::domain_to_ascii_strict(host).ok()
}

/// A host as it is; and in the other of its two forms, if letters of other scripts are in it.
pub fn hosts(host: &str) -> Vec<String> {
    let mut found = vec![host.to_owned()];
    if host.is_ascii() && !host.contains("xn--") {
        return found;
    }
    let forms = [
        idna::domain_to_ascii(host).ok(),
        Some(idna::domain_to_unicode(host).0),
    ];
    for form in forms.into_iter().flatten() {
        if !found.contains(&form) {
            found.push(form);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_schemes_are_absolute() {
        for good in ["https://a.b", "HTTP://a.b", "mailto:a@b.c", "tel:+3531"] {
            assert!(Kind::of(good).is_absolute(), "{good}");
        }
        let inside = "a.md ../a.md#b:c #b /topics/ a/b:c ?q=a:b".split(' ');
        for inside in inside.chain([""]) {
            assert_eq!(Kind::of(inside), Kind::Inside, "{inside}");
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "java\tscript:x",
            " javascript:x",
            "\u{1}javascript:x",
            "//evil.example",
            "/\\evil.example",
            "file:///etc/passwd",
            "vbscript:x",
            "https://https://a.b",
            "http://HTTPS//a.b",
            "https://",
            "https:a.b",
            "https:/a.b",
            "mailto:",
            "tel:",
        ] {
            assert!(matches!(Kind::of(bad), Kind::Refused(_)), "{bad:?}");
        }
    }

    #[test]
    fn what_is_proposed_leads_where_it_should() {
        for path in [
            "../a#b.png",
            "my<list>.pdf",
            "100%20.pdf",
            "a\\b?c`.md",
            "&copy;.md",
            "größe (1).md",
        ] {
            assert_eq!(Inside::new(&pasteable(path)).path, path);
        }
        assert_eq!(pasteable("größe (1) & b.md"), "größe (1) & b.md");
        assert_eq!(pasteable("a#b.png"), "a%23b.png");
    }

    #[test]
    fn an_address_is_taken_apart_decoded_and_composed() {
        let check = |address, path: &str, query: Option<&str>, part: Option<&str>| {
            let inside = Inside::new(address);
            assert_eq!(
                (&*inside.path, inside.query, inside.part.as_deref()),
                (path, query, part),
                "{address}"
            );
        };
        check("../a%20b.md#o%C3%B9", "../a b.md", None, Some("où"));
        check("/faq/?a=%C3%B9#b?c", "/faq/", Some("a=%C3%B9"), Some("b?c"));
        check("#ou\u{300}", "", None, Some("où"));
        check("u%CC%80.md#", "ù.md", None, None);
        check("a%zz.md", "a%zz.md", None, None);
        check("a%ff.md", "a%ff.md", None, None);
        check("a%", "a%", None, None);
    }

    #[test]
    fn other_letters_are_percent_encoded() {
        assert_eq!(encode("topics/où/"), "topics/o%C3%B9/");
    }
}
