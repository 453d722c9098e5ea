//! What two sets of matches come to, figure by figure.

use crate::matching::{Comparison, RoleTotal, Tally};
use crate::model::roles::Role;
use crate::words::english;

/// A figure, if there is one on that side.
type Figure = (&'static str, fn(&Tally) -> Option<u64>);

/// Those of every round.
const PEOPLE: [Figure; 2] = [
    ("people with a partner", |tally| Some(tally.matched as u64)),
    ("without a partner", |tally| Some(tally.left as u64)),
];
/// Whom the round owes it; told if there is anybody.
const WAITED: Figure = ("of them waited last time", |tally| {
    Some(tally.waited as u64)
});
const PAIRS: Figure = ("pairs", |tally| Some(tally.pairs as u64));
const TRIOS: Figure = ("trios", |tally| Some(tally.trios as u64));
const WISHES: Figure = ("wishes met", |tally| Some(tally.wishes as u64));
const POINTS: Figure = ("points of wishes", |tally| Some(tally.wish_points));
const SCORES: [Figure; 2] = [
    ("sum of scores", |tally| Some(tally.score)),
    ("lowest score", |tally| tally.lowest.map(u64::from)),
];

/// Each figure before and now.
pub(super) fn rows(found: &Comparison) -> Vec<[String; 3]> {
    let any = |of: fn(&Tally) -> Option<u64>| found.tallies.iter().any(|tally| of(tally) > Some(0));
    let told = |figures: &[Figure]| {
        let rows = figures.iter().map(|(what, of)| {
            let [before, now] = found.tallies.each_ref().map(|tally| said(of(tally)));
            [(*what).to_owned(), before, now]
        });
        rows.collect::<Vec<_>>()
    };
    let mut rows = told(&PEOPLE[..1]);
    if found.several && any(WAITED.1) {
        rows.extend(told(&[WAITED]));
    }
    rows.extend(told(&PEOPLE[1..]));
    rows.extend(places(found));
    rows.extend(told(&[PAIRS]));
    if !found.several || any(TRIOS.1) {
        rows.extend(told(&[TRIOS]));
    }
    rows.extend(told(&[WISHES]));
    if found.several {
        rows.extend(told(&[POINTS]));
    }
    rows.extend(told(&SCORES));
    rows
}

fn said(value: Option<u64>) -> String {
    value.map_or("–".to_owned(), english::number)
}

/// Who has anybody in a role, and how many places are taken.
fn places(found: &Comparison) -> Vec<[String; 3]> {
    let [before, now] = &found.tallies;
    let roles = [before, now].into_iter().flat_map(|tally| &tally.places);
    let mut roles: Vec<Option<Role>> = roles.map(|(role, _)| *role).collect();
    roles.sort_unstable();
    roles.dedup();
    let rows = roles.into_iter().flat_map(|role| {
        let row = |what: &str, of: fn(&RoleTotal) -> [u32; 2]| {
            let [before, now] = [before, now].map(|tally| {
                let total = tally.places.iter().find(|(other, _)| *other == role);
                total.map_or("–".to_owned(), |(_, total)| {
                    let [some, all] = of(total).map(|count| english::number(count.into()));
                    format!("{some} of {all}")
                })
            });
            [what.to_owned(), before, now]
        };
        let taken = |total: &RoleTotal| [total.taken, total.places];
        let covered = |total: &RoleTotal| [total.covered, total.people];
        match role {
            Some(Role::Mentor) => vec![
                row("mentors with a mentee", covered),
                row("mentors' places taken", taken),
            ],
            Some(Role::Mentee) => vec![
                row("mentees with a mentor", covered),
                row("mentees' places taken", taken),
            ],
            None => vec![row("places taken", taken)],
        }
    });
    rows.collect()
}
