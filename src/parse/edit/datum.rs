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
        match self {
            Self::Nothing => "null".to_owned(),
            Self::Word(word) => word.clone(),
            Self::Text(text) => quoted(text),
            Self::List(values) => {
                let values: Vec<String> = values.iter().map(Self::yaml).collect();
                format!("[{}]", values.join(", "))
            }
            Self::Map(entries) if entries.is_empty() => "{}".to_owned(),
            Self::Map(entries) => {
                let entries = entries.iter();
                let entries =
                    entries.map(|(key, value)| format!("{}: {}", quoted(key), value.yaml()));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// Text as a scalar: without quotes only if no program could read it as anything else.
pub(super) fn quoted(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let is_shown = |c: char| {
        !(c.is_control() || c.is_whitespace() || "\u{200b}\u{feff}".contains(c) || turns(c))
            || c == ' '
    };
    if text.contains(['\\', '"']) && text.chars().all(is_shown) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            // Without a space these would look like the path of a file of Windows.
            '\\' if text.contains(' ') => written.push_str("\\\\"),
            '\n' if text.contains(' ') => written.push_str("\\n"),
            '\t' if text.contains(' ') => written.push_str("\\t"),
            c if is_shown(c) && c != '\\' => written.push(c),
            c if u32::from(c) < 0x1_0000 => written.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => written.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    written.push('"');
    written
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
    let safe = |c: char| c.is_alphanumeric() || " -_./@+()".contains(c);
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
