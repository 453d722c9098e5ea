//! From profiles and a policy to columns.

use std::collections::BTreeSet;

use super::luck::LuckColumn;
use super::offers::OfferColumns;
use super::wish::WishColumns;
use super::{BROKEN, Column, Columns, Effect, UNKNOWN};
use crate::matching::candidates::{Candidate, Candidates};
use crate::matching::objectives::{Packing, Values};
use crate::matching::report::MatchError;
use crate::matching::rules::{Measure, RULES, RuleId, Scale};
use crate::matching::wishes::WISH_POINTS;
use crate::model::{Language, Profile, Term, round::Importance};

/// Sets of classes, one for each person: word by word, so that one word of many people lies together.
#[derive(Clone, Debug, Default)]
pub struct Bits {
    /// How many people.
    people: usize,
    /// How many words each has.
    pub words: usize,
    bits: Vec<u32>,
}

impl Bits {
    /// A set for each person, of classes below `classes`.
    pub fn new(sets: &[Vec<u32>], classes: usize) -> Self {
        let (people, words) = (sets.len(), classes.div_ceil(32));
        let mut bits = vec![0; people * words];
        for (person, set) in sets.iter().enumerate() {
            for class in set {
                bits[*class as usize / 32 * people + person] |= 1 << (class % 32);
            }
        }
        Self {
            people,
            words,
            bits,
        }
    }

    /// One word of everybody.
    pub fn word(&self, word: usize) -> &[u32] {
        &self.bits[word * self.people..][..self.people]
    }

    /// How many classes two people have in common.
    pub fn common(&self, a: usize, b: usize) -> u32 {
        let both = (0..self.words).map(|word| self.word(word)[a] & self.word(word)[b]);
        both.map(u32::count_ones).sum()
    }

    /// Whether the set of `a` here and that of `b` in `other` have a class in common.
    pub fn meets(&self, a: usize, other: &Self, b: usize) -> bool {
        (0..self.words).any(|word| self.word(word)[a] & other.word(word)[b] != 0)
    }
}

/// The class of each person's value, and the distinct values, sorted: a class is a place among them.
pub fn classes<T: Ord + Clone>(
    values: impl Iterator<Item = Option<T>> + Clone,
) -> (Vec<u32>, Vec<T>) {
    let distinct: BTreeSet<T> = values.clone().flatten().collect();
    let distinct: Vec<T> = distinct.into_iter().collect();
    let classes = values.map(|value| value.map_or(UNKNOWN, |value| class(&distinct, &value)));
    (classes.collect(), distinct)
}

fn class<T: Ord>(distinct: &[T], value: &T) -> u32 {
    let at = distinct.binary_search(value).ok();
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or(UNKNOWN)
}

/// The sets of everybody's values as bits, and the distinct values.
pub fn sets<T: Ord + Clone>(values: &[Vec<T>]) -> (Bits, Vec<T>) {
    let distinct: BTreeSet<&T> = values.iter().flatten().collect();
    let distinct: Vec<T> = distinct.into_iter().cloned().collect();
    let set = |values: &Vec<T>| values.iter().map(|value| class(&distinct, value)).collect();
    let sets: Vec<Vec<u32>> = values.iter().map(set).collect();
    (Bits::new(&sets, distinct.len()), distinct)
}

pub(super) fn compile(candidates: &Candidates, people: Vec<u32>) -> Result<Columns, MatchError> {
    let of = |number: &u32| candidates.person(*number).known;
    let known: Vec<Candidate> = people.iter().filter_map(of).collect();
    debug_assert_eq!(known.len(), people.len(), "who takes part has a profile");
    let languages: Vec<Vec<&str>> = known.iter().map(languages).collect();
    let interests: Vec<Vec<_>> = known
        .iter()
        .map(|one| one.profile.interests.clone())
        .collect();
    let wishes = WishColumns::new(&known, &languages, &interests);
    let waiting: Vec<i32> = people
        .iter()
        .map(|number| i32::from(candidates.person(*number).waited))
        .collect();
    let most = Values {
        waiting: u32::try_from(waiting.iter().sum::<i32>().min(2)).unwrap_or(2),
        wishes: if wishes.is_empty() {
            0
        } else {
            2 * WISH_POINTS
        },
        score: candidates.scale.most.iter().sum(),
    };
    let packing = Packing::new(candidates.policy, most, people.len())
        .ok_or(MatchError::TooManyPeople(people.len()))?;
    let (effects, base) = effects(candidates, &known);
    let luck = luck(candidates, &people);
    Ok(Columns {
        effects,
        luck,
        base,
        minimum: i32::try_from(candidates.scale.minimum_score).unwrap_or(i32::MAX),
        languages: sets(&languages).0,
        interests: sets(&interests).0,
        wishes,
        waiting,
        exceptions: exceptions(candidates, &people),
        hashes: people
            .iter()
            .map(|number| candidates.person(*number).hash)
            .collect(),
        packing,
        people,
    })
}

