//! The proof of what is nearly proved already: only pairs are looked at that may be covered less than they were.
//!
//! Let duals cover every pair of a source, and let them change. A person *has risen* if their dual is at least what it was, together with
//! half of what each group around them has lost. Of two who have risen, the sum of both and of the groups around both is no less
//! than it was: what a group around both has lost, each of them has got half of. So such a pair is covered as before, and
//! only the pairs of all others have to be looked at.

use std::collections::BTreeMap;

use super::{Certificate, Duals, Objective, Rejection, check, check_with, cover};
use crate::matching::pairs::PairSource;

/// Duals that cover every pair of a source.
#[derive(Clone, Debug)]
pub struct Basis {
    duals: Duals,
}

impl Basis {
    /// Checks them with a matching, see [`check`].
    ///
    /// # Errors
    /// The first reason found why there is no proof.
    pub fn new(
        source: &impl PairSource,
        objective: Objective,
        mate: &[Option<u32>],
        duals: Duals,
    ) -> Result<(Certificate, Self), Rejection> {
        let certificate = check(source, objective, mate, &duals)?;
        Ok((certificate, Self { duals }))
    }

    /// The duals.
    pub fn duals(&self) -> &Duals {
        &self.duals
    }

    /// Does what [`check`] does, for a source that is the one of before but for pairs of the people in `changed`.
    ///
    /// # Errors
    /// The first reason found why there is no proof.
    pub fn check(
        &self,
        source: &impl PairSource,
        objective: Objective,
        mate: &[Option<u32>],
        duals: &Duals,
        changed: &[u32],
    ) -> Result<Certificate, Rejection> {
        check_with(source, objective, mate, duals, || {
            let people = self.to_look_at(duals, changed);
            if people.len() * 2 < duals.person.len() {
                cover::check_of(source, duals, &people)
            } else {
                cover::check(source, duals)
            }
        })
    }

    /// Whose pairs must be looked at: whoever has changed or has not risen.
    fn to_look_at(&self, duals: &Duals, changed: &[u32]) -> Vec<u32> {
        // Should the same group stand there twice, the more careful of two ways to read that is taken.
        let (mut before, mut now) = (BTreeMap::new(), BTreeMap::new());
        for group in &self.duals.groups {
            let dual: &mut i128 = before.entry(&*group.members).or_default();
            *dual = dual.saturating_add(group.dual);
        }
        for group in &duals.groups {
            let dual: &mut i128 = now.entry(&*group.members).or_default();
            *dual = group.dual.max(*dual);
        }
        let mut least = self.duals.person.clone();
        for (members, before) in before {
            let lost = before - now.get(members).copied().unwrap_or(0);
            if lost > 0 {
                for member in members {
                    let least = &mut least[*member as usize];
                    *least = least.saturating_add(lost / 2 + lost % 2);
                }
            }
        }
        let people = (0..).zip(duals.person.iter().zip(least));
        let fallen =
            people.filter(|(person, (now, least))| now < &least || changed.contains(person));
        fallen.map(|(person, _)| person).collect()
    }
}
