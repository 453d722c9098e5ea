//! Texts that the program brings, in one language or in several.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{Label, Language};
use crate::parse::data::LabelRecord;

/// Texts with the tags of their languages; a tag that is none is told.
pub(super) fn text(record: &LabelRecord, problems: &mut Vec<Diagnostic>) -> Label {
    let texts = match record {
        LabelRecord::Plain(text) => return Label::plain(&text.value),
        LabelRecord::ByLanguage(texts) => texts,
    };
    let mut known = Vec::new();
    for (tag, text) in texts {
        match Language::new(&tag.value) {
            Some(language) => known.push((language.as_str().to_owned(), text.value.clone())),
            None => {
                let message = format!("`{}` is not the tag of a language", tag.value);
                let problem = Diagnostic::new(check::UNKNOWN_LANGUAGE, tag.span, message);
                problems.push(problem.hint("write one text, or `{ en: Level, es: Nivel }`"));
            }
        }
    }
    Label::by_language(known)
}
