//! The default theme against the contract of `view.rs`: every template renders realistic views, escapes what it
//! shows, and complains with a place when it is wrong. The pages are also written below `target/tmp/theme`, for the
//! browser checks and for looking at them.

mod figures;
mod letter;
mod samples;

use std::path::{Path, PathBuf};

use fortnight::diagnostic::Diagnostic;
use fortnight::model::theme::Layers;
use fortnight::render::theme::{Shared, StaticBytes, StaticFile, Theme, static_files};
use fortnight::source::{Input, Sources};
use fortnight::view::*;
use jiff::civil::date;

const PROSE: &str = include_str!("theme/prose.html");

fn sources(texts: &[(&'static str, &'static str)]) -> Sources {
    Input::from_texts(texts.iter().copied(), date(2026, 9, 5)).sources
}

fn site() -> SiteView {
    let files = static_files(&Sources::default(), &[], &Layers::of("default")).unwrap();
    let mut site = samples::site();
    for file in files {
        site.assets.insert(file.name, file.path.to_string());
    }
    site
}

/// Every page of a small site: path and text.
fn pages() -> Vec<(String, String)> {
    let sources = Sources::default();
    let mut pages = Vec::new();
    let theme = Theme::new(&sources, &Layers::of("default"), &site()).unwrap();
    let mut add = |url: &str, text: Result<String, Vec<Diagnostic>>| {
        pages.push((
            url.to_owned(),
            text.unwrap_or_else(|all| panic!("{url}: {all:#?}")),
        ));
    };
    let show = Show { theme: &theme };
    add(
        "index.html",
        show.page("home.html", "home", "", "index.html", "home", &home(&show)),
    );
    let topics = samples::list(show.cards(&samples::topics()));
    add(
        "topics/index.html",
        show.page(
            "topics.html",
            "topics",
            "Topics",
            "topics/index.html",
            "list",
            &topics,
        ),
    );
    let mut topic = samples::topic();
    for slug in ["advocacy-and-lobbying", "library-spaces"] {
        let url = format!("topics/{slug}/index.html");
        add(
            &url,
            show.page(
                "topic.html",
                "topic",
                "Advocacy and lobbying",
                &url,
                "topic",
                &topic,
            ),
        );
        topic.image = None;
        topic.outline.clear();
        topic.card.authors.clear();
    }
    let rounds = RoundsView {
        cards: ["planned", "sign-up", "matching", "running", "ended"]
            .map(samples::round_card)
            .to_vec(),
    };
    add(
        "rounds/index.html",
        show.page(
            "rounds.html",
            "rounds",
            "Rounds",
            "rounds/index.html",
            "rounds",
            &rounds,
        ),
    );
    let url = "rounds/2026b/index.html";
    add(
        url,
        show.page(
            "round.html",
            "round",
            "September 2026",
            url,
            "round",
            &samples::round(),
        ),
    );
    let posts = samples::list(show.cards(&samples::posts()));
    add(
        "posts/index.html",
        show.page(
            "posts.html",
            "posts",
            "News",
            "posts/index.html",
            "list",
            &posts,
        ),
    );
    let url = "posts/a-year-of-letters/index.html";
    add(
        url,
        show.page(
            "post.html",
            "post",
            "A year of letters from Nakuru",
            url,
            "post",
            &samples::post(),
        ),
    );
    let url = "how-it-works/code-of-conduct/index.html";
    add(
        url,
        show.page(
            "page.html",
            "page",
            "Code of conduct",
            url,
            "doc",
            &samples::doc(),
        ),
    );
    add(
        "tags/index.html",
        show.page(
            "tags.html",
            "tags",
            "Tags",
            "tags/index.html",
            "tags",
            &samples::tags(),
        ),
    );
    let tag = TagView {
        name: "advocacy".into(),
        topics: show.cards(&samples::topics()),
        others: show.cards(&samples::posts()),
    };
    let url = "tags/advocacy/index.html";
    add(
        url,
        show.page("tag.html", "tag", "advocacy", url, "tag", &tag),
    );
    let url = "organisers/index.html";
    add(
        url,
        show.page(
            "organisers.html",
            "organisers",
            "Organisers",
            url,
            "organisers",
            &samples::organisers(),
        ),
    );
    let lost = samples::head("not-found", "Not found", "404.html");
    add(
        "404.html",
        text(theme.render("404.html", "/", &lost, "nothing", &(), None)),
    );
    let moved = RedirectView {
        to: "topics/index.html".into(),
        canonical: "https://across.example.org/topics/".into(),
    };
    add(
        "old/index.html",
        show.page(
            "redirect.html",
            "page",
            "Moved",
            "old/index.html",
            "redirect",
            &moved,
        ),
    );
    add(
        "feed.xml",
        show.page("feed.xml", "page", "", "feed.xml", "feed", &samples::feed()),
    );
    add(
        "sitemap.xml",
        show.page(
            "sitemap.xml",
            "page",
            "",
            "sitemap.xml",
            "sitemap",
            &samples::sitemap(),
        ),
    );
    add(
        "robots.txt",
        show.page("robots.txt", "page", "", "robots.txt", "nothing", &()),
    );
    for state in ["planned", "matching", "running", "ended"] {
        let url = format!("states/{state}/index.html");
        add(&url, state_page(state, &url));
    }
    pages
}

