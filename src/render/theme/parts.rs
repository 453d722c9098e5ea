//! Parts: what many pages share (the head, the menu, the footer), made once for all of them.
//!
//! Every template `parts/<name>.html` of a theme is one; a page shows it as `{{ parts.<name> }}`. A part sees `site`, `root` and
//! `here`, so pages with the same two have the same parts.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tera::value::Key;
use tera::{Context, Map, Value};

use crate::diagnostic::Diagnostic;
use crate::view::{Here, SiteView};

/// The folder of their templates, and how their names end.
const FOLDER: &str = "parts/";
const ENDING: &str = ".html";

/// The parts of a theme for one site.
#[derive(Default)]
pub struct Parts {
    /// Their templates.
    templates: Vec<String>,
    /// Addresses that `here` may tell of.
    entries: Vec<String>,
    /// By `root` and `here`.
    made: Mutex<BTreeMap<(String, Here), Value>>,
}

impl Parts {
    /// The parts among templates, which are named without their theme.
    pub fn new<'t>(templates: impl Iterator<Item = &'t str>, site: &SiteView) -> Self {
        let is_part = |name: &&str| name.starts_with(FOLDER) && name.ends_with(ENDING);
        let mut templates: Vec<String> = templates.filter(is_part).map(str::to_owned).collect();
        templates.sort_unstable();
        templates.dedup();
        Self {
            templates,
            entries: entries(site),
            made: Mutex::default(),
        }
    }

    /// The parts of a page at an address of the site: made by `render` if no page before it had the same.
    ///
    /// # Errors
    /// What `render` says of the first template that is broken.
    pub fn of(
        &self,
        root: &str,
        url: &str,
        render: impl Fn(&str, &Context) -> Result<String, Vec<Diagnostic>>,
    ) -> Result<Value, Vec<Diagnostic>> {
        let key = (root.to_owned(), self.here(url));
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made().get(&key) {
            return Ok(known.clone());
        }
        let mut context = Context::new();
        context.insert_value("root", Value::from(root));
        context.insert("here", &key.1);
        let mut parts = Map::with_capacity(self.templates.len());
        for template in &self.templates {
            let name = &template[FOLDER.len()..template.len() - ENDING.len()];
            let html = render(template, &context)?;
            parts.insert(Key::from(name.to_owned()), Value::safe_string(html.trim()));
        }
        let parts = Value::from(parts);
        made().insert(key, parts.clone());
        Ok(parts)
    }

    fn here(&self, url: &str) -> Here {
        let is_below = |entry: &&String| {
            let folder = entry.strip_suffix("index.html").unwrap_or(entry);
            !folder.is_empty() && **entry != url && url.starts_with(folder)
        };
        let at = self.entries.iter().find(|entry| *entry == url);
        Here {
            at: at.cloned(),
            below: self.entries.iter().filter(is_below).cloned().collect(),
        }
    }
}

/// Addresses inside the site that the menu or a section has.
fn entries(site: &SiteView) -> Vec<String> {
    let sections = &site.sections;
    let menu = site.menu.iter().filter(|entry| !entry.external);
    let mut entries: Vec<String> = menu.map(|entry| entry.url.clone()).collect();
    entries.push(sections.home.clone());
    let there = [
        &sections.topics,
        &sections.posts,
        &sections.rounds,
        &sections.matching,
        &sections.tags,
        &sections.organisers,
    ];
    entries.extend(there.into_iter().flatten().cloned());
    let mut known = std::collections::BTreeSet::new();
    entries.retain(|entry| known.insert(entry.clone()));
    entries
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use std::cell::Cell;

    use super::*;
    use crate::model::theme::Layers;
    use crate::view::{MenuItem, SectionsView};

    fn site() -> SiteView {
        let entry = |url: &str, external| MenuItem {
            label: url.to_owned(),
            url: url.to_owned(),
            external,
        };
        SiteView {
            menu: vec![
                entry("about/index.html", false),
                entry("about/rules/index.html", false),
                entry("https://example.org/", true),
            ],
            sections: SectionsView {
                home: "index.html".into(),
                topics: Some("topics/index.html".into()),
                ..SectionsView::default()
            },
            ..SiteView::default()
        }
    }

    #[test]
    fn here_tells_what_a_page_is_and_what_it_lies_below() {
        let parts = Parts::new(std::iter::empty(), &site());
        let here = |url| {
            let here = parts.here(url);
            (here.at, here.below.join(" "))
        };
        let some = |at: &str| Some(at.to_owned());
        assert_eq!(here("index.html"), (some("index.html"), String::new()));
        let about = some("about/index.html");
        assert_eq!(here("about/index.html"), (about, String::new()));
        let rules = some("about/rules/index.html");
        let below = "about/index.html".to_owned();
        assert_eq!(here("about/rules/index.html"), (rules, below));
        let below = "topics/index.html".to_owned();
        assert_eq!(here("topics/a/index.html"), (None, below));
        assert_eq!(here("404.html"), (None, String::new()));
    }

    #[test]
    fn a_part_is_made_once_for_all_pages_that_share_it() {
        let parts = Parts::new(["parts/a.html", "a.html"].into_iter(), &site());
        let times = Cell::new(0);
        let render = |template: &str, _: &Context| {
            times.set(times.get() + 1);
            Ok(format!(" <{template}>\n"))
        };
        for url in ["topics/a/index.html", "topics/b/index.html"] {
            let made = parts.of("../../", url, render).unwrap();
            let html = made.get_from_path("a").and_then(Value::as_str);
            assert_eq!(html, Some("<parts/a.html>"));
        }
        assert_eq!(times.get(), 1);
        for (root, url) in [("../../", "posts/a/index.html"), ("../", "topics/a/")] {
            parts.of(root, url, render).unwrap();
        }
        assert_eq!(times.get(), 3);
    }

    #[test]
    fn a_part_that_asks_for_its_page_is_told_with_its_place() {
        let text = "{{ site.title }}{{ page.title }}";
        let day = jiff::civil::date(2026, 9, 5);
        let files = [("themes/own/templates/parts/a.html", text)];
        let input = crate::source::Input::from_texts(files, day);
        let theme =
            crate::render::theme::Theme::new(&input.sources, &Layers::of("own"), &site()).unwrap();
        let told = theme.render("404.html", "./", &Default::default(), "home", &(), None);
        let told = told.unwrap_err();
        assert!(
            told[0].message.contains("`page` is not defined"),
            "{told:?}"
        );
    }
}
