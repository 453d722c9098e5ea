//! Which data of a program are private.

use std::sync::Arc;

use super::super::kind::Kind;
use super::super::letters::Letters;
use super::super::public::Public;
use super::super::reader::letters;
use super::super::text::{Weight, runs};
use super::super::{address, link, name, phone};
use super::Needles;
use crate::model::field::{FIELDS, Gate, Value};
use crate::model::own::Answer;
use crate::model::store::Store;
use crate::model::{Decision, Participant, PersonId, Private, Profile, Program};

/// Identifiers shorter than this are too common as words.
const SHORTEST_ID: usize = 10;

/// All needles, by participant.
pub fn of(program: &Program, public: Public) -> Needles {
    let mut collect = Collect {
        public: &public,
        site: &program.config.base_url,
        needles: Needles::default(),
    };
    for (store, ..) in Store::ALL {
        match store {
            Store::Participants => collect.people(program),
            // Their people are those of the profiles, or have been erased: what is left is why hands decided something.
            Store::Rounds => {
                let rounds = program.rounds.iter();
                let pairs = rounds.flat_map(|round| round.pins.iter().chain(&round.forbidden));
                pairs.for_each(|pair| collect.decision(program, &pair.people, &pair.decision));
            }
            Store::Matches => {
                let lines = program.ledgers.iter().flat_map(|ledger| &ledger.matches);
                lines.for_each(|line| collect.decision(program, &line.people, &line.decision));
            }
            // Nobody's, or public.
            Store::Figures | Store::Teams | Store::Vocabulary | Store::Organisers => {}
            // What an import took stands in the profiles that it wrote; answers and journals hold ids. No page is made of the secret.
            Store::Forms | Store::Imports | Store::Answers | Store::Secret | Store::Outbox => {}
        }
    }
    let mut needles = collect.needles;
    needles.public = public.into_sequences();
    needles.finish()
}

struct Collect<'a> {
    public: &'a Public,
    /// Where the program's own pages begin.
    site: &'a str,
    needles: Needles,
}