struct Show<'a> {
    theme: &'a Theme,
}

impl Show<'_> {
    fn cards(&self, cards: &[Card]) -> Vec<Shared> {
        cards
            .iter()
            .map(|card| self.theme.card(card).unwrap())
            .collect()
    }

    fn page(
        &self,
        template: &str,
        kind: &'static str,
        title: &str,
        url: &str,
        key: &'static str,
        view: &impl serde::Serialize,
    ) -> Result<String, Vec<Diagnostic>> {
        let root = "../".repeat(url.matches('/').count());
        let head = samples::head(kind, title, url);
        let content = (kind != "home").then_some(PROSE);
        text(
            self.theme
                .render(template, &root, &head, key, view, content),
        )
    }
}

fn text(page: Result<Vec<u8>, Vec<Diagnostic>>) -> Result<String, Vec<Diagnostic>> {
    Ok(String::from_utf8(page?).unwrap())
}

fn state_page(state: &'static str, url: &str) -> Result<String, Vec<Diagnostic>> {
    let sources = Sources::default();
    let mut site = site();
    site.round = Some(samples::round_card(state));
    let theme = Theme::new(&sources, &Layers::of("default"), &site)?;
    let show = Show { theme: &theme };
    show.page("home.html", "home", "", url, "home", &home(&show))
}

fn home(show: &Show<'_>) -> HomeView<Shared> {
    HomeView {
        topics: show.cards(&samples::topics()),
        topic_count: 8,
        posts: show.cards(&samples::posts()),
        ended: None,
        figures: Some(figures::figures()),
    }
}

/// Letters of each kind: name and text.
fn letters() -> Vec<(String, String)> {
    let sources = Sources::default();
    let theme = Theme::new(&sources, &Layers::of("default"), &site()).unwrap();
    let block = |name: &str, key: &'static str, view: &dyn erased::Block| {
        view.render(&theme, name, key).unwrap()
    };
    let partners = letter::partners();
    let body = include_str!("theme/letter.html")
        .replace(
            "{partner_card}",
            &block("partner_card", "partners", &&partners[..1]),
        )
        .replace(
            "{reasons}",
            &block("reasons", "reasons", &letter::reasons()),
        )
        .replace("{hours}", &block("hours", "hours", &letter::hours()))
        .replace(
            "{schedule}",
            &block("schedule", "schedule", &letter::schedule()),
        )
        .replace(
            "{first_topic_card}",
            &block("first_topic_card", "first_topic", &letter::first_topic()),
        )
        .replace(
            "{ice_breakers}",
            &block("ice_breakers", "first_topic", &letter::first_topic()),
        );
    let unmatched = block(
        "unmatched_reasons",
        "unmatched",
        &["Everybody who shares a language with you already has a partner.".to_owned()],
    );
    let letter = letter::Letter {
        title: "Tadhg, meet Amina",
        kind: "pair",
        language: "en",
        direction: "ltr",
        program: "Across the Stacks",
        body,
        proposal: false,
        notice: None,
    };
    let mut proposal = letter.clone();
    proposal.proposal = true;
    proposal.notice = Some(letter::Notice {
        spoken: "",
        body: "<p>This is a <strong>proposal</strong>. Nobody has been told yet.</p>",
    });
    let mut trio = letter.clone();
    trio.kind = "trio";
    trio.body = block("partner_card", "partners", &partners);
    let mut waiting = letter.clone();
    waiting.kind = "unmatched";
    waiting.title = "Hope, this time we found nobody for you";
    waiting.body = format!("<p>Dear Hope,</p>{unmatched}");
    let named = [
        ("pair", letter),
        ("proposal", proposal),
        ("trio", trio),
        ("unmatched", waiting),
    ];
    named
        .map(|(name, letter)| {
            let text = theme.block("letter.html", "letter", &letter).unwrap();
            (format!("{name}.html"), text)
        })
        .to_vec()
}

