//! Pairs that hands have made, or that were accepted under other circumstances, held against the must rules of today.

use super::candidates::Candidates;
use super::relation::pairs_of;
use crate::model::{MustRule, PersonId, Program, Round};
use crate::source::Span;

/// Two people who are, or are to be, matched although a must rule forbids it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The two.
    pub pair: [PersonId; 2],
    /// What they break, sorted, without what their line may break.
    pub broken: Vec<MustRule>,
    /// Who made the pair.
    pub made: Made,
    /// Where it is written.
    pub span: Span,
}

/// How a pair came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// Pinned in a round that is still to be matched.
    Pinned,
    /// Added to the ledger by hand.
    ByHand,
    /// Accepted, when it broke nothing.
    Accepted,
}

/// The misfits of a round: among its pins, or once it has a ledger among the matches that stand.
pub fn misfits(program: &Program, round: &Round) -> Vec<Misfit> {
    let ledger = program.ledger(&round.id);
    // What keeps the candidates from being gathered stops the matching too, and is told there.
    let Ok(candidates) = Candidates::new(program, round, ledger.map(AsRef::as_ref)) else {
        return Vec::new();
    };
    let Some(ledger) = ledger else {
        let pins = round.pins.iter().filter_map(|pin| {
            let [a, b] = &pin.people;
            misfit(&candidates, [a, b], &[], Made::Pinned, pin.span)
        });
        return pins.collect();
    };
    let candidates = candidates.most_relaxed();
    let mut found = Vec::new();
    for (_, line) in ledger.standings(round).standing() {
        let made = match ledger.is_by_hand(line, round) {
            true => Made::ByHand,
            false => Made::Accepted,
        };
        let pairs = pairs_of(&line.people);
        found.extend(
            pairs.filter_map(|[a, b]| misfit(&candidates, [a, b], &line.despite, made, line.span)),
        );
    }
    found
}

fn misfit(
    candidates: &Candidates,
    [a, b]: [&PersonId; 2],
    despite: &[MustRule],
    made: Made,
    span: Span,
) -> Option<Misfit> {
    let mut broken = candidates.broken(candidates.number(a)?, candidates.number(b)?);
    broken.retain(|rule| !despite.contains(rule));
    (!broken.is_empty()).then(|| Misfit {
        pair: [a.clone(), b.clone()],
        broken,
        made,
        span,
    })
}
