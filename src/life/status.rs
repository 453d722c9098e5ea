//! How a round is: what is done, what comes next, and who needs a human. Reads the program alone.

use jiff::civil::Date;

use crate::model::ledger::{MatchStatus, Standing, Standings};
use crate::model::person::{Because, Enrolment, EnrolmentStatus};
use crate::model::round::State;
use crate::model::{Ledger, Participant, PersonId, Program, Round};
use crate::outbox::answers::Answers;
use crate::outbox::code::Says;
use crate::path::Slug;

/// How a round is on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What it is about.
    pub state: State,
    /// How many take part.
    pub people: usize,
    /// How many have left.
    pub left: usize,
    /// Of accepted matches; `None` as long as nothing is accepted.
    pub matches: Option<Count>,
    /// What comes next, today included, in the order of days.
    pub due: Vec<(Date, Due)>,
    /// Who needs a human, by kind and id.
    pub needs: Vec<Need>,
}

/// Of the matches that stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub all: usize,
    /// How many have been in touch, as far as is noted.
    pub met: usize,
}

/// What comes on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// Sign-ups open.
    Opens,
    /// The last day of the sign-ups.
    Closes,
    /// The round begins.
    Starts,
    /// A topic comes out.
    Topic(Slug),
    /// The last day.
    Ends,
}

/// Why somebody needs a human, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They have asked to be taken out.
    WantsOut,
    /// They do not answer, and their partner waits for that.
    NoAnswer,
    /// They have said that no answer has come.
    NotHeard,
    /// Their partner has left.
    Alone,
    /// They and their partner have parted, and nobody has said what they want.
    Parted,
    /// They did not answer, have nobody any more, and still take part.
    GivenUp,
    /// Nobody was found for them.
    Waits,
    /// They came after the matches were accepted.
    New,
    /// They are on the waiting list.
    Listed,
    /// They are on the waiting list because of the cap.
    Capped,
    /// They have said that they have met, and the match does not say so.
    Met,
}

/// Somebody who needs a human.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// Why.
    pub reason: Reason,
    /// Who.
    pub id: PersonId,
    /// Whose letter names them.
    pub partners: Vec<PersonId>,
    /// Since when, where that is known.
    pub since: Option<Date>,
}

/// How a round is today, with what its people have answered.
pub fn status(program: &Program, round: &Round, answers: &Answers) -> Status {
    let ledger = program.ledger(&round.id).map(|ledger| &**ledger);
    let standings = ledger.map(|ledger| ledger.standings(round));
    let statuses = program.participants.iter().filter_map(|person| {
        let enrolment = person.enrolments.get(&round.id)?;
        Some((&**person, enrolment))
    });
    let count = |wanted| {
        let of = statuses.clone().filter(|(_, one)| one.status == wanted);
        of.count()
    };
    let state = round.state(program.today);
    let both = ledger.zip(standings.as_ref());
    let lasted = ledger.map_or(0, |ledger| ledger.lasting(round).len());
    let mut needs = Vec::new();
    if !state.is_over() {
        let each = statuses.clone();
        needs.extend(each.filter_map(|(person, one)| need(person, one, both)));
    }
    if !round.is_closed(program.today) {
        let each = statuses.clone();
        needs.extend(each.filter_map(|(person, one)| said(person, one, both, answers)));
    }
    needs.sort();
    Status {
        state,
        people: count(EnrolmentStatus::Active),
        left: count(EnrolmentStatus::Withdrawn),
        matches: standings.map(|standings| {
            let standing: Vec<_> = standings.standing().collect();
            let met = standing.iter();
            Count {
                met: met
                    .filter(|(_, line)| line.status == MatchStatus::Met)
                    .count(),
                all: match state.is_over() {
                    true => lasted,
                    false => standing.len(),
                },
            }
        }),
        due: due(program, round),
        needs,
    }
}

fn due(program: &Program, round: &Round) -> Vec<(Date, Due)> {
    let topics = round.schedule.iter();
    let topics = topics.map(|slot| (slot.date, Due::Topic(slot.topic.clone())));
    let [opens, closes] = round.sign_up;
    let mut due = vec![
        (opens, Due::Opens),
        (closes, Due::Closes),
        (round.starts, Due::Starts),
    ];
    due.extend(topics);
    due.push((round.ends, Due::Ends));
    let is_over = round.state(program.today).is_over();
    due.retain(|(day, _)| *day >= program.today && !is_over);
    due.sort_by_key(|(day, _)| *day);
    due
}

/// What somebody has answered, as long as nobody has acted on it.
fn said(
    person: &Participant,
    enrolment: &Enrolment,
    ledger: Option<(&Ledger, &Standings<'_>)>,
    answers: &Answers,
) -> Option<Need> {
    let last = answers.last();
    let note = last.get(&person.id)?;
    let need = |reason, partners| Need {
        reason,
        id: person.id.clone(),
        partners,
        since: Some(note.on),
    };
    if note.says == Says::Leave {
        let is_in = enrolment.status != EnrolmentStatus::Withdrawn;
        return is_in.then(|| need(Reason::WantsOut, Vec::new()));
    }
    let (ledger, standings) = ledger?;
    let Standing::Matched { line, .. } = standings.of(&person.id) else {
        return None;
    };
    let line = &ledger.matches[line];
    let partners = line.people.iter().filter(|other| **other != person.id);
    let has_met = |other: &PersonId| {
        let theirs = last.get(other).filter(|theirs| theirs.says == Says::Met);
        theirs.is_some_and(|theirs| theirs.on >= note.on)
    };
    match note.says {
        // It was said of another partner, or somebody has acted on it.
        _ if note.on < line.since || line.status != MatchStatus::Active => None,
        Says::Waits if partners.clone().any(has_met) => None,
        Says::Waits => Some(need(Reason::NotHeard, partners.cloned().collect())),
        _ => Some(need(Reason::Met, Vec::new())),
    }
}

fn need(
    person: &Participant,
    enrolment: &Enrolment,
    ledger: Option<(&Ledger, &Standings<'_>)>,
) -> Option<Need> {
    let id = &person.id;
    let need = |reason, since| Need {
        reason,
        id: id.clone(),
        partners: Vec::new(),
        since,
    };
    match enrolment.status {
        EnrolmentStatus::Withdrawn => return None,
        EnrolmentStatus::Waiting => {
            let reason = match enrolment.because {
                Some(Because::Cap) => Reason::Capped,
                None => Reason::Listed,
            };
            return Some(need(reason, None));
        }
        EnrolmentStatus::Active => {}
    }
    let (ledger, standings) = ledger?;
    let mut waiting = ledger.unmatched.iter();
    let since = waiting.find(|one| one.id == *id && one.until.is_none());
    let since = since.and_then(|one| one.since);
    Some(match standings.of(id) {
        Standing::Matched { line, .. } => {
            let line = &ledger.matches[line];
            let is_silent = line.status == MatchStatus::NotAnswering && line.who.contains(id);
            let partners = line.people.iter().filter(|other| *other != id);
            return is_silent.then(|| Need {
                partners: partners.cloned().collect(),
                ..need(Reason::NoAnswer, Some(line.since))
            });
        }
        Standing::Alone => need(Reason::Alone, since),
        Standing::Parted if standings.waits(id) => need(Reason::Waits, since),
        Standing::Parted => need(Reason::Parted, since),
        Standing::Silent if standings.waits(id) => need(Reason::Waits, since),
        Standing::Silent => need(Reason::GivenUp, since),
        Standing::Waits | Standing::Lost => need(Reason::Waits, since),
        Standing::New => need(Reason::New, None),
    })
}
