//! Letters: the private file of one participant.
//!
//! The only templates that see a participant's data are rendered here; the views are private to this module and are
//! made field by field from what the partner has agreed to share.

mod answers;
mod blocks;
mod called;
mod certificate;
mod left;
mod mail;
mod meeting;
mod own;
mod partner;
mod reasons;
mod roles;
mod side;
pub mod stamp;
mod texts;
mod view;
mod wishes;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::check::{self, Check};
use crate::diagnostic::{Diagnostic, Place};
use crate::matching::taking_part::takes_part;
use crate::matching::{Match, RoundMatches, Seat, Unmatched};
use crate::model::ledger::{Bond, Hold, MatchStatus, Standing};
use crate::model::person::{Enrolment, EnrolmentStatus};
use crate::model::{Document, Participant, PersonId, Profile, Program, Round};
use crate::output::kinds::Kind;
use crate::output::private::Claim;
use crate::output::{Letter, Message, PrivateFile, Recipient};
use crate::path::OutPath;
use crate::plan::letters::{LetterPlan, Scheduled};
use crate::plan::views::direction;
use crate::plan::{Plan, addresses, graph};

use super::letter_text::{self, Form};
use super::plain;
use super::theme::Theme;
use crate::words::{Languages, Words};
use blocks::{Blocks, Shared};
use view::LetterView;

/// What makes the letters of a round.
pub struct RoundLetters<'a> {
    program: &'a Program,
    plan: &'a Plan,
    theme: &'a Theme,
    languages: &'a Languages,
    round: &'a Round,
    schedule: &'a [Scheduled],
    matches: &'a RoundMatches,
    /// The post that a mail is about.
    news: Option<&'a Document>,
    /// Whether they end with the lines of answers.
    answers: bool,
    /// One for each text of the program and of the binary, written when the first letter needs it.
    forms: Vec<OnceLock<Form>>,
    /// Who waits because of the cap, with their places on the waiting list, from 1.
    waiting: BTreeMap<PersonId, usize>,
    /// One for each language and each topic of the schedule, for the letters that begin with it.
    shared: BTreeMap<&'a str, Vec<Shared>>,
}

