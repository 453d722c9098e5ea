//! The coordinator's desk: the matches of the moment, and the letter that each person would get.
//!
//! Whatever is answered here is a [`DeskAnswer`]: it goes to who has shown the desk's key, and to nobody else. A letter
//! is rendered when it is asked for, by the function that a build calls, and leaves by the door of its own type.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use super::{Preview, State};
use crate::diagnostic::{self, Diagnostic};
use crate::life::{self, closing, told};
use crate::matching::{Repair, prices};
use crate::model::{PersonId, Round, RoundId};
use crate::outbox::answers::Answers;
use crate::output::{Answer, DeskAnswer};
use crate::pipeline::{self, Matches, Ready, over_cap, too_few};
use crate::render::desk::{self, Ending, RoundState, Section};
use crate::render::proposal;
use crate::source::{Input, Root, Sources, Today};

/// What the matches depend on: the texts of the data folder and of `fortnight.toml`, and the day.
pub struct Basis {
    sources: Sources,
    today: Today,
    site_only: bool,
}

impl PartialEq for Basis {
    fn eq(&self, other: &Self) -> bool {
        let mine = [Root::Config, Root::Data];
        self.today == other.today
            && self.site_only == other.site_only
            && self.sources.same_in(&other.sources, &mine)
    }
}

/// The matches of a moment.
pub struct Matched {
    basis: Basis,
    ready: Arc<Ready>,
    matches: Matches,
    /// How each round is.
    statuses: BTreeMap<RoundId, [Section; 3]>,
    /// Rounds with a report, the latest first, and what closing them would do.
    endings: Vec<Ending>,
    /// Of the rounds whose matches are accepted.
    repairs: BTreeMap<RoundId, Repair>,
    problems: Vec<Diagnostic>,
}

/// What lies on the desk.
#[derive(Default)]
pub(super) struct Papers {
    /// The latest matches.
    now: Option<Arc<Matched>>,
    /// Those before the last change.
    before: Option<Arc<Matched>>,
    /// Others are being computed.
    running: bool,
    /// For what matches were computed last, with or without success.
    tried: Option<Basis>,
}

impl Basis {
    fn of(input: &Input) -> Self {
        Self {
            sources: input.sources.clone(),
            today: input.today,
            site_only: input.site_only,
        }
    }
}

impl Matched {
    /// Matches the rounds of a program. This is the slow part of a preview, for a thread of its own.
    pub fn new(ready: Arc<Ready>) -> Self {
        let (matches, problems) = pipeline::matches(&ready);
        Self {
            repairs: pipeline::repairs(&ready),
            statuses: statuses(&ready),
            endings: endings(&ready),
            basis: Basis::of(&ready.input),
            ready,
            matches,
            problems,
        }
    }
}

impl Preview {
    /// The program that is to be matched anew, if the last change has touched what the matches depend on. Until
    /// [`matched`](Self::matched) brings them, the desk and the bar say that they are being computed.
    pub fn to_match(&self) -> Option<Arc<Ready>> {
        let state = self.state();
        let ready = state.ready.as_ref().filter(|_| !state.broken)?;
        let mut papers = self.papers.write().unwrap_or_else(PoisonError::into_inner);
        let basis = Some(Basis::of(&ready.input));
        if papers.running || papers.tried == basis {
            return None;
        }
        papers.running = true;
        papers.tried = basis;
        Some(Arc::clone(ready))
    }

    /// Takes the matches that were computed; `None` if a fault of this program has prevented it.
    pub fn matched(&self, matched: Option<Matched>) {
        let mut papers = self.papers.write().unwrap_or_else(PoisonError::into_inner);
        papers.running = false;
        if let Some(matched) = matched {
            papers.before = papers.now.replace(Arc::new(matched));
        }
    }

    /// Whether matches are being computed.
    pub(super) fn is_matching(&self) -> bool {
        self.papers
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .running
    }

    /// The answer at the desk.
    pub fn desk(&self, name: &str, words: &BTreeMap<String, String>) -> DeskAnswer {
        let word = |key| words.get(key).map_or("", String::as_str);
        match name {
            "rounds" => self.rounds(),
            "letter" => self.letter(word("round"), word("person")),
            "prices" => self.prices(word("round")),
            "report" => self.report(word("round")),
            _ => plain(404, "there is nothing here"),
        }
    }

    fn rounds(&self) -> DeskAnswer {
        let papers = self.papers.read().unwrap_or_else(PoisonError::into_inner);
        let state = self.state();
        let rounds = match &papers.now {
            Some(now) => {
                let before = papers.before.as_deref();
                let earlier =
                    |id| before.and_then(|before| before.states().find(|one| one.round.id == id));
                let rounds = now.states().map(|now| (now, earlier(now.round.id.clone())));
                desk::json(&rounds.collect::<Vec<_>>())
            }
            None => "[]".to_owned(),
        };
        let endings = papers.now.as_ref().map_or(&[][..], |now| &now.endings);
        let reports = desk::endings(endings);
        let problems = papers.now.as_ref().map_or(&[][..], |now| &now.problems);
        let told = problems
            .iter()
            .map(|problem| diagnostic::render(&state.input.sources, problem, false));
        let told = serde_json::to_string(&told.collect::<Vec<_>>()).unwrap_or_default();
        let foretold = state.ready.as_ref().filter(|ready| !ready.input.site_only);
        let foretold = foretold.map(|ready| {
            let (program, words) = (&ready.program, ready.words());
            [
                over_cap::foretold(program, words),
                too_few::foretold(program, words),
            ]
            .concat()
        });
        let open = serde_json::to_string(&foretold.unwrap_or_default()).unwrap_or_default();
        let (running, broken) = (papers.running, state.broken);
        let travelled = state.travelled;
        DeskAnswer::new(Answer {
            status: 200,
            kind: "application/json".to_owned(),
            bytes: format!(
                "{{\"matching\":{running},\"broken\":{broken},\"travelled\":{travelled},\"open\":{open},\"rounds\":{rounds},\"reports\":{reports},\"problems\":{told}}}"
            )
            .into_bytes(),
        })
    }

