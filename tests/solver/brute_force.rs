//! The best of all matchings of a few people, found by trying them all.

use fortnight::matching::certificate::Objective;

/// Best (pairs, weight) over all matchings, by dynamic programming over the sets of people.
pub fn brute_force(
    people: usize,
    edges: &[(u32, u32, i128)],
    objective: Objective,
) -> (usize, i128) {
    let mut best = vec![(0usize, 0i128); 1 << people];
    for set in 1..1usize << people {
        let first = set.trailing_zeros();
        let mut value = best[set & (set - 1)];
        for &(u, v, weight) in edges {
            let (u, v) = (u.min(v), u.max(v));
            if u == first && set >> v & 1 == 1 {
                let rest = best[set & !(1 << u) & !(1 << v)];
                let with = (rest.0 + 1, rest.1 + weight);
                let better = match objective {
                    Objective::CardinalityFirst => with > value,
                    Objective::MaximumWeight => with.1 > value.1,
                };
                if better {
                    value = with;
                }
            }
        }
        best[set] = value;
    }
    best[(1 << people) - 1]
}
