//! Small programs made by chance, in which nearly everything leads somewhere, collides or comes and goes.

use std::collections::BTreeMap;

use fortnight::source::{Asset, Input, Root};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

pub const TODAY: Date = date(2026, 9, 5);

/// The days on which something may come or go: so many behind today.
pub const DAYS: i64 = 5;

/// Paths of documents.
const PATHS: [&str; 9] = [
    "pages/a.md",
    "pages/a/b.md",
    "pages/index.md",
    "pages/c.md",
    "posts/d.md",
    "posts/e.md",
    "topics/f.md",
    "topics/g.md",
    "topics/old.md",
];

/// Files beside them.
const FILES: [&str; 3] = ["topics/g.png", "static/a.png", "pages/c.pdf"];

const ALIASES: [&str; 5] = [
    "/old/",
    "/topics/old/",
    "/x.html",
    "/posts/page/2/",
    "/a.png",
];

/// What texts and menus lead to.
const TARGETS: [&str; 36] = [
    "../pages/a.md",
    "../pages/a.md#part",
    "../pages/a.md/.",
    "../pages/a/b.md",
    "../pages/index.md",
    "../pages/c.md",
    "../posts/d.md#part",
    "../posts/e.md",
    "../topics/f.md",
    "../topics/g.md",
    "../topics/g.md#part",
    "../topics/old.md",
    "../topics/nowhere.md",
    "/",
    "/#part",
    "/a/",
    "/a",
    "/a/index.html",
    "/a/b/#part",
    "/c/",
    "/posts/",
    "/posts/d/#part",
    "/posts/page/2/",
    "/topics/page/2/",
    "/topics/",
    "/topics/f/",
    "/topics/old/#part",
    "/old/",
    "/old/#part",
    "/x.html#part",
    "/tags/",
    "/tags/t/",
    "/tags/u",
    "https://example.org/m/a/",
    "https://example.org/m",
    "/%61/#part",
];

/// Pictures that texts show.
const PICTURES: [&str; 5] = [
    "../topics/g.png",
    "/a.png",
    "../static/a.png",
    "../pages/a.md",
    "/topics/g.png",
];

/// One document: its front matter and what it leads to, as numbers.
#[derive(Clone, Debug)]
pub struct Text {
    path: &'static str,
    draft: bool,
    comes: Option<i64>,
    goes: Option<i64>,
    aliases: Vec<&'static str>,
    tags: Vec<&'static str>,
    targets: Vec<&'static str>,
    pictures: Vec<&'static str>,
    part: bool,
}

fn text(path: &'static str) -> impl Strategy<Value = Text> {
    let day = || prop::option::weighted(0.4, -1..DAYS);
    let some = |from: &'static [&'static str], most| {
        prop::collection::vec(prop::sample::select(from), 0..most)
    };
    let dates = (prop::bool::weighted(0.1), day(), day(), any::<bool>());
    let leads = (some(&TARGETS, 5), some(&PICTURES, 2));
    (dates, some(&ALIASES, 2), some(&["t", "u"], 2), leads).prop_map(
        move |((draft, comes, goes, part), mut aliases, mut tags, (targets, pictures))| {
            aliases.dedup();
            tags.dedup();
            let goes = goes.filter(|goes| comes.is_none_or(|comes| *goes > comes));
            Text {
                path,
                draft,
                comes,
                goes,
                aliases,
                tags,
                targets,
                pictures,
                part,
            }
        },
    )
}

impl Text {
    fn written(&self) -> String {
        let day = |after: i64| TODAY.checked_add(after.days()).unwrap();
        let mut text = "---\ntitle: T\nsummary: S\n".to_owned();
        if self.path.starts_with("posts/") {
            text += "date: 2026-01-01\n";
        }
        if self.draft {
            text += "draft: true\n";
        }
        if let Some(comes) = self.comes {
            text += &format!("publish: {}\n", day(comes));
        }
        if let Some(goes) = self.goes {
            text += &format!("expires: {}\n", day(goes));
        }
        text += &format!(
            "aliases: [{}]\ntags: [{}]\n---\n",
            self.aliases.join(", "),
            self.tags.join(", ")
        );
        if self.part {
            text += "## Part {#part}\n\n";
        }
        text += "Words.\n";
        for target in &self.targets {
            text += &format!("\n[words]({target})\n");
        }
        for picture in &self.pictures {
            text += &format!("\n![words]({picture})\n");
        }
        text
    }
}

/// A whole program.
#[derive(Clone, Debug)]
pub struct World {
    texts: Vec<Text>,
    files: Vec<&'static str>,
    menu: Vec<&'static str>,
    calendar: bool,
}

pub fn world(calendar: bool) -> impl Strategy<Value = World> {
    let texts = PATHS.map(|path| prop::option::weighted(0.7, text(path)));
    let files = prop::sample::subsequence(FILES.to_vec(), 0..=FILES.len());
    let menu = prop::collection::vec(prop::sample::select(&TARGETS[13..]), 0..2);
    let texts = texts.into_iter().collect::<Vec<_>>();
    (texts, files, menu).prop_map(move |(texts, files, menu)| World {
        texts: texts.into_iter().flatten().collect(),
        files,
        menu,
        calendar,
    })
}

impl World {
    pub fn menu(&self) -> &[&'static str] {
        &self.menu
    }

    pub fn input(&self) -> Input {
        let mut config = "title = \"T\"\nbase_url = \"https://example.org/m/\"\n[organiser]\nname = \"O\"\nemail = \"o@example.org\"\n[site]\ntopics_per_page = 1\n".to_owned();
        for path in &self.menu {
            config += &format!("[[menu]]\nlabel = \"M\"\npath = \"{path}\"\n");
        }
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        texts.insert("fortnight.toml".into(), config);
        for text in &self.texts {
            let mut text = text.clone();
            if !self.calendar {
                (text.comes, text.goes) = (None, None);
            }
            texts.insert(format!("content/{}", text.path), text.written());
        }
        let texts = texts.iter().map(|(path, text)| (&**path, &**text));
        let mut input = Input::from_texts(texts, TODAY);
        let asset = |path: &&str| Asset {
            root: Root::Content,
            path: (*path).into(),
            shown: format!("content/{path}").into(),
            digest: [0; 32],
            size: None,
        };
        input.assets = self.files.iter().map(asset).collect();
        input.assets.sort_by(|a, b| a.path.cmp(&b.path));
        input.site_only = true;
        input
    }
}
