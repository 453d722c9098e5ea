//! The mails of a round: who gets one of a kind today, and what stands in it.

use rayon::prelude::*;

use super::Prepared;
use super::problems::unmatched;
use crate::diagnostic::Diagnostic;
use crate::model::ledger::{MatchStatus, Standing};
use crate::model::{Ledger, Participant, Round};
use crate::outbox::{Reminder, What};
use crate::output::Letter;
use crate::output::mail::Mail;
use crate::plan::LetterPlan;
use crate::render::letter::RoundLetters;
use crate::render::mail::mail;

/// The mails of a kind today.
pub enum Mails {
    /// The round has none: it has no letters on that day, or none is made.
    None,
    /// Its matches are a proposal: nothing of it goes out.
    Proposed,
    /// In the order of ids.
    Of(Sent),
}

/// Who gets a mail, and who does not.
#[derive(Default)]
pub struct Sent {
    /// The mails.
    pub mails: Vec<Mail>,
    /// The ids of those who want mails about their partner alone, and get none of this kind.
    pub partner_only: Vec<String>,
    /// The ids of those whom this kind is not for.
    pub others: Vec<String>,
}

impl Prepared {
    /// The mails of a round.
    ///
    /// # Errors
    /// What keeps the round from being matched, and what is wrong with the letters.
    pub fn mails(&self, round: &Round, what: &What) -> Result<Mails, Vec<Diagnostic>> {
        let mut plans = self.ready.plan.letters.iter();
        let Some(plan) = plans.find(|plan| plan.round.id == round.id) else {
            return Ok(Mails::None);
        };
        let Some(letters) = self.ready.letters(self.matches()?, plan) else {
            return Err(vec![unmatched(&plan.round)]);
        };
        let post = match what {
            What::News(slug) => {
                let mut posts = self.ready.program.posts.iter();
                posts.find(|post| post.slug == *slug).map(AsRef::as_ref)
            }
            _ => None,
        };
        Ok(match plan.ledger.as_deref() {
            None => Mails::Proposed,
            Some(ledger) => {
                let letters = letters.about(post).with_answers(what.asks());
                Mails::Of(mails(&letters, plan, ledger, what)?)
            }
        })
    }
}

fn mails(
    letters: &RoundLetters<'_>,
    plan: &LetterPlan,
    ledger: &Ledger,
    what: &What,
) -> Result<Sent, Vec<Diagnostic>> {
    let standings = ledger.standings(&plan.round);
    let is_closed = plan.round.is_closed(letters.today());
    let is_for = |person: &Participant| match what {
        What::Letters | What::Thanks | What::Topic(_) | What::News(_) => true,
        // Matches have ended, and everybody who has a certificate gets it.
        What::Reminder(Reminder::End) if is_closed => true,
        What::Reminder(reminder) => match standings.of(&person.id) {
            Standing::Matched { line, .. } => {
                // Who has met, or is known not to answer, is not asked whether they have heard from each other.
                let is_open = ledger.matches[line].status == MatchStatus::Active;
                is_open || *reminder != Reminder::Week
            }
            _ => false,
        },
    };
    let is_own = matches!(what, What::Letters | What::Thanks);
    let mut sent = Sent::default();
    let mut people = Vec::new();
    for person in &plan.people {
        let id = || person.id.as_str().to_owned();
        match () {
            () if !is_for(person) => sent.others.push(id()),
            () if person.partner_only && !is_own => sent.partner_only.push(id()),
            () => people.push(&**person),
        }
    }
    let made = people.par_iter().map(|person| one(letters, person, what));
    let made: Vec<Option<Mail>> = made.collect::<Result<_, _>>()?;
    sent.mails = made.into_iter().flatten().collect();
    Ok(sent)
}

fn one(
    letters: &RoundLetters<'_>,
    person: &Participant,
    what: &What,
) -> Result<Option<Mail>, Vec<Diagnostic>> {
    let letter = letters.of_kind(person, what.text())?;
    // A calendar goes with what names the partner: with each topic it would fill calendars with what stands there.
    let calendar = match what {
        What::Letters => letters.calendar(person),
        _ => None,
    };
    let letter = Letter::accepted(letter);
    Ok(letter.and_then(|letter| mail(letters.reader(person), letter, calendar)))
}
