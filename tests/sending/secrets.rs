//! A password comes from a command, a file of one's own, or the keyboard, and is seen nowhere.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use super::server::{Answer, Server, Step, Tls};
use super::{bench, counted, really};

#[test]
fn a_file_that_others_can_read_is_refused() {
    let server = Server::honest();
    let bench = bench(
        &server,
        &[("password_command", ""), ("password_file", "\"secret\"")],
    );
    let missing = really(&bench, &[]);
    assert!(missing.err.contains("there is no such file"), "{missing:?}");
    bench.write("program/secret", "tulip\nnot this\n");
    let mode = |mode| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(bench.path("program/secret"), permissions).unwrap();
    };
    for open in [0o644, 0o640, 0o604, 0o660] {
        mode(open);
        let said = really(&bench, &[]);
        assert!(
            said.err.contains("others can read it"),
            "{open:o}: {said:?}"
        );
        assert_eq!((said.code, server.connections()), (Some(1), 0));
    }
    mode(0o600);
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(0), 5),
        "{said:?}"
    );
}

#[test]
fn a_command_that_fails_or_says_nothing_is_told_without_what_it_said() {
    let server = Server::honest();
    for (command, told) in [
        ("echo tulip; exit 3", "it ended with code 3"),
        ("echo; echo tulip", "its first line is empty"),
        ("true", "its first line is empty"),
    ] {
        let bench = bench(&server, &[("password_command", &format!("{command:?}"))]);
        let said = really(&bench, &[]);
        assert!(said.err.contains(told), "{command}: {said:?}");
        assert_eq!(
            (said.code, server.connections(), counted(&bench)),
            (Some(1), 0, String::new())
        );
    }
}

#[test]
fn a_token_takes_the_place_of_a_password() {
    let server = Server::honest();
    let bench = bench(
        &server,
        &[
            ("password_command", ""),
            ("token_command", "\"echo tulip\""),
        ],
    );
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(0), 5),
        "{said:?}"
    );
}

#[test]
fn a_server_that_asks_nobody_is_told_nothing() {
    let server = Server::start(Tls::AtOnce, "good.pem", |at| match at.step {
        Step::Hello => Answer::Say("250 localhost"),
        Step::Auth => Answer::Close,
        _ => Answer::Fine,
    });
    let bench = bench(&server, &[("password_command", "")]);
    let said = really(&bench, &[]);
    assert_eq!(
        (said.code, server.mailbox().len()),
        (Some(0), 5),
        "{said:?}"
    );
}

/// What the system tells everybody of a process: its arguments, and to its owner its environment.
#[cfg(target_os = "linux")]
#[test]
fn no_process_shows_the_password() {
    let seen = Arc::new(Mutex::new(String::new()));
    let (own, process) = (Arc::clone(&seen), Arc::new(Mutex::new(0)));
    let id = Arc::clone(&process);
    let server = Server::start(Tls::AtOnce, "good.pem", move |at| {
        if at.step == Step::Mail {
            for file in ["cmdline", "environ"] {
                let path = format!("/proc/{}/{file}", id.lock().unwrap());
                let bytes = std::fs::read(path).unwrap();
                own.lock()
                    .unwrap()
                    .push_str(&String::from_utf8_lossy(&bytes));
            }
        }
        Answer::Fine
    });
    let bench = bench(
        &server,
        &[("password_command", ""), ("password_file", "\"secret\"")],
    );
    bench.write("program/secret", "tulip\n");
    let secret = bench.path("program/secret");
    std::fs::set_permissions(secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    let mut lock = process.lock().unwrap();
    let words = "send letters 2026b --by smtp --really --root program";
    let mut child = Command::new(env!("CARGO_BIN_EXE_fortnight"))
        .args(words.split(' '))
        .current_dir(bench.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    *lock = child.id();
    drop(lock);
    assert!(child.wait().unwrap().success());
    let seen = seen.lock().unwrap();
    assert!(
        seen.contains("--really") && !seen.contains("tulip"),
        "{seen}"
    );
    for (name, (_, bytes)) in bench.tree("program/data") {
        assert!(!String::from_utf8_lossy(&bytes).contains("tulip"), "{name}");
    }
}

/// `script` (of bsdutils, which every Debian has) is a terminal.
#[cfg(target_os = "linux")]
#[test]
fn the_keyboard_is_asked_and_what_is_typed_is_not_seen() {
    let server = Server::honest();
    let bench = bench(&server, &[("password_command", ""), ("user", "\"ines\"")]);
    let said = really(&bench, &[]);
    assert!(said.err.contains("there is no terminal"), "{said:?}");
    let fortnight = env!("CARGO_BIN_EXE_fortnight");
    let command =
        format!("{fortnight} send letters 2026b --by smtp --really --root program --quiet");
    let mut terminal = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(bench.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut seen, mut room) = (String::new(), [0; 4_096]);
    let mut out = terminal.stdout.take().unwrap();
    while !seen.contains("password of ines: ") {
        let length = out.read(&mut room).unwrap();
        assert!(length > 0, "{seen}");
        seen.push_str(&String::from_utf8_lossy(&room[..length]));
    }
    let mut input = terminal.stdin.take().unwrap();
    input.write_all(b"tulip\n").unwrap();
    out.read_to_string(&mut seen).unwrap();
    assert!(terminal.wait().unwrap().success(), "{seen}");
    assert!(
        seen.contains("5 of 5 mails sent") && !seen.contains("tulip"),
        "{seen}"
    );
    assert_eq!(server.mailbox().len(), 5);
}
