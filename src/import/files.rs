//! The files that come of drafts: new ones, and those that are there with what changes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::account::Account;
use super::draft::Outcome;
use super::fresh;
use super::known::People;
use super::parts::Made;
use super::row::Row;
use super::{File, Setting};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::parse::edit::{Edit, Unsafe, apply, apply_to_entry, entries};
use crate::source::{FileId, Input, SourceFile};

/// What files are made of.
pub(super) struct Files<'a> {
    pub input: &'a Input,
    pub rows: &'a [Row],
    pub setting: &'a Setting<'a>,
    pub people: &'a People,
}

impl Files<'_> {
    /// Those of all drafts.
    pub fn all(&self, outcomes: &mut [Outcome]) -> Vec<Made> {
        let mut new = Vec::new();
        let mut changed: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
        for (at, outcome) in outcomes.iter().enumerate() {
            let Some(draft) = &outcome.draft else {
                continue;
            };
            match (outcome.account, draft.known) {
                (Account::New, _) => new.push((at, draft.id.as_str())),
                (Account::Changed, Some(known)) => {
                    let file = self.people.all[known].file;
                    changed.entry(file).or_default().push(at);
                }
                _ => {}
            }
        }
        let new = new.into_par_iter().map(|(row, id)| self.new_file(row, id));
        let mut made: Vec<Made> = new.collect();
        let changed = changed.into_iter();
        made.extend(changed.filter_map(|(id, rows)| self.changed_file(id, rows, outcomes)));
        made
    }

    /// The same once some rows have been left out: of the others nothing is made again.
    pub fn without(
        &self,
        made: Vec<Made>,
        left: &BTreeSet<usize>,
        outcomes: &mut [Outcome],
    ) -> Vec<Made> {
        let again = made.into_iter().filter_map(|made| {
            if !made.rows.iter().any(|(row, _)| left.contains(row)) {
                return Some(made);
            }
            let rows = made.rows.iter().map(|(row, _)| *row);
            let is_changed = |row: &usize| outcomes[*row].account == Account::Changed;
            let rows: Vec<usize> = rows.filter(is_changed).collect();
            self.changed_file(made.source?, rows, outcomes)
        });
        again.collect()
    }

    fn new_file(&self, row: usize, id: &str) -> Made {
        Made {
            shown: shown(self.setting, id),
            source: None,
            file: File {
                path: format!("participants/{id}.yaml"),
                before: None,
                after: fresh::text(&self.rows[row], self.setting.round).into(),
            },
            rows: vec![(row, None)],
        }
    }

    fn changed_file(
        &self,
        id: FileId,
        mut rows: Vec<usize>,
        outcomes: &mut [Outcome],
    ) -> Option<Made> {
        let source = self.input.sources.get(id);
        let mut refused = Vec::new();
        let after = edited(&source.text, &rows, outcomes, self.people, &mut refused);
        for (row, reason) in &refused {
            let problem = by_hand(&outcomes[*row], source, reason);
            outcomes[*row].ask([problem]);
        }
        rows.retain(|row| outcomes[*row].draft.is_some());
        let entry = |row: usize| {
            let draft = outcomes[row].draft.as_ref()?;
            self.people.all[draft.known?].entry
        };
        let rows: Vec<_> = rows.into_iter().map(|row| (row, entry(row))).collect();
        (!rows.is_empty()).then(|| Made {
            shown: source.shown.to_string(),
            source: Some(id),
            file: File {
                path: source.path.to_string(),
                before: Some(Arc::clone(&source.text)),
                after: after.into(),
            },
            rows,
        })
    }
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
    if let [only] = rows {
        return changed(text, *only, outcomes, people, apply, refused);
    }
    let by_entry = rows.iter().filter_map(|row| {
        let draft = outcomes[*row].draft.as_ref()?;
        Some((people.all[draft.known?].entry?, *row))
    });
    let by_entry: BTreeMap<usize, usize> = by_entry.collect();
    let entries = entries(text).filter(|_| by_entry.len() == rows.len());
    let Some(entries) = entries.filter(|all| by_entry.keys().all(|at| *at < all.len())) else {
        let all = rows.iter().flat_map(|row| edits(&outcomes[*row], people));
        let one_by_one = |_| {
            let one =
                |text: String, row: &usize| changed(&text, *row, outcomes, people, apply, refused);
            rows.iter().fold(text.to_owned(), one)
        };
        return apply(text, &all.collect::<Vec<_>>()).unwrap_or_else(one_by_one);
    };
    let head = entries.first().map_or(0, |first| first.start);
    let mut whole = text[..head].to_owned();
    for (at, range) in entries.into_iter().enumerate() {
        let part = &text[range];
        whole += &match by_entry.get(&at) {
            Some(row) => Cow::Owned(changed(part, *row, outcomes, people, in_entry, refused)),
            None => Cow::Borrowed(part),
        };
    }
    whole
}

/// How a text is changed.
type Apply = fn(&str, &[Edit]) -> Result<String, Unsafe>;

/// The edits of an entry, made in its own text.
fn in_entry(text: &str, edits: &[Edit]) -> Result<String, Unsafe> {
    let edits: Vec<Edit> = edits.iter().map(|edit| edit.clone().of_first()).collect();
    apply_to_entry(text, &edits)
}

/// A text with the changes of one row, or as it was.
fn changed(
    text: &str,
    row: usize,
    outcomes: &[Outcome],
    people: &People,
    apply: Apply,
    refused: &mut Vec<(usize, String)>,
) -> String {
    apply(text, &edits(&outcomes[row], people)).unwrap_or_else(|reason| {
        refused.push((row, reason.reason));
        text.to_owned()
    })
}

fn edits(outcome: &Outcome, people: &People) -> Vec<Edit> {
    let draft = outcome.draft.as_ref();
    let known = draft.and_then(|draft| Some((draft, &people.all[draft.known?])));
    known.map_or_else(Vec::new, |(draft, known)| {
        draft.merged.edits(&known.said, &known.steps())
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
