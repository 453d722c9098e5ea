//! A value without its places: what is to be written, and what was read.

use super::super::tree::{Node, Value};
use super::{Edit, Step, Unsafe, absent};

/// A value of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// Nothing.
    Nothing,
    /// Text, in quotes where it could be read as something else.
    Text(String),
    /// A word that is never in quotes: a date, a number, `true`.
    Word(String),
    /// A list.
    List(Vec<Datum>),
    /// Keys and their values.
    Map(Vec<(String, Datum)>),
}

impl From<Node> for Datum {
    fn from(node: Node) -> Self {
        match node.value {
            Value::Null => Self::Nothing,
            Value::Scalar(scalar) if scalar.quoted => Self::Text(scalar.text),
            Value::Scalar(scalar) => Self::Word(scalar.text),
            Value::List(nodes) => Self::List(nodes.into_iter().map(Self::from).collect()),
            Value::Map(entries) => {
                let entries = entries.into_iter();
                let entries = entries.map(|(key, value)| (key.value, Self::from(value)));
                Self::Map(entries.collect())
            }
        }
    }
}

impl Datum {
    /// What a node holds.
    pub fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Nothing,
            Value::Scalar(scalar) if scalar.quoted => Self::Text(scalar.text.clone()),
            Value::Scalar(scalar) => Self::Word(scalar.text.clone()),
            Value::List(nodes) => Self::List(nodes.iter().map(Self::of).collect()),
            Value::Map(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| (key.value.to_string(), Self::of(value)));
                Self::Map(entries.collect())
            }
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(entries) = self else {
            return None;
        };
        let found = entries.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value)
    }

    /// Takes the value of a key out.
    pub fn remove(&mut self, key: &str) -> Option<Self> {
        let Self::Map(entries) = self else {
            return None;
        };
        let at = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.remove(at).1)
    }

    /// The values of a list.
    pub fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(values) => Some(values),
            _ => None,
        }
    }

    /// Text, or a word.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Word(text) => Some(text),
            _ => None,
        }
    }

    /// Every text in it: its own, or each of its list.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::List(values) => values.iter().filter_map(Self::text).collect(),
            other => other.text().into_iter().collect(),
        }
    }

    /// Whether both say the same; text may stand with or without quotes.
    pub fn means(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Text(one) | Self::Word(one), Self::Text(two) | Self::Word(two)) => one == two,
            (Self::List(one), Self::List(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.means(two))
            }
            (Self::Map(one), Self::Map(two)) => {
                let mut pairs = one.iter().zip(two);
                one.len() == two.len()
                    && pairs.all(|(one, two)| one.0 == two.0 && one.1.means(&two.1))
            }
            _ => false,
        }
    }

    /// Does to the value what an edit does to its text.
    pub(super) fn change(&mut self, edit: &Edit) -> Result<(), Unsafe> {
        let (Edit::Set(steps, _) | Edit::Insert(steps, _) | Edit::Remove(steps)) = edit;
        let (last, before) = steps.split_last().ok_or_else(absent)?;
        let holder = self.at(before)?;
        match (edit, last, holder) {
            (Edit::Set(_, value), Step::Key(key), Self::Map(entries)) => {
                match entries.iter_mut().find(|(name, _)| name == key) {
                    Some((_, old)) => *old = value.clone(),
                    None => entries.push((key.clone(), value.clone())),
                }
            }
            (Edit::Set(_, value), Step::Key(key), holder @ Self::Nothing) if before.is_empty() => {
                *holder = Self::Map(vec![(key.clone(), value.clone())]);
            }
            (Edit::Set(_, value), Step::Entry(at), Self::List(nodes)) => {
                *nodes.get_mut(*at).ok_or_else(absent)? = value.clone();
            }
            (Edit::Insert(_, value), Step::Entry(at), Self::List(nodes)) => {
                nodes.insert((*at).min(nodes.len()), value.clone());
            }
            (Edit::Remove(_), Step::Key(key), Self::Map(entries)) => {
                let at = entries.iter().position(|(name, _)| name == key);
                entries.remove(at.ok_or_else(absent)?);
            }
            (Edit::Remove(_), Step::Entry(at), Self::List(nodes)) if *at < nodes.len() => {
                nodes.remove(*at);
            }
            _ => return Err(absent()),
        }
        Ok(())
    }

    fn at(&mut self, steps: &[Step]) -> Result<&mut Self, Unsafe> {
        let mut value = self;
        for step in steps {
            let found = match (step, value) {
                (Step::Key(key), Self::Map(entries)) => {
                    let mut entries = entries.iter_mut();
                    entries
                        .find(|(name, _)| name == key)
                        .map(|(_, value)| value)
                }
                (Step::Entry(at), Self::List(nodes)) => nodes.get_mut(*at),
                _ => None,
            };
            value = found.ok_or_else(absent)?;
        }
        Ok(value)
    }

    /// On one line, as it may stand in a block and between brackets.
    pub fn yaml(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// The same, behind what is written already.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Nothing => out.push_str("null"),
            Self::Word(word) => out.push_str(word),
            Self::Text(text) => write_quoted(text, out),
            Self::List(values) => {
                out.push('[');
                for (at, value) in values.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { ", " });
                    value.write(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                write_map(entries.iter().map(|(key, value)| (&**key, value)), out);
            }
        }
    }
}

