//! The values of a letter's variables: words in a line, and blocks made by the theme's `letter/` templates.

mod hours;
mod topics;

use std::cell::{OnceCell, RefCell};
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::matching::{Match, Reasons};
use crate::model::clock::{ahead, minutes_from_utc};
use crate::model::person::Wishes;
use crate::model::{Language, Participant, PersonId};
use crate::render::letter_text::Value;
use crate::render::theme::Theme;
use crate::words::{DateStyle, Words};

use super::answers;
use super::called;
use super::certificate;
use super::left;
use super::partner::{Partner, partner};
use super::reasons;
use super::roles;
use super::side::Side;
use super::view::{PartnerView, ReasonsView};
use super::{Outcome, RoundLetters};
use crate::render::values::Values;

/// A block, or what is wrong with its template.
type Made = Result<String, Vec<Diagnostic>>;

/// The blocks that are the same in all letters of a round that begin with one topic, each made when the first letter needs it.
#[derive(Default)]
pub struct Shared {
    schedule: OnceLock<Made>,
    first_topic_card: OnceLock<Made>,
    ice_breakers: OnceLock<Made>,
}

/// Answers the variables of one letter.
pub struct Blocks<'a> {
    letters: &'a RoundLetters<'a>,
    person: &'a Participant,
    first_name: OnceCell<String>,
    partners: Vec<Partner<'a>>,
    outcome: &'a Outcome<'a>,
    /// Of the text that they stand in.
    words: &'a Words,
    theme: Theme,
    /// The day from which the letter counts.
    from: Date,
    /// The place of the topic with which it begins.
    topic: usize,
    problems: RefCell<Vec<Diagnostic>>,
}

impl<'a> Blocks<'a> {
    /// The values for one participant.
    pub fn new(
        letters: &'a RoundLetters<'a>,
        person: &'a Participant,
        outcome: &'a Outcome<'a>,
        words: &'a Words,
        from: Date,
    ) -> Self {
        let (mut partners, mut problems) = (Vec::new(), Vec::new());
        if let Outcome::Matched(found, _) = outcome {
            for number in &found.people {
                let id = &letters.matches.people[*number as usize];
                if *id == person.id {
                    continue;
                }
                match partner(letters, *number, id, words) {
                    Some(mut partner) => {
                        let (matches, own) = (letters.matches, &person.id);
                        partner.view.part = roles::part(matches, own, *number, words);
                        partners.push(partner);
                    }
                    // A letter that names nobody would be worse than none.
                    None => problems.push(nobody(id)),
                }
            }
        }
        Self {
            letters,
            person,
            first_name: OnceCell::new(),
            partners,
            outcome,
            words,
            theme: letters.theme.speaking(words),
            from,
            topic: letters.topic_of(from),
            problems: RefCell::new(problems),
        }
    }

    /// The language in which they are told.
    pub fn language(&self) -> &str {
        self.words.language()
    }

    /// Runs a rendering of a text with these values; the problems of the templates come out as an error.
    pub fn fill(
        &self,
        render: impl FnOnce(&dyn Fn(&str) -> Value) -> String,
    ) -> Result<String, Vec<Diagnostic>> {
        let html = render(&|name| self.value(name));
        let problems = self.problems.take();
        if problems.is_empty() {
            Ok(html)
        } else {
            Err(problems)
        }
    }

    /// The lines that begin an answer; nothing where a letter has none.
    pub fn answers(&self) -> Made {
        if !self.letters.answers {
            return Ok(String::new());
        }
        let view = answers::answers(self.letters, self.outcome, self.words);
        self.theme.block("letter/answers.html", "answers", &view)
    }

