//! Links as a graph: what leads where. An edge goes from a text, the menu, the settings, a round or an organiser to what its
//! address names; what leads nowhere, what nobody leads to, and which files nothing shows are questions to it.

mod broken;
mod complaint;
mod edge;
mod resolve;
mod unlinked;
mod withheld;

pub use broken::{check, check_documents, check_fragment, check_some};
pub use edge::targets;
pub use resolve::{Broken, all_hold, lead, menu_target, picture_size, resolve};
pub use unlinked::unlinked;
pub use withheld::{spare_what_is_used, withheld};

/// The check that warns of links to what is not published on this day.
pub const NOT_TODAY: &str = "link-not-today";

/// The check that warns of whole addresses of this site where nothing is.
pub const OWN_ADDRESS: &str = "own-address";

/// Both: a document with one of them is looked at again, whatever has changed.
pub const WARNINGS: [&str; 2] = [NOT_TODAY, OWN_ADDRESS];

/// Checks that find where a link leads nowhere.
pub const ERRORS: [&str; 6] = [
    "broken-anchor",
    "broken-link",
    "broken-menu",
    "link-outside",
    "not-a-picture",
    "not-published",
];
