//! What a search is for.

/// What is searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// Optimal duals of the relaxation; nodes of odd cycles stay free. Not after a search for [`Goal::Whole`].
    Halves,
    /// A matching.
    Whole,
}
