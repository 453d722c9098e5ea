//! The variables of letter texts: `{name}`, `{schedule}`.
//!
//! Before a letter text is read as Markdown, each variable is masked by a word of the same length that Markdown leaves
//! whole. So variables are nodes of the parsed text, every place stays right, and what a participant wrote is put in
//! after all parsing is done. A mask begins and ends with characters of private use; if an author's text holds some,
//! they are replaced first, so a mask cannot be forged.

use std::fmt::Write as _;
use std::ops::Range;

/// One variable.
#[derive(Debug, PartialEq, Eq)]
pub struct Variable {
    /// What stands between the braces.
    pub name: &'static str,
    /// Whether it stands alone in its paragraph, which it replaces.
    pub block: bool,
    /// In which language its value is.
    pub tongue: Tongue,
    /// For the reference.
    pub about: &'static str,
}

/// The language of a value; that of the letter may be another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Names, numbers and addresses are of no language.
    None,
    /// What the site calls it.
    Site,
    /// Words that Fortnight makes: English.
    Own,
}

/// A name or a number.
const fn inline(name: &'static str, about: &'static str) -> Variable {
    Variable {
        name,
        block: false,
        tongue: Tongue::None,
        about,
    }
}

/// Words in a line.
const fn words(name: &'static str, tongue: Tongue, about: &'static str) -> Variable {
    Variable {
        tongue,
        ..inline(name, about)
    }
}

const fn block(name: &'static str, about: &'static str) -> Variable {
    Variable {
        name,
        block: true,
        tongue: Tongue::Own,
        about,
    }
}

/// All variables.
pub const VARIABLES: &[Variable] = &[
    inline("name", "full name of the reader"),
    inline(
        "first_name",
        "what the reader is called: `called`, else the first name where it is sure, else the whole name",
    ),
    words("round", Tongue::Site, "title of the round"),
    inline("partners", "full names of the partners, joined by “and”"),
    inline(
        "partner_first_names",
        "what the partners are called, likewise, joined by “and”",
    ),
    words(
        "partner_countries",
        Tongue::Own,
        "countries of the partners, joined by “and”; nothing for an organiser without `country`",
    ),
    words(
        "starts",
        Tongue::Own,
        "first day of the round, even if it has passed",
    ),
    words("ends", Tongue::Own, "last day of the round"),
    words(
        "reply_by",
        Tongue::Own,
        "the day after which silence is worth a word to the organisers; it counts from the first day of the match, or from \
         the day of the letter if that is later",
    ),
    inline("organiser", "name of the organisers, as in `[organiser]`"),
    inline("whom_to_ask", "the human behind the address"),
    inline("contact_email", "where participants write to"),
    words("program", Tongue::Site, "title of the program"),
    words(
        "first_topic",
        Tongue::Site,
        "title of the topic to begin with: the first, or the present one; “whatever you like” in a round without topics",
    ),
    words(
        "topic_count",
        Tongue::Own,
        "how many topics there are from that one on",
    ),
    inline(
        "forget_within_days",
        "days within which somebody who leaves is erased",
    ),
    words(
        "reply_within_days",
        Tongue::Own,
        "days after which silence is worth a word",
    ),
    block(
        "partner_card",
        "each partner: name, country, address and what they share",
    ),
    block("reasons", "why these partners, from both sides"),
    block(
        "hours",
        "hours when all are awake, in everybody's local time, from the first day of the match on",
    ),
    block(
        "schedule",
        "the topics with their dates, from the present one on; a sentence in a round without topics",
    ),
    block(
        "first_topic_card",
        "the topic to begin with, its summary and address; a sentence in a round without topics",
    ),
    block(
        "ice_breakers",
        "the questions of the topic to begin with; two general ones if it has none",
    ),
    block("unmatched_reasons", "why nobody was found this time"),
];

/// The variables as a page of the reference, in Markdown.
pub fn markdown() -> String {
    let mut text = String::from(
        "# Variables of letters\n\nIn the texts of `content/letters/`, in the line `subject:` too; written in braces, such as \
         `{first_name}`.\n\n## Inside a line\n",
    );
    push_table(&mut text, false);
    text.push_str("\n## Alone in a paragraph\n\nThe theme's `letter/` templates make these.\n");
    push_table(&mut text, true);
    text
}

fn push_table(text: &mut String, block: bool) {
    text.push_str("\n| variable | what it says |\n|---|---|\n");
    for variable in VARIABLES.iter().filter(|variable| variable.block == block) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| `{{{}}}` | {} |", variable.name, variable.about);
    }
}

/// An opening brace that is no variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The braces and what is between, or the opening brace alone.
    pub range: Range<usize>,
    /// What is between, if the brace is closed on its line.
    pub name: Option<String>,
}

