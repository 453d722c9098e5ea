//! What the checks of an accepted round look at.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Scene;
use super::ledger::Doubt;
use crate::model::ledger::Standings;
use crate::model::{Ledger, PersonId, Round};
use crate::source::Span;

/// A ledger and the people of its round.
pub(super) struct Check<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) round: &'a Round,
    pub(super) ledger: &'a Ledger,
    pub(super) standings: Standings<'a>,
    /// Where the status of somebody is written, of those who were asked for: a record may name many rounds.
    pub(super) places: RefCell<BTreeMap<&'a PersonId, Option<Span>>>,
    /// If there is a slip in the ledger: nobody can be said to be missing from it.
    pub(super) doubt: Option<&'a Doubt>,
}
