//! Bad input gets a clear message and a non-zero exit, and the previous output is untouched.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use rayon::prelude::*;

use super::bench::{Bench, check};

/// Something that goes wrong, and the options that it needs.
type Mishap = (&'static str, fn(&Bench), &'static [&'static str]);

const MISHAPS: &[Mishap] = &[
    ("no such folder", |_| {}, &["--root", "nowhere"]),
    (
        "no configuration",
        |bench| fs::remove_file(bench.path("program/fortnight.toml")).unwrap(),
        &[],
    ),
    (
        "no content",
        |bench| fs::remove_dir_all(bench.path("program/content")).unwrap(),
        &[],
    ),
    ("no people", |_| {}, &["--data", "people"]),
    (
        "not UTF-8",
        |bench| {
            bench.write(
                "program/content/topics/first.md",
                b"+++\ntitle = \"caf\xe9\"\n+++\n",
            );
            bench.write(
                "program/data/organisers.yaml",
                b"- name: Ines\n- name: Jos\xc3\n",
            );
        },
        &[],
    ),
    (
        "a configuration that is not UTF-8",
        |bench| {
            bench.write(
                "program/fortnight.toml",
                b"title = \"x\"\ntagline = \"\xff\"\n",
            );
        },
        &[],
    ),
    (
        "a file over the limit",
        |bench| bench.write("program/content/topics/first.md", "x".repeat((1 << 20) + 1)),
        &[],
    ),
    (
        "a template that cannot be read",
        |bench| {
            bench.write(
                "program/themes/plain/templates/404.html",
                "<p>\n{% if %}\n</p>\n",
            );
        },
        &[],
    ),
    (
        "a template that asks for what is not there",
        |bench| {
            let text = "{% extends \"base.html\" %}\n{% block main %}\n<p>{{ site.titel }}</p>\n{% endblock main %}\n";
            bench.write("program/themes/plain/templates/404.html", text);
        },
        &[],
    ),
    (
        "a template that includes what is not there",
        |bench| {
            bench.write(
                "program/themes/plain/templates/404.html",
                "{% include \"fotter.html\" %}\n",
            );
        },
        &[],
    ),
    (
        "a theme that is not there",
        |bench| {
            bench.replace(
                "program/fortnight.toml",
                "theme = \"plain\"",
                "theme = \"plane\"",
            );
        },
        &[],
    ),
    (
        "links that leave the folder",
        |bench| {
            bench.write("secret.md", "secret");
            let link = |at: &str| symlink(bench.path("secret.md"), bench.path(at)).unwrap();
            link("program/content/topics/secret.md");
            link("program/data/participants/secret.yaml");
            link("program/themes/plain/static/secret.txt");
            symlink("..", bench.path("program/content/pages/up")).unwrap();
        },
        &[],
    ),
    (
        "a foreign output folder",
        |bench| {
            bench.write("photos/2019/beach.jpg", "sun");
            bench.write("photos/2020/snow.jpg", "ice");
        },
        &["--out", "photos"],
    ),
    (
        "an output folder with something foreign in it",
        |bench| bench.write("site/CNAME", "across.example.org\n"),
        &[],
    ),
    (
        "the site where the letters were",
        |_| {},
        &["--out", "letters", "--private", "site"],
    ),
    (
        "letters inside the site",
        |_| {},
        &["--private", "site/letters"],
    ),
    (
        "the site inside the letters",
        |_| {},
        &["--out", "letters/site"],
    ),
    (
        "letters and site in one place",
        |_| {},
        &["--private", "site"],
    ),
    ("the program as output", |_| {}, &["--out", "program"]),
    (
        "the content as output",
        |_| {},
        &["--private", "program/content"],
    ),
    (
        "a file as output",
        |bench| bench.write("page.html", "mine"),
        &["--out", "page.html"],
    ),
    (
        "a link as output",
        |bench| symlink("site", bench.path("link")).unwrap(),
        &["--out", "link"],
    ),
    (
        "a broken link between sources",
        |bench| {
            let text = bench.read("program/content/topics/second.md");
            let more = "Go to [the rules](../pages/about/rulez.md), [a part](first.md#lists) and ![a dot](../images/dott.svg).\n";
            bench.write("program/content/topics/second.md", text + "\n" + more);
        },
        &[],
    ),
    (
        "a page in the place of a picture",
        |bench| {
            let text = bench.read("program/content/topics/second.md");
            let more =
                "![The rules](../pages/about/rules.md), ![a list](/topics/), ![a part](#lists)\n";
            bench.write("program/content/topics/second.md", text + "\n" + more);
            bench.write(
                "program/content/posts/later.md",
                "---\ntitle: Later\ndate: 2026-10-01\n---\n![The rules](../pages/about/rules.md)\n",
            );
            bench.replace(
                "program/content/topics/third.md",
                "+++\n\n",
                "image = { src = \"../posts/later.md\", alt = \"It comes\" }\n+++\n\n",
            );
        },
        &[],
    ),
    (
        "a missing country and a misspelt sector",
        |bench| {
            bench.replace(
                "program/data/participants/amina-diallo.yaml",
                "country: SN\n",
                "",
            );
            bench.replace(
                "program/data/participants/bogdan-ilic.yaml",
                "sector: public",
                "sector: pubic",
            );
        },
        &[],
    ),
    (
        "two sources for one address",
        |bench| {
            let page = "+++\ntitle = \"Twin\"\naliases = [\"/old/first/\", \"/topics/second/\"]\n+++\nTwin.\n";
            bench.write("program/content/pages/about.md", page);
            bench.write(
                "program/content/posts/rules.md",
                "+++\ntitle = \"R\"\nsummary = \"R.\"\ndate = 2026-01-01\nslug = \"hello\"\n+++\n",
            );
            bench.write("program/content/images/DOT.svg", "<svg/>");
            bench.write("program/content/images/caf\u{e9}.svg", "<svg/>");
            bench.write("program/content/images/cafe\u{301}.svg", "<svg/>");
        },
        &[],
    ),
    (
        "no organisers, to whom texts and menu lead",
        |bench| {
            fs::remove_file(bench.path("program/data/organisers.yaml")).unwrap();
            let text = bench.read("program/content/topics/second.md");
            let more = "\nSee [us](/organisers/) and [old things](/old/things/).\n";
            bench.write("program/content/topics/second.md", text + more);
            bench.replace(
                "program/fortnight.toml",
                "https://example.com/?a=1&b=2",
                "/organisers/",
            );
        },
        &[],
    ),
    (
        "links to what is no file",
        |bench| {
            let text = bench.read("program/content/topics/second.md");
            let more = "See [them](www.example.org), [us](hello@example.org), [all](../pages/).\n";
            bench.write("program/content/topics/second.md", text + "\n" + more);
        },
        &[],
    ),
    (
        "a menu that nearly leads somewhere",
        |bench| {
            bench.replace(
                "program/fortnight.toml",
                "pages/about/index.md",
                "content/pages/about/index.md",
            );
            bench.replace(
                "program/fortnight.toml",
                "https://example.com/?a=1&b=2",
                "/rules/",
            );
        },
        &[],
    ),
    (
        "a menu that leads nowhere",
        |bench| {
            bench.replace(
                "program/fortnight.toml",
                "pages/about/index.md",
                "pages/abaut.md",
            );
            bench.replace(
                "program/fortnight.toml",
                "https://example.com/?a=1&b=2",
                "/topcs/",
            );
        },
        &[],
    ),
    (
        "a static file that cannot be published",
        |bench| bench.write("program/themes/plain/static/CON.txt", "x"),
        &[],
    ),
    (
        "a leak",
        |bench| {
            let text = bench.read("program/content/posts/hello.md");
            bench.write(
                "program/content/posts/hello.md",
                text + "\nAsk Bogdan Ili\u{107} or clara (at) example.org.\n",
            );
        },
        &[],
    ),
    (
        "a person in a pin who is not there, and a pin that breaks a rule",
        |bench| {
            let text = bench.read("program/data/rounds/2026c.yaml");
            bench.write(
                "program/data/rounds/2026c.yaml",
                text + "pins: [[amina-dialo, clara-nunes], [fumiko-ito, dede-mensah]]\n",
            );
        },
        &[],
    ),
    (
        "much in many files",
        |bench| {
            bench.replace(
                "program/data/participants/others.yaml",
                "languages: [en]",
                "languages: english",
            );
            bench.replace(
                "program/data/participants/others.yaml",
                "Asia/Seoul",
                "Asia/Seul",
            );
            bench.replace(
                "program/data/participants/others.yaml",
                "fumiko@example.org",
                "amina@example.org",
            );
            bench.replace(
                "program/data/participants/clara-nunes.yaml",
                "country: BR",
                "country: Brasil\nphone: 12345",
            );
            bench.replace(
                "program/data/rounds/2026c.yaml",
                "ends: 2027-01-17",
                "ends: 2026-01-17",
            );
            bench.replace(
                "program/data/matches/2026a.yaml",
                "clara-nunes",
                "clara-nunez",
            );
            bench.replace("program/data/vocabulary.yaml", "id: senior", "id: early");
            bench.replace("program/content/topics/third.md", "summary = ", "sumary = ");
            bench.replace("program/fortnight.toml", "topics_per_page", "topics_a_page");
        },
        &[],
    ),
];

/// What is said about a mishap, after which everything must be as it was.
fn told((name, spoil, options): &Mishap) -> String {
    let bench = Bench::built();
    spoil(&bench);
    let before = (bench.tree("site"), bench.tree("letters"), bench.around());
    let defaults = ["--root", "program", "--out", "site", "--private", "letters"];
    let pairs = defaults.chunks(2);
    let kept = pairs.filter(|pair| !options.contains(&pair[0])).flatten();
    let arguments: Vec<&str> = kept.chain(*options).copied().collect();
    let said = bench.run(&arguments);
    assert_eq!(said.code, Some(1), "{name}: {said:?}");
    assert_eq!(said.out, "", "{name}: problems go to the standard error");
    let after = (bench.tree("site"), bench.tree("letters"), bench.around());
    assert!(before == after, "{name}: something was changed");
    format!("== {name}\n{}\n", said.err)
}

#[test]
fn every_mishap_is_told_and_changes_nothing() {
    let told: Vec<String> = MISHAPS.par_iter().map(told).collect();
    check("bad-input.txt", &told.concat());
}

#[test]
fn a_warning_is_told_and_stops_nothing() {
    let bench = Bench::new();
    let tags = "[Beginnings, \"tea biscuits\"]";
    bench.replace("program/content/topics/second.md", "[beginnings]", tags);
    bench.write("program/data/participants/notes.txt", "who knows");
    bench.replace(
        "program/data/participants/clara-nunes.yaml",
        "wishes: { languages: [fr] }",
        "wishes: { languages: [sw] }",
    );
    let said = bench.build(&[]);
    assert_eq!((said.code, &*said.out), (Some(0), ""), "{said:?}");
    check("warnings.txt", &said.text());
}

#[test]
fn a_file_that_may_not_be_read_is_told() {
    let bench = Bench::built();
    let page = bench.path("program/content/topics/first.md");
    let data = bench.path("program/data/participants/others.yaml");
    for path in [&page, &data] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    if fs::read(&page).is_ok() {
        return; // the superuser may read everything
    }
    let before = (bench.tree("site"), bench.tree("letters"));
    let said = bench.build(&[]);
    assert_eq!(said.code, Some(1), "{said:?}");
    for path in ["content/topics/first.md", "data/participants/others.yaml"] {
        assert!(said.err.contains(path), "{said:?}");
    }
    assert!(said.err.contains("permission denied"), "{said:?}");
    assert!(before == (bench.tree("site"), bench.tree("letters")));
}

/// A limit on the size of files makes writing fail as a full disk does.
#[test]
fn a_disk_that_takes_no_more_is_told_and_changes_nothing() {
    let bench = Bench::built();
    bench.replace("program/fortnight.toml", "Small & Whole", "Full");
    let before = (bench.tree("site"), bench.tree("letters"), bench.around());
    let arguments = ["--root", "program", "--out", "site", "--private", "letters"];
    let said = bench.shell("trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"", &arguments);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.err.starts_with("error: cannot write `site/"),
        "{said:?}"
    );
    assert_eq!(said.err.lines().count(), 1, "{said:?}");
    assert!(before == (bench.tree("site"), bench.tree("letters"), bench.around()));
}

#[test]
fn a_standard_output_that_takes_no_more_is_told() {
    let bench = Bench::new();
    if !std::path::Path::new("/dev/full").exists() {
        return; // only some systems have it
    }
    let said = bench.shell(
        "exec \"$0\" \"$@\" > /dev/full",
        &["match", "--root", "program"],
    );
    assert_eq!(said.code, Some(1), "{said:?}");
    let expected = "error: cannot write to `standard output`: ";
    assert!(said.err.starts_with(expected), "{said:?}");
}
