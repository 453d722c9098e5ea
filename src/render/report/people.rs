//! The parts of a report that name people: who was hard to place, and the poorest matches.

use super::Report;
use super::html::{Html, escaped};
use super::names::Names;
use crate::matching::Match;
use crate::model::{PersonId, Profile};
use crate::render::round_words::RoundWords;
use crate::stats::{Value, What};
use crate::words::english::{self, number, plural};

impl<'a> Report<'a> {
    fn round_words(&self) -> RoundWords<'a> {
        RoundWords {
            program: self.program,
            round: self.round,
            people: &self.matches.people,
            words: english::words(),
        }
    }

    pub(super) fn hard(&self, page: &mut Html) {
        let (told, count) = &self.figures.hard;
        page.section("hard", "Hard to place");
        if told.is_empty() {
            page.paragraph(
                "",
                "Nobody: everybody who takes part has four possible partners or more.",
            );
            page.end_section();
            return;
        }
        page.paragraph("", &format!(
            "{} with three possible partners or fewer, by the must rules of the round. What keeps the others away stands beside them, the most effective rule first.",
            plural(*count as u64, "person", "people"),
        ));
        let heads = ["Who", "Possible partners", "What keeps others away"];
        page.table("People with few possible partners", &heads);
        let words = self.round_words();
        for one in told {
            let partners: Vec<String> = one.partners.iter().map(|id| self.called(id)).collect();
            let partners = match &partners[..] {
                [] => "nobody".to_owned(),
                some => format!("{}: {}", some.len(), some.join(", ")),
            };
            let blocked = one.blocked.iter().take(3);
            let blocked = blocked.map(|blocked| {
                let rule = words.rule(blocked.rule);
                format!("{} ({})", rule, number(u64::from(blocked.others)))
            });
            let blocked = blocked.collect::<Vec<_>>().join(", ");
            page.row(
                &self.called(&one.id),
                &[escaped(&partners), escaped(&blocked)],
            );
        }
        page.end_table();
        if *count > told.len() {
            page.paragraph("small", &format!("And {} more.", count - told.len()));
        }
        page.end_section();
    }

    /// A name, or the id of somebody without one.
    fn called(&self, id: &PersonId) -> String {
        match self.matches.number(id) {
            Some(number) => self.round_words().name(number),
            None => id.as_str().to_owned(),
        }
    }

    pub(super) fn worst(&self, page: &mut Html) {
        if self.figures.worst.is_empty() {
            return;
        }
        page.section("worst", "The poorest matches, side by side");
        page.paragraph("", "The lowest scores of the round. A low score is no failure: it is where an early word from you helps most.");
        for at in &self.figures.worst {
            self.side_by_side(page, &self.matches.matches[*at]);
        }
        page.end_section();
    }

    fn side_by_side(&self, page: &mut Html, found: &Match) {
        let words = self.round_words();
        let people = found.people.iter().map(|who| match found.mentor {
            Some(mentor) if mentor == *who => format!("{} (mentor)", words.name(*who)),
            _ => words.name(*who),
        });
        let people: Vec<String> = people.collect();
        let title = format!("{}: {}", found.score, people.join(" and "));
        page.heading(3, "", &title);
        let mut heads = vec![""];
        heads.extend(people.iter().map(String::as_str));
        heads[0] = "Field";
        page.table(&format!("Side by side: {}", people.join(" and ")), &heads);
        let profiles = found.people.iter().map(|who| {
            let id = &self.matches.people[*who as usize];
            let person = self.program.participant(id)?;
            let enrolment = person.enrolments.get(&self.round.id);
            Some(enrolment.map_or(&*person.profile, |one| &*one.profile))
        });
        let profiles: Vec<Option<&Profile>> = profiles.collect();
        let names = self.names();
        for what in FIELDS {
            let cell = |profile: &Option<&Profile>| {
                let values = profile.map(|profile| said(&names, what, profile));
                escaped(&values.unwrap_or_default())
            };
            let cells: Vec<String> = profiles.iter().map(cell).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                page.row(&names.what(what), &cells);
            }
        }
        page.end_table();
        for reasons in found.reasons.iter().filter(|one| one.from < one.to) {
            page.paragraph("small", &words.likeness(found, reasons));
        }
        for wishes in found
            .reasons
            .iter()
            .filter_map(|one| words.wishes(found, one))
        {
            page.paragraph("small", &wishes);
        }
    }
}

/// What stands side by side.
const FIELDS: [What; 6] = [
    What::Region,
    What::Country,
    What::Language,
    What::Sector,
    What::CareerStage,
    What::Interest,
];

fn said(names: &Names<'_>, what: What, profile: &Profile) -> String {
    let terms = |terms: &[_]| terms.iter().copied().map(Value::Term).collect();
    let values: Vec<Value> = match what {
        What::Country => vec![Value::Country(profile.country)],
        What::Region => vec![Value::Region(profile.country.region())],
        What::Language => {
            let languages = profile.languages.iter().cloned();
            languages.map(Value::Language).collect()
        }
        What::Sector => terms(profile.sector.as_slice()),
        What::CareerStage => terms(profile.career_stage.as_slice()),
        What::Interest => terms(&profile.interests),
        What::Own(_) => Vec::new(),
    };
    let said = values.iter().map(|value| names.value(what, value));
    said.collect::<Vec<_>>().join(", ")
}
