//! What organisers read about a round: names, what two people have in common, why somebody is left over.

use crate::matching::{Match, MustRule, Reasons, Unmatched, WishField};
use crate::model::{Language, Participant, PersonId, Program, Round, Term};

use crate::words::{Languages, Words};

fn words() -> &'static Words {
    Languages::built_in().english()
}

/// Makes the words of one round.
pub(super) struct RoundWords<'a> {
    pub program: &'a Program,
    pub round: &'a Round,
    /// Whom the numbers speak of.
    pub people: &'a [PersonId],
}

impl RoundWords<'_> {
    fn person(&self, number: u32) -> Option<&Participant> {
        let id = &self.people[number as usize];
        self.program.participant(id).map(AsRef::as_ref)
    }

    /// `Amina Diallo (SN)`, or an organiser's name.
    pub fn name(&self, number: u32) -> String {
        let id = &self.people[number as usize];
        match self.person(number) {
            Some(person) => {
                let profile = person
                    .enrolments
                    .get(&self.round.id)
                    .map_or(&person.profile, |enrolment| &enrolment.profile);
                format!("{} ({})", person.name.reveal(), profile.country.code())
            }
            None => format!("{} (organiser)", id.as_str()),
        }
    }

    /// The name alone.
    fn called(&self, number: u32) -> String {
        let person = self.person(number);
        person.map_or_else(String::new, |person| person.name.reveal().clone())
    }

    /// What somebody offers that the other seeks.
    fn help(&self, from: u32, terms: &[Term]) -> Option<String> {
        let vocabulary = &self.program.vocabulary;
        let names = terms.iter().map(|term| vocabulary.interest(*term));
        let names: Vec<String> = names.map(|name| words().inside(name)).collect();
        (!names.is_empty())
            .then(|| format!("{} can help with {}", self.called(from), names.join(", ")))
    }

    /// What two people have in common, from the numbers that decided; the two are named if there is a third.
    pub fn likeness(&self, found: &Match, reasons: &Reasons) -> String {
        let vocabulary = &self.program.vocabulary;
        let mut parts = Vec::new();
        let interests: Vec<String> = reasons
            .shared_interests
            .iter()
            .map(|term| words().inside(vocabulary.interest(*term)))
            .collect();
        parts.push(if interests.is_empty() {
            "no interest in common".to_owned()
        } else {
            interests.join(", ")
        });
        parts.extend(self.help(reasons.from, &reasons.gives));
        parts.extend(self.help(reasons.to, &reasons.gets));
        let languages: Vec<String> = reasons
            .shared_languages
            .iter()
            .map(Language::name)
            .collect();
        parts.push(if languages.is_empty() {
            "no language in common".to_owned()
        } else {
            languages.join(", ")
        });
        if let Some(sector) = reasons.same_sector {
            parts.push(format!(
                "both {}",
                words().inside(vocabulary.sector(sector))
            ));
        }
        parts.extend(reasons.stage_steps.map(|steps| match steps.unsigned_abs() {
            0 => "same career stage".to_owned(),
            1 => "one career stage apart".to_owned(),
            apart => format!(
                "{} career stages apart",
                words().number_word(apart as usize)
            ),
        }));
        parts.extend(
            reasons
                .minutes_ahead
                .map(|minutes| match minutes.unsigned_abs() {
                    0 => "same hours".to_owned(),
                    apart => format!("clocks {} apart", words().duration(apart)),
                }),
        );
        if reasons.former_partners {
            parts.push("PARTNERS BEFORE".to_owned());
        }
        let who = if found.people.len() > 2 {
            let [one, other] = [reasons.from, reasons.to].map(|number| self.called(number));
            format!("{one} and {other}: ")
        } else {
            String::new()
        };
        format!("{who}{}", parts.join("; "))
    }

    /// What became of somebody's wishes, if there were any; the partner is named if there is a third.
    pub fn wishes(&self, found: &Match, reasons: &Reasons) -> Option<String> {
        if reasons.wishes.is_empty() {
            return None;
        }
        let list = |met: bool| -> Vec<&str> {
            let fields = reasons.wishes.iter().filter(|wish| wish.met == met);
            fields.map(|wish| field_words(wish.field)).collect()
        };
        let who = self.called(reasons.from);
        let about = if found.people.len() > 2 {
            format!(" about {}", self.called(reasons.to))
        } else {
            String::new()
        };
        let mut parts = Vec::new();
        for (met, word) in [(true, "came true"), (false, "did not")] {
            let fields = list(met);
            if !fields.is_empty() {
                parts.push(format!("{} {word}", fields.join(", ")));
            }
        }
        Some(format!("wishes of {who}{about}: {}", parts.join("; ")))
    }

    /// Who is left over, and whether there was a choice.
    pub fn unmatched(&self, unmatched: &Unmatched) -> String {
        let name = self.name(unmatched.person);
        let waited = if unmatched.waited_before {
            ", who waited last time too"
        } else {
            ""
        };
        let possible = match unmatched.possible {
            0 => format!("the rules leave none of the {} others", unmatched.others),
            _ if unmatched.free > 0 => free(unmatched),
            1 => "one possible partner, who was needed elsewhere".to_owned(),
            many => format!("{many} possible partners, all needed elsewhere"),
        };
        format!("{name}{waited}: {possible}")
    }

    /// What removed possible partners: how many, and why.
    pub fn blocked(&self, unmatched: &Unmatched) -> Vec<(u32, String)> {
        let told = unmatched.blocked.iter().map(|blocked| {
            let why = rule_words(blocked.rule);
            let why = match blocked.alone {
                0 => why.to_owned(),
                alone => format!("{why} ({alone} for this reason alone)"),
            };
            (blocked.others, why)
        });
        told.collect()
    }
}

/// Possible partners of whom some have none either.
fn free(unmatched: &Unmatched) -> String {
    match (unmatched.possible, unmatched.free) {
        (1, _) => "one possible partner, who has none either".to_owned(),
        (many, 1) => format!("{many} possible partners, one of whom has none either"),
        (many, free) if free == many => {
            format!("{many} possible partners, who have none either")
        }
        (many, free) => format!("{many} possible partners, of whom {free} have none either"),
    }
}

fn field_words(field: WishField) -> &'static str {
    match field {
        WishField::Sector => "sector",
        WishField::CareerStage => "career stage",
        WishField::Country => "country",
        WishField::Languages => "languages",
        WishField::Interests => "interests",
        WishField::TimeZone => "time zone",
    }
}

/// Fits behind a number of people.
pub(super) fn rule_words(rule: MustRule) -> &'static str {
    match rule {
        MustRule::Rule(rule) => rule.key(),
        MustRule::Forbidden => "forbidden by the organisers",
        MustRule::Avoid => {
            "do not want to be matched with them, or the other way round (confidential)"
        }
        MustRule::MinimumScore => "below the minimum score",
    }
}
