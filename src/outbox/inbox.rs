//! What a mail that came in means: an answer with a code, a letter that came back, or something that a human must read. A mail is
//! believed in nothing but what its code proves, and only of whoever wrote it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::code::{Code, Says, Secret, codes};
use super::journal::Record;
use super::{Fate, History, digest};
use crate::model::{PersonId, RoundId};
use crate::parse::mail::{Mail, Returned};

/// What is known when mails are read.
pub struct Known<'a> {
    /// Whose an address is, in small letters; several may share one.
    pub people: BTreeMap<String, Vec<PersonId>>,
    /// Where letters to somebody go.
    pub main: BTreeMap<PersonId, String>,
    /// The organisers' own addresses, in small letters.
    pub own: BTreeSet<String>,
    /// Who takes part in which round, or stands in its ledger.
    pub rounds: BTreeMap<RoundId, BTreeSet<PersonId>>,
    /// What codes are made with; `None` if no letter with codes was ever made here.
    pub secret: Option<&'a Secret>,
    /// What was sent in each round.
    pub sent: BTreeMap<RoundId, Outgone>,
    /// The day of the program.
    pub today: Date,
}

/// What was sent in a round.
pub struct Outgone {
    /// What became of each mail.
    pub history: History,
    /// All events.
    pub records: Vec<Record>,
}

/// What a mail means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Somebody says something of a round. Without a day it holds from today on.
    Answer(RoundId, PersonId, Says, Option<Date>),
    /// A mail of ours came back; the event is what the journal is to say, `None` if it says so already.
    Returned(RoundId, Box<Record>, Option<String>),
    /// The same, and it was noted before.
    ReturnedBefore(PersonId),
    /// A mail of ours is late.
    Late(Option<PersonId>),
    /// A program wrote it.
    Automatic,
    /// An organiser wrote it.
    Own,
    /// A human must read it.
    NeedsYou(Why),
}

/// Why a human must read a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing of it can be read.
    Unreadable,
    /// Somebody of the program wrote in words.
    Words(PersonId),
    /// Somebody wrote who is not known by that address.
    Stranger,
    /// It has a code, and its sender is not known by that address.
    StrangeSender,
    /// The code is another person's, or nobody's.
    NotTheirs(PersonId),
    /// The code was made with another secret than the one that is here.
    OtherSecret,
    /// There is no secret here at all.
    NoSecret,
    /// It says several things.
    Several,
    /// The code is of a round that is not here, or in which they do not take part.
    NoRound(String),
    /// A mail came back, and it does not say which.
    Returned,
}

impl Known<'_> {
    /// What a mail means.
    pub fn meaning(&self, mail: &Mail) -> Meaning {
        let from = mail.from.as_deref().unwrap_or_default().to_lowercase();
        if let Some(returned) = &mail.returned {
            return self.returned(mail, returned);
        }
        let mut found = codes(&mail.subject);
        found.dedup();
        match &found[..] {
            _ if self.own.contains(&from) => Meaning::Own,
            _ if mail.is_automatic => Meaning::Automatic,
            [] => Meaning::NeedsYou(match self.people.get(&from).map(Vec::as_slice) {
                Some([one, ..]) => Why::Words(one.clone()),
                _ => Why::Stranger,
            }),
            [code] => self
                .answer(mail, code, &from)
                .unwrap_or_else(Meaning::NeedsYou),
            _ => Meaning::NeedsYou(Why::Several),
        }
    }

    fn answer(&self, mail: &Mail, code: &Code, from: &str) -> Result<Meaning, Why> {
        let secret = self.secret.ok_or(Why::NoSecret)?;
        let people = self.people.get(from).ok_or(Why::StrangeSender)?;
        let theirs = people.iter().find(|id| secret.has_given(code, id.as_str()));
        let Some(id) = theirs else {
            return Err(match (secret.made(code), people.first()) {
                (true, Some(one)) => Why::NotTheirs(one.clone()),
                _ => Why::OtherSecret,
            });
        };
        let mut rounds = self.rounds.iter();
        let round =
            rounds.find(|(round, people)| round.0.as_str() == code.round && people.contains(id));
        let (round, _) = round.ok_or_else(|| Why::NoRound(code.round.clone()))?;
        // A clock that is wrong by years says nothing of the day.
        let is_likely = |day: &Date| *day <= self.today && day.year() >= self.today.year() - 1;
        Ok(Meaning::Answer(
            round.clone(),
            id.clone(),
            code.says,
            mail.day.filter(is_likely),
        ))
    }

    fn returned(&self, mail: &Mail, returned: &Returned) -> Meaning {
        let key = digest(&[&mail.key])[..12].to_owned();
        let all = || {
            self.sent
                .iter()
                .flat_map(|(round, sent)| sent.records.iter().map(move |record| (round, record)))
        };
        if let Some((_, before)) =
            all().find(|(_, record)| record.returned().is_some_and(|(_, own)| own == key))
        {
            return PersonId::new(&before.id)
                .map_or(Meaning::NeedsYou(Why::Returned), Meaning::ReturnedBefore);
        }
        let named = all().rfind(|(_, record)| returned.messages.contains(&record.message));
        let person = self.only_one(&returned.recipients);
        let found = named.or_else(|| {
            // A mail program may have given it a name of its own; then whose it was is known by the address alone.
            let own = all().filter(|(_, record)| {
                Some(record.id.as_str()) == person.as_ref().map(PersonId::as_str)
            });
            own.max_by_key(|(_, record)| record.at)
        });
        let id = || {
            found
                .and_then(|(_, record)| PersonId::new(&record.id))
                .or(person.clone())
        };
        if !returned.is_final {
            return Meaning::Late(id());
        }
        let gone = found.and_then(|(round, record)| {
            match self.sent[round].history.fate(&record.what, &record.id) {
                Fate::Sent(gone) | Fate::Handed(gone) | Fate::Unknown(gone) => Some((round, gone)),
                Fate::Due(_) => None,
            }
        });
        match (gone, self.secret) {
            (Some((round, gone)), Some(secret)) => {
                let mark = secret.of_address(&self.address(&gone.id, &returned.recipients));
                let event = gone
                    .clone()
                    .coming_back(&mark, &key, returned.status.as_deref());
                Meaning::Returned(round.clone(), Box::new(event), returned.status.clone())
            }
            _ => match id() {
                Some(id) if gone.is_none() && found.is_some() => Meaning::ReturnedBefore(id),
                _ => Meaning::NeedsYou(Why::Returned),
            },
        }
    }

    /// Whose addresses these are, if they are one person's; those of organisers aside.
    fn only_one(&self, addresses: &BTreeSet<String>) -> Option<PersonId> {
        let people = addresses
            .iter()
            .filter_map(|address| self.people.get(address));
        let people: BTreeSet<&PersonId> = people.flatten().collect();
        match people.into_iter().collect::<Vec<_>>()[..] {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// The address that refused: the one of theirs that is named, else the one to which letters go.
    fn address(&self, id: &str, named: &BTreeSet<String>) -> String {
        let is_theirs = |address: &&String| {
            let people = self.people.get(*address);
            people.is_some_and(|people| people.iter().any(|own| own.as_str() == id))
        };
        let mut named = named.iter().filter(is_theirs);
        let main = || PersonId::new(id).and_then(|id| self.main.get(&id));
        named.next().or_else(main).cloned().unwrap_or_default()
    }
}
