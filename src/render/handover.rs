//! What the next volunteer must know of a program whose round was closed: Markdown, in English, like all that is for organisers.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;

use super::report::Report;
use super::round_words::decided;
use crate::matching::RoundMatches;
use crate::model::ledger::LedgerMatch;
use crate::model::person::EnrolmentStatus;
use crate::model::{DecidedPair, Ledger, MatchStatus, PersonId, Program, Round};
use crate::output::PrivateFile;
use crate::output::kinds::Kind;
use crate::output::private::{Accepted, Claim};
use crate::path::OutPath;
use crate::stats::Figures;

/// The file. It names people by their ids.
///
/// # Errors
/// The matches are not accepted, or the path cannot be.
pub fn file(
    program: &Program,
    round: &Round,
    matches: &RoundMatches,
) -> Result<PrivateFile<Accepted>, String> {
    let Claim::Accepted(state) = matches.claim() else {
        return Err("its matches are not accepted".to_owned());
    };
    let path = OutPath::new(&Kind::HandOver.path("", "")).map_err(ToString::to_string)?;
    let bytes = Page { program, round }.text(matches).into_bytes();
    Ok(PrivateFile::new(Kind::HandOver, path, bytes, None, state))
}

struct Page<'a> {
    program: &'a Program,
    round: &'a Round,
}

impl Page<'_> {
    fn text(&self, matches: &RoundMatches) -> String {
        let (program, round) = (self.program, self.round);
        let mut out = format!(
            "# {}: {} is handed over\n\nClosed on {}. For whoever carries the program on; it names people by their ids, so keep it as you keep their letters.\n",
            program.config.title, round.title, program.today,
        );
        part(&mut out, "What came of it", &self.figures(matches));
        part(&mut out, "What is open", &self.open());
        part(&mut out, "What is due, and when", &self.due());
        part(&mut out, "What was decided by hand", &self.decisions());
        part(&mut out, "Where things are", &self.places());
        part(&mut out, "The next round, step by step", &steps());
        out
    }

    fn figures(&self, matches: &RoundMatches) -> Vec<String> {
        let figures = Figures::of(self.program, self.round, matches);
        let report = Report {
            program: self.program,
            round: self.round,
            matches,
            figures: figures.exact(),
        };
        let facts = report.facts().into_iter();
        let mut rows: Vec<String> = facts
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        rows.push(format!(
            "The whole report: `private/{}/report.html`",
            self.round.id
        ));
        rows
    }

    fn open(&self) -> Vec<String> {
        let ledger = self.program.ledger(&self.round.id);
        let silent = ledger.map_or_else(Vec::new, |ledger| silent(ledger, self.round));
        let waiting = ledger.map_or_else(Vec::new, |ledger| ledger.waiting().collect());
        let listed = self.program.participants.iter().filter(|person| {
            let enrolment = person.enrolments.get(&self.round.id);
            enrolment.is_some_and(|one| one.status == EnrolmentStatus::Waiting)
        });
        let listed: Vec<&PersonId> = listed.map(|person| &person.id).collect();
        let groups = [
            (
                "Had no partner at the end, and come first when the next round is matched, if they sign up again",
                waiting,
            ),
            (
                "Stayed on the waiting list, and come first likewise",
                listed,
            ),
            ("Did not answer their partner", silent),
        ];
        let groups = groups.into_iter().filter(|(_, people)| !people.is_empty());
        let rows = groups.map(|(what, people)| {
            let people = people.iter().map(|id| format!("`{}`", id.as_str()));
            format!("{what}: {}", people.collect::<Vec<_>>().join(", "))
        });
        let rows: Vec<String> = rows.collect();
        match rows.is_empty() {
            true => vec!["Nothing: nobody waits, and everybody answered.".to_owned()],
            false => rows,
        }
    }

    fn due(&self) -> Vec<String> {
        let (program, id) = (self.program, &self.round.id);
        let mut rows = vec![format!(
            "Now: `fortnight build`, look at a letter of thanks and a certificate in `private/{id}/`, then `fortnight send letters {id} --write` and send them. A build makes them until the next round has letters; later, `fortnight build --date {}` makes them again.",
            program.today
        )];
        rows.push(match (program.config.retain_months, self.erased_after()) {
            (Some(months), Some((day, people))) => format!(
                "After {day}: {people} people whose last round this was are to be erased, {months} months after it; `fortnight check` will name them"
            ),
            _ => "Nobody is reminded to erase old data: set `retain_months` in `fortnight.toml`".to_owned(),
        });
        let later = program
            .rounds
            .iter()
            .filter(|other| other.starts > self.round.starts);
        let next = later.min_by_key(|other| (other.starts, &other.id));
        rows.push(match next {
            Some(next) => format!(
                "The next round, {}: sign-ups from {} to {}, it begins on {}",
                next.title, next.sign_up[0], next.sign_up[1], next.starts
            ),
            None => format!(
                "There is no next round yet: copy `data/rounds/{id}.yaml`, give it new days, and take `closed` out"
            ),
        });
        rows
    }

    /// The day after which those are kept too long who have taken part in no later round, and how many they are.
    fn erased_after(&self) -> Option<(Date, usize)> {
        let months = self.program.config.retain_months?;
        let last = |person: &crate::model::Participant| {
            let rounds = self.program.rounds.iter();
            let own = rounds.filter(|round| person.enrolments.contains_key(&round.id));
            own.max_by_key(|round| (round.ends, &round.id))
                .is_some_and(|last| last.id == self.round.id)
        };
        let people = self.program.participants.iter();
        let count = people.filter(|person| last(person)).count();
        let day = self.round.ends.saturating_add(i64::from(months).months());
        Some((day, count))
    }

    fn decisions(&self) -> Vec<String> {
        let ledger = self.program.ledger(&self.round.id);
        let lines = ledger.map_or(&[][..], |ledger| &ledger.matches);
        let mut rows: Vec<String> = lines.iter().filter_map(decision).collect();
        let pins = self.round.pins.iter();
        rows.extend(pins.map(|pair| of_pair(pair, "were pinned")));
        let forbidden = self.round.forbidden.iter();
        rows.extend(forbidden.map(|pair| of_pair(pair, "were kept apart")));
        match rows.is_empty() {
            true => vec!["Nothing.".to_owned()],
            false => rows,
        }
    }

    fn places(&self) -> Vec<String> {
        let (config, id) = (&self.program.config, &self.round.id);
        let folders = &config.folders;
        vec![
            format!("Settings: `fortnight.toml`; texts: `{}/`; people, rounds, matches: `{}/`", folders.content, folders.data),
            format!("Letters and reports, made by each build: `{}/`; what was issued: `{}/`. Neither is in git", folders.private, folders.outbox),
            format!("The site: {}", config.base_url),
            format!("Participants write to {}, and {} answers", config.letters.email, config.letters.whom_to_ask),
            format!("What anybody may know of this round: `{}/figures/{id}.yaml`", folders.data),
            "Whoever asks whether a certificate is genuine: `fortnight person --certificate CODE`".to_owned(),
            "Whoever asks what is held about them, or wants to be forgotten: `fortnight person NAME`, `fortnight erase ID`".to_owned(),
        ]
    }
}

