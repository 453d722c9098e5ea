//! Checked values: what a program *is*, after validation.
//!
//! Layer 1. No serde, no texts of messages, no formats. Everything private is inside [`Private`].

pub mod area;
pub mod asked;
mod by_round;
pub mod cap;
mod changes;
pub mod clock;
pub mod config;
pub mod content;
pub mod country;
mod country_table;
pub mod decision;
pub mod field;
pub mod figures;
mod folded;
pub mod form;
mod heading;
mod id;
mod label;
pub mod language;
mod language_table;
pub mod ledger;
pub mod mail;
pub mod markdown;
mod names;
pub mod naming;
pub mod own;
pub mod person;
pub mod policy;
mod prefer;
pub mod private;
pub mod reserved;
pub mod roles;
pub mod round;
mod rule;
pub mod sheet;
mod shelves;
pub mod status;
pub mod store;
mod term;
pub mod theme;
pub mod variable;
pub mod vocabulary;
mod wish;
pub mod zone;

use std::sync::Arc;

use jiff::civil::Date;

pub use by_round::ByRound;
pub use changes::Changes;
pub use content::{Absence, Absent, Also, Document, Documents, Front, Section};
pub use country::Country;
pub use decision::{DecidedPair, Decision};
pub use folded::fold;
pub use id::{PersonId, RoundId};
pub use label::Label;
pub use language::Language;
pub use ledger::{Ledger, LedgerMatch, MatchStatus};
pub use names::Named;
pub use person::{Enrolment, Participant, Profile};
pub use policy::{MustRule, Policy, RuleId};
pub use private::Private;
pub use round::Round;
pub use shelves::{Shelves, same_turns};
pub use vocabulary::{Term, Vocabulary};

use config::Config;

/// Somebody who runs the program: public by agreement.
#[derive(Clone, Debug)]
pub struct Organiser {
    /// Identifier, may stand as a round's standby.
    pub id: PersonId,
    /// Full name.
    pub name: String,
    /// What a letter calls them.
    pub called: Option<String>,
    /// What they do in the program.
    pub role: Option<String>,
    /// Where they are based.
    pub country: Option<Country>,
    /// Public address.
    pub email: Option<String>,
    /// A few words.
    pub about: Option<String>,
    /// Addresses of pages.
    pub links: Vec<String>,
}

/// A whole program, valid in itself: every reference resolves.
#[derive(Clone, Debug)]
pub struct Program {
    /// `fortnight.toml`.
    pub config: Config,
    /// The date that the build takes for today.
    pub today: Date,
    /// Sectors, career stages, interests.
    pub vocabulary: Vocabulary,
    /// Sorted as written in their file.
    pub organisers: Vec<Organiser>,
    /// Sorted by id.
    pub participants: Vec<Arc<Participant>>,
    /// Sorted by first day, then id.
    pub rounds: Vec<Arc<Round>>,
    /// Sorted by round id.
    pub ledgers: Vec<Arc<Ledger>>,
    /// What anybody may know of rounds, sorted by their ids.
    pub figures: Vec<Arc<figures::RoundFigures>>,
    /// Topics by date (newest first), then slug; drafts, and what comes on a later day, only if asked for.
    pub topics: Documents,
    /// Posts by date (newest first), then slug.
    pub posts: Documents,
    /// Pages by path.
    pub pages: Documents,
    /// Letter texts by kind and language; those of the binary stand in for missing ones.
    pub letters: Documents,
    /// Topics, posts and pages that are not published, by path.
    pub absent: Vec<Absent>,
}

impl Program {
    /// The participant of an id.
    pub fn participant(&self, id: &PersonId) -> Option<&Arc<Participant>> {
        let at = self
            .participants
            .binary_search_by(|person| person.id.cmp(id))
            .ok()?;
        self.participants.get(at)
    }

    /// The ledger of a round, once its matches are accepted.
    pub fn ledger(&self, round: &RoundId) -> Option<&Arc<Ledger>> {
        self.ledgers
            .iter()
            .find(|ledger| ledger.round.value == *round)
    }

    /// What anybody may know of a round.
    pub fn figures(&self, round: &RoundId) -> Option<&figures::RoundFigures> {
        let mut all = self.figures.iter();
        all.find(|figures| figures.round.value == *round)
            .map(AsRef::as_ref)
    }

    /// The latest earlier round that was matched, with its ledger.
    pub fn last_matched(&self, round: &Round) -> Option<(&Round, &Ledger)> {
        let earlier = self
            .rounds
            .iter()
            .filter(|other| (other.starts, &other.id) < (round.starts, &round.id))
            .filter_map(|other| Some((&**other, &**self.ledger(&other.id)?)));
        earlier.max_by_key(|(other, _)| (other.starts, &other.id))
    }

    /// The topic of a slug.
    pub fn topic(&self, slug: &str) -> Option<&Arc<Document>> {
        self.topics.iter().find(|topic| topic.slug.as_str() == slug)
    }

    /// The topic of a slug, if it is not published before a later day.
    pub fn topic_to_come(&self, slug: &str) -> Option<&Arc<Document>> {
        let absent = self.absent.iter().filter(|absent| {
            matches!(absent.why, Absence::Until(_)) && absent.document.section == Section::Topic
        });
        let mut topics = absent.map(|absent| &absent.document);
        topics.find(|topic| topic.slug.as_str() == slug)
    }

    /// Why a document is not published, by its path in the content folder; `None`: it is, or there is none.
    pub fn absence(&self, path: &str) -> Option<Absence> {
        let absent = &self.absent;
        let at = absent.binary_search_by(|absent| (*absent.document.path).cmp(path));
        at.ok().map(|at| absent[at].why)
    }
}
