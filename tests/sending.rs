//! Mails by a server: honest and hostile ones on this machine, started and stopped here; nothing needs a network.

mod faults;
mod kills;
mod limits;
mod mta;
mod round;
mod secrets;
pub mod server;

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::bench::{Bench, Said};
use server::Server;

/// The five people of the small program, by their addresses.
pub const PEOPLE: [(&str, &str); 5] = [
    ("amina-diallo", "amina@example.org"),
    ("bogdan-ilic", "bogdan@example.org"),
    ("clara-nunes", "clara@example.org"),
    ("dede-mensah", "dede@example.org"),
    ("eun-ji-park", "eun-ji@example.org"),
];

/// A file of the certificates.
pub fn certificate(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sending/certificates");
    folder.join(name).to_str().unwrap().to_owned()
}

/// What stands in `[mail]` for a server; later keys of the same name go before.
pub fn account(bench: &Bench, root: &str, port: u16, more: &[(&str, &str)]) {
    let ca_file = format!("{:?}", certificate("authority.pem"));
    let port = port.to_string();
    let own = [
        ("host", "\"localhost\""),
        ("port", &port),
        ("tls", "\"at-once\""),
        ("password_command", "\"echo tulip\""),
        ("ca_file", &ca_file),
        ("timeout_seconds", "20"),
    ];
    let keys: BTreeMap<&str, &str> = own.into_iter().chain(more.iter().copied()).collect();
    let lines = keys.iter().filter(|(_, value)| !value.is_empty());
    let lines: String = lines
        .map(|(key, value)| format!("{key} = {value}\n"))
        .collect();
    let path = format!("{root}/fortnight.toml");
    let text = bench.read(&path);
    let before = text.split("\n[mail]\n").next().unwrap();
    bench.write(&path, format!("{before}\n[mail]\n{lines}"));
}

/// The small program with an account at a server.
pub fn bench(server: &Server, more: &[(&str, &str)]) -> Bench {
    let bench = Bench::new();
    account(&bench, "program", server.port(), more);
    bench
}

/// `fortnight send`, about the small program.
pub fn send(bench: &Bench, words: &[&str]) -> Said {
    bench.run(&[&["send"], words, &["--root", "program", "--quiet"]].concat())
}

/// `fortnight send letters 2026b --by smtp --really`
pub fn really(bench: &Bench, more: &[&str]) -> Said {
    send(
        bench,
        &[&["letters", "2026b", "--by", "smtp", "--really"], more].concat(),
    )
}

/// What the journals of a round say: in the order of events, whose, and what became of it.
pub fn states(bench: &Bench, root: &str) -> Vec<(String, String)> {
    let folder = format!("{root}/data/outbox/2026b");
    let mut found = Vec::new();
    for (name, _) in bench
        .tree(&folder)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".yaml"))
    {
        for line in bench.read(&format!("{folder}/{name}")).lines() {
            let field = |key: &str| {
                let rest = line.split(&format!("{key}: ")).nth(1)?;
                Some(rest.split([',', '}']).next()?.to_owned())
            };
            found.extend(field(" id").zip(field(" state")));
        }
    }
    found
}

/// How often each state stands in the journals.
pub fn counted(bench: &Bench) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, state) in states(bench, "program") {
        *counts.entry(state).or_default() += 1;
    }
    let counts = counts
        .iter()
        .map(|(state, count)| format!("{state} {count}"));
    counts.collect::<Vec<_>>().join(", ")
}

