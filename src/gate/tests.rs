use super::Gate;
use super::letters::Letters;
use super::reader::{Reader, Symbol, letters};
use super::reading::Reading;

/// The words of a text, joined by spaces.
fn words(text: &str) -> String {
    let letters: Letters = letters(text);
    let words: Vec<_> = letters.words().map(String::from_utf8_lossy).collect();
    words.join(" ")
}

#[test]
fn letters_are_read_whatever_their_escape() {
    for (text, expected) in [
        ("Jos\u{e9} N\u{fa}\u{f1}ez", "jose nunez"),
        (
            "Jose\u{301} \u{130}STANBUL \u{141}\u{f3}d\u{17a}",
            "jose istanbul lodz",
        ),
        (
            "stra\u{df}e \u{c6}r\u{f8} \u{3a3}\u{3af}\u{3c3}\u{3c5}\u{3c6}\u{3bf}\u{3c2}",
            "strasse aero σισυφοσ",
        ),
        ("a%62c d%2565f %zz g%", "abc def zz g"),
        ("=41b=\r\nc =C3=A9 ?x=ab =", "abc e x ab"),
        (
            "&#65;&#x42;&amp;#67;&eacute;&shy;&nbsp;&unknown;x&",
            "abce x",
        ),
        ("\\u0041\\u{42}\\x43 \\n\\u \\u{} \\x", "abc u u x"),
        ("so\u{ad}ft ze\u{200b}ro \u{202e}bidi", "soft zero bidi"),
        ("王芳 2, さん", "王 芳 2 サ ン"),
        (
            "\"\\nana \\\\nana\" \u{c3}\u{a9}t\u{c3}\u{a9} \u{d0}\u{98}\u{d0}\u{b2}",
            "ana ana ete ив",
        ),
        ("\u{661}\u{662}3 م\u{640}حمد", "123 محمد"),
    ] {
        assert_eq!(words(text), expected, "{text:?}");
    }
}

#[test]
fn runs_of_base64_are_found_wherever_they_begin() {
    for before in 0..40 {
        for length in [15, 16, 17, 40] {
            let text = format!("{}={}.", ".".repeat(before), "x".repeat(length));
            let found: Vec<_> = super::base64::runs(text.as_bytes()).collect();
            let start = before + 1;
            let expected = (length >= 16).then_some(start..start + length);
            assert_eq!(found, Vec::from_iter(expected), "{text}");
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_read_all_the_same() {
    let gate = Gate {
        needles: super::needles::Needles::default(),
        spare: std::sync::Mutex::default(),
        long_one: std::sync::Mutex::default(),
    };
    for bytes in [
        &b"%"[..],
        b"=",
        b"&",
        b"\\u{",
        b"\xff\xfe",
        b"<a",
        b"&#;",
        b"%C3",
        b"=C3=",
        b"\xe2\x82",
    ] {
        assert_eq!(gate.hits(bytes).len(), 0, "{bytes:?}");
    }
}

/// Reads byte by byte.
fn slowly(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let mut reader = Reader::new(bytes);
    loop {
        let (at, stream) = (reader.at(), reading.now());
        match (reader.next(), bytes.get(at)) {
            (Symbol::Ascii(letter), _) => stream.letter(letter, at),
            (Symbol::Other(c), _) => stream.other(c, at),
            (Symbol::Nothing, _) => {}
            (Symbol::Gap, sign) => {
                stream.gap();
                reading.in_tag = match sign {
                    Some(b'<') => true,
                    Some(b'>') => false,
                    _ => reading.in_tag,
                };
            }
            (Symbol::End, _) => return reading,
        }
    }
}

proptest::proptest! {
    #[test]
    fn bytes_are_read_in_blocks_as_they_are_one_by_one(
        pieces in proptest::collection::vec("[a-c]{1,70}|[A-F0-9]{1,3}|[ .<>=&%\\\\\n]|<a b=\"|é|&#65;|=4|%41|\u{ad}", 0..60)
    ) {
        let text = pieces.concat();
        let mut quickly = Reading::default();
        super::read(&mut quickly, text.as_bytes(), 0);
        let slowly = slowly(text.as_bytes());
        proptest::prop_assert_eq!(quickly.shown(), slowly.shown(), "{:?}", text);
    }
}
