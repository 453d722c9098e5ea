//! What a cap does to a round, for the organisers: which groups are over it, and who waits.

use crate::matching::Cut;
use crate::model::cap::Cap;
use crate::model::person::Applied;
use crate::model::{PersonId, Program, Round};
use crate::words::{Arg, Words};

use super::round_words::RoundWords;

/// Puts the cap of a round into words.
#[derive(Clone, Copy)]
pub struct CutWords<'a> {
    cast: RoundWords<'a>,
    cap: &'a Cap,
    cut: &'a Cut,
}

impl<'a> CutWords<'a> {
    /// `None` if the round has no cap.
    pub fn new(
        program: &'a Program,
        round: &'a Round,
        cut: &'a Cut,
        words: &'a Words,
    ) -> Option<Self> {
        let cast = RoundWords {
            program,
            round,
            people: &[],
            words,
        };
        let cap = round.cap.as_ref()?;
        Some(Self { cast, cap, cut })
    }

    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.cast.say(key, args)
    }

    /// What is allowed, in numbers.
    pub fn share(&self) -> String {
        let of = self.cap.of.word();
        let count = match of {
            "accepted" => self.cut.accepted,
            _ => self.cut.applicants,
        };
        let args = [
            ("of", of.into()),
            ("percent", self.cap.percent.to_string().into()),
            ("field", self.cast.field_of(self.cap).into()),
            ("most", self.cut.most.to_string().into()),
            ("total", count.to_string().into()),
        ];
        self.say("cap-share", &args)
    }

    /// A line for each group that is over the cap.
    pub fn over(&self) -> Vec<String> {
        let each = self.cut.over.iter();
        let each = each.map(|over| {
            let args = [
                ("group", self.cast.alike(self.cap, &over.like).into()),
                ("applicants", over.applicants.to_string().into()),
                ("accepted", over.accepted.to_string().into()),
                (
                    "waiting",
                    (over.applicants - over.accepted).to_string().into(),
                ),
            ];
            self.say("cap-over", &args)
        });
        each.collect()
    }

    /// The waiting list, in turn.
    pub fn list(&self) -> Vec<String> {
        let each = (1_usize..).zip(&self.cut.waiting);
        let each = each.map(|(place, held)| {
            let over = &self.cut.over[held.group];
            let args = [
                ("place", place.to_string().into()),
                ("name", self.name(&held.id).into()),
                ("when", self.when(&held.id).into()),
                ("nth", held.nth.to_string().into()),
                ("applicants", over.applicants.to_string().into()),
            ];
            self.say("cap-held", &args)
        });
        each.collect()
    }

    /// `Amina Diallo (SN)`.
    fn name(&self, id: &PersonId) -> String {
        let cast = RoundWords {
            people: std::slice::from_ref(id),
            ..self.cast
        };
        cast.name(0)
    }

    fn when(&self, id: &PersonId) -> String {
        let person = self.cast.program.participant(id);
        let enrolment = person.and_then(|person| person.enrolments.get(&self.cast.round.id));
        enrolment.map_or_else(String::new, |one| when(one.applied))
    }
}

/// The day, or the moment by UTC.
fn when(applied: Applied) -> String {
    match applied.moment {
        None => applied.day.to_string(),
        Some(moment) => moment.to_string(),
    }
}
