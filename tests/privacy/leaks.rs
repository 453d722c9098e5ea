//! Leaks that somebody planted: in many spellings, in every place that becomes public. And what is none.

use fortnight::diagnostic::Diagnostic;
use fortnight::pipeline;
use fortnight::source::{Asset, Input, Root};
use jiff::civil::date;
use rayon::prelude::*;

use super::FRAME;

/// Somebody with accents, a telephone and bees.
const JOSE: &str = "\
name: José Núñez Ibarra
email: jose.nunez@example.org
country: ES
time_zone: Europe/Madrid
languages: [es, en]
about: Call +34 91 123 45 67 after six. I keep bees behind the reading room and sell their honey to our readers.
links: [https://www.example.net/~jose/garden/]
consent: 2026-01-10
rounds: { 2026b: { applied: 2026-08-10 } }
";

/// How a spelling may be written down.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// In every text.
    Text,
    /// In markup that is published as it stands.
    Markup,
    /// In every text, and as the name of a file.
    Name,
}
use Kind::{Markup, Name, Text};

const SPELLINGS: &[(Kind, &str)] = &[
    (Text, "jose.nunez@example.org"),
    (Text, "JOSE.NUNEZ@EXAMPLE.ORG"),
    (Text, "Jose.Nunez (at) example.org"),
    (Text, "jose [dot] nunez [at] example [dot] org"),
    (Text, "jose.nunez at example dot org"),
    (Text, "jose . nunez @ example . org"),
    (Text, "jose.nunez%40example.org"),
    (Text, "jose.nunez%2540example.org"),
    (Text, "%6Aose.nunez@example.org"),
    (Text, "jose.nunez&#64;example.org"),
    (Text, "&#x6a;ose.nunez&commat;example&period;org"),
    (Markup, "jose.nunez&amp;#64;example.org"),
    (Markup, "jose.nu=\nnez=40example.org"),
    (
        Markup,
        "<i>jose</i>.<b>nu</b>nez<span hidden>@</span>example.org",
    ),
    (
        Markup,
        "<a href=\"mailto:jose.nunez@example.org\">write</a>",
    ),
    (Markup, "<a href=mailto:jose.nunez@example.org>write</a>"),
    (Markup, "<!-- ask jose.nunez@example.org -->"),
    (
        Markup,
        "<script>let to = \"jose.nunez\\u0040example.org\"</script>",
    ),
    (
        Markup,
        "<script>let to = '\\x6aose.nunez@example.org'</script>",
    ),
    (Text, "am9zZS5udW5lekBleGFtcGxlLm9yZw=="),
    (Text, "x am9zZS5udW5lekBleGFtcGxlLm9yZyBhbmQgc28gb24"),
    (Text, "ｊｏｓｅ.ｎｕｎｅｚ＠ｅｘａｍｐｌｅ.ｏｒｇ"),
    (Name, "José Núñez Ibarra"),
    (Name, "Jose\u{301} Nu\u{301}n\u{303}ez Ibarra"),
    (Name, "jose-nunez-ibarra"),
    (Name, "jose_nunez_ibarra"),
    (Name, "JoseNunezIbarra"),
    (Name, "Núñez Ibarra, José"),
    (Text, "IBARRA, José Núñez"),
    (Name, "José Ibarra"),
    (Text, "Jo\u{ad}sé Nú\u{200b}ñez Ibar\u{2060}ra"),
    (Text, "Jos&eacute; N&uacute;&ntilde;ez Ibarra"),
    (Markup, "Jos&eacute; N&uacute;&shy;&ntilde;ez&nbsp;Ibarra"),
    (Markup, "Jo<wbr>sé <em>Nú</em>ñez<br>Ibarra"),
    (Markup, "<img alt='José Núñez Ibarra'>"),
    (Text, "Jos%C3%A9%20N%C3%BA%C3%B1ez%20Ibarra"),
    (Text, "+34 91 123 45 67"),
    (Text, "0034911234567"),
    (Text, "+34 (0)91 12-34-567"),
    (Text, "091/123.45.67"),
    (Text, "tel:+34-911-234-567"),
    (Text, "www.example.net/~jose/garden"),
    (Text, "http://example.net/%7Ejose/garden/"),
    (
        Text,
        "who keep bees *behind* the reading room, and sell their honey",
    ),
    (
        Text,
        "keep BEES — behind the “reading room” and sell their honey",
    ),
];

