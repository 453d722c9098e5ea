//! Every address on the built sites leads somewhere: checked from the bytes alone, by a reader that knows nothing of how
//! they were made. One site lies below a path with links to folders, the other may be opened from a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use fortnight::pipeline;
use fortnight::source::{Asset, Input, Root};
use jiff::civil::date;

/// The files of the site that a program folder becomes.
fn built(program: &Path) -> BTreeMap<String, String> {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let output = Command::new(env!("CARGO_BIN_EXE_fortnight"))
        .args(["build", "--site-only", "--root"])
        .arg(program)
        .arg("--out")
        .arg(&site)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let files = walkdir::WalkDir::new(&site).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let path = entry.path().strip_prefix(&site).unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (path.to_str().unwrap().to_owned(), text)
    });
    named.collect()
}

/// The values of an attribute, unescaped as far as addresses need it.
fn values<'a>(html: &'a str, attribute: &str) -> impl Iterator<Item = String> + use<'a> {
    let pattern = format!(" {attribute}=\"");
    let parts = html.split(&pattern).skip(1).collect::<Vec<&str>>();
    parts
        .into_iter()
        .map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"))
}

/// Where an address on a page leads: a file of the site and a part of it. `None` if it leaves the site.
fn target(base: &str, page: &str, address: &str) -> Option<(String, String)> {
    let (address, part) = address.split_once('#').unwrap_or((address, ""));
    let root = format!("/{}", base.splitn(4, '/').nth(3).unwrap());
    let inside = if let Some(inside) = address.strip_prefix(base) {
        inside.to_owned()
    } else if address.contains(':') {
        return None;
    } else if address.starts_with('/') {
        address.strip_prefix(&root)?.to_owned()
    } else if address.is_empty() {
        page.to_owned()
    } else {
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        resolved(&format!("{folder}/{address}"))
    };
    let file = if inside.is_empty() || inside.ends_with('/') {
        format!("{inside}index.html")
    } else {
        inside
    };
    Some((file, part.to_owned()))
}

fn resolved(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            _ => parts.push(part),
        }
    }
    parts.join("/").trim_start_matches('/').to_owned()
}

/// Every address of every page that leads nowhere; panics if there was nothing to look at.
fn dead(files: &BTreeMap<String, String>, base: &str) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<String>> = files
        .iter()
        .map(|(path, text)| (&**path, values(text, "id").collect()))
        .collect();
    let mut dead = Vec::new();
    let mut seen = 0;
    for (page, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for address in values(html, "href").chain(values(html, "src")) {
            let Some((file, part)) = target(base, page, &address) else {
                continue;
            };
            seen += 1;
            let found = ids.get(&*file);
            if !found.is_some_and(|ids| part.is_empty() || ids.contains(&part)) {
                dead.push(format!("{page}: {address}"));
            }
        }
    }
    assert!(seen > 100, "only {seen} addresses were looked at");
    dead
}

#[test]
fn every_address_of_the_demonstration_leads_somewhere() {
    let files = built(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(
        dead(&files, "https://across.example.org/"),
        Vec::<String>::new()
    );
}

#[test]
fn below_a_path_every_address_leads_somewhere_too() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/program");
    let files = built(&program);
    assert_eq!(
        dead(&files, "https://example.org/mentoring/"),
        Vec::<String>::new()
    );
    let roots = values(&files["404.html"], "href").filter(|address| address.starts_with('/'));
    for address in roots {
        assert!(address.starts_with("/mentoring/"), "{address}");
    }
}

#[test]
fn a_dead_address_would_be_found() {
    let mut files = built(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/program"));
    files.remove("organisers/index.html").unwrap();
    let dead = dead(&files, "https://example.org/mentoring/");
    assert!(
        dead.iter().any(|line| line.contains("organisers/")),
        "{dead:?}"
    );
}

const CONFIG: &str = "title = \"T\"\nbase_url = \"https://example.org/\"\n[organiser]\nname = \"O\"\nemail = \"o@example.org\"\n";

/// A program of these files; those that are no texts are empty.
fn program(files: &[(&str, &str)]) -> Input {
    let is_text = |path: &str| {
        [".md", ".yaml", ".toml", ".html"]
            .iter()
            .any(|end| path.ends_with(end))
    };
    let (texts, others): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| is_text(path));
    let all = [("fortnight.toml", CONFIG)].into_iter().chain(texts);
    let all: BTreeMap<&str, &str> = all.collect();
    let mut input = Input::from_texts(all, date(2026, 9, 5));
    input.assets = others
        .into_iter()
        .map(|(path, _)| Asset {
            root: Root::Content,
            path: path.strip_prefix("content/").unwrap().into(),
            shown: path.into(),
            digest: [0; 32],
            size: None,
        })
        .collect();
    input.assets.sort_by(|a, b| a.path.cmp(&b.path));
    input
}

