//! What will be wrong on a later day: told as warnings today, while somebody is looking.
//!
//! A page that is to come is not part of today's site, so nobody asks where its links lead, and the leak gate does not read
//! it. The build of its day would stop at night, or publish what it must not if it runs without participants.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;

use super::guard::own_pages;
use super::origins::Origins;
use super::{Ready, checked_with, records};
use crate::diagnostic::{Diagnostic, Severity};
use crate::gate::{Gate, Leak};
use crate::model::Program;
use crate::model::content::Absence;
use crate::plan::{self, Plan, PublicFile, pages};
use crate::render::page::Pages;
use crate::source::Input;
use crate::validate::Checked;

/// The first day of each page to come, by the path of its text.
type Days<'a> = BTreeMap<&'a str, Date>;

/// Warnings of what becomes an error with the pages to come; of each, the first such day.
pub(super) fn warnings(input: &Input, ready: &Ready, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let absent = ready.program.absent.iter();
    let days: Days<'_> = absent
        .filter_map(|absent| match absent.why {
            Absence::Until(day) => Some((&*absent.document.path, day)),
            Absence::Draft | Absence::Since(_) => None,
        })
        .collect();
    if days.is_empty() {
        return Vec::new();
    }
    // All pages at once: what is wrong then may not be on any day, but what is not wrong then is not on any.
    let all = Input {
        future: true,
        ..input.clone()
    };
    let (whole, suspects) = errors(&all, ready, None);
    let mut warnings = by_day(input, ready, known, &days, suspects);
    if let Some((program, plan)) = whole {
        let later = Later {
            input: &all,
            program: &program,
            plan: &plan,
        };
        warnings.extend(later.leaks(ready, &days));
    }
    warnings
}

/// Of errors that all pages at once have, the first day of each. What the data say stays as it is today: what becomes of a
/// round until then is not known.
fn by_day(
    input: &Input,
    ready: &Ready,
    known: &[Diagnostic],
    days: &Days<'_>,
    mut suspects: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    suspects.retain(|suspect| !known.contains(suspect));
    let mut warnings = Vec::new();
    let mut days: Vec<Date> = days.values().copied().collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        if suspects.is_empty() {
            break;
        }
        let (_, found) = errors(input, ready, Some(day));
        let (sure, others) = suspects
            .into_iter()
            .partition(|suspect| found.contains(suspect));
        suspects = others;
        warnings.extend(Vec::into_iter(sure).map(|problem| Diagnostic {
            severity: Severity::Warning,
            message: format!("from {day} on: {}", problem.message),
            ..problem
        }));
    }
    warnings
}

/// What stops the build of this input, with the documents of a day, before anything is matched or rendered. And what it
/// would be built of, if that can be told.
fn errors(
    input: &Input,
    ready: &Ready,
    shown: Option<Date>,
) -> (Option<(Program, Plan)>, Vec<Diagnostic>) {
    let (data, content) = records(&input.sources);
    let (checked, _, mut problems) = checked_with(input, data, content, shown);
    let mut whole = None;
    if let Checked::Whole(program) = checked {
        let (plan, broken) = plan::plan(&program, input, &ready.theme_files(), None);
        problems.extend(broken);
        whole = Some((program, plan));
    }
    problems.retain(|problem| problem.severity == Severity::Error);
    (whole, problems)
}

/// The site with all pages to come.
struct Later<'a> {
    input: &'a Input,
    program: &'a Program,
    plan: &'a Plan,
}

impl Later<'_> {
    /// What the leak gate finds on the pages to come, as they will be.
    fn leaks(&self, ready: &Ready, days: &Days<'_>) -> Vec<Diagnostic> {
        let gate = ready.gate.get();
        if gate.is_idle() {
            return Vec::new();
        }
        let found = self.scanned(ready, days, gate);
        if found.is_empty() {
            return Vec::new();
        }
        // Whoever signs one of these pages may be named on it.
        let gate = Gate::new(self.program);
        let origins = Origins::of(&self.input.sources, self.program, &gate);
        let found = self.scanned(ready, days, &gate).into_iter();
        let told = found.map(|(file, day, bytes, leak)| {
            let place = origins.place(&leak, &file.page, self.program, self.input);
            leak.foretold(day, file.path.as_str(), place, &bytes)
        });
        told.collect()
    }

    fn scanned(
        &self,
        ready: &Ready,
        days: &Days<'_>,
        gate: &Gate,
    ) -> Vec<(&PublicFile, Date, Vec<u8>, Leak)> {
        let pages = Pages {
            input: self.input,
            program: self.program,
            plan: self.plan,
            theme: &ready.theme,
            files: &ready.files,
        };
        let quotations = OnceLock::new();
        let quoted =
            || quotations.get_or_init(|| gate.quotations(self.program, &own_pages(self.program)));
        let files = self.plan.site.files.par_iter();
        let to_come = files.filter_map(|file| {
            let source = pages::source(&file.page, self.program, self.input)?;
            let day = days.get(&*self.input.sources.get(source).path)?;
            let bytes = pages.bytes(file, &|_| Ok(Vec::new())).ok()?;
            Some((file, *day, bytes.into_owned()))
        });
        let found = to_come.flat_map_iter(|(file, day, bytes)| {
            let leaks = gate.scan(file.path.as_str(), &bytes, quoted).leaks;
            leaks
                .into_iter()
                .map(move |leak| (file, day, bytes.clone(), leak))
        });
        found.collect()
    }
}
