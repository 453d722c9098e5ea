//! Views of what anybody may know of rounds. They read the public figures alone, so that a host without people makes the same site.

use crate::model::figures::{RoundFigures, Share};
use crate::model::{Country, Language, Round};
use crate::view::{CountView, FiguresView, ShareView};

use super::Views;

/// So many countries stand on the start page.
const COUNTRIES_AT_HOME: usize = 10;

impl Views<'_> {
    /// The figures of a round, if there are some.
    pub(super) fn figures(&self, round: &Round) -> Option<FiguresView> {
        let figures = self.program.figures(&round.id)?;
        let country = |country: &Country| country.code().to_owned();
        let language = |language: &Language| language.as_str().to_owned();
        Some(FiguresView {
            round: self.round_link(round),
            people: figures.people,
            countries: figures.countries,
            matched: figures.matched.map(share),
            wishes: figures.wishes.map(share),
            by_country: counts(figures.by_country.shown(), country),
            elsewhere: figures.by_country.rest(),
            by_language: counts(figures.by_language.shown(), language),
        })
    }

    /// Where people of the newest round are that has figures, in its largest countries.
    pub(super) fn home_figures(&self) -> Option<FiguresView> {
        let rounds = self.program.rounds.iter().rev();
        let mut known = rounds.filter_map(|round| self.figures(round));
        let mut figures = known.find(|figures| !figures.by_country.is_empty())?;
        let others = figures.by_country.iter().skip(COUNTRIES_AT_HOME);
        figures.elsewhere += others.map(|other| other.people).sum::<u32>();
        figures.by_country.truncate(COUNTRIES_AT_HOME);
        Some(figures)
    }

    /// How many took part, from how many countries.
    pub(super) fn counts(&self, round: &Round) -> (Option<usize>, Option<usize>) {
        let figures = self.program.figures(&round.id);
        let count = |number: u32| number as usize;
        let countries = |figures: &RoundFigures| figures.countries.map(count);
        (
            figures.map(|figures| count(figures.people)),
            figures.and_then(countries),
        )
    }
}

fn share(share: Share) -> ShareView {
    ShareView {
        of: share.of(),
        have: share.have(),
    }
}

fn counts<K>(all: &[(K, u32)], key: impl Fn(&K) -> String) -> Vec<CountView> {
    let most = all.iter().map(|one| one.1).max().unwrap_or(0);
    let view = |(group, people): &(K, u32)| CountView {
        key: key(group),
        people: *people,
        width: (people * 100).checked_div(most).unwrap_or(0),
    };
    all.iter().map(view).collect()
}