    /// What each decision of hands costs: solved for when somebody asks, since nothing else at the desk needs it.
    fn prices(&self, round: &str) -> DeskAnswer {
        let papers = self.papers.read().unwrap_or_else(PoisonError::into_inner);
        let Some(matched) = papers.now.clone() else {
            return plain(503, "the matches are still being computed");
        };
        drop(papers);
        let mut states = matched.states();
        let found = states.find(|one| one.round.id.0.as_str() == round);
        let Some(state) = found.filter(|one| one.matches.proposal().is_some()) else {
            return plain(404, "no matches are proposed for this round");
        };
        let (program, round) = (state.program, state.round);
        match prices(program, round) {
            Ok(prices) => plain(
                200,
                &proposal::prices::text(program, round, &prices, state.words),
            ),
            Err(error) => {
                let problem = pipeline::matching_problem(round, &error);
                plain(
                    500,
                    &diagnostic::render(&matched.ready.input.sources, &problem, false),
                )
            }
        }
    }

    /// The report that a build would write: its figures are counted when somebody asks.
    fn report(&self, round: &str) -> DeskAnswer {
        let papers = self.papers.read().unwrap_or_else(PoisonError::into_inner);
        let Some(matched) = papers.now.clone() else {
            return plain(503, "the matches are still being computed");
        };
        drop(papers);
        match pipeline::report(&matched.ready, round, &matched.matches) {
            Some(Ok(report)) => DeskAnswer::letter(report),
            Some(Err(problems)) => plain(500, &told_all(&matched.ready, &problems)),
            None => plain(404, "this round has no report"),
        }
    }

    fn letter(&self, round: &str, person: &str) -> DeskAnswer {
        let papers = self.papers.read().unwrap_or_else(PoisonError::into_inner);
        let Some(matched) = papers.now.clone() else {
            return plain(503, "the matches are still being computed");
        };
        drop(papers);
        let state = self.state();
        let ready = matched.newest(&state);
        let plan = ready
            .plan
            .letters
            .iter()
            .find(|plan| plan.round.id.0.as_str() == round);
        let id = PersonId::new(person);
        let found = plan.and_then(|plan| {
            let person = plan
                .people
                .iter()
                .find(|one| Some(&one.id) == id.as_ref())?;
            Some((plan, person))
        });
        let Some((plan, person)) = found else {
            return plain(404, "no letter is written to this person");
        };
        let letters = ready.letters(&matched.matches, plan);
        match letters.map(|letters| letters.letter(person)) {
            Some(Ok(letter)) => DeskAnswer::letter(letter),
            Some(Err(problems)) => plain(500, &told_all(ready, &problems)),
            None => plain(404, "this round has no matches"),
        }
    }
}

impl Matched {
    fn states(&self) -> impl Iterator<Item = RoundState<'_>> {
        self.ready.plan.letters.iter().filter_map(|plan| {
            Some(RoundState {
                program: &self.ready.program,
                round: &plan.round,
                matches: self.matches.rounds.get(&plan.round.id)?,
                repair: self.repairs.get(&plan.round.id),
                status: self.statuses.get(&plan.round.id).map_or(&[], |found| found),
                words: self.ready.words(),
            })
        })
    }

    /// The program with the newest texts that the matches still hold for.
    fn newest<'a>(&'a self, state: &'a State) -> &'a Ready {
        let newest = state.ready.as_deref();
        let fits = |ready: &&Ready| Basis::of(&ready.input) == self.basis;
        newest.filter(fits).unwrap_or(&self.ready)
    }
}

fn told_all(ready: &Ready, problems: &[Diagnostic]) -> String {
    let told = problems.iter();
    let told = told.map(|problem| diagnostic::render(&ready.input.sources, problem, false));
    told.collect::<Vec<_>>().join("\n\n")
}

/// The rounds that have a report.
fn endings(ready: &Ready) -> Vec<Ending> {
    let rounds = pipeline::reported(ready).into_iter();
    let endings = rounds.map(|round| Ending {
        id: round.id.to_string(),
        title: round.title.clone(),
        closing: closing::foretold(&ready.input, &ready.program, round),
    });
    endings.collect()
}

/// How the rounds are that have letters.
fn statuses(ready: &Ready) -> BTreeMap<RoundId, [Section; 3]> {
    let program = &ready.program;
    let of = |round: &Round| {
        let answers = Answers::of(&ready.input.sources, &round.id);
        told::sections(program, round, &life::status(program, round, &answers))
    };
    let rounds = ready.plan.letters.iter();
    let rounds = rounds.map(|plan| (plan.round.id.clone(), of(&plan.round)));
    rounds.collect()
}

fn plain(status: u16, text: &str) -> DeskAnswer {
    DeskAnswer::new(Answer {
        status,
        kind: "text/plain; charset=utf-8".to_owned(),
        bytes: format!("{text}\n").into_bytes(),
    })
}
