//! One mistake that shows in many places is told once.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::parse::data::DataRecords;

/// So many places may be mistakes of their own.
const FEW: usize = 2;

/// Tells of a lost round and of a lost vocabulary once, at the first place that misses it.
pub(super) fn gather(has_vocabulary: bool, problems: &mut Vec<Diagnostic>) {
    let mut groups: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let key = |problem: &Diagnostic| match problem.check {
        "unknown-round" => Some(problem.message.clone()),
        "unknown-sector" | "unknown-career-stage" | "unknown-interest" if !has_vocabulary => {
            Some("there is no `vocabulary.yaml`".to_owned())
        }
        _ => None,
    };
    for problem in problems.extract_if(.., |problem| key(problem).is_some()) {
        groups
            .entry(key(&problem).unwrap_or_default())
            .or_default()
            .push(problem);
    }
    for (message, mut group) in groups {
        if group.len() <= FEW {
            problems.append(&mut group);
            continue;
        }
        let count = group.len();
        let first = group.into_iter().min_by(|a, b| a.place.cmp(&b.place));
        problems.extend(first.map(|first| {
            let (what, hint) = match first.check {
                "unknown-round" => (
                    "places name it",
                    "put its file back into `rounds`, or take the round out there",
                ),
                _ => (
                    "values should stand in it",
                    "put it into the data folder, or take those fields out",
                ),
            };
            let message = format!("{message}, but {count} {what}");
            Diagnostic { message, ..first }.hint(hint)
        }));
    }
}

/// Whether the data have a vocabulary, be it one that could not be read.
pub(super) fn has_vocabulary(data: &DataRecords) -> bool {
    data.vocabulary.is_some() || data.unread.vocabulary
}
