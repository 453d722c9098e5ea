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

use crate::diagnostic::Diagnostic;
use crate::model::RoundId;
use crate::model::form::{Answers, Form, Target};
use crate::parse::data;
use crate::source::Input;
use crate::validate::answers::Tables;
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
    round: &'a str,
    /// The first day and the last on which clocks matter.
    days: [Date; 2],
    today: Date,
    /// What the form asks for.
    asked: BTreeSet<Target>,
    /// What may have several answers.
    many: BTreeSet<Target>,
    /// The data folder as the user knows it.
    folder: &'a str,
}

/// What the rows of a form come to in a program: `answers` in the order of the sheet, for a round of the program. `today` is
/// the day of those of whom the form does not say when they signed up; `folder` the data folder as the user knows it.
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
    let (people, memories) = match read {
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
    let setting = Setting {
        tables: &tables,
        round: round.0.as_str(),
        days: days(&data, round, today),
        today,
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
    let files = held::sound(input, &mut outcomes, &rows, &setting, &people);
    let shown = |draft: &draft::Draft| match draft.known {
        Some(at) => sources.get(people.all[at].file).shown.to_string(),
        None => files::shown(&setting, &draft.id),
    };
    total::total(outcomes, rows, files, &memories, shown, &setting)
}

/// From the first day of a round to its last.
fn days(data: &data::DataRecords, round: &RoundId, today: Date) -> [Date; 2] {
    let mut rounds = data.rounds.iter();
    let own = rounds.find(|own| {
        own.id
            .as_ref()
            .is_some_and(|id| id.value == round.0.as_str())
    });
    let day = |own: &data::RoundRecord, first: bool| {
        let day = if first { &own.starts } else { &own.ends };
        day.as_ref().map(|day| day.value)
    };
    own.map_or([today; 2], |own| {
        [
            day(own, true).unwrap_or(today),
            day(own, false).unwrap_or(today),
        ]
    })
}
