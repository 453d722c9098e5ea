//! The statuses of an enrolment and of an accepted match: every word, and what it does.
//!
//! | status of an enrolment | matched and counted | letter | its matches |
//! |---|---|---|---|
//! | `active` | yes | yes | may stand |
//! | `waiting` | no | yes: that they wait | none stands |
//! | `withdrawn` | no | no | none stands; the last one is `withdrawn` or `not-answering`, or `ended` before |
//!
//! | status of a match | the match | enrolments | letters |
//! |---|---|---|---|
//! | `active`, `met` | runs: takes a place of everybody in it from its `since` on | nobody in it has withdrawn | name the partner |
//! | `not-answering` | yields: stands until one of its people has a newer match or waits under `unmatched` | nobody in it has withdrawn as long as it stands | name the partner as long as it stands |
//! | `withdrawn` | is over | one of its people has withdrawn | name nobody; who is left is told that their partner had to stop |
//! | `ended` | is over | | name nobody; both are told that their partnership has come to its end |

/// Whether an enrolment counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EnrolmentStatus {
    /// Takes part.
    #[default]
    Active,
    /// Waits for a place or a later round.
    Waiting,
    /// Has left.
    Withdrawn,
}

impl EnrolmentStatus {
    /// Every status with its word.
    pub const ALL: [(&'static str, Self); 3] = [
        ("active", Self::Active),
        ("waiting", Self::Waiting),
        ("withdrawn", Self::Withdrawn),
    ];

    /// The status of a word.
    pub fn read(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(own, _)| *own == word).map(|row| row.1)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// Whether somebody is matched, and may be in a match that stands.
    pub fn takes_part(self) -> bool {
        self == Self::Active
    }

    /// Whether somebody gets a letter.
    pub fn has_letter(self) -> bool {
        self != Self::Withdrawn
    }
}

/// Why somebody waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The cap of the round left no place for them.
    Cap,
}

impl Because {
    /// Each with its word.
    pub const ALL: [(&'static str, Self); 1] = [("cap", Self::Cap)];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// How an accepted match goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatchStatus {
    /// Running.
    #[default]
    Active,
    /// They have been in touch.
    Met,
    /// One does not answer.
    NotAnswering,
    /// One has left.
    Withdrawn,
    /// Over.
    Ended,
}

/// What a status does to a match and its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It runs, and takes a place of everybody in it.
    Runs,
    /// It stands until one of its people has a newer match, or waits for one.
    Yields,
    /// It is over.
    Over,
}

impl MatchStatus {
    /// Every status with the word for it and what it does.
    pub const ALL: [(&'static str, Self, Hold); 5] = [
        ("active", Self::Active, Hold::Runs),
        ("met", Self::Met, Hold::Runs),
        ("not-answering", Self::NotAnswering, Hold::Yields),
        ("withdrawn", Self::Withdrawn, Hold::Over),
        ("ended", Self::Ended, Hold::Over),
    ];

    /// The status of a word.
    pub fn read(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(own, ..)| *own == word).map(|row| row.1)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// What it does.
    pub fn hold(self) -> Hold {
        Self::ALL[self as usize].2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_the_order_of_the_statuses() {
        for (at, (word, status, _)) in MatchStatus::ALL.iter().enumerate() {
            assert_eq!(*status as usize, at);
            assert_eq!(MatchStatus::read(word), Some(*status));
            assert_eq!(status.word(), *word);
        }
        for (at, (_, status)) in EnrolmentStatus::ALL.iter().enumerate() {
            assert_eq!(*status as usize, at);
        }
    }
}
