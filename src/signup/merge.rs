//! Several sheets of one sign-up, such as a registration and a form: rows of one address are one person's.

use std::collections::BTreeMap;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::form::{Answer, Answers, Target, key};

/// The rows of all sheets, those of one address together. Where two sheets answer the same, the first counts. Of several rows
/// of one address in a sheet the last is taken; the others stay by themselves, before it. Also says how many were joined.
pub fn merge(sheets: Vec<Vec<Answers>>, problems: &mut Vec<Diagnostic>) -> (Vec<Answers>, usize) {
    let mut sheets = sheets.into_iter();
    let mut all = sheets.next().unwrap_or_default();
    let mut joined = 0;
    for sheet in sheets {
        let last = last_of(&all);
        let own = last_of(&sheet);
        let (mut alone, mut behind) = (Vec::new(), Vec::new());
        for (at, answers) in sheet.into_iter().enumerate() {
            let address = address(&answers);
            let is_last = address
                .as_ref()
                .is_some_and(|address| own.get(address) == Some(&at));
            let first = address.and_then(|address| last.get(&address).copied());
            match first {
                Some(first) if is_last => {
                    joined += 1;
                    join(&mut all[first], answers, problems);
                }
                Some(_) => alone.push(answers),
                None => behind.push(answers),
            }
        }
        alone.append(&mut all);
        alone.append(&mut behind);
        all = alone;
    }
    (all, joined)
}

fn address(answers: &Answers) -> Option<String> {
    let email = answers.one(&Target::Person("email".into()))?;
    Some(email.text.to_lowercase())
}

fn last_of(rows: &[Answers]) -> BTreeMap<String, usize> {
    let rows = rows.iter().enumerate();
    rows.filter_map(|(at, answers)| Some((address(answers)?, at)))
        .collect()
}

fn join(first: &mut Answers, second: Answers, problems: &mut Vec<Diagnostic>) {
    for (target, answers) in second.given.iter() {
        let known = first.given.get(target);
        if known.is_empty() {
            answers
                .iter()
                .for_each(|answer| first.given.push(answer.clone()));
            continue;
        }
        let keys = |answers: &[Answer]| {
            answers
                .iter()
                .map(|answer| key(&answer.text))
                .collect::<Vec<_>>()
        };
        // When somebody answered, and that they agree, is said in each sheet for itself.
        let own = matches!(target, Target::Applied | Target::Consent);
        if let Some(answer) = answers
            .first()
            .filter(|_| !own && keys(known) != keys(answers))
        {
            let at = &known[0].place;
            let message = format!(
                "this is another answer for `{}` than in {}, row {}, which counts",
                target.word(),
                at.file,
                at.row
            );
            problems.push(
                Diagnostic::new(check::ANSWERS_DIFFER, answer.place.clone(), message)
                    .hint("if this one is right, name its table first, or correct the other"),
            );
        }
    }
    first.silent = first.silent.take().or(second.silent);
    first.unread.extend(second.unread);
}
