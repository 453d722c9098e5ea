//! Who has to wait, written into their files.

use std::collections::BTreeMap;

use super::files::{Change, File, Stuck};
use crate::model::person::{Because, EnrolmentStatus};
use crate::model::{Enrolment, PersonId, Program, Round};
use crate::parse::edit::{Datum, Edit, Step};
use crate::source::{FileId, Input};

/// The files of these people, with the status that they wait in a round, and why where it has a word; of those of whom it is written
/// already, none.
///
/// # Errors
/// A file that cannot be changed safely.
pub fn waits<'a>(
    input: &Input,
    program: &Program,
    round: &Round,
    people: impl IntoIterator<Item = (&'a PersonId, Option<Because>)>,
) -> Result<Vec<Change>, Stuck> {
    let mut files: BTreeMap<FileId, Vec<(&Enrolment, Option<Because>)>> = BTreeMap::new();
    for (id, because) in people {
        let person = program.participant(id);
        let enrolment = person.and_then(|person| person.enrolments.get(&round.id));
        let due = enrolment
            .filter(|one| one.status != EnrolmentStatus::Waiting || one.because != because);
        if let Some(one) = due {
            files.entry(one.span.file).or_default().push((one, because));
        }
    }
    let changes = files.into_iter().map(|(id, enrolments)| {
        let file = File::of(input, id)?;
        let (mut edits, mut parts) = (Vec::new(), Vec::new());
        for (enrolment, because) in enrolments {
            let Some((way, _)) = file.enrolment(enrolment.span) else {
                return Err(file.stuck("their round is not found in it"));
            };
            let status = ("status", EnrolmentStatus::Waiting.word());
            let because = because.map(|because| ("because", because.word()));
            for (key, word) in [Some(status), because].into_iter().flatten() {
                let way = [&way[..], &[Step::Key(key.to_owned())]].concat();
                edits.push(Edit::Set(way.clone(), Datum::Word(word.to_owned())));
                parts.push((None, way));
            }
        }
        file.changed(&edits, parts)
    });
    changes.collect()
}
