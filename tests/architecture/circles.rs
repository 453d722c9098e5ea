//! Circles: files that need each other, straight or through others. A module and its own parts are aside: a part may use
//! what its module defines.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::files;

/// Of a module: `["plan", "links"]` is `src/plan/links.rs`.
type Path = Vec<String>;

/// What a file imports or names, and under which name.
struct Import {
    path: Path,
    name: String,
    /// Named in the code, and not by `use`.
    inline: bool,
}

/// Below each folder, files (each with all that lies below it) import each other in one direction only.
#[test]
fn files_need_each_other_in_no_circle() {
    let circles = circles(&arrows(&modules()));
    assert!(
        circles.is_empty(),
        "move what both need into a third file:\n{}",
        circles.join("\n")
    );
}

#[test]
fn circles_are_found() {
    fn found(up: &str, other: &str) -> usize {
        let texts = [
            ("a", up),
            ("a/b", "use super::{Held, c::{self, Part}};"),
            ("a/c", other),
        ];
        let modules = texts.map(|(name, text)| (path(name), imports(text)));
        circles(&arrows(&BTreeMap::from(modules))).len()
    }
    let parts = "mod b; mod c; struct Held;";
    assert_eq!(found(parts, ""), 0);
    assert_eq!(found("mod b; mod c; pub use b::Own;", "use super::Own;"), 1);
    assert_eq!(found(parts, "use super::Held;"), 0);
    assert_eq!(found(parts, "fn f() { super::b::g() }"), 1);
    assert_eq!(found(parts, "use crate::a::{b::{self as other}, d};"), 1);
    assert_eq!(
        found(parts, "#[cfg(test)] mod tests { use crate::a::b; }"),
        0
    );
    assert_eq!(
        found(parts, "// crate::a::b\nconst A: &str = \"crate::a::b\";"),
        0
    );
}

fn path(name: &str) -> Path {
    name.split('/').map(str::to_owned).collect()
}

/// All files of the library but those of tests.
fn modules() -> BTreeMap<Path, Vec<Import>> {
    let all = files("src", &[".rs"]);
    let inside = |name: &str| path(name.strip_prefix("src/").unwrap().trim_end_matches(".rs"));
    let mut of_tests = BTreeSet::new();
    for (name, text) in &all {
        for (_, rest) in text
            .match_indices("#[cfg(test)]\nmod ")
            .map(|(at, mark)| (at, &text[at + mark.len()..]))
        {
            let mut part = inside(name);
            part.push(
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap()
                    .to_owned(),
            );
            of_tests.insert(part);
        }
    }
    let is_test = |path: &Path| (1..=path.len()).any(|end| of_tests.contains(&path[..end]));
    let modules = all.iter().map(|(name, text)| (inside(name), text));
    modules
        .filter(|(path, _)| !is_test(path) && !["lib", "main", "whole"].contains(&&*path[0]))
        .map(|(path, text)| (path, imports(text)))
        .collect()
}

/// Words and signs without comments, texts and what is compiled for tests only.
fn tokens(text: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            'r' if rest.starts_with("r#\"") => 3 + rest[3..].find("\"#").unwrap() + 2,
            '"' => literal(rest),
            '\'' => character(rest),
            ':' if rest.starts_with("::") => 2,
            _ => {
                let is_word = |c: char| c.is_alphanumeric() || c == '_';
                let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                word.max(first.len_utf8())
            }
        };
        let token = &rest[..length];
        if !token.starts_with(['/', '"', '\''])
            && !token.starts_with("r#")
            && !token.trim().is_empty()
        {
            found.push(token.to_owned());
        }
        rest = &rest[length..];
    }
    without_tests(&found)
}

/// The length of a text in quotation marks.
fn literal(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character, or of the sign of a lifetime.
fn character(rest: &str) -> usize {
    let mut inside = rest[1..].chars();
    match (inside.next(), inside.next()) {
        (Some('\\'), _) => {
            3 + rest[3..].find('\'').unwrap() + 1 - usize::from(rest[3..].is_empty())
        }
        (Some(c), Some('\'')) => 2 + c.len_utf8(),
        _ => 1,
    }
}

fn without_tests(tokens: &[String]) -> Vec<String> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if !tokens[at..]
            .iter()
            .map(|token| &**token)
            .take(mark.len())
            .eq(mark)
        {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let (mut depth, mut open) = (0, false);
        at += mark.len();
        while at < tokens.len() {
            match &*tokens[at] {
                "{" => (depth, open) = (depth + 1, true),
                "}" => depth -= 1,
                ";" if depth == 0 => open = true,
                _ => {}
            }
            at += 1;
            if open && depth == 0 {
                break;
            }
        }
    }
    kept
}

