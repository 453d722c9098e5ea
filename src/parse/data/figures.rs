//! Public figures of a round.

use super::check_format;
use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::parse::tree::Node;
use crate::source::{Span, Spanned};

/// More people than any round has.
const MOST: u32 = 10_000_000;

/// Public figures as written.
#[derive(Debug)]
pub struct FiguresRecord {
    /// Where they are written.
    pub span: Span,
    /// The file's name.
    pub round: Spanned<String>,
    /// Who took part.
    pub people: Option<Spanned<u32>>,
    /// In how many countries.
    pub countries: Option<Spanned<u32>>,
    /// Who had a partner.
    pub matched: Option<Spanned<u32>>,
    /// Wishes, and those that came true.
    pub wishes: [Option<Spanned<u32>>; 2],
    /// People by the code of a country.
    pub country: Vec<GroupRecord>,
    /// People in other countries.
    pub elsewhere: Option<Spanned<u32>>,
    /// People by the tag of a language.
    pub language: Vec<GroupRecord>,
}

/// A group and how many are in it.
pub type GroupRecord = (Spanned<String>, u32);

/// The figures of a file.
pub fn read(root: &Node, stem: &str, problems: &mut Vec<Diagnostic>) -> Option<FiguresRecord> {
    let mut fields = Fields::new(root, "public figures", problems)?;
    check_format(&mut fields);
    let span = fields.span;
    fields.require("people");
    let record = FiguresRecord {
        span,
        round: Spanned {
            value: stem.to_owned(),
            span,
        },
        people: fields.integer("people", 0..=MOST),
        countries: fields.integer("countries", 0..=300),
        matched: fields.integer("matched", 0..=MOST),
        wishes: match fields.map("wishes", "`wishes`") {
            Some(mut fields) => {
                let both = [
                    fields.integer("asked", 0..=MOST),
                    fields.integer("came_true", 0..=MOST),
                ];
                fields.finish();
                both
            }
            None => [None, None],
        },
        country: groups(&mut fields, "country"),
        elsewhere: fields.integer("elsewhere", 0..=MOST),
        language: groups(&mut fields, "language"),
    };
    fields.finish();
    Some(record)
}

/// Keys that are not Fortnight's own, each with a number.
fn groups(fields: &mut Fields<'_>, key: &'static str) -> Vec<GroupRecord> {
    let Some(mut fields) = fields.map(key, "groups of people") else {
        return Vec::new();
    };
    let entries = fields.entries();
    let mut groups = Vec::with_capacity(entries.len());
    for (name, node) in entries {
        let number = number(node, &name.value, fields.problems());
        groups.extend(number.map(|number| (name.clone(), number)));
    }
    groups
}

fn number(node: &Node, key: &str, problems: &mut Vec<Diagnostic>) -> Option<u32> {
    use crate::check::WRONG_KIND;
    let scalar = crate::parse::fields::scalar_of(node, key, "a whole number", problems)?;
    let number = scalar.value.text.parse().ok();
    if number.is_none() {
        let message = format!(
            "`{key}` must be a whole number, found `{}`",
            scalar.value.text
        );
        problems.push(Diagnostic::new(WRONG_KIND, node.span, message));
    }
    number
}
