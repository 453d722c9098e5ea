//! Characters to the plain letters that they are compared by.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a character belongs to a word.
pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether nobody sees that it is there: accents on their own, soft hyphens, joiners, marks of direction.
pub fn is_invisible(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}'
    );
    invisible || is_combining_mark(c)
}

/// Gives the bytes of a letter beyond ASCII, without case, accents and compatibility forms.
pub fn of(c: char, give: &mut impl FnMut(u8)) {
    for part in c.nfkd().filter(|part| is_letter(*part)) {
        for small in part
            .to_lowercase()
            .filter(|small| !is_combining_mark(*small))
        {
            match plain(small) {
                Some(plain) => plain.bytes().for_each(&mut *give),
                None => small.encode_utf8(&mut [0; 4]).bytes().for_each(&mut *give),
            }
        }
    }
}

/// Latin letters that have no decomposition, as they are written where the keyboard lacks them; and the final sigma.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        _ => return None,
    })
}

/// A text as letters alone, and where its words begin.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letters {
    /// All words without gaps.
    pub bytes: Vec<u8>,
    /// Sorted places in `bytes`.
    pub starts: Vec<usize>,
}

impl Letters {
    /// Adds a word.
    pub fn push(&mut self, word: &[u8]) {
        self.starts.push(self.bytes.len());
        self.bytes.extend_from_slice(word);
    }

    /// The words.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = &[u8]> + ExactSizeIterator {
        (0..self.starts.len()).map(|at| &self.bytes[self.starts[at]..self.end(at)])
    }

    /// One past the last byte of a word.
    pub fn end(&self, word: usize) -> usize {
        self.starts
            .get(word + 1)
            .copied()
            .unwrap_or(self.bytes.len())
    }
}

impl<'a> FromIterator<&'a [u8]> for Letters {
    fn from_iter<T: IntoIterator<Item = &'a [u8]>>(words: T) -> Self {
        let mut letters = Self::default();
        words.into_iter().for_each(|word| letters.push(word));
        letters
    }
}