/// Keys and their values between braces.
pub fn write_map<'a>(entries: impl IntoIterator<Item = (&'a str, &'a Datum)>, out: &mut String) {
    let mut between = "{ ";
    for (key, value) in entries {
        out.push_str(between);
        write_quoted(key, out);
        out.push_str(": ");
        value.write(out);
        between = ", ";
    }
    out.push_str(if between == ", " { " }" } else { "{}" });
}

/// Text as a scalar.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    write_quoted(text, &mut out);
    out
}

/// Text as a scalar: without quotes only if no program could read it as anything else.
fn write_quoted(text: &str, out: &mut String) {
    if is_plain(text) {
        return out.push_str(text);
    }
    let is_shown = |c: char| {
        !(c.is_control() || c.is_whitespace() || "\u{200b}\u{feff}".contains(c) || turns(c))
            || c == ' '
    };
    if text.contains(['\\', '"']) && text.chars().all(is_shown) {
        out.push('\'');
        out.push_str(&text.replace('\'', "''"));
        return out.push('\'');
    }
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            // Without a space these would look like the path of a file of Windows.
            '\\' if text.contains(' ') => out.push_str("\\\\"),
            '\n' if text.contains(' ') => out.push_str("\\n"),
            '\t' if text.contains(' ') => out.push_str("\\t"),
            c if is_shown(c) && c != '\\' => out.push(c),
            c if u32::from(c) < 0x1_0000 => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    out.push('"');
}

/// Signs that let a text be shown in another order than it has.
fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn is_plain(text: &str) -> bool {
    const READ_AS_OTHERS: [&str; 10] = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan",
    ];
    let begins = text.starts_with(char::is_alphabetic) || is_numbered(text);
    let ends = text.ends_with(char::is_alphanumeric) || text.ends_with(['.', ')']);
    let safe = |c: char| match c {
        ' ' | '-' | '_' | '.' | '/' | '@' | '+' | '(' | ')' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => c.is_alphanumeric(),
    };
    let other = |word: &str| word.eq_ignore_ascii_case(text);
    begins && ends && text.chars().all(safe) && !READ_AS_OTHERS.iter().any(|word| other(word))
}

/// `2026b`, `3d-printing`: a word that begins with a digit and is a number in no notation, as hexadecimal ones (`0x1b`) and
/// powers of ten (`1e5`) are.
fn is_numbered(text: &str) -> bool {
    let safe = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let begins = text.starts_with(|c: char| ('1'..='9').contains(&c));
    let letter = |c: char| c.is_ascii_alphabetic() && !c.eq_ignore_ascii_case(&'e');
    begins && text.chars().all(safe) && text.contains(letter)
}
