//! A round in which people may have several partners, for the organisers: how many places there are, and who has nobody.

use crate::matching::{PeerTotals, Proposal, RoleTotal, RoleTotals, RoundMatches, Seat};
use crate::model::roles::Role;
use crate::model::{Program, Round};
use crate::words::Words;

use super::round_words::RoundWords;

/// Puts the figures of roles into words.
#[derive(Clone, Copy)]
pub struct RoleWords<'a> {
    cast: RoundWords<'a>,
}

impl<'a> RoleWords<'a> {
    /// For the matches of a round.
    pub fn new(
        program: &'a Program,
        round: &'a Round,
        found: &'a RoundMatches,
        words: &'a Words,
    ) -> Self {
        let cast = RoundWords {
            program,
            round,
            people: &found.people,
            words,
        };
        Self { cast }
    }

    /// What is told of a proposal beside its pairs: nothing, where all have one partner.
    pub fn of(&self, proposal: &Proposal, found: &RoundMatches) -> Vec<String> {
        let roles = proposal.roles.iter();
        let roles =
            roles.flat_map(|totals| [self.totals(totals), self.half(totals, found)].concat());
        let peers = proposal.peers.iter().flat_map(|totals| self.peers(totals));
        roles.chain(peers).collect()
    }

    /// A line for each role, and the proof that nobody more can have anybody.
    pub fn totals(&self, totals: &RoleTotals) -> Vec<String> {
        vec![
            self.line("roles-mentors", &totals.mentors),
            self.line("roles-mentees", &totals.mentees),
            self.covered("roles-covered", totals.covered),
        ]
    }

    /// The same of peers.
    fn peers(&self, totals: &PeerTotals) -> Vec<String> {
        vec![
            self.line("peers-all", &totals.all),
            self.covered("peers-covered", totals.covered),
        ]
    }

    fn line(&self, key: &str, of: &RoleTotal) -> String {
        let args = [
            ("people", of.people.to_string().into()),
            ("covered", of.covered.to_string().into()),
            ("places", of.places.to_string().into()),
            ("taken", of.taken.to_string().into()),
        ];
        self.cast.say(key, &args)
    }

    fn covered(&self, key: &str, covered: [u64; 2]) -> String {
        let [best, result] = covered.map(|count| count.to_string());
        let args = [("best", best.into()), ("result", result.into())];
        self.cast.say(key, &args)
    }

    /// Who has somebody in one role of theirs, and nobody in the other.
    fn half(&self, totals: &RoleTotals, found: &RoundMatches) -> Vec<String> {
        let has = |number: u32| matches!(found.seat(number), Seat::Matched(_));
        let mut totals = totals.clone();
        totals.lacking.retain(|(_, number)| has(*number));
        self.lacking(&totals)
    }

    /// Who has nobody in a role of theirs.
    pub fn lacking(&self, totals: &RoleTotals) -> Vec<String> {
        let roles = [
            (Role::Mentor, "roles-no-mentee"),
            (Role::Mentee, "roles-no-mentor"),
        ];
        let lines = roles.into_iter().filter_map(|(role, key)| {
            let of_role = totals.lacking.iter().filter(|(one, _)| *one == role);
            let names = of_role.map(|(_, number)| self.cast.name(*number));
            let names: Vec<String> = names.collect();
            let list = [("list", names.join(", ").into())];
            (!names.is_empty()).then(|| self.cast.say(key, &list))
        });
        lines.collect()
    }
}
