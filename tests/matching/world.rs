//! Small programs, built from model values.

use std::sync::Arc;

use fortnight::matching::{Basis, Match, MatchError, RoundMatches, Totals, Unmatched};
use fortnight::model::cap::Cap;
use fortnight::model::config::{Config, Contact, Folders, LetterSettings, SiteSettings};
use fortnight::model::ledger::Decision;
use fortnight::model::own::OwnField;
use fortnight::model::person::{Applied, Because, EnrolmentStatus, Share, Wish, Wishes};
use fortnight::model::policy::{Prefer, Preferences};
use fortnight::model::roles::{Parts, Roles, Team};
use fortnight::model::round::{Importance, Objective, Odd};
use fortnight::model::{
    Country, DecidedPair, Documents, Enrolment, Language, Ledger, Participant, PersonId, Policy,
    Private, Profile, Program, Round, RoundId, RuleId, Term, Vocabulary,
};
use fortnight::model::{LedgerMatch, MatchStatus};
use fortnight::path::Slug;
use fortnight::source::{FileId, Span, Spanned};
use jiff::civil::{Date, date};

/// A program with a past round, `past`, and the round to be matched, `now`.
#[derive(Clone)]
pub struct World {
    pub people: Vec<Someone>,
    pub policy: Policy,
    pub odd: Odd,
    pub pins: Vec<[String; 2]>,
    pub forbidden: Vec<[String; 2]>,
    /// Matches of the past round, and who was left over.
    pub past: Vec<Vec<String>>,
    pub waited: Vec<String>,
    /// Who did not answer in the past round.
    pub silent: Vec<String>,
    /// Mentors and mentees.
    pub roles: Option<Roles>,
    /// Peers with places: how many of whoever does not say.
    pub peers: Option<u32>,
    /// Who takes part as one.
    pub teams: Vec<Vec<String>>,
    /// How many may be alike.
    pub cap: Option<Cap>,
    /// Fields of the program's own.
    pub own: Vec<OwnField>,
    /// The last day of the round, if not the first.
    pub ends: Option<Date>,
}

/// A participant.
#[derive(Clone)]
pub struct Someone {
    pub id: String,
    pub profile: Profile,
    pub wishes: Wishes,
    pub avoid: Vec<String>,
    pub knows: Vec<String>,
    pub status: EnrolmentStatus,
    pub because: Option<Because>,
    pub parts: Parts,
    pub applied: Applied,
    /// Where in its file it is written.
    pub place: usize,
    pub consent: bool,
}

/// Somebody in a country, who speaks these languages and has no other traits. The clock is Dublin's.
pub fn someone(id: &str, country: &str, languages: &str) -> Someone {
    let tag = |tag: &str| Language::new(tag).expect("a language");
    Someone {
        id: id.to_owned(),
        profile: Profile {
            country: Country::from_code(country).expect("a country"),
            city: None,
            time_zone: "Europe/Dublin".into(),
            languages: languages.split(' ').map(tag).collect(),
            sector: None,
            workplace: None,
            workplace_key: None,
            role: None,
            career_stage: None,
            interests: Vec::new(),
            offers: Vec::new(),
            seeks: Vec::new(),
            about: None,
            links: Vec::new(),
            own: Vec::new(),
        },
        wishes: Wishes::default(),
        avoid: Vec::new(),
        knows: Vec::new(),
        status: EnrolmentStatus::Active,
        because: None,
        parts: Parts::default(),
        applied: Applied {
            day: date(2026, 8, 1),
            moment: None,
        },
        place: 0,
        consent: true,
    }
}

impl Someone {
    pub fn interests(mut self, terms: &[u16]) -> Self {
        self.profile.interests = terms.iter().map(|term| Term(*term)).collect();
        self
    }

    pub fn sector(mut self, term: u16) -> Self {
        self.profile.sector = Some(Term(term));
        self
    }

    pub fn wishes(mut self, wishes: Wishes) -> Self {
        self.wishes = wishes;
        self
    }

    pub fn avoids(mut self, id: &str) -> Self {
        self.avoid.push(id.to_owned());
        self
    }
}

/// A team, called like its first member.
fn team(members: &[String]) -> Team {
    let mut ids: Vec<PersonId> = members.iter().map(|one| id(one)).collect();
    ids.sort();
    Team {
        id: members[0].clone(),
        members: ids,
    }
}