#[test]
fn one_message_a_recipient_and_a_second_run_sends_nothing() {
    let server = Server::honest();
    let bench = bench(&server, &[]);
    let dry = send(&bench, &["letters", "2026b", "--by", "smtp"]);
    assert_eq!(dry.code, Some(0), "{dry:?}");
    assert!(
        dry.out.contains("through localhost:") && server.connections() == 0,
        "{dry:?}"
    );
    let said = really(&bench, &[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("5 of 5 mails sent"), "{said:?}");
    assert_eq!(
        server.counts(),
        PEOPLE.map(|(_, email)| (email.to_owned(), 1)).into()
    );
    assert_eq!(counted(&bench), "prepared 5, sending 5, sent 5");
    for taken in server.mailbox() {
        let text = String::from_utf8(taken.bytes).unwrap();
        assert!(text.contains(&format!("<{}>\r\n", taken.to)), "{text}");
        assert!(
            text.contains("From: \"Ines\" <help@example.org>\r\n"),
            "{text}"
        );
        assert!(!text.contains("X-Unsent") && taken.from == "help@example.org");
    }
    let again = really(&bench, &[]);
    assert_eq!(
        (again.code, server.mailbox().len()),
        (Some(0), 5),
        "{again:?}"
    );
    let by_name = really(&bench, &["--again", "amina-diallo"]);
    assert!(by_name.out.contains("1 of 1 mail sent"), "{by_name:?}");
    assert_eq!(server.mailbox().len(), 6);
    // Without the word nothing goes, and a word for another way is refused.
    for words in [&["--write", "--by", "smtp"][..], &["--really"]] {
        let said = send(&bench, &[&["topic", "2026b"], words].concat());
        assert_eq!(
            (said.code, server.mailbox().len()),
            (Some(1), 6),
            "{said:?}"
        );
    }
}

#[test]
fn tls_on_request_is_asked_for_and_what_was_said_before_it_does_not_count() {
    let server = Server::start(server::Tls::OnRequest, "good.pem", |_| server::Answer::Fine);
    let bench = bench(&server, &[("tls", "\"on-request\"")]);
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(0), 5),
        "{said:?}"
    );
    assert_eq!(server.plain(), ["EHLO localhost", "STARTTLS"]);
}

#[test]
fn what_goes_to_me_goes_to_me_and_leaves_no_line() {
    let server = Server::honest();
    let bench = bench(&server, &[("from", "\"office@example.org\"")]);
    let words = ["letters", "2026b", "--by", "smtp", "--to-me", "2"];
    assert_eq!(send(&bench, &words).code, Some(0));
    assert_eq!(server.mailbox().len(), 0);
    let said = send(&bench, &[&words[..], &["--really"]].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(server.counts(), [("help@example.org".to_owned(), 2)].into());
    let first = String::from_utf8(server.mailbox().remove(0).bytes).unwrap();
    assert!(
        first.contains("From: \"Ines\" <office@example.org>\r\n"),
        "{first}"
    );
    assert!(
        first.contains("Reply-To: <help@example.org>\r\n"),
        "{first}"
    );
    assert_eq!(counted(&bench), "");
}

#[test]
fn the_journal_holds_no_address_whatever_a_server_says() {
    let server = Server::start(server::Tls::AtOnce, "good.pem", |at| match at.step {
        server::Step::Rcpt if at.to == "clara@example.org" => {
            server::Answer::Say("550 5.1.1 <clara@example.org>: nobody of this name\u{7}")
        }
        _ => server::Answer::Fine,
    });
    let bench = bench(&server, &[]);
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(1), 4),
        "{said:?}"
    );
    assert!(
        said.out.contains(
            "1 was not taken (550 5.1.1 <clara@example.org>: nobody of this name): clara-nunes"
        ),
        "{said:?}"
    );
    assert_eq!(counted(&bench), "prepared 5, refused 1, sending 4, sent 4");
    for (name, (mode, bytes)) in bench.tree("program/data/outbox/2026b") {
        let text = String::from_utf8(bytes).unwrap();
        let named: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("example.org>"))
            .collect();
        assert!(
            named.is_empty() && (name.is_empty() || mode == 0o600),
            "{named:?}"
        );
    }
    // The address is corrected, and one letter goes out again.
    bench.replace(
        "program/data/participants/clara-nunes.yaml",
        "clara@",
        "clara.nunes@",
    );
    let said = really(&bench, &[]);
    assert!(
        said.out.contains("was refused before: 550 5.1.1 …"),
        "{said:?}"
    );
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(0), 5),
        "{said:?}"
    );
    assert_eq!(server.counts()["clara.nunes@example.org"], 1);
}
