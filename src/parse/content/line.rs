//! Single lines of a front matter.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::source::Span;

/// Reports a key without which a document of this kind cannot be.
pub(super) fn require(
    fields: &mut Fields<'_>,
    key: &'static str,
    check: &'static Check,
    why: &str,
    opening: Span,
) {
    if fields.node(key).is_none() && !fields.is_comment(key) {
        let message = format!("the front matter has no `{key}`");
        fields.report(Diagnostic::new(check, opening, message).hint(why));
    }
}