/// Who did not answer in matches that stand.
fn silent<'a>(ledger: &'a Ledger, round: &Round) -> Vec<&'a PersonId> {
    let lines = ledger.lasting(round).into_iter();
    let silent = lines.filter(|line| line.status == MatchStatus::NotAnswering);
    silent.flat_map(|line| &line.who).collect()
}

/// What hands decided about two, with who, when and why if somebody wrote it down.
fn of_pair(pair: &DecidedPair, what: &str) -> String {
    let [a, b] = pair.people.each_ref().map(PersonId::as_str);
    let decision = decided("", &pair.decision);
    let decision = decision.map(|said| format!(" ({said})"));
    format!("`{a}` and `{b}` {what}{}", decision.unwrap_or_default())
}

/// What hands decided about a line.
fn decision(line: &LedgerMatch) -> Option<String> {
    let decision = &line.decision;
    let because = decision.because.as_ref()?;
    let people = line.people.iter().map(|id| format!("`{}`", id.as_str()));
    let mut row = people.collect::<Vec<_>>().join(", ");
    let _ = write!(row, " ({}): {}", line.status.word(), because.reveal());
    if let Some(day) = decision.on {
        let _ = write!(row, " ({day})");
    }
    Some(row)
}

fn steps() -> Vec<String> {
    let steps = [
        "A file in `data/rounds/`, and `fortnight form ROUND` for the sign-up form",
        "While sign-ups are open: `fortnight import FILE`, and `--write`",
        "When they have closed: `fortnight check`, `fortnight match ROUND`, and `--accept`",
        "Before it begins: `fortnight build`, `fortnight send letters ROUND --write`, and send the letters",
        "While it runs, once a week: `fortnight status`, and `fortnight mark PERSON ...` for what you hear",
        "When it is over: `fortnight close ROUND`",
    ];
    steps.map(ToOwned::to_owned).to_vec()
}

/// A heading with rows.
fn part(out: &mut String, head: &str, rows: &[String]) {
    let _ = write!(out, "\n## {head}\n\n");
    for row in rows {
        let _ = writeln!(
            out,
            "- {}",
            row.split_whitespace().collect::<Vec<_>>().join(" ")
        );
    }
}
