//! Themes of one's own: what `theme.toml` says, themes over themes, the example of the handbook, and the reference, which is
//! written from the templates and from the doc comments of the views.

mod reference;

use std::fs;
use std::path::Path;

use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::date;

use super::blessed::same;
use super::program::{Program, files};

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Lines for the top of `fortnight.toml`, and files beside those of a sound program.
fn program(settings: &str, theme: &[(String, String)]) -> Program {
    let base = files(include_str!("checks/base.txt"));
    let config = format!("{settings}\n{}", base["fortnight.toml"]);
    let program = Program::new().file("fortnight.toml", config);
    let add = |program: Program, (path, text): &(String, String)| program.file(path, text);
    theme.iter().fold(program, add)
}

/// The text of a page.
fn page(program: &Program, path: &str) -> String {
    let built = program.build();
    assert_eq!(built.told(false), "");
    let ready = pipeline::prepare(&built.input).value.unwrap().ready;
    let mut all = ready.plan.site.files.iter();
    let file = all.find(|file| file.path.as_str() == path).unwrap();
    let bytes = ready.public(file, &|_| Ok(Vec::new())).unwrap();
    String::from_utf8(bytes.into_owned()).unwrap()
}

/// The files of a document: what stands in a fence with `file=…` behind the name of its language.
fn fenced(text: &str) -> Vec<(String, String)> {
    let fences = text.split("\n```").filter_map(|fence| {
        let (head, body) = fence.split_once('\n')?;
        let (_, path) = head.split_once(" file=")?;
        Some((path.to_owned(), format!("{body}\n")))
    });
    fences.collect()
}

#[test]
fn the_theme_of_the_documents_works() {
    let mut files = fenced(&fs::read_to_string(root("docs/themes.md")).unwrap());
    let lines: usize = files.iter().map(|(_, text)| text.lines().count()).sum();
    assert!(lines <= 10, "{lines} lines are more than ten");
    files.push((
        "themes/ours/static/logo.svg".into(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n".into(),
    ));
    let at = files.iter().position(|(path, _)| path == "fortnight.toml");
    let (_, settings) = files.remove(at.unwrap());
    let program = program(&settings, &files);
    for path in ["index.html", "topics/index.html"] {
        let text = page(&program, path);
        for part in [
            "<p class=\"small\">Two people, one fortnight</p>",
            "static/theme.",
            "<img class=\"logo\" src=\"",
            "static/logo.",
            "static/style.",
        ] {
            assert!(text.contains(part), "{path} lacks {part}: {text}");
        }
    }
}

/// `garden` extends `leaf`, which extends the default theme.
fn garden() -> Vec<(String, String)> {
    let folder = root("tests/themes");
    let entries = walkdir::WalkDir::new(&folder).sort_by_file_name();
    let entries = entries.into_iter().flatten();
    let entries = entries.filter(|entry| entry.file_type().is_file() && entry.depth() > 1);
    let file = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(&folder).unwrap();
        let path = format!("themes/{}", path.to_str().unwrap());
        (path, fs::read_to_string(entry.path()).unwrap())
    };
    entries.map(file).collect()
}

#[test]
fn a_theme_over_a_theme_has_what_both_have() {
    let settings = "theme = \"garden\"\ntheme_settings = { width = \"narrow\", beds = 4 }\n";
    let text = page(&program(settings, &garden()), "index.html");
    for part in [
        // Of `garden`, around what it extends.
        "<body class=\"narrow\">",
        "<p class=\"beds\">4 beds of #2f6f4f</p>",
        // Of `leaf`, with the value that `garden` gives to its setting.
        "<p class=\"leaf\">Grown by hand</p>",
        // Of the default theme.
        "<footer class=\"site-footer\">",
    ] {
        assert!(text.contains(part), "no {part}: {text}");
    }
}

/// Whoever lays `components.html` over the default theme's has changed these pieces wherever they are shown.
#[test]
fn a_piece_that_a_theme_changes_is_another_on_every_page_that_shows_it() {
    let built_in = fs::read_to_string(root("themes/default/templates/components.html")).unwrap();
    let mark = |text: String, piece: &str| {
        let begin = text.find(&format!("{{% component {piece}(")).unwrap();
        let end = begin + text[begin..].find("%}").unwrap() + 2;
        format!("{}<b>own {piece}</b>{}", &text[..end], &text[end..])
    };
    let pieces = ["tags", "contents", "neighbours"];
    let own = pieces.into_iter().fold(built_in, mark);
    let own = ("themes/ours/templates/components.html".to_owned(), own);
    let text = page(
        &program("theme = \"ours\"", &[own]),
        "topics/library-spaces/index.html",
    );
    for piece in pieces {
        assert!(text.contains(&format!("<b>own {piece}</b>")), "{text}");
    }
}

/// Each after a line `=== settings`, then files; what is told follows. Write it anew with `BLESS=1`.
#[test]
fn mistakes_in_a_theme_are_told_with_their_place() {
    let written = fs::read_to_string(root("tests/themes/mistakes.txt")).unwrap();
    let mut told = String::new();
    for case in written.split("=== ").skip(1) {
        let (case, _) = case.split_once("--- told\n").unwrap_or((case, ""));
        let settings = case.split("--- file: ").next().unwrap();
        let files: Vec<(String, String)> = files(case).into_iter().collect();
        let said = program(settings, &files).build().told(true);
        assert!(said.contains("error["), "{case}");
        told += &format!("=== {case}--- told\n{said}\n\n");
    }
    same("tests/themes/mistakes.txt", "themes::", &told);
}

#[test]
fn a_theme_that_is_nowhere_is_told_where_its_name_stands() {
    let texts = files(include_str!("checks/base.txt"));
    let config = format!("theme = \"gardn\"\n{}", texts["fortnight.toml"]);
    let pairs = [
        ("fortnight.toml", config.as_str()),
        ("themes/garden/static/style.css", "a {}\n"),
    ];
    let input = Input::from_texts(pairs, date(2026, 9, 5));
    let problems = pipeline::prepare(&input).problems;
    let told = problems
        .iter()
        .find(|one| one.check.name == "unknown-theme");
    let told = told.unwrap();
    assert!(
        told.message
            .contains("the folder `themes/gardn` is missing"),
        "{told:?}"
    );
    assert_eq!(told.hint.as_deref(), Some("did you mean `garden`?"));
}
