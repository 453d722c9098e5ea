//! Words that a program brings itself: one text, or one for each language.

/// A text, or several, each in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label(Vec<(String, String)>);

impl Label {
    /// A text for readers of every language.
    pub fn plain(text: &str) -> Self {
        Self(vec![(String::new(), text.to_owned())])
    }

    /// Texts with the tags of their languages, in the order of writing; the first stands in for other languages.
    pub fn by_language(texts: Vec<(String, String)>) -> Self {
        Self(texts)
    }

    /// The text for readers of a language: its own, that of `pt` for `pt-BR`, or else the first.
    pub fn of(&self, language: &str) -> &str {
        let primary = language.split('-').next().unwrap_or(language);
        let find = |tag: &str| self.0.iter().find(|(own, _)| own == tag);
        let found = find(language).or_else(|| find(primary)).or(self.0.first());
        found.map_or("", |(_, text)| text)
    }

    /// Every text.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Label;

    #[test]
    fn a_language_that_has_no_text_of_its_own_gets_the_first() {
        let texts = [("en", "Level"), ("es", "Nivel")];
        let label = Label::by_language(
            texts
                .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
                .to_vec(),
        );
        assert_eq!(
            ["es", "es-MX", "fr"].map(|tag| label.of(tag)),
            ["Nivel", "Nivel", "Level"]
        );
        assert_eq!(Label::plain("Level").of("es"), "Level");
    }
}
