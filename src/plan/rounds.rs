//! What a round is about on a given day.

use jiff::civil::Date;

use crate::model::Round;
use crate::model::round::Slot;

/// The state of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Sign-ups have not opened.
    Planned,
    /// Sign-ups are open.
    SignUp,
    /// Sign-ups have closed; the first day is to come.
    Matching,
    /// Between first and last day.
    Running,
    /// Over.
    Ended,
}

impl State {
    /// The state on a day.
    pub fn of(round: &Round, today: Date) -> Self {
        let [opens, closes] = round.sign_up;
        if today > round.ends {
            Self::Ended
        } else if today >= round.starts {
            Self::Running
        } else if today > closes {
            Self::Matching
        } else if today >= opens {
            Self::SignUp
        } else {
            Self::Planned
        }
    }

    /// As views say it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::SignUp => "sign-up",
            Self::Matching => "matching",
            Self::Running => "running",
            Self::Ended => "ended",
        }
    }
}

/// The slot whose topic is being discussed: the last one that has begun, while the round runs.
pub fn current_slot(round: &Round, today: Date) -> Option<&Slot> {
    if State::of(round, today) != State::Running {
        return None;
    }
    round.schedule.iter().rev().find(|slot| slot.date <= today)
}

/// The next slot to begin.
pub fn next_slot(round: &Round, today: Date) -> Option<&Slot> {
    round.schedule.iter().find(|slot| slot.date > today)
}

/// The round that concerns people now: running, else being matched, else signing up, else the next planned one.
/// Of several in one state, the one that starts first.
pub fn present<'a>(rounds: impl IntoIterator<Item = &'a Round>, today: Date) -> Option<&'a Round> {
    let urgency = |round: &Round| match State::of(round, today) {
        State::Running => Some(0),
        State::Matching => Some(1),
        State::SignUp => Some(2),
        State::Planned => Some(3),
        State::Ended => None,
    };
    let candidates = rounds
        .into_iter()
        .filter_map(|round| Some((urgency(round)?, round)));
    candidates
        .min_by_key(|(urgency, round)| (*urgency, round.starts, round.id.clone()))
        .map(|(_, round)| round)
}
