//! What a round is about on a given day, and what follows from it, by one table.

use jiff::civil::Date;

use super::{Round, Slot};

/// The state of a round, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// What follows from a state.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "what tests read of the table")]
pub struct Row {
    /// The state.
    pub state: State,
    /// As views say it.
    pub code: &'static str,
    /// The round has matches, proposed or accepted, and a letter for each of its people.
    pub has_letters: bool,
    /// Of several rounds, the one with the lowest number concerns people now; without one, none.
    pub urgency: Option<u8>,
}

impl State {
    /// The table.
    pub const TABLE: [Row; 5] = [
        row(Self::Planned, "planned", false, Some(3)),
        row(Self::SignUp, "sign-up", false, Some(2)),
        row(Self::Matching, "matching", true, Some(1)),
        row(Self::Running, "running", true, Some(0)),
        row(Self::Ended, "ended", false, None),
    ];

    /// The state on a day of a round with these first and last days: of its sign-ups, and of itself.
    pub fn on(today: Date, [opens, closes]: [Date; 2], [starts, ends]: [Date; 2]) -> Self {
        if today > ends {
            Self::Ended
        } else if today >= starts {
            Self::Running
        } else if today > closes {
            Self::Matching
        } else if today >= opens {
            Self::SignUp
        } else {
            Self::Planned
        }
    }

    fn row(self) -> &'static Row {
        &Self::TABLE[self as usize]
    }

    /// As views say it.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// Whether the round has matches, proposed or accepted, and a letter for each of its people: once its sign-ups have
    /// closed, until its last day.
    pub fn has_letters(self) -> bool {
        self.row().has_letters
    }

    /// Whether it is over.
    pub fn is_over(self) -> bool {
        self == Self::Ended
    }
}

const fn row(state: State, code: &'static str, has_letters: bool, urgency: Option<u8>) -> Row {
    Row {
        state,
        code,
        has_letters,
        urgency,
    }
}

impl Round {
    /// The state on a day.
    pub fn state(&self, today: Date) -> State {
        match self.is_closed(today) {
            true => State::Ended,
            false => State::on(today, self.sign_up, [self.starts, self.ends]),
        }
    }

    /// Whether what was left to say of its people has been said.
    pub fn is_closed(&self, today: Date) -> bool {
        self.closed.is_some_and(|closed| closed <= today)
    }

    /// The last day: an earlier one than was planned, if it was closed on that.
    pub fn last_day(&self) -> Date {
        self.closed
            .map_or(self.ends, |closed| closed.min(self.ends))
    }

    /// The slot whose topic is being discussed: the last one that has begun, while the round runs.
    pub fn current_slot(&self, today: Date) -> Option<&Slot> {
        if self.state(today) != State::Running {
            return None;
        }
        self.schedule.iter().rev().find(|slot| slot.date <= today)
    }

    /// The next slot to begin.
    pub fn next_slot(&self, today: Date) -> Option<&Slot> {
        self.schedule.iter().find(|slot| slot.date > today)
    }
}

/// The round that concerns people now: running, else being matched, else signing up, else the next planned one.
/// Of several in one state, the one that starts first.
pub fn present<'a>(rounds: impl IntoIterator<Item = &'a Round>, today: Date) -> Option<&'a Round> {
    let candidates = rounds
        .into_iter()
        .filter_map(|round| Some((round.state(today).row().urgency?, round)));
    candidates
        .min_by_key(|(urgency, round)| (*urgency, round.starts, round.id.clone()))
        .map(|(_, round)| round)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_states() {
        for (at, row) in State::TABLE.iter().enumerate() {
            assert_eq!(row.state as usize, at);
            assert_eq!(row.state.code(), row.code);
        }
        assert!(State::TABLE.is_sorted_by_key(|row| row.state));
    }
}