fn languages<'a>(one: &Candidate<'a>) -> Vec<&'a str> {
    one.profile
        .languages
        .iter()
        .map(Language::primary)
        .collect()
}

/// The columns of the rules that do something, and what every pair has.
fn effects(candidates: &Candidates, known: &[Candidate]) -> (Vec<Effect>, i32) {
    let (mut effects, mut base) = (Vec::new(), 0);
    let policy = candidates.policy;
    for rule in &RULES {
        let Measure::Pair { column, .. } = rule.measure else {
            continue;
        };
        if policy.importance(rule.id) == Importance::Off {
            continue;
        }
        let does = |points: u32| effect(&candidates.scale, rule.id, points);
        match column(known, policy) {
            Column::NotFormer => base += does(100),
            Column::Same {
                classes,
                same,
                different,
            } => effects.push(Effect::Same {
                classes,
                same: does(same),
                different: does(different),
                unknown: does(0),
            }),
            Column::Table { classes, points } => {
                let whole = |row: &Vec<u32>| {
                    let points = |class: &u32| row.get(*class as usize).copied().unwrap_or(0);
                    let narrow = |class| i16::try_from(does(points(class))).unwrap_or(i16::MIN);
                    classes.iter().map(narrow).collect()
                };
                effects.push(Effect::Table {
                    columns: points.iter().map(whole).collect(),
                    classes,
                    unknown: does(0),
                });
            }
            Column::Common(field, by_count) => {
                let by_count = by_count.iter().map(|points| does(*points)).collect();
                effects.push(Effect::Common(field, by_count));
            }
            Column::Offers(by_directions) => {
                effects.push(Effect::Offers(offers(known, by_directions.map(does))));
            }
        }
    }
    (effects, base)
}

/// What so many points of 100 do to the score.
fn effect(scale: &Scale, rule: RuleId, points: u32) -> i32 {
    if points == 0 && scale.must[rule as usize] {
        return BROKEN;
    }
    i32::try_from(scale.share(rule, points)).unwrap_or(0)
}

fn offers(known: &[Candidate], by_directions: [i32; 3]) -> OfferColumns {
    let terms = |of: fn(&Profile) -> &Vec<Term>| -> Vec<Vec<Term>> {
        known.iter().map(|one| of(one.profile).clone()).collect()
    };
    OfferColumns::new(
        &terms(|one| &one.offers),
        &terms(|one| &one.seeks),
        by_directions,
    )
}

/// The parts by which luck raises scores, if anybody is owed anything.
fn luck(candidates: &Candidates, people: &[u32]) -> Option<LuckColumn> {
    let most = candidates.scale.most[RuleId::Luck as usize];
    let owed = || people.iter().map(|number| candidates.person(*number).owed);
    (most > 0 && owed().any(|owed| owed > 0))
        .then(|| LuckColumn::new(owed().map(|owed| candidates.scale.luck(owed)), most))
}

/// What is added to the scores of a few pairs.
fn exceptions(candidates: &Candidates, people: &[u32]) -> Vec<Vec<(u32, i32)>> {
    let rule = RuleId::NeverAgain;
    let scale = &candidates.scale;
    let former = match candidates.policy.importance(rule) {
        Importance::Off => 0,
        _ => effect(scale, rule, 0) - effect(scale, rule, 100),
    };
    let place = |number: &u32| u32::try_from(people.binary_search(number).ok()?).ok();
    let row = |number: &u32| {
        let never = [&candidates.avoid, &candidates.forbidden].map(|relation| relation.of(*number));
        let never = never
            .into_iter()
            .flatten()
            .filter_map(place)
            .map(|v| (v, BROKEN));
        let former = candidates
            .former
            .of(*number)
            .iter()
            .filter_map(place)
            .map(|v| (v, former));
        let mut row: Vec<(u32, i32)> = never.chain(former).collect();
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
