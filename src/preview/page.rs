//! The facts of the bar: what a page is, as far as its readers will not see it.

use serde_json::json;

use super::site::{Found, below, find};
use super::{Preview, json};
use crate::model::{Absence, Absent, Document};
use crate::output::PublicAnswer;
use crate::plan::addresses;
use crate::plan::views::Views;

/// Readers manage about this many words of a foreign language in a minute.
const WORDS_A_MINUTE: u32 = 200;

impl Preview {
    pub(super) fn page_facts(&self, path: &str, at_desk: bool) -> PublicAnswer {
        let state = self.state();
        let Some(ready) = &state.ready else {
            return json(
                &state,
                &json!({ "version": state.version, "broken": state.broken }),
            );
        };
        let base = addresses::base_path(&ready.program.config.base_url);
        let inside = below(base, path);
        let file = match inside.map(|path| find(ready, path)) {
            Some(Found::File(file)) => Some(file),
            _ => None,
        };
        let absent = match (file, inside) {
            (None, Some(path)) => self.absence_facts(ready, path),
            _ => serde_json::Value::Null,
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
            "absent": absent,
            "document": document.map(|document| self.document_facts(ready, document)),
            "warnings": state.problems.len(),
            "at_desk": at_desk,
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
        let front = &document.front;
        let to_come = front.appears().filter(|day| *day > ready.program.today);
        json!({
            "source": shown,
            "editor": editor.map(|editor| editor.link(&shown, Some((1, 1)))),
            "draft": front.draft,
            "future": to_come.map(|day| day.to_string()),
            "until": front.expires.map(|day| day.to_string()),
            "words": document.words,
            "minutes": document.words.div_ceil(WORDS_A_MINUTE).max(1),
        })
    }

    /// Why the site has no page at an address that a document has on other days.
    fn absence_facts(&self, ready: &crate::pipeline::Ready, path: &str) -> serde_json::Value {
        let wanted = path.strip_suffix("index.html").unwrap_or(path);
        let wanted = wanted.trim_end_matches('/');
        let here =
            |absent: &&Absent| addresses::folder(&absent.document).trim_end_matches('/') == wanted;
        let Some(absent) = ready.program.absent.iter().find(here) else {
            return serde_json::Value::Null;
        };
        let source = ready.input.sources.get(absent.document.file);
        let shown = source.shown.to_string();
        let editor = self.settings.editor.as_ref();
        let (why, day, shown_on) = match absent.why {
            Absence::Draft => ("draft", None, None),
            Absence::Until(day) => ("future", Some(day), Some(day)),
            Absence::Since(day) => ("expired", Some(day), day.yesterday().ok()),
        };
        json!({
            "source": shown,
            "editor": editor.map(|editor| editor.link(&shown, Some((1, 1)))),
            "why": why,
            "day": day.map(|day| day.to_string()),
            "shown_on": shown_on.map(|day| day.to_string()),
        })
    }
}
