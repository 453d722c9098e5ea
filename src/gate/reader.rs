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
}

/// The letters of a text without markup.
pub fn letters(text: &str) -> Letters {
    let mut reader = Reader::new(text.as_bytes());
    let (mut letters, mut word) = (Letters::default(), Vec::new());
    loop {
        match reader.next() {
            Symbol::Ascii(letter) => word.push(letter),
            Symbol::Other(c) => letters::of(c, &mut |letter| word.push(letter)),
            Symbol::Nothing => {}
            end @ (Symbol::Gap | Symbol::End) => {
                if !word.is_empty() {
                    letters.push(&word);
                    word.clear();
                }
                if end == Symbol::End {
                    return letters;
                }
            }
        }
    }
}

impl<'a> Reader<'a> {
    /// At the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next byte.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// Passes over plain bytes that somebody else has read.
    pub fn skip(&mut self, plain: usize) {
        self.at += plain;
    }

    /// Reads on.
    pub fn next(&mut self) -> Symbol {
        let Some(&byte) = self.bytes.get(self.at) else {
            return Symbol::End;
        };
        self.at += 1;
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
        let more = match first {
            0xC0..=0xDF => 1,
            0xE0..=0xEF => 2,
            0xF0..=0xF7 => 3,
            _ => 0,
        };
        let mut bytes = vec![first];
        for _ in 0..more {
            let code = self
                .hex(self.at + 1, 2)
                .filter(|_| self.bytes[self.at] == sign);
            let Some(byte) = code.and_then(|code| u8::try_from(code).ok()) else {
                break;
            };
            bytes.push(byte);
            self.at += 3;
        }
        let text = std::str::from_utf8(&bytes).ok();
        text.and_then(|text| text.chars().next())
            .map_or(Symbol::Gap, symbol)
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
        let (symbol, known) = match name.strip_prefix('#') {
            Some(digits) => (number(digits), true),
            None => (
                named(name),
                name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            ),
        };
        if known && !name.is_empty() {
            self.at += end + 1;
        }
        symbol
    }

    /// The escapes of scripts and data: `\u0041`, `\u{41}`, `\x41`.
    fn backslash(&mut self) -> Symbol {
        let rest = &self.bytes[self.at..];
        let (skip, digits, close) = match rest {
            [b'u', b'{', ..] => {
                let digits = rest[2..].iter().take_while(|byte| byte.is_ascii_hexdigit());
                (2, digits.count().min(6), 1)
            }
            [b'u', ..] => (1, 4, 0),
            [b'x', ..] => (1, 2, 0),
            _ => return Symbol::Gap,
        };
        let Some(code) = self.hex(self.at + skip, digits).filter(|_| digits > 0) else {
            return Symbol::Gap;
        };
        self.at = (self.at + skip + digits + close).min(self.bytes.len());
        char::from_u32(code).map_or(Symbol::Gap, symbol)
    }

    fn unicode(&mut self) -> Symbol {
        let start = self.at - 1;
        let end = (start + 4).min(self.bytes.len());
        let lengths = start + 2..=end;
        let found = lengths.into_iter().find_map(|end| {
            let text = std::str::from_utf8(&self.bytes[start..end]).ok()?;
            text.chars().next().map(|c| (c, end))
        });
        let Some((c, end)) = found else {
            return Symbol::Gap;
        };
        self.at = end;
        symbol(c)
    }
}

fn symbol(c: char) -> Symbol {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Symbol::Ascii(c.to_ascii_lowercase() as u8),
        _ if letters::is_letter(c) => Symbol::Other(c),
        _ if letters::is_invisible(c) => Symbol::Nothing,
        _ => Symbol::Gap,
    }
}

fn number(digits: &str) -> Symbol {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    };
    code.and_then(char::from_u32).map_or(Symbol::Gap, symbol)
}

/// Named references: a letter and the name of its accent, the letters without one, and what nobody sees.
fn named(name: &str) -> Symbol {
    const ACCENTS: [&str; 13] = [
        "acute", "breve", "caron", "cedil", "circ", "dot", "grave", "macr", "ogon", "ring",
        "slash", "tilde", "uml",
    ];
    let mut rest = name.chars();
    if let (Some(letter), true) = (rest.next(), ACCENTS.contains(&rest.as_str())) {
        return symbol(letter);
    }
    match name {
        "shy" | "zwnj" | "zwj" | "lrm" | "rlm" | "NoBreak" | "ZeroWidthSpace" => Symbol::Nothing,
        "szlig" => Symbol::Other('ß'),
        "aelig" | "AElig" => Symbol::Other('æ'),
        "oelig" | "OElig" => Symbol::Other('œ'),
        "eth" | "ETH" => Symbol::Other('ð'),
        "thorn" | "THORN" => Symbol::Other('þ'),
        "dstrok" | "Dstrok" => Symbol::Other('đ'),
        "lstrok" | "Lstrok" => Symbol::Other('ł'),
        "inodot" | "imath" => Symbol::Other('ı'),
        _ => Symbol::Gap,
    }
}
