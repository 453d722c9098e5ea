//! What one pass over a document finds.

use fortnight::model::Section;

use super::{document, page, read_one, told};

#[test]
fn front_matter_may_be_toml_or_yaml_with_any_line_ends() {
    let toml = "+++\ntitle = \"Library spaces\"\nsummary = \"Rooms.\"\ndate = 2026-09-14\nauthors = [\"Ada\"]\n\
        tags = [\"Open access\"]\ndraft = true\nquestions = [\"Why?\"]\naliases = [\"/old/\"]\nlanguage = \"en\"\n+++\nBody\n";
    let yaml = "---\ntitle: Library spaces\nsummary: >\n  Rooms.\ndate: 2026-09-14\nauthors: Ada\ntags:\n  - Open access\n\
        draft: true\nquestions: [Why?]\naliases: [/old/]\nlanguage: en\n---\nBody\n";
    for text in [
        toml.to_owned(),
        yaml.to_owned(),
        toml.replace('\n', "\r\n"),
        yaml.replace('\n', "\r\n"),
    ] {
        let topic = document("content/topics/library-spaces.md", &text);
        let front = &topic.front;
        assert_eq!(
            (topic.section, topic.slug.as_str()),
            (Section::Topic, "library-spaces")
        );
        assert_eq!(front.title, "Library spaces");
        assert_eq!(front.summary.as_deref(), Some("Rooms."));
        assert_eq!(front.date, Some(jiff::civil::date(2026, 9, 14)));
        assert_eq!(front.authors, ["Ada"]);
        assert_eq!(
            (&*front.tags[0].name, front.tags[0].slug.as_str()),
            ("Open access", "open-access")
        );
        assert_eq!(front.questions, ["Why?"]);
        assert_eq!(front.aliases[0].value, "/old/");
        assert_eq!((front.draft, front.language.as_deref()), (true, Some("en")));
        assert_eq!(topic.text[topic.body as usize..].trim(), "Body");
    }
}

#[test]
fn front_matter_may_hold_lines_that_look_like_the_other_kind() {
    let toml = "+++\ntitle = \"Next\"\nsummary = \"\"\"\nFirst: we talk.\nSecond: we meet.\nThird: we write.\n\"\"\"\n+++\nText";
    document("content/topics/a.md", toml);
    let yaml = "---\ntitle: Next\nsummary: \"Sums:\n\na = 1\n\nb = 2\n\nc = 3\"\n---\nText";
    document("content/topics/a.md", yaml);
}

#[test]
fn a_text_may_show_what_a_conflict_looks_like() {
    let conflict = "<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> other\n";
    page(&format!("Git writes this:\n\n```text\n{conflict}```\n"));
    page("Above\n=======\n\nText\n\n<<<<<<< this is a row of signs\n");
}

#[test]
fn the_picture_of_a_document_has_its_credit() {
    let text = "+++\ntitle = \"A\"\n[image]\nsrc = \"../images/a.svg\"\nalt = \"A room\"\ncredit = \"B\"\nlicense = \"CC0\"\n\
        license_url = \"https://a.example/\"\nsource = \"an archive\"\n+++\nx\n";
    let image = document("content/pages/a.md", text).front.image.unwrap();
    assert_eq!(
        (&*image.src.value, &*image.alt),
        ("../images/a.svg", "A room")
    );
    assert_eq!(image.license_url.as_deref(), Some("https://a.example/"));
}

#[test]
fn an_address_follows_folder_and_name() {
    let address = |path: &str| {
        let found = document(path, "+++\ntitle = \"A\"\n+++\nx\n");
        let parents: Vec<String> = found.parents.iter().map(ToString::to_string).collect();
        format!("{}|{}", parents.join("/"), found.slug)
    };
    assert_eq!(address("content/pages/faq.md"), "|faq");
    assert_eq!(address("content/pages/index.md"), "|index");
    assert_eq!(address("content/pages/guides/index.md"), "|guides");
    assert_eq!(
        address("content/pages/guides/deep/first.md"),
        "guides/deep|first"
    );
    let letter = document(
        "content/letters/pair.fr.md",
        "---\nsubject: Bonjour\n---\nx\n",
    );
    assert_eq!(
        (letter.slug.as_str(), letter.front.language.as_deref()),
        ("pair", Some("fr"))
    );
}

