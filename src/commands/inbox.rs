//! `fortnight inbox`: what people have answered to their letters, and what came back, out of files of mails; `--write` notes it.

mod show;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::held::{Known as Sound, known};
use super::send::books::Books;
use super::{Stop, Verdict, secret};
use crate::cli::{Cli, InboxArgs};
use crate::edge::folders::Folders;
use crate::edge::load::{mail_files, read_sheet};
use crate::edge::terminal::Terminal;
use crate::edge::write::Journal;
use crate::edge::{Trouble, clock, machine};
use crate::model::{PersonId, Program, RoundId};
use crate::outbox::answers::{self, Answers, Note};
use crate::outbox::code::Secret;
use crate::outbox::inbox::{Known, Meaning, Outgone, Why};
use crate::outbox::journal::{Record, line, whole};
use crate::parse::mail;
use crate::source::{Root, Sources};

/// Bytes of a file of mails that are read.
const MOST: u64 = 512 << 20;

/// A mail with what it means.
struct Sorted {
    /// File and place.
    place: String,
    /// Whoever says that they wrote it, and what its subject is.
    head: String,
    meaning: Meaning,
    /// Whether nothing of it was noted before.
    is_new: bool,
}

/// All that the mails say.
#[derive(Default)]
struct Read {
    mails: Vec<Sorted>,
    /// Notes of each round that are new.
    notes: BTreeMap<RoundId, Vec<Note>>,
    /// Events of the journal of each round that are new.
    events: BTreeMap<RoundId, Vec<Record>>,
}

/// Shows what mails say, or notes it.
pub fn run(cli: &Cli, arguments: &InboxArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Some(Sound {
        folders,
        input,
        program,
        ..
    }) = known(cli, terminal)?
    else {
        return Ok(Verdict::Problems);
    };
    let sources = &input.sources;
    let secret = secret::read(sources)?;
    let (known, books) = knowledge(sources, &folders, &program, secret.as_ref())?;
    let mut answers = noted(sources, &program)?;
    let mut read = Read::default();
    let now = clock::now()?;
    for named in &arguments.files {
        for file in mail_files(named)? {
            read.file(&file, &known, &mut answers, now)?;
        }
    }
    terminal.result(&show::text(&program, &read, terminal))?;
    let news = read.news();
    if news == 0 {
        terminal.news("nothing new is to be noted");
    } else if arguments.write {
        write(&folders, sources, &books, &read)?;
        terminal.news("noted; `fortnight status` tells it");
    } else {
        terminal.news("nothing was noted: `--write` does it");
    }
    Ok(Verdict::Fine)
}

impl Read {
    fn news(&self) -> usize {
        let notes = self.notes.values().map(Vec::len);
        notes.chain(self.events.values().map(Vec::len)).sum()
    }

    fn file(
        &mut self,
        file: &Path,
        known: &Known<'_>,
        answers: &mut BTreeMap<RoundId, Answers>,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let shown = file.to_string_lossy();
        let bytes = read_sheet(file, MOST)?;
        if bytes.len() as u64 > MOST {
            return Err(Trouble::new("read", shown, "it is larger than 512 MB")
                .hint("move the answers into a folder of their own in your mail program, and export that"));
        }
        let mails = mail::split(&bytes);
        let is_one = mails.len() == 1;
        for (at, mail) in mails.into_iter().enumerate() {
            let place = match is_one {
                true => shown.to_string(),
                false => format!("{shown}, mail {}", at + 1),
            };
            self.mail(place, mail, known, answers, now);
        }
        Ok(())
    }

    fn mail(
        &mut self,
        place: String,
        bytes: &[u8],
        known: &Known<'_>,
        answers: &mut BTreeMap<RoundId, Answers>,
        now: Timestamp,
    ) {
        let mail = mail::read(bytes);
        let meaning = match &mail {
            Some(mail) => known.meaning(mail),
            None => Meaning::NeedsYou(Why::Unreadable),
        };
        let (meaning, is_new) = self.noted(meaning, known, answers, now);
        let mail = mail.unwrap_or_default();
        let from = mail.from.as_deref().unwrap_or("nobody");
        self.mails.push(Sorted {
            place,
            head: format!("from {from}, “{}”", mail.subject),
            meaning,
            is_new,
        });
    }

