//! A near time zone: by what the clocks show on the first day of the round, round the globe.

use super::{Measure, Rule, RuleId, Way};
use crate::matching::candidate::Candidate;
use crate::matching::column::Column;
use crate::model::Policy;
use crate::model::clock::ahead;
use crate::model::policy::PreferKind;

pub(super) const RULE: Rule = Rule {
    id: RuleId::TimeZone,
    ways: &[Way::GRADED, Way::different(true)],
    measure: Measure::Pair {
        points: |pair, policy| by_minutes(pair.minutes_apart, far(policy)),
        column,
    },
};

const FAR: u32 = 8 * 60;

fn far(policy: &Policy) -> bool {
    policy.preference(RuleId::TimeZone) == PreferKind::Different
}

fn by_minutes(apart: u32, far: bool) -> u32 {
    let near = FAR.saturating_sub(apart) * 100 / FAR;
    if far { 100 - near } else { near }
}

fn column(people: &[Candidate], policy: &Policy) -> Column {
    let (offsets, far) = (
        people.iter().map(|person| Some(person.minutes)),
        far(policy),
    );
    Column::table(offsets, |a, b| {
        by_minutes(ahead(*a, *b).unsigned_abs(), far)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_fall_to_nothing_at_eight_hours() {
        assert_eq!(
            [0, 60, 240, 479, 480, 720].map(|apart| by_minutes(apart, false)),
            [100, 87, 50, 0, 0, 0]
        );
        assert_eq!(
            [0, 240, 480, 720].map(|apart| by_minutes(apart, true)),
            [0, 50, 100, 100]
        );
    }
}