const PLACES: [&str; 8] = [
    "topic",
    "page",
    "post",
    "front matter",
    "theme",
    "file name",
    "picture",
    "configuration",
];

/// The frame with a few people.
pub fn program(people: &[(&str, &str)]) -> Vec<(String, String)> {
    let text = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    let mut files: Vec<_> = FRAME.iter().map(text).collect();
    files.extend(people.iter().map(|(id, text)| {
        let path = format!("data/participants/{id}.yaml");
        (path, (*text).to_owned())
    }));
    files
}

pub fn edit(files: &mut [(String, String)], path: &str, with: impl Fn(&str) -> String) {
    let file = files.iter_mut().find(|(other, _)| other == path).unwrap();
    file.1 = with(&file.1);
}

/// Puts a text into a place of the program. Gives the public file that then holds it, or nothing where it cannot stand.
fn plant(
    files: &mut Vec<(String, String)>,
    place: &str,
    kind: Kind,
    text: &str,
) -> Option<&'static str> {
    let quoted = || text.replace('\\', "\\\\").replace('"', "\\\"");
    let behind = |old: &str| format!("{old}\nSee {text} for more.\n");
    match place {
        "theme" => {
            let block = format!("{{% block main %}}<p>{text}</p>{{% endblock %}}");
            let html = format!("{{% extends \"default/404.html\" %}}{block}");
            files.push(("themes/own/templates/404.html".to_owned(), html));
            return Some("404.html");
        }
        "picture" => return Some("images/plan.svg"),
        "file name" => return (kind == Name).then_some("images/in-its-name-"),
        _ if kind == Markup => return None,
        "topic" => edit(files, "content/topics/spaces.md", behind),
        "page" => edit(files, "content/pages/about.md", behind),
        "post" => edit(files, "content/posts/news.md", behind),
        "front matter" => {
            let front = format!(
                "title = \"Halls\"\nsummary = \"Ask {} now.\"\ndate = 2026-02-01",
                quoted()
            );
            let text = format!("+++\n{front}\n+++\nHalls.\n");
            files.push(("content/topics/halls.md".to_owned(), text));
        }
        _ => edit(files, "fortnight.toml", |old| {
            old.replacen(
                "theme",
                &format!("tagline = \"Ask {} now.\"\ntheme", quoted()),
                1,
            )
        }),
    }
    Some(match place {
        "page" => "about/index.html",
        "post" => "posts/news/index.html",
        "front matter" => "topics/halls/index.html",
        "configuration" => "index.html",
        _ => "topics/spaces/index.html",
    })
}

/// Everything that is said about all public files of a program with these pictures.
pub fn told(files: &[(String, String)], pictures: &[(String, String)]) -> Vec<Diagnostic> {
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let mut input = Input::from_texts(texts, date(2026, 9, 5));
    input.site_only = true;
    input.assets = pictures
        .iter()
        .map(|(path, _)| Asset {
            root: Root::Content,
            path: path.as_str().into(),
            shown: format!("content/{path}").into(),
            digest: [7; 32],
            size: None,
        })
        .collect();
    let outcome = pipeline::prepare(&input);
    let mut problems = outcome.problems;
    let Some(prepared) = outcome.value else {
        return problems;
    };
    let read = |asset: &Asset| {
        let found = pictures.iter().find(|(path, _)| *path == *asset.path);
        Ok(found.unwrap().1.as_bytes().to_vec())
    };
    prepared.outputs(&read, |public, _| {
        for index in 0..public.paths().len() {
            problems.extend(public.bytes(index).err().unwrap_or_default());
        }
    });
    problems.extend(prepared.ready.remarks());
    problems
}

