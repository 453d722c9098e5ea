//! Which text a letter has: by what became of its reader, and by the reader's language.
//!
//! A text of the program comes first, whatever it is in; the texts of the binary are for kinds that it has none of.

use std::cmp::Reverse;
use std::sync::{LazyLock, OnceLock};

use crate::model::{Document, Language, Participant};
use crate::parse::content;
use crate::render::letter_text::Form;
use crate::words::{ENGLISH, Words, built_in, built_in_languages};

use super::RoundLetters;

/// A text of the binary.
struct BuiltIn {
    language: &'static str,
    kind: &'static str,
    text: &'static str,
    /// Read when the first letter needs it: a round has few kinds.
    read: OnceLock<Option<Document>>,
}

impl BuiltIn {
    /// Nothing if it has mistakes.
    fn document(&self) -> Option<&Document> {
        let path = || format!("letters/{}.{}.md", self.kind, self.language);
        let read = || content::letter(&path(), self.text);
        self.read.get_or_init(read).as_ref()
    }
}

/// The texts of the binary.
static BUILT_IN: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| {
    let of_language = |language: &'static str| {
        built_in(language).filter_map(move |(name, text)| {
            Some(BuiltIn {
                language,
                kind: name.strip_prefix("letters/")?.strip_suffix(".md")?,
                text,
                read: OnceLock::new(),
            })
        })
    };
    let languages = built_in_languages().into_iter();
    languages.flat_map(of_language).collect()
});

/// How many texts the binary has.
pub(super) fn built_in_count() -> usize {
    BUILT_IN.len()
}

impl<'a> RoundLetters<'a> {
    /// The words of a kind of letter, in the participant's language if there are some. A second partner may be introduced
    /// like a first one, and who waits because of the cap is on the waiting list; any other text would be untrue in the place of another.
    pub(super) fn text(&self, kind: &str, person: &Participant) -> (&'a Document, &Form) {
        let own = self.own_text(kind, person).or_else(|| match kind {
            "second" => self.own_text("pair", person),
            "capped" => self.own_text("waiting", person),
            _ => None,
        });
        let texts = &self.program.letters;
        // The binary has every kind, at least in English: a test holds that.
        let built_in = || self.built_in_text(kind, person).unwrap_or_default();
        let at = own.unwrap_or_else(|| texts.len() + built_in());
        let text = match texts.get(at) {
            Some(text) => &**text,
            None => BUILT_IN[at - texts.len()].document().as_slice()[0],
        };
        let resolve = |target: &str, _image: bool| self.absolute(text, target);
        let words = self.words(text);
        let site = &self.program.config.language;
        let make = || Form::new(text, &resolve, site, words);
        (text, self.forms[at].get_or_init(make))
    }

    /// The words that stand around a text, and in it.
    pub(super) fn words(&self, text: &Document) -> &'a Words {
        let found = self.languages.of(self.language(text));
        found.unwrap_or(self.languages.english())
    }

    /// The place of the program's text; if it has none in the reader's language, of the one in the site's.
    fn own_text(&self, kind: &str, person: &Participant) -> Option<usize> {
        let texts = self.program.letters.iter().enumerate();
        let reader = self.profile(person).languages.first();
        let site = &self.program.config.language;
        let of_kind = texts.filter(|(_, text)| {
            let is_read = |reader| fit(reader, self.language(text)).is_some();
            let is_of_site = self.language(text) == site;
            text.slug.as_str() == kind && (is_of_site || reader.is_some_and(is_read))
        });
        // Of several that are equally good, the first by path.
        let best = of_kind.min_by_key(|(_, text)| {
            let fit = reader.and_then(|reader| fit(reader, self.language(text)));
            let is_tagged = text.front.language.is_some();
            (Reverse(fit), is_tagged != fit.is_some())
        });
        best.map(|(at, _)| at)
    }

    /// The place of the binary's text: in the reader's language, else the site's, else English.
    fn built_in_text(&self, kind: &str, person: &Participant) -> Option<usize> {
        let reader = self.profile(person).languages.first();
        let site = Language::new(&self.program.config.language);
        let english = Language::new(ENGLISH);
        let wanted = [reader, site.as_ref(), english.as_ref()];
        let of = |language: &Language| {
            let texts = BUILT_IN.iter().enumerate();
            let of_kind = texts.filter(|(_, text)| text.kind == kind);
            let fitting = of_kind.filter_map(|(at, text)| {
                let fit = fit(language, text.language)?;
                text.document().map(|_| (fit, at))
            });
            fitting.max_by_key(|(fit, _)| *fit).map(|(_, at)| at)
        };
        wanted.into_iter().flatten().find_map(of)
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
