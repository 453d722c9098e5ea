//! The proof of a proposal in words: what is possible at best, and what was reached.

use std::fmt::Write;

use crate::matching::{Levels, Match, Origin, Proposal, Totals};
use crate::model::Round;
use crate::model::round::Objective;
use crate::words::Words;

/// What a proof speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All pairs of a round.
    Whole,
    /// Those of a repair.
    Repair {
        /// Whether accepted pairs may be moved.
        may_move: bool,
    },
}

/// What is possible at best, and what was reached.
pub(super) fn text(
    round: &Round,
    matches: &[Match],
    proposal: &Proposal,
    scope: Scope,
    words: &Words,
) -> String {
    let totals = &proposal.totals;
    let mut args = vec![
        ("proved", proved(totals, words).into()),
        ("count", totals.eligible_pairs.into()),
    ];
    let mut key = "report-proof";
    if let Some(aside) = aside(matches, words) {
        args.push(("aside", aside.into()));
        key = "report-proof-aside";
    }
    let mut out = format!("\n{}\n", words.say_with(key, &args));
    passes(totals, words, &mut out);
    for objective in in_order(round, scope) {
        if objective == Objective::WorstOff {
            lowest(totals, words, &mut out);
        }
        for (level, of) in scope.levels(round, objective) {
            let what = words.say(&format!("level-{level}")).to_owned();
            let [best, result] = [&totals.best, &totals.result].map(|levels| of(levels).into());
            let args = [("what", what.into()), ("best", best), ("result", result)];
            let _ = writeln!(out, "  {}", words.say_with("report-level", &args));
        }
    }
    let digest = [("digest", proposal.digest.as_str().into())];
    let _ = writeln!(out, "{}", words.say_with("report-digest", &digest));
    out
}

/// The objectives; where pairs may be moved, coverage comes first whatever the policy says.
pub(super) fn in_order(round: &Round, scope: Scope) -> Vec<Objective> {
    let mut objectives = ordered(round);
    if scope == (Scope::Repair { may_move: true }) {
        objectives.sort_by_key(|objective| *objective != Objective::Coverage);
    }
    objectives
}

impl Scope {
    /// The sums that an objective looks at. In a repair, who comes first is not only who waited last time.
    pub(super) fn levels(self, round: &Round, objective: Objective) -> &'static [Level] {
        match (self, objective) {
            (Self::Repair { may_move: true }, Objective::Coverage) if round.has_several() => {
                &MOVING_SEVERAL
            }
            (Self::Repair { may_move: false }, Objective::Coverage) if round.has_several() => {
                &REPAIR_SEVERAL
            }
            (Self::Repair { may_move: true }, Objective::Coverage) => &MOVING,
            (Self::Repair { may_move: false }, Objective::Coverage) => &REPAIR,
            (Self::Whole, Objective::Coverage) if round.policy.unreliable_last => {
                match round.has_several() {
                    true => &RANKED_SEVERAL,
                    false => &RANKED,
                }
            }
            _ => levels_of(round, objective),
        }
    }
}

/// The sums of coverage in a repair.
const REPAIR: [Level; 2] = [
    ("pairs", |levels| levels.pairs),
    ("first", |levels| levels.waiting),
];
/// Those of a whole round where some come last.
const RANKED: [Level; 2] = [REPAIR[0], ("rank", |levels| levels.waiting)];
/// The same where accepted pairs may be moved.
const MOVING: [Level; 3] = [REPAIR[0], ("kept", |levels| levels.kept), REPAIR[1]];
/// The same where people may have several partners.
const RANKED_SEVERAL: [Level; 3] = [SEVERAL[0], RANKED[1], SEVERAL[2]];
/// Those of a repair where people may have several partners.
const REPAIR_SEVERAL: [Level; 3] = [SEVERAL[0], REPAIR[1], SEVERAL[2]];
/// The same where accepted pairs may be moved.
const MOVING_SEVERAL: [Level; 4] = [SEVERAL[0], MOVING[1], REPAIR[1], SEVERAL[2]];

