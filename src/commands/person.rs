//! People as organisers name them on the command line.

use crate::edge::Trouble;
use crate::model::{Participant, PersonId, Program, Round};
use crate::parse::nearest::nearest;

/// The one participant whose id or full name this is, or else of those who take part in the round, if one is given, the only one whose id or name
/// has it as a part. Case does not count.
pub(super) fn named<'a>(
    program: &'a Program,
    round: Option<&Round>,
    text: &str,
) -> Result<&'a PersonId, Trouble> {
    let wanted = text.to_lowercase();
    let all = || program.participants.iter().map(AsRef::as_ref);
    let exact = |person: &&Participant| {
        person.id.as_str() == wanted || person.name.reveal().to_lowercase() == wanted
    };
    if let Some(person) = all().find(exact) {
        return Ok(&person.id);
    }
    let organiser = program
        .organisers
        .iter()
        .find(|one| one.id.as_str() == wanted);
    if let Some(organiser) = organiser {
        return Ok(&organiser.id);
    }
    let part = |person: &&Participant| {
        let name = person.name.reveal().to_lowercase();
        round.is_none_or(|round| person.enrolments.contains_key(&round.id))
            && (person.id.as_str().contains(&wanted) || name.contains(&wanted))
    };
    match all().filter(part).collect::<Vec<_>>()[..] {
        [person] => Ok(&person.id),
        [] => Err(nobody(program, text, &wanted)),
        ref several => Err(ambiguous(text, several)),
    }
}

fn nobody(program: &Program, text: &str, wanted: &str) -> Trouble {
    let ids = program.participants.iter().map(|person| person.id.as_str());
    let trouble = Trouble::new("find", text, "nobody has this id or name");
    match nearest(wanted, ids) {
        Some(near) => trouble.hint(format!("did you mean `{near}`?")),
        None => trouble.hint("give an id, a name or a part of a name"),
    }
}

fn ambiguous(text: &str, several: &[&Participant]) -> Trouble {
    const SHOWN: usize = 5;
    let ids = several.iter().take(SHOWN).map(|person| person.id.as_str());
    let mut ids: Vec<&str> = ids.collect();
    if several.len() > SHOWN {
        ids.push("…");
    }
    Trouble::new("find", text, "more than one person is called so")
        .hint(format!("say which: {}", ids.join(", ")))
}
