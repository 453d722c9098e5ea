//! The room of words: complete in every language, used to the last key, and the only place where people are spoken to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fortnight::model::RuleId;
use fortnight::model::field::{FIELDS, FieldId, Seen};
use fortnight::parse::content::{self, LETTER_KINDS};
use fortnight::pipeline;
use fortnight::words::{ENGLISH, built_in, built_in_languages};

use super::program::Program;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).into()
}

/// Keys and the arguments that each message names, its references followed.
fn catalogue(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in built_in(language).filter(|(name, _)| name.ends_with(".ftl")) {
        assert!(
            fluent_bundle::FluentResource::try_new(text.to_owned()).is_ok(),
            "{language}/{name} does not parse"
        );
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, rest)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut key);
                let known = messages.insert(key.clone(), rest.to_owned());
                assert!(known.is_none(), "{language}: `{key}` stands there twice");
            } else if let Some(message) = messages.get_mut(&key) {
                *message += line;
            }
        }
    }
    let named = |key: &String| (key.clone(), arguments(&messages, key));
    messages.keys().map(named).collect()
}

fn arguments(messages: &BTreeMap<String, String>, key: &str) -> BTreeSet<String> {
    let Some(text) = messages.get(key) else {
        return BTreeSet::new();
    };
    let is_sign = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let word = |text: &str| text.chars().take_while(|c| is_sign(*c)).collect::<String>();
    let own = text.split('$').skip(1).map(word);
    let mut found: BTreeSet<String> = own.collect();
    for piece in text.split(['{', '(']).skip(1) {
        let other = word(piece.trim_start());
        if other != key && messages.contains_key(&other) {
            found.extend(arguments(messages, &other));
        }
    }
    found
}

/// Arguments of a group of English messages that a comment above it offers: other languages may need them.
fn offered() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (_, text) in built_in(ENGLISH).filter(|(name, _)| name.ends_with(".ftl")) {
        for group in text.split("\n\n") {
            let comment: String = group.lines().filter(|line| line.starts_with('#')).collect();
            let is_sign = |c: &char| c.is_alphanumeric();
            let names = comment.split('$').skip(1);
            let names: BTreeSet<String> = names
                .map(|name| name.chars().take_while(is_sign).collect())
                .collect();
            for line in group.lines() {
                if let Some((key, _)) = line.split_once(" =") {
                    found.insert(key.to_owned(), names.clone());
                }
            }
        }
    }
    found
}

#[test]
fn every_language_says_everything_with_the_same_arguments() {
    let (english, offered) = (catalogue(ENGLISH), offered());
    assert!(english.len() > 200);
    for language in built_in_languages() {
        let own = catalogue(language);
        let keys = |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<Vec<_>>();
        let (mine, english_keys) = (keys(&own), keys(&english));
        let lacks: Vec<_> = english_keys
            .iter()
            .filter(|key| !mine.contains(key))
            .collect();
        let more: Vec<_> = mine
            .iter()
            .filter(|key| !english_keys.contains(key))
            .collect();
        assert!(
            lacks.is_empty() && more.is_empty(),
            "src/words/{language} lacks {lacks:?}, and has what English has not: {more:?}"
        );
        for (key, arguments) in own {
            let (needed, more) = (&english[&key], &offered[&key]);
            let known = arguments
                .iter()
                .all(|name| needed.contains(name) || more.contains(name));
            assert!(
                known,
                "{language}: `{key}` has {arguments:?}, of {needed:?} and {more:?}"
            );
            let missing = needed
                .difference(&arguments)
                .find(|name| !more.contains(*name));
            assert!(missing.is_none(), "{language}: `{key}` lacks {missing:?}");
        }
    }
}

#[test]
fn every_language_has_every_letter() {
    for language in built_in_languages() {
        for kind in LETTER_KINDS {
            let name = format!("letters/{kind}.md");
            let found = built_in(language).find(|(own, _)| *own == name);
            let (_, text) = found.unwrap_or_else(|| panic!("{language} lacks {name}"));
            let path = format!("letters/{kind}.{language}.md");
            let letter = content::letter(&path, text);
            let subject = letter.and_then(|letter| letter.front.subject);
            assert!(subject.is_some(), "{language}: {name}");
        }
    }
}

