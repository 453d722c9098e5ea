//! What a rehearsal came to, for the organisers' terminal.

use std::fmt::Write;

use super::values::Values;
use crate::model::roles::Role;
use crate::model::{Country, Program};
use crate::rehearse::{
    ENOUGH, Group, GroupFigure, MentorFigure, MustFigure, Places, SizeFigure, Spread, TRIES, Trial,
};
use crate::words::{Words, english};

/// The figures in words. `names` are words of the program's language, for values of its vocabulary.
pub fn text(program: &Program, trial: &Trial, names: &Words) -> String {
    let mut out = String::new();
    let people = trial.people;
    let _ = writeln!(out, "\nWithout a partner");
    let _ = writeln!(out, "  {}", of(people, trial.left));
    let _ = writeln!(
        out,
        "  with at most two possible partners: {}",
        range(people, trial.few)
    );
    if let Some(places) = &trial.places {
        taken(places, &mut out);
    }
    groups(program, trial, names, &mut out);
    musts(trial, &mut out);
    sizes(&trial.sizes, &mut out);
    if let Some(places) = &trial.places {
        mentors(&places.mentors, &mut out);
    }
    out
}

/// `3 of 120 in the middle of all draws, from 0 to 7; 97 % of all have a partner`.
fn of(people: usize, spread: Spread) -> String {
    let all = people * usize::try_from(TRIES).unwrap_or(usize::MAX);
    let covered = 100 * (all - spread.all) / all.max(1);
    format!(
        "{}; {covered} % of all have a partner",
        range(people, spread)
    )
}

fn range(people: usize, spread: Spread) -> String {
    let (middle, people) = (number(spread.median), number(people));
    match spread.least == spread.most {
        true => format!("{middle} of {people} in each draw"),
        false => format!(
            "{middle} of {people} in the middle of all draws, from {} to {}",
            number(spread.least),
            number(spread.most)
        ),
    }
}

/// How many places there are, how many are taken, and who has nobody in a role.
fn taken(places: &Places, out: &mut String) {
    let _ = writeln!(out, "\nPlaces, in the middle of all draws");
    for one in &places.roles {
        let (who, nobody) = match one.role {
            Some(Role::Mentor) => ("mentors have", "without a mentee"),
            Some(Role::Mentee) => ("mentees ask for", "without a mentor"),
            None => ("people have", "without a partner"),
        };
        let _ = writeln!(
            out,
            "  {} {who} {} places, of which {} are taken; {nobody}: {}, from {} to {}",
            number(one.people),
            number(one.places.median),
            number(one.taken.median),
            number(one.without.median),
            number(one.without.least),
            number(one.without.most)
        );
    }
}

/// How many mentors must be found.
fn mentors(tried: &[MentorFigure], out: &mut String) {
    let Some((last, before)) = tried.split_last() else {
        return;
    };
    let _ = writeln!(out, "\nHow many mentors must be found");
    let with = format!(
        "with {} mentors among {} people",
        number(last.mentors),
        number(last.people)
    );
    let _ = match last.is_enough() {
        true => writeln!(
            out,
            "  {with}, {} % of the mentees have a mentor: the first number tried with {ENOUGH} % or more",
            last.coverage()
        ),
        false => writeln!(
            out,
            "  not even {with}, the most that were tried, do {ENOUGH} % of the mentees have a mentor, but {} %: the rules leave the others nobody",
            last.coverage()
        ),
    };
    let before = before
        .iter()
        .map(|one| format!("{} ({} %)", number(one.mentors), one.coverage()));
    let before: Vec<String> = before.collect();
    if !before.is_empty() {
        let _ = writeln!(out, "  fewer for as many mentees: {}", before.join(", "));
    }
}

fn groups(program: &Program, trial: &Trial, names: &Words, out: &mut String) {
    let _ = writeln!(out, "\nHard to place, at least three times as often as all");
    if trial.groups.is_empty() {
        let _ = writeln!(out, "  nobody: no group of 20 or more stands out");
    }
    for one in &trial.groups {
        let _ = writeln!(out, "  {}", group(program, one, names));
    }
}

fn group(program: &Program, figure: &GroupFigure, names: &Words) -> String {
    let who = called(program, &figure.group, names);
    let mut parts = Vec::new();
    if figure.left > 0 {
        parts.push(format!("{} without a partner", number(figure.left)));
    }
    if figure.few > 0 {
        let few = number(figure.few);
        parts.push(format!("{few} with at most two possible ones"));
    }
    let drawn = number(figure.drawn);
    format!("{who}: of {drawn} drawn, {}", english::list(&parts))
}

/// What the people of a group have in common.
fn called(program: &Program, group: &Group, names: &Words) -> String {
    let values = Values {
        vocabulary: &program.vocabulary,
        words: names,
    };
    let country = |country: &Country| country.name().to_owned();
    let of = |key: &str, ours: &str, value: &str| {
        let label = program.vocabulary.label(key, names.language());
        format!("{} \"{value}\"", label.unwrap_or(ours))
    };
    match group {
        Group::Country(one) => format!("from {}", country(one)),
        Group::Only(language) => format!("no language but {}", language.name()),
        Group::Sector(term) => of("sector", "sector", values.sector(*term)),
        Group::CareerStage(term) => of("career_stage", "career stage", values.career_stage(*term)),
        Group::Own(id, term) => {
            let field = program.vocabulary.own(id.key());
            let value = field.map_or("", |field| values.own(field, *term));
            format!("{} \"{value}\"", id.key())
        }
    }
}

fn musts(trial: &Trial, out: &mut String) {
    let _ = writeln!(out, "\nWithout a partner if one must rule were given up");
    if trial.musts.is_empty() {
        let _ = writeln!(out, "  this round has no must rule");
    }
    for MustFigure { rule, left } in &trial.musts {
        let change = match left.all == trial.left.all {
            true => "  no change".to_owned(),
            false => format!("  {}", of(trial.people, *left)),
        };
        let _ = writeln!(out, "  {:<20}{change}", rule.key());
    }
}

fn sizes(sizes: &[SizeFigure], out: &mut String) {
    let tried = |one: &SizeFigure| format!("{} ({} %)", number(one.people), one.coverage());
    let Some((last, before)) = sizes.split_last() else {
        return;
    };
    let _ = writeln!(out, "\nHow large the round must be");
    let before: Vec<String> = before.iter().map(tried).collect();
    let people = number(last.people);
    let _ = match last.is_enough() {
        true => writeln!(
            out,
            "  with {people} people, {} % have a partner: the first size tried with {ENOUGH} % or more",
            last.coverage()
        ),
        false => writeln!(
            out,
            "  not even with {people} people, the largest size tried, do {ENOUGH} % have a partner, but {} %; a larger `--people` tries larger ones",
            last.coverage()
        ),
    };
    if !before.is_empty() {
        let _ = writeln!(out, "  smaller: {}", before.join(", "));
    }
}

fn number(count: usize) -> String {
    english::number(u64::try_from(count).unwrap_or(u64::MAX))
}
