//! Which data of a program are private, and the ways in which somebody may have written them.

use std::collections::{BTreeSet, HashSet};

use super::super::letters::Letters;
use super::super::reader::letters;
use super::Needles;
use crate::model::{Participant, Private, Profile, Program};

/// Identifiers shorter than this are too common as words.
const SHORTEST_ID: usize = 10;

/// Phone numbers have at least this many digits.
const SHORTEST_PHONE: usize = 7;

/// Free text is private in runs of this many words.
const RUN_WORDS: usize = 8;

/// A name that is published has at most this many words.
const LONGEST_NAME: usize = 6;

/// Shorter sequences are found only with their words apart: Li Na is not in Carolina.
const SHORTEST_JOINED: usize = 10;

/// All needles, by participant.
pub fn of(program: &Program) -> Needles {
    let public = Public::of(program);
    let mut needles = Needles::default();
    for person in &program.participants {
        needles.owners.push(person.id.clone());
        let mut collect = Collect {
            public: &public,
            needles: &mut needles,
        };
        collect.person(person);
    }
    needles.public_names = public.names.into_iter().collect();
    needles.finish()
}

/// What organisers and authors have agreed to publish, with all its spellings, and runs of their texts.
#[derive(Default)]
struct Public {
    sequences: HashSet<Vec<u8>>,
    names: BTreeSet<Letters>,
}

impl Public {
    fn of(program: &Program) -> Self {
        let mut public = Self::default();
        let contact = &program.config.organiser;
        let letters = &program.config.letters.email;
        public.allow([&contact.email, letters]);
        public.allow_name(&contact.name);
        for organiser in &program.organisers {
            public.allow_name(&organiser.name);
            let texts = organiser.email.iter();
            public.allow(
                texts
                    .chain(&organiser.about)
                    .chain(&organiser.role)
                    .chain(&organiser.links),
            );
        }
        let documents = program
            .topics
            .iter()
            .chain(&program.posts)
            .chain(&program.pages);
        // Many documents have few authors.
        let authors: BTreeSet<&String> = documents
            .flat_map(|document| &document.front.authors)
            .collect();
        for author in authors {
            public.allow_name(author);
        }
        public
    }

    fn allow_name(&mut self, name: &String) {
        self.allow([name]);
        let words = letters(name);
        if words.starts.len() > LONGEST_NAME {
            return; // a sentence, which excuses nobody else's name
        }
        self.names.extend(names(&words));
    }

    fn allow<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        for text in texts {
            let words = letters(text);
            for run in runs(&words) {
                self.sequences.insert(words.bytes[run].to_vec());
            }
            let spellings = names(&words)
                .into_iter()
                .chain(addresses(text))
                .chain(phones(text));
            self.sequences
                .extend(spellings.map(|spelling| spelling.bytes));
            self.sequences.insert(letters(bare(text)).bytes);
        }
    }
}

struct Collect<'a> {
    public: &'a Public,
    needles: &'a mut Needles,
}

impl Collect<'_> {
    fn person(&mut self, person: &Participant) {
        self.all(addresses(person.email.reveal()), 1, "e-mail address");
        self.all(names(&letters(person.name.reveal())), 2, "full name");
        if person.id.as_str().len() >= SHORTEST_ID {
            self.all(vec![letters(person.id.as_str())], 1, "identifier");
        }
        self.profile(&person.profile);
        for enrolment in person.enrolments.values() {
            if !std::sync::Arc::ptr_eq(&enrolment.profile, &person.profile) {
                self.profile(&enrolment.profile);
            }
        }
    }

    fn profile(&mut self, profile: &Profile) {
        for link in &profile.links {
            self.all(vec![letters(bare(link.reveal()))], 2, "private link");
        }
        let texts = [&profile.about, &profile.workplace, &profile.role];
        for text in texts.into_iter().flatten().map(Private::reveal) {
            self.free_text(&letters(text));
            self.all(phones(text), 1, "phone number");
        }
    }

    fn free_text(&mut self, words: &Letters) {
        let mut start = None;
        for run in runs(words) {
            if !self.public.sequences.contains(&words.bytes[run.clone()]) {
                let start = *start.get_or_insert_with(|| self.needles.keep(words));
                self.needles
                    .add(start + run.start..start + run.end, 0, "free text");
            }
        }
    }

    fn all(&mut self, spellings: Vec<Letters>, fewest: usize, what: &'static str) {
        for words in spellings {
            if words.starts.len() < fewest || self.public.sequences.contains(&words.bytes) {
                continue;
            }
            let start = self.needles.keep(&words);
            let length = words.bytes.len();
            let breaks = if length < SHORTEST_JOINED {
                words.starts.len() - 1
            } else {
                0
            };
            self.needles.add(start..start + length, breaks, what);
        }
    }
}

/// Runs of words, as ranges of bytes.
fn runs(words: &Letters) -> impl Iterator<Item = std::ops::Range<usize>> {
    let count = (words.starts.len() + 1).saturating_sub(RUN_WORDS);
    (0..count).map(|at| words.starts[at]..words.end(at + RUN_WORDS - 1))
}

/// A name as it is written, with the last words first (`Diallo, Amina`), and without those in the middle.
fn names(words: &Letters) -> Vec<Letters> {
    let all: Vec<&[u8]> = words.words().collect();
    let mut names = vec![words.clone()];
    for last in 1..all.len().min(4) {
        let [first, last] = [&all[..last], &all[last..]];
        names.push(last.iter().chain(first).copied().collect());
    }
    if let [first, _, .., last] = all[..] {
        names.push([first, last].into_iter().collect());
    }
    names
}

/// An address with its signs, and with all or some of them in words.
fn addresses(address: &str) -> Vec<Letters> {
    let Some((user, host)) = address.rsplit_once('@') else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for at in ["@", " at "] {
        for user in [user.to_owned(), user.replace('.', " dot ")] {
            for host in [host.to_owned(), host.replace('.', " dot ")] {
                let spelling = letters(&format!("{user}{at}{host}"));
                if !found.contains(&spelling) {
                    found.push(spelling);
                }
            }
        }
    }
    found
}

/// An address of a page, without what is often left out.
fn bare(link: &str) -> &str {
    let bare = link
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    bare.trim_start_matches("www.").trim_end_matches('/')
}

/// The phone numbers in a text, as they may be dialled. Where the country's code ends is not known: after one digit, two or three.
fn phones(text: &str) -> Vec<Letters> {
    let in_number = |c: char| c.is_ascii_digit() || " -.()/+\u{a0}\u{2011}\u{2013}".contains(c);
    let mut found = Vec::new();
    let digits = text.bytes().filter(u8::is_ascii_digit);
    if digits.count() < SHORTEST_PHONE {
        return found;
    }
    for part in text.split(|c| !in_number(c)) {
        let digits: String = part
            .replace("(0)", "")
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let number = digits.trim_start_matches('0');
        if number.len() < SHORTEST_PHONE {
            continue;
        }
        let mut ways = vec![
            number.to_owned(),
            format!("0{number}"),
            format!("00{number}"),
        ];
        for code in 1..=3 {
            let (code, rest) = number.split_at(code);
            ways.push(format!("{code}0{rest}"));
            ways.push(format!("00{code}0{rest}"));
            if rest.len() > SHORTEST_PHONE {
                ways.push(format!("0{rest}"));
                ways.push(rest.to_owned());
            }
        }
        found.extend(
            ways.iter()
                .map(|way| [way.as_bytes()].into_iter().collect::<Letters>()),
        );
    }
    found
}
