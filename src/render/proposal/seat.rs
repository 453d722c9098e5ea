//! Why somebody has this partner, or none: in words.

use std::fmt::Write;

use crate::matching::{
    Fixed, Mended, MustRule, Next, Relaxation, Repair, RoundMatches, WhyNot, WhySeat,
};
use crate::model::{PersonId, Program, Round};
use crate::words::{Words, english};

use super::super::round_words::RoundWords;
use super::{found, repair as repaired, why};

/// The answer to "why this partner?", or "why none?".
pub fn text(
    program: &Program,
    round: &Round,
    matches: &RoundMatches,
    id: &PersonId,
    answer: &WhySeat,
    words: &Words,
) -> String {
    let cast = RoundWords {
        program,
        round,
        people: &matches.people,
        words,
    };
    let name = why::name(program, id);
    let mut out = String::new();
    match answer {
        WhySeat::NotTakingPart => {
            let _ = writeln!(out, "{name} takes no part in {}", round.id);
        }
        WhySeat::OverCap(place) => {
            let place = english::number(*place as u64 + 1);
            let _ = writeln!(
                out,
                "{name} is over the cap of {}, number {place} of those who wait",
                round.id
            );
        }
        WhySeat::Matched { at, next, possible } => {
            with_whom(&cast, matches, (id, &name), at, &mut out);
            if matches.proposal().is_none() && !next.is_empty() {
                out.push_str("\naccepted pairs do not move; what follows is what it would cost if they might, as few as possible");
                if round.has_several() {
                    out.push_str(" (accepted pairs count, and new ones of whoever has nobody)");
                }
                out.push('\n');
            }
            others(&cast, matches, next, *possible, &mut out);
        }
        WhySeat::Fixed { at, by } => {
            with_whom(&cast, matches, (id, &name), at, &mut out);
            let _ = writeln!(out, "\n{}", fixed(*by));
        }
        WhySeat::Free {
            silent,
            repair,
            mended,
        } => {
            if let Some(at) = silent {
                let _ = writeln!(out, "{name} has a partner who does not answer");
                found::write(&cast, &matches.matches[*at], &mut out);
                out.push('\n');
            }
            free(&cast, repair, mended, (id, &name), &mut out);
        }
        WhySeat::Unmatched { at, tried } => {
            let left = &matches.unmatched[*at];
            let _ = writeln!(out, "{}", cast.unmatched(left));
            for (others, reason) in cast.blocked(left) {
                let _ = writeln!(out, "{others:>5}  {reason}");
            }
            helps(&name, matches, tried, &mut out);
        }
    }
    out
}

/// Why nobody else is looked for.
fn fixed(by: Fixed) -> &'static str {
    match by {
        Fixed::Three => "a match of three is never moved",
        Fixed::Silent => {
            "they do not answer: a repair looks for somebody for their partner, and for them once they are `active` again (`fortnight mark`)"
        }
        Fixed::Hands => {
            "this match is never moved: it was pinned or made `despite` a rule, or a rule of today speaks against it"
        }
    }
}

/// What the repair does for somebody, and why.
fn free(
    cast: &RoundWords<'_>,
    repair: &Repair,
    mended: &Mended,
    (id, name): (&PersonId, &str),
    out: &mut String,
) {
    let cast = RoundWords {
        people: &repair.found.people,
        ..*cast
    };
    let found = &repair.found;
    match mended {
        Mended::Held => {
            let _ = writeln!(
                out,
                "{name} came late, and is over the cap of {}: nobody looks for a partner for them",
                cast.round.id
            );
        }
        Mended::Placed { at, next, possible } => {
            let all = matches_of(found, id, at);
            let partners = match all.len() {
                1 => "a new partner".to_owned(),
                several => english::plural(several as u64, "new partner", "new partners"),
            };
            let _ = writeln!(
                out,
                "`fortnight match {} --accept` would give {name} {partners}",
                cast.round.id
            );
            for at in all {
                found::write(&cast, &found.matches[*at], out);
            }
            if let Some(said) = repaired::joins(&cast, repair, &found.matches[*at]) {
                let _ = writeln!(out, "       {said}");
            }
            others(&cast, found, next, *possible, out);
        }
        Mended::Alone { at, tried } => {
            let left = &found.unmatched[*at];
            let _ = writeln!(out, "{}", repaired::alone(&cast, repair, left));
            for (others, reason) in cast.blocked(left) {
                let _ = writeln!(out, "{others:>5}  {reason}");
            }
            helps(name, found, tried, out);
        }
    }
}

/// The places of somebody's matches, of which one is at this place.
fn matches_of<'m>(matches: &'m RoundMatches, id: &PersonId, at: &'m usize) -> &'m [usize] {
    let several = matches.number(id).map(|number| matches.several(number));
    match several.filter(|several| !several.is_empty()) {
        Some(several) => several,
        None => std::slice::from_ref(at),
    }
}

