//! Public figures: of rounds that exist, of groups that are large enough, and no other than add up.

use std::sync::Arc;

use super::names::Names;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::figures::{Counts, RoundFigures, Share};
use crate::model::{Country, Language};
use crate::parse::data::{DataRecords, FiguresRecord, GroupRecord};
use crate::source::{Span, Spanned};

/// Checks the figures of all rounds. `smallest` people are enough to be told of.
pub(super) fn figures(
    data: &DataRecords,
    names: &Names<'_>,
    smallest: u32,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Arc<RoundFigures>> {
    let mut all: Vec<Arc<RoundFigures>> = Vec::new();
    for record in &data.figures {
        let told = problems.len();
        let found = of_round(record, names, smallest, problems);
        all.extend(found.filter(|_| problems.len() == told).map(Arc::new));
    }
    all.sort_by(|a, b| a.round.value.cmp(&b.round.value));
    all
}

fn of_round(
    record: &FiguresRecord,
    names: &Names<'_>,
    smallest: u32,
    problems: &mut Vec<Diagnostic>,
) -> Option<RoundFigures> {
    let round = names.round(&record.round, problems);
    let country = known(&record.country, Country::from_code, "country", problems);
    let language = known(&record.language, Language::new, "language", problems);
    let people = record.people.as_ref()?;
    let round = round?;
    let mut context = Context {
        smallest,
        round: round.0.as_str(),
        problems,
    };
    context.whole(people);
    let elsewhere = record.elsewhere.as_ref();
    context.sum(people, &country, elsewhere, record.span);
    let rest = elsewhere.map_or(0, |number| number.value);
    let matched = record.matched.as_ref();
    let matched = matched.map(|number| (people.value, number.value, number.span));
    let wishes = match &record.wishes {
        [Some(asked), Some(met)] => Some((asked.value, met.value, met.span)),
        _ => None,
    };
    Some(RoundFigures {
        round: Spanned {
            value: round.clone(),
            span: record.span,
        },
        people: people.value,
        countries: record.countries.as_ref().map(|number| number.value),
        matched: context.share(matched),
        wishes: context.share(wishes),
        by_country: context.counts(country, rest, record.span)?,
        by_language: context.counts(language, 0, record.span)?,
    })
}

/// Groups whose names are known, with their places.
type Groups<K> = Vec<(K, u32, Span)>;

fn known<K>(
    groups: &[GroupRecord],
    read: impl Fn(&str) -> Option<K>,
    what: &str,
    problems: &mut Vec<Diagnostic>,
) -> Groups<K> {
    let mut known = Vec::with_capacity(groups.len());
    for (name, count) in groups {
        match read(&name.value) {
            Some(key) => known.push((key, *count, name.span)),
            None => {
                let message = format!("`{}` is not the code of a {what}", name.value);
                problems.push(bad(name.span, message));
            }
        }
    }
    known
}

fn bad(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(check::BAD_FIGURES, span, message)
}

struct Context<'a> {
    smallest: u32,
    round: &'a str,
    problems: &'a mut Vec<Diagnostic>,
}

impl Context<'_> {
    fn small(&mut self, span: Span, what: &str, count: u32) {
        let smallest = self.smallest;
        let message =
            format!("{what}: that tells of {count} people, and `smallest_group` is {smallest}");
        self.problems.push(bad(span, message).hint(self.anew()));
    }

    fn anew(&self) -> String {
        format!(
            "delete the file; then `fortnight report {} --write` writes it anew",
            self.round
        )
    }

    fn whole(&mut self, people: &Spanned<u32>) {
        if people.value < self.smallest {
            self.small(people.span, "`people`", people.value);
        }
    }

    /// Who is in one country or another is everybody.
    fn sum<K>(
        &mut self,
        people: &Spanned<u32>,
        groups: &Groups<K>,
        rest: Option<&Spanned<u32>>,
        span: Span,
    ) {
        let rest = rest.map_or(0, |rest| u64::from(rest.value));
        let sum = groups.iter().map(|group| u64::from(group.1)).sum::<u64>() + rest;
        if sum != u64::from(people.value) {
            let message = format!(
                "`country` and `elsewhere` add up to {sum}, not to the {} of `people`",
                people.value
            );
            self.problems.push(bad(span, message).hint(self.anew()));
        }
    }

    fn share(&mut self, written: Option<(u32, u32, Span)>) -> Option<Share> {
        let (of, have, span) = written?;
        let share = Share::new(of, have, self.smallest);
        if share.is_none() {
            let message = format!("{have} of {of}: that tells of few people");
            self.problems.push(bad(span, message).hint(self.anew()));
        }
        share
    }

    fn counts<K: Ord + Clone>(
        &mut self,
        groups: Groups<K>,
        rest: u32,
        span: Span,
    ) -> Option<Counts<K>> {
        for (_, count, place) in &groups {
            if *count < self.smallest {
                self.small(*place, "this group", *count);
                return None;
            }
        }
        let shown = groups.into_iter().map(|(key, count, _)| (key, count));
        let counts = Counts::read(shown.collect(), rest, self.smallest).ok();
        if counts.is_none() {
            self.small(span, "`elsewhere`", rest);
        }
        counts
    }
}
