//! Whatever a server does: a clear sentence, a journal that is right, and nothing without TLS.

use std::net::TcpListener;

use super::server::{Answer, At, Server, Step, Tls};
use super::{account, counted, really};
use crate::cli::bench::{Bench, check};

/// A case: its name, the server, what stands in `[mail]`, how many mails arrive, and what the journal says.
struct Case {
    name: &'static str,
    tls: Tls,
    certificate: &'static str,
    at: Step,
    answer: Answer,
    more: &'static [(&'static str, &'static str)],
    arrive: usize,
    journal: &'static str,
}

const BASE: Case = Case {
    name: "",
    tls: Tls::AtOnce,
    certificate: "good.pem",
    at: Step::Done,
    answer: Answer::Fine,
    more: &[],
    arrive: 0,
    journal: "",
};

const SOON: &[(&str, &str)] = &[("timeout_seconds", "1")];
const ON_REQUEST: &[(&str, &str)] = &[("tls", "\"on-request\"")];

const fn says(name: &'static str, at: Step, answer: Answer) -> Case {
    Case {
        name,
        at,
        answer,
        ..BASE
    }
}

const fn is(name: &'static str, certificate: &'static str) -> Case {
    Case {
        name,
        certificate,
        ..BASE
    }
}

const ONE_UNKNOWN: &str = "prepared 5, sending 1, unknown 1";

/// What goes wrong after a mail was handed over: nobody knows, unless the server says so.
const fn unknown(name: &'static str, answer: Answer, arrive: usize) -> Case {
    Case {
        arrive,
        journal: ONE_UNKNOWN,
        more: SOON,
        ..says(name, Step::Body, answer)
    }
}

const ENDLESS: &str = {
    const BYTES: [u8; 12_000] = [b'2'; 12_000];
    match std::str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => "",
    }
};

const CASES: &[Case] = &[
    Case {
        more: &[("password_command", "\"echo rose\"")],
        ..says("a wrong password", Step::Done, Answer::Fine)
    },
    Case {
        more: &[("password_command", ""), ("token_command", "\"echo rose\"")],
        ..says("a token that is over", Step::Done, Answer::Fine)
    },
    says(
        "no way to log in",
        Step::Hello,
        Answer::Say("250 localhost"),
    ),
    says(
        "a way that is not known",
        Step::Hello,
        Answer::Say("250-localhost\r\n250 AUTH GSSAPI"),
    ),
    Case {
        more: SOON,
        ..says("says nothing", Step::Connect, Answer::Hang)
    },
    Case {
        more: SOON,
        ..says("drips", Step::Hello, Answer::Drip("2"))
    },
    says("a line without end", Step::Hello, Answer::Say(ENDLESS)),
    says("ends at once", Step::Connect, Answer::Close),
    says("busy", Step::Connect, Answer::Say("421 4.3.2 too busy")),
    says(
        "does not want anybody",
        Step::Connect,
        Answer::Say("554 5.7.1 no"),
    ),
    says(
        "is no mail server",
        Step::Connect,
        Answer::Say("HTTP/1.1 400 Bad Request"),
    ),
    Case {
        journal: "prepared 5",
        ..says(
            "another sender",
            Step::Mail,
            Answer::Say("550 5.7.1 not your address"),
        )
    },
    Case {
        journal: "prepared 5",
        more: SOON,
        ..says("hangs before a mail", Step::Mail, Answer::Hang)
    },
    Case {
        journal: "prepared 5, refused 5",
        ..says(
            "greylisting",
            Step::Rcpt,
            Answer::Say("451 4.7.1 greylisted, come back later"),
        )
    },
    Case {
        journal: "prepared 5, refused 5",
        ..says(
            "no mailbox",
            Step::Rcpt,
            Answer::Say("550 5.1.1 nobody of this name"),
        )
    },
    Case {
        journal: "prepared 5, refused 5, sending 5",
        ..says(
            "full",
            Step::Body,
            Answer::Say("452 4.3.1 the disk is full"),
        )
    },
    Case {
        journal: "prepared 5, refused 5, sending 5",
        ..says(
            "spam",
            Step::Body,
            Answer::Say("554 5.7.1 it looks like spam"),
        )
    },
    Case {
        journal: "prepared 5, refused 1, sending 1",
        ..says(
            "a limit of the day",
            Step::Body,
            Answer::Say("550 5.4.5 Daily user sending limit exceeded"),
        )
    },
    unknown("ends after the mail", Answer::Close, 0),
    unknown("takes the mail and ends", Answer::TakeAndClose, 1),
    unknown("takes the mail and hangs", Answer::TakeAndHang, 1),
    unknown(
        "takes the mail and says nonsense",
        Answer::TakeAndSay("fine, thanks"),
        1,
    ),
    unknown(
        "wants more after the mail",
        Answer::TakeAndSay("354 go on"),
        1,
    ),
    Case {
        tls: Tls::Never,
        more: ON_REQUEST,
        ..says("no STARTTLS", Step::Done, Answer::Fine)
    },
    Case {
        tls: Tls::Refused,
        more: ON_REQUEST,
        ..says("STARTTLS is refused", Step::Done, Answer::Fine)
    },
    Case {
        tls: Tls::Early,
        more: ON_REQUEST,
        ..says("answers before TLS", Step::Done, Answer::Fine)
    },
    Case {
        tls: Tls::Never,
        ..says("no TLS at its port", Step::Done, Answer::Fine)
    },
    is("a certificate that has expired", "expired.pem"),
    is("a certificate of tomorrow", "early.pem"),
    is("a certificate for another name", "elsewhere.pem"),
    is("a certificate of nobody known", "untrusted.pem"),
    is("a certificate that vouches for itself", "alone.pem"),
];

