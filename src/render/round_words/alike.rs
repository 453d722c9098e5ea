//! In what people are alike who are counted together by a cap.

use super::RoundWords;
use crate::model::PersonId;
use crate::model::cap::{Cap, CapField};

impl RoundWords<'_> {
    /// What a cap looks at: a field, as a policy calls it or as the program labels it.
    pub fn field_of(&self, cap: &Cap) -> String {
        let key = cap.field.key();
        let label = self.program.vocabulary.label(key, self.words.language());
        let ours = format!("field-{key}");
        label.unwrap_or_else(|| self.words.say(&ours)).to_owned()
    }

    /// What somebody has in the field of a cap.
    pub fn alike(&self, cap: &Cap, like: &PersonId) -> String {
        let person = self.program.participant(like);
        let enrolment = person.and_then(|person| person.enrolments.get(&self.round.id));
        let Some(profile) = enrolment.map(|enrolment| &enrolment.profile) else {
            return String::new();
        };
        let values = self.values();
        let found = match &cap.field {
            CapField::Country => Some(self.words.country(profile.country).to_owned()),
            CapField::Sector => profile.sector.map(|term| values.sector(term).to_owned()),
            CapField::CareerStage => {
                let stage = profile.career_stage;
                stage.map(|term| values.career_stage(term).to_owned())
            }
            CapField::Workplace => profile.workplace.as_ref().map(|text| text.reveal().clone()),
            CapField::Own(id) => {
                let field = self.program.vocabulary.own(id.key());
                let answer = field.zip(profile.own(*id));
                answer.map(|(field, answer)| values.answer(field, answer))
            }
        };
        found.unwrap_or_default()
    }
}