/// Plants a spelling in some places at once. Gives their number, and where it was missed.
fn planted(kind: Kind, spelling: &str, places: &[&str]) -> (usize, Vec<String>) {
    let mut files = program(&[("jose-nunez-ibarra", JOSE)]);
    let paths: Vec<_> = places
        .iter()
        .filter_map(|place| plant(&mut files, place, kind, spelling))
        .collect();
    let mut pictures = vec![(
        "images/plan.svg".to_owned(),
        format!("<svg><desc>{spelling}</desc></svg>"),
    )];
    if kind == Name {
        let name = format!("images/in-its-name-{spelling}.svg");
        pictures.push((name, "<svg/>".to_owned()));
    }
    let problems = told(&files, &pictures);
    let is_found = |path: &&str| {
        problems.iter().any(|problem| {
            problem.check.name == "leak"
                && problem.message.contains("of `jose-nunez-ibarra`")
                && problem.message.contains(&format!("in `{path}"))
        })
    };
    let missed = paths.iter().filter(|path| !is_found(path));
    let missed = missed.map(|path| format!("{spelling:?} in {path}: {problems:#?}"));
    (paths.len(), missed.collect())
}

#[test]
fn a_planted_leak_is_found_in_every_spelling_and_place() {
    // What stands in the configuration is on every page, and would hide the rest.
    let (rest, everywhere) = PLACES.split_at(7);
    let results: Vec<_> = SPELLINGS
        .par_iter()
        .flat_map_iter(|(kind, text)| [rest, everywhere].map(|at| planted(*kind, text, at)))
        .collect();
    let count: usize = results.iter().map(|(count, _)| count).sum();
    let missed: Vec<String> = results.into_iter().flat_map(|(_, missed)| missed).collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(count >= 210, "{count}");
}

/// People whose names are words, who are public anyway, or who are contained in one another.
const OTHERS: &[(&str, &str)] = &[
    ("grace", "name: Grace\nemail: grace@example.org"),
    ("hope", "name: Hope\nemail: hope.lim@example.org"),
    (
        "grace-adeyemi",
        "name: Grace Adeyemi\nemail: grace.adeyemi@example.org",
    ),
    ("hope-tan", "name: Hope Tan\nemail: hope@example.org"),
    ("anna-field", "name: Anna Field\nemail: anna@example.org"),
    ("li-na", "name: Li Na\nemail: li@example.org"),
    (
        "art-history",
        "name: Art Hall\nemail: art@example.com\nworkplace: University of the Coast\nrole: Librarian",
    ),
    (
        "may-day",
        "name: May Long\nemail: m@example.org\nabout: She reads all that is sent to her every single morning",
    ),
];

/// Why two are a pair, never are, or have parted.
#[test]
fn why_hands_decided_something_is_a_leak_wherever_it_stands() {
    let why = "He left his post after the quarrel about the reading room keys.";
    let ana = "name: Ana Ruiz\nemail: a@example.org\ncountry: IE\ntime_zone: Europe/Dublin\nlanguages: [es, en]\n\
               consent: 2026-01-10\nrounds: { 2026a: { applied: 2026-01-07 }, 2026b: { applied: 2026-08-10 } }\n";
    let jose = JOSE.replace("rounds: {", "rounds: { 2026a: { applied: 2026-01-07 },");
    let people = [("ana-ruiz", ana), ("jose", &*jose)];
    let pair = format!("{{ people: [jose, ana-ruiz], because: {why} }}");
    let line = format!("{{ people: [ana-ruiz, jose], since: 2026-03-02, because: {why} }}");
    let plain = (
        "data/rounds/2026b.yaml",
        "pins: [[jose, ana-ruiz]]".to_owned(),
    );
    let cases = [
        ("data/rounds/2026b.yaml", format!("pins: [{pair}]")),
        ("data/rounds/2026b.yaml", format!("forbidden:\n  - {pair}")),
        ("data/matches/2026a.yaml", format!("matches:\n  - {line}")),
    ];
    let messages = |(path, more): &(&str, String)| {
        let mut files = program(&people);
        match files.iter().any(|(other, _)| other == path) {
            true => edit(&mut files, path, |old| format!("{old}\n{more}\n")),
            false => files.push(((*path).to_owned(), format!("{more}\n"))),
        }
        edit(&mut files, "content/posts/news.md", |old| {
            format!("{old}\n{why}\n")
        });
        let told = told(&files, &[]).into_iter();
        told.map(|problem| problem.message).collect::<Vec<_>>()
    };
    for case in &cases {
        let told = messages(case);
        assert!(
            told.iter()
                .any(|one| one.contains("a private free text of `")),
            "{case:?}: {told:?}"
        );
    }
    assert_eq!(messages(&plain), [""; 0]);
}

