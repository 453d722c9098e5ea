//! The code of a certificate of participation. It stands in the line of the match that it certifies, and says nothing by itself.

use std::fmt;

/// Ten letters and digits, `7KQ2M-9FMDX`: fifty bits of chance, without the letters that are taken for digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(String);

/// The thirty-two signs of D. Crockford's "Base 32" (2002), in their order.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 10;
const HALF: usize = LENGTH / 2;

impl Code {
    /// Of two numbers that nobody can foresee.
    pub fn of(chance: [u32; 2]) -> Self {
        let half = |number: u32| {
            let signs = (0..HALF).map(|at| (number >> (5 * at)) as usize % SIGNS.len());
            signs
                .map(|sign| char::from(SIGNS[sign]))
                .collect::<String>()
        };
        let [one, other] = chance.map(half);
        Self(format!("{one}-{other}"))
    }

    /// As somebody types it: the case, blanks and hyphens do not count, and `O` is taken for zero, `I` and `L` for one.
    pub fn read(text: &str) -> Option<Self> {
        let sign = |c: char| match c.to_ascii_uppercase() {
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            c => u8::try_from(c)
                .is_ok_and(|byte| SIGNS.contains(&byte))
                .then_some(c),
        };
        let counts = |c: &char| !c.is_whitespace() && *c != '-';
        let signs: Option<String> = text.chars().filter(counts).map(sign).collect();
        let signs = signs.filter(|signs| signs.len() == LENGTH)?;
        let (one, other) = signs.split_at(HALF);
        Some(Self(format!("{one}-{other}")))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = Code::of([0x1234_5678, 0xffff_ffff]);
        assert_eq!(code.as_str().len(), LENGTH + 1);
        let typed = code.as_str().to_lowercase().replace('-', " ");
        assert_eq!(Code::read(&typed), Some(code));
        assert_eq!(Code::read("o1il0-00000"), Code::read("01110-00000"));
        for wrong in [
            "",
            "7KQ2M-9FMD",
            "7KQ2M-9FMDXX",
            "7KQ2M-9FMDU",
            "ÄKQ2M-9FMDX",
        ] {
            assert_eq!(Code::read(wrong), None, "{wrong}");
        }
    }
}