/// With whom somebody is.
fn with_whom(
    cast: &RoundWords<'_>,
    matches: &RoundMatches,
    (id, name): (&PersonId, &str),
    at: &usize,
    out: &mut String,
) {
    let all = matches_of(matches, id, at);
    let count = match all.len() {
        1 => "a partner".to_owned(),
        several => english::plural(several as u64, "partner", "partners"),
    };
    let _ = writeln!(out, "{name} has {count}");
    for at in all {
        found::write(cast, &matches.matches[*at], out);
    }
}

/// The best of the others, and why not they.
fn others(
    cast: &RoundWords<'_>,
    matches: &RoundMatches,
    next: &[Next],
    possible: usize,
    out: &mut String,
) {
    if next.is_empty() {
        let _ = writeln!(out, "\nnobody else would be possible");
        return;
    }
    let all = english::plural(possible as u64, "other is", "others are");
    let _ = writeln!(out, "\n{all} possible; the best for them:");
    for one in next {
        other(cast, matches, one, out);
    }
}

fn other(cast: &RoundWords<'_>, matches: &RoundMatches, next: &Next, out: &mut String) {
    let name = cast.name(next.person);
    let (pair, instead, why_not) = match &next.why {
        WhyNot::Possible {
            pair,
            instead,
            best,
            with_them,
            lowest,
            within,
            ..
        } => {
            let price = why::price(cast.round, [best, with_them], *lowest, *within, cast.words);
            (pair, &instead[..], price)
        }
        WhyNot::Settled { pair, instead, .. } => {
            let settled = "the matches are accepted and do not move".to_owned();
            (pair, &instead[..], settled)
        }
        WhyNot::NoPlace(id) => {
            let full = why::name(cast.program, id);
            let _ = writeln!(
                out,
                "\n       {name}\n       every place of {full} is taken by matches that stay"
            );
            return;
        }
        _ => {
            let held = match matches.proposal() {
                Some(_) => "one of the two is pinned, or stands by",
                None => {
                    "one of the two has a match that is never moved: of three, by hand, or with somebody who does not answer"
                }
            };
            let _ = writeln!(out, "\n       {name}\n       {held}");
            return;
        }
    };
    let _ = writeln!(out, "\n{:>5}  {name}", pair.score);
    if let Some(points) = found::points(cast, pair) {
        let _ = writeln!(out, "       {points}");
    }
    let _ = writeln!(out, "       {why_not}");
    let theirs = instead
        .iter()
        .filter(|one| one.people.contains(&next.person));
    let theirs = theirs.map(|one| {
        let people = one.people.iter().filter(|who| **who != next.person);
        let people: Vec<String> = people.map(|who| cast.name(*who)).collect();
        format!("{} ({})", english::list(&people), one.score)
    });
    let theirs: Vec<String> = theirs.collect();
    let now = match (theirs.is_empty(), matches.proposal()) {
        (false, _) => format!("is with {}", english::list(&theirs)),
        (true, Some(_)) => "has no partner".to_owned(),
        (true, None) => "has no partner at the moment".to_owned(),
    };
    let _ = writeln!(out, "       {name} {now}");
}

/// What was tried for somebody without a partner.
fn helps(name: &str, matches: &RoundMatches, tried: &[Relaxation], out: &mut String) {
    if matches.proposal().is_none() {
        return;
    }
    let Some((last, before)) = tried.split_last() else {
        let _ = writeln!(
            out,
            "\nno rule that could be given up for {name} alone stands between them and anybody"
        );
        return;
    };
    let failed = if last.helps { before } else { tried };
    let now = matches.unmatched.len();
    if last.helps {
        let left = match last.left == now {
            true => format!("as many are left over as now, {now}, but not {name}"),
            false => format!("{} would be left over instead of {now}", last.left),
        };
        let _ = writeln!(
            out,
            "\nit would help to give up {} for {name} alone: {} possible, and the best matches then have a partner for them; {left}",
            rules(&last.rules),
            partners(last.partners),
        );
    }
    for one in failed {
        let _ = writeln!(
            out,
            "\nit would not help to give up {} for {name} alone: {} possible, but the best matches then need {} elsewhere",
            rules(&one.rules),
            partners(one.partners),
            if one.partners == 1 {
                "that one"
            } else {
                "them all"
            },
        );
    }
}

fn rules(rules: &[MustRule]) -> String {
    let said = rules.iter().map(|rule| match rule {
        MustRule::Avoid => "`avoid` (confidential)".to_owned(),
        other => format!("`{}`", other.key()),
    });
    english::list(&said.collect::<Vec<_>>())
}

fn partners(count: usize) -> String {
    match count {
        1 => "1 partner would be".to_owned(),
        more => format!("{} partners would be", english::number(more as u64)),
    }
}
