//! What a server answers: a number of three digits and some lines (RFC 5321, 4.2).

use std::fmt;

use super::silence::Silence;
use super::wire::Wire;

/// An answer.
#[derive(Debug)]
pub(super) struct Reply {
    code: u16,
    lines: Vec<String>,
}

const LONGEST_LINE: usize = 8_000;
const MOST_LINES: usize = 100;

impl Reply {
    /// Reads an answer.
    pub fn read(wire: &mut Wire) -> Result<Self, Silence> {
        let mut lines = Vec::new();
        let mut code = None;
        while lines.len() < MOST_LINES {
            let line = wire
                .line(LONGEST_LINE)
                .map_err(|error| Silence::of(&error))?;
            let (own, is_last, text) = parts(&line).ok_or(Silence::Nonsense)?;
            if code.is_some_and(|code| code != own) {
                return Err(Silence::Nonsense);
            }
            code = Some(own);
            lines.push(text);
            if is_last {
                return Ok(Self { code: own, lines });
            }
        }
        Err(Silence::Nonsense)
    }

    /// All is well: this command is done.
    pub fn is_done(&self) -> bool {
        self.code / 100 == 2
    }

    /// Go on.
    pub fn goes_on(&self) -> bool {
        self.code / 100 == 3
    }

    /// It may do so later.
    pub fn is_for_now(&self) -> bool {
        self.code / 100 == 4
    }

    /// Whether this is the number.
    pub fn is(&self, code: u16) -> bool {
        self.code == code
    }

    /// The server takes nothing more from this account for a while: it says good-bye, or names a limit (RFC 3463).
    pub fn is_enough(&self) -> bool {
        const LIMITS: [&str; 3] = ["4.5.3", "5.4.5", "4.7.28"];
        let first = self.lines.first().map_or("", String::as_str);
        let word = first.split(' ').next().unwrap_or_default();
        self.code == 421 || LIMITS.contains(&word)
    }

    /// Its lines behind the first, in capitals: what a server can do.
    pub fn abilities(&self) -> impl Iterator<Item = String> {
        let lines = self.lines.iter().skip(1);
        lines.map(|line| line.to_ascii_uppercase())
    }
}

/// `550 5.1.1 no such user`, on one line.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 300;
        let text = self.lines.join(" ");
        let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
        let plain: String = plain.take(LONGEST).collect();
        write!(f, "{} {}", self.code, plain.trim())
    }
}

fn parts(line: &[u8]) -> Option<(u16, bool, String)> {
    let (digits, rest) = line.split_at_checked(3)?;
    let fits = (b'2'..=b'5').contains(&digits[0]) && digits.iter().all(u8::is_ascii_digit);
    let code = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let (is_last, text) = match rest {
        [] => (true, rest),
        [b' ', text @ ..] => (true, text),
        [b'-', text @ ..] => (false, text),
        _ => return None,
    };
    fits.then(|| (code, is_last, String::from_utf8_lossy(text).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn only_an_answer_is_an_answer() {
        let ok = |code, is_last, text: &str| Some((code, is_last, text.to_owned()));
        for (line, expected) in [
            ("250 ok", ok(250, true, "ok")),
            ("250-8BITMIME", ok(250, false, "8BITMIME")),
            ("354", ok(354, true, "")),
            ("25", None),
            ("", None),
            ("150 hm", None),
            ("650 hm", None),
            ("2500 ok", None),
            ("+50 ok", None),
            ("HTTP/1.1 400 Bad Request", None),
            ("é50 ok", None),
        ] {
            assert_eq!(parts(line.as_bytes()), expected, "{line}");
        }
    }
}