/// Everything that a file names by a path.
fn imports(text: &str) -> Vec<Import> {
    let tokens = tokens(text);
    let token = |at: usize| tokens.get(at).map_or("", |token| &**token);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if token(at) == "use" {
            at = tree(&tokens, at + 1, &[], &mut found);
        } else if token(at + 1) == "::" && (at == 0 || token(at - 1) != "::") {
            let mut path = vec![token(at).to_owned()];
            while token(at + 1) == "::"
                && token(at + 2).starts_with(|c: char| c.is_alphanumeric() || c == '_')
            {
                path.push(token(at + 2).to_owned());
                at += 2;
            }
            let name = path[path.len() - 1].clone();
            found.push(Import {
                path,
                name,
                inline: true,
            });
            at += 1;
        } else {
            at += 1;
        }
    }
    found
}

/// Reads a tree of `use` and gives the place behind it.
fn tree(tokens: &[String], mut at: usize, before: &[String], found: &mut Vec<Import>) -> usize {
    let mut path = before.to_vec();
    while at < tokens.len() {
        match &*tokens[at] {
            "::" => {}
            "{" => {
                at += 1;
                while at < tokens.len() && tokens[at] != "}" {
                    at = tree(tokens, at, &path, found);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            "as" => {
                let name = tokens[at + 1].clone();
                found.push(Import {
                    path,
                    name,
                    inline: false,
                });
                return at + 2;
            }
            "," | "}" | ";" => break,
            "self" if !path.is_empty() => {}
            word => path.push(word.to_owned()),
        }
        at += 1;
    }
    if path.len() > before.len()
        || tokens
            .get(at.wrapping_sub(1))
            .is_some_and(|token| token == "self")
    {
        let name = path[path.len() - 1].clone();
        found.push(Import {
            path,
            name,
            inline: false,
        });
    }
    at
}

/// A path from the crate's root, as it is meant in a module.
fn whole(modules: &BTreeMap<Path, Vec<Import>>, module: &Path, path: &[String]) -> Option<Path> {
    let ups = path.iter().take_while(|word| *word == "super").count();
    let (base, rest) = match &*path[0] {
        "crate" => (&[][..], &path[1..]),
        "self" => (&module[..], &path[1..]),
        "super" => (&module[..module.len().checked_sub(ups)?], &path[ups..]),
        first => {
            let child = [&module[..], &[first.to_owned()]].concat();
            modules
                .contains_key(&child)
                .then_some((&module[..], path))?
        }
    };
    Some([base, rest].concat())
}

/// The file that defines what a whole path names, past those that only hand it on.
fn definer(modules: &BTreeMap<Path, Vec<Import>>, path: &Path, depth: usize) -> Option<Path> {
    let end = (1..=path.len())
        .rev()
        .find(|end| modules.contains_key(&path[..*end]))?;
    let module = path[..end].to_vec();
    let handed = path.get(end).filter(|_| depth < 8).and_then(|name| {
        let mut uses = modules[&module].iter().filter(|import| !import.inline);
        let import = uses.find(|import| import.name == *name)?;
        let meant = whole(modules, &module, &import.path)?;
        let meant = [&meant[..], &path[end + 1..]].concat();
        (meant != *path).then(|| definer(modules, &meant, depth + 1))?
    });
    handed.or(Some(module))
}

/// Which of two neighbours (parts of the same module) needs the other, and by which files.
type Arrows = BTreeMap<Path, BTreeMap<Path, String>>;

fn arrows(modules: &BTreeMap<Path, Vec<Import>>) -> Arrows {
    let mut arrows = Arrows::new();
    for (from, imports) in modules {
        for import in imports {
            let meant = whole(modules, from, &import.path);
            let Some(to) = meant.and_then(|path| definer(modules, &path, 0)) else {
                continue;
            };
            let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if same == from.len() || same == to.len() {
                continue;
            }
            let why = format!(
                "{} needs `{}` of {}",
                from.join("/"),
                import.name,
                to.join("/")
            );
            let others = arrows.entry(from[..=same].to_vec()).or_default();
            others.entry(to[..=same].to_vec()).or_insert(why);
        }
    }
    arrows
}

/// The shortest circle through each neighbour that is in one; each circle once.
fn circles(arrows: &Arrows) -> Vec<String> {
    let mut found = BTreeMap::new();
    for start in arrows.keys() {
        let (mut before, mut next) = (BTreeMap::new(), VecDeque::from([start]));
        while let Some(at) = next.pop_front() {
            for to in arrows.get(at).into_iter().flat_map(BTreeMap::keys) {
                if !before.contains_key(to) {
                    before.insert(to, at);
                    next.push_back(to);
                }
            }
        }
        let (mut circle, mut at) = (BTreeMap::new(), start);
        while let Some(from) = before.get(at) {
            circle.insert(*from, &*arrows[*from][at]);
            at = from;
            if at == start {
                let members: Vec<_> = circle.keys().copied().collect();
                found.insert(members, circle.into_values().collect::<Vec<_>>().join(", "));
                break;
            }
        }
    }
    found.into_values().collect()
}
