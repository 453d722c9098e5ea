//! From profiles and a policy to columns.

use std::collections::BTreeMap;

use super::Columns;
use super::effect::{BROKEN, Effect};
use super::luck::LuckColumn;
use super::offers::OfferColumns;
use super::overlap::OverlapColumns;
use super::sets::Sets;
use super::wish::WishColumns;
use crate::matching::candidate::Candidate;
use crate::matching::candidates::Candidates;
use crate::matching::column::{Class, Column};
use crate::matching::objectives::{Packing, Values};
use crate::matching::report::MatchError;
use crate::matching::rules::{self, RuleId};
use crate::matching::scale::Scale;
use crate::matching::wishes::WISH_POINTS;
use crate::model::round::Importance;

pub(super) fn compile(candidates: &Candidates, people: Vec<u32>) -> Result<Columns, MatchError> {
    let of = |number: &u32| candidates.person(*number).known;
    let known: Vec<Candidate> = people.iter().filter_map(of).collect();
    debug_assert_eq!(known.len(), people.len(), "who takes part has a profile");
    let sets = Sets::new(&known, candidates.own);
    let wishes = WishColumns::new(&known, candidates.own, &sets);
    let rank = |number: &u32| candidates.person(*number).rank;
    let ranks = people
        .iter()
        .map(|number| i16::try_from(rank(number)).unwrap_or(i16::MAX));
    let waiting: Vec<i16> = ranks.collect();
    let mut highest: Vec<u32> = people.iter().map(rank).collect();
    highest.sort_unstable();
    let waited: u32 = highest.iter().rev().take(2).sum();
    let kept = kept(candidates, &people);
    let most = Values {
        waiting: waited,
        // Also where the last of these pairs is not among these people: one order holds for all of a repair.
        kept: u32::from(!candidates.kept.is_empty()),
        wishes: if wishes.is_empty() {
            0
        } else {
            2 * WISH_POINTS
        },
        score: candidates.scale.most.iter().sum(),
    };
    let packing = Packing::new(candidates.policy, most, people.len())
        .ok_or(MatchError::TooManyPeople(people.len()))?;
    let (effects, base) = effects(candidates, &known, &sets);
    let luck = luck(candidates, &people);
    Ok(Columns {
        luck,
        base,
        minimum: i16::try_from(candidates.scale.minimum_score).unwrap_or(i16::MAX),
        sets: sets.bits(|set| {
            let in_effects = effects.iter().any(|effect| effect.counts(set));
            in_effects || wishes.counts(set)
        }),
        effects,
        wishes,
        kept,
        absent: Vec::new(),
        waiting: if waited == 0 { Vec::new() } else { waiting },
        exceptions: exceptions(candidates, &people),
        hashes: people
            .iter()
            .map(|number| candidates.person(*number).hash)
            .collect(),
        packing,
        people,
    })
}

/// The columns of the rules that do something, and what every pair has.
fn effects(candidates: &Candidates, known: &[Candidate], sets: &Sets<'_>) -> (Vec<Effect>, i16) {
    let (mut effects, mut base) = (Vec::new(), 0);
    let mut counts: BTreeMap<usize, Vec<i16>> = BTreeMap::new();
    let policy = candidates.policy;
    for rule in rules::all(candidates.own) {
        if policy.importance(rule.id()) == Importance::Off {
            continue;
        }
        let Some(column) = rule.column(known, &candidates.clocks, policy) else {
            continue;
        };
        let does = |points: u32| effect(&candidates.scale, rule.id(), points);
        match column {
            Column::NotFormer => base += does(100),
            Column::Same {
                classes,
                same,
                different,
                unknown,
            } => effects.push(Effect::same(classes, [same, different, unknown].map(does))),
            Column::Table { classes, points } => {
                effects.push(table(classes, &points, does));
            }
            Column::Common(field, by_count) => {
                let by_count = by_count.iter().map(|points| does(*points)).collect();
                let set = sets.place(field);
                let before = counts.remove(&set);
                counts.insert(set, together(before, by_count));
            }
            Column::Offers {
                offers,
                seeks,
                points,
            } => {
                let offers = OfferColumns::new(&offers, &seeks, points.map(does));
                effects.push(Effect::Offers(offers));
            }
            Column::Overlap { parts, least } => {
                let overlap = OverlapColumns::new(&parts, least, [100, 0].map(does));
                effects.push(Effect::Overlap(overlap));
            }
        }
    }
    let counts = counts.into_iter();
    effects.extend(counts.map(|(set, by_count)| Effect::Common(set, by_count)));
    (effects, base)
}

