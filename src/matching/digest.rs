//! A digest of a round's matching: what went in, the rules, and what came out.
//!
//! It changes if and only if something changes that the matching may depend on. Time zones count as what their clocks show on
//! the first day, so the version of the time-zone data need not be named.

use sha2::{Digest, Sha256};

use super::candidate::Candidate;
use super::candidates::Candidates;
use super::relation::Relation;
use super::report::{Match, Origin};
use super::rules::{self, AnyRule, RULES_VERSION};
use crate::model::field::{FIELDS, Field, FieldId, Value};
use crate::model::own::{Answer, OwnField, Verb};
use crate::model::person::{Wish, Wishes};
use crate::model::policy::{Prefer, Preferences};
use crate::model::round::Odd;
use crate::model::vocabulary::List;
use crate::model::{Country, Language, Policy, Program, Round, RuleId, Term, Vocabulary};

/// `sha256:` and 64 hexadecimal digits.
pub fn digest(
    program: &Program,
    round: &Round,
    candidates: &Candidates,
    matches: &[Match],
) -> String {
    let mut text = Fields::default();
    text.add("fortnight matching 2");
    let ids = Ids(&program.vocabulary);
    rules(&mut text, round, candidates, &ids);
    for person in &candidates.people {
        text.add(person.id.as_str());
        text.add(&format!(
            "{} {} {}",
            person.enrolled, person.waited, person.owed
        ));
        if person.rank != u32::from(person.waited) {
            text.add(&format!("rank {}", person.rank));
        }
        match &person.known {
            Some(known) => profile(&mut text, &ids, candidates, known),
            None => text.add("no profile"),
        }
    }
    for relation in [&candidates.former, &candidates.avoid, &candidates.forbidden] {
        pairs(&mut text, candidates, relation);
    }
    places(&mut text, program, round, candidates);
    if !candidates.knows.is_empty() {
        text.add("knows");
        pairs(&mut text, candidates, &candidates.knows);
    }
    if candidates.policy.former_fades > 0 {
        text.add(&format!("fades {}", candidates.policy.former_fades));
        text.list(&candidates.ages, |([a, b], ago)| format!("{a} {b} {ago}"));
    }
    if !candidates.kept.is_empty() {
        text.add("kept");
        text.list(&candidates.kept, |[a, b]| format!("{a} {b}"));
    }
    if let Some(running) = &candidates.running {
        text.add("running");
        for pairs in [&running.stay, &running.movable, &running.moved] {
            text.list(pairs, |[a, b]| format!("{a} {b}"));
        }
    }
    for one in matches {
        text.add(origin(one.origin));
        if let Some(mentor) = one.mentor {
            text.add(&format!("mentor {mentor}"));
        }
        text.list(&one.people, ToString::to_string);
    }
    let hex = text
        .0
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    format!("sha256:{hex}")
}

/// Roles, places and teams, in a round that has any of them.
fn places(text: &mut Fields, program: &Program, round: &Round, candidates: &Candidates) {
    let usual = round.roles.map(|roles| format!("{roles:?}"));
    let usual = usual.or(round.peers.map(|places| format!("peers {places}")));
    let Some(usual) = usual else {
        return;
    };
    text.add(&usual);
    for team in &round.teams {
        text.add("team");
        text.list(&team.members, |id| id.as_str().to_owned());
    }
    for person in &candidates.people {
        let known = program.participant(person.id);
        let enrolment = known.and_then(|known| known.enrolments.get(&round.id));
        text.add(&format!("{:?}", enrolment.map(|one| one.parts)));
    }
}

/// Fields with their lengths, so that no two lists of fields look the same.
#[derive(Default)]
struct Fields(Sha256);

impl Fields {
    fn add(&mut self, field: &str) {
        self.0.update((field.len() as u64).to_le_bytes());
        self.0.update(field);
    }

    fn list<T>(&mut self, items: &[T], text: impl Fn(&T) -> String) {
        self.add(&items.len().to_string());
        for item in items {
            self.add(&text(item));
        }
    }
}

