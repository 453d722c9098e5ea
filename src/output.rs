//! What leaves the program: public files and private ones, as types that cannot be mistaken for one another.
//!
//! Layer 5. The edge writes these and knows nothing else of the stages. [`kinds`] is the list of everything private.

mod kept;
pub mod kinds;
pub mod mail;
pub mod private;
pub mod public;

pub use kept::Kept;
pub use private::{Letter, Letters, Message, Outgoing, PrivateFile, Recipient};
pub use public::{Answer, DeskAnswer, PublicAnswer, PublicFiles};
