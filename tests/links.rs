//! Links as people write and copy them: from the root, with a part or a query, encoded, with accents of either form, with
//! the whole address; in texts, in the menu and in the address of the site itself.

use std::collections::BTreeMap;

use fortnight::diagnostic;
use fortnight::pipeline::{self, Memory};
use fortnight::source::{Asset, Input, Root};
use jiff::civil::date;

const CONFIG: &str = "title = \"T\"\nbase_url = \"https://example.org/m/\"\n[organiser]\nname = \"O\"\nemail = \"o@example.org\"\n";

const FAQ: &str = "---\ntitle: FAQ\naliases: [/old/faq/, /%C3%A9cole/]\ntags: [x]\n---\n## How {#how}\n\nWords.\n\n## Größe\n\nWords.\n";

/// A program of these files, the settings with more lines; what is no text is empty.
fn program(config: &str, files: &[(&str, &str)]) -> Input {
    let is_text = |path: &str| path.ends_with(".md") || path.ends_with(".yaml");
    let (texts, others): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| is_text(path));
    let all = [("fortnight.toml", config), ("content/pages/faq.md", FAQ)];
    let all: BTreeMap<&str, &str> = all.into_iter().chain(texts).collect();
    let mut input = Input::from_texts(all, date(2026, 9, 5));
    let asset = |path: &str| Asset {
        root: Root::Content,
        path: path.strip_prefix("content/").unwrap().into(),
        shown: path.into(),
        digest: [0; 32],
        size: None,
    };
    input.assets = others.into_iter().map(|(path, _)| asset(path)).collect();
    input.site_only = true;
    input
}

/// A file of the site.
fn file(input: &Input, path: &str) -> String {
    let outcome = pipeline::site(input, &mut Memory::default(), None);
    let ready = outcome
        .value
        .unwrap_or_else(|| panic!("{:#?}", outcome.problems));
    let mut files = ready.plan.site.files.iter();
    let file = files.find(|file| file.path.as_str() == path).unwrap();
    let html = ready.public(file, &|_| unreachable!()).unwrap();
    String::from_utf8_lossy(&html).into_owned()
}

fn home(body: &str) -> (&'static str, String) {
    (
        "content/pages/index.md",
        format!("---\ntitle: Home\n---\n{body}\n"),
    )
}

/// Where the one link of the start page leads: on the page itself, by its root.
fn lead(body: &str, files: &[(&str, &str)]) -> String {
    let (path, text) = home(body);
    let files = [&[(path, &*text)], files].concat();
    let html = file(&program(CONFIG, &files), "index.html");
    let link = html
        .split(">HERE<")
        .next()
        .unwrap()
        .rsplit("href=\"")
        .next();
    link.unwrap().split('"').next().unwrap().to_owned()
}

/// `error[check]: message; hint` of all problems of a program with this start page.
fn told(config: &str, body: &str, files: &[(&str, &str)]) -> Vec<String> {
    let (path, text) = home(body);
    let input = program(config, &[&[(path, &*text)], files].concat());
    let problems = pipeline::site(&input, &mut Memory::default(), None).problems;
    let lines = problems.iter().map(|problem| {
        let shown = diagnostic::render(&input.sources, problem, false);
        let first = shown.lines().next().unwrap_or_default().to_owned();
        let hint = problem.hint.as_deref().unwrap_or_default();
        format!("{first}; {hint}")
    });
    lines.collect()
}

#[test]
fn a_link_from_the_root_keeps_its_part_and_query() {
    let check = |target: &str, expected: &str| {
        assert_eq!(
            lead(&format!("[HERE]({target})"), &[]),
            expected,
            "{target}"
        );
    };
    check("/faq/#how", "./faq/#how");
    check("/faq#how", "./faq/#how");
    check("/faq/index.html#how", "./faq/index.html#how");
    check("/faq/?print=ü#how", "./faq/?print=%C3%BC#how");
    check("faq.md?a=1&b=2#how", "./faq/?a=1&amp;b=2#how");
    check("/tags/?x", "./tags/?x");
    check("/tags/#top", "./tags/#top");
    check("/old/faq/#how", "./faq/#how");
    check("faq.md#", "./faq/");
}

