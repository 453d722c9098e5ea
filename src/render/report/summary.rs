//! The figures of a round in a few lines: at the top of its report, and on the terminal.

use super::Report;
use super::names::share;
use crate::matching::RoleTotal;
use crate::model::roles::Role;
use crate::words::english::number;

impl Report<'_> {
    /// Names and values.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        let figures = self.figures;
        let [pairs, trios] = figures.matches;
        let scores = &figures.scores;
        let mut facts = vec![
            ("People", number(u64::from(figures.people))),
            ("With a partner", share(figures.matched, figures.people)),
            ("Pairs", number(u64::from(pairs))),
        ];
        facts.extend(figures.places.iter().flat_map(places));
        if trios > 0 {
            facts.push(("Groups of three", number(u64::from(trios))));
        }
        if figures.left > 0 {
            facts.push(("Left the round", number(u64::from(figures.left))));
        }
        let wishes = figures.wishes;
        facts.push(("Wishes that came true", share(wishes.met, wishes.asked)));
        if let Some(mean) = scores.mean() {
            let (lowest, highest) = (scores.lowest, scores.highest);
            facts.push((
                "Score of a match",
                format!("{mean} on average, from {lowest} to {highest} of 1000"),
            ));
        }
        facts.extend(self.blocking().map(|said| ("Blocking pairs", said)));
        facts
    }

    /// `3 of 812 (0 %)`.
    fn blocking(&self) -> Option<String> {
        let found = self.figures.stability?;
        let blocking = number(found.blocking);
        let eligible = number(found.eligible);
        Some(format!("{blocking} of {eligible} possible pairs"))
    }
}

/// How many have anybody in a role, and how many of its places are taken.
fn places((role, total): &(Option<Role>, RoleTotal)) -> Vec<(&'static str, String)> {
    let covered = share(total.covered, total.people);
    let taken = share(total.taken, total.places);
    match role {
        Some(Role::Mentor) => vec![
            ("Mentors with a mentee", covered),
            ("Places of mentors taken", taken),
        ],
        Some(Role::Mentee) => vec![
            ("Mentees with a mentor", covered),
            ("Places of mentees taken", taken),
        ],
        None => vec![("Places taken", taken)],
    }
}
