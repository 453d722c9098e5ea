//! The figures of a round: whom it reached, how well, and whom not.
//!
//! Layer 4. Exact figures tell of single people, so they are [`Private`](crate::model::Private): the organisers' report opens them.
//! What anybody may know is made of them by [`public`], as a type that holds no small group.

mod exact;
mod groups;
mod luck;
mod members;
mod places;
mod public;
mod stability;

pub use exact::{Exact, Figures, Flow, Scores};
pub use groups::{Group, Row, Value, What};
pub use luck::{Luck, RoundLuck};
pub use members::Wishes;
pub use public::public;
pub use stability::Stability;
