//! What a preview outlives.

use std::fs;

use super::running::{CONFIG, Running, topic, write};

#[test]
fn a_broken_file_leaves_the_last_good_state_and_is_told() {
    let running = Running::small();
    running.write(
        "content/topics/a.md",
        "+++\ntitle = \"First\"\nsumary = \"x\"\n+++\nbroken\n",
    );
    running.wait("the problem to be told", || {
        running.said().contains("sumary")
    });
    assert!(running.get("/topics/a/").text().contains("begin"));
    let panel = running.tool("problems", "path=/", "").text();
    assert!(panel.contains("content/topics/a.md:3:1"), "{panel}");
    assert!(panel.contains("did you mean `summary`?"), "{panel}");
    assert!(panel.contains("vscode://file/"), "{panel}");
    running.write("content/topics/a.md", &topic("First", "mended"));
    running.wait_for("/topics/a/", "mended");
    let panel = running.tool("problems", "path=/", "").text();
    assert!(panel.contains("\"errors\":0"), "{panel}");
}

#[test]
fn a_problem_of_the_data_is_told_in_full_only_at_the_desk() {
    let running = Running::small();
    running.write(
        "data/participants/amina-diallo.yaml",
        "name: Amina Diallo\nemail: amina at example\n",
    );
    running.wait("the problem to be told", || {
        running.said().contains("amina at example")
    });
    let desk = running.desk.clone().unwrap();
    let told = |desk: &str| running.tool("problems", "path=/", desk).text();
    assert!(told(&desk).contains("amina at example"), "{}", told(&desk));
    for shown in [told(""), told("0000"), running.get("/").text()] {
        for private in ["amina", "Amina", "Diallo"] {
            assert!(!shown.contains(private), "{shown}");
        }
    }
    assert!(told("").contains("something in the data needs you"));
}

#[test]
fn the_settings_may_go_and_come_back_with_other_folders() {
    let running = Running::small();
    let settings = running.path("fortnight.toml");
    fs::remove_file(&settings).unwrap();
    running.wait("the loss to be told", || {
        running.said().contains("there is no such file")
    });
    assert!(running.get("/topics/a/").text().contains("begin"));
    running.write("texts/topics/b.md", &topic("Second", "elsewhere"));
    fs::write(
        &settings,
        format!("{CONFIG}[folders]\ncontent = \"texts\"\n"),
    )
    .unwrap();
    running.wait_for("/topics/b/", "elsewhere");
    running.write("texts/topics/b.md", &topic("Second", "and-watched"));
    running.wait_for("/topics/b/", "and-watched");
}

#[test]
fn a_broken_theme_is_that_pages_error_until_it_is_mended() {
    let running = Running::small();
    let template = "themes/default/templates/topic.html";
    running.write(
        template,
        "{% extends \"base.html\" %}{% block main %}{{ no_such_thing.at_all }}{% endblock %}",
    );
    running.wait("the page to fail", || {
        running.get("/topics/a/").status == 500
    });
    assert_eq!(running.get("/").status, 200);
    let panel = running.tool("problems", "path=/topics/a/", "").text();
    assert!(panel.contains("templates/topic.html:1:"), "{panel}");
    running.write(
        template,
        "{% extends \"base.html\" %}{% block main %}<h1>Mine</h1>{% endblock %}",
    );
    running.wait_for("/topics/a/", "<h1>Mine</h1>");
    fs::remove_dir_all(running.path("themes")).unwrap();
    running.wait_for("/topics/a/", "begin");
}

#[test]
fn what_is_broken_at_the_start_is_shown_as_soon_as_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "fortnight.toml", CONFIG);
    write(folder.path(), "content/topics/a.md", "no front matter");
    let running = Running::serve(folder, &[]);
    assert_eq!(running.get("/").status, 503);
    running.write("content/topics/a.md", &topic("First", "now"));
    running.wait_for("/topics/a/", "now");
}

#[test]
fn a_port_that_is_taken_is_said_and_the_next_one_used() {
    let first = Running::small();
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "fortnight.toml", CONFIG);
    write(
        folder.path(),
        "content/topics/a.md",
        &topic("First", "second preview"),
    );
    let port = first.address.port();
    let second = Running::serve(folder, &["--port", &port.to_string()]);
    second.wait("the port to be told", || {
        second.said().contains(&format!("port {port} is taken"))
    });
    assert_ne!(second.address.port(), port);
    second.wait_for("/topics/a/", "second preview");
}

#[test]
fn the_list_the_neighbours_and_the_feed_follow_a_title() {
    let running = Running::small();
    running.write(
        "content/topics/b.md",
        &topic("Second", "b").replace("02-01", "02-02"),
    );
    running.wait_for("/topics/a/", "Second");
    running.write(
        "content/topics/b.md",
        &topic("Renamed", "b").replace("02-01", "02-02"),
    );
    running.wait_for("/topics/b/", "Renamed");
    for path in ["/topics/", "/topics/a/", "/feed.xml", "/"] {
        let text = running.get(path).text();
        assert!(
            text.contains("Renamed") && !text.contains("Second"),
            "{path}"
        );
    }
}

