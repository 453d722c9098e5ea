//! Groups of which any two are apart or one inside the other, as a tree: what the groups around two nodes add up to is found without
//! going through them, of which there may be thousands around each.

use super::Group;

/// No group.
const NONE: u32 = u32::MAX;

/// A group with what surrounds it.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The next larger one around it.
    parent: u32,
    /// One farther out, by which the way out is short (E. Myers, *An applicative random-access stack*, Information Processing Letters
    /// 17, 1983).
    jump: u32,
    /// How many surround it.
    depth: u32,
    /// The sum of its dual and those of all around it.
    sum: i128,
}

/// The tree.
#[derive(Clone, Debug)]
pub(in crate::matching) struct Nested {
    places: Vec<Place>,
    /// The innermost group of each node.
    innermost: Vec<u32>,
}

impl Nested {
    /// Of groups of so many nodes; `None` if two of them cross.
    pub fn new(groups: &[Group], nodes: usize) -> Option<Self> {
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|at| groups[*at].members.len());
        let mut parents = vec![NONE; groups.len()];
        let mut innermost = vec![NONE; nodes];
        let mut outermost = vec![NONE; nodes];
        let mut seen = vec![0_usize; groups.len()];
        for at in &order {
            let number = u32::try_from(*at).ok()?;
            let mut inside = Vec::new();
            for member in &groups[*at].members {
                let before = std::mem::replace(outermost.get_mut(*member as usize)?, number);
                match before {
                    NONE => innermost[*member as usize] = number,
                    before if before == number => return None,
                    before => {
                        if seen[before as usize] == 0 {
                            inside.push(before);
                        }
                        seen[before as usize] += 1;
                    }
                }
            }
            for inner in inside {
                if seen[inner as usize] != groups[inner as usize].members.len() {
                    return None;
                }
                parents[inner as usize] = number;
            }
        }
        let mut nested = Self {
            places: vec![Place::alone(); groups.len()],
            innermost,
        };
        for at in order.into_iter().rev() {
            nested.places[at] = nested.place(parents[at], groups[at].dual);
        }
        Some(nested)
    }

    /// A group inside another one that has its place already.
    fn place(&self, parent: u32, dual: i128) -> Place {
        let Some(outer) = self.places.get(parent as usize) else {
            return Place {
                sum: dual,
                ..Place::alone()
            };
        };
        let depth = |group: u32| self.places.get(group as usize).map(|place| place.depth);
        let farther = self.places.get(outer.jump as usize);
        let farther = farther.map_or(NONE, |farther| farther.jump);
        let steps = [depth(parent), depth(outer.jump), depth(farther)];
        let is_even = match steps {
            [Some(one), Some(two), Some(three)] => one - two == two - three,
            _ => false,
        };
        Place {
            parent,
            jump: if is_even { farther } else { parent },
            depth: outer.depth + 1,
            sum: outer.sum.saturating_add(dual),
        }
    }

    /// The innermost group that holds all of some nodes.
    pub fn around(&self, mut nodes: impl Iterator<Item = usize>) -> Option<u32> {
        let first = self.innermost[nodes.next()?];
        let all = nodes.fold(first, |group, node| self.both(group, self.innermost[node]));
        (all != NONE).then_some(all)
    }

    /// The sum of the duals of all groups that hold both of these.
    #[inline]
    pub fn shared(&self, one: Option<u32>, other: Option<u32>) -> i128 {
        let both = self.both(one.unwrap_or(NONE), other.unwrap_or(NONE));
        self.places.get(both as usize).map_or(0, |place| place.sum)
    }

    /// The innermost group around two groups.
    #[inline]
    fn both(&self, mut one: u32, mut other: u32) -> u32 {
        loop {
            let (Some(a), Some(b)) = (
                self.places.get(one as usize),
                self.places.get(other as usize),
            ) else {
                return NONE;
            };
            if one == other {
                return one;
            }
            if a.depth < b.depth {
                (one, other) = (other, one);
                continue;
            }
            let jumped = self.places.get(a.jump as usize);
            if a.depth > b.depth {
                let is_short = jumped.is_some_and(|jumped| jumped.depth >= b.depth);
                one = if is_short { a.jump } else { a.parent };
            } else if a.jump != b.jump {
                (one, other) = (a.jump, b.jump);
            } else {
                (one, other) = (a.parent, b.parent);
            }
        }
    }
}

impl Place {
    fn alone() -> Self {
        Self {
            parent: NONE,
            jump: NONE,
            depth: 0,
            sum: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    fn group(dual: i128, members: &[u32]) -> Group {
        Group {
            dual,
            members: members.to_vec(),
        }
    }

    /// By going through all groups.
    fn plain(groups: &[Group], nodes: &[u32]) -> i128 {
        let holds = |group: &&Group| nodes.iter().all(|node| group.members.contains(node));
        groups.iter().filter(holds).map(|group| group.dual).sum()
    }

    #[test]
    fn what_groups_share_is_what_going_through_them_tells() {
        let mut groups: Vec<Group> = (1..40_u32)
            .map(|size| group(size.into(), &(0..2 * size + 1).collect::<Vec<_>>()))
            .collect();
        groups.push(group(1_000, &[90, 91, 92]));
        groups.push(group(2_000, &[88, 89, 90, 91, 92]));
        groups.push(group(3_000, &(0..99).collect::<Vec<_>>()));
        groups.swap(0, 20);
        groups.swap(3, 41);
        let nested = Nested::new(&groups, 102).unwrap();
        for a in 0..102 {
            for b in 0..102 {
                let around = |node: u32| nested.around([node as usize].into_iter());
                let shared = nested.shared(around(a), around(b));
                assert_eq!(shared, plain(&groups, &[a, b]), "{a} {b}");
                let all = nested.around([a as usize, b as usize, 90].into_iter());
                let shared = nested.shared(all, all);
                assert_eq!(shared, plain(&groups, &[a, b, 90]), "{a} {b} 90");
            }
        }
    }

    #[test]
    fn groups_that_cross_are_no_tree() {
        let crossing = [group(1, &[0, 1, 2]), group(1, &[2, 3, 4])];
        assert!(Nested::new(&crossing, 5).is_none());
        let inside = [group(1, &[0, 1, 2, 3, 4]), group(1, &[4, 5, 6])];
        assert!(Nested::new(&inside, 7).is_none());
        assert!(Nested::new(&[group(1, &[0, 1, 9])], 5).is_none());
    }
}
