//! Why these two, or why not: in words.

use std::fmt::Write;

use crate::matching::{Levels, Match, MustRule, PairScore, WhyNot, Within};
use crate::model::round::Objective;
use crate::model::{Participant, PersonId, Program, Round};
use crate::words::{Arg, Words};

use super::super::round_words::{RoundWords, decided};
use super::found::{self, points};
use super::proof::{Scope, counted, in_order};

/// The answer to "why not these two?".
pub fn text(
    program: &Program,
    round: &Round,
    [a, b]: [&PersonId; 2],
    answer: &WhyNot,
    words: &Words,
) -> String {
    let one = |id: &PersonId| ("name", Arg::from(name(program, id)));
    let names = [a, b].map(|id| name(program, id));
    let both = ("both", words.list(&names).into());
    let cast = |people| RoundWords {
        program,
        round,
        people,
        words,
    };
    let line = |key: &str, args: &[(&str, Arg<'_>)]| words.say_with(key, args) + "\n";
    match answer {
        WhyNot::SamePerson => line("why-self", &[one(a)]),
        WhyNot::NotTakingPart(id) => {
            let round = ("round", round.id.to_string().into());
            line("why-no-part", &[one(id), round])
        }
        WhyNot::Broken(rules) => {
            let list = ("list", broken(rules, words).into());
            line("why-broken", &[both, list]) + &forbidden(round, [a, b])
        }
        WhyNot::OverCap(id) => line("why-over-cap", &[one(id)]),
        WhyNot::Held(id) => line("why-held", &[both, one(id)]),
        WhyNot::NoPlace(id) => line("why-no-place", &[both, one(id)]),
        WhyNot::Matched { people, found } => {
            let mut out = line("why-matched", &[both]);
            found::write(&cast(people), found, &mut out);
            out
        }
        WhyNot::ByRoles => line("why-roles", &[both]),
        WhyNot::Settled {
            people,
            pair,
            instead,
        } => {
            let mut out = line("why-settled", &[both, score(pair)]);
            have_instead(&cast(people), pair, instead, &mut out);
            out
        }
        WhyNot::Possible {
            people,
            pair,
            instead,
            best,
            with_them,
            lowest,
            within,
        } => {
            let price = price(round, [best, with_them], *lowest, *within, words);
            let mut out =
                line("why-possible", &[both, score(pair)]) + moves(round, *within) + &price + "\n";
            have_instead(&cast(people), pair, instead, &mut out);
            out
        }
    }
}

/// Who forbade two, and why.
fn forbidden(round: &Round, pair: [&PersonId; 2]) -> String {
    let forbids = round.forbids(pair);
    let said = forbids.and_then(|pair| decided("forbidden", &pair.decision));
    said.map_or_else(String::new, |said| format!("       {said}\n"))
}

/// What a price supposes.
fn moves(round: &Round, within: Within) -> &'static str {
    match within {
        Within::Running if round.has_several() => {
            "accepted pairs do not move; if they might, as few as possible (accepted pairs count, and new ones of whoever has nobody):\n"
        }
        Within::Running => "accepted pairs do not move; if they might, as few as possible:\n",
        Within::Round | Within::Free | Within::Idle => "",
    }
}

fn score(pair: &PairScore) -> (&'static str, Arg<'static>) {
    ("score", pair.score.to_string().into())
}

pub(super) fn name(program: &Program, id: &PersonId) -> String {
    let person = program.participant(id);
    let known = |person: &Participant| person.name.reveal().clone();
    person.map_or_else(|| id.as_str().to_owned(), |person| known(person))
}

fn broken(rules: &[MustRule], words: &Words) -> String {
    let said = rules.iter().map(|rule| match rule {
        MustRule::Rule(rule) => words.say_with("why-breaks", &[("rule", rule.key().into())]),
        MustRule::Forbidden => words.say("why-forbidden").to_owned(),
        MustRule::Knows => words.say("why-knows").to_owned(),
        MustRule::Avoid => words.say("why-avoid").to_owned(),
        MustRule::MinimumScore => words.say("why-minimum").to_owned(),
    });
    words.list(&said.collect::<Vec<_>>())
}

/// The first objective in which the best matching with the two falls behind.
pub(super) fn price(
    round: &Round,
    [best, with]: [&Levels; 2],
    lowest: Option<[u32; 2]>,
    within: Within,
    words: &Words,
) -> String {
    let scope = match within {
        Within::Round => Scope::Whole,
        Within::Free => Scope::Repair { may_move: false },
        Within::Running => Scope::Repair { may_move: true },
        Within::Idle => return words.say("why-idle").to_owned(),
    };
    let said = |key: &str, with: String, without: String| {
        let args = [("with", with.into()), ("without", without.into())];
        words.say_with(key, &args)
    };
    for objective in in_order(round, scope) {
        if let (Objective::WorstOff, Some([without, with])) = (objective, lowest)
            && with != without
        {
            return said("why-lowest", with.to_string(), without.to_string());
        }
        for (level, of) in scope.levels(round, objective) {
            let [best, with] = [best, with].map(of);
            let level = match *level {
                "waiting" if round.policy.unreliable_last => "rank",
                level => level,
            };
            match (with < best, level) {
                (false, _) => {}
                // A sum of ranks counts nobody.
                (true, "rank" | "first") => {
                    let key = format!("level-{level}");
                    return format!(
                        "with them, all matches together are worse in {}",
                        words.say(&key)
                    );
                }
                (true, level) => {
                    return said("why-price", counted(level, with, words), words.number(best));
                }
            }
        }
    }
    let key = match scope {
        Scope::Repair { may_move: true } if round.has_several() => "why-no-move",
        _ => "why-no-price",
    };
    words.say(key).to_owned()
}

fn have_instead(cast: &RoundWords<'_>, pair: &PairScore, instead: &[Match], out: &mut String) {
    if let Some(points) = points(cast, pair) {
        let _ = writeln!(out, "{points}");
    }
    let _ = match instead.is_empty() {
        true => writeln!(out, "{}", cast.words.say("why-neither")),
        false => writeln!(out, "\n{}", cast.words.say("why-instead")),
    };
    for found in instead {
        found::write(cast, found, out);
    }
}