/// Texts of the files below a folder.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(root().join(folder))
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let wanted = files.filter(|file| file.path().to_string_lossy().ends_with(ending));
    let named = wanted.map(|file| {
        let name = file.path().strip_prefix(root()).unwrap().to_string_lossy();
        (
            name.replace('\\', "/"),
            std::fs::read_to_string(file.path()).unwrap(),
        )
    });
    named.collect()
}

/// What is written in quotation marks.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// Beginnings of keys whose ends are codes: `left-` and a rule.
const BUILT: &[&str] = &[
    "left-",
    "wish-",
    "state-",
    "rule-",
    "scale-",
    "objective-",
    "field-",
    "form-",
    "privacy-field-",
    "matching-first-",
    "matching-odd-",
    "odd-",
    "level-",
    "count-",
    "alert-",
];

#[test]
fn every_message_is_used_and_every_message_that_is_used_exists() {
    let english = catalogue(ENGLISH);
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (_, text) in texts("src", ".rs") {
        used.extend(literals(&text).map(str::to_owned));
    }
    for (name, text) in texts("themes/default", "html")
        .into_iter()
        .chain(texts("themes/default", "xml"))
    {
        for (before, _) in text.match_indices("| say").map(|(at, _)| text.split_at(at)) {
            let Some(before) = before.trim_end().strip_suffix('"') else {
                continue; // the key comes from a view
            };
            let key = before.rsplit('"').next().unwrap();
            assert!(english.contains_key(key), "{name}: `{key}`");
            used.insert(key.to_owned());
        }
    }
    for (_, text) in built_in(ENGLISH) {
        let references = text.split(['{', '(']).skip(1);
        let words =
            references.filter_map(|text| text.split([' ', ')', '}']).find(|word| !word.is_empty()));
        used.extend(words.map(str::to_owned));
    }
    let is_used =
        |key: &&String| used.contains(*key) || BUILT.iter().any(|start| key.starts_with(start));
    let idle: Vec<&String> = english.keys().filter(|key| !is_used(key)).collect();
    assert!(
        idle.is_empty(),
        "nobody says {idle:?} of src/words/en; a key whose end is a code begins as one of `BUILT`"
    );
}

/// Their keys are made of the field's or the rule's own, so that neither compiler nor reader of the code would miss one.
#[test]
fn every_field_and_every_rule_has_its_words() {
    let english = catalogue(ENGLISH);
    let mut keys = Vec::new();
    for field in FIELDS.iter().filter(|field| field.seen != Seen::Never) {
        keys.push(format!("privacy-field-{}", field.key));
        // Forms ask for the town, and the clock follows from it.
        let is_asked = field.id != FieldId::TimeZone;
        keys.extend(is_asked.then(|| format!("form-{}", field.key)));
        let may_share = is_asked && field.seen == Seen::IfShared;
        keys.extend(may_share.then(|| format!("form-share-{}", field.key)));
        keys.extend(field.wish.then(|| format!("field-{}", field.key)));
    }
    for (rule, key) in RuleId::ALL {
        keys.extend(["rule", "scale"].map(|what| format!("{what}-{key}")));
        // Of who is owed a better match nobody is told.
        keys.extend((rule != RuleId::Luck).then(|| format!("left-{key}")));
    }
    keys.retain(|key| !english.contains_key(key));
    assert!(keys.is_empty(), "src/words/en lacks {keys:?}");
}

/// What is said of a program with a file of words.
fn told(path: &str, text: &str) -> String {
    Program::new().file(path, text).build().told(true)
}

#[test]
fn own_words_are_checked() {
    let told_of = |path: &str, text: &str, expected: &str| {
        let told = told(path, text);
        assert!(told.contains(expected), "{path}: {told}");
    };
    told_of(
        "content/words/es.ftl",
        "skip = Saltar\ninterest-open-access = Acceso abierto\n",
        "",
    );
    assert_eq!(told("content/words/es.ftl", "skip = Saltar\n"), "");
    assert_eq!(
        told(
            "content/words/en.ftl",
            "interest-open-access = Free reading\n"
        ),
        ""
    );
    told_of(
        "content/words/en.ftl",
        "menu-topic = Things\n",
        "warning[unknown-message]: nothing says the message `menu-topic`\n --> content/words/en.ftl:1:1",
    );
    told_of(
        "content/words/en.ftl",
        "menu-topic = Things\n",
        "did you mean `menu-topics`?",
    );
    told_of(
        "content/words/en.ftl",
        "menu-topics = Things\nnews: Latest\n",
        "error[syntax-fluent]: this is no message of Fluent: expected a token starting with \"=\"\n --> content/words/en.ftl:2:5",
    );
    told_of(
        "content/words/fr.ftl",
        "skip = Aller au contenu\n",
        "warning[missing-message]: `fr` lacks `about-",
    );
    told_of("content/words/xx.ftl", "skip = x\n", "warning[stray-file]");
}

