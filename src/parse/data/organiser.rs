//! Organisers.

use super::{check_format, items};
use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::parse::tree::Node;
use crate::source::Spanned;

/// An organiser as written.
#[derive(Debug)]
pub struct OrganiserRecord {
    /// Identifier.
    pub id: Option<Spanned<String>>,
    /// Full name.
    pub name: Option<Spanned<String>>,
    /// What a letter calls them.
    pub called: Option<Spanned<String>>,
    /// What they do.
    pub role: Option<Spanned<String>>,
    /// Code or alias.
    pub country: Option<Spanned<String>>,
    /// Public address.
    pub email: Option<Spanned<String>>,
    /// A few words.
    pub about: Option<Spanned<String>>,
    /// Addresses of pages.
    pub links: Vec<Spanned<String>>,
}

/// All organisers of the file.
pub fn read(root: &Node, problems: &mut Vec<Diagnostic>) -> Vec<OrganiserRecord> {
    let nodes = items(root).iter();
    nodes.filter_map(|node| organiser(node, problems)).collect()
}

fn organiser(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<OrganiserRecord> {
    let mut fields = Fields::new(node, "an organiser", problems)?;
    check_format(&mut fields);
    let record = OrganiserRecord {
        id: fields.required_line("id", 100),
        name: fields.required_line("name", 200),
        called: fields.line("called", 50),
        role: fields.line("role", 200),
        country: fields.line("country", 200),
        email: fields.line("email", 254),
        about: fields.long_text("about", 5_000),
        links: fields.lines("links", 1_000).unwrap_or_default(),
    };
    fields.finish();
    Some(record)
}
