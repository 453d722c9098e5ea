//! The same with a mail server as it is installed on real hosts: chasquid, of Debian, as an ordinary user, in a folder of its own. It
//! knows its users by their passwords, and delivers each mail into a file, which are counted.

use std::collections::BTreeMap;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::round::{Season, the_rest};
use super::{PEOPLE, account, certificate, really};
use crate::cli::bench::Bench;

struct Chasquid {
    folder: tempfile::TempDir,
    process: Child,
    ports: [u16; 3],
}

/// A program of chasquid: installed, or where `tests/setup` puts it.
fn program(name: &str) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tests/chasquid/usr/bin");
    match own.join(name) {
        path if path.exists() => path,
        _ => name.into(),
    }
}

impl Chasquid {
    fn start(addresses: &[String]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        for (name, own) in [("fullchain.pem", "good.pem"), ("privkey.pem", "server.key")] {
            let text = fs::read_to_string(certificate(own)).unwrap();
            write(&format!("certs/localhost/{name}"), &text);
        }
        // Everybody is somebody else's name, but for who sends.
        for address in addresses {
            let (name, domain) = address.split_once('@').unwrap();
            // It looks for names without dots, and without what stands behind a plus.
            let name = name.split('+').next().unwrap().replace('.', "");
            let path = folder.path().join(format!("domains/{domain}/aliases"));
            let known = fs::read_to_string(path).unwrap_or_default();
            write(
                &format!("domains/{domain}/aliases"),
                &format!("{known}{name}: help@example.org\n"),
            );
        }
        write("domains/example.org/users", "");
        fs::remove_file(folder.path().join("domains/example.org/users")).unwrap();
        write("mailbox/.keep", "");
        write(
            "mda",
            "#!/bin/sh\nexec cat >\"$(mktemp \"$1/mail.XXXXXXXXXX\")\"\n",
        );
        let mda = folder.path().join("mda");
        fs::set_permissions(&mda, fs::Permissions::from_mode(0o700)).unwrap();
        let free = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        let ports = free
            .each_ref()
            .map(|free| free.local_addr().unwrap().port());
        drop(free);
        let [smtp, submission, over_tls] = ports;
        let shown = folder.path().display();
        write(
            "chasquid.conf",
            &format!(
                "hostname: \"localhost\"\nsmtp_address: \"127.0.0.1:{smtp}\"\nsubmission_address: \"127.0.0.1:{submission}\"\n\
             submission_over_tls_address: \"127.0.0.1:{over_tls}\"\nmail_delivery_agent_bin: \"{shown}/mda\"\n\
             mail_delivery_agent_args: \"{shown}/mailbox\"\ndata_dir: \"{shown}/data\"\nmail_log_path: \"<stderr>\"\n"
            ),
        );
        let added = Command::new(program("chasquid-util"))
            .arg(format!("-C={shown}"))
            .args(["user-add", "help@example.org", "--password=tulip"])
            .output();
        let added = added.expect("chasquid is not there: `tests/setup` brings it");
        assert!(added.status.success(), "{added:?}");
        let process = Command::new(program("chasquid"))
            .arg(format!("--config_dir={shown}"))
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", over_tls)).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "chasquid does not begin"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Self {
            folder,
            process,
            ports,
        }
    }

    /// The recipients of all mails in the mailbox.
    fn now(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for entry in fs::read_dir(self.folder.path().join("mailbox")).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
            let to = text.lines().find_map(|line| line.strip_prefix("To: "));
            // A long name is on a line of its own.
            let address = to.and_then(|_| {
                text.split("\nTo: ")
                    .nth(1)?
                    .split_once('<')?
                    .1
                    .split_once('>')
            });
            if let Some((address, _)) = address {
                *counts.entry(address.to_owned()).or_default() += 1;
            }
        }
        counts
    }

    /// The same, once all that was taken has been delivered.
    fn counts(&self) -> BTreeMap<String, usize> {
        let (mut before, mut begun) = (self.now(), Instant::now());
        while begun.elapsed() < Duration::from_millis(700) {
            std::thread::sleep(Duration::from_millis(50));
            let now = self.now();
            if now != before {
                (before, begun) = (now, Instant::now());
            }
        }
        before
    }
}

impl Drop for Chasquid {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

#[test]
#[ignore = "needs chasquid"]
fn a_mail_server_of_debian_takes_each_mail_once_both_ways() {
    let addresses = PEOPLE.map(|(_, email)| email.to_owned());
    let chasquid = Chasquid::start(&addresses);
    let [_, submission, over_tls] = chasquid.ports;
    for (times, port, tls) in [
        (1, over_tls, "\"at-once\""),
        (2, submission, "\"on-request\""),
    ] {
        let bench = Bench::new();
        account(&bench, "program", port, &[("tls", tls)]);
        let said = really(&bench, &[]);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(
            chasquid.counts(),
            PEOPLE.map(|(_, email)| (email.to_owned(), times)).into()
        );
    }
    let bench = Bench::new();
    account(
        &bench,
        "program",
        over_tls,
        &[("password_command", "\"echo rose\"")],
    );
    let said = really(&bench, &[]);
    assert!(
        said.err.contains("it does not take the password"),
        "{said:?}"
    );
}

#[test]
#[ignore = "needs chasquid"]
fn a_round_goes_out_through_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/participants");
    let mut addresses = vec!["amina.diallo@example.com".to_owned()];
    for entry in walkdir::WalkDir::new(root)
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().is_file())
    {
        let text = fs::read_to_string(entry.path()).unwrap();
        let lines = text
            .lines()
            .filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("email: "));
        addresses.extend(lines.map(str::to_owned));
    }
    let chasquid = Chasquid::start(&addresses);
    let own = "\"help@example.org\"";
    let season = Season::new(chasquid.ports[2], &[("user", own), ("from", own)]);
    season.run("2026-09-05", "send letters 2026b --by smtp --really", 0);
    the_rest(&season, &|| chasquid.counts());
}
