//! What organisers read about a round: names, what two people have in common, why somebody is left over.

mod alike;
mod decided;

use crate::matching::{Match, MustRule, OwnReason, Reasons, Unmatched, Why};
use crate::model::ledger::Standing;
use crate::model::{Participant, PersonId, Private, Profile, Program, Round, Term};
use crate::words::{Arg, Words};

use super::values::Values;
pub(super) use decided::decided;

/// Makes the words of one round.
#[derive(Clone, Copy)]
pub(super) struct RoundWords<'a> {
    pub program: &'a Program,
    pub round: &'a Round,
    /// Whom the numbers speak of.
    pub people: &'a [PersonId],
    /// The organisers' language.
    pub words: &'a Words,
}

impl<'a> RoundWords<'a> {
    fn person(&self, number: u32) -> Option<&'a Participant> {
        let id = &self.people[number as usize];
        self.program.participant(id).map(AsRef::as_ref)
    }

    /// `Amina Diallo (SN)`, or an organiser's name.
    pub fn name(&self, number: u32) -> String {
        let id = &self.people[number as usize];
        match self.person(number) {
            Some(person) => {
                let profile = self.profile(number).unwrap_or(&person.profile);
                format!("{} ({})", person.name.reveal(), profile.country.code())
            }
            None => self.say("report-organiser", &[("name", id.as_str().into())]),
        }
    }

    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.say_with(key, args)
    }

    /// Says a message with a list.
    pub fn say_list(&self, key: &str, list: &[String]) -> String {
        self.say(key, &[("list", list.join(", ").into())])
    }

    /// The name alone.
    pub fn called(&self, number: u32) -> String {
        let person = self.person(number);
        person.map_or_else(String::new, |person| person.name.reveal().clone())
    }

    fn values(&self) -> Values<'a> {
        Values {
            vocabulary: &self.program.vocabulary,
            words: self.words,
        }
    }

    fn interests(&self, terms: &[Term]) -> String {
        let values = self.values();
        let names = terms
            .iter()
            .map(|term| self.words.inside(values.interest(*term)));
        names.collect::<Vec<_>>().join(", ")
    }

    /// What somebody offers that the other seeks.
    fn help(&self, from: u32, terms: &[Term]) -> Option<String> {
        let args = || {
            [
                ("name", self.called(from).into()),
                ("list", self.interests(terms).into()),
            ]
        };
        (!terms.is_empty()).then(|| self.say("report-help", &args()))
    }

    /// What two people answered in a field of the program's own.
    fn own(&self, reasons: &Reasons, reason: &OwnReason) -> Option<String> {
        let field = self.program.vocabulary.own(reason.field.key())?;
        let values = self.values();
        let label = ("label", field.label.of(self.words.language()).into());
        let answer = |who: u32| {
            let answer = self.profile(who).and_then(|profile| profile.own(field.id));
            answer.map_or_else(
                || self.words.say("report-nothing").to_owned(),
                |answer| values.answer(field, answer),
            )
        };
        let list = |terms: &[Term]| ("list", values.list_of_own(field, terms).into());
        let helps = |who: u32, terms: &[Term]| {
            let name = ("name", self.called(who).into());
            self.say("report-own-helps", &[label.clone(), name, list(terms)])
        };
        Some(match &reason.why {
            Why::Same(terms) if !terms.is_empty() => {
                self.say("report-own-same", &[label, list(terms)])
            }
            Why::Same(_) => {
                let list = ("list", answer(reasons.from).into());
                self.say("report-own-same", &[label, list])
            }
            Why::Near | Why::Different => {
                let [one, other] = [reasons.from, reasons.to].map(answer);
                let both = [("one", one.into()), ("other", other.into())];
                self.say("report-own-two", &[&[label], &both[..]].concat())
            }
            Why::Gets(terms) => helps(reasons.to, terms),
            Why::Gives(terms) => helps(reasons.from, terms),
            Why::Overlap(minutes) => {
                let duration = ("duration", self.words.duration(*minutes).into());
                self.say("report-own-overlap", &[label, duration])
            }
        })
    }

    /// What is said of a built-in field: by its label, if the program has one for it.
    fn of_field(
        &self,
        field: &str,
        labelled: &str,
        ours: &str,
        args: &[(&str, Arg<'_>)],
    ) -> String {
        let label = self.program.vocabulary.label(field, self.words.language());
        match label {
            Some(label) => self.say(labelled, &[args, &[("label", label.into())]].concat()),
            None => self.say(ours, args),
        }
    }

    /// What is known of somebody in this round.
    fn profile(&self, number: u32) -> Option<&'a Profile> {
        let person = self.person(number)?;
        let enrolment = person.enrolments.get(&self.round.id);
        Some(enrolment.map_or(&*person.profile, |enrolment| &*enrolment.profile))
    }

    /// What two people have in common, from the numbers that decided; the two are named if there is a third.
    pub fn likeness(&self, found: &Match, reasons: &Reasons) -> String {
        let label = |key| self.words.say(key).to_owned();
        let mut parts = Vec::new();
        let vocabulary = &self.program.vocabulary;
        // Where only other things are asked, nobody misses interests.
        if vocabulary.own.is_empty() || !vocabulary.interests.is_empty() {
            parts.push(match reasons.shared_interests.is_empty() {
                true => self.of_field("interests", "report-own-none", "report-no-interest", &[]),
                false => self.interests(&reasons.shared_interests),
            });
        }
        parts.extend(self.help(reasons.from, &reasons.gives));
        parts.extend(self.help(reasons.to, &reasons.gets));
        let languages = reasons.shared_languages.iter();
        let languages: Vec<String> = languages.map(|one| self.words.name_of(one)).collect();
        parts.push(match languages.is_empty() {
            true => label("report-no-language"),
            false => languages.join(", "),
        });
        parts.extend(reasons.same_sector.map(|sector| {
            let value = self.words.inside(self.values().sector(sector));
            self.say("report-sector", &[("value", value.into())])
        }));
        parts.extend(reasons.stage_steps.map(|steps| {
            let count = [("count", steps.unsigned_abs().into())];
            self.of_field("career_stage", "report-own-steps", "report-stages", &count)
        }));
        parts.extend(
            reasons
                .minutes_ahead
                .map(|minutes| match minutes.unsigned_abs() {
                    0 => label("report-clocks-same"),
                    apart => {
                        let duration = self.words.duration(apart);
                        self.say("report-clocks", &[("duration", duration.into())])
                    }
                }),
        );
        parts.extend(
            reasons
                .own
                .iter()
                .filter_map(|reason| self.own(reasons, reason)),
        );
        parts.extend(reasons.former_partners.then(|| label("report-former")));
        let text = parts.join("; ");
        if found.people.len() < 3 {
            return text;
        }
        let [one, other] = [reasons.from, reasons.to].map(|number| Arg::from(self.called(number)));
        self.say(
            "report-of-two",
            &[("one", one), ("other", other), ("text", text.into())],
        )
    }

    /// What became of somebody's wishes, if there were any; the partner is named if there is a third.
    pub fn wishes(&self, found: &Match, reasons: &Reasons) -> Option<String> {
        if reasons.wishes.is_empty() {
            return None;
        }
        let parts = [(true, "report-came-true"), (false, "report-did-not")].map(|(met, key)| {
            let fields = reasons.wishes.iter().filter(|wish| wish.met == met);
            let names = fields.map(|wish| {
                let key = format!("field-{}", wish.field.key());
                self.words.say(&key).to_owned()
            });
            let names: Vec<String> = names.collect();
            (!names.is_empty()).then(|| self.say_list(key, &names))
        });
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let name = ("name", self.called(reasons.from).into());
        let list = ("list", parts.join("; ").into());
        Some(match found.people.len() {
            0..3 => self.say("report-wishes", &[name, list]),
            _ => {
                let other = ("other", self.called(reasons.to).into());
                self.say("report-wishes-about", &[name, list, other])
            }
        })
    }

    /// People without a partner in the order in which they signed up: a place that comes free is theirs in that order.
    pub fn in_turn<'u>(&self, unmatched: &'u [Unmatched]) -> Vec<&'u Unmatched> {
        let mut all: Vec<&Unmatched> = unmatched.iter().collect();
        all.sort_by_key(|one| {
            let person = self.person(one.person);
            let enrolment = person.and_then(|person| person.enrolments.get(&self.round.id));
            let applied = enrolment.map(|enrolment| enrolment.applied);
            // Who is not enrolled any more comes last.
            (applied.is_none(), applied, one.person)
        });
        all
    }

    /// What the organisers noted about somebody, and what they wish in their own words: for no letter.
    pub fn remarks(&self, number: u32) -> Vec<String> {
        let Some(person) = self.person(number) else {
            return Vec::new();
        };
        let enrolment = person.enrolments.get(&self.round.id);
        let wish = enrolment.and_then(|enrolment| enrolment.wish_words.as_ref());
        let said = |key: &str, text: &Private<String>| {
            // On one line: a report is read in lines.
            let text = text.reveal().split_whitespace().collect::<Vec<_>>();
            let args = [
                ("name", person.name.reveal().into()),
                ("text", text.join(" ").into()),
            ];
            self.say(key, &args)
        };
        let wish = wish.map(|text| said("report-wish-words", text));
        let notes = person.notes.as_ref();
        let notes = notes.map(|text| said("report-notes", text));
        [wish, notes].into_iter().flatten().collect()
    }

    /// Who is left over, and whether there was a choice.
    pub fn unmatched(&self, unmatched: &Unmatched) -> String {
        let [count, free] = [unmatched.possible, unmatched.free];
        let (key, count) = match count {
            0 => ("report-none", unmatched.others),
            _ if free == 0 => ("report-needed", count),
            _ if free == count => ("report-free-all", count),
            _ => ("report-free-some", count),
        };
        let why = self.say(key, &[("count", count.into()), ("free", free.into())]);
        let key = match unmatched.waited_before {
            true => "report-left-again",
            false => "report-left",
        };
        let name = self.name(unmatched.person);
        self.say(key, &[("name", name.into()), ("why", why.into())])
    }

    /// What removed possible partners: how many, and why.
    pub fn blocked(&self, unmatched: &Unmatched) -> Vec<(u32, String)> {
        let told = unmatched.blocked.iter().map(|blocked| {
            let why = self.rule(blocked.rule);
            let args = || [("why", (&why).into()), ("count", blocked.alone.into())];
            let why = match blocked.alone {
                0 => why,
                _ => self.say("report-for-this-alone", &args()),
            };
            (blocked.others, why)
        });
        told.collect()
    }

    /// How somebody came to be without a partner after the matches were accepted, in brackets.
    pub fn since(&self, standing: Standing) -> String {
        let key = match standing {
            Standing::New => "report-since-new",
            Standing::Alone | Standing::Parted => "report-since-partner",
            Standing::Silent => "report-since-silent",
            Standing::Matched { .. } | Standing::Waits | Standing::Lost => return String::new(),
        };
        format!(" ({})", self.words.say(key))
    }

    /// Fits behind a number of people. A rule is called as a policy calls it.
    pub fn rule(&self, rule: MustRule) -> String {
        let key = match &rule {
            MustRule::Rule(rule) => return rule.key().to_owned(),
            MustRule::Forbidden => "report-forbidden",
            MustRule::Knows => "report-knows",
            MustRule::Avoid => "report-avoid",
            MustRule::MinimumScore => "report-minimum",
        };
        self.words.say(key).to_owned()
    }
}
