//! It stops at what an account takes, says when to go on, and goes on then. A round's journal stays readable.

use super::server::Server;
use super::{PEOPLE, account, bench, really};
use crate::cli::bench::{Bench, Said};

/// Noon of 30 November 2026 in Dublin, and so many hours later.
fn at(bench: &Bench, hours: u64, words: &[&str]) -> Said {
    let second = 1_796_040_000 + hours * 3_600;
    let script = format!("SOURCE_DATE_EPOCH={second} exec \"$0\" \"$@\"");
    let own = [
        "send", "letters", "2026b", "--by", "smtp", "--root", "program", "--quiet",
    ];
    bench.shell(&script, &[&own, words].concat())
}

#[test]
fn it_stops_at_the_limit_and_says_when_to_go_on() {
    let server = Server::honest();
    let bench = bench(&server, &[("per_day", "2")]);
    let dry = at(&bench, 0, &[]);
    let expected =
        "2 of 5 mails now: the server takes 2 within 24 hours; done on Wednesday 2 December, 12:00";
    assert!(dry.out.contains(expected), "{dry:?}");
    for (hours, sent, left, again) in [
        (0, 2, 3, "after Tuesday 1 December, 12:00"),
        (1, 2, 3, "after Tuesday 1 December, 12:00"),
        (23, 2, 3, "after Tuesday 1 December, 12:00"),
        (24, 4, 1, "after Wednesday 2 December, 12:00"),
    ] {
        let said = at(&bench, hours, &["--really"]);
        assert_eq!(
            (said.code, server.mailbox().len()),
            (Some(1), sent),
            "{said:?}"
        );
        let mails = if left == 1 { "mail is" } else { "mails are" };
        assert!(
            said.out.contains(&format!("{left} {mails} left")),
            "{said:?}"
        );
        assert!(said.out.contains(again), "{said:?}");
    }
    let said = at(&bench, 48, &["--really"]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(0), 5),
        "{said:?}"
    );
    assert_eq!(
        server.counts(),
        PEOPLE.map(|(_, email)| (email.to_owned(), 1)).into()
    );
}

#[test]
fn what_went_in_another_round_or_from_another_machine_counts_too() {
    let server = Server::honest();
    let bench = bench(&server, &[("per_day", "5")]);
    let line = "- {at: 2026-11-30T11:00:00Z, what: topic/x, id: somebody, state: sending, by: smtp, content: c0, with: w0, message: m@example.org}\n";
    bench.write("program/data/outbox/2026a/laptop.yaml", line.repeat(3));
    let said = at(&bench, 0, &["--really"]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(1), 2),
        "{said:?}"
    );
    assert!(said.out.contains("3 mails are left"), "{said:?}");
}

#[test]
fn a_preset_knows_its_server_and_its_limits() {
    let bench = Bench::new();
    let shown = |preset: &str, more: &[(&str, &str)]| {
        let own = [
            ("preset", preset),
            ("host", ""),
            ("port", ""),
            ("tls", ""),
            ("ca_file", ""),
        ];
        account(&bench, "program", 1, &[&own, more].concat());
        at(&bench, 0, &[]).out
    };
    let gmail = shown("\"gmail\"", &[]);
    assert!(
        gmail.contains("through smtp.gmail.com:465 as help@example.org"),
        "{gmail}"
    );
    assert!(shown("\"workspace\"", &[]).contains("through smtp.gmail.com:465"));
    assert!(shown("\"microsoft365\"", &[]).contains("through smtp.office365.com:587"));
    let slow = shown("\"microsoft365\"", &[("per_minute", "2")]);
    assert!(
        slow.contains("5 mails in about 3 minutes: Microsoft 365 takes 2 a minute"),
        "{slow}"
    );
}

/// Letters, thanks, eight topics, four pieces of news, three reminders, and a few once more, each prepared, begun and sent.
#[test]
fn the_journal_of_a_large_round_can_be_read() {
    let server = Server::honest();
    let bench = bench(&server, &[]);
    assert_eq!(really(&bench, &[]).code, Some(0));
    let mut journal = String::new();
    for mail in 0..18 {
        for state in ["prepared", "sending", "sent"] {
            for person in 0..1_162 {
                journal.push_str(&format!(
                    "- {{at: 2026-09-05T10:00:00Z, what: topic/a-topic-with-a-name-{mail}, id: firstname-lastname-{person}, state: {state}, by: smtp, content: c{mail:032}, with: w{person:032}, message: {person:032}@mentoring.example.org}}\n"
                ));
            }
        }
    }
    assert!(journal.len() > 16 << 20, "{}", journal.len());
    bench.write("program/data/outbox/2026b/laptop.yaml", &journal);
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(0), 5),
        "{said:?}"
    );
    assert_eq!(bench.build(&[]).code, Some(0));
}
