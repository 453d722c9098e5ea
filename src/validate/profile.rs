//! Profiles: the part of a participant that may differ from round to round.

use super::forms::check_link;
use super::language;
use super::own::answer;
use super::values::{List, Values};
use super::whereabouts::{Setting, Whereabouts, whereabouts};
use crate::diagnostic::Diagnostic;
use crate::model::own::Answer;
use crate::model::{Country, Language, Private, Profile, Term, fold};
use crate::parse::data::ProfileRecord;
use crate::source::Spanned;

/// The values of a profile that are written and valid.
#[derive(Default)]
pub(super) struct Parts {
    place: Whereabouts,
    city: Option<Private<String>>,
    languages: Option<Vec<Language>>,
    sector: Option<Term>,
    workplace: Option<Private<String>>,
    role: Option<Private<String>>,
    career_stage: Option<Term>,
    interests: Option<Vec<Term>>,
    offers: Option<Vec<Term>>,
    seeks: Option<Vec<Term>>,
    about: Option<Private<String>>,
    links: Option<Vec<Private<String>>>,
    own: Vec<Option<Answer>>,
}

/// Whether a record says anything at all.
pub(super) fn is_empty(record: &ProfileRecord) -> bool {
    let ProfileRecord {
        country,
        city,
        time_zone,
        time_zone_written: _,
        languages,
        sector,
        workplace,
        role,
        career_stage,
        interests,
        offers,
        seeks,
        about,
        links,
        others,
    } = record;
    let texts = [
        country,
        city,
        time_zone,
        sector,
        workplace,
        role,
        career_stage,
        about,
    ];
    let lists = [languages, interests, offers, seeks, links];
    texts.iter().all(|text| text.is_none())
        && lists.iter().all(|list| list.is_none())
        && others.is_empty()
}

/// Checks every value that is written.
pub(super) fn parts(
    record: &ProfileRecord,
    setting: Setting<'_>,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Parts {
    let private =
        |text: &Option<Spanned<String>>| text.as_ref().map(|text| Private::new(text.value.clone()));
    let terms = |words: &Option<Vec<Spanned<String>>>, problems: &mut Vec<Diagnostic>| {
        words
            .as_ref()
            .map(|words| interests(words, values, problems))
    };
    let place = whereabouts(record, setting, values, problems);
    let base = setting.base.profile();
    let home = place.country.or(base.map(|base| base.country));
    Parts {
        place,
        city: private(&record.city),
        languages: record
            .languages
            .as_ref()
            .map(|words| languages(words, home, values, problems)),
        sector: record
            .sector
            .as_ref()
            .and_then(|word| values.term(List::Sectors, word, problems)),
        workplace: private(&record.workplace),
        role: private(&record.role),
        career_stage: record
            .career_stage
            .as_ref()
            .and_then(|word| values.term(List::CareerStages, word, problems)),
        interests: terms(&record.interests, problems),
        offers: terms(&record.offers, problems),
        seeks: terms(&record.seeks, problems),
        about: private(&record.about),
        links: record.links.as_ref().map(|words| links(words, problems)),
        own: own(record, values, problems),
    }
}

impl Parts {
    /// A whole profile: these values, and those of a base where there are none. `None` if a mandatory one is missing,
    /// which is already reported.
    pub(super) fn over(self, base: Option<&Profile>) -> Option<Profile> {
        let languages = self.languages.filter(|languages| !languages.is_empty());
        let place = self.place;
        let stays = base.filter(|_| !place.moved);
        let terms = |own: Option<Vec<Term>>, of: fn(&Profile) -> &Vec<Term>| {
            own.or_else(|| base.map(|base| of(base).clone()))
                .unwrap_or_default()
        };
        let workplace = self.workplace.or_else(|| base?.workplace.clone());
        Some(Profile {
            country: place.country.or(base.map(|base| base.country))?,
            city: self.city.or_else(|| stays?.city.clone()),
            time_zone: place.time_zone.or_else(|| Some(stays?.time_zone.clone()))?,
            languages: languages.or_else(|| Some(base?.languages.clone()))?,
            sector: self.sector.or_else(|| base?.sector),
            workplace_key: workplace
                .as_ref()
                .map(|text| Private::new(fold(text.reveal()))),
            workplace,
            role: self.role.or_else(|| base?.role.clone()),
            career_stage: self.career_stage.or_else(|| base?.career_stage),
            interests: terms(self.interests, |base| &base.interests),
            offers: terms(self.offers, |base| &base.offers),
            seeks: terms(self.seeks, |base| &base.seeks),
            about: self.about.or_else(|| base?.about.clone()),
            links: self
                .links
                .or_else(|| Some(base?.links.clone()))
                .unwrap_or_default(),
            own: own_over(self.own, base),
        })
    }
}

/// What is written in fields of the program's own; other keys are told.
fn own(
    record: &ProfileRecord,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Option<Answer>> {
    values.tell(&record.others, problems);
    if record.others.is_empty() {
        return Vec::new();
    }
    let answers = values.own.iter().map(|own| {
        let (_, node) = record.others.find(own.field.key())?;
        answer(own, node, problems)
    });
    answers.collect()
}

/// These, and those of a base where there are none.
fn own_over(own: Vec<Option<Answer>>, base: Option<&Profile>) -> Vec<Option<Answer>> {
    let below = base.map_or(&[][..], |base| &base.own);
    let (mut all, more) = (own, below.len());
    if all.len() < more {
        all.resize(more, None);
    }
    for (answer, below) in all.iter_mut().zip(below) {
        if answer.is_none() {
            answer.clone_from(below);
        }
    }
    all
}

fn languages(
    words: &[Spanned<String>],
    home: Option<Country>,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Language> {
    let (mut languages, mut doubtful) = (Vec::new(), Vec::new());
    for word in words {
        let language = values.language(word, problems);
        if let (Some(language), Some(home)) = (&language, home) {
            doubtful.extend(language::is_home(word, language, home));
        }
        languages.extend(language.filter(|language| !languages.contains(language)));
    }
    // Who names another language of the country as well means what is written.
    let is_own = |home, language: &Language| {
        let own = Language::of(home);
        language.is_of(home) || own.iter().any(|own| own.primary() == language.primary())
    };
    let names_own = |home| languages.iter().any(|language| is_own(home, language));
    if !doubtful.is_empty() && !home.is_some_and(names_own) {
        problems.append(&mut doubtful);
    }
    languages
}

fn interests(
    words: &[Spanned<String>],
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Term> {
    let found = words
        .iter()
        .filter_map(|word| values.term(List::Interests, word, problems));
    let mut interests: Vec<Term> = found.collect();
    interests.sort_unstable();
    interests.dedup();
    interests
}

fn links(words: &[Spanned<String>], problems: &mut Vec<Diagnostic>) -> Vec<Private<String>> {
    let valid = words.iter().filter(|word| check_link(word, problems));
    valid.map(|word| Private::new(word.value.clone())).collect()
}
