//! What becomes of each row before the whole is checked.

use super::Setting;
use super::account::Account;
use super::id::Ids;
use super::merge::{Before, Merged};
use super::offer;
use super::row::{Consent, Row};
use super::who::{Around, Who, who};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::naming;

/// What a row does, if it is sound.
pub(super) struct Draft {
    pub id: String,
    /// Their place among those who are there; `None` for somebody new.
    pub known: Option<usize>,
    pub merged: Merged,
    pub offers: Vec<(String, String)>,
}

/// One row.
pub(super) struct Outcome {
    pub account: Account,
    /// Of rows that count.
    pub draft: Option<Draft>,
    pub told: Vec<Diagnostic>,
}

impl Outcome {
    fn without(account: Account, told: Option<Diagnostic>) -> Self {
        Self {
            account,
            draft: None,
            told: told.into_iter().collect(),
        }
    }

    /// Whose file changes, by their place.
    pub fn changed(&self) -> Option<usize> {
        let is_changed = self.account == Account::Changed;
        self.draft.as_ref().filter(|_| is_changed)?.known
    }

    /// The same for a row that needs somebody.
    pub fn ask(&mut self, problems: impl IntoIterator<Item = Diagnostic>) {
        self.account = Account::NeedsYou;
        self.draft = None;
        self.told.extend(problems);
    }
}

/// All rows, in their order.
pub(super) fn drafts(rows: &[Row], setting: &Setting<'_>, around: Around<'_>) -> Vec<Outcome> {
    let ids = around.people.all.iter().map(|known| known.id.as_str());
    let mut ids = Ids::new(around.sources, ids);
    let all = who(rows, around).into_iter().zip(rows);
    all.map(|(who, row)| match who {
        Who::Older(latest) => Outcome::without(Account::Duplicate, Some(older(row, &rows[latest]))),
        Who::Erased => Outcome::without(Account::Erased, Some(erased(row))),
        Who::Asked(problem) => Outcome::without(Account::NeedsYou, Some(problem)),
        // What is unread has been told.
        _ if !row.unread.is_empty() => Outcome::without(Account::NeedsYou, None),
        _ if row.consent == Consent::Refused => {
            Outcome::without(Account::NeedsYou, Some(refused(row)))
        }
        Who::New => fresh(
            row,
            setting,
            ids.take(&row.name, |id| around.memories.had_id(id)),
        ),
        Who::Known(at) => changed(row, setting, around, at, false),
        Who::Moved(at) => changed(row, setting, around, at, true),
    })
    .collect()
}

fn fresh(row: &Row, setting: &Setting<'_>, id: String) -> Outcome {
    Outcome {
        account: Account::New,
        draft: Some(Draft {
            id,
            known: None,
            // All of it is new: made when it is written, and again when it is shown.
            merged: Merged::default(),
            offers: offer::offers(row, setting, |_| true),
        }),
        told: hidden(row),
    }
}

fn changed(
    row: &Row,
    setting: &Setting<'_>,
    around: Around<'_>,
    at: usize,
    moved: bool,
) -> Outcome {
    let known = &around.people.all[at];
    let before = Before {
        known,
        taken: around.memories.of(&known.id).collect(),
        moved,
        shown: &around.sources.get(known.file).shown,
    };
    let mut merged = before.merge(row, setting);
    let mut told = std::mem::take(&mut merged.told);
    let is_same = merged.lines.is_empty();
    if !is_same {
        told.extend(hidden(row));
    }
    let is_new = |key: &str| merged.lines.iter().any(|line| line.key == key);
    Outcome {
        account: if is_same {
            Account::Unchanged
        } else {
            Account::Changed
        },
        draft: Some(Draft {
            id: known.id.clone(),
            known: Some(at),
            offers: offer::offers(row, setting, is_new),
            merged,
        }),
        told,
    }
}

fn older(row: &Row, latest: &Row) -> Diagnostic {
    let number = latest.place.row;
    let message = match super::known::address_key(&row.address)
        == super::known::address_key(&latest.address)
    {
        // Two of one family may have one address: whoever reads both names sees it.
        true if naming::key(&row.name) != naming::key(&latest.name) => format!(
            "`{}` (`{}`) signed up again in row {number} as `{}`, which counts",
            row.address, row.name, latest.name
        ),
        true => format!(
            "`{}` signed up again in row {number}, which counts",
            row.address
        ),
        false => format!(
            "`{}` signed up again as `{}` in row {number}, which counts",
            row.address, latest.address
        ),
    };
    Diagnostic::new(
        check::SIGNED_UP_AGAIN,
        Place::Cell(row.place_of("email").clone()),
        message,
    )
}

fn erased(row: &Row) -> Diagnostic {
    let message = "this row is of somebody who was erased: it is passed over".to_owned();
    let problem = Diagnostic::new(
        check::ERASED_ROW,
        Place::Cell(row.place_of("email").clone()),
        message,
    );
    problem.hint("delete the row in the export and in the form's own answers too; if they signed up anew, make their file by hand")
}

fn refused(row: &Row) -> Diagnostic {
    let message = match &*row.name {
        "" => "they have not said yes, so nothing of them is written".to_owned(),
        name => format!("`{name}` has not said yes, so nothing of them is written"),
    };
    let place = row.consent_place.clone();
    Diagnostic::new(check::CONSENT_MISSING, Place::Cell(place), message).hint(
        "ask them; if the answer means yes, the form file lists it under `yes` of that column",
    )
}

/// Answers in which signs stood that nobody sees.
fn hidden(row: &Row) -> Vec<Diagnostic> {
    let told = row.hidden.iter().map(|place| {
        let message = "this answer holds signs that nobody sees, or that turn its direction: they are left out";
        Diagnostic::new(check::ODD_CHARACTER, Place::Cell(place.clone()), message).as_warning()
    });
    told.collect()
}
