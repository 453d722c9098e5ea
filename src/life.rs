//! What happens in a round once its matches are accepted, as a value that is shown first: the very same is then written.
//!
//! Layer 6. Pure: the texts of a program go in, other texts come out, with what that means for its people.

mod close;
pub mod closing;
mod files;
mod history;
mod mark;
mod repair;
mod status;
pub mod told;
mod wait;

pub use close::{Closed, Last, Open, close, open_questions};
pub use files::{Change, Row, Stuck, after};
pub use history::{History, Part, history};
pub use mark::{Marking, Refused, Said, mark};
pub use repair::{Repairing, listed, repair, unsaid};
pub use status::{Due, Need, Reason, Status, status};
pub use wait::waits;
