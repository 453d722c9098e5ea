//! Text into HTML and into addresses.
//!
//! Characters that HTML forbids (controls but tab and line ends) are dropped, so that whatever was written, the page is
//! valid.

use std::io;

/// Appends text between tags.
pub fn text(out: &mut String, text: &str) {
    let instead = |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => forbidden(byte),
    };
    replace(text, instead, |part| out.push_str(part));
}

/// Appends text inside a double-quoted attribute.
pub fn attribute(out: &mut String, text: &str) {
    let instead = |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => forbidden(byte),
    };
    replace(text, instead, |part| out.push_str(part));
}

/// Writes what a template shows, all of it: what the engine does by itself, but in runs rather than byte by byte.
pub fn shown(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let instead = |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    };
    let mut written = Ok(());
    replace(text, instead, |part| {
        if written.is_ok() {
            written = out.write_all(part.as_bytes());
        }
    });
    written
}

/// Appends an address inside a double-quoted attribute: what cannot stand in one is percent-encoded, what is encoded
/// already stays.
pub fn address(out: &mut String, address: &str) {
    let bytes = address.as_bytes();
    let mut done = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if stays_in_address(byte) {
            continue;
        }
        if byte == b'%' && is_encoded(bytes.get(at + 1..)) {
            continue;
        }
        // Bytes of one character follow one another, so a run ends where a character does.
        if done < at {
            out.push_str(&address[done..at]);
        }
        done = at + 1;
        match byte {
            b'&' => out.push_str("&amp;"),
            _ => percent(out, byte),
        }
    }
    out.push_str(address.get(done..).unwrap_or_default());
}

fn stays_in_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'@'
        )
        || matches!(
            byte,
            b'!' | b'$' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'='
        )
}

/// A value as a part of an address: nothing in it can end the part or begin another. `@` stays, for mail addresses.
pub fn address_part(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            percent(&mut out, byte);
        }
    }
    out
}

fn percent(out: &mut String, byte: u8) {
    let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
    out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
}

fn is_encoded(after: Option<&[u8]>) -> bool {
    matches!(after, Some([high, low, ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

fn forbidden(byte: u8) -> Option<&'static str> {
    matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127).then_some("")
}

/// Bytes that are looked at together.
const BLOCK: usize = 16;

/// Gives the parts of a text, with some bytes replaced.
fn replace<'t>(
    text: &'t str,
    instead: impl Fn(u8) -> Option<&'static str>,
    mut give: impl FnMut(&'t str),
) {
    let bytes = text.as_bytes();
    let (mut done, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at..].first_chunk().is_some_and(is_clean) {
            at += BLOCK;
            continue;
        }
        let end = bytes.len().min(at + BLOCK);
        // What is left at the end is looked at together with bytes before it.
        if end < at + BLOCK && bytes.last_chunk().is_some_and(is_clean) {
            break;
        }
        for at in at..end {
            if !MAY_CHANGE[usize::from(bytes[at])] {
                continue;
            }
            if let Some(instead) = instead(bytes[at]) {
                give(&text[done..at]);
                give(instead);
                done = at + 1;
            }
        }
        at = end;
    }
    give(&text[done..]);
}

/// Whether nothing may stand instead of any of these. It has no branches and few comparisons, so all are looked at in one step:
/// the difference to one of the signs is nothing.
#[inline(always)]
fn is_clean(block: &[u8; BLOCK]) -> bool {
    let mut flags = [0; BLOCK];
    for (flag, byte) in flags.iter_mut().zip(block) {
        let signs = (byte ^ b'&').min(byte ^ b'<').min(byte ^ b'>');
        let marks = (byte ^ b'"').min(byte ^ b'\'').min(byte ^ 127);
        let controls = byte.saturating_sub(b' ' - 1);
        *flag = u8::from(signs.min(marks).min(controls) == 0);
    }
    u128::from_ne_bytes(flags) == 0
}

/// For each byte, whether anything may stand instead of it: one look-up lets nearly all pass.
const MAY_CHANGE: [bool; 256] = {
    let mut may = [false; 256];
    let mut byte = 0;
    while byte < b' ' as usize {
        may[byte] = true;
        byte += 1;
    }
    let others = [b'&', b'<', b'>', b'"', b'\'', 127];
    let mut at = 0;
    while at < others.len() {
        may[others[at] as usize] = true;
        at += 1;
    }
    may
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_encoded_once() {
        for (written, encoded) in [
            ("a b%20c%zz\"<é>&d", "a%20b%20c%25zz%22%3C%C3%A9%3E&amp;d"),
            ("../x/?a=b&c#é", "../x/?a=b&amp;c#%C3%A9"),
        ] {
            let mut out = String::new();
            address(&mut out, written);
            assert_eq!(out, encoded);
        }
    }

    #[test]
    fn a_part_of_an_address_keeps_to_itself() {
        assert_eq!(
            address_part("a+b@c.org?cc=x&y:z/"),
            "a%2Bb@c.org%3Fcc%3Dx%26y%3Az%2F"
        );
    }

    #[test]
    fn forbidden_characters_are_dropped() {
        let mut out = String::new();
        text(&mut out, "a\0\u{1b}b\tc\n<&>\"");
        assert_eq!(out, "ab\tc\n&lt;&amp;&gt;\"");
    }

    #[test]
    fn every_special_character_is_replaced_wherever_it_stands() {
        for at in 0..40 {
            let around =
                |special: &str| format!("{}{special}{}", "é".repeat(at), "x".repeat(40 - at));
            let (mut inside, mut shown_out) = (String::new(), Vec::new());
            attribute(&mut inside, &around("\u{7}&<>\"'"));
            assert!(shown(&around("&<>\"'"), &mut shown_out).is_ok());
            assert_eq!(inside, around("&amp;&lt;&gt;&quot;'"));
            assert_eq!(shown_out, around("&amp;&lt;&gt;&quot;&#39;").as_bytes());
        }
    }
}
