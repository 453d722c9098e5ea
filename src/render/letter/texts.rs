//! Which text a letter has: by what became of its reader, and by the reader's language.

use std::cmp::Reverse;

use crate::diagnostic::Diagnostic;
use crate::model::{Document, Language, Participant};
use crate::render::letter_text::Form;

use super::{Desk, fault};

/// Kinds whose words no other text has, and why. What is not here is needed by every round.
const OWN_WORDS: [(&str, &str); 5] = [
    (
        "alone",
        "somebody's partner has left, and `unmatched.md` would tell them that nobody was found",
    ),
    (
        "parted",
        "somebody's partnership has ended, and `alone.md` would tell them that their partner had to stop",
    ),
    (
        "standby",
        "somebody's partner is an organiser, and `pair.md` would tell them of a letter that nobody gets",
    ),
    (
        "two",
        "two of three go on, and `pair.md` would introduce them to each other anew",
    ),
    (
        "waiting",
        "somebody waits without having been left over, so `unmatched.md` would be wrong",
    ),
];

impl<'a> Desk<'a> {
    /// The words of a kind of letter, in the participant's language if there are some. A second partner may be introduced
    /// like a first one; any other text would be untrue in the place of another.
    pub(super) fn text(
        &self,
        kind: &str,
        person: &Participant,
    ) -> Result<(&'a Document, &Form), Vec<Diagnostic>> {
        let plainer = || match kind {
            "second" => self.document("pair", person),
            _ => None,
        };
        let found = self.document(kind, person).or_else(plainer);
        found.ok_or_else(|| vec![no_text(kind)])
    }

    pub(super) fn document(
        &self,
        kind: &str,
        person: &Participant,
    ) -> Option<(&'a Document, &Form)> {
        let texts = self.program.letters.iter().zip(&self.forms);
        let of_kind = texts.filter(|(text, _)| text.slug.as_str() == kind);
        let reader = self.profile(person).languages.first();
        // Of several that are equally good, the first by path.
        let (text, form) = of_kind.min_by_key(|(text, _)| {
            let fit = reader.and_then(|reader| fit(reader, self.language(text)));
            let is_tagged = text.front.language.is_some();
            (Reverse(fit), is_tagged != fit.is_some())
        })?;
        let resolve = |target: &str, _image: bool| self.absolute(text, target);
        let make = || Form::new(text, &resolve, &self.program.config.language);
        Some((text, form.get_or_init(make)))
    }
}

/// How well a text in one language fits a reader of another: by what counts as one language when people are matched, and
/// then by how many parts of the tags agree, and how few the reader has not asked for.
fn fit(reader: &Language, text: &str) -> Option<(usize, Reverse<usize>)> {
    let tag = Language::new(text)?;
    if tag.primary() != reader.primary() {
        return None;
    }
    let own: Vec<&str> = reader.as_str().split('-').collect();
    let parts: Vec<&str> = tag.as_str().split('-').collect();
    let agree = parts.iter().filter(|part| own.contains(part)).count();
    Some((agree, Reverse(parts.len() - agree)))
}

/// The check that finds a letter without words.
pub const NO_TEXT: &str = "letter-text";

/// There are no words for a kind of letter.
pub fn no_text(kind: &str) -> Diagnostic {
    let message = format!("there is no text for the letter `{kind}`");
    let missing = fault(NO_TEXT, &message);
    match OWN_WORDS.iter().find(|(own, _)| *own == kind) {
        Some((_, why)) => missing.hint(format!(
            "{why}: write `content/letters/{kind}.md`; that of the demonstration is good to begin with"
        )),
        None => missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts that a reader may be given, the best first.
    fn order<'t>(reader: &str, texts: &[&'t str]) -> Vec<&'t str> {
        let reader = Language::new(reader);
        let fit = |text: &str| fit(reader.as_ref()?, text);
        let mut fitting: Vec<&str> = texts.to_vec();
        fitting.retain(|text| fit(text).is_some());
        fitting.sort_by_key(|text| Reverse(fit(text)));
        fitting
    }

    #[test]
    fn a_text_is_for_everybody_whose_language_counts_as_its_own() {
        for (reader, text) in [
            ("nb", "no"),
            ("nn", "no"),
            ("no", "nb"),
            ("zh", "cmn"),
            ("zh", "zh-TW"),
            ("zh-TW", "zh"),
            ("fa", "prs"),
            ("prs", "fa"),
            ("fr-CA", "fr"),
            ("pt-BR", "pt"),
            ("pt-BR", "pt-PT"),
            ("en", "en-GB"),
        ] {
            assert_eq!(order(reader, &[text, "de"]), [text], "{reader}");
        }
    }

    #[test]
    fn the_nearest_tag_comes_first() {
        for (reader, texts, expected) in [
            ("pt-BR", ["pt", "pt-BR", "pt-PT"], ["pt-BR", "pt", "pt-PT"]),
            ("pt", ["pt-BR", "pt", "pt-BR"], ["pt", "pt-BR", "pt-BR"]),
            ("nb", ["no", "nb", "nn"], ["nb", "no", "nn"]),
            (
                "zh-Hant-TW",
                ["zh-Hans", "zh-Hant", "zh"],
                ["zh-Hant", "zh", "zh-Hans"],
            ),
        ] {
            assert_eq!(order(reader, &texts), expected, "{reader}");
        }
    }
}