impl Collect<'_> {
    fn people(&mut self, program: &Program) {
        for person in &program.participants {
            self.needles.owners.push(person.id.clone());
            self.person(person);
        }
    }

    /// Why hands decided something about people: told as the first one's of them who has a profile. Who decided, and when, tells
    /// nothing of anybody.
    fn decision(&mut self, program: &Program, people: &[PersonId], decision: &Decision) {
        let Decision {
            because,
            by: _,
            on: _,
        } = decision;
        let mut known = people.iter().filter_map(|id| program.participant(id));
        if let (Some(because), Some(person)) = (because, known.next()) {
            self.needles.owners.push(person.id.clone());
            self.words(because.reveal(), &person.profile, Weight::Prose);
        }
    }

    /// A field that is new does not compile until somebody has decided whether it is private.
    fn person(&mut self, person: &Participant) {
        let Participant {
            id,
            name,
            email,
            emails,
            profile,
            enrolments,
            // A first name alone says of nobody who it is.
            called: _,
            // Words of a list, days, whom to avoid (ids), and where all of this is written.
            pronouns: _,
            share: _,
            avoid: _,
            knows: _,
            notes,
            consent: _,
            partner_only: _,
            span: _,
        } = person;
        self.needles.begin();
        let email = email.reveal();
        self.all(address::written(email), Kind::Address);
        self.spelt(email);
        self.tagged(email);
        for email in emails.iter().map(Private::reveal) {
            self.all(address::written(email), Kind::Address);
            self.spelt(email);
        }
        self.name(name.reveal());
        self.id(id);
        self.profile(profile);
        if let Some(notes) = notes {
            self.words(notes.reveal(), profile, Weight::Prose);
        }
        for enrolment in enrolments.values() {
            if let Some(words) = &enrolment.wish_words {
                self.words(words.reveal(), profile, Weight::Prose);
            }
            if !Arc::ptr_eq(&enrolment.profile, profile) {
                self.profile(&enrolment.profile);
            }
        }
    }

    fn profile(&mut self, profile: &Profile) {
        for field in &FIELDS {
            match (field.gate, profile.value(field.id)) {
                (Gate::Link, Value::Links(links)) => self.links(links),
                (Gate::Label, Value::Text(Some(text))) => {
                    self.words(text.reveal(), profile, Weight::Label);
                }
                (Gate::Prose, Value::Text(Some(text))) => {
                    self.words(text.reveal(), profile, Weight::Prose);
                }
                // The name and the address are the person's; what is open says why.
                _ => {}
            }
        }
        self.own(profile);
    }

    /// Of fields of the program's own, words; values of lists, numbers and hours are open: many have the same.
    fn own(&mut self, profile: &Profile) {
        for answer in profile.own.iter().flatten() {
            match answer {
                Answer::Text { text, .. } => self.words(text.reveal(), profile, Weight::Prose),
                Answer::Terms(_) | Answer::Number(_) | Answer::Week(_) => {}
            }
        }
    }

    fn links(&mut self, links: &[Private<String>]) {
        let links = links.iter().map(Private::reveal);
        for link in links.filter(|link| !link::is_below(self.site, link)) {
            self.needles.begin();
            self.all(link::written(link), Kind::Link);
            self.all(link::handles(link), Kind::Handle);
        }
    }

    fn words(&mut self, text: &str, profile: &Profile, weight: Weight) {
        self.needles.begin();
        self.all(phone::spellings(text, profile.country.code()), Kind::Phone);
        self.needles.begin();
        self.free_text(&letters(text), weight);
    }

    /// A name that its owner signs with is public in all its forms.
    fn name(&mut self, name: &str) {
        self.needles.begin();
        if self.public.has(&letters(name).bytes, Kind::Name) {
            return;
        }
        let name = name::readings(name);
        for spelling in name::spellings(&name) {
            self.add(&spelling.letters, spelling.breaks, spelling.kind);
        }
        for [first, last] in name::apart(&name) {
            let words: Letters = [&first[..], &last].into_iter().collect();
            self.two(&words, first.len(), Kind::SpreadName);
        }
    }

    fn spelt(&mut self, address: &str) {
        address::spelt(address, &mut |words| self.add(words, 0, Kind::SpeltAddress));
    }

    fn tagged(&mut self, address: &str) {
        if let Some([user, host]) = address::halves(address) {
            let mut words = user.clone();
            words.extend(&host);
            self.two(&words, user.bytes.len(), Kind::TaggedAddress);
        }
    }

    /// Two parts, of which the first has so many bytes. A name is looked up by its last part, an address by its first.
    fn two(&mut self, words: &Letters, first: usize, kind: Kind) {
        let all = words.bytes.len();
        if self.public.has(&words.bytes, kind) || first.max(all - first) > u8::MAX.into() {
            return;
        }
        let start = self.needles.keep(words);
        match kind {
            Kind::SpreadName => self.needles.add(start + first..start + all, first, kind),
            _ => self.needles.add(start..start + first, all - first, kind),
        }
    }

    /// A word is no secret: it has a digit, or two parts that are not words of the vocabulary.
    fn id(&mut self, id: &PersonId) {
        let text = id.as_str();
        let words = letters(text);
        let is_word = |word: &[u8]| self.public.has_word(word);
        let numbered = text.contains(|c: char| c.is_ascii_digit());
        let made_up = words.starts.len() > 1 && !words.words().all(is_word);
        if text.len() >= SHORTEST_ID && (numbered || made_up) {
            self.needles.begin();
            self.all(vec![words], Kind::Id);
        }
    }

    fn free_text(&mut self, words: &Letters, weight: Weight) {
        let mut start = None;
        for run in runs(words, weight) {
            if !self.public.has(&words.bytes[run.clone()], Kind::Text) {
                let start = *start.get_or_insert_with(|| self.needles.keep(words));
                let place = start + run.start..start + run.end;
                self.needles.add(place, 0, Kind::Text);
            }
        }
    }

    fn all(&mut self, spellings: Vec<Letters>, kind: Kind) {
        for words in spellings {
            self.add(&words, 0, kind);
        }
    }

    fn add(&mut self, words: &Letters, breaks: usize, kind: Kind) {
        if self.public.has(&words.bytes, kind) {
            return;
        }
        let start = self.needles.keep(words);
        self.needles
            .add(start..start + words.bytes.len(), breaks, kind);
    }
}
