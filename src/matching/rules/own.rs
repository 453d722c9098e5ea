//! The rule of a field of the program's own: what its declaration says of two answers. Who gave none has no points.

use std::collections::BTreeMap;

use super::{Pair, Way, named};
use crate::matching::candidate::Candidate;
use crate::matching::clocks::{self, Clocks};
use crate::matching::column::{Column, SetField, Slots};
use crate::model::own::{Answer, Kind, OwnField, OwnId, Verb, WEEK, Week};
use crate::model::policy::{Prefer, PreferKind};
use crate::model::{Policy, Private, Term};

/// By how many steps of an order two values are apart; by how many values two people have in common; by in how many
/// directions one has what the other named.
const NEAR: [u32; 4] = [100, 60, 30, 0];
const BY_COMMON: &[u32] = &[0, 40, 65, 85, 100];
const BY_DIFFERENCE: &[u32] = &[100, 60, 30, 0];
const BY_DIRECTIONS: [u32; 3] = [0, 60, 100];

/// Minutes of a slot of the columns' weeks: times, and offsets from UTC, are multiples of it.
const SLOT: u32 = 15;

static SAME: Prefer<Term> = Prefer::Same;

fn prefer<'a>(field: &OwnField, policy: &'a Policy) -> &'a Prefer<Term> {
    policy.own(field.id).map_or(&SAME, |own| &own.prefer)
}

/// What it asks under a policy.
pub(super) fn way(field: &OwnField, policy: &Policy) -> Way {
    let prefer = prefer(field, policy).kind();
    let plain = matches!(field.verb, None | Some(Verb::Same | Verb::Overlap(_)));
    Way {
        prefer,
        graded: !plain || field.kind == Kind::Many || prefer == PreferKind::Named,
    }
}

/// Points of a pair.
pub(super) fn points(pair: &Pair, field: &OwnField, policy: &Policy) -> u32 {
    let prefer = prefer(field, policy);
    let [a, b] = [pair.a, pair.b].map(|profile| profile.own(field.id));
    if let Some(Verb::Complementary(other)) = field.verb {
        let helps = |from: &crate::model::Profile, to: &crate::model::Profile| {
            let wanted = terms(to.own(other));
            terms(from.own(field.id))
                .iter()
                .any(|term| wanted.contains(term))
        };
        let ways = [helps(pair.a, pair.b), helps(pair.b, pair.a)];
        return BY_DIRECTIONS[ways.iter().filter(|helps| **helps).count()];
    }
    if let Prefer::Named(wanted) = prefer {
        let has = |answer| terms(answer).iter().any(|term| wanted.contains(term));
        return named::points(has(a), has(b));
    }
    let different = *prefer == Prefer::Different;
    match (a, b) {
        _ if field.kind == Kind::Many => {
            let theirs = terms(b);
            let common = terms(a).iter().filter(|term| theirs.contains(term)).count();
            let scale = if different { BY_DIFFERENCE } else { BY_COMMON };
            scale[common.min(scale.len() - 1)]
        }
        (Some(Answer::Terms(a)), Some(Answer::Terms(b))) => match (&a[..], &b[..]) {
            ([a], [b]) => of_terms(field, different, *a, *b),
            _ => 0,
        },
        (Some(Answer::Number(a)), Some(Answer::Number(b))) => of_numbers(field, different, *a, *b),
        (Some(Answer::Text { folded: a, .. }), Some(Answer::Text { folded: b, .. })) => {
            plain(a == b, different)
        }
        (Some(Answer::Week(a)), Some(Answer::Week(b))) => match field.verb {
            Some(Verb::Overlap(hours)) => {
                100 * u32::from(overlap(pair, a, b) >= u32::from(hours) * 60)
            }
            _ => 0,
        },
        _ => 0,
    }
}

/// Minutes a week in which both are free, in the part of the round in which they are fewest.
pub fn overlap(pair: &Pair, a: &Week, b: &Week) -> u32 {
    let days = pair
        .clocks
        .iter()
        .flat_map(|clock| clock.iter().map(|(day, _)| *day));
    let common = days.map(|day| {
        let [a, b] = [(a, pair.clocks[0]), (b, pair.clocks[1])]
            .map(|(week, clock)| week.in_utc(clocks::on(clock, day)));
        a.common(&b)
    });
    common.min().unwrap_or(0)
}

fn plain(same: bool, different: bool) -> u32 {
    100 * u32::from(same != different)
}

