//! The sign-up form that a program needs: which questions, in which words, and what each answer stands for.
//!
//! Questions follow from the vocabulary, the fields and the policy of a round. A form is written as Markdown to copy from, as a
//! page of HTML, or as a script that makes it in a form service; whichever it is, [`columns`] says how its answers are read.

mod columns;
mod gaps;
mod html;
mod markdown;
mod page;
mod script;
mod week;

pub use columns::columns;
pub use gaps::warnings;
pub use html::html;
pub use markdown::markdown;
pub use page::on_page;
pub use script::script;
pub use week::Week;

use std::sync::Arc;

use crate::model::asked::{Asked, Holds, fields};
use crate::model::form::Target;
use crate::model::own::Kind;
use crate::model::policy::{Importance, RuleId};
use crate::model::roles::MOST_PLACES;
use crate::model::round::State;
use crate::model::{Country, Program, Round, fold};
use crate::words::Words;
use crate::words::upper_first;

/// A form.
#[derive(Clone, Debug)]
pub struct Questionnaire {
    /// Of which language it is: BCP 47.
    pub language: String,
    /// What stands above it.
    pub title: String,
    /// What it is for.
    pub intro: String,
    /// What stands on the button.
    pub send: String,
    /// The word behind a question that must be answered.
    pub required: String,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// Questions under one title.
#[derive(Clone, Debug)]
pub struct Section {
    /// The title.
    pub title: String,
    /// In order.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where its answer goes.
    pub target: Target,
    /// What is asked.
    pub asks: String,
    /// What helps to answer.
    pub help: Option<String>,
    /// How it is answered.
    pub takes: Takes,
    /// Whether it must be.
    pub required: bool,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A line.
    Line,
    /// Several lines.
    Lines,
    /// An address of mail.
    Email,
    /// A whole number, the lowest and the highest.
    Number(u16, u16),
    /// One of a list.
    One(Vec<Choice>),
    /// Any number of a list.
    Many(Vec<Choice>),
    /// Hours of a week.
    Week(Week),
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub says: String,
    /// What it stands for in a participant's file; nothing if it is no answer.
    pub means: Option<String>,
}

impl Questionnaire {
    /// Every question.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }
}

/// The round for which one signs up, now or next; else the last one, whose form may be wanted again.
pub fn next_round(program: &Program) -> Option<Arc<Round>> {
    let rounds = program.rounds.iter();
    let open = rounds
        .clone()
        .filter(|round| round.state(program.today) <= State::SignUp);
    let next = open.min_by_key(|round| (round.starts, round.id.clone()));
    next.or_else(|| rounds.max_by_key(|round| (round.starts, round.id.clone())))
        .cloned()
}

/// What is asked of everybody who may be asked something; a list without values asks nothing.
pub fn questionnaire(program: &Program, round: &Round, words: &Words) -> Questionnaire {
    let maker = Maker {
        program,
        round,
        words,
    };
    let say = |key: &str| words.say(key).to_owned();
    let section = |key: &str, questions| Section {
        title: say(key),
        questions,
    };
    let args = [
        ("program", (&program.config.title).into()),
        ("round", (&round.title).into()),
    ];
    let all = [
        section("form-you", maker.about_oneself()),
        section("form-partner", maker.about_the_partner()),
        section("form-agree", maker.about_the_round()),
    ];
    Questionnaire {
        language: words.language().to_owned(),
        title: words.say_with("form-title", &args),
        intro: say("form-intro"),
        send: say("form-send"),
        required: say("form-required"),
        sections: all.into(),
    }
}

struct Maker<'a> {
    program: &'a Program,
    round: &'a Round,
    words: &'a Words,
}

