//! Parts of pages that are made from data, as far as the menu or a text leads to them: looked for on the page itself.

use crate::address::composed;
use crate::diagnostic::Diagnostic;
use crate::plan::graph::{self, Part};
use crate::render::page::Pages;

/// What is not there, with what says so. A program without such links costs nothing.
pub(super) fn missing<'a>(pages: &Pages<'a>) -> Vec<(Part<'a>, Diagnostic)> {
    let parts = graph::parts(pages.program, &pages.plan.site).into_iter();
    let missing = parts.filter_map(|part| {
        let html = pages.bytes(part.file, &|_| Ok(Vec::new())).ok()?;
        let html = String::from_utf8_lossy(&html);
        let ids = ids(&html);
        let there = ids.iter().any(|id| *composed(id) == *part.id);
        let problem = (!there).then(|| part.missing(&ids))?;
        Some((part, problem))
    });
    missing.collect()
}

/// The ids of a page, in order.
fn ids(html: &str) -> Vec<&str> {
    let values = html.split(" id=\"").skip(1);
    values.filter_map(|rest| rest.split('"').next()).collect()
}
