//! What may be asked of people, and the answers that a program knows: its fields, and what an enrolment needs beside them.

use std::collections::BTreeMap;

use super::phrases::PHRASES;
use crate::model::Label;
use crate::model::Vocabulary;
use crate::model::asked::{self, Asked, Holds};
use crate::model::form::{Target, key};
use crate::model::own;
use crate::model::roles::{MOST_PLACES, Role};
use crate::model::vocabulary::Entry;

/// What the answers of a target are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name: several columns make one.
    Name,
    /// One line.
    Line,
    /// Sentences, on several lines; several columns make one text.
    Prose,
    /// An address of mail.
    Email,
    /// A country.
    Country,
    /// A time zone, or a town.
    Zone,
    /// Languages.
    Languages,
    /// Addresses of pages.
    Links,
    /// People, by names or addresses.
    People,
    /// Hours of a week: several columns, a day each, make one.
    Hours,
    /// A whole number.
    Number {
        /// The lowest.
        from: u16,
        /// The highest.
        to: u16,
    },
    /// Values of a list: one, or several.
    Listed {
        /// Whether there may be several.
        many: bool,
    },
    /// Whether they agree.
    Consent,
    /// A day or a moment.
    Moment,
    /// Nothing: nobody reads it.
    Nothing,
}

impl Kind {
    /// Whether somebody may have several answers.
    pub fn is_many(self) -> bool {
        matches!(
            self,
            Self::Languages
                | Self::Links
                | Self::People
                | Self::Hours
                | Self::Listed { many: true }
        )
    }
}

/// One target, and what is known of its answers.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where the answers go.
    pub target: Target,
    /// What they are.
    pub kind: Kind,
    /// What the program calls it, in each language, for a field of its own.
    pub labels: Vec<String>,
    /// Every way of writing a known answer, by its [`key`], with the word of a participant's file. Empty if any answer may be.
    pub known: BTreeMap<String, String>,
}

impl Question {
    /// What an answer stands for without a code; `None` if nobody has said it.
    pub fn value(&self, answer: &str) -> Option<String> {
        match self.kind {
            Kind::Number { from, to } => {
                let number = answer.trim().parse::<u16>().ok()?;
                (from..=to).contains(&number).then(|| number.to_string())
            }
            _ if self.known.is_empty() => Some(answer.to_owned()),
            _ => self.known.get(&key(answer)).cloned(),
        }
    }

    /// Whether any answer will do.
    pub fn is_open(&self) -> bool {
        self.known.is_empty() && !matches!(self.kind, Kind::Number { .. })
    }
}

/// Answers that say yes where a form file does not name them, by their keys.
pub(super) const YES: [&str; 14] = [
    "yes", "y", "x", "true", "1", "checked", "selected", "✓", "✔", "ja", "oui", "sí", "si", "sim",
];

/// Answers that say no.
pub(super) const NO: [&str; 10] = [
    "no",
    "n",
    "false",
    "0",
    "unchecked",
    "not selected",
    "nein",
    "non",
    "não",
    "n/a",
];

/// Everything that a program can ask.
pub struct Questions(Vec<Question>);

/// Words with a meaning of their own in wishes.
const WISHES: [&str; 3] = ["same", "different", "any"];

impl Questions {
    /// Those of a program.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let mut all = vec![
            plain("applied", Kind::Moment),
            plain("consent", Kind::Consent),
            plain("wish_words", Kind::Prose),
            plain("notes", Kind::Prose),
            plain("avoid", Kind::People),
            plain("knows", Kind::People),
            plain("nothing", Kind::Nothing),
        ];
        all.extend(of_roles());
        all.push(Question {
            known: listed(&MAILS),
            ..plain("mails", Kind::Listed { many: false })
        });
        all.push(Question {
            known: asked::fields(vocabulary).flat_map(shared).collect(),
            ..plain("share", Kind::Listed { many: true })
        });
        for field in asked::fields(vocabulary) {
            let question = of_field(&field);
            if field.wish {
                all.push(wish(&question));
            }
            all.push(question);
        }
        Self(all)
    }

    /// The question of a target; `None` if there is no such key.
    pub fn get(&self, target: &Target) -> Option<&Question> {
        self.0.iter().find(|question| question.target == *target)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Question> {
        self.0.iter()
    }
}

/// Which mails somebody wants, in the words of a participant's file.
const MAILS: [(&str, &str); 2] = [("all", "all"), ("partner-only", "partner-only")];