/// The default policy, which puts everything but interests aside.
pub fn only_interests() -> Policy {
    Policy {
        sector: Importance::Off,
        career_stage: Importance::Off,
        time_zone: Importance::Off,
        languages: Importance::Off,
        ..Policy::default()
    }
}

impl World {
    pub fn new(people: impl IntoIterator<Item = Someone>) -> Self {
        Self {
            people: people.into_iter().collect(),
            policy: Policy::default(),
            odd: Odd::Trio,
            pins: Vec::new(),
            forbidden: Vec::new(),
            past: Vec::new(),
            waited: Vec::new(),
            silent: Vec::new(),
            roles: None,
            peers: None,
            teams: Vec::new(),
            cap: None,
            own: Vec::new(),
            ends: None,
        }
    }

    pub fn propose(&self) -> Proposed {
        let program = self.program();
        propose(&program, &program.rounds[1]).expect("a proposal")
    }

    pub fn program(&self) -> Program {
        let mut participants: Vec<Arc<Participant>> = self
            .people
            .iter()
            .map(|one| Arc::new(participant(one)))
            .collect();
        participants.sort_by(|a, b| a.id.cmp(&b.id));
        Program {
            config: config(),
            today: date(2026, 9, 5),
            vocabulary: Vocabulary {
                own: self.own.clone(),
                ..Vocabulary::default()
            },
            organisers: Vec::new(),
            participants,
            rounds: vec![
                Arc::new(self.round("past", date(2026, 3, 2))),
                Arc::new(self.round("now", date(2026, 9, 14))),
            ],
            ledgers: vec![Arc::new(self.before())],
            figures: Vec::new(),
            topics: Documents::default(),
            posts: Documents::default(),
            pages: Documents::default(),
            letters: Documents::default(),
            absent: Vec::new(),
        }
    }

    /// The ledger of the past round.
    fn before(&self) -> Ledger {
        let mut past = ledger("past", &self.past, &self.waited);
        for line in &mut past.matches {
            let silent = line.people.iter();
            let silent = silent.filter(|id| self.silent.iter().any(|one| one == id.as_str()));
            line.who = silent.cloned().collect();
            if !line.who.is_empty() {
                line.status = MatchStatus::NotAnswering;
            }
        }
        past
    }

    fn round(&self, name: &str, starts: Date) -> Round {
        let pairs = |pairs: &[[String; 2]]| {
            let pair = |pair: &[String; 2]| DecidedPair {
                people: pair.each_ref().map(|one| id(one)),
                decision: Decision::default(),
                span: nowhere(),
            };
            pairs.iter().map(pair).collect()
        };
        Round {
            form: None,
            id: round_id(name),
            title: name.to_owned(),
            summary: None,
            sign_up: [starts, starts],
            starts,
            ends: self.ends.unwrap_or(starts),
            closed: None,
            hours: None,
            schedule: Vec::new(),
            policy: self.policy.clone(),
            pins: pairs(&self.pins),
            forbidden: pairs(&self.forbidden),
            roles: self.roles,
            peers: self.peers,
            teams: self.teams.iter().map(|members| team(members)).collect(),
            cap: self.cap,
            odd: self.odd.clone(),
            span: nowhere(),
        }
    }
}

/// A proposal, flat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub people: Vec<PersonId>,
    pub matches: Vec<Match>,
    pub unmatched: Vec<Unmatched>,
    pub idle_pins: Vec<[PersonId; 2]>,
    pub totals: Totals,
    pub digest: String,
}

pub fn propose(program: &Program, round: &Round) -> Result<Proposed, MatchError> {
    let RoundMatches {
        people,
        matches,
        unmatched,
        basis,
        ..
    } = fortnight::matching::propose(program, round)?;
    let Basis::Proposal(proposal) = basis else {
        panic!("not a proposal")
    };
    Ok(Proposed {
        people,
        matches,
        unmatched,
        idle_pins: proposal.idle_pins,
        totals: proposal.totals,
        digest: proposal.digest,
    })
}

/// Ids of each match, joined, then those of the unmatched.
pub fn names(proposal: &Proposed) -> (Vec<String>, Vec<String>) {
    let name = |number: &u32| proposal.people[*number as usize].as_str().to_owned();
    let joined = |people: &Vec<u32>| people.iter().map(name).collect::<Vec<_>>().join(" ");
    let matches = proposal.matches.iter().map(|one| joined(&one.people));
    let unmatched = proposal.unmatched.iter().map(|one| name(&one.person));
    (matches.collect(), unmatched.collect())
}

