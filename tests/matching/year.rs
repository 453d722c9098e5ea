//! A year of three rounds: people leave and come late, everything is proved, and no two people are partners in two rounds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use fortnight::matching::{propose, repair};
use fortnight::model::ledger::Hold;
use fortnight::model::ledger::event::{Event, apply};
use fortnight::model::ledger::marked::Mark;
use fortnight::model::ledger::repaired::Mending;
use fortnight::model::person::EnrolmentStatus;
use fortnight::model::{Enrolment, Ledger, MatchStatus, PersonId, Policy, Program, Round, RoundId};
use fortnight::path::Slug;
use jiff::ToSpan;
use jiff::civil::date;

use super::size::librarian;
use super::world::{Dice, World, id};

#[test]
fn a_year_of_three_rounds_brings_nobody_together_twice() {
    year(200);
}

/// In the size of the largest round that the model had.
#[test]
#[ignore = "takes a while without optimisation"]
fn a_year_of_three_large_rounds_brings_nobody_together_twice() {
    year(1_162);
}

/// A program whose people sign up round by round.
struct Year {
    program: Program,
    forms: BTreeMap<PersonId, Enrolment>,
}

fn year(people: usize) {
    let (late, gone) = (people / 20, people * 8 / 100);
    let mut dice = Dice(2027);
    let all = 0..people + 3 * late;
    let mut world = World::new(all.clone().map(|number| librarian(&mut dice, number)));
    world.policy = Policy::default();
    let mut year = Year::of(world.program());
    let ids: Vec<PersonId> = all.map(|number| id(&format!("p{number}"))).collect();
    for at in 0..3 {
        let round = year.program.rounds[at].clone();
        let early = people + late * at;
        for one in &ids[..early] {
            year.enrols(one, &round);
        }
        #[expect(clippy::disallowed_methods, reason = "a figure for the reader")]
        let start = Instant::now();
        year.program.today = round.starts.saturating_sub(5.days());
        year.is_matched(&round);
        let matched = start.elapsed();
        year.program.today = round.starts.saturating_add(30.days());
        for _ in 0..gone {
            let one = ids[dice.below(early)].clone();
            year.leaves(&round, &one);
        }
        for one in &ids[early..early + late] {
            year.enrols(one, &round);
        }
        let left = year.is_repaired(&round);
        println!(
            "{}: {early} people matched in {matched:?}, {gone} left, {late} came late, repaired in {:?}, {left} still alone",
            round.id,
            start.elapsed() - matched
        );
    }
    year.nobody_meets_twice();
}

impl Year {
    fn of(mut program: Program) -> Self {
        let forms = program.participants.iter_mut().map(|person| {
            let person = Arc::make_mut(person);
            let own = person.enrolments.values().next().unwrap().clone();
            person.enrolments = [].into_iter().collect();
            (person.id.clone(), own)
        });
        let forms = forms.collect();
        let round = program.rounds[1].clone();
        let of = |at: i8| {
            let starts = date(2027, 4 * at - 3, 4);
            let mut round = Round::clone(&round);
            round.id = RoundId(Slug::new(&format!("2027-{at}")).unwrap());
            (round.starts, round.ends) = (starts, starts.saturating_add(100.days()));
            round.sign_up = [
                starts.saturating_sub(40.days()),
                starts.saturating_sub(10.days()),
            ];
            Arc::new(round)
        };
        program.rounds = [1, 2, 3].map(of).to_vec();
        program.ledgers.clear();
        Self { program, forms }
    }

    fn set(&mut self, one: &PersonId, round: &Round, status: EnrolmentStatus) {
        let people = &mut self.program.participants;
        let at = people
            .binary_search_by(|person| person.id.cmp(one))
            .unwrap();
        let enrolment = Enrolment {
            status,
            ..self.forms[one].clone()
        };
        let person = Arc::make_mut(&mut people[at]);
        let rounds = self.program.rounds.iter().map(|round| &round.id);
        let own = rounds.filter_map(|id| Some((id.clone(), person.enrolments.get(id)?.clone())));
        // Of two for one round the later counts.
        let own = own.chain([(round.id.clone(), enrolment)]);
        person.enrolments = own.collect();
    }

    fn enrols(&mut self, one: &PersonId, round: &Round) {
        self.set(one, round, EnrolmentStatus::Active);
    }

    fn is_matched(&mut self, round: &Round) {
        let found = propose(&self.program, round).unwrap();
        let totals = &found.proposal().unwrap().totals;
        assert!(totals.certified && totals.result == totals.best);
        let accepted = Event::Accepted(found.acceptance().unwrap());
        let (ledger, _) = apply(round, None, accepted).unwrap();
        self.program.ledgers.push(Arc::new(ledger));
    }

    fn ledger(&self) -> &Ledger {
        self.program.ledgers.last().unwrap()
    }

    /// Who left already leaves no more.
    fn leaves(&mut self, round: &Round, one: &PersonId) {
        self.set(one, round, EnrolmentStatus::Withdrawn);
        let people = self.program.participants.iter();
        let stays = people.filter(|person| {
            let own = person.enrolments.get(&round.id);
            own.is_some_and(|own| own.status.takes_part())
        });
        let mark = Mark {
            id: one.clone(),
            status: MatchStatus::Withdrawn,
            since: self.program.today,
            today: self.program.today,
            reason: None,
            takes_part: stays.map(|person| person.id.clone()).collect(),
        };
        if let Ok((next, _)) = apply(round, Some(self.ledger()), Event::Marked(mark)) {
            self.becomes(next);
        }
    }

    fn becomes(&mut self, next: Ledger) {
        let last = self.program.ledgers.last_mut().unwrap();
        *last = Arc::new(next);
    }

    /// How many are still alone.
    fn is_repaired(&mut self, round: &Round) -> usize {
        let found = repair(&self.program, round, self.ledger(), false).unwrap();
        let totals = &found.found.proposal().unwrap().totals;
        assert!(totals.certified && totals.result == totals.best);
        assert!(found.moved.is_empty());
        let mending = Mending {
            ends: Vec::new(),
            today: self.program.today,
            mentors: Vec::new(),
            matches: found.groups(),
            waits: found.waits.iter().map(|one| found.id(*one)).collect(),
        };
        let (next, _) = apply(round, Some(self.ledger()), Event::Repaired(mending)).unwrap();
        self.becomes(next);
        let lines = self.ledger().matches.iter();
        let running = lines.filter(|line| line.status.hold() == Hold::Runs);
        let mut busy = BTreeSet::new();
        let people = running.flat_map(|line| line.people.iter());
        assert!(
            people
                .chain(self.ledger().waiting())
                .all(|one| busy.insert(one))
        );
        let stays = self.program.participants.iter().filter(|person| {
            let own = person.enrolments.get(&round.id);
            own.is_some_and(|own| own.status.takes_part())
        });
        assert_eq!(
            stays.map(|person| &person.id).collect::<BTreeSet<_>>(),
            busy
        );
        found.found.unmatched.len()
    }

    fn nobody_meets_twice(&self) {
        let mut met: BTreeMap<[&PersonId; 2], &RoundId> = BTreeMap::new();
        for ledger in &self.program.ledgers {
            for line in &ledger.matches {
                for (at, a) in line.people.iter().enumerate() {
                    for b in &line.people[at + 1..] {
                        let first = met.insert([a, b], &ledger.round.value);
                        assert!(first.is_none_or(|first| *first == ledger.round.value));
                    }
                }
            }
        }
        assert!(met.len() > self.program.participants.len());
    }
}