/// A table as a whole column for each class of the row.
fn table(classes: Vec<Class>, points: &[Vec<u32>], does: impl Fn(u32) -> i16) -> Effect {
    let whole = |row: &Vec<u32>| {
        let points = |class: &Class| row.get(usize::from(*class)).copied().unwrap_or(0);
        classes.iter().map(|class| does(points(class))).collect()
    };
    Effect::Table {
        columns: points.iter().map(whole).collect(),
        classes,
        unknown: does(0),
    }
}

/// Two rules by the number of values in common, as one; what stands last holds for more.
fn together(before: Option<Vec<i16>>, more: Vec<i16>) -> Vec<i16> {
    let Some(before) = before else { return more };
    let at = |points: &[i16], count: usize| points[count.min(points.len() - 1)];
    let counts = 0..before.len().max(more.len());
    counts
        .map(|count| at(&before, count) + at(&more, count))
        .collect()
}

/// What so many points of 100 do to the score.
fn effect(scale: &Scale, rule: RuleId, points: u32) -> i16 {
    if points == 0 && scale.must[rule.place()] {
        return BROKEN;
    }
    i16::try_from(scale.share(rule, points)).unwrap_or(0)
}

/// The parts by which luck raises scores, if anybody is owed anything.
fn luck(candidates: &Candidates, people: &[u32]) -> Option<LuckColumn> {
    let most = candidates.scale.most[RuleId::Luck.place()];
    let owed = || people.iter().map(|number| candidates.person(*number).owed);
    (most > 0 && owed().any(|owed| owed > 0))
        .then(|| LuckColumn::new(owed().map(|owed| candidates.scale.luck(owed)), most))
}

/// Both directions of the pairs that are to be kept, by place, ascending.
fn kept(candidates: &Candidates, people: &[u32]) -> Vec<(u32, u32)> {
    let place = |number: u32| u32::try_from(people.binary_search(&number).ok()?).ok();
    let pairs = candidates.kept.iter();
    let pairs = pairs.filter_map(|[a, b]| Some((place(*a)?, place(*b)?)));
    let mut both: Vec<(u32, u32)> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    both.sort_unstable();
    both
}

/// What is added to the scores of a few pairs.
fn exceptions(candidates: &Candidates, people: &[u32]) -> Vec<Vec<(u32, i16)>> {
    let rule = RuleId::NeverAgain;
    let scale = &candidates.scale;
    let is_off = candidates.policy.importance(rule) == Importance::Off;
    let former = |ago: u32| match is_off {
        true => 0,
        false => {
            let points = rules::former_points(Some(ago), candidates.policy.former_fades);
            effect(scale, rule, points) - effect(scale, rule, 100)
        }
    };
    let place = |number: &u32| u32::try_from(people.binary_search(number).ok()?).ok();
    let pardoned = candidates.owed_to_pardon(people);
    let row = |number: &u32| {
        let never = [&candidates.avoid, &candidates.knows, &candidates.forbidden];
        let never = never.map(|relation| relation.of(*number));
        let never = never
            .into_iter()
            .flatten()
            .filter_map(place)
            .map(|v| (v, BROKEN));
        let former = candidates
            .former
            .of(*number)
            .iter()
            .filter_map(|other| Some((place(other)?, former(candidates.ago(*number, *other)))));
        let pardoned = pardoned.iter().filter_map(|(pair, broken)| {
            let other = match pair {
                [one, other] if one == number => other,
                [one, other] if other == number => one,
                _ => return None,
            };
            let broken = i16::try_from(*broken).unwrap_or(i16::MAX);
            Some((place(other)?, broken.saturating_mul(-BROKEN)))
        });
        let mut row: Vec<(u32, i16)> = never.chain(former).chain(pardoned).collect();
        row.sort_unstable();
        row.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        row
    };
    people.iter().map(row).collect()
}