/// Views of different types behind one closure.
mod erased {
    use super::{Diagnostic, Theme};

    pub trait Block {
        fn render(
            &self,
            theme: &Theme,
            name: &str,
            key: &'static str,
        ) -> Result<String, Vec<Diagnostic>>;
    }

    impl<T: serde::Serialize> Block for T {
        fn render(
            &self,
            theme: &Theme,
            name: &str,
            key: &'static str,
        ) -> Result<String, Vec<Diagnostic>> {
            theme.block(&format!("letter/{name}.html"), key, self)
        }
    }
}

fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("theme")
}

fn write(folder: &str, files: &[(String, String)]) {
    for (name, text) in files {
        let path = scratch().join(folder).join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

#[test]
fn every_template_renders() {
    let pages = pages();
    write("site", &pages);
    write("letters", &letters());
    let drawing = include_str!("theme/drawing.svg");
    let drawings = samples::topics().into_iter().filter_map(|card| card.image);
    let drawings: Vec<_> = drawings.map(|path| (path, drawing.to_owned())).collect();
    write("site", &drawings);
    for StaticFile { path, bytes, .. } in
        static_files(&Sources::default(), &[], &Layers::of("default")).unwrap()
    {
        let StaticBytes::BuiltIn(bytes) = bytes else {
            panic!("not built in")
        };
        write(
            "site",
            &[(path.to_string(), String::from_utf8(bytes.to_vec()).unwrap())],
        );
    }
}

#[test]
fn a_template_of_the_programs_own_theme_comes_first() {
    let own = [(
        "themes/default/templates/redirect.html",
        "own: {{ redirect.to }}",
    )];
    let sources = sources(&own);
    let theme = Theme::new(&sources, &Layers::of("default"), &site()).unwrap();
    let view = RedirectView {
        to: "a<b".to_owned(),
        canonical: String::new(),
    };
    let page = theme.render(
        "redirect.html",
        "./",
        &Head::default(),
        "redirect",
        &view,
        None,
    );
    assert_eq!(page.unwrap(), b"own: a&lt;b");
}

#[test]
fn a_broken_template_is_told_with_its_place() {
    let own = [("themes/default/templates/home.html", "one\n{{ two\n")];
    let sources = sources(&own);
    let problems = Theme::new(&sources, &Layers::of("default"), &site())
        .err()
        .unwrap();
    let text = fortnight::diagnostic::render(&sources, &problems[0], false);
    assert!(
        text.contains("themes/default/templates/home.html:"),
        "{text}"
    );
}

#[test]
fn an_unknown_value_in_a_template_is_told_with_its_place() {
    let own = [(
        "themes/default/templates/home.html",
        "one\n{{ nothing.at_all }}\n",
    )];
    let sources = sources(&own);
    let theme = Theme::new(&sources, &Layers::of("default"), &site()).unwrap();
    let problems = theme
        .render("home.html", "./", &Head::default(), "home", &(), None)
        .unwrap_err();
    let text = fortnight::diagnostic::render(&sources, &problems[0], false);
    assert!(
        text.contains("themes/default/templates/home.html:2:"),
        "{text}"
    );
}