pub fn ledger(round: &str, matches: &[Vec<String>], unmatched: &[String]) -> Ledger {
    let one = |people: &Vec<String>| LedgerMatch {
        people: people.iter().map(|one| id(one)).collect(),
        mentor: None,
        since: date(2026, 3, 2),
        status: MatchStatus::Met,
        who: Vec::new(),
        until: None,
        despite: Vec::new(),
        decision: Decision::default(),
        code: None,
        span: nowhere(),
    };
    Ledger {
        round: spanned(round_id(round)),
        digest: None,
        lines: None,
        written: None,
        matches: matches.iter().map(one).collect(),
        unmatched: unmatched.iter().map(|one| id(one).into()).collect(),
    }
}

pub fn id(text: &str) -> PersonId {
    PersonId::new(text).expect("an id")
}

fn participant(one: &Someone) -> Participant {
    let profile = Arc::new(one.profile.clone());
    let enrolment = Enrolment {
        country_span: nowhere(),
        wish_words: None,
        applied: one.applied,
        status: one.status,
        because: one.because,
        parts: one.parts,
        wishes: one.wishes.clone(),
        profile: profile.clone(),
        span: Span::new(FileId(0), one.place..one.place),
    };
    Participant {
        id: id(&one.id),
        name: Private::new(one.id.clone()),
        called: None,
        pronouns: None,
        email: Private::new(format!("{}@example.org", one.id)),
        emails: Vec::new(),
        partner_only: false,
        profile,
        share: Share::default(),
        avoid: one.avoid.iter().map(|other| id(other)).collect(),
        knows: one.knows.iter().map(|other| id(other)).collect(),
        notes: None,
        consent: one.consent.then(|| date(2026, 8, 1)),
        enrolments: [(round_id("now"), enrolment)].into_iter().collect(),
        span: nowhere(),
    }
}

fn config() -> Config {
    Config {
        people_in_git: false,
        mail: None,
        archive: false,
        retain_months: None,
        allowed: Vec::new(),
        title: String::new(),
        tagline: None,
        base_url: "https://example.org/".into(),
        language: "en".into(),
        time_zone: "Europe/Dublin".into(),
        theme: Default::default(),
        today: None,
        license: None,
        folders: Folders::default(),
        organiser: Contact {
            name: String::new(),
            email: String::new(),
        },
        menu: Vec::new(),
        publish: Vec::new(),
        site: SiteSettings {
            topics_per_page: 20,
            feed_items: 20,
            clean_links: true,
            smallest_group: 5,
        },
        letters: LetterSettings {
            reply_within_days: 7,
            whom_to_ask: String::new(),
            email: String::new(),
            forget_within_days: 30,
        },
        matching: Policy::default(),
    }
}

fn round_id(text: &str) -> RoundId {
    RoundId(Slug::new(text).expect("a slug"))
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned {
        value,
        span: nowhere(),
    }
}

pub fn nowhere() -> Span {
    Span::new(FileId(0), 0..0)
}

