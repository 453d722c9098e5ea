//! A theme: the folders that it is laid over, and its settings.

use std::collections::BTreeMap;

use crate::source::{Span, Spanned};

/// The theme that is built into the binary; every other one lies over it.
pub const DEFAULT: &str = "default";

/// What `fortnight.toml` says of the theme.
#[derive(Clone, Debug)]
pub struct Choice {
    /// A folder below the themes folder, or the built-in [`DEFAULT`].
    pub name: String,
    /// Where it is named.
    pub span: Option<Span>,
    /// Settings as written.
    pub settings: Vec<(Spanned<String>, Spanned<Given>)>,
    /// The themes folder, as the user knows it.
    pub folder: String,
}

impl Default for Choice {
    /// The built-in theme, as if nothing were said.
    fn default() -> Self {
        Self {
            name: DEFAULT.to_owned(),
            span: None,
            settings: Vec::new(),
            folder: "themes".to_owned(),
        }
    }
}

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Without quotes.
    pub text: String,
    /// Whether it had any.
    pub quoted: bool,
}

/// A theme with those that it is laid over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Their names, the nearest first; [`DEFAULT`] comes last.
    pub names: Vec<String>,
    /// What templates see as `theme`, by name.
    pub settings: BTreeMap<String, Setting>,
}

impl Layers {
    /// A theme without settings, over the built-in one alone.
    pub fn of(name: &str) -> Self {
        let own = (name != DEFAULT).then(|| name.to_owned());
        Self {
            names: own.into_iter().chain([DEFAULT.to_owned()]).collect(),
            settings: BTreeMap::new(),
        }
    }
}

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// It has no value.
    None,
    /// A text, colour, choice or address.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

/// What a setting may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text on one line.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// `#rgb`, `#rrggbb`, and either with an alpha.
    Colour,
    /// One of a list.
    Choice,
    /// A whole address of the web or of mail.
    Address,
}

impl Kind {
    /// Every kind with its name in `theme.toml` and what it takes.
    pub const ALL: [(&'static str, Self, &'static str); 6] = [
        ("text", Self::Text, "a text in quotes"),
        ("number", Self::Number, "a whole number without quotes"),
        ("yes-no", Self::YesNo, "`true` or `false` without quotes"),
        ("colour", Self::Colour, "a colour like `\"#1a7f5a\"`"),
        ("choice", Self::Choice, "one of its `choices`"),
        (
            "address",
            Self::Address,
            "a whole address like `\"https://example.org/\"` or `\"mailto:us@example.org\"`",
        ),
    ];

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, ..)| *known == name);
        found.map(|(_, kind, _)| *kind)
    }

    /// What it takes, in words.
    pub fn takes(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, kind, _)| *kind == self);
        found.map_or("", |(.., takes)| takes)
    }
}