#[test]
fn each_link_knows_where_its_target_is_written() {
    let body = "See [a](b.md#c), [`](`](<my page.md> \"t\") and ![*x*](../i.svg 'y').\n\n\
        > - [q\n>   r](  s(1).md)\n\n[ref][one] [One][] [two]\n\n\
        [one]: target-one.md\n[two]:\n  <target two.md> \"t\"\n\n[web](https://a.example) <me@a.example> [same](#part)\n\n\
        [![in](inner.svg)](outer.md) [e&amp;f](g&amp;h.md)\n";
    let found = page(body);
    let links: Vec<(&str, &str)> = found
        .links
        .iter()
        .map(|link| (&*link.target, &found.text[link.span.range()]))
        .collect();
    let expected = [
        ("b.md#c", "b.md#c"),
        ("my page.md", "my page.md"),
        ("../i.svg", "../i.svg"),
        ("s(1).md", "s(1).md"),
        ("target-one.md", "target-one.md"),
        ("target-one.md", "target-one.md"),
        ("target two.md", "target two.md"),
        ("#part", "#part"),
        ("inner.svg", "inner.svg"),
        ("outer.md", "outer.md"),
        ("g&h.md", "g&amp;h.md"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn headings_have_ids_of_their_own() {
    let found = page(
        "## Part\n\n## Part\n\n## Où *sont* `ils`?\n\n## …\n\n## Other {#part-2}\n\n## Main\n\n## …\n",
    );
    let headings: Vec<_> = found
        .headings
        .iter()
        .map(|heading| (&*heading.id, &*heading.text))
        .collect();
    let expected = [
        ("part", "Part"),
        ("part-3", "Part"),
        ("où-sont-ils", "Où sont ils?"),
        ("section", "…"),
        ("part-2", "Other"),
        ("main-2", "Main"),
        ("section-2", "…"),
    ];
    assert_eq!(headings, expected);
}

#[test]
fn a_body_with_a_first_level_heading_moves_down() {
    let levels = |body| {
        page(body)
            .headings
            .iter()
            .map(|heading| heading.level)
            .collect::<Vec<_>>()
    };
    assert_eq!(levels("# A\n\n## B\n\n# C\n"), [2, 3, 2]);
    assert_eq!(levels("## A\n\n### B\n"), [2, 3]);
}

#[test]
fn words_are_counted_across_markup() {
    assert_eq!(
        page("One **two**three [four](a.md)\nfive `six`\n\n- seven\n- <https://eight.example>\n")
            .words,
        7
    );
    assert_eq!(page("| a | b |\n|---|---|\n| c | d |\n").words, 4);
}

#[test]
fn documents_are_sorted_and_other_files_are_no_concern() {
    let (_, records) = read_one("content/images/notes.txt", "x");
    assert!(records.documents.is_empty() && records.problems.is_empty());
    assert_eq!(told("data/readme.md", "x"), "");
}

/// Ids that templates of the theme give to parts of a page.
fn ids(templates: &[&str]) -> Vec<String> {
    let mut ids = Vec::new();
    for name in templates {
        let path = format!(
            "{}/themes/default/templates/{name}",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).unwrap();
        let found = text
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        ids.extend(found.filter(|id| !id.contains('{')).map(str::to_owned));
    }
    ids.sort();
    // A topic writes out what components would show.
    ids.dedup();
    ids
}

#[test]
fn headings_leave_exactly_the_ids_of_the_page_around_them_alone() {
    let pages = ["post.html", "topic.html", "page.html", "home.html"];
    for (page, reserved) in pages
        .into_iter()
        .zip(fortnight::parse::markdown::headings::RESERVED)
    {
        let around = ids(&["base.html", "components.html", page]);
        // The start page lists no contents.
        let expected: Vec<_> = around
            .iter()
            .filter(|id| page != "home.html" || *id != "contents")
            .collect();
        assert_eq!(reserved.iter().collect::<Vec<_>>(), expected, "{page}");
    }
    let text = "---\ntitle: T\n---\n## Search\n\n## Menu\n\n## Top\n\n## Main\n\n## Questions\n";
    let headings = read_one("content/pages/t.md", text).1.documents[0]
        .headings
        .clone();
    let found: Vec<&str> = headings.iter().map(|heading| &*heading.id).collect();
    assert_eq!(found, ["search", "menu", "top", "main-2", "questions"]);
    let ids = |path: &str, more: &str, body: &str| {
        let text = format!("---\ntitle: T\n{more}---\n{body}");
        let (_, records) = read_one(path, &text);
        let headings = records.documents[0].headings.iter();
        headings
            .map(|heading| heading.id.clone())
            .collect::<Vec<_>>()
    };
    let (topic, two) = ("content/topics/t.md", "## Contents\n\n## Questions\n");
    assert_eq!(ids(topic, "", two), ["contents", "questions"]);
    let asked = "questions: [Why?]\n";
    assert_eq!(ids(topic, asked, two), ["contents", "questions-2"]);
    let three = format!("{two}\n## More\n");
    assert_eq!(ids(topic, "", &three), ["contents-2", "questions", "more"]);
}
