//! What is told of leaks, and what is none: exceptions of the settings, quotations, what the program names itself.

use std::fs;
use std::process::Command;

use fortnight::diagnostic::{Diagnostic, Place, Severity};

use super::FRAME;
use super::leaks::{edit, program, told};

const ANNA: &str = "\
name: Anna Maria Field
email: anna@example.org
country: IE
time_zone: Europe/Dublin
languages: [en]
consent: 2026-01-10
about: We met over old maps in the cellar. A reading room belongs to all who come in from the rain. I also draw the birds that I see from my window in winter.
links: [https://birds.example.net/anna/drawings]
";

type Files = Vec<(String, String)>;

/// What is said of a program in which Anna takes part, after some changes.
fn said(change: impl Fn(&mut Files)) -> Vec<Diagnostic> {
    let mut files = program(&[("anna", ANNA)]);
    change(&mut files);
    let picture = ("images/plan.svg".to_owned(), "<svg/>".to_owned());
    told(&files, &[picture])
}

fn add(files: &mut Files, path: &str, text: &str) {
    edit(files, path, |old| format!("{old}\n{text}\n"));
}

fn checks(problems: &[Diagnostic]) -> Vec<&str> {
    problems.iter().map(|problem| problem.check.name).collect()
}

#[test]
fn all_leaks_of_a_page_are_told_each_with_its_place_in_the_source() {
    let text =
        "Ask Anna Field, or anna@example.org, or look at birds.example.net/anna/drawings today.";
    let problems = said(|files| {
        add(files, "content/pages/about.md", text);
        add(files, "content/pages/about.md", "Thanks, Anna Field.");
    });
    let whole = format!(
        "{}\n{text}\n",
        FRAME
            .iter()
            .find(|(path, _)| path.ends_with("about.md"))
            .unwrap()
            .1
    );
    let mut found: Vec<(String, String)> = Vec::new();
    for problem in &problems {
        let Place::Span(span) = problem.place else {
            panic!("{problem:#?}")
        };
        found.push((problem.message.clone(), whole[span.range()].to_owned()));
    }
    found.sort();
    let message = |what: &str, more: &str| {
        let start = format!(
            "a private {what} of `anna` would have become public in `about/index.html`, line "
        );
        found
            .iter()
            .any(|(message, _)| message.starts_with(&start) && message.ends_with(more))
    };
    assert!(message("e-mail address", ""), "{found:#?}");
    assert!(message("full name", " and once more"), "{found:#?}");
    assert!(message("link", ""), "{found:#?}");
    let mut texts: Vec<&str> = found.iter().map(|(_, text)| &**text).collect();
    texts.sort_unstable();
    assert_eq!(
        texts,
        [
            "Anna Field",
            "anna@example.org",
            "birds.example.net/anna/drawings"
        ]
    );
}

#[test]
fn a_name_in_an_address_is_told_as_the_address_alone() {
    let anna = ANNA.replace("anna@example.org", "anna.field@example.org");
    let mut files = program(&[("anna", &anna)]);
    add(
        &mut files,
        "content/pages/about.md",
        "Ask anna.field@example.org.",
    );
    let problems = told(&files, &[("images/plan.svg".to_owned(), String::new())]);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(
        problems[0]
            .message
            .starts_with("a private e-mail address of"),
        "{problems:#?}"
    );
}

#[test]
fn what_stands_in_a_theme_is_told_at_its_place_there() {
    let html =
        "{% extends \"default/404.html\" %}{% block main %}<p>Ask Anna Field</p>{% endblock %}";
    let problems =
        said(|files| files.push(("themes/own/templates/404.html".to_owned(), html.to_owned())));
    let Place::Span(span) = problems[0].place else {
        panic!("{problems:#?}")
    };
    assert_eq!(&html[span.range()], "Anna Field");
}

#[test]
fn what_the_settings_allow_is_published_and_what_excuses_nothing_is_told() {
    let allow = |text: &str, page: &str| {
        said(|files| {
            add(
                files,
                "fortnight.toml",
                &format!("[leaks]\npublic = [{{ text = \"{text}\", because = \"of a test\" }}]"),
            );
            add(files, "content/pages/about.md", page);
        })
    };
    for (text, page) in [
        ("Anna Field", "Ask Anna Field."),
        ("Anna Field Library", "The Anna Field Library is open."),
        (
            "anna@example.org",
            "Ask anna@example.org or anna [at] example.org.",
        ),
        (
            "https://birds.example.net/anna/drawings",
            "See <https://birds.example.net/anna/drawings>.",
        ),
        (
            "A reading room belongs to all who come in from the rain.",
            "A reading room belongs to all who come in from the rain!",
        ),
    ] {
        assert_eq!(checks(&allow(text, page)), [""; 0], "{text}");
    }
    assert_eq!(
        checks(&allow("Anna Field Library", "Ask Anna Field.")),
        ["leak"]
    );
    assert_eq!(
        checks(&allow("Boris Grove", "Nothing.")),
        ["unused-exception"]
    );
    let bare = said(|files| {
        add(
            files,
            "fortnight.toml",
            "[leaks]\npublic = [\"Anna Field\"]",
        );
    });
    assert_eq!(checks(&bare), ["missing-field"]);
    assert_eq!(
        bare[0].hint.as_deref(),
        Some("write `{ text = \"Anna Field\", because = \"…\" }`, with your reason")
    );
}

#[test]
fn a_sentence_that_somebody_quotes_is_the_programs() {
    let quoted = "A reading room belongs to all who come in from the rain.";
    let topic = said(|files| {
        add(
            files,
            "content/topics/spaces.md",
            &format!("Rooms are old. {quoted} And so on."),
        );
    });
    assert_eq!(checks(&topic), [""; 0]);
    let tagline = said(|files| {
        edit(files, "fortnight.toml", |old| {
            format!("tagline = \"{quoted}\"\n{old}")
        });
    });
    assert_eq!(checks(&tagline), [""; 0]);
}

/// What is said if Anna writes this of herself, after some changes.
fn said_of(about: &str, change: impl Fn(&mut Files)) -> Vec<Diagnostic> {
    said(|files| {
        edit(files, "data/participants/anna.yaml", |old| {
            let (before, _) = old.split_once("about: ").unwrap();
            format!("{before}about: \"{about}\"\n")
        });
        change(files);
    })
}

#[test]
fn whoever_quotes_what_fortnight_says_stops_nothing() {
    for about in [
        "I read that people are compared by a program, and an organiser looks through the result before anybody is told. I trust you.",
        "People are compared by a program, and an organiser looks through the result",
        "It says as few people as possible are left without a partner, and so I came.",
    ] {
        let problems = said_of(about, |_| {});
        assert_eq!(checks(&problems), [""; 0], "{about}: {problems:#?}");
    }
}

#[test]
fn whoever_quotes_the_summary_of_a_round_or_the_words_for_a_picture_stops_nothing() {
    let quoted = "Two topics in a month and a letter each week until spring";
    let rest =
        "That made me trust you, since I have been elsewhere and nobody looked at anything at all.";
    let summary = said_of(&format!("{quoted}."), |files| {
        edit(files, "data/rounds/2026b.yaml", |old| {
            format!("summary: {quoted}. And more.\n{old}")
        });
    });
    assert_eq!(checks(&summary), [""; 0], "{summary:#?}");
    let picture = said_of(&format!("{quoted}. {rest}"), |files| {
        let picture = format!("![{quoted}](../images/plan.svg)");
        add(files, "content/pages/about.md", &picture);
    });
    assert_eq!(checks(&picture), [""; 0], "{picture:#?}");
}

#[test]
fn a_leak_is_not_placed_where_nothing_of_it_is_published() {
    let text = "We met over old maps in the cellar of somebody.";
    let problems = said(|files| {
        let letter = format!("+++\nsubject = \"Alone\"\n+++\n{text} Anna Field.\n");
        files.push(("content/letters/unmatched.md".to_owned(), letter));
        let draft = format!("+++\ntitle = \"Draft\"\ndraft = true\n+++\nAnna Field. {text}\n");
        files.push(("content/pages/draft.md".to_owned(), draft));
        let html =
            "{% extends \"default/404.html\" %}{% block main %}<p>Ask Anna Field</p>{% endblock %}";
        files.push(("themes/own/templates/404.html".to_owned(), html.to_owned()));
    });
    let leaks = problems
        .iter()
        .filter(|problem| problem.check.name == "leak");
    let places: Vec<_> = leaks.map(|leak| &leak.place).collect();
    let [Place::Span(span)] = places[..] else {
        panic!("{problems:#?}")
    };
    assert_eq!(span.range().len(), "Anna Field".len());
}

#[test]
fn a_text_that_the_program_has_from_somebody_is_theirs() {
    let all = "We met over old maps in the cellar. A reading room belongs to all who come in from the rain. I also draw the birds that I see from my window in winter.";
    let one = "A reading room belongs to all who come in from the rain.";
    for (path, text) in [
        ("content/topics/spaces.md", all.to_owned()),
        ("content/topics/spaces.md", format!("> {one}")),
        (
            "content/topics/spaces.md",
            format!("As somebody said, {one}"),
        ),
        ("content/posts/news.md", one.to_owned()),
    ] {
        let problems = said(|files| add(files, path, &text));
        assert!(checks(&problems).contains(&"leak"), "{path}: {text}");
    }
}

#[test]
fn whoever_signs_frees_a_name_and_nothing_else() {
    let signed = |author: &str, text: &str| {
        said(|files| {
            edit(files, "content/posts/news.md", |old| {
                old.replacen("authors = [", &format!("authors = [\"{author}\", "), 1)
            });
            add(files, "content/pages/about.md", text);
        })
    };
    assert_eq!(
        checks(&signed("Anna Maria Field", "Anna Field, Anna M. Field")),
        [""; 0]
    );
    assert_eq!(checks(&signed("Anna Field", "Anna Field")), [""; 0]);
    assert_eq!(checks(&signed("Anna Field", "Anna Maria Field")), ["leak"]);
    let link = signed(
        "birds.example.net/anna/drawings",
        "See birds.example.net/anna/drawings.",
    );
    let on_the_page = |problem: &Diagnostic| problem.message.contains("about/index.html");
    assert!(link.iter().any(on_the_page), "{link:#?}");
    assert_eq!(
        checks(&signed("Anna <anna@example.org>", "")),
        ["bad-author"]
    );
}

#[test]
fn what_the_settings_name_may_be_named() {
    let anna = ANNA.replace(
        "https://birds.example.net/anna/drawings",
        "https://example.org, https://across.example.org/club",
    );
    let mut files = program(&[("anna", &anna)]);
    edit(&mut files, "fortnight.toml", |old| {
        old.replace(
            "https://across.example.org/",
            "https://across.example.org/club/",
        )
        .replace("hello@across.example.org", "help-anna@example.org")
    });
    let problems = told(&files, &[("images/plan.svg".to_owned(), String::new())]);
    assert_eq!(checks(&problems), [""; 0], "{problems:#?}");
}

/// Somebody has a page of the program among their own: its address stands on the site, and is no secret.
#[test]
fn a_page_of_the_program_is_nobodys_secret() {
    for page in [
        "https://across.example.org/about/",
        "http://across.example.org/about",
        "HTTPS://WWW.Across.Example.org/about/?ref=me#history",
        "https://across.example.org/about/index.html",
        "https://across.example.org/@anna",
    ] {
        let problems = said(|files| {
            edit(files, "data/participants/anna.yaml", |old| {
                old.replace("https://birds.example.net/anna/drawings", page)
            });
            add(files, "content/pages/about.md", "Ask @anna.");
        });
        assert_eq!(checks(&problems), [""; 0], "{page}: {problems:#?}");
    }
    let other = said(|files| {
        edit(files, "data/participants/anna.yaml", |old| {
            old.replace(
                "birds.example.net/anna",
                "across.example.org.example.net/anna",
            )
        });
        let page = "See <https://across.example.org.example.net/anna/drawings>.";
        add(files, "content/pages/about.md", page);
    });
    assert!(checks(&other).contains(&"leak"), "{other:#?}");
}

#[test]
fn a_file_that_the_gate_cannot_read_is_a_warning_at_that_file() {
    let files = program(&[("anna", ANNA)]);
    let plan = (
        "images/plan.svg".to_owned(),
        "Rar!\u{1a}\u{7}\u{1}".to_owned(),
    );
    let problems = told(&files, &[plan]);
    let shown = Place::File("content/images/plan.svg".to_owned(), None);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].place, shown);
    assert_eq!(problems[0].severity, Severity::Warning);
    assert_eq!(
        problems[0].message,
        "the leak gate has not read `images/plan.svg` to its end: nothing is read of a RAR archive"
    );
}

