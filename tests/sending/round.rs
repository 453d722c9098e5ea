//! A round of the demonstration goes out as the handbook tells it: interrupted three times and resumed, one address corrected, one
//! drop-out repaired, and this fortnight's topic.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::account;
use super::server::{Answer, Server, Step, Tls};
use crate::cli::bench::{Bench, Said};

/// How many mails each address has got.
type Counts = BTreeMap<String, usize>;

/// The demonstration, with its matches accepted.
pub struct Season {
    pub bench: Bench,
}

impl Season {
    pub fn new(port: u16, more: &[(&str, &str)]) -> Self {
        let bench = Bench::empty();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["content", "data", "fortnight.toml"] {
            for entry in walkdir::WalkDir::new(root.join(part)) {
                let entry = entry.unwrap();
                let inside = entry.path().strip_prefix(root).unwrap().to_str().unwrap();
                if entry.file_type().is_file() {
                    let bytes = std::fs::read(entry.path()).unwrap();
                    bench.write(&format!("program/{inside}"), bytes);
                }
            }
        }
        account(&bench, "program", port, more);
        let season = Self { bench };
        season.run("2026-09-05", "match 2026b --accept", 0);
        season
    }

    /// A command on a day, and how it must end.
    pub fn run(&self, day: &str, words: &str, code: i32) -> Said {
        let words: Vec<&str> = words.split(' ').collect();
        let said = self
            .bench
            .run(&[&words[..], &["--root", "program", "--date", day]].concat());
        assert_eq!(said.code, Some(code), "{words:?}: {said:?}");
        said
    }

    /// Begins to send, in a process that can be killed.
    fn begin(&self, words: &str) -> Child {
        Command::new(env!("CARGO_BIN_EXE_fortnight"))
            .args(words.split(' '))
            .args(["--root", "program", "--date", "2026-09-05"])
            .current_dir(self.bench.path(""))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// The address of somebody.
    fn address(&self, id: &str) -> String {
        let text = self
            .bench
            .read(&format!("program/data/participants/{id}.yaml"));
        let line = text.lines().find_map(|line| line.strip_prefix("email: "));
        line.unwrap().to_owned()
    }
}

const SEND: &str = "send letters 2026b --by smtp --really";

/// What comes after the letters; `counts` looks into the mailbox.
pub fn the_rest(season: &Season, counts: &dyn Fn() -> Counts) {
    let letters = counts();
    let people = letters.len();
    assert!(
        people > 40 && letters.values().all(|count| *count == 1),
        "{letters:?}"
    );
    let said = season.run("2026-09-05", SEND, 0);
    assert!(said.err.contains("nothing is left to send"), "{said:?}");

    // A letter has come back: the address is corrected, and one letter goes out again.
    let (id, old) = ("amina-diallo", season.address("amina-diallo"));
    let file = format!("program/data/participants/{id}.yaml");
    season
        .bench
        .replace(&file, &old, "amina.diallo@example.com");
    let said = season.run("2026-09-06", &format!("{SEND} --again {id}"), 0);
    assert!(said.out.contains("1 of 1 mail sent"), "{said:?}");
    let mut expected = letters;
    expected.insert("amina.diallo@example.com".to_owned(), 1);
    assert_eq!(counts(), expected);

    // Somebody drops out, whoever is left behind gets another partner, and only they get a letter.
    let leaver = "karim-abdelwahab";
    let gone = season.address(leaver);
    season.run("2026-09-20", &format!("mark {leaver} withdrawn --write"), 0);
    season.run("2026-09-20", "match 2026b --accept", 0);
    season.run("2026-09-20", &format!("{SEND} --again pairs"), 0);
    let now = counts();
    let new: Vec<_> = now
        .iter()
        .filter(|(email, count)| expected.get(*email) != Some(*count))
        .collect();
    assert!((1..=3).contains(&new.len()), "{new:?}");
    assert!(
        new.iter()
            .all(|(email, count)| **count == 2 && **email != gone),
        "{new:?}"
    );
    let said = season.run("2026-09-20", &format!("{SEND} --again pairs"), 0);
    assert!(
        said.err.contains("nothing is left to send") && counts() == now,
        "{said:?}"
    );

    // This fortnight's topic goes to everybody who is there.
    let said = season.run("2026-09-20", "send topic 2026b --by smtp --really", 0);
    let sent: usize = counts().values().sum::<usize>() - now.values().sum::<usize>();
    assert!(
        said.out.contains(&format!("{sent} of {sent} mails sent")),
        "{said:?}"
    );
    assert!(
        sent == people - 1 && counts().get(&gone) == now.get(&gone),
        "{sent}"
    );

    // The round is closed, and thanks are letters that nobody has had yet.
    let before: usize = counts().values().sum();
    season.run("2027-01-04", "close 2026b --write", 0);
    let said = season.run("2027-01-05", SEND, 0);
    let thanked: usize = counts().values().sum::<usize>() - before;
    assert!(
        said.out.contains("letters/thanks of September 2026"),
        "{said:?}"
    );
    assert!(thanked > 30, "{said:?}");
    let said = season.run("2027-01-05", SEND, 0);
    assert!(said.err.contains("nothing is left to send"), "{said:?}");
}

#[test]
fn a_round_goes_out_though_it_is_interrupted_three_times() {
    let victim: Arc<Mutex<Option<Child>>> = Arc::default();
    let (own, mails) = (Arc::clone(&victim), AtomicUsize::new(0));
    let server = Server::start(Tls::AtOnce, "good.pem", move |at| {
        if at.step == Step::Mail {
            mails.fetch_add(1, Ordering::SeqCst);
        }
        match (mails.load(Ordering::SeqCst), at.step) {
            // Somebody closes the lid: once in the middle of a mail, once before one.
            (10, Step::Body) | (20, Step::Rcpt) => {
                let mut child = own.lock().unwrap();
                child.as_mut().unwrap().kill().unwrap();
                Answer::Fine
            }
            // And once the server has had enough, of the next connection too.
            (30 | 31, Step::Mail) => Answer::Say("421 4.7.0 too many, come back later"),
            _ => Answer::Fine,
        }
    });
    let season = Season::new(server.port(), &[]);
    for _ in 0..2 {
        *victim.lock().unwrap() = Some(season.begin(SEND));
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
    }
    let said = season.run("2026-09-05", SEND, 1);
    assert!(said.err.contains("421 4.7.0 too many"), "{said:?}");
    let said = season.run("2026-09-05", SEND, 0);
    assert!(said.out.contains("1 may have gone or not"), "{said:?}");
    // Of one nobody knows: it is looked for, and it is there.
    let listed = season.run("2026-09-05", "send --resolve", 1);
    let line = listed
        .out
        .lines()
        .find_map(|line| line.trim().strip_prefix("fortnight "));
    season.run("2026-09-05", line.unwrap(), 0);
    season.run("2026-09-05", "send --resolve", 0);
    the_rest(&season, &|| server.counts());
}