/// What became of a participant.
enum Outcome<'a> {
    Matched(Cow<'a, Match>, Standing),
    Unmatched(Option<&'a Unmatched>, Standing),
}

impl<'a> RoundLetters<'a> {
    /// For a round with its topics and matches. The plan gives the addresses of topics.
    pub fn new(
        program: &'a Program,
        plan: &'a Plan,
        theme: &'a Theme,
        letters: &'a LetterPlan,
        matches: &'a RoundMatches,
    ) -> Self {
        let topics = letters.schedule.len().max(1);
        let shared = |words: &'a Words| {
            let shared = (0..topics).map(|_| Shared::default());
            (words.language(), shared.collect())
        };
        Self {
            program,
            plan,
            theme,
            languages: theme.languages(),
            round: &letters.round,
            schedule: &letters.schedule,
            matches,
            waiting: left::waiting(program, &letters.round, matches),
            news: None,
            answers: false,
            forms: (0..program.letters.len() + texts::built_in_count())
                .map(|_| OnceLock::new())
                .collect(),
            shared: theme.languages().all().map(shared).collect(),
        }
    }

    /// The letter of one participant.
    ///
    /// # Errors
    /// A broken template.
    pub fn letter(&self, person: &Participant) -> Result<Letter, Vec<Diagnostic>> {
        self.of_kind_on(person, None, self.program.today)
    }

    /// The same with the text of another kind.
    ///
    /// # Errors
    /// A broken template.
    pub fn of_kind(
        &self,
        person: &Participant,
        kind: Option<&'static str>,
    ) -> Result<Letter, Vec<Diagnostic>> {
        self.of_kind_on(person, kind, self.program.today)
    }

    /// The letter of one participant as it would have been on a day.
    ///
    /// # Errors
    /// A broken template.
    pub fn letter_on(&self, person: &Participant, today: Date) -> Result<Letter, Vec<Diagnostic>> {
        self.of_kind_on(person, None, today)
    }

    fn of_kind_on(
        &self,
        person: &Participant,
        kind: Option<&'static str>,
        today: Date,
    ) -> Result<Letter, Vec<Diagnostic>> {
        if self.round.is_closed(self.program.today) {
            return self.last(Kind::Letter, kind.unwrap_or("thanks"), person);
        }
        let outcome = self.outcome(person);
        let kind = kind.unwrap_or_else(|| self.kind(person, &outcome));
        let from = self.first_day(&outcome, today);
        self.made(Kind::Letter, kind, person, (&outcome, from))
    }

    /// The certificate of one participant of a closed round.
    ///
    /// # Errors
    /// A broken template.
    pub fn certificate(&self, person: &Participant) -> Result<Letter, Vec<Diagnostic>> {
        self.last(Kind::Certificate, "certificate", person)
    }

    /// A file of a closed round. It names no partner: they may have left, or been erased.
    fn last(
        &self,
        kind: Kind,
        text: &'static str,
        person: &Participant,
    ) -> Result<Letter, Vec<Diagnostic>> {
        let outcome = Outcome::Unmatched(None, Standing::Parted);
        let from = self.first_day(&outcome, self.program.today);
        self.made(kind, text, person, (&outcome, from))
    }

    fn made(
        &self,
        kind: Kind,
        text: &'static str,
        person: &Participant,
        (outcome, from): (&Outcome<'_>, Date),
    ) -> Result<Letter, Vec<Diagnostic>> {
        let (subject, mut html) = self.html(person, text, outcome, from)?;
        html.extend_from_slice(stamp::of(from).as_bytes());
        html.push(b'\n');
        let path = self.path_of(kind, person)?;
        let message = Some(Message {
            recipient: Recipient {
                name: person.name.reveal().clone(),
                email: person.email.reveal().clone(),
            },
            subject,
            plain: plain::of_html,
        });
        Ok(match self.matches.claim() {
            Claim::Proposed(state) => {
                Letter::Proposed(PrivateFile::new(kind, path, html, message, state))
            }
            Claim::Accepted(state) => {
                Letter::Accepted(PrivateFile::new(kind, path, html, message, state))
            }
        })
    }

    /// Where the letter of somebody lies.
    ///
    /// # Errors
    /// No path of an output.
    pub fn path(&self, person: &Participant) -> Result<OutPath, Vec<Diagnostic>> {
        self.path_of(Kind::Letter, person)
    }

    fn path_of(&self, kind: Kind, person: &Participant) -> Result<OutPath, Vec<Diagnostic>> {
        let path = kind.path(self.round.id.0.as_str(), person.id.as_str());
        let wrong = |reason| format!("the path of a letter {reason}");
        OutPath::new(&path).map_err(|reason| vec![fault(check::LETTER_PATH, &wrong(reason))])
    }

    fn kind(&self, person: &Participant, outcome: &Outcome<'_>) -> &'static str {
        let is_participant = |number: &u32| {
            let id = self.matches.people.get(*number as usize);
            id.is_some_and(|id| self.program.participant(id).is_some())
        };
        let enrolment = self.enrolment(person);
        let listed = enrolment.is_some_and(|one| one.status == EnrolmentStatus::Waiting);
        match outcome {
            Outcome::Unmatched(..) if self.waiting.contains_key(&person.id) => "capped",
            Outcome::Matched(..) if !self.team(&person.id).is_empty() => "team",
            Outcome::Matched(found, _) if found.mentor.is_some() => {
                roles::kind(self.matches, &person.id)
            }
            Outcome::Matched(..) if roles::has_several(self.matches, &person.id) => "several",
            Outcome::Matched(found, _) if found.people.len() > 2 => match self.is_joined(found) {
                true => "joined",
                false => "trio",
            },
            Outcome::Matched(found, _) if !found.people.iter().all(is_participant) => "standby",
            Outcome::Matched(_, Standing::Matched { bond, .. }) => match bond {
                Bond::First => "pair",
                Bond::Second => "second",
                Bond::OfThree => "two",
            },
            Outcome::Matched(..) => "pair",
            Outcome::Unmatched(..) if listed => "waiting",
            Outcome::Unmatched(_, Standing::Waits) => "unmatched",
            Outcome::Unmatched(_, Standing::Alone) => "alone",
            Outcome::Unmatched(_, Standing::Parted) => "parted",
            // Nobody has looked for a partner for them yet, so nobody may say that there is none.
            Outcome::Unmatched(..) => "waiting",
        }
    }

    /// The others of somebody's team who take part.
    fn team(&self, id: &PersonId) -> Vec<&Participant> {
        let team = self.round.team(id);
        let members = team.iter().flat_map(|team| &team.members);
        let others = members.filter(|other| *other != id);
        let known = others.filter_map(|other| self.program.participant(other).map(AsRef::as_ref));
        known.filter(|one| takes_part(one, self.round)).collect()
    }

    /// Whether somebody of three had another partner, or one of the three less, before.
    fn is_joined(&self, found: &Match) -> bool {
        let mut people = found.people.iter();
        people.any(|number| {
            let standing = self.matches.standing(*number);
            let second = Bond::Second;
            matches!(standing, Standing::Matched { bond, .. } if bond == second)
        })
    }

    /// The message that tells what became of somebody's last partnership that is over.
    fn happened(&self, person: &Participant) -> &'static str {
        let ledger = self.program.ledger(&self.round.id);
        let lines = ledger.iter().flat_map(|ledger| &ledger.matches);
        let over = lines.filter(|line| line.status.hold() != Hold::Runs);
        let own = over.filter(|line| line.people.contains(&person.id));
        match own.max_by_key(|line| line.since).map(|line| line.status) {
            Some(MatchStatus::Withdrawn) => "happened-left",
            Some(MatchStatus::NotAnswering) => "happened-silent",
            Some(MatchStatus::Ended) => "happened-ended",
            Some(MatchStatus::Active | MatchStatus::Met) | None => "happened-unknown",
        }
    }

    fn outcome(&self, person: &Participant) -> Outcome<'_> {
        let matches = self.matches;
        let Some(number) = matches.number(&person.id) else {
            return Outcome::Unmatched(None, Standing::New);
        };
        let standing = matches.standing(number);
        match matches.seat(number) {
            Seat::Matched(at) => Outcome::Matched(roles::all(matches, number, at), standing),
            Seat::Unmatched(at) => Outcome::Unmatched(Some(&matches.unmatched[at]), standing),
            Seat::Neither => Outcome::Unmatched(None, standing),
        }
    }

    /// The day from which a letter counts: the first of the match, or of the round for those who wait; for a letter that
    /// is made later, the day on which it is made.
    fn first_day(&self, outcome: &Outcome<'_>, today: Date) -> Date {
        let begins = match outcome {
            Outcome::Matched(found, _) => found.since,
            Outcome::Unmatched(..) => self.round.starts,
        };
        begins.max(today).min(self.round.ends)
    }

    /// The place of the topic that is discussed on a day; before the first one, of the first.
    fn topic_of(&self, day: Date) -> usize {
        let begun = self.schedule.iter().take_while(|slot| slot.date <= day);
        begun.count().saturating_sub(1)
    }

    /// Subject and HTML.
    fn html(
        &self,
        person: &Participant,
        kind: &'static str,
        outcome: &Outcome<'_>,
        from: Date,
    ) -> Result<(String, Vec<u8>), Vec<Diagnostic>> {
        let (text, form) = self.text(kind, person);
        let blocks = Blocks::new(self, person, outcome, self.words(text), from);
        let body = blocks.fill(|value| form.fill(value))? + &blocks.answers()?;
        let language = self.language(text);
        let is_proposal = self.matches.proposal().is_some();
        let notice = is_proposal.then(|| self.text("proposal", person));
        let spoken =
            notice.and_then(|(text, _)| letter_text::spoken(self.language(text), language));
        let notice = notice.map(|(text, form)| {
            let words = self.words(text);
            if words.language() == blocks.language() {
                return blocks.fill(|value| form.fill(value));
            }
            let blocks = Blocks::new(self, person, outcome, words, from);
            blocks.fill(|value| form.fill(value))
        });
        let title = blocks.fill(|value| letter_text::subject(text, value).unwrap_or_default())?;
        let view = LetterView {
            title,
            kind,
            language: language.to_owned(),
            direction: direction(language),
            program: self.program.config.title.clone(),
            round: self.round.title.clone(),
            proposal: is_proposal,
            notice: notice.transpose()?,
            notice_spoken: spoken.unwrap_or_default(),
            own_spoken: letter_text::spoken(self.words(text).language(), language)
                .unwrap_or_default(),
            body,
        };
        let theme = self.theme.speaking(self.words(text));
        let html = theme.file("letter.html", "letter", &view)?;
        Ok((view.title, html))
    }

    fn language<'d>(&'d self, document: &'d Document) -> &'d str {
        let own = document.front.language.as_deref();
        own.unwrap_or(&self.program.config.language)
    }

    /// What marks the own words of a topic or a post among those of Fortnight.
    fn spoken(&self, topic: &Document, words: &Words) -> String {
        letter_text::spoken(self.language(topic), words.language()).unwrap_or_default()
    }

    fn profile<'p>(&self, person: &'p Participant) -> &'p Profile {
        self.enrolment(person)
            .map_or(&person.profile, |enrolment| &enrolment.profile)
    }

    fn enrolment<'p>(&self, person: &'p Participant) -> Option<&'p Enrolment> {
        person.enrolments.get(&self.round.id)
    }

    /// Links of a letter are absolute: it is read far from the site.
    fn absolute(&self, text: &Document, target: &str) -> Option<String> {
        graph::lead(&self.plan.site, text, target, |address| {
            format!("{}{address}", self.program.config.base_url)
        })
    }

    /// The absolute address of a topic or a post.
    fn page_address(&self, page: &Document) -> String {
        self.plan.site.addresses.absolute(&addresses::folder(page))
    }
}

fn fault(check: &'static Check, message: &str) -> Diagnostic {
    Diagnostic::new(check, Place::Program, message)
}