/// The sources of the program and what is told of leaks, gathered.
fn gathered_of(names: &[&str], all: bool) -> Vec<String> {
    let person = |at: usize, name: &str| {
        let rest = ANNA.split_once("name: Anna Maria Field\nemail: anna@example.org\n");
        let (_, rest) = rest.unwrap();
        let (rest, _) = rest.split_once("about: ").unwrap();
        let text = format!("name: {name}\nemail: p{at}@example.org\n{rest}");
        (format!("p{at:02}"), text)
    };
    let people: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(at, name)| person(at, name))
        .collect();
    let people: Vec<(&str, &str)> = people.iter().map(|(id, text)| (&**id, &**text)).collect();
    let mut files = program(&people);
    for name in names {
        add(
            &mut files,
            "content/posts/news.md",
            &format!("Thanks, {name}."),
        );
    }
    let picture = ("images/plan.svg".to_owned(), "<svg/>".to_owned());
    let problems = told(&files, &[picture]);
    assert_eq!(
        problems.len(),
        2 * names.len(),
        "on the page and in the feed"
    );
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let input = fortnight::source::Input::from_texts(texts, jiff::civil::date(2026, 9, 5));
    let gathered = fortnight::gate::gathered(problems, &input.sources, all);
    gathered
        .into_iter()
        .map(|problem| problem.message)
        .collect()
}

