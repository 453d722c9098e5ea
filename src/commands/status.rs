//! `fortnight status`: how a round is: what is done, what comes next, who needs a human, which letters are to be made anew.

use std::sync::Arc;

use super::sound::{Sound, sound};
use super::{Stop, Verdict, count, hands};
use crate::cli::{Cli, StatusArgs};
use crate::diagnostic::printable;
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::edge::load::read_asset;
use crate::edge::terminal::Terminal;
use crate::edge::write::{compare, kept_letter};
use crate::life::{self, told as said};
use crate::model::round::present;
use crate::model::{Program, Round};
use crate::outbox::answers::Answers;
use crate::pipeline::Prepared;
use crate::render::letter::stamp;
use crate::words::english as words;

/// Tells how a round is. What is only worth a warning is left to `check`.
pub fn run(cli: &Cli, arguments: &StatusArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let sound = sound(cli)?;
    let round = sound.round(arguments.round.as_ref(), latest)?;
    let Sound { folders, prepared } = &sound;
    let program = sound.program();
    let answers = Answers::of(&prepared.ready.input.sources, &round.id);
    let status = life::status(program, &round, &answers);
    let mut out = printable(said::head(program, &round, &status).trim_end()).into_owned() + "\n";
    for (head, rows) in said::sections(program, &round, &status) {
        section(&mut out, head, &rows);
    }
    let ledger = program.ledger(&round.id);
    let hands = ledger.and_then(|ledger| hands::said(&prepared.ready.input.sources, ledger));
    let noted = hands.map(|said| {
        format!(
            "{said}; that is fine, and `fortnight match {} --accept` notes it",
            round.id
        )
    });
    let letters = letters(prepared, folders, &round)?;
    let unread = said::unread(&answers);
    let files: Vec<String> = letters.into_iter().chain(noted).chain(unread).collect();
    section(&mut out, "Files", &files);
    terminal.result(out.trim_end())?;
    Ok(Verdict::Fine)
}

/// The present round; if there is none, the one that ended last.
fn latest(program: &Program) -> Result<Arc<Round>, Trouble> {
    let rounds = || program.rounds.iter();
    let found = present(rounds().map(AsRef::as_ref), program.today);
    let found = match found {
        Some(found) => rounds().find(|round| round.id == found.id),
        None => rounds().max_by_key(|round| (round.ends, &round.id)),
    };
    let none = || {
        Trouble::new("find", "the program", "it has no round yet")
            .hint("a round is a file in `data/rounds`, named after its id")
    };
    found.map(Arc::clone).ok_or_else(none)
}

fn section(out: &mut String, head: &str, rows: &[String]) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("\n{head}\n"));
    for line in rows.iter().flat_map(|row| row.lines()) {
        out.push_str(&format!("  {}\n", printable(line)));
    }
}

/// How many letters are not what a build would write.
fn letters(
    prepared: &Prepared,
    folders: &Folders,
    round: &Round,
) -> Result<Option<String>, Trouble> {
    let mut plans = prepared.ready.plan.letters.iter();
    let has_letters = plans.any(|plan| plan.round.id == round.id);
    if !has_letters || prepared.ready.input.site_only {
        return Ok(None);
    }
    let read = |asset: &_| read_asset(folders, asset);
    // A letter that only counts from a later day by now says nothing else.
    let day = |path: &_| stamp::day(&kept_letter(folders, path)?);
    let compared = prepared.outputs_on(&read, &day, |public, letters| {
        compare(folders, public, Some(letters), &|| ())
    });
    let private = folders.private.shown();
    let letters = compared.map(|found| Some(found.letters?.without(found.reports)));
    Ok(Some(match letters {
        Ok(Some(changes)) if !changes.is_none() => {
            let all = changes.written + changes.unchanged;
            let differ = match changes.written {
                1 => "1 differs".to_owned(),
                more => format!("{} differ", words::number(more as u64)),
            };
            let gone = match changes.removed {
                0 => String::new(),
                1 => ", and 1 in the folder goes".to_owned(),
                more => format!(", and {more} in the folder go"),
            };
            format!(
                "of {}, {differ} from what is in {private}/ by more than the day{gone}: `fortnight build` makes them anew",
                count(all, "letter", "letters")
            )
        }
        Ok(_) => format!("all letters in {private}/ say what is true"),
        Err(crate::edge::Failure::Trouble(trouble)) => return Err(trouble),
        Err(crate::edge::Failure::Problems(_)) => {
            "the letters cannot be made: `fortnight check` says why".to_owned()
        }
    }))
}