/// Numbers that look random and are the same every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn some<T: Clone>(&mut self, from: &[T]) -> Vec<T> {
        from.iter()
            .filter(|_| self.below(3) == 0)
            .cloned()
            .collect()
    }

    fn wish<T: Clone>(&mut self, values: &[T]) -> Wish<T> {
        match self.below(7) {
            0 => Wish::Same,
            1 => Wish::Different,
            2 => Wish::Named(vec![self.pick(values), self.pick(values)]),
            _ => Wish::Any,
        }
    }

    /// A world of so many people with few traits, so that much is alike, and exceptions of every kind.
    pub fn world(&mut self, people: usize) -> World {
        let mut world = World::new((0..people).map(|number| self.someone(number)));
        let (mut free, mut pairs) = ((0..people).collect::<Vec<_>>(), Vec::new());
        while free.len() > 1 {
            let (a, b) = (
                free.swap_remove(self.below(free.len())),
                free.swap_remove(self.below(free.len())),
            );
            pairs.push([a, b].map(|number| world.people[number].id.clone()));
        }
        for pair in pairs {
            match self.below(12) {
                0 => world.pins.push(pair),
                1 => world.forbidden.push(pair),
                2 => {
                    let one = world.people.iter_mut().find(|one| one.id == pair[0]);
                    one.expect("is there").avoid.push(pair[1].clone());
                }
                3..6 => world.past.push(pair.to_vec()),
                7 => {
                    let one = world.people.iter_mut().find(|one| one.id == pair[1]);
                    one.expect("is there").knows.push(pair[0].clone());
                }
                6 => world.waited.extend(pair),
                _ => {}
            }
        }
        world.policy = self.policy();
        if self.below(2) == 0 {
            self.own_fields(&mut world);
        }
        world
    }

    fn someone(&mut self, number: usize) -> Someone {
        let countries = ["IE", "SN", "JP", "BR", "US"];
        let zones = [
            "Europe/Dublin",
            "Asia/Tokyo",
            "America/Sao_Paulo",
            "Pacific/Honolulu",
            "Asia/Kathmandu",
        ];
        let tags = ["en", "fr", "pt-BR", "pt-PT", "ja", "es"];
        let terms: Vec<Term> = (0..7).map(Term).collect();
        let mut one = someone(
            &format!("p{}-{number}", self.below(100)),
            self.pick(&countries),
            self.pick(&tags),
        );
        let language = |tag: &&str| Language::new(tag).expect("a language");
        let languages: Vec<Language> = tags.iter().map(language).collect();
        one.profile.languages.extend(self.some(&languages));
        one.profile.time_zone = self.pick(&zones).into();
        one.profile.sector = (self.below(5) > 0).then(|| self.pick(&terms[..3]));
        one.profile.career_stage = (self.below(5) > 0).then(|| self.pick(&terms[..5]));
        let workplace = self.pick(&["", "north", "south"]);
        one.profile.workplace_key =
            (!workplace.is_empty()).then(|| Private::new(workplace.to_owned()));
        one.profile.interests = self.some(&terms);
        one.profile.offers = self.some(&terms[..4]);
        one.profile.seeks = self.some(&terms[..4]);
        let country = |code: &&str| Country::from_code(code).expect("a country");
        one.wishes = Wishes {
            sector: self.wish(&terms[..3]),
            career_stage: self.wish(&terms[..5]),
            country: self.wish(&countries.iter().map(country).collect::<Vec<_>>()),
            languages: self.wish(&languages),
            interests: self.wish(&terms),
            time_zone: self.wish(&[()]),
            own: Vec::new(),
        };
        one
    }

    /// Any policy whatever.
    pub fn policy(&mut self) -> Policy {
        use Importance::{High, Low, Medium, Must, Off};
        let mut policy = Policy::default();
        for (rule, _) in RuleId::ALL {
            *policy.importance_mut(rule).unwrap() =
                self.pick(&[Must, High, Medium, Low, Off, Off, Low]);
        }
        if policy.luck == Must {
            policy.luck = High;
        }
        policy.prefer = Preferences {
            interests: self.prefer(7),
            sector: self.prefer(3),
            career_stage: self.prefer(5),
            time_zone: self.pick(&[Prefer::Same, Prefer::Different]),
        };
        for (rule, _) in RuleId::ALL {
            if policy.importance(rule) == Must && self.below(3) == 0 {
                policy.relax.push(rule);
            }
        }
        policy.relax.truncate(2);
        policy.minimum_score = self.pick(&[0, 0, 100, 300]);
        policy.objectives = self.pick(&orders());
        policy
    }

    fn prefer(&mut self, terms: u16) -> Prefer<Term> {
        match self.below(4) {
            0 => Prefer::Different,
            1 => {
                let term = self.below(terms.into()) as u16;
                Prefer::Named(vec![Term(term / 2), Term(term)][usize::from(term < 2)..].to_vec())
            }
            _ => Prefer::Same,
        }
    }
}

/// Every list of objectives that a policy may have: in every order, and with any of them left out.
pub fn orders() -> Vec<Vec<Objective>> {
    let mut orders: Vec<Vec<Objective>> = vec![Vec::new()];
    let mut at = 0;
    while let Some(order) = orders.get(at).cloned() {
        at += 1;
        for (_, objective) in Objective::ALL {
            let early = objective == Objective::WorstOff && !order.contains(&Objective::Coverage);
            if !early && !order.contains(&objective) {
                orders.push([&order[..], &[objective]].concat());
            }
        }
    }
    orders.split_off(1)
}
