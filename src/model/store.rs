//! Where a program keeps what it knows, below its data folder, as one table.
//!
//! What reads people's data or guards them goes by this table: a new store does not compile until the reader of the data and the
//! leak gate know it.

/// The file of the secret, below the data folder.
pub const SECRET: &str = "outbox/secret.yaml";

/// A file or a folder below the data folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Profiles and enrolments.
    Participants,
    /// Rounds; pins and forbidden pairs name people by their ids.
    Rounds,
    /// Ledgers: accepted matches, by the ids of people.
    Matches,
    /// Figures of rounds that anybody may know; the site reads them.
    Figures,
    /// How the answers of sign-up forms become fields; no build reads them.
    Forms,
    /// What the last import took of each person; no build reads it.
    Imports,
    /// What people have answered to their letters, by their ids; no build reads it.
    Answers,
    /// What makes the codes of answers; nobody else may have it.
    Secret,
    /// Journals: which mail went to whom and when, by the ids of people; no build reads them.
    Outbox,
    /// Who takes part as one: teams, by the ids of their members.
    Teams,
    /// The program's own lists of values.
    Vocabulary,
    /// Who runs the program: public by agreement.
    Organisers,
}

/// Whose data a store holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// What people have said of themselves: nobody else may have it, nor a repository that others can read.
    Profiles,
    /// People's ids, of which the gate looks for those that tell who somebody is.
    Ids,
    /// Nobody's, and yet nobody else's business.
    Secret,
    /// Single answers, without whose they are.
    Answers,
    /// Nobody's, or what is public.
    Public,
}

impl Store {
    /// Every store with its place: a folder ends with `/`, a file has no ending.
    pub const ALL: [(Self, &'static str, Holds); 12] = [
        (Self::Participants, "participants/", Holds::Profiles),
        (Self::Rounds, "rounds/", Holds::Ids),
        (Self::Matches, "matches/", Holds::Ids),
        (Self::Figures, "figures/", Holds::Public),
        (Self::Forms, "forms/", Holds::Answers),
        (Self::Imports, "imports/", Holds::Profiles),
        (Self::Answers, "answers/", Holds::Ids),
        // Before the folder in which it lies.
        (Self::Secret, "outbox/secret", Holds::Secret),
        (Self::Outbox, "outbox/", Holds::Ids),
        (Self::Teams, "teams", Holds::Ids),
        (Self::Vocabulary, "vocabulary", Holds::Public),
        (Self::Organisers, "organisers", Holds::Public),
    ];

    /// The store of a file, by its path below the data folder without the ending.
    pub fn of(stem: &str) -> Option<Self> {
        let is_in = |place: &str| match place.strip_suffix('/') {
            Some(folder) => stem.split_once('/').is_some_and(|(own, _)| own == folder),
            None => stem == place,
        };
        let found = Self::ALL.iter().find(|(_, place, _)| is_in(place));
        found.map(|(store, ..)| *store)
    }

    /// The folders with what people have said of themselves, and the file that nobody else may have.
    pub fn guarded() -> Vec<&'static str> {
        let all = Self::ALL.iter();
        let guarded = all.filter_map(|(_, place, holds)| match holds {
            Holds::Profiles => Some(place.trim_end_matches('/')),
            Holds::Secret => Some(SECRET),
            Holds::Ids | Holds::Answers | Holds::Public => None,
        });
        guarded.collect()
    }
}
