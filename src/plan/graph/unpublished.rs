//! Files that are no texts and are not published.

use std::collections::BTreeSet;

use super::withheld::spare_what_is_used;
use crate::filename::{self, Use};
use crate::model::Program;
use crate::plan::addresses::Addresses;
use crate::plan::publication::is_named;
use crate::source::{Input, Root};

/// Places in `input.assets`, in order, of those that are on no list and in no setting, of documents beside the texts to
/// which nothing leads, and of what a theme may not bring. `withheld` are those of pages that are away.
pub fn unpublished(
    program: &Program,
    input: &Input,
    addresses: &Addresses,
    withheld: &[usize],
) -> Vec<usize> {
    let (mut not_listed, mut doubtful) = (BTreeSet::new(), BTreeSet::new());
    for (at, asset) in input.assets.iter().enumerate() {
        match asset.root {
            Root::Theme if !fits_its_theme(&asset.path) => not_listed.insert(at),
            Root::Content if is_named(&program.config, asset) => false,
            Root::Content => match filename::use_of(&asset.path) {
                Use::Copied => false,
                Use::IfUsed => doubtful.insert(at),
                Use::IfNamed => not_listed.insert(at),
            },
            _ => false,
        };
    }
    doubtful.retain(|at| withheld.binary_search(at).is_err());
    spare_what_is_used(program, input, addresses, &mut doubtful);
    not_listed.extend(doubtful);
    not_listed.into_iter().collect()
}

/// Whether a file of a theme is none that would be published, or one that may be.
fn fits_its_theme(path: &str) -> bool {
    let inside = path.split_once('/');
    let inside = inside.and_then(|(_, rest)| rest.strip_prefix("static/"));
    inside.is_none_or(filename::fits_theme)
}
