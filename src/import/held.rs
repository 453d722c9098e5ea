//! The program that would come out is checked as a whole: whoever would be an error of it is left out, and told at their cell.

use std::collections::BTreeMap;

use super::account::Account;
use super::draft::Outcome;
use super::found::{Found, Made};
use super::known::People;
use super::merge::Merged;
use super::row::{Row, Wanted};
use super::{File, Setting};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::parse::edit::{Edit, apply, document};
use crate::source::{FileId, Input, SourceFile};

/// The files of the sound drafts. Those of the others are taken out, and their rows say why.
pub(super) fn sound(
    input: &Input,
    outcomes: &mut [Outcome],
    rows: &[Row<'_>],
    setting: &Setting<'_>,
    people: &People,
) -> Vec<File> {
    loop {
        let made = made(input, outcomes, rows, setting, people);
        if made.is_empty() {
            return Vec::new();
        }
        let found = Found::new(input, &made, rows);
        if !found.errors.is_empty() {
            for (row, problems) in found.errors {
                leave(&mut outcomes[row], &rows[row], people, problems);
            }
            continue;
        }
        if !found.others.is_empty() {
            // Nobody knows whose they are, so that nobody is written.
            let mut others = Some(found.others);
            for (row, _) in made.iter().flat_map(|made| &made.rows) {
                outcomes[*row].ask(others.take().unwrap_or_default());
            }
            return Vec::new();
        }
        for (row, problems) in found.warnings {
            outcomes[row].told.extend(problems);
        }
        return made.into_iter().map(|made| made.file).collect();
    }
}

/// Where the file says something sound already, it is kept; else somebody must decide.
fn leave(outcome: &mut Outcome, row: &Row<'_>, people: &People, problems: Vec<Diagnostic>) {
    let known = outcome.draft.as_ref().and_then(|draft| draft.known);
    let stands =
        |wanted: &&Wanted| known.is_some_and(|at| people.all[at].at(&wanted.path).is_some());
    let at = |problem: &Diagnostic| {
        let mut wanted = row.wanted.iter().filter(stands);
        wanted.find(|wanted| problem.place == Place::Cell(wanted.place.clone()))
    };
    let mut told = Vec::new();
    for problem in &problems {
        let wanted = at(problem).zip(outcome.draft.as_mut());
        if !wanted.is_some_and(|(wanted, draft)| draft.merged.forget(&wanted.path)) {
            return outcome.ask(problems);
        }
        let hint = "what the file says is kept";
        told.push(problem.clone().as_warning().hint(hint));
    }
    if outcome
        .draft
        .as_ref()
        .is_some_and(|draft| draft.merged.lines.is_empty())
    {
        outcome.account = Account::Unchanged;
    }
    outcome.told.extend(told);
}

fn made(
    input: &Input,
    outcomes: &mut [Outcome],
    rows: &[Row<'_>],
    setting: &Setting<'_>,
    people: &People,
) -> Vec<Made> {
    let mut made = Vec::new();
    let mut changed: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
    for (at, outcome) in outcomes.iter().enumerate() {
        let Some(draft) = &outcome.draft else {
            continue;
        };
        match (outcome.account, draft.known) {
            (Account::New, _) => {
                let path = format!("participants/{}.yaml", draft.id);
                made.push(Made {
                    shown: shown(setting, &draft.id),
                    file: File {
                        path,
                        before: None,
                        after: document(&Merged::of_new(&rows[at]).entries()),
                    },
                    rows: vec![(at, None)],
                });
            }
            (Account::Changed, Some(known)) => {
                changed.entry(people.all[known].file).or_default().push(at);
            }
            _ => {}
        }
    }
    for (id, of_file) in changed {
        let source = input.sources.get(id);
        let mut refused = Vec::new();
        let after = edited(&source.text, &of_file, outcomes, people, &mut refused);
        for (row, reason) in &refused {
            let problem = by_hand(&outcomes[*row], source, reason);
            outcomes[*row].ask([problem]);
        }
        let entry = |row: usize| {
            let draft = outcomes[row].draft.as_ref()?;
            people.all[draft.known?].entry
        };
        let of_file = of_file
            .into_iter()
            .filter(|row| outcomes[*row].draft.is_some());
        let rows: Vec<_> = of_file.map(|row| (row, entry(row))).collect();
        if !rows.is_empty() {
            made.push(Made {
                shown: source.shown.to_string(),
                file: File {
                    path: source.path.to_string(),
                    before: Some(source.text.to_string()),
                    after,
                },
                rows,
            });
        }
    }
    made
}

/// What somebody's file is called who is new.
pub(super) fn shown(setting: &Setting<'_>, id: &str) -> String {
    format!(
        "{}/participants/{id}.yaml",
        setting.folder.trim_end_matches('/')
    )
}

/// A text with the changes of some rows; what cannot be changed safely is put aside.
fn edited(
    text: &str,
    rows: &[usize],
    outcomes: &[Outcome],
    people: &People,
    refused: &mut Vec<(usize, String)>,
) -> String {
    let edits = rows.iter().flat_map(|row| edits(&outcomes[*row], people));
    match (apply(text, &edits.collect::<Vec<_>>()), rows) {
        (Ok(edited), _) => edited,
        (Err(reason), [only]) => {
            refused.push((*only, reason.reason));
            text.to_owned()
        }
        (Err(_), rows) => {
            let (first, others) = rows.split_at(rows.len() / 2);
            let text = edited(text, first, outcomes, people, refused);
            match others.is_empty() || first.is_empty() {
                true => text,
                false => edited(&text, others, outcomes, people, refused),
            }
        }
    }
}

fn edits(outcome: &Outcome, people: &People) -> Vec<Edit> {
    let draft = outcome.draft.as_ref();
    let known = draft.and_then(|draft| Some((draft, &people.all[draft.known?])));
    known.map_or_else(Vec::new, |(draft, known)| {
        draft.merged.edits(&known.node, &known.steps())
    })
}

fn by_hand(outcome: &Outcome, source: &SourceFile, reason: &str) -> Diagnostic {
    let lines = outcome.draft.iter().flat_map(|draft| &draft.merged.lines);
    let lines: Vec<String> = lines
        .map(|line| {
            format!(
                "`{}: {}`",
                line.key,
                line.after.as_deref().unwrap_or_default()
            )
        })
        .collect();
    let message = format!("this file cannot be changed safely: {reason}");
    let place = Place::File(source.shown.to_string(), None);
    Diagnostic::new(check::CHANGE_BY_HAND, place, message).hint(format!(
        "write it yourself, and import again: {}",
        lines.join(", ")
    ))
}
