//! What people have in fields with many values, as sets of bits: those fields by which pairs are counted.

use super::bits::{Bits, sets};
use crate::matching::candidate::Candidate;
use crate::matching::column::SetField;
use crate::model::own::{Answer, Kind, OwnField};
use crate::model::{Language, Term};

/// The values of everybody in one field.
pub enum Values<'a> {
    /// Primary subtags.
    Tags(Vec<Vec<&'a str>>),
    /// Values of a list.
    Terms(Vec<Vec<Term>>),
}

/// The fields with many values, with those of everybody.
pub struct Sets<'a>(Vec<(SetField, Values<'a>)>);

impl<'a> Sets<'a> {
    /// Languages, interests, and those of the program's own.
    pub fn new(people: &[Candidate<'a>], own: &[OwnField]) -> Self {
        let tags = people.iter().map(|one| {
            let languages = one.profile.languages.iter();
            languages.map(Language::primary).collect()
        });
        let interests = people.iter().map(|one| one.profile.interests.clone());
        let mut all = vec![
            (SetField::Languages, Values::Tags(tags.collect())),
            (SetField::Interests, Values::Terms(interests.collect())),
        ];
        for field in own.iter().filter(|field| field.kind == Kind::Many) {
            let terms = people.iter().map(|one| {
                let answer = one.profile.own(field.id);
                answer.map_or_else(Vec::new, |answer| Answer::terms(answer).to_vec())
            });
            all.push((SetField::Own(field.id), Values::Terms(terms.collect())));
        }
        Self(all)
    }

    /// The place of a field.
    pub fn place(&self, field: SetField) -> usize {
        let place = self.0.iter().position(|(own, _)| *own == field);
        place.unwrap_or(0)
    }

    /// The values of everybody in a field.
    pub fn values(&self, field: SetField) -> &Values<'a> {
        &self.0[self.place(field)].1
    }

    /// As bits; of fields that nobody asks for, none.
    pub fn bits(&self, asked: impl Fn(usize) -> bool) -> Vec<Bits> {
        let all = self.0.iter().enumerate();
        all.map(|(place, (_, values))| match values {
            _ if !asked(place) => Bits::default(),
            Values::Tags(tags) => sets(tags).0,
            Values::Terms(terms) => sets(terms).0,
        })
        .collect()
    }
}
