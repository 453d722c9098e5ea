//! Files among the texts that were hardly meant for everybody.

use std::collections::BTreeSet;

use super::withheld::spare_what_is_used;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::Program;
use crate::plan::addresses::Addresses;
use crate::source::{Asset, Input, Root};

/// Endings of what people write for one another, and would not put on a site unless a page leads to it.
const DOCUMENTS: [&str; 18] = [
    "csv", "doc", "docx", "eml", "numbers", "ods", "odt", "pages", "ppt", "pptx", "rtf", "tsv",
    "txt", "vcf", "xls", "xlsx", "yaml", "zip",
];

/// Warnings of documents that lie among the texts and become public although nothing leads to them: a list of people in
/// the wrong folder, say.
pub fn strangers(
    program: &Program,
    input: &Input,
    addresses: &Addresses,
    withheld: &[usize],
) -> Vec<Diagnostic> {
    let is_document = |asset: &Asset| {
        let ending = asset.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let known = DOCUMENTS.iter();
        let known = known
            .copied()
            .any(|known| ending.eq_ignore_ascii_case(known));
        let elsewhere = ["static/", "letters/"];
        let elsewhere = elsewhere
            .iter()
            .any(|folder| asset.path.starts_with(folder));
        asset.root == Root::Content && known && !elsewhere
    };
    let all = input.assets.iter().enumerate();
    let mut found: BTreeSet<usize> = all
        .filter(|(at, asset)| is_document(asset) && withheld.binary_search(at).is_err())
        .map(|(at, _)| at)
        .collect();
    spare_what_is_used(program, input, addresses, &mut found);
    let warning = |at: usize| {
        let place = Place::File(input.assets[at].shown.to_string(), None);
        let message = "everybody can read this file on the site, but no page leads to it";
        Diagnostic::new(Severity::Warning, "unused-file", place, message).hint(
            "move it out of the content folder, or link to it; texts for the site end in `.md`",
        )
    };
    found.into_iter().map(warning).collect()
}
