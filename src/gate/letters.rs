//! Characters to the plain letters that they are compared by.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a character belongs to a word. The stroke that stretches Arabic words does not.
pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && c != '\u{640}'
}

/// Whether a letter is of a script that is written without spaces between words, so that each letter counts as one: Han,
/// Kana, Hangul (whose spaces stand elsewhere), Thai, Lao, Burmese, Khmer.
pub fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
            | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}'
            | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}'
    )
}

/// Whether it is a vowel or last consonant of a Hangul syllable that is written in parts.
pub fn is_inside_syllable(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}')
}

/// Whether a folded letter is the first of those that one letter of such a script became.
pub fn begins_unspaced(c: char) -> bool {
    is_unspaced(c) && !is_inside_syllable(c)
}

/// Scripts in which first and last name are written together.
pub fn is_han_or_hangul(c: char) -> bool {
    is_unspaced(c)
        && !matches!(c, '\u{e01}'..='\u{10ff}' | '\u{1780}'..='\u{17ff}' | '\u{3041}'..='\u{312f}' | '\u{31f0}'..='\u{31ff}' | '\u{a9e0}'..='\u{aa7f}' | '\u{ff66}'..='\u{ff9f}')
}

/// A text with its accents on their letters.
pub fn composed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfc().collect()
}

/// Whether nobody reads it as a sign of its own: accents, soft hyphens, joiners, marks of direction, the stroke of Arabic.
pub fn is_invisible(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}'
    );
    invisible || is_combining_mark(c)
}

/// Gives the bytes of a letter beyond ASCII, without case, accents and compatibility forms.
pub fn of(c: char, give: &mut impl FnMut(u8)) {
    if let '\u{4e00}'..='\u{9fff}' = c {
        return c.encode_utf8(&mut [0; 4]).bytes().for_each(give);
    }
    if let Some(digit) = digit(c) {
        return give(digit);
    }
    for part in c.nfkd().filter(|part| is_letter(*part)) {
        for small in part
            .to_lowercase()
            .filter(|small| !is_combining_mark(*small))
        {
            let small = katakana(small);
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
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' | 'ہ' | 'ە' => "ه",
        _ => return None,
    })
}

/// Hiragana as Katakana: which of the two somebody wrote is a matter of style.
fn katakana(c: char) -> char {
    match c {
        '\u{3041}'..='\u{3096}' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    }
}

/// The digits of other scripts.
fn digit(c: char) -> Option<u8> {
    const ZEROS: [char; 12] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{c66}',
        '\u{e50}', '\u{1040}', '\u{17e0}', '\u{ff10}',
    ];
    if c < ZEROS[0] {
        return None;
    }
    let from = |zero: &char| {
        u32::from(c)
            .checked_sub(u32::from(*zero))
            .filter(|value| *value < 10)
    };
    let value = ZEROS.iter().find_map(from)?;
    u8::try_from(value).ok().map(|value| b'0' + value)
}

/// So many letters hold nearly every name.
const NAME: usize = 32;

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

    /// No words yet, and room for so many letters.
    pub fn with_room(letters: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(letters),
            starts: Vec::with_capacity(letters / 4),
        }
    }

    /// Forgets all words, and keeps the room.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.starts.clear();
    }

    /// Adds all words of another text.
    #[inline]
    pub fn extend(&mut self, other: &Letters) {
        let behind = self.bytes.len();
        self.starts
            .extend(other.starts.iter().map(|start| behind + start));
        self.bytes.extend_from_slice(&other.bytes);
    }

    /// The words.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = &[u8]> + ExactSizeIterator {
        (0..self.starts.len()).map(|at| &self.bytes[self.starts[at]..self.end(at)])
    }

    /// Whether a word is a letter of a script without spaces.
    pub fn is_unspaced(&self, word: usize) -> bool {
        let bytes = &self.bytes[self.starts[word]..self.end(word)];
        if bytes.first().is_none_or(u8::is_ascii) {
            return false;
        }
        let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        text.chars().next().is_some_and(is_unspaced)
    }

    /// Whether one of them is.
    pub fn has_unspaced(&self) -> bool {
        (0..self.starts.len()).any(|word| self.is_unspaced(word))
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
        let mut letters = Self::with_room(NAME);
        words.into_iter().for_each(|word| letters.push(word));
        letters
    }
}