#[test]
fn a_page_that_is_not_there_today_says_why_and_on_which_day_it_is() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "fortnight.toml", CONFIG);
    let dated = |day: &str| topic("Dated", "words").replace("date = 2026-02-01", day);
    for (name, day) in [
        ("coming", "publish = 2026-10-12"),
        ("gone", "expires = 2026-09-01"),
        ("unready", "draft = true"),
        ("there", "date = 2026-02-01\nexpires = 2026-11-01"),
    ] {
        write(
            folder.path(),
            &format!("content/topics/{name}.md"),
            &dated(day),
        );
    }
    let running = Running::serve(folder, &["--date", "2026-09-05"]);
    let facts = |name: &str| {
        running
            .tool("page", &format!("path=/topics/{name}/"), "")
            .text()
    };
    for (name, facts_told) in [
        ("coming", "\"day\":\"2026-10-12\",\"editor\":"),
        ("coming", "\"shown_on\":\"2026-10-12\",\"source\":"),
        ("coming", "\"why\":\"future\""),
        ("gone", "\"shown_on\":\"2026-08-31\""),
        ("gone", "\"why\":\"expired\""),
        ("unready", "\"why\":\"draft\""),
        ("there", "\"until\":\"2026-11-01\""),
        ("there", "\"absent\":null"),
    ] {
        assert!(facts(name).contains(facts_told), "{name}: {}", facts(name));
    }
    assert_eq!(running.get("/topics/coming/").status, 404);
    let key = running.desk.clone().unwrap();
    running.tool("travel", "date=2026-10-12", &key);
    running.wait_for("/topics/coming/", "words");
    assert_eq!(running.get("/topics/unready/").status, 404);
    running.tool("travel", "date=2026-08-31", &key);
    running.wait_for("/topics/gone/", "words");
    assert_eq!(running.get("/topics/coming/").status, 404);
}

#[test]
fn what_is_dated_later_is_shown_and_marked_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "fortnight.toml", CONFIG);
    let later = topic("Later", "words").replace("02-01", "10-12");
    write(folder.path(), "content/topics/later.md", &later);
    let running = Running::serve(folder, &["--future", "--date", "2026-09-05"]);
    assert!(running.get("/topics/later/").text().contains("2026-10-12"));
    let facts = running.tool("page", "path=/topics/later/", "").text();
    assert!(facts.contains("\"future\":\"2026-10-12\""), "{facts}");
}

#[test]
fn nothing_is_written_on_the_disk() {
    let running = Running::small();
    running.write("content/topics/a.md", &topic("First", "again"));
    running.wait_for("/topics/a/", "again");
    let names = fs::read_dir(running.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["content", "fortnight.toml"]);
}

/// No byte can be written into any file here: the first try would end the program.
#[test]
fn a_full_disk_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "fortnight.toml", CONFIG);
    write(
        folder.path(),
        "content/topics/a.md",
        &topic("First", "begin"),
    );
    let running = Running::serve_behind("ulimit -f 0;", folder, &[]);
    running.wait_for("/topics/a/", "begin");
    running.write("content/topics/a.md", &topic("First", "and-on"));
    running.wait_for("/topics/a/", "and-on");
    running.write("content/topics/a.md", "broken");
    running.wait("the problem", || running.said().contains("front matter"));
    running.write("content/topics/a.md", &topic("First", "mended"));
    running.wait_for("/topics/a/", "mended");
}

/// While the program is stopped, more is written than the system keeps in mind; the last edits are among what it forgets.
#[cfg(target_os = "linux")]
#[test]
fn an_edit_is_shown_although_the_system_has_forgotten_to_tell_it() {
    let running = Running::small();
    running.write("content/topics/b.md", &topic("Second", "begin"));
    running.wait_for("/topics/b/", "begin");
    running.signal("STOP");
    let most = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events").unwrap();
    let most: usize = most.trim().parse().unwrap();
    let [one, other] =
        ["one", "other"].map(|name| running.path(&format!("content/topics/.{name}")));
    // Each writing is at least one event, and only neighbours that are the same count as one.
    for _ in 0..=most / 2 {
        fs::write(&one, "x").unwrap();
        fs::write(&other, "x").unwrap();
    }
    running.write("content/topics/a.md", &topic("First", "forgotten"));
    running.write(
        "content/pages/new/page.md",
        "+++\ntitle = \"New\"\n+++\nforgotten-too\n",
    );
    fs::remove_file(running.path("content/topics/b.md")).unwrap();
    running.signal("CONT");
    running.wait_for("/topics/a/", "forgotten");
    running.wait_for("/new/page/", "forgotten-too");
    running.wait("the page to go", || running.get("/topics/b/").status == 404);
    // And the new folder is watched.
    running.write(
        "content/pages/new/page.md",
        "+++\ntitle = \"New\"\n+++\nand-watched\n",
    );
    running.wait_for("/new/page/", "and-watched");
}

/// Memory after many edits is what it was after few.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes a while; tests/run without --quick includes it"]
fn two_thousand_edits_leave_memory_flat() {
    let running = Running::demonstration();
    let path = running.path("content/topics/soak.md");
    let edit = |number: usize| {
        fs::write(
            &path,
            topic(
                "Soak",
                &format!("edit-{number} {}", "word ".repeat(1 + number % 400)),
            ),
        )
        .unwrap();
        running.wait_for("/topics/soak/", &format!("edit-{number} "));
    };
    // Until each thread's own store of the allocator has grown.
    (0..1000).for_each(edit);
    let before = running.memory();
    (1000..3000).for_each(edit);
    let after = running.memory();
    // A single moment that is kept after each edit would be ten times as much.
    assert!(
        after < before + before / 5 + 4096,
        "{before} kB became {after} kB"
    );
}