#[test]
fn one_slip_is_one_problem_and_of_many_everybody_is_named_once() {
    let two = gathered_of(&["Zoe Quirk", "Yan Werther"], false);
    assert_eq!(two.len(), 2, "{two:#?}");
    let told =
        "a private full name of `p00` would have become public in `posts/news/index.html`, line ";
    assert!(two[0].starts_with(told), "{two:#?}");
    assert!(two[0].ends_with(", and in one more file"), "{two:#?}");
    let names: Vec<String> = ('A'..='T').map(|c| format!("{c}na Quirk{c}olm")).collect();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let all = gathered_of(&names, true);
    assert_eq!(all.len(), 20, "{all:#?}");
    let many = gathered_of(&names, false);
    let [many] = &many[..] else {
        panic!("{many:#?}")
    };
    let told = "private full names would have become public in `posts/news/index.html`, and in one more file: `p00` (line 9), `p01` (line 11), ";
    assert!(many.starts_with(told), "{many}");
    for at in 0..20 {
        assert_eq!(many.matches(&format!("`p{at:02}`")).count(), 1, "{many}");
    }
}

/// A post of a later day with this text, signed so.
fn post_to_come(authors: &str, text: &str) -> Vec<Diagnostic> {
    said(|files| {
        let front = format!("title = \"Later\"\ndate = 2026-09-20\n{authors}");
        let post = format!("+++\n{front}+++\n{text}\n");
        files.push(("content/posts/later.md".to_owned(), post));
    })
}

