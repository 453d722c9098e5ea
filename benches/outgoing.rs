//! `cargo bench --bench outgoing -- [PEOPLE REPEAT]`: what it costs to send a large round by a server on this machine.
//!
//! A generated program sends its letters by `--by smtp --really` to a server in this process, which counts them. In turn with it the
//! same command shows them and sends nothing, and a bare client sends as many mails of the same size to the same server and brings one line onto
//! the disk for each, as a journal must. Printed is how many times as long sending takes as the bare client, from the same run.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints its table"
)]

#[path = "../examples/generate/program/mod.rs"]
mod program;
#[path = "../tests/sending/server.rs"]
mod server;

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use program::Size;
use server::Server;

/// Mails of one connection, of either side.
const A_SESSION: usize = 100;

/// A file of the certificates of the tests.
pub fn certificate(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sending/certificates");
    folder.join(name).to_str().unwrap().to_owned()
}

fn main() {
    let numbers = std::env::args().skip(1);
    let numbers: Vec<usize> = numbers.filter_map(|word| word.parse().ok()).collect();
    let people = numbers.first().copied().unwrap_or(1_162);
    let repeat = numbers.get(1).copied().unwrap_or(5);
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("program");
    let server = Server::honest();
    write(&root, people, server.port());
    let round = round(&root);
    let mut times = [const { Vec::new() }; 3];
    let mut mails = 0;
    for _ in 0..repeat {
        let _ = std::fs::remove_dir_all(root.join("data/outbox"));
        let before = server.mailbox().len();
        times[0].push(send(&root, &round, &["--by", "smtp", "--really"]));
        let taken = server.mailbox();
        mails = taken.len() - before;
        let size = taken[before..]
            .iter()
            .map(|mail| mail.bytes.len())
            .sum::<usize>()
            / mails;
        let _ = std::fs::remove_dir_all(root.join("data/outbox"));
        times[1].push(send(&root, &round, &["--by", "smtp"]));
        times[2].push(bare(
            server.port(),
            mails,
            size,
            &folder.path().join("journal"),
        ));
    }
    let [whole, shown, bare] = times.map(|mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    });
    println!(
        "{mails} mails: sent {whole:.0} ms, of that reading and making them {shown:.0} ms; bare client and a flush a letter {bare:.0} ms"
    );
    println!(
        "all of it {:.2} times the bare client, sending alone {:.2} times",
        whole / bare,
        (whole - shown) / bare
    );
}

/// The program, its matches accepted, with an account.
fn write(root: &Path, people: usize, port: u16) {
    let size = Size {
        topics: 20,
        people,
        countries: 95,
        per_file: 1,
        seed: 1,
    };
    for (path, text) in program::files(&size) {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let settings = root.join("fortnight.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let own = format!(
        "\n[mail]\nhost = \"localhost\"\nport = {port}\ntls = \"at-once\"\npassword_command = \"echo tulip\"\nca_file = {:?}\n",
        certificate("authority.pem")
    );
    std::fs::write(settings, text + &own).unwrap();
}

/// The round that has letters today, accepted.
fn round(root: &Path) -> String {
    let rounds = std::fs::read_dir(root.join("data/rounds")).unwrap();
    let names = rounds.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.map(|name| name.replace(".yaml", "")).collect();
    names.sort();
    let found = names.into_iter().rev().find(|name| {
        let accepted = fortnight(root, &["match", name, "--accept"]).status();
        accepted.unwrap().success()
            && fortnight(root, &["send", "letters", name])
                .status()
                .unwrap()
                .success()
    });
    found.unwrap()
}

fn fortnight(root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fortnight"));
    command.args(words).arg("--root").arg(root);
    command.args(["--date", "2026-09-05"]).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn send(root: &Path, round: &str, words: &[&str]) -> f64 {
    let begun = Instant::now();
    let done = fortnight(root, &[&["send", "letters", round], words].concat()).status();
    assert!(done.unwrap().success());
    begun.elapsed().as_secs_f64() * 1_000.0
}

/// The least that a client can do, and one flush a letter.
fn bare(port: u16, mails: usize, size: usize, journal: &Path) -> f64 {
    let config = config();
    let line = "x".repeat(76) + "\r\n";
    let body = line.repeat(size / line.len()) + ".\r\n";
    let begun = Instant::now();
    let mut journal = File::create(journal).unwrap();
    let mut left = mails;
    while left > 0 {
        let name = ServerName::try_from("localhost").unwrap();
        let connection = ClientConnection::new(Arc::clone(&config), name).unwrap();
        let tcp = TcpStream::connect(("127.0.0.1", port)).unwrap();
        tcp.set_nodelay(true).unwrap();
        let mut stream = BufReader::new(StreamOwned::new(connection, tcp));
        read(&mut stream);
        say(&mut stream, "EHLO localhost\r\n");
        say(&mut stream, "AUTH PLAIN AGluZXMAdHVsaXA=\r\n");
        for _ in 0..left.min(A_SESSION) {
            say(&mut stream, "MAIL FROM:<ines@example.org>\r\n");
            say(&mut stream, "RCPT TO:<amina@example.org>\r\n");
            say(&mut stream, "DATA\r\n");
            journal.write_all(&[b'x'; 250]).unwrap();
            journal.sync_data().unwrap();
            say(&mut stream, &body);
        }
        left -= left.min(A_SESSION);
        say(&mut stream, "QUIT\r\n");
    }
    begun.elapsed().as_secs_f64() * 1_000.0
}

fn config() -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_file(certificate("authority.pem")).unwrap())
        .unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    Arc::new(
        config
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth(),
    )
}

fn say<S: Read + Write>(stream: &mut BufReader<S>, text: &str) {
    stream.get_mut().write_all(text.as_bytes()).unwrap();
    stream.get_mut().flush().unwrap();
    read(stream);
}

fn read<S: Read>(stream: &mut BufReader<S>) {
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        assert!(line.starts_with(['2', '3']), "{line}");
        if line.as_bytes()[3] == b' ' {
            return;
        }
    }
}