impl<'a> Maker<'a> {
    fn fields(&self) -> impl Iterator<Item = Asked<'a>> {
        fields(&self.program.vocabulary).filter(|field| self.is_asked(field))
    }

    /// A time zone follows from country and town. What somebody offers and seeks is asked where it counts.
    fn is_asked(&self, field: &Asked<'_>) -> bool {
        match field.holds {
            Holds::Zone => false,
            Holds::Declared(kind) if kind.has_list() && field.values.is_empty() => false,
            _ if matches!(field.key, "offers" | "seeks") => {
                self.round.policy.importance(RuleId::Offers) > Importance::Off
            }
            _ => true,
        }
    }

    fn about_oneself(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = self.fields().map(|field| self.about(&field)).collect();
        questions.push(self.share());
        questions
    }

    fn about(&self, field: &Asked<'_>) -> Question {
        let takes = match field.holds {
            Holds::Line | Holds::Languages | Holds::Zone => Takes::Line,
            Holds::Email => Takes::Email,
            Holds::Prose | Holds::Links => Takes::Lines,
            Holds::Country => Takes::One(self.countries()),
            Holds::Declared(kind) => match kind {
                Kind::One | Kind::Ordered => Takes::One(self.values(field)),
                Kind::Many => Takes::Many(self.values(field)),
                Kind::YesNo => Takes::One(self.yes_and_no()),
                Kind::Number { from, to } => Takes::Number(from, to),
                Kind::Text => Takes::Line,
                Kind::Hours => Takes::Week(Week::of(self.words)),
            },
        };
        Question {
            target: Target::Person(field.key.into()),
            asks: self.title(field),
            help: self.help(field),
            takes,
            required: field.mandatory,
        }
    }

    fn help(&self, field: &Asked<'_>) -> Option<String> {
        let (key, args) = match (field.holds, field.key) {
            (Holds::Declared(Kind::Hours), _) => ("form-hours-help".to_owned(), Vec::new()),
            (Holds::Declared(Kind::Number { from, to }), _) => {
                let args = vec![
                    ("from", u64::from(from).into()),
                    ("to", u64::from(to).into()),
                ];
                ("form-number-help".to_owned(), args)
            }
            (_, "email" | "city" | "languages" | "pronouns" | "links") => {
                (format!("form-{}-help", field.key), Vec::new())
            }
            _ => return None,
        };
        Some(self.words.say_with(&key, &args))
    }

    /// A field of the program's own is asked by its label, others by our words.
    fn title(&self, field: &Asked<'_>) -> String {
        match field.label {
            Some(label) => label.of(self.words.language()).to_owned(),
            None => self.words.say(&format!("form-{}", field.key)).to_owned(),
        }
    }

    fn values(&self, field: &Asked<'_>) -> Vec<Choice> {
        let language = self.words.language();
        let entries = field.values.iter();
        let choice = |says: &str, id: &str| Choice {
            says: says.to_owned(),
            means: Some(id.to_owned()),
        };
        entries
            .map(|entry| choice(entry.name.of(language), &entry.id))
            .collect()
    }

    fn yes_and_no(&self) -> Vec<Choice> {
        let choice = |key, means: &str| Choice {
            says: self.words.say(key).to_owned(),
            means: Some(means.to_owned()),
        };
        vec![choice("form-yes", "yes"), choice("form-no", "no")]
    }

    /// By their names in this language.
    fn countries(&self) -> Vec<Choice> {
        let all = Country::all().map(|country| Choice {
            says: self.words.country(country).to_owned(),
            means: Some(country.code().to_owned()),
        });
        let mut all: Vec<Choice> = all.collect();
        all.sort_by_cached_key(|choice| fold(&choice.says));
        all
    }

    fn share(&self) -> Question {
        let shared = self.fields().filter(|field| field.may_share);
        let choices = shared.map(|field| Choice {
            says: match field.label {
                Some(label) => label.of(self.words.language()).to_owned(),
                None => self
                    .words
                    .say(&format!("form-share-{}", field.key))
                    .to_owned(),
            },
            means: Some(field.key.to_owned()),
        });
        Question {
            target: Target::Person("share".into()),
            asks: self.words.say("form-share").to_owned(),
            help: Some(self.words.say("form-share-help").to_owned()),
            takes: Takes::Many(choices.collect()),
            required: false,
        }
    }

    fn about_the_partner(&self) -> Vec<Question> {
        let wished = self.fields().filter(|field| {
            let one_of_few = match field.holds {
                Holds::Declared(kind) => matches!(kind, Kind::One | Kind::Ordered | Kind::YesNo),
                _ => false,
            };
            field.wish && one_of_few
        });
        let mut questions = self.of_roles();
        questions.extend(wished.map(|field| self.wish(&field)));
        questions.push(Question {
            target: Target::WishWords,
            asks: self.words.say("form-wish_words").to_owned(),
            help: None,
            takes: Takes::Lines,
            required: false,
        });
        questions
    }

    fn wish(&self, field: &Asked<'_>) -> Question {
        let (key, name) = match field.label {
            Some(label) => ("form-wish-own", label.of(self.words.language()).to_owned()),
            None => {
                let name = format!("field-{}", field.key);
                ("form-wish", self.words.say(&name).to_owned())
            }
        };
        let choice = |key: &str, means: Option<&str>| Choice {
            says: self.words.say(key).to_owned(),
            means: means.map(str::to_owned),
        };
        let mut choices = vec![
            choice("form-wish-any", None),
            choice("form-wish-same", Some("same")),
            choice("form-wish-different", Some("different")),
        ];
        choices.extend(match field.holds {
            Holds::Declared(Kind::YesNo) => self.yes_and_no(),
            _ => self.values(field),
        });
        let asks = self.words.say_with(key, &[("field", name.into())]);
        Question {
            target: Target::Wish(field.key.into()),
            asks: upper_first(&asks),
            help: None,
            takes: Takes::One(choices),
            required: false,
        }
    }

    /// As what one takes part, and with how many partners; nothing where all are peers.
    fn of_roles(&self) -> Vec<Question> {
        if self.round.roles.is_none() {
            return Vec::new();
        }
        let roles = ["mentor", "mentee", "both"].map(|word| Choice {
            says: self.words.say(&format!("form-as-{word}")).to_owned(),
            means: Some(word.to_owned()),
        });
        let most = u16::try_from(MOST_PLACES).unwrap_or(u16::MAX);
        let question = |target, key: &str, takes| Question {
            target,
            asks: self.words.say(key).to_owned(),
            help: None,
            takes,
            required: false,
        };
        let places = question(Target::Places(None), "form-places", Takes::Number(1, most));
        vec![
            Question {
                required: true,
                ..question(Target::As, "form-as", Takes::One(roles.into()))
            },
            Question {
                help: Some(self.words.say("form-places-help").to_owned()),
                ..places
            },
        ]
    }

    /// What one agrees to; which mails one wants is asked where the round sends any beside letters.
    fn about_the_round(&self) -> Vec<Question> {
        let choice = |key, means: Option<&str>| Choice {
            says: self.words.say(key).to_owned(),
            means: means.map(str::to_owned),
        };
        let mails = Question {
            target: Target::Person("mails".into()),
            asks: self.words.say("form-mails").to_owned(),
            help: None,
            takes: Takes::One(vec![
                choice("form-mails-all", None),
                choice("form-mails-partner", Some("partner-only")),
            ]),
            required: false,
        };
        let sends = !self.round.schedule.is_empty();
        let mails = sends.then_some(mails);
        mails.into_iter().chain([self.consent()]).collect()
    }

    fn consent(&self) -> Question {
        Question {
            target: Target::Consent,
            asks: self.words.say("form-consent").to_owned(),
            help: None,
            takes: Takes::Many(vec![Choice {
                says: self.words.say("form-yes").to_owned(),
                means: Some("yes".to_owned()),
            }]),
            required: true,
        }
    }
}
