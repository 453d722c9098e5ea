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
use super::parts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::gate::{Gate, Leak};
use crate::model::{Absence, Also, Program};
use crate::plan::{self, Plan, PublicFile, ThemeFile, graph};
use crate::render::page::Pages;
use crate::render::theme::Cards;
use crate::source::{FileId, Input};

/// The first day of each page to come, by the path of its text.
type Days<'a> = BTreeMap<&'a str, Date>;

/// Warnings of what becomes an error while pages come and go; of each, the first such day.
pub(super) fn warnings(input: &Input, ready: &Ready) -> Vec<Diagnostic> {
    let (program, site) = (&ready.program, &ready.plan.site);
    let theme = ready.theme_files();
    let later = graph::to_come(program, input, site, &theme).into_iter();
    let told = later.map(|(day, problem)| foretold(day, problem));
    told.chain(of_pages(input, ready, &theme)).collect()
}

fn foretold(day: Date, problem: Diagnostic) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        message: format!("from {day} on: {}", problem.message),
        ..problem
    }
}

/// What is found on the pages to come as they will be, and on those to which they lead.
fn of_pages(input: &Input, ready: &Ready, theme: &[ThemeFile]) -> Vec<Diagnostic> {
    let absent = ready.program.absent.iter();
    let days: Days<'_> = absent
        .filter_map(|absent| match absent.why {
            Absence::Until(day) => Some((&*absent.document.path, day)),
            Absence::Draft | Absence::Since(_) => None,
        })
        .collect();
    let links = ready
        .program
        .absent
        .iter()
        .flat_map(|one| &one.document.links);
    // The gate takes its time: without a page to come it is set up beside other work, when the first byte is to leave.
    let asks = || {
        let mut targets = links.map(|link| &*link.target);
        !ready.gate.get().is_idle() || targets.any(graph::may_lead_to_part)
    };
    if days.is_empty() || !asks() {
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
        cards: &Cards::default(),
    };
    [later.parts(ready, &days), later.leaks(ready, &days)].concat()
}

/// The site with all pages to come.
struct Later<'a> {
    input: &'a Input,
    program: &'a Program,
    plan: &'a Plan,
    cards: &'a Cards,
}

impl<'a> Later<'a> {
    fn pages(&self, ready: &'a Ready) -> Pages<'a> {
        Pages {
            input: self.input,
            program: self.program,
            plan: self.plan,
            theme: &ready.theme,
            files: &ready.files,
            cards: self.cards,
        }
    }

    /// The first day of the page that a text makes, if it is to come.
    fn day(&self, source: FileId, days: &Days<'_>) -> Option<Date> {
        days.get(&*self.input.sources.get(source).path).copied()
    }

    /// Parts that pages made from data do not have.
    fn parts(&self, ready: &'a Ready, days: &Days<'_>) -> Vec<Diagnostic> {
        let missing = parts::missing(&self.pages(ready)).into_iter();
        let told = missing.filter_map(|(part, problem)| {
            let day = self.day(part.place.file, days)?;
            Some(foretold(day, problem))
        });
        told.collect()
    }

    fn leaks(&self, ready: &'a Ready, days: &Days<'_>) -> Vec<Diagnostic> {
        let gate = ready.gate.get();
        if gate.is_idle() || self.scanned(ready, days, gate).is_empty() {
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
        ready: &'a Ready,
        days: &Days<'_>,
        gate: &Gate,
    ) -> Vec<(&PublicFile, Date, Vec<u8>, Leak)> {
        let pages = self.pages(ready);
        let quotations = OnceLock::new();
        let quoted =
            || quotations.get_or_init(|| gate.quotations(self.program, &own_pages(self.program)));
        let files = self.plan.site.files.par_iter();
        let to_come = files.filter_map(|file| {
            let source = file.page.source()?;
            let day = self.day(source, days)?;
            let bytes = pages.bytes(file, &|_| Ok(Vec::new())).ok()?;
            Some((file, day, bytes.into_owned()))
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
