//! Bytes to words, in a form that spelling tricks do not change.

use std::hash::Hasher;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
pub struct Word {
    /// Hash of its letters and digits, without case and accents.
    pub hash: u64,
    /// First byte.
    pub at: usize,
    /// Whether it stands between `<` and `>`: text outside of tags reads on over them.
    pub in_tag: bool,
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The words of a needle.
pub fn of(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    each(text.as_bytes(), &mut |word| words.push(word.hash));
    words
}

/// One key for one or two words.
pub fn key(words: &[u64]) -> u64 {
    words.iter().fold(words.len() as u64, |key, word| {
        key.rotate_left(21).wrapping_mul(PRIME) ^ word
    })
}

/// Calls back for each word of a text. Words that only stand for punctuation ("at", "dot") are left out everywhere.
pub fn each(bytes: &[u8], found: &mut dyn FnMut(Word)) {
    read(bytes, 0, true, found);
}

fn read(bytes: &[u8], base: usize, decode: bool, found: &mut dyn FnMut(Word)) {
    let mut reader = Reader {
        bytes,
        at: 0,
        in_tag: false,
    };
    let mut word = Builder::default();
    let mut run_start = 0;
    loop {
        let (start, in_tag) = (reader.at, reader.in_tag);
        let symbol = reader.next();
        match symbol {
            Symbol::Letter(c) => word.push(c, start),
            Symbol::Gap | Symbol::End => {
                word.finish(base, in_tag, found);
            }
        }
        let in_run = start < bytes.len() && is_base64(bytes[start]) && reader.at == start + 1;
        if !in_run {
            if decode && start - run_start >= 16 {
                decoded(&bytes[run_start..start], base + run_start, found);
            }
            run_start = reader.at;
        }
        if matches!(symbol, Symbol::End) {
            return;
        }
    }
}

enum Symbol {
    Letter(char),
    Gap,
    End,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    in_tag: bool,
}

impl Reader<'_> {
    fn next(&mut self) -> Symbol {
        let Some(&byte) = self.bytes.get(self.at) else {
            return Symbol::End;
        };
        self.at += 1;
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => Symbol::Letter(char::from(byte)),
            b'A'..=b'Z' => Symbol::Letter(char::from(byte.to_ascii_lowercase())),
            b'<' => self.tag(true),
            b'>' => self.tag(false),
            b'%' => self.escaped(b'%'),
            b'=' => self.escaped(b'='),
            b'&' => self.reference(),
            0x80.. => self.unicode(),
            _ => Symbol::Gap,
        }
    }

    fn tag(&mut self, inside: bool) -> Symbol {
        self.in_tag = inside;
        Symbol::Gap
    }

    /// `%41` and `=41` are `A`; `=` at the end of a line joins it with the next.
    fn escaped(&mut self, sign: u8) -> Symbol {
        let rest = &self.bytes[self.at..];
        let hex = |byte: u8| char::from(byte).to_digit(16);
        if let [high, low, ..] = rest
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            self.at += 2;
            let first = u8::try_from(high * 16 + low).unwrap_or(0);
            return self.escaped_char(sign, first);
        }
        if sign == b'=' && rest.starts_with(b"\r\n") {
            self.at += 2;
            return self.next();
        }
        if sign == b'=' && rest.starts_with(b"\n") {
            self.at += 1;
            return self.next();
        }
        Symbol::Gap
    }

    /// The other bytes of an escaped UTF-8 character, then the character.
    fn escaped_char(&mut self, sign: u8, first: u8) -> Symbol {
        let mut bytes = vec![first];
        let more = match first {
            0xC0..=0xDF => 1,
            0xE0..=0xEF => 2,
            0xF0..=0xF7 => 3,
            _ => 0,
        };
        for _ in 0..more {
            let pair = self
                .bytes
                .get(self.at..self.at + 3)
                .filter(|triple| triple[0] == sign);
            let pair = pair.and_then(|triple| std::str::from_utf8(&triple[1..]).ok());
            let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) else {
                break;
            };
            bytes.push(byte);
            self.at += 3;
        }
        let decoded = std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| text.chars().next());
        decoded.map_or(Symbol::Gap, letter)
    }

    /// `&#65;`, `&#x41;`, `&amp;`; named references are gaps but for the few that stand inside words of addresses.
    fn reference(&mut self) -> Symbol {
        let rest = &self.bytes[self.at..];
        let Some(end) = rest.iter().take(12).position(|byte| *byte == b';') else {
            return Symbol::Gap;
        };
        let name = std::str::from_utf8(&rest[..end]).unwrap_or_default();
        let number = match name.strip_prefix('#') {
            Some(digits) => match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => digits.parse().ok(),
            },
            None => None,
        };
        let known = number.is_some() || name.chars().all(|c| c.is_ascii_alphanumeric());
        if known && !name.is_empty() {
            self.at += end + 1;
        }
        number.and_then(char::from_u32).map_or(Symbol::Gap, letter)
    }

    fn unicode(&mut self) -> Symbol {
        let start = self.at - 1;
        let end = (start + 4).min(self.bytes.len());
        for length in 2..=4 {
            let text = self
                .bytes
                .get(start..(start + length).min(end))
                .and_then(|part| std::str::from_utf8(part).ok());
            if let Some(c) = text.and_then(|text| text.chars().next()) {
                self.at = start + length;
                return letter(c);
            }
        }
        Symbol::Gap
    }
}

