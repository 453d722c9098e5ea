//! What may be published although it is like a participant's datum: what the settings name, what organisers say of
//! themselves, who signed a text or a picture, and what `[leaks]` allows.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::kind::Kind;
use super::known::Known;
use super::letters::Letters;
use super::reader::letters;
use super::text::{Weight, runs};
use super::{address, link, name, phone};
use crate::model::config::{Allowed, Config};
use crate::model::vocabulary::List;
use crate::model::{Changes, Document, Front, Organiser, Program, Vocabulary};

/// A name that is published has at most this many words. What is longer is a sentence, which excuses nobody else's name.
const LONGEST_NAME: usize = 6;

/// Who signed the texts and pictures of a program, and where these are from. Many documents have few authors.
#[derive(Default, PartialEq, Eq)]
pub struct Signed<'a> {
    names: BTreeSet<&'a str>,
    links: BTreeSet<&'a str>,
}

impl<'a> Signed<'a> {
    /// Of the documents that are published.
    pub fn of(program: &'a Program) -> Self {
        let mut signed = Self::default();
        for document in published(program) {
            signed.names.extend(names(document));
            signed.links.extend(links(document));
        }
        signed
    }

    /// Whether two moments are signed alike. Of most changes that is known before all documents have been looked at: what has
    /// come was signed by nobody new, and what has gone by nobody who is not there any more.
    pub fn alike(before: &Program, now: &Program, changes: Option<&Changes>) -> bool {
        match changes {
            None => Signed::of(before) == Signed::of(now),
            Some(changes) => {
                Signed::hold(before, &changes.come) && Signed::hold(now, &changes.gone)
            }
        }
    }

    /// Whether all who signed these documents signed something that a program publishes.
    fn hold(program: &Program, documents: &[Arc<Document>]) -> bool {
        let mut others = Signed::default();
        for document in documents {
            others.names.extend(names(document));
            others.links.extend(links(document));
        }
        for document in published(program) {
            if others == Signed::default() {
                break;
            }
            for name in names(document) {
                others.names.remove(name);
            }
            for link in links(document) {
                others.links.remove(link);
            }
        }
        others == Signed::default()
    }
}

fn published(program: &Program) -> impl Iterator<Item = &Arc<Document>> {
    let lists = [&program.topics, &program.posts, &program.pages];
    lists.into_iter().flatten()
}

fn names(document: &Document) -> impl Iterator<Item = &str> {
    let Front { authors, image, .. } = &document.front;
    let credit = image.iter().filter_map(|image| image.credit.as_deref());
    authors.iter().map(String::as_str).chain(credit)
}

fn links(document: &Document) -> impl Iterator<Item = &str> {
    let images = document.front.image.iter();
    let links = images.flat_map(|image| image.license_url.iter().chain(&image.source));
    links.map(String::as_str)
}

/// All of it, folded.
#[derive(Default)]
pub struct Public {
    /// Needles that are none.
    spellings: Known,
    /// Needles that are none if they are names.
    names: Known,
    /// Where all of one of these stands, what stands inside it is public with it; or names alone are.
    sequences: BTreeSet<(Letters, bool)>,
    /// Words of the vocabulary.
    words: HashSet<Vec<u8>>,
}

impl Public {
    /// What a program publishes on purpose. The allowed texts are given, so that their use can be told.
    pub fn of<'a>(program: &'a Program, allowed: impl IntoIterator<Item = &'a Allowed>) -> Self {
        let mut public = Self::default();
        public.settings(&program.config);
        for organiser in &program.organisers {
            public.organiser(organiser);
        }
        let signed = Signed::of(program);
        signed.names.into_iter().for_each(|name| public.name(name));
        signed.links.into_iter().for_each(|link| public.link(link));
        public.vocabulary(&program.vocabulary);
        for entry in allowed {
            public.everything(&entry.text);
        }
        public
    }

    /// Whether letters may be published.
    pub fn has(&self, letters: &[u8], kind: Kind) -> bool {
        self.spellings.contains(letters) || kind.is_name() && self.names.contains(letters)
    }

    /// Whether it is a word of the vocabulary.
    pub fn has_word(&self, word: &[u8]) -> bool {
        self.words.contains(word)
    }

    /// What excuses that which stands inside it, or the names there alone.
    pub fn into_sequences(self) -> Vec<(Letters, bool)> {
        self.sequences.into_iter().collect()
    }

    fn settings(&mut self, config: &Config) {
        self.name(&config.title);
        self.link(&config.base_url);
        self.name(&config.organiser.name);
        self.address(&config.organiser.email);
        self.address(&config.letters.email);
        self.name(&config.letters.whom_to_ask);
        for entry in &config.menu {
            self.name(&entry.label);
            self.link(&entry.path);
        }
        if let Some(license) = &config.license {
            self.name(&license.name);
            license.url.iter().for_each(|url| self.link(url));
        }
    }

    fn organiser(&mut self, organiser: &Organiser) {
        self.name(&organiser.name);
        organiser.email.iter().for_each(|email| self.address(email));
        organiser.links.iter().for_each(|link| self.link(link));
        let texts = organiser.about.iter().chain(&organiser.role);
        texts.for_each(|text| self.text(text));
    }

    fn vocabulary(&mut self, vocabulary: &Vocabulary) {
        let own = vocabulary.own.iter().flat_map(|field| &field.values);
        let lists = List::ALL.iter().flat_map(|list| vocabulary.entries(*list));
        for entry in lists.chain(own) {
            let aliases = entry.aliases.iter().chain([&entry.id]);
            for text in aliases.map(String::as_str).chain(entry.name.texts()) {
                self.words.extend(letters(text).words().map(<[u8]>::to_vec));
            }
        }
    }

    /// Frees names, and no address that somebody wrote with one.
    fn name(&mut self, text: &str) {
        let words = letters(text);
        if words.starts.len() > LONGEST_NAME && !words.has_unspaced() {
            return;
        }
        for spelling in name::signatures(text) {
            self.names.insert(spelling.letters.bytes.clone());
            self.sequences.insert((spelling.letters, true));
        }
    }

    fn address(&mut self, text: &str) {
        self.all(address::written(text));
        address::spelt(text, &mut |spelling| self.one(spelling.clone()));
    }

    fn link(&mut self, text: &str) {
        self.all(link::written(text));
        self.all(vec![letters(link::bare(text))]);
    }

    fn text(&mut self, text: &str) {
        let words = letters(text);
        for weight in [Weight::Prose, Weight::Label] {
            let runs = runs(&words, weight);
            for run in runs {
                self.spellings.insert(words.bytes[run].to_vec());
            }
        }
        self.all(phone::spellings(text, ""));
    }

    /// What somebody allows by name is allowed, whatever it is.
    fn everything(&mut self, text: &str) {
        self.name(text);
        self.address(text);
        self.link(text);
        self.text(text);
        self.all(link::handles(text));
        self.all(vec![letters(text)]);
    }

    fn all(&mut self, spellings: Vec<Letters>) {
        spellings
            .into_iter()
            .for_each(|spelling| self.one(spelling));
    }

    fn one(&mut self, spelling: Letters) {
        self.spellings.insert(spelling.bytes.clone());
        self.sequences.insert((spelling, false));
    }
}
