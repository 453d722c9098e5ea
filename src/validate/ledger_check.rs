//! What the checks of an accepted round look at.

use super::Scene;
use super::ledger::Doubt;
use crate::model::ledger::Standings;
use crate::model::{Ledger, Round};

/// A ledger and the people of its round.
pub(super) struct Check<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) round: &'a Round,
    pub(super) ledger: &'a Ledger,
    pub(super) standings: Standings<'a>,
    /// If there is a slip in the ledger: nobody can be said to be missing from it.
    pub(super) doubt: Option<&'a Doubt>,
}
