//! While sign-ups are open: who would wait because of the cap if they closed today.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::matching::cut;
use crate::model::round::State;
use crate::model::{Program, Round};
use crate::render::capped::CutWords;
use crate::words::Words;

/// Warnings for the rounds whose sign-ups are open. Once they have closed, the proposal tells.
pub fn check(program: &Program, words: &Words) -> Vec<Diagnostic> {
    let open = open(program);
    open.filter_map(|round| warning(program, round, words))
        .collect()
}

/// What would happen in words, with the round; for the desk.
pub fn foretold(program: &Program, words: &Words) -> Vec<(String, Vec<String>)> {
    let told = open(program).filter_map(|round| {
        let cut = cut(program, round)?;
        let told = CutWords::new(program, round, &cut, words)?;
        let lines = [vec![told.share()], told.over(), told.list()].concat();
        Some((round.title.clone(), lines))
    });
    told.collect()
}

fn open(program: &Program) -> impl Iterator<Item = &Round> {
    let rounds = program.rounds.iter().map(AsRef::as_ref);
    rounds.filter(|round| {
        round.state(program.today) == State::SignUp && program.ledger(&round.id).is_none()
    })
}

/// The first sign-ups are too few for any share of them.
fn warning(program: &Program, round: &Round, words: &Words) -> Option<Diagnostic> {
    let cut = cut(program, round)?;
    if cut.over.is_empty() || cut.accepted == 0 {
        return None;
    }
    let told = CutWords::new(program, round, &cut, words)?;
    let groups = told.over().join("; ");
    let message = format!(
        "the cap of `{}` would make {} wait as of today: {groups}",
        round.id,
        words.say_with("cap-people", &[("count", cut.waiting.len().into())]),
    );
    let problem = Diagnostic::new(check::OVER_CAP, round.cap?.span, message);
    Some(problem.hint(told.share()))
}
