//! The documents of the project lead where they say: every link to a file or a heading, and every path that the documents for
//! developers name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Markdown files at the top and below `docs`.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("docs"), root().join("fuzz")];
    let top = fs::read_dir(root()).unwrap();
    found.extend(
        top.map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file()),
    );
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path),
            }
        }
    }
    found.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    found.sort();
    found
}

/// A text without its fenced blocks, which are examples.
fn prose(text: &str) -> String {
    let mut inside = false;
    let lines = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        !inside && !fence
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands between `](` and `)`, outside of code.
fn targets(prose: &str) -> Vec<String> {
    let words: String = prose.split('`').step_by(2).collect();
    let parts = words.split("](").skip(1);
    let targets = parts.filter_map(|part| part.split(')').next());
    targets.map(str::to_owned).collect()
}

/// The ids that GitHub gives the headings of a document.
fn headings(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let id = |line: &str| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(id).collect()
}

#[test]
fn every_link_of_the_documents_leads_somewhere() {
    let mut broken = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let prose = prose(&text);
        for target in targets(&prose)
            .iter()
            .filter(|target| !target.contains(':'))
        {
            let (path, part) = target.split_once('#').unwrap_or((target, ""));
            let file = match path {
                "" => document.clone(),
                path => document.parent().unwrap().join(path),
            };
            let whole = file.exists()
                && (part.is_empty()
                    || headings(&fs::read_to_string(&file).unwrap()).contains(part));
            if !whole {
                broken.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_path_that_developers_are_told_of_exists() {
    let mut missing = Vec::new();
    let told = documents()
        .into_iter()
        .filter(|path| path.starts_with(root().join("docs/dev")));
    for document in told.chain([root().join("CONTRIBUTING.md")]) {
        let prose = prose(&fs::read_to_string(&document).unwrap());
        let words = prose.split('`').skip(1).step_by(2);
        let paths = words.filter(|word| {
            let begins = [
                "src/",
                "tests/",
                "benches/",
                "themes/",
                "docs/",
                "tools/",
                "examples/",
            ];
            begins.iter().any(|begin| word.starts_with(begin))
                && !word.contains(['<', '*', ' ', '{'])
        });
        let gone = paths.filter(|path| {
            let path = root().join(path);
            !path.exists() && !path.with_extension("rs").exists()
        });
        missing.extend(gone.map(|path| format!("{}: {path}", document.display())));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