#[test]
fn a_part_or_a_path_may_be_written_as_a_browser_or_a_disk_writes_it() {
    let check = |target: &str, expected: &str| {
        assert_eq!(
            lead(&format!("[HERE](<{target}>)"), &[]),
            expected,
            "{target}"
        );
    };
    check("faq.md#größe", "./faq/#gr%C3%B6%C3%9Fe");
    check("faq.md#gr%C3%B6%C3%9Fe", "./faq/#gr%C3%B6%C3%9Fe");
    check("/faq/#gro\u{308}ße", "./faq/#gr%C3%B6%C3%9Fe");
    check("/%C3%A9cole/", "./faq/");
    check("/e\u{301}cole/#how", "./faq/#how");
    // A disk that stores letter and accent apart names its files so.
    let disk = [
        (
            "content/pages/u\u{308}ber.md",
            "---\ntitle: U\ntags: [x]\n---\nWords.\n",
        ),
        ("content/images/e\u{301}.svg", ""),
        ("content/static/e\u{301}.pdf", ""),
    ];
    assert_eq!(lead("[HERE](über.md)", &disk), "./%C3%BCber/");
    assert_eq!(lead("[HERE](/%C3%BCber/)", &disk), "./%C3%BCber/");
    assert_eq!(
        lead("[HERE](../images/é.svg#x)", &disk),
        "./images/e%CC%81.svg#x"
    );
    assert_eq!(lead("[HERE](/é.pdf#page=3)", &disk), "./e%CC%81.pdf#page=3");
    assert_eq!(
        lead("[HERE](/images/%C3%A9.svg)", &disk),
        "./images/e%CC%81.svg"
    );
}

#[test]
fn the_part_of_a_link_from_the_root_is_checked() {
    for target in ["/faq/#hwo", "/faq/?x#hwo", "/old/faq/#hwo", "faq.md#hwo"] {
        let told = told(CONFIG, &format!("[a]({target})"), &[]);
        let expected =
            "error[broken-anchor]: no heading `#hwo` in pages/faq.md; it has: how, größe";
        assert_eq!(told, [expected], "{target}");
    }
}

#[test]
fn a_link_out_of_the_content_folder_is_told() {
    let told = told(
        CONFIG,
        "[people](../../data/participants/ana-reis.yaml)",
        &[],
    );
    assert!(told[0].contains("error[link-outside]"), "{told:?}");
}

#[test]
fn a_whole_address_of_this_site_is_checked_like_a_link() {
    let base = "https://example.org/m/";
    let check = |target: String, expected: &[&str]| {
        assert_eq!(
            told(CONFIG, &format!("[a]({target})"), &[]),
            expected,
            "{target}"
        );
    };
    check(format!("{base}faq/#how"), &[]);
    check("HTTPS://Example.org/m/old/faq".into(), &[]);
    check("https://example.org/elsewhere/".into(), &[]);
    let begin = "warning[own-address]: whole address of this site:";
    check(
        format!("{base}fqa/"),
        &[&format!(
            "{begin} broken link: nothing at `{base}fqa/`; the site has nothing at this address; name the file of a page"
        )],
    );
    check(
        format!("{base}faq/#hwo"),
        &[&format!(
            "{begin} no heading `#hwo` in pages/faq.md; it has: how, größe"
        )],
    );
    let bare = told(CONFIG, &format!("See {base}fqa/ there."), &[]);
    assert_eq!(bare.len(), 1, "{bare:?}");
}

#[test]
fn an_entry_of_the_menu_may_have_a_part_and_a_scheme_in_capitals() {
    let menu = |path: &str| format!("{CONFIG}[[menu]]\nlabel = \"HERE\"\npath = \"{path}\"\n");
    for (path, expected) in [
        ("/faq/#how", "./faq/#how"),
        ("pages/faq.md#how", "./faq/#how"),
        ("/faq/?a#gr%C3%B6%C3%9Fe", "./faq/?a#gr%C3%B6%C3%9Fe"),
        ("HTTPS://example.com/#x", "HTTPS://example.com/#x"),
        ("mailto:o@example.org", "mailto:o@example.org"),
    ] {
        let html = file(&program(&menu(path), &[]), "index.html");
        assert!(
            html.contains(&format!("href=\"{expected}\"")),
            "{path}: {html}"
        );
    }
    for (path, expected) in [
        (
            "/faq/#hwo",
            "error[broken-menu]: no heading `#hwo` in pages/faq.md; it has: how, größe",
        ),
        (
            "pages/faq.md#hwo",
            "error[broken-menu]: no heading `#hwo` in pages/faq.md; it has: how, größe",
        ),
        (
            "pages/fqa.md",
            "error[broken-menu]: the menu leads nowhere: `pages/fqa.md`; did you mean `pages/faq.md`?",
        ),
        (
            "https://example.org/m/fqa/",
            "warning[own-address]: the menu leads to an address of this site where nothing is: `https://example.org/m/fqa/`; name the page itself, like `pages/faq.md`: then it is checked",
        ),
    ] {
        assert_eq!(told(&menu(path), "Words.", &[]), [expected], "{path}");
    }
}