fn rules(text: &mut Fields, round: &Round, candidates: &Candidates, ids: &Ids) {
    text.add(round.id.0.as_str());
    text.add(&RULES_VERSION.to_string());
    for rule in rules::all(candidates.own) {
        let place = rule.id().place();
        let (most, must) = (candidates.scale.most[place], candidates.scale.must[place]);
        // A rule that came later is told only where it does something: what was accepted before stays as it is.
        if rule.id() == RuleId::DifferentWorkplace && most == 0 && !must {
            continue;
        }
        let way = rule.way(&round.policy);
        let prefer = way.prefer.key();
        text.add(&format!("{} {prefer} {most} {must}", rule.id().key()));
        if let AnyRule::Own(field) = rule {
            declaration(text, field, &round.policy);
        }
    }
    preferences(text, &round.policy, ids);
    text.list(&round.policy.relax, |rule| rule.key().to_owned());
    text.add(&candidates.scale.minimum_score.to_string());
    text.list(&round.policy.objectives, |objective| {
        objective.key().to_owned()
    });
    match &round.odd {
        Odd::Trio => text.add("trio"),
        Odd::Wait => text.add("wait"),
        Odd::Standby(id) => text.add(&format!("standby {}", id.as_str())),
    }
    text.list(&candidates.pins, |[a, b]| format!("{a} {b}"));
    if let Some(cap) = &round.cap {
        let (field, percent, of) = (cap.field.key(), cap.percent, cap.of.word());
        text.add(&format!("cap {field} {percent} {of}"));
    }
}

/// How a field of the program's own is compared. Of an ordered list, the order counts.
fn declaration(text: &mut Fields, field: &OwnField, policy: &Policy) {
    text.add(field.kind.key());
    match &field.verb {
        None | Some(Verb::Same) => text.add("same"),
        Some(Verb::Steps) => {
            text.add("steps");
            text.list(&field.values, |entry| entry.id.clone());
        }
        Some(Verb::Distances(points)) => {
            text.add("distances");
            text.list(&field.values, |entry| entry.id.clone());
            text.list(points, |row| format!("{row:?}"));
        }
        Some(Verb::Apart(far)) => text.add(&format!("apart {far}")),
        Some(Verb::Complementary(other)) => text.add(&format!("complementary {}", other.key())),
        Some(Verb::Overlap(hours)) => text.add(&format!("overlap {hours}")),
    }
    if let Some(own) = policy.own(field.id) {
        named(text, &own.prefer, |term| own_id(field, *term));
    }
}

fn own_id(field: &OwnField, term: Term) -> String {
    let entry = field.entry(term);
    entry.map_or_else(|| term.0.to_string(), |entry| entry.id.clone())
}

fn preferences(text: &mut Fields, policy: &Policy, ids: &Ids) {
    let Preferences {
        interests,
        sector,
        career_stage,
        // Has no values; which of the ways is preferred stands among the rules.
        time_zone: _,
    } = &policy.prefer;
    named(text, interests, |term| ids.interest(term));
    named(text, sector, |term| ids.sector(term));
    named(text, career_stage, |term| ids.stage(term));
}

/// The values that a policy names, by id and in the order of ids.
fn named<T>(text: &mut Fields, prefer: &Prefer<T>, id: impl Fn(&T) -> String) {
    let values = match prefer {
        Prefer::Same | Prefer::Different => &[][..],
        Prefer::Named(values) => values,
    };
    let mut values: Vec<String> = values.iter().map(id).collect();
    values.sort();
    text.list(&values, String::clone);
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Chosen => "chosen",
        Origin::Pinned => "pinned",
        Origin::Standby => "standby",
        Origin::Accepted => "accepted",
    }
}

