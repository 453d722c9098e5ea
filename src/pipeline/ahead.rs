//! What will be wrong on a later day: told as warnings today, while somebody is looking.
//!
//! A page that is to come is not part of today's site, so nobody asks where its links lead. The build of its day would stop at night.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Ready, checked, records};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::content::Absence;
use crate::plan;
use crate::source::{Input, Today};
use crate::validate::Checked;

/// Warnings of what becomes an error with the pages to come; of each, the first such day.
pub(super) fn warnings(input: &Input, ready: &Ready, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let absent = ready.program.absent.iter();
    let days: BTreeSet<Date> = absent
        .filter_map(|absent| match absent.why {
            Absence::Until(day) => Some(day),
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
    let mut suspects = errors(&all, ready);
    suspects.retain(|suspect| !known.contains(suspect));
    let mut warnings = Vec::new();
    for day in days {
        if suspects.is_empty() {
            break;
        }
        let then = Input {
            today: Today::Given(day),
            ..input.clone()
        };
        let found = errors(&then, ready);
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

/// What stops the build of this input before anything is matched or rendered.
fn errors(input: &Input, ready: &Ready) -> Vec<Diagnostic> {
    let (data, content) = records(&input.sources);
    let (checked, _, mut problems) = checked(input, data, content);
    if let Checked::Whole(program) = checked {
        let (_, broken) = plan::plan(&program, input, &ready.theme_files(), None);
        problems.extend(broken);
    }
    problems.retain(|problem| problem.severity == Severity::Error);
    problems
}
