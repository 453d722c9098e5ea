//! What will be wrong on a later day: told as warnings today, while somebody is looking.
//!
//! A page that is to come is not part of today's site, so nobody asks where its links lead, and the leak gate does not read
//! it. The build of its day would stop at night, or publish what it must not if it runs without participants.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;

use super::Ready;
use super::guard::own_pages;
use super::origins::Origins;
use crate::diagnostic::{Diagnostic, Severity};
use crate::gate::{Gate, Leak};
use crate::model::{Absence, Also, Program};
use crate::plan::{self, Plan, PublicFile, ThemeFile, graph};
use crate::render::page::Pages;
use crate::source::Input;

/// The first day of each page to come, by the path of its text.
type Days<'a> = BTreeMap<&'a str, Date>;

/// Warnings of what becomes an error while pages come and go; of each, the first such day.
pub(super) fn warnings(input: &Input, ready: &Ready) -> Vec<Diagnostic> {
    let (program, site) = (&ready.program, &ready.plan.site);
    let theme = ready.theme_files();
    let later = graph::to_come(program, input, site, &theme).into_iter();
    let told = later.map(|(day, problem)| Diagnostic {
        severity: Severity::Warning,
        message: format!("from {day} on: {}", problem.message),
        ..problem
    });
    told.chain(leaks(input, ready, &theme)).collect()
}

/// What the leak gate finds on the pages to come, as they will be.
fn leaks(input: &Input, ready: &Ready, theme: &[ThemeFile]) -> Vec<Diagnostic> {
    let absent = ready.program.absent.iter();
    let days: Days<'_> = absent
        .filter_map(|absent| match absent.why {
            Absence::Until(day) => Some((&*absent.document.path, day)),
            Absence::Draft | Absence::Since(_) => None,
        })
        .collect();
    if days.is_empty() || ready.gate.get().is_idle() {
        return Vec::new();
    }
    let all = Also {
        drafts: input.drafts,
        future: true,
    };
    let program = ready.program.on(ready.program.today, all);
    let (site, _) = plan::site(&program, input, theme);
    let letters = Vec::new();
    let later = Later {
        input,
        program: &program,
        plan: &Plan { site, letters },
    };
    later.leaks(ready, &days)
}

/// The site with all pages to come.
struct Later<'a> {
    input: &'a Input,
    program: &'a Program,
    plan: &'a Plan,
}

impl Later<'_> {
    fn leaks(&self, ready: &Ready, days: &Days<'_>) -> Vec<Diagnostic> {
        if self.scanned(ready, days, ready.gate.get()).is_empty() {
            return Vec::new();
        }
        // Whoever signs one of these pages may be named on it.
        let gate = Gate::new(self.program);
        let origins = Origins::of(&self.input.sources, self.program, &gate);
        let found = self.scanned(ready, days, &gate).into_iter();
        let told = found.map(|(file, day, bytes, leak)| {
            let place = origins.place(&leak, &file.page, self.input);
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
            let source = file.page.source()?;
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
