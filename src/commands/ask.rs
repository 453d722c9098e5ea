//! What may be asked about the matches of a round: why these, and what each decision costs. Nothing is written but what is to be kept.

use super::{Stop, Verdict, person, whatif};
use crate::cli::MatchArgs;
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::matching::{MatchError, RoundMatches, prices, why_not, why_seat};
use crate::model::Round;
use crate::pipeline::{self, Prepared};
use crate::render::proposal;

/// A round, and its matches as they are.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub prepared: &'a Prepared,
    pub round: &'a Round,
    pub found: &'a RoundMatches,
    pub folders: &'a Folders,
}

impl Asked<'_> {
    /// Tells the answer, if anything is asked.
    pub fn tell(&self, arguments: &MatchArgs, terminal: Terminal) -> Result<Verdict, Stop> {
        if let Some(answer) = self.answer(arguments)? {
            terminal.result(answer.trim_end())?;
        }
        Ok(Verdict::Fine)
    }

    fn answer(&self, arguments: &MatchArgs) -> Result<Option<String>, Stop> {
        match arguments.why.as_deref() {
            Some([one]) => return self.why_one(one).map(Some),
            Some([a, b, ..]) => return self.why([a, b]).map(Some),
            Some([]) | None => {}
        }
        if arguments.prices {
            return self.prices().map(Some);
        }
        if let Some(file) = &arguments.save {
            return Ok(Some(whatif::save(
                self.folders,
                self.round,
                self.found,
                file,
            )?));
        }
        let against = arguments.against.as_deref();
        against
            .map(|what| whatif::against(self.now(), what, arguments.markdown))
            .transpose()
    }

    /// Why two people are matched, or why not.
    fn why(&self, names: [&String; 2]) -> Result<String, Stop> {
        let ready = &self.prepared.ready;
        let (program, round) = (&*ready.program, self.round);
        let [a, b] = names.map(|name| person::named(program, Some(round), name));
        let [a, b] = [a?, b?];
        let answer = self.solved(why_not(program, round, a, b))?;
        Ok(proposal::why::text(
            program,
            round,
            [a, b],
            &answer,
            ready.words(),
        ))
    }

    /// Why somebody has their partner, or none.
    fn why_one(&self, name: &str) -> Result<String, Stop> {
        let ready = &self.prepared.ready;
        let (program, round) = (&*ready.program, self.round);
        let id = person::named(program, Some(round), name)?;
        let answer = self.solved(why_seat(program, round, self.found, id))?;
        Ok(proposal::seat::text(
            program,
            round,
            self.found,
            id,
            &answer,
            ready.words(),
        ))
    }

    /// What each decision of hands costs, while matches are proposed.
    fn prices(&self) -> Result<String, Stop> {
        let ready = &self.prepared.ready;
        if self.found.proposal().is_none() {
            let cause =
                "its matches are accepted, so nothing would be different without a decision";
            return Err(Trouble::new("price", self.round.id.to_string(), cause).into());
        }
        let prices = self.solved(prices(&ready.program, self.round))?;
        Ok(proposal::prices::text(
            &ready.program,
            self.round,
            &prices,
            ready.words(),
        ))
    }

    fn now(&self) -> whatif::Now<'_> {
        whatif::Now {
            prepared: self.prepared,
            folders: self.folders,
            round: self.round,
            found: self.found,
        }
    }

    fn solved<T>(&self, result: Result<T, MatchError>) -> Result<T, Stop> {
        result.map_err(|error| {
            let problem = pipeline::matching_problem(self.round, &error);
            Stop::Problems(self.prepared.ready.input.sources.clone(), vec![problem])
        })
    }
}
