//! How a round is, in words for the organisers: in a terminal and at the desk.

use super::status::{Due, Need, Reason, Status};
use crate::model::round::State;
use crate::model::{PersonId, Program, Round};
use crate::outbox::answers::Answers;
use crate::plan::letters;
use crate::words::english as words;

/// So many people are named for each reason.
const MOST_NAMED: usize = 6;
/// So many days to come are told.
const MOST_DUE: usize = 3;

/// A head with its rows, of which some have more than one line.
pub type Section = (&'static str, Vec<String>);

/// What is done, what comes next, and who needs a human.
pub fn sections(program: &Program, round: &Round, status: &Status) -> [Section; 3] {
    [
        ("Done", done(status)),
        ("Next", next(program, round, status)),
        ("For you", for_you(round, status)),
    ]
}

/// `October 2026 (2026c) on 2026-09-05: sign-ups are open`
pub fn head(program: &Program, round: &Round, status: &Status) -> String {
    let is = match (status.state, status.matches.is_some()) {
        (State::Planned, _) => "it is planned".to_owned(),
        (State::SignUp, _) => "sign-ups are open".to_owned(),
        (State::Matching, false) => "sign-ups have closed, and nobody has a partner yet".to_owned(),
        (State::Matching, true) => "the matches are accepted, and it begins soon".to_owned(),
        (State::Running, _) => format!("it runs, from {} to {}", round.starts, round.ends),
        (State::Ended, _) => format!("it ended on {}", round.last_day()),
    };
    let title = &round.title;
    format!("{title} ({}) on {}: {is}\n", round.id, program.today)
}

fn done(status: &Status) -> Vec<String> {
    let mut rows = Vec::new();
    let people = count(status.people, "person takes part", "people take part");
    rows.push(match status.left {
        0 => people,
        left => format!("{people}; {}", count(left, "has left", "have left")),
    });
    if let Some(matches) = status.matches {
        let on = match status.state {
            State::Ended => count(matches.all, "match lasted", "matches lasted"),
            _ => count(matches.all, "match goes on", "matches go on"),
        };
        rows.push(match matches.met {
            0 => on,
            met => format!("{on}; {} been in touch", count(met, "has", "have")),
        });
    }
    rows
}

fn next(program: &Program, round: &Round, status: &Status) -> Vec<String> {
    let id = &round.id;
    let mut rows = Vec::new();
    match (status.state, status.matches.is_some()) {
        (State::Matching, false) => rows.push(format!(
            "before {}: look at `fortnight match {id}`, accept with `--accept`, build, send the letters",
            round.starts
        )),
        (State::Matching, true) => rows.push(format!(
            "before {}: build, and send the letters (`fortnight send letters {id}`)",
            round.starts
        )),
        _ => {}
    }
    let due = status.due.iter().take(MOST_DUE);
    rows.extend(due.map(|(day, due)| {
        let what = match due {
            Due::Opens => "sign-ups open".to_owned(),
            Due::Closes => "the last day of the sign-ups".to_owned(),
            Due::Starts => "the round begins".to_owned(),
            Due::Topic(slug) => {
                let word = slug.as_str();
                let topic = program.topic(word).or_else(|| program.topic_to_come(word));
                format!("topic: {}", topic.map_or(word, |topic| &*topic.front.title))
            }
            Due::Ends => "the last day of the round".to_owned(),
        };
        format!("{day}: {what}")
    }));
    if status.due.is_empty() {
        let mut plans = letters::plan(program).into_iter();
        let has_thanks = plans.any(|plan| plan.round.id == *id);
        let is_open = status.matches.is_some() && !round.is_closed(program.today);
        rows.push(match (is_open, has_thanks) {
            (true, _) => format!(
                "it is not closed yet: `fortnight close {id}` says what became of the matches, and makes thanks and certificates"
            ),
            (false, true) => format!(
                "thanks and certificates, if they are not out: build, and `fortnight send letters {id}`; then this round is over. Thank you for carrying it"
            ),
            (false, false) => "nothing: this round is over. Thank you for carrying it".to_owned(),
        });
    }
    rows
}

/// What is told of answers that cannot be read.
pub fn unread(answers: &Answers) -> Vec<String> {
    let unread = answers.unread.iter();
    let told = unread.map(|(shown, line)| {
        format!(
            "line {line} of {shown} is no note of an answer: what that file says is not told here"
        )
    });
    told.collect()
}

fn for_you(round: &Round, status: &Status) -> Vec<String> {
    let chunks = status.needs.chunk_by(|a, b| a.reason == b.reason);
    let mut rows: Vec<String> = chunks.map(|needs| of_reason(round, needs)).collect();
    let waits_for_people = matches!(status.state, State::Matching | State::Running);
    if rows.is_empty() && waits_for_people {
        rows.push("nobody needs you today".to_owned());
    }
    rows
}

/// Everybody with one reason, and what can be done.
fn of_reason(round: &Round, needs: &[Need]) -> String {
    let name = |need: &Need| {
        let since = need.since.map(|day| format!(", since {day}"));
        let partners = need.partners.iter().map(|id| format!("`{}`", id.as_str()));
        let partners: Vec<String> = partners.collect();
        let way = if need.reason == Reason::NotHeard {
            "from"
        } else {
            "to"
        };
        let with = match &partners[..] {
            [] => since.map(|since| format!(" ({})", &since[2..])),
            partners => Some(format!(" ({way} {})", words::list(partners))),
        };
        format!("`{}`{}", need.id.as_str(), with.unwrap_or_default())
    };
    let mut names: Vec<String> = needs.iter().take(MOST_NAMED).map(name).collect();
    if needs.len() > MOST_NAMED {
        names.push(format!("{} more", needs.len() - MOST_NAMED));
    }
    let (round, first) = (&round.id, needs[0].id.as_str());
    let (what, help) = match needs[0].reason {
        Reason::WantsOut | Reason::NotHeard | Reason::Met => said(&needs[0]),
        Reason::NoAnswer => (
            "does not answer",
            format!(
                "write to them once more; then `fortnight mark {first} met`, or `fortnight match {round}`, which looks for somebody new for their partner"
            ),
        ),
        Reason::Alone => (
            "left alone",
            format!("`fortnight match {round}` shows who else is free"),
        ),
        Reason::Parted => (
            "has parted",
            format!("ask: `fortnight mark {first} active` for somebody new, `withdrawn` if not"),
        ),
        Reason::GivenUp => (
            "was silent, has nobody now",
            format!("`fortnight mark {first} withdrawn`, or `active` if they are back"),
        ),
        Reason::Waits => (
            "without a partner",
            format!("`fortnight match {round}` shows who else is free, and why nobody is"),
        ),
        Reason::New => (
            "new since the matches were accepted",
            format!("`fortnight match {round}` shows who else is free"),
        ),
        Reason::Capped => (
            "on the waiting list because of the cap",
            format!("`fortnight mark {first} active` gives them a place that is free"),
        ),
        Reason::Listed => (
            "on the waiting list",
            format!("`fortnight mark {first} active` lets them take part"),
        ),
    };
    format!("{what}: {}\n    {help}", words::list(&names))
}

/// What somebody has answered, and what can be done.
fn said(need: &Need) -> (&'static str, String) {
    let id = need.id.as_str();
    let partner = need.partners.first().map_or(id, PersonId::as_str);
    match need.reason {
        Reason::WantsOut => (
            "has asked to be taken out",
            format!("`fortnight mark {id} withdrawn` shows what changes, and for whom"),
        ),
        Reason::NotHeard => (
            "says that no answer has come",
            format!(
                "write to whoever is silent; if nothing comes, `fortnight mark {partner} not-answering`"
            ),
        ),
        _ => (
            "says that they have met",
            format!("`fortnight mark {id} met` notes it for both"),
        ),
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    words::plural(number as u64, one, many)
}
