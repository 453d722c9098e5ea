//! Large groups that lie around each other like shells: of nearly every pair, they tell most of what the two share.
//!
//! Where few people are hard to match, an optimum has groups of nearly everybody, one in the other. Then nearly every pair is covered
//! only together with the duals of the groups it shares, and to look these up for every pair would take hours.

use super::Duals;

/// As many groups, the largest first, are looked at.
const MOST_GROUPS: usize = 1024;

/// The shells down to the last heavy one, which is around the core; and those inside it.
pub(super) struct Shells {
    /// Whether a person is in the core.
    pub core: Vec<bool>,
    /// Half of what any two people of the core share at least.
    half: i128,
    /// The sum of the duals of the shells inside the core around each person. Of two people, the one in fewer tells what both share.
    inner: Vec<i128>,
}

impl Shells {
    /// `None` if no group holds more than half of the people.
    pub(super) fn new(duals: &Duals) -> Option<Self> {
        let people = duals.person.len();
        let mut groups: Vec<_> = duals.groups.iter().collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.members.len()));
        let mut depth = vec![0usize; people];
        let mut shells = Vec::new();
        for group in groups.into_iter().take(MOST_GROUPS) {
            let inside = |member: &u32| depth[*member as usize] == shells.len();
            if group.members.len() > people / 2 && group.members.iter().all(inside) {
                for member in &group.members {
                    depth[*member as usize] += 1;
                }
                shells.push(group.dual);
            }
        }
        let heaviest = shells.iter().max()?;
        let heavy = shells.iter().rposition(|dual| *dual >= heaviest / 8)? + 1;
        let sum = |shells: &[i128]| shells.iter().copied().fold(0, i128::saturating_add);
        let inner: Vec<i128> = (heavy..=shells.len())
            .map(|depth| sum(&shells[heavy..depth]))
            .collect();
        Some(Self {
            core: depth.iter().map(|depth| *depth >= heavy).collect(),
            half: sum(&shells[..heavy]).div_euclid(2),
            inner: depth
                .iter()
                .map(|depth| depth.checked_sub(heavy).map_or(0, |depth| inner[depth]))
                .collect(),
        })
    }

    /// What stands for the dual of a person beside somebody in the core, without and with the inner shells.
    pub(super) fn beside(&self, person: usize, dual: i128) -> [i128; 2] {
        let half = if self.core[person] {
            self.half
        } else {
            -self.half
        };
        let bare = dual.saturating_add(half);
        [bare, bare.saturating_add(self.inner[person])]
    }
}
