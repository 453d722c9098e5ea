//! The start page on every day of a program's year: it leads with what is next.

use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::{Date, date};

pub fn program() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = [
        (
            "fortnight.toml",
            "title = \"T\"\nbase_url = \"https://t.example.org/\"\n[organiser]\nname = \"Ines\"\nemail = \"hello@t.example.org\"\n",
        ),
        (
            "data/rounds/2027a.yaml",
            "title: Spring\nsign_up: { opens: 2027-01-01, closes: 2027-01-31, form: https://forms.example.org/a }\n\
             starts: 2027-02-15\nends: 2027-06-01\ntopics: [t0, t1, t2, t3, t4, t5, t6, t7]\n",
        ),
        (
            "data/rounds/2027b.yaml",
            "title: Autumn\nsign_up: { opens: 2027-07-01, closes: 2027-07-31 }\n\
             starts: 2027-09-01\nends: 2027-12-20\ntopics: [t1, t0]\n",
        ),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .to_vec();
    files.extend((0..8).map(|at| {
        (
            format!("content/topics/t{at}.md"),
            format!("---\ntitle: Topic {at}\nsummary: About {at}.\n---\nWords.\n"),
        )
    }));
    files
}

/// The start page of a day.
fn page(today: Date) -> String {
    let files = program();
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let mut input = Input::from_texts(texts, today);
    input.site_only = true;
    let outcome = pipeline::prepare(&input);
    let prepared = outcome
        .value
        .unwrap_or_else(|| panic!("{:?}", outcome.problems));
    let site = &prepared.ready.plan.site;
    let mut files = site.files.iter();
    let home = files
        .find(|file| file.path.as_str() == "index.html")
        .unwrap();
    let read = |_: &_| Err("there are no assets".to_owned());
    let bytes = prepared.ready.public(home, &read).unwrap();
    String::from_utf8(bytes.into_owned()).unwrap()
}

/// The numbers of the topics in its cards.
fn cards(page: &str) -> String {
    let cards = page.split("<article class=\"card\">").skip(1);
    let title = |card: &str| {
        let at = card.find("Topic ").unwrap();
        card[at + 6..=at + 6].to_owned()
    };
    cards.map(title).collect::<Vec<_>>().join(" ")
}

#[test]
fn before_a_round_its_first_topics_come_first_and_how_to_sign_up() {
    for (day, said) in [
        (date(2026, 12, 1), "Sign-up opens on"),
        (
            date(2027, 1, 15),
            "href=\"https://forms.example.org/a\" rel=\"external\">Sign up</a>",
        ),
        (date(2027, 2, 2), "Sign-up closed on"),
    ] {
        let page = page(day);
        assert_eq!(cards(&page), "0 1 2 3 4 5", "{day}");
        assert!(
            page.contains(said) && page.contains("First topic"),
            "{day}: {page}"
        );
        assert!(!page.contains("Thank you"), "{day}");
    }
}

#[test]
fn during_a_round_the_present_topic_comes_first() {
    let page = page(date(2027, 3, 16));
    assert_eq!(cards(&page), "2 3 4 5 6 7");
    assert!(page.contains("The topic now") && !page.contains("Thank you"));
}

#[test]
fn after_a_round_it_says_thanks_and_when_the_next_begins() {
    let between = page(date(2027, 6, 10));
    assert!(between.contains("Spring has ended"), "{between}");
    assert!(between.contains(">What we talked about</a>"));
    assert!(between.contains(">Autumn</a>, begins on <time datetime=\"2027-09-01\">"));
    assert!(cards(&between).starts_with("1 0"));
    let after = page(date(2028, 1, 2));
    assert!(after.contains("Autumn has ended") && after.contains("as soon as it is known"));
    assert!(!after.contains("begins on"));
}

#[test]
fn pages_made_from_data_are_described() {
    let files = program();
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let outcome = pipeline::prepare(&Input::from_texts(texts, date(2027, 6, 10)));
    let prepared = outcome.value.unwrap();
    let read = |_: &_| Err("there are no assets".to_owned());
    for file in prepared.ready.plan.site.files.iter() {
        let path = file.path.as_str();
        if !path.ends_with(".html") || ["index.html", "404.html"].contains(&path) {
            continue;
        }
        let bytes = prepared.ready.public(file, &read).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            text.contains("<meta name=\"description\" content=\""),
            "{path}"
        );
    }
}
