//! Groups of people that are hard to place.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::cast::Cast;
use super::draw::Draw;
use crate::model::own::{Kind, OwnId};
use crate::model::vocabulary::List;
use crate::model::{Country, Language, Profile, Term};

/// A group is told if at least so many of it were drawn ...
const LEAST_DRAWN: usize = 20;
/// ... and so many of them were hard to place.
const LEAST_HARD: usize = 5;
/// So many groups are told.
const MOST_GROUPS: usize = 8;

/// Some of the people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Who lives there.
    Country(Country),
    /// Who writes one language only, by its primary subtag.
    Only(Language),
    /// Who works there.
    Sector(Term),
    /// Who is so far on.
    CareerStage(Term),
    /// Who answers this in a field of the program's own.
    Own(OwnId, Term),
}

/// How a group fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupFigure {
    /// Which.
    pub group: Group,
    /// How many were drawn in all cohorts.
    pub drawn: usize,
    /// How many of them were left over.
    pub left: usize,
    /// How many of them had at most two possible partners.
    pub few: usize,
}

/// The groups whose people are left over, or have few possible partners, at least three times as often as all are.
pub(super) fn groups(draws: &[Draw], cast: &Cast<'_>) -> Vec<GroupFigure> {
    let mut found: BTreeMap<Group, GroupFigure> = BTreeMap::new();
    let (mut drawn, mut hard) = (0, 0);
    for draw in draws {
        for (at, person) in draw.cohort.program.participants.iter().enumerate() {
            let is_in = |list: &[usize]| list.binary_search(&at).is_ok();
            let (left, few) = (is_in(&draw.left), is_in(&draw.few));
            drawn += 1;
            hard += usize::from(left || few);
            for group in of(&person.profile, cast) {
                let figure = found.entry(group.clone()).or_insert(GroupFigure {
                    group,
                    drawn: 0,
                    left: 0,
                    few: 0,
                });
                figure.drawn += 1;
                figure.left += usize::from(left);
                figure.few += usize::from(few);
            }
        }
    }
    let worst = |one: &GroupFigure| one.left.max(one.few);
    let mut told: Vec<GroupFigure> = found.into_values().collect();
    told.retain(|one| {
        let stands_out = worst(one) * drawn >= 3 * hard * one.drawn;
        one.drawn >= LEAST_DRAWN && worst(one) >= LEAST_HARD && stands_out
    });
    told.sort_by_key(|one| {
        (
            Reverse(1_000 * worst(one) / one.drawn),
            Reverse(one.drawn),
            one.group.clone(),
        )
    });
    told.truncate(MOST_GROUPS);
    told
}

/// The groups somebody is in.
fn of(profile: &Profile, cast: &Cast<'_>) -> Vec<Group> {
    let vocabulary = &cast.program.vocabulary;
    let mut groups = vec![Group::Country(profile.country)];
    if let [only] = &profile.languages[..] {
        groups.extend(Language::new(only.primary()).map(Group::Only));
    }
    let known = |list, term: &Term| vocabulary.entries(list).get(usize::from(term.0)).is_some();
    let sector = profile.sector.filter(|term| known(List::Sectors, term));
    groups.extend(sector.map(Group::Sector));
    let stage = profile
        .career_stage
        .filter(|term| known(List::CareerStages, term));
    groups.extend(stage.map(Group::CareerStage));
    let own = vocabulary
        .own
        .iter()
        .filter(|field| field.kind != Kind::Many);
    for field in own {
        let terms = profile
            .own(field.id)
            .map_or(&[][..], |answer| answer.terms());
        groups.extend(terms.iter().map(|term| Group::Own(field.id, *term)));
    }
    groups
}
