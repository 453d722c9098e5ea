//! What comes back: answers count by their codes and their senders alone, each mail is accounted for, and nothing is done twice.

use std::collections::BTreeMap;

use fortnight::parse::mail;
use mail_parser::MessageParser;

use super::bench::{Bench, Said, check};

const ANSWERS: &str = "program/data/answers";

fn inbox(bench: &Bench, words: &[&str]) -> Said {
    bench.run(&[&["inbox"], words, &["--root", "program"]].concat())
}

fn run(bench: &Bench, words: &[&str]) -> Said {
    let said = bench.run(&[words, &["--root", "program"]].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    said
}

/// A program whose letters are sent, with the Message-ID of each and the subjects of its answers.
fn sent(bench: &Bench) -> BTreeMap<String, (String, Vec<String>)> {
    run(bench, &["send", "letters", "2026b", "--write"]);
    run(bench, &["send", "letters", "2026b", "--sent", "--write"]);
    let drafts = bench.tree("program/outbox/2026b/2026-09-05-letters-drafts/drafts");
    let drafts = drafts
        .into_iter()
        .filter(|(path, _)| path.ends_with(".eml"));
    let read = drafts.map(|(path, (_, bytes))| {
        let mail = MessageParser::default().parse(&bytes).unwrap();
        let text = mail.body_text(0).unwrap().replace('\n', " ");
        let html = mail.body_html(0).unwrap().into_owned();
        let subjects = text.split('[').skip(1).filter_map(|rest| {
            let code = rest.split(']').next()?;
            code.contains("2026b.").then(|| format!("[{code}]"))
        });
        let subjects: Vec<String> = subjects.collect();
        for code in &subjects {
            let inside = code.trim_matches(['[', ']']);
            assert_eq!(
                html.matches(inside).count(),
                2,
                "{path}: in the link, and where it leads"
            );
        }
        let id = mail.message_id().unwrap().to_owned();
        (path.trim_end_matches(".eml").to_owned(), (id, subjects))
    });
    read.collect()
}

fn entry(from: &str, subject: &str, more: &str) -> String {
    format!(
        "From x Sat Sep  5 00:00:00 2026\nFrom: {from}\nSubject: {subject}\nDate: Fri, 4 Sep 2026 10:00:00 +0000\n\
         Message-ID: <{}@mail.example.org>\n{more}\n\nHello\n\n",
        subject.len() * 31 + from.len()
    )
}

fn bounce(id: &str, address: &str) -> String {
    format!(
        "From x Sat Sep  5 00:00:00 2026\nFrom: MAILER-DAEMON@example.net\nSubject: Undelivered Mail Returned to Sender\nMessage-ID: <b1@example.net>\n\
         Date: Fri, 4 Sep 2026 10:00:00 +0000\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n--b\n\
         Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; {address}\nAction: failed\nStatus: 5.1.1\n\n--b\n\
         Content-Type: text/rfc822-headers\n\nMessage-ID: <{id}>\nTo: {address}\n\n--b--\n\n"
    )
}

/// A mailbox with one of everything.
fn mailbox(sent: &BTreeMap<String, (String, Vec<String>)>) -> String {
    let code = |id: &str, at: usize| sent[id].1[at].clone();
    [
        entry(
            "Amina <AMINA@example.org>",
            &format!("Re: We have met {}", code("amina-diallo", 0)),
            "",
        )
        .replace("4 Sep", "1 Sep"),
        entry(
            "clara@example.org",
            &format!("No answer yet {}", code("clara-nunes", 1)),
            "",
        ),
        entry(
            "dede@example.org",
            &format!("Please take me out {}", code("dede-mensah", 2)),
            "",
        ),
        // Another person's code, and one that nobody made.
        entry(
            "bogdan@example.org",
            &format!("Please take me out {}", code("clara-nunes", 2)),
            "",
        ),
        entry(
            "bogdan@example.org",
            "We have met [2026b.met.00000000000000]",
            "",
        ),
        entry(
            "mallory@example.org",
            &format!("We have met {}", code("amina-diallo", 0)),
            "",
        ),
        entry(
            "bogdan@example.org",
            &format!("{} {}", code("bogdan-ilic", 0), code("bogdan-ilic", 2)),
            "",
        ),
        // The code of another round.
        entry(
            "amina@example.org",
            &code("amina-diallo", 0).replace("2026b", "2026c"),
            "",
        ),
        entry("bogdan@example.org", "A question, and something longer", ""),
        entry("mallory@example.org", "Cheap pills", ""),
        entry(
            "clara@example.org",
            &format!("Away: {}", code("clara-nunes", 2)),
            "Auto-Submitted: auto-replied",
        ),
        entry("help@example.org", "Sent by us", ""),
        bounce(&sent["eun-ji-park"].0, "eun-ji@example.org"),
        bounce(
            "00000000000000000000000000000000@example.org",
            "nobody@example.org",
        )
        .replace("b1@", "b2@"),
        "From x Sat Sep  5 00:00:00 2026\nX-Nothing: at all\n\n\n".to_owned(),
    ]
    .concat()
}

#[test]
fn each_mail_is_accounted_for_and_counted_once() {
    let bench = Bench::new();
    let sent = sent(&bench);
    let secret = bench.tree("program/data/outbox");
    assert_eq!(secret["secret.yaml"].0, 0o600);
    for (id, (_, codes)) in &sent {
        assert_eq!(codes.len(), 3, "{id}");
    }
    let mails = mailbox(&sent);
    bench.write("answers.mbox", &mails);
    let before = bench.tree("program");
    let dry = inbox(&bench, &["answers.mbox"]);
    assert_eq!(dry.code, Some(0), "{dry:?}");
    assert!(
        before == bench.tree("program"),
        "nothing is written unasked"
    );
    let wrote = inbox(&bench, &["answers.mbox", "--write"]);
    let notes = bench.tree(ANSWERS);
    let files: Vec<_> = notes
        .iter()
        .filter(|(path, _)| path.ends_with(".yaml"))
        .collect();
    assert!(matches!(files[..], [(_, (0o600, _))]), "{files:?}");
    let after = bench.tree("program");
    let again = inbox(&bench, &["answers.mbox", "--write"]);
    assert!(
        after == bench.tree("program"),
        "the same mails change nothing: {again:?}"
    );
    // As single mails they are the same.
    for (at, mail) in mail::split(mails.as_bytes()).into_iter().enumerate() {
        bench.write(&format!("mails/{at:02}.eml"), mail);
    }
    let single = inbox(&bench, &["mails", "--write"]);
    assert!(after == bench.tree("program"), "{single:?}");
    assert_eq!(single.out.lines().next(), again.out.lines().next());
    let status = run(&bench, &["status", "2026b"]);
    let held = run(&bench, &["person", "clara-nunes"]);
    let all = [dry, wrote, again, status].map(|said| said.text());
    check("inbox.txt", &all.join("\n"));
    assert!(held.out.contains("says: waits"), "{held:?}");
    run(&bench, &["erase", "clara-nunes", "--write"]);
    let text = bench
        .tree(ANSWERS)
        .into_values()
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap());
    let text: String = text.collect();
    assert!(
        !text.contains("clara") && text.contains("amina-diallo"),
        "{text}"
    );
}

