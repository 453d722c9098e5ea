//! A proposal for the organisers' eyes: the weakest pairs first, who is left over and why, and the proof.

use std::fmt::Write;

use crate::matching::{Match, MustRule, Origin, Proposal, Reasons, Unmatched, WishField};
use crate::model::{Language, Participant, Program, Round};

use super::{phrases, words};

/// The whole report.
pub fn text(program: &Program, round: &Round, proposal: &Proposal) -> String {
    let report = Report {
        program,
        round,
        proposal,
    };
    let mut out = report.headline();
    let mut matches: Vec<&Match> = proposal.matches.iter().collect();
    matches.sort_by_key(|found| (found.score, found.people.clone()));
    if !matches.is_empty() {
        out.push_str("\nWeakest first; the score is out of 1000.\n");
    }
    for found in matches {
        report.one_match(found, &mut out);
    }
    if !proposal.unmatched.is_empty() {
        out.push_str("\nWithout a partner\n");
    }
    for unmatched in &proposal.unmatched {
        report.one_unmatched(unmatched, &mut out);
    }
    for [one, other] in &proposal.idle_pins {
        let _ = writeln!(
            out,
            "\nnot kept: the pin of {} and {}, since one of them does not take part",
            one.as_str(),
            other.as_str()
        );
    }
    out.push_str(&report.proof());
    out
}

struct Report<'a> {
    program: &'a Program,
    round: &'a Round,
    proposal: &'a Proposal,
}

impl Report<'_> {
    fn headline(&self) -> String {
        let totals = &self.proposal.totals;
        let mut parts = vec![words::plural(
            u64::from(totals.enrolled),
            "participant",
            "participants",
        )];
        parts.push(words::plural(u64::from(totals.pairs), "pair", "pairs"));
        if totals.trios > 0 {
            parts.push(words::plural(u64::from(totals.trios), "trio", "trios"));
        }
        parts.push(match totals.unmatched {
            0 => "nobody left over".to_owned(),
            left => format!("{left} left over"),
        });
        let mut line = format!(
            "{} ({}): {}\n",
            self.round.title,
            self.round.id,
            parts.join(", ")
        );
        if totals.wishes_asked > 0 {
            let _ = writeln!(
                line,
                "wishes met: {} of {}",
                totals.wishes_met, totals.wishes_asked
            );
        }
        if totals.waiting > 0 {
            let _ = writeln!(
                line,
                "waited last time: {}, now with a partner: {}",
                totals.waiting, totals.waiting_matched
            );
        }
        line
    }

    fn person(&self, number: u32) -> Option<&Participant> {
        let id = &self.proposal.people[number as usize];
        self.program.participant(id).map(AsRef::as_ref)
    }

    /// `Amina Diallo (SN)`, or an organiser's name.
    fn name(&self, number: u32) -> String {
        let id = &self.proposal.people[number as usize];
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

    fn one_match(&self, found: &Match, out: &mut String) {
        let names: Vec<String> = found
            .people
            .iter()
            .map(|number| self.name(*number))
            .collect();
        let origin = match found.origin {
            Origin::Chosen | Origin::Accepted => "",
            Origin::Pinned => "  [pinned]",
            Origin::Standby => "  [standby]",
        };
        let _ = writeln!(out, "\n{:>5}  {}{origin}", found.score, names.join(" + "));
        for reasons in &found.reasons {
            if reasons.from < reasons.to {
                let _ = writeln!(out, "       {}", self.likeness(reasons));
            }
        }
        for reasons in &found.reasons {
            if let Some(wishes) = self.wishes(reasons) {
                let _ = writeln!(out, "       {wishes}");
            }
        }
    }

    /// What two people have in common, from the numbers that decided.
    fn likeness(&self, reasons: &Reasons) -> String {
        let vocabulary = &self.program.vocabulary;
        let mut parts = Vec::new();
        let interests: Vec<String> = reasons
            .shared_interests
            .iter()
            .map(|term| phrases::lower_first(vocabulary.interest(*term)))
            .collect();
        parts.push(if interests.is_empty() {
            "no interest in common".to_owned()
        } else {
            interests.join(", ")
        });
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
                phrases::lower_first(vocabulary.sector(sector))
            ));
        }
        parts.extend(reasons.stage_steps.map(|steps| match steps.unsigned_abs() {
            0 => "same career stage".to_owned(),
            1 => "one career stage apart".to_owned(),
            apart => format!("{apart} career stages apart"),
        }));
        parts.extend(
            reasons
                .minutes_ahead
                .map(|minutes| match minutes.unsigned_abs() {
                    0 => "same hours".to_owned(),
                    apart => format!("clocks {} apart", phrases::duration(apart)),
                }),
        );
        if reasons.former_partners {
            parts.push("PARTNERS BEFORE".to_owned());
        }
        parts.join("; ")
    }

    fn wishes(&self, reasons: &Reasons) -> Option<String> {
        if reasons.wishes.is_empty() {
            return None;
        }
        let list = |met: bool| -> Vec<&str> {
            let fields = reasons.wishes.iter().filter(|wish| wish.met == met);
            fields.map(|wish| field_words(wish.field)).collect()
        };
        let who = self
            .person(reasons.from)
            .map_or_else(String::new, |person| person.name.reveal().clone());
        let mut parts = Vec::new();
        for (met, word) in [(true, "met"), (false, "missed")] {
            let fields = list(met);
            if !fields.is_empty() {
                parts.push(format!("{word}: {}", fields.join(", ")));
            }
        }
        Some(format!("wishes of {who}: {}", parts.join("; ")))
    }

    fn one_unmatched(&self, unmatched: &Unmatched, out: &mut String) {
        let name = self.name(unmatched.person);
        let waited = if unmatched.waited_before {
            ", who waited last time too"
        } else {
            ""
        };
        let possible = match unmatched.possible {
            0 => format!("the rules leave none of the {} others", unmatched.others),
            1 => "one possible partner, who was needed elsewhere".to_owned(),
            many => format!("{many} possible partners, all needed elsewhere"),
        };
        let _ = writeln!(out, "\n       {name}{waited}: {possible}");
        for blocked in &unmatched.blocked {
            let alone = if blocked.alone > 0 {
                format!(" ({} for this reason alone)", blocked.alone)
            } else {
                String::new()
            };
            let _ = writeln!(
                out,
                "       {:>5}  {}{alone}",
                blocked.others,
                rule_words(blocked.rule)
            );
        }
    }

    fn proof(&self) -> String {
        let totals = &self.proposal.totals;
        let (best, result) = (&totals.best, &totals.result);
        let proved = if totals.certified {
            "proved against every possible pair"
        } else {
            "NOT PROVED"
        };
        let mut out = format!(
            "\n{proved} ({} possible)\n",
            words::number(totals.eligible_pairs)
        );
        for (what, best, result) in [
            ("pairs", best.pairs, result.pairs),
            ("waited last time", best.waiting, result.waiting),
            ("points of wishes", best.wishes, result.wishes),
            ("score", best.score, result.score),
        ] {
            let _ = writeln!(
                out,
                "  {what}: best possible {}, this result {}",
                words::number(best),
                words::number(result)
            );
        }
        let _ = writeln!(out, "digest {}", self.proposal.digest);
        out
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
fn rule_words(rule: MustRule) -> &'static str {
    match rule {
        MustRule::Rule(rule) => rule.key(),
        MustRule::Forbidden => "forbidden by the organisers",
        MustRule::Avoid => {
            "do not want to be matched with them, or the other way round (confidential)"
        }
        MustRule::MinimumScore => "below the minimum score",
    }
}
