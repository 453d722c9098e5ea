//! `docs/reference/themes.md`, written from the templates, the doc comments of the views and those of the filters: nothing can be
//! added to them without its line there. Write it anew with `BLESS=1`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use fortnight::model::theme::Kind;

use super::root;
use crate::blessed::same;

/// A struct of the views.
struct View {
    name: String,
    /// Behind its name: of two views with one name, one is of letters.
    of: &'static str,
    /// Its doc comment, and those of its fields.
    about: String,
    fields: Vec<[String; 3]>,
}

impl View {
    /// The name under which templates see it: "Key `topic`."
    fn key(&self) -> Option<&str> {
        let (_, rest) = self.about.split_once("Key `")?;
        Some(rest.split_once('`')?.0)
    }

    fn anchor(&self) -> String {
        format!("{}{}", self.name, self.of)
            .to_lowercase()
            .replace(' ', "-")
    }
}

fn rust_files(folder: &str) -> Vec<String> {
    let all = walkdir::WalkDir::new(root(folder)).sort_by_file_name();
    let files = all.into_iter().flatten().filter(|entry| {
        let path = entry.path();
        entry.file_type().is_file() && path.extension().is_some_and(|ending| ending == "rs")
    });
    files
        .map(|entry| fs::read_to_string(entry.path()).unwrap())
        .collect()
}

/// The structs of a file with their doc comments.
fn views(source: &str, of: &'static str) -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    let mut comment = String::new();
    for line in source.lines() {
        let text = line.trim();
        if let Some(words) = text.strip_prefix("///") {
            comment += words;
            continue;
        }
        if text.starts_with("#[") {
            continue;
        }
        let about = std::mem::take(&mut comment).trim().to_owned();
        if let Some(name) = text.strip_prefix("pub struct ") {
            let name = name.trim_end_matches(['{', ' ']);
            let name = name.split('<').next().unwrap_or(name).to_owned();
            let fields = Vec::new();
            views.push(View {
                name,
                of,
                about,
                fields,
            });
        } else if let Some((field, kind)) = field(text)
            && let Some(view) = views.last_mut()
        {
            view.fields.push([field.to_owned(), kind.to_owned(), about]);
        }
    }
    views
}

fn field(line: &str) -> Option<(&str, &str)> {
    let (field, kind) = line.strip_prefix("pub ")?.split_once(": ")?;
    Some((field, kind.strip_suffix(',')?))
}

/// A type in words; `of` is that of the view in which it stands.
fn kind(rust: &str, of: &str) -> String {
    let inside = |prefix: &str| rust.strip_prefix(prefix)?.strip_suffix('>');
    if let Some(inner) = inside("Option<") {
        return format!("{} or nothing", kind(inner, of));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list: {}", kind(inner, of));
    }
    let array = rust
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    if let Some((inner, length)) = array.and_then(|pair| pair.split_once("; ")) {
        return format!("list of {length}: {}", kind(inner, of));
    }
    let map = inside("std::collections::BTreeMap<").or_else(|| inside("BTreeMap<"));
    if let Some((_, value)) = map.and_then(|pair| pair.split_once(", ")) {
        return format!("map of names: {}", kind(value, of));
    }
    match rust {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "yes or no".to_owned(),
        // Whatever the renderer makes of a card.
        "C" => kind("Card", of),
        "T" => kind("LinkView", of),
        "u8" | "u16" | "u32" | "u64" | "usize" | "i64" => "number".to_owned(),
        view => {
            let anchor = format!("{view}{of}").to_lowercase().replace(' ', "-");
            format!("[{view}](#{anchor})")
        }
    }
}

/// Names without `templates/`, and texts.
fn templates() -> BTreeMap<String, String> {
    let folder = root("themes/default/templates");
    let all = walkdir::WalkDir::new(&folder).into_iter().flatten();
    let files = all.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let path = entry.path().strip_prefix(&folder).unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        (path.to_str().unwrap().to_owned(), text)
    });
    named.collect()
}

fn blocks(template: &str) -> Vec<&str> {
    let found = template
        .split("block ")
        .skip(1)
        .zip(template.split("block "));
    let named = found.filter(|(_, before)| before.ends_with("{% ") || before.ends_with("{%- "));
    named
        .filter_map(|(rest, _)| rest.split([' ', '%']).next())
        .collect()
}

/// What the code hands to a template: the name of a value that stands behind the template's in a call or a row.
fn given<'v>(source: &str, template: &str, keys: &[&'v str]) -> Option<&'v str> {
    let quoted = format!("\"{template}\"");
    let calls = source.match_indices(&quoted);
    let mut next = calls.filter_map(|(at, _)| source[at + quoted.len()..].split('"').nth(1));
    let next = next.find(|name| keys.contains(name))?;
    keys.iter().copied().find(|key| *key == next)
}

/// The first value that a template shows or goes through.
fn used<'v>(template: &str, keys: &[&'v str]) -> Option<&'v str> {
    let is_used = |key: &&&str| {
        let forms = [" if ", " in ", " "].map(|before| format!("{before}{key}."));
        let whole = [" if ", " in "].map(|before| format!("{before}{key} "));
        forms
            .iter()
            .chain(&whole)
            .any(|form| template.contains(form))
    };
    keys.iter().find(is_used).copied()
}

fn code(words: &[&str]) -> String {
    let marked: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    marked.join(", ")
}

