//! Links as a graph: what leads where. An edge goes from a text, the menu, the settings, a round or an organiser to what its
//! address names; what leads nowhere, what nobody leads to, and which files nothing shows are questions to it.

mod broken;
mod complaint;
mod edge;
mod later;
mod lost;
mod part;
mod resolve;
mod unlinked;
mod unpublished;
mod withheld;

pub use broken::{check, check_documents, check_fragment, check_some};
pub use later::to_come;
pub use lost::lost;
pub use part::{Part, may_lead_to_part, parts};
pub use resolve::{Broken, lead, menu_target, picture_size, resolve};
pub use unlinked::unlinked;
pub use unpublished::unpublished;
pub use withheld::withheld;

use crate::check::{self, Check};

/// What warns of a link: a document with one of them is looked at again, whatever has changed.
pub const WARNINGS: [&Check; 2] = [check::LINK_NOT_TODAY, check::OWN_ADDRESS];

/// Checks that find where a link leads nowhere.
pub const ERRORS: [&Check; 6] = [
    check::BROKEN_ANCHOR,
    check::BROKEN_LINK,
    check::BROKEN_MENU,
    check::LINK_OUTSIDE,
    check::NOT_A_PICTURE,
    check::NOT_PUBLISHED,
];