fn letter(c: char) -> Symbol {
    if c.is_alphanumeric() || is_combining_mark(c) {
        Symbol::Letter(c)
    } else {
        Symbol::Gap
    }
}

/// A word that is being read.
struct Builder {
    hash: u64,
    length: usize,
    start: usize,
    short: [u8; 3],
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            hash: OFFSET,
            length: 0,
            start: 0,
            short: [0; 3],
        }
    }
}

impl Builder {
    fn push(&mut self, c: char, at: usize) {
        if self.length == 0 {
            self.start = at;
        }
        if c.is_ascii() {
            return self.add(c.to_ascii_lowercase() as u32);
        }
        for plain in c
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
        {
            self.add(plain as u32);
        }
    }

    fn add(&mut self, code: u32) {
        if let Some(place) = self.short.get_mut(self.length) {
            *place = u8::try_from(code).unwrap_or(u8::MAX);
        }
        self.length += 1;
        self.hash = (self.hash ^ u64::from(code)).wrapping_mul(PRIME);
    }

    fn finish(&mut self, base: usize, in_tag: bool, found: &mut dyn FnMut(Word)) {
        let punctuation = matches!(
            (self.length, &self.short),
            (2, [b'a', b't', _]) | (3, b"dot")
        );
        if self.length > 0 && !punctuation {
            found(Word {
                hash: self.hash,
                at: base + self.start,
                in_tag,
            });
        }
        *self = Self::default();
    }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// Reads what a long run of base64 says, at each of its four possible beginnings.
fn decoded(run: &[u8], base: usize, found: &mut dyn FnMut(Word)) {
    for skip in 0..4 {
        let bytes = decode(&run[skip..]);
        if bytes
            .iter()
            .filter(|byte| byte.is_ascii_graphic() || **byte == b' ')
            .count()
            * 4
            >= bytes.len() * 3
        {
            found(Word {
                hash: 0,
                at: base,
                in_tag: false,
            });
            read(&bytes, base, false, found);
            found(Word {
                hash: 0,
                at: base,
                in_tag: false,
            });
        }
    }
}

fn decode(run: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' | b'-' => 62,
        _ => 63,
    };
    let mut bytes = Vec::with_capacity(run.len() * 3 / 4);
    for four in run.chunks(4) {
        let bits = (0..4).fold(0, |bits, at| {
            bits << 6 | four.get(at).map_or(0, |byte| value(*byte))
        });
        let [_, first, second, third] = bits.to_be_bytes();
        bytes.extend([first, second, third].iter().take(four.len() * 6 / 8));
    }
    bytes
}

/// The keys are hashes already.
#[derive(Default)]
pub struct Passthrough(u64);

impl Hasher for Passthrough {
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