    /// Puts what a mail means among what is to be noted, unless it is noted.
    fn noted(
        &mut self,
        meaning: Meaning,
        known: &Known<'_>,
        answers: &mut BTreeMap<RoundId, Answers>,
        now: Timestamp,
    ) -> (Meaning, bool) {
        match &meaning {
            Meaning::Answer(round, id, says, on) => {
                let answers = answers.entry(round.clone()).or_default();
                if answers.has(id, *says, *on) {
                    return (meaning, false);
                }
                let note = Note {
                    id: id.clone(),
                    says: *says,
                    on: on.unwrap_or(known.today),
                };
                answers.add(note.clone());
                self.notes.entry(round.clone()).or_default().push(note);
                (meaning, true)
            }
            Meaning::Returned(round, event, _) => {
                let events = self.events.entry(round.clone()).or_default();
                let is_same = |other: &Record| (&other.what, &other.id) == (&event.what, &event.id);
                if events.iter().any(is_same) {
                    let id = PersonId::new(&event.id);
                    return (id.map_or(meaning, Meaning::ReturnedBefore), false);
                }
                let event = Record {
                    at: now.max(event.at + SignedDuration::from_secs(1)),
                    ..(**event).clone()
                };
                events.push(event);
                (meaning, true)
            }
            _ => (meaning, false),
        }
    }
}

/// What is known when mails are read, with the journals of each round.
fn knowledge<'a>(
    sources: &Sources,
    folders: &Folders,
    program: &Program,
    secret: Option<&'a Secret>,
) -> Result<(Known<'a>, BTreeMap<RoundId, Books>), Trouble> {
    let mut known = Known {
        people: BTreeMap::new(),
        main: BTreeMap::new(),
        own: own(program),
        rounds: BTreeMap::new(),
        sent: BTreeMap::new(),
        today: program.today,
        secret,
    };
    for person in &program.participants {
        let main = person.email.reveal().to_lowercase();
        known.main.insert(person.id.clone(), main.clone());
        let others = person
            .emails
            .iter()
            .map(|email| email.reveal().to_lowercase());
        for address in others.chain([main]) {
            let people = known.people.entry(address).or_default();
            if !people.contains(&person.id) {
                people.push(person.id.clone());
            }
        }
    }
    let mut books = BTreeMap::new();
    for round in &program.rounds {
        let id = &round.id;
        let enrolled = program.participants.iter();
        let enrolled = enrolled.filter(|person| person.enrolments.contains_key(id));
        let lines = program.ledger(id).into_iter();
        let lines =
            lines.flat_map(|ledger| ledger.matches.iter().flat_map(|line| line.people.iter()));
        let people = enrolled.map(|person| &person.id).chain(lines);
        known.rounds.insert(id.clone(), people.cloned().collect());
        let mut own = Books::read(sources, folders, round)?;
        let history = std::mem::take(&mut own.history);
        let records = std::mem::take(&mut own.records);
        known.sent.insert(id.clone(), Outgone { history, records });
        books.insert(id.clone(), own);
    }
    Ok((known, books))
}

/// Addresses of the organisers.
fn own(program: &Program) -> BTreeSet<String> {
    let config = &program.config;
    let organisers = program.organisers.iter();
    let organisers = organisers.filter_map(|one| one.email.as_deref());
    let own = [&*config.letters.email, &*config.organiser.email];
    own.into_iter()
        .chain(organisers)
        .map(str::to_lowercase)
        .collect()
}

/// The notes that are there.
fn noted(sources: &Sources, program: &Program) -> Result<BTreeMap<RoundId, Answers>, Trouble> {
    let rounds = program.rounds.iter().map(|round| {
        let answers = Answers::of(sources, &round.id);
        match answers.unread.first() {
            Some((shown, line)) => Err(Trouble::new(
                "read",
                shown,
                format!("line {line} is no note of an answer"),
            )
            .hint("mend the line by a backup or by git, or delete it if you know what it said")),
            None => Ok((round.id.clone(), answers)),
        }
    });
    rounds.collect()
}

/// Adds what is new to the notes and the journals of this machine.
fn write(
    folders: &Folders,
    sources: &Sources,
    books: &BTreeMap<RoundId, Books>,
    read: &Read,
) -> Result<(), Trouble> {
    for (round, notes) in &read.notes {
        let path = format!("{}{}.yaml", answers::folder(round), machine::name());
        let mut files = sources.of(Root::Data);
        let text = files.find(|(_, file)| *file.path == *path);
        let text = text.map(|(_, file)| file.text.to_string());
        let before = text.as_deref().map(|text| (text, whole(text)));
        let mut journal = Journal::open(&folders.data, &path, before, answers::HEAD)?;
        journal.add(&notes.iter().map(answers::line).collect::<String>())?;
    }
    for (round, events) in &read.events {
        if let Some(books) = books.get(round).filter(|_| !events.is_empty()) {
            books
                .open(folders)?
                .add(&events.iter().map(line).collect::<String>())?;
        }
    }
    Ok(())
}