/// A part of a masked text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words of the author.
    Text(&'a str),
    /// A variable.
    Variable(&'static Variable),
}

const FIRST: u32 = 0xE000;
const LAST: char = '\u{F8FF}';
/// Bytes of both ends of a mask; the shortest variable, `{name}`, has as many.
const ENDS: usize = 6;
/// Bytes between two braces that may be meant for a variable.
const LONGEST: usize = 60;

/// Masks the variables of a text; every byte keeps its place. `\{` is a brace.
pub fn mask(text: &str) -> (String, Vec<Stray>) {
    let mut masked = String::with_capacity(text.len());
    let mut strays = Vec::new();
    let mut skip_to = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        if c == '{' && !escaped {
            match variable_at(&text[at..]) {
                Ok((index, len)) => {
                    push_mask(&mut masked, index, len);
                    skip_to = at + len;
                    continue;
                }
                Err(stray) => strays.push(Stray {
                    range: at..at + stray.map_or(1, |name| name.len() + 2),
                    name: stray.map(str::to_owned),
                }),
            }
        }
        escaped = c == '\\' && !escaped;
        let private = (FIRST..=u32::from(LAST)).contains(&u32::from(c));
        masked.push(if private { '\u{FFFD}' } else { c });
    }
    (masked, strays)
}

/// The parts of a masked text.
pub fn pieces(masked: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = masked;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (before, found) = next_mask(rest);
        if before > 0 {
            let (text, tail) = rest.split_at(before);
            rest = tail;
            return Some(Piece::Text(text));
        }
        let (variable, len) = found?;
        rest = &rest[len..];
        Some(Piece::Variable(variable))
    })
}

/// A text with its variables filled in by a function.
pub fn fill(text: &str, mut value: impl FnMut(&'static Variable) -> String) -> String {
    pieces(text)
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Variable(variable) => value(variable),
        })
        .collect()
}

/// A masked text as its author wrote it.
pub fn unmask(masked: &str) -> String {
    fill(masked, |variable| format!("{{{}}}", variable.name))
}

/// Index and length of the variable that a text begins with; else what is between the braces, if they are closed.
fn variable_at(text: &str) -> Result<(u32, usize), Option<&str>> {
    // No further than a name can be long: a text may be full of braces.
    let mut bytes = text.bytes().take(LONGEST + 2).skip(1);
    let length = bytes.position(|byte| matches!(byte, b'{' | b'}' | b'\n'));
    let name = length
        .filter(|length| text.as_bytes()[length + 1] == b'}')
        .map(|length| &text[1..=length])
        .ok_or(None)?;
    let indexed = (0u32..).zip(VARIABLES);
    indexed
        .into_iter()
        .find(|(_, variable)| variable.name == name)
        .map(|(index, _)| (index, name.len() + 2))
        .ok_or(Some(name))
}

fn push_mask(masked: &mut String, index: u32, len: usize) {
    masked.extend(char::from_u32(FIRST + index));
    masked.extend(std::iter::repeat_n('x', len - ENDS));
    masked.push(LAST);
}

/// How much text stands before the next mask, and the mask's variable and length.
fn next_mask(text: &str) -> (usize, Option<(&'static Variable, usize)>) {
    for (at, c) in text.char_indices() {
        let index = u32::from(c)
            .checked_sub(FIRST)
            .and_then(|index| usize::try_from(index).ok());
        let Some(variable) = index.and_then(|index| VARIABLES.get(index)) else {
            continue;
        };
        let len = variable.name.len() + 2;
        if text[at..]
            .get(..len)
            .is_some_and(|mask| mask.ends_with(LAST))
        {
            return (at, Some((variable, len)));
        }
    }
    (text.len(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_keep_every_byte_in_its_place() {
        for variable in VARIABLES {
            let text = format!("é {{{}}} ü", variable.name);
            let (masked, strays) = mask(&text);
            assert_eq!((masked.len(), strays.len()), (text.len(), 0));
            let found: Vec<_> = pieces(&masked).collect();
            assert_eq!(
                found,
                [
                    Piece::Text("é "),
                    Piece::Variable(variable),
                    Piece::Text(" ü")
                ]
            );
            assert_eq!(unmask(&masked), text);
        }
    }

    #[test]
    fn an_escaped_brace_is_a_brace() {
        assert_eq!(mask(r"\{name}"), (r"\{name}".to_owned(), Vec::new()));
        assert_eq!(unmask(&mask(r"\\{name}").0), r"\\{name}");
        assert_ne!(mask(r"\\{name}").0, r"\\{name}");
    }

    #[test]
    fn a_forged_mask_is_not_a_variable() {
        let forged = mask("{name}").0;
        assert_eq!(mask(&forged).0, "\u{FFFD}\u{FFFD}");
        assert_eq!(pieces("\u{E000}").count(), 1);
    }

    #[test]
    fn a_brace_without_a_variable_is_told() {
        let strays = |text| mask(text).1;
        assert_eq!(
            strays("a {nam} b"),
            [Stray {
                range: 2..7,
                name: Some("nam".into())
            }]
        );
        assert_eq!(
            strays("a { b\n}"),
            [Stray {
                range: 2..3,
                name: None
            }]
        );
        assert_eq!(strays("a } b"), []);
    }
}
