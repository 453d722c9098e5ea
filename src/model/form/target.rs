//! Where the answers of a column go: a key of a participant's file.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::roles::Role;

/// A place in a participant's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Nowhere: nobody needs it.
    Nothing,
    /// A key of the participant: `name`, `email`, `country`, `share`, a field of the program's own …
    Person(Arc<str>),
    /// Whether they agree. Its answer is `yes` or `no`; the day is that of `applied`.
    Consent,
    /// When they signed up: `YYYY-MM-DD`, or a moment in UTC, `2026-07-02T14:05:00Z`.
    Applied,
    /// As what they take part in a round with roles.
    As,
    /// How many partners they can have at one time: whatever the role, or in one.
    Places(Option<Role>),
    /// What they wish the partner to be, in a field.
    Wish(Arc<str>),
    /// Their own words about that.
    WishWords,
}

impl Target {
    /// The word of a form file: `name`, `applied`, `wishes.country`, `nothing`.
    pub fn word(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => "nothing".into(),
            Self::Person(key) => Cow::Borrowed(key),
            Self::Consent => "consent".into(),
            Self::Applied => "applied".into(),
            Self::As => "as".into(),
            Self::Places(None) => "places".into(),
            Self::Places(Some(role)) => format!("places.{}", role.word()).into(),
            Self::Wish(field) => format!("wishes.{field}").into(),
            Self::WishWords => "wish_words".into(),
        }
    }

    /// The target of a word; whether there is such a key is for the vocabulary to say.
    pub fn of(word: &str) -> Self {
        let of_role = |role: &(&str, Role)| word.strip_prefix("places.") == Some(role.0);
        if let Some((_, role)) = Role::ALL.iter().find(|role| of_role(role)) {
            return Self::Places(Some(*role));
        }
        match word {
            "nothing" => Self::Nothing,
            "consent" => Self::Consent,
            "applied" => Self::Applied,
            "as" => Self::As,
            "places" => Self::Places(None),
            "wish_words" => Self::WishWords,
            _ => match word.strip_prefix("wishes.") {
                Some(field) => Self::Wish(field.into()),
                None => Self::Person(word.into()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_comes_back() {
        let words = [
            "nothing",
            "name",
            "consent",
            "applied",
            "as",
            "places",
            "places.mentor",
            "wish_words",
            "wishes.country",
        ];
        for word in words {
            assert_eq!(Target::of(word).word(), word);
        }
    }
}
