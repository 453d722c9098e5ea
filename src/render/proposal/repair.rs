//! A repair for the organisers' eyes: who is free, the new matches, who is still alone and why, and the proof.

use std::fmt::Write;

use crate::matching::{Free, Match, Repair, RoundMatches, Unmatched};
use crate::model::{Ledger, PersonId, Program, Round};
use crate::words::{Arg, Words};

use super::super::round_words::RoundWords;
use super::proof::{self, Scope};
use super::{found, write_matches};

/// The repair of a round beside its accepted matches. Those are listed if there is nothing new to look at.
pub fn text(
    program: &Program,
    round: &Round,
    (ledger, accepted): (&Ledger, &RoundMatches),
    repair: &Repair,
    words: &Words,
) -> String {
    let cast = |people| RoundWords {
        program,
        round,
        people,
        words,
    };
    let own = cast(&repair.found.people);
    let mut out = head(&own, accepted, repair);
    if repair.found.matches.is_empty() {
        write_matches(&cast(&accepted.people), &accepted.matches, &mut out);
    } else {
        let _ = writeln!(out, "\n{}", placed(&own, repair));
        write_new(&own, repair, &mut out);
    }
    if let Some(parted) = parted(&own, ledger, repair) {
        let _ = writeln!(out, "\n{parted}");
    }
    write_alone(&own, repair, &mut out);
    if let Some(proposal) = repair.found.proposal() {
        // Of nothing, nothing is proved.
        if proposal.totals.eligible_pairs == 0 && repair.found.matches.is_empty() {
            return out;
        }
        let scope = Scope::Repair {
            may_move: repair.may_move,
        };
        let matches = &repair.found.matches;
        out.push_str(&proof::text(round, matches, proposal, scope, words));
    }
    out
}

/// `October 2026 (2026c): 44 matches go on`, and who is free.
fn head(cast: &RoundWords<'_>, accepted: &RoundMatches, repair: &Repair) -> String {
    let (title, id) = (&cast.round.title, &cast.round.id);
    let count = ("count", accepted.matches.len().into());
    let mut out = format!("{title} ({id}): {}\n", cast.say("repair-go-on", &[count]));
    if !repair.free.is_empty() {
        let _ = writeln!(out, "{}", free(cast, repair));
    }
    out
}

/// `4 people are free: 2 left behind, 2 new since the matches were accepted`
pub(in crate::render) fn free(cast: &RoundWords<'_>, repair: &Repair) -> String {
    let parts = Free::ALL.into_iter().filter_map(|free| {
        let count = repair.free.values().filter(|one| **one == free).count();
        (count > 0).then(|| cast.say(key(free), &[("count", count.into())]))
    });
    let parts: Vec<String> = parts.collect();
    let list = ("list", cast.words.list(&parts).into());
    let count = ("count", repair.free.len().into());
    cast.say("repair-free", &[count, list])
}

fn key(free: Free) -> &'static str {
    match free {
        Free::LeftBehind => "repair-left-behind",
        Free::Silent => "repair-silent",
        Free::Waits => "repair-waits",
        Free::New => "repair-new",
    }
}

/// `Proposed: 2 pairs, 1 trio; 1 accepted pair is moved`
pub(in crate::render) fn placed(cast: &RoundWords<'_>, repair: &Repair) -> String {
    let of_size = |size: usize| {
        let matches = repair.found.matches.iter();
        matches.filter(|one| one.people.len() == size).count()
    };
    let say = |key: &str, count: usize| cast.say(key, &[("count", count.into())]);
    let groups = [("report-pairs", of_size(2)), ("report-trios", of_size(3))];
    let groups = groups.into_iter().filter(|(_, count)| *count > 0);
    let mut parts: Vec<String> = groups.map(|(key, count)| say(key, count)).collect();
    if repair.may_move {
        parts.push(say("repair-moved", repair.moved.len()));
    }
    cast.say_list("repair-proposed", &parts)
}

/// Accepted pairs that are moved. Where everybody has one partner, the new matches say so.
pub(in crate::render) fn parted(
    cast: &RoundWords<'_>,
    ledger: &Ledger,
    repair: &Repair,
) -> Option<String> {
    if repair.moved.is_empty() || !cast.round.has_several() {
        return None;
    }
    let pairs = repair.moved.iter().map(|at| {
        let people = ledger.matches[*at].people.iter();
        let numbers = people.filter_map(|id| repair.found.number(id));
        let names: Vec<String> = numbers.map(|number| cast.called(number)).collect();
        cast.words.list(&names)
    });
    let list = pairs.collect::<Vec<String>>().join("; ");
    Some(cast.say("repair-parted", &[("list", list.into())]))
}

fn write_new(cast: &RoundWords<'_>, repair: &Repair, out: &mut String) {
    let mut matches: Vec<&Match> = repair.found.matches.iter().collect();
    matches.sort_by_key(|found| (found.score, found.people.clone()));
    let _ = writeln!(out, "{}", cast.words.say("report-weakest"));
    for one in matches {
        found::write(cast, one, out);
        if let Some(said) = joins(cast, repair, one) {
            let _ = writeln!(out, "       {said}");
        }
    }
}

/// Who joins an accepted pair.
pub(in crate::render) fn joins(
    cast: &RoundWords<'_>,
    repair: &Repair,
    one: &Match,
) -> Option<String> {
    let free = |number: &&u32| repair.free.contains_key(number);
    let mut joining = one.people.iter().filter(free);
    let (third, others) = (joining.next()?, joining.next());
    if one.people.len() != 3 || others.is_some() {
        return None;
    }
    let name = ("name", cast.called(*third).into());
    Some(cast.say("repair-joins", &[name]))
}

fn write_alone(cast: &RoundWords<'_>, repair: &Repair, out: &mut String) {
    let unmatched = cast.in_turn(&repair.found.unmatched);
    if !unmatched.is_empty() {
        let _ = writeln!(out, "\n{}", cast.words.say("report-without"));
    }
    for one in unmatched {
        let _ = writeln!(out, "\n       {}", alone(cast, repair, one));
        for (others, why) in cast.blocked(one) {
            let _ = writeln!(out, "       {others:>5}  {why}");
        }
        for remark in cast.remarks(one.person) {
            let _ = writeln!(out, "       {remark}");
        }
    }
}

/// Why somebody is still alone, and how they came to be free.
pub(in crate::render) fn alone(cast: &RoundWords<'_>, repair: &Repair, one: &Unmatched) -> String {
    let said = match one.possible {
        // Where people may have several partners, others than those who are free are looked at, too.
        0 if !cast.round.has_several() => {
            let why = cast.say("repair-none", &[("count", one.others.into())]);
            let name = Arg::from(cast.name(one.person));
            cast.say("report-left", &[("name", name), ("why", why.into())])
        }
        _ => cast.unmatched(one),
    };
    let since = match repair.free.get(&one.person) {
        Some(Free::New) => "report-since-new",
        Some(Free::LeftBehind) => "report-since-partner",
        Some(Free::Silent) => "report-since-no-answer",
        Some(Free::Waits) | None => return said,
    };
    format!("{said} ({})", cast.words.say(since))
}

/// What a coordinator reads last: whose letters are new, and what else could help.
pub fn letters(letters: &[PersonId], words: &Words) -> String {
    let ids: Vec<String> = letters
        .iter()
        .map(|id| format!("`{}`", id.as_str()))
        .collect();
    let args = [
        ("count", letters.len().into()),
        ("list", words.list(&ids).into()),
    ];
    words.say_with("repair-letters", &args)
}
