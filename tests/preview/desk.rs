//! The coordinator's desk, and who does not get to it.

use std::fs;

use super::running::Running;

fn rounds(running: &Running) -> String {
    let desk = running.desk.clone().unwrap();
    running.wait("the matches", || {
        let text = running.tool("desk/rounds", "", &desk).text();
        text.contains("\"matching\":false") && text.contains("\"score\"")
    });
    running.tool("desk/rounds", "", &desk).text()
}

#[test]
fn each_letter_is_exactly_the_one_that_a_build_writes() {
    let running = Running::demonstration();
    running.build();
    rounds(&running);
    let desk = running.desk.clone().unwrap();
    let mut count = 0;
    for entry in fs::read_dir(running.path("private/2026b")).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_str().unwrap();
        let got = running.tool("desk/letter", &format!("round=2026b&person={id}"), &desk);
        assert_eq!(got.status, 200, "{id}");
        assert!(
            got.body == fs::read(&path).unwrap(),
            "the letter to {id} differs"
        );
        count += 1;
    }
    assert!(count > 80, "only {count}");
}

#[test]
fn what_is_noted_and_what_somebody_wishes_in_their_own_words_stand_beside_the_pair() {
    let folder = tempfile::tempdir().unwrap();
    let program = include_str!("../cli/own_fields_program.txt");
    for (path, text) in crate::program::files(program) {
        super::running::write(folder.path(), &path, &text);
    }
    let running = Running::serve(folder, &[]);
    let told = rounds(&running);
    for words in [
        "keeps forgetting the second meeting of every round",
        "somebody who laughs about the same old jokes",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

/// The report is the one that a build writes; what closing would do is shown, and nothing is written.
#[test]
fn the_desk_has_the_report_of_a_round_and_what_closing_it_would_do() {
    let running = Running::demonstration();
    let told = rounds(&running);
    running.build();
    let desk = running.desk.clone().unwrap();
    let got = running.tool("desk/report", "round=2026a", &desk);
    assert_eq!(got.status, 200);
    assert!(got.body == fs::read(running.path("private/2026a/report.html")).unwrap());
    let of_proposal = running.tool("desk/report", "round=2026b", &desk);
    assert_eq!(of_proposal.status, 404, "nothing is accepted yet");
    assert!(told.contains("\"reports\":[{\"id\":\"2026a\""), "{told}");
    assert!(
        told.contains("fortnight close 2026a") || told.contains("closed on"),
        "{told}"
    );
    let ledger = fs::read_to_string(running.path("data/rounds/2026a.yaml")).unwrap();
    assert_eq!(
        ledger,
        include_str!("../../data/rounds/2026a.yaml"),
        "nothing is written"
    );
}

#[test]
fn nobody_gets_a_letter_by_another_door() {
    let running = Running::demonstration();
    let names = rounds(&running);
    let id = names
        .split("\"id\":\"")
        .nth(2)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let words = format!("round=2026b&person={id}");
    let desk = running.desk.clone().unwrap();
    assert_eq!(running.tool("desk/letter", &words, &desk).status, 200);
    let prices = running.tool("desk/prices", "round=2026b", &desk);
    assert_eq!(prices.status, 200);
    let said = prices.text();
    assert!(said.contains("must different_country"), "{said}");
    assert_eq!(
        running.tool("desk/prices", "round=2026a", &desk).status,
        404
    );
    for wrong in ["", "0", &desk[1..], &running.key()] {
        for name in [
            "desk/letter",
            "desk/prices",
            "desk/report",
            "desk/rounds",
            "desk/",
            "desk/letter/",
        ] {
            assert_eq!(
                running.tool(name, &words, wrong).status,
                403,
                "{name} with `{wrong}`"
            );
        }
    }
    let key = running.key();
    let host = running.host();
    let from = |headers: &str| {
        let path = format!("/~fortnight/desk/letter?token={key}&{words}");
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nX-Fortnight-Desk: {desk}\r\n{headers}Connection: close\r\n\r\n"
        );
        running.ask(&request).status
    };
    assert_eq!(from("Sec-Fetch-Site: same-origin\r\n"), 200);
    for headers in [
        "",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: none\r\n",
        "Origin: null\r\n",
    ] {
        assert_eq!(from(headers), 403, "{headers}");
    }
    for path in [
        format!("/private/2026b/{id}.html"),
        format!("/2026b/{id}.html"),
        format!("/~fortnight/letter?token={key}&{words}"),
        format!("/~fortnight/page?token={key}&path=desk/letter&{words}"),
        format!("/?{words}"),
    ] {
        let got = running.get(&path).text();
        assert!(!got.contains(&id), "{path}");
    }
}

/// What the preview answers to whoever may see the site holds nothing of anybody.
#[test]
fn no_answer_away_from_the_desk_names_a_participant() {
    let running = Running::demonstration();
    let text = rounds(&running);
    let mut addresses = Vec::new();
    for entry in fs::read_dir(running.path("data/participants")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let lines = text.lines().filter_map(|line| line.split_once("email:"));
        addresses.extend(lines.map(|(_, address)| address.trim().trim_matches('"').to_owned()));
    }
    assert!(addresses.len() > 80 && text.len() > 1000);
    let plain = [
        "/",
        "/topics/",
        "/nothing",
        "/feed.xml",
        "/~fortnight/desk",
        "/~fortnight/desk.js",
    ];
    let mut answers: Vec<String> = plain.iter().map(|path| running.get(path).text()).collect();
    running.write(
        "data/participants/broken-person.yaml",
        "name: Broken Person\nemail: broken at nowhere\n",
    );
    running.wait("the problem to be told", || {
        running.said().contains("broken at nowhere")
    });
    for name in ["page", "problems"] {
        answers.push(running.tool(name, "path=/", "").text());
    }
    answers.push(running.get("/").text());
    for answer in answers {
        for address in addresses
            .iter()
            .map(String::as_str)
            .chain(["broken at nowhere", "Broken Person"])
        {
            assert!(!answer.contains(address), "{address} in {answer}");
        }
    }
}

#[test]
fn there_is_no_desk_for_others() {
    let folder = tempfile::tempdir().unwrap();
    super::running::write(folder.path(), "fortnight.toml", super::running::CONFIG);
    super::running::write(
        folder.path(),
        "content/topics/a.md",
        &super::running::topic("First", "open"),
    );
    let running = Running::serve(folder, &["--bind", "0.0.0.0"]);
    assert!(running.desk.is_none());
    running.wait("the warning", || {
        running
            .said()
            .contains("everybody who reaches this machine can read the site")
    });
    for key in ["", "None", "null", &running.key()] {
        assert_eq!(running.tool("desk/rounds", "", key).status, 403, "`{key}`");
    }
    running.write("content/topics/a.md", "broken");
    running.wait("the problem to be told", || {
        running.said().contains("no-front-matter")
    });
    let panel = running.tool("problems", "path=/", "").text();
    assert!(
        panel.contains("content/topics/a.md:1:1") && !panel.contains("vscode"),
        "{panel}"
    );
}

#[test]
fn a_forbidden_pair_is_told_as_what_it_changes() {
    let running = Running::demonstration();
    let before = rounds(&running);
    let first = before.split("\"people\":[{\"id\":\"").nth(2).unwrap();
    let ids: Vec<&str> = first
        .split("\"id\":\"")
        .take(2)
        .map(|part| part.split('"').next().unwrap())
        .collect();
    let path = running.path("data/rounds/2026b.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let line = format!("\nforbidden:\n  - [{}, {}]\n", ids[0], ids[1]);
    assert!(text.contains("\nforbidden:\n"));
    fs::write(&path, text.replace("\nforbidden:\n", &line)).unwrap();
    let desk = running.desk.clone().unwrap();
    running.wait("the change", || {
        running
            .tool("desk/rounds", "", &desk)
            .text()
            .contains("\"apart\":[\"")
    });
    let after = rounds(&running);
    assert!(after.contains("\"what\":\"total score\""), "{after}");
    assert!(after.contains("\"together\":[\""), "{after}");
}
