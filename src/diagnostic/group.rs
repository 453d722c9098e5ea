//! Many problems on one screen: the same slip in many places is told once, with its first places and how many more there
//! are.
//!
//! A *slip* is one message with one hint; a *kind* is all slips that differ only in the user's words. A few problems are
//! told slip by slip, so that each has its own hint; of many, each kind is told once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::excerpt::{render_with, shortened};
use super::{Diagnostic, Severity};
use crate::check::{self, Check};
use crate::span::Sources;

/// So many problems are told slip by slip.
const FEW: usize = 12;

/// A slip in so many places is told at each of them.
const FEW_PLACES: usize = 2;

/// So many places of a group are named behind the first.
const MORE_PLACES: usize = 2;

/// More groups are not told in one run.
const MOST_GROUPS: usize = 200;

/// Where every place is asked for, so many problems of one file are told: nobody mends more before looking again.
const MOST_OF_A_FILE: usize = 200;

/// So many problems of one file are kept at all.
const MOST_FOUND: usize = 500;

/// Longest line about another place in bytes.
const LINE: usize = 160;

/// How problems are told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Telling {
    /// With the colours of a terminal.
    pub color: bool,
    /// Every place by itself.
    pub all: bool,
}

/// Problems as text.
#[derive(Debug)]
pub struct Report {
    /// One or more problems each.
    pub texts: Vec<String>,
    /// How many problems are only counted.
    pub counted: usize,
}

/// Problems that are told together, in their order.
#[derive(Debug)]
pub struct Group<'a> {
    /// The one that is told in full.
    pub first: &'a Diagnostic,
    /// The others.
    pub more: Vec<&'a Diagnostic>,
}

/// All problems, which are sorted, in words: few enough to be read.
pub fn report(sources: &Sources, problems: &[Diagnostic], telling: Telling) -> Report {
    let groups = match telling.all {
        true => one_by_one(sources, problems),
        false => groups(problems),
    };
    let texts = groups
        .iter()
        .map(|group| group.render(sources, telling.color));
    Report {
        texts: texts.collect(),
        counted: problems.len() - groups.iter().map(Group::shown).sum::<usize>(),
    }
}

/// They tell of what was left out.
const LEFT_OUT: [&Check; 3] = [
    check::MORE_PROBLEMS,
    check::TOO_MANY_PROBLEMS,
    check::LIST_TOO_LONG,
];

/// Leaves of each file the first problems, which are sorted, and how many more there are: what an accident or an attack makes
/// of one file costs no more.
pub(super) fn limit(sources: &Sources, problems: &mut Vec<Diagnostic>) {
    let mut counts: BTreeMap<(Severity, String), (usize, Option<usize>)> = BTreeMap::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    for problem in problems.drain(..) {
        // What was left out earlier is not counted again; that something was not looked at at all is always said.
        let shown = problem
            .place
            .shown(sources)
            .filter(|_| !LEFT_OUT.contains(&problem.check));
        let Some(shown) = shown else {
            kept.push(problem);
            continue;
        };
        let key = (problem.severity, shown.to_owned());
        let (count, more) = counts.entry(key).or_default();
        *count += 1;
        if *count <= MOST_FOUND {
            kept.push(problem);
            continue;
        }
        let at = *more.get_or_insert_with(|| {
            let more = Diagnostic::new(check::MORE_PROBLEMS, problem.place, "");
            kept.push(Diagnostic {
                severity: problem.severity,
                ..more.hint("mend some of those above and look again")
            });
            kept.len() - 1
        });
        kept[at].message = match *count - MOST_FOUND {
            1 => "one more problem in this file".to_owned(),
            more => format!("{more} more problems in this file"),
        };
    }
    *problems = kept;
}

/// Problems that are told together, by their first places; at most some hundred groups.
pub fn groups(problems: &[Diagnostic]) -> Vec<Group<'_>> {
    let by_kind = problems.len() > FEW;
    let mut places: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for problem in problems {
        let key = Key::of(problem, by_kind);
        match places.get(&key) {
            Some(at) => groups[*at].more.push(problem),
            None => {
                places.insert(key, groups.len());
                groups.push(Group::new(problem));
            }
        }
    }
    let groups = groups.into_iter().flat_map(Group::unless_few);
    groups.take(MOST_GROUPS).collect()
}

/// Every problem by itself, and what is too much of a file in one group at its end.
fn one_by_one<'a>(sources: &Sources, problems: &'a [Diagnostic]) -> Vec<Group<'a>> {
    let mut counts: BTreeMap<(Severity, Option<&str>), usize> = BTreeMap::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for problem in problems {
        let key = (problem.severity, problem.place.shown(sources));
        let count = counts.entry(key).or_default();
        *count += 1;
        match groups.last_mut().filter(|_| *count > MOST_OF_A_FILE) {
            Some(last) => last.more.push(problem),
            None => groups.push(Group::new(problem)),
        }
    }
    groups
}

/// What makes two problems one slip, or one kind.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    severity: Severity,
    check: &'static Check,
    message: Cow<'a, str>,
    hint: Option<&'a str>,
}

impl<'a> Key<'a> {
    fn of(problem: &'a Diagnostic, by_kind: bool) -> Self {
        Self {
            severity: problem.severity,
            check: problem.check,
            message: match by_kind {
                true => shape(&problem.message).into(),
                false => (&*problem.message).into(),
            },
            hint: problem.hint.as_deref().filter(|_| !by_kind),
        }
    }
}

/// A message without the user's words and without numbers.
fn shape(message: &str) -> String {
    let ours = message.split('`').step_by(2).collect::<Vec<_>>().join("`");
    ours.chars().filter(|c| !c.is_ascii_digit()).collect()
}

impl<'a> Group<'a> {
    fn new(first: &'a Diagnostic) -> Self {
        Self {
            first,
            more: Vec::new(),
        }
    }

    /// A slip in few places is told at each.
    fn unless_few(self) -> Vec<Self> {
        if self.count() > FEW_PLACES {
            return vec![self];
        }
        let all = std::iter::once(self.first).chain(self.more);
        all.map(Self::new).collect()
    }

    /// How many problems are in it.
    pub fn count(&self) -> usize {
        1 + self.more.len()
    }

    /// Of how many the place is told.
    fn shown(&self) -> usize {
        self.count().min(1 + MORE_PLACES)
    }

    /// The first problem, the places of some more, and how many there are.
    pub fn render(&self, sources: &Sources, color: bool) -> String {
        let shown = self.more.iter().take(MORE_PLACES);
        let mut also: Vec<String> = shown.map(|other| self.also(sources, other)).collect();
        let rest = &self.more[also.len()..];
        if let (Some(last), false) = (also.last_mut(), rest.is_empty()) {
            let files: BTreeSet<_> = rest.iter().map(|one| one.place.shown(sources)).collect();
            let files = match files.len() {
                1 => "1 file".to_owned(),
                many => format!("{many} files"),
            };
            last.push_str(&format!(" … and {} more in {files}", rest.len()));
        }
        render_with(sources, self.first, &also, color)
    }

    /// Another place, and what is wrong there if it is something else.
    fn also(&self, sources: &Sources, other: &Diagnostic) -> String {
        let place = other.place.words(sources).unwrap_or_default();
        let mut said = place.into_owned();
        if other.message != self.first.message {
            said = format!("{said}: {}", shortened(&other.message, LINE));
        }
        match other
            .hint
            .as_ref()
            .filter(|_| other.hint != self.first.hint)
        {
            Some(hint) if said.len() + hint.len() <= LINE => format!("{said} ({hint})"),
            _ => said,
        }
    }
}
