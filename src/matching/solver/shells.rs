//! Large blossoms that lie around each other like shells: of nearly every pair, they tell most of what the two share.
//!
//! Where few people are hard to match, one blossom swallows nearly everybody and has a large dual. Then nearly every pair contradicts the
//! duals of its two people and is set right by what they share.

use super::forest::Forest;
use super::number::Number;

/// The shells down to the last heavy one, which is around the core; and those inside it.
pub(super) struct Shells<W> {
    /// Whether a person is in the core.
    pub core: Vec<bool>,
    /// Half of what any two people of the core share at least.
    half: W,
    /// The sum of the duals of the shells inside the core around each person. Of two people, the one in fewer tells what both share.
    inner: Vec<W>,
}

impl<W: Number> Shells<W> {
    /// `None` if no blossom holds more than half of the people.
    pub(super) fn new(forest: &Forest<W>) -> Option<Self> {
        let chain = chain(forest);
        let dual = |blossom: &u32| forest.node(*blossom).dual;
        let heaviest = chain.iter().map(dual).max()?;
        let heavy = chain
            .iter()
            .rposition(|blossom| dual(blossom).wide() >= heaviest.wide() / 8)?
            + 1;
        let mut core = vec![false; forest.people.len()];
        forest.visit_leaves(chain[heavy - 1], |vertex| core[vertex as usize] = true);
        let mut half = W::default();
        for blossom in &chain[..heavy] {
            half += dual(blossom).half();
        }
        let mut inner = vec![W::default(); forest.people.len()];
        for blossom in &chain[heavy..] {
            forest.visit_leaves(*blossom, |vertex| inner[vertex as usize] += dual(blossom));
        }
        Some(Self { core, half, inner })
    }

    /// What stands for the dual of a person beside somebody in the core, without and with the inner shells.
    pub(super) fn beside(&self, person: usize, dual: W) -> (W, W) {
        let half = self.half;
        let bare = dual + if self.core[person] { half } else { -half };
        (bare, bare + self.inner[person])
    }
}

/// The blossoms of more than half of the people, from the outermost inwards.
fn chain<W: Number>(forest: &Forest<W>) -> Vec<u32> {
    let large = |node: &u32| forest.node(*node).size as usize > forest.people.len() / 2;
    let people = 0..u32::try_from(forest.people.len()).expect("numbers of people fit u32");
    let mut next = people.map(|vertex| forest.top(vertex)).find(large);
    let mut chain = Vec::new();
    while let Some(blossom) = next.filter(|&node| !forest.is_vertex(node)) {
        chain.push(blossom);
        next = forest.children(blossom).iter().copied().find(large);
    }
    chain
}