/// The names of all checks that complain about a program of these files, sorted by place.
fn complaints(files: &[(&str, &str)]) -> Vec<&'static str> {
    let problems = pipeline::prepare(&program(files)).problems;
    problems.iter().map(|problem| problem.check.name).collect()
}

#[test]
fn a_broken_link_is_told_beside_what_is_wrong_with_people() {
    let told = complaints(&[
        (
            "content/pages/a.md",
            "---\ntitle: A\n---\n[gone](b.md) [too far](a.md#gone) [unread](c.md) [round](/rounds/2026b/)\n",
        ),
        ("content/pages/c.md", "---\ntitle: [C\n---\n"),
        (
            "data/participants/amina.yaml",
            "{ name: Amina, email: amina@example.org, country: Venezuala, time_zone: Africa/Dakar, languages: fr }",
        ),
    ]);
    assert_eq!(
        told,
        [
            "broken-link",
            "broken-anchor",
            "broken-link",
            "syntax-yaml",
            "unknown-country"
        ],
        "of the links, the one to what could not be read alone is not blamed"
    );
}

#[test]
fn a_heading_below_front_matter_that_is_never_closed_is_not_called_missing() {
    let told = complaints(&[
        (
            "content/pages/a.md",
            "---\ntitle: A\n---\n[a part](b.md#part), [another][b], [here](#gone)\n\n[b]: b.md#part\n",
        ),
        ("content/pages/b.md", "---\ntitle: B\n\n## Part\n"),
    ]);
    assert_eq!(told, ["broken-anchor", "unclosed-front-matter"]);
}

/// Documents that are on the site or not, and pictures of which each says in its name whether it is.
const PICTURES: &[(&str, &str)] = &[
    (
        "fortnight.toml",
        "title = \"T\"\nbase_url = \"https://example.org/\"\n[organiser]\nname = \"O\"\nemail = \"o@example.org\"\n[[menu]]\nlabel = \"Map\"\npath = \"/images/menu-yes.svg\"\n",
    ),
    (
        "content/pages/a.md",
        "---\ntitle: A\nimage: { src: images/lead-yes.svg, alt: x }\n---\n![x](images/both-yes.svg) [x](/images/root%2Dyes.svg?x#y) [x](later/linked-yes.svg)\n",
    ),
    (
        "content/pages/draft.md",
        "---\ntitle: D\ndraft: true\nimage: { src: images/draft-no.svg, alt: x }\n---\n![x](images/both-yes.svg) [x](/images/rooted-no.svg) ![x](images/lead-yes.svg) [x](/images/root-yes.svg) [x](/logo-yes.svg)\n",
    ),
    (
        "content/posts/later.md",
        "---\ntitle: L\ndate: 2026-09-06\n---\n![x](later-no.svg) [x](../images/menu-yes.svg) [x](../images/letter-yes.svg)\n",
    ),
    (
        "content/pages/retreat/index.md",
        "---\ntitle: R\nexpires: 2026-09-05\n---\nWords.\n",
    ),
    (
        "content/pages/retreat/photos/index.md",
        "---\ntitle: P\n---\nWords.\n",
    ),
    (
        "content/pages/shared/one.md",
        "---\ntitle: One\n---\n![x](used-yes.svg)\n",
    ),
    (
        "content/pages/shared/two.md",
        "---\ntitle: Two\ndraft: true\n---\n![x](used-yes.svg) ![x](two-no.svg)\n",
    ),
    (
        "content/letters/pair.md",
        "---\nsubject: S\n---\n[x](../images/letter-yes.svg)\n",
    ),
    ("content/pages/images/lead-yes.svg", ""),
    ("content/pages/images/both-yes.svg", ""),
    ("content/pages/images/draft-no.svg", ""),
    ("content/pages/draft/beside-no.svg", ""),
    ("content/images/root-yes.svg", ""),
    ("content/images/rooted-no.svg", ""),
    ("content/images/menu-yes.svg", ""),
    ("content/images/letter-yes.svg", ""),
    ("content/images/nobody-yes.svg", ""),
    ("content/static/logo-yes.svg", ""),
    ("content/posts/later-no.svg", ""),
    ("content/posts/nobody-no.svg", ""),
    ("content/pages/later/linked-yes.svg", ""),
    ("content/pages/retreat/nobody-no.svg", ""),
    ("content/pages/retreat/deep/er/nobody-no.svg", ""),
    ("content/pages/retreat/photos/nobody-yes.svg", ""),
    ("content/pages/shared/used-yes.svg", ""),
    ("content/pages/shared/two-no.svg", ""),
    ("content/pages/shared/nobody-yes.svg", ""),
];

