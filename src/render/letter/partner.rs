//! A partner as the reader of a letter may see them.

use std::sync::Arc;

use crate::model::person::SharedField;
use crate::model::{Participant, PersonId, Private, Profile, Term};
use crate::words::Words;

use super::RoundLetters;
use super::called;
use super::own;
use super::view::PartnerView;
use crate::render::values::Values;

/// A partner: a participant, or an organiser who stands by.
pub(super) struct Partner<'a> {
    pub(super) person: Option<&'a Arc<Participant>>,
    pub(super) view: PartnerView,
    pub(super) zone: Option<String>,
    pub(super) number: u32,
}

impl Partner<'_> {
    /// Whose clock it is, by town if the partner shares that, else by the town of the time zone if they share the zone,
    /// else by country.
    pub(super) fn place(&self) -> String {
        let view = &self.view;
        let town = view.city.as_ref().or(view.time_zone.as_ref());
        town.unwrap_or(&view.country).clone()
    }
}

/// `America/Argentina/Buenos_Aires` is `Buenos Aires`.
pub(super) fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

pub(super) fn partner<'a>(
    letters: &RoundLetters<'a>,
    number: u32,
    id: &PersonId,
    words: &Words,
) -> Option<Partner<'a>> {
    if let Some(person) = letters.program.participant(id) {
        let profile = letters.profile(person);
        let view = participant_view(letters, person, profile, words);
        return Some(Partner {
            person: Some(person),
            view,
            zone: Some(profile.time_zone.to_string()),
            number,
        });
    }
    let organiser = letters
        .program
        .organisers
        .iter()
        .find(|organiser| organiser.id == *id)?;
    let view = PartnerView {
        name: organiser.name.clone(),
        first_name: called::of_organiser(organiser),
        country: organiser
            .country
            .map(|country| words.country(country).to_owned())
            .unwrap_or_default(),
        email: organiser.email.clone(),
        role: organiser.role.clone(),
        about: organiser
            .about
            .iter()
            .flat_map(|text| paragraphs(text))
            .collect(),
        links: organiser.links.clone(),
        ..PartnerView::default()
    };
    Some(Partner {
        person: None,
        view,
        zone: None,
        number,
    })
}

/// What a partner may see: name, country and e-mail, and of the rest what is listed in `share`.
fn participant_view(
    letters: &RoundLetters<'_>,
    person: &Participant,
    profile: &Profile,
    words: &Words,
) -> PartnerView {
    let values = Values {
        vocabulary: &letters.program.vocabulary,
        words,
    };
    let shared = |field| person.share.has(field);
    let text = |field, value: &Option<Private<String>>| {
        value
            .as_ref()
            .filter(|_| shared(field))
            .map(|value| value.reveal().clone())
    };
    let list = |field, values: Vec<String>| if shared(field) { values } else { Vec::new() };
    let interests = |terms: &[Term]| -> Vec<String> {
        let names = terms.iter().map(|term| values.interest(*term));
        names.map(str::to_owned).collect()
    };
    PartnerView {
        name: person.name.reveal().clone(),
        first_name: called::first_name(person, profile),
        part: None,
        pronouns: text(SharedField::Pronouns, &person.pronouns),
        country: words.country(profile.country).to_owned(),
        city: text(SharedField::City, &profile.city),
        email: Some(person.email.reveal().clone()),
        time_zone: shared(SharedField::TimeZone).then(|| place(&profile.time_zone)),
        languages: list(
            SharedField::Languages,
            profile
                .languages
                .iter()
                .map(|one| words.name_of(one))
                .collect(),
        ),
        sector: profile
            .sector
            .filter(|_| shared(SharedField::Sector))
            .map(|term| values.sector(term).to_owned()),
        workplace: text(SharedField::Workplace, &profile.workplace),
        role: text(SharedField::Role, &profile.role),
        career_stage: profile
            .career_stage
            .filter(|_| shared(SharedField::CareerStage))
            .map(|term| values.career_stage(term).to_owned()),
        interests: list(SharedField::Interests, interests(&profile.interests)),
        offers: list(SharedField::Offers, interests(&profile.offers)),
        seeks: list(SharedField::Seeks, interests(&profile.seeks)),
        about: text(SharedField::About, &profile.about)
            .iter()
            .flat_map(|text| paragraphs(text))
            .collect(),
        links: list(
            SharedField::Links,
            profile
                .links
                .iter()
                .map(|link| link.reveal().clone())
                .collect(),
        ),
        fields: own::lines(person.share, profile, values),
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    let joined = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split("\n\n")
        .map(joined)
        .filter(|part| !part.is_empty())
        .collect()
}
