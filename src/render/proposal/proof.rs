//! The proof of a proposal in words: what is possible at best, and what was reached.

use std::fmt::Write;

use crate::matching::{Levels, Match, Origin, Proposal, Totals};
use crate::model::Round;
use crate::model::round::Objective;

use crate::words::english as words;

pub(super) fn text(round: &Round, matches: &[Match], proposal: &Proposal) -> String {
    let totals = &proposal.totals;
    let proved = if totals.certified {
        "proved against every possible pair"
    } else {
        "NOT PROVED"
    };
    let possible = words::number(totals.eligible_pairs);
    let aside = aside(matches).map_or_else(String::new, |aside| format!("; not counted: {aside}"));
    let mut out = format!("\n{proved} ({possible} possible{aside})\n");
    passes(totals, &mut out);
    for objective in ordered(round) {
        if objective == Objective::WorstOff {
            lowest(totals, &mut out);
        }
        for (_, what, of) in levels(objective) {
            let [best, result] =
                [&totals.best, &totals.result].map(|levels| words::number(of(levels)));
            let _ = writeln!(out, "  {what}: best possible {best}, this result {result}");
        }
    }
    let _ = writeln!(
        out,
        "digest of people, rules and result: {}",
        proposal.digest
    );
    out
}

/// The matches that the proof does not speak of, since nothing was chosen: `2 pinned pairs, the standby`.
pub fn aside(matches: &[Match]) -> Option<String> {
    let count = |origin| matches.iter().filter(|one| one.origin == origin).count() as u64;
    let pins = count(Origin::Pinned);
    let mut parts = Vec::new();
    if pins > 0 {
        parts.push(words::plural(pins, "pinned pair", "pinned pairs"));
    }
    if count(Origin::Standby) > 0 {
        parts.push("the standby".to_owned());
    }
    if matches
        .iter()
        .any(|one| one.origin == Origin::Chosen && one.people.len() > 2)
    {
        parts.push("who joins a pair".to_owned());
    }
    (!parts.is_empty()).then(|| words::list(&parts))
}

/// The objectives of a round; coverage comes last if the policy does not name it.
pub(super) fn ordered(round: &Round) -> Vec<Objective> {
    let mut objectives = round.policy.objectives.clone();
    if !objectives.contains(&Objective::Coverage) {
        objectives.push(Objective::Coverage);
    }
    objectives
}

/// One and many of what is counted, and where it stands.
type Level = (&'static str, &'static str, fn(&Levels) -> u64);

/// The sums that an objective looks at.
pub(super) fn levels(objective: Objective) -> &'static [Level] {
    match objective {
        Objective::Coverage => &[
            ("pair", "pairs", |levels| levels.pairs),
            (
                "person who waited last time",
                "people who waited last time",
                |levels| levels.waiting,
            ),
        ],
        Objective::Wishes => &[("point of wishes", "points of wishes", |levels| {
            levels.wishes
        })],
        Objective::Score => &[("point of scores", "points of scores", |levels| levels.score)],
        Objective::WorstOff => &[],
    }
}

/// How many pairs each pass added, if there was more than one.
fn passes(totals: &Totals, out: &mut String) {
    for pass in totals.passes.iter().filter(|_| totals.passes.len() > 1) {
        let pairs = words::plural(pass.pairs, "pair", "pairs");
        let _ = match pass.relaxed {
            None => writeln!(
                out,
                "  {pairs} by all rules; then, each time among those left over,"
            ),
            Some(rule) => writeln!(out, "  {pairs} without {}", rule.key()),
        };
    }
}

fn lowest(totals: &Totals, out: &mut String) {
    for pass in &totals.worst_off {
        let floor = pass.floor;
        let proof = pass.one_higher.map_or_else(String::new, |levels| {
            format!(
                "; with {} at most {}",
                floor + 1,
                loss(&pass.reached, &levels)
            )
        });
        let _ = writeln!(
            out,
            "  lowest score: best possible {floor}, this result {floor}{proof}"
        );
    }
}

/// What a higher lowest score leaves of the first objective that it costs anything of.
fn loss(reached: &Levels, with: &Levels) -> String {
    let all = [Objective::Coverage, Objective::Wishes, Objective::Score];
    let mut sums = all.into_iter().flat_map(levels);
    let first = sums.find(|(_, _, of)| of(with) < of(reached));
    first.map_or_else(String::new, |(one, many, of)| {
        words::plural(of(with), one, many)
    })
}
