//! From the answers of a sign-up form to people's files: a value that is shown, and written only with an explicit word.
//!
//! Layer 7. Pure: files are texts that were read, and what comes out are texts to be written, that of the memory last. Every
//! row is in exactly one account, and no value comes from nowhere:
//!
//! ```text
//! answers ─ row ─▶ rows ─ who ─▶ whose ─ merge ─▶ drafts ─ held ─▶ sound drafts ─▶ texts, memory
//! ```
//!
//! The rules of a program stand in [`validate`](crate::validate) alone: whoever would be an error of the program that comes out
//! is left out, and their row is told with the words of that error.

mod account;
mod clean;
mod draft;
mod files;
mod found;
mod fresh;
mod held;
mod id;
mod known;
mod memory;
mod merge;
mod offer;
mod parts;
mod person;
mod round;
mod row;
mod total;
mod ways;
mod who;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub use account::{Account, Accounts};
pub use merge::Line;
pub use person::Person;
pub use round::round;
pub use words::{told, total};

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::RoundId;
use crate::model::form::{Answers, Form, Target};
use crate::parse::data;
use crate::source::{Input, Spanned};
use crate::validate::answers::{Beginnings, Tables};
use known::People;
use memory::Memories;
use row::Row;

/// What an import comes to.
#[derive(Default)]
pub struct Imported {
    /// How many rows there are of which kind.
    pub accounts: Accounts,
    /// Whose files are new or change, in the order of the rows.
    pub people: Vec<Person>,
    /// Texts for files below the data folder, in the order in which they are to be written.
    pub files: Vec<File>,
    /// What somebody should see. An error is a row that needs them, or what stops everything.
    pub problems: Vec<Diagnostic>,
}

/// A text for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path below the data folder.
    pub path: String,
    /// What was read; `None` if there is none yet.
    pub before: Option<Arc<str>>,
    /// What is to stand there.
    pub after: Arc<str>,
}

/// What holds for all rows.
struct Setting<'a> {
    tables: &'a Tables,
    /// What the names begin with that somebody's own words may hold.
    names: Beginnings,
    round: &'a str,
    /// The first day and the last on which clocks matter.
    days: [Date; 2],
    today: Date,
    /// What the form asks for.
    asked: BTreeSet<Target>,
    /// Whether the round has mentors and mentees.
    has_roles: bool,
    /// What may have several answers.
    many: BTreeSet<Target>,
    /// The data folder as the user knows it.
    folder: &'a str,
}

/// What the rows of a form come to in a program: `answers` in the order of the sheet, for a round of the program. `today` is
/// the day of those of whom the form does not say when they signed up, unless sign-ups were over; `folder` the data folder as the user knows it.
pub fn import(
    input: &Input,
    form: &Form,
    round: &RoundId,
    answers: Vec<Answers>,
    today: Date,
    folder: &str,
) -> Imported {
    let sources = &input.sources;
    let read =
        People::read(sources).and_then(|people| Ok((people, Memories::read(sources, &form.name)?)));
    let (mut people, memories) = match read {
        Ok(read) => read,
        Err(problems) => {
            return Imported {
                problems,
                ..Imported::default()
            };
        }
    };
    let data = data::read_frame(sources);
    let tables = Tables::new(&data);
    let (asked, many) = row::asked(form);
    let record = record(&data, round);
    let setting = Setting {
        tables: &tables,
        names: match asked.contains(&Target::WishWords) {
            true => tables.beginnings(),
            false => Beginnings::default(),
        },
        round: round.0.as_str(),
        days: days(record, today),
        has_roles: record.is_none_or(|record| record.roles.is_some()),
        today: signed_up(record, today),
        asked,
        many,
        folder,
    };
    // Each answer is dropped where its row is made: both of all together would be large.
    let rows = answers.into_par_iter();
    let rows: Vec<Row> = rows.map(|answers| Row::new(&answers, &setting)).collect();
    let around = who::Around {
        people: &people,
        memories: &memories,
        sources,
        round: setting.round,
    };
    let mut outcomes = draft::drafts(&rows, &setting, around);
    let changed: BTreeSet<usize> = outcomes
        .iter()
        .filter_map(draft::Outcome::changed)
        .collect();
    people.keep(|at| changed.contains(&at));
    let files = held::sound(input, &mut outcomes, &rows, &setting, &people);
    let shown = |draft: &draft::Draft| match draft.known {
        Some(at) => sources.get(people.all[at].file).shown.to_string(),
        None => files::shown(&setting, &draft.id),
    };
    let mut imported = total::total(outcomes, rows, files, &memories, shown, &setting);
    imported.problems.extend(passed_over(form, &setting));
    imported
}

/// What the data say of a round.
fn record<'a>(data: &'a data::DataRecords, round: &RoundId) -> Option<&'a data::RoundRecord> {
    let id = |own: &data::RoundRecord| own.id.as_ref().map(|id| id.value.clone());
    let mut rounds = data.rounds.iter().map(|own| &**own);
    rounds.find(|own| id(own).as_deref() == Some(round.0.as_str()))
}

/// From the first day of a round to its last.
fn days(round: Option<&data::RoundRecord>, today: Date) -> [Date; 2] {
    let day = |day: &Option<Spanned<Date>>| day.as_ref().map_or(today, |day| day.value);
    round.map_or([today; 2], |own| [day(&own.starts), day(&own.ends)])
}

/// When somebody signed up of whom the form does not say it: today, or on the last day on which one could.
fn signed_up(round: Option<&data::RoundRecord>, today: Date) -> Date {
    let closes = round.and_then(|round| round.closes.as_ref());
    closes.map_or(today, |closes| today.min(closes.value))
}

/// A form with roles for a round without: said once, and not of each row.
fn passed_over(form: &Form, setting: &Setting<'_>) -> Option<Diagnostic> {
    let of_roles = |target: &&Target| matches!(target, Target::As | Target::Places(_));
    let word = setting.asked.iter().find(of_roles)?.word();
    let round = setting.round;
    let place = format!(
        "{}/forms/{}.yaml",
        setting.folder.trim_end_matches('/'),
        form.name
    );
    let message = format!("the form asks for `{word}`, but `{round}` has no roles: all are peers");
    let problem = Diagnostic::new(
        check::ROUND_WITHOUT_ROLES,
        Place::File(place, None),
        message,
    );
    let hint = "what people answered is passed over; if there shall be mentors and mentees, write `roles: {}` into the round and import again";
    (!setting.has_roles).then(|| problem.hint(hint))
}
