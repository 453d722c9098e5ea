//! One mistake that shows in many places is told once.

use std::collections::BTreeMap;

use crate::check::{self, Check};
use crate::diagnostic::{Diagnostic, Subject};
use crate::parse::data::DataRecords;

/// So many places may be mistakes of their own.
const FEW: usize = 2;

/// Tells of a lost round and of a lost vocabulary once, at the first place that misses it.
pub(super) fn gather(has_vocabulary: bool, problems: &mut Vec<Diagnostic>) {
    if !has_vocabulary {
        gather_terms(problems);
    }
    gather_rounds(problems);
}

/// Without a vocabulary no word is wrong: one file is missing, and its first line can be given.
fn gather_terms(problems: &mut Vec<Diagnostic>) {
    let terms = problems.extract_if(.., |problem| list_of(problem.check).is_some());
    let terms: Vec<Diagnostic> = terms.collect();
    let count = terms.len();
    let Some(first) = terms.into_iter().min_by(|a, b| a.place.cmp(&b.place)) else {
        return;
    };
    let values = match count {
        1 => "this value".to_owned(),
        _ => format!("{count} values"),
    };
    let message = format!("there is no `vocabulary.yaml`, but {values} should stand in it");
    let hint = format!(
        "write one into the data folder; it begins with a list such as {}, and docs/examples has a whole one",
        list_of(first.check).unwrap_or_default()
    );
    problems.push(Diagnostic::new(check::NO_VOCABULARY, first.place, message).hint(hint));
}

/// The first entry of the list in which an unknown value should stand.
fn list_of(check: &Check) -> Option<&'static str> {
    match check {
        check::UNKNOWN_SECTOR => Some("`sectors: [{ id: public, name: Public library }]`"),
        check::UNKNOWN_CAREER_STAGE => Some("`career_stages: [{ id: early, name: Early }]`"),
        check::UNKNOWN_INTEREST => Some("`interests: [{ id: open-access, name: Open access }]`"),
        _ => None,
    }
}

fn gather_rounds(problems: &mut Vec<Diagnostic>) {
    let mut groups: BTreeMap<Option<Subject>, Vec<Diagnostic>> = BTreeMap::new();
    for problem in problems.extract_if(.., |problem| problem.check == check::UNKNOWN_ROUND) {
        let group = groups.entry(problem.subject.clone()).or_default();
        group.push(problem);
    }
    for (_, mut group) in groups {
        if group.len() <= FEW {
            problems.append(&mut group);
            continue;
        }
        let count = group.len();
        let first = group.into_iter().min_by(|a, b| a.place.cmp(&b.place));
        problems.extend(first.map(|first| {
            let message = format!("{}, but {count} places name it", first.message);
            let hint = "put its file back into `rounds`, or take the round out there";
            Diagnostic { message, ..first }.hint(hint)
        }));
    }
}

/// Whether the data have a vocabulary, be it one that could not be read.
pub(super) fn has_vocabulary(data: &DataRecords) -> bool {
    data.vocabulary.is_some() || data.unread.vocabulary
}
