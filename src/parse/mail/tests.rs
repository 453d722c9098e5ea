#![allow(clippy::unwrap_used, reason = "tests may stop")]

use proptest::prelude::*;

use super::*;

const ID: &str = "0123456789abcdef0123456789abcdef@example.org";

/// What servers of several kinds say of one letter.
fn bounces() -> Vec<(&'static str, String)> {
    let standard = |action: &str, status: &str| {
        format!(
            "From: MAILER-DAEMON@mx.example.net (Mail Delivery System)\r\nSubject: Undelivered Mail Returned to Sender\r\n\
             Message-ID: <1@mx>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nI am sorry: help@example.org\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n\
             Final-Recipient: rfc822;\r\n Ana@Example.org\r\nAction: {action}\r\nStatus: {status} (bad mailbox)\r\n\
             --b\r\nContent-Type: message/rfc822\r\n\r\nFrom: help@example.org\r\nTo: ana@example.org\r\n\
             Message-ID: <{ID}>\r\nSubject: Ana, meet Ben\r\n\r\nDear Ana\r\n--b--\r\n"
        )
    };
    vec![
        ("standard", standard("failed", "5.1.1")),
        ("standard, late", standard("delayed", "4.4.1")),
        (
            "exim",
            format!(
                "From: Mail Delivery System <Mailer-Daemon@host.example>\nX-Failed-Recipients: ana@example.org\nAuto-Submitted: auto-replied\n\
                 Subject: Mail delivery failed: returning message to sender\n\nA message that you sent could not be delivered.\n\n  ana@example.org\n    \
                 550 5.1.1 User unknown\n\n------ This is a copy of the message ------\n\nMessage-ID: <{ID}>\nTo: ana@example.org\nCc: ben@example.org\n"
            ),
        ),
        (
            "qmail",
            format!(
                "Return-Path: <>\nFrom: MAILER-DAEMON@old.example\nSubject: failure notice\n\nHi. This is the qmail-send program.\n\n\
                 <ana@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n\
                 Message-ID: <{ID}>\nTo: ana@example.org\n"
            ),
        ),
        (
            "own words, late",
            format!(
                "From: postmaster@slow.example\nSubject: Delivery Status Notification (Delay)\n\nDelivery to ana@example.org has been delayed; \
                 the server will retry for two days.\n\nMessage-ID: <{ID}>\n"
            ),
        ),
    ]
}

#[test]
fn what_came_back_is_known_whoever_says_it() {
    for (name, text) in bounces() {
        let mail = read(text.as_bytes()).unwrap();
        let returned = mail.returned.unwrap_or_else(|| panic!("{name}"));
        assert_eq!(returned.is_final, !name.ends_with("late"), "{name}");
        assert_eq!(returned.messages.iter().collect::<Vec<_>>(), [ID], "{name}");
        assert!(
            returned.recipients.contains("ana@example.org"),
            "{name}: {returned:?}"
        );
        assert!(!returned.recipients.contains("ben@example.org"), "{name}");
        let status = returned.status.as_deref();
        assert!(
            matches!(status, Some("5.1.1" | "4.4.1") | None),
            "{name}: {status:?}"
        );
        assert_eq!(status.is_some(), name != "own words, late", "{name}");
    }
}

#[test]
fn the_head_of_a_mail_is_read_as_its_writer_meant_it() {
    let text = "From: =?utf-8?q?Ana_Mar=C3=ADa?= <Ana@example.org>\r\nDate: Sat, 5 Sep 2026 23:50:00 -0300\r\n\
                Subject: =?utf-8?B?V2UgaGF2ZSBtZXQ=?=\r\n [2026b.met.x]\r\n\r\nHello\r\n";
    let mail = read(text.as_bytes()).unwrap();
    assert_eq!(mail.from.as_deref(), Some("Ana@example.org"));
    assert_eq!(mail.subject, "We have met [2026b.met.x]");
    assert_eq!(mail.day, Some(jiff::civil::date(2026, 9, 5)));
    assert!(!mail.is_automatic && mail.returned.is_none());
    for (more, from) in [
        ("From: a@example.org, b@example.org", None),
        ("From: a@example.org\r\nFrom: b@example.org", None),
        ("From: Team: a@example.org, b@example.org;", None),
        ("From: a@example.org", Some("a@example.org")),
        (
            "From: \"b@example.org\" <a@example.org>",
            Some("a@example.org"),
        ),
    ] {
        let mail = read(format!("{more}\r\nSubject: x\r\n\r\n").as_bytes()).unwrap();
        assert_eq!(mail.from.as_deref(), from, "{more}");
    }
    for automatic in [
        "Auto-Submitted: auto-replied",
        "Precedence: auto_reply",
        "X-Autoreply: yes",
    ] {
        let text = format!("From: a@example.org\r\n{automatic}\r\n\r\n");
        assert!(read(text.as_bytes()).unwrap().is_automatic, "{automatic}");
    }
}