    fn value(&self, name: &str) -> Value {
        let theme = &self.theme;
        let shared = &self.letters.shared[self.words.language()][self.topic];
        let of_topic = |template| theme.block(template, "first_topic", &self.first_topic());
        let made = match name {
            "partner_card" => theme.block("letter/partner_card.html", "partners", &self.cards()),
            "reasons" => theme.block("letter/reasons.html", "reasons", &self.reasons()),
            "hours" => self.hours(),
            "schedule" => once(&shared.schedule, || {
                theme.block("letter/schedule.html", "schedule", &self.schedule())
            }),
            "first_topic_card" => once(&shared.first_topic_card, || {
                of_topic("letter/first_topic_card.html")
            }),
            "ice_breakers" => once(&shared.ice_breakers, || {
                of_topic("letter/ice_breakers.html")
            }),
            "news_card" => theme.block("letter/news_card.html", "news", &self.news()),
            "unmatched_reasons" => theme.block(
                "letter/unmatched_reasons.html",
                "unmatched",
                &self.unmatched(),
            ),
            "certificate" => theme.block(
                "letter/certificate.html",
                "certificate",
                &certificate::certificate(self.letters, self.person, self.words),
            ),
            _ => return Value::Text(self.inline(name)),
        };
        let html = made.unwrap_or_else(|problems| {
            self.problems.borrow_mut().extend(problems);
            String::new()
        });
        Value::Html(html)
    }

    /// The value of a variable inside a line.
    pub fn inline(&self, name: &str) -> String {
        let (config, words) = (&self.letters.program.config, self.words);
        let round = self.letters.round;
        let joined = |part: fn(&PartnerView) -> &str| {
            let parts: Vec<&str> = self
                .partners
                .iter()
                .map(|partner| part(&partner.view))
                .collect();
            words.list(&parts)
        };
        let long = |date| words.date(date, DateStyle::Long);
        let days = jiff::Span::new().days(i64::from(config.letters.reply_within_days));
        match name {
            "name" => self.person.name.reveal().clone(),
            "first_name" => self.first_name().to_owned(),
            "round" => round.title.clone(),
            "partners" => joined(|view| &view.name),
            "team" => self.team(),
            "partner_first_names" => joined(|view| &view.first_name),
            "partner_countries" => self.countries(),
            "what_happened" => words.say(self.letters.happened(self.person)).to_owned(),
            "starts" => long(round.starts),
            "ends" => long(round.ends),
            "reply_by" => long(self.from.saturating_add(days).min(round.ends)),
            "organiser" => config.organiser.name.clone(),
            "whom_to_ask" => config.letters.whom_to_ask.clone(),
            "contact_email" => config.letters.email.clone(),
            "program" => config.title.clone(),
            "first_topic" => match self.topics().first() {
                Some(slot) => slot.topic.front.title.clone(),
                // Sentences go on around it.
                None => words.say("first-topic-free").to_owned(),
            },
            "news_title" => self
                .letters
                .news
                .map(|post| post.front.title.clone())
                .unwrap_or_default(),
            "topic_count" => words.number_word(self.topics().len()),
            "forget_within_days" => config.letters.forget_within_days.to_string(),
            "reply_within_days" => words.number_word(config.letters.reply_within_days as usize),
            _ => String::new(),
        }
    }

    /// What the reader is called, which a letter says more than once.
    fn first_name(&self) -> &str {
        let profile = self.letters.profile(self.person);
        let first_name = || called::first_name(self.person, profile);
        self.first_name.get_or_init(first_name)
    }

    /// The others of the reader's team.
    fn team(&self) -> String {
        let others = self.letters.team(&self.person.id).into_iter();
        let names: Vec<&str> = others.map(|one| one.name.reveal().as_str()).collect();
        self.words.list(&names)
    }

    /// Without repeats: two partners may be based in one country.
    fn countries(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for partner in &self.partners {
            if !names.contains(&partner.view.country.as_str()) && !partner.view.country.is_empty() {
                names.push(&partner.view.country);
            }
        }
        self.words.list(&names)
    }

    fn cards(&self) -> Vec<&PartnerView> {
        self.partners.iter().map(|partner| &partner.view).collect()
    }

