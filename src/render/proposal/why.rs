//! Why these two, or why not: in words.

use std::fmt::Write;

use crate::matching::{Levels, Match, MustRule, PairScore, WhyNot};
use crate::model::round::Objective;
use crate::model::{Participant, PersonId, Program, Round};
use crate::words::{Arg, Words};

use super::super::round_words::RoundWords;
use super::found::{self, points};
use super::proof::{Level, counted, levels_of, ordered};

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
            line("why-broken", &[both, list])
        }
        WhyNot::OverCap(id) => line("why-over-cap", &[one(id)]),
        WhyNot::Held(id) => line("why-held", &[both, one(id)]),
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
        } => {
            let price = price(round, best, with_them, *lowest, words);
            let mut out = line("why-possible", &[both, score(pair)]) + &price + "\n";
            have_instead(&cast(people), pair, instead, &mut out);
            out
        }
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
    best: &Levels,
    with: &Levels,
    lowest: Option<[u32; 2]>,
    words: &Words,
) -> String {
    let said = |key: &str, with: String, without: String| {
        let args = [("with", with.into()), ("without", without.into())];
        words.say_with(key, &args)
    };
    for objective in ordered(round) {
        if let (Objective::WorstOff, Some([without, with])) = (objective, lowest)
            && with != without
        {
            return said("why-lowest", with.to_string(), without.to_string());
        }
        // Where some come last, the sum is one of ranks, and counts nobody.
        let counts = |level: &&Level| level.0 != "waiting" || !round.policy.unreliable_last;
        for (level, of) in levels_of(round, objective).iter().filter(counts) {
            let [best, with] = [best, with].map(of);
            if with < best {
                return said("why-price", counted(level, with, words), words.number(best));
            }
        }
    }
    words.say("why-no-price").to_owned()
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
