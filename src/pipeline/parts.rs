//! Parts of pages that are made from data, as far as the menu or a text leads to them: looked for on the page itself.

use super::Ready;
use crate::address::composed;
use crate::diagnostic::Diagnostic;
use crate::plan::graph;
use crate::render::page::Pages;
use crate::source::Input;

/// What is not there. A program without such links costs nothing.
pub(super) fn missing(input: &Input, ready: &Ready) -> Vec<Diagnostic> {
    let pages = Pages {
        input,
        program: &ready.program,
        plan: &ready.plan,
        theme: &ready.theme,
        files: &ready.files,
    };
    let parts = graph::parts(&ready.program, &ready.plan.site);
    let missing = parts.iter().filter_map(|part| {
        let html = pages.bytes(part.file, &|_| Ok(Vec::new())).ok()?;
        let html = String::from_utf8_lossy(&html);
        let ids = ids(&html);
        let there = ids.iter().any(|id| *composed(id) == *part.id);
        (!there).then(|| part.missing(&ids))
    });
    missing.collect()
}

/// The ids of a page, in order.
fn ids(html: &str) -> Vec<&str> {
    let values = html.split(" id=\"").skip(1);
    values.filter_map(|rest| rest.split('"').next()).collect()
}