fn run(case: &'static Case) -> String {
    let server = Server::start(case.tls, case.certificate, move |at: &At<'_>| {
        if at.step == case.at {
            case.answer
        } else {
            Answer::Fine
        }
    });
    let bench = super::bench(&server, case.more);
    let said = really(&bench, &[]);
    let name = case.name;
    assert_eq!(said.code, Some(1), "{name}: {said:?}");
    assert_eq!(server.mailbox().len(), case.arrive, "{name}: {said:?}");
    assert_eq!(counted(&bench), case.journal, "{name}: {said:?}");
    let is_greeting = |line: &String| ["EHLO localhost", "STARTTLS"].contains(&line.as_str());
    let plain = server.plain();
    // Of TLS that nobody understands only the first bytes are seen.
    assert!(
        case.more != ON_REQUEST || plain.iter().all(is_greeting),
        "{name}: {plain:?}"
    );
    assert!(
        plain
            .iter()
            .all(|line| !line.contains("MAIL") && !line.contains("AUTH")),
        "{name}"
    );
    let text = said.text().replace(&server.port().to_string(), "PORT");
    format!("== {name}\n{text}\n")
}

#[test]
fn every_fault_has_its_sentence() {
    let texts: Vec<String> = std::thread::scope(|scope| {
        let threads = CASES.iter().map(|case| scope.spawn(move || run(case)));
        let threads: Vec<_> = threads.collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    check("send_faults.txt", &texts.concat());
}

#[test]
fn a_closed_port_and_no_account_are_told() {
    let bench = Bench::new();
    let none = really(&bench, &[]);
    assert!(none.err.contains("names no account"), "{none:?}");
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    account(&bench, "program", port, &[]);
    let closed = really(&bench, &[]);
    assert!(
        closed.err.contains("nothing answers at this port"),
        "{closed:?}"
    );
    assert_eq!(
        (none.code, closed.code, counted(&bench)),
        (Some(1), Some(1), String::new())
    );
}

/// Ten people in a row that a server will not have: it will have nobody.
#[test]
fn what_is_refused_goes_when_it_is_not_any_more_and_after_the_others() {
    let server = Server::start(Tls::AtOnce, "good.pem", |at| match at.step {
        Step::Rcpt if at.to == "amina@example.org" => Answer::Say("450 4.2.0 greylisted"),
        _ => Answer::Fine,
    });
    let bench = super::bench(&server, &[]);
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(1), 4),
        "{said:?}"
    );
    assert!(said.out.contains("greylisting"), "{said:?}");
    drop(server);
    let server = Server::honest();
    account(&bench, "program", server.port(), &[]);
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(0), 1),
        "{said:?}"
    );
}
