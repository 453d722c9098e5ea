//! What is to be sent, and what was: a plan of what goes out next, made from the mails of today and the journal of what has gone.
//!
//! Layer 5. Pure: the journal comes in as text and goes out as lines.

pub mod answers;
pub mod code;
mod history;
pub mod inbox;
pub mod journal;
mod pace;
mod plan;
mod what;

use sha2::{Digest, Sha256};

pub use history::{Fate, History};
pub use pace::{Pace, moment};
pub use plan::{Again, Change, Item, Plan, plan};
pub use what::{Asked, Nothing, Reminder, What};

/// A digest of texts, as 32 hexadecimal digits: where each ends counts too.
pub fn digest(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.len().to_le_bytes());
        hash.update(text.as_bytes());
    }
    let bytes = hash.finalize();
    let shown = bytes.iter().take(16).map(|byte| format!("{byte:02x}"));
    shown.collect()
}
