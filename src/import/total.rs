//! What all rows come to together.

use super::account::Account;
use super::draft::{Draft, Outcome};
use super::memory::{Memories, Taken, seen, seen_id};
use super::person::{Changes, Person};
use super::row::Row;
use super::{File, Imported, Setting};
use crate::model::form::Target;

/// Everything together: the files that were made of the sound drafts, and the memory behind them.
pub(super) fn total(
    outcomes: Vec<Outcome>,
    rows: Vec<Row>,
    mut files: Vec<File>,
    memories: &Memories<'_>,
    shown: impl Fn(&Draft) -> String,
    setting: &Setting<'_>,
) -> Imported {
    let mut imported = Imported::default();
    let both = outcomes.iter().zip(&rows);
    let taken =
        both.filter_map(|(outcome, row)| Some(taken(outcome.draft.as_ref()?, row, setting)));
    let memory = memories.with(&taken.collect::<Vec<_>>());
    for (outcome, row) in outcomes.into_iter().zip(rows) {
        imported.accounts.count(outcome.account);
        imported.problems.extend(outcome.told);
        let Some(draft) = outcome.draft else { continue };
        if matches!(outcome.account, Account::New | Account::Changed) {
            imported.people.push(Person {
                shown: shown(&draft),
                row: row.place.row,
                changes: match draft.known {
                    Some(_) => Changes::Known(draft.merged.lines),
                    None => Changes::New(Box::new(row), setting.round.into()),
                },
                offers: draft.offers,
            });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.extend(memory);
    imported.files = files;
    imported
}

fn taken<'a>(draft: &'a Draft, row: &'a Row, setting: &'a Setting<'_>) -> Taken<'a> {
    let said = row.wanted.iter().filter(|wanted| !wanted.is_guess);
    let said = said.filter(|wanted| wanted.target != Target::Nothing);
    let address = (!row.address.is_empty())
        .then(|| seen(&row.address))
        .into_iter();
    let answers = said.map(|wanted| (wanted.target.word(), &wanted.value));
    let mut answers: Vec<_> = answers.collect();
    answers.sort_by(|(one, _), (other, _)| one.cmp(other));
    Taken {
        id: &draft.id,
        row: row.place.row,
        round: setting.round,
        seen: address.chain([seen_id(&draft.id)]).collect(),
        answers,
    }
}