/// Public pages of a program by their addresses.
fn pages(program: &Program) -> BTreeMap<String, String> {
    let input = program.build().input;
    let ready = pipeline::site(&input, &mut pipeline::Memory::default(), None);
    let ready = ready.value.unwrap();
    let files = ready.plan.site.files.iter();
    let html = files.filter(|file| file.path.as_str().ends_with(".html"));
    let page = |file: &fortnight::plan::PublicFile| {
        let bytes = ready.public(file, &|_| Ok(Vec::new())).unwrap();
        let text = String::from_utf8(bytes.into_owned()).unwrap();
        (file.path.to_string(), text)
    };
    html.map(page).collect()
}

#[test]
fn a_program_and_its_theme_bring_words_of_their_own() {
    let program = Program::new()
        .file("fortnight.toml", "title = \"T\"\nbase_url = \"https://t.example.org/\"\nlanguage = \"es\"\ntheme = \"own\"\n[organiser]\nname = \"Ines\"\nemail = \"hello@t.example.org\"\n")
        .file("content/words/es.ftl", "menu-rounds = Vueltas\n")
        .file("themes/own/words/es.ftl", "menu-rounds = Turnos\nshelf = { $count ->\n    [one] un libro\n   *[other] { $count } libros\n}\n")
        .file("themes/own/words/en.ftl", "shelf = { $count ->\n    [one] one book\n   *[other] { $count } books\n}\n")
        .file("themes/own/templates/404.html", "<p>{{ \"shelf\" | say(count=1) }}, {{ \"shelf\" | say(count=12345) }} & {{ \"moved\" | say }}</p>");
    assert_eq!(program.build().told(true), "");
    let pages = pages(&program);
    let lost = &pages["404.html"];
    assert_eq!(
        lost,
        "<p>un libro, 12.345 libros & Esta página se ha movido</p>"
    );
    assert!(pages["index.html"].contains(">Vueltas</a>"));
}

/// English as the room and its letters have it: pieces that no other text would hold, and short labels.
fn english() -> (Vec<String>, BTreeSet<String>) {
    let spanish: String = built_in("es").map(|(_, text)| text).collect();
    let (mut pieces, mut labels) = (Vec::new(), BTreeSet::new());
    for (name, text) in built_in(ENGLISH) {
        let is_letter = name.starts_with("letters/");
        if name.starts_with("starter/") {
            continue;
        }
        for line in text.lines().filter(|line| !line.starts_with(['#', '-'])) {
            let line = if is_letter {
                line
            } else {
                line.split_once(['=', ']']).map_or(line, |(_, said)| said)
            };
            for piece in line
                .split(['{', '}', '*', '“', '”', '"', '[', ']'])
                .map(str::trim)
            {
                let words = piece.split_whitespace().count();
                if words > 2 && piece.len() > 14 {
                    pieces.push(piece.to_owned());
                } else if words > 0
                    && !is_letter
                    && !piece.starts_with('$')
                    && !spanish.contains(piece)
                {
                    labels.insert(piece.to_owned());
                }
            }
        }
    }
    (pieces, labels)
}

/// Texts between tags, and what screen readers hear.
fn spoken(html: &str) -> Vec<&str> {
    let texts = html
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text.trim());
    let heard = ["aria-label=\"", "alt=\"", "title=\"", "content=\""]
        .into_iter()
        .flat_map(|name| {
            html.split(name)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
        });
    texts.chain(heard).collect()
}