#[test]
fn grace_and_hope_are_words_and_what_is_public_is_no_leak() {
    let people: Vec<(&str, String)> = OTHERS
        .iter()
        .map(|(id, text)| {
            let rest =
                "country: NG\ntime_zone: Africa/Lagos\nlanguages: [en]\nconsent: 2026-01-10\n";
            (*id, format!("{text}\n{rest}"))
        })
        .collect();
    let people: Vec<(&str, &str)> = people.iter().map(|(id, text)| (*id, &**text)).collect();
    let mut files = program(&people);
    edit(&mut files, "content/topics/spaces.md", |old| {
        format!(
            "{old}\nWith grace and hope. Grace said so, and Hope agreed. Carolina is a state; a calina is a haze, linalool \
             a scent. Write to joanna@example.org or anna@example.com. State-of-the-art halls may belong to a \
             University of the Coast, and a librarian may do long days, from field to field. Call 112 or 2026-09-05, \
             not 1234567890. ISBN 978-3-16-148410-0.\n"
        )
    });
    let texts: Vec<_> = told(&files, &[])
        .into_iter()
        .map(|problem| problem.message)
        .collect();
    assert_eq!(texts, [""; 0]);
    edit(&mut files, "content/topics/spaces.md", |old| {
        format!("{old}\nAsk Anna Field.\n")
    });
    let texts: Vec<_> = told(&files, &[])
        .into_iter()
        .map(|problem| problem.message)
        .collect();
    assert_eq!(texts.len(), 2, "on the page and in the feed: {texts:?}");
    assert!(texts[0].contains("full name of `anna-field`"), "{texts:?}");
}

/// What is said in a program in which Ana Ruiz takes part and Ana Ruiz Ortega writes, about a text on one of its pages.
fn about_ana(text: &str) -> usize {
    let ana = "name: Ana Ruiz\nemail: a@example.org\ncountry: ES\ntime_zone: Europe/Madrid\nlanguages: [es]\n\
        consent: 2026-01-10\n";
    let mut files = program(&[("ruiz", ana)]);
    edit(&mut files, "content/posts/news.md", |old| {
        old.replacen("authors = [", "authors = [\"Ana Ruiz Ortega\", ", 1)
    });
    edit(&mut files, "content/pages/about.md", |old| {
        format!("{old}\n{text}\n")
    });
    let picture = ("images/plan.svg".to_owned(), "<svg/>".to_owned());
    let problems = told(&files, &[picture]);
    assert!(
        problems.iter().all(|problem| problem.check.name == "leak"),
        "{problems:#?}"
    );
    problems.len()
}

#[test]
fn a_name_inside_the_double_name_of_an_author_is_no_leak_where_all_of_it_stands() {
    for text in [
        "",
        "Ana Ruiz Ortega has written it.",
        "A line of this text ends inside of the name of Ana Ruiz\nOrtega.",
        "By **Ana Ruiz Ortega**, and again by Ana Ruiz-Ortega.",
        "ORTEGA, Ana Ruiz",
        "![Ana Ruiz Ortega](../images/plan.svg)",
        "ana-ruiz-ortega, Ana%20Ruiz%20Ortega, Ana&nbsp;Ruiz Ortega",
    ] {
        assert_eq!(about_ana(text), 0, "{text}");
    }
}

#[test]
fn a_name_that_only_begins_like_the_double_name_of_an_author_is_a_leak() {
    for text in [
        "Ana Ruiz",
        "Ana Ruiz, not Ana Ruiz Ortega",
        "Ana Ruiz Ortega is not Ana Ruiz.",
        "Ana Ruiz Ortegas",
        "Ana Ruiz Orte ga",
        "Ana Ruiz and Ortega",
        "We thank Ana Ruiz. Ortega Library opens at nine.",
        "- Ana Ruiz\n- Ortega",
        "Ana Ruiz\n\nOrtega",
        "Ask **Ana Ruiz** Ortega",
        "Maria Ana Ruiz",
        "Ruiz, Ana Ortega",
        "Ana%20Ruiz",
    ] {
        assert_eq!(about_ana(text), 1, "{text}");
    }
}
