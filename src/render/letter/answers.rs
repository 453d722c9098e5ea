//! The lines at the end of a letter that begin an answer: a mail to the organisers, whose subject says all that there is to say.

use super::view::{AnswerView, AnswersView};
use super::{Outcome, RoundLetters};
use crate::outbox::code::{Says, blank};
use crate::render::escape::address_part;
use crate::words::Words;

impl Says {
    /// The message of what it says.
    fn key(self) -> &'static str {
        match self {
            Self::Met => "answer-met",
            Self::Waits => "answer-waits",
            Self::Leave => "answer-leave",
        }
    }
}

/// What can be answered by somebody: who has no partner can hear from none.
pub(super) fn answers(
    letters: &RoundLetters<'_>,
    outcome: &Outcome<'_>,
    words: &Words,
) -> AnswersView {
    let has_partner = matches!(outcome, Outcome::Matched(..));
    let offered = Says::ALL
        .into_iter()
        .filter(|says| has_partner || *says == Says::Leave);
    let email = &letters.program.config.letters.email;
    let to = address_part(email);
    let round = letters.round.id.0.as_str();
    let body = address_part(words.say("answer-body"));
    let lines = offered.map(|says| {
        let subject = format!("{} [{}]", words.say(says.key()), blank(round, says));
        let url = format!("mailto:{to}?subject={}&body={body}", address_part(&subject));
        AnswerView { subject, url }
    });
    AnswersView {
        email: email.clone(),
        lines: lines.collect(),
    }
}
