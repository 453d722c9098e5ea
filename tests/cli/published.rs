//! Which files everybody may have: what lies beside a text by mistake is not copied, and the summary names it.

use super::bench::Bench;
use crate::blessed::example;

/// What people, editors, offices, systems and synchronising programs leave beside a draft.
const BESIDE: [&str; 40] = [
    "draft.md.orig",
    "draft.md.bak",
    "draft.md.save",
    "draft.md.old",
    "draft.md.rej",
    "draft.md.LOCAL.1234",
    "draft.md.r12",
    "draft.md~",
    "draft.svg.bak",
    "#draft.md#",
    ".draft.md.swp",
    "draft.md.swo",
    ".~lock.draft.odt#",
    "~$draft.docx",
    "~WRL0001.tmp",
    "draft.sync-conflict-20261002-101112-ABCDEFG.md",
    "dot.sync-conflict-20261002-101112-ABCDEFG.svg",
    "draft (conflicted copy).md",
    "dot (Ana's conflicted copy 2026-10-02).svg",
    "draft_conflict-20261002-101112.md",
    "draft.docx",
    "draft.odt",
    "draft.rtf",
    "draft.txt",
    "draft.pdf",
    "draft",
    "sign-ups.xlsx",
    "sign-ups.csv",
    "sign-ups.zip",
    "sign-ups.sqlite",
    "sign-ups.mbox",
    "sign-ups.json",
    "sign-ups.yaml",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    ".env",
    ".gitignore",
    "host.pem",
    "id_rsa.key",
];

#[test]
fn what_lies_beside_a_draft_by_mistake_is_not_copied_and_the_summary_names_it() {
    let bench = Bench::built();
    let before: Vec<String> = bench.tree("site").into_keys().collect();
    for name in BESIDE {
        bench.write(&format!("program/content/topics/{name}"), "private");
    }
    // The lock of an editor is a link that leads nowhere.
    let lock = bench.path("program/content/topics/.#first.md");
    std::os::unix::fs::symlink("ana@host.1234:5678", lock).unwrap();
    bench.write("program/themes/plain/static/style.css.orig", "private");
    let said = bench.build(&["--all"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let after: Vec<String> = bench.tree("site").into_keys().collect();
    assert_eq!(after, before);
    let named = "24 files not published: program/content/topics/draft, program/content/topics/draft.docx, \
                 program/content/topics/draft.md.LOCAL.1234 and 21 more\n";
    assert!(said.err.contains(named), "{said:?}");
    assert_eq!(said.err.matches("[conflict-copy]").count(), 5, "{said:?}");
    let checked = bench.run(&["check", "--root", "program"]);
    assert!(checked.err.contains(named), "{checked:?}");
}

#[test]
fn a_text_of_another_ending_is_told_like_one_in_capital_letters() {
    let bench = Bench::new();
    let names = [
        "a.MD",
        "b.markdown",
        "c.mdx",
        "d.rst",
        "e.html",
        "f.HTM",
        "g.adoc",
        "h.org",
        "i.mkd",
    ];
    for name in names {
        bench.write(&format!("program/content/posts/{name}"), "words");
    }
    let said = bench.build(&[]);
    assert_eq!(said.code, Some(1), "{said:?}");
    for name in names {
        let place = format!("--> program/content/posts/{name}\n");
        assert!(said.err.contains(&place), "{name}: {said:?}");
    }
    assert_eq!(said.err.matches("error[file-ending]").count(), names.len());
}

#[test]
fn a_spreadsheet_is_published_only_if_the_settings_name_it() {
    let bench = Bench::new();
    let names = [
        "a.xlsx", "b.ods", "c.docx", "d.zip", "e.epub", "f.sqlite", "g.mbox", "h.csv", "i.bak", "j",
    ];
    let mut page = "+++\ntitle = \"Lists\"\ntags = [\"x\"]\n+++\n".to_owned();
    for name in names {
        bench.write(&format!("program/content/static/{name}"), "x");
        bench.write(&format!("program/content/pages/{name}"), "x");
        page += &format!("[x]({name}) [x](/{name})\n\n");
    }
    bench.write("program/content/pages/lists.md", page);
    let said = bench.build(&["--all"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert_eq!(
        said.err.matches("error[not-published]").count(),
        3 * names.len(),
        "{said:?}"
    );
    example("not-published", "cli::published", &said.err);
    let offered = "write `files = [\"content/static/a.xlsx\"]` below `[publish]`";
    assert!(said.err.contains(offered), "{said:?}");
    assert!(!said.err.contains("`files = [\"content/static/f.sqlite\"]`"));
    let folders = ["static", "pages"];
    let entries = folders.iter().flat_map(|folder| {
        let entries = names.iter();
        entries.map(move |name| format!("\"content/{folder}/{name}\""))
    });
    let entries: Vec<String> = entries.collect();
    let config = bench.read("program/fortnight.toml");
    let named = format!("{config}\n[publish]\nfiles = [{}]\n", entries.join(", "));
    bench.write("program/fortnight.toml", named);
    let said = bench.build(&[]);
    assert!(
        said.code == Some(0) && said.err.contains("no warnings"),
        "{said:?}"
    );
    for name in names {
        let there = |path: String| bench.path(&path).exists();
        assert!(there(format!("site/{name}")) && there(format!("site/pages/{name}")));
    }
}

#[test]
fn a_setting_of_which_nothing_comes_is_told() {
    let bench = Bench::new();
    let config = bench.read("program/fortnight.toml");
    let entries =
        "\"content/pages/giude.epub\", \"content/images/dot.svg\", \"content/topics/first.md\"";
    bench.write(
        "program/fortnight.toml",
        format!("{config}\n[publish]\nfiles = [{entries}]\n"),
    );
    bench.write("program/content/static/logo.svg", "<svg/>");
    bench.write("program/content/pages/guide.epub", "x");
    let said = bench.run(&["check", "--root", "program"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    for told in [
        "there is no file `content/pages/giude.epub` that could be published",
        "did you mean `content/pages/guide.epub`?",
        "warning[idle-setting]: `content/images/dot.svg` is published anyway",
        "there is no file `content/topics/first.md` that could be published",
    ] {
        assert!(said.err.contains(told), "{told}: {said:?}");
    }
}

#[test]
fn a_link_from_the_root_keeps_its_part_in_pages_feed_and_letters() {
    let bench = Bench::new();
    let about = "program/content/pages/about/index.md";
    let text = bench.read(about);
    bench.write(about, text + "\n## How {#how}\n\nWords.\n");
    for text in ["posts/hello.md", "letters/pair.md"] {
        let path = format!("program/content/{text}");
        let body = bench.read(&path);
        bench.write(&path, body + "\n[how](/about/?a=1#how)\n");
    }
    let said = bench.build(&[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let whole = "https://example.org/mentoring/about/?a=1#how";
    let page = bench.read("site/posts/hello/index.html");
    assert!(page.contains("../../about/?a=1#how"), "{page}");
    assert!(bench.read("site/feed.xml").contains(whole));
    let mut letters = bench.tree("letters").into_values();
    assert!(letters.any(|(_, bytes)| String::from_utf8_lossy(&bytes).contains(whole)));
}