#[test]
fn a_picture_is_on_the_site_unless_it_is_plain_that_its_page_is_not() {
    let pictures = |drafts| {
        let mut input = program(PICTURES);
        input.drafts = drafts;
        let outcome = pipeline::prepare(&input);
        let ready = outcome
            .value
            .unwrap_or_else(|| panic!("{:#?}", outcome.problems));
        let files = ready.ready.plan.site.files.iter();
        let paths = files.map(|file| file.path.to_string());
        let pictures = paths.filter(|path| path.contains("-yes") || path.contains("-no."));
        pictures.collect::<BTreeSet<String>>()
    };
    let wanted = |word: &str| {
        let all = PICTURES.iter().map(|(path, _)| path);
        let pictures = all.filter(|path| path.contains(word) && path.ends_with(".svg"));
        let inside = pictures.map(|path| path.strip_prefix("content/").unwrap());
        let public = inside.map(|path| path.strip_prefix("static/").unwrap_or(path));
        public.map(str::to_owned).collect::<BTreeSet<String>>()
    };
    assert_eq!(pictures(false), wanted("-yes"));
    let more = ["-yes", "draft", "two-no", "rooted-no"];
    let more = more.into_iter().flat_map(wanted).collect();
    assert_eq!(pictures(true), more, "with the drafts come their pictures");
}

#[test]
fn a_document_beside_the_texts_is_published_if_a_page_leads_to_it() {
    let text = "---\ntitle: A\n---\nThe [form](form.pdf).\n";
    let draft = "---\ntitle: B\ndraft: true\n---\nThe [plan](../files/plan.pdf).\n";
    let input = program(&[
        ("content/pages/index.md", text),
        ("content/pages/b.md", draft),
        ("content/pages/form.pdf", ""),
        ("content/files/people.PDF", ""),
        ("content/files/plan.pdf", ""),
        ("content/files/door.jpg", ""),
        ("content/letters/form.pdf", ""),
        ("content/static/humans.txt", ""),
    ]);
    let prepared = pipeline::prepare(&input).value.unwrap();
    let site = &prepared.ready.plan.site;
    let named = |places: &[usize]| {
        let named = places.iter().map(|at| input.assets[*at].shown.to_string());
        named.collect::<Vec<_>>()
    };
    let not = ["content/files/people.PDF", "content/letters/form.pdf"];
    assert_eq!(named(&site.unpublished), not);
    assert_eq!(named(&site.withheld), ["content/files/plan.pdf"]);
}

