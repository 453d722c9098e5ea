//! What a site that is ready is asked for: bytes of its files, past the leak gate, and what the next moment begins with.

use std::borrow::Cow;

use super::guard::{self, own_pages};
use super::origins::Origins;
use super::{Ready, theme_files};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::gate::{Leak, Scanned};
use crate::model::{Changes, Document};
use crate::plan::{self, PublicFile, ThemeFile};
use crate::render::page::Pages;
use crate::source::ReadAsset;
use crate::validate::Since;
use crate::words::{Languages, Words};

impl Ready {
    /// The bytes of a public file, past the leak gate.
    ///
    /// # Errors
    /// A leak, a broken template, an asset that cannot be read.
    pub fn public(
        &self,
        file: &PublicFile,
        read: ReadAsset<'_>,
    ) -> Result<Cow<'_, [u8]>, Vec<Diagnostic>> {
        let bytes = self.pages().bytes(file, read)?;
        let Scanned { leaks, unread } = self.scan(file.path.as_str(), &bytes);
        if !unread.is_empty() {
            self.remark(guard::unread(file, &self.input, &unread));
        }
        if leaks.is_empty() {
            return Ok(bytes);
        }
        let place = |leak: &Leak| self.origins().place(leak, &file.page, &self.input);
        let told = leaks
            .iter()
            .map(|leak| leak.problem(file.path.as_str(), place(leak), &bytes));
        Err(told.collect())
    }

    pub(super) fn pages(&self) -> Pages<'_> {
        Pages {
            input: &self.input,
            program: &self.program,
            plan: &self.plan,
            theme: &self.theme,
            files: &self.files,
            cards: &self.cards,
        }
    }

    pub(super) fn scan(&self, path: &str, bytes: &[u8]) -> Scanned {
        let gate = self.gate.get();
        let quotations = || {
            self.quotations
                .get_or_init(|| gate.quotations(&self.program, &own_pages(&self.program)))
        };
        gate.scan(path, bytes, quotations)
    }

    pub(super) fn origins(&self) -> &Origins {
        let sources = &self.input.sources;
        self.origins
            .get_or_init(|| Origins::of(sources, &self.program, self.gate.get()))
    }

    /// The document of a path in the content folder, published or not.
    pub fn document(&self, path: &str) -> Option<&Document> {
        let documents = &self.documents;
        let at = documents.search(|document| (*document.path).cmp(path));
        at.map(|at| &*documents[at])
    }

    /// The languages in which letters can speak.
    pub fn languages(&self) -> &Languages {
        self.theme.languages()
    }

    /// The words of the site's language.
    pub fn words(&self) -> &Words {
        self.theme.languages().site()
    }

    pub(super) fn theme_files(&self) -> Vec<ThemeFile> {
        theme_files(&self.files)
    }

    /// What the plan of the next moment begins with.
    pub(super) fn before<'a>(
        &'a self,
        theme: &'a [ThemeFile],
        changes: &'a Changes,
    ) -> plan::Before<'a> {
        let doubtful = self
            .warnings
            .iter()
            .filter_map(|warning| match &warning.place {
                Place::Span(span) if plan::graph::WARNINGS.contains(&warning.check) => {
                    Some(span.file)
                }
                _ => None,
            });
        plan::Before {
            input: &self.input,
            program: &self.program,
            site: &self.plan.site,
            theme,
            changes,
            doubtful: doubtful.collect(),
        }
    }

    /// What the program of the next moment begins with.
    pub(super) fn since<'a>(&'a self, changes: &'a Changes) -> Since<'a> {
        let mut warnings = self.warnings.iter();
        Since {
            program: &self.program,
            changes,
            tags_agree: !warnings.any(|warning| warning.check == check::TAG_CLASH),
        }
    }

    /// The name of a static file of the theme, by its place in the plan.
    pub fn static_name(&self, at: usize) -> &str {
        &self.files[at].name
    }

    /// Whether bytes that are no file of the site would give something private away.
    pub fn leaks(&self, bytes: &[u8]) -> bool {
        !self.scan("", bytes).leaks.is_empty()
    }

    /// Sets up the leak gate, which whoever asks for the first byte would wait for.
    pub fn set_up_gate(&self) {
        self.gate.get();
    }
}
