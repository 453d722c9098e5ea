//! Every file of the site: one row a kind of page.

pub(super) mod collision;
pub mod publication;

use self::collision::take;
use crate::diagnostic::Diagnostic;
use crate::model::{Document, Program, RoundId, Section};
use crate::path::OutPath;
use crate::source::{Asset, FileId, Input, Root, Span};

use super::addresses::{self, Addresses, HOME, MATCHING, folder, round_folder, tag_folder};
use super::{At, Before, PublicFile, TagGroup, ThemeFile};

/// What a file of the site shows. Numbers are positions in the program's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The start page.
    Home,
    /// A page of the topic archive, from 0.
    TopicList(usize),
    /// A topic.
    Topic(usize),
    /// The list of rounds.
    Rounds,
    /// A round.
    Round(usize),
    /// How the program matches.
    Matching,
    /// A page of the news, from 0.
    PostList(usize),
    /// A post.
    Post(usize),
    /// A page.
    Page(usize),
    /// All tags.
    Tags,
    /// A tag.
    Tag(usize),
    /// Who runs the program.
    Organisers,
    /// What a host shows when there is nothing.
    NotFound,
    /// An old address that leads to a new one.
    Redirect(String),
    /// Atom feed of topics and posts.
    Feed,
    /// Sitemap.
    Sitemap,
    /// Robots.
    Robots,
    /// A file beside the documents: place in the input's assets.
    Asset(usize),
    /// A static file of the theme: place in the theme's list.
    ThemeFile(usize),
}

/// The file that somebody wrote for a page, as they know it; pages that are put together from many files have none.
pub fn source(page: &Page, program: &Program, input: &Input) -> Option<FileId> {
    let document = match page {
        Page::Topic(at) => &program.topics[*at],
        Page::Post(at) => &program.posts[*at],
        Page::Page(at) => &program.pages[*at],
        _ => return None,
    };
    input.sources.find(Root::Content, &document.path)
}

/// A file that is about to be planned, with the place in the sources that asks for it.
struct Wanted {
    path: String,
    page: Page,
    origin: Option<Origin>,
}

/// What asks for a file.
enum Origin {
    Span(Span),
    File(String),
}

/// All files, sorted by path, and the problems of those that collide or cannot be written. `away` are places in
/// `input.assets`, in order, of what is not copied.
pub fn plan(
    program: &Program,
    input: &Input,
    theme: &[ThemeFile],
    tags: &[TagGroup],
    addresses: &Addresses,
    away: &[&[usize]],
) -> (Vec<PublicFile>, Vec<Diagnostic>) {
    let mut wanted = Vec::new();
    documents(program, &mut wanted);
    lists(program, tags, &mut wanted);
    aliases(program, addresses, &mut wanted);
    copies(&input.assets, away, &mut wanted);
    theme_files(theme, &mut wanted);
    take(&wanted)
}

/// Whether the same documents make the same files as in the moment before.
pub fn same_lists(
    before: &Before<'_>,
    program: &Program,
    input: &Input,
    theme: &[ThemeFile],
) -> bool {
    fn assets(input: &Input) -> impl Iterator<Item = (Root, &str)> {
        let assets = input.assets.iter();
        assets.map(|asset| (asset.root, &*asset.path))
    }
    fn rounds(program: &Program) -> impl Iterator<Item = &RoundId> {
        program.rounds.iter().map(|round| &round.id)
    }
    fn topics(program: &Program) -> impl Iterator<Item = FileId> {
        program.topics.iter().map(|topic| topic.file)
    }
    fn files(theme: &[ThemeFile]) -> impl Iterator<Item = &OutPath> {
        theme.iter().map(|file| &file.path)
    }
    assets(before.input).eq(assets(input))
        && rounds(before.program).eq(rounds(program))
        // Undated topics stand in the order of the schedules.
        && topics(before.program).eq(topics(program))
        && files(before.theme).eq(files(theme))
        && before.program.organisers.is_empty() == program.organisers.is_empty()
        && before.program.config.site.topics_per_page == program.config.site.topics_per_page
}

fn documents(program: &Program, wanted: &mut Vec<Wanted>) {
    let mut add = |documents: &[std::sync::Arc<Document>], page: fn(usize) -> Page| {
        for (at, document) in documents
            .iter()
            .enumerate()
            .filter(|(_, document)| &*document.path != HOME)
        {
            let origin = Span::new(document.file, 0..3);
            let path = format!("{}index.html", folder(document));
            wanted.push(Wanted {
                path,
                page: page(at),
                origin: Some(Origin::Span(origin)),
            });
        }
    };
    add(&program.topics, Page::Topic);
    add(&program.posts, Page::Post);
    add(&program.pages, Page::Page);
}