/// What a rule or a wish looks at, by the table of fields.
fn profile(text: &mut Fields, ids: &Ids, candidates: &Candidates, one: &Candidate) {
    let by_workplace = RuleId::DifferentWorkplace.place();
    let scale = &candidates.scale;
    let by_workplace = scale.most[by_workplace] > 0 || scale.must[by_workplace];
    let counts = |field: &&Field| field.id != FieldId::Workplace || by_workplace;
    for field in FIELDS
        .iter()
        .filter(|field| field.is_matched())
        .filter(counts)
    {
        match one.profile.value(field.id) {
            Value::Country(country) => text.add(country.code()),
            Value::Zone => text.add(&one.minutes.to_string()),
            Value::Languages(languages) => text.list(languages, |tag| tag.as_str().to_owned()),
            Value::Terms(list, terms) => {
                let mut terms: Vec<String> = terms.iter().map(|term| ids.of(list, *term)).collect();
                terms.sort();
                text.list(&terms, String::clone);
            }
            Value::Text(own) => text.list(&Vec::from_iter(own), |own| own.reveal().clone()),
            Value::Links(links) => text.list(links, |link| link.reveal().clone()),
            Value::Beside => {}
        }
    }
    wishes(text, ids, one.wishes);
    for field in candidates.own {
        own(text, field, candidates, one);
    }
}

/// What somebody has in a field of the program's own that matching looks at, and wishes there.
fn own(text: &mut Fields, field: &OwnField, candidates: &Candidates, one: &Candidate) {
    let id = |term: &Term| own_id(field, *term);
    if let Some(asked) = one.wishes.own(field.id) {
        text.add(field.key());
        wish(text, asked, id);
    }
    if field.verb.is_none() && !field.wish {
        return;
    }
    text.add(field.key());
    match one.profile.own(field.id) {
        None => text.add("nothing"),
        Some(Answer::Terms(terms)) => {
            let mut terms: Vec<String> = terms.iter().map(id).collect();
            terms.sort();
            text.list(&terms, String::clone);
        }
        Some(Answer::Number(number)) => text.add(&number.to_string()),
        Some(Answer::Text { folded, .. }) => text.add(folded.reveal()),
        Some(Answer::Week(week)) => {
            text.list(week.spans(), |[from, until]| format!("{from}-{until}"));
            let clock = candidates.clocks.get(one.clock);
            text.list(clock, |(day, minutes)| format!("{day} {minutes}"));
        }
    }
}

fn wishes(text: &mut Fields, ids: &Ids, wishes: &Wishes) {
    let Wishes {
        sector,
        career_stage,
        country,
        languages,
        interests,
        time_zone,
        own: _,
    } = wishes;
    wish(text, sector, |term| ids.sector(term));
    wish(text, career_stage, |term| ids.stage(term));
    wish(text, country, |country: &Country| country.code().to_owned());
    wish(text, languages, |tag: &Language| tag.as_str().to_owned());
    wish(text, interests, |term| ids.interest(term));
    wish(text, time_zone, |()| String::new());
}

fn wish<T>(text: &mut Fields, wish: &Wish<T>, value: impl Fn(&T) -> String) {
    match wish {
        Wish::Any => text.add("any"),
        Wish::Same => text.add("same"),
        Wish::Different => text.add("different"),
        Wish::Named(values) => text.list(values, value),
    }
}

/// Values by their ids, so that a vocabulary in another order makes no difference; but stages are ordered.
struct Ids<'a>(&'a Vocabulary);

impl Ids<'_> {
    fn of(&self, list: List, term: Term) -> String {
        match list {
            List::Sectors => self.sector(&term),
            List::CareerStages => self.stage(&term),
            List::Interests => self.interest(&term),
        }
    }

    fn sector(&self, term: &Term) -> String {
        id(&self.0.sectors, *term)
    }

    fn interest(&self, term: &Term) -> String {
        id(&self.0.interests, *term)
    }

    fn stage(&self, term: &Term) -> String {
        format!("{} {}", term.0, id(&self.0.career_stages, *term))
    }
}

fn id(entries: &[crate::model::vocabulary::Entry], term: Term) -> String {
    let entry = entries.get(usize::from(term.0));
    entry.map_or_else(|| term.0.to_string(), |entry| entry.id.clone())
}

fn pairs(text: &mut Fields, candidates: &Candidates, relation: &Relation) {
    for number in (0..).take(candidates.people.len()) {
        text.list(relation.of(number), ToString::to_string);
    }
}
