//! Records to checked values: every rule that a program must keep, each a row of [`check`](crate::check).
//!
//! Layer 3. Nothing stops at the first problem: what can be checked is checked, and what a broken file leaves
//! unknown is not blamed on those who refer to it.

pub mod answers;
mod archive;
mod cap;
mod config;
pub mod content;
mod country;
mod decision;
mod enrolment;
mod figures;
mod forms;
mod gather;
mod gone;
mod label;
mod language;
mod ledger;
mod ledger_check;
mod ledger_columns;
mod lost;
mod meant;
mod missing;
mod names;
mod namesakes;
mod near;
mod one_of;
mod organiser;
mod own;
mod person;
mod person_name;
mod pins;
mod policy;
mod profile;
mod required;
mod roles;
mod round;
mod schedule;
mod share;
mod standings;
mod teams;
mod terms;
mod theme;
mod usual;
mod values;
mod vocabulary;
mod whereabouts;
mod wish_met;
mod wishes;
mod workplaces;
mod zone;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use config::{config, config_so_far};
pub use forms::in_ascii;
pub use theme::theme;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::config::Config;
use crate::model::figures::RoundFigures;
use crate::model::own::OwnField;
use crate::model::{
    Also, Changes, Ledger, Organiser, Participant, Program, Round, RoundId, Shelves, Vocabulary,
    same_turns,
};
use crate::parse::config::ConfigRecord;
use crate::parse::content::ContentRecords;
use crate::parse::data::DataRecords;
use crate::source::{Sources, Today};
use schedule::Scheduled;

/// The lists and fields of a program, as far as they are sound.
pub fn vocabulary_of(data: &DataRecords) -> Vocabulary {
    values::Values::new(data, &mut Vec::new()).into_vocabulary()
}

/// What the command line decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flags {
    /// Today's date and where it came from.
    pub today: Today,
    /// Drafts are kept.
    pub drafts: bool,
    /// What is dated later is kept.
    pub future: bool,
    /// No matching, no letters.
    pub site_only: bool,
}

impl Flags {
    fn also(self) -> Also {
        Also {
            drafts: self.drafts,
            future: self.future,
        }
    }
}

/// The date that a build takes for today: one that was given, else the pinned one, else the clock's.
pub fn today(given: Today, pinned: Option<Date>) -> Date {
    match given {
        Today::Given(date) => date,
        Today::Clock(date) => pinned.unwrap_or(date),
    }
}

/// What the records came to.
pub enum Checked {
    /// A program without an error.
    Whole(Program),
    /// There are errors, and what they concern is left out: good for finding more problems, and for nothing else.
    Fragment(Program),
    /// There is not even a configuration.
    Nothing,
}

impl Checked {
    fn new(program: Program, problems: &[Diagnostic]) -> Self {
        match failed(problems) {
            true => Self::Fragment(program),
            false => Self::Whole(program),
        }
    }

    /// The same if the problems are no errors; else a fragment.
    #[must_use]
    pub fn held_against(self, problems: &[Diagnostic]) -> Self {
        match self {
            Self::Whole(program) => Self::new(program, problems),
            other => other,
        }
    }

    /// The program, if it is whole.
    pub fn whole(self) -> Option<Program> {
        match self {
            Self::Whole(program) => Some(program),
            Self::Fragment(_) | Self::Nothing => None,
        }
    }
}

/// Checks everything that the records say. The problems hold those of the records too. Without a configuration the rest
/// is checked all the same.
#[allow(dead_code, reason = "a door for tests")]
pub fn program(
    sources: &Sources,
    config: ConfigRecord,
    data: DataRecords,
    content: ContentRecords,
    flags: Flags,
) -> (Checked, Vec<Diagnostic>) {
    Basis::new(sources, config, data, &content, flags).with(content, flags, None)
}

/// What settings and data say: all of a program but its documents.
#[derive(Clone)]
pub struct Basis {
    config: Option<Config>,
    today: Date,
    vocabulary: Vocabulary,
    organisers: Vec<Organiser>,
    participants: Vec<Arc<Participant>>,
    rounds: Vec<Arc<Round>>,
    ledgers: Vec<Arc<Ledger>>,
    figures: Vec<Arc<RoundFigures>>,
    problems: Vec<Diagnostic>,
    /// What it took from the documents.
    topics: Scheduled,
    /// Whether the documents had no errors.
    sound: bool,
}

