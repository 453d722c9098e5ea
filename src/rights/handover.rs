//! What somebody is handed who asks what is held about them: Markdown, in the language of the site.
//!
//! What is others' stays out (GDPR, Article 15(4)): of partners only what their letters said, of what others said in
//! confidence nothing, of decisions of the organisers how many there were. What is noted about them is theirs.

use std::fmt::Write as _;

use super::held::{About, Held};
use crate::model::{Participant, PersonId, Program};
use crate::words::{DateStyle, Words};

/// The file.
pub fn markdown(program: &Program, person: &Participant, held: &[Held], words: &Words) -> String {
    let page = Page {
        program,
        person,
        held,
        words,
    };
    page.text()
}

struct Page<'a> {
    program: &'a Program,
    person: &'a Participant,
    held: &'a [Held],
    words: &'a Words,
}

impl Page<'_> {
    fn text(&self) -> String {
        let words = self.words;
        let (title, name) = (&self.program.config.title, self.person.name.reveal());
        let day = words.date(self.program.today, DateStyle::Long);
        let mut out = format!(
            "# {}\n\n",
            words.say_with("handover-title", &[("program", title.into())])
        );
        let args = [
            ("name", name.into()),
            ("program", title.into()),
            ("day", day.into()),
        ];
        let _ = writeln!(out, "{}", words.say_with("handover-lead", &args));
        self.part(&mut out, "handover-own", &self.listed(About::Own));
        self.part(&mut out, "handover-matches", &self.matches());
        self.part(&mut out, "handover-decisions", &self.decisions());
        self.part(&mut out, "handover-import", &self.listed(About::Import));
        self.part(&mut out, "handover-letters", &self.letters());
        self.part(&mut out, "handover-texts", &self.listed(About::Published));
        let email = &self.program.config.letters.email;
        let mut rights = words.say_with("handover-rights-text", &[("email", email.into())]);
        if let Some(months) = self.program.config.retain_months {
            let months = words.say_with("handover-month", &[("months", months.into())]);
            rights = format!("{rights}\n\n{months}");
        }
        self.part(&mut out, "handover-rights", &rights);
        self.part(&mut out, "handover-else", words.say("handover-else-text"));
        out
    }

    /// A heading with a text; nothing without one.
    fn part(&self, out: &mut String, head: &str, text: &str) {
        if !text.is_empty() {
            let _ = writeln!(out, "\n## {}\n\n{}", self.words.say(head), text.trim_end());
        }
    }

    /// What is held of one kind, a line each.
    fn listed(&self, about: About) -> String {
        let own = self.held.iter().filter(|held| held.about == about);
        let mut out = match about {
            About::Own => format!("{}\n\n", self.words.say("handover-own-lead")),
            _ => String::new(),
        };
        for held in own {
            let _ = match &*held.key {
                "" => writeln!(out, "- {}", held.text),
                key => writeln!(
                    out,
                    "- {}: {}",
                    key.replace('_', " ").replace('.', ", "),
                    held.text
                ),
            };
        }
        out
    }

    fn decisions(&self) -> String {
        let all = self
            .held
            .iter()
            .filter(|held| held.about == About::Decision);
        match all.count() {
            0 => String::new(),
            count => self
                .words
                .say_with("handover-decisions-lead", &[("count", count.into())]),
        }
    }

    /// The names of their own letters; those of others that name them are the others'.
    fn letters(&self) -> String {
        let own = format!("/{}.html", self.person.id.as_str());
        let letters = self.held.iter().filter(|held| held.about == About::Letter);
        let letters: Vec<&Held> = letters.filter(|held| held.shown.ends_with(&own)).collect();
        if letters.is_empty() {
            return String::new();
        }
        let mut out = format!("{}\n\n", self.words.say("handover-letters-lead"));
        for letter in letters {
            let _ = writeln!(out, "- {}", letter.shown);
        }
        out
    }

    fn matches(&self) -> String {
        let (own, mut out) = (&self.person.id, String::new());
        for ledger in &self.program.ledgers {
            let rounds = self.program.rounds.iter();
            let title = rounds.clone().find(|round| round.id == ledger.round.value);
            let title = title.map_or_else(
                || ledger.round.value.to_string(),
                |round| round.title.clone(),
            );
            for line in ledger
                .matches
                .iter()
                .filter(|line| line.people.contains(own))
            {
                let partners = line.people.iter().filter(|id| *id != own);
                let partners: Vec<String> = partners.filter_map(|id| self.partner(id)).collect();
                let day = self.words.date(line.since, DateStyle::Long);
                let partners = self.words.list(&partners);
                let args = [
                    ("round", (&title).into()),
                    ("day", day.into()),
                    ("partners", partners.into()),
                ];
                let _ = writeln!(out, "- {}", self.words.say_with("handover-match", &args));
            }
            if ledger.unmatched.iter().any(|one| one.id == *own) {
                let args = [("round", (&title).into())];
                let _ = writeln!(out, "- {}", self.words.say_with("handover-waiting", &args));
            }
        }
        if out.is_empty() {
            out.push_str(self.words.say("handover-none"));
        }
        out
    }

    /// What a letter has told them of a partner. Nothing of somebody who was erased.
    fn partner(&self, id: &PersonId) -> Option<String> {
        let partner = self.program.participant(id)?;
        let country = self.words.country(partner.profile.country);
        Some(format!(
            "{} ({country}, {})",
            partner.name.reveal(),
            partner.email.reveal()
        ))
    }
}