#[test]
fn a_leak_on_a_page_to_come_is_a_warning_today() {
    let problems = post_to_come("", "Ask [Anna](../pages/about.md) Field.");
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].severity, Severity::Warning);
    let told = "from 2026-09-20 on: a private full name of `anna` would become public in `posts/later/index.html`, line ";
    assert!(problems[0].message.starts_with(told), "{problems:#?}");
    let signed = post_to_come("authors = [\"Anna Field\"]\n", "I am Anna Field.");
    assert_eq!(checks(&signed), [""; 0]);
}

/// What is said about the frame without people by a command, and its exit code.
fn without_people(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in FRAME {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_fortnight"));
    let built = command
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    String::from_utf8_lossy(&built.stdout).into_owned() + &String::from_utf8_lossy(&built.stderr)
}

#[test]
fn a_site_without_people_says_that_its_gate_knew_nobody() {
    let warned =
        "warning[no-participants]: no participants were read, so the leak gate knows nobody";
    let last = "; no participants were read, so the leak gate knew nobody";
    let (open, over) = ("2026-01-10", "2027-02-01");
    for (arguments, day, is_last) in [
        (&["build", "--site-only"][..], open, true),
        (&["check", "--site-only"], open, true),
        (&["build", "--site-only", "-q"], open, false),
        (&["check"], over, false),
        (&["build"], over, false),
    ] {
        // While a round is matched or runs, that nobody is there is an error.
        let said = without_people(&[arguments, &["--date", day]].concat());
        assert!(said.contains(warned), "{arguments:?}: {said}");
        assert_eq!(said.contains(last), is_last, "{arguments:?}: {said}");
    }
    // Nobody need have come yet.
    for arguments in [
        ["build", "--site-only", "--date", "2026-01-02"].as_slice(),
        &["build", "--date", open],
    ] {
        let earlier = without_people(arguments);
        assert!(!earlier.contains("no-participants"), "{earlier}");
    }
}
