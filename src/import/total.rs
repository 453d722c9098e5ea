//! What all rows come to together.

use super::account::Account;
use super::draft::{Draft, Outcome};
use super::memory::{Entry, Memories, seen, seen_id};
use super::merge::Merged;
use super::row::Row;
use super::{File, Imported, Person, Setting};
use crate::model::form::Target;

/// Everything together: the files that were made of the sound drafts, and the memory behind them.
pub(super) fn total(
    outcomes: Vec<Outcome>,
    rows: &[Row<'_>],
    mut files: Vec<File>,
    memories: &Memories<'_>,
    shown: impl Fn(&Draft) -> String,
    setting: &Setting<'_>,
) -> Imported {
    let mut imported = Imported::default();
    let mut taken = Vec::new();
    for (outcome, row) in outcomes.into_iter().zip(rows) {
        imported.accounts.count(outcome.account);
        imported.problems.extend(outcome.told);
        let Some(draft) = outcome.draft else { continue };
        taken.push(entry(&draft, row, setting));
        if matches!(outcome.account, Account::New | Account::Changed) {
            imported.people.push(Person {
                shown: shown(&draft),
                row: row.answers.place.row,
                is_new: draft.known.is_none(),
                lines: match draft.known {
                    Some(_) => draft.merged.lines,
                    None => Merged::of_new(row).lines,
                },
                offers: draft.offers,
            });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.extend(memories.with(taken));
    imported.files = files;
    imported
}

fn entry(draft: &Draft, row: &Row<'_>, setting: &Setting<'_>) -> Entry {
    let said = row.wanted.iter().filter(|wanted| !wanted.is_guess);
    let said = said.filter(|wanted| wanted.target != Target::Nothing);
    let address = (!row.address.is_empty())
        .then(|| seen(&row.address))
        .into_iter();
    Entry {
        id: draft.id.clone(),
        row: row.answers.place.row,
        round: setting.round.to_owned(),
        seen: address.chain([seen_id(&draft.id)]).collect(),
        answers: said
            .map(|wanted| (wanted.target.word(), wanted.value.clone()))
            .collect(),
    }
}
