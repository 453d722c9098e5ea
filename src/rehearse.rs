//! Rehearsals: cohorts of invented people in a program's own words and fields, and what its rules would make of them.
//!
//! Layer 6. Before sign-ups open nobody knows who will come; but how many would be left over, which rule does it, and how
//! large a round must be, can be tried. A [`Cast`] says what people answer, a [`cohort`] is one draw of it, a [`Trial`] is
//! what many draws come to. The same seed gives the same people everywhere.

mod answers;
mod cast;
mod cohort;
mod draw;
mod files;
mod groups;
mod names;
mod parts;
mod places;
mod places_taken;
mod random;
mod trial;
mod tries;

pub use cast::Cast;
pub use cohort::{Cohort, cohort};
pub use files::{day_of_matching, participants, round_file, settings_file};
pub use groups::{Group, GroupFigure};
pub use parts::mentors as mentors_among;
pub use places_taken::{MentorFigure, PlaceFigure, Places};
pub use trial::{MustFigure, SizeFigure, Trial, trial};
pub use tries::{ENOUGH, Spread, TRIES};