#[test]
fn a_part_of_a_page_that_is_made_from_data_is_looked_for_on_that_page() {
    let menu = |path: &str| format!("{CONFIG}[[menu]]\nlabel = \"HERE\"\npath = \"{path}\"\n");
    for (path, expected) in [
        ("/tags/#main", None),
        (
            "/tags/#nope",
            Some("broken-menu]: no part `#nope` on the page `/tags/`; it has: "),
        ),
        (
            "/tags/x#nope",
            Some("broken-menu]: no part `#nope` on the page `/tags/x/`; it has: "),
        ),
    ] {
        let problems = pipeline::prepare(&program(&menu(path), &[])).problems;
        let mut told = problems.iter().map(|problem| {
            let hint = problem.hint.as_deref().unwrap_or_default();
            format!("{}]: {}; {hint}", problem.check, problem.message)
        });
        let found = told.find(|told| told.starts_with("broken"));
        match expected {
            Some(begin) => assert!(
                found.is_some_and(|found| found.starts_with(begin)),
                "{path}"
            ),
            None => assert_eq!(found, None, "{path}"),
        }
    }
    let text = [(
        "content/pages/a.md",
        "---\ntitle: A\ntags: [x]\n---\n[all](/tags/#nope)\n",
    )];
    let problems = pipeline::prepare(&program(CONFIG, &text)).problems;
    assert!(
        problems
            .iter()
            .any(|problem| problem.check.name == "broken-anchor")
    );
}

#[test]
fn the_address_of_the_site_may_have_other_letters_and_no_empty_part() {
    let config = |url: &str| CONFIG.replace("https://example.org/m/", url);
    let link = |url: &str| {
        let html = file(&program(&config(url), &[]), "faq/index.html");
        let link = html.split("rel=\"canonical\" href=\"").nth(1).unwrap();
        link.split('"').next().unwrap().to_owned()
    };
    assert_eq!(
        link("HTTPS://Bücher.Example"),
        "https://xn--bcher-kva.example/faq/"
    );
    assert_eq!(
        link("https://example.org/où"),
        "https://example.org/o%C3%B9/faq/"
    );
    let missing = file(
        &program(&config("https://example.org/où/"), &[]),
        "404.html",
    );
    assert!(missing.contains("href=\"/o%C3%B9/"), "{missing}");
    for bad in [
        "https://example.org//m/",
        "https://example.org/a/../b",
        "https://a..b/",
    ] {
        let told = told(&config(bad), "Words.", &[]);
        assert!(
            told.len() == 1 && told[0].starts_with("error[bad-url]"),
            "{bad}: {told:?}"
        );
    }
}

#[test]
fn a_proposal_can_be_pasted() {
    let files = [("content/pages/my form.pdf", "")];
    let told = told(
        CONFIG,
        "[a](<my from.pdf>) [my form](/my%20form.pdf)",
        &files,
    );
    assert!(
        told[0].ends_with("did you mean `<my form.pdf>`?"),
        "{told:?}"
    );
    let image = "---\ntitle: A\ntags: [x]\nimage: { src: my from.svg, alt: x }\n---\nWords.\n";
    let files = [
        ("content/pages/my form.svg", ""),
        ("content/pages/a.md", image),
    ];
    let told = self::told(CONFIG, "Words.", &files);
    assert!(told[0].ends_with("did you mean `my form.svg`?"), "{told:?}");
}

