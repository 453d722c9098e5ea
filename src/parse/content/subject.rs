//! The subject of a letter text: one line that may hold inline variables.

use super::line::require;
use super::location::Located;
use super::stray_problem;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::parse::typography::one_line;
use crate::parse::variables::{Piece, pieces, strays};
use crate::source::Span;

/// Reads and checks `subject`. A proposal's notice is laid over another letter and needs none.
pub(super) fn read(
    fields: &mut Fields<'_>,
    text: &str,
    opening: Span,
    located: &Located,
) -> Option<String> {
    if located.name != "proposal" {
        let why = "it is the subject of the mail";
        require(fields, "subject", check::MISSING_SUBJECT, why, opening);
    }
    let subject = fields.text("subject")?;
    for stray in strays(&subject.value) {
        let span = find(text, subject.span, &subject.value[stray.range.clone()]);
        let double = subject.value[stray.range.end..].starts_with('{');
        fields.report(stray_problem(&stray, span, double));
    }
    for piece in pieces(&subject.value) {
        if let Piece::Variable(variable) = piece
            && variable.block
        {
            let written = format!("{{{}}}", variable.name);
            let span = find(text, subject.span, &written);
            let message = format!("`{written}` cannot stand in a subject");
            let problem = Diagnostic::new(check::BLOCK_VARIABLE_IN_SENTENCE, span, message);
            fields.report(problem.hint("it is more than a line; leave it to the text"));
        }
    }
    Some(one_line(subject.value))
}

/// The place of some words inside a value, or the value if escapes hide them.
fn find(text: &str, span: Span, words: &str) -> Span {
    let Some(at) = text.get(span.range()).and_then(|value| value.find(words)) else {
        return span;
    };
    let start = span.range().start + at;
    Span::new(span.file, start..start + words.len())
}