    fn reasons(&self) -> Vec<ReasonsView> {
        let Outcome::Matched(found, _) = self.outcome else {
            return Vec::new();
        };
        let common = self.common_languages(found);
        let told = common.as_deref();
        let told = told.map(|common| reasons::told_to_three(common, &self.partners));
        let of_all = told.map(|told| ReasonsView {
            partner: None,
            points: vec![reasons::of_three(told, self.words)],
        });
        let told = told.unwrap_or_default();
        let of_partner = |partner: &Partner<'_>| ReasonsView {
            partner: Some(partner.view.first_name.clone()),
            points: self.points(found, partner, told),
        };
        let each = self.partners.iter().map(of_partner);
        of_all.into_iter().chain(each).collect()
    }

    /// What all three of a trio speak, the reader's best first; `None` if there are not three participants.
    fn common_languages(&self, found: &Match) -> Option<Vec<Language>> {
        let [one, other] = &*self.partners else {
            return None;
        };
        if self.are_apart() {
            return None;
        }
        let _participants = one.person.and(other.person)?;
        let me = self.number();
        let with = |partner: &Partner<'_>| {
            let reasons = towards(found, me, Some(partner.number));
            reasons.map_or(&[][..], |reasons| &reasons.shared_languages)
        };
        let (one, other) = (with(one), with(other));
        let is_common = |language: &&Language| {
            let mut others = other.iter();
            others.any(|other| other.primary() == language.primary())
        };
        Some(one.iter().filter(is_common).cloned().collect())
    }

    /// Whether the partners are no group: those of a mentor, or of somebody with several places.
    fn are_apart(&self) -> bool {
        roles::has_several(self.letters.matches, &self.person.id)
    }

    /// The reader in the numbers of the matches.
    fn number(&self) -> Option<u32> {
        self.letters.matches.number(&self.person.id)
    }

    fn points(&self, found: &Match, partner: &Partner<'_>, common: &[Language]) -> Vec<String> {
        let me = self.number();
        let empty = Reasons::default();
        let other = Some(partner.number);
        let Some(person) = partner.person else {
            let name = [("name", (&partner.view.first_name).into())];
            return vec![self.words.say_with("reason-organiser", &name)];
        };
        let none = Wishes::default();
        let enrolment = self.letters.enrolment(self.person);
        let side = Side {
            wishes: enrolment.map_or(&none, |enrolment| &enrolment.wishes),
            mine: &self.today(towards(found, me, other).unwrap_or(&empty), person),
            theirs: towards(found, other, me).unwrap_or(&empty),
            partner: person,
            profile: self.letters.profile(person),
            called: &partner.view.first_name,
            common,
            values: Values {
                vocabulary: &self.letters.program.vocabulary,
                words: self.words,
            },
            words: self.words,
        };
        reasons::sentences(&side)
    }

    /// Reasons with the clocks as they are on the day from which the letter counts.
    fn today(&self, reasons: &Reasons, partner: &Participant) -> Reasons {
        let minutes = |person| minutes_from_utc(&self.letters.profile(person).time_zone, self.from);
        let minutes = ahead(minutes(self.person), minutes(partner));
        Reasons {
            minutes_ahead: reasons.minutes_ahead.and(Some(minutes)),
            ..reasons.clone()
        }
    }

    /// First name and time zone of the partners whose clock is known.
    pub(super) fn clocks(&self) -> impl Iterator<Item = (&str, &str)> {
        self.partners.iter().filter_map(|partner| {
            let zone = partner.zone.as_deref()?;
            Some((&*partner.view.first_name, zone))
        })
    }

    fn unmatched(&self) -> Vec<String> {
        let letters = self.letters;
        if let Some(place) = letters.waiting.get(&self.person.id) {
            let vocabulary = &letters.program.vocabulary;
            return left::over_cap(letters.round, *place, vocabulary, self.words);
        }
        match self.outcome {
            Outcome::Unmatched(Some(unmatched), _) => {
                left::without_partner(unmatched, &self.letters.program.vocabulary, self.words)
            }
            _ => Vec::new(),
        }
    }
}

fn nobody(id: &PersonId) -> Diagnostic {
    let message = format!(
        "`{}` stands in a match, but is nobody whom a letter could name",
        id.as_str()
    );
    Diagnostic::new(check::LETTER_PARTNER, Place::Program, message)
        .hint("put their record back, or give the match its `status`")
}

fn once(block: &OnceLock<Made>, make: impl FnOnce() -> Made) -> Made {
    block.get_or_init(make).clone()
}

fn towards(found: &Match, from: Option<u32>, to: Option<u32>) -> Option<&Reasons> {
    let mut reasons = found.reasons.iter();
    reasons.find(|reasons| Some(reasons.from) == from && Some(reasons.to) == to)
}
