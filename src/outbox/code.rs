//! Codes: what a reader says with the subject of an answer. A code says of which round it is and what is said, and ends with a
//! check that nobody can make who has not the secret of the program; so whoever knows one code can say nothing for somebody else.

use std::fmt;

use ring::hmac;

use crate::model::MatchStatus;

/// What a code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// They have heard from each other.
    Met,
    /// No answer has come yet.
    Waits,
    /// They want to be taken out.
    Leave,
}

impl Says {
    /// All of them, in the order in which a letter offers them.
    pub const ALL: [Self; 3] = [Self::Met, Self::Waits, Self::Leave];

    /// Its word, in codes and notes.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => MatchStatus::Met.word(),
            Self::Waits => "waits",
            Self::Leave => "leave",
        }
    }

    /// What a word says.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|says| says.word() == word)
    }
}

/// So many signs tell which secret made a code.
const MARK: usize = 2;

/// So many signs, of five bits each, check it.
const CHECK: usize = 12;

/// Signs that nobody mistakes for one another.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What codes are made and checked with. It has no `Debug` that tells.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; Secret::BYTES]);

impl Secret {
    /// How long it is.
    pub const BYTES: usize = 32;

    /// A secret of these bytes, which chance must have made.
    pub fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// The file that keeps it.
    pub fn text(&self) -> String {
        let digits = self.0.iter().map(|byte| format!("{byte:02x}"));
        format!("{HEAD}secret: x{}\n", digits.collect::<String>())
    }

    /// What such a file says; `None` if it is none.
    pub fn read(text: &str) -> Option<Self> {
        let line = text.lines().find_map(|line| line.strip_prefix("secret:"))?;
        let digits = line.trim().strip_prefix('x')?;
        if digits.len() != Self::BYTES * 2 || !digits.is_ascii() {
            return None;
        }
        let mut bytes = [0; Self::BYTES];
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(&digits[at..at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The code with which somebody says something of a round.
    pub fn code(&self, round: &str, says: Says, id: &str) -> String {
        let check = self.signs(&["answer", round, says.word(), id], CHECK);
        format!("{}{}{check}", before(round, says), self.mark())
    }

    /// Whether somebody was given this code.
    pub fn has_given(&self, code: &Code, id: &str) -> bool {
        let own = self.signs(&["answer", &code.round, code.says.word(), id], CHECK);
        // Whoever could measure how long this takes would have the mailbox.
        code.check == own
    }

    /// Whether a code was made with this secret, as far as it says.
    pub fn made(&self, code: &Code) -> bool {
        code.mark == self.mark()
    }

    /// What stands for an address where none may stand; nobody can find the address by it who has not the secret.
    pub fn of_address(&self, address: &str) -> String {
        self.signs(&["address", &address.trim().to_lowercase()], CHECK)
    }

    fn mark(&self) -> String {
        self.signs(&["secret"], MARK)
    }

    fn signs(&self, texts: &[&str], count: usize) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let mut mac = hmac::Context::with_key(&key);
        for text in texts {
            mac.update(&(text.len() as u64).to_le_bytes());
            mac.update(text.as_bytes());
        }
        let tag = mac.sign();
        let bytes = tag.as_ref();
        let signs = bytes.iter().take(count);
        signs
            .map(|byte| char::from(SIGNS[usize::from(byte % 32)]))
            .collect()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What stands on top of the file of a secret.
const HEAD: &str = "# With this, `fortnight send` makes the codes of answers, and `fortnight inbox` knows them again. Keep it, and show it to nobody:\n\
    # without it no answer to a letter that was sent is known, and whoever has it can answer for everybody.\n";

/// A code as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Of which round.
    pub round: String,
    /// What it says.
    pub says: Says,
    mark: String,
    check: String,
}

/// What stands in a letter until its codes are known: they are no part of what is compared with a letter that was sent.
pub fn blank(round: &str, says: Says) -> String {
    format!("{}{}", before(round, says), "x".repeat(MARK + CHECK))
}

fn before(round: &str, says: Says) -> String {
    format!("{round}.{}.", says.word())
}

/// All codes in a line, whoever made them.
pub fn codes(line: &str) -> Vec<Code> {
    let is_of_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let words = line.split(|c| !is_of_code(c));
    words.filter_map(code).collect()
}

fn code(word: &str) -> Option<Code> {
    let word = word.to_ascii_lowercase();
    let (rest, check) = word.trim_matches('.').rsplit_once('.')?;
    let (round, says) = rest.rsplit_once('.')?;
    let is_whole = check.len() == MARK + CHECK && check.bytes().all(|sign| SIGNS.contains(&sign));
    (is_whole && !round.is_empty()).then_some(())?;
    Some(Code {
        round: round.to_owned(),
        says: Says::of(says)?,
        mark: check[..MARK].to_owned(),
        check: check[MARK..].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(byte: u8) -> Secret {
        Secret::new([byte; Secret::BYTES])
    }

    #[test]
    fn a_code_is_known_again_and_is_of_one_person_round_and_word() {
        let own = secret(7);
        let code = own.code("2026b", Says::Met, "ana");
        for subject in [
            format!("We have met [{code}]"),
            format!("AW: Re: {}", code.to_uppercase()),
            format!("({code}). Hello"),
        ] {
            let found = codes(&subject);
            assert_eq!(found.len(), 1, "{subject}");
            assert_eq!((&*found[0].round, found[0].says), ("2026b", Says::Met));
            assert!(own.made(&found[0]) && own.has_given(&found[0], "ana"));
            assert!(!own.has_given(&found[0], "ben"));
            assert!(!secret(8).has_given(&found[0], "ana"));
            for other in [
                code.replace("met", "leave"),
                code.replace("2026b", "2026a"),
                blank("2026b", Says::Met),
            ] {
                assert!(!own.has_given(&codes(&other)[0], "ana"), "{other}");
            }
        }
        assert_eq!(code.len(), blank("2026b", Says::Met).len());
    }

    #[test]
    fn what_is_no_code_is_none() {
        for line in [
            "",
            ".",
            "2026b.met",
            "2026b.met.abc",
            "2026b.gone.0123456789abcd",
            ".met.0123456789abcd",
            "2026b.met.0123456789abcu",
            "2026b.met.0123456789abcdé",
        ] {
            let wrong = codes(line);
            let is_cut = line.ends_with('é');
            assert_eq!(wrong.is_empty(), !is_cut, "{line}: {wrong:?}");
        }
    }

    #[test]
    fn a_secret_is_read_as_it_was_written_and_told_to_nobody() {
        let own = secret(9);
        assert_eq!(Secret::read(&own.text()), Some(own.clone()));
        for text in ["", "secret: x12", "secret: é", "secret: 12"] {
            assert_eq!(Secret::read(text), None, "{text}");
        }
        assert_eq!(format!("{own:?}"), "Secret");
        assert_eq!(
            own.of_address(" Ana@Example.org"),
            own.of_address("ana@example.org")
        );
    }
}
