//! What a certificate of participation says.

use crate::model::Participant;
use crate::words::Words;

use super::RoundLetters;
use super::view::{CertificateView, TitleView};

pub(super) fn certificate(
    letters: &RoundLetters<'_>,
    person: &Participant,
    words: &Words,
) -> CertificateView {
    let (program, round) = (letters.program, letters.round);
    let lines = program
        .ledger(&round.id)
        .map(|ledger| ledger.lasting(round));
    let own = lines.unwrap_or_default().into_iter();
    let mut own = own.filter(|line| line.people.contains(&person.id));
    let code = own.find_map(|line| line.code.as_ref());
    let titles = letters.schedule.iter().map(|slot| TitleView {
        title: slot.topic.front.title.clone(),
        spoken: letters.spoken(&slot.topic, words),
    });
    CertificateView {
        starts: round.starts.to_string(),
        ends: round.last_day().to_string(),
        topics: titles.collect(),
        hours: round.hours,
        code: code.map(ToString::to_string),
        organiser: program.config.organiser.name.clone(),
        email: program.config.organiser.email.clone(),
    }
}
