//! Bytes to letters and gaps, whatever the way in which they were escaped.

use super::letters::{self, Letters};

/// One step of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// A small letter or a digit.
    Ascii(u8),
    /// A letter beyond ASCII.
    Other(char),
    /// Nothing that is seen: words go on over it.
    Nothing,
    /// Anything between words.
    Gap,
    /// There is no more.
    End,
}

/// Reads bytes, which need not be text.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    last: char,
}

/// The letters of a text without markup. A letter of a script without spaces is a word.
pub fn letters(text: &str) -> Letters {
    let mut reader = Reader::new(text.as_bytes());
    let (mut letters, mut in_word) = (Letters::with_room(text.len()), false);
    let begin = |letters: &mut Letters, in_word: bool| {
        if !in_word {
            letters.starts.push(letters.bytes.len());
        }
    };
    loop {
        let word = reader.plain_word();
        if !word.is_empty() {
            begin(&mut letters, in_word);
            letters
                .bytes
                .extend(word.iter().map(u8::to_ascii_lowercase));
            in_word = true;
        }
        match reader.next() {
            Symbol::Ascii(letter) => {
                begin(&mut letters, in_word);
                letters.bytes.push(letter);
                in_word = true;
            }
            Symbol::Other(c) => {
                let unspaced = letters::is_unspaced(c);
                let inside = letters::is_inside_syllable(c) && !letters.bytes.is_empty();
                let mut begun = inside || in_word && !unspaced;
                letters::of(c, &mut |letter| {
                    begin(&mut letters, begun);
                    letters.bytes.push(letter);
                    begun = true;
                });
                in_word = !unspaced && begun;
            }
            Symbol::Nothing => {}
            Symbol::Gap => in_word = false,
            Symbol::End => return letters,
        }
    }
}

impl<'a> Reader<'a> {
    /// At the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            last: '\0',
        }
    }

    /// The next byte.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// The character that was read last.
    pub fn last(&self) -> char {
        self.last
    }

    /// Passes over plain bytes that somebody else has read.
    pub fn skip(&mut self, plain: usize) {
        self.at += plain;
    }

    /// Passes over the letters and digits of ASCII that come next, and gives them.
    fn plain_word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let word = &rest[..length.count()];
        self.at += word.len();
        word
    }

    /// Reads on.
    pub fn next(&mut self) -> Symbol {
        let Some(&byte) = self.bytes.get(self.at) else {
            return Symbol::End;
        };
        self.at += 1;
        self.last = char::from(byte);
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Symbol::Ascii(byte.to_ascii_lowercase()),
            b'%' => self.percent(),
            b'=' => self.quoted_printable(),
            b'&' => self.reference(),
            b'\\' => self.backslash(),
            0x80.. => self.unicode(),
            _ => Symbol::Gap,
        }
    }

    /// `%41` is `A`, and so is `%2541`.
    fn percent(&mut self) -> Symbol {
        while self.bytes[self.at..].starts_with(b"25") && self.hex(self.at + 2, 2).is_some() {
            self.at += 2;
        }
        self.escaped(b'%')
    }

    /// `=41` is `A`, and `=` at the end of a line joins it with the next. Only capitals: `?to=ada@example.org` is no escape.
    fn quoted_printable(&mut self) -> Symbol {
        let rest = &self.bytes[self.at..];
        let line = [&b"\r\n"[..], b"\n"]
            .into_iter()
            .find(|end| rest.starts_with(end));
        if let Some(line) = line {
            self.at += line.len();
            return Symbol::Nothing;
        }
        let small = rest.iter().take(2).any(u8::is_ascii_lowercase);
        if small {
            Symbol::Gap
        } else {
            self.escaped(b'=')
        }
    }

    /// The escaped bytes of one character, the first without its sign.
    fn escaped(&mut self, sign: u8) -> Symbol {
        let Some(first) = self
            .hex(self.at, 2)
            .and_then(|code| u8::try_from(code).ok())
        else {
            return Symbol::Gap;
        };
        self.at += 2;
        let behind = self.at;
        let more = match first {
            0xC0..=0xDF => 1,
            0xE0..=0xEF => 2,
            0xF0..=0xF7 => 3,
            _ => 0,
        };
        let mut bytes = vec![first];
        for _ in 0..more {
            let mut at = self.at + 1;
            // Each sign may be escaped as often as the first.
            while sign == b'%' && self.hex(at, 2) == Some(0x25) && self.hex(at + 2, 2).is_some() {
                at += 2;
            }
            let code = self.hex(at, 2).filter(|_| self.bytes[self.at] == sign);
            let Some(byte) = code.and_then(|code| u8::try_from(code).ok()) else {
                break;
            };
            bytes.push(byte);
            self.at = at + 2;
        }
        let text = std::str::from_utf8(&bytes).ok();
        match text.and_then(|text| text.chars().next()) {
            Some(c) => self.read(c),
            None => {
                // No UTF-8: Latin 1.
                self.at = behind;
                self.read(char::from(first))
            }
        }
    }

    fn read(&mut self, c: char) -> Symbol {
        self.last = c;
        symbol(c)
    }

    /// A number of so many hexadecimal digits.
    fn hex(&self, at: usize, digits: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + digits)?;
        digits.iter().try_fold(0, |number, digit| {
            char::from(*digit)
                .to_digit(16)
                .map(|value| number * 16 + value)
        })
    }

    /// `&#65;`, `&#x41;`, `&eacute;`, `&shy;`; `&amp;#65;` too. Others stand between words.
    fn reference(&mut self) -> Symbol {
        while self.bytes[self.at..].starts_with(b"amp;") {
            self.at += 4;
        }
        let rest = &self.bytes[self.at..];
        let Some(end) = rest.iter().take(12).position(|byte| *byte == b';') else {
            return Symbol::Gap;
        };
        let name = std::str::from_utf8(&rest[..end]).unwrap_or_default();
        let found = match name.strip_prefix('#') {
            Some(digits) => number(digits),
            None => named(name),
        };
        let known = name.starts_with('#') || name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if known && !name.is_empty() {
            self.at += end + 1;
        }
        found.map_or(Symbol::Gap, |c| self.read(c))
    }

    /// The escapes of scripts and data: `\u0041`, `\u{41}`, `\x41`, and `\n`, whose letter belongs to no word.
    fn backslash(&mut self) -> Symbol {
        let rest = &self.bytes[self.at..];
        let (skip, digits, close) = match rest {
            [b'u', b'{', ..] => {
                let digits = rest[2..].iter().take_while(|byte| byte.is_ascii_hexdigit());
                (2, digits.count().min(6), 1)
            }
            [b'u', ..] => (1, 4, 0),
            [b'x', ..] => (1, 2, 0),
            [b'n' | b'r' | b't', ..] => {
                self.at += 1;
                return self.read('\n');
            }
            _ => return Symbol::Gap,
        };
        let Some(code) = self.hex(self.at + skip, digits).filter(|_| digits > 0) else {
            return Symbol::Gap;
        };
        self.at = (self.at + skip + digits + close).min(self.bytes.len());
        char::from_u32(code).map_or(Symbol::Gap, |c| self.read(c))
    }

    fn unicode(&mut self) -> Symbol {
        let Some((c, end)) = self.char_at(self.at - 1) else {
            return Symbol::Gap;
        };
        self.at = end;
        match self.encoded_twice(c) {
            Some((c, end)) => {
                self.at = end;
                self.read(c)
            }
            None => self.read(c),
        }
    }

    /// The character that begins at a byte, and where it ends.
    fn char_at(&self, start: usize) -> Option<(char, usize)> {
        let most = (start + 4).min(self.bytes.len());
        let first = *self.bytes.get(start)?;
        let length = match first {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return None,
        };
        let bytes = self.bytes.get(start..(start + length).min(most))?;
        let c = std::str::from_utf8(bytes).ok()?.chars().next()?;
        Some((c, start + length))
    }

    /// What was meant by characters that are the bytes of one, taken for Windows-1252 and encoded once more: `Ã©` is `é`.
    fn encoded_twice(&self, first: char) -> Option<(char, usize)> {
        let first = match first {
            '\u{c2}'..='\u{f4}' => windows_1252(first)?,
            _ => return None,
        };
        let more = match first {
            0xC2..=0xDF => 1,
            0xE0..=0xEF => 2,
            _ => 3,
        };
        let (mut bytes, mut end) = (vec![first], self.at);
        for _ in 0..more {
            let (c, next) = self.char_at(end)?;
            bytes.push(windows_1252(c).filter(|byte| (0x80..=0xBF).contains(byte))?);
            end = next;
        }
        let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
        Some((meant, end))
    }
}