impl Basis {
    /// Checks settings and data. Of the documents only the topics count that schedules name, and whether all are sound.
    pub fn new(
        sources: &Sources,
        config: ConfigRecord,
        mut data: DataRecords,
        content: &ContentRecords,
        flags: Flags,
    ) -> Self {
        let sound = !failed(&content.problems);
        let matching = config
            .settings
            .as_ref()
            .map(|settings| settings.matching.clone());
        let today = today(flags.today, pinned(&config));
        let settings = config.settings.as_ref();
        let is_archive = settings.and_then(|settings| settings.archive.clone());
        let (mut config, mut problems) = config_so_far(config);
        problems.append(&mut data.problems);
        let values = values::Values::new(&data, &mut problems);
        let matching = matching.unwrap_or_default();
        let usual = usual::policy(data.vocabulary.as_deref(), &values, &mut problems);
        let policy = policy::apply(&matching, &usual, &values, &mut problems);
        if let Some(config) = &mut config {
            config.matching = policy.clone();
        }
        let names = names::Names::new(&data, &mut problems);

        let topics = schedule::Topics::new(sources, &content.documents, today, flags.drafts);
        topics.check_any(&data.rounds, &mut problems);
        let rounds = round::rounds(&data, &policy, &values, &names, &topics, &mut problems);
        let organisers = organiser::organisers(&data, &values, &mut problems);
        let day = (today, matches!(flags.today, Today::Given(_)));
        let people = person::participants(&data, &values, &names, &rounds, day, &mut problems);
        let ledgers = ledger::ledgers(&data, &names, &rounds, &people, today, &mut problems);
        let smallest = config.as_ref().map_or(0, |one| one.site.smallest_group);
        let figures = figures::figures(&data, &names, smallest, &mut problems);
        let own: Vec<&OwnField> = values.own.iter().map(|own| &own.field).collect();
        let scene = Scene {
            own: &own,
            rounds: &rounds,
            people: &people,
            ledgers: &ledgers.all,
            doubts: &ledgers.doubts,
            today,
        };
        scene.check(sound, &names, &mut problems);
        teams::check(&scene, &data.teams, &names, &mut problems);
        archive::check(is_archive.as_ref(), &rounds, today, &mut problems);
        if !flags.site_only {
            missing::check(&scene, &data, &mut problems);
        }
        gather::gather(gather::has_vocabulary(&data), &mut problems);
        let participants = people.into_iter().map(|person| person.participant);
        let participants = participants.collect();
        Self {
            config,
            today,
            organisers,
            participants,
            ledgers: ledgers.all,
            figures,
            problems,
            topics: Scheduled::new(sources, &data.rounds, &content.documents),
            sound,
            vocabulary: values.into_vocabulary(),
            rounds,
        }
    }

    /// Whether these documents would leave it as it is, settings and data being the same.
    pub fn holds_for(&self, sources: &Sources, content: &ContentRecords) -> bool {
        self.sound
            && !failed(&self.problems)
            && !failed(&content.problems)
            && self.topics.holds_for(sources, &content.documents)
    }

    /// Whether a document that is the same stands where it stood in an earlier program, the flags being the same.
    pub fn lists_as(&self, earlier: &Program) -> bool {
        self.today == earlier.today && same_turns(&self.rounds, &earlier.rounds)
    }

    /// The program with documents. `since` only saves work: an earlier moment that [listed](Self::lists_as) them so.
    pub fn with(
        self,
        content: ContentRecords,
        flags: Flags,
        since: Option<&Since<'_>>,
    ) -> (Checked, Vec<Diagnostic>) {
        let mut problems = self.problems;
        let agreed = since.filter(|since| since.tags_agree);
        let agreed = agreed.map(|since| since.changes);
        problems.extend(content::tag_clashes(&content, agreed));
        problems.extend(content.problems);
        let Some(config) = self.config else {
            return (Checked::Nothing, problems);
        };
        let shelves = match since {
            Some(since) => Shelves::after(since.program, since.changes, flags.also()),
            None => {
                let documents = content.documents.iter().map(Arc::clone);
                Shelves::new(documents, &self.rounds, self.today, flags.also())
            }
        };
        let program = Program {
            config,
            today: self.today,
            vocabulary: self.vocabulary,
            organisers: self.organisers,
            participants: self.participants,
            rounds: self.rounds,
            ledgers: self.ledgers,
            figures: self.figures,
            topics: shelves.topics,
            posts: shelves.posts,
            pages: shelves.pages,
            letters: shelves.letters,
            absent: shelves.absent,
        };
        (Checked::new(program, &problems), problems)
    }
}

/// A moment that was without errors, and what is different since then.
pub struct Since<'a> {
    /// What it was.
    pub program: &'a Program,
    /// Its documents beside those of now.
    pub changes: &'a Changes,
    /// Whether all of them wrote their tags alike.
    pub tags_agree: bool,
}

/// The pinned date, also if something else is wrong with the configuration: another day would be wrong about every round.
fn pinned(config: &ConfigRecord) -> Option<Date> {
    let today = config.settings.as_ref()?.today.as_ref()?;
    Some(today.value)
}

fn failed(problems: &[Diagnostic]) -> bool {
    problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
}

/// What the checks across records look at.
struct Scene<'a> {
    /// Fields of the program's own.
    own: &'a [&'a OwnField],
    rounds: &'a [Arc<Round>],
    people: &'a [person::Person<'a>],
    ledgers: &'a [Arc<Ledger>],
    /// Of ledgers with a slip, whom it concerns.
    doubts: &'a BTreeMap<RoundId, ledger::Doubt>,
    today: Date,
}

impl Scene<'_> {
    fn check(&self, sound: bool, names: &names::Names<'_>, problems: &mut Vec<Diagnostic>) {
        pins::check(self, names, problems);
        standings::check(self, names, problems);
        if sound && !failed(problems) {
            workplaces::check(self, problems);
            // Somebody whose record is wrong could be the one who meets the wish.
            wish_met::check(self, problems);
        }
    }

    fn ledger(&self, round: &Round) -> Option<&Ledger> {
        let mut ledgers = self.ledgers.iter();
        let found = ledgers.find(|ledger| ledger.round.value == round.id);
        found.map(|ledger| &**ledger)
    }

    fn has_ledger(&self, round: &Round) -> bool {
        self.ledger(round).is_some()
    }
}