fn lists(program: &Program, tags: &[TagGroup], wanted: &mut Vec<Wanted>) {
    let mut add = |path: String, page: Page| {
        wanted.push(Wanted {
            path,
            page,
            origin: None,
        });
    };
    add("index.html".into(), Page::Home);
    add("404.html".into(), Page::NotFound);
    add("feed.xml".into(), Page::Feed);
    add("sitemap.xml".into(), Page::Sitemap);
    add("robots.txt".into(), Page::Robots);
    for number in 0..page_count(program, program.topics.len()) {
        add(
            format!("{}index.html", list_folder("topics/", number)),
            Page::TopicList(number),
        );
    }
    for number in 0..page_count(program, program.posts.len()) {
        add(
            format!("{}index.html", list_folder("posts/", number)),
            Page::PostList(number),
        );
    }
    if !program.rounds.is_empty() {
        add("rounds/index.html".into(), Page::Rounds);
        add(format!("{MATCHING}index.html"), Page::Matching);
    }
    for (at, round) in program.rounds.iter().enumerate() {
        add(
            format!("{}index.html", round_folder(&round.id)),
            Page::Round(at),
        );
    }
    if !tags.is_empty() {
        add("tags/index.html".into(), Page::Tags);
    }
    for (at, tag) in tags.iter().enumerate() {
        add(
            format!("{}index.html", tag_folder(&tag.slug)),
            Page::Tag(at),
        );
    }
    if !program.organisers.is_empty() {
        add("organisers/index.html".into(), Page::Organisers);
    }
}

/// How many pages a list of this many documents has.
pub fn page_count(program: &Program, documents: usize) -> usize {
    documents.div_ceil(program.config.site.topics_per_page.max(1) as usize)
}

/// The folder of a page of a list: `topics/`, `topics/page/2/` …
pub fn list_folder(section: &str, number: usize) -> String {
    if number == 0 {
        section.to_owned()
    } else {
        format!("{section}page/{}/", number + 1)
    }
}

fn aliases(program: &Program, addresses: &Addresses, wanted: &mut Vec<Wanted>) {
    let lists = [&program.topics, &program.posts, &program.pages];
    for document in lists.into_iter().flatten() {
        for alias in &document.front.aliases {
            wanted.push(Wanted {
                path: alias_path(&alias.value),
                page: Page::Redirect(addresses.of(document)),
                origin: Some(Origin::Span(alias.span)),
            });
        }
    }
}

/// The file of an old address: `old/index.html` of `/old/`, `old.html` of `/old.html`.
fn alias_path(alias: &str) -> String {
    let bare = alias.trim_start_matches('/');
    match bare.rsplit('/').next().unwrap_or(bare) {
        "" => format!("{bare}index.html"),
        name if name.contains('.') => bare.to_owned(),
        _ => format!("{bare}/index.html"),
    }
}

/// The files of the site that a document alone makes: its page and its old addresses.
pub(super) fn own_files(document: &Document, addresses: &Addresses) -> Vec<(String, At)> {
    if document.section == Section::Letter {
        return Vec::new();
    }
    let own = folder(document);
    let old = document.front.aliases.iter();
    let old = old.map(|alias| {
        let at = At::OldPath(addresses.link(&own));
        (alias_path(&alias.value), at)
    });
    // The start page is there without its text, too.
    let page = (&*document.path != HOME).then(|| (format!("{own}index.html"), At::File));
    page.into_iter().chain(old).collect()
}

/// Files beside the documents keep their path; those below `content/static/` go to the site's root.
fn copies(assets: &[Asset], away: &[&[usize]], wanted: &mut Vec<Wanted>) {
    let is_away = |at: &usize| away.iter().any(|list| list.binary_search(at).is_ok());
    let all = assets.iter().enumerate();
    for (at, asset) in all.filter(|(at, _)| !is_away(at)) {
        if let Some(path) = copy_path(asset) {
            let origin = Origin::File(asset.shown.to_string());
            wanted.push(Wanted {
                path: path.to_owned(),
                page: Page::Asset(at),
                origin: Some(origin),
            });
        }
    }
}

/// The path at which such a file is published.
pub(super) fn copy_path(asset: &Asset) -> Option<&str> {
    let path = &*asset.path;
    (asset.root == Root::Content).then(|| path.strip_prefix("static/").unwrap_or(path))
}

fn theme_files(theme: &[ThemeFile], wanted: &mut Vec<Wanted>) {
    for (at, file) in theme.iter().enumerate() {
        wanted.push(Wanted {
            path: file.path.as_str().to_owned(),
            page: Page::ThemeFile(at),
            origin: None,
        });
    }
}

/// The template root prefix of a page: relative, but for the page that hosts show at any depth.
pub fn root_of(file: &PublicFile, base_url: &str) -> String {
    match file.page {
        Page::NotFound => addresses::base_path(base_url).to_owned(),
        _ => addresses::root_prefix(file.path.as_str()),
    }
}