/// The byte of a character beyond ASCII in Windows-1252, or in Latin 1.
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    if let '\u{80}'..='\u{ff}' = c {
        return u8::try_from(u32::from(c)).ok();
    }
    let at = HIGH.chars().position(|high| high == c)?;
    u8::try_from(0x80 + at).ok()
}

fn symbol(c: char) -> Symbol {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Symbol::Ascii(c.to_ascii_lowercase() as u8),
        _ if letters::is_letter(c) => Symbol::Other(c),
        _ if letters::is_invisible(c) => Symbol::Nothing,
        _ => Symbol::Gap,
    }
}

fn number(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    };
    code.and_then(char::from_u32)
}

/// Named references: a letter and the name of its accent, the letters without one, signs of addresses, and what nobody sees.
fn named(name: &str) -> Option<char> {
    const ACCENTS: [&str; 13] = [
        "acute", "breve", "caron", "cedil", "circ", "dot", "grave", "macr", "ogon", "ring",
        "slash", "tilde", "uml",
    ];
    let mut rest = name.chars();
    if let (Some(letter), true) = (rest.next(), ACCENTS.contains(&rest.as_str())) {
        return Some(letter);
    }
    Some(match name {
        "shy" | "zwnj" | "zwj" | "lrm" | "rlm" | "NoBreak" | "ZeroWidthSpace" => '\u{ad}',
        "szlig" => 'ß',
        "aelig" | "AElig" => 'æ',
        "oelig" | "OElig" => 'œ',
        "eth" | "ETH" => 'ð',
        "thorn" | "THORN" => 'þ',
        "dstrok" | "Dstrok" => 'đ',
        "lstrok" | "Lstrok" => 'ł',
        "inodot" | "imath" => 'ı',
        "commat" => '@',
        "period" => '.',
        "lowbar" => '_',
        "plus" => '+',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "lt" => '‹',
        "gt" => '›',
        _ => return None,
    })
}