#[test]
fn a_proposed_path_is_encoded_where_it_must_be() {
    let files = [
        ("content/images/a#b.png", ""),
        ("content/pages/my<list>.pdf", ""),
        ("content/pages/größe 10%.pdf", ""),
    ];
    for (body, hint) in [
        (
            "![x](../images/a#b.png)",
            "did you mean `../images/a%23b.png`?",
        ),
        ("[x](my-list.pdf)", "did you mean `my%3Clist%3E.pdf`?"),
        ("[x](<grösse 10%.pdf>)", "did you mean `<größe 10%25.pdf>`?"),
    ] {
        let told = told(CONFIG, body, &files);
        assert!(told[0].ends_with(hint), "{told:?}");
        let proposed = hint.split('`').nth(1).unwrap();
        let told = self::told(
            CONFIG,
            &format!("[x]({proposed}) ![x](../images/a%23b.png)"),
            &files,
        );
        assert!(!told.iter().any(|one| one.contains("broken")), "{told:?}");
    }
}

#[test]
fn the_page_of_a_file_from_the_root_is_proposed() {
    for target in [
        "/faq.md",
        "/pages/faq.md",
        "/content/pages/faq.md",
        "/faq.html",
    ] {
        let told = told(CONFIG, &format!("[x]({target})"), &[]);
        assert!(
            told[0].ends_with("did you mean `/faq/`?"),
            "{target}: {told:?}"
        );
    }
}

#[test]
fn settings_and_disk_may_write_accents_either_way() {
    let (apart, whole) = ("gro\u{308}ße", "größe");
    for (disk, written) in [(apart, whole), (whole, apart), (apart, apart)] {
        let config = format!(
            "{CONFIG}[publish]\nfiles = [\"content/static/{written}.csv\"]\n[[menu]]\nlabel = \"x\"\npath = \"pages/{written}.md\"\n"
        );
        let (table, page) = (
            format!("content/static/{disk}.csv"),
            format!("content/pages/{disk}.md"),
        );
        let files = [(&*table, ""), (&*page, "---\ntitle: A\n---\nWords.\n")];
        let told = told(&config, "Words.", &files);
        assert_eq!(told, [""; 0], "{written}");
        let part =
            format!("{CONFIG}[[menu]]\nlabel = \"x\"\npath = \"pages/{written}.md?a#main\"\n");
        assert_eq!(
            self::told(&part, "Words.", &files[1..]),
            [""; 0],
            "{written}"
        );
    }
    let apart = CONFIG.replace("example.org/m/", "bu\u{308}cher.example/m/");
    assert_eq!(told(&apart, "Words.", &[]), [""; 0]);
}

#[test]
fn the_address_of_a_page_is_not_that_of_a_site() {
    for (page, folder) in [
        ("https://example.org/index.html", "https://example.org/"),
        ("https://example.org/a/Index.HTM/", "https://example.org/a/"),
    ] {
        let told = told(
            &CONFIG.replace("https://example.org/m/", page),
            "Words.",
            &[],
        );
        let hint = format!("write `{folder}`, the folder in which it lies");
        assert!(told.len() == 1 && told[0].ends_with(&hint), "{told:?}");
    }
    let dotted = CONFIG.replace("https://example.org/m/", "https://example.org/v1.2/");
    assert_eq!(told(&dotted, "Words.", &[]), [""; 0]);
}

#[test]
fn an_old_path_is_proposed_as_it_should_be_written() {
    let page =
        |alias: &str| format!("---\ntitle: A\ntags: [x]\naliases: [\"{alias}\"]\n---\nWords.\n");
    for (alias, hint) in [
        ("old/b", "write `/old/b/`"),
        ("/old/?p=1", "write `/old/`"),
        ("old.html", "write `/old.html`"),
        (
            "https://a.example/x",
            "write the old path from the root, like `/old/spaces/`",
        ),
    ] {
        let page = page(alias);
        let told = told(CONFIG, "Words.", &[("content/pages/a.md", &page)]);
        assert!(
            told.len() == 1 && told[0].ends_with(hint),
            "{alias}: {told:?}"
        );
    }
    let page = "---\ntitle: A\ntags: [x]\nredirect_from: [/old/]\n---\nWords.\n";
    let told = told(CONFIG, "Words.", &[("content/pages/a.md", page)]);
    assert!(told[0].ends_with("it is called `aliases` here"), "{told:?}");
}
