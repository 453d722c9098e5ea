//! Killed at any moment and run again: nobody gets a mail twice, nobody is forgotten, and of whom nothing is known is told.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::server::{Answer, Server, Step, Tls};
use super::{PEOPLE, account, certificate, counted, really, send};
use crate::cli::bench::Bench;

/// The program that is killed, once it runs.
type Victim = Arc<Mutex<Option<Child>>>;

/// At the step of the second mail that is named, somebody pulls the plug; the server goes on with what it does.
fn kill(victim: &Victim) {
    loop {
        if let Some(child) = victim.lock().unwrap().as_mut() {
            child.kill().unwrap();
            child.wait().unwrap();
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn begin(bench: &Bench) -> Child {
    let words = "send letters 2026b --by smtp --really --quiet --root program";
    Command::new(env!("CARGO_BIN_EXE_fortnight"))
        .args(words.split(' '))
        .current_dir(bench.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What the server does with the second mail in the first run, once it is there.
const BEHAVIOURS: [(&str, Answer); 5] = [
    ("takes it", Answer::Fine),
    ("takes it and says nothing", Answer::TakeAndClose),
    ("loses it", Answer::Close),
    ("hangs", Answer::TakeAndHang),
    ("refuses it", Answer::Say("451 4.7.1 come back later")),
];

const STEPS: [Step; 6] = [
    Step::Connect,
    Step::Mail,
    Step::Rcpt,
    Step::Data,
    Step::Body,
    Step::Done,
];

/// Kills at a step, and looks at what a second run makes of it.
fn killed(step: Step, (name, answer): (&str, Answer)) {
    let victim = Victim::default();
    let (own, is_first, mails) = (
        Arc::clone(&victim),
        AtomicBool::new(true),
        AtomicUsize::new(0),
    );
    let server = Server::start(Tls::AtOnce, "good.pem", move |at| {
        if at.step == Step::Mail {
            mails.fetch_add(1, Ordering::SeqCst);
        }
        let is_here = step == Step::Connect || mails.load(Ordering::SeqCst) == 2;
        if at.step == step && is_here && is_first.swap(false, Ordering::SeqCst) {
            kill(&own);
            return if step == Step::Body {
                answer
            } else {
                Answer::Fine
            };
        }
        // Killed behind the answer: the answer came before.
        if step == Step::Done && at.step == Step::Body && is_here && is_first.load(Ordering::SeqCst)
        {
            return match answer {
                Answer::Fine | Answer::Say(_) => answer,
                _ => Answer::Fine,
            };
        }
        Answer::Fine
    });
    let bench = super::bench(&server, &[]);
    *victim.lock().unwrap() = Some(begin(&bench));
    while victim
        .lock()
        .unwrap()
        .as_mut()
        .unwrap()
        .try_wait()
        .unwrap()
        .is_none()
    {
        std::thread::sleep(Duration::from_millis(5));
    }
    let told = format!("killed at {step:?}, the server {name}");
    let said = really(&bench, &[]);
    let listed = send(&bench, &["--resolve"]);
    let mut counts = server.counts();
    let mut unknown = 0;
    for (id, email) in PEOPLE {
        let is_unknown = listed.out.contains(&format!("{id}: letters of 2026b"));
        let count = counts.get(email).copied().unwrap_or_default();
        assert!(count <= 1, "{told}: `{id}` has got {count}");
        assert!(
            count == 1 || is_unknown,
            "{told}: `{id}` was forgotten\n{said:?}\n{listed:?}"
        );
        unknown += usize::from(is_unknown);
        // Somebody looks, and says what they found.
        if is_unknown {
            let word = if count == 1 { "--sent" } else { "--unsent" };
            send(&bench, &["letters", "2026b", word, "--only", id, "--write"]);
        }
    }
    let most = usize::from(matches!(step, Step::Body | Step::Done));
    assert!(
        unknown <= most,
        "{told}: {unknown} unknown\n{}",
        counted(&bench)
    );
    assert!(
        step != Step::Body || unknown == 1,
        "{told}\n{}",
        counted(&bench)
    );
    assert_eq!(really(&bench, &[]).code, Some(0), "{told}");
    counts = server.counts();
    assert_eq!(
        counts,
        PEOPLE.map(|(_, email)| (email.to_owned(), 1)).into(),
        "{told}"
    );
}

#[test]
fn killed_at_each_step_by_each_server_nobody_gets_two_and_nobody_none() {
    std::thread::scope(|scope| {
        for behaviour in BEHAVIOURS {
            scope.spawn(move || STEPS.into_iter().for_each(|step| killed(step, behaviour)));
        }
    });
}

/// The journal is cut at each of its lines, and within each: what a program leaves that is killed there.
#[test]
fn a_journal_that_ends_anywhere_doubles_nothing() {
    let server = Server::honest();
    let bench = super::bench(&server, &[]);
    assert_eq!(really(&bench, &[]).code, Some(0));
    let folder = "program/data/outbox/2026b";
    let name = bench
        .tree(folder)
        .into_keys()
        .find(|name| name.ends_with(".yaml"));
    let path = format!("{folder}/{}", name.unwrap());
    let whole = bench.read(&path);
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    assert_eq!(lines.len(), 16);
    for cut in 1..=lines.len() {
        for torn in [0, 20] {
            let next = lines.get(cut).map_or("", |line| &line[..torn]);
            let text = lines[..cut].concat();
            bench.write(&path, format!("{text}{next}"));
            let said = send(&bench, &["letters", "2026b", "--by", "smtp"]);
            let [sent, begun] =
                ["sent", "sending"].map(|state| text.matches(&format!("state: {state},")).count());
            let due = format!("together {} mail", 5 - begun);
            assert!(begun == 5 || said.out.contains(&due), "{cut}: {said:?}");
            let unknown = format!("{} may have gone or not", begun - sent);
            assert_eq!(said.out.contains(&unknown), begun > sent, "{cut}: {said:?}");
        }
    }
}

#[test]
fn a_server_that_ends_connections_gets_new_ones() {
    let count = AtomicUsize::new(0);
    let server = Server::start(Tls::AtOnce, "good.pem", move |at| match at.step {
        // After each second mail it has had enough.
        Step::Done if count.fetch_add(1, Ordering::SeqCst) % 2 == 1 => Answer::Close,
        _ => Answer::Fine,
    });
    let bench = super::bench(&server, &[]);
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len(), server.connections()),
        (Some(0), 5, 3),
        "{said:?}"
    );
}

#[test]
fn two_programs_at_once_send_each_mail_once() {
    let server = Server::honest();
    let bench = super::bench(&server, &[]);
    let mut both = [begin(&bench), begin(&bench)];
    both.iter_mut()
        .for_each(|child| assert!(child.wait().is_ok()));
    // One of them may have been too late for all of it; whoever asks again is told that nothing is left.
    assert_eq!(really(&bench, &[]).code, Some(0));
    assert!(server.counts().values().all(|count| *count == 1));
    assert_eq!(server.counts().len(), 5);
}

#[test]
fn another_machine_that_has_written_later_is_named() {
    let server = Server::honest();
    let bench = super::bench(&server, &[]);
    really(&bench, &["--only", "amina-diallo"]);
    let folder = "program/data/outbox/2026b";
    let name = bench
        .tree(folder)
        .into_keys()
        .find(|name| name.ends_with(".yaml"));
    let text = bench.read(&format!("{folder}/{}", name.unwrap()));
    let later = text.lines().map(|line| match line.split_once("at: 20") {
        Some((before, rest)) => format!("{before}at: 21{rest}\n"),
        None => format!("{line}\n"),
    });
    bench.write(
        &format!("{folder}/laptop.yaml"),
        later
            .collect::<String>()
            .replace("amina-diallo", "clara-nunes"),
    );
    let said = really(&bench, &[]);
    assert!(
        said.out
            .contains("laptop has written too in this round, last on "),
        "{said:?}"
    );
    assert!(said.out.contains(", after this machine"), "{said:?}");
    let counts: BTreeMap<String, usize> = server.counts();
    assert!(
        !counts.contains_key("clara@example.org") && counts.len() == 4,
        "{said:?}"
    );
}

/// The same file of certificates may stand in the program's folder.
#[test]
fn a_file_of_certificates_is_found_from_the_folder() {
    let server = Server::honest();
    let bench = Bench::new();
    bench.write(
        "program/own.pem",
        std::fs::read(certificate("authority.pem")).unwrap(),
    );
    account(
        &bench,
        "program",
        server.port(),
        &[("ca_file", "\"own.pem\"")],
    );
    assert_eq!(really(&bench, &[]).code, Some(0));
    bench.write("program/own.pem", "no certificate");
    let said = really(&bench, &["--again", "amina-diallo"]);
    assert!(
        said.err.contains("there is no certificate in it"),
        "{said:?}"
    );
    account(
        &bench,
        "program",
        server.port(),
        &[("ca_file", "\"none.pem\"")],
    );
    let said = really(&bench, &["--again", "amina-diallo"]);
    assert!(
        said.err.contains("own") || said.err.contains("there is no such file"),
        "{said:?}"
    );
    assert_eq!(server.mailbox().len(), 5);
}
