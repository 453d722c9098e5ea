//! Why these two, or why not: in words.

use std::fmt::Write;

use crate::matching::{Levels, Match, MustRule, PairScore, WhyNot};
use crate::model::round::Objective;
use crate::model::{Participant, PersonId, Program, Round};

use super::super::round_words::{RoundWords, rule_words};
use super::found::{self, points};
use super::proof::{levels, ordered};
use crate::words::english as words;

/// The answer to "why not these two?".
pub fn text(program: &Program, round: &Round, [a, b]: [&PersonId; 2], answer: &WhyNot) -> String {
    let names = [a, b].map(|id| name(program, id));
    let both = names.join(" and ");
    let one = |id: &PersonId| name(program, id);
    match answer {
        WhyNot::SamePerson => format!("{} cannot be matched with themselves\n", names[0]),
        WhyNot::NotTakingPart(id) => format!("{} takes no part in {}\n", one(id), round.id),
        WhyNot::Broken(rules) => format!("{both} are no possible pair: {}\n", broken(rules)),
        WhyNot::Held(id) => format!(
            "{both} could be matched, but {} is pinned, or stands by for whoever is left over\n",
            one(id)
        ),
        WhyNot::Matched { people, found } => {
            let cast = RoundWords {
                program,
                round,
                people,
            };
            let mut out = format!("{both} are matched\n");
            found::write(&cast, found, &mut out);
            out
        }
        WhyNot::Settled {
            people,
            pair,
            instead,
        } => {
            let cast = RoundWords {
                program,
                round,
                people,
            };
            let mut out = format!(
                "{both} could have been matched, with a score of {}, but the matches are accepted and do not move\n",
                pair.score
            );
            have_instead(&cast, pair, instead, &mut out);
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
            let cast = RoundWords {
                program,
                round,
                people,
            };
            let price = price(round, best, with_them, *lowest);
            let mut out = format!(
                "{both} could be matched, with a score of {}\n{price}\n",
                pair.score
            );
            have_instead(&cast, pair, instead, &mut out);
            out
        }
    }
}

fn name(program: &Program, id: &PersonId) -> String {
    let person = program.participant(id);
    let known = |person: &Participant| person.name.reveal().clone();
    person.map_or_else(|| id.as_str().to_owned(), |person| known(person))
}

fn broken(rules: &[MustRule]) -> String {
    let words: Vec<String> = rules
        .iter()
        .map(|rule| match rule {
            MustRule::Rule(rule) => format!("they break `{}`", rule.key()),
            MustRule::Forbidden => "the organisers forbade it".to_owned(),
            MustRule::Avoid => {
                "one of them asked never to meet the other (confidential)".to_owned()
            }
            MustRule::MinimumScore => rule_words(*rule).replacen("below", "they are below", 1),
        })
        .collect();
    words::list(&words)
}

/// The first objective in which the best matching with the two falls behind.
fn price(round: &Round, best: &Levels, with: &Levels, lowest: Option<[u32; 2]>) -> String {
    for objective in ordered(round) {
        if let (Objective::WorstOff, Some([without, with])) = (objective, lowest)
            && with != without
        {
            return format!("it would lower the lowest score from {without} to {with}");
        }
        for (one, many, of) in levels(objective) {
            let [best, with] = [best, with].map(of);
            if with < best {
                let (with, best) = (words::plural(with, one, many), words::number(best));
                return format!("with them, all matches together reach {with}; without, {best}");
            }
        }
    }
    "it would cost nothing: both ways are equally good, and a draw by their ids decided".to_owned()
}

fn have_instead(cast: &RoundWords<'_>, pair: &PairScore, instead: &[Match], out: &mut String) {
    if let Some(points) = points(pair) {
        let _ = writeln!(out, "{points}");
    }
    if instead.is_empty() {
        out.push_str("neither of them has a partner\n");
    } else {
        out.push_str("\nInstead there is:\n");
    }
    for found in instead {
        found::write(cast, found, out);
    }
}