fn push_templates(text: &mut String, views: &[View]) {
    text.push_str(
        "\n## Templates\n\nA theme's template takes the place of the one with its name in the themes below it. Every page sees \
         [`site`](#siteview), [`theme`](#types-of-settings), `root` (what leads from the page to the site's root, for example `../../`), \
         [`page`](#head), `parts` and the value of its row; `content` is the HTML of the text, where there is one. Templates in `parts/` see \
         `site`, `theme`, `root` and [`here`](#here); `card.html` and those of letters `site`, `theme` and the value of their row.\n\n\
         | template | value | blocks |\n|---|---|---|\n",
    );
    let (common, code_of) = (["site", "page", "here"], rust_files("src").join("\n"));
    let keys = views.iter().filter_map(View::key);
    let keys = keys.filter(|key| !common.contains(key));
    // A list of sentences, which is no view.
    let keys: Vec<&str> = keys.chain(["unmatched"]).collect();
    for (name, template) in templates() {
        let shared = ["base.html", "components.html", "letter/style.css"].contains(&&*name);
        let value = match shared || name.starts_with("parts/") {
            true => String::new(),
            false => {
                let key = given(&code_of, &name, &keys).or_else(|| used(&template, &keys));
                let key = key.unwrap_or_else(|| panic!("what does `{name}` see?"));
                let view = views.iter().find(|view| view.key() == Some(key));
                view.map_or_else(
                    || format!("`{key}`, a list of texts"),
                    |view| format!("[`{key}`](#{})", view.anchor()),
                )
            }
        };
        let _ = writeln!(
            text,
            "| `{name}` | {value} | {} |",
            code(&blocks(&template))
        );
    }
}

fn push_components(text: &mut String) {
    text.push_str(
        "\n## Components\n\nPieces of `components.html` that all templates may use: `{{ <slot topic={slot.topic} root={root} /> }}`.\n\n\
         | component | what it shows |\n|---|---|\n",
    );
    let source = &templates()["components.html"];
    let mut parts = source.split("{% component ");
    let mut before = parts.next().unwrap();
    for part in parts {
        let (signature, _) = part.split_once(" %}").unwrap();
        let comment = before.rsplit_once("{#-").unwrap().1;
        let about = comment.split("-#}").next().unwrap().trim();
        let _ = writeln!(text, "| `{signature}` | {about} |");
        before = part;
    }
}

fn push_filters(text: &mut String) {
    text.push_str(
        "\n## Filters and functions\n\nBeside those of [Tera](https://keats.github.io/tera/):\n\n| how it is written | what it makes |\n|---|---|\n",
    );
    let sources = rust_files("src/render/theme").join("\n");
    let names = ["register_filter(", "register_function("].map(|call| sources.split(call).skip(1));
    let mut names: Vec<&str> = names
        .into_iter()
        .flatten()
        .map(|rest| rest.split('"').nth(1).unwrap())
        .collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let is_of = |line: &&str| {
            let line = line.trim_start().trim_start_matches('/');
            line.starts_with(" `{{")
                && [" }}", "("]
                    .iter()
                    .any(|end| line.contains(&format!(" {name}{end}")))
        };
        let begins = sources.lines().position(|line| is_of(&line));
        let begins = begins.unwrap_or_else(|| panic!("no comment says how `{name}` is written"));
        let lines = sources.lines().skip(begins).map(str::trim_start);
        let lines = lines.map_while(|line| line.strip_prefix("//"));
        let lines = lines.map(|line| line.trim_start_matches('/'));
        let line = lines.collect::<String>();
        let line = line.trim();
        let end = line.rfind("}}`").unwrap() + 3;
        let about = line[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let about = about.split_once(". ").map_or(about, |(first, _)| first);
        let _ = writeln!(text, "| {} | {about} |", line[..end].replace('|', "\\|"));
    }
}

fn push_settings(text: &mut String) {
    text.push_str("\n## Types of settings\n\n| type | value |\n|---|---|\n");
    for (name, _, takes) in Kind::ALL {
        let _ = writeln!(text, "| `{name}` | {takes} |");
    }
}

fn push_views(text: &mut String, views: &[View]) {
    text.push_str("\n## Values\n");
    for view in views.iter().filter(|view| !view.fields.is_empty()) {
        let _ = write!(text, "\n### {}{}\n\n{}\n\n", view.name, view.of, view.about);
        text.push_str("| field | type | what it is |\n|---|---|---|\n");
        for [field, rust, about] in &view.fields {
            let _ = writeln!(text, "| `{field}` | {} | {about} |", kind(rust, view.of));
        }
    }
}

#[test]
fn the_reference_of_themes_is_up_to_date() {
    let mut sources = vec![fs::read_to_string(root("src/view.rs")).unwrap()];
    sources.extend(rust_files("src/view"));
    let of_pages: Vec<View> = sources
        .iter()
        .flat_map(|source| views(source, ""))
        .collect();
    for view in &of_pages {
        for [field, _, about] in &view.fields {
            assert!(!about.is_empty(), "{}.{field} has no comment", view.name);
        }
    }
    let letters = fs::read_to_string(root("src/render/letter/view.rs")).unwrap();
    let of_letters = views(&letters, " of letters");
    let mut text = String::from(
        "# Themes: reference\n\n<!-- Written by a test from the templates and the views: `BLESS=1 cargo test --test all themes`. -->\n\n\
         How to begin a theme: [a theme of one's own](../themes.md).\n",
    );
    let mut all = of_pages;
    all.extend(of_letters);
    push_templates(&mut text, &all);
    push_components(&mut text);
    push_filters(&mut text);
    push_settings(&mut text);
    push_views(&mut text, &all);
    same("docs/reference/themes.md", "themes::", &text);
}