#[test]
fn a_mailbox_is_split_where_a_mail_begins() {
    let mail = |n: usize| {
        format!("From: a{n}@example.org\nSubject: {n}\n\nFrom here on\nFrom there\n>From me\n")
    };
    for end in ["\n", "\r\n"] {
        let entries = (0..3).map(|n| format!("From a@b Sat Sep  5 00:00:00 2026\n{}\n", mail(n)));
        let text = entries.collect::<String>().replace('\n', end);
        let mails = split(text.as_bytes());
        assert_eq!(mails.len(), 3);
        for (n, bytes) in mails.iter().enumerate() {
            assert_eq!(read(bytes).unwrap().subject, n.to_string());
        }
    }
    let one = mail(1);
    assert_eq!(split(one.as_bytes()), [one.as_bytes()]);
    for empty in ["", "\n\n", "\u{feff}"] {
        assert!(split(empty.as_bytes()).is_empty(), "{empty:?}");
    }
    assert_eq!(split(b"From ").len(), 1);
}

/// A mail that holds another, that holds another ...
fn nested(depth: usize, kind: &str) -> Vec<u8> {
    let mut text = String::from("From: mailer-daemon@example.org\r\nSubject: x\r\n");
    for at in 0..depth {
        let part = match kind {
            "message" => "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n".to_owned(),
            _ => format!("Content-Type: multipart/mixed; boundary=\"b{at}\"\r\n\r\n--b{at}\r\n"),
        };
        text.push_str(&part);
    }
    text.into_bytes()
}

#[test]
fn what_is_nested_without_end_is_inert() {
    for kind in ["message", "multipart"] {
        for depth in [1, 90, 99, 200, 20_000] {
            assert!(
                read(&nested(depth, kind)).unwrap().returned.is_some(),
                "{kind} {depth}"
            );
        }
    }
    let mut huge = b"From: mailer-daemon@example.org\r\nSubject: ".to_vec();
    huge.extend(std::iter::repeat_n(b'x', 3_000_000));
    huge.extend(b"\r\n\r\n");
    assert_eq!(read(&huge).unwrap().subject.len(), LONGEST_SUBJECT);
}

#[test]
fn what_is_no_mail_is_none() {
    for bytes in [
        &b""[..],
        b"hello",
        b"\xd0\xcf\x11\xe0 binary",
        b"\0\0\0",
        b"Name: value\r\n\r\n",
    ] {
        assert_eq!(read(bytes), None, "{bytes:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Bytes, and mails with some bytes of theirs exchanged, cut out or doubled: no panic, and at most as many mails as lines.
    #[test]
    fn whatever_is_in_a_mailbox_is_read(
        noise in prop::collection::vec(any::<u8>(), 0..200),
        which in 0..6_usize,
        cuts in prop::collection::vec((any::<u16>(), any::<u16>(), any::<u8>()), 0..6),
    ) {
        let mut bytes = match bounces().get(which) {
            Some((_, text)) => format!("From x\n{text}\n\nFrom y\n{text}").into_bytes(),
            None => nested(noise.len(), if noise.len().is_multiple_of(2) { "message" } else { "multipart" }),
        };
        for (at, length, byte) in cuts {
            let at = usize::from(at) % (bytes.len() + 1);
            let end = (at + usize::from(length) % 60).min(bytes.len());
            match byte % 3 {
                0 => drop(bytes.drain(at..end)),
                1 => drop(bytes.splice(at..end, noise.iter().copied())),
                _ => bytes[at..end].fill(byte),
            }
        }
        for bytes in [&bytes, &noise] {
            let mails = split(bytes);
            prop_assert!(mails.len() <= 1 + bytes.iter().filter(|byte| **byte == b'\n').count());
            for mail in mails {
                let _ = read(mail);
            }
        }
    }
}