#[test]
fn a_page_that_nothing_leads_to_is_told_once_at_its_title() {
    let page = |title: &str, more: &str| format!("---\ntitle: {title}\n---\n{more}\n");
    let lonely = page(
        "Lonely",
        "See [me](lonely.md), [here](/lonely/) and [Linked](linked.md).",
    );
    let files = [
        ("content/pages/index.md", page("Home", "Welcome.")),
        ("content/pages/lonely.md", lonely),
        ("content/pages/linked.md", page("Linked", "Words.")),
        (
            "content/pages/old.md",
            "---\ntitle: Old\naliases: [/older/]\n---\nWords.\n".to_owned(),
        ),
        (
            "content/pages/tagged.md",
            "---\ntitle: Tagged\ntags: [x]\n---\n[old](/older/)\n".to_owned(),
        ),
        (
            "content/pages/draft.md",
            "---\ntitle: Draft\ndraft: true\n---\n[island](island/index.md)\n".to_owned(),
        ),
        ("content/pages/island/index.md", page("Island", "Words.")),
        ("content/pages/island/beach.md", page("Beach", "Words.")),
        ("content/pages/guides/index.md", page("Guides", "Words.")),
        ("content/pages/guides/first.md", page("First", "Words.")),
        ("content/pages/guides/second.md", page("Second", "Words.")),
        (
            "content/letters/pair.md",
            "---\nsubject: x\n---\n[first](../pages/guides/first.md)\n".to_owned(),
        ),
        ("content/pages/by-theme.md", page("By theme", "Words.")),
        (
            "themes/default/templates/404.html",
            "<a href=\"{{ root }}by-theme/\">x</a>".to_owned(),
        ),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    let input = program(&files);
    let problems = pipeline::prepare(&input).problems;
    let told = problems.iter().map(|problem| {
        let text = fortnight::diagnostic::render(&input.sources, problem, false);
        text.lines().take(2).collect::<Vec<_>>().join("\n")
    });
    let expected = [
        "content/pages/island/index.md:2:8",
        "content/pages/lonely.md:2:8",
    ]
    .map(|place| {
        format!("warning[unlinked-page]: no page, text or menu leads to this page\n --> {place}")
    });
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

/// A draft uses the picture; nothing leads to the page and the list, unless these files do.
fn led_to(more: &[(&str, &str)]) -> [bool; 3] {
    let config = CONFIG.replace("example.org/", "example.org/mentoring/");
    let mut files = vec![
        ("fortnight.toml", &*config),
        ("content/pages/index.md", "---\ntitle: A\n---\nWords.\n"),
        ("content/pages/lonely.md", "---\ntitle: B\n---\nWords.\n"),
        (
            "content/pages/draft.md",
            "---\ntitle: C\ndraft: true\n---\n![x](../images/p%201.png) [x](../list.pdf)\n",
        ),
        ("content/images/p 1.png", ""),
        ("content/files/list.pdf", ""),
        (
            "content/topics/tea.md",
            "---\ntitle: Tea\nsummary: Tea.\ndate: 2026-01-01\n---\nWhich tea?\n",
        ),
    ];
    files.extend(more);
    let input = Input {
        site_only: true,
        ..program(&files)
    };
    let outcome = pipeline::site(&input, &mut pipeline::Memory::default(), None);
    let ready = outcome
        .value
        .unwrap_or_else(|| panic!("{:#?}", outcome.problems));
    let files = ready.plan.site.files.iter();
    let there = |wanted| files.clone().any(|file| file.path.as_str() == wanted);
    let told = |check| !outcome.problems.iter().any(|one| one.check.name == check);
    [
        there("images/p 1.png"),
        told("unlinked-page"),
        there("files/list.pdf"),
    ]
}

#[test]
fn what_is_led_to_in_any_way_is_published_and_not_wondered_at() {
    let base = "https://example.org/mentoring/";
    let all = ["images/p%201.png", "lonely/", "files/list.pdf"].map(|path| format!("{base}{path}"));
    let lines = |line: &str| {
        let lines = all.each_ref().map(|address| line.replace('@', address));
        lines.concat()
    };
    let page = |text: String| format!("---\ntitle: A\n---\n{text}\n");
    let round = |at: usize| {
        format!(
            "title: R\nsign_up: {{ opens: 2026-01-01, closes: 2026-01-02, form: \"{}\" }}\n\
             starts: 2026-10-05\nends: 2026-12-20\ntopics: [tea]\n",
            all[at]
        )
    };
    let home = "content/pages/index.md";
    let menu = CONFIG.replace("example.org/", "example.org/mentoring/")
        + &lines("[[menu]]\nlabel = \"x\"\npath = \"@\"\n");
    let theme = lines("<a href=\"@\">x</a>").replace(base, "{{ root }}");
    let check = |files: &[(&str, String)], expected| {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
        assert_eq!(led_to(&files), expected, "{files:#?}");
    };
    check(&[], [false; 3]);
    let elsewhere = page(lines("[x](@) ").replace("/mentoring/", "/other/"));
    check(&[(home, elsewhere)], [false; 3]);
    let itself = page(format!("[x]({base}lonely/)"));
    check(&[("content/pages/lonely.md", itself)], [false; 3]);
    for good in [
        (home, page(lines("[x](@#part) "))),
        (home, page(lines("@ "))),
        (
            home,
            page(lines("[x](@) ").replace("https://example", "HTTP://Example")),
        ),
        ("fortnight.toml", menu),
        ("themes/default/templates/404.html", theme),
        (
            "data/organisers.yaml",
            format!("- id: o\n  name: O\n  links: [{}]\n", all.join(", ")),
        ),
    ] {
        check(&[good], [true; 3]);
    }
    let rounds = [
        "data/rounds/a.yaml",
        "data/rounds/b.yaml",
        "data/rounds/c.yaml",
    ];
    let rounds: Vec<_> = rounds.into_iter().zip((0..3).map(round)).collect();
    check(&rounds, [true; 3]);
}

/// The start page of a program of these files.
fn home(files: &[(&str, &str)]) -> String {
    let input = Input {
        site_only: true,
        ..program(files)
    };
    let ready = pipeline::site(&input, &mut pipeline::Memory::default(), None);
    let ready = ready
        .value
        .unwrap_or_else(|| panic!("{:#?}", ready.problems));
    let mut files = ready.plan.site.files.iter();
    let home = files.find(|file| file.path.as_str() == "index.html");
    let html = ready.public(home.unwrap(), &|_| unreachable!()).unwrap();
    String::from_utf8_lossy(&html).into_owned()
}

#[test]
fn organisers_alone_are_a_menu() {
    let page = (
        "content/pages/index.md",
        "---\ntitle: Home\n---\nWelcome.\n",
    );
    let menu = "<nav class=\"menu\"";
    assert!(!home(&[page]).contains(menu), "nothing to list");
    let html = home(&[
        page,
        (
            "data/organisers.yaml",
            "- id: olga\n  name: Olga Organiser\n",
        ),
    ]);
    let menu = html.split(menu).nth(1).unwrap();
    let menu = menu.split("</nav>").next().unwrap();
    assert!(menu.contains("organisers/"), "{menu}");
}

#[test]
fn the_button_of_a_round_leads_to_its_form_while_sign_ups_are_open() {
    let round = |sign_up: &str| {
        format!(
            "title: R\nsign_up: {{ {sign_up} }}\nstarts: 2026-10-05\nends: 2026-12-20\ntopics: [tea]\n"
        )
    };
    let form = "form: \"https://forms.example.org/a?b&c\"";
    let open = round(&format!("opens: 2026-09-05, closes: 2026-09-05, {form}"));
    let closed = round(&format!("opens: 2026-08-01, closes: 2026-09-04, {form}"));
    let without = round("opens: 2026-08-01, closes: 2026-09-05");
    let topic = "---\ntitle: Tea\nsummary: Tea.\ndate: 2026-01-01\n---\nWhich tea?\n";
    let mut input = program(&[
        ("content/topics/tea.md", topic),
        ("data/rounds/open.yaml", &open),
        ("data/rounds/closed.yaml", &closed),
        ("data/rounds/without.yaml", &without),
    ]);
    input.site_only = true;
    let ready = pipeline::site(&input, &mut pipeline::Memory::default(), None);
    let ready = ready.value.unwrap();
    let button = |round: &str| {
        let path = format!("rounds/{round}/index.html");
        let mut files = ready.plan.site.files.iter();
        let file = files.find(|file| file.path.as_str() == path).unwrap();
        let html = ready.public(file, &|_| unreachable!()).unwrap();
        let html = String::from_utf8_lossy(&html).into_owned();
        let button = html.split("class=\"button\" ").nth(1)?;
        button.split('>').next().map(str::to_owned)
    };
    let leads = "href=\"https://forms.example.org/a?b&amp;c\" rel=\"external\"";
    assert_eq!(button("open").as_deref(), Some(leads));
    assert_eq!(button("closed"), None);
    assert_eq!(
        button("without").as_deref(),
        Some("href=\"mailto:o@example.org\"")
    );
}

#[test]
fn undated_topics_stand_in_the_order_in_which_rounds_discuss_them() {
    let topic = |date: &str| format!("---\ntitle: T\nsummary: S.\n{date}---\nWhich tea?\n");
    let (dated, undated) = (topic("date: 2026-03-10\n"), topic(""));
    let round = |starts: &str, ends: &str, topics: &str| {
        format!(
            "title: R\nsign_up: {{ opens: 2026-01-01, closes: 2026-01-02 }}\nstarts: {starts}\nends: {ends}\n\
             topics: [{topics}]\n"
        )
    };
    let first = round("2026-03-02", "2026-08-30", "zest, dated, apple");
    let second = round("2026-09-07", "2026-12-20", "apple, milk");
    let input = program(&[
        ("content/topics/apple.md", &undated),
        ("content/topics/dated.md", &dated),
        ("content/topics/milk.md", &undated),
        ("content/topics/never.md", &undated),
        ("content/topics/other.md", &undated),
        ("content/topics/zest.md", &undated),
        ("data/rounds/first.yaml", &first),
        ("data/rounds/second.yaml", &second),
    ]);
    let input = Input {
        site_only: true,
        ..input
    };
    let ready = pipeline::site(&input, &mut pipeline::Memory::default(), None);
    let ready = ready.value.unwrap();
    let topics = ready.program.topics.iter().map(|topic| topic.slug.as_str());
    let expected = ["milk", "apple", "dated", "zest", "never", "other"];
    assert_eq!(topics.collect::<Vec<_>>(), expected);
    let mut files = ready.plan.site.files.iter();
    let apple = files.find(|file| file.path.as_str() == "topics/apple/index.html");
    let html = ready.public(apple.unwrap(), &|_| unreachable!()).unwrap();
    let html = String::from_utf8_lossy(&html).into_owned();
    assert!(
        html.contains("/milk/") && html.contains("/dated/"),
        "{html}"
    );
}
