//! The facts of the bar: what a page is, as far as its readers will not see it.

use serde_json::json;

use super::site::{Found, below, find};
use super::{Preview, json};
use crate::model::Document;
use crate::output::PublicAnswer;
use crate::plan::addresses;
use crate::plan::views::Views;

/// Readers manage about this many words of a foreign language in a minute.
const WORDS_A_MINUTE: u32 = 200;

impl Preview {
    pub(super) fn page_facts(&self, path: &str) -> PublicAnswer {
        let state = self.state();
        let Some(ready) = &state.ready else {
            return json(
                &state,
                &json!({ "version": state.version, "broken": state.broken }),
            );
        };
        let base = addresses::base_path(&ready.program.config.base_url);
        let file = match below(base, path).map(|path| find(ready, path)) {
            Some(Found::File(file)) => Some(file),
            _ => None,
        };
        let views = Views {
            program: &ready.program,
            site: &ready.plan.site,
        };
        let document = file.and_then(|file| views.document(&file.page));
        let facts = json!({
            "version": state.version,
            "broken": state.broken,
            "today": ready.program.today.to_string(),
            "travelled": state.travelled,
            "matching": self.is_matching(),
            "document": document.map(|document| self.document_facts(ready, document)),
            "warnings": state.problems.len(),
            "desk": self.settings.desk,
        });
        json(&state, &facts)
    }

    fn document_facts(
        &self,
        ready: &crate::pipeline::Ready,
        document: &Document,
    ) -> serde_json::Value {
        let shown = ready.input.sources.get(document.file).shown.to_string();
        let editor = self.settings.editor.as_ref();
        let date = document.front.date;
        json!({
            "source": shown,
            "editor": editor.map(|editor| editor.link(&shown, Some((1, 1)))),
            "draft": document.front.draft,
            "future": date.filter(|date| *date > ready.program.today).map(|date| date.to_string()),
            "words": document.words,
            "minutes": document.words.div_ceil(WORDS_A_MINUTE).max(1),
        })
    }
}
