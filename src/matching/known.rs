//! An optimum with all that was reached on the way: a round that is nearly the same is solved from there, and proved from its proof.

use super::best::{Best, found, options, proof};
use super::certificate::{self, Basis, Group, Objective};
use super::columns::Columns;
use super::report::MatchError;
use super::solver::{self, Ended, Near, Options, shared_out};

/// The optimum of some columns.
pub struct Known {
    columns: Columns,
    /// The search, where it has ended.
    ended: Ended,
    mate: Vec<Option<u32>>,
    /// Pairs of the sparse graph.
    edges: Vec<(u32, u32)>,
    basis: Basis,
}

impl Known {
    /// Solves for the people of these columns.
    ///
    /// # Errors
    /// If the solver refuses, or its result is not proved.
    pub fn new(columns: Columns) -> Result<(Best, Self), MatchError> {
        let options = options(&columns);
        let ended = found(solver::ended(&columns, options))?;
        let solution = ended.clone().into_solution();
        let checked = Basis::new(&columns, options.objective, &solution.mate, solution.duals);
        let (certificate, basis) = proof(checked)?;
        let best = Best::new(&columns, &solution.mate, certificate);
        let known = Self {
            columns,
            ended,
            mate: solution.mate,
            edges: solution.edges,
            basis,
        };
        Ok((best, known))
    }

    /// The optimum if one thing less kept these two apart; `None` if the duals cover their pair, so that the optimum is still one.
    ///
    /// # Errors
    /// See [`Known::new`].
    pub fn with_pair(&self, pair: [u32; 2]) -> Result<Option<Best>, MatchError> {
        let [Some(u), Some(v)] = pair.map(|who| self.place(who)) else {
            return Ok(None);
        };
        match self.columns.freed_weight([u, v]) {
            Some(weight) if !self.covers([u, v], weight) => {}
            _ => return Ok(None),
        }
        let columns = self.columns.with_pair([u, v]);
        self.go_on(&columns, &[u]).map(Some)
    }

    /// The optimum with two people who were left out.
    ///
    /// # Errors
    /// See [`Known::new`].
    pub fn with_people(&self, people: [u32; 2]) -> Result<Best, MatchError> {
        let places = people.iter().filter_map(|who| self.place(*who));
        let places: Vec<u32> = places.collect();
        let columns = self.columns.with_people(&places);
        self.go_on(&columns, &places)
    }

    /// The optimum under other rules for the same people; `None` if the duals cover all pairs there as well, so that the optimum is
    /// still one.
    ///
    /// # Errors
    /// See [`Known::new`].
    pub fn under(&self, columns: &Columns) -> Result<Option<Best>, MatchError> {
        let objective = self.objective();
        let duals = self.basis.duals();
        if certificate::check(columns, objective, &self.mate, duals).is_ok() {
            return Ok(None);
        }
        let near = Near {
            duals: shared_out(duals).into_iter().map(Some).collect(),
            floor: duals.floor,
            pairs: self.edges.clone(),
        };
        let solution = found(solver::solve_near(columns, options(columns), &near))?;
        let (mate, duals) = (&solution.mate, &solution.duals);
        let certificate = proof(certificate::check(columns, objective, mate, duals))?;
        Ok(Some(Best::new(columns, mate, certificate)))
    }

    /// For columns that have more pairs of these people, and else the same.
    fn go_on(&self, columns: &Columns, changed: &[u32]) -> Result<Best, MatchError> {
        let solution = self.ended.go_on(columns, changed).into_solution();
        let (mate, duals) = (&solution.mate, &solution.duals);
        let checked = self
            .basis
            .check(columns, self.objective(), mate, duals, changed);
        Ok(Best::new(columns, mate, proof(checked)?))
    }

    /// Whether the duals cover this pair, should it have this weight.
    fn covers(&self, [u, v]: [u32; 2], weight: i128) -> bool {
        let duals = self.basis.duals();
        let holds = |group: &&Group| {
            let members = &group.members;
            members.binary_search(&u).is_ok() && members.binary_search(&v).is_ok()
        };
        let groups = duals.groups.iter().filter(holds);
        let shared: i128 = groups.map(|group| group.dual).sum();
        duals.person[u as usize] + duals.person[v as usize] + shared >= 2 * weight
    }

    fn objective(&self) -> Objective {
        let Options { objective, .. } = options(&self.columns);
        objective
    }

    fn place(&self, who: u32) -> Option<u32> {
        let at = self.columns.people.binary_search(&who).ok()?;
        u32::try_from(at).ok()
    }
}
