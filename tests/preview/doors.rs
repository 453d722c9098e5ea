//! Who is let in: names of hosts, askers from elsewhere, strange requests.

use std::fs;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::running::{CONFIG, Running, topic, write};

const SECRET: &str = "nobody-may-read-this";

/// Every combination of a host's name, an asker and a thing that is asked for, against what may come of it.
#[test]
fn only_this_host_and_its_own_pages_get_an_answer() {
    let running = Running::small();
    let (own, port, key) = (running.host(), running.address.port(), running.key());
    let hosts = [
        ("ok", format!("Host: {own}\r\n")),
        ("evil", format!("Host: evil.example.com:{port}\r\n")),
        ("ip", format!("Host: 192.0.2.7:{port}\r\n")),
        ("absent", String::new()),
        ("two", format!("Host: {own}\r\nHost: evil.example.com\r\n")),
    ];
    let origins = [
        ("same", format!("Origin: http://{own}\r\n")),
        ("evil", "Origin: http://evil.example.com\r\n".to_owned()),
        ("null", "Origin: null\r\n".to_owned()),
        ("absent", String::new()),
        ("ip", format!("Origin: http://192.0.2.7:{port}\r\n")),
        ("other port", "Origin: http://127.0.0.1:1\r\n".to_owned()),
    ];
    let things = [
        ("page", "/topics/a/".to_owned()),
        ("file", "/feed.xml".to_owned()),
        ("channel", format!("/~fortnight/events?token={key}")),
        ("script", "/~fortnight/preview.js".to_owned()),
    ];
    let mut wrong = Vec::new();
    for (host, host_line) in &hosts {
        for (origin, origin_line) in &origins {
            for (thing, path) in &things {
                // HEAD, since the channel's body has no end.
                let request = format!(
                    "HEAD {path} HTTP/1.1\r\n{host_line}{origin_line}Connection: close\r\n\r\n"
                );
                let got = running.ask(&request);
                let welcome = *host == "ok"
                    && (*origin == "same" || (*origin == "absent" && *thing != "channel"));
                if (got.status == 200) != welcome || got.head.contains("access-control") {
                    wrong.push(format!("{host}, {origin}, {thing}: {}", got.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_channel_and_the_questions_need_the_key_and_a_page_of_this_site() {
    let running = Running::small();
    let (host, key) = (running.host(), running.key());
    let ask = |path: &str, site: &str| {
        let request = format!(
            "HEAD {path} HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: {site}\r\nConnection: close\r\n\r\n"
        );
        running.ask(&request).status
    };
    for name in ["events", "page", "problems"] {
        let right = format!("/~fortnight/{name}?token={key}");
        assert_eq!(ask(&right, "same-origin"), 200, "{name}");
        for site in ["cross-site", "same-site", "none"] {
            assert_eq!(ask(&right, site), 403, "{name} from {site}");
        }
        let keys = ["", "0", &key[1..], "token", &key.to_uppercase()].map(str::to_owned);
        for wrong in keys.iter().filter(|wrong| **wrong != key) {
            let path = format!("/~fortnight/{name}?token={wrong}");
            assert_eq!(ask(&path, "same-origin"), 403, "{name} with `{wrong}`");
        }
        assert_eq!(
            ask(&format!("/~fortnight/{name}"), "same-origin"),
            403,
            "{name} without a key"
        );
    }
    assert_eq!(ask("/topics/a/", "cross-site"), 403, "embedded elsewhere");
}

#[test]
fn a_link_on_another_site_may_be_followed() {
    let running = Running::small();
    let request = format!(
        "GET /topics/a/ HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n\
         Sec-Fetch-Dest: document\r\nConnection: close\r\n\r\n",
        running.host()
    );
    assert_eq!(running.ask(&request).status, 200);
}

/// Whatever is asked, no file outside the plan is ever answered.
#[test]
fn strange_requests_open_nothing() {
    let running = Running::small();
    for place in [
        "secret.txt",
        "private/secret.html",
        "content/secret.swp",
        "data/secret.txt",
    ] {
        running.write(place, SECRET);
    }
    fs::write(running.path("public"), SECRET).unwrap();
    let mut tried = 0;
    for request in strange_requests(&running.host(), running.path("").to_str().unwrap()) {
        let answer = running.raw(&request);
        let text = String::from_utf8_lossy(&answer);
        let shown = String::from_utf8_lossy(&request);
        assert!(!text.contains(SECRET), "{shown}");
        assert!(
            !text.contains("[organiser]"),
            "the settings were answered to {shown}"
        );
        assert!(!text.contains(" 500 "), "{shown}");
        if text.starts_with("HTTP/1.1 200") {
            assert!(shown.contains(" fine "), "{shown}\n{text}");
        }
        tried += 1;
    }
    assert!(tried >= 150, "only {tried}");
    assert_eq!(running.get("/topics/a/").status, 200, "it still answers");
}

fn strange_requests(host: &str, root: &str) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = Vec::new();
    let names = [
        "secret.txt",
        "fortnight.toml",
        "private/secret.html",
        "data/secret.txt",
    ];
    let steps = [
        "../",
        "..%2f",
        "%2e%2e/",
        "%2e%2e%2f",
        "..\\",
        "..%5c",
        "%252e%252e%252f",
        "....//",
        "..;/",
        "./../",
        "topics/../../",
        "topics/a/../../../",
        "~fortnight/../",
        "%c0%ae%c0%ae/",
        "..%00/",
        "//",
        "/",
        "C:/",
        "file:///",
        "~fortnight/desk/../../",
        "static/../../",
        "%u002e%u002e/",
        ".%2e/",
        "%2e./",
    ];
    for step in steps {
        for name in names {
            all.push(get(&format!("/{step}{name}"), host));
        }
    }
    for name in names {
        all.push(get(&format!("{root}{name}"), host));
        all.push(get(&format!("/{name}"), host));
        all.push(get(&format!("/{name}%00.html"), host));
        all.push(get(&format!("http://evil.example.com/{name}"), host));
        all.push(get(&format!("http://{host}/../{name}"), host));
        all.push(get(&format!("/?file=../{name}"), "evil.example.com"));
        all.push(get(&format!("/~fortnight/desk/{name}"), host));
    }
    for method in [
        "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "PROPFIND", "get", "X",
    ] {
        all.push(
            format!("{method} / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").into(),
        );
    }
    all.extend(misshapen(host));
    all
}

/// Requests that break the form of HTTP, or use what a preview has no use for.
fn misshapen(host: &str) -> Vec<Vec<u8>> {
    let long = "a".repeat(100_000);
    let many = "X: y\r\n".repeat(500);
    let odd = [
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n\r\nhello"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        format!(
            "GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
        ),
        format!("GET /{long} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\n{many}\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}{long}\r\n\r\n"),
        format!("GET / HTTP/9.9\r\nHost: {host}\r\n\r\n"),
        format!("GET / \r\nHost: {host}\r\n\r\n"),
        format!("GET  / HTTP/1.1\r\nHost : {host}\r\n\r\n"),
        format!("GET / HTTP/1.1\nHost: evil\n\nGET /secret.txt HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        format!("GET * HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        format!("GET {host} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        "GET / HTTP/1.0\r\n\r\n".to_owned(),
        "GET / HTTP/1.1\r\nHost:\r\n\r\n".to_owned(),
        "GET / HTTP/1.1\r\nHost: localhost:\r\n\r\n".to_owned(),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
        "\r\n\r\n\r\n".to_owned(),
        String::new(),
        "\0".repeat(64),
    ];
    let mut all: Vec<Vec<u8>> = odd.into_iter().map(String::into_bytes).collect();
    all.push(vec![0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00]);
    all.push((0..=255).collect());
    all
}

fn get(path: &str, host: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").into()
}

#[test]
fn every_answer_says_what_it_is_and_is_kept_by_nobody() {
    let running = Running::small();
    for (path, kind) in [
        ("/", "text/html"),
        ("/feed.xml", "application/xml"),
        ("/robots.txt", "text/plain"),
        ("/~fortnight/preview.js", "text/javascript"),
        ("/nothing/here", "text/html"),
    ] {
        let got = running.get(path);
        for line in [
            "x-content-type-options: nosniff",
            "cache-control: no-store",
            kind,
        ] {
            assert!(
                got.head.contains(line),
                "{path} lacks {line}:\n{}",
                got.head
            );
        }
    }
    assert_eq!(running.get("/nothing/here").status, 404);
    let moved = running.get("/topics/a");
    assert_eq!(moved.status, 302);
    assert!(
        moved.head.contains("location: /topics/a/"),
        "{}",
        moved.head
    );
}

/// A folder with one topic.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "fortnight.toml", CONFIG);
    write(
        folder.path(),
        "content/topics/a.md",
        &topic("First", "begin"),
    );
    folder
}

#[test]
fn the_address_that_is_printed_works_whatever_is_bound() {
    for bind in ["0.0.0.0", "127.0.0.2", "::ffff:127.0.0.1", "::", "::1"] {
        if bind.starts_with("::") && std::net::TcpListener::bind("[::1]:0").is_err() {
            continue; // a machine without IPv6
        }
        let running = Running::serve(folder(), &["--bind", bind]);
        let host = running.address.to_string();
        let got = running.ask(&format!(
            "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ));
        assert_eq!(got.status, 200, "{bind}: {host}");
        let is_open = matches!(bind, "0.0.0.0" | "::");
        assert_eq!(running.desk.is_none(), is_open, "{bind}");
        // Through a published port of a container, or a tunnel.
        for (host, welcome) in [
            ("localhost:8080", true),
            ("192.0.2.7:8080", is_open),
            ("across.example.org:8080", false),
        ] {
            let got = running.ask(&format!(
                "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            ));
            assert_eq!(
                got.status,
                if welcome { 200 } else { 403 },
                "{bind}: {host}"
            );
        }
    }
}

#[test]
fn a_page_with_a_leak_is_told_as_it_is_saved() {
    let running = Running::demonstration();
    let leak = "Write to abigail.prentiss+stacks@example.org.";
    running.write("content/topics/leak.md", &topic("Leak", leak));
    running.wait("the leak", || running.said().contains("error[leak]"));
    let said = running.said();
    assert!(said.contains("topics/leak.md: cannot be shown"), "{said}");
    assert!(!said.contains("topics/leak.md: shown"), "{said}");
    assert_eq!(running.get("/topics/leak/").status, 500);
    assert_eq!(running.get("/feed.xml").status, 500);
}

#[test]
fn only_who_has_the_desks_key_changes_the_day_of_all() {
    let running = Running::small();
    let desk = running.desk.clone().unwrap();
    for key in ["", "00000000000000000000000000000000"] {
        assert_eq!(running.tool("travel", "date=2025-01-01", key).status, 404);
        let facts = running.tool("page", "path=/", key).text();
        assert!(facts.contains("\"at_desk\":false"), "{facts}");
    }
    assert_eq!(running.tool("travel", "date=2026-10-12", &desk).status, 200);
    running.wait("the other day", || {
        let facts = running.tool("page", "path=/", &desk).text();
        facts.contains("\"today\":\"2026-10-12\"") && facts.contains("\"at_desk\":true")
    });
}

#[test]
fn connections_that_say_nothing_lock_nobody_out() {
    let running = Running::small();
    let silent: Vec<TcpStream> = (0..300)
        .map(|_| TcpStream::connect(running.address).unwrap())
        .collect();
    let begun = Instant::now();
    assert_eq!(running.get("/topics/a/").status, 200);
    // Much sooner than the silent ones are sent away.
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    drop(silent);
}