fn of_terms(field: &OwnField, different: bool, a: Term, b: Term) -> u32 {
    let near = match &field.verb {
        Some(Verb::Steps) => NEAR[usize::from(a.0.abs_diff(b.0)).min(NEAR.len() - 1)],
        Some(Verb::Distances(points)) => {
            let row = points.get(usize::from(a.0));
            row.and_then(|row| row.get(usize::from(b.0)))
                .copied()
                .unwrap_or(0)
        }
        _ => return plain(a == b, different),
    };
    if different { 100 - near } else { near }
}

fn of_numbers(field: &OwnField, different: bool, a: u16, b: u16) -> u32 {
    let Some(Verb::Apart(far)) = field.verb else {
        return plain(a == b, different);
    };
    let (apart, far) = (u32::from(a.abs_diff(b)), u32::from(far));
    let near = far.saturating_sub(apart) * 100 / far.max(1);
    if different { 100 - near } else { near }
}

fn terms(answer: Option<&Answer>) -> &[Term] {
    answer.map_or(&[], Answer::terms)
}

/// The same for everybody at once.
pub(super) fn column(
    people: &[Candidate],
    clocks: &Clocks,
    field: &OwnField,
    policy: &Policy,
) -> Option<Column> {
    let prefer = prefer(field, policy);
    let different = *prefer == Prefer::Different;
    let has = people.iter().map(|person| person.profile.own(field.id));
    let lists = |id: OwnId| {
        let lists = people.iter().map(|one| terms(one.profile.own(id)).to_vec());
        lists.collect::<Vec<_>>()
    };
    let one = has.clone().map(|answer| match terms(answer) {
        [term] => Some(*term),
        _ => None,
    });
    Some(match (field.verb.as_ref()?, prefer) {
        (Verb::Complementary(other), _) => Column::Offers {
            offers: lists(field.id),
            seeks: lists(*other),
            points: BY_DIRECTIONS,
        },
        (Verb::Overlap(hours), _) => overlaps(people, clocks, field.id, *hours),
        (_, Prefer::Named(wanted)) => {
            named::column(has.map(|answer| terms(answer).iter().any(|term| wanted.contains(term))))
        }
        _ if field.kind == Kind::Many => {
            let points = if different { BY_DIFFERENCE } else { BY_COMMON };
            Column::Common(SetField::Own(field.id), points)
        }
        (Verb::Steps | Verb::Distances(_), _) => {
            Column::table(one, |a, b| of_terms(field, different, *a, *b))
        }
        (Verb::Apart(_), _) => {
            let numbers = has.map(|answer| match answer {
                Some(Answer::Number(number)) => Some(*number),
                _ => None,
            });
            Column::table(numbers, |a, b| of_numbers(field, different, *a, *b))
        }
        (Verb::Same, _) => {
            let values = has.map(class);
            Column::same(values, plain(true, different), plain(false, different))
        }
    })
}

/// What is the same or not.
fn class(answer: Option<&Answer>) -> Option<(u16, Option<&Private<String>>)> {
    match answer? {
        Answer::Terms(terms) => Some((terms.first()?.0, None)),
        Answer::Number(number) => Some((*number, None)),
        Answer::Text { folded, .. } => Some((0, Some(folded))),
        Answer::Week(_) => None,
    }
}

/// The slots of everybody's week by the clock of UTC, for each part of the round in which no clock changes.
fn overlaps(people: &[Candidate], clocks: &Clocks, field: OwnId, hours: u16) -> Column {
    let mut parts: BTreeMap<Vec<i32>, Slots> = BTreeMap::new();
    for day in clocks.days() {
        let offsets = people
            .iter()
            .map(|one| clocks::on(clocks.get(one.clock), day));
        let offsets: Vec<i32> = offsets.collect();
        let of = |(one, ahead): (&Candidate, &i32)| match one.profile.own(field) {
            Some(Answer::Week(week)) => slots(week, *ahead),
            _ => Vec::new(),
        };
        parts
            .entry(offsets)
            .or_insert_with_key(|offsets| people.iter().zip(offsets).map(of).collect());
    }
    Column::Overlap {
        parts: parts.into_values().collect(),
        least: u32::from(hours) * 60 / SLOT,
    }
}

fn slots(week: &Week, ahead: i32) -> Vec<u16> {
    let all = week.spans().iter().flat_map(|[from, until]| {
        let slots = from / SLOT..until / SLOT;
        slots.map(move |slot| {
            let minute = (slot * SLOT).cast_signed() - ahead;
            minute.rem_euclid(WEEK.cast_signed()).cast_unsigned() / SLOT
        })
    });
    all.filter_map(|slot| u16::try_from(slot).ok()).collect()
}
