//! Links, and pages to which nobody leads, by trying everything: no index, no shortcut, nothing shared with the graph.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fortnight::diagnostic::{Place, Severity};
use fortnight::model::{Document, Section};
use fortnight::parse::content::read;
use fortnight::pipeline::prepare;
use fortnight::source::Input;
use proptest::prelude::*;

use super::program::world;

/// What a target leads to.
enum Led {
    Text(usize),
    Made,
    File,
}

struct Search {
    texts: Vec<Arc<Document>>,
    /// Paths of files beside the texts.
    files: Vec<String>,
    /// Folders of pages that are made from many texts, without their last slash.
    made: BTreeSet<String>,
}

impl Search {
    fn new(input: &Input) -> Self {
        let texts = read(&input.sources).documents;
        let texts = texts.iter().cloned();
        let texts: Vec<Arc<Document>> = texts.filter(|text| !text.front.draft).collect();
        let mut made = BTreeSet::from([String::new()]);
        for (section, folder) in [(Section::Topic, "topics"), (Section::Post, "posts")] {
            let count = texts.iter().filter(|text| text.section == section).count();
            made.extend((0..count).map(|at| match at {
                0 => folder.to_owned(),
                _ => format!("{folder}/page/{}", at + 1),
            }));
        }
        for tag in texts.iter().flat_map(|text| &text.front.tags) {
            made.extend(["tags".to_owned(), format!("tags/{}", tag.slug)]);
        }
        let files = input.assets.iter().map(|asset| asset.path.to_string());
        let files = files.collect();
        Self { texts, files, made }
    }

    fn led(&self, from: &str, target: &str) -> Option<Led> {
        let target = target.replace("%61", "a");
        let path = target.split(['#', '?']).next().unwrap();
        let path = match path.strip_prefix("https://example.org/m") {
            Some("") => "/",
            Some(rest) => rest,
            None => path,
        };
        let at = |rooted: &str| {
            let wanted = rooted.trim_end_matches("index.html").trim_matches('/');
            let is_here = |text: &Arc<Document>| {
                let mut old = text.front.aliases.iter();
                folder(text) == wanted || old.any(|old| old.value.trim_matches('/') == wanted)
            };
            let file =
                |file: &String| file == wanted || file.strip_prefix("static/") == Some(wanted);
            match self.texts.iter().position(is_here) {
                Some(text) => Some(Led::Text(text)),
                None if self.made.contains(wanted) => Some(Led::Made),
                None => self.files.iter().any(file).then_some(Led::File),
            }
        };
        if let Some(rooted) = path.strip_prefix('/') {
            return at(rooted);
        }
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        let path = parts.join("/");
        let text = self.texts.iter().position(|text| *text.path == *path);
        let file = || self.files.contains(&path).then_some(Led::File);
        text.map(Led::Text).or_else(file)
    }

    fn is_broken(&self, from: &str, target: &str, image: bool) -> bool {
        let part = target.split_once('#').map(|(_, part)| part);
        match self.led(from, target) {
            None => true,
            Some(Led::File) => false,
            Some(_) if image => true,
            // What is made from data is asked itself, once all else is well.
            Some(Led::Made) => false,
            Some(Led::Text(at)) => part.is_some_and(|part| {
                let mut headings = self.texts[at].headings.iter();
                !headings.any(|heading| heading.id == part)
            }),
        }
    }

    fn broken(&self, menu: &[&str]) -> BTreeSet<(String, String)> {
        let mut broken = BTreeSet::new();
        for text in &self.texts {
            for link in &text.links {
                if self.is_broken(&text.path, &link.target, link.image) {
                    broken.insert((text.path.to_string(), link.target.to_string()));
                }
            }
        }
        for target in menu.iter().filter(|target| target.starts_with('/')) {
            if self.is_broken("", target, false) {
                broken.insert(("fortnight.toml".to_owned(), (*target).to_owned()));
            }
        }
        broken
    }

    fn unlinked(&self, menu: &[&str]) -> BTreeSet<String> {
        let mut lonely: BTreeMap<String, usize> = BTreeMap::new();
        for (at, text) in self.texts.iter().enumerate() {
            if text.section == Section::Page && !folder(text).is_empty() {
                lonely.insert(format!("{}/", folder(text)), at);
            }
        }
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for (at, text) in self.texts.iter().enumerate() {
            if !text.front.tags.is_empty() {
                found.insert(at);
            }
            let links = text.links.iter().filter(|link| !link.image);
            for link in links.chain(&text.outward) {
                match self.led(&text.path, &link.target) {
                    Some(Led::Text(to)) if to != at => drop(found.insert(to)),
                    _ => {}
                }
            }
        }
        for target in menu {
            if let Some(Led::Text(to)) = self.led("", target) {
                found.insert(to);
            }
        }
        loop {
            let before = lonely.len();
            let gone: Vec<String> = lonely
                .iter()
                .filter(|(_, at)| found.contains(at))
                .map(|(folder, _)| folder.clone())
                .collect();
            for folder in gone {
                lonely.remove(&folder);
                let near = |other: &str| {
                    let below = other.strip_prefix(&folder);
                    folder.starts_with(other)
                        || below.is_some_and(|rest| rest.matches('/').count() == 1)
                };
                found.extend(
                    lonely
                        .iter()
                        .filter(|(other, _)| near(other))
                        .map(|(_, at)| *at),
                );
            }
            if lonely.len() == before {
                break;
            }
        }
        let highest = lonely.keys().filter(|folder| {
            let mut above = lonely.keys();
            !above.any(|other| other != *folder && folder.starts_with(&**other))
        });
        highest
            .map(|folder| self.texts[lonely[folder]].path.to_string())
            .collect()
    }
}

/// The folder of a text's page, without its last slash.
fn folder(text: &Document) -> String {
    let path = text.path.strip_suffix(".md").unwrap();
    let path = path.strip_prefix("pages/").unwrap_or(path);
    path.strip_suffix("index")
        .unwrap_or(path)
        .trim_matches('/')
        .to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_is_what_a_search_finds_that_tries_everything(world in world(false)) {
        let input = world.input();
        let problems = prepare(&input).problems;
        let clash = |name: &str| problems.iter().any(|problem| problem.check.name == name);
        prop_assume!(!clash("two-sources-one-address") && !clash("names-collide"));
        let told = |wanted: &dyn Fn(&str, Severity) -> bool| {
            let found = problems.iter().filter(|one| wanted(one.check.name, one.severity));
            let places = found.filter_map(|problem| match problem.place {
                Place::Span(span) => {
                    let file = input.sources.get(span.file);
                    Some((file.path.to_string(), file.text[span.range()].to_owned()))
                }
                _ => None,
            });
            places.collect::<BTreeSet<(String, String)>>()
        };
        let search = Search::new(&input);
        let menu = world.menu();
        let expected = search.broken(menu);
        let broken = told(&|name, severity| {
            severity == Severity::Error && (name.starts_with("broken-") || name == "not-a-picture")
        });
        // Of parts of pages that are made from data is told when nothing else is broken.
        if !expected.is_empty() {
            let broken: BTreeSet<_> = broken.into_iter().map(|(path, word)| (path, word.trim_matches('"').to_owned())).collect();
            prop_assert_eq!(broken, expected);
            return Ok(());
        }
        let unlinked = told(&|name, _| name == "unlinked-page");
        let unlinked: BTreeSet<String> = unlinked.into_iter().map(|(path, _)| path).collect();
        prop_assert_eq!(unlinked, search.unlinked(menu));
    }
}