/// As what somebody takes part, in words of a participant's file and as one says it.
const AS: [(&str, &str); 12] = [
    ("mentor", "mentor"),
    ("a mentor", "mentor"),
    ("as a mentor", "mentor"),
    ("mentora", "mentor"),
    ("mentee", "mentee"),
    ("a mentee", "mentee"),
    ("as a mentee", "mentee"),
    ("both", "both"),
    ("either", "both"),
    ("mentor and mentee", "both"),
    ("mentee and mentor", "both"),
    ("ambos", "both"),
];

/// What is asked of mentors and mentees.
fn of_roles() -> Vec<Question> {
    let places = Kind::Number {
        from: 1,
        to: u16::try_from(MOST_PLACES).unwrap_or(u16::MAX),
    };
    let of_role = Role::ALL.map(|(word, _)| plain(&format!("places.{word}"), places));
    let roles = Question {
        known: listed(&AS),
        ..plain("as", Kind::Listed { many: false })
    };
    [roles, plain("places", places)]
        .into_iter()
        .chain(of_role)
        .collect()
}

fn listed(words: &[(&str, &str)]) -> BTreeMap<String, String> {
    let words = words.iter();
    words
        .map(|(word, value)| ((*word).to_owned(), (*value).to_owned()))
        .collect()
}

fn plain(word: &str, kind: Kind) -> Question {
    Question {
        target: Target::of(word),
        kind,
        labels: Vec::new(),
        known: BTreeMap::new(),
    }
}

/// The ways of saying that a field may be shared.
fn shared(field: Asked<'_>) -> Vec<(String, String)> {
    let labels = field.label.into_iter().flat_map(Label::texts);
    let words = [field.key.to_owned(), field.key.replace('_', " ")];
    let named = PHRASES.iter().filter(|(target, _)| *target == field.key);
    let named = named.flat_map(|(_, phrases)| phrases.iter().map(|phrase| (*phrase).to_owned()));
    let all = words.into_iter().chain(labels.map(key)).chain(named);
    let all = all.filter(|_| field.may_share);
    all.map(|word| (word, field.key.to_owned())).collect()
}

fn of_field(field: &Asked<'_>) -> Question {
    let mut known = known(field.values);
    let kind = match field.holds {
        Holds::Line if field.key == "name" => Kind::Name,
        Holds::Line => Kind::Line,
        Holds::Email => Kind::Email,
        Holds::Country => Kind::Country,
        Holds::Zone => Kind::Zone,
        Holds::Languages => Kind::Languages,
        Holds::Prose => Kind::Prose,
        Holds::Links => Kind::Links,
        Holds::Declared(kind) => match kind {
            own::Kind::Many => Kind::Listed { many: true },
            own::Kind::One | own::Kind::Ordered => Kind::Listed { many: false },
            own::Kind::YesNo => {
                known.extend(said(&YES, field.values.first()));
                known.extend(said(&NO, field.values.get(1)));
                Kind::Listed { many: false }
            }
            own::Kind::Number { from, to } => Kind::Number { from, to },
            own::Kind::Text => Kind::Prose,
            own::Kind::Hours => Kind::Hours,
        },
    };
    Question {
        target: Target::of(field.key),
        kind,
        labels: field
            .label
            .into_iter()
            .flat_map(Label::texts)
            .map(key)
            .collect(),
        known,
    }
}

/// Words that stand for a value.
fn said(words: &[&str], value: Option<&Entry>) -> Vec<(String, String)> {
    let value = value.map(|entry| entry.id.clone());
    let all = value
        .into_iter()
        .flat_map(|id| words.iter().map(move |word| (key(word), id.clone())));
    all.collect()
}

/// What may be wished in a field: its values, the same, another, any.
fn wish(question: &Question) -> Question {
    let words = WISHES.map(|word| (word.to_owned(), word.to_owned()));
    let closed = !question.known.is_empty();
    Question {
        target: Target::Wish(question.target.word().into()),
        kind: match question.kind {
            Kind::Country | Kind::Languages | Kind::Zone => Kind::Languages,
            _ => Kind::Listed { many: true },
        },
        labels: question.labels.clone(),
        known: match closed {
            true => question.known.clone().into_iter().chain(words).collect(),
            false => BTreeMap::new(),
        },
    }
}

/// Ids, names and aliases.
fn known(entries: &[Entry]) -> BTreeMap<String, String> {
    let words = entries.iter().flat_map(|entry| {
        let own = [entry.id.as_str()].into_iter().chain(entry.name.texts());
        let all = own.chain(entry.aliases.iter().map(String::as_str));
        all.map(|word| (key(word), entry.id.clone()))
    });
    words.collect()
}
