//! What is dated later, and what expires: the same program on several days.

use super::bench::{Bench, Said, check};

const LATER: &str = "\
+++
title = \"Chat in September\"
date = 2026-09-20
expires = 2026-10-01
tags = [\"chats\"]
aliases = [\"/chat/\"]
+++
Come. We talk about [the third topic](../topics/third.md) and [all chats](/tags/chats/).
";

/// A post from 20 September until 30 September, a topic from 26 October, and what leads to both.
fn bench() -> Bench {
    let bench = Bench::new();
    let program = "program/fortnight.toml";
    bench.replace(program, "theme = \"plain\"", "theme = \"default\"");
    bench.replace(program, "today = 2026-09-05\n", "");
    let menu = "[[menu]]\nlabel = \"Chat\"\npath = \"posts/chat.md\"\n\n[site]";
    bench.replace(program, "[site]", menu);
    bench.write("program/content/posts/chat.md", LATER);
    let first = "program/content/topics/first.md";
    let links = "Hello, [chat with us](../posts/chat.md), [here](/chat/) or [there](/tags/chats/).\n\nHello, ";
    bench.replace(first, "Hello, ", links);
    let third = "program/content/topics/third.md";
    bench.replace(
        third,
        "date = 2026-02-03",
        "date = 2026-02-03\npublish = 2026-10-26",
    );
    let round = "program/data/rounds/2026c.yaml";
    bench.replace(
        round,
        "topic: second, date: 2026-10-26",
        "topic: third, date: 2026-10-26",
    );
    bench
}

fn on(bench: &Bench, day: &str, more: &[&str]) -> Said {
    let said = bench.build(&[&["--date", day], more].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    said
}

#[test]
fn what_is_dated_later_comes_on_its_day_and_goes_when_it_expires() {
    let bench = bench();
    let mut text = String::new();
    let days = [
        ("2026-09-05", false, false),
        ("2026-09-20", true, false),
        ("2026-10-01", false, false),
        ("2026-10-26", false, true),
    ];
    for (day, chat, third) in days {
        let said = on(&bench, day, &["--site-only"]);
        text += &format!(
            "$ fortnight build --site-only --date {day}\n{}\n",
            said.text()
        );
        let there = |path: &str| bench.path(path).exists();
        assert_eq!(there("site/posts/chat/index.html"), chat, "{day}");
        assert_eq!(there("site/chat/index.html"), chat, "{day}");
        assert_eq!(there("site/tags/chats/index.html"), chat, "{day}");
        assert_eq!(there("site/topics/third/index.html"), third, "{day}");
        let first = bench.read("site/topics/first/index.html");
        assert_eq!(first.contains(">chat with us</a>"), chat, "{day}");
        assert!(first.contains("chat with us"), "{day}");
        assert_eq!(first.contains(">Chat</a>"), chat, "{day}: the menu");
        let round = bench.read("site/rounds/2026c/index.html");
        assert!(round.contains("Third time lucky"), "{day}: it is announced");
        assert_eq!(round.contains(">Third time lucky</a>"), third, "{day}");
        for (path, (_, bytes)) in bench.tree("site") {
            let page = String::from_utf8_lossy(&bytes);
            assert!(!page.contains("href=\"\""), "{day}: {path}");
            assert!(third || !page.contains("topics/third/"), "{day}: {path}");
            assert!(chat || !page.contains("posts/chat/"), "{day}: {path}");
        }
        let again = on(&bench, day, &["--site-only"]);
        assert!(again.text().contains("as it was"), "{again:?}");
    }
    check("days.txt", &text);
}

#[test]
fn the_future_is_published_when_asked_for_and_kept_from_search_engines() {
    let bench = bench();
    on(&bench, "2026-09-05", &["--future"]);
    let chat = bench.read("site/posts/chat/index.html");
    assert!(
        chat.contains("<span class=\"draft\">From <time datetime=\"2026-09-20\""),
        "{chat}"
    );
    assert!(chat.contains("noindex"), "{chat}");
    assert!(bench.read("site/topics/index.html").contains("2026-10-26"));
    for path in ["site/feed.xml", "site/sitemap.xml"] {
        let text = bench.read(path);
        for own in [
            ">Third time lucky<",
            ">Chat in September<",
            "<loc>https://example.org/mentoring/posts/chat",
        ] {
            assert!(!text.contains(own), "{path}: {text}");
        }
    }
    on(&bench, "2026-10-01", &["--future"]);
    assert!(
        !bench.path("site/posts/chat").exists(),
        "what has expired is gone all the same"
    );
}

#[test]
fn what_has_come_is_in_the_feed_from_the_day_on_which_it_came() {
    let bench = bench();
    on(&bench, "2026-10-26", &["--site-only"]);
    let feed = bench.read("site/feed.xml");
    let entry = feed.split("<entry>").nth(1).unwrap();
    assert!(entry.contains("topics/third"), "it is the first: {feed}");
    assert!(entry.contains("<published>2026-10-26T00:00:00Z"), "{entry}");
    let map = bench.read("site/sitemap.xml");
    let came = "topics/third/</loc><lastmod>2026-10-26</lastmod>";
    assert!(map.contains(came), "{map}");
}

#[test]
fn a_letter_names_the_topics_that_are_to_come() {
    let bench = bench();
    on(&bench, "2026-09-05", &[]);
    let letters = bench.tree("letters");
    let named = letters.iter().filter(|(path, (_, bytes))| {
        path.starts_with("2026c/") && String::from_utf8_lossy(bytes).contains("Third time lucky")
    });
    assert!(named.count() > 0, "{:?}", letters.keys());
}

#[test]
fn a_link_to_the_file_of_a_page_stops_no_build_either_once_the_page_has_gone() {
    let bench = bench();
    let first = "program/content/topics/first.md";
    bench.replace(first, "[here](/chat/)", "[here](/posts/chat/index.html)");
    let said = on(&bench, "2026-10-01", &["--site-only"]);
    let told = "expired on 2026-10-01: `/posts/chat/index.html`";
    assert!(said.text().contains(told), "{said:?}");
}

#[test]
fn what_will_stop_the_build_of_a_later_day_is_a_warning_today() {
    let bench = bench();
    let chat = "program/content/posts/chat.md";
    bench.replace(chat, "Come.", "Come to [the hall](../pages/hall.md).");
    let before = bench.build(&["--date", "2026-09-05"]);
    assert_eq!(before.code, Some(0), "{before:?}");
    let told = "from 2026-09-20 on: ";
    assert!(before.err.contains(told), "{before:?}");
    assert!(before.err.contains("hall.md"), "{before:?}");
    let then = bench.build(&["--date", "2026-09-20"]);
    assert_eq!(then.code, Some(1), "{then:?}");
    assert!(!then.err.contains(told), "{then:?}");
}

#[test]
fn what_will_stop_a_build_within_a_round_that_is_not_accepted_is_a_warning_today() {
    let bench = bench();
    let chat = "program/content/posts/chat.md";
    bench.replace(chat, "Come.", "Come to [the hall](../pages/hall.md).");
    bench.replace(chat, "date = 2026-09-20", "date = 2026-10-20");
    bench.replace(chat, "expires = 2026-10-01\n", "");
    let before = bench.build(&["--date", "2026-09-05"]);
    assert_eq!(before.code, Some(0), "{before:?}");
    let told = "from 2026-10-20 on: broken link: nothing at `../pages/hall.md`";
    assert!(before.err.contains(told), "{before:?}");
}

#[test]
fn a_page_that_takes_the_place_of_one_that_has_expired_by_then_is_no_problem() {
    let bench = bench();
    let next = LATER
        .replace("date = 2026-09-20", "date = 2026-10-01\nslug = \"chat\"")
        .replace("expires = 2026-10-01\n", "")
        .replace("aliases = [\"/chat/\"]\n", "");
    bench.write("program/content/posts/next.md", &next);
    let said = on(&bench, "2026-09-05", &["--site-only"]);
    assert!(!said.err.contains("from 2026"), "{said:?}");
}