/// The demonstration with Spanish as its language, without bodies of texts, menu and texts of letters; and what it says itself.
#[cfg(unix)]
fn spanish_demonstration(folder: &Path) -> String {
    let mut own = String::new();
    let parts = ["content", "data"].map(|part| walkdir::WalkDir::new(root().join(part)));
    for file in parts.into_iter().flatten().flatten() {
        let path = file.path().strip_prefix(root()).unwrap();
        if !file.file_type().is_file() || path.starts_with("content/letters") {
            continue;
        }
        let mut bytes = std::fs::read(file.path()).unwrap();
        if path.extension().is_some_and(|ending| ending == "md") {
            let text = String::from_utf8(bytes).unwrap();
            let fence = &text[..3];
            let front = text.split(fence).nth(1).unwrap();
            bytes = format!("{fence}{front}{fence}\nTexto.\n").into();
        }
        own += &String::from_utf8_lossy(&bytes);
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let settings = std::fs::read_to_string(root().join("fortnight.toml")).unwrap();
    let settings = settings.replace("language = \"en\"", "language = \"es\"");
    let (before, _) = settings.split_once("[[menu]]").unwrap();
    let rest = settings.find("[site]").unwrap();
    let settings = format!("{before}{}", &settings[rest..]);
    own += &settings;
    std::fs::write(folder.join("fortnight.toml"), settings).unwrap();
    own
}

/// Its content is English, and nothing else.
#[cfg(unix)]
#[test]
fn a_spanish_site_and_its_letters_hold_no_english_word_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    let own = spanish_demonstration(folder.path());
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_fortnight"))
        .arg("--root")
        .arg(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let (pieces, labels) = english();
    assert!(pieces.len() > 150 && labels.len() > 60);
    let mut wrong = BTreeSet::new();
    let mut letters = 0;
    for part in ["public", "private"] {
        for file in walkdir::WalkDir::new(folder.path().join(part))
            .into_iter()
            .flatten()
        {
            let name = file
                .path()
                .strip_prefix(folder.path())
                .unwrap()
                .display()
                .to_string();
            if !name.ends_with(".html") {
                continue;
            }
            let html = std::fs::read_to_string(file.path()).unwrap();
            let is_spanish = html.contains("<html lang=\"es\"");
            if part == "private" && !is_spanish {
                continue; // of a reader whose first language is another one that we have
            }
            assert!(is_spanish, "{name}");
            letters += usize::from(part == "private");
            let spoken = spoken(&html);
            for text in spoken.iter().filter(|text| !own.contains(**text)) {
                if labels.contains(*text)
                    || pieces.iter().any(|piece| text.contains(piece.as_str()))
                {
                    wrong.insert(format!("{name}: {text}"));
                }
            }
        }
    }
    assert!(letters > 10);
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A string that is prose: two words or more, not a key, a path or a pattern.
fn is_prose(text: &str) -> bool {
    let words = text.split(' ').filter(|word| {
        let letters = word.trim_matches(|c: char| !c.is_alphabetic());
        letters.len() > 2 && letters.chars().all(char::is_alphabetic)
    });
    words.count() > 1
}

#[test]
fn who_decides_and_plans_speaks_no_language() {
    let mut wrong = Vec::new();
    for folder in ["src/matching", "src/plan", "src/view"] {
        let inner = texts(folder, ".rs");
        let own = std::fs::read_to_string(root().join(format!("{folder}.rs"))).unwrap();
        for (name, text) in inner.into_iter().chain([(format!("{folder}.rs"), own)]) {
            let code = text.split("#[cfg(test)]").next().unwrap();
            // What is said of mistakes is English and stands where they are found.
            let tells = TELL_OF_MISTAKES.iter().any(|start| name.starts_with(start));
            if tells || code.contains("Diagnostic") {
                continue;
            }
            let code: String = code
                .lines()
                .filter(|line| !line.contains("reason = "))
                .map(|line| line.to_owned() + "\n")
                .collect();
            wrong.extend(
                literals(&code)
                    .filter(|text| is_prose(text))
                    .map(|text| format!("{name}: {text}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files whose sentences are parts of diagnostics, or say what cannot happen.
const TELL_OF_MISTAKES: &[&str] = &[
    "src/plan/kinds.rs",
    "src/matching/certificate",
    "src/matching/columns",
    "src/matching/digest.rs",
    "src/matching/solver",
];

#[test]
fn the_theme_has_its_words_from_the_room() {
    let mut wrong = Vec::new();
    for (name, text) in texts("themes/default/templates", ".html") {
        let mut rest = text;
        // Expressions and comments are not read by anybody.
        for (open, close) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}")] {
            while let Some(at) = rest.find(open) {
                let end = rest[at..]
                    .find(close)
                    .map_or(rest.len(), |end| at + end + 2);
                rest.replace_range(at..end, "");
            }
        }
        for text in spoken(&rest) {
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            let is_technical =
                text.contains(['=', '#']) || !text.contains(' ') || text == "light dark";
            if letters > 2 && (!is_technical || text.starts_with(char::is_uppercase)) {
                wrong.push(format!("{name}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
