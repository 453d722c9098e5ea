//! Words of a table.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::parse::fields::listed;
use crate::parse::nearest::nearest;
use crate::source::Spanned;

/// The value that a word stands for; another word is reported with the nearest one.
pub(super) fn one_of<T: Copy>(
    table: &[(&str, T)],
    word: &Spanned<String>,
    check: &'static Check,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let found = table.iter().find(|(own, _)| *own == word.value);
    if let Some((_, value)) = found {
        return Some(*value);
    }
    let words = || table.iter().map(|(own, _)| *own);
    let message = format!("`{}` is not known here", word.value);
    let hint = match nearest(&word.value, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", listed(&words().collect::<Vec<_>>())),
    };
    problems.push(Diagnostic::new(check, word.span, message).hint(hint));
    None
}
