//! What leads to a page or a file beside the documents: the menu, other addresses of the program, the theme.

use crate::address::encode;
use crate::model::Program;
use crate::source::{Input, Root};

/// The addresses, as they are written, to which the menu, the licence, forms of rounds and organisers lead.
pub(super) fn of_program(program: &Program) -> impl Iterator<Item = &str> {
    let menu = program.config.menu.iter().map(|entry| &*entry.path);
    let license = program.config.license.as_ref();
    let license = license.and_then(|license| license.url.as_deref());
    let forms = program.rounds.iter();
    let forms = forms.filter_map(|round| round.form.as_deref());
    let organisers = program.organisers.iter();
    let pages = organisers.flat_map(|organiser| organiser.links.iter().map(|link| &**link));
    menu.chain(license).chain(forms).chain(pages)
}

/// The texts of the themes.
pub(super) struct Templates<'a>(Vec<&'a str>);

impl<'a> Templates<'a> {
    pub(super) fn new(input: &'a Input) -> Self {
        let texts = input.sources.of(Root::Theme);
        Self(texts.map(|(_, file)| &*file.text).collect())
    }

    /// Whether one names what lies at a path of the site.
    pub(super) fn name(&self, path: &str) -> bool {
        let encoded = encode(path);
        let mut texts = self.0.iter();
        texts.any(|text| text.contains(path) || text.contains(&encoded))
    }
}