/// Whether there is a proof.
pub fn proved<'w>(totals: &Totals, words: &'w Words) -> &'w str {
    match totals.certified {
        true => words.say("report-proved"),
        false => words.say("report-not-proved"),
    }
}

/// The matches that the proof does not speak of, since nothing was chosen: `2 pinned pairs, the standby`.
pub fn aside(matches: &[Match], words: &Words) -> Option<String> {
    let count = |origin| matches.iter().filter(|one| one.origin == origin).count();
    let pins = count(Origin::Pinned);
    let joins = |one: &Match| one.origin == Origin::Chosen && one.people.len() > 2;
    let mut parts = Vec::new();
    if pins > 0 {
        parts.push(words.say_with("aside-pins", &[("count", pins.into())]));
    }
    if count(Origin::Standby) > 0 {
        parts.push(words.say("aside-standby").to_owned());
    }
    if matches.iter().any(joins) {
        parts.push(words.say("aside-joins").to_owned());
    }
    (!parts.is_empty()).then(|| words.list(&parts))
}

/// The objectives of a round; coverage comes last if the policy does not name it.
pub(super) fn ordered(round: &Round) -> Vec<Objective> {
    let mut objectives = round.policy.objectives.clone();
    if !objectives.contains(&Objective::Coverage) {
        objectives.push(Objective::Coverage);
    }
    objectives
}

/// The end of the messages that name and count a level (`level-pairs`, `count-pairs`), and where it stands.
pub(super) type Level = (&'static str, fn(&Levels) -> u64);

/// The sums that an objective looks at.
pub(super) fn levels(objective: Objective) -> &'static [Level] {
    match objective {
        Objective::Coverage => &[
            ("pairs", |levels| levels.pairs),
            ("waiting", |levels| levels.waiting),
        ],
        Objective::Wishes => &[("wishes", |levels| levels.wishes)],
        Objective::Score => &[("score", |levels| levels.score)],
        Objective::WorstOff => &[],
    }
}

/// The same in a round: where people may have several partners, it comes first that they have anybody.
pub(super) fn levels_of(round: &Round, objective: Objective) -> &'static [Level] {
    match objective {
        Objective::Coverage if round.has_several() => &SEVERAL,
        _ => levels(objective),
    }
}

const SEVERAL: [Level; 3] = [
    ("covered", |levels| levels.covered),
    ("waiting", |levels| levels.waiting),
    ("pairs", |levels| levels.pairs),
];

/// So much of a level.
pub(super) fn counted(level: &str, count: u64, words: &Words) -> String {
    words.say_with(&format!("count-{level}"), &[("count", count.into())])
}

/// How many pairs each pass added, if there was more than one.
fn passes(totals: &Totals, words: &Words, out: &mut String) {
    for pass in totals.passes.iter().filter(|_| totals.passes.len() > 1) {
        let count = ("count", pass.pairs.into());
        let said = match pass.relaxed {
            None => words.say_with("report-pass-all", &[count]),
            Some(rule) => {
                let rule = ("rule", rule.key().into());
                words.say_with("report-pass-without", &[count, rule])
            }
        };
        let _ = writeln!(out, "  {said}");
    }
}

fn lowest(totals: &Totals, words: &Words, out: &mut String) {
    for pass in &totals.worst_off {
        let floor = ("floor", pass.floor.to_string().into());
        let said = match pass.one_higher {
            None => words.say_with("report-lowest", &[floor]),
            Some(levels) => {
                let higher = ("higher", (pass.floor + 1).to_string().into());
                let loss = ("loss", loss(&pass.reached, &levels, words).into());
                words.say_with("report-lowest-higher", &[floor, higher, loss])
            }
        };
        let _ = writeln!(out, "  {said}");
    }
}

/// What a higher lowest score leaves of the first objective that it costs anything of.
fn loss(reached: &Levels, with: &Levels, words: &Words) -> String {
    let all = [Objective::Coverage, Objective::Wishes, Objective::Score];
    let mut sums = all.into_iter().flat_map(levels);
    let first = sums.find(|(_, of)| of(with) < of(reached));
    first.map_or_else(String::new, |(level, of)| counted(level, of(with), words))
}
