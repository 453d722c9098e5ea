//! `fortnight match` in a round that runs: new partners for those who have none; `--accept` writes them.

use super::afterwards::{afterwards, written};
use super::{Stop, Verdict, count, hands, tell};
use crate::cli::MatchArgs;
use crate::diagnostic::printable;
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::edge::write::change_files;
use crate::life::{self, Refused, Repairing};
use crate::matching::{self, Repair, RoundMatches};
use crate::model::{Ledger, PersonId, Program, Round};
use crate::pipeline::{self, Prepared};
use crate::render::proposal::repair as words_of;
use crate::words::english as words;

/// A round whose matches are accepted.
pub struct Running<'a> {
    pub prepared: &'a Prepared,
    pub round: &'a Round,
    pub ledger: &'a Ledger,
    pub accepted: &'a RoundMatches,
    pub folders: &'a Folders,
}

/// So many people are named.
const MOST_NAMED: usize = 12;

impl Running<'_> {
    /// Shows the repair, or accepts it; `None` if there is nothing to accept.
    pub fn run(&self, arguments: &MatchArgs, terminal: Terminal) -> Result<Option<Verdict>, Stop> {
        let (program, input) = (&self.prepared.ready.program, &self.prepared.ready.input);
        let repair = self.repair(arguments.may_move)?;
        let repairing = life::repair(input, program, self.round, self.ledger, &repair)
            .map_err(|refused| self.trouble(&refused))?;
        let own = self.prepared.ready.words();
        let mut out = words_of::text(
            program,
            self.round,
            (self.ledger, self.accepted),
            &repair,
            own,
        );
        if let Some(repairing) = &repairing {
            out.push_str(&format!(
                "\n{}\n",
                words_of::letters(&repairing.letters, own)
            ));
        }
        let notes = self.notes(&repair)?;
        if !notes.is_empty() {
            out.push_str(&format!("\n{}\n", notes.join("\n")));
        }
        terminal.result(out.trim_end())?;
        match repairing {
            Some(repairing) if arguments.accept => self.accept(&repairing, terminal).map(Some),
            Some(_) => Ok(Some(Verdict::Fine)),
            None if arguments.accept => Ok(None),
            None => Ok(Some(Verdict::Fine)),
        }
    }

    fn repair(&self, may_move: bool) -> Result<Repair, Stop> {
        let ready = &self.prepared.ready;
        let found = matching::repair(&ready.program, self.round, self.ledger, may_move);
        found.map_err(|error| {
            let problem = pipeline::matching_problem(self.round, &error);
            Stop::Problems(ready.input.sources.clone(), vec![problem])
        })
    }

    /// What else could help.
    fn notes(&self, repair: &Repair) -> Result<Vec<String>, Stop> {
        let program: &Program = &self.prepared.ready.program;
        let mut notes = Vec::new();
        for people in life::unsaid(self.ledger, self.round) {
            let people: Vec<String> = people.iter().map(quoted).collect();
            notes.push(format!(
                "somebody of {} does not answer, and nothing says who: `fortnight mark PERSON not-answering`",
                words::list(&people)
            ));
        }
        if !repair.held.is_empty() {
            let held: Vec<PersonId> = repair.held.iter().map(|one| repair.id(*one)).collect();
            notes.push(format!(
                "new, but over the cap of the round, so that nobody looks for a partner for them: {}; if you accept, they wait",
                named(held.iter())
            ));
        }
        let alone = repair.found.unmatched.len();
        if alone == 0 {
            return Ok(notes);
        }
        let listed = life::listed(program, self.round);
        if let Some(first) = listed.first() {
            notes.push(format!(
                "on the waiting list, and not looked at: {}; `fortnight mark {} active` lets them take part",
                named(listed.iter().map(|one| &one.id)),
                first.id.as_str()
            ));
        }
        if !repair.may_move {
            let moving = self.repair(true)?;
            let more = alone.saturating_sub(moving.found.unmatched.len());
            notes.push(match more {
                0 => "Moving accepted pairs would help nobody.".to_owned(),
                more => format!(
                    "`--may-move` would find a partner for {}, and move {}.",
                    count(more, "person more", "people more"),
                    count(moving.moved.len(), "accepted pair", "accepted pairs")
                ),
            });
        }
        Ok(notes)
    }

    /// The very value that was shown.
    fn accept(&self, repairing: &Repairing, terminal: Terminal) -> Result<Verdict, Stop> {
        let (next, problems) = afterwards(&self.prepared.ready.input, &repairing.changes);
        if !problems.is_empty() {
            terminal.news("nothing was written, since `fortnight check` would say afterwards:\n");
            tell(&next.sources, &problems, terminal);
            return Ok(Verdict::Problems);
        }
        let noted = hands::said(&self.prepared.ready.input.sources, self.ledger);
        change_files(&self.folders.data, &written(&repairing.changes))?;
        if let Some(said) = noted {
            terminal.news(&format!("accepted as they are: {said}"));
        }
        if !repairing.silent.is_empty() {
            let verb = if repairing.silent.len() == 1 {
                "is"
            } else {
                "are"
            };
            terminal.news(&format!(
                "{} {verb} on the waiting list now: they did not answer, and their partner has somebody new",
                named(repairing.silent.iter())
            ));
        }
        if !repairing.held.is_empty() {
            terminal.news(&format!(
                "on the waiting list, over the cap: {}",
                named(repairing.held.iter())
            ));
        }
        let shown: Vec<&str> = repairing.changes.iter().map(|one| &*one.shown).collect();
        let last = shown.last().copied().unwrap_or_default();
        let letters = match repairing.letters.len() {
            1 => "one letter".to_owned(),
            more => format!("{} letters", words::number(more as u64)),
        };
        terminal.news(&format!(
            "accepted: written to {}; `fortnight build` makes {letters} anew",
            printable(last)
        ));
        Ok(Verdict::Fine)
    }

    fn trouble(&self, refused: &Refused) -> Trouble {
        let refuse = |cause: &str| Trouble::new("accept", self.round.id.to_string(), cause);
        match refused {
            Refused::Stuck(stuck) => {
                Trouble::new("change", stuck.shown.as_str(), stuck.reason.as_str())
                    .hint("change it there by hand; nothing was written")
            }
            Refused::Crowded(id) => refuse(&format!(
                "{} would have two matches at one time",
                quoted(id)
            ))
            .hint("`fortnight check` tells which two"),
            _ => refuse("nothing of it can be accepted"),
        }
    }
}

fn quoted(id: &PersonId) -> String {
    format!("`{}`", id.as_str())
}

fn named<'a>(ids: impl ExactSizeIterator<Item = &'a PersonId>) -> String {
    let all = ids.len();
    let mut names: Vec<String> = ids.take(MOST_NAMED).map(quoted).collect();
    if all > MOST_NAMED {
        names.push(format!("{} more", all - MOST_NAMED));
    }
    words::list(&names)
}