#[test]
fn what_came_back_goes_out_once_more_to_another_address() {
    let bench = Bench::new();
    let sent = sent(&bench);
    let due = |bench: &Bench| {
        let said = run(bench, &["send", "letters", "2026b"]);
        let total = said.out.split("together ").nth(1);
        total.map_or(0, |total| total.split(' ').next().unwrap().parse().unwrap())
    };
    bench.write(
        "back.eml",
        bounce(&sent["eun-ji-park"].0, "eun-ji@example.org")
            .split_once('\n')
            .unwrap()
            .1,
    );
    let said = inbox(&bench, &["back.eml", "--write"]);
    assert!(said.out.contains("1 mail: 1 came back"), "{said:?}");
    assert_eq!(
        due(&bench),
        0,
        "to the same address it does not go again unasked"
    );
    let person = "program/data/participants/others.yaml";
    bench.replace(person, "eun-ji@example.org", "eunji@example.org");
    assert_eq!(due(&bench), 1);
    run(&bench, &["send", "letters", "2026b", "--write"]);
    assert_eq!(due(&bench), 0);
    // The old news is no news.
    let after = bench.tree("program");
    let said = inbox(&bench, &["back.eml", "--write"]);
    assert!(after == bench.tree("program"), "{said:?}");
    // A mail program that gave the letter another Message-ID: the address tells whose it was.
    let other = bounce(
        "00000000000000000000000000000000@example.org",
        "amina@example.org",
    )
    .replace("b1@", "b3@");
    bench.write("other.eml", other.split_once('\n').unwrap().1);
    let said = inbox(&bench, &["other.eml", "--write"]);
    assert!(
        said.out.contains("amina-diallo: letters of 2026b (5.1.1)"),
        "{said:?}"
    );
}

#[test]
fn a_secret_that_is_lost_is_told() {
    let bench = Bench::new();
    let sent = sent(&bench);
    bench.write("answers.mbox", mailbox(&sent));
    let secret = bench.path("program/data/outbox/secret.yaml");
    std::fs::remove_file(&secret).unwrap();
    let said = inbox(&bench, &["answers.mbox", "--write"]);
    assert!(said.out.contains("there is no secret here"), "{said:?}");
    assert!(!bench.path(ANSWERS).exists());
    let said = run(&bench, &["send", "letters", "2026b"]);
    assert!(
        said.out
            .contains("the secret that made the codes of earlier letters is gone"),
        "{said:?}"
    );
    run(&bench, &["send", "topic", "2026b", "--write"]);
    let said = inbox(&bench, &["answers.mbox"]);
    assert!(
        said.out
            .contains("was not made with the secret that is here"),
        "{said:?}"
    );
    assert!(!said.out.contains("have met,"), "{said:?}");
    bench.write("program/data/outbox/secret.yaml", "secret: x12\n");
    let said = inbox(&bench, &["answers.mbox"]);
    assert!(
        said.err.contains("this is no secret of Fortnight"),
        "{said:?}"
    );
}

#[test]
fn a_file_that_holds_no_mail_is_said_to_hold_none() {
    let bench = Bench::new();
    std::fs::create_dir(bench.path("empty")).unwrap();
    bench.write("notes.txt", "These are notes, and no mails.\n");
    bench.write("nothing.mbox", "");
    for (file, code, words) in [
        ("empty", 1, "no mail is in this folder"),
        ("gone.mbox", 1, "gone.mbox"),
        ("notes.txt", 0, "no mail can be read in it"),
        ("nothing.mbox", 0, "0 mails"),
    ] {
        let said = inbox(&bench, &[file]);
        assert_eq!(said.code, Some(code), "{said:?}");
        assert!(
            said.out.contains(words) || said.err.contains(words),
            "{said:?}"
        );
    }
}
