//! What is private in a program.

use std::collections::HashSet;

use crate::model::{Participant, PersonId, Private, Profile, Program};

use super::{Needle, RUN_WORDS, words};

/// Identifiers shorter than this are too common as words.
const SHORTEST_ID: usize = 10;

/// Phone numbers have at least this many digits.
const SHORTEST_PHONE: usize = 7;

/// All needles, by participant.
pub fn of(program: &Program) -> Vec<Needle> {
    let public = Public::of(program);
    let mut needles = Vec::new();
    for person in &program.participants {
        let mut collect = Collect {
            owner: &person.id,
            public: &public,
            needles: &mut needles,
        };
        collect.person(person);
    }
    needles
}

/// What organisers and authors have agreed to publish: whole sequences, and runs of their texts.
struct Public {
    sequences: HashSet<Vec<u64>>,
}

impl Public {
    fn of(program: &Program) -> Self {
        let mut sequences = HashSet::new();
        let contact = &program.config.organiser;
        let letters = &program.config.letters.email;
        let mut allow = |text: &str| {
            let words = words::of(text);
            for run in words.windows(RUN_WORDS) {
                sequences.insert(run.to_vec());
            }
            sequences.insert(words);
        };
        [&contact.name, &contact.email, letters]
            .into_iter()
            .for_each(|text| allow(text));
        for organiser in &program.organisers {
            allow(&organiser.name);
            let texts = organiser
                .email
                .iter()
                .chain(&organiser.about)
                .chain(&organiser.role)
                .chain(&organiser.links);
            texts.for_each(|text| allow(text));
        }
        for document in program
            .topics
            .iter()
            .chain(&program.posts)
            .chain(&program.pages)
        {
            document
                .front
                .authors
                .iter()
                .for_each(|author| allow(author));
        }
        Self { sequences }
    }
}

struct Collect<'a> {
    owner: &'a PersonId,
    public: &'a Public,
    needles: &'a mut Vec<Needle>,
}

impl Collect<'_> {
    fn person(&mut self, person: &Participant) {
        self.add(words::of(person.email.reveal()), 1, "e-mail address");
        self.add(words::of(person.name.reveal()), 2, "full name");
        let id = person.id.as_str();
        if id.len() >= SHORTEST_ID {
            self.add(words::of(id), 1, "identifier");
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
            let bare = link
                .reveal()
                .trim_start_matches("https://")
                .trim_start_matches("http://");
            self.add(
                words::of(bare.trim_start_matches("www.")),
                2,
                "private link",
            );
        }
        let texts = [&profile.about, &profile.workplace, &profile.role];
        for text in texts.into_iter().flatten().map(Private::reveal) {
            for run in words::of(text).windows(RUN_WORDS) {
                self.add(run.to_vec(), RUN_WORDS, "free text");
            }
            self.phones(text);
        }
    }

    fn phones(&mut self, text: &str) {
        let in_number = |c: char| c.is_ascii_digit() || " -.()/+".contains(c);
        for part in text.split(|c| !in_number(c)) {
            if part.chars().filter(char::is_ascii_digit).count() >= SHORTEST_PHONE {
                self.add(words::of(part), 1, "phone number");
                let digits: String = part.chars().filter(char::is_ascii_digit).collect();
                self.add(words::of(&digits), 1, "phone number");
            }
        }
    }

    fn add(&mut self, words: Vec<u64>, fewest: usize, what: &'static str) {
        if words.len() >= fewest && !self.public.sequences.contains(&words) {
            self.needles.push(Needle {
                words,
                owner: self.owner.clone(),
                what,
            });
        }
    }
}
