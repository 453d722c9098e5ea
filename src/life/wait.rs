//! Who has to wait, written into their files.

use std::collections::BTreeMap;

use super::files::{Change, File, Stuck};
use crate::model::person::{Because, EnrolmentStatus};
use crate::model::{Enrolment, PersonId, Program, Round};
use crate::parse::edit::{Datum, Edit, Step};
use crate::source::{FileId, Input};

/// The files of these people, with the status that they wait in a round, and why; of those of whom it is written already, none.
///
/// # Errors
/// A file that cannot be changed safely.
pub fn waits<'a>(
    input: &Input,
    program: &Program,
    round: &Round,
    people: impl IntoIterator<Item = &'a PersonId>,
    because: Because,
) -> Result<Vec<Change>, Stuck> {
    let mut files: BTreeMap<FileId, Vec<&Enrolment>> = BTreeMap::new();
    for id in people {
        let person = program.participant(id);
        let enrolment = person.and_then(|person| person.enrolments.get(&round.id));
        let due = enrolment
            .filter(|one| one.status != EnrolmentStatus::Waiting || one.because != Some(because));
        if let Some(one) = due {
            files.entry(one.span.file).or_default().push(one);
        }
    }
    let changes = files.into_iter().map(|(id, enrolments)| {
        let file = File::of(input, id)?;
        let (mut edits, mut parts) = (Vec::new(), Vec::new());
        for enrolment in enrolments {
            let Some((way, _)) = file.enrolment(enrolment.span) else {
                return Err(file.stuck("their round is not found in it"));
            };
            let words = [
                ("status", EnrolmentStatus::Waiting.word()),
                ("because", because.word()),
            ];
            for (key, word) in words {
                let way = [&way[..], &[Step::Key(key.to_owned())]].concat();
                edits.push(Edit::Set(way.clone(), Datum::Word(word.to_owned())));
                parts.push((None, way));
            }
        }
        file.changed(&edits, parts)
    });
    changes.collect()
}
